"""What does the answer page say, in what order? An answer laid out as a letter: under each question a
sentence that answers it, then the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from gonorth.answer import NAMED, Answer
from gonorth.facts.region import Region
from gonorth.facts.words import Lang, Named, percent, say
from gonorth.matching.reasons import Fit
from gonorth.moving import Advertised, Moving
from gonorth.nouns import Figure, Source, Verdict
from gonorth.scene.pulse import Scene
from gonorth.web.bridge import Shelf
from gonorth.web.charts import Line, line_chart
from gonorth.web.drawing import Said
from gonorth.web.figures import day_in_words
from gonorth.web.forms.answer import FEW
from gonorth.web.papers import Papers, papers
from gonorth.web.pay import KeptPay, kept
from gonorth.web.rows import Row, apply_address, employer_page, shown
from gonorth.web.steps import ShownStep, shown_steps
from gonorth.web.told import Told

OFFICES = 5
LOOK_AT = 3
STEPS = 5  # of the move, named first
LEVEL = 1  # percent; a smaller change is none


@dataclass(frozen=True)
class Reason:
    verdict: Verdict
    criterion: str
    sentence: str


@dataclass(frozen=True)
class Suggestion:
    sentence: str
    fit: int  # of 100


@dataclass(frozen=True)
class Shown:
    """One opening of the shortlist."""

    row: Row
    apply: str | None
    fit: int  # of 100
    reasons: tuple[Reason, ...]
    changes: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Option:
    """An employer among the outside options."""

    name: str
    url: str | None


@dataclass(frozen=True)
class Drawn:
    """A chart under its finding."""

    title: Told
    drawing: SafeString


@dataclass(frozen=True)
class Letter:
    answer: Answer
    question: str
    whom: str  # for whom it is written: the latest title and the occupation it was read as
    happening: Told
    findings: tuple[Told, ...]
    figures: tuple[Figure, ...]
    limits: tuple[str, ...]
    offices: tuple[Told, ...]
    chart: Drawn | None
    right: Told
    openings: tuple[Shown, ...]
    outside: Told
    employers: tuple[Option, ...]
    keep: KeptPay | None  # None: what is earned today was not stated, or cannot be used
    why_no_pay: str  # what was stated and cannot be compared; empty where nothing was
    advertised: Told | None
    may_come: str
    papers: Papers
    path: str
    steps: tuple[ShownStep, ...]
    sources: tuple[Source, ...]

    @property
    def look_at(self) -> tuple[Shown, ...]:
        return self.openings[:LOOK_AT]

    @property
    def figure_ids(self) -> str:
        return " ".join(figure.id for figure in self.figures)

    @property
    def has_more(self) -> bool:
        return len(self.openings) == FEW and int(self.answer.allowed.value or 0) > FEW


def letter(found: Answer, shelf: Shelf, region: Region) -> Letter:
    scene, lang = found.scene, found.lang
    figures = {figure.id: figure for figure in scene.figures if figure.kind != "sample"}
    told = [
        Told(finding.sentence, tuple(figures[id] for id in finding.figures))
        for finding in scene.findings
        if figures.keys() >= set(finding.figures)
    ]
    openings = tuple(_shown(fit, shelf, lang) for fit in found.openings)
    moving, shown_papers = found.moving, papers(found.moving.plan, lang)
    return Letter(
        answer=found,
        question=say("answer.question", lang, region=region.name(lang)),
        whom=_whom(found),
        happening=_happening(scene, figures, lang),
        findings=tuple(each for each in told if each.figures[0].id != "ads_change"),
        figures=tuple(figures.values()),
        limits=tuple(dict.fromkeys(figure.cannot_tell for figure in figures.values() if figure.cannot_tell)),
        offices=tuple(_offices(scene, lang)),
        chart=_chart(scene, told, lang),
        right=_right(found, shelf),
        openings=openings,
        outside=_outside(found),
        employers=tuple(
            Option(shown(name, 120), employer_page(name, shelf, lang))
            for name in found.options.employers[:NAMED]
        ),
        keep=kept(moving.pay, lang) if moving.pay else None,
        why_no_pay=moving.why_no_pay.say(lang) if moving.why_no_pay else "",
        advertised=_advertised(moving.advertised, lang),
        may_come=shown_papers.me.lead or say("moving.may_come_untold", lang),
        papers=shown_papers,
        path=moving.path or "",
        steps=shown_steps(moving.steps[:STEPS], lang),
        sources=_sources(found, [*figures.values(), found.good, *_pay_figures(moving)]),
    )


def _advertised(shown: Advertised | None, lang: Lang) -> Told | None:
    return Told(shown.sentence.say(lang), (*shown.ends, *shown.kept)) if shown else None


def _pay_figures(moving: Moving) -> Iterable[Figure]:
    spoken, shown = moving.pay, moving.advertised
    if spoken:
        yield from (spoken.low, spoken.high, spoken.rate, spoken.there.kept, spoken.same.kept)
    if shown:
        yield from (*shown.ends, *shown.kept)


def _happening(scene: Scene, figures: dict[str, Figure], lang: Lang) -> Told:
    """The first sentence. Samples are no evidence: where there is nothing else, we do not know."""
    moved, counted = figures["ads_change"], figures.get("openings")
    way = _way(moved.value)
    if counted is None or counted.value is None:
        return Told(say(f"ask.unread_{way}", lang), (moved,))
    if not counted.value:
        return Told(say("ask.happening_none", lang), (counted,))
    return Told(say(f"ask.happening_{way}", lang), (counted, moved))


def _way(moved: Decimal | int | float | None) -> str:
    if moved is None:
        return "now"
    if abs(float(moved)) < LEVEL:
        return "held"
    return "rose" if float(moved) > 0 else "fell"


def _offices(scene: Scene, lang: Lang) -> Iterable[Told]:
    for office in scene.offices[:OFFICES]:
        shares = {"engineering": office.engineering.value, "sales": office.sales.value}
        known = {name: percent(share, lang) for name, share in shares.items() if share is not None}
        key = "answer.office" if len(known) == len(shares) else "answer.office_unknown"
        sentence = say(key, lang, employer=office.employer, n=office.openings.value, **known)
        if office.openings.kind != "sample":
            yield Told(sentence, (office.openings, office.engineering, office.sales))


def _chart(scene: Scene, told: Iterable[Told], lang: Lang) -> Drawn | None:
    """Advertisements by month, under what they say."""
    title = next((each for each in told if each.figures[0].id == "ads_change"), None)
    if not scene.series or title is None:
        return None
    (series, *_) = scene.series
    first, last = (day_in_words(series.points[end][0], lang) for end in (0, -1))
    described = say("ask.chart", lang, label=series.label, first=first, last=last)
    said = Said("ads", title.sentence, described, series.id)
    return Drawn(title, line_chart([Line(scene.field_name, series.points)], lang, said))


def _whom(found: Answer) -> str:
    asked = found.question.candidate
    latest = [shown(title, 80) for title in asked.titles[:1]]
    occupations = [Named(o.label, o.label_fr).say(found.lang) for o in asked.occupations[:1]]
    return " · ".join(latest + occupations)


def _right(found: Answer, shelf: Shelf) -> Told:
    lang = found.lang
    if not found.openings:
        return Told(say(f"ask.{'nobody' if shelf.kind == 'none' else 'terms_none'}", lang), ())
    key = "right_lead" if found.good.value else "right_none"
    sentence = say(f"answer.{key}", lang, n=found.good.value, allowed=found.allowed.value)
    return Told(sentence, (found.good, found.allowed))


def _outside(found: Answer) -> Told:
    count = found.options.count
    key = "answer.options_lead" if count else "answer.options_none"
    sentence = say(key, found.lang, n=count, typical=found.typical_figure.value)
    return Told(sentence, (found.options_figure, found.typical_figure))


def _shown(fit: Fit, shelf: Shelf, lang: Lang) -> Shown:
    return Shown(
        row=Row.of(fit.opening, shelf, lang),
        apply=apply_address(fit.opening),
        fit=round(fit.fit * 100),
        reasons=tuple(Reason(r.verdict, r.criterion, r.sentence.say(lang)) for r in fit.reasons),
        changes=tuple(
            Suggestion(change.sentence.say(lang), round(change.fit * 100)) for change in fit.would_change
        ),
    )


def _sources(found: Answer, used: Sequence[Figure]) -> tuple[Source, ...]:
    ids = {figure.source for figure in used}
    return tuple(source for id, source in sorted(found.sources.items()) if id in ids)
