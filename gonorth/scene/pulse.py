"""Is it happening? Openings now, who has them, what they pay, and how that has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gonorth.facts.fields import field_name, field_of
from gonorth.facts.region import Region
from gonorth.facts.words import Lang, Sentence, money, percent, say
from gonorth.nouns import Figure, Opening
from gonorth.scene.counts import Counts, Totals, counts, totals
from gonorth.scene.figures import Counter
from gonorth.scene.here import distinct, is_here
from gonorth.scene.offices import Foreign, Office, large_foreign, offices
from gonorth.scene.per_head import beside
from gonorth.scene.trend import Series, change, change_figure, change_sentence, series


@dataclass(frozen=True)
class Finding:
    """A sentence and the figures (their ids) it rests on."""

    sentence: str
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """What is happening in a field (None: in all of them), said in one language."""

    field: str | None
    field_name: str
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    offices: tuple[Office, ...]  # of large foreign employers, all fields

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(finding.sentence for finding in self.findings)


ALL = ""  # fields together


@dataclass(frozen=True)
class Ground:
    """What openings say of a region whatever the day: looked over once, asked many times."""

    totals: Mapping[str, Totals]  # by field, of those with a job here; ALL
    foreign: tuple[Foreign, ...]
    is_known: bool  # something was read


def look_over(openings: Sequence[Opening], region: Region) -> Ground:
    by_field: dict[str, list[Opening]] = {ALL: []}
    for opening in openings:
        if is_here(opening, region):
            by_field[ALL].append(opening)
            if field := opening.occupation and field_of(opening.occupation.noc):
                by_field.setdefault(field, []).append(opening)
    found = {field: totals(distinct(here), region) for field, here in by_field.items()}
    return Ground(found, large_foreign(openings, region), bool(openings))


def pulse(
    openings: Sequence[Opening],
    region: Region,
    field: str | None,
    today: date,
    lang: Lang = "en",
    is_sample: bool = False,
) -> Scene:
    """Show a field's scene from the given openings and the pack's facts.

    Posts of one job count once. Figures counted from the openings name the source "openings", and are
    of kind "sample" where the openings are. No openings at all give None, "we do not know", not zero.
    """
    return pulse_on(look_over(openings, region), region, field, today, lang, is_sample)


def pulse_on(
    ground: Ground, region: Region, field: str | None, today: date, lang: Lang, is_sample: bool = False
) -> Scene:
    """The same, from openings that have been looked over before."""
    name = field_name(field, lang) if field else say("scene.all_fields", lang)
    count = Counter(today, lang, is_sample)
    counted = counts(ground.totals.get(field or ALL, Totals()), region, count, ground.is_known)
    advertised = series(region.series, field, today, lang)
    moved = change(advertised.points)
    trend = change_figure(moved, advertised, lang)
    pairs = tuple(beside(region, lang))
    return Scene(
        field=field,
        field_name=name,
        findings=(
            *_counted(counted, region, name, lang),
            Finding(change_sentence(moved, region.series, name, lang), (trend.id,)),
            *(Finding(pair.sentence, tuple(figure.id for figure in pair.figures)) for pair in pairs),
        ),
        figures=(*counted.figures, trend, *(figure for pair in pairs for figure in pair.figures)),
        series=(advertised,) if advertised.points else (),
        offices=offices(ground.foreign, count),
    )


def _counted(counted: Counts, region: Region, field: str, lang: Lang) -> Iterator[Finding]:
    openings, employers = counted.openings, counted.employers
    if openings.value is None or employers.value is None:
        yield Finding(say("scene.found_unknown", lang, field=field), (openings.id,))
        return
    at = Sentence("scene.found_employers", {"n": employers.value})
    found = say("scene.found", lang, field=field, n=openings.value, employers=at, at=region.at[lang])
    yield Finding(found, (openings.id, employers.id))
    if counted.pay_shown.value is not None:
        shown = percent(counted.pay_shown.value, lang)
        yield Finding(say("scene.found_pay_shown", lang, share=shown), (counted.pay_shown.id,))
    middle = counted.pay_median.value
    if middle is None:
        yield Finding(say("scene.found_no_median", lang), (counted.pay_median.id,))
    else:
        pay = money(middle, region.currency, lang)
        said = say("scene.found_median", lang, pay=pay, count=counted.pay_count.value)
        yield Finding(said, (counted.pay_median.id, counted.pay_count.id))
