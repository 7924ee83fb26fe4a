"""Which lines of a section are jobs? Heads, dates and what was done, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gonorth.resumes.dates import Stretch, find_stretches
from gonorth.resumes.draft import Job
from gonorth.resumes.lines import Line
from gonorth.resumes.pieces import HEAD_LABELS, LABEL, TOTAL, Heads, settle, split_heads, title_score
from gonorth.resumes.vocabulary import has_any, listed, words_of

MOST_ABOVE, MOST_BELOW = 3, 3  # head lines of an entry above and below the line with its dates
LONG = 9  # words from which on a line may be told rather than named
DATED_WORDS = 26  # words a line with dates may have besides them
FULL = 0.8  # of the width: a line so long may go on in the next


@dataclass(slots=True)
class Entry:
    heads: list[str] = field(default_factory=list)
    when: Stretch | None = None
    above: int = 0
    page: int = 1
    first_told: str = ""
    told: list[str] = field(default_factory=list)


def read_jobs(lines: Sequence[Line], where: str, dated_only: bool = False) -> list[Job]:
    """The jobs of a section, in the order they stand. `dated_only`: a line without dates begins none."""
    lines = [line for line in lines if line.text]
    entries = _entries(lines, dated_only)
    jobs: list[Job] = []
    inherited: str | None = None
    usual = entries[0].above if entries else 0
    for entry in entries:
        job, from_above = _job(entry, inherited if entry.above < usual else None, where)
        if job:
            jobs.append(job)
            inherited = job.employer if from_above or entry.above < usual else inherited
    return jobs


def _job(entry: Entry, inherited: str | None, where: str) -> tuple[Job | None, bool]:
    heads = split_heads(entry.heads)
    if not heads.titles and entry.first_told and title_score(entry.first_told):
        more = split_heads([entry.first_told])
        heads = Heads(more.titles, [*heads.others, *more.others], heads.place or more.place)
    place = heads.place
    title, employer = settle(heads, inherited)
    when = entry.when
    if not title and (not employer or not when or not when.is_range or is_school(employer)):
        return None, False
    text = f"{title or ''} {employer or ''}"
    job = Job(
        title,
        employer,
        where,
        place,
        when.start if when else None,
        when.end if when else None,
        bool(when and when.is_open),
        not has_any(text, listed("words", "employment", "unpaid")),
    )
    return job, entry.above > 0


def is_school(text: str) -> bool:
    return bool(set(words_of(text)) & listed("words", "school", "marks"))


def _entries(lines: Sequence[Line], dated_only: bool) -> list[Entry]:
    """Head lines that stand together are a block; a block begins one entry, or one for each date."""
    dates = [_date(line) for line in lines]
    if all(line.is_bullet for line in lines):  # a list of jobs: its marks tell nothing
        lines = [_bare(line) for line in lines]
    told = _told(lines, dates)
    has_dates = any(date and not is_told for date, is_told in zip(dates, told, strict=True))
    entries: list[Entry] = []
    usual: int | None = None
    block: list[int] = []
    for number in range(len(lines) + 1):
        if number < len(lines) and not told[number]:
            block.append(number)
            continue
        if block:
            begun = _block_entries(lines, dates, block, usual) if has_dates else _undated(lines, block)
            usual = begun[0].above if usual is None and begun else usual
            entries += [] if dated_only and not has_dates else begun
            block = []
        if number < len(lines) and entries:
            entries[-1].told.append(lines[number].text)
            entries[-1].first_told = entries[-1].first_told or lines[number].text
    return entries


def _bare(line: Line) -> Line:
    return Line(
        line.pieces,
        line.page,
        line.left,
        line.right,
        line.size,
        line.gap,
        line.is_bold,
        False,
        False,
        line.flow,
    )


def _date(line: Line) -> Stretch | None:
    """The dates of a line that names a job; a range wins over a single date, the first over the others."""
    found = find_stretches(line.text)
    if not found:
        return None
    ranges = [stretch for stretch in found if stretch.is_range]
    stretch = (ranges or found)[0]
    around = line.text[: stretch.span[0]] + line.text[stretch.span[1] :]
    if len(around.split()) > DATED_WORDS or (line.is_bullet and not _leads(line, stretch)):
        return None
    if not stretch.is_range and not _stands_apart(line.text, stretch):
        return None
    return stretch


def _leads(line: Line, stretch: Stretch) -> bool:
    """May a bullet begin a job? Where its dates come first, or last behind few words."""
    start, end = stretch.span
    if not stretch.is_range:
        return False
    return start <= 1 or (end >= len(line.text) - 2 and len(line.text.split()) <= LONG + 3)


def _stands_apart(text: str, stretch: Stretch) -> bool:
    """A single date counts at an end of the line, set off from the words."""
    start, end = stretch.span
    before, after = text[:start], text[end:]
    if not before.strip(" (") or not after.strip(" ).,;:"):
        return (
            not before.strip()
            or before.rstrip()[-1] in "|·•,–—-(:"
            or before.endswith("  ")
            or len(before.split()) <= LONG
        )
    return False


def _told(lines: Sequence[Line], dates: Sequence[Stretch | None]) -> list[bool]:
    """For each line, whether it tells of the work rather than naming it."""
    told: list[bool] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number and told[-1] else None
        told.append(dates[number] is None and (line.is_bullet or _is_written(line) or _goes_on(line, before)))
    return told


def _is_written(line: Line) -> bool:
    words = line.text.split()
    small = sum(1 for word in words if word[0].islower())
    if len(words) >= 5 and line.text.rstrip().endswith((".", "!", ";")) and small * 2 > len(words):
        return True
    label = LABEL.match(line.text)
    if label and title_score(line.text) == 0 and not has_any(label[1], HEAD_LABELS):
        return True
    return (
        len(words) >= LONG and small * 10 >= len(words) * 6 and not (line.is_bold and title_score(line.text))
    )


def _goes_on(line: Line, before: Line | None) -> bool:
    """The rest of a told line: small letters first, or hanging under text that filled the width."""
    if before is None:
        return False
    if line.text[0].islower():
        return True
    if line.is_bold and not before.is_bold:
        return False
    ended = before.text.rstrip().endswith((".", "!", "?", ":"))
    return (
        before.right > FULL
        and not ended
        and (line.left > before.left or not title_score(line.text))
        and line.gap < 0.3
    )


def _block_entries(
    lines: Sequence[Line], dates: Sequence[Stretch | None], block: Sequence[int], usual: int | None
) -> list[Entry]:
    """Cut a block before each of its dates, leaving the head lines that belong above."""
    anchors = [number for number in block if dates[number]]
    if not anchors:
        return []
    most = MOST_ABOVE if usual is None else usual
    above = min(_count_heads(lines, block[: block.index(anchors[0])]), most)
    entries = []
    for nth, anchor in enumerate(anchors):
        floor = block[0] if nth == 0 else anchors[nth - 1] + 1
        first = max(floor, anchor - above)
        after = anchors[nth + 1] - above if nth + 1 < len(anchors) else block[-1] + 1
        last = min(max(after, anchor + 1), anchor + 1 + MOST_BELOW)
        heads = [_without(lines[number], dates[number]) for number in range(first, last)]
        entries.append(Entry(heads, dates[anchor], anchor - first, lines[anchor].page))
    return entries


def _count_heads(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    """Lines above a date; a total ("5 years 3 months") under an employer's name is none."""
    return sum(1 for number in numbers if TOTAL.sub("", lines[number].text).strip())


def _undated(lines: Sequence[Line], block: Sequence[int]) -> list[Entry]:
    """A block without dates is a job where one of its lines says a title."""
    heads = [lines[number].text for number in block[-MOST_ABOVE:]]
    if not any(title_score(text) >= 2 for text in heads):
        return []
    return [Entry(heads, None, len(heads), lines[block[0]].page)]


def _without(line: Line, stretch: Stretch | None) -> str:
    if stretch is None:
        return line.text
    start, end = stretch.span
    before, after = line.text[:start].rstrip(" (,|–—-:"), line.text[end:].lstrip(" ),|:–—-")
    return re.sub(r"^\s*expected\s*$", "", f"{before}  {after}".strip(), flags=re.I)
