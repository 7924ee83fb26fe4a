"""Which skills a text speaks of."""

import csv
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.tables import DATA, read_rows, read_toml
from gonorth.nouns import Skill
from gonorth.reading.skill_folding import fold, spellings
from gonorth.reading.skill_table import AMBIGUOUS, DERIVED, HAND, dictionary, names_of
from gonorth.reading.skills import find_skills, implied_by, label, skill, skills_in

Ends = Callable[[], AbstractContextManager[None]]

TEXTS = read_toml(Path(__file__).parent.parent / "specs" / "skills.toml")["text"]
ROWS = [*read_rows(HAND), *read_rows(DERIVED)]
RULES = list(read_rows(AMBIGUOUS))
SENTENCES = st.lists(st.sampled_from([case["text"] for case in TEXTS]), max_size=4)
CONFIDENT = 0.9


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: str(case["text"])[:60])
def test_it_reads_what_a_person_reads(case: dict[str, object]) -> None:
    found = skills_in(str(case["text"]), bool(case.get("listed", False)))
    assert [each.id for each in found] == case["skills"]


def test_a_mention_says_where_and_how_sure() -> None:
    text = "We use k8s and Golang."
    first, second = find_skills(text)
    assert (first.id, first.label, text[slice(*first.span)]) == ("kubernetes", "Kubernetes", "k8s")
    assert (second.id, text[slice(*second.span)]) == ("go", "Golang")
    assert 0.5 <= first.confidence <= 1


def test_a_name_that_needs_evidence_is_less_sure_than_one_that_does_not() -> None:
    go, python = find_skills("Experience with Go.") + find_skills("Experience with Python.")
    assert go.confidence < python.confidence


def test_the_name_of_the_firm_that_hires_is_no_skill() -> None:
    line = "Shopify builds software for shops. At Shopify you write Ruby with people of Shopify.\n"
    assert "shopify" not in {each.id for each in skills_in(line * 3)}
    assert "shopify" in {each.id for each in skills_in("Experience with Shopify or Magento themes")}


def test_the_header_of_a_list_is_evidence_for_its_items() -> None:
    assert [each.id for each in skills_in("Languages:\n- Go\n- Rust\n")] == ["go", "rust"]
    assert skills_in("Our values:\n- Go\n- Rust\n") == ()


def test_the_bulk_reading_takes_the_same_decisions() -> None:
    text = "\n".join(str(case["text"]) for case in TEXTS)
    mentions = find_skills(text)
    assert [each.id for each in skills_in(text)] == list(dict.fromkeys(each.id for each in mentions))


def test_a_skill_has_an_english_and_a_french_name() -> None:
    assert skill("machine-learning") == Skill("machine-learning", "Machine learning")
    assert label("machine-learning", "fr") == "apprentissage automatique"
    assert label("python", "fr") == label("python") == "Python"
    with pytest.raises(KeyError):
        skill("no-such-skill")


def test_a_skill_brings_others_with_it() -> None:
    assert implied_by("django") == ("python",)
    assert implied_by("next-js") == ("react", "javascript")
    assert implied_by("python") == ()


def test_no_skill_brings_itself() -> None:
    for row in read_rows("taxonomies/skills_implied.csv"):
        assert row["id"] not in implied_by(row["id"])


@given(SENTENCES)
def test_spans_are_in_order_and_never_overlap(sentences: list[str]) -> None:
    text = " ".join(sentences)
    end = 0
    for mention in find_skills(text):
        start, after = mention.span
        assert end <= start < after <= len(text)
        assert text[start:after].strip() == text[start:after]
        end = after


@given(SENTENCES, SENTENCES)
def test_text_after_a_blank_line_removes_no_confident_skill(before: list[str], after: list[str]) -> None:
    first = " ".join(before)
    alone = {(each.id, each.span) for each in find_skills(first) if each.confidence >= CONFIDENT}
    longer = {(each.id, each.span) for each in find_skills(first + "\n\n" + " ".join(after))}
    assert alone <= longer


@given(st.text(), st.booleans())
def test_no_text_is_too_strange(text: str, listed: bool) -> None:
    assert len(fold(text)) == len(text)
    ids = list(dict.fromkeys(each.id for each in find_skills(text, listed)))
    assert ids == [each.id for each in skills_in(text, listed)]


@given(st.text(alphabet="İßſŉǰΐK\u0130\udce9😀 é", max_size=8))
def test_letters_that_change_their_length_move_no_span(strange: str) -> None:
    text = f"{strange} Python, {strange} Go"
    (python, *_) = (each for each in find_skills(text) if each.id == "python")
    assert text[slice(*python.span)] == "Python"


HOSTILE = [
    "go, ",
    "R ",
    "c/c++ ",
    "Stripe ",
    "machine learning ",
    "- Go\n",
    "a.",
    "://",
    "+a",
    "\n",
    ";:!",
    "é’",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_comes_to_an_end(piece: str, ends: Ends) -> None:
    with ends():
        find_skills(piece * (1_000_000 // len(piece)))


def test_a_megabyte_is_read() -> None:
    assert skills_in("".join(HOSTILE) * 500 + "x" * 500_000 + " data science" * 40_000)


def test_every_skill_is_found_by_every_name_in_a_list() -> None:
    assert not [name for row in ROWS for name in names_of(row) if not find_skills(name, listed=True)]


def test_an_id_is_a_slug_and_names_one_skill() -> None:
    hand = [row["id"] for row in read_rows(HAND)]
    assert len(hand) == len(set(hand))
    assert all(id == id.lower() and id.replace("-", "").isalnum() and id.isascii() for id in hand)
    assert {row["kind"] for row in ROWS} == {"technology", "skill", "certificate", "language"}


def test_a_name_belongs_to_one_skill() -> None:
    owners: dict[str, str] = {}
    for row in ROWS:
        for spelled in spellings(names_of(row)):
            assert spelled, row
            assert owners.setdefault(spelled, row["id"]) == row["id"], spelled


def test_every_rule_is_about_a_name_and_asks_for_known_evidence() -> None:
    known = {spelled for row in ROWS for spelled in spellings(names_of(row))}
    strengths = read_toml("taxonomies/skills_evidence.toml")["strength"]
    for row, (spelled,) in ((row, spellings([row["alias"]])) for row in RULES):
        assert spelled in known, row["alias"]
        assert row["needs"] in strengths, row
        assert row["needs"] == "list" or not row["beside"], row
        assert set(filter(None, row["beside"].split("|"))) <= dictionary().skills.keys(), row
        assert all(each.id not in row["beside"].split("|") for each in skills_in(row["alias"], listed=True))


def test_what_implies_and_what_is_implied_are_skills() -> None:
    for row in read_rows("taxonomies/skills_implied.csv"):
        assert row.keys() == {"id", "implies"}
        assert set(row.values()) <= dictionary().skills.keys(), row


def test_the_tables_stay_small() -> None:
    assert sum(path.stat().st_size for path in (DATA / "taxonomies").glob("skills*")) < 1_500_000


@pytest.mark.real
def test_the_skills_of_structured_postings_are_known(real: Path) -> None:
    postings = json.loads((real / "listings/jsonresume-eval-corpus-100.json").read_text("utf-8"))["jobs"]
    names = [each["name"] for posting in postings for each in posting["skills"]]
    assert sum(bool(find_skills(name, listed=True)) for name in names) / len(names) > 0.9


@pytest.mark.real
def test_real_descriptions_name_skills_but_not_too_many(real: Path) -> None:
    with (real / "listings/glassdoor-us-956.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["Job Description"] for row in csv.DictReader(file)][:200]
    counts = [len(skills_in(text)) for text in texts]
    assert 10 < sum(counts) / len(counts) < 35
    assert sum(count == 0 for count in counts) < 4
