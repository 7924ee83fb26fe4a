"""What are the keys of a profile called on a page? The field each was typed in, and its name in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gonorth.facts.points_shape import ABILITIES
from gonorth.facts.words import LANGS, Named, Names, Sentence, say

LANGUAGES = {"first_clb": "first", "second_clb": "second", "clb": "first"}  # a language's key, and its fields
SPOUSE = "spouse."
WHOLE = {  # refusals of a profile as a whole: the field to look at, and what a page says
    "points.same_language": ("second_test", "moving.same_language"),
    "points.other_language": ("first_language", "moving.other_language"),
}


def refused(sentence: Sentence, start: str) -> tuple[str, Sentence]:
    """The field that cannot be used, and the sentence with that field's label in the place of its key."""
    if sentence.key in WHOLE:
        field, key = WHOLE[sentence.key]
        return start + field, Sentence(key, {})
    if "name" not in sentence.values:
        return f"{start}age", sentence
    key = sentence.values["name"]
    field = _field(key.removeprefix(SPOUSE))
    label = Sentence(f"moving.label_{field}", {})
    return ("spouse_" if key.startswith(SPOUSE) else start) + field, _with(sentence, name=label)


def noted(note: Sentence) -> Sentence:
    """A note beside a score, with what is not stated named in words."""
    keys = note.values.get("keys")
    if not isinstance(keys, Names):
        return note
    named = tuple(_named(f"moving.point_{each.en.replace('.', '_')}") for each in keys.named)
    return _with(note, keys=Names(named, keys.more))


def _field(key: str) -> str:
    name, _, part = key.partition(".")
    if name not in LANGUAGES:
        return name
    return f"{LANGUAGES[name]}_{part or ABILITIES[0]}"


def _named(key: str) -> Named:
    return Named(*(say(key, lang) for lang in LANGS))


def _with(sentence: Sentence, **values: Any) -> Sentence:
    changed: Mapping[str, Any] = {**sentence.values, **values}
    return Sentence(sentence.key, changed)
