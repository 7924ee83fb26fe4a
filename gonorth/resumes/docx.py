"""What does a Word document say? Its paragraphs, tables, text boxes and header as lines.

The XML is read as a stream: memory stays small whatever the document claims, and a document type
(which no Word document has) is refused at its first letter, so no entity is ever expanded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from gonorth.facts.words import Refusal
from gonorth.resumes.archive import Archive
from gonorth.resumes.draft import Draft
from gonorth.resumes.drafting import draft_of
from gonorth.resumes.lines import Line, broken, drop_bullet, split_pieces

BODY = "word/document.xml"
MAX_HEADERS = 4
MAX_LETTERS = 120_000
MAX_DEPTH = 200
LONG_CELL = 200  # letters: more in one cell is a page laid out with a table
UNREADABLE = (expat.ExpatError, LookupError, ValueError)  # the last two: an encoding nobody knows
# Parts of the text that are not shown: old versions, field codes, and copies for old readers.
HIDDEN = {"del", "delText", "instrText", "Fallback", "moveFrom", "delInstrText"}


@dataclass(frozen=True, slots=True)
class Document:
    lines: list[Line]
    title: str
    author: str


@dataclass(slots=True)
class Paragraph:
    text: list[str] = field(default_factory=list)
    size: float = 0.0
    bold: int = 0  # letters
    letters: int = 0
    is_bullet: bool = False
    is_heading: bool = False

    def lines(self) -> list[Line]:
        lines = []
        for row in (row for line in "".join(self.text).split("\n") for row in broken(line)):
            bare, marked = drop_bullet(row.strip())
            pieces = split_pieces(bare)
            if pieces:
                is_bold = self.bold * 2 > self.letters
                bullet = marked or self.is_bullet
                lines.append(
                    Line(
                        pieces, size=self.size, is_bold=is_bold, is_bullet=bullet, is_heading=self.is_heading
                    )
                )
        return lines


@dataclass(slots=True)
class Cell:
    lines: list[Line] = field(default_factory=list)
    paragraphs: int = 0


@dataclass(slots=True)
class Row:
    cells: list[Cell] = field(default_factory=list)


class Reader:
    """Follows the elements of one part; `rows`, `paragraphs` and `runs` are stacks, for they nest."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._path: list[str] = []
        self._rows: list[Row] = []
        self._paragraphs: list[Paragraph] = []
        self._waiting: list[list[Line]] = []  # text boxes, until their paragraph ends
        self._hidden = 0
        self._is_bold = self._vanishes = False
        self._letters = 0
        self._blank = 0

    def read(self, data: bytes) -> list[Line]:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        try:
            parser.Parse(data, True)
        except Refusal:
            raise
        except UNREADABLE:
            raise Refusal("resumes.docx_broken") from None
        return self.lines

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition("}")[2]
        self._path.append(tag)
        if len(self._path) > MAX_DEPTH:
            raise Refusal("resumes.docx_broken")
        if tag in HIDDEN:
            self._hidden += 1
        elif not self._hidden:
            self._open(tag, {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "p":
            self._paragraphs.append(Paragraph())
            self._waiting.append([])
        elif tag == "tr":
            self._rows.append(Row())
        elif tag == "tc" and self._rows:
            self._rows[-1].cells.append(Cell())
        elif tag == "r":
            self._is_bold = self._vanishes = False
        elif self._paragraphs:
            self._style(tag, attributes, self._paragraphs[-1])

    def _style(self, tag: str, attributes: dict[str, str], paragraph: Paragraph) -> None:
        value = attributes.get("val", "")
        if tag in {"tab", "br", "cr"} and "r" in self._path[-3:]:
            paragraph.text.append("\t" if tag == "tab" else "\n")
        elif tag == "noBreakHyphen":
            paragraph.text.append("-")
        elif tag == "b":
            self._is_bold = value not in {"0", "false", "off"}
        elif tag == "vanish":
            self._vanishes = value not in {"0", "false", "off"}
        elif tag == "sz" and value.isdigit() and len(value) < 4:
            paragraph.size = max(paragraph.size, int(value) / 2)
        elif tag == "numPr":
            paragraph.is_bullet = True
        elif tag == "pStyle":
            style = value.lower()
            paragraph.is_heading = style.startswith(("heading", "titre", "title", "berschrift"))
            paragraph.is_bullet = paragraph.is_bullet or style.startswith("listbullet")

    def _end(self, name: str) -> None:
        tag = name.rpartition("}")[2]
        self._path.pop()
        if tag in HIDDEN:
            self._hidden -= 1
        elif not self._hidden:
            if tag == "p" and self._paragraphs:
                self._close_paragraph()
            elif tag == "tr" and self._rows:
                self._close_row(self._rows.pop())

    def _data(self, text: str) -> None:
        if self._hidden or self._vanishes or not self._paragraphs or not self._path or self._path[-1] != "t":
            return
        self._letters += len(text)
        if self._letters > MAX_LETTERS:
            raise Refusal("resumes.too_long")
        paragraph = self._paragraphs[-1]
        paragraph.text.append(text)
        paragraph.letters += len(text)
        paragraph.bold += len(text) if self._is_bold else 0

    def _close_paragraph(self) -> None:
        lines = self._paragraphs.pop().lines()
        boxes = self._waiting.pop()
        if self._paragraphs and "txbxContent" in self._path:
            self._waiting[-1] += [*lines, *boxes]
        elif self._rows and self._rows[-1].cells:
            cell = self._rows[-1].cells[-1]
            cell.lines += [*lines, *boxes]
            cell.paragraphs += 1 if lines else 0
        else:
            self.lines += [*self._spaced(lines), *boxes]

    def _spaced(self, lines: list[Line]) -> list[Line]:
        """An empty paragraph is white above the next one."""
        if not lines:
            self._blank += 1
            return []
        gap, self._blank = float(min(self._blank, 2)), 0
        first = lines[0]
        return [
            Line(
                first.pieces,
                size=first.size,
                gap=gap,
                is_bold=first.is_bold,
                is_bullet=first.is_bullet,
                is_heading=first.is_heading,
            ),
            *lines[1:],
        ]

    def _close_row(self, row: Row) -> None:
        """One line where every cell has one; else cell by cell, as a page laid out with a table reads."""
        cells = [cell for cell in row.cells if cell.lines]
        if len(cells) > 1 and all(
            len(cell.lines) == 1 and len(cell.lines[0].text) < LONG_CELL for cell in cells
        ):
            first = cells[0].lines[0]
            pieces = tuple(piece for cell in cells for piece in cell.lines[0].pieces)
            lines = [Line(pieces, size=first.size, is_bold=first.is_bold, is_heading=first.is_heading)]
        else:
            lines = [line for cell in cells for line in cell.lines]
        if self._rows and self._rows[-1].cells:
            self._rows[-1].cells[-1].lines += lines
            self._rows[-1].cells[-1].paragraphs += 1
        elif self._waiting and "txbxContent" in self._path:
            self._waiting[-1] += lines
        else:
            self.lines += lines


def _refuse_doctype(*_: object) -> None:
    raise Refusal("resumes.docx_entities")


def read_docx(data: bytes, filename: str) -> Draft:
    document = read_document(Archive(data))
    return draft_of(document.lines, filename, (document.title, document.author))


def read_document(archive: Archive) -> Document:
    """The lines of the headers and the body, and what the file says of its title and author."""
    lines: list[Line] = []
    headers = sorted(
        name for name in archive.names if name.startswith("word/header") and name.endswith(".xml")
    )
    for name in (*headers[:MAX_HEADERS], BODY):
        lines += Reader().read(archive.read(name))
    if not lines:
        raise Refusal("resumes.docx_empty")
    title, author = _about(archive)
    return Document(lines, title, author)


def _about(archive: Archive) -> tuple[str, str]:
    """The title and the author in the file's properties."""
    found = {"title": "", "creator": ""}
    name = "docProps/core.xml"
    if name not in archive.names:
        return "", ""
    path: list[str] = []
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, _: path.append(tag.rpartition("}")[2])
    parser.EndElementHandler = lambda _: path.pop()

    def take(text: str) -> None:
        if path[-1] in found:
            found[path[-1]] = (found[path[-1]] + text)[:200]

    parser.CharacterDataHandler = take
    try:
        parser.Parse(archive.read(name), True)
    except UNREADABLE:  # a Refusal too: the text was read without it
        return "", ""
    return found["title"], found["creator"]
