"""What is said in English is said in French: the same sentences, with the same values in them."""

import re
import string
from typing import Any

import pytest

from gonorth.facts.tables import DATA, read_toml

ROOMS = sorted(path.name.split(".")[0] for path in (DATA / "words").glob("*.en.toml"))


def values(sentence: Any) -> set[str]:
    forms = sentence.values() if isinstance(sentence, dict) else [sentence]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_sentences_and_values(room: str) -> None:
    english, french = (read_toml(f"words/{room}.{lang}.toml") for lang in ("en", "fr"))
    assert english.keys() == french.keys()
    for key in english:
        assert values(english[key]) - {"n"} == values(french[key]) - {"n"}, f"{room}.{key}"


@pytest.mark.parametrize("room", ROOMS)
def test_french_sets_its_marks_off_with_spaces_that_do_not_break(room: str) -> None:
    text = (DATA / "words" / f"{room}.fr.toml").read_text(encoding="utf-8")
    said = [line for line in text.splitlines() if not line.startswith("#")]
    broken = [line for line in said if re.search(r"\w [:»%$]|« ", line)]
    assert not broken, broken[:3]
