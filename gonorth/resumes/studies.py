"""Which lines of a section are studies? Degree, subject, school and year, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from gonorth.resumes.dates import find_stretches
from gonorth.resumes.draft import Study
from gonorth.resumes.lines import Line
from gonorth.resumes.pieces import BRACKETS, LABEL, SPLIT, is_named
from gonorth.resumes.vocabulary import fold, has_any, listed, table, words_of
from gonorth.resumes.wheres import is_area, is_place, peel_place

FROM = re.compile(
    r"\s+(?:from|at|à l['’]|à la|à|de l['’](?=universit|école|institut)|de la(?= universit))\s*", re.I
)
EXPECTED = re.compile(
    r"\b(?:expected|anticipated|graduation|graduated|grad\b|class of|obtenu|prévu|diplômée?|obtention)"
    r"\W*(?:graduation|in|en|date)?\W*",
    re.I,
)
MOST_LINES = 200
LONGEST = 140
ELISION = re.compile(r"^[dl]['’]|['’]s?$")
IN = r"(?:in|en|of|de|d['’]|des|du)"  # between a degree and its subject
FEW = 9  # words a school's name may have where no word says that it is one


@dataclass(slots=True)
class Open:
    """A study while its lines are being read."""

    institution: str | None = None
    degree: str | None = None
    subject: str | None = None
    ended: int | None = None
    is_marked: bool = False  # a word says that the institution is a school


def read_studies(lines: Sequence[Line], where: str) -> list[Study]:
    """The studies of a section, in the order they stand. A second degree or school begins the next."""
    found: list[Open] = [Open()]
    kept = [line for line in lines[:MOST_LINES] if line.text and not _is_noise(line)]
    school_first = bool(kept) and is_school(kept[0].text) and not _begins_with_degree(kept[0].text)
    for line in kept:
        _read_line(line, found, school_first)
    return [_study(study, where) for study in found if study.degree or study.is_marked or _is_dated(study)]


def _is_dated(study: Open) -> bool:
    return bool(study.institution and study.ended and is_named(study.institution))


def _read_line(line: Line, found: list[Open], school_first: bool) -> None:
    text = line.text
    stretches = find_stretches(text)
    if stretches and found[-1].ended:
        found.append(Open())
    for stretch in reversed(stretches):
        before, after = text[: stretch.span[0]].rstrip(" ("), text[stretch.span[1] :].lstrip(" )")
        text = f"{before}  |  {after}"
    ended = max(
        (moment.year for s in stretches if (moment := s.end or s.start) and not s.is_open), default=None
    )
    pieces = list(_pieces(text))
    for piece in pieces:
        _take(piece, found, bool(stretches) or line.is_bold, school_first)
    if stretches and pieces or ended:
        found[-1].ended = found[-1].ended or ended


def _pieces(text: str) -> Iterable[str]:
    text = EXPECTED.sub(" ", text)
    for part in _together(SPLIT.split(text)):
        for piece in _parts(part):
            piece = _trimmed(piece)
            if any(sign.isalpha() for sign in piece) and not is_place(piece) and len(piece) <= LONGEST:
                yield _without_place(piece) if is_school(piece) else peel_place(piece)[0]


def _together(parts: list[str]) -> list[str]:
    """ "Bachelor of Science - BSc, Physics" is one degree."""
    joined: list[str] = []
    for part in parts:
        if joined and is_degree(part) and is_degree(joined[-1]) and not is_school(joined[-1] + part):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return joined


def _parts(text: str) -> list[str]:
    """A degree and a school in one breath: "B.S. in Physics, State University", "MSc at Acme College"."""
    pieces = text.split(",")
    schools = [number for number, piece in enumerate(pieces) if is_school(piece)]
    if not is_degree(text) or not schools:
        return [text]
    first = schools[0]
    head = ",".join(pieces[:first]).strip()
    if head and is_degree(head):
        return [head, ",".join(pieces[first:])]
    if first == 0 and len(pieces) > 1 and is_degree(",".join(pieces[1:])) and not is_degree(pieces[0]):
        return [pieces[0], ",".join(pieces[1:])]
    bracket = BRACKETS.search(text)
    if bracket and is_school(bracket[1]):
        return [text[: bracket.start()] + text[bracket.end() :], bracket[1]]
    cut = FROM.split(text, maxsplit=1)
    return cut if len(cut) == 2 and is_school(cut[1]) and is_degree(cut[0]) else [text]


def _without_place(piece: str) -> str:
    """ "State University, Springfield, IL" without the town, but "University of California, San Diego"."""
    name, place = peel_place(piece)
    return piece if place and " of " in name and not ("," in place or is_area(place)) else name


def _trimmed(piece: str) -> str:
    """Without marks around it, small words before it, or half a pair of brackets."""
    piece = re.sub(r"^(?:in|at|from|à|au)\s+", "", piece.strip(' ,;:.-–—"“”*_#\u200b'), flags=re.I)
    for mark, other in ("()", ")("):
        if mark in piece and other not in piece:
            piece = piece.replace(mark, " ").strip()
    return piece


def _take(piece: str, found: list[Open], leads: bool, school_first: bool) -> None:
    """Put a piece where it belongs; begin a new study where its place is taken."""
    piece = _without_noise(piece)
    if not piece:
        return
    study = found[-1]
    if is_degree(piece) and not (is_school(piece) and not _begins_with_degree(piece)):
        if study.degree or (study.is_marked and study.ended and not school_first):
            found.append(study := Open())
        study.degree = piece
    elif is_school(piece):
        if not school_first and study.institution and not (study.is_marked or study.degree):
            study.institution, study.subject = None, study.institution
        if study.institution and (study.is_marked or study.ended or not study.degree):
            found.append(study := Open())
        study.institution, study.is_marked = piece, True
    elif not study.institution and len(piece.split()) <= FEW and (leads or study.degree or not school_first):
        study.institution = piece
    elif leads and study.degree and study.institution and len(piece.split()) <= FEW:
        found.append(Open(institution=piece))


def _without_noise(piece: str) -> str:
    """Leave marks, mentions and courses out: "B.S., Physics, cum laude"."""
    noise = listed("words", "degree", "noise")
    if is_school(piece) or not has_any(piece, noise):
        return piece
    return ",".join(part for part in piece.split(",") if not has_any(part, noise)).strip(" ,:")


def is_school(text: str) -> bool:
    return bool(set(words_of(text)) & listed("words", "school", "marks"))


def is_degree(text: str) -> bool:
    """Does a word say that something was studied? "d'ingénieur" and "Bachelor's" count too."""
    marks = listed("words", "degree", "marks")
    return any(ELISION.sub("", fold(word)).replace(".", "") in marks for word in _degree_words(text))


def _degree_words(text: str) -> list[str]:
    """The words of a text, "B. Sc." and "M.Eng" as one; a lone "ms" or "as" must be in capitals."""
    text = re.sub(r"\b([A-Z])\.\s?(?=[A-Z][a-z]{0,3}\b)", r"\1", text)
    words = re.findall(r"[^\W\d_][\w.'’]*", text)
    return [word for word in words if not (len(word) < 4 and word.islower())]


def _begins_with_degree(text: str) -> bool:
    words = _degree_words(text)
    return bool(words) and is_degree(words[0])


def _is_noise(line: Line) -> bool:
    """Marks, courses and prizes; a bullet under a school tells of the time there."""
    label = LABEL.match(line.text)
    if label and has_any(label[1], listed("words", "degree", "noise")):
        return True
    if line.is_bullet and not (is_degree(line.text) or is_school(line.text)):
        return True
    words = line.text.split()
    small = sum(1 for word in words if word[0].islower())
    return len(words) > 14 and small * 2 > len(words) and not is_degree(line.text)


def _study(study: Open, where: str) -> Study:
    degree, subject = split_degree(study.degree) if study.degree else (None, None)
    return Study(study.institution, degree, subject or study.subject, study.ended, where)


def split_degree(text: str) -> tuple[str, str | None]:
    """ "B.S. in Computer Science" is a degree and its subject; so is "BA, History"."""
    text = re.sub(r"\b([A-Z])\.\s(?=[A-Z])", r"\1.", " ".join(text.split()))  # "B. Tech" is one word
    words = list(re.finditer(r"[^\W\d_][\w.'’]*", text))
    last = max((number for number, word in enumerate(words[:4]) if is_degree(word[0])), default=None)
    if last is None:
        return text, None
    end = words[last].end()
    link = _links().match(text, end)
    if link:
        degree = re.sub(rf"\s+{IN}?\s*$", "", text[: link.end()], flags=re.I)
        return degree.strip(" ,:(") or text, text[link.end() :].strip(" ,:()") or None
    name, mark, subject = text[end:].partition(",")
    return (text[:end] + name).strip(), subject.strip() or None if mark else None


@cache
def _links() -> re.Pattern[str]:
    """What stands between a degree and its subject: "degree in", "of Science in", "with a major in"."""
    kinds = "|".join(sorted(table("words")["degree"]["kinds"], key=len, reverse=True))
    return re.compile(
        rf"(?:[.’']?s)?\W*(?:(?:degree|diploma|diplôme)\s+)?(?:of\s+(?:{kinds})\b\W*)?"
        rf"(?:with\s+)?(?:(?:a\s+)?(?:major|specialization|concentration)\s+)?{IN}?\s+",
        re.I,
    )
