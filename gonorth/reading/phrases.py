"""Does a sentence say one of these phrases? Phrases are data, in a notation a lawyer can read.

A phrase is words: `sponsor*` is any word that begins so, `…` any few words between two others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from ahocorasick_rs import AhoCorasick, MatchKind

_FEW = 16  # words that `…` stands for, at most
_MOST = 400  # sentences with a word that are looked at in one text
_REACH = 240  # characters of a sentence read on either side of a word in it
_WORD = r"[^\W_](?:[\w'-]*[^\W_])?"
_BETWEEN = r"[\s\"()/,:*-]+"
# A sentence ends with its line, or before a capital; "U.S. Army" and "e.g. Go" do not end it.
_END = re.compile(r"[\n•|]|[.!?;](?<![A-Z].)\s+(?=[\W\d]{0,6}[A-ZÀ-Ý])")


def phrases(written: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases in a sentence in lower case."""
    either = "|".join(_phrase(phrase.lower()) for phrase in written)
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])")


def _phrase(phrase: str) -> str:
    words: list[str] = []
    for word in phrase.split():
        if word == "…":
            words.append(rf"(?:{_WORD}{_BETWEEN}){{0,{_FEW}}}?")
        else:
            words.append(re.escape(word.removesuffix("*")) + (r"[\w'-]*" if word[-1] == "*" else ""))
            words.append(_BETWEEN)
    return "".join(words[:-1])


@lru_cache(maxsize=4)
def lower(text: str) -> str:
    """Lower case and plain quotes, letter by letter: what is found in it is at the same place in the
    text. Remembered, for every question that is asked of a posting asks for it."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower()[:1] for letter in text)
    return _plain(lowered)


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("“", '"').replace("”", '"')


def sentences_with(text: str, words: Iterable[str], lowered: str = "") -> Iterator[str]:
    """Each sentence, or the part of it near the word, in which one of `words` stands; once each, in
    lower case. With `lowered`, the text in lower case, the case of the words does not matter."""
    return islice(_sentences(text, find_words(lowered or text, words)), _MOST)


def _sentences(text: str, places: Iterable[tuple[int, int]]) -> Iterator[str]:
    done = -1
    for first, last in places:
        if first >= done:
            start, done = sentence_around(text, first, last)
            yield _plain(text[start:done].lower())


def find_words(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where each of `words` begins and ends, as a whole word, in order."""
    for _, start, end in _finder(tuple(words)).find_matches_as_indexes(text):
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start, end


@cache
def _finder(words: tuple[str, ...]) -> AhoCorasick:
    in_order = sorted(words)  # which it searches for several times faster
    return AhoCorasick(in_order, matchkind=MatchKind.LeftmostLongest)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or the part of it near `start` and `end`, begins and ends."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    opening = max((found.end() for found in _END.finditer(text, first, start)), default=first)
    closing = _END.search(text, end, last)
    return opening, closing.end() if closing else last
