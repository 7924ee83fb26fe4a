"""Which lines do the elements of a Word document make? Paragraphs, tables and text boxes.

The XML is read as a stream: memory stays small whatever the document claims, and a document type
(which no Word document has) is refused at its first letter, so no entity is ever expanded.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from xml.parsers import expat

from gonorth.facts.words import Refusal
from gonorth.resumes.lines import Line, broken, closed_up, drop_bullet, split_pieces

MAX_LETTERS = 120_000
MAX_DEPTH = 200
LONG_CELL = 200  # letters: more in one cell is a page laid out with a table
UNREADABLE = (expat.ExpatError, LookupError, ValueError)  # the last two: an encoding nobody knows
# Parts of the text that are not shown: old versions, field codes, and copies for old readers.
HIDDEN = {"del", "delText", "instrText", "Fallback", "moveFrom", "delInstrText"}


@dataclass(slots=True)
class Paragraph:
    text: list[str] = field(default_factory=list)
    size: float = 0.0
    bold: int = 0  # letters
    letters: int = 0
    is_bullet: bool = False
    is_heading: bool = False

    def lines(self) -> list[Line]:
        rows = [row.strip() for line in "".join(self.text).split("\n") for row in broken(closed_up(line))]
        return [self._line(row) for row in rows if row]

    def _line(self, row: str) -> Line:
        bare, marked = drop_bullet(row)
        return Line(
            split_pieces(bare),
            size=self.size,
            is_bold=self.bold * 2 > self.letters,
            is_bullet=marked or self.is_bullet,
            is_heading=self.is_heading,
        )


class Reader:
    """Follows the elements of one part. Rows and paragraphs are stacks, for both nest."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._path: list[str] = []
        self._rows: list[list[list[Line]]] = []  # of tables: rows of cells of lines
        self._paragraphs: list[Paragraph] = []
        self._waiting: list[list[Line]] = []  # text boxes, until their paragraph ends
        self._hidden = 0
        self._is_bold = self._vanishes = False
        self._letters = 0
        self._blank = 0

    def read(self, data: bytes) -> list[Line]:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse_doctype
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
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])
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
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1] += [*lines, *boxes]
        else:
            self.lines += [*self._spaced(lines), *boxes]

    def _spaced(self, lines: list[Line]) -> list[Line]:
        """An empty paragraph is white above the next one."""
        if not lines:
            self._blank += 1
            return []
        gap, self._blank = float(min(self._blank, 2)), 0
        return [replace(lines[0], gap=gap), *lines[1:]]

    def _close_row(self, row: list[list[Line]]) -> None:
        """One line where every cell has one; else cell by cell, as a page laid out with a table reads."""
        cells = [cell for cell in row if cell]
        if len(cells) > 1 and all(len(cell) == 1 and len(cell[0].text) < LONG_CELL for cell in cells):
            pieces = tuple(piece for cell in cells for piece in cell[0].pieces)
            lines = [replace(cells[0][0], pieces=pieces, is_bullet=False)]
        else:
            lines = [line for cell in cells for line in cell]
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] += lines
        elif self._waiting and "txbxContent" in self._path:
            self._waiting[-1] += lines
        else:
            self.lines += lines


def refuse_doctype(*_: object) -> None:
    raise Refusal("resumes.docx_entities")
