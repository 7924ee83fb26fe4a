"""Which pages does this site have? For search engines: every page in both languages, with its twin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation

from gonorth.matching.index import Index
from gonorth.web.bridge import Shelf, region, shelf
from gonorth.web.models import Employer, Event, PostingChange

MOST = 50_000  # addresses of one file, by the protocol
PAGES = ["home", "answer", "openings", "employers", "hubs", "scene", "facts", "events"]
PAGES += ["stories", "about", "privacy", "policy", "accessibility"]
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
Page = tuple[str, date | None]  # its English address within the site, and when it last changed


def pages() -> list[Page]:
    """Every page that stays: no searches, no samples, nothing closed."""
    with translation.override("en"):
        return [*((page, None) for page in _standing()), *_openings(shelf())]


def _standing() -> Iterator[str]:
    yield from map(reverse, PAGES)
    yield from (reverse("hub", args=[hub.id]) for hub in region().hubs)
    if shelf().kind == "real":
        hiring = Employer.objects.filter(postings__closed_at=None).distinct()
        yield from (reverse("employer", args=[slug]) for slug in hiring.values_list("slug", flat=True))
    events = Event.objects.filter(is_sample=False)
    yield from (reverse("event", args=[slug]) for slug in events.values_list("slug", flat=True))


_held: WeakKeyDictionary[Index, tuple[Page, ...]] = WeakKeyDictionary()


def _openings(held: Shelf) -> tuple[Page, ...]:
    """Worked out once for a shelf: a sitemap in parts is fetched part by part."""
    if held.kind != "real":
        return ()
    if held.index not in _held:
        _held[held.index] = tuple(_pages_of(held))
    return _held[held.index]


def _pages_of(held: Shelf) -> Iterator[Page]:
    start = reverse("opening", args=[0]).removesuffix("0")
    said = PostingChange.objects.filter(what__in=["opened", "changed", "reopened"])
    changed = dict(said.values_list("posting_id").annotate(Max("at")))
    for opening in held.index.openings:
        pk = held.pks[opening.id]
        at = changed.get(pk)
        yield f"{start}{pk}", timezone.localtime(at).date() if at else None


def parts(known: Sequence[Page]) -> int:
    """How many files they fill; each page has an address in each language."""
    return -(-2 * len(known) // MOST)


def index(site: str, count: int) -> str:
    listed = "".join(
        f"<sitemap><loc>{escape(site + reverse('sitemap_part', args=[part + 1]))}</loc></sitemap>\n"
        for part in range(count)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {NAMESPACES}>\n{listed}</sitemapindex>\n'


def urlset(site: str, known: Sequence[Page], part: int = 0) -> str:
    half = MOST // 2
    listed = "".join(map(_urls(site), islice(known, part * half, (part + 1) * half)))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACES}>\n{listed}</urlset>\n'


def _urls(site: str) -> Callable[[Page], str]:
    """Writes a page's two addresses, each of which names both."""

    def written(page: Page) -> str:
        path, changed = page
        english, french = escape(site + path), escape(f"{site}/fr{path}")
        twins = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{address}"/>'
            for lang, address in (("en", english), ("fr", french))
        )
        day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        return "".join(f"<url><loc>{loc}</loc>{day}{twins}</url>\n" for loc in (english, french))

    return written
