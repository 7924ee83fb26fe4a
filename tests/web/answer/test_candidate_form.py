"""A reviewed candidate travels as form fields, and is the same when it arrives."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gonorth.facts.pack import read_pack
from gonorth.facts.tables import DATA
from gonorth.facts.words import LANGS
from gonorth.nouns import Candidate, Education, Seniority, Terms
from gonorth.reading.places import read_places
from gonorth.reading.skills import skill
from gonorth.resumes import read_resume
from gonorth.web.candidate_form import Fields, candidate_from, fields_of, language_names, occupations_of
from gonorth.web.forms.answer import QuestionForm
from gonorth.web.review import review, wheres

TODAY = date(2026, 11, 21)
REGION = read_pack("toronto-waterloo")
TITLES = ("Senior Software Engineer", "Développeuse principale", "Data Analyst II", "Chef", "Zoologist, Lead")
PLACES = ("Toronto, ON", "San Francisco, CA, US", "Boston, MA, US", "Montréal, QC, CA", "Berlin, Germany")


def there_and_back(candidate: Candidate) -> Candidate:
    fields = Fields(fields_of(candidate))
    found = candidate_from(fields)
    assert not fields.problems
    return found


@pytest.mark.parametrize("name", ["resume.json", "resume-fr.json"])
def test_what_was_read_from_a_resume_comes_back_whole(name: str) -> None:
    read = read_resume((DATA / "samples" / name).read_bytes(), name, date(2026, 11, 21)).candidate
    assert there_and_back(read) == read


candidates = st.builds(
    lambda titles, lang, **rest: Candidate(titles=titles, occupations=occupations_of(titles, lang), **rest),
    titles=st.lists(st.sampled_from(TITLES), unique=True).map(tuple),
    lang=st.sampled_from(["en", "fr"]),
    skills=st.lists(st.sampled_from(["python", "go", "sql", "redis"]), unique=True).map(
        lambda ids: tuple(skill(id) for id in ids)
    ),
    years=st.none() | st.integers(0, 140).map(lambda halves: halves / 2),
    seniority=st.none() | st.sampled_from(Seniority),
    languages=st.lists(st.sampled_from(["en", "fr", "hi", "zh"]), unique=True).map(tuple),
    places=st.lists(st.sampled_from(PLACES), unique=True).map(
        lambda n: tuple(read_places(p).places[0] for p in n)
    ),
    education=st.lists(
        st.builds(
            Education,
            st.sampled_from(["York", None]),
            st.sampled_from(["BSc", "MA"]),
            st.none(),
            st.just(2001),
        )
    ).map(tuple),
    employers=st.lists(st.sampled_from(["Acme, Inc.", "<b>Bold</b>", "Ørsted & Søn"]), unique=True).map(
        tuple
    ),
)


@settings(deadline=None)  # machines are noisy
@given(candidates)
def test_a_candidate_comes_back_as_it_went(candidate: Candidate) -> None:
    assert there_and_back(candidate) == candidate


def test_a_corrected_title_corrects_the_occupation() -> None:
    fields = fields_of(Candidate(titles=("Baker",), occupations=occupations_of(("Baker",), None)))
    corrected = candidate_from(Fields(fields | {"title": ["Software Engineer"]}))
    assert [occupation.noc for occupation in corrected.occupations] == ["21231"]


def test_without_a_level_field_the_latest_title_tells() -> None:
    assert candidate_from(Fields({"title": ["Senior Developer"]})).seniority == Seniority.SENIOR
    assert candidate_from(Fields({"title": ["Senior Developer"], "level": [""]})).seniority is None


def test_typed_skills_are_read_and_join_the_others() -> None:
    found = candidate_from(Fields({"skill": ["python"], "more_skills": ["Go, Rust, Python"]}))
    assert [skill.id for skill in found.skills] == ["python", "go", "rust"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("skill", ["no-such-skill"]),
        ("skill", ["python"] * 5000),
        ("title", ["x" * 301]),
        ("title", ["Engineer"] * 61),
        ("years", ["many"]),
        ("years", ["-1"]),
        ("years", ["nan"]),
        ("years", ["inf"]),
        ("years", ["71"]),
        ("level", ["emperor"]),
        ("language", ["klingon"]),
        ("written_in", ["de"]),
        ("near", ["Nowhere at all"]),
        ("within", ["-5"]),
        ("within", ["99999999999999999999"]),
        ("within", ["٣"]),
        ("mode", ["asleep"]),
        ("pay_floor", ["a lot"]),
        ("pay_floor", ["9" * 200]),
        ("currency", ["XXX"]),
        ("study_year", ["19999"]),
        ("more_skills", ["x" * 4001]),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(name: str, values: list[str]) -> None:
    school = {"study_school": ["York"]} if name == "study_year" else {}
    form = QuestionForm.of({"title": ["Engineer"], **school, name: values}, REGION, TODAY)
    assert set(form.problems) == {name}
    for lang in LANGS:
        assert form.problems[name].say(lang)


NAMES = """title skill years level language written_in place near within mode pay_floor currency hide top
more_hidden more_skills study_year study_school skills_shown sponsorship employer"""


@settings(deadline=None)  # machines are noisy
@given(st.dictionaries(st.sampled_from(NAMES.split()), st.lists(st.text(max_size=30), max_size=4)))
def test_whatever_is_sent_is_answered_or_refused_in_words(posted: dict[str, list[str]]) -> None:
    form = QuestionForm.of(posted, REGION, TODAY)
    for lang in LANGS:
        shown = review(form, lang)
        assert all(shown.problems.values())
        assert set(shown.digests) == {"work", "skills", "languages", "hidden", "places"}
    assert form.problems or form.question.candidate.titles or form.question.candidate.skills


def test_nothing_stated_is_the_region_s_own_terms() -> None:
    form = QuestionForm.of(
        {"title": ["Engineer"], "near": [""], "within": [""], "pay_floor": [""]}, REGION, TODAY
    )
    assert form.question.terms == REGION.at_home


def test_what_is_stated_becomes_terms() -> None:
    posted = {
        "title": ["Engineer"],
        "near": ["Ottawa, ON"],
        "within": ["25"],
        "mode": ["remote"],
        "pay_floor": ["$120 000"],
        "currency": ["USD"],
        "hide": ["Acme, Inc."],
        "more_hidden": ["Northlight; Lakehead"],
        "sponsorship": ["yes"],
    }
    terms = QuestionForm.of(posted, REGION, TODAY).question.terms
    assert (terms.near[0].city, terms.within_km, terms.remote_from) == ("Ottawa", 25, "CA")
    assert terms.work_modes == {"remote"} and terms.needs_sponsorship is True
    assert terms.reservation_wage is not None
    assert (terms.reservation_wage.amount, terms.reservation_wage.currency) == (120_000, "USD")
    assert terms.hidden_from == {"Acme, Inc.", "Northlight", "Lakehead"}
    assert isinstance(terms, Terms)


@pytest.mark.parametrize("written", ["120000", "120,000", "120 000", "C$120,000", "120k", "120\u00a0000 $"])
def test_pay_may_be_written_as_people_write_it(written: str) -> None:
    terms = QuestionForm.of({"title": ["Engineer"], "pay_floor": [written]}, REGION, TODAY).question.terms
    assert terms.reservation_wage and terms.reservation_wage.amount == 120_000


def test_where_a_field_was_read_is_said_in_the_reader_s_language() -> None:
    said = wheres({"titles": "page 1, section 'Expérience'; page 2, top; Skills.csv"}, "fr")
    assert said["titles"] == "page 1, section «\u00a0Expérience\u00a0»; page 2, en tête; Skills.csv"


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_a_name(lang: str) -> None:
    assert all(language_names(lang).values())  # type: ignore[arg-type]
