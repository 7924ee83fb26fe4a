"""Which words of a location text name places or say how the work is done? Terms and marks, in order,
each with what separates it from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from gonorth.facts.tables import read_toml
from gonorth.reading.gazetteer import (
    LONGEST_CODE,
    code_meanings,
    completions,
    is_name,
    is_sure,
    meanings,
)
from gonorth.reading.place_names import key
from gonorth.reading.place_tokens import COMMA, DASH, HARD, SLASH, TOUCH, Token, tokens
from gonorth.reading.spots import CITY, Spot

Marked: TypeAlias = Literal["remote", "hybrid", "onsite", "anywhere"]
_MARKED: dict[str, Marked] = {
    "remote": "remote",
    "hybrid": "hybrid",
    "onsite": "onsite",
    "anywhere": "anywhere",
}
REMOTE = frozenset({"remote", "anywhere"})
LONGEST_NAME = 8  # words
LONGEST_FRAGMENT = 3  # words
_CUT_SHORT = re.compile(r"(\.\.\.|…)$")


@dataclass(slots=True)
class Term:
    """A name found in the text, and all it may mean."""

    start: int
    end: int
    key: str
    spots: tuple[Spot, ...]
    gap: int  # since the term before
    near_gap: int  # since the term or mark before
    code: bool  # an abbreviation
    leads: bool  # no unknown word stands before it, up to the last separator
    touched: bool  # an unknown word touches it, before or behind
    after_unknown: bool  # unknown words, and no term, stand before it at all
    followed: bool = False  # an unknown word touches it behind
    street: bool = False  # it seems to be a street's name
    cut: bool = False  # the text was cut off within it
    district: bool = False  # "region", "county" or the like follows


@dataclass(frozen=True, slots=True)
class Mark:
    """How the work is done, where the text says so."""

    start: int
    end: int
    mode: Marked
    gap: int


def scan(text: str) -> list[Term | Mark]:
    """Return the terms and marks of a tidy text."""
    whole = _CUT_SHORT.sub("", text).rstrip()
    return _Scanner(list(tokens(whole)), cut_short=whole != text and whole[-1:].isalpha()).run()


def says_nothing(text: str) -> bool:
    """Whether a text has only words that name no place ("Remote", "N/A", "Multiple Locations")."""
    words = [token.folded for token in tokens(text)]
    return all(word in _phrases() or word.isdigit() or len(word) == 1 for word in words)


@cache
def _phrases() -> dict[str, str]:
    """Every phrase of words.toml by key, with what it does there."""
    words = read_toml("places/words.toml")
    return {
        key(phrase): role
        for section in ("around", "mode")
        for role, phrases in words[section].items()
        for phrase in phrases
    }


def _around(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    return tuple(replace(spot, around=True) if spot.depth == CITY else spot for spot in spots)


class _Scanner:
    """One pass over the tokens, the longest known phrase first."""

    def __init__(self, tokens: list[Token], cut_short: bool) -> None:
        self.tokens = tokens
        self.cut_short = cut_short
        self.shouted = all(token.written == token.written.upper() for token in tokens)
        self.found: list[Term | Mark] = []
        self.gap = HARD  # the widest since the last term
        self.near_gap = HARD  # the widest since the last term or mark
        self.last: Term | None = None  # the term that the next token touches
        self.unknown = False  # an unknown word stands before, in this stretch between separators
        self.touches_unknown = False
        self.since_unknown = False  # an unknown word stands between this and the last term
        self.widens = False  # "Greater" or the like stands before
        self.in_street = False

    def run(self) -> list[Term | Mark]:
        at = 0
        while at < len(self.tokens):
            self._enter(self.tokens[at])
            at += self._fragment(at) or self._phrase(at)
        return self.found

    def _enter(self, token: Token) -> None:
        self._widen(token.gap)
        if token.gap > TOUCH:
            self.last = None
            self.widens = False
            self.unknown = self.touches_unknown = False
            self.in_street = token.written[0].isdigit()

    def _widen(self, gap: int) -> None:
        self.gap, self.near_gap = max(self.gap, gap), max(self.near_gap, gap)

    def _phrase(self, at: int) -> int:
        """Take the longest phrase known at a token; return how many tokens it has."""
        for size in range(self._longest(at), 0, -1):
            phrase = " ".join(token.folded for token in self.tokens[at : at + size])
            spots = code_meanings(self.tokens[at].plain) if size == 1 and self._is_code(at) else ()
            role = _phrases().get(phrase)
            if role and not spots:
                self._role(at, size, role)
                return size
            code = bool(spots)
            if is_name(phrase):
                spots += meanings(phrase)
            if spots:
                self._term(at, size, self.tokens[at].plain if code else phrase, spots, code)
                return size
        self._unknown_word(self.tokens[at])
        return 1

    def _longest(self, at: int) -> int:
        size = 1
        while size < LONGEST_NAME and at + size < len(self.tokens) and self.tokens[at + size].joins:
            size += 1
        return size

    def _is_code(self, at: int) -> bool:
        """Whether a short token may be read as an abbreviation: written in capitals, or all there is
        between two separators. In a text all in capitals, "IN" and "ON" are codes only after a city."""
        token = self.tokens[at]
        if len(token.plain) > LONGEST_CODE:
            return False
        ends = not self._has_more(at + 1) or self.tokens[at + 1].hyphened
        is_fragment = self.cut_short and at + 1 == len(self.tokens)
        if ends and (token.gap > TOUCH or token.hyphened) and not is_fragment:
            return True
        if not token.written.isupper():
            return False
        role = _phrases().get(token.folded)
        if role == "or":
            return ends and not self.cut_short
        return not (role and self.shouted) or self._follows_its_city(token)

    def _follows_its_city(self, token: Token) -> bool:
        if self.last is None:
            return False
        return any(code.covers(spot) for code in code_meanings(token.plain) for spot in self.last.spots)

    def _term(
        self, at: int, size: int, phrase: str, spots: tuple[Spot, ...], code: bool, cut: bool = False
    ) -> None:
        first, last = self.tokens[at], self.tokens[at + size - 1]
        if self.widens:
            spots = _around(spots)
        term = Term(
            first.start, last.end, phrase, spots, self.gap, self.near_gap, code,
            leads=not self.unknown, touched=self.touches_unknown, after_unknown=self.since_unknown,
            street=self.in_street and (code or self._has_more(at + size)), cut=cut,
        )  # fmt: skip
        self._add(term)
        self.gap = TOUCH
        self.last = term

    def _has_more(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].gap == TOUCH

    def _add(self, found: Term | Mark) -> None:
        self.found.append(found)
        self.near_gap = TOUCH
        self.touches_unknown = self.since_unknown = self.widens = False

    def _role(self, at: int, size: int, role: str) -> None:
        first, last = self.tokens[at], self.tokens[at + size - 1]
        if role in _MARKED:
            self._add(Mark(first.start, last.end, _MARKED[role], self.near_gap))
        elif role == "or":
            self._widen(SLASH)
        elif role == "street_before":
            self.in_street = self.unknown = True
        elif self.last and role == "street_after":
            self.last.street = True
        elif self.last and role == "area_after":
            self.last.district, self.last.end = True, last.end
            self.last.spots = _around(self.last.spots)
        elif role == "area_before" or role == "area_after":
            self.widens = True
        if role not in {"filler", "area_after"}:
            self.last = None
        self.touches_unknown = False

    def _unknown_word(self, token: Token) -> None:
        if any(c.isdigit() for c in token.written):
            return
        self._widen(DASH)
        self.unknown = self.touches_unknown = self.since_unknown = True
        if self.last:
            self.last.touched = self.last.followed = True
            self.last = None

    def _fragment(self, at: int) -> int:
        """Read what a listing cut off ("Burnaby, British Col...") as any region or country it may begin."""
        size = len(self.tokens) - at
        if not self.cut_short or size > LONGEST_FRAGMENT or self._longest(at) < size:
            return 0
        phrase = " ".join(token.folded for token in self.tokens[at:])
        spots = completions(phrase)
        if not spots or self.touches_unknown or phrase in _phrases():
            return 0
        if size == 1 and self._is_code(at):
            spots += code_meanings(self.tokens[at].plain)
        sure = not self.unknown and self.tokens[at].gap in {DASH, COMMA, HARD} and is_sure(phrase, spots)
        self._term(at, size, phrase, spots, code=False, cut=not sure)
        return size
