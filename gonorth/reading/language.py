"""Which language is this posting, or this title, written in?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from gonorth.facts.tables import read_rows, read_toml

_WINDOW, _WINDOWS = 180, 4  # characters read from each of so many parts of a long text
_SHORT = 80  # characters: a title, where trade words and letters must help the small words
_ONE_WORD_IN = 15  # of what is written in a language, one is a word that tells; fewer is a list of names
_ONE_LETTER_IN = 6  # of a text that is in another alphabet, one of its letters
_MARKS = "'’,./()|:·!?"


def detect_language(text: str) -> str | None:
    """The language (ISO 639-1) of the larger part of `text`; None where nothing tells."""
    if len(text) <= _SHORT:
        return _short(text)
    sample = _sample(text)
    words = _words(sample)
    return _script(sample) or _most(words, _small_words()) or _most(words, _title_words())


@lru_cache(maxsize=4096)
def _short(text: str) -> str | None:
    words = _words(text)
    return _script(text) or _most(words, _title_words()) or _most(_letters_of(words), _letters())


def _sample(text: str) -> str:
    """Parts of the whole text: a bilingual posting may have the longer language second."""
    if len(text) <= _WINDOW * _WINDOWS:
        return text
    step = (len(text) - _WINDOW) // (_WINDOWS - 1)
    return " ".join(text[start : start + _WINDOW] for start in range(0, step * _WINDOWS, step))


def _words(text: str) -> list[str]:
    text = text.lower()
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text.split()


def _letters_of(words: Iterable[str]) -> list[str]:
    return [letter for word in words for letter in word]


def _most(signs: list[str], languages: Mapping[str, str]) -> str | None:
    """The language with most signs, the first seen of equals; a sign may speak for several."""
    seen = Counter(filter(None, map(languages.get, signs)))
    votes: Counter[str] = Counter()
    for together, count in seen.items():
        for language in together.split():
            votes[language] += count
    if not votes:
        return None
    language, count = votes.most_common(1)[0]
    return language if count * _ONE_WORD_IN >= len(signs) else None


def _script(text: str) -> str | None:
    """The language of an alphabet that Latin letters do not share, where much of the text is in it."""
    if text.isascii():
        return None
    votes: Counter[str] = Counter()
    for letter in set(text):
        if letter > "\u036f" and (language := _alphabet(letter)):
            votes[language] += text.count(letter)
    if not votes or votes.total() * _ONE_LETTER_IN < len(text):
        return None
    if votes["ja"] * _ONE_LETTER_IN > votes["zh"]:
        votes["ja"] += votes.pop("zh", 0)
    return votes.most_common(1)[0][0]


@cache
def _alphabet(letter: str) -> str | None:
    scripts = _tables()["scripts"].items()
    return next((language for language, (first, last) in scripts if first <= letter <= last), None)


@cache
def _small_words() -> Mapping[str, str]:
    return _by_sign((language, words.split()) for language, words in _tables()["words"].items())


@cache
def _title_words() -> Mapping[str, str]:
    """Trade words; small words of the two languages we expect only, for "NA" is not Portuguese."""
    tables = _tables()
    trade = [(row["language"], [row["word"]]) for row in read_rows("reading/title_words.csv")]
    by_hand = [(language, words.split()) for language, words in tables["titles"].items()]
    small = [(language, tables["words"][language].split()) for language in ("en", "fr")]
    return _by_sign([*trade, *by_hand, *small])


@cache
def _letters() -> Mapping[str, str]:
    return _by_sign((language, list(letters)) for language, letters in _tables()["letters"].items())


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return read_toml("reading/languages.toml")


def _by_sign(signs_of: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Turn language → signs into sign → languages, parted by spaces."""
    languages: dict[str, dict[str, None]] = {}
    for language, signs in signs_of:
        for sign in signs:
            languages.setdefault(sign, {})[language] = None
    return {sign: " ".join(spoken) for sign, spoken in languages.items()}
