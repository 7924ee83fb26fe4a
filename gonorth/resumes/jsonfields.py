"""How is something found in a JSON object whose keys nobody agrees on? By the keys in our table, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gonorth.resumes.vocabulary import table

MAX_ENTRIES = 200
MAX_TEXT = 20_000  # letters of one field
MAX_DEPTH = 6  # of what lies inside a field
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")  # some write HTML in their fields
UNTOLD = {"url", "website", "image", "picture", "email", "phone", "author", "reference"}

Record = Mapping[str, Any]


def keys_of(group: str, name: str) -> list[str]:
    return list(table("json_keys")[group][name])


def first(record: Record, group: str, name: str) -> tuple[str, Any]:
    """The first key that holds something, and what it holds."""
    for key in table("json_keys")[group][name]:
        if record.get(key) not in (None, "", [], {}):
            return key, record[key]
    return "", None


def as_record(value: Any) -> Record:
    return value if isinstance(value, dict) else {}


def entries_of(resume: Record, section: str) -> Iterator[tuple[int, str, Record]]:
    """The entries of a section, numbered, under the key they stand in; a string is an entry with a name."""
    key, value = first(resume, "document", section)
    if isinstance(value, dict):  # FRESH keeps lists in `history`, others a list per group
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        value = [entry for inner in lists for entry in inner] if lists else [value]
    listed = value if isinstance(value, list) else [value] if value else []
    for number, entry in enumerate(listed[:MAX_ENTRIES]):
        yield number, key, entry if isinstance(entry, dict) else {"name": text_of(entry)}


def line_of(record: Record, group: str, name: str) -> tuple[str, str | None]:
    """The key of a field, and what it holds in one line: of a list or an object the first."""
    key, value = first(record, group, name)
    lines = text_of(value).splitlines() or [""]
    text = lines[0] if isinstance(value, (list, dict)) else " ".join(lines)
    return key, " ".join(TAG.sub(" ", text).split()) or None


def text_of(value: Any, depth: int = 0) -> str:
    """Whatever stands in a field as text; links and pictures are no text."""
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)[:40]
    if depth >= MAX_DEPTH:
        return ""
    if isinstance(value, list):
        return "\n".join(filter(None, (text_of(item, depth + 1) for item in value[:MAX_ENTRIES])))[:MAX_TEXT]
    if isinstance(value, dict):
        return text_of([item for key, item in value.items() if key not in UNTOLD], depth + 1)
    return ""


def everything_in(value: Any, depth: int = 0) -> str:
    """All the text in a field, addresses too."""
    if isinstance(value, str):
        return value[:MAX_TEXT]
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    kept = inner[:MAX_ENTRIES] if depth < MAX_DEPTH else []
    return "\n".join(everything_in(item, depth + 1) for item in kept)
