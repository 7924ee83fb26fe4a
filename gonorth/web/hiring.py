"""Which row is an employer's? Made where there is none yet, with an address of its own that stays."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from django.utils.text import slugify

from gonorth.facts.employers import employer_words
from gonorth.web.cleaning import clean
from gonorth.web.models import Employer
from gonorth.web.models.employer import LONGEST_KEY, key_for

LONGEST_NAME, LONGEST_SLUG = 500, 100


class Employers:
    """The employers met during one read of a board."""

    def __init__(self) -> None:
        self._pks: dict[str, int] = {}

    def pk_of(self, name: str) -> int:
        return self._pks[key_for(clean(name))]

    def know(self, names: Iterable[str]) -> None:
        """Inside a transaction: find the rows of these employers, and make those that are missing."""
        called: dict[str, str] = {}
        for name in map(clean, names):
            called.setdefault(key_for(name), name)
        unknown = {key: name for key, name in called.items() if key not in self._pks}
        self._find(unknown)
        missing = {key: name for key, name in unknown.items() if key not in self._pks}
        if missing:
            Employer.objects.bulk_create(_made(missing), ignore_conflicts=True)
            self._find(missing)

    def _find(self, keys: Iterable[str]) -> None:
        self._pks |= dict(Employer.objects.filter(key__in=list(keys)).values_list("key", "pk"))


def _made(called: dict[str, str]) -> list[Employer]:
    """The plain slug for the first employer of that slug; a mark of its own name for any other."""
    plain = {key: _slug(name) for key, name in called.items()}
    taken = set(Employer.objects.filter(slug__in=plain.values()).values_list("slug", flat=True))
    made = []
    for key in sorted(called):
        slug = plain[key] if plain[key] not in taken else f"{plain[key]}-{_mark(key)}"
        taken.add(slug)
        made.append(Employer(key=key[:LONGEST_KEY], name=called[key][:LONGEST_NAME], slug=slug))
    return made


def _slug(name: str) -> str:
    return slugify(" ".join(employer_words(name)))[:LONGEST_SLUG].strip("-_") or "employer"


def _mark(key: str) -> str:
    return blake2b(key.encode("utf-8", "replace"), digest_size=4).hexdigest()
