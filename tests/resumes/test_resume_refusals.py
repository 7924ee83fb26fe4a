"""What is no résumé, or would do harm, is refused with one sentence in both languages."""

import json
from collections.abc import Callable
from datetime import date

import pytest
import samples
from papers import column, make_docx, make_pdf, make_zip, paragraph

from gonorth.facts.words import Refusal
from gonorth.resumes import MAX_BYTES, read_resume

TODAY = date(2026, 11, 21)
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lol">]><w:document xmlns:w="x">&b;</w:document>'


def locked_pdf() -> bytes:
    """A PDF that says it is encrypted with a key nobody has."""
    lock = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s> >> /ID [<00><00>]"
    return make_pdf(column("Jane")).replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock % (b"00" * 32, b"00" * 32))


def crowded_zip() -> bytes:
    return make_zip({f"{number}.csv": b"" for number in range(3001)})


def renamed_bomb() -> bytes:
    """A member that says it is small and is not."""
    data = bytearray(make_zip({"Profile.csv": b"0" * 40_000_000}))
    for at in (data.find(b"PK\x03\x04") + 22, data.find(b"PK\x01\x02") + 24):
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def locked_zip() -> bytes:
    data = bytearray(samples.export())
    for start, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(start)
        while at >= 0:
            data[at + flag] |= 1
            at = data.find(start, at + 4)
    return bytes(data)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "is empty"),
    "white": (lambda: b" \n\t ", "is empty"),
    "too big": (lambda: b"a" * (MAX_BYTES + 1), "at most 10 MB"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0" + bytes(100), "is a picture"),
    "exe": (lambda: b"MZ" + bytes(200), "is a program"),
    "script": (lambda: b"#!/bin/sh\necho", "is a program"),
    "legacy doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old kind (.doc)"),
    "locked docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "rtf": (lambda: b"{\\rtf1 Jane}", "(.rtf)"),
    "odt": (lambda: make_zip({"mimetype": b"application/vnd.oasis", "content.xml": b""}), "(.odt)"),
    "pages": (lambda: make_zip({"Index/Document.iwa": b"x"}), "Apple Pages"),
    "xlsx": (lambda: make_zip({"xl/workbook.xml": b""}), "spreadsheet"),
    "html": (lambda: b"<!DOCTYPE html><html>", "web page"),
    "gzip": (lambda: b"\x1f\x8b\x08" + bytes(50), "packed archive"),
    "noise": (lambda: bytes(range(256)) * 20, "no kind of résumé"),
    "broken json": (lambda: b'{"basics": {\n  "name": "Jane",,}}', "line 2, column 18"),
    "json of another kind": (lambda: b'{"openings": []}', "no JSON Resume"),
    "a schema": (lambda: json.dumps({"$schema": "x", "properties": samples.JSON}).encode(), "no JSON Resume"),
    "deep json": (lambda: b'{"basics":' * 100_000, "nested too deeply"),
    "endless number": (lambda: b'{"basics": {}, "work": ' + b"9" * 100_000 + b"}", "without end"),
    "pdf in pieces": (lambda: b"%PDF-1.7\n" + bytes(range(256)), "damaged"),
    "pdf of pictures": (lambda: make_pdf([(54, 60, 10, False, "p. 1")]), "holds pictures"),
    "pdf without end": (lambda: make_pdf(*[column("Jane Rowantree")] * 31), "31 pages"),
    "locked pdf": (locked_pdf, "password"),
    "docx in pieces": (lambda: samples.word()[:-30], "damaged"),
    "docx without text": (lambda: make_docx(paragraph("")), "holds no text"),
    "docx with entities": (lambda: make_docx(parts={"word/document.xml": BOMB}), "declares entities"),
    "zip of another kind": (lambda: make_zip({"holiday.jpg": b"x"}), "no LinkedIn export"),
    "zip in a zip": (lambda: make_zip({"export.zip": samples.export()}), "no LinkedIn export"),
    "zip bomb": (lambda: make_zip({"Profile.csv": b"0" * 20_000_000}), "unpacks to far more"),
    "zip bomb that lies": (renamed_bomb, "damaged"),
    "docx bomb": (lambda: make_docx(parts={"word/document.xml": b" " * 20_000_000}), "unpacks to far more"),
    "crowd of members": (crowded_zip, "3,001 members"),
    "locked zip": (locked_zip, "password"),
    "a mark and nothing": (lambda: b"\xef\xbb\xbf \n", "is empty"),
    "null": (lambda: b"null", "no JSON Resume"),
    "a number": (lambda: b" 42\n", "no JSON Resume"),
    "a string": (lambda: b'"Baker"', "no JSON Resume"),
    "a letter": (lambda: b"Jane Roe\nI like boats and the sea.", "No job, employer, study or skill"),
    "a letter in Word": (
        lambda: make_docx(paragraph("I like boats and the sea.")),
        "No job, employer, study",
    ),
    "a recipe on paper": (
        lambda: make_pdf(column("Soup for a cold day\n2 carrots\n1 onion\nSalt and time")),
        "No job",
    ),
    "endless text": (lambda: b"Jane likes long stories. " * 6000, "longer than any"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_one_clear_sentence(name: str) -> None:
    make, sentence = REFUSED[name]
    with pytest.raises(Refusal) as refused:
        read_resume(make(), "resume.pdf", TODAY)
    english, french = refused.value.say("en"), refused.value.say("fr")
    assert sentence in english
    assert english != french and "{" not in english + french
    assert "\n" not in english and len(english) < 250


def test_the_name_of_the_file_does_not_decide() -> None:
    assert read_resume(samples.as_json(), "resume.pdf", TODAY).candidate.titles
    assert read_resume(samples.one_column_pdf(), "resume.json", TODAY).candidate.titles
