"""Where does each part of a résumé begin? Headings, in English and French, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import NamedTuple

from gonorth.resumes.dates import find_stretches
from gonorth.resumes.lines import Line
from gonorth.resumes.vocabulary import normal, table

TOP = "top"  # what stands before the first heading
LABELLED = re.compile(r"^\W{0,3}([^\W\d_][^:：]{1,40})\s?[:：]\s*(.*)$")
CAPITALS = re.compile(r"^([^\W\d_a-zà-ÿ]{4,}(?:\s[^\W\d_a-zà-ÿ]{2,}){0,2})\s+(?=[^\W\d_]*[a-zà-ÿ])")
BEFORE_DATE = re.compile(
    r"^([^\W\d_]{4,}(?:\s[^\W\d_]{4,})?)\s+(?=(?:\d{1,2}[/.]|\w{3,9}\.?\s)?(?:19|20)\d\d\W)"
)
MOST_WORDS = 7  # of a heading
SMALL = {"and", "et", "my", "mes"}
QUALIFIERS = 4  # words of a heading that only ends or starts like a known one
TOLD = {"work", "projects", "volunteer"}  # sections whose text has labels of its own ("Tools: …")
SUBHEADS = {"skills", "projects", "awards", "summary", "interests", "certifications"}
RAILED = {"work", "education", "skills", "languages", "summary"}
LABELS = {"skills", "languages", "education", "summary", "interests", "references"}
ENDING_WORK = {"languages", "education", "interests", "references"}


@dataclass(slots=True)
class Section:
    """A part of a résumé: what kind it is, by which of our own headings it was known, its lines."""

    kind: str
    heading: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def where(self) -> str:
        pages = sorted({line.page for line in self.lines}) or [1]
        page = f"page {pages[0]}" if pages[0] == pages[-1] else f"pages {pages[0]}–{pages[-1]}"
        return f"{page}, section '{self.heading.capitalize()}'" if self.heading else f"{page}, top"


class Heading(NamedTuple):
    kind: str
    name: str  # as our table has it: never the person's own words
    is_whole: bool  # the text is the heading and no more


@cache
def _exact() -> Mapping[str, Heading]:
    """Each whole heading, folded; the first section that has it wins."""
    kinds = reversed(list(table("headings").items()))
    return {normal(name): Heading(kind, name, True) for kind, names in kinds for name in names["exact"]}


@lru_cache(maxsize=4096)
def heading_kind(text: str) -> Heading | None:
    """What a text is the heading of, if it may be one."""
    if len(text) > 80:
        return None
    words = normal(text.replace("&", " and ")).split()
    if not words or len(words) > MOST_WORDS:
        return None
    for known in (" ".join(words), " ".join(word for word in words if word not in SMALL)):
        if heading := _exact().get(known):
            return heading
    return _qualified(words)


def _qualified(words: list[str]) -> Heading | None:
    """A known heading with a qualifier: "Customer Service Experience", "Expérience en enseignement"."""
    if not 2 <= len(words) <= QUALIFIERS:
        return None
    for kind, names in table("headings").items():
        for known in names["ending"]:
            if " ".join(words).endswith(f" {normal(known)}"):
                return Heading(kind, known, False)
        for known in names["starting"]:
            if words[0] == normal(known):
                return Heading(kind, known, False)
    return None


def is_heading(text: str) -> bool:
    return heading_kind(text) is not None


def is_whole_heading(text: str) -> bool:
    """A heading we know, in any case of letters, and not a word more."""
    known = heading_kind(text)
    return known is not None and known.is_whole


def split_sections(lines: Iterable[Line]) -> list[Section]:
    """The sections in the order they begin; a sidebar keeps its own thread from page to page."""
    sections = [Section(TOP)]
    threads: dict[int, Section] = {0: sections[0]}
    all_lines = list(lines)
    for number, line in enumerate(all_lines):
        current = threads.setdefault(line.flow, threads[0])
        opened = _open(line, current, _Below(all_lines, number + 1))
        if opened is None:
            current.lines.append(line)
            continue
        section, stays = opened
        sections.append(section)
        if stays:
            threads[line.flow] = section
    return [section for section in sections if section.lines or section.kind != TOP]


class _Below(NamedTuple):
    """The lines under one, not copied: they are rarely looked at."""

    lines: Sequence[Line]
    first: int

    def have_dates(self) -> bool:
        """Does a range of dates stand before the next heading, as of a job?"""
        for line in self.lines[self.first :]:
            if is_whole_heading(line.text):
                return False
            if any(stretch.is_range for stretch in find_stretches(line.text)):
                return True
        return False


def _open(line: Line, current: Section, below: _Below) -> tuple[Section, bool] | None:
    """The section that begins with this line, and whether the lines below belong to it."""
    if len(line.text) > 400 or len(line.pieces) > 12:
        return None
    if not line.is_bullet and (known := _whole(line, current, below)):
        return Section(known.kind, known.name, [replace(line, pieces=())]), True
    rest = _in_rail(line) or _labelled(line, current)
    if rest is None:
        return None
    known, pieces = rest
    section = Section(known.kind, known.name, [replace(line, pieces=pieces)])
    stays = known.kind in {"work", "education"} or (current.kind != "skills" and len(line.pieces) > 1)
    return section, stays and not line.is_bullet


def _whole(line: Line, current: Section, below: _Below) -> Heading | None:
    """A line that is a heading and nothing else."""
    known = heading_kind(line.text)
    if known is None:
        return None
    if not known.is_whole and not _stands_out(line):
        return None
    if line.text[0].islower() and not _stands_out(line):
        return None
    within = current.kind in TOLD and known.kind in TOLD | SUBHEADS
    return None if within and not _ends(line, current.lines[:1], below) else known


def _ends(line: Line, headings: list[Line], below: _Below) -> bool:
    """Inside a section that has labels of its own, the next heading looks like the last; where nothing
    shows in its look (plain text without white), no job may follow that it would cut off."""
    is_alike = all(
        line.size + 0.6 > head.size and line.is_bold >= head.is_bold and line.is_heading >= head.is_heading
        for head in headings
    )
    shows = line.gap > 0 or line.size > 0 or line.is_heading or line.text.isupper()
    return is_alike and (shows or not below.have_dates())


def _stands_out(line: Line) -> bool:
    """A heading we only half know must look like one, and so must one in small letters."""
    return line.is_bold or line.is_heading or line.text.isupper() or line.text.endswith(":") or line.gap > 0.4


def _in_rail(line: Line) -> tuple[Heading, tuple[str, ...]] | None:
    """A heading in a rail beside its text, also where the gap between them was lost."""
    if line.is_bullet or not line.pieces:
        return None
    first, *others = line.pieces
    rail = CAPITALS.match(first) or BEFORE_DATE.match(first)
    if rail:
        first, others = rail[1], [first[rail.end() :], *others]
    known = heading_kind(first) if others else None
    if known and known.is_whole and known.kind in RAILED and not (_is_date(others[0]) and not rail):
        return known, tuple(others)
    return None


def _labelled(line: Line, current: Section) -> tuple[Heading, tuple[str, ...]] | None:
    """ "Languages: English, Hebrew" in one line."""
    match = LABELLED.match(line.pieces[0]) if line.pieces else None
    known = heading_kind(match[1]) if match else None
    if match is None or known is None or not known.is_whole:
        return None
    within = current.kind in TOLD
    if known.kind not in (ENDING_WORK if within else LABELS) or (within and line.is_bullet):
        return None
    return known, tuple(piece for piece in (match[2].strip(), *line.pieces[1:]) if piece)


def _is_date(text: str) -> bool:
    found = find_stretches(text)
    return bool(found) and found[0].span[1] - found[0].span[0] >= len(text) - 2
