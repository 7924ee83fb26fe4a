"""A résumé in any common form to a Candidate draft for its owner to review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gonorth.facts.words import Refusal, Sentence
from gonorth.nouns import Candidate
from gonorth.resumes.candidate import candidate_of
from gonorth.resumes.draft import Draft
from gonorth.resumes.kinds import Kind, kind_of

if TYPE_CHECKING:
    from gonorth.reading.skill_guesses import SkillGuess

MAX_BYTES = 10_000_000  # ask before reading a file: what is larger is refused unread


@dataclass(frozen=True, slots=True)
class ResumeReading:
    """The candidate, where each of its fields was read, and what its owner should look at."""

    candidate: Candidate
    read_from: Mapping[str, str]
    warnings: tuple[Sentence, ...]
    guesses: tuple[SkillGuess, ...] = ()  # skills it may speak of, likeliest first: to be asked, not known


def read_resume(data: bytes, filename: str, today: date, guess: bool = False) -> ResumeReading:
    """Read a résumé: JSON Resume, LinkedIn's export, PDF, DOCX or plain text, told apart by its bytes.

    What identifies the person stays outside. Raises Refusal, and nothing else, with one sentence. With
    `guess`, skills that are not named are guessed, for somebody who will review them.
    """
    if len(data) > MAX_BYTES:
        raise Refusal("resumes.too_big", megabytes=len(data) / 1_000_000, most=MAX_BYTES // 1_000_000)
    draft = read_draft(data, filename)
    candidate, read_from, warnings = candidate_of(draft, today)
    if draft.is_by_layout and not _says_anything(candidate):
        raise Refusal("resumes.no_career")
    return ResumeReading(candidate, read_from, warnings, _guesses(draft, candidate) if guess else ())


def read_draft(data: bytes, filename: str) -> Draft:
    """What was read, with all that identifies; a Candidate is made of it."""
    return _reader(kind_of(data))(data, filename)


def _says_anything(candidate: Candidate) -> bool:
    """A letter, a recipe or a licence is text too, and nothing of a career can be read from it."""
    return bool(candidate.titles or candidate.employers or candidate.skills or candidate.education)


def _guesses(draft: Draft, candidate: Candidate) -> tuple[SkillGuess, ...]:
    from gonorth.resumes.guesses import guesses_of  # with numpy, which nothing else here needs

    return guesses_of(draft, candidate)


def _reader(kind: Kind) -> Callable[[bytes, str], Draft]:
    """The reader of a kind, loaded when it is needed: PDFium alone takes longer than all the others."""
    if kind == "json":
        from gonorth.resumes.jsonresume import read_json as reader
    elif kind == "linkedin":
        from gonorth.resumes.linkedin import read_export as reader
    elif kind == "docx":
        from gonorth.resumes.docx import read_docx as reader
    elif kind == "pdf":
        from gonorth.resumes.pdf import read_pdf as reader
    else:
        from gonorth.resumes.plaintext import read_text as reader
    return reader
