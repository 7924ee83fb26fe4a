"""What data does a web page carry for machines? Its JSON-LD blocks, and the address it gives itself."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from gonorth.boards.fields import web_address


@dataclass(frozen=True, slots=True)
class Page:
    blocks: tuple[str, ...]
    address: str


def open_page(markup: str) -> Page:
    tree = LexborHTMLParser(markup)
    scripts = tree.css("script[type]")
    blocks = tuple(
        script.text(deep=True)
        for script in scripts
        if (script.attributes.get("type") or "").strip().casefold().startswith("application/ld+json")
    )
    link = tree.css_first('link[rel="canonical"]')
    return Page(blocks, web_address(link.attributes.get("href")) if link else "")
