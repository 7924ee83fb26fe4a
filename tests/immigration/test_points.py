"""The points are those of the published grid, part by part, and no row of it is dead."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gonorth.facts.points_shape import ABILITIES, POINTS
from gonorth.facts.tables import read_rows, read_toml
from gonorth.immigration.points import PARTS, SUMMED, PointsUnknown, score
from gonorth.immigration.points_grid import grid_named, grid_on, grids
from gonorth.immigration.points_profile import Profile, read_profile

SPECS = Path(__file__).parent.parent / "specs/points.toml"
CASES = read_toml(SPECS)["case"]
OLD, KNOWN = grid_named("2020-10-20"), grid_named("2025-03-25")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_worked_example_comes_out_part_by_part(case: dict[str, Any]) -> None:
    found = score(read_profile(case["profile"]), grid_named(case["edition"]))
    assert {**found.parts, "total": found.total}.items() >= case["expect"].items()
    assert found.total == sum(found.parts[part] for part in SUMMED)


def test_every_vector_at_hand_is_exact(real: Path) -> None:
    for row in read_rows(real / "move/crs_vectors.csv"):
        found = score(read_profile(json.loads(row["profile_json"])), grid_named(row["grid_version"]))
        assert {part: str(points) for part, points in found.parts.items()} == {p: row[p] for p in PARTS}
        assert found.total == int(row["expected_total"]), row["id"]


UNCAPPED = replace(OLD, tables={**OLD.tables, "caps": dict.fromkeys(OLD.tables["caps"], 5000)})


def levels(level: int) -> dict[str, int]:
    return dict.fromkeys(ABILITIES, level)


def reaching() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Per row of each table: the table, the row, and a profile that reaches it."""
    base = {"age": 29, "education": "bachelor_or_three_year", "first_clb": levels(9)}
    keys = {
        "age": lambda row: base | {"age": int(row)},
        "education": lambda row: base | {"education": row},
        "first_language": lambda row: base | {"first_clb": levels(int(row))},
        "second_language": lambda row: base | {"second_clb": levels(int(row))},
        "canadian_work": lambda row: base | {"canadian_work": int(row)},
        "partner_education": lambda row: base | {"spouse": {"education": row}},
        "partner_language": lambda row: base | {"spouse": {"clb": levels(int(row))}},
        "partner_canadian_work": lambda row: base | {"spouse": {"canadian_work": int(row)}},
        "certificate_language": lambda row: base | {"first_clb": levels(int(row)), "certificate": True},
        "canadian_education": lambda row: base | {"canadian_education": row},
        "job_offer": lambda row: base | {"job_offer": row},
        "additional": lambda row: base | {row: True},
        "education_language": lambda row: base | {"education": row},
        "education_canadian_work": lambda row: base | {"education": row, "canadian_work": 2},
        "foreign_work_language": lambda row: base | {"foreign_work": int(row)},
        "foreign_work_canadian_work": lambda row: base | {"foreign_work": int(row), "canadian_work": 2},
    }
    for table, profile in keys.items():
        for row in OLD.tables[table]:
            yield table, row, profile(row)


@pytest.mark.parametrize(("table", "row", "profile"), list(reaching()))
def test_each_row_of_the_grid_is_looked_at(table: str, row: str, profile: dict[str, Any]) -> None:
    """One point less in this row (one more where it is worth none) gives another score, caps aside."""
    read = read_profile(profile)
    bumped = UNCAPPED.tables[table] | {row: less(UNCAPPED.tables[table][row])}
    changed = replace(UNCAPPED, tables={**UNCAPPED.tables, table: bumped})
    assert score(read, UNCAPPED).total != score(read, changed).total


def less(cell: Any) -> Any:
    if isinstance(cell, dict):
        return {key: less(inner) for key, inner in cell.items()} or {"0": 1}
    if isinstance(cell, list):
        return [less(points) for points in cell]
    return cell - 1 if cell else 1


def test_every_table_is_looked_at() -> None:
    tried = {table for table, *_ in reaching()} | {"caps", "french"}  # these have examples of their own
    assert tried == set(POINTS)


def test_editions_say_what_they_change_and_keep_the_rest() -> None:
    assert [grid.id for grid in grids()] == ["2020-10-20", "2025-03-25", "2026-11-03"]
    changed = {name for name in POINTS if OLD.tables[name] != KNOWN.tables[name]}
    assert changed == {"job_offer"}


def test_nothing_is_computed_by_an_edition_whose_points_are_not_known() -> None:
    new = grid_on(date(2026, 11, 3))
    assert new.unknown and new.confidence == "C"
    with pytest.raises(PointsUnknown):
        score(Profile(age=30), new)
    assert not grid_on(date(2026, 11, 2)).unknown
