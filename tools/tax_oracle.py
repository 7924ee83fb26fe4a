"""Do we compute a state's taxes as PolicyEngine US does? Differences of a dollar or more are printed.

    python3.11 -m venv /tmp/oracle && /tmp/oracle/bin/pip install policyengine-us==2.68.0
    PYTHONPATH=. /tmp/oracle/bin/python tools/tax_oracle.py US-NYC 2026 joint [--upto 2000000] [--steps 400]

PolicyEngine US is large (1.2 GB), slow to load and AGPL: it lives in an environment of its own and is never a
dependency. `--cases 100000 500000` prints worked examples for tests/specs/tax.toml where the two agree.

Known differences, and why we stand by ours: PolicyEngine deducts as state tax what it takes to be withheld
(New York's recapture left out, credits and joint schedules neglected); it pays out credits to low incomes
(earned income, New York City's school tax); it projects California's amounts of 2026 by inflation.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from policyengine_us import Simulation  # in the environment above only

from gonorth.pay.tax import Assessment, assess

THEIRS = {
    "federal_tax": "income_tax_before_credits",
    "social_security": "employee_social_security_tax",
    "medicare": "employee_medicare_tax",
    "additional_medicare": "additional_medicare_tax",
}
OF_STATE = {"CA": "ca", "NY": "ny", "MA": "ma"}
Row = tuple[Assessment, dict[str, Decimal]]


def main(place: str, year: int, status: str, upto: int, steps: int, cases: list[int]) -> None:
    names = THEIRS | _of_place(place)
    for found, theirs in _rows(place, year, status, upto, steps, names):
        differing = {name: says for name, says in theirs.items() if abs(says - found.lines[name]) >= 1}
        if not cases and differing:
            print(found.earnings[0], {name: (found.lines[name], says) for name, says in differing.items()})
        if found.earnings[0] in cases and not differing:
            _print_case(found)


def _of_place(place: str) -> dict[str, str]:
    state = OF_STATE.get(place[3:5])
    names = {"state_or_prov_tax": f"{state}_income_tax_before_refundable_credits"} if state else {}
    return names | ({"local_tax": "nyc_income_tax"} if place == "US-NYC" else {})


def _rows(place: str, year: int, status: str, upto: int, steps: int, names: dict[str, str]) -> Iterator[Row]:
    simulation = Simulation(situation=_situation(place, year, status, upto, steps))

    def yearly(variable: str) -> Any:
        return simulation.calculate(variable, year).reshape(steps + 1, -1).sum(axis=1)

    columns = {name: yearly(variable) for name, variable in names.items()}
    for row, pay in enumerate(yearly("employment_income")):
        found = assess(place, year, [Decimal(round(float(pay)))], status)
        yield found, {name: Decimal(str(round(float(column[row]), 2))) for name, column in columns.items()}


def _situation(place: str, year: int, status: str, upto: int, steps: int) -> dict[str, Any]:
    members = ["earner", "partner"] if status == "joint" else ["earner"]
    people = {name: {"age": {year: 40}, "employment_income": {year: 0}} for name in members}
    household = {"members": members, "state_name": {year: place[3:5]}, "in_nyc": {year: place == "US-NYC"}}
    units = {unit: {"all": {"members": members}} for unit in ("families", "tax_units", "spm_units")}
    axis = {"name": "employment_income", "count": steps + 1, "min": 0, "max": upto, "period": year}
    return {
        "people": people,
        **units,
        "marital_units": {"all": {"members": members}},
        "households": {"all": household},
        "axes": [[axis]],
    }


def _print_case(found: Assessment) -> None:
    place, pay = found.jurisdiction, found.earnings[0]
    numbers = found.lines | {"net": found.net, "employer_on_top": found.employer_on_top}
    said = ", ".join(f"{name} = {number.normalize():f}" for name, number in numbers.items())
    print(f'\n[[case]]\nid = "{place.lower()}-{found.year}-{found.status}-{pay // 1000}k"')
    print(f'jurisdiction = "{place}"\nyear = {found.year}\nstatus = "{found.status}"\nincome = {pay}')
    print(f'is = {{ {said} }}\nsource = "policyengine-us 2.68.0"')


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("place")
    parser.add_argument("year", type=int)
    parser.add_argument("status", choices=["single", "joint"])
    parser.add_argument("--upto", type=int, default=2_000_000)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--cases", type=int, nargs="+", default=[])
    given = parser.parse_args()
    main(given.place, given.year, given.status, given.upto, given.steps, given.cases)
