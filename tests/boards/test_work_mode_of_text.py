"""How one works may stand in the text alone: it is read where the board's own fields leave it open."""

import json
from pathlib import Path

from gonorth.boards import read_payload
from gonorth.nouns import Opening, Place


def read(
    text: str, *, location: str = "Toronto, ON", title: str = "Cook", mode: str | None = None
) -> Opening:
    posting = {
        "id": "1",
        "text": title,
        "hostedUrl": "https://jobs.lever.co/invented/1",
        "categories": {"location": location},
        "descriptionPlain": text,
        "workplaceType": mode,
    }
    return read_payload(json.dumps([posting]).encode(), "lever.json").openings[0]


def test_the_text_is_followed_where_the_board_says_nothing() -> None:
    assert read("You will be in the office three days a week.").work_mode == "hybrid"
    remote = read("This role is remote within Canada or the US.")
    assert (remote.work_mode, remote.remote_within) == ("remote", ("CA", "US"))
    assert read("We cook.", title="Cook (Remote, Canada)").remote_within == ("CA",)


def test_the_board_is_followed_where_it_speaks() -> None:
    assert read("This role is remote within Canada.", mode="hybrid").work_mode == "hybrid"
    assert read("This role is on-site.", location="Remote (US)").work_mode == "remote"


def test_a_remote_job_learns_its_countries_from_the_text() -> None:
    assert read("This role is remote within Canada.", mode="remote").remote_within == ("CA",)
    assert read("Fully remote.", location="Canada").remote_within == ("CA",)


def test_a_far_posting_that_is_open_to_ones_country_is_read_to_the_end() -> None:
    def only_canada(places: list[Place], within: tuple[str, ...]) -> bool:
        return "CA" in within or any(place.country == "CA" for place in places)

    def board(text: str) -> bytes:
        posting = {"text": "Cook", "hostedUrl": "", "categories": {"location": "Boston, MA"}}
        return json.dumps([posting | {"descriptionPlain": text}]).encode()

    for text, is_read in (("Remote within Canada/US.", True), ("Remote within the US.", False)):
        opening = read_payload(board(text), str(Path("lever.json")), only_canada).openings[0]
        assert bool(opening.description) == is_read
