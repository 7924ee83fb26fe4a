"""What a job title says."""

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gonorth.facts.tables import read_rows, read_toml
from gonorth.nouns import Occupation, Seniority
from gonorth.reading.occupations import known_titles, occupation
from gonorth.reading.title_cleaning import clean_title
from gonorth.reading.title_text import TitleLanguage, key, listed, without_level, words
from gonorth.reading.titles import TitleReading, read_title

SPECS = read_toml(Path(__file__).parent.parent / "specs" / "titles.toml")
CASES = SPECS["case"]
PARTS = st.sampled_from(SPECS["parts"])


def flat(reading: TitleReading) -> dict[str, str]:
    return {
        "title": reading.title,
        "noc": reading.occupation.noc if reading.occupation else "",
        "seniority": reading.seniority or "",
        "language": reading.language or "",
        "other_language_title": reading.other_language_title or "",
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_reads_the_worked_examples(case: dict[str, Any]) -> None:
    found = flat(read_title(case["title"], case.get("posting")))
    assert {key: found[key] for key in case["expect"]} == case["expect"]


@pytest.mark.parametrize(("noc", "forms"), SPECS["gendered"].items())
def test_every_gendered_form_is_the_same_occupation(noc: str, forms: list[str]) -> None:
    found = {form: read_title(form, "fr").occupation for form in forms}
    assert {form: read.noc for form, read in found.items() if read} == dict.fromkeys(found, noc)


BOTH = {  # in each of these the same is said for a man and for a woman
    "développeur web": [
        "développeuse web",
        "développeur web ou développeuse web",
        "développeuse web/développeur web",
    ],
    "chef de projet": ["cheffe de projet", "chef/fe de projet", "Chef de projet / Cheffe de projet (H/F)"],
    "directeur général": ["directrice générale", "directeur général ou directrice générale"],
    "ingénieur mécanicien": ["ingénieure mécanicienne", "ingénieur·e mécanicien·ienne"],
    "gestionnaire principal": ["gestionnaire principale"],
    "superviseur": ["superviseure", "superviseur(e)"],
    "adjoint administratif": [
        "adjointe administrative",
        "adjoint·e administratif·ive",
        "adjoint/e administratif/ive",
    ],
    "vice-président": ["vice-présidente", "vice-président ou vice-présidente"],
}


@pytest.mark.parametrize(("he", "others"), BOTH.items())
def test_every_gendered_form_is_the_same_level_and_work(he: str, others: list[str]) -> None:
    man = read_title(he, "fr")
    for form in others:
        found = read_title(form, "fr")
        assert (found.seniority, found.occupation) == (man.seniority, man.occupation), form


LEVELS = [
    "Senior {}",
    "Sr. {}",
    "Junior {}",
    "Lead {}",
    "Staff {}",
    "Principal {}",
    "{} II",
    "{} III",
    "{} Intern",
]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "title", ["Software Engineer", "Data Scientist", "Electrician", "Account Executive", "Recruiter"]
)
def test_a_level_changes_the_level_and_not_the_occupation(title: str, level: str) -> None:
    plain, levelled = read_title(title), read_title(level.format(title))
    assert levelled.occupation == plain.occupation is not None
    assert plain.seniority is None and levelled.seniority is not None


def test_a_reading_says_how_sure_it_is() -> None:
    def sure(title: str) -> float:
        found = read_title(title).occupation
        assert found
        return found.confidence

    assert sure("Software Engineer") > sure("Payments Kernel Wizardry Engineer") > sure("Engineer") > 0


def test_french_titles_are_less_sure_than_english_ones() -> None:
    english = [row for row in read_rows("taxonomies/titles_en.csv") if row["by"] == "derived"]
    french = [row for row in read_rows("taxonomies/titles_fr.csv") if row["by"] == "derived"]
    assert max(float(row["confidence"]) for row in french) < max(float(row["confidence"]) for row in english)


def test_an_occupation_has_the_name_of_its_unit_group() -> None:
    expected = Occupation("21234", "Web developers and programmers", 0.5, "développeur web/développeuse web")
    assert occupation("21234", 0.5) == expected


def test_there_are_516_unit_groups_and_every_title_is_of_one() -> None:
    groups = {row["noc"] for row in read_rows("taxonomies/noc2021.csv")}
    assert len(groups) == 516
    heads = read_toml("taxonomies/title_heads.toml")["head"].values()
    by_head = {noc for head in heads for field, noc in head.items() if field not in ("words", "any_sure")}
    for language in ("en", "fr"):
        assert {noc for noc, _ in known_titles(language).values()} | by_head <= groups


@pytest.mark.parametrize("language", ["en", "fr"])
def test_titles_read_by_hand_are_in_the_tables(language: TitleLanguage) -> None:
    by_hand: dict[str, set[tuple[str, float]]] = defaultdict(set)
    for row in read_rows("taxonomies/hand_titles.csv"):
        if row["language"] == language:
            for title in row["titles"].split(";"):
                plain = " ".join(without_level(words(title, language)))
                by_hand[plain].add((row["noc"], float(row["confidence"])))
    assert [plain for plain, read in by_hand.items() if len({noc for noc, _ in read}) > 1] == []
    missing = [plain for plain, read in by_hand.items() if known_titles(language).get(plain) not in read]
    assert missing == [], "run tools/derive_titles.py"


def test_heads_and_fields_are_in_a_form_that_titles_take() -> None:
    raw = read_toml("taxonomies/title_heads.toml")
    tables = [*raw["field"].values(), *(head["words"] for head in raw["head"].values())]
    said = {word for table in tables for word in listed(table)}
    assert {word for word in said if word not in (key(word, "en"), key(word, "fr"))} == set()


@given(st.lists(PARTS, max_size=8).map(" ".join))
@example("")
@example("(((((([[[[[]]]]")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_title(clean_title(text)) == clean_title(text)


@given(
    st.one_of(st.text(max_size=400), st.lists(PARTS, max_size=10).map("".join)),
    st.sampled_from(["en", "fr", None]),
)
def test_any_text_has_a_reading(text: str, language: str | None) -> None:
    reading = read_title(text, language)
    assert len(reading.title) <= 300
    assert reading.seniority is None or reading.seniority in Seniority
    assert reading.occupation is None or 0 < reading.occupation.confidence < 1


@pytest.mark.parametrize("unit", ["(", "a-", "/ ", "é(e)", "- ", "2026 ", "développeur/", "A1", "en ", "|"])
def test_a_megabyte_of_title_is_read_in_no_time(unit: str) -> None:
    assert len(read_title(unit * (1_000_000 // len(unit))).title) <= 300


@pytest.mark.real
def test_it_cleans_titles_as_proposed(real: Path) -> None:
    cases = json.loads((real / "parser-cases" / "title-cases.json").read_text(encoding="utf-8"))
    argued = {"title-27"}  # tests/specs/titles.toml says why
    differ = {case["id"] for case in cases if read_title(case["text"]).title != case["expect_clean"]}
    assert differ <= argued


@pytest.mark.real
def test_most_titles_of_real_boards_have_an_occupation(real: Path) -> None:
    board = json.loads(
        (real / "openings" / "greenhouse" / "stripe-full-547.json").read_text(encoding="utf-8")
    )
    read = [read_title(job["title"]).occupation for job in board["jobs"]]
    assert sum(found is not None for found in read) >= 0.95 * len(read)
    assert sum(found.confidence for found in read if found) / len(read) > 0.55


@pytest.mark.real
def test_the_unit_groups_are_those_of_the_classification(real: Path) -> None:
    raw = json.loads((real / "taxonomies" / "noc2021" / "noc.json").read_text(encoding="utf-8"))
    official = {group["noc_code"]: group["title"] for group in raw["nocs"]}
    assert {row["noc"]: row["label"] for row in read_rows("taxonomies/noc2021.csv")} == official


@pytest.mark.real
def test_french_labels_are_those_of_esco(real: Path) -> None:
    table = real / "taxonomies" / "esco" / "derived" / "occupations_merged_en_fr.csv"
    with table.open(encoding="utf-8") as file:
        esco = {row["pref_fr"].replace("’", "'") for row in csv.DictReader(file)}
    assert {row["label_fr"] for row in read_rows("taxonomies/noc2021.csv")} <= esco | {""}
