"""Does a line begin as somebody is called, though its words also mean work or places ("Will Cook")?"""

from __future__ import annotations

import re
from functools import cache

from gonorth.facts.tables import read_rows
from gonorth.reading.skills import skills_in
from gonorth.reading.title_text import is_person
from gonorth.reading.titles import read_title
from gonorth.resumes.vocabulary import fold, listed, words_of
from gonorth.resumes.wheres import is_area, is_place

FEWEST, MOST = 2, 4  # words of such a name
LEAST_SURNAME = 3  # letters
APART = ",;:|-–—·/"  # signs that set a name apart
LETTERS = re.compile(r"[^\W\d_]{5,24}")


def is_given(word: str) -> bool:
    return fold(word) in listed("given_names", "given", "names")


def is_called(text: str) -> bool:
    """ "Will Cook", "Marie-Pier Boulanger", but not "Ruby Developer": Ruby is a skill."""
    words = text.split()
    if not FEWEST <= len(words) <= MOST or is_area(words[-1]):
        return False
    if not is_given(words[0].partition("-")[0]):
        return False
    has_noun = bool(set(words_of(text)) & listed("words", "title", "nouns"))
    return not (has_noun and skills_in(words[0], listed=True))


def is_strange_to_work(text: str) -> bool:
    """Does a noun of work stand behind a word that no title of ours has and no skill is called?"""
    words = text.split()
    is_short = len(words) != FEWEST or (words[0].isupper() and len(words[0]) <= MOST)
    if is_short or not set(words_of(words[1])) & listed("words", "title", "nouns"):
        return False
    return _is_strange(words[0])


def is_unknown(text: str) -> bool:
    """Two words of which none is in a title of ours, an employer's kind, a skill or a place?"""
    words = text.split()
    return len(words) == FEWEST and not is_place(text) and all(map(_is_strange, words))


def _is_strange(word: str) -> bool:
    return not set(words_of(word)) & _words_of_titles() and not skills_in(word, listed=True)


@cache
def _words_of_titles() -> frozenset[str]:
    """The words of the occupations we know, and those that say a level, an employer or a school."""
    known = {fold(row["word"]) for row in read_rows("reading/title_words.csv")}
    groups = (("title", "nouns"), ("title", "support"), ("employer", "marks"), ("school", "marks"))
    return frozenset(known.union(*(listed("words", *group) for group in groups)))


def without_given(title: str) -> str:
    """ "Aisha, Developer" and "Developer Aisha" without a name that was left in: one set apart before the
    title, or after it, that is no skill, no place, no occupation and no word of a title of ours."""
    words = title.split()
    if len(words) > 1 and _is_only_given(words[-1]) and _may_end(words[-2], words[-1]):
        words.pop()
    if len(words) > 1 and _is_only_given(words[0]) and (words[0][-1] in APART or words[1] in APART):
        words.pop(0)
    return " ".join(words).strip(f"{APART} ") if len(words) < len(title.split()) else title


def _may_end(before: str, last: str) -> bool:
    """Whether a name there is one's own: "Developer Wei", but not "Project Leo"."""
    return before[-1] in APART or last[0] == "(" or is_person(fold(before))


def _is_only_given(word: str) -> bool:
    """Not a hunter, who may be called so, too."""
    bare = word.strip(f"{APART}()")
    return is_given(bare) and _is_strange(bare) and not is_place(bare) and not read_title(bare).occupation


def before_title(text: str) -> str:
    """The name in "JANE DOE FULL STACK DEVELOPER": two words, or three where two are given names."""
    words = text.split()
    count = 3 if len(words) > 1 and is_given(words[1]) else 2
    nouns = listed("words", "title", "nouns")
    has_title = any(set(words_of(word)) & nouns for word in words[count : count + MOST])
    return " ".join(words[:count]) if has_title and is_called(" ".join(words[:count])) else ""


def parted(word: str) -> str:
    """ "JANEDOE" as "JANE DOE": what is left of letters set apart where no white told the words apart."""
    if not LETTERS.fullmatch(word) or not (word.isupper() or word.islower()) or is_given(word):
        return word
    ends = range(len(word) - LEAST_SURNAME, LEAST_SURNAME - 1, -1)
    at = next((end for end in ends if is_given(word[:end])), 0)
    return f"{word[:at]} {word[at:]}" if at else word
