"""How long does an answer take: the whole command from a cold start, and one more in the same process?

    .venv/bin/python bench/answer.py RÉSUMÉ… --openings PATH… [--runs 5]

Machines are noisy: the median of several runs is printed, and beside it what a bare import of numpy took
in the same run, so that the figures of two days can be compared as ratios.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from gonorth.answer import Question, Stock, answer, as_json
from gonorth.cli.sources import read_sources
from gonorth.facts.pack import read_pack
from gonorth.matching.index import Index
from gonorth.nouns import Source
from gonorth.resumes import read_resume

TODAY = date(2026, 11, 21)
GONORTH = str(Path(sys.executable).parent / "gonorth")


def main(resumes: list[str], openings: list[str], runs: int) -> None:
    found = read_sources(openings)
    print(f"{len(found.openings):,} openings, {len(resumes)} résumés, median of {runs} runs\n")
    bare = _seconds(lambda: _run(sys.executable, "-c", "import numpy"), runs)
    print(f"{'a bare import of numpy':44} {bare:8.2f} s")
    for number, resume in enumerate(resumes, 1):
        command = [GONORTH, "answer", resume, "--today", TODAY.isoformat(), "--json", "--openings", *openings]
        whole = _seconds(lambda command=command: _run(*command), runs)
        print(
            f"{f'gonorth answer, résumé {number}, with start':44} {whole:8.2f} s {whole / bare:6.1f} × that"
        )
    _in_process(resumes, found.openings, runs)


def _in_process(resumes: list[str], openings: tuple, runs: int) -> None:
    region, stock = read_pack("toronto-waterloo"), None
    started = time.perf_counter()
    stock = Stock(Index(openings), Source("openings", "bench"), is_sample=False)
    print(f"{'building the index once':44} {(time.perf_counter() - started) * 1000:8.0f} ms")
    for number, resume in enumerate(resumes, 1):
        candidate = read_resume(Path(resume).read_bytes(), resume, TODAY).candidate
        question = Question(candidate, region.at_home)
        took = _seconds(lambda q=question: as_json(answer(q, region, stock, TODAY)), runs)
        print(f"{f'one more answer, résumé {number}':44} {took * 1000:8.0f} ms")


def _seconds(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return median(times)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("resumes", nargs="+")
    parser.add_argument("--openings", nargs="+", required=True)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    main(options.resumes, options.openings, options.runs)
