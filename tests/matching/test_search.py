"""A search shows what says that it matches, in one order, with what each further choice would show."""

from datetime import date
from decimal import Decimal

import pytest
from tiny_world import GUELPH, SALES, SAN_FRANCISCO, TODAY, TORONTO, cad, opening, skills

from gonorth.matching.index import Index
from gonorth.matching.search import Search, search, similar
from gonorth.nouns import Opening, Pay, Place, Seniority

ONTARIO, CANADA = Place(None, "ON", "CA"), Place(None, None, "CA")
PAID, LESS = cad(100_000, 130_000), cad(70_000, 90_000)
LEAD, NEW, OLD = Seniority.LEAD, date(2026, 11, 20), date(2026, 11, 1)
UNSAID: dict[str, object] = {
    "occupation": None,
    "seniority": None,
    "places": (),
    "skills": (),
    "language": None,
}
WORLD = (
    opening("a", "Data Engineer", posted_on=NEW, pay=PAID),
    opening("b", posted_on=OLD, places=(GUELPH,), pay=LESS),
    opening("c", "Sales Lead", occupation=SALES, seniority=LEAD, skills=skills("Python"), language="fr"),
    opening("d", places=(SAN_FRANCISCO,), work_mode="remote", remote_within=("CA", "US")),
    opening("e", "Mystery", **UNSAID),
    opening("f", employer="Loonworks Canada", work_mode="hybrid", posted_on=TODAY),
)


def ids(
    asked: Search, openings: tuple[Opening, ...] = WORLD, words: set[str] | None = None, **more: object
) -> str:
    index = Index(openings)
    found = search(index, asked, words, **more)  # type: ignore[arg-type]
    return "".join(index.openings[row].id for row in found.rows)


def counts(asked: Search, facet: str, **more: object) -> dict[str, int]:
    found = search(Index(WORLD), asked, **more)  # type: ignore[arg-type]
    return {each.value: each.count for each in found.facets[facet]}


def test_with_nothing_asked_everything_is_there_the_newest_first_ties_by_id() -> None:
    assert ids(Search()) == "fabcde"
    assert ids(Search(), WORLD[::-1]) == "fabcde"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Search(near=TORONTO, within_km=30), "fac"),
        (Search(near=TORONTO, within_km=90), "fabc"),
        (Search(near=TORONTO, within_km=30, remote_from="US"), "facd"),
        (Search(remote_from="US"), "d"),
        (Search(remote_from="DE"), ""),
        (Search(near=ONTARIO), "fabc"),
        (Search(near=CANADA, remote_from="CA"), "fabcd"),
        (Search(pay_at_least=95_000), "a"),
        (Search(pay_at_least=95_000, currency="USD"), ""),
        (Search(skills=("python", "sql")), "fabd"),
        (Search(occupations=("62100",)), "c"),
        (Search(fields=("software engineering",)), "fabd"),
        (Search(levels=(Seniority.LEAD,)), "c"),
        (Search(levels=(Seniority.LEAD, Seniority.SENIOR), languages=("fr",)), "c"),
        (Search(work_modes=("hybrid", "remote")), "fd"),
        (Search(employers=("loonworkscanada",)), "f"),
        (Search(posted_within=7, today=TODAY), "fa"),
    ],
)
def test_a_filter_keeps_what_says_that_it_matches(asked: Search, expected: str) -> None:
    assert ids(asked) == expected


def test_a_hub_is_the_employers_named_as_its_tenants() -> None:
    assert ids(Search(hubs=("loft",)), hubs={"loft": ("Loonworks",)}) == "f"
    assert ids(Search(hubs=("loft",)), hubs={}) == ""


def test_what_leaves_it_unsaid_is_counted_and_shown_when_asked_for() -> None:
    asked = Search(pay_at_least=95_000)
    assert search(Index(WORLD), asked).unsaid == 4
    assert ids(Search(pay_at_least=95_000, with_unsaid=True)) == "facde"


def test_titles_most_like_the_words_come_first() -> None:
    assert ids(Search(words="software engineer"), words=set("abcdef"))[:3] == "fbd"
    assert ids(Search(words="software engineer", newest_first=True), words=set("abcdef")) == "fabcde"
    assert ids(Search(words="data"), words={"a", "e", "gone"}) == "ae"


def test_a_facet_leaves_its_own_filter_out_and_keeps_the_others() -> None:
    assert counts(Search(levels=(Seniority.LEAD,)), "level") == {"senior": 4, "lead": 1}
    assert counts(Search(levels=(Seniority.LEAD,)), "language") == {"fr": 1}
    assert counts(Search(pay_at_least=100_000), "pay") == {"60000": 2, "80000": 2, "100000": 1, "120000": 1}
    assert counts(Search(posted_within=1, today=TODAY), "posted") == {"1": 2, "7": 2, "30": 3, "90": 3}
    assert counts(Search(), "hub", hubs={"loft": ("Loonworks",), "void": ()}) == {"loft": 1}


def test_skills_add_up_so_their_facet_keeps_its_filter() -> None:
    assert counts(Search(skills=("sql",)), "skill") == {"kubernetes": 4, "python": 4, "sql": 4}


def test_a_facet_counts_what_choosing_it_shows() -> None:
    index = Index(WORLD)
    start = Search(near=TORONTO, within_km=90, today=TODAY)
    by_name = {
        "field": "fields",
        "occupation": "occupations",
        "employer": "employers",
        "language": "languages",
    }
    facets = search(index, start).facets
    for name, field in by_name.items():
        for facet in facets[name]:
            shown = search(index, Search(near=TORONTO, within_km=90, **{field: (facet.value,)}))  # type: ignore[arg-type]
            assert facet.count == len(shown.rows), (name, facet)


def test_what_is_chosen_is_listed_though_nothing_has_it() -> None:
    (facet,) = [
        each for each in search(Index(WORLD), Search(skills=("cobol",))).facets["skill"] if each.chosen
    ]
    assert (facet.value, facet.count) == ("cobol", 0)


def test_where_nothing_is_left_it_says_which_filter_to_loosen() -> None:
    found = search(Index(WORLD), Search(near=TORONTO, within_km=90, pay_at_least=500_000))
    assert not len(found.rows)
    assert found.loosen == (("pay", 4),)
    both = search(Index(WORLD), Search(employers=("nobody",), languages=("fr",), pay_at_least=500_000))
    assert both.loosen == ()


def test_similar_titles_come_most_alike_first_without_the_one_asked_about() -> None:
    index = Index(WORLD)
    rows = similar(index, "Software Engineer", 2, {"b"})
    assert [index.openings[row].id for row in rows] == ["d", "f"]


def test_an_empty_index_finds_nothing() -> None:
    found = search(Index(()), Search(words="x", near=TORONTO, skills=("python",), pay_at_least=1), set())
    assert not len(found.rows) and found.loosen == () and found.unsaid == 0
    assert not len(similar(Index(()), "x", 3))


def test_pay_by_the_hour_is_compared_by_the_year() -> None:
    hourly = opening("h", pay=Pay(Decimal(50), None, "CAD", "hour", "$50/h"))
    assert ids(Search(pay_at_least=100_000), (hourly,)) == "h"
    assert ids(Search(pay_at_least=110_000), (hourly,)) == ""
