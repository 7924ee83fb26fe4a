"""What does a JSON Resume say, in the official schema or in one of the many shapes people give it?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gonorth.facts.words import Refusal
from gonorth.nouns import Place
from gonorth.reading.places import country_code, locate
from gonorth.resumes.contacts import accounts_in, links_in, sites_in
from gonorth.resumes.dates import find_stretches, is_still, read_moment
from gonorth.resumes.draft import Draft, Job, Said, Study, Tongue
from gonorth.resumes.identity import Identity, identity_of
from gonorth.resumes.jobs import is_paid
from gonorth.resumes.plaintext import decode
from gonorth.resumes.vocabulary import normal, table

MAX_ENTRIES = 200
MAX_TEXT = 20_000  # letters of one field
MAX_DEPTH = 6  # of what lies inside a field
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")  # some write HTML in their fields
LEAST_SECTIONS = 2  # known keys in an object that claims to be a résumé; `basics` alone is enough

Record = Mapping[str, Any]


def read_json(data: bytes, filename: str) -> Draft:
    resume = _resume(_parse(decode(data)))
    basics = _record(_first(resume, "document", "basics")[1]) or resume
    draft = Draft(_identity(resume, basics))
    _take_basics(basics, draft)
    for number, key, entry in _entries(resume, "work"):
        draft.jobs += _jobs(entry, f"{key}[{number}]", draft)
    for number, key, entry in _entries(resume, "education"):
        draft.studies.append(_study(entry, f"{key}[{number}]"))
    for number, key, entry in _entries(resume, "skills"):
        draft.skills += [Said(text, f"{key}[{number}]") for text in _skill_texts(entry)]
    for number, key, entry in _entries(resume, "languages"):
        draft.tongues.append(_tongue(entry, f"{key}[{number}]"))
    for section in ("volunteer", "projects", "certificates", "publications"):
        for number, key, entry in _entries(resume, section):
            draft.prose.append(Said(_text(entry), f"{key}[{number}]"))
    return draft


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise Refusal("resumes.json_broken", line=str(problem.lineno), column=str(problem.colno)) from None
    except (RecursionError, ValueError):  # nested without end, or a number without end
        raise Refusal("resumes.json_strange") from None


def _resume(value: Any) -> Record:
    """The object that is the résumé: the whole, or one level inside."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        raise Refusal("resumes.json_no_resume")
    if _is_resume(value):
        return value
    for key in table("json_keys")["document"]["wrappers"]:
        if isinstance(value.get(key), dict) and _is_resume(value[key]):
            return dict(value[key])
    raise Refusal("resumes.json_no_resume")


def _is_resume(value: Record) -> bool:
    names = [names for key, names in table("json_keys")["document"].items() if key != "wrappers"]
    known = sum(1 for keys in names if any(key in value for key in keys))
    return "basics" in value or known >= LEAST_SECTIONS


def _first(record: Record, group: str, name: str) -> tuple[str, Any]:
    """The first key that holds something, and what it holds."""
    for key in table("json_keys")[group][name]:
        if record.get(key) not in (None, "", [], {}):
            return key, record[key]
    return "", None


def _record(value: Any) -> Record:
    return value if isinstance(value, dict) else {}


def _entries(resume: Record, section: str) -> Iterator[tuple[int, str, Record]]:
    """The entries of a section, numbered, under the key they stand in; a string is an entry with a name."""
    key, value = _first(resume, "document", section)
    if isinstance(value, dict):  # FRESH keeps lists in `history`, others a list per group
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        value = [entry for inner in lists for entry in inner] if lists else [value]
    for number, entry in enumerate(
        value[:MAX_ENTRIES] if isinstance(value, list) else [value] if value else []
    ):
        yield number, key, entry if isinstance(entry, dict) else {"name": _text(entry)}


def _text(value: Any, depth: int = 0) -> str:
    """Whatever stands in a field as text; links and pictures are no text."""
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)[:40]
    if depth >= MAX_DEPTH:
        return ""
    if isinstance(value, list):
        return "\n".join(filter(None, (_text(item, depth + 1) for item in value[:MAX_ENTRIES])))[:MAX_TEXT]
    if isinstance(value, dict):
        skipped = {"url", "website", "image", "picture", "email", "phone", "author", "reference"}
        return _text([item for key, item in value.items() if key not in skipped], depth + 1)
    return ""


def _line(record: Record, group: str, name: str) -> tuple[str, str | None]:
    """The key of a field, and what it holds in one line: of a list or an object the first."""
    key, value = _first(record, group, name)
    lines = _text(value).splitlines() or [""]
    text = lines[0] if isinstance(value, (list, dict)) else " ".join(lines)
    return key, " ".join(TAG.sub(" ", text).split()) or None


def _identity(resume: Record, basics: Record) -> Identity:
    """From the fields that hold it: the name, addresses, accounts, links, and who is named as reference."""
    parts = [_raw(basics.get(key)) for key in _keys("basics", "name_parts")]
    names = [*(_raw(basics.get(key)) for key in _keys("basics", "name")), *parts, " ".join(parts)]
    reach = "\n".join(_reach(basics, name) for name in ("email", "links", "profiles", "phone"))
    links = list(links_in(reach))
    handles = _handles(_first(basics, "basics", "profiles")[1])
    others = [str(entry.get("name", "")) for _, _, entry in _entries(resume, "references")]
    return identity_of(names, accounts_in(reach) | handles, sites_in(links), others)


def _keys(group: str, name: str) -> list[str]:
    return list(table("json_keys")[group][name])


def _reach(basics: Record, name: str) -> str:
    """All that stands under the keys for addresses; a list kept as a string is text like any other."""
    return "\n".join(_raw(basics.get(key)) for key in _keys("basics", name))


def _raw(value: Any, depth: int = 0) -> str:
    if isinstance(value, str):
        return value[:MAX_TEXT]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return "\n".join(_raw(item, depth + 1) for item in list(inner)[:MAX_ENTRIES]) if depth < MAX_DEPTH else ""


def _handles(profiles: Any) -> set[str]:
    entries = (
        profiles
        if isinstance(profiles, list)
        else list(profiles.values())
        if isinstance(profiles, dict)
        else []
    )
    found = {str(entry.get("username", "")) for entry in entries if isinstance(entry, dict)}
    return {handle.strip(" @/") for handle in found if 2 < len(handle) < 60 and " " not in handle.strip()}


def _take_basics(basics: Record, draft: Draft) -> None:
    key, label = _line(basics, "basics", "label")
    if label:
        draft.headline = Said(label, f"basics.{key}")
    key, summary = _first(basics, "basics", "summary")
    if summary:
        draft.prose.append(Said(_text(summary), f"basics.{key}"))
    key, place = _first(basics, "basics", "location")
    if found := _place(place):
        draft.places.append((found, f"basics.{key}"))


def _place(value: Any) -> str | Place | None:
    """A place from its fields; the street and the code are never looked at."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return value.strip() or None
    if not isinstance(value, dict):
        return None
    parts = [" ".join(_text(value.get(key)).split()) for key in ("city", "region", "countryCode")]
    city, region, country = (
        parts[0],
        parts[1] or _text(value.get("state")),
        parts[2] or _text(value.get("country")),
    )
    if not (city or region or country):
        return None
    code = country_code(country) if country else None
    return locate(city or None, region or None, code or (country.upper() if len(country) == 2 else None))


def _jobs(entry: Record, where: str, draft: Draft) -> list[Job]:
    """One job, or each of the positions held with one employer."""
    key, inner = _first(entry, "entry", "titles")
    roles = [role for role in inner if isinstance(role, dict)] if isinstance(inner, list) else []
    if not roles:
        job = _job(entry, where)
        draft.prose.append(Said(_entry_text(entry), where))
        return [job] if job.title or job.employer else []
    shared = {name: value for name, value in entry.items() if name != key}
    return [
        job
        for number, role in enumerate(roles[:MAX_ENTRIES])
        for job in _jobs(
            {**shared, "title": None, "position": None, **role}, f"{where}.{key}[{number}]", draft
        )
    ]


def _job(entry: Record, where: str) -> Job:
    title_key, title = _line(entry, "entry", "title")
    employer_key, employer = _line(entry, "entry", "employer")
    start_text, end_text = _line(entry, "entry", "start")[1], _line(entry, "entry", "end")[1]
    ranges = find_stretches(start_text or "") if not end_text else []
    spans = [stretch for stretch in ranges if stretch.is_range]
    start, end = (spans[0].start, spans[0].end) if spans else (read_moment(start_text), read_moment(end_text))
    current = (
        _first(entry, "entry", "current")[1] is True or is_still(end_text) or any(s.is_open for s in spans)
    )
    return Job(
        _without_employer(title, employer),
        employer,
        where,
        _place(_first(entry, "entry", "place")[1]),
        start,
        end,
        current,
        is_paid(title, employer),
        f"{where}.{title_key}",
        f"{where}.{employer_key}",
    )


def _without_employer(title: str | None, employer: str | None) -> str | None:
    """ "Engineer - Acme" at Acme is an engineer."""
    if title and employer:
        for mark in (" - ", " – ", " — ", " @ ", " at ", ", "):
            head, found, tail = title.rpartition(mark)
            if found and head and normal(tail).split()[:1] == normal(employer).split()[:1] and normal(tail):
                return head
    return title


def _entry_text(entry: Record) -> str:
    return "\n".join(_text(entry.get(key)) for key in _keys("entry", "text") if entry.get(key))


def _study(entry: Record, where: str) -> Study:
    institution, degree, field = (
        _line(entry, "study", name)[1] for name in ("institution", "degree", "field")
    )
    ended = read_moment(_line(entry, "study", "end")[1])
    return Study(institution, degree, field, ended.year if ended else None, where)


def _skill_texts(entry: Record) -> Iterable[str]:
    """The name of a skill or a group of skills, and the skills in it, one by one."""
    _, keywords = _first(entry, "item", "keywords")
    name = _line(entry, "item", "name")[1]
    yield from ([name] if name else [])
    for word in keywords if isinstance(keywords, list) else [keywords] if keywords else []:
        yield _text(word)


def _tongue(entry: Record, where: str) -> Tongue:
    return Tongue(_line(entry, "item", "language")[1] or "", _line(entry, "item", "fluency")[1] or "", where)
