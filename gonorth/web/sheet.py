"""Rows as a spreadsheet that no spreadsheet will execute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")  # what a spreadsheet takes for the start of a formula


def harmless(cell: Any) -> Any:
    """Text that would run gets an apostrophe before it; numbers are numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(RUNS) else cell


def sheet(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], separator: str = ","
) -> HttpResponse:
    """A CSV file to keep, in UTF-8 that spreadsheets recognise."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(columns)
    writer.writerows([["" if cell is None else harmless(cell) for cell in row] for row in rows])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
