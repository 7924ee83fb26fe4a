"""The scene of the shipped region from the job boards among the real inputs."""

from datetime import date
from pathlib import Path

import pytest

from gonorth.boards import read_payload
from gonorth.facts.pack import read_pack
from gonorth.facts.words import Refusal
from gonorth.nouns import Opening
from gonorth.reading.skills import skills_in
from gonorth.scene.here import distinct
from gonorth.scene.pulse import pulse

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def openings(real: Path) -> list[Opening]:
    read: list[Opening] = []
    for path in sorted((real / "openings" / "greenhouse").glob("*.json")):
        try:
            read += read_payload(path.read_bytes(), path.name).openings
        except Refusal:
            continue  # response headers, not a board
    return read


@pytest.mark.real
def test_real_boards_have_openings_here_and_large_foreign_offices(openings: list[Opening]) -> None:
    region = read_pack("toronto-waterloo")
    scene = pulse(openings, region, None, TODAY)
    values = {figure.id: figure.value for figure in scene.figures}
    assert 0 < int(values["employers"] or 0) < int(values["openings"] or 0) < len(distinct(openings))
    assert "Stripe" in {office.employer for office in scene.offices}
    for office in scene.offices:
        assert 0 <= (office.engineering.value or 0) + (office.sales.value or 0) <= 100


def test_the_typical_skills_are_those_we_read() -> None:
    for skill in read_pack("toronto-waterloo").typical.candidate.skills:
        assert skill.id in {read.id for read in skills_in(skill.label)}
