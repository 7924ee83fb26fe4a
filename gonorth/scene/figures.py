"""How is a number that was computed here made into a figure? Its label, unit and "what this cannot tell
you" are the sentences `scene.NAME`, `scene.NAME_unit` and `scene.NAME_cannot_tell` (or of another room).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gonorth.facts.words import Lang, say
from gonorth.nouns import Figure, Kind

OPENINGS = "openings"  # the Source.id of the openings that were given


@dataclass(frozen=True)
class Counter:
    """Makes the figures that are counted from openings."""

    as_of: date
    lang: Lang
    is_sample: bool
    room: str = "scene"

    @property
    def kind(self) -> Kind:
        return "sample" if self.is_sample else "computed"

    def __call__(self, name: str, value: Decimal | int | None, id: str = "", **values: Any) -> Figure:
        """The figure `name`; `id` tells several of one name apart, `values` go into its sentences."""
        return Figure(
            id=f"{name}:{id}" if id else name,
            label=say(f"{self.room}.{name}", self.lang, **values),
            value=value,
            unit=say(f"{self.room}.{name}_unit", self.lang, **values),
            as_of=self.as_of.isoformat(),
            source=OPENINGS,
            confidence="B",
            kind=self.kind,
            cannot_tell=say(f"{self.room}.{name}_cannot_tell", self.lang, **values),
        )


def share(part: int, whole: int) -> Decimal | None:
    """In percent, or None of nothing."""
    return (Decimal(100) * part / whole).quantize(Decimal("0.1")) if whole else None
