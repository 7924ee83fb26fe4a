"""Who hires here now, for what, at which level and for how much? Charts counted from the openings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from statistics import median

from gonorth.facts.fields import field_name
from gonorth.facts.region import Region
from gonorth.facts.words import Lang, Sentence, money, percent, say
from gonorth.nouns import Figure, Seniority
from gonorth.scene.counts import FEWEST
from gonorth.scene.exhibit import Exhibit, Shown
from gonorth.scene.figures import Counter
from gonorth.scene.offices import Office
from gonorth.scene.tally import Sums, Tally

MOST = 10  # employers named


def on_offer(
    tally: Tally, field: str | None, region: Region, found: Iterable[Office], count: Counter
) -> Iterator[Exhibit]:
    """What the openings of one field, or of all, show; each chart only where there is enough to show."""
    sums = tally.of(field)
    if field is None and len(tally.fields) > 1:
        yield _by_field(tally, count)
    if len(sums.employers) > 1:
        yield _by_employer(tally, sums, count)
    if len(sums.levels) > 1:
        yield _by_level(sums, count)
    paid = {name: each for name, each in tally.fields.items() if len(each.pays) >= FEWEST}
    if field is None and len(paid) > 1:
        yield _median_pay(paid, region, count)
    known = [office for office in found if office.engineering.value is not None]
    if field is None and known:
        yield _offices(known, count)


def _by_field(tally: Tally, count: Counter) -> Exhibit:
    lang = count.lang
    ranked = sorted(tally.fields.items(), key=lambda each: (-each[1].jobs, each[0]))
    read = sum(sums.jobs for _, sums in ranked)
    said = {"all": tally.all.jobs, "read": read}
    rows = [
        Shown(field_name(field, lang), count("field_openings", sums.jobs, _id(field), **said))
        for field, sums in ranked
    ]
    top, sums = ranked[0]
    finding = say("scene.most_field", lang, field=field_name(top, lang), n=sums.jobs, read=read)
    return Exhibit("by-field", "bars", finding, *_rest(rows))


def _rest(rows: list[Shown]) -> tuple[str, tuple[Shown, ...], str]:
    figure = rows[0].figure
    return figure.label, tuple(rows), figure.cannot_tell


def _by_employer(tally: Tally, sums: Sums, count: Counter) -> Exhibit:
    ranked = sorted(sums.employers.items(), key=lambda each: (-each[1], each[0]))[:MOST]
    rows = [Shown(tally.names[key], count("employer_openings", jobs, key)) for key, jobs in ranked]
    part = _percent(sum(jobs for _, jobs in ranked), sums.jobs, count.lang)
    of_all = Sentence("scene.found_employers", {"n": len(sums.employers)})
    said = {"n": len(ranked), "share": part, "jobs": sums.jobs, "all": of_all}
    return Exhibit("by-employer", "bars", say("scene.most_employers", count.lang, **said), *_rest(rows))


def _by_level(sums: Sums, count: Counter) -> Exhibit:
    lang, read = count.lang, sums.levels.total()
    ladder = sorted(sums.levels.items(), key=lambda each: (each[0].rung, each[0].value))
    rows = [
        Shown(_level(level, lang), count("level_openings", jobs, level, read=read, all=sums.jobs))
        for level, jobs in ladder
    ]
    top = max(ladder, key=lambda each: each[1])
    said = {"level": _level(top[0], lang), "share": _percent(top[1], read, lang), "read": read}
    return Exhibit("by-level", "bars", say("scene.most_level", lang, **said), *_rest(rows))


def _median_pay(paid: dict[str, Sums], region: Region, count: Counter) -> Exhibit:
    lang = count.lang
    said = {"currency": region.currency, "fewest": FEWEST}
    middles = {field: median(sums.pays).quantize(Decimal(1)) for field, sums in paid.items()}
    ranked = sorted(middles, key=lambda field: (-middles[field], field))
    rows = [
        Shown(
            say("scene.field_and_n", lang, field=field_name(field, lang), n=len(paid[field].pays)),
            count("field_pay", middles[field], _id(field), n=len(paid[field].pays), **said),
        )
        for field in ranked
    ]
    top = ranked[0]
    pay = money(middles[top], region.currency, lang)
    finding = say(
        "scene.most_pay", lang, field=field_name(top, lang), pay=pay, n=len(paid[top].pays), among=len(ranked)
    )
    return Exhibit("median-pay", "bars", finding, *_rest(rows))


def _offices(found: list[Office], count: Counter) -> Exhibit:
    lang = count.lang
    words = {"engineering": say("scene.in_engineering", lang), "sales": say("scene.in_sales", lang)}
    rows = []
    for office in found[:MOST]:
        rows.append(Shown(office.employer, office.engineering, words["engineering"]))
        rows.append(Shown(office.employer, office.sales, words["sales"], is_other=True))
    more = sum(_value(office.engineering) > _value(office.sales) for office in found)
    finding = say("scene.offices_found", lang, n=len(found), more=more)
    return Exhibit(
        "offices", "bars", finding, say("scene.offices_measure", lang), tuple(rows), _cannot(found)
    )


def _cannot(found: list[Office]) -> str:
    return found[0].openings.cannot_tell


def _value(figure: Figure) -> Decimal:
    return Decimal(str(figure.value or 0))


def _percent(part: int, whole: int, lang: Lang) -> str:
    """Whole percents: the counts allow no more."""
    return percent(round(100 * part / whole), lang)


def _id(field: str) -> str:
    return field.replace(" ", "-")


def _level(level: Seniority, lang: Lang) -> str:
    return say(f"matching.level_{level}", lang)
