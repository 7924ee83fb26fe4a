"""What does a PDF say? Its letters, through PDFium, as the lines of a résumé."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from gonorth.facts.words import Refusal
from gonorth.resumes.draft import Draft
from gonorth.resumes.drafting import draft_of
from gonorth.resumes.lines import Line
from gonorth.resumes.page import lines_of
from gonorth.resumes.runs import Letter, Run, runs_of
from gonorth.resumes.sections import is_heading

MAX_PAGES = 30
MAX_LETTERS = 120_000
LEAST_LETTERS = 40  # fewer on all pages, and the page is a picture
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
HYPHENS = {"\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-", "\u0002": "-"}
SIGNS = LIGATURES | HYPHENS
BOLD = 600  # a font's weight from which on we call it bold
FORCE_BOLD = 1 << 18  # the flag of a font drawn bold (PDF 32000-1, table 123)


@dataclass(frozen=True, slots=True)
class Pages:
    lines: list[Line]
    title: str
    author: str


def read_pdf(data: bytes, filename: str) -> Draft:
    pages = read_pages(data, is_heading)
    return draft_of(pages.lines, filename, (pages.title, pages.author))


def read_pages(data: bytes, is_heading: Callable[[str], bool]) -> Pages:
    """The lines of every page; Refusal for what is locked, broken, endless or a picture."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            return _read(document, is_heading)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise Refusal("resumes.pdf_locked" if locked else "resumes.pdf_broken") from None


def _read(document: pypdfium2.PdfDocument, is_heading: Callable[[str], bool]) -> Pages:
    count = len(document)
    if count > MAX_PAGES:
        raise Refusal("resumes.pdf_pages", pages=count, most=MAX_PAGES)
    texts = [document[number].get_textpage() for number in range(count)]
    if sum(text.count_chars() for text in texts) > MAX_LETTERS:
        raise Refusal("resumes.too_long")
    pages: list[list[Line]] = []
    letters = unread = 0
    for number, text in enumerate(texts):
        runs, strange = _page_runs(text)
        letters += sum(len(word) for run in runs for word, _, _ in run.words)
        unread += strange
        pages.append(lines_of(runs, number + 1, is_heading))
    if unread > letters:
        raise Refusal("resumes.pdf_letters")
    if letters < LEAST_LETTERS:
        raise Refusal("resumes.pdf_picture")
    return Pages(_without_margins(pages), _about(document, "Title"), _about(document, "Author"))


def _about(document: pypdfium2.PdfDocument, key: str) -> str:
    try:
        return str(document.get_metadata_value(key))[:200]
    except UnicodeDecodeError:  # written in no encoding: it only helps to find the name
        return ""


def _without_margins(pages: list[list[Line]]) -> list[Line]:
    """The lines without what stands at the top or bottom of more than one page, but for its numbers."""
    edges = Counter(
        text for page in pages for text in {_numberless(line) for line in (*page[:2], *page[-2:])}
    )
    return [
        line
        for page in pages
        for number, line in enumerate(page)
        if not (edges[_numberless(line)] > 1 and (number < 2 or number >= len(page) - 2))
    ]


def _numberless(line: Line) -> str:
    return "".join(sign for sign in line.text if not sign.isdigit())


def _page_runs(text: pypdfium2.PdfTextPage) -> tuple[list[Run], int]:
    """The runs of a page, and how many of its letters have no known sign."""
    letters, numbers, strange = [], [], 0
    for number, letter in _letters(text):
        strange += letter is None
        if letter is not None:
            letters.append(letter)
            numbers.append(number)
    return runs_of(letters, lambda number: _is_bold(text, numbers[number])), strange


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, Letter | None]]:
    """Each letter with its place in the file; None for one whose font does not say what it is."""
    box = pdfium.FS_RECTF()
    spaced = False
    for number in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text.raw, number))
        sign = SIGNS.get(sign, sign)
        kind = unicodedata.category(sign[0])
        if sign.isspace() or kind in ("Cc", "Cf", "Cs"):
            spaced = True
            continue
        if sign == "\ufffd" or (kind == "Cn"):
            yield number, None
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, number, box)
        yield number, Letter(sign, box.left, box.bottom, box.right, box.top, spaced)
        spaced = False


def _is_bold(text: pypdfium2.PdfTextPage, number: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text.raw, number) >= BOLD:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text.raw, number, name, 128, flags)
    return bool(flags.value & FORCE_BOLD) or b"bold" in name.value.lower()
