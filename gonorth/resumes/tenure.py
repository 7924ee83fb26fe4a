"""How many years has somebody worked for pay, and which job is the latest?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gonorth.resumes.dates import Moment
from gonorth.resumes.draft import Job

NEVER = Moment(9999, 12)


def latest_first(jobs: Sequence[Job]) -> list[Job]:
    """By end, then by start; a job without dates stays behind the one it stands behind."""
    starts = sorted(job.start for job in jobs if job.start)
    keys: list[tuple[Moment, Moment]] = []
    last = (NEVER, NEVER)
    for job in jobs:
        if job.start or job.end:
            last = (_end(job, starts) or NEVER, job.start or last[1])
        keys.append(last)
    order = sorted(
        range(len(jobs)), key=lambda number: [_order(moment) for moment in keys[number]], reverse=True
    )
    return [jobs[number] for number in order]


def _end(job: Job, starts: Sequence[Moment]) -> Moment | None:
    """When a job ended. Where nobody says, when the next one began; None: it goes on."""
    if job.is_open or job.end:
        return None if job.is_open else job.end
    return next((start for start in starts if job.start and start > job.start), None)


def _order(moment: Moment) -> tuple[int, int]:
    return moment.year, moment.month or 12


def years_of_work(jobs: Iterable[Job], today: date) -> float | None:
    """Years of paid work to one decimal, overlaps counted once; None where no job has dates.

    A month counts whole. A year alone is taken from its start to the start of the year it ends with
    ("2015 – 2017" is two years; "2019" alone adds nothing). A job whose end is not told lasts until the
    next one begins, and the latest until today.
    """
    paid = [job for job in jobs if job.is_paid and job.start]
    now = today.year * 12 + today.month
    starts = sorted(job.start for job in paid if job.start)
    stretches = sorted(
        stretch for job in paid if (stretch := _stretch(job, starts, now)) and stretch[0] < stretch[1]
    )
    if not paid:
        return None
    total, done = 0, 0
    for start, end in stretches:
        total += max(0, end - max(start, done))
        done = max(done, end)
    return round(total / 12, 1)


def _stretch(job: Job, starts: Sequence[Moment], now: int) -> tuple[int, int] | None:
    """The first month and the month after the last, counted from year 0."""
    if not job.start:
        return None
    end = _end(job, starts)
    if end is None:
        return _count(job.start), now + 1
    last_counts = bool(job.end and end.month)  # the month it ended in, but not the one the next began in
    return _count(job.start), min(_count(end) + last_counts, now + 1)


def _count(moment: Moment) -> int:
    return moment.year * 12 + (moment.month or 1)
