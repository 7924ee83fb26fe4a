"""What a text speaks of without naming it is guessed, with how often such a guess is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.reading.skill_guesses import clauses, guess_skills
from gonorth.reading.skills import skill


def guessed(text: str, known: tuple[str, ...] = ()) -> list[str]:
    return [guess.id for guess in guess_skills(clauses(text), known)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Running JUnit tests on every build", "unit-testing"),
        ("moved on-premise servers to the cloud", "cloud-computing"),
        ("réduit le temps de chargement des pages de moitié", "web-performance"),
        ("négocié des contrats avec les fournisseurs", "procurement"),
    ],
)
def test_a_clause_is_guessed_to_speak_of_a_skill(said: str, meant: str) -> None:
    assert meant in guessed(said)


def test_what_is_known_is_not_guessed() -> None:
    assert "unit-testing" not in guessed("running JUnit tests", ("unit-testing",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Hello there",
        "I live in Toronto with two cats",
        "References on request",
        "工程师",
        "\x00" * 50,
    ],
)
def test_nothing_is_guessed_from_what_tells_of_no_skill(text: str) -> None:
    assert guessed(text) == []


def test_each_guess_says_how_sure_it_is_and_from_which_words() -> None:
    text = "Ran JUnit tests on every build, led a team of nine people; moved on-premise servers to the cloud"
    found = guess_skills(clauses(text))
    assert found
    assert [guess.confidence for guess in found] == sorted((g.confidence for g in found), reverse=True)
    for guess in found:
        assert 0 < guess.confidence < 1
        assert guess.said in text
        assert skill(guess.id).label == guess.label


@given(st.text(max_size=400))
def test_any_text_is_read_and_few_skills_are_guessed(text: str) -> None:
    found = guess_skills(clauses(text))
    assert len(found) == len({guess.id for guess in found}) <= 8
    assert found == guess_skills(clauses(text))


def test_no_more_is_taken_than_is_looked_at() -> None:
    endless = (f"managed suppliers {number}" for number in range(1_000_000))
    guess_skills(endless)
    assert next(endless) == "managed suppliers 400"


def test_a_word_without_an_end_is_no_clause() -> None:
    assert list(clauses("managed " + "x" * 5000)) == []


def test_a_very_long_text_is_read_in_bounded_time() -> None:
    assert len(guess_skills(clauses("managed suppliers, wrote reports and trained staff; " * 20_000))) <= 8
