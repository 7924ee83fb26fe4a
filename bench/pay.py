"""How fast are taxes assessed, and how soon are they ready?

    .venv/bin/python bench/pay.py [--incomes 10000] [--runs 5]

Assesses incomes from 0 to 2,000,000 in two places, as a comparison of take-home pay does; then the same while
the tables are read anew for every income; then how long the import takes from a cold start. The federal tax
of Tax-Calculator (PSL) is timed beside it where that is installed, and left out aloud where it is not.
Machines are noisy: medians of several runs, and ratios within one run.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from statistics import median

from gonorth.facts.rulebook import rulebook
from gonorth.pay.canada import law_of
from gonorth.pay.jurisdictions import notes_on
from gonorth.pay.rules import rules_of
from gonorth.pay.tax import assess

PLACES, YEAR = ("CA-ON", "US-CA"), 2026
STANDARD = "dataclasses, decimal, pathlib, re, tomllib, typing"  # of which everything here is made
NAIVE = 40  # incomes; the time is then that of one, many times over
PEER = """
import time, pandas, taxcalc
rows = {rows}
began = time.perf_counter()
pay = [2e6 * n / rows for n in range(rows)]
frame = pandas.DataFrame({{"RECID": range(1, rows + 1), "MARS": 1, "e00200": pay, "e00200p": pay}})
records = taxcalc.Records(data=frame, start_year={year}, gfactors=None, weights=None)
taxcalc.Calculator(policy=taxcalc.Policy(), records=records).calc_all()
print(time.perf_counter() - began)
"""


def main(incomes: int, runs: int) -> None:
    pays = [Decimal(2_000_000 * nth // incomes) for nth in range(incomes)]
    ours = _seconds(lambda: _assess(pays), runs)
    print("| what | seconds | beside ours |\n|---|---:|---:|")
    _row(f"{incomes:,} incomes in {len(PLACES)} places", ours, 1)
    naive = _seconds(lambda: _assess_reading(pays[:: max(1, incomes // NAIVE)]), runs) * incomes / NAIVE
    _row("the same, tables read for every income", naive, naive / ours)
    _peer(incomes, ours)
    print(f"\n{ours / incomes / len(PLACES) * 1e6:.0f} µs an assessment\n")
    print("| import, in a new process | milliseconds |\n|---|---:|")
    for what in (STANDARD, "gonorth.pay", "gonorth.pay.tax"):
        print(f"| {what} | {_import(what, runs) * 1000:.0f} |")


def _assess(pays: list[Decimal]) -> None:
    for place in PLACES:
        for pay in pays:
            assess(place, YEAR, [pay])


def _assess_reading(pays: list[Decimal]) -> None:
    for place in PLACES:
        for pay in pays:
            for known in (rulebook, rules_of, law_of, notes_on):
                known.cache_clear()
            assess(place, YEAR, [pay])


def _peer(incomes: int, ours: float) -> None:
    if importlib.util.find_spec("taxcalc") is None:
        print("| Tax-Calculator, federal only: not installed, left out | | |")
        return
    code = PEER.format(rows=incomes, year=YEAR)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    took = float(done.stdout.split()[-1])
    _row(f"{incomes:,} federal taxes by Tax-Calculator, once loaded", took, took / ours)


def _row(what: str, seconds: float, ratio: float) -> None:
    print(f"| {what} | {seconds:.2f} | {ratio:,.1f} × |", flush=True)


def _import(what: str, runs: int) -> float:
    """How long an import takes by the clock of the process that does it."""
    code = f"import time; began = time.perf_counter(); import {what}; print(time.perf_counter() - began)"
    command = [sys.executable, "-c", code]
    times = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(runs * 4)]
    return median(float(done.stdout) for done in times)


def _seconds(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--incomes", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    main(options.incomes, options.runs)
