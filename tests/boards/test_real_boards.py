"""On real payloads: every record is accounted for, and what a payload states as a field is what we read."""

import runpy
from collections import Counter
from pathlib import Path

import pytest

from gonorth.boards import read_payload
from gonorth.facts.words import Refusal

BENCH = runpy.run_path(str(Path(__file__).parent.parent.parent / "bench" / "boards.py"))


@pytest.mark.real
@pytest.mark.parametrize("system", BENCH["SYSTEMS"])
def test_real_records_are_all_accounted_for_and_agree_with_their_own_fields(real: Path, system: str) -> None:
    tally: Counter[str] = Counter()
    for path in sorted((real / "openings" / system).iterdir()):
        try:
            reading = read_payload(path.read_bytes(), str(path))
        except Refusal as refusal:
            assert refusal.sentence.key in {
                "boards.only_headers",
                "boards.error_answer",
                "boards.unknown_text",
            }
            continue
        assert reading.system == system
        BENCH["compare"](
            system, BENCH["raw_records"](system, path.read_text(encoding="utf-8")), reading, tally
        )
    assert tally["openings"] > 0
    assert tally["openings"] + tally["intended"] == tally["records"]
    assert tally["errors"] == 0
    assert tally["title"] == tally["openings"]
    assert tally["pay"] == tally["pay stated"]
    assert tally["country"] == tally["country stated"]


@pytest.mark.real
def test_a_page_of_531_real_postings_is_read_whole_and_each_keeps_its_address(real: Path) -> None:
    page = (real / "benchmarks" / "judged" / "pool.html").read_bytes()
    reading = read_payload(page, "pool.html")
    assert (len(reading.openings), len(reading.failures)) == (531, 0)
    assert all(opening.url.endswith(opening.id.rpartition(":")[2]) for opening in reading.openings)


@pytest.mark.real
def test_boards_of_systems_we_do_not_read_are_refused_and_not_misread(real: Path) -> None:
    for folder in (
        "bamboohr",
        "feeds",
        "hn",
        "jobbank",
        "personio",
        "recruitee",
        "smartrecruiters",
        "workable",
    ):
        for path in sorted((real / "openings" / folder).iterdir()):
            with pytest.raises(Refusal):
                read_payload(path.read_bytes(), str(path))
