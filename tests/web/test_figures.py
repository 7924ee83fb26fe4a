"""No bare number on any page: each is a figure with its source and day one tap away, a day, a number of ours
that is no claim about the world (`data-page`), or somebody else's words (`data-quote`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.test import Client

ALIKE = 12  # pages of one kind that are looked at; ten thousand openings are one page
QUERIES = 3  # of one page: its filters, its next page
ALLOWED = {"data-quote", "data-page"}
SPOKEN = ("alt", "aria-label", "placeholder")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Node:
    name: str
    attributes: dict[str, str]
    parent: Node | None = None
    parts: list[Node | str] = field(default_factory=list)

    def within(self) -> Iterator[Node]:
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.within()

    def around(self) -> Iterator[Node]:
        here: Node | None = self
        while here is not None:
            yield here
            here = here.parent


class Tree(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Node("", {})
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.parts.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for node in self.here.around():
            if node.name == tag and node.parent:
                self.here = node.parent
                return

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)


def body_of(page: str) -> Node:
    root = Tree(page).root
    return next((node for node in root.within() if node.name == "body"), root)


def is_allowed(node: Node) -> bool:
    return any(
        each.name == "time"
        or is_mark(each)
        or bool(each.attributes.get("data-figure"))
        or bool(ALLOWED & set(each.attributes))
        for each in node.around()
    )


def is_mark(node: Node) -> bool:
    """A mark, or the name of a source as a link: both lead to where the source is told of."""
    return node.name == "a" and "/facts#source-" in node.attributes.get("href", "")


def bare_numbers(page: str) -> list[str]:
    """Every text with a digit that stands where no number may."""
    found = []
    for node in body_of(page).within():
        said = [part for part in node.parts if isinstance(part, str)]
        said += [node.attributes[name] for name in SPOKEN if name in node.attributes]
        if any(sign.isdigit() for text in said for sign in text) and not is_allowed(node):
            found.append(f"<{node.name}> {' '.join(' '.join(said).split())[:120]}")
    return found


def without_source(page: str, anchors: set[str]) -> list[str]:
    """Every figure from which no mark nearby leads to a source that the page of facts tells of."""
    return [
        f"{node.attributes['data-figure']}: {leads or 'no mark'}"
        for node in body_of(page).within()
        if node.attributes.get("data-figure")
        for leads in [leads_of(node)]
        if not leads or not leads <= anchors
    ]


def leads_of(node: Node) -> set[str]:
    """Where the marks of the nearest element around a figure that has any lead to."""
    for around in node.around():
        if around.name in {"main", "body"}:
            break
        marks = {each.attributes.get("href", "") for each in around.within() if is_mark(each)}
        if marks:
            return {mark.partition("#")[2] for mark in marks}
    return set()


def anchors_of(page: str) -> set[str]:
    return {node.attributes["id"] for node in body_of(page).within() if "id" in node.attributes}


def links_of(page: str) -> Iterator[str]:
    for node in body_of(page).within():
        if node.name == "a":
            parts = urlsplit(node.attributes.get("href", ""))
            if parts.path.startswith("/") and not parts.netloc:
                yield parts.path + (f"?{parts.query}" if parts.query else "")


def kind_of(address: str) -> tuple[str, int]:
    """What other addresses are like this one, and how many of them to look at."""
    path, _, query = address.partition("?")
    return (f"{path}?", QUERIES) if query else (path.rpartition("/")[0], ALIKE * (1 + path.count("/")))


def walk(site: Client, start: str) -> dict[str, str]:
    """Every page that following links from one leads to, with its text; addresses first seen first."""
    pages: dict[str, str] = {}
    queue, seen = [start], Counter[str]()
    while queue:
        address = queue.pop(0)
        kind, most = kind_of(address)
        if address in pages or seen[kind] >= most:
            continue
        seen[kind] += 1
        answer = site.get(address)
        assert answer.status_code < 500, f"{address}: {answer.status_code}"
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            pages[address] = answer.content.decode()
            queue += [link for link in links_of(pages[address]) if link not in pages]
    return pages


@pytest.mark.parametrize(("start", "facts"), [("/", "/facts"), ("/fr/", "/fr/facts")])
def test_no_page_shows_a_bare_number(site: Client, start: str, facts: str) -> None:
    pages = walk(site, start)
    assert facts in pages
    anchors = anchors_of(pages[facts])
    wrong = {
        address: found
        for address, page in pages.items()
        if (found := bare_numbers(page) + without_source(page, anchors))
    }
    assert not wrong, "\n".join(f"{address}\n    " + "\n    ".join(found) for address, found in wrong.items())


@pytest.mark.parametrize(
    "page",
    [
        "<p>We have 12 openings</p>",
        '<p>Up <span data-figure="a">3</span> to 4</p>',
        '<img alt="12 towers">',
        "<option>50 km</option>",
        "<svg><text>7</text></svg>",
    ],
)
def test_the_walk_finds_a_bare_number(page: str) -> None:
    assert bare_numbers(f"<body><main>{page}</main></body>")


def test_the_walk_finds_a_figure_that_leads_nowhere() -> None:
    lost = '<main><p><b data-figure="a">3</b></p><p><a class="source" href="/facts#source-x">§</a></p></main>'
    assert without_source(lost, {"source-x"})
    found = '<main><p><b data-figure="a">3</b><a class="source" href="/facts#source-x">§</a></p></main>'
    assert not without_source(found, {"source-x"})
    assert without_source(found, {"source-y"})
