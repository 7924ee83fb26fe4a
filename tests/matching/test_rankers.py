"""The contract every ranker of texts signs, in a tiny world where the right answer is obvious."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.matching.lexical import LexicalRanker
from gonorth.matching.meaning import SkillRanker, TitleRanker
from gonorth.matching.parts import put_together, take_apart
from gonorth.matching.ranker import SAME, Ranker, top

TITLES = [
    "Software Engineer",
    "Sales Manager",
    "Software Developer",
    "Registered Nurse",
    "Développeur logiciel",
]

rankers = pytest.mark.parametrize("kind", [LexicalRanker, TitleRanker, SkillRanker])


@rankers
def test_the_same_text_is_the_most_similar(kind: type[Ranker]) -> None:
    ranker = kind(TITLES)
    for row, title in enumerate(TITLES):
        levels = ranker.similarity(title)
        assert levels.argmax() == row
        assert levels[row] >= SAME - 2000  # rounding may take a thousandth or two


@rankers
def test_a_nearer_title_comes_before_a_stranger(kind: type[Ranker]) -> None:
    levels = kind(TITLES).similarity("Senior Software Engineer")
    assert levels[0] > levels[2] > max(levels[1], levels[3])


@rankers
def test_case_accents_and_spaces_do_not_matter(kind: type[Ranker]) -> None:
    ranker = kind(TITLES)
    assert (ranker.similarity("  DEVELOPPEUR   logiciel ") == ranker.similarity("Développeur logiciel")).all()


@rankers
@pytest.mark.parametrize("query", ["", "   ", "\x00", "☃", "e\u0301" * 5000])
def test_nothing_to_compare_is_no_similarity_and_no_error(kind: type[Ranker], query: str) -> None:
    levels = kind(TITLES).similarity(query)
    assert levels.shape == (len(TITLES),)
    assert levels.max() < SAME // 2


@rankers
@pytest.mark.parametrize("corpus", [[], [""], ["", "a", ""]])
def test_an_empty_corpus_answers_nothing(kind: type[Ranker], corpus: list[str]) -> None:
    assert kind(corpus).similarity("engineer").shape == (len(corpus),)


@rankers
@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=30))
def test_levels_are_bounded_and_do_not_depend_on_the_order(
    kind: type[Ranker], corpus: list[str], query: str
) -> None:
    levels = kind(corpus).similarity(query)
    assert ((levels >= 0) & (levels <= SAME)).all()
    assert (kind(corpus[::-1]).similarity(query)[::-1] == levels).all()


@rankers
def test_several_queries_are_answered_as_each_by_itself(kind: type[Ranker]) -> None:
    ranker = kind([f"{title} {number}" for number in range(300) for title in TITLES])
    together = ranker.similarities(TITLES)
    for levels, title in zip(together, TITLES, strict=True):
        assert (levels[ranker.text_of] == ranker.similarity(title)).all()
    assert ranker.similarities([]).shape == (0, together.shape[1])


@rankers
@pytest.mark.parametrize("corpus", [[], TITLES])
def test_it_can_be_taken_apart_and_put_together(kind: type[Ranker], corpus: list[str]) -> None:
    ranker = kind(corpus)
    again = put_together(kind, dict(take_apart(ranker)))
    assert (again.similarity("Software Engineer") == ranker.similarity("Software Engineer")).all()


def test_top_is_best_first_and_ties_keep_their_order() -> None:
    assert top(np.array([5, 0, 9, 5, 9]), 3).tolist() == [2, 4, 0]
    assert top(np.array([5, 0, 9, 5, 9]), 10).tolist() == [2, 4, 0, 3]
    assert top(np.array([0, 0]), 3).tolist() == []


SKILLS = [
    "manage a team",
    "computer programming",
    "use a computer",
    "prepare bread",
    "give presentations",
    "sell",
]


@pytest.mark.parametrize(
    ("sentence", "skill"),
    [
        ("You will lead and coach a small team of people across two offices.", "manage a team"),
        (
            "Strong programming skills in any language; degree preferred but not required.",
            "computer programming",
        ),
        ("Baking bread early in the morning for the shop next door", "prepare bread"),
        ("Vous savez programmer des ordinateurs et aimez apprendre", "computer programming"),
    ],
)
def test_a_sentence_is_nearest_to_the_skill_it_speaks_of(sentence: str, skill: str) -> None:
    assert SKILLS[SkillRanker(SKILLS).similarity(sentence).argmax()] == skill
