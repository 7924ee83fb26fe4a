"""Which line of a résumé is its owner's name?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from itertools import zip_longest
from statistics import median

from gonorth.reading.skills import skills_in
from gonorth.resumes.contacts import accounts_in, without_contacts
from gonorth.resumes.given import before_title, is_called, is_strange_to_work, is_unknown, parted
from gonorth.resumes.identity import PART, name_parts
from gonorth.resumes.lines import Line
from gonorth.resumes.pieces import title_score
from gonorth.resumes.sections import is_heading
from gonorth.resumes.vocabulary import bare, fold, listed, normal, table, words_of
from gonorth.resumes.wheres import is_place

NAME = re.compile(
    r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_]+)*\.?(?:\s+[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_]+)*\.?){0,4}"
)
LABELLED = re.compile(r"^([^\W\d_][^:]{2,20}?)\s*[:：]\s*(.+)$")
CUT = re.compile(r"[|,·•/\t()\"“”«»]|\s{2,}|\s[–—-]\s")
NICKNAMED = re.compile(r"""^(\S+)\s+[("“«'‘]\s*([^\W\d_]+)\s*[)"”»'’]\s+(\S.*)$""")
SURNAME_FIRST = re.compile(r"^([^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*)?),\s*([^,]+)$")
MARKS = re.compile(r"^(?:[^\w:]|_)+|(?:[^\w:]|_)+$")  # a colon stays: "E-mail:" is no name
OWNED = re.compile(r"(?:['’]s)?\s+(?:résumé|resume|cv|portfolio|curriculum vitae)\W*$", re.I)
ONE_WORD = re.compile(r"([^\W\d_]{2,30})_([^\W\d_]{2,30})")  # "jane_doe"
SUBJECT = re.compile(
    r"^(\S+(?:\s\S+){1,3}?)\s+(?:is|est|has|possède)\s+(?:a|an|the|un|une|over|more|plus|currently)\s", re.I
)
LOOKED_AT = 40  # lines in which a name may stand
NO = float("-inf")  # no name at all
ENOUGH, ENOUGH_ALONE = 3, 4  # points for a name, and for one of a single word
LABEL, INTRODUCED, FIRST_LINE = 5.0, 2.0, 2.0  # points for what says that it is a name
LEAST_RUN = 7  # letters of an account that a whole name may be
CALLED = 2.0  # points for a given name in front
TITLED = 2.0  # the score of a line that surely is a title


class Trust(Enum):
    """What stands for a line being a name before its words are looked at."""

    NONE = 0
    FIRST = 1  # it is the first that may be one
    WHOLLY = 2  # a label or a given name says so: its words may mean anything else besides


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
            if len(parts) > 2 and plain == "".join(part[0] for part in parts):
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
    labelled: list[str] = []
    number = 0  # of the lines that may be a name: a title above it does not count
    above_title = _lines_above_titles(lines)
    for line in _with_broken_names(lines[:LOOKED_AT], clues):
        likely = {
            text: points + bonus
            for text, bonus in _candidates(line, number == 0)
            if (points := _points(text, clues, _trust(text, bonus, number == 0, line in above_title))) > NO
        }
        labelled += [text for text, points in likely.items() if points >= LABEL]
        for text, points in likely.items():
            points += FIRST_LINE if number == 0 else 1 if number < 3 else 0
            points += 2 if usual and line.size > 1.25 * usual else 0
            scored[text] = max(points, scored.get(text, points))
        number += bool(likely)
    best = max(scored, key=lambda text: scored[text], default="")
    enough = ENOUGH if len(PART.findall(best)) > 1 else ENOUGH_ALONE
    sure = [text for text in scored if text in labelled or clues.agrees(name_parts(text))]
    found = [best] if best and scored[best] >= enough else []
    return [*found, *(text for text in sure if text not in found)]


def _lines_above_titles(lines: Sequence[Line]) -> Sequence[Line]:
    """The first line, where one of the next two is a title: so it is none itself."""
    return lines[:1] if any(title_score(line.text) >= TITLED for line in lines[1:3]) else ()


def _trust(text: str, bonus: float, is_first: bool, is_above_title: bool) -> Trust:
    """How far a text may be a name though its words mean work or a place."""
    if bonus >= LABEL:
        return Trust.WHOLLY
    if is_first or bonus >= INTRODUCED:
        known = is_called(text) or (is_above_title and is_strange_to_work(text))
        return Trust.WHOLLY if known else Trust.FIRST if is_first else Trust.NONE
    return Trust.NONE


def agreeing_names(lines: Iterable[Line], clues: Clues) -> list[str]:
    """The names in lines below the top, where an account bears them out."""
    texts = [text for line in lines for text, _ in _candidates(line, is_first=False)]
    return [text for text in texts if _points(text, clues) > NO and clues.has_account_of(name_parts(text))]


def _with_broken_names(lines: Sequence[Line], clues: Clues) -> Iterable[Line]:
    """The lines, and before two of one word each the name that they may be together."""
    for line, below in zip_longest(lines, lines[1:], fillvalue=Line(())):
        words = line.text, below.text
        whole = " ".join(words)
        if all(len(word.split()) == 1 and (_points(word, clues) > NO or is_called(whole)) for word in words):
            yield replace(line, pieces=(whole,))
        yield line


def is_name(text: str) -> bool:
    """Does a line look like the name of somebody, and of nothing else?"""
    return len(name_parts(text)) > 1 and _points(text, Clues(frozenset(), frozenset())) > 0


def names_in(text: str) -> list[str]:
    """The name at the beginning of a text that tells of somebody: "Dr. Ann Sample, Example Orchard"."""
    first = _bare(CUT.split(without_contacts(text).strip(), maxsplit=1)[0].strip())
    return [first] if is_name(first) else []


def names_told(lines: Iterable[Line]) -> list[str]:
    """Where no line is a name: the subject of "Jane Doe is a nurse", or who introduces herself."""
    found = [_introduced(line.text) for line in lines]
    found += [_bare(match[1]) for line in lines if (match := SUBJECT.match(line.text))]
    return [name for name in found if is_name(name)]


def names_of_files(author: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Where nothing else is: the author, or what the file is called if somebody is ("Jane_Doe_CV.pdf")."""
    skipped = listed("identity", "name", "files")
    written = [name for name in author if is_name(name) and not set(words_of(name)) & skipped]
    called = [" ".join(word for word in PART.findall(text) if fold(word) not in skipped) for text in texts]
    return written or [name for name in called if is_name(name) and (is_called(name) or is_unknown(name))]


def names_spelled(accounts: Iterable[str], text: str) -> list[str]:
    """The words in a text that an account runs together: "janedoe7" and "Jane Doe"; else its given name
    and the rest."""
    found = []
    for account in accounts:
        letters = "".join(PART.findall(account))
        if len(letters) >= LEAST_RUN:
            runs = re.finditer(rf"(?<![^\W_]){'[ .-]?'.join(letters)}(?![^\W_])", bare(text), re.I)
            longest = max((text[slice(*run.span())] for run in runs), key=len, default="")
            found.append(longest if len(longest) > len(letters) else parted(letters))
    return [name for name in found if len(PART.findall(name)) > 1]


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


def _candidates(line: Line, is_first: bool) -> Iterable[tuple[str, float]]:
    """Parts of a line that may be a name, with points for a label or an introduction that says so."""
    whole = " ".join(line.pieces)
    for text in (whole, *line.pieces):
        match = LABELLED.match(text)
        if introduced := _introduced(text):
            yield introduced, INTRODUCED
        elif match and normal(match[1]) in listed("identity", "name", "labels"):
            yield from ((_bare(name), LABEL) for name in {match[2], CUT.split(match[2])[0]})
        elif not match:
            yield from _unlabelled(without_contacts(text).strip(), is_first and text == whole)


def _unlabelled(text: str, is_first: bool) -> Iterable[tuple[str, float]]:
    if parts := ONE_WORD.fullmatch(text):
        yield f"{parts[1]} {parts[2]}", 0.0
    if nicknamed := NICKNAMED.match(text):
        yield _bare(" ".join([nicknamed[1], nicknamed[2], CUT.split(nicknamed[3], maxsplit=1)[0]])), 0.0
    if (turned := SURNAME_FIRST.match(text)) and not is_place(text):
        yield _bare(f"{_bare(turned[2])} {turned[1]}"), 0.0
    first, *others = [part for part in CUT.split(text) if part.strip()] or [""]
    is_whole = first.strip() == text or text[len(first) :].lstrip()[:1] in {"|", "·", "•"}
    yield _bare(first), FIRST_LINE if is_first and is_whole and len(PART.findall(first)) == 1 else 0.0
    if is_first:
        yield from ((_bare(name), 0.0) for name in (parted(first), before_title(first)) if name != first)
    if is_first and others and set(words_of(first)) & listed("words", "title", "nouns"):
        yield _bare(others[0]), 0.0


@cache
def _introductions() -> re.Pattern[str]:
    """ "Résumé of", "Hi, I'm", "Je m'appelle": what stands before a name."""
    phrases = sorted(table("identity")["name"]["introductions"], key=len, reverse=True)
    either = "|".join(phrase.replace(" ", r"\W+") for phrase in phrases)
    return re.compile(rf"^(?:{either})\W+", re.I)


def _introduced(text: str) -> str:
    """The words with a capital behind an introduction."""
    match = _introductions().match(bare(text))
    words: list[str] = []
    for word in CUT.split(text[match.end() :], maxsplit=1)[0].split() if match else []:
        if word[0].isdigit():
            break
        if word[0].islower() and fold(word) not in listed("identity", "name", "particles") - {"and", "et"}:
            break
        words.append(word.rstrip("!?;"))
    return _bare(" ".join(words[:6]))


def _bare(text: str) -> str:
    """A name without "Dr." before and "PhD" behind."""
    words = text.split()
    honorifics = listed("identity", "name", "honorifics")
    while words and normal(words[0]) in honorifics:
        words.pop(0)
    while len(words) > 1 and normal(words[-1]) in honorifics:
        words.pop()
    return MARKS.sub("", OWNED.sub("", " ".join(words)))


def _points(text: str, clues: Clues, trust: Trust = Trust.NONE) -> float:
    parts = name_parts(text)
    if not parts or not NAME.fullmatch(text) or is_heading(text) or len(text) > 60:
        return NO
    agrees = clues.agrees(parts)
    is_plain = _is_spelled_like_a_name(text)
    words = words_of(text)
    is_sure = trust is Trust.WHOLLY and (is_plain or (text.islower() and len(words) <= 3))
    strange = set() if is_sure else set(words) & _strange()
    if strange and not (agrees and (_leaves_enough(words, strange, clues) or is_called(text))):
        return NO
    if is_place(text) and not is_sure and not clues.has_account_of(parts):
        return NO
    if (
        not (agrees or is_sure)
        and (not is_plain or not 2 <= len(words) <= 3)
        and skills_in(text, listed=True)
    ):
        return NO
    if not is_plain and not agrees:
        return 1.0 if trust is not Trust.NONE and 2 <= len(words) <= 3 else NO
    several = 1.0 if 2 <= len(PART.findall(text)) <= 6 else 0.0
    return (3.0 if agrees and is_plain else 0.0) + (CALLED if is_sure else 0.0) + several - len(strange)


def _leaves_enough(words: Sequence[str], strange: Set[str], clues: Clues) -> bool:
    """Two words that mean nothing else, or one that an account has: the name of the file may be that of
    an employer ("Orchard Labs")."""
    left = [word for word in words if word not in strange]
    return len(left) > 1 or (bool(left) and clues.has_account_of(tuple(left)))


def _is_spelled_like_a_name(text: str) -> bool:
    particles = listed("identity", "name", "particles")
    return all(word[0].isupper() or not word[0].islower() or fold(word) in particles for word in text.split())


def _strange() -> frozenset[str]:
    """Words that no name has: of titles, employers, schools and the heads of pages."""
    titles = listed("words", "title", "nouns") | listed("words", "title", "support")
    marks = listed("words", "employer", "marks") | listed("words", "school", "marks")
    return listed("identity", "name", "others") | titles | marks
