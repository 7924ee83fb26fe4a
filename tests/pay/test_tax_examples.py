"""The taxes and contributions of a year, held against sources that computed them by themselves."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gonorth.facts.tables import read_rows, read_toml
from gonorth.pay.tax import assess

CASES = read_toml(Path(__file__).parent.parent / "specs/tax.toml")["case"]
ONE = Decimal(1)  # unit of currency: published tables and payroll formulas round on their way


def assessed(case: dict[str, Any]) -> dict[str, Decimal]:
    found = assess(case["jurisdiction"], case["year"], [Decimal(case["income"])], case["status"])
    return {**found.lines, "net": found.net, "employer_on_top": found.employer_on_top}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_component_is_as_computed_elsewhere(case: dict[str, Any]) -> None:
    found = assessed(case)
    wrong = {name: found[name] for name, said in case["is"].items() if abs(found[name] - said) >= ONE}
    assert not wrong


def test_the_real_examples_are_met(real: Path) -> None:
    rows = list(read_rows(real / "move" / "tax_vectors.csv"))
    whole = [row for row in rows if not row["settings"].startswith(("TAXABLE", "WEEKLY"))]
    assert whole
    for row in whole:
        found = assessed({**row, "year": int(row["year"])})
        said = {name: Decimal(value) for name, value in row.items() if name in found and value}
        assert "net" in said and all(abs(found[name] - said[name]) < ONE for name in said), row["id"]


def test_who_differs_is_explained() -> None:
    for case in CASES:
        if "source_says" in case or "source" not in case:
            assert case["because"], case["id"]
