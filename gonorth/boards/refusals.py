"""Why is this no payload of ours? The sentence that says what was expected and what it looked like."""

from __future__ import annotations

from typing import Any

from gonorth.boards.fields import at, listed, tidy
from gonorth.facts.words import Refusal, Sentence

_ERRORS = ("error", "errors", "errorCode", "message")
_LISTS = ("jobs", "jobPostings", "postings", "departments", "offices")


def refused(key: str, name: str | Sentence, **values: Any) -> Refusal:
    """A refusal that names the payload and what would have been right."""
    return Refusal(key, name=name, expected=Sentence("boards.expected", {}), **values)


def is_empty_board(content: Any) -> bool:
    """A list without postings: only its source can tell whose it is."""
    return content == [] or (isinstance(content, dict) and any(content.get(key) == [] for key in _LISTS))


def refuse_unknown(kind: str, content: Any, name: str | Sentence) -> Refusal:
    if kind == "page":
        return refused("boards.page_without_postings", name)
    if kind == "table":
        lines = (line.strip() for line in content.splitlines())
        return refused("boards.unknown_text", name, start=_short(next(filter(None, lines), "")))
    if at(content, "headers") is not None:
        return refused("boards.only_headers", name)
    error = next(filter(None, (_said(at(content, key)) for key in _ERRORS)), None)
    if error:
        return refused("boards.error_answer", name, error=_short(error))
    return refused("boards.unknown_json", name, looks=_looks(content))


def _said(error: Any) -> str | None:
    messages = (tidy(item) or tidy(at(item, "message")) for item in listed(error))
    return next(filter(None, messages), None)


def _looks(content: Any) -> Sentence:
    if isinstance(content, dict):
        return Sentence("boards.looks_object", {"keys": _short(", ".join(content))})
    return Sentence("boards.looks_list", {"n": len(content)})


def _short(text: str) -> str:
    """The beginning of something from a payload, on one line and printable."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text[:80]).strip()
    return clean + "…" if len(text) > 80 else clean
