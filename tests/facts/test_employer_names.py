"""One employer counts once, however its name is set."""

import pytest

from gonorth.facts.employers import employer_key, is_hidden
from gonorth.facts.tables import read_rows


@pytest.mark.parametrize("name", ["Acme", "ACME", "acme, Inc.", "Acme Inc", " Acme  Ltd. ", "Acme Co. Ltd."])
def test_case_stops_and_legal_forms_do_not_make_another_employer(name: str) -> None:
    assert employer_key(name) == employer_key("Acme")


def test_different_names_stay_apart() -> None:
    assert employer_key("Acme Labs") != employer_key("Acme")


@pytest.mark.parametrize("name", ["Inc.", "The Company", "Ltd", ""])
def test_a_name_of_nothing_but_a_legal_form_is_kept(name: str) -> None:
    assert bool(employer_key(name)) == bool(name)


@pytest.mark.parametrize(
    ("one", "other"), [("RBC", "Royal Bank of Canada"), ("TD Bank", "TD"), ("Facebook", "Meta, Inc.")]
)
def test_an_employer_counts_once_by_all_its_aliases(one: str, other: str) -> None:
    assert employer_key(one) == employer_key(other)


def test_a_firm_that_is_owned_counts_by_itself() -> None:
    assert employer_key("GitHub") != employer_key("Microsoft")


@pytest.mark.parametrize(
    ("hidden", "employer"),
    [
        ("RBC", "Royal Bank of Canada"),
        ("The Toronto-Dominion Bank", "TD Securities"),
        ("Microsoft", "LinkedIn"),
        ("GitHub", "Microsoft Canada Inc."),
        ("LinkedIn", "GitHub, Inc."),
        ("Alphabet", "Google Canada"),
        ("Slack", "Salesforce"),
        ("Loblaw", "George Weston Limited"),
        ("banque nationale", "National Bank of Canada"),
        ("Northlight", "Northlight Canada"),
    ],
)
def test_hiding_from_one_of_a_family_hides_from_all(hidden: str, employer: str) -> None:
    assert is_hidden(employer, hidden)


@pytest.mark.parametrize(
    ("hidden", "employer"),
    [
        ("Meta", "Metalab"),
        ("Facebook", "Meta Materials"),
        ("Cash App", "Square Enix"),
        ("Rogers", "Bell"),
        ("RBC", "Royal Roads University"),
        ("Google", "Canada Life"),
        ("", "Northlight"),
    ],
)
def test_a_name_is_taken_whole(hidden: str, employer: str) -> None:
    assert not is_hidden(employer, hidden)


def test_every_alias_and_firm_owned_has_a_source() -> None:
    rows = list(read_rows("employers.csv"))
    assert len(rows) > 400
    assert {row["kind"] for row in rows} == {"alias", "owned"}
    assert all(row["source"].startswith("https://") and row["employer"] and row["name"] for row in rows)
