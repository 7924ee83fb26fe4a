"""What does a table of points hold? The tables of each grid and the keys of each table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ABILITIES = ("reading", "writing", "listening", "speaking")
EDUCATION = (  # from the least to the most
    "less_than_secondary",
    "secondary",
    "one_year",
    "two_year",
    "bachelor_or_three_year",
    "two_or_more_one_three_year",
    "masters_or_professional",
    "doctoral",
)
CANADIAN_EDUCATION = ("1-2", "3+")  # years of the credential
JOB_OFFERS = ("00", "other")  # NOC major group 00, or another of TEER 0 to 3


@dataclass(frozen=True)
class Shape:
    """A table: its keys, all of them (none named: whole numbers, each counting up to the next one), and its
    cells: points, or tables in their turn."""

    keys: tuple[str, ...] = ()
    cells: Shape | None = None
    never_falls: bool = True  # more of it never earns less


STEPS, CREDENTIALS = Shape(), Shape(EDUCATION)
CAPS = (
    "core",
    "partner",
    "core_and_partner",
    "second_language",
    "transfer_education",
    "transfer_foreign",
    "transfer_certificate",
    "transferability",
    "additional",
)
FRENCH = ("level", "alone", "english_level", "with_english")

POINTS: Mapping[str, Shape] = {
    "caps": Shape(CAPS, never_falls=False),
    "age": Shape(never_falls=False),
    "education": CREDENTIALS,
    "first_language": STEPS,
    "second_language": STEPS,
    "canadian_work": STEPS,
    "partner_education": CREDENTIALS,
    "partner_language": STEPS,
    "partner_canadian_work": STEPS,
    "education_language": Shape(EDUCATION, STEPS),
    "education_canadian_work": Shape(EDUCATION, STEPS),
    "foreign_work_language": Shape(cells=STEPS),
    "foreign_work_canadian_work": Shape(cells=STEPS),
    "certificate_language": STEPS,
    "canadian_education": Shape(CANADIAN_EDUCATION),
    "french": Shape(FRENCH, never_falls=False),
    "job_offer": Shape(JOB_OFFERS, never_falls=False),
    "additional": Shape(("sibling", "nomination"), never_falls=False),
}

MOST = ("language", "education", "work", "age", "arranged_employment", "adaptability")
ADAPTABILITY = ("arranged_employment", "relative", "own_study", "partner_study")
SELECTION: Mapping[str, Shape] = {
    "most": Shape(MOST, never_falls=False),
    "first_language": STEPS,
    "second_language": STEPS,
    "education": CREDENTIALS,
    "work": STEPS,
    "age": Shape(never_falls=False),
    "arranged_employment": Shape(("points",)),
    "adaptability": Shape(ADAPTABILITY, never_falls=False),
    "own_work": STEPS,
    "partner_work": STEPS,
    "partner_language": STEPS,
}
