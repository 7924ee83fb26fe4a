"""Our CSV: openings as anyone can write them in a spreadsheet.

Columns are found by name, English or French (gonorth/data/boards/terms.toml, table `column`;
docs/reference/boards.md). Comma, semicolon or tab. Lines above the header that start with # are notes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any

from gonorth.boards.document import MOST_RECORDS
from gonorth.boards.fields import LONGEST_LABEL, day, folded, moment, text, tidy, web_address
from gonorth.boards.record import Record, Spoiled, Unreadable, Where, title_of
from gonorth.boards.system import Origin, System, slugged
from gonorth.boards.terms import employment_type, meanings, sponsorship, work_mode

csv.field_size_limit(2**30)  # a description may exceed Python's 128 KB; payload.py bounds the whole
_DELIMITERS = ",;\t"


def find_rows(table: str) -> list[Any] | None:
    """The rows under a header that names the title and something else we know; None without one."""
    lines = list(StringIO(table, newline=""))
    top = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), None)
    if top is None:
        return None
    columns, delimiter = max(((_columns(lines[top], mark), mark) for mark in _DELIMITERS), key=_known)
    if "title" not in columns or _known((columns, delimiter)) < 2:
        return None
    rows = (_row(cells, columns) for cells in _records(lines, top + 1, delimiter) if any(cells))
    return list(islice(rows, MOST_RECORDS + 1))


def _columns(header: str, delimiter: str) -> list[str | None]:
    names = next(csv.reader([header], delimiter=delimiter))
    return [meanings("column").get(folded(name[:LONGEST_LABEL])) for name in names]


def _known(header: tuple[list[str | None], str]) -> int:
    return sum(column is not None for column in header[0])


def _records(lines: list[str], start: int, delimiter: str) -> Iterator[list[Any]]:
    """The rows' cells. A quotation mark out of place would swallow the rows after it: a row that breaks
    the rules over several lines is cut back to its first, and that line read for what it is."""
    while start < len(lines):
        rest = (lines[index] for index in range(start, len(lines)))
        rows = csv.reader(rest, delimiter=delimiter, strict=True)
        read = 0
        try:
            for cells in rows:
                yield cells
                read = rows.line_num
            return
        except csv.Error:
            yield _alone(lines[start + read], delimiter)
            start += read + 1


def _alone(line: str, delimiter: str) -> list[Any]:
    """The cells of a line by itself, as spreadsheets read it; spoiled where its quotation never ends."""
    cells: list[Any] = next(csv.reader([line.rstrip("\r\n") + "\n"], delimiter=delimiter))
    return [Spoiled(Unreadable("boards.quote_open"))] if cells[-1].endswith("\n") else cells


def _row(cells: list[Any], columns: list[str | None]) -> Any:
    if isinstance(cells[0], Spoiled):
        return cells[0]
    if any(cells[len(columns) :]):
        return Spoiled(Unreadable("boards.too_many_cells", cells=len(cells), columns=len(columns)))
    named = zip(columns, cells, strict=False)  # cells left out at the end of a row are empty
    return {column: cell for column, cell in named if column and cell.strip()}


def read_row(row: dict[str, str], origin: Origin) -> Record:
    employer = tidy(row.get("employer"))
    country = tidy(row.get("country"))
    return Record(
        title=title_of(row.get("title")),
        id=tidy(row.get("id")),
        board=slugged(employer) or origin.slug,
        employer=employer,
        where=(Where(text=tidy(row.get("location")) or "", country=country),),
        work_mode=work_mode(row.get("work_mode")),
        remote_within=tuple(filter(None, map(tidy, (row.get("remote_within") or "").split(",")))),
        pay_text=tidy(row.get("pay")),
        description=text(row.get("description")) or "",
        url=web_address(row.get("url")),
        department=tidy(row.get("department")),
        requisition=tidy(row.get("requisition")),
        employment_type=employment_type(row.get("employment_type")),
        language=tidy(row.get("language")),
        posted_on=day(row.get("posted_on")),
        updated_at=moment(row.get("updated_at")),
        sponsorship=sponsorship(row.get("sponsorship")),
    )


CSV = System("csv", "table", find_rows, read_row)
