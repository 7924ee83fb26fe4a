"""schema.org JobPosting: what JSON-LD in a page, or in a file by itself, says of each posting.

https://schema.org/JobPosting. Anywhere in the page's blocks: alone, in a list, in an @graph with its
employer elsewhere in the graph. Sites put a name, an object or a list where the vocabulary has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

from gonorth.boards.fields import at, day, identity, listed, moment, text, texts, tidy, web_address, within
from gonorth.boards.json_text import parse_loose
from gonorth.boards.page import Page
from gonorth.boards.pay_fields import pay_from
from gonorth.boards.record import Record, Spoiled, Unreadable, Where, title_of
from gonorth.boards.system import Origin, System, host_of, slugged
from gonorth.boards.terms import employment_type, work_mode
from gonorth.nouns import Pay
from gonorth.reading.html import to_text

_DEEPEST = 12
_POINTER = {"@type", "@id", "@context"}  # an object with no more than these is described elsewhere
_TEXTS = (
    "description",
    "responsibilities",
    "qualifications",
    "skills",
    "experienceRequirements",
    "educationRequirements",
    "incentiveCompensation",
    "jobBenefits",
)


def find_in_page(page: Page) -> list[Any] | None:
    """The postings of all blocks, which may point at one another; then a spoiled record for each block
    that was to hold one and broke."""
    values: list[Any] = []
    spoiled: list[Spoiled] = []
    for block in page.blocks:
        try:
            values += parse_loose(block)
        except RecursionError:
            spoiled.append(Spoiled(Unreadable("boards.block_too_deep")))
        except ValueError:
            spoiled += [Spoiled(Unreadable("boards.block_broken"))] if "JobPosting" in block else []
    return [*(find_postings(values) or []), *spoiled] or None


def find_postings(node: Any) -> list[Any] | None:
    parts = list(within(node, _DEEPEST))
    postings = [part for part in parts if _is_posting(part)]
    named = {part["@id"]: part for part in parts if isinstance(part.get("@id"), str) and len(part) > 1}
    return [_resolved(posting, named) for posting in postings] or None


def _is_posting(part: dict[str, Any]) -> bool:
    kinds = (kind.replace(":", "/").rpartition("/")[2] for kind in texts(part.get("@type")))
    return "JobPosting" in kinds and not part.keys() <= _POINTER


def _resolved(posting: dict[str, Any], named: dict[str, Any]) -> dict[str, Any]:
    """The posting with what it only points at (`{"@id": …}`) put in its place."""
    return {key: named.get(item["@id"], item) if _points(item) else item for key, item in posting.items()}


def _points(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"@id"} and isinstance(value["@id"], str)


def read_posting(posting: dict[str, Any], origin: Origin) -> Record:
    url = _url(posting) or origin.page_url
    employer = _name(posting.get("hiringOrganization"))
    stated = tuple(_pay(posting.get("baseSalary"), posting.get("salaryCurrency")))
    return Record(
        title=_plain(title_of(posting.get("title") or posting.get("name"))),
        id=_identifier(posting.get("identifier")) or _path(url) or None,
        board=host_of(web_address(origin.source)) or host_of(url) or slugged(employer),
        employer=employer,
        where=tuple(_where(posting.get("jobLocation"))),
        work_mode=work_mode(next(iter(texts(posting.get("jobLocationType"))), None)),
        remote_within=tuple(_names(posting.get("applicantLocationRequirements"))),
        pay=tuple(pay for pay in stated if isinstance(pay, Pay)),
        pay_text=next((pay for pay in stated if isinstance(pay, str)), None),
        description=_description(posting),
        url=url,
        department=_name(posting.get("employmentUnit")),
        employment_type=employment_type(", ".join(texts(posting.get("employmentType")))),
        language=_name(posting.get("inLanguage")),
        posted_on=day(posting.get("datePosted")),
        updated_at=moment(posting.get("dateModified")),
    )


def _plain(written: str) -> str:
    """Entities decoded, also where the page's own escaping escaped them once more."""
    return unescape(unescape(written)) if "&" in written else written


def _names(value: Any) -> Iterator[str]:
    """The names in a text, an object with a name, or a list of either."""
    for item in listed(value):
        yield from map(_plain, texts(item.get("name") if isinstance(item, dict) else item))


def _name(value: Any) -> str | None:
    return next(_names(value), None)


def _url(posting: dict[str, Any]) -> str:
    page = posting.get("mainEntityOfPage")
    candidates = (posting.get("url"), page, at(page, "@id"), posting.get("@id"))
    return next(filter(None, map(web_address, candidates)), "")


def _identifier(value: Any) -> str | None:
    """The number in `{"value": …}`, or by itself, or in a list of either."""
    numbers = (_either(item, "value", "@value") if isinstance(item, dict) else item for item in listed(value))
    return next(filter(None, map(identity, numbers)), None)


def _either(item: dict[str, Any], first: str, second: str) -> Any:
    return item.get(second) if item.get(first) is None else item[first]


def _path(url: str) -> str:
    """The path in an address, which names the posting within its site; with the query where only that
    could number it (what else stands in a query changes from link to link)."""
    path, _, query = url.partition("://")[2].partition("#")[0].partition("?")
    below = path.partition("/")[2].strip("/")
    return below if any(map(str.isdigit, below)) or not query else f"{below}?{query}"


def _where(locations: Any) -> Iterator[Where]:
    for location in listed(locations):
        if isinstance(location, dict):
            yield _place(location)
        elif tidy(location):
            yield Where(text=_plain(tidy(location) or ""))


def _place(location: dict[str, Any]) -> Where:
    """The address of a place; its name only where that is one too ("Bellevue, WA")."""
    address = location.get("address", location)
    address = address[0] if isinstance(address, list) and address else address
    name = _name(location) or ""
    if not isinstance(address, dict):
        return Where(text=_name(address) or name)
    return Where(
        text=name if "," in name else "",
        city=_name(address.get("addressLocality")),
        region=_name(address.get("addressRegion")),
        country=_name(address.get("addressCountry")),
    )


def _pay(salary: Any, currency: Any) -> Iterator[Pay | str]:
    """Pay in any of the forms sites give it; text where only a reader of text can tell."""
    for item in listed(salary):
        if isinstance(item, dict):
            yield from _amounts(item, _either(item, "currency", "priceCurrency") or currency)
        else:
            yield from _single(item, currency, None)


def _amounts(salary: dict[str, Any], currency: Any) -> Iterator[Pay | str]:
    value = _either(salary, "value", "price")
    inner = value if isinstance(value, dict) else salary
    unit = _either(inner, "unitText", "unitCode") or _either(salary, "unitText", "unitCode")
    low, high = _either(inner, "minValue", "minPrice"), _either(inner, "maxValue", "maxPrice")
    pay = pay_from(low, high, currency, unit)
    if pay:
        yield pay
    else:
        yield from _single(_either(inner, "value", "price"), currency, unit)


def _single(value: Any, currency: Any, unit: Any) -> Iterator[Pay | str]:
    pay = pay_from(value, value, currency, unit)
    if pay:
        yield pay
    elif tidy(value):
        yield " ".join(filter(None, (tidy(value), tidy(currency), tidy(unit))))


def _description(posting: dict[str, Any]) -> str:
    """The description and what stands beside it, each once: many sites repeat the one in the other."""
    parts: list[str] = []
    for key in _TEXTS:
        value = posting.get(key)
        for item in listed(value):
            part = to_text(text(item.get("description") if isinstance(item, dict) else item) or "")
            if part and not any(part in earlier for earlier in parts):
                parts.append(part)
    return "\n".join(parts)


JSONLD_PAGE = System("jsonld", "page", find_in_page, read_posting)
JSONLD_FILE = System("jsonld", "json", find_postings, read_posting, is_deep=True)
