"""Openings for measuring: as many as wanted, the same for the same seed, like real ones in what costs time.

    .venv/bin/python bench/synthetic.py 30000 > openings.jsonl

Every employer is invented. As in the boards we have read, about 31 % are within the Toronto–Waterloo region,
a few are one more post of the same job, they ask for 5 to 20 skills, 40 % show pay, a text has about 2 KB and
a board some 33 postings.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from gonorth.facts.tables import read_rows
from gonorth.nouns import Law, Opening, Pay, Place, Skill, WorkMode, plain
from gonorth.reading.skill_table import dictionary
from gonorth.reading.titles import read_title

A_BOARD = 33
AGAIN = 0.06  # of the postings are one more post of a job, in another place
HERE, PAID = 0.28, 0.40  # of jobs: some from elsewhere are posted here once more
LAST_DAY = date(2026, 11, 20)

SYLLABLES = (
    "bro", "cal", "dor", "fen", "gar", "hol", "jun", "kel", "lum", "mor", "nex",
    "orv", "pil", "quo", "ras", "sol", "tam", "ulm", "ven", "wex", "yar", "zan",
)  # fmt: skip
KINDS = ("Systems", "Labs", "Robotics", "Health", "Pay", "Data", "Networks", "Energy", "Learning", "Freight")
LEVELS = ("", "", "", "Junior", "Senior", "Senior", "Senior", "Staff", "Principal", "Lead")
TRADES = (
    "Software Engineer", "Backend Developer", "Frontend Developer", "Full Stack Developer",
    "Data Engineer", "Data Scientist", "Data Analyst", "Machine Learning Engineer", "DevOps Engineer",
    "Site Reliability Engineer", "Security Engineer", "QA Engineer", "Product Manager",
    "Product Designer", "Technical Writer", "Engineering Manager", "Mobile Developer",
    "Embedded Software Engineer", "Robotics Engineer", "Database Administrator",
    "Network Administrator", "Systems Analyst", "Business Analyst", "Project Manager",
    "Solutions Architect", "Account Executive", "Sales Development Representative",
    "Customer Success Manager", "Marketing Manager", "Financial Analyst", "Accountant",
    "Human Resources Manager", "Recruiter", "Mechanical Engineer", "Electrical Engineer",
    "Support Specialist", "Operations Manager", "Office Manager", "Graphic Designer", "UX Researcher",
)  # fmt: skip
AREAS = (
    "", "", "", ", Payments", ", Platform", ", Growth", ", Infrastructure", ", Mobile", ", Search",
    ", Data Platform",
)  # fmt: skip
NEAR = (
    ("Toronto", "ON", "CA", 43.7001, -79.4163), ("Waterloo", "ON", "CA", 43.467, -80.516),
    ("Kitchener", "ON", "CA", 43.4254, -80.5112), ("Mississauga", "ON", "CA", 43.5789, -79.6583),
    ("Markham", "ON", "CA", 43.8668, -79.2663), ("Guelph", "ON", "CA", 43.5459, -80.2559),
)  # fmt: skip
FAR = (
    ("San Francisco", "CA", "US", 37.7749, -122.4194), ("New York", "NY", "US", 40.7128, -74.006),
    ("Seattle", "WA", "US", 47.6062, -122.3321), ("Austin", "TX", "US", 30.2672, -97.7431),
    ("London", None, "GB", 51.5085, -0.1257), ("Berlin", None, "DE", 52.5244, 13.4105),
    ("Vancouver", "BC", "CA", 49.2497, -123.1193), ("Montréal", "QC", "CA", 45.5088, -73.5878),
    ("Bengaluru", None, "IN", 12.9719, 77.5937), ("Dublin", None, "IE", 53.3331, -6.2489),
)  # fmt: skip
MODES: tuple[WorkMode, ...] = ("onsite", "hybrid", "hybrid", "remote", "unknown")
SAYINGS = (
    "You will own a service from its first design to the night it is paged for.",
    "We write down what we decide, and change it when we learn better.",
    "The team is small, and its work is used by {n} customers every day.",
    "You have {years} or more years of doing this well, and can say what went wrong.",
    "Work with people in sales, support and research, who know what is asked for.",
    "Reviews are kind and thorough; releases are small, frequent and dull.",
    "We measure before we make anything faster, and keep what we measured.",
    "Your first month: one change a week, in front of customers, with someone beside you.",
    "There is a budget for learning, and time in the week to use it.",
    "Benefits begin on the first day, for you and your family.",
)
USES = ("you have shipped something with it", "you can teach it", "a year or two of it is enough to begin")


def openings(n: int, seed: int = 1, a_board: int = A_BOARD) -> list[Opening]:
    """`n` openings, `a_board` of them on each employer's board."""
    random = Random(seed)
    made: list[Opening] = []
    for number in range(n):
        employer = firm(number // a_board)
        earlier = made[-1] if number % a_board and random.random() < AGAIN else None
        made.append(_again(random, number, earlier) if earlier else _new(random, number, employer))
    return made


def firm(number: int) -> str:
    """A different invented name for each number."""
    count = len(SYLLABLES)
    kind, drawn = KINDS[number % len(KINDS)], number * 7919 % count**3
    syllables = (SYLLABLES[drawn // count**place % count] for place in range(3))
    return f"{''.join(syllables).capitalize()} {kind}"


def _new(random: Random, number: int, employer: str) -> Opening:
    level, trade, area = random.choice(LEVELS), random.choice(TRADES), random.choice(AREAS)
    title = f"{level} {trade}{area}".strip()
    place = Place(*random.choice(NEAR if random.random() < HERE else FAR))
    skills = _skills(random)
    pay, mode, years = _pay(random, place), random.choice(MODES), random.choice((None, 2, 3, 5, 8))
    read = _read(title)
    slug = employer.casefold().replace(" ", "")
    return Opening(
        id=f"greenhouse:{slug}:{1_000_000 + number}",
        system="greenhouse",
        employer=employer,
        title=title,
        occupation=read.occupation,
        seniority=read.seniority,
        places=(place,),
        work_mode=mode,
        remote_within=(place.country or "",) if mode == "remote" else (),
        pay=pay,
        skills=skills,
        language="fr" if place.region == "QC" and random.random() < 0.25 else "en",
        posted_on=LAST_DAY - timedelta(days=random.randrange(90)),
        updated_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
        url=f"https://boards.example.com/{slug}/jobs/{1_000_000 + number}",
        employment_type="full-time",
        law=Law(pay is not None, random.random() < 0.2, random.random() < 0.3, False),
        department=trade.split()[-1],
        requisition=str(5_000_000 + number),
        years_asked=years,
        description=_text(random, employer, title, skills, years),
    )


def _again(random: Random, number: int, earlier: Opening) -> Opening:
    """One more post of the same job, in another place."""
    board, id = earlier.id.rpartition(":")[0], 1_000_000 + number
    place = Place(*random.choice(NEAR + FAR))
    url = f"{earlier.url.rpartition('/')[0]}/{id}"
    return replace(earlier, id=f"{board}:{id}", places=(place,), url=url)


def _pay(random: Random, place: Place) -> Pay | None:
    if random.random() >= PAID:
        return None
    low = Decimal(random.randrange(60, 180) * 1000)
    high = low + random.randrange(10, 60) * 1000
    currency = {"CA": "CAD", "US": "USD", "GB": "GBP"}.get(place.country or "", "EUR")
    return Pay(low, high, currency, "year", f"${low:,}–${high:,} {currency}")


def _text(random: Random, employer: str, title: str, skills: tuple[Skill, ...], years: int | None) -> str:
    """About 2 KB of plain text."""
    lines = [f"{employer} is looking for a {title}.", ""]
    for _ in range(2):
        said = random.sample(SAYINGS, 7)
        lines += [" ".join(said).format(n=random.randrange(100, 90_000), years=years or "some"), ""]
    lines += [
        "What you will work with:",
        *(f"- {skill.label}, {random.choice(SAYINGS[1:6:2])}" for skill in skills),
    ]
    return "\n".join(lines).replace("{n}", "many")


def _skills(random: Random) -> tuple[Skill, ...]:
    known, weights = asked_skills()
    drawn = random.choices(known, weights, k=random.randint(5, 20))
    return tuple(dict.fromkeys(drawn))


@cache
def asked_skills() -> tuple[list[Skill], list[int]]:
    """The skills employers ask for, and how many do."""
    named = dictionary().skills
    rows = [(row["skill"], int(row["employers"])) for row in read_rows("matching/skill_rarity.csv")]
    kept = [(named[id], count) for id, count in rows if id in named]
    return [skill for skill, _ in kept], [count for _, count in kept]


_read = cache(read_title)


def lines(made: list[Opening]) -> Iterator[str]:
    """As `gonorth openings read --json` prints them: a source that can be read again."""
    return (json.dumps(plain(opening), ensure_ascii=False) for opening in made)


if __name__ == "__main__":
    for line in lines(openings(int(sys.argv[1]), *map(int, sys.argv[2:]))):
        print(line)
