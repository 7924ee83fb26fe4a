"""What does a job title say: which occupation, how senior, in which language, and what else is in it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gonorth.nouns import Occupation, Seniority
from gonorth.reading.bilingual import TwoTitles, split_title, title_language
from gonorth.reading.occupations import read_occupation
from gonorth.reading.seniority import read_seniority
from gonorth.reading.title_cleaning import clean_title
from gonorth.reading.title_text import LONGEST, TitleLanguage

_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")  # where a board has dropped the sign between two titles


@dataclass(frozen=True)
class TitleReading:
    title: str  # without requisition numbers, places, dates, contracts and pay
    occupation: Occupation | None
    seniority: Seniority | None  # None: the title does not say
    language: str | None  # ISO 639-1, of `title`
    other_language_title: str | None  # of a bilingual title, the side that `title` is not


@lru_cache(maxsize=8192)
def read_title(text: str, language: str | None = None) -> TitleReading:
    """Read a title as a board or a résumé writes it.

    `language` is that of the posting, if known: it chooses the side of a bilingual title (English where it
    is not French) and settles a title that could be in either language. Only the first LONGEST characters
    are read.
    """
    text = " ".join(_GAP.sub(" | ", text[: 4 * LONGEST]).split())[:LONGEST]
    if two := split_title(text):
        return _of_two(two, "fr" if language == "fr" else "en")
    title = clean_title(text)
    spoken = title_language(title) or language
    tongue: TitleLanguage = "fr" if spoken == "fr" else "en"
    occupation = read_occupation(title, tongue)
    return TitleReading(title, occupation, read_seniority(text, tongue), spoken or _spoken(occupation), None)


def _spoken(occupation: Occupation | None) -> str | None:
    """A title that no word of tells its language was read as English, if it could be read."""
    return "en" if occupation else None


def _of_two(two: TwoTitles, chosen: TitleLanguage) -> TitleReading:
    """Both sides are read, for either may leave out what the other says; the English is surer."""
    english, french = clean_title(two.english), clean_title(two.french)
    title, other = (english, french) if chosen == "en" else (french, english)
    return TitleReading(
        title,
        read_occupation(english, "en") or read_occupation(french, "fr"),
        read_seniority(two.english, "en") or read_seniority(two.french, "fr"),
        chosen,
        other,
    )
