"""Which jobs does a section speak of? Title, employer, place and dates of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gonorth.reading.titles import read_title
from gonorth.resumes.draft import Job
from gonorth.resumes.entries import Entry, read_entries
from gonorth.resumes.lines import Line
from gonorth.resumes.pieces import AT, Heads, settle, split_heads, title_score
from gonorth.resumes.vocabulary import has_any, listed, words_of

FEW_WORDS = 6  # of a title that no noun of work shows


def read_jobs(lines: Sequence[Line], where: str, dated_only: bool = False) -> list[Job]:
    """The jobs of a section, in the order they stand. `dated_only`: a line without dates begins none."""
    entries = read_entries(lines, dated_only)
    usual = entries[0].above if entries else 0
    jobs: list[Job] = []
    employer: str | None = None
    for entry in entries:
        shares = entry.above < usual  # its employer's name stands above an earlier role
        job = _job(entry, employer if shares else None, where)
        if job:
            jobs.append(job)
            employer = job.employer if entry.above or shares else employer
    return jobs


def stated_jobs(lines: Iterable[Line], where: str) -> list[Job]:
    """The jobs in lines that say "Engineer at Acme", where nothing has dates."""
    entries = [Entry([line.text], None, 0) for line in lines if len(AT.split(line.text)) > 1]
    found = [_job(entry, None, where) for entry in entries]
    return [job for job in found if job and job.title and job.employer]


def _job(entry: Entry, inherited: str | None, where: str) -> Job | None:
    heads = _heads(entry)
    title, employer = settle(heads, inherited)
    when = entry.when
    if not title and (not employer or not when or not when.is_range or _is_school(employer)):
        return None
    return Job(
        title,
        employer,
        where,
        heads.place,
        when.start if when else None,
        when.end if when else None,
        bool(when and when.is_open),
        is_paid(title, employer),
    )


def _heads(entry: Entry) -> Heads:
    """What the lines name. Where no noun of work shows the title ("Product Marketing"), an occupation
    does; and under a lone date it may be in the first line told."""
    heads = split_heads(entry.heads)
    if not heads.titles and title_score(entry.told):
        more = split_heads([entry.told])
        heads = Heads(more.titles, [*heads.others, *more.others], heads.place or more.place)
    if not heads.titles:
        heads.titles = [other for other in heads.others if _names_an_occupation(other[1])][:1]
        heads.others = [other for other in heads.others if other not in heads.titles]
    return heads


def _names_an_occupation(text: str) -> bool:
    return len(text.split()) <= FEW_WORDS and read_title(text).occupation is not None


def is_paid(title: str | None, employer: str | None) -> bool:
    return not has_any(f"{title} {employer}", listed("words", "employment", "unpaid"))


def _is_school(text: str) -> bool:
    return bool(set(words_of(text)) & listed("words", "school", "marks"))
