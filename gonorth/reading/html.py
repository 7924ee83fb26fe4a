"""What does this markup say? Plain text: one line a block, lists as "- ", nothing left to execute.

A scanner and not a parser: a tree builder takes minutes over a megabyte of nested lists (it looks
through every open element at each tag), and drops what a plain text says in angle brackets, such
as List<String>. Every pattern below is linear: a part that is never closed runs to the end once.
"""

from __future__ import annotations

import re
from html import unescape

_INLINE = (
    "a abbr acronym address area audio b base basefont bdi bdo big button canvas cite code col colgroup "
    "data datalist del dfn em embed font i img input ins kbd label link map mark meta meter nobr object "
    "option output param path picture portal progress q rp rt ruby s samp select slot small source span "
    "strike strong sub sup textarea time track tt u var video wbr"
)
_BLOCKS = (
    "article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol "
    "optgroup p pre search section summary table tbody tfoot thead tr ul"
)
_BULLET = "\x01"  # stands for "- " until we know which line it belongs to
_BULLETS = re.compile(r"\x01[\x01\s]*")
_SAYS: dict[str, str] = {
    slash + name: mark
    for slash in ("", "/")
    for names, mark in ((_INLINE, ""), (_BLOCKS, "\n"), ("td th", " "))
    for name in names.split()
} | {"li": "\n" + _BULLET, "/li": "\n"}

_ROUNDS = 3  # how many times over we have seen markup escaped, and one more
_HIDES = "script|style|noscript|template|iframe|svg|math|title"
_HIDING = frozenset(slash + name for name in _HIDES.split("|") for slash in ("", "/"))
_HIDDEN = re.compile(
    rf"<(?:!--.*?(?:-->|\Z)|(?:{_HIDES})\b[^<>]*/>|({_HIDES})\b.*?(?:</\1\s*>|\Z))", re.DOTALL | re.IGNORECASE
)
_DECLARATION = re.compile(r"<(?:!\[CDATA\[|[!?][a-zA-Z][^<>]*>)")
# A quoted value may hold anything; outside quotes a "<" ends the try, which keeps this linear.
_TAG = re.compile(
    r"""(<(/?[a-zA-Z][a-zA-Z0-9:-]*)"""
    r"""(?:>|\s*/?>|[\s/](?:[^<>"']|"[^"]*"|'[^']*')*+>|[\s/][^<>]*>|\s[^<>=]*=[^<>]*\Z))"""
)
_IS_MARKUP = re.compile(
    r"</[a-z][a-z0-9:-]*\s*>|<!--|<(?:br|p|li|hr|div|img|[uo]l|script|style|svg|iframe|h\d)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HAS_BLOCKS = re.compile(r"<(?:br|p|div|li|h\d|tr|section)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_COMMON = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))
_SPACES = "\t\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"


def to_text(markup: str) -> str:
    """The text of `markup`, entities decoded as often as they were escaped; plain text passes whole."""
    text = markup
    for _ in range(_ROUNDS):
        if "<" in text and _IS_MARKUP.search(text):
            text = _strip(text)
        if "&" not in text or (decoded := _decode(text)) == text:
            break
        text = decoded
    return _tidy(text)


def _strip(markup: str) -> str:
    """Markup without its tags: blocks broken by newlines, what a browser hides left out."""
    if _HAS_BLOCKS.search(markup):
        markup = markup.replace("\r", " ").replace("\n", " ")
    if "<!" in markup or "<?" in markup:
        markup = _DECLARATION.sub("", _HIDDEN.sub(" ", markup)).replace("]]>", "")
    pieces = _TAG.split(markup)
    if not _HIDING.isdisjoint(map(str.lower, set(pieces[2::3]))):
        pieces = _TAG.split(_HIDDEN.sub(" ", markup))
    tags, names = pieces[1::3], pieces[2::3]
    said = list(map(_SAYS.get, names))
    if None in said:
        said = list(map(_say, tags, names))
    pieces[1::3] = said
    del pieces[2::3]
    return "".join(pieces)


def _say(tag: str, name: str) -> str:
    """What a tag says in plain text. A name HTML does not know is somebody's List<String>."""
    return _SAYS.get(name.lower(), "" if ":" in name or "-" in name else tag)


def _decode(text: str) -> str:
    """Decode entities once; only those closed by ";", for addresses are full of "&copy=1"."""
    for entity, character in _COMMON:
        text = text.replace(entity, character)
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text) if "&" in text else text


def _tidy(text: str) -> str:
    """Single spaces, no empty lines, no unseen characters, each bullet beside its words."""
    text = text.replace("\t", " ") if text.isascii() else _plain_spaces(text)
    while "  " in text:
        text = text.replace("  ", " ")
    tidy = "\n".join(filter(None, map(str.strip, text.splitlines())))
    return _BULLETS.sub("- ", tidy).removesuffix("- ").rstrip() if _BULLET in tidy else tidy


def _plain_spaces(text: str) -> str:
    for space in _SPACES:
        text = text.replace(space, " ")
    for unseen in _UNSEEN:
        text = text.replace(unseen, "")
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character, which could be neither printed nor stored
        return text.encode("utf-8", "ignore").decode()
    return text
