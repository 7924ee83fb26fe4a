"""How long does an answer take from so many openings: with the start of the program, and one more in it?

    .venv/bin/python bench/answer.py RÉSUMÉ… --openings PATH… [--times 30000] [--runs 5]

The openings that are read are made into as many as asked for (multiplied.py), indexed once and saved;
then every answer begins from the saved file. Medians of several runs: by the clock, and of the processor,
which says more where a machine is busy with other work. Beside them stands what a bare import of numpy took,
so that the figures of two days can be compared as ratios.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

from multiplied import multiplied

from gonorth.answer import Question, answer, as_json
from gonorth.cli.sources import read_sources
from gonorth.facts.pack import read_pack
from gonorth.facts.region import Region
from gonorth.immigration.facts_asked import facts_of
from gonorth.matching.index import Index
from gonorth.moving import Move
from gonorth.nouns import Money, Source
from gonorth.pay.question import PayQuestion
from gonorth.pay.where import read_where
from gonorth.resumes import read_resume
from gonorth.saved import open_saved, save
from gonorth.stock import Stock

TODAY = date(2026, 12, 1)
WHOSE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
TOLD = Move(
    PayQuestion(
        Money(Decimal(200_000), "USD"), read_where("Seattle, WA"), read_where("Toronto, ON"), TODAY.year
    ),
    facts_of({"age": 34, "citizenships": ["IN"], "clb_min": 9, "lives_in_us": True, "h1b_holder": True}),
)


def main(resumes: list[str], paths: list[str], times: int, runs: int, file: Path) -> None:
    region = read_pack("toronto-waterloo")
    openings = multiplied(read_sources(paths).openings, times)
    print(f"{len(openings):,} openings, {len(resumes)} résumés, medians of {runs} runs\n")
    print("| what | ms by the clock | ms of the processor |\n|---|---:|---:|")
    _line("building their index and saving it, once", lambda: _save(openings, region, file), 1)
    _line("opening the saved file", lambda: open_saved(str(file)), runs)
    _line("a bare import of numpy", lambda: _run(sys.executable, "-c", "import numpy"), runs)
    for number, resume in enumerate(resumes, 1):
        gonorth = [sys.executable, "-m", "gonorth", "answer", resume, "--today", TODAY.isoformat(), "--json"]
        command = [*gonorth, "--openings", str(file)]
        _line(f"gonorth answer, résumé {number}, with start", lambda command=command: _run(*command), runs)
    _in_process(resumes, open_saved(str(file)), region, runs)


def _save(openings: list, region: Region, file: Path) -> None:
    save(Stock(Index(openings), Source("openings", "bench"), is_sample=False), [region], file)


def _in_process(resumes: list[str], stock: Stock, region: Region, runs: int) -> None:
    for number, resume in enumerate(resumes, 1):
        candidate = read_resume(Path(resume).read_bytes(), resume, TODAY).candidate
        asked = Question(candidate, region.at_home)
        for what, question in (("", asked), (", a move told", replace(asked, move=TOLD))):
            work = lambda q=question: as_json(answer(q, region, stock, TODAY))  # noqa: E731
            _line(f"one more answer, résumé {number}{what}", work, 5 * runs)


def _line(what: str, work: Callable[[], object], runs: int) -> None:
    clock, processor = [], []
    for _ in range(runs):
        started, busy = time.perf_counter(), _busy()
        work()
        clock.append(time.perf_counter() - started)
        processor.append(_busy() - busy)
    print(f"| {what} | {median(clock) * 1000:,.1f} | {median(processor) * 1000:,.1f} |", flush=True)


def _busy() -> float:
    """Seconds of the processor, in this process and in those that have ended."""
    return sum(each.ru_utime + each.ru_stime for each in map(resource.getrusage, WHOSE))


def _run(*command: str) -> None:
    """As it runs where Python may keep bytecode, which it does everywhere unless told not to."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("resumes", nargs="+")
    parser.add_argument("--openings", nargs="+", required=True)
    parser.add_argument("--times", type=int, default=30_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "openings"
        main(options.resumes, options.openings, options.times, options.runs, file)
