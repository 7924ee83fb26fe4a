"""Compute a region's most common software profile, for [typical] of its region.toml.

    .venv/bin/python tools/derive_typical.py INPUTS PACK

Reads the job-board payloads (INPUTS/openings) and listings (INPUTS/listings) and keeps the software
engineering openings located in the region, posts of one job once. Prints the most common title, the skills
that most employers name (each employer counts once, so that one large board does not decide) and the median
of the years asked, with how many openings and employers stand behind each. A person copies it into
region.toml and says so in its note.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from gonorth.boards import read_payload
from gonorth.facts.employers import employer_key
from gonorth.facts.pack import read_pack
from gonorth.facts.words import Refusal
from gonorth.nouns import Opening
from gonorth.reading.demands import years_asked
from gonorth.reading.places import read_places
from gonorth.reading.skills import skills_in
from gonorth.reading.titles import read_title
from gonorth.scene.here import distinct, is_here

DEVELOPERS = {"21230", "21231", "21232", "21234"}  # NOC 2021: those who write software, not who manage it
LEVELS = re.compile(
    r"\b(senior|sr|junior|jr|staff|principal|lead|intermediate|i{1,3}|iv|v|[1-5])\b\.?", re.IGNORECASE
)
SHOWN = 16


def main(inputs: Path, pack: Path) -> None:
    region = read_pack(pack)
    read = [*_from_boards(inputs / "openings"), *_from_listings(inputs / "listings", region.country)]
    jobs = distinct(o for o in read if is_here(o, region) and _is_developer(o))
    employers = {employer_key(job.employer) for job in jobs}
    print(f"{len(read)} openings read; {len(jobs)} of developers here, at {len(employers)} employers")
    titles = Counter(_without_level(job.title) for job in jobs)
    print("titles:", titles.most_common(8))
    named: dict[str, set[str]] = defaultdict(set)
    labels = {}
    for job in jobs:
        for skill in job.skills:
            named[skill.id].add(employer_key(job.employer))
            labels[skill.id] = skill.label
    for id in sorted(named, key=lambda id: (-len(named[id]), id))[:SHOWN]:
        print(f"  {id} ({labels[id]}): {len(named[id])} employers")
    years = [job.years_asked for job in jobs if job.years_asked is not None]
    print(f"years asked: median {median(years) if years else None} of {len(years)}")
    print("occupations:", Counter(job.occupation.noc for job in jobs if job.occupation).most_common())


def _is_developer(opening: Opening) -> bool:
    return opening.occupation is not None and opening.occupation.noc in DEVELOPERS


def _without_level(title: str) -> str:
    return " ".join(LEVELS.sub(" ", re.split(r"[,(/|:–]| - ", read_title(title).title)[0]).split()).title()


def _from_boards(folder: Path) -> Iterator[Opening]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                yield from read_payload(path.read_bytes(), path.name).openings
            except Refusal:
                continue  # not a payload of a board we read


def _from_listings(folder: Path, country: str) -> Iterator[Opening]:
    for path in sorted(folder.glob("adzuna-canada-*.json")):
        for ad in json.loads(path.read_text(encoding="utf-8"))["jobs"]:
            employer = ad["company"].removesuffix(" Job on T-Net")
            place = f"{ad['location']}, Canada"
            yield _listed(ad["id"], employer, ad["title"], place, country, ad["rawSnippet"])
    with gzip.open(folder / "zapply-canada-ats-links.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            link = json.loads(line)
            yield _listed(link["url"], link["company"], link["title"], link["location"], country)


def _listed(id: str, employer: str, title: str, place: str, country: str, snippet: str = "") -> Opening:
    text = f"{title}\n{snippet}"
    return Opening(
        id=id,
        system="listing",
        employer=employer,
        title=title,
        occupation=read_title(title).occupation,
        places=read_places(place, country).places,
        skills=skills_in(text),
        years_asked=years_asked(text),
    )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]).absolute())
