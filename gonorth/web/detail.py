"""What does the page of one opening show, on offer or closed?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from gonorth.facts.tables import read_toml
from gonorth.facts.words import Lang, say
from gonorth.matching.columns import columns_of
from gonorth.matching.search import similar
from gonorth.nouns import Law, Opening, Verdict, plain
from gonorth.web import markup, names
from gonorth.web.asking import hubs
from gonorth.web.bridge import ROW, Shelf, opening_of, shelf
from gonorth.web.catalogue import catalogue
from gonorth.web.inert import Block, blocks
from gonorth.web.models import Posting
from gonorth.web.rows import (
    LONGEST_NAME,
    Row,
    apply_address,
    employer_page,
    page_of,
    pay_of,
    place_of,
    shown,
    title_of,
)

SIMILAR, ALTERNATIVES = 5, 3
ALIKE = 250  # of 1,000: titles less alike than this are not called like one another
LONGEST_SUMMARY = 300
LAST_PK = 2**63 - 1  # no database numbers rows beyond it
CLOSED = {"gone", "expired", "removed"}
LAW_OF = ("CA", "ON")  # the law that gonorth.reading.law reads postings for


@dataclass(frozen=True)
class Also:
    """Another post of the same job."""

    board: str
    page: str
    address: str | None


@dataclass(frozen=True)
class Told:
    """One thing the law has postings say, and whether this one does; None where we have no text of it."""

    name: str
    is_well: bool | None

    @property
    def verdict(self) -> Verdict:
        """Of artificial intelligence only those must speak who use it: silence tells nothing."""
        return "unknown" if self.name == "ai" and not self.is_well else VERDICTS[self.is_well]

    @property
    def key(self) -> str:
        return f"openings.law_{self.name}_{VERDICTS[self.is_well]}"


@dataclass(frozen=True)
class Detail:
    posting: Posting
    opening: Opening
    shelf: Shelf
    lang: Lang

    @property
    def title(self) -> str:
        return title_of(self.opening, self.lang)

    @property
    def employer(self) -> str:
        return shown(self.opening.employer, LONGEST_NAME) or say("openings.employer_unsaid", self.lang)

    @cached_property
    def employer_url(self) -> str | None:
        return employer_page(self.opening.employer, self.shelf, self.lang)

    @cached_property
    def hubs(self) -> tuple[tuple[str, str], ...]:
        """The hubs that name the employer among their tenants, with their pages."""
        columns = columns_of(self.shelf.index)
        row = columns.row_of.get(self.face)
        inside = [
            hub for hub, tenants in hubs().items() if row is not None and columns.employed_by(tenants)[row]
        ]
        with translation.override(self.lang):
            return tuple((names.hub(hub, self.lang), reverse("hub", args=[hub])) for hub in inside)

    @cached_property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (place_of(p, self.lang) for p in self.opening.places))))

    @property
    def mode(self) -> str | None:
        known = self.opening.work_mode
        return None if known == "unknown" else names.mode(known, self.lang)

    @property
    def remote_within(self) -> tuple[str, ...]:
        return tuple(names.country(code, self.lang) for code in self.opening.remote_within)

    @property
    def pay(self) -> str:
        return pay_of(self.opening.pay, self.lang)

    @cached_property
    def occupation(self) -> tuple[str, str] | None:
        known = self.opening.occupation
        return (known.noc, names.occupation_name(known.noc, self.lang)) if known else None

    @property
    def level(self) -> str | None:
        return names.level(self.opening.seniority, self.lang) if self.opening.seniority else None

    @property
    def written_in(self) -> str | None:
        return names.language(self.opening.language, self.lang) if self.opening.language else None

    @cached_property
    def skills(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (shown(skill.id, LONGEST_NAME), shown(names.skill(skill.id, self.lang), LONGEST_NAME))
            for skill in self.opening.skills
        )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return blocks(self.opening.description)

    @cached_property
    def law(self) -> tuple[Told, ...]:
        """Empty where the work is not in the province whose law it is, as far as the posting says."""
        here = any((p.country, p.region) == LAW_OF for p in self.opening.places)
        return law_of(self.opening.law) if here or LAW_OF[0] in self.opening.remote_within else ()

    @property
    def law_source(self) -> Mapping[str, Any]:
        return _law_source()

    @property
    def apply(self) -> str | None:
        return apply_address(self.opening)

    @property
    def face(self) -> str:
        return self.shelf.faces.get(self.opening.id, self.opening.id)

    @property
    def is_face(self) -> bool:
        return self.face == self.opening.id

    @property
    def canonical(self) -> str:
        """The page of the post that stands for the job."""
        return page_of(self.shelf.pks.get(self.face, self.posting.pk), self.lang)

    @cached_property
    def also(self) -> tuple[Also, ...]:
        others = [pk for pk in catalogue(self.shelf).posts.get(self.face, ()) if pk != self.posting.pk]
        return tuple(_also(posting, self.lang) for posting in _read(others))

    @cached_property
    def similar(self) -> tuple[Row, ...]:
        rows = similar(self.shelf.index, self.opening.title, SIMILAR, {self.face}, ALIKE)
        return tuple(self._rows(rows))

    @cached_property
    def alternatives(self) -> tuple[Row, ...]:
        """For a closed opening: other posts of the same job first, then like titles."""
        index, row_of = self.shelf.index, columns_of(self.shelf.index).row_of
        same = {self.shelf.faces[key] for key in _same_job(self.posting) if key in self.shelf.faces}
        rows = sorted(row_of[id] for id in same)
        rows += [int(row) for row in similar(index, self.opening.title, ALTERNATIVES, {self.face, *same})]
        return tuple(self._rows(rows[:ALTERNATIVES]))

    def _rows(self, rows: Iterable[int]) -> Iterable[Row]:
        return (Row.of(self.shelf.index.openings[row], self.shelf, self.lang) for row in rows)

    @property
    def is_sample(self) -> bool:
        return self.posting.board.is_sample

    @property
    def first_seen(self) -> date:
        return _day(self.posting.first_seen)

    @property
    def last_seen(self) -> date:
        return _day(self.posting.last_seen)

    @property
    def closed_on(self) -> date | None:
        return _day(self.posting.closed_at) if self.posting.closed_at else None

    @property
    def why_closed(self) -> str:
        known = self.posting.close_reason
        return f"openings.gone_{known if known in CLOSED else 'unknown'}"

    @property
    def number(self) -> str:
        return shown(self.opening.requisition or "", LONGEST_NAME)

    @property
    def summary(self) -> str:
        where = " · ".join(self.places) or say("openings.place_unsaid", self.lang)
        said = {"title": self.title, "employer": self.employer, "where": where, "pay": self.pay}
        return shown(say("openings.about", self.lang, **said), LONGEST_SUMMARY)

    @cached_property
    def markup(self) -> str | None:
        """The linked data of the post that stands for its job; none of samples, nor once closed."""
        if self.is_sample or self.posting.closed_at or not self.is_face:
            return None
        data = markup.job_posting(self.opening, self.lang)
        return markup.as_block(data) if data else None


def detail(pk: int, lang: Lang) -> Detail | None:
    """The posting of that number, or None."""
    posting = next(iter(_read([pk])), None) if pk <= LAST_PK else None
    return Detail(posting, _opening(posting), shelf(), lang) if posting else None


def _read(pks: Iterable[int]) -> Iterable[Posting]:
    found = Posting.objects.filter(pk__in=list(pks)).select_related("board", "employer")
    return found.order_by("pk")


def _opening(posting: Posting) -> Opening:
    row: dict[str, Any] = {name: getattr(posting, name) for name in ROW if "__" not in name}
    row |= {"employer__name": posting.employer.name, "description": posting.description}
    return opening_of(row, with_text=True)


def _also(posting: Posting, lang: Lang) -> Also:
    opening = _opening(posting)
    return Also(shown(posting.board.name, LONGEST_NAME), page_of(posting.pk, lang), apply_address(opening))


def _same_job(posting: Posting) -> list[str]:
    same = Q(by_content=posting.by_content)
    if posting.by_requisition:
        same |= Q(by_requisition=posting.by_requisition)
    return list(Posting.objects.open().filter(same).values_list("key", flat=True))


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


@cache
def _law_source() -> Mapping[str, Any]:
    source: Mapping[str, Any] = read_toml("reading/law.toml")["source"]
    return source


def law_of(law: Law) -> tuple[Told, ...]:
    """What is said is well; a requirement of Canadian experience is not."""
    experience = None if law.canadian_experience is None else not law.canadian_experience
    return (
        Told("pay", law.pay_shown),
        Told("ai", law.ai_statement),
        Told("vacancy", law.vacancy_statement),
        Told("experience", experience),
    )


VERDICTS: dict[bool | None, Verdict] = {True: "met", False: "unmet", None: "unknown"}


def as_json(found: Detail, absolute: str) -> dict[str, Any]:
    """The opening as data."""
    closed = found.posting.closed_at
    rows = found.alternatives if closed else found.similar
    return {
        "opening": plain(found.opening),
        "is_sample": found.is_sample,
        "page": absolute + page_of(found.posting.pk, found.lang),
        "canonical": absolute + found.canonical,
        "first_seen": found.posting.first_seen.isoformat(),
        "last_seen": found.posting.last_seen.isoformat(),
        "closed_at": closed and closed.isoformat(),
        "close_reason": found.posting.close_reason or None,
        "also": [plain(replace(also, page=absolute + also.page)) for also in found.also],
        "alternatives" if closed else "similar": [{"title": r.title, "page": absolute + r.url} for r in rows],
    }
