"""From a board's system and slug to the addresses of its data, and back."""

import pytest

from gonorth.boards.addresses import board_address, find_board, is_known_host, lever_page, workday_detail
from gonorth.facts.pack import read_pack

READ = {"greenhouse", "lever", "ashby", "workday"}
GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true&pay_transparency=true"
WORKDAY = "https://acme.wd3.myworkdayjobs.com/wday/cxs/acme/External/jobs"


@pytest.mark.parametrize(
    ("system", "slug", "data"),
    [
        ("greenhouse", "acme", GREENHOUSE),
        ("lever", "acme", "https://api.lever.co/v0/postings/acme?mode=json"),
        ("lever", "eu/acme", "https://api.eu.lever.co/v0/postings/acme?mode=json"),
        ("ashby", "acme", "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true"),
        (
            "ashby",
            "Acme%20Labs",
            "https://api.ashbyhq.com/posting-api/job-board/Acme%20Labs?includeCompensation=true",
        ),
        ("workday", "acme/wd3/External", WORKDAY),
    ],
)
def test_a_slug_leads_to_the_data(system: str, slug: str, data: str) -> None:
    address = board_address(system, slug)
    assert address is not None
    assert address.data == data
    assert find_board(address.data) == find_board(address.page)


@pytest.mark.parametrize(
    ("system", "slug"),
    [
        ("oracle", "acme"),
        ("greenhouse", ""),
        ("greenhouse", "../admin"),
        ("greenhouse", "a/b"),
        ("greenhouse", "a?b"),
        ("ashby", ".."),
        ("ashby", "a%2Fb%3F"),
        ("workday", "acme/wd3"),
        ("workday", "evil.example#/wd3/x"),
        ("workday", "acme/wdx/External"),
        ("workday", "acme.evil.example/wd3/.."),
        ("jsonld", "http://acme.example"),
    ],
)
def test_what_is_no_slug_leads_nowhere(system: str, slug: str) -> None:
    assert board_address(system, slug, slug) is None


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://job-boards.greenhouse.io/acme", ("greenhouse", "acme")),
        ("https://boards.greenhouse.io/acme/jobs/4", ("greenhouse", "acme")),
        ("https://boards.greenhouse.io/embed/job_board?for=acme", ("greenhouse", "acme")),
        ("https://jobs.eu.lever.co/acme/0-1", ("lever", "eu/acme")),
        ("https://jobs.ashbyhq.com/Acme%20Labs/1", ("ashby", "Acme Labs")),
        ("https://acme.wd3.myworkdayjobs.com/en-US/External/job/x/y_R1", ("workday", "acme/wd3/External")),
        (WORKDAY, ("workday", "acme/wd3/External")),
        ("https://acme.example/careers", None),
        ("https://boards.greenhouse.io.evil.example/acme", None),
        ("https://acme.wd3.myworkdayjobs.com/", None),
        ("https://boards.greenhouse.io/embed/job_board", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_a_careers_page_tells_its_board(url: str, found: tuple[str, str] | None) -> None:
    assert find_board(url) == found


def test_every_employer_of_the_region_on_a_system_we_read_has_an_address() -> None:
    employers = [one for one in read_pack("toronto-waterloo").employers if one.system in READ]
    assert len(employers) > 100
    for employer in employers:
        address = board_address(employer.system, employer.slug, employer.url)
        assert address is not None, employer
        assert find_board(employer.url) == find_board(address.data), employer
        assert is_known_host(address.data.split("/")[2])


@pytest.mark.parametrize("host", ["greenhouse.io", "api.lever.co.evil.example", "wd3.myworkdayjobs.com", ""])
def test_no_other_host_is_known(host: str) -> None:
    assert not is_known_host(host)


def test_pages_follow_one_another() -> None:
    assert lever_page("https://api.lever.co/v0/postings/acme?mode=json", 100).endswith(
        "?mode=json&skip=100&limit=100"
    )


@pytest.mark.parametrize(
    "path",
    [
        "/job/../../admin",
        "//evil.example/job/a",
        "/job/a\r\nx",
        "job/a",
        "/jobs",
        None,
        "/job/a?b#c",
        "/job/",
    ],
)
def test_only_a_postings_own_path_is_asked_for(path: object) -> None:
    assert workday_detail(WORKDAY, path) is None


def test_a_postings_path_keeps_its_letters() -> None:
    assert workday_detail(WORKDAY, "/job/Montréal/Dév_R1-2") == (
        "https://acme.wd3.myworkdayjobs.com/wday/cxs/acme/External/job/Montr%C3%A9al/D%C3%A9v_R1-2"
    )
