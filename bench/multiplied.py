"""As many openings as wanted, made of real ones: each comes back again and again, a little different.

    .venv/bin/gonorth openings read FOLDER --json > real.jsonl
    .venv/bin/python bench/multiplied.py real.jsonl 30000 > openings.jsonl

The same for the same seed and openings. Where `synthetic.py` invents, this keeps what real postings are like:
how many titles there are, how long the lists of skills and the texts are. The first of each is left as it was
read; every other has an employer of its own, mostly another title, and may have other skills, places and pay.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from synthetic import FAR, LEVELS, NEAR, asked_skills, firm, lines

from gonorth.boards import read_payload
from gonorth.nouns import Opening, Pay, Place, Skill
from gonorth.reading.titles import read_title

ELSEWHERE, RETITLED, LOST, PAID_OTHERWISE = 0.5, 0.8, 0.15, 0.7
DAYS = 60


def multiplied(openings: Sequence[Opening], n: int, seed: int = 1) -> list[Opening]:
    """`n` openings made of those given."""
    random = Random(seed)
    teams = sorted({o.department for o in openings if o.department and len(o.department) < 40})
    openings = list({opening.id: opening for opening in openings}.values())
    made = openings[:n]
    while len(made) < n:
        place = len(made)
        made.append(_varied(random, openings[place % len(openings)], place // len(openings), teams))
    return made


def _varied(random: Random, opening: Opening, copy: int, teams: Sequence[str]) -> Opening:
    title = _title(random, opening.title, teams)
    read = read_title(title)
    named = firm(sum(map(ord, opening.employer)) + 977 * copy)
    is_elsewhere = random.random() < ELSEWHERE
    return replace(
        opening,
        id=f"{opening.id}-{copy}",
        employer=named,
        title=title,
        occupation=read.occupation,
        seniority=read.seniority,
        places=(Place(*random.choice(NEAR + FAR)),) if is_elsewhere else opening.places,
        skills=_skills(random, opening.skills),
        pay=_pay(random, opening.pay),
        posted_on=opening.posted_on and opening.posted_on - timedelta(days=random.randrange(DAYS)),
        description=f"{named}: {title}\n{opening.description}",
    )


def _title(random: Random, title: str, teams: Sequence[str]) -> str:
    if random.random() >= RETITLED:
        return title
    bare = title.split(",")[0].split(" - ")[0]
    return f"{random.choice(LEVELS)} {bare}, {random.choice(teams)}".strip()


def _skills(random: Random, skills: Sequence[Skill]) -> tuple[Skill, ...]:
    known, weights = asked_skills()
    kept = [skill for skill in skills if random.random() >= LOST]
    more = random.choices(known, weights, k=random.randint(0, 3)) if skills else []
    return tuple(dict.fromkeys((*kept, *more)))


def _pay(random: Random, pay: Pay | None) -> Pay | None:
    if pay is None or random.random() >= PAID_OTHERWISE:
        return pay
    times = random.randint(80, 125)
    low, high = (None if end is None else (end * times / 100).quantize(1) for end in (pay.low, pay.high))
    return replace(pay, low=low, high=high)


if __name__ == "__main__":
    read = read_payload(Path(sys.argv[1]).read_bytes(), sys.argv[1]).openings
    for line in lines(multiplied(read, *map(int, sys.argv[2:]))):
        print(line)
