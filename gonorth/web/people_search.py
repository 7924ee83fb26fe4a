"""Whom may an employer find? The nightly profiles, without whoever is hidden from it or has gone since."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

import numpy as np
from django.conf import settings

from gonorth.facts.employers import employer_words, hides
from gonorth.matching.blind import UNSAID, Blind, Found, Profiles, Wanted, occupation_code
from gonorth.matching.ragged import Bools, Ints, Ragged
from gonorth.web.hands import HIDDEN
from gonorth.web.models import Gone, Hidden, Organisation, Profile, Version
from gonorth.web.snapshot import PROFILES

COLUMNS = ("years", "country", "season", "papers")
HALF = 1 << 24  # a handle is two halves of so many values
ROUNDS = 6


@dataclass(frozen=True)
class Held:
    """The profiles in memory, with the names of what their columns hold."""

    profiles: Profiles
    names: dict[str, tuple[str, ...]]  # of each column, by code
    skills: dict[str, int]

    @cached_property
    def skill_of(self) -> dict[int, str]:
        return {code: name for name, code in self.skills.items()}

    def code(self, column: str, name: str) -> int:
        """A name that nobody has is a code that nobody has."""
        return self.names[column].index(name) if name in self.names[column] else len(self.names[column])


@dataclass(frozen=True)
class Sight:
    """What one organisation may see, now."""

    night: str  # the mark of the profiles
    held: Held
    blind: Blind
    order: Ints


def sight(organisation: Organisation) -> Sight:
    night = _night()
    held = _held(night)
    is_hidden = _unseen(held.profiles.ids, organisation)
    blind = _blind(night, is_hidden.tobytes())
    return Sight(night, held, blind, _shuffled(held.profiles.ids, organisation, night))


def _night() -> str:
    return Version.objects.filter(name=PROFILES).values_list("mark", flat=True).first() or ""


@lru_cache(maxsize=2)
def _held(mark: str) -> Held:
    """By the mark of the night they are of."""
    rows = list(Profile.objects.order_by("person").values_list("person", "noc", "skills", *COLUMNS))
    skills = {name: code for code, name in enumerate(sorted({skill for row in rows for skill in row[2]}))}
    names: dict[str, tuple[str, ...]] = {}
    columns: dict[str, Ints] = {}
    for at, column in enumerate(COLUMNS, 3):
        names[column] = tuple(sorted({row[at] for row in rows}))
        code = {name: number for number, name in enumerate(names[column])}
        columns[column] = np.array([code[row[at]] for row in rows], np.int64)
    profiles = Profiles(
        ids=np.array([row[0] for row in rows], np.int64),
        noc=np.array([int(row[1]) if row[1] else UNSAID for row in rows], np.int64),
        skills=Ragged.of(sorted(skills[skill] for skill in row[2]) for row in rows),
        **columns,
    )
    return Held(profiles, names, skills)


@lru_cache(maxsize=16)
def _blind(mark: str, hidden: bytes) -> Blind:
    return Blind(_held(mark).profiles, np.frombuffer(hidden, bool))


def _unseen(ids: Ints, organisation: Organisation) -> Bools:
    """Who hides from it, and who has gone, or taken back a consent, since the night."""
    mark = Version.objects.filter(name=HIDDEN).values_list("mark", flat=True).first()
    unseen = [*_hiding(organisation, mark or ""), *Gone.objects.values_list("person", flat=True)]
    found: Bools = np.isin(ids, np.array(unseen, np.int64))
    return found


@lru_cache(maxsize=64)
def _hiding(organisation: Organisation, mark: str) -> tuple[int, ...]:
    """Whoever hides from it, by the mark of the last time anybody hid from anyone."""
    names = Hidden.objects.order_by("name").values_list("name", flat=True).distinct()
    hiding = [name for name in names if hides_from(name, organisation)]
    return tuple(Hidden.objects.filter(name__in=hiding).values_list("person", flat=True))


def hides_from(name: str, organisation: Organisation) -> bool:
    """Whether hiding from a name, or from a domain, hides from this organisation: by its own name, by the
    employer's whose board it is, and by its domain."""
    host = host_of(name)
    if "." in host and (organisation.domain == host or organisation.domain.endswith(f".{host}")):
        return True
    called = [organisation.name, *organisation.domain.split(".")[:-1]]
    called += [organisation.employer.name] if organisation.employer else []
    is_named = hides(name)
    return any(is_named(employer_words(each)) for each in called if each)


def host_of(typed: str) -> str:
    """The name of the host in whatever was typed for it: an address of a page, of a mailbox, or itself."""
    bare = typed.strip().casefold().partition("://")[2] or typed.strip().casefold()
    return bare.partition("/")[0].rpartition("@")[2].partition(":")[0].removeprefix("www.").strip(".")


def _shuffled(ids: Ints, organisation: Organisation, night: str) -> Ints:
    """An order of its own for each organisation and night, which tells nothing of who came first."""
    salt = np.uint64(_mix(f"{organisation.pk}:{night}", ROUNDS, 0))
    mixed = (ids.astype(np.uint64) + salt) * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(1)).astype(np.int64)


def find(seen: Sight, wanted: Wanted) -> Found:
    return seen.blind.find(wanted, seen.order)


def wanted_of(held: Held, noc: Sequence[str], skills: Sequence[str], **columns: str) -> Wanted:
    """What is looked for, in the codes of the night."""
    none = np.zeros(0, np.int64)
    asked = {
        name: np.array([held.code(name, columns[name])]) if columns.get(name) else none
        for name in ("years", "country", "season")
    }
    return Wanted(
        noc=np.array([occupation_code(digits) for digits in noc], np.int64),
        skills=np.array([held.skills.get(skill, len(held.skills)) for skill in skills], np.int64),
        **asked,
    )


def handle(organisation: Organisation, person: int, night: str | None = None) -> int:
    """What an organisation knows somebody by until the next night. Another for each organisation: two of them
    cannot tell whether they speak of the same person. Another each night: one cannot follow how somebody
    changes. Turned back by `person_of`; a Feistel network, keyed."""
    key = f"{organisation.pk}:{_night() if night is None else night}"
    left, right = divmod(person, HALF)
    for number in range(ROUNDS):
        left, right = right, left ^ _mix(key, number, right)
    return left * HALF + right


def person_of(organisation: Organisation, number: int, night: str | None = None) -> int:
    key = f"{organisation.pk}:{_night() if night is None else night}"
    left, right = divmod(number, HALF)
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _mix(key, turn, left), left
    return left * HALF + right


def _mix(key: str, turn: int, half: int) -> int:
    said = f"{key}:{turn}:{half}".encode()
    return int.from_bytes(hmac.digest(settings.SECRET_KEY.encode(), said, sha256)[:3], "big")
