"""What is left of a year's pay in a place, after taxes and contributions, and what does the employer pay?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, get_args

from gonorth.facts.dated import OutOfDate
from gonorth.facts.rulebook import least_sure
from gonorth.facts.words import Refusal, Sentence
from gonorth.pay.brackets import ZERO
from gonorth.pay.canada import taken_in_canada
from gonorth.pay.household import Status
from gonorth.pay.jurisdictions import JURISDICTIONS, Jurisdiction, jurisdiction, not_modelled, notes_on
from gonorth.pay.lines import Line, Taken
from gonorth.pay.rules import Basis
from gonorth.pay.usa import taken_in_usa

if TYPE_CHECKING:
    from gonorth.nouns import Confidence

__all__ = ["JURISDICTIONS", "PARTS", "Assessment", "Status", "assess", "jurisdiction", "not_modelled"]

MOST = 100_000_000  # of a year's pay that is believed
CENT = Decimal("0.01")
EMPLOYER = "employer_on_top"
PARTS = ("surtax", "health_premium")  # of state_or_prov_tax


@dataclass(frozen=True)
class Assessment:
    """A year's pay of one earner or two, and what is taken from it, to the cent."""

    jurisdiction: str  # its code, as in JURISDICTIONS
    year: int
    status: Status
    currency: str
    earnings: tuple[Decimal, ...]
    lines: Mapping[str, Decimal]  # by component; those of PARTS are within state_or_prov_tax
    net: Decimal
    employer_on_top: Decimal
    confidence: Confidence  # of net: the worst of everything it rests on
    employer_confidence: Confidence
    bases: Mapping[str, tuple[Basis, ...]]  # of each line, and of employer_on_top
    sources: tuple[str, ...]  # Source.id of every table used
    notes: tuple[Sentence, ...]


def assess(code: str, year: int, earnings: Sequence[Decimal], status: Status = "single") -> Assessment:
    """Assess a year's employment income in a place.

    Two earners are a couple: `joint` in the United States, either in Canada, where each is taxed alone. One
    earner who is `joint` has a partner without income. Raises OutOfDate for a year we have no tables of, and
    Refusal for what cannot be assessed.
    """
    place = jurisdiction(code)
    pays = _believed(earnings, status)
    if not 1 <= year <= 9999:
        raise OutOfDate(f"no tax table is of the year {year}")
    is_couple = status == "joint" or len(pays) == 2
    if place.book == "canada":
        taken = taken_in_canada(place.code, year, pays, is_couple)
    elif is_couple and status == "single":
        raise Refusal("tax.two_singles")
    else:
        taken = taken_in_usa(place.code, year, pays, status)
    notes = (Sentence(f"tax.note_couple_{place.book}", {}),) if is_couple else ()
    return _assessment(place, year, status, pays, taken, notes)


def _believed(earnings: Sequence[Decimal], status: Status) -> tuple[Decimal, ...]:
    if status not in get_args(Status):
        raise Refusal("tax.unknown_status", given=status)
    if not 1 <= len(earnings) <= 2:
        raise Refusal("tax.how_many_earners", n=len(earnings))
    pays = tuple(map(Decimal, earnings))
    for pay in pays:
        if not (pay.is_finite() and 0 <= pay <= MOST):
            raise Refusal("tax.not_believed", given=str(pay), most=MOST)
    return pays


def _assessment(
    place: Jurisdiction,
    year: int,
    status: Status,
    pays: tuple[Decimal, ...],
    taken: Taken,
    notes: tuple[Sentence, ...],
) -> Assessment:
    lines = {name: _to_the_cent(line.amount) for name, line in taken.lines.items()}
    bases = {name: line.bases for name, line in taken.lines.items()} | {EMPLOYER: taken.employer.bases}
    return Assessment(
        jurisdiction=place.code,
        year=year,
        status=status,
        currency=place.currency,
        earnings=pays,
        lines=lines,
        net=sum(pays, ZERO) - sum(taken for name, taken in lines.items() if name not in PARTS),
        employer_on_top=_to_the_cent(taken.employer.amount),
        confidence=_sureness(taken.lines.values()),
        employer_confidence=_sureness((taken.employer,)),
        bases=bases,
        sources=tuple(dict.fromkeys(basis.source for rests in bases.values() for basis in rests)),
        notes=(*notes_on(place.code, year), *notes),
    )


def _to_the_cent(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def _sureness(lines: Iterable[Line]) -> Confidence:
    return least_sure(*(basis.confidence for line in lines for basis in line.bases))
