"""The order of a shortlist, its reasons and what would change it."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_world import SALES, SAN_FRANCISCO, TORONTO, opening, skills

from gonorth.facts.words import LANGS
from gonorth.matching.index import Index, trade
from gonorth.matching.options import outside_options
from gonorth.matching.reasons import shortlist
from gonorth.matching.shortlist import Weights, match
from gonorth.nouns import Candidate, Opening, Place, Seniority, Skill, Terms, WorkMode

WORLD = [
    opening("right"),
    opening("junior", "Junior Software Engineer", seniority=Seniority.JUNIOR),
    opening("java", "Software Engineer", skills=skills("Java", "Spring")),
    opening("sales", "Account Executive", occupation=SALES, skills=skills("Salesforce")),
    opening("far", places=(SAN_FRANCISCO,)),
    opening("silent", "Software Engineer", skills=(), seniority=None, language=None, occupation=None),
]
HERE = Terms(near=(TORONTO,), within_km=100)


def order(candidate: Candidate, weights: Weights, openings: list[Opening], terms: Terms = HERE) -> list[str]:
    return [fit.opening.id for fit in shortlist(match(Index(openings), candidate, terms, weights), 20)]


def fits(candidate: Candidate, weights: Weights) -> dict[str, float]:
    found = match(Index(WORLD), candidate, Terms(), weights)
    return {fit.opening.id: fit.fit for fit in shortlist(found, 20)}


def test_the_right_opening_comes_first_and_another_trade_last(ada: Candidate, weights: Weights) -> None:
    ranked = order(ada, weights, WORLD)
    assert ranked[0] == "right"
    assert ranked[-1] == "sales"
    assert "far" not in ranked


def test_the_order_of_the_openings_does_not_matter(ada: Candidate, weights: Weights) -> None:
    shuffled = random.Random(7).sample(WORLD, len(WORLD))
    assert order(ada, weights, shuffled) == order(ada, weights, WORLD)


def test_equal_openings_are_in_order_of_their_id(ada: Candidate, weights: Weights) -> None:
    assert order(ada, weights, [opening("c"), opening("a"), opening("b")]) == ["a", "b", "c"]


SKILLS = st.sampled_from(["Python", "SQL", "Kubernetes", "Java", "Spring", "Salesforce", "Rust"])


@given(st.lists(SKILLS, unique=True), SKILLS)
def test_adding_a_skill_never_lowers_a_fit(weights: Weights, has: list[str], learned: str) -> None:
    before = Candidate(titles=("Engineer",), skills=skills(*has))
    after = replace(before, skills=skills(*dict.fromkeys([*has, learned])))
    fit_before, fit_after = fits(before, weights), fits(after, weights)
    assert all(fit_after[id] >= fit_before[id] for id in fit_before)


def test_a_fit_lies_between_nothing_and_everything(ada: Candidate, weights: Weights) -> None:
    assert all(0 <= fit <= 1 for fit in fits(ada, weights).values())
    assert max(fits(Candidate(), weights).values()) < 0.5


def test_every_reason_carries_its_verdict_weight_and_sentence(ada: Candidate, weights: Weights) -> None:
    found = match(Index(WORLD), ada, HERE, weights)
    for fit in shortlist(found, 20):
        assert [reason.criterion for reason in fit.reasons] == [*weights.weight, "place"]
        assert sum(reason.weight for reason in fit.reasons) == 1000
        for reason in fit.reasons:
            assert reason.sentence.say("en") and reason.sentence.say("fr")
            assert "{" not in reason.sentence.say("en") + reason.sentence.say("fr")


def test_reasons_say_what_is_met_unmet_and_unknown(ada: Candidate, weights: Weights) -> None:
    found = {f.opening.id: f for f in shortlist(match(Index(WORLD), ada, HERE, weights), 20)}
    said = {r.criterion: (r.verdict, r.sentence.say("en")) for r in found["right"].reasons}
    assert said["title"] == ("met", "By its title the same work as yours: Senior Software Engineer")
    assert said["occupation"] == ("met", "An occupation of yours: Software engineers and designers")
    assert said["seniority"] == ("met", "At your level: senior")
    assert said["place"][1] == "In Toronto, 0 km from Toronto"
    silent = {r.criterion: r.verdict for r in found["silent"].reasons}
    assert silent["skills"] == silent["seniority"] == silent["language"] == silent["occupation"] == "unknown"


def test_having_every_skill_named_is_met_however_few_they_are(ada: Candidate, weights: Weights) -> None:
    (fit, *_) = shortlist(match(Index([opening("few", skills=skills("Python"))]), ada, HERE, weights), 1)
    said = {reason.criterion: (reason.verdict, reason.sentence.say("en")) for reason in fit.reasons}
    assert said["skills"] == ("met", "You have the one skill it names: Python")


def test_a_skill_named_twice_is_asked_for_once(ada: Candidate, weights: Weights) -> None:
    once, twice = (
        opening("a", skills=skills("Python", "Rust")),
        opening("b", skills=skills("Python", "Rust", "Rust")),
    )
    first, second = shortlist(match(Index([once, twice]), ada, HERE, weights), 2)
    assert first.fit == second.fit and first.would_change == second.would_change


def test_what_a_title_names_weighs_more(ada: Candidate, newest_weights: Weights) -> None:
    """Two jobs ask for the same; the one is about what she knows."""
    both = skills("Python", "Rust")
    world = [
        opening("a", "Rust Engineer", skills=both),
        opening("b", "Python Engineer", skills=both),
    ]
    assert order(ada, newest_weights, world) == ["b", "a"]


def test_nobody_need_have_all_of_a_long_list(ada: Candidate, newest_weights: Weights) -> None:
    many = skills(*(f"Skill {n}" for n in range(30)))
    knows = replace(ada, skills=many[:20])
    judged = match(Index([opening("a", skills=many)]), knows, HERE, newest_weights).judged["skills"]
    assert judged.levels[0] > 900


def test_a_skill_is_had_or_comes_with_one_or_is_missing(ada: Candidate, weights: Weights) -> None:
    knows = replace(ada, skills=skills("React", "Django", "SQL"))
    asks = (*skills("SQL", "React", "Rust"), Skill("javascript", "JavaScript"), Skill("python", "Python"))
    (fit,) = shortlist(match(Index([opening("a", "Rust Developer", skills=asks)]), knows, HERE, weights), 1)
    said = {reason.criterion: reason.sentence for reason in fit.reasons}["skills"]
    assert said.say("en") == (
        "You have 4 of the 5 skills it names: React, SQL; JavaScript comes with React, Python with Django. "
        "Not among yours: Rust (in its title)"
    )
    assert "JavaScript vient avec React, Python avec Django" in said.say("fr")


def test_a_language_one_works_in_is_not_missing(ada: Candidate, weights: Weights) -> None:
    asks = (*skills("Python"), Skill("english", "English"), Skill("french", "French"))
    (fit,) = shortlist(match(Index([opening("a", skills=asks)]), ada, HERE, weights), 1)
    said = {reason.criterion: reason.sentence.say("en") for reason in fit.reasons}["skills"]
    assert said == "You have 2 of the 3 skills it names: English, Python. Not among yours: French"


def test_a_reason_names_the_nearest_title(ada: Candidate, weights: Weights) -> None:
    knows = replace(ada, titles=("Registered Nurse", "Backend Developer"))
    world = [opening("a", "Back-End Engineer"), opening("b", "Mechanic"), opening("c", "Nurse, Registered")]
    found = {fit.opening.id: fit for fit in shortlist(match(Index(world), knows, HERE, weights), 3)}
    said = {id: fit.reasons[0].sentence.say("en") for id, fit in found.items()}
    assert said["a"] == "Close to an earlier title of yours, “Backend Developer”"
    assert said["b"].startswith("Not close to")
    assert "Registered Nurse" in said["c"]


def test_an_opening_without_skills_is_shown_but_not_called_good(ada: Candidate, weights: Weights) -> None:
    found = match(Index([opening("told"), opening("silent", skills=())]), ada, HERE, weights)
    assert len(found.rows) == 2
    assert [found.index.openings[row].id for row in found.good] == ["told"]


def test_an_unsure_occupation_decides_nothing(ada: Candidate, weights: Weights) -> None:
    guess = replace(SALES, confidence=0.3)
    found = match(Index([opening("guessed", occupation=guess)]), ada, HERE, weights)
    (fit,) = shortlist(found, 1)
    assert {r.criterion: r.verdict for r in fit.reasons}["occupation"] == "unknown"


def test_titles_are_compared_without_their_level_where_something_is_left() -> None:
    assert trade("Senior Software Engineer") == trade("Software Engineer II") == "Software Engineer"
    assert trade("Développeur(euse) back-end sénior") == "Développeur backend"
    assert trade("Lead, Data Platform") == "Data Platform"
    assert trade("Full-Stack Developer") == trade("Full Stack Developer") == "FullStack Developer"
    assert trade("Senior Engineer") != trade("Engineer")  # or it would be like every engineer


@pytest.mark.parametrize("work_mode", ["onsite", "hybrid", "remote", "unknown"])
@pytest.mark.parametrize("remote_within", [(), ("CA",), ("US",)])
@pytest.mark.parametrize(
    "places", [(), (TORONTO,), (Place(None, None, "CA", raw="Canada"),), (SAN_FRANCISCO,)]
)
def test_a_place_can_always_be_put_into_words(
    ada: Candidate,
    weights: Weights,
    work_mode: WorkMode,
    remote_within: tuple[str, ...],
    places: tuple[Place, ...],
) -> None:
    world = [opening("a", work_mode=work_mode, remote_within=remote_within, places=places)]
    terms = Terms(near=(TORONTO,), within_km=100, remote_from="CA")
    for fit in shortlist(match(Index(world), ada, terms, weights), 1):
        assert {fit.reasons[-1].sentence.say(lang) for lang in LANGS}


def test_what_would_change_a_fit_is_worked_out_not_guessed(ada: Candidate, weights: Weights) -> None:
    (first, *_) = shortlist(match(Index(WORLD), ada, HERE, weights), 1)
    (change,) = first.would_change
    assert change.skill.label == "Kubernetes"
    learned = replace(ada, skills=(*ada.skills, change.skill))
    (again, *_) = shortlist(match(Index(WORLD), learned, HERE, weights), 1)
    assert again.fit == change.fit > first.fit


def test_outside_options_are_other_employers_each_counted_once(ada: Candidate, weights: Weights) -> None:
    world = [
        opening("a"),
        opening("b"),
        opening("b2", employer="Employer b (invented)"),
        opening("c", places=(SAN_FRANCISCO,)),
    ]
    options = outside_options(match(Index(world), ada, HERE, weights))
    assert options.first_choice == "Employer a (invented)"
    assert options.employers == ("Employer b (invented)",)


@pytest.mark.parametrize("world", [[], [opening("far", places=(SAN_FRANCISCO,))], [WORLD[3]]])
def test_nobody_is_told_of_options_that_are_not_there(
    ada: Candidate, weights: Weights, world: list[Opening]
) -> None:
    options = outside_options(match(Index(world), ada, HERE, weights))
    assert (options.first_choice, options.count) == (None, 0)
