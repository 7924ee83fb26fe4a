"""How are the files of a pack opened, so that what is wrong in one can be pointed at by its line?"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from gonorth.facts.words import Lang, Sentence, say

Severity = Literal["error", "note"]


@dataclass(frozen=True)
class Problem:
    """Something wrong in a pack: where, what and what to do. A note does not keep it from being read."""

    file: str
    line: int | None
    sentence: Sentence
    severity: Severity = "error"

    def say(self, lang: Lang = "en") -> str:
        where = "facts.at_line" if self.line else "facts.in_file"
        return say(where, lang, file=self.file, line=str(self.line), problem=self.sentence)


class Broken(Exception):
    """A file that cannot be read at all."""

    def __init__(self, file: str, key: str, line: int | None = None, **values: Any) -> None:
        self.problem = Problem(file, line, Sentence(f"facts.{key}", values))
        super().__init__(self.problem.say())


@dataclass(frozen=True)
class Row:
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """A CSV file: its columns, and its rows with the line each starts on. Lines starting `#` are notes."""

    file: str
    heading: int  # the line of the columns' names
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def cells(self) -> Iterator[Mapping[str, str]]:
        return (row.cells for row in self.rows)


@dataclass(frozen=True)
class Document:
    """A TOML file and its text, in which the line of a key can be found again."""

    file: str
    text: str
    data: Mapping[str, Any]

    def line_of(self, key: str, table: str = "", nth: int = 0) -> int | None:
        """The line where `key` is set in the `nth` [table] or [[table]]; the table's own where it is not."""
        lines = self.text.splitlines()
        heads = [n for n, line in enumerate(lines, 1) if line.strip() in {f"[{table}]", f"[[{table}]]"}]
        start = heads[nth] if nth < len(heads) else None
        own = re.compile(rf"\s*{re.escape(key)}\s*[.=]|\[{re.escape(table)}\.{re.escape(key)}\]")
        for number, line in enumerate(lines[start or 0 :], (start or 0) + 1):
            if own.match(line):
                return number
            if start and line.startswith("[") and not line.startswith(f"[{table}."):
                break
        return start


class PackFiles:
    """The files of a pack, each opened once. Raises Broken for one that cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._documents: dict[str, Document] = {}
        self._sheets: dict[str, Sheet] = {}

    def document(self, file: str) -> Document:
        if file not in self._documents:
            self._documents[file] = _document(file, _text(self.folder, file))
        return self._documents[file]

    def sheet(self, file: str) -> Sheet:
        if file not in self._sheets:
            self._sheets[file] = _sheet(file, _text(self.folder, file))
        return self._sheets[file]


def _document(file: str, text: str) -> Document:
    try:
        return Document(file, text, tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise Broken(file, "not_toml", int(line[1]) if line else None, error=str(error)) from None


def _sheet(file: str, text: str) -> Sheet:
    lines = _Lines(text)
    reader = csv.reader(lines, strict=True)
    try:
        columns = next(reader, [])
        heading = lines.number
        rows = tuple(_row(file, columns, cells, lines) for cells in reader if cells)
    except csv.Error as error:
        raise Broken(file, "not_csv", lines.number, error=str(error)) from None
    return Sheet(file, heading, tuple(columns), rows)


class _Lines:
    """The lines of a text without its notes, remembering the number of the last one given."""

    def __init__(self, text: str) -> None:
        self.number = 0
        self._text = text

    def __iter__(self) -> Iterator[str]:
        for number, line in enumerate(io.StringIO(self._text, newline=""), 1):
            if not line.startswith("#"):
                self.number = number
                yield line


def _row(file: str, columns: list[str], cells: list[str], lines: _Lines) -> Row:
    line = lines.number - sum(cell.count("\n") for cell in cells)
    if len(cells) != len(columns):
        raise Broken(file, "wrong_width", line, has=len(cells), columns=len(columns))
    return Row(line, dict(zip(columns, cells, strict=True)))


def _text(folder: Path, file: str) -> str:
    try:
        return (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Broken(file, "missing_file") from None
    except UnicodeDecodeError:
        raise Broken(file, "not_utf8") from None
