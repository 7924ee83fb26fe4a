"""One employer counts once, however its name is set."""

import pytest

from gonorth.facts.employers import employer_key


@pytest.mark.parametrize("name", ["Acme", "ACME", "acme, Inc.", "Acme Inc", " Acme  Ltd. ", "Acme Co. Ltd."])
def test_case_stops_and_legal_forms_do_not_make_another_employer(name: str) -> None:
    assert employer_key(name) == employer_key("Acme")


def test_different_names_stay_apart() -> None:
    assert employer_key("Acme Labs") != employer_key("Acme")


@pytest.mark.parametrize("name", ["Inc.", "The Company", "Ltd", ""])
def test_a_name_of_nothing_but_a_legal_form_is_kept(name: str) -> None:
    assert bool(employer_key(name)) == bool(name)
