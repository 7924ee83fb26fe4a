"""When are two titles the same words? Case, accents, gender, plural and spelling put aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Literal

from gonorth.facts.tables import read_toml

TitleLanguage = Literal["en", "fr"]
LONGEST = 300  # characters of a title that are read; the longest real one seen has 170

# "développeur·euse", "ingénieur.e", "chargé(e)", "directeur/-trice", "coordonnateur (trice)"
_ENDINGS = "(?:e|ne|nne|ienne|le|lle|fe|ffe|ère|ere|ière|euse|eure|se|rice|trice|teuse|teur|ve|ive|un|une)s?"
_INCLUSIVE = re.compile(
    rf"(?<=\w\w)(?:\s?\(-?{_ENDINGS}\)|[·•‧∙.]{_ENDINGS}\b(?:[·•.]s\b)?|\s?/\s?-{_ENDINGS}\b"
    r"|/(?:e|ne|ienne|le|fe|ère|euse|se|rice|trice|eure|ve|ive)\b|-(?:euse|trice|rice|ère|ne)\b)",
    re.IGNORECASE,
)
_JOINT = frozenset("(·•‧∙./-")  # without one of these there is no need to look
_OR = re.compile(r"(?<=\w)\s?(?:/|\bou\b|\bet\b)\s?(?=\w)")
_LETTERS = re.compile(r"\w+")
_WITHIN = frozenset({" ", "-", "'", "’"})  # what may stand between the words of one title
LONGEST_PAIR = 6  # words of a title that is written for a man, then for a woman
_PERSON = re.compile(  # how the names of who does something end, in English and French
    r"(?:er|or|ist|ian|yst|eur|ien|iste|ant|ect|ive|aire|ere|euse|trice|ate|agent|chef|clerk|cook|counsel|expert"
    r"|head|intern|lead|nurse|president|rep|sdet|tech)s?$"
)
_BETWEEN = " ,;:|/&-–—"
_WOMAN = re.compile(r"(?<=[a-z]{2})wom([ae])n\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9][a-z0-9+#]*|\.net\b|[^\x00-\x7f\W]+")


def fold(text: str) -> str:
    """Lower case without accents; ligatures opened, typographic apostrophes straightened."""
    text = text.lower()
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def has_inclusive_form(text: str) -> bool:
    """Whether a title is written for both genders, as French ones are: "chargé(e)"."""
    return not _JOINT.isdisjoint(text) and _INCLUSIVE.search(text) is not None


def hide_genders(text: str) -> str:
    """The text with what joins two genders hidden, letter for letter, so that it is not cut there."""
    text = _INCLUSIVE.sub(lambda found: "_" * len(found[0]), text)
    for start, end in _second_genders(text):
        text = text[:start] + "_" * (end - start) + text[end:]
    return text


def one_gender(text: str) -> str:
    """The first of two written genders: "développeur(euse)", "Développeur web/Développeuse web"."""
    text = _INCLUSIVE.sub("", text)
    for start, end in reversed(_second_genders(text)):
        text = text[:start] + text[end:]
    return text


def _second_genders(text: str) -> list[tuple[int, int]]:
    """Where a title is said again for the other gender, from the sign between the two."""
    found = ((sign.start(), _end_of_second(text, sign)) for sign in _OR.finditer(text))
    return [(start, end) for start, end in found if end]


def _end_of_second(text: str, sign: re.Match[str]) -> int:
    """0 where what follows the sign is something else than what stands before it."""
    before = list(_LETTERS.finditer(text, 0, sign.start()))[-LONGEST_PAIR:]
    after = list(_LETTERS.finditer(text, sign.end()))[:LONGEST_PAIR]
    for size in range(min(len(before), len(after)), 0, -1):
        if _are_genders(text, before[-size:], after[:size]):
            return after[size - 1].end()
    return 0


def _are_genders(text: str, first: Sequence[re.Match[str]], second: Sequence[re.Match[str]]) -> bool:
    """Whether two titles, word by word, are the same but for the gender."""
    if any(text[a.end() : b.start()] not in _WITHIN for words in (first, second) for a, b in pairwise(words)):
        return False
    one, other = [fold(word[0]) for word in first], [fold(word[0]) for word in second]
    if one == other or min(len(one[0]), len(other[0])) < 3 or one[0][:3] != other[0][:3]:
        return False
    return [plain_french(word) for word in one] == [plain_french(word) for word in other]


def listed(text: str) -> list[str]:
    """A list as our tables write it, parted by semicolons over any number of lines (quick to parse)."""
    return [item for part in text.replace("\n", " ").split(";") if (item := part.strip())]


@cache
def spellings() -> Mapping[str, Any]:
    return read_toml("taxonomies/title_spellings.toml")


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for small in spellings()["small_words"].values() for word in listed(small))


@cache
def _feminine() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(spellings()["feminine"]) + ")$")


@lru_cache(maxsize=4096)
def plain_french(word: str) -> str:
    """A folded word as a man is called, one of him."""
    if len(word) > 3 and (word.endswith(("aux", "eux")) or (word[-1] == "s" and word[-2] != "s")):
        word = word[:-1]
    word = masculine(word)
    return str(spellings()["french"].get(word, word))


def masculine(word: str) -> str:
    """A folded French word in its form for a man, where its ending tells one."""
    if len(word) > 4 and (found := _feminine().search(word)):
        return word[: found.start()] + str(spellings()["feminine"][found[0]])
    return word


def for_either(title: str) -> str:
    """An English title for a woman as it is for a man: "saleswoman" as "salesman"."""
    return _WOMAN.sub(r"m\1n", title) if "wom" in title.lower() else title


@lru_cache(maxsize=4096)
def _plain_english(word: str) -> str:
    word = for_either(word)
    if word not in spellings()["english"] and len(word) > 3 and word.endswith("s") and word[-2] not in "sui":
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return str(spellings()["english"].get(word, word))


def _plain_words(text: str, language: TitleLanguage) -> list[str]:
    plain = plain_french if language == "fr" else _plain_english
    small = _small_words()
    found = _WORD.findall(fold(text).replace("-", " "))
    return " ".join(plain(word) for word in found if word not in small).split()


@cache
def _phrases(language: TitleLanguage) -> Mapping[str, list[tuple[list[str], str]]]:
    """First word -> what may follow it, longest first, and the one word all of it comes to."""
    table: dict[str, list[tuple[list[str], str]]] = {}
    for phrase, one in spellings()["phrases"].items():
        first, *rest = _plain_words(phrase, language)
        table.setdefault(first, []).append((rest, one))
    return {first: sorted(found, key=lambda pair: -len(pair[0])) for first, found in table.items()}


@lru_cache(maxsize=4096)
def words(text: str, language: TitleLanguage) -> tuple[str, ...]:
    """The words of a title that tell it from another, in order, each in its plainest form."""
    found = _plain_words(one_gender(text) if language == "fr" else text, language)
    phrases = _phrases(language)
    if not phrases.keys().isdisjoint(found):
        found = " ".join(_joined(found, phrases)).split()
    return tuple(found)


def _joined(found: list[str], phrases: Mapping[str, list[tuple[list[str], str]]]) -> Iterator[str]:
    at = 0
    while at < len(found):
        word, after = found[at], found[at + 1 :]
        rest, one = next((p for p in phrases.get(word, ()) if after[: len(p[0])] == p[0]), ([], word))
        yield one
        at += 1 + len(rest)


def key(text: str, language: TitleLanguage) -> str:
    """What the title tables are looked up by."""
    return " ".join(words(text, language))


@cache
def _things() -> frozenset[str]:
    return frozenset(listed(spellings()["things"]))


def is_person(word: str) -> bool:
    """Whether a folded word names who does something: "engineer", not "engineering" or "power"."""
    return word.removesuffix("s") not in _things() and _PERSON.search(word) is not None


@cache
def _levels() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(listed(spellings()["levels"])), frozenset(listed(spellings()["standing"]))


def without_level(title: Sequence[str]) -> tuple[str, ...]:
    """The words that say what somebody does, whatever their level; all of them if none would be left."""
    return tuple(title[at] for at in _not_of_level(title)) or tuple(title)


@cache
def _apart() -> re.Pattern[str]:
    """What is also written as one word: "back end", "full-stack"."""
    phrases = (phrase for phrase, one in spellings()["phrases"].items() if phrase.replace(" ", "") == one)
    return re.compile("|".join(rf"\b{phrase.replace(' ', '[ -]')}\b" for phrase in phrases), re.IGNORECASE)


def without_level_words(title: str, language: TitleLanguage) -> str:
    """The title as it is written, in one gender and one spelling, without the words that tell its level; the
    whole title where a single word would be left, for "engineer" is like every engineer."""
    title = _apart().sub(lambda found: found[0].replace(" ", "").replace("-", ""), title)
    written = (one_gender(title) if language == "fr" else title).split()
    kept = _not_of_level([" ".join(_plain_words(word, language)) for word in written])
    told = " ".join(written[at] for at in kept).strip(_BETWEEN)
    return told if " " in told else " ".join(written)


def _not_of_level(title: Sequence[str]) -> list[int]:
    """The places of the words that tell no level."""
    levels, standing = _levels()
    kept: list[int] = []
    for at, word in enumerate(title):
        at_the_head = not kept and at < len(title) - 1
        if word not in levels and not (at_the_head and word in standing):
            kept.append(at)
    return kept
