"""What does a Word document say? The lines of its headers and body, and who it says wrote it."""

from __future__ import annotations

from xml.parsers import expat

from gonorth.facts.words import Refusal
from gonorth.resumes.archive import Archive
from gonorth.resumes.draft import Draft
from gonorth.resumes.drafting import draft_of
from gonorth.resumes.lines import Line
from gonorth.resumes.wordxml import UNREADABLE, Reader, refuse_doctype

BODY, PROPERTIES = "word/document.xml", "docProps/core.xml"
MAX_HEADERS = 4  # and as many footers


def read_docx(data: bytes, filename: str) -> Draft:
    archive = Archive(data)
    return draft_of(read_lines(archive), filename, _about(archive), _parts(archive, "footer"))


def read_lines(archive: Archive) -> list[Line]:
    """The lines of the headers, where many write their name and address, and of the body."""
    lines = [*_parts(archive, "header"), *Reader().read(archive.read(BODY))]
    if not lines:
        raise Refusal("resumes.docx_empty")
    return lines


def _parts(archive: Archive, kind: str) -> list[Line]:
    """The lines of the headers or of the footers."""
    names = [name for name in archive.names if name.startswith(f"word/{kind}") and name.endswith(".xml")]
    return [line for name in sorted(names)[:MAX_HEADERS] for line in Reader().read(archive.read(name))]


def _about(archive: Archive) -> tuple[str, str]:
    """The title and the author in the file's properties."""
    found, path = {"title": "", "creator": ""}, [""]
    if PROPERTIES not in archive.names:
        return "", ""

    def take(text: str) -> None:
        if path[-1] in found:
            found[path[-1]] = (found[path[-1]] + text)[:200]

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = lambda tag, _: path.append(tag.rpartition("}")[2])
    parser.EndElementHandler = lambda _: path.pop()
    parser.CharacterDataHandler = take
    try:
        parser.Parse(archive.read(PROPERTIES), True)
    except UNREADABLE:  # a Refusal too: the text is read without it
        return "", ""
    return found["title"], found["creator"]
