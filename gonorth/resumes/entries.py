"""Which lines of a section name a job, and which tell of it?

Lines that name (a title, an employer, dates) stand together in blocks; lines that tell (bullets,
sentences) part the blocks. A block begins one entry for each of its dates. How many lines stand above
the first date of a section is how many stand above the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gonorth.resumes.dates import Stretch, find_stretches
from gonorth.resumes.lines import Line
from gonorth.resumes.pieces import LABEL, TOTAL, split_heads, title_score
from gonorth.resumes.sections import is_whole_heading
from gonorth.resumes.vocabulary import has_any, listed

MOST_ABOVE, MOST_BELOW = 3, 3  # lines of an entry above and below the one with its dates
MOST_LINES = 800  # of a section: a longer one is no résumé's
LONG = 9  # words from which on a line may be told rather than named
DATED_WORDS = 26  # words a line with dates may have besides them
FULL = 0.8  # of the width: a line so long may go on in the next
APART = 0.3  # white above, in lines: what stands under it begins something
TITLED = 2.0  # the score of a line that surely is a title
HEAD_LABELS = ("title", "employer", "place")


@dataclass(slots=True)
class Entry:
    """The lines that name a job, its dates, how many lines stand above them, and the first line told."""

    heads: list[str]
    when: Stretch | None
    above: int
    told: str = ""


@dataclass(slots=True)
class Reading:
    """The lines of a section, the dates on each, and whether each tells."""

    lines: Sequence[Line]
    dates: list[Stretch | None]
    told: list[bool]

    @property
    def has_dates(self) -> bool:
        return any(date and not told for date, told in zip(self.dates, self.told, strict=True))


def read_entries(lines: Sequence[Line], dated_only: bool) -> list[Entry]:
    """The entries of a section in their order. `dated_only`: where nothing has dates there are none."""
    # A total under an employer's name ("5 years 3 months") names nothing.
    reading = _reading([line for line in lines[:MOST_LINES] if TOTAL.sub("", line.text).strip()])
    if dated_only and not reading.has_dates:
        return []
    entries: list[Entry] = []
    usual: int | None = None
    for block, told in _blocks(reading.told):
        begun = _begun(reading, block, usual)
        if begun and usual is None:
            usual = begun[0].above
        if begun and told is not None:
            begun[-1].told = reading.lines[told].text
        entries += begun
    return entries


def _reading(lines: Sequence[Line]) -> Reading:
    dates = [_date(line) for line in lines]
    if all(line.is_bullet for line in lines):  # a list of jobs: its marks tell nothing
        lines = [replace(line, is_bullet=False) for line in lines]
    return Reading(lines, dates, _told(lines, dates))


def _blocks(told: Sequence[bool]) -> Iterator[tuple[list[int], int | None]]:
    """Each run of lines that name, and the number of the first line told behind it."""
    block: list[int] = []
    for number, is_told in enumerate(told):
        if not is_told:
            block.append(number)
        elif block:
            yield block, number
            block = []
    if block:
        yield block, None


def _begun(reading: Reading, block: Sequence[int], usual: int | None) -> list[Entry]:
    if any(reading.dates[number] for number in block):
        return _dated(reading, block, usual)
    texts = [reading.lines[number].text for number in block]
    titled = [number for number, text in enumerate(texts) if title_score(text) >= TITLED]
    if not titled:
        return []
    heads = _naming(texts[max(0, titled[0] - 1) :][:MOST_ABOVE])
    if reading.has_dates and not _names_a_job(reading.lines[block[0]], heads, len(block)):
        return []
    return [Entry(heads, None, len(heads))]


def _names_a_job(first: Line, heads: Sequence[str], count: int) -> bool:
    """Beside jobs with dates, one without must be set apart and name both its title and its employer."""
    found = split_heads(heads)
    return first.gap >= APART and 1 < count <= MOST_ABOVE and bool(found.titles and found.others)


def _dated(reading: Reading, block: Sequence[int], usual: int | None) -> list[Entry]:
    """Cut a block before each of its dates, leaving the lines that belong above."""
    lines, dates = reading.lines, reading.dates
    anchors = [number for number in block if dates[number]]
    most = MOST_ABOVE if usual is None else usual
    above = min(anchors[0] - block[0], most)
    starts = [anchors[0] - above]
    for before, anchor in pairwise(anchors):
        starts.append(_start(lines, before + 1, anchor, above, most))
    starts.append(block[-1] + 1)
    entries = []
    for nth, anchor in enumerate(anchors):
        first = starts[nth]
        last = min(starts[nth + 1], anchor + 1 + MOST_BELOW)
        heads = [_without(lines[number].text, dates[number]) for number in range(first, last)]
        entries.append(Entry(_naming(heads), dates[anchor], anchor - first))
    return entries


def _naming(heads: Sequence[str]) -> list[str]:
    """Without headings that open no section here ("skills" in small letters): they name no job."""
    return [head for head in heads if not is_whole_heading(head)]


def _start(lines: Sequence[Line], floor: int, anchor: int, above: int, most: int) -> int:
    """The first line of an entry between the date before and its own: where white is left above, or as
    many lines up as above the others."""
    apart = [number for number in range(max(floor, anchor - most), anchor + 1) if lines[number].gap >= APART]
    return apart[0] if apart else max(floor, anchor - above)


def _without(text: str, stretch: Stretch | None) -> str:
    """A line without its dates and the marks around them."""
    if stretch is None:
        return text
    start, end = stretch.span
    before, after = text[:start].rstrip(" (,|–—-:"), text[end:].lstrip(" ),|:–—-")
    return re.sub(r"^\s*expected\s*$", "", f"{before}  {after}".strip(), flags=re.I)


def _date(line: Line) -> Stretch | None:
    """The dates of a line that names a job; a range wins over a single date, the first over the others."""
    found = find_stretches(line.text)
    if not found:
        return None
    stretch = next((stretch for stretch in found if stretch.is_range), found[0])
    start, end = stretch.span
    around = line.text[:start] + line.text[end:]
    if len(around.split()) > DATED_WORDS or (line.is_bullet and not _leads(line, stretch)):
        return None
    return stretch if stretch.is_range or _stands_apart(line.text[:start], line.text[end:]) else None


def _leads(line: Line, stretch: Stretch) -> bool:
    """May a bullet begin a job? Where its dates come first, or last behind few words."""
    start, end = stretch.span
    few = len(line.text.split()) <= LONG + 3
    return stretch.is_range and (start <= 1 or (few and end >= len(line.text) - 2))


def _stands_apart(before: str, after: str) -> bool:
    """A single date counts at an end of the line, set off from the words or behind few of them."""
    if before.strip(" (") and after.strip(" ).,;:"):
        return False
    set_off = not before.strip() or before.endswith("  ") or before.rstrip()[-1] in "|·•,–—-(:"
    return set_off or len(before.split()) <= LONG


def _told(lines: Sequence[Line], dates: Sequence[Stretch | None]) -> list[bool]:
    told: list[bool] = []
    has_date = False  # in the run of lines that name, so far
    for number, line in enumerate(lines):
        before = lines[number - 1] if number and told[-1] else None
        tells = line.is_bullet or _is_written(line) or _goes_on(line, before)
        tells = tells or (has_date and is_whole_heading(line.text))  # what it heads is no part of the job
        told.append(tells and dates[number] is None)
        has_date = not told[-1] and (has_date or dates[number] is not None)
    return told


def _is_written(line: Line) -> bool:
    """A sentence, or a label of the work told ("Tools: …")."""
    words = line.text.split()
    small = sum(1 for word in words if word[0].islower())
    if len(words) >= 5 and line.text.rstrip().endswith((".", "!", ";")) and small * 2 > len(words):
        return True
    if _has_label(line.text):
        return True
    return (
        len(words) >= LONG and small * 10 >= len(words) * 6 and not (line.is_bold and title_score(line.text))
    )


def _has_label(text: str) -> bool:
    label = LABEL.match(text)
    if label is None or title_score(text):
        return False
    return not any(has_any(label[1], listed("words", "label", kind)) for kind in HEAD_LABELS)


def _goes_on(line: Line, before: Line | None) -> bool:
    """The rest of a told line: small letters first, or hanging under text that filled the width."""
    if before is None or line.gap >= APART:
        return False
    if line.text[0].islower():
        return True
    if (line.is_bold and not before.is_bold) or before.text.rstrip().endswith((".", "!", "?", ":")):
        return False
    return before.right > FULL and (line.left > before.left or not title_score(line.text))
