"""Which piece of an entry's lines is the title, which the employer, which the place?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from gonorth.reading.skills import skills_in
from gonorth.resumes.vocabulary import fold, has_any, listed, normal, words_of
from gonorth.resumes.wheres import is_area, is_place, peel_place

# Between the parts of a line, but not inside brackets.
SPLIT = re.compile(r"(?:\s*[|¦•·●∙▪;]\s*|\s+[—–―-]{1,2}\s+|\s+@\s+|\s{2,})(?![^()]*\))")
AT = re.compile(r"\s+(?:at|chez|@)\s+(?:(?:the|la|le|les)\s+)?(?=[\"“'(]?[A-Z0-9À-Ý])")
# These stand before an employer only where a word of it says so: "à la Ville", but "au Développement".
PERHAPS_AT = re.compile(
    r"\s+(?:à\s+la\s+|à\s+l['’]|au\s+|aux\s+|for\s+(?:the\s+)?|pour\s+(?:la\s+|le\s+)?)(?=[A-ZÀ-Ý])"
)
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{0,80})[)\]]\s*")
YEARS, MONTHS = r"\d+\s*\+?\s*(?:years?|yrs?|ans?)\b", r"\d+\s*(?:months?|mos?|mois)\b"
# How long in all, under the name of an employer: "5 years 3 months".
TOTAL = re.compile(rf"\(?\b(?:{YEARS}(?:[\s,&]*(?:and|et)?\s*{MONTHS})?|{MONTHS})\)?", re.I)
LABEL = re.compile(r"^([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2})\s?[:：]\s*(?=\S)")
LEADING = re.compile(
    r"^(?:\d{1,2}[.)]\s*|\.\s+|at\s+|(?:(?:i\s+)?(?:am\s+)?(?:currently\s+)?work(?:ed|ing)?\s+as|i\s+am|i['’]m)\s+(?:an?\s+|the\s+)"
    r"|(?:currently\s+)?work(?:ed|ing)\s+as\s+|je\s+suis\s+(?:une?\s+)?)",
    re.I,
)
LABELLED = 9.0  # the score of what a label says
STATED = 5.0  # the score of what stands behind "at"
EMPLOYER_MARK = 2.5  # the score of a name that ends like an employer's
SMALL = {"of", "and", "the", "for", "in", "de", "du", "des", "la", "le", "les", "et", "pour", "à"}
LONGEST = 110  # characters of a title or an employer's name
FEW = 3  # words of a skill in a list
MANY = 8  # words from which on small letters say that it is a sentence


@dataclass(slots=True)
class Heads:
    """The pieces of an entry's head lines, sorted by what they look like."""

    titles: list[tuple[float, str]] = field(default_factory=list)
    others: list[tuple[float, str]] = field(default_factory=list)
    place: str | None = None

    def add(self, piece: str) -> None:
        piece = self._without_brackets(piece)
        label = LABEL.match(piece)
        kind = normal(label[1]) if label else ""
        rest = piece[label.end() :] if label else piece
        if kind in listed("words", "label", "title"):
            self.titles.append((LABELLED, rest))
        elif kind in listed("words", "label", "employer"):
            self.others.append((LABELLED, rest))
        elif kind in listed("words", "label", "place"):
            self.place = self.place or rest
        elif not has_any(kind, listed("words", "employment", "asides")):
            self._add_plain(piece)

    def add_employer(self, piece: str, is_sure: bool) -> None:
        """What stands behind "at": surely the employer where a title stands before."""
        name, place = peel_place(self._without_brackets(piece))
        if not any(sign.isalpha() for sign in name):
            return
        common = set(words_of(name)) & listed("words", "title", "support")
        is_sure = is_sure and (not common or employer_score(name) > 0)
        if is_sure and not is_place(name) and is_named(tidy_employer(name) or ""):
            self.place = self.place or place
            self.others.append((STATED, name))
        else:
            self.add(piece)

    def _add_plain(self, piece: str) -> None:
        if is_place(piece):
            self.place = self.place or piece
            return
        piece, place = peel_place(piece)
        self.place = self.place or place
        if not piece or len(piece) > LONGEST or is_kind_of_work(piece) or _is_sentence(piece):
            return
        first, _, rest = piece.partition(",")
        if piece.count(",") == 1 and not title_score(first) and title_score(rest) > employer_score(rest):
            self.others.append((employer_score(first), first.strip()))
            piece = rest.strip()
        title = title_score(first) or title_score(piece)
        employer = employer_score(first if title_score(first) else piece)
        if title > employer and not (piece[0].islower() and len(piece.split()) > 4):
            self.titles.append((title - employer / 2, piece))
        elif is_named(tidy_employer(piece) or "") and (employer or not _tells(piece)):
            self.others.append((employer, piece))

    def _without_brackets(self, piece: str) -> str:
        """Take a place or a kind of employment in brackets out; leave what belongs to the name."""

        def keep(match: re.Match[str]) -> str:
            inside = match[1].strip()
            if is_area(inside):
                return f", {inside} "
            if is_place(inside):
                self.place = self.place or inside
                return " "
            says_nothing = not inside or normal(inside) in listed("words", "employer", "remarks")
            return " " if says_nothing or is_kind_of_work(inside) or inside[0].isdigit() else match[0]

        return BRACKETS.sub(keep, piece).strip(" ,;:-–—")


def split_heads(texts: Iterable[str]) -> Heads:
    heads = Heads()
    for text in texts:
        for part in chain.from_iterable(map(_off_place, SPLIT.split(TOTAL.sub(" ", text)))):
            title, *employers = map(_trimmed, _at(part))
            if any(sign.isalpha() for sign in title):
                heads.add(title)
            for employer in employers:
                heads.add_employer(employer, title_score(title) > 0)
    return heads


def _off_place(part: str) -> list[str]:
    """ "Baker, Globex / Ottawa, ON" in two: a stroke parts more than places only before a place."""
    before, stroke, place = part.rpartition(" / ")
    return [before, place] if stroke and is_place(place) and not is_place(part) else [part]


def _at(part: str) -> list[str]:
    """ "Analyst at Acme" and "Analyste à la Ville d'Exemple" as title and employer."""
    pieces = AT.split(part)
    if len(pieces) > 1:
        return pieces
    title, *rest = PERHAPS_AT.split(part, maxsplit=1)
    return [title, *rest] if rest and title_score(title) and employer_score(rest[0]) else [part]


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) >= MANY and sum(1 for word in words if word[0].islower()) * 2 > len(words)


def _trimmed(piece: str) -> str:
    """Without the marks around it; a point stays where it belongs (".NET", "Inc.")."""
    piece = LEADING.sub("", piece.strip(" ,;:-–—\"“”«»'*_#"))
    return (
        piece
        if normal(piece.split()[-1] if piece else "") in listed("words", "employer", "legal")
        else piece.rstrip(".")
    )


def _tells(text: str) -> bool:
    """What was done, or with which skills."""
    words = words_of(text)
    return len(words) > 1 and (words[0] in listed("words", "employer", "told") or _lists_skills(text))


def _lists_skills(text: str) -> bool:
    """ "Python, SQL": several parts, each a skill and nothing else."""
    parts = [part for part in re.split(r"[,/]", text) if part.strip()]
    return len(parts) > 1 and all(len(part.split()) <= FEW and skills_in(part, listed=True) for part in parts)


def is_kind_of_work(text: str) -> bool:
    """ "Full-time", "Internship", "Contract": how, not what or where."""
    return normal(text) in listed("words", "employment", "kinds")


def title_score(text: str) -> float:
    """How much a text looks like what somebody was: a noun of work, better at an end of the phrase."""
    words = words_of(BRACKETS.sub(" ", text))
    nouns = listed("words", "title", "nouns")
    found = [number for number, word in enumerate(words) if word in nouns or _half(word, nouns)]
    if not found:
        return 0.0
    support = sum(1 for word in words if word in listed("words", "title", "support"))
    at_an_end = found[0] == 0 or found[-1] == len(words) - 1
    return 1.5 + at_an_end + min(1.0, support / 2) - max(0, len(words) - 8) / 4


def _half(word: str, nouns: frozenset[str]) -> bool:
    """ "Développeuse-analyste", "co-founder", "engineer/architect"."""
    return "-" in word and any(half in nouns for half in word.split("-"))


def employer_score(text: str) -> float:
    """How much a text looks like who somebody worked for."""
    words = words_of(text)
    marks, kinds = listed("words", "employer", "marks"), listed("words", "title", "support")
    if not words or not set(words) & marks:
        return 0.0
    if words[-1] in listed("words", "employer", "legal"):
        return 4.0
    score = 2.5 if words[-1] in marks or words[0] in marks - kinds else 1.0
    return max(0.0, score - 1.5) if set(words) & listed("words", "title", "nouns") else score


def is_named(text: str) -> bool:
    """Do most words begin with a capital, or a figure, as in a name?"""
    words = [word for word in text.split() if word[0].isalnum() and fold(word) not in SMALL]
    if len(words) == 1:
        return True
    return (
        sum(1 for word in words if not word[0].islower()) * 2 >= max(len(words), 1)
        and text[:1].upper() == text[:1]
    )


def settle(heads: Heads, inherited: str | None) -> tuple[str | None, str | None]:
    """The title and the employer; `inherited` is the employer whose name stands above several roles."""
    title = _take_best(heads.titles)
    best = max((score for score, _ in heads.others), default=-1.0)
    if inherited and best <= 0:
        return title, inherited
    if title and best < EMPLOYER_MARK:
        first, within = _cut_at_comma(title)
        if within and (best < 0 or employer_score(within) >= EMPLOYER_MARK):
            return first, tidy_employer(within)
        first, within = _cut_at_bracket(title)
        if within and best < 0 and not heads.titles:
            return first, within
    employer = _take_best([*heads.others, *((0.0, text) for _, text in heads.titles)])
    return title, tidy_employer(employer) if employer else None


def _take_best(scored: list[tuple[float, str]]) -> str | None:
    if not scored:
        return None
    best = max(range(len(scored)), key=lambda number: (scored[number][0], -number))
    return scored.pop(best)[1]


def _cut_at_comma(title: str) -> tuple[str, str | None]:
    """ "Software Engineer, Globex" names the employer; "Staff Engineer, Platform" a team."""
    first, comma, rest = title.partition(",")
    rest = rest.strip()
    words = set(words_of(rest))
    if not comma or not rest or not title_score(first) or title_score(rest) > employer_score(rest):
        return title, None
    if words <= listed("words", "title", "support") or rest[0].islower():
        return title, None
    return first.strip(), rest


def _cut_at_bracket(title: str) -> tuple[str, str | None]:
    """ "Engineer (Globex Works)" names the employer; "Engineer (Java)" and "Engineer (Platform)" do not."""
    found = BRACKETS.search(title)
    within = found[1].strip() if found else ""
    is_employer = employer_score(within) or (len(within.split()) > 1 and is_named(within))
    if not found or not is_employer or title_score(within) or skills_in(within, listed=True):
        return title, None
    if any(sign.isdigit() for sign in within):
        return title, None
    return " ".join(f"{title[: found.start()]} {title[found.end() :]}".split()), within


def tidy_employer(text: str) -> str | None:
    """The name up to a comma or bracket, unless what follows is part of it ("Acme, Inc.")."""
    parts = [part.strip() for part in BRACKETS.sub(" ", text).split(",")]
    name = parts[0]
    if len(parts) > 1 and set(words_of(parts[1])) & listed("words", "employer", "legal"):
        name = f"{name}, {parts[1]}"
    if ")" in name and "(" not in name:
        name = name.replace(")", " ")
    name = name.strip(" \"“”«»'([-–—")
    return name if any(sign.isalpha() for sign in name) else None


def is_self(text: str) -> bool:
    """Working for oneself, or for nobody who is named."""
    return normal(text) in listed("words", "employer", "self")
