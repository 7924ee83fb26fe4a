"""What is no payload of ours is refused with a sentence that helps, in both languages."""

import gzip

import pytest

from gonorth.boards import MAX_BYTES, read_payload
from gonorth.boards.document import MOST_RECORDS
from gonorth.facts.tables import read_toml
from gonorth.facts.words import Refusal


def refused(data: bytes, source: str = "board.json") -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_payload(data, source)
    for lang in ("en", "fr"):
        assert caught.value.say(lang).startswith(source or {"en": "The payload", "fr": "Le contenu"}[lang])
    return caught.value


@pytest.mark.parametrize(
    ("data", "key", "part"),
    [
        (b"", "boards.empty", "empty"),
        (b" \n", "boards.empty", "empty"),
        (b"[]", "boards.unknown_json", "a list of 0 values"),
        (b'{"jobs": [{"id": 3, "name": "x"}]}', "boards.unknown_json", "jobs"),
        (b'{"ok": false, "error": "Document not found"}', "boards.error_answer", "“Document not found”"),
        (b'{"errors": [{"message": "no such board"}]}', "boards.error_answer", "no such board"),
        (
            b'{"url": "u", "status": {"code": 200}, "headers": {"ETag": ["x"]}}',
            "boards.only_headers",
            "headers",
        ),
        (b'{"jobs": [{"id": 1, "title": "cut o', "boards.broken_json", "line 1"),
        (b"[" * 100_000, "boards.too_deep", "nests"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "boards.too_deep", "nests"),
        (b"User-agent: *\nDisallow: /\n", "boards.unknown_text", "“User-agent: *”"),
        (b"name,age\nx,3\n", "boards.unknown_text", "name,age"),
        (b"<html><body>Jobs!</body></html>", "boards.page_without_postings", "JobPosting"),
        (b"<?xml version='1.0'?><rss><item/></rss>", "boards.feed", "<rss>"),
        (b"%PDF-1.7 ...", "boards.not_text", "PDF"),
        (b"PK\x03\x04....", "boards.not_text", "ZIP"),
        (gzip.compress(b"{}"), "boards.not_text", "gzip"),
    ],
)
def test_it_says_what_was_expected_and_what_it_looked_like(data: bytes, key: str, part: str) -> None:
    refusal = refused(data)
    assert refusal.sentence.key == key
    assert part in refusal.say("en")


def test_a_payload_without_a_name_is_still_spoken_of() -> None:
    refused(b"", "")


def test_a_payload_too_large_or_with_too_many_records_is_refused_before_it_is_read() -> None:
    assert refused(b"[" + b" " * MAX_BYTES).sentence.key == "boards.too_large"
    many = b'[{"text": "x", "categories": {}, "hostedUrl": ""}' + b",0" * MOST_RECORDS + b"]"
    assert refused(many).sentence.key == "boards.too_many"


def test_what_it_quotes_of_a_payload_is_short_and_printable() -> None:
    said = refused(b"\x00\x1b[31m" + b"a" * 5000).say("en")
    assert len(said) < 500
    assert said.isprintable()


def test_both_languages_have_the_same_sentences() -> None:
    english, french = read_toml("words/boards.en.toml"), read_toml("words/boards.fr.toml")
    assert english.keys() == french.keys()
