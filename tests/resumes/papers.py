"""Small invented résumés on paper: a page of PDF, a Word document or an archive, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

Mark = tuple[float, float, float, bool, str]  # x and y in points from the top left, size, bold, text


def make_pdf(*pages: Iterable[Mark], about: Mapping[str, str] | None = None) -> bytes:
    """A PDF with these marks of text in Helvetica. Letters outside of Latin-1 are left out."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name
        for name in (b"Helvetica", b"Helvetica-Bold")
    ]
    objects += fonts
    kids = []
    for page in pages:
        content = b"\n".join(_drawn(mark) for mark in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    info = "".join(f"/{key} ({value})" for key, value in (about or {}).items()).encode("latin-1")
    objects.append(b"<< %s >>" % info)
    return _file(objects)


def _drawn(mark: Mark) -> bytes:
    x, y, size, bold, text = mark
    shown = (
        text.encode("cp1252", "ignore").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    )
    return b"BT /F%d %.1f Tf %.1f %.1f Td (%s) Tj ET" % (2 if bold else 1, size, x, 792 - y, shown)


def _file(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)


def column(text: str, x: float = 54, y: float = 60, size: float = 10, right: float = 558) -> list[Mark]:
    """Lines of text as marks, one below the other. `# ` is a name, `## ` a heading, `* ` a bullet; what
    stands behind `>>` goes to the right edge; an empty line is white."""
    marks: list[Mark] = []
    for line in text.strip("\n").split("\n"):
        tall = 20.0 if line.startswith("# ") else 12.0 if line.startswith("## ") else size
        body, _, edge = line.removeprefix("# ").removeprefix("## ").partition(">>")
        bullet = body.startswith("* ")
        if body.strip():
            shown = f"\u2022 {body[2:]}" if bullet else body.strip()
            marks.append((x + (10 if bullet else 0), y, tall, line.startswith("#"), shown))
        if edge.strip():
            marks.append((right - 5.2 * size / 10 * len(edge.strip()), y, tall, False, edge.strip()))
        y += tall * 1.35 if line.strip() else size * 0.8
    return marks


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str, style: str = "", bold: bool = False, listed: bool = False) -> str:
    """A paragraph of Word; a tab in the text is a tab."""
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    kind += '<w:numPr><w:ilvl w:val="0"/></w:numPr>' if listed else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r>{look}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in text.split("\t")
    )
    return f"<w:p><w:pPr>{kind}</w:pPr>{runs}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table of Word; each cell is the XML of its paragraphs."""
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def make_docx(*body: str, header: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    def part(root: str, inside: str) -> bytes:
        return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{W}">{inside}</w:{root}>'.encode()

    files = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": part("document", f"<w:body>{''.join(body)}</w:body>"),
    }
    if header:
        files["word/header1.xml"] = part("hdr", header)
    return make_zip(files | dict(parts or {}))


def make_zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
