"""Everything a person reads is said in English and in French."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from gonorth.facts.tables import DATA, read_toml

WORDS = DATA / "words"
ENGLISH = sorted(WORDS.rglob("*.en.toml"))
TEMPLATES = sorted((Path(__file__).parent.parent / "gonorth/web/templates").rglob("*.html"))
# Written alike in both languages: names, signs, and words that are the same word.
ALIKE = Path(__file__).parent / "specs/words_alike.txt"
NAMES = {"GoNorth", "width", "device", "initial", "scale", "includeIndicatorStyles", "allowEval"}
NAMES |= {"historyCacheSize", "false", "includeAriaLiveRegion", "noindex"}
SPOKEN = ("title", "alt", "aria-label", "placeholder", "content", "label", "summary")


def said(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence in a table of words, with where it stands."""
    if isinstance(words, str):
        yield path, words
    elif isinstance(words, dict) and words.keys() == {"one", "other"}:
        yield path, words["other"]  # one language may need the two forms where the other does not
    elif isinstance(words, (dict, list)):
        for key, value in words.items() if isinstance(words, dict) else enumerate(words):
            yield from said(value, f"{path}.{key}")


def fields(sentence: str) -> set[str]:
    """The values a sentence says."""
    return {field for _, field, _, _ in Formatter().parse(sentence) if field}


@pytest.mark.parametrize("english", ENGLISH, ids=lambda path: path.name)
def test_every_sentence_has_its_twin(english: Path) -> None:
    french = dict(said(read_toml(english.with_name(english.name.replace(".en.", ".fr.")))))
    assert french.keys() == dict(said(read_toml(english))).keys()
    differing = [path for path, text in said(read_toml(english)) if fields(text) != fields(french[path])]
    assert not differing, "these do not say the same values"


@pytest.mark.parametrize("english", ENGLISH, ids=lambda path: path.name)
def test_french_is_not_english_over_again(english: Path) -> None:
    alike = set(ALIKE.read_text(encoding="utf-8").splitlines())
    french = dict(said(read_toml(english.with_name(english.name.replace(".en.", ".fr.")))))
    same = [
        text
        for path, text in said(read_toml(english))
        if text == french[path] and re.search(r"[^\W\d_]", re.sub(r"{\w*}", "", text)) and text not in alike
    ]
    assert not same, f"translate these, or add them to {ALIKE.name} if French writes them so"


@pytest.mark.parametrize("french", sorted(WORDS.rglob("*.fr.toml")), ids=lambda path: path.name)
def test_french_is_spaced_as_french_is(french: Path) -> None:
    for path, text in said(read_toml(french)):
        bare = re.sub(r"https?://\S+|{[^}]*}", "", text)
        assert not re.search(r"\w [%:»]|« ", bare), f"{path}: a no-break space goes there: {text}"
        assert "'" not in re.sub(r"`[^`]*`", "", bare), f"{path}: the apostrophe is ’: {text}"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_speaks_by_itself(template: Path) -> None:
    """Words are said through tables; a template has none of its own, not in an attribute either."""
    markup = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    spoken = re.findall(rf'\s(?:{"|".join(SPOKEN)})="([^"]*)"', markup)
    text = re.sub(r"<!--.*?-->|<[^>]*>", " ", markup, flags=re.DOTALL)
    literal = re.findall(r"[^\W\d_]{2,}", " ".join([text, *spoken]))
    assert not [word for word in literal if word not in NAMES]
