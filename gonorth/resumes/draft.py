"""What does a reader of one format hand over? Everything it found, each with where it was found.

Nothing of a draft is shown: `gonorth.resumes.candidate` turns it into a Candidate without identity.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gonorth.nouns import Place
from gonorth.resumes.dates import Moment
from gonorth.resumes.identity import Identity


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text and where it stood: "work[0].position", "page 1, section 'Skills'"."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Job:
    """A line of work. `end` None with `is_open` False: the résumé does not say."""

    title: str | None
    employer: str | None
    where: str
    place: str | Place | None = None
    start: Moment | None = None
    end: Moment | None = None
    is_open: bool = False
    is_paid: bool = True
    title_where: str = ""
    employer_where: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    institution: str | None
    degree: str | None
    field: str | None
    ended: int | None
    where: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language somebody knows, by its name, and how well, both as written."""

    name: str
    fluency: str
    where: str


@dataclass(slots=True)
class Draft:
    identity: Identity
    jobs: list[Job] = field(default_factory=list)
    studies: list[Study] = field(default_factory=list)
    skills: list[Said] = field(default_factory=list)  # listed as skills
    prose: list[Said] = field(default_factory=list)  # told: skills may show in it
    tongues: list[Tongue] = field(default_factory=list)
    places: list[tuple[str | Place, str]] = field(default_factory=list)  # where the person lives
    headline: Said | None = None
    is_by_layout: bool = False  # read from a page and not from named fields: worth a closer look
