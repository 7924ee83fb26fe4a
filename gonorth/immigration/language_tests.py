"""What level do the scores of a language test stand for?

Levels are those of the Canadian Language Benchmarks (CLB) in English and of the niveaux de compétence
linguistique canadiens (NCLC) in French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from gonorth.facts.points_shape import ABILITIES
from gonorth.facts.rulebook import Rulebook, rulebook
from gonorth.facts.words import Named, Sentence
from gonorth.immigration.stated import Stated, exact
from gonorth.nouns import Confidence

FILE = "papers/language_tests.toml"
HIGHEST_CLB = 12  # of the benchmarks; the points stop counting earlier (`highest`)

Official = Literal["en", "fr"]


@dataclass(frozen=True)
class Levels:
    """A level in each of the four abilities; 10 stands for 10 and above, 3 for 3 and below."""

    reading: int
    writing: int
    listening: int
    speaking: int

    def __iter__(self) -> Iterator[int]:
        return (getattr(self, ability) for ability in ABILITIES)

    @property
    def lowest(self) -> int:
        return min(self)


@dataclass(frozen=True)
class Tested:
    """Levels, and what they were read from: the test, where scores were given."""

    levels: Levels
    language: Official | None = None
    test: str | None = None
    source: str | None = None
    confidence: Confidence = "A"


def lowest(tested: Tested | None) -> int:
    """The lowest of the four levels; 0 where there is no test."""
    return tested.levels.lowest if tested else 0


class LanguageTests:
    """The tests of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._data = book.document(FILE)

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, Any]]:
        """The tests by every name they go by."""
        return {
            _plain(name): test
            for test in self._data["test"]
            for name in (test["id"], test["name"]["en"], *test["also"])
        }

    def read(self, stated: Stated) -> Tested:
        """The levels a table states: as levels, or as the scores of a named `test`."""
        name = stated.value("test")
        if name is None:
            return Tested(Levels(**{ability: self._level(stated, ability) for ability in ABILITIES}))
        test = self._by_name.get(_plain(name)) if isinstance(name, str) else None
        if test is None:
            known = ", ".join(dict.fromkeys(test["id"] for test in self._by_name.values()))
            raise stated.refusal("test", Sentence("points.form_test", {"known": known}))
        levels = Levels(**{ability: self._of_score(stated, test, ability) for ability in ABILITIES})
        return Tested(levels, test["language"], test["id"], test["source"], test["confidence"])

    def _level(self, stated: Stated, ability: str) -> int:
        number = stated.number(ability, HIGHEST_CLB)
        if number is None or number != int(number):
            raise stated.refusal(ability, Sentence("points.form_level", {"most": HIGHEST_CLB}))
        return self.capped(int(number))

    def capped(self, level: int) -> int:
        return min(level, int(self._data["highest"]))

    def _of_score(self, stated: Stated, test: Mapping[str, Any], ability: str) -> int:
        low, high = test[ability]["scale"]
        said = stated.value(ability)
        words = test.get("words", {})
        score = exact(words[said] if isinstance(said, str) and said in words else said)
        if score is None or not low <= score <= high or score % test["step"]:
            scale = {"test": Named(**test["name"]), "low": low, "high": high, "step": test["step"]}
            raise stated.refusal(ability, Sentence("points.form_score", scale))
        reached = [int(level) for level, least in test[ability]["from"].items() if least <= score]
        return max(reached, default=int(self._data["lowest"]) - 1)


def tests_known() -> tuple[tuple[str, Named], ...]:
    """The tests that are read, by id, with their names."""
    rows = rulebook("canada").document(FILE)["test"]
    return tuple((row["id"], Named(**row["name"])) for row in rows)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()
