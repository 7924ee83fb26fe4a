"""What kind of file is it? Told by its bytes, not by its name."""

from __future__ import annotations

import re
from typing import Literal

from gonorth.facts.words import Refusal
from gonorth.resumes.archive import Archive
from gonorth.resumes.plaintext import decode, is_text

Kind = Literal["json", "linkedin", "docx", "pdf", "text"]

PDF_WITHIN = 1024  # bytes of anything may stand before a PDF begins
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and anything Office encrypts
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x01\x00")
# The first bytes of what is sent by mistake, and the sentence for it.
REFUSED = (
    (b"{\\rtf", "resumes.is_rtf"),
    (b"MZ", "resumes.is_program"),
    (b"\x7fELF", "resumes.is_program"),
    (b"\xca\xfe\xba\xbe", "resumes.is_program"),
    (b"\xcf\xfa\xed\xfe", "resumes.is_program"),
    (b"#!", "resumes.is_program"),
    (b"\x1f\x8b", "resumes.is_packed"),
    (b"Rar!", "resumes.is_packed"),
    (b"7z\xbc\xaf", "resumes.is_packed"),
)
BLANK = "\ufeff \t\r\n"
SCALAR = re.compile(r'null|true|false|-?\d+(?:\.\d+)?|"[^"\n]*"')  # JSON, and no résumé
# Members by which other documents in a ZIP are known.
OFFICE = (("xl/", "resumes.is_spreadsheet"), ("ppt/", "resumes.is_slides"))


def kind_of(data: bytes) -> Kind:
    """The kind of résumé; a Refusal with a sentence of its own for what is none."""
    if not data.strip():
        raise Refusal("resumes.empty")
    if b"%PDF-" in data[:PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"PK"):
        return _in_zip(Archive(data))
    if data.startswith(OLE):
        raise Refusal("resumes.office_locked" if LOCKED_OFFICE in data else "resumes.is_doc")
    for start, sentence in REFUSED:
        if data.startswith(start):
            raise Refusal(sentence)
    if (
        data.startswith(PICTURES)
        or data[8:12] == b"WEBP"
        or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1")
    ):
        raise Refusal("resumes.is_picture")
    if not is_text(data):
        raise Refusal("resumes.is_unknown")
    begins = decode(data[:2000]).strip(BLANK)
    if not begins and not decode(data).strip(BLANK):
        raise Refusal("resumes.empty")
    return "json" if SCALAR.fullmatch(begins) else _in_text(begins)


def _in_zip(archive: Archive) -> Kind:
    names = archive.names
    if "word/document.xml" in names:
        return "docx"
    for start, sentence in OFFICE:
        if any(name.startswith(start) for name in names):
            raise Refusal(sentence)
    if "mimetype" in names and "content.xml" in names:
        raise Refusal("resumes.is_odt")
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        raise Refusal("resumes.is_pages")
    return "linkedin"


def _in_text(start: str) -> Kind:
    if start.startswith("{") or (start.startswith("[") and start[1:].lstrip()[:1] in ("{", "]", '"')):
        return "json"
    if start.lower().startswith(("<!doctype html", "<html", "<?xml", "<!--")):
        raise Refusal("resumes.is_markup")
    if start.startswith("%!PS"):
        raise Refusal("resumes.is_unknown")
    return "text"
