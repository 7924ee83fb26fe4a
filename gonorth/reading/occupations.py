"""Which occupation is a title? NOC 2021 unit groups, with how sure the reading is.

A title is looked up whole, then by ever fewer of its words (English names the occupation last,
French first); what no table knows is read by its head, and the field its other words name.
The minor group of a unit group is its first four digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gonorth.facts.tables import read_rows, read_toml
from gonorth.nouns import Occupation
from gonorth.reading.title_text import TitleLanguage, is_person, listed, one_gender, without_level, words

_PARTS = re.compile(r"\s+[-–—•·/]+\s+|\s*[,;:|()\[\]]+\s*|//")
_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?", re.IGNORECASE)
LONGEST_PHRASE = 8  # words; longer phrases are read by their last (in French first) eight
MOST_PARTS = 6
SURE_ALONE = 0.7  # "Recruiter" says enough by itself, "Specialist" does not

Reading = tuple[str, float]  # NOC unit group, confidence
Phrase = tuple[str, ...]  # words in their plainest form


@dataclass(frozen=True)
class Heads:
    """What one does, by the field it is done in (gonorth/data/taxonomies/title_heads.toml)."""

    fields: Mapping[str, str]  # words -> field
    heads: Mapping[str, Mapping[str, str]]  # words -> field -> NOC; "any" where no field is named
    disciplines: Mapping[str, str]  # "accounting" -> "accountant"
    weak_fields: frozenset[str]
    sure: float
    field_elsewhere: float
    no_field: float
    word_skipped: float
    part_skipped: float


@cache
def _labels() -> Mapping[str, tuple[str, str | None]]:
    rows = read_rows("taxonomies/noc2021.csv")
    return {row["noc"]: (row["label"], row["label_fr"] or None) for row in rows}


def occupation(noc: str, confidence: float) -> Occupation:
    """The unit group as a noun; a KeyError where NOC 2021 has no such group."""
    label, label_fr = _labels()[noc]
    return Occupation(noc, label, round(confidence, 2), label_fr)


@cache
def known_titles(language: TitleLanguage) -> Mapping[str, Reading]:
    """Every title of the tables; what was read by hand is last in them and wins."""
    table: dict[str, Reading] = {}
    for row in read_rows(f"taxonomies/titles_{language}.csv"):
        table.update(dict.fromkeys(row["titles"].split(";"), (row["noc"], float(row["confidence"]))))
    return table


@cache
def _heads() -> Heads:
    raw = read_toml("taxonomies/title_heads.toml")
    return Heads(
        fields={form: field for field, found in raw["field"].items() for form in listed(found)},
        heads={form: head for head in raw["head"].values() for form in listed(head["words"])},
        disciplines=raw["discipline"],
        weak_fields=frozenset(listed(raw["weak_fields"])),
        **{name: float(value) for name, value in raw["confidence"].items()},
    )


def read_occupation(title: str, language: TitleLanguage) -> Occupation | None:
    """The likeliest unit group of a clean title in one language, or None where nothing fits."""
    phrases = list(_phrases(title, language))
    found = _first(phrases, language)
    if not found and language == "en":
        found = _first([_as_person(phrase) for phrase in phrases], language)
    return occupation(*found) if found else None


def _first(phrases: list[Phrase], language: TitleLanguage) -> Reading | None:
    """The first phrase that says what one does, unless only a later one says in which field."""
    vague: Reading | None = None
    for skipped, phrase in enumerate(phrases):
        if found := _read(phrase, phrases, language):
            confidence = found[1] - skipped * _heads().part_skipped
            if confidence > _heads().no_field:
                return found[0], confidence
            vague = vague or (found[0], confidence)
    return vague


def _phrases(title: str, language: TitleLanguage) -> Iterator[Phrase]:
    """The parts of a title to look up, likeliest first; "Manager, Software" is a software manager."""
    parts = _PARTS.split(one_gender(title) if language == "fr" else title)[:MOST_PARTS]
    bare = [found for part in parts if (found := without_level(words(part, language)))]
    if language == "fr" and len(bare) > 1 and " ".join(bare[0]) in _heads().heads:
        yield bare[0] + bare[1]
    if language == "en":
        if len(bare) > 1 and (head := _heads().heads.get(" ".join(bare[0]))):
            if head is not _heads().heads["manager"] and is_person(bare[1][-1]) and _whole(bare[1], language):
                yield bare[1]
            yield bare[1] + bare[0]
        if bare and " ".join(bare[0]) in known_titles("en"):
            yield bare[0]
        if len(of := _OF.split(title, maxsplit=1)) > 1:
            yield without_level(words(_PARTS.split(of[1])[0], "en") + words(of[0], "en"))
    yield from bare


def _as_person(phrase: Phrase) -> Phrase:
    """ "Corporate accounting" is what a corporate accountant does."""
    disciplines = _heads().disciplines
    for size in (2, 1):
        if person := disciplines.get(" ".join(phrase[-size:])):
            return phrase[:-size] + tuple(person.split())
    return phrase


def _read(phrase: Phrase, phrases: Sequence[Phrase], language: TitleLanguage) -> Reading | None:
    phrase = phrase[-LONGEST_PHRASE:] if language == "en" else phrase[:LONGEST_PHRASE]
    if whole := _whole(phrase, language):
        return whole
    found = filter(None, (_known(phrase, language), _by_head(phrase, phrases, language)))
    return max(found, key=_confidence, default=None) or _inside(phrase, language)


def _whole(phrase: Phrase, language: TitleLanguage) -> Reading | None:
    """A title the tables know word for word, unless it is a head that they are not sure of alone."""
    span = " ".join(phrase)
    found = known_titles(language).get(span)
    generic = span in _heads().heads or span in _heads().disciplines
    return None if not found or (generic and found[1] < SURE_ALONE) else found


def _confidence(reading: Reading) -> float:
    return reading[1]


def _from_the_name(phrase: Phrase, language: TitleLanguage) -> Iterator[tuple[str, int]]:
    """Ever fewer words at the end that names the occupation, with how many were skipped."""
    for skipped in range(len(phrase)):
        yield " ".join(phrase[skipped:] if language == "en" else phrase[: len(phrase) - skipped]), skipped


def _known(phrase: Phrase, language: TitleLanguage) -> Reading | None:
    """The longest known title at the naming end; a head alone is left to be read with its field."""
    table, heads = known_titles(language), _heads()
    for span, skipped in _from_the_name(phrase, language):
        if (found := table.get(span)) and not (span in heads.heads or span in heads.disciplines):
            return found[0], found[1] - skipped * heads.word_skipped
    return None


def _by_head(phrase: Phrase, phrases: Sequence[Phrase], language: TitleLanguage) -> Reading | None:
    heads = _heads()
    for span, skipped in _from_the_name(phrase, language):
        if head := heads.heads.get(span):
            rest = phrase[:skipped] if language == "en" else phrase[len(phrase) - skipped :]
            if noc := _by_field(rest, head, language):
                return noc, heads.sure
            others = (_by_field(other, head, language) for other in phrases if other is not phrase)
            if noc := next(filter(None, others), None):
                return noc, heads.field_elsewhere
            return (head["any"], float(head.get("any_sure", heads.no_field))) if "any" in head else None
    return None


def _by_field(rest: Phrase, head: Mapping[str, str], language: TitleLanguage) -> str | None:
    """The unit group of the field named nearest to the head; of a weak field only where no other is named."""
    weak: str | None = None
    for field in _fields(rest, language):
        if field in head and field not in _heads().weak_fields:
            return head[field]
        weak = weak or head.get(field)
    return weak


def _fields(rest: Phrase, language: TitleLanguage) -> Iterator[str]:
    """The fields that words name, those nearest to the head first: it is after `rest`, in French before."""
    fields, places = _heads().fields, range(len(rest))
    for at in reversed(places) if language == "en" else places:
        for size in (2, 1):
            words = rest[max(0, at + 1 - size) : at + 1] if language == "en" else rest[at : at + size]
            if field := fields.get(" ".join(words)):
                yield field


def _inside(phrase: Phrase, language: TitleLanguage) -> Reading | None:
    """What is named neither first nor last: "Account Executive Majors", "Director Merchandising"."""
    return _known_inside(phrase, language) or _head_inside(phrase, language)


def _known_inside(phrase: Phrase, language: TitleLanguage) -> Reading | None:
    """A known title of two words or more, the longest."""
    table, heads = known_titles(language), _heads()
    for size in range(len(phrase) - 1, 1, -1):
        for start in range(len(phrase) - size + 1):
            if found := table.get(" ".join(phrase[start : start + size])):
                return found[0], found[1] - (len(phrase) - size) * heads.word_skipped
    return None


def _head_inside(phrase: Phrase, language: TitleLanguage) -> Reading | None:
    """A head with the field named around it."""
    heads = _heads()
    for at, word in enumerate(phrase):
        if (head := heads.heads.get(word)) and (
            noc := _by_field(phrase[:at] + phrase[at + 1 :], head, language)
        ):
            return noc, heads.field_elsewhere
    return None
