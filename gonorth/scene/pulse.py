"""Is it happening? Openings now, who has them, what they pay, and how that has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gonorth.facts.fields import field_name
from gonorth.facts.region import Region
from gonorth.facts.words import Lang, Sentence, money, percent, say
from gonorth.nouns import Figure, Opening
from gonorth.scene.counts import Counts, counts
from gonorth.scene.figures import Counter
from gonorth.scene.here import distinct, is_here, is_in_field
from gonorth.scene.offices import Office, offices
from gonorth.scene.per_head import beside
from gonorth.scene.trend import Series, change, change_figure, change_sentence, series


@dataclass(frozen=True)
class Scene:
    """What is happening in a field (None: in all of them), said in one language."""

    field: str | None
    field_name: str
    sentences: tuple[str, ...]  # the findings
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    offices: tuple[Office, ...]  # of large foreign employers, all fields


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
    name = field_name(field, lang) if field else say("scene.all_fields", lang)
    count = Counter(today, lang, is_sample)
    jobs = distinct(o for o in openings if is_in_field(o, field) and is_here(o, region))
    counted = counts(jobs, region, count, is_known=bool(openings))
    advertised = series(region.series, field, today, lang)
    moved = change(advertised.points)
    pairs = tuple(beside(region, lang))
    findings = (
        *_counted_sentences(counted, region, name, lang),
        change_sentence(moved, region.series, name, lang),
        *(pair.sentence for pair in pairs),
    )
    return Scene(
        field=field,
        field_name=name,
        sentences=findings,
        figures=(
            *counted.figures,
            change_figure(moved, advertised, lang),
            *(figure for pair in pairs for figure in pair.figures),
        ),
        series=(advertised,) if advertised.points else (),
        offices=offices(openings, region, count),
    )


def _counted_sentences(counted: Counts, region: Region, field: str, lang: Lang) -> Iterator[str]:
    openings, employers = counted.openings.value, counted.employers.value
    if openings is None or employers is None:
        yield say("scene.found_unknown", lang, field=field)
        return
    at = Sentence("scene.found_employers", {"n": employers})
    yield say("scene.found", lang, field=field, n=openings, employers=at, at=region.at[lang])
    if counted.pay_shown.value is not None:
        shown = percent(counted.pay_shown.value, lang)
        yield say("scene.found_pay_shown", lang, share=shown)
    middle = counted.pay_median.value
    if middle is None:
        yield say("scene.found_no_median", lang)
    else:
        pay = money(middle, region.currency, lang)
        yield say("scene.found_median", lang, pay=pay, count=counted.pay_count.value)
