"""Which line of a résumé is its owner's name?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from gonorth.resumes.contacts import accounts_in, without_contacts
from gonorth.resumes.identity import name_parts
from gonorth.resumes.lines import Line
from gonorth.resumes.sections import is_heading
from gonorth.resumes.vocabulary import fold, listed, normal, words_of
from gonorth.resumes.wheres import is_place

NAME = re.compile(
    r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_]+)*\.?(?:\s+[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_]+)*\.?){0,4}"
)
LABELLED = re.compile(r"^([^\W\d_][^:]{2,20}?)\s*[:：]\s*(.+)$")
CUT = re.compile(r"[|,·•/\t()\"“”«»]|\s{2,}|\s[–—-]\s")
LOOKED_AT = 40  # lines in which a name may stand
NO = float("-inf")  # no name at all
ENOUGH, ENOUGH_ALONE = 3, 4  # points for a name, and for one of a single word


@dataclass(frozen=True, slots=True)
class Clues:
    """What else speaks of the person: accounts and mailboxes, the file's name, the file's author."""

    accounts: frozenset[str]
    words: frozenset[str]

    def agrees(self, parts: tuple[str, ...]) -> bool:
        """Is a part of the name in an account ("jdoe", "jane.doe")? Or in the file's name, where the
        name has several parts: a file may also be called after a town or an employer."""
        return self.has_account_of(parts) or (len(parts) > 1 and bool(set(parts) & self.words))

    def has_account_of(self, parts: tuple[str, ...]) -> bool:
        for account in self.accounts:
            plain = re.sub(r"[^a-z]", "", account)
            if any(len(part) > 2 and part in plain for part in parts):
                return True
            if len(parts) > 1 and plain.startswith(parts[0][0] + parts[-1][:5]):
                return True
        return False


def clues_of(texts: Iterable[str], filename: str, about: Iterable[str] = ()) -> Clues:
    skipped = listed("identity", "name", "files")
    words = {word for text in (filename, *about) for word in re.findall(r"[^\W\d_]{3,}", fold(text))}
    return Clues(frozenset(accounts_in("\n".join(texts))), frozenset(words - skipped))


def find_names(lines: Sequence[Line], clues: Clues) -> list[str]:
    """The name, and every other line at the top that is it in other words ("Jane Doe", "J. Doe")."""
    usual = median(line.size for line in lines) if lines else 0.0
    scored: dict[str, float] = {}
    number = 0  # of the lines that may be a name: a title above it does not count
    for line in lines[:LOOKED_AT]:
        likely = {
            text: points + bonus for text, bonus in _candidates(line) if (points := _points(text, clues)) > NO
        }
        for text, points in likely.items():
            points += 2 if number == 0 else 1 if number < 3 else 0
            points += 2 if usual and line.size > 1.25 * usual else 0
            scored[text] = max(points, scored.get(text, points))
        number += bool(likely)
    best = max(scored, key=lambda text: scored[text], default="")
    enough = ENOUGH if len(name_parts(best)) > 1 else ENOUGH_ALONE
    sure = [text for text in scored if clues.agrees(name_parts(text))]
    found = [best] if best and scored[best] >= enough else []
    return [*found, *(text for text in sure if text not in found)]


def is_name(text: str) -> bool:
    """Does a line look like the name of somebody, and of nothing else?"""
    return len(name_parts(text)) > 1 and _points(text, Clues(frozenset(), frozenset())) > 0


def names_of_accounts(accounts: Iterable[str]) -> list[str]:
    """Where no line is a name: the words of the mailbox, "jane.doe" or "jane-doe"."""
    skipped = (
        listed("identity", "name", "mailboxes")
        | listed("words", "title", "nouns")
        | listed("words", "title", "support")
    )
    names = []
    for account in accounts:
        words = [word for word in re.split(r"[\W_\d]+", account) if len(word) > 2 and word not in skipped]
        if words:
            names.append(" ".join(words))
    return names


def _candidates(line: Line) -> Iterable[tuple[str, float]]:
    """Parts of a line that may be a name, with points for a label that says so."""
    for text in (" ".join(line.pieces), *line.pieces):
        match = LABELLED.match(text)
        if match and normal(match[1]) in listed("identity", "name", "labels"):
            yield _bare(match[2]), 5.0
        elif not match:
            first = CUT.split(without_contacts(text).strip(), maxsplit=1)[0]
            yield _bare(first), 0.0


def _bare(text: str) -> str:
    """A name without "Dr." before and "PhD" behind."""
    words = text.split()
    honorifics = listed("identity", "name", "honorifics")
    while words and normal(words[0]) in honorifics:
        words.pop(0)
    while len(words) > 1 and normal(words[-1]) in honorifics:
        words.pop()
    return " ".join(words).strip(" ,.-–—")


def _points(text: str, clues: Clues) -> float:
    parts = name_parts(text)
    if not parts or not NAME.fullmatch(text) or is_heading(text) or len(text) > 60:
        return NO
    agrees = clues.agrees(parts)
    words = words_of(text)
    particles = listed("identity", "name", "particles")
    if not all(
        word[0].isupper() or not word[0].islower() or fold(word) in particles for word in text.split()
    ):
        return NO if not agrees else 1.0
    strange = set(words) & listed("identity", "name", "others")
    strange |= set(words) & (listed("words", "title", "nouns") | listed("words", "title", "support"))
    strange |= set(words) & (listed("words", "employer", "marks") | listed("words", "school", "marks"))
    if strange and not (agrees and len(strange) < len(words)):
        return NO
    if is_place(text) and not clues.has_account_of(parts):
        return NO
    return (3.0 if agrees else 0.0) + (1.0 if 2 <= len(parts) <= 3 else 0.0) - len(strange)
