"""Are there more advertisements than there were? Compares complete months fairly, or not at all."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from gonorth.facts.region import Month, OpeningsSeries
from gonorth.facts.words import MONTHS, Lang, percent, say
from gonorth.nouns import Confidence, Figure, Kind

SPAN = 3  # months on either side: one month alone jumps about

Points = tuple[tuple[str, int], ...]  # by month, 2026-07, oldest first


@dataclass(frozen=True)
class Series:
    """Numbers by month that may be shown: never without unit, day, source, confidence and kind."""

    id: str
    label: str
    unit: str
    points: Points
    as_of: str
    source: str  # Source.id
    confidence: Confidence
    kind: Kind
    cannot_tell: str


@dataclass(frozen=True)
class Change:
    """How much more or fewer a day, in percent, in the last months than in the ones compared with."""

    percent: Decimal
    before: tuple[str, str]  # first and last month
    after: tuple[str, str]
    is_year_on_year: bool

    @property
    def way(self) -> Literal["rose", "fell", "held"]:
        if abs(self.percent) < 1:
            return "held"
        return "rose" if self.percent > 0 else "fell"


def monthly(months: Iterable[Month], field: str | None, today: date) -> Points:
    """Different advertisements by month, summed over the metros and, for None, over the fields.

    Only complete months: not the one `today` is in, nor one that lacks a metro or field others have.
    """
    parts: dict[str, list[int]] = defaultdict(list)
    for month in months:
        if field in (None, month.field) and month.month < today.strftime("%Y-%m"):
            parts[month.month].append(month.distinct)
    whole = max(map(len, parts.values()), default=0)
    return tuple((month, sum(counts)) for month, counts in sorted(parts.items()) if len(counts) == whole)


def change(points: Points) -> Change | None:
    """Compare the last SPAN months, per day, with the same months a year earlier; where the series does
    not go back that far, with its first SPAN months. None where the two would overlap or have gaps.
    """
    counts = {_number(month): count for month, count in points}
    if len(counts) < 2 * SPAN:
        return None
    after = range(max(counts) - SPAN + 1, max(counts) + 1)
    year_before = range(after.start - 12, after.stop - 12)
    is_year_on_year = set(year_before) <= set(counts)
    before = year_before if is_year_on_year else range(min(counts), min(counts) + SPAN)
    if before.stop > after.start or not set(before) | set(after) <= set(counts):
        return None
    earlier, later = _per_day(before, counts), _per_day(after, counts)
    if not earlier:
        return None
    percent = (100 * (later / earlier - 1)).quantize(Decimal("0.1"))
    return Change(percent, _ends(before), _ends(after), is_year_on_year)


def _number(month: str) -> int:
    year, number = map(int, month.split("-"))
    return year * 12 + number - 1


def _ends(months: range) -> tuple[str, str]:
    first, last = months[0], months[-1]
    return f"{first // 12}-{first % 12 + 1:02}", f"{last // 12}-{last % 12 + 1:02}"


def _per_day(months: range, counts: Mapping[int, int]) -> Decimal:
    days = sum(monthrange(month // 12, month % 12 + 1)[1] for month in months)
    return Decimal(sum(counts[month] for month in months)) / days


def series(known: OpeningsSeries, field: str | None, today: date, lang: Lang) -> Series:
    """The pack's monthly advertisements of a field; without points where it has none."""
    points = monthly(known.months, field, today)
    return Series(
        id="ads_first_seen",
        label=say("scene.ads", lang, metros=", ".join(known.metros)),
        unit=say("scene.ads_unit", lang),
        points=points,
        as_of=points[-1][0] if points else today.isoformat(),
        source=known.source,
        confidence=known.confidence,
        kind="evidence",
        cannot_tell=known.caveats[lang],
    )


def change_figure(moved: Change | None, advertised: Series, lang: Lang) -> Figure:
    """The change as a figure; of value None where it could not be told."""
    key = "unknown" if moved is None else "yearly" if moved.is_year_on_year else "seasonal"
    return Figure(
        id="ads_change",
        label=say("scene.ads_change", lang, **_periods(moved, lang))
        if moved
        else say("scene.ads_moved", lang),
        value=moved.percent if moved else None,
        unit=say("scene.percent_unit", lang),
        as_of=advertised.as_of,
        source=advertised.source,
        confidence=advertised.confidence,
        kind="computed",
        cannot_tell=f"{say(f'scene.ads_change_{key}', lang)} {advertised.cannot_tell}",
    )


def change_sentence(moved: Change | None, known: OpeningsSeries, field: str, lang: Lang) -> str:
    """The change as a finding."""
    if moved is None:
        return say("scene.ads_unknown", lang, field=field)
    size, metros = percent(abs(moved.percent), lang), ", ".join(known.metros)
    return say(f"scene.ads_{moved.way}", lang, field=field, metros=metros, size=size, **_periods(moved, lang))


def _periods(moved: Change, lang: Lang) -> dict[str, str]:
    return {"before": period(moved.before, lang), "after": period(moved.after, lang)}


def period(ends: tuple[str, str], lang: Lang) -> str:
    """September to November 2025; septembre à novembre 2025."""
    (first_year, first), (last_year, last) = (end.split("-") for end in ends)
    names = MONTHS[lang]
    start = names[int(first) - 1] + (f" {first_year}" if first_year != last_year else "")
    return say("scene.period", lang, start=start, end=f"{names[int(last) - 1]} {last_year}")
