"""What does the address of a search ask for? Whatever it holds gives a search, and a sentence for each
part that could not be used."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast
from urllib.parse import urlencode

from django.http import QueryDict

from gonorth.facts.employers import employer_key
from gonorth.facts.fields import fields
from gonorth.facts.words import LANGS, Lang, say
from gonorth.matching.columns import columns_of, keys_named
from gonorth.matching.facets import MODES
from gonorth.matching.search import Search
from gonorth.nouns import Place, Seniority, WorkMode
from gonorth.reading.occupations import occupation
from gonorth.reading.places import country_code, read_places
from gonorth.reading.skills import skill, skills_in
from gonorth.web import clock, names
from gonorth.web.bridge import Shelf, region
from gonorth.web.rows import place_of, shown

LONGEST = 200  # characters of a value that count
MOST = 12  # values of one filter
FARTHEST, OLDEST, RICHEST, LAST_PAGE = 1_000, 366, 10_000_000, 100_000
NUMBER = re.compile(r"(\d{1,9})")
AMOUNT = re.compile(r"(\d{1,9}(?:\.\d{1,2})?)(k?)")
SPACES = re.compile(r"[\s,$'’\u00a0\u202f]|C\$|CAD", re.IGNORECASE)

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """A search, and how it is written: `pairs` are its parts in an address, `typed` what stands in the
    boxes of the form, `problems` a sentence for whatever was left out."""

    search: Search
    pairs: Pairs
    typed: Mapping[str, str]
    problems: tuple[str, ...]
    page: int = 1

    def address(self, base: str, *, without: tuple[str, str] | None = None, **more: object) -> str:
        """The address of this search, without one part of it or with more."""
        kept = [pair for pair in self.pairs if pair != without and pair[0] not in more]
        kept += [(name, str(value)) for name, value in more.items() if value is not None]
        return f"{base}?{urlencode(kept)}" if kept else base


def hubs() -> Mapping[str, tuple[str, ...]]:
    """The tenants a source names, by hub."""
    return {hub.id: tuple(tenant.name for tenant in hub.tenants) for hub in region().hubs}


def read_search(query: QueryDict, shelf: Shelf, lang: Lang) -> Asked:
    return _Reader(query, shelf, lang).read()


@dataclass
class _Reader:
    query: QueryDict
    shelf: Shelf
    lang: Lang
    pairs: list[tuple[str, str]] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def read(self) -> Asked:
        words = self._kept("q", self._text("q"))
        near = self._near()
        search = Search(
            words=words,
            fields=self._among("field", fields()),
            occupations=self._many("occupation", _noc),
            skills=self._many("skill", _skill_id),
            near=near,
            within_km=self._km(near),
            remote_from=self._remote(),
            work_modes=cast(tuple[WorkMode, ...], self._among("mode", MODES)),
            pay_at_least=self._pay(),
            currency=region().currency,
            levels=tuple(map(Seniority, self._among("level", set(Seniority)))),
            employers=self._employers(),
            hubs=self._among("hub", hubs()),
            languages=self._many("language", self._language),
            posted_within=self._number("days", OLDEST),
            today=clock.today(),
            with_unsaid=self._flag("unsaid", "1"),
            newest_first=self._flag("order", "newest"),
        )
        page = self._number("page", LAST_PAGE) or 1
        pairs = tuple(pair for pair in self.pairs if pair[0] != "page")
        return Asked(search, pairs, self.typed, tuple(self.problems), page)

    def _text(self, name: str) -> str:
        text = shown(self.query.get(name, ""), LONGEST)
        self.typed[name] = text
        return text

    def _texts(self, name: str) -> list[str]:
        values = (shown(value, LONGEST) for value in self.query.getlist(name)[: 2 * MOST])
        return list(dict.fromkeys(filter(None, values)))[:MOST]

    def _kept(self, name: str, value: str) -> str:
        if value:
            self.pairs.append((name, value))
        return value

    def _wrong(self, name: str, value: str) -> None:
        self.problems.append(say(f"openings.wrong_{name}", self.lang, value=value))

    def _many(self, name: str, known: Callable[[str], str | None]) -> tuple[str, ...]:
        """The values of a filter that mean something, as they are known here."""
        found: dict[str, None] = {}
        for value in self._texts(name):
            code = known(value)
            if code is None:
                self._wrong(name, value)
            elif code not in found:
                found[code] = None
                self._kept(name, code)
        return tuple(found)

    def _among(self, name: str, known: Container[str]) -> tuple[str, ...]:
        return self._many(name, lambda value: value if value in known else None)

    def _flag(self, name: str, value: str) -> bool:
        return bool(self.query.get(name) == value and self._kept(name, value))

    def _number(self, name: str, most: int) -> int | None:
        text = self._text(name)
        found = NUMBER.fullmatch(text)
        if found and 0 < int(found[1]) <= most:
            return int(self._kept(name, str(int(found[1]))))
        if text:
            self._wrong(name, text)
        return None

    def _near(self) -> Place | None:
        text = self._text("near")
        place = next(iter(read_places(text).places), None) if text else None
        if place:
            self._kept("near", place_of(place, self.lang))
        elif text:
            self._wrong("near", text)
        return place

    def _km(self, near: Place | None) -> float:
        """How far is kept only beside a place, and where it is not the region's own commute."""
        usual = region().commute_km
        km = self._number("km", FARTHEST)
        if km is not None and (near is None or km == usual):
            self.pairs.remove(("km", str(km)))
        self.typed["km"] = f"{km or usual:g}"
        return float(km or usual)

    def _remote(self) -> str | None:
        text = self._text("remote")
        code = country_code(text) if text else None
        self.typed["remote"] = code or ""
        if text and code is None:
            self._wrong("remote", text)
        return code and self._kept("remote", code)

    def _pay(self) -> int | None:
        """120000, 120,000, 120 000 $ and 120k are one amount."""
        text = self._text("pay")
        found = AMOUNT.fullmatch(SPACES.sub("", text).casefold()) if text else None
        amount = int(Decimal(found[1]) * (1000 if found[2] else 1)) if found else 0
        if 0 < amount <= RICHEST:
            self.typed["pay"] = self._kept("pay", str(amount))
            return amount
        if text:
            self._wrong("pay", text)
        return None

    def _employers(self) -> tuple[str, ...]:
        """An employer that has no opening today is asked for all the same."""
        known = columns_of(self.shelf.index).employer_names
        keys: dict[str, None] = {}
        for name in self._texts("employer"):
            self._kept("employer", name)
            keys |= dict.fromkeys(keys_named(name, known) or (employer_key(name),))
        return tuple(keys)

    def _language(self, value: str) -> str | None:
        return value if names.language(value, LANGS[0]) != value else None


def _noc(value: str) -> str | None:
    try:
        return occupation(value, 1).noc
    except KeyError:
        return None


def _skill_id(value: str) -> str | None:
    """A skill by its id, or as somebody would write it."""
    try:
        return skill(value).id
    except KeyError:
        return next((found.id for found in skills_in(value, listed=True)), None)
