"""What does LinkedIn's export say? Seven of its tables, read by the names of their columns.

The archive also holds messages, contacts and what advertisers know. Only the seven are ever unpacked.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from gonorth.facts.words import Refusal
from gonorth.resumes.archive import Archive
from gonorth.resumes.contacts import accounts_in, links_in, sites_in
from gonorth.resumes.dates import is_still, read_moment
from gonorth.resumes.draft import Draft, Job, Said, Study, Tongue
from gonorth.resumes.identity import Identity, identity_of
from gonorth.resumes.jobs import is_paid
from gonorth.resumes.plaintext import decode
from gonorth.resumes.vocabulary import normal

# The tables, each with a column by which its header is known.
TABLES: Mapping[str, str] = {
    "profile": "headline",
    "positions": "title",
    "education": "school name",
    "skills": "name",
    "languages": "name",
    "certifications": "name",
    "projects": "title",
}
TELLING = {"profile", "positions", "education", "skills"}  # without one of these it is some other ZIP
PREAMBLE = 12  # lines that may stand above the header
MAX_ROWS = 2000

Row = Mapping[str, str]


def read_export(data: bytes, filename: str) -> Draft:
    archive = Archive(data)
    members = _members(archive)
    if not TELLING & set(members):
        raise Refusal("resumes.zip_other")
    tables = {
        name: list(_rows(decode(archive.read(member)), TABLES[name])) for name, member in members.items()
    }
    profile = next(iter(tables.get("profile", [])), {})
    draft = Draft(_identity(profile))
    _take_profile(profile, draft)
    draft.jobs = [job for row in tables.get("positions", []) if (job := _job(row)).title or job.employer]
    draft.studies = [_study(row) for row in tables.get("education", [])]
    draft.skills = [Said(row["name"], "Skills.csv") for row in tables.get("skills", [])]
    draft.tongues = [
        Tongue(row["name"], row.get("proficiency", ""), "Languages.csv")
        for row in tables.get("languages", [])
    ]
    draft.prose += [Said(row.get("description", ""), "Positions.csv") for row in tables.get("positions", [])]
    draft.prose += [Said(_told(row), "Projects.csv") for row in tables.get("projects", [])]
    draft.prose += [Said(row["name"], "Certifications.csv") for row in tables.get("certifications", [])]
    return draft


def _members(archive: Archive) -> dict[str, str]:
    """The member for each table, wherever in the archive's folders; the least deep of several."""
    found: dict[str, str] = {}
    for name in sorted(archive.names, key=lambda name: (name.count("/"), name)):
        base = name.rpartition("/")[2].lower()
        if base.endswith(".csv") and base[:-4] in TABLES and "__macosx" not in name.lower():
            found.setdefault(base[:-4], name)
    return found


def _rows(text: str, known: str) -> Iterator[Row]:
    """The rows below the header, by the folded names of the columns; what stands above it is passed over."""
    try:
        rows = list(_capped(csv.reader(io.StringIO(text.replace("\x00", "")))))
    except csv.Error:
        return
    for number, row in enumerate(rows[:PREAMBLE]):
        columns = [normal(column) for column in row]
        if known in columns:
            for values in rows[number + 1 :]:
                cells = dict(zip(columns, (value.strip() for value in values), strict=False))
                if cells.get(known) or any(cells.values()):
                    yield {column: "" for column in columns} | cells
            return


def _capped(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number > MAX_ROWS:
            return
        yield row


def _identity(profile: Row) -> Identity:
    names = [profile.get(column, "") for column in ("first name", "last name", "maiden name")]
    reach = "\n".join(
        profile.get(column, "") for column in ("twitter handles", "websites", "instant messengers")
    )
    handles = {part.strip("@[] ") for part in profile.get("twitter handles", "").split(",")}
    full = " ".join(names[:2])
    return identity_of([full, *names], accounts_in(reach) | handles, sites_in(links_in(reach)))


def _take_profile(profile: Row, draft: Draft) -> None:
    if headline := profile.get("headline"):
        draft.headline = Said(headline, "Profile.csv")
    if summary := profile.get("summary"):
        draft.prose.append(Said(summary, "Profile.csv"))
    if place := profile.get("geo location") or profile.get("location"):
        draft.places.append((place, "Profile.csv"))


def _job(row: Row) -> Job:
    title, employer, end = (
        row.get("title") or None,
        row.get("company name") or None,
        row.get("finished on", ""),
    )
    start = read_moment(row.get("started on", ""))
    return Job(
        title,
        employer,
        "Positions.csv",
        row.get("location") or None,
        start,
        read_moment(end),
        bool(start) and (not end or is_still(end)),
        is_paid(title, employer),
    )


def _study(row: Row) -> Study:
    """LinkedIn keeps degree and subject in one field: "BSc, Physics"."""
    degree, _, subject = row.get("degree name", "").partition(",")
    ended = read_moment(row.get("end date", ""))
    return Study(
        row.get("school name") or None,
        degree.strip() or None,
        subject.strip() or None,
        ended.year if ended else None,
        "Education.csv",
    )


def _told(row: Row) -> str:
    return f"{row.get('title', '')}. {row.get('description', '')}"
