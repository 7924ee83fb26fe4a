"""What the records of each system's payload become (worked examples: tests/specs/boards.toml)."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gonorth.boards import BoardReading, read_payload
from gonorth.nouns import Opening, plain

PAYLOADS = Path(__file__).parent / "payloads"
CASES = tomllib.loads((PAYLOADS.parent.parent / "specs" / "boards.toml").read_text(encoding="utf-8"))["case"]


def read(name: str) -> BoardReading:
    return read_payload((PAYLOADS / name).read_bytes(), name)


def find(case: dict[str, Any]) -> Opening:
    wanted = [
        o for o in read(case["file"]).openings if case.get("id") == o.id or case.get("title") == o.title
    ]
    assert len(wanted) == 1, [o.id for o in read(case["file"]).openings]
    return wanted[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_record_becomes_the_opening_it_describes(case: dict[str, Any]) -> None:
    opening = find(case)
    said = plain(opening)
    for field, expected in case["expect"].items():
        if expected == "none":
            assert said[field] is None, field
        elif isinstance(expected, dict):
            assert said[field] and {key: said[field][key] for key in expected} == expected, field
        else:
            assert said[field] == expected, field
    assert set(case.get("countries", [])) <= {place.country for place in opening.places}
    assert set(case.get("cities", [])) <= {place.city for place in opening.places}


def test_every_record_is_an_opening_or_a_failure() -> None:
    records = {"greenhouse.json": 3, "inventedrobots-departments.json": 3, "lever.json": 3, "ashby.json": 3}
    records |= {"invented-cloud-embed.json": 1, "invented-capture.json": 4, "page.html": 3, "tableau.csv": 2}
    for name, count in records.items():
        reading = read(name)
        assert len(reading.openings) + len(reading.failures) == count, name


def test_an_unlisted_job_is_left_out_as_its_employer_intends_and_counted() -> None:
    (failure,) = read("ashby.json").failures
    assert (failure.source, failure.index, failure.kind) == ("ashby.json", 2, "intended")
    assert failure.reason.say("en") == "not listed publicly by the employer"
    assert failure.reason.say("fr") == "poste que l’employeur n’affiche pas publiquement"


def test_a_posting_on_two_pages_is_read_once_and_the_repeat_is_counted() -> None:
    reading = read("invented-capture.json")
    assert [opening.title for opening in reading.openings] == ["Firmware Engineer", "Buyer", "Planner"]
    assert [(failure.index, failure.kind) for failure in reading.failures] == [(3, "intended")]


def test_a_broken_block_of_a_page_is_reported_and_the_others_are_read() -> None:
    reading = read("page.html")
    assert len(reading.openings) == 2
    assert [failure.reason.key for failure in reading.failures] == ["boards.block_broken"]


def test_two_postings_under_one_number_are_both_kept_under_ids_of_their_own() -> None:
    postings = [{"@type": "JobPosting", "title": t, "identifier": "7"} for t in ("Cook", "Baker", "Cook")]
    reading = read_payload(json.dumps(postings).encode())
    first, second = reading.openings
    assert (first.title, second.title) == ("Cook", "Baker")
    assert second.id.startswith(first.id + "~")
    assert [failure.reason.key for failure in reading.failures] == ["boards.repeated"]


def test_an_id_is_the_same_from_a_list_and_from_the_details_and_from_a_fetch_and_a_file() -> None:
    details = json.loads((PAYLOADS / "invented-capture.json").read_text())["details"].popitem()[1]
    address = "https://invented.wd3.myworkdayjobs.com/wday/cxs/invented/Careers/jobs"
    listed = {"total": 1, "jobPostings": [{"title": "F", "externalPath": "/job/Canada-Ottawa/F_JR-10"}]}
    from_list = read_payload(json.dumps(listed).encode(), address).openings[0]
    from_details = read_payload(json.dumps(details).encode(), "saved.json").openings[0]
    assert from_list.id == from_details.id == "workday:invented:JR-10"
    assert from_list.url == "https://invented.wd3.myworkdayjobs.com/Careers/job/Canada-Ottawa/F_JR-10"


def test_the_employer_is_read_off_the_address_or_the_file_where_the_payload_names_none() -> None:
    posts = b'{"jobs": [{"id": 1, "title": "Welder", "absolute_url": "https://jobs.example.com/1"}]}'
    assert read_payload(posts, "data/open-bridge-full-12.json").openings[0].employer == "Open Bridge"
    address = "https://boards-api.greenhouse.io/v1/boards/openbridge/jobs?content=true"
    assert read_payload(posts, address).openings[0].employer == "Openbridge"
    assert read_payload(posts).openings[0].employer == "unknown employer"


def test_a_page_without_an_address_of_its_own_lends_its_posting_the_address_it_was_fetched_from() -> None:
    page = b'<script type="application/ld+json">{"@type": "JobPosting", "title": "Welder"}</script>'
    opening = read_payload(page, "https://careers.example.com/jobs/welder-9").openings[0]
    assert opening.url == "https://careers.example.com/jobs/welder-9"
    assert opening.id == "jsonld:careers.example.com:jobs/welder-9"
    assert read_payload(page, "page.html").openings[0].url == ""


@pytest.mark.parametrize(
    "wrapped",
    [
        '{"note": "x", "response": {"body": %s}}',
        '{"url": "u", "status": {"code": 200}, "headers": {}, "payload": [%s]}',
        '{"pages": {"1": %s}}',
    ],
)
def test_a_capture_is_read_whatever_it_is_wrapped_in(wrapped: str) -> None:
    for name, count in {"greenhouse.json": 3, "lever.json": 3, "ashby.json": 2}.items():
        inner = (PAYLOADS / name).read_text(encoding="utf-8")
        assert len(read_payload((wrapped % inner).encode()).openings) == count
        assert len(read_payload((wrapped % json.dumps(inner)).encode()).openings) == count


@pytest.mark.parametrize("name", sorted(path.name for path in PAYLOADS.iterdir()))
def test_our_own_lines_come_back_as_they_were_printed(name: str) -> None:
    openings = read(name).openings
    lines = "\n".join(json.dumps(plain(opening), ensure_ascii=False) for opening in openings)
    again = read_payload(lines.encode())
    assert (again.system, again.failures) == ("gonorth", ())
    assert [plain(opening) for opening in again.openings] == [plain(opening) for opening in openings]


def test_one_of_our_own_lines_alone_is_read() -> None:
    opening = read("lever.json").openings[0]
    assert read_payload(json.dumps(plain(opening)).encode()).openings == (opening,)


def test_an_empty_board_is_read_where_its_shape_or_its_address_tells_whose_it_is() -> None:
    assert read_payload(b'{"jobs": [], "meta": {"total": 0}}').system == "greenhouse"
    assert read_payload(b'{"jobs": [], "apiVersion": "1"}').system == "ashby"
    assert read_payload(b"[]", "https://api.lever.co/v0/postings/nobody?mode=json").system == "lever"
