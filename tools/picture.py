"""Draw docs/picture.svg: what `make run` prints, as the README shows it."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from pathlib import Path

from rich.console import Console

from gonorth.answer import Question, Stock, answer
from gonorth.boards import read_payload
from gonorth.cli.page import print_answer
from gonorth.facts.pack import read_pack
from gonorth.facts.tables import DATA
from gonorth.facts.words import say
from gonorth.matching.index import Index
from gonorth.nouns import Source
from gonorth.resumes import read_resume

TODAY = date(2026, 11, 21)
PICTURE = Path(__file__).parent.parent / "docs" / "picture.svg"


def main() -> None:
    samples = DATA / "samples"
    candidate = read_resume((samples / "resume.json").read_bytes(), "resume.json", TODAY).candidate
    openings = read_payload((samples / "openings.csv").read_bytes(), "openings.csv").openings
    source = Source("openings", say("cli.sample_source", "en"), as_of=TODAY.isoformat())
    region = read_pack("toronto-waterloo")
    question = Question(candidate, region.at_home, top=3)
    found = answer(question, region, Stock(Index(openings), source, is_sample=True), TODAY)
    out = Console(record=True, width=100, highlight=False, file=StringIO())
    print_answer(out, found, region)
    drawn = out.export_svg(title="gonorth answer")
    # The drawing must ask nothing of another host: fonts come from the reader's machine.
    PICTURE.write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
