"""What does a person state under a key? A value of the kind it must be, or a Refusal that names the key."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from gonorth.facts.words import Refusal, Sentence

NONE = "none"
SHOWN = 40  # characters of a value that is refused


class Stated:
    """A table a person wrote, and which of its keys have been read."""

    def __init__(self, values: Mapping[str, Any], path: str = "") -> None:
        self._values = values
        self._path = path
        self._read: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def value(self, key: str) -> Any:
        """What stands under it; None where nothing does, and for null, which states nothing."""
        self._read.add(key)
        return self._values.get(key)

    def number(self, key: str, most: int) -> Decimal | None:
        """A number from 0, or None where none is stated."""
        value = self.value(key)
        if value is None:
            return None
        number = exact(value)
        if number is None or not 0 <= number <= most:
            raise self.refusal(key, Sentence("points.form_number", {"most": most}))
        return number

    def years(self, key: str, most: int) -> int | None:
        """Full years: a part of one does not count."""
        number = self.number(key, most)
        return None if number is None else int(number)

    def flag(self, key: str) -> bool | None:
        value = self.value(key)
        if value is None or isinstance(value, bool):
            return value
        raise self.refusal(key, Sentence("points.form_flag", {}))

    def choice(self, key: str, allowed: Collection[str]) -> str | None:
        value = self.value(key)
        if value is None or (isinstance(value, str) and value in allowed):
            return value
        raise self.refusal(key, Sentence("points.form_choice", {"allowed": ", ".join(allowed)}))

    def option(self, key: str, allowed: Collection[str]) -> str | None:
        """A choice that may also be said not to be there: "none", false."""
        value = self.value(key)
        return None if value is False or value == NONE else self.choice(key, (*allowed, NONE))

    def noc(self, key: str) -> str | None:
        """The five digits of an occupation."""
        value = self.value(key)
        if value is None or (isinstance(value, str) and re.fullmatch(r"[0-9]{5}", value)):
            return value
        raise self.refusal(key, Sentence("points.form_noc", {}))

    def table(self, key: str, form: str) -> Stated | None:
        """A table within, or None for none and false; `form` names the sentence that says what it holds."""
        value = self.value(key)
        if value is None or value is False:
            return None
        if not isinstance(value, Mapping):
            raise self.refusal(key, Sentence(form, {}))
        return Stated(value, self.name(key) + ".")

    def unread(self) -> tuple[str, ...]:
        """The keys that nobody asked for."""
        return tuple(shown(self.name(str(key))) for key in self._values if key not in self._read)

    def name(self, key: str) -> str:
        return f"{self._path}{key}"

    def refusal(self, key: str, form: Sentence) -> Refusal:
        """It is not what it must be."""
        value = self._values.get(key)
        if value is None:
            return Refusal("points.missing", name=self.name(key), form=form)
        return Refusal("points.bad_value", name=self.name(key), value=written(value), form=form)


def exact(value: Any) -> Decimal | None:
    """The number as it was written; None for what is no finite number."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    number = Decimal(value if isinstance(value, int) else str(value))
    return number if number.is_finite() else None


def written(value: Any) -> str:
    """A value as its writer would know it again, never longer than a sentence bears."""
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    if isinstance(value, (list, tuple)):
        return "[…]" if value else "[]"
    return shown(json.dumps(value, ensure_ascii=False, default=str))


def shown(text: str) -> str:
    """Cut short, and without what a terminal would obey."""
    kept = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[: SHOWN + 1])
    return kept if len(kept) <= SHOWN else kept[:SHOWN] + "…"
