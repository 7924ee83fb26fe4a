"""What do the lines of a résumé say? Sections, and in them jobs, studies, skills and languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gonorth.reading.skills import skills_in
from gonorth.resumes.contacts import (
    accounts_in,
    domain,
    emails_in,
    links_in,
    sites_in,
    without_contacts,
)
from gonorth.resumes.dates import find_stretches
from gonorth.resumes.draft import Draft, Job, Said, Tongue
from gonorth.resumes.given import is_called
from gonorth.resumes.identity import SHORT, Identity, identity_of, name_parts
from gonorth.resumes.jobs import read_jobs, stated_jobs
from gonorth.resumes.lines import Line
from gonorth.resumes.names import (
    agreeing_names,
    clues_of,
    find_names,
    is_name,
    names_in,
    names_of_accounts,
    names_of_files,
    names_spelled,
    names_told,
)
from gonorth.resumes.pieces import SPLIT, title_score
from gonorth.resumes.sections import TOP, Section, split_sections
from gonorth.resumes.studies import read_studies
from gonorth.resumes.vocabulary import has_any, language_codes, listed, normal
from gonorth.resumes.wheres import is_place

ABOUT_ME = {TOP, "personal"}
UNSAID = ABOUT_ME | {"references", "interests", "languages", "skills"}  # no evidence of skills at work
LABELLED = re.compile(r"^\W{0,3}[^\W\d_][^:]{1,24}:\s*")
UNHEADED = {TOP, "summary", "awards", "interests", "skills"}  # where jobs may stand without a heading
TITLED = 2.0  # the score of a line that is a title and not a sentence with one in it
TOP_LINES = 40  # in which name, place and headline are looked for
LONGEST_HEADLINE = 90


def draft_of(
    lines: Sequence[Line], filename: str, about: Sequence[str] = (), footers: Sequence[Line] = ()
) -> Draft:
    """The draft of a résumé that came as lines; `about` is what the file says of its title and author.

    The footers are only asked who it is: they say nothing of work."""
    sections = split_sections(lines)
    about_me = (line for s in sections if s.kind in ABOUT_ME for line in s.lines)
    top = [line for line in about_me if line.text and line.page == 1][:TOP_LINES]
    identity = _identity(top, lines, footers, sections, filename, about)
    draft = Draft(identity, is_by_layout=True)
    draft.jobs = _jobs(sections, identity)
    for section in sections:
        _take(section, draft)
    if not draft.skills and not draft.prose:  # a few lines without headings are all there is
        draft.prose = [Said(_without_links(line.text), "page 1, top") for line in top]
    for section in sections:  # what is said in passing stands behind what a section states
        if section.kind in {"skills", "summary", TOP}:
            spoken = [line.text for line in section.lines if _says_fluent(line.text)]
            draft.tongues += [Tongue(text, "", section.where) for text in spoken]
    draft.places += _places(top, identity)
    draft.headline = _headline(top, identity)
    return draft


def _identity(
    top: Sequence[Line],
    body: Sequence[Line],
    footers: Sequence[Line],
    sections: Sequence[Section],
    filename: str,
    about: Sequence[str],
) -> Identity:
    head, lines = top or body[:3], [*body, *footers]
    texts = [line.text for line in head]
    everything = "\n".join(line.text for line in lines)
    clues = clues_of([*texts, *emails_in(everything)], filename, about)
    beside = _beside_emails(lines)
    names = find_names(head, clues) or find_names(beside, clues) or find_names(footers, clues)
    names = names or _at_the_end(body)
    names += agreeing_names(beside, clues)
    names = (
        names
        or names_told(lines[:TOP_LINES])
        or names_spelled(clues.accounts, everything)
        or names_of_files(about[1:], [*about[:1], filename])
        or names_of_accounts(clues.accounts)
    )
    parts = {part for name in names for part in name_parts(name) if len(part) > SHORT}
    accounts = accounts_in("\n".join(texts)) | {
        name for name in accounts_in(everything) if any(part in name for part in parts)
    }
    own_sites = sites_in(link for text in texts for link in links_in(text))
    return identity_of(names, accounts, own_sites, _referees(sections))


def _referees(sections: Sequence[Section]) -> list[str]:
    """Who is named in the sections for references, but for the employers that stand there too."""
    worked = {
        normal(piece) for s in sections if s.kind == "work" for line in s.lines for piece in line.pieces
    }
    named = [
        name for s in sections if s.kind == "references" for line in s.lines for name in names_in(line.text)
    ]
    return [name for name in named if is_called(name) or normal(name) not in worked]


def _beside_emails(lines: Sequence[Line]) -> list[Line]:
    """The lines with an e-mail, wherever they stand, and those above and below: a name stands there."""
    found: list[Line] = []
    for number, line in enumerate(lines):
        if emails_in(line.text):
            found += [line, *lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    return found[:TOP_LINES]


def _at_the_end(lines: Sequence[Line]) -> list[str]:
    """Where nothing else is a name, the last line may be one."""
    last = lines[-1].text if lines else ""
    return [last] if is_name(last) and not skills_in(last, listed=True) else []


def _jobs(sections: Sequence[Section], identity: Identity) -> list[Job]:
    """The jobs under the headings for work; where there is none, every line with dates and a title, and
    where none has dates either, those that say "Engineer at Acme"."""
    jobs = [job for s in sections if s.kind == "work" for job in read_jobs(s.lines, s.where)]
    if any(job.title for job in jobs):
        return jobs
    told = [(_impersonal(s, identity), s.where) for s in sections if s.kind in UNHEADED]
    found = [job for lines, where in told for job in read_jobs(lines, where, dated_only=True)]
    titled = [job for job in found if job.title]
    return jobs or titled or [job for lines, where in told for job in stated_jobs(lines, where)]


def _impersonal(section: Section, identity: Identity) -> list[Line]:
    """The lines of the top without those that say who it is and where to reach them."""
    if section.kind not in ABOUT_ME:
        return section.lines
    return [line for line in section.lines if not _is_personal(line, identity)]


def _is_personal(line: Line, identity: Identity) -> bool:
    left = [text for piece in _pieces(line) if (text := identity.scrub(LABELLED.sub("", piece)))]
    return all(is_place(text) for text in left) or bool(
        emails_in(line.text) and not find_stretches(line.text)
    )


def _take(section: Section, draft: Draft) -> None:
    lines, where = [line for line in section.lines if line.text], section.where
    if section.kind == "education":
        draft.studies += read_studies(lines, where)
    elif section.kind == "languages":
        draft.tongues += [Tongue(_flowing(line), "", where) for line in lines]
    if section.kind in {"skills", "languages"}:
        listed_skills = [line for line in lines if not _names_language(line.text)]
        draft.skills += [Said(text, where) for text in _joined(listed_skills)]
    elif section.kind not in UNSAID:
        draft.prose += [Said(_without_links(text), where) for text in _joined(lines)]


def _flowing(line: Line) -> str:
    """Pieces are one language with its level, or several languages."""
    named = [piece for piece in line.pieces if _names_language(piece)]
    return ", ".join(line.pieces) if len(named) > 1 else " ".join(line.pieces)


def _says_fluent(text: str) -> bool:
    return _names_language(text) and has_any(text, listed("words", "language", "fluent"))


def _names_language(text: str) -> bool:
    return any(word in language_codes() for word in normal(text).split())


def _joined(lines: Sequence[Line]) -> list[str]:
    """Lines that go on in the next one are one text: a skill may be broken at the edge of the page."""
    texts: list[str] = []
    goes_on = False
    for line in lines:
        text = ", ".join(line.pieces)
        if texts and not line.is_bullet and (goes_on or text[0].islower()):
            texts[-1] += ("" if texts[-1].endswith("-") else " ") + text
        else:
            texts.append(text)
        goes_on = line.right > 0.85 or text.endswith(",")
    return texts


def _without_links(text: str) -> str:
    return domain().sub(" ", without_contacts(text))


def _places(top: Sequence[Line], identity: Identity) -> list[tuple[str, str]]:
    """Places at the top of the page: a piece that is a place and nothing else, street and code left out."""
    found = []
    for line in top:
        for piece in _pieces(line):
            plain = LABELLED.sub("", identity.scrub(piece)).strip(" ,")
            if plain and is_place(plain):
                found.append((plain, f"page {line.page}, top"))
    return found[:3]


def _headline(top: Sequence[Line], identity: Identity) -> Said | None:
    """What the person calls themselves under their name: "Backend Engineer · Distributed Systems"."""
    for line in top:
        for piece in _pieces(line):
            text = identity.scrub(piece, keeps_work_words=True)
            if text and len(text) <= LONGEST_HEADLINE and title_score(text) >= TITLED:
                return Said(text, f"page {line.page}, top")
    return None


def _pieces(line: Line) -> list[str]:
    return [part.strip() for piece in line.pieces for part in SPLIT.split(piece) if part.strip()]
