"""Has this posting changed, and are these two posts one job? Fingerprints of what postings say."""

from __future__ import annotations

import json
import re
import string
import unicodedata
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from gonorth.boards.opening import UNKNOWN_EMPLOYER
from gonorth.facts.employers import employer_key
from gonorth.nouns import Law, Occupation, Opening, Pay, Place, Skill
from gonorth.web.cleaning import clean

LONGEST_KEY = 400
_SIGNS = string.punctuation.encode() + string.whitespace.encode()
_OTHER_SIGNS = re.compile(r"[^\w\0-\x7f]+")
_NOT_READ = {"description", "updated_at"}  # the one is in `content`, the other no change
_READ = attrgetter(*(name for name in Opening.__slots__ if name not in _NOT_READ))
_FIELDS = {noun: attrgetter(*noun.__slots__) for noun in (Place, Occupation, Pay, Skill, Law)}


def key_of(opening: Opening) -> str:
    """The posting's id, which a hostile board may make longer than any key should be."""
    id: str = clean(opening.id)
    return id if len(id) <= LONGEST_KEY else f"{id[: LONGEST_KEY - 40]}~{_hash(id)}"


def board_of(key: str) -> str:
    """Which board an opening's id says it is from: `greenhouse:acme` of `greenhouse:acme:4156602`."""
    system, _, rest = key.partition(":")
    return f"{system}:{rest.partition(':')[0]}" if ":" in rest else f"{system}:"


def content_of(opening: Opening) -> str:
    """What the posting says. Left out is what moves without any change (the board's `updated_at`), and
    what we read out of its words, so that a better reading of ours is not taken for news."""
    pay = opening.pay.raw if opening.pay and opening.pay.raw not in opening.description else ""
    return _hash(
        opening.title,
        opening.employer,
        opening.description,
        opening.url,
        str(opening.posted_on),
        opening.department or "",
        opening.requisition or "",
        opening.employment_type or "",
        pay,
        opening.location or "|".join(place.raw for place in opening.places),
    )


def whole_of(content: str, read: str) -> str:
    """What it says and what was read of it: where this is the same, there is nothing to write."""
    return _hash(content, read)


def read_of(opening: Opening) -> str:
    """What was read of a posting, as JSON that is quickly made."""
    return json.dumps(_READ(opening), default=_parts)


def _parts(value: Any) -> Any:
    """A noun as the list of its fields: a tenth of the time of its plain form."""
    return _FIELDS[type(value)](value) if type(value) in _FIELDS else str(value)


def by_requisition(opening: Opening, is_sample: bool) -> str:
    """The same for all posts of one numbered job of one employer; empty where it has no number."""
    number = _folded(opening.requisition or "")
    return _hash(_employer(opening), number, _world(is_sample)) if number else ""


def by_content(opening: Opening, is_sample: bool) -> str:
    """The same for posts with the same employer, title, places and text, however these are set. Without
    a text there is too little to say that two posts are one job: an employer may want two alike."""
    text = _folded(opening.description)
    places = sorted({",".join(_names(place)) or _folded(place.raw) for place in opening.places})
    return _hash(_employer(opening), _folded(opening.title), *places, text or opening.id, _world(is_sample))


def _employer(opening: Opening) -> str:
    """Two employers that no board names are not one."""
    is_named = opening.employer != UNKNOWN_EMPLOYER
    return employer_key(opening.employer) if is_named else f"{UNKNOWN_EMPLOYER} of {board_of(opening.id)}"


def _names(place: Place) -> tuple[str, ...]:
    return tuple(_folded(name) for name in (place.city, place.region, place.country) if name)


def _world(is_sample: bool) -> str:
    """What is invented is never one with what is real."""
    return "sample" if is_sample else ""


def _folded(text: str) -> str:
    """Letters and digits alone: boards set the same words with other signs, spaces and capitals."""
    if not text.isascii():
        text = _OTHER_SIGNS.sub("", unicodedata.normalize("NFKC", text))
    return text.casefold().encode("utf-8", "replace").translate(None, _SIGNS).decode("utf-8", "replace")


def _hash(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()
