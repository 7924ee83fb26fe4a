"""Which pathways look open, to whom and when: the worked examples, and each condition turned over."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import BASE, SPEC, TODAY, conditions, outlooks

from gonorth.facts.tables import DATA
from gonorth.facts.words import LANGS
from gonorth.immigration import wording
from gonorth.immigration.amounts import KINDS, figures
from gonorth.immigration.facts_asked import Asked, facts_asked
from gonorth.immigration.outlook import next_question
from gonorth.immigration.pathways import Pathway, pathways


@pytest.mark.parametrize("persona", SPEC["persona"], ids=lambda persona: persona["name"])
def test_a_persona_decides_as_the_law_has_it(persona: dict[str, Any]) -> None:
    told = BASE | persona["facts"]
    for id in persona["must"]:
        assert conditions(told, id) == "met", id
    for id in persona["must_not"]:
        assert conditions(told, id) != "met", id
    for id, facts in persona.get("ask", {}).items():
        outlook = outlooks(told)[id]
        assert outlook.conditions == "ask"
        assert [ask.fact.id for ask in outlook.asks if ask.fact] == facts
        assert outlook.asks, "what it hangs on is said"


def test_the_real_personas_decide_as_given(real: Path) -> None:
    given = tomllib.loads((real / "move/pathway_personas.toml").read_text(), parse_float=Decimal)
    for persona in given["persona"]:
        told = given["base"] | persona["facts"]
        for id in persona["must"]:
            assert conditions(told, id) == "met", (persona["name"], id)
        for id in persona["must_not"]:
            assert conditions(told, id) != "met", (persona["name"], id)


@pytest.mark.parametrize("stood", SPEC["stood"], ids=lambda stood: stood["id"])
def test_a_pathway_stands_as_it_stood_on_the_day(stood: dict[str, Any]) -> None:
    pathway = next(each for each in pathways() if each.id == stood["id"])
    for day, status in stood["on"].items():
        standing = pathway.on(date.fromisoformat(day))
        assert (standing.status if standing else "unknown") == status, day


# A set of facts that meets every condition of a pathway, by its id; the rest of BASE stands.
MEETS: dict[str, dict[str, Any]] = {
    "citizen": {"canadian_citizen": True},
    "citizen_by_descent": {"canadian_parent_or_grandparent": True},
    "pr_intact": {"permanent_resident": True, "days_in_canada_5y": 800},
    "pr_at_risk": {"permanent_resident": True, "days_in_canada_5y": 10},
    "spouse_of_canadian": {"partner_status": "citizen"},
    "quebec": {"destination_province": "QC"},
    "cusma_professional": {"job_offer": True},
    "ict": {"employer_related_foreign_entity": True, "months_with_employer_last_36": 12},
    "gts_category_b": {"job_offer": True, "job_noc": "21231"},
    "gts_category_a": {"job_offer": True, "job_salary_cad": 80000},
    "ee_fsw": {"skilled_years_continuous_10y": 1, "clb_min": 7},
    "ee_cec": {"skilled_years_canada_3y": 1, "clb_min": 7},
    "ee_fst": {"trade_years_5y": 2, "clb_min": 5},
    "ee_category_french": {"nclc_min": 7},
    "ee_category_occupation": {"occupation_months_last_36": 12, "occupation_listed": True},
    "oinp_workforce_priority": {"job_offer": True, "job_teer": 3, "clb_min": 6},
    "spouse_open_work_permit": {"partner_status": "worker"},
    "francophone_mobility": {"job_offer": True, "nclc_min": 5},
    "rcip": {"job_offer": True, "job_in_pilot_community": True},
}
# For each condition: the facts that break it alone, all else being met.
BREAKS: dict[tuple[str, str], dict[str, Any]] = {
    ("citizen", "is_citizen"): {"canadian_citizen": False},
    ("citizen_by_descent", "not_known_as_citizen"): {"canadian_citizen": True},
    ("citizen_by_descent", "canadian_ancestor"): {"canadian_parent_or_grandparent": False},
    ("pr_intact", "is_permanent_resident"): {"permanent_resident": False},
    ("pr_intact", "days_kept"): {"days_in_canada_5y": 729},
    ("pr_at_risk", "is_permanent_resident"): {"permanent_resident": False},
    ("pr_at_risk", "days_missing"): {"days_in_canada_5y": 730},
    ("spouse_of_canadian", "has_partner"): {"partner_status": "none"},
    ("spouse_of_canadian", "partner_is_canadian"): {"partner_status": "student"},
    ("spouse_of_canadian", "not_a_citizen"): {"canadian_citizen": True},
    ("spouse_of_canadian", "not_a_resident"): {"permanent_resident": True},
    ("quebec", "to_quebec"): {"destination_province": "ON"},
    ("cusma_professional", "us_or_mexican_citizen"): {"citizenships": ["FR", "IN"]},
    ("cusma_professional", "offer"): {"job_offer": False},
    ("ict", "same_group"): {"employer_related_foreign_entity": False},
    ("ict", "a_year_with_the_group"): {"months_with_employer_last_36": 11},
    ("gts_category_b", "offer"): {"job_offer": False},
    ("gts_category_b", "listed_occupation"): {"job_noc": "11202"},
    ("gts_category_a", "offer"): {"job_offer": False},
    ("gts_category_a", "pay"): {"job_salary_cad": Decimal("79999.99")},
    ("ee_fsw", "a_year_in_a_row"): {"skilled_years_continuous_10y": Decimal("0.9")},
    ("ee_fsw", "language"): {"clb_min": 6},
    ("ee_cec", "a_year_in_canada"): {"skilled_years_canada_3y": Decimal("0.9")},
    ("ee_cec", "language"): {"clb_min": 4},
    ("ee_fst", "two_years_in_the_trade"): {"trade_years_5y": 1},
    ("ee_fst", "language"): {"clb_min": 3},
    ("ee_category_french", "french"): {"nclc_min": 6},
    ("ee_category_french", "in_the_pool"): {"skilled_years_continuous_10y": 0},
    ("ee_category_occupation", "a_year_in_it"): {"occupation_months_last_36": 11},
    ("ee_category_occupation", "listed"): {"occupation_listed": False},
    ("ee_category_occupation", "in_the_pool"): {"skilled_years_continuous_10y": 0},
    ("oinp_workforce_priority", "offer"): {"job_offer": False},
    ("oinp_workforce_priority", "skilled_job"): {"job_teer": 4},
    ("oinp_workforce_priority", "in_ontario"): {"destination_province": "BC"},
    ("oinp_workforce_priority", "language"): {"clb_min": 4},
    ("spouse_open_work_permit", "has_partner"): {"partner_status": "none"},
    ("spouse_open_work_permit", "partner_works_here"): {"partner_status": "student"},
    ("francophone_mobility", "offer"): {"job_offer": False},
    ("francophone_mobility", "french"): {"nclc_min": 0},
    ("francophone_mobility", "outside_quebec"): {"destination_province": "QC"},
    ("rcip", "offer"): {"job_offer": False},
    ("rcip", "in_a_community"): {"job_in_pilot_community": False},
}
DECIDED = [pathway for pathway in pathways() if pathway.confidence != "C"]
CONDITIONS = [(pathway, condition.id) for pathway in DECIDED for condition in pathway.conditions]


def facts_named(needs: Any) -> Iterator[str]:
    """The facts a machine form tests."""
    if isinstance(needs, dict):
        yield from [needs["fact"]] if "fact" in needs else []
        for value in needs.values():
            yield from facts_named(value)
    elif isinstance(needs, list):
        for each in needs:
            yield from facts_named(each)


@pytest.mark.parametrize(("pathway", "id"), CONDITIONS, ids=lambda part: getattr(part, "id", part))
def test_each_condition_turns_the_verdict_over(pathway: Pathway, id: str) -> None:
    told = BASE | MEETS[pathway.id]
    assert conditions(told, pathway.id) == "met"
    broken = outlooks(told | BREAKS[pathway.id, id]).get(pathway.id)
    assert broken is None or id in {condition.id for condition in broken.those("unmet")}


@pytest.mark.parametrize(("pathway", "id"), CONDITIONS, ids=lambda part: getattr(part, "id", part))
def test_each_fact_not_told_is_asked_for(pathway: Pathway, id: str) -> None:
    condition = next(each for each in pathway.conditions if each.id == id)
    for fact in set(facts_named(condition.needs)) & MEETS[pathway.id].keys():
        told = {"job_noc": ""} | BASE | MEETS[pathway.id] | {fact: None}
        outlook = outlooks(told)[pathway.id]
        assert outlook.conditions == "ask"
        assert fact in {ask.fact.id for ask in outlook.asks if ask.fact}


@pytest.mark.parametrize("pathway", pathways(), ids=lambda pathway: pathway.id)
def test_what_is_recalled_or_disputed_gets_no_yes_and_no_no(pathway: Pathway) -> None:
    if pathway.confidence != "C":
        return
    for told in (BASE, BASE | {"h1b_holder": True, "founder": True}, {}, {"age": 80}):
        assert conditions(told, pathway.id) in {"ask", "absent"}
        if outlook := outlooks(told).get(pathway.id):
            assert outlook.lean != "open"
            assert "official page" in wording.sentence(outlook, "en")


@pytest.mark.parametrize(
    ("id", "told"),
    [("iec", {"age": 36}), ("iec", {"age": 17}), ("ee_crs_current", {"skilled_years_continuous_10y": 0})],
)
def test_what_is_surely_not_for_somebody_is_left_out(id: str, told: dict[str, Any]) -> None:
    assert conditions(BASE, id) == "ask"
    assert conditions(BASE | told, id) == "absent"


@pytest.mark.parametrize(("id", "fact"), [("h1b_accelerated", "h1b_holder"), ("start_up_visa", "founder")])
def test_whom_it_is_not_for_does_not_read_of_it(id: str, fact: str) -> None:
    assert conditions(BASE | {fact: False}, id) == "absent"
    assert conditions(BASE | {fact: True}, id) == conditions(BASE | {fact: None}, id) == "ask"


def test_somebody_who_told_nothing_is_asked_whether_they_are_a_citizen_first() -> None:
    assert {outlook.conditions for outlook in outlooks({}).values()} == {"ask"}
    question = next_question(outlooks({}).values())
    assert question and question.id == "canadian_citizen"


def test_what_would_change_nothing_is_not_asked() -> None:
    told = BASE | {"founder": None, "h1b_holder": None, "occupation_listed": True, "nclc_min": None}
    question = next_question(outlooks(told).values())
    assert question and question.id == "nclc_min"
    assert next_question(outlooks(told | {"nclc_min": 0}).values()) is None


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "yes_no": st.booleans(),
    "countries": st.lists(st.sampled_from(["US", "MX", "IN", "FR", "CA"]), max_size=2),
    "noc": st.sampled_from(["", "21231", "21210", "11202", "75110"]),
}


def values(asked: Asked) -> st.SearchStrategy[Any]:
    if asked.kind in VALUES:
        return VALUES[asked.kind]
    if asked.kind == "choice":
        return st.sampled_from(asked.values)
    return st.integers(int(asked.least), min(int(asked.most), 2000))


ANYBODY = st.fixed_dictionaries(
    {}, optional={id: values(asked) for id, asked in facts_asked().items()}
).filter(lambda told: not ("CA" in told.get("citizenships", ()) and told.get("canadian_citizen") is False))


@given(ANYBODY, st.dates(date(1970, 1, 1), date(2035, 1, 1)), st.sampled_from(LANGS))
def test_anybody_gets_a_sentence_on_any_day(told: dict[str, Any], today: date, lang: Any) -> None:
    for outlook in outlooks(told, today).values():
        said = wording.sentence(outlook, lang)
        assert said and wording.because(outlook, lang) and wording.stands(outlook, lang)
        begins = {"en": ("Looks open", "Looks closed", "Cannot say")}
        begins["fr"] = ("Semble ouvert", "Semble fermé", "Impossible à dire")
        assert said.startswith(begins[lang])
        if outlook.lean == "open":
            assert (outlook.status, outlook.conditions) == ("open", "met")


@given(ANYBODY, st.data())
def test_telling_more_never_unsettles_what_was_settled(told: dict[str, Any], data: st.DataObject) -> None:
    unknown = [id for id in facts_asked() if id not in told and id not in {"job_teer", "canadian_citizen"}]
    if not unknown:
        return
    id = data.draw(st.sampled_from(unknown))
    more = told | {id: data.draw(values(facts_asked()[id]))}
    if "CA" in more.get("citizenships", ()):
        return
    after = outlooks(more)
    for name, outlook in outlooks(told).items():
        if name in after and outlook.conditions != "ask":
            assert after[name].conditions == outlook.conditions


@given(ANYBODY)
def test_what_hangs_says_on_what(told: dict[str, Any]) -> None:
    for outlook in outlooks(told).values():
        if not outlook.is_unsure:
            assert bool(outlook.asks) == (outlook.conditions == "ask")


FORBIDDEN = re.compile(
    r"\bqualif(y|ies|ied)\b|\beligible\b|\bguarantee|\byou should\b|\bwe recommend\b|\badmissible|\béligible"
    r"|\bgaranti|vous devriez|nous recommandons|\bentitled\b|avez droit",
    re.IGNORECASE,
)


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_is_told_that_they_are_in(lang: str) -> None:
    files = [*DATA.glob(f"words/pathways.{lang}.toml"), *DATA.glob(f"words/checklist.{lang}.toml")]
    for file in [*files, *DATA.glob("canada/papers/*.toml")]:
        assert not FORBIDDEN.findall(file.read_text(encoding="utf-8")), file.name


@pytest.mark.parametrize("pathway", pathways(), ids=lambda pathway: pathway.id)
def test_times_and_fees_are_figures_with_their_day_and_source(pathway: Pathway) -> None:
    for kind in KINDS:
        for figure in figures(pathway, kind, "fr"):
            assert figure.unit and figure.as_of and figure.source and figure.cannot_tell
            assert figure.value is None or figure.value > 0


def test_a_time_that_nobody_knows_has_no_value() -> None:
    pathway = next(each for each in pathways() if each.id == "oinp_workforce_priority")
    assert [figure.value for figure in figures(pathway, "time", "en")] == [None]


def test_a_reading_of_long_ago_is_said_to_be_one() -> None:
    fresh, old = outlooks(BASE, TODAY)["iec"], outlooks(BASE, date(2027, 2, 1))["iec"]
    assert not fresh.is_due and old.is_due
    assert "long ago" in wording.read_on(old, "en")
