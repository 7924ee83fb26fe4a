"""Which language a posting or a title is in."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.facts.tables import read_toml
from gonorth.reading.language import detect_language

CASES = read_toml(Path(__file__).parent.parent / "specs" / "languages.toml")
SENTENCES = CASES["sentences"]


@pytest.mark.parametrize(("title", "language"), CASES["titles"].items())
def test_it_knows_the_language_of_a_title(title: str, language: str) -> None:
    assert detect_language(title) == (language or None)


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_it_knows_the_language_of_a_long_text(language: str, sentence: str) -> None:
    assert detect_language(sentence) == language
    assert detect_language(sentence * 50) == language


def test_the_longer_part_of_a_bilingual_posting_decides() -> None:
    english, french = SENTENCES["en"] + "\n", SENTENCES["fr"] + "\n"
    assert detect_language(english * 10 + french * 20) == "fr"
    assert detect_language(french * 10 + english * 20) == "en"


def test_a_list_of_names_has_no_language() -> None:
    assert (
        detect_language("Python, Java, SQL, Kafka, Spark, Airflow, dbt, Docker, Kubernetes, AWS " * 5) is None
    )


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert detect_language(text) is None or len(detect_language(text) or "") == 2


@pytest.mark.real
def test_a_quarter_of_the_postings_of_quebec_are_french(real: Path) -> None:

    pages = [
        json.loads(path.read_text()) for path in sorted((real / "listings").glob("adzuna-canada-*.json"))
    ]
    jobs = {job["id"]: job for page in pages for job in page["jobs"] if "QC" in job["region"]}
    languages = [detect_language(job["rawSnippet"]) for job in jobs.values()]
    assert 0.18 < languages.count("fr") / len(languages) < 0.28
    assert languages.count("fr") + languages.count("en") >= 0.98 * len(languages)
