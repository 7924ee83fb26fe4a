"""What templates may do: say a sentence, show a figure with its source, write numbers, pay and days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol
from urllib.parse import urlencode

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from gonorth.facts import words
from gonorth.facts.region import Fact
from gonorth.facts.words import Lang
from gonorth.nouns import Figure, Kind
from gonorth.pay.figures import STATED
from gonorth.web import figures

register = template.Library()
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
Context = dict[str, Any]


class Sourced(Protocol):
    """Anything that says where it is from: a figure, a series."""

    @property
    def as_of(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def kind(self) -> Kind: ...


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: Any) -> str:
    """`{% say "home.question" n=3 %}`: the sentence of that key in the page's language, escaped."""
    return words.say(key, _lang(context), **values)


@register.simple_tag(takes_context=True)
def link(context: Context, name: str, *args: Any, **query: Any) -> str:
    """The address of a page in the language of this one: `{% link "openings" hub="mars" %}`."""
    address = reverse(name, args=[arg for arg in args if arg != ""])
    kept = {key: value for key, value in query.items() if value not in (None, "")}
    return address + (f"?{urlencode(kept, doseq=True)}" if kept else "")


@register.simple_tag(takes_context=True)
def figure(context: Context, shown: Figure, unit: bool = True) -> SafeString:
    """A number never goes without its source and day: both are one tap away."""
    return format_html(
        '<span class="figure" data-figure="{}" data-kind="{}">{}{}{}</span>',
        shown.id,
        shown.kind,
        figures.written(shown, _lang(context), unit),
        _marked(shown, _lang(context)),
        sourced(context, shown),
    )


def _marked(shown: Figure, lang: Lang) -> SafeString:
    """A claim and a sample say so beside the number."""
    if shown.kind not in {"claim", "sample"} or shown.source == STATED:
        return SafeString("")
    css = "tag sample" if shown.kind == "sample" else "tag"
    return format_html(' <span class="{}">{}</span>', css, words.say(f"frame.kind_{shown.kind}", lang))


@register.simple_tag(takes_context=True)
def sourced(context: Context, shown: Sourced) -> SafeString:
    """The small mark that leads to the source of a figure, or of anything else that names one."""
    lang = _lang(context)
    day = figures.day_in_words(shown.as_of, lang) if shown.as_of else words.say("frame.no_day", lang)
    title = words.say("frame.source_of", lang, as_of=day, kind=words.say(f"frame.kind_{shown.kind}", lang))
    return format_html(
        '<a class="source" href="{}" title="{}"><span class="unseen">{}</span>'
        '<span aria-hidden="true">§</span></a>',
        source_address(shown.source),
        title,
        title,
    )


def source_address(source: str) -> str:
    """Where the page of facts tells of a source."""
    return f"{reverse('facts')}#source-{source}"


@register.filter
def source_page(source: str) -> str:
    return source_address(source)


@register.filter
def as_of(text: str, lang: Lang) -> str:
    """A year, a month or a day in words, as exact as it is known."""
    return figures.day_in_words(text, lang)


@register.filter
def timed(text: str) -> SafeString:
    """Words with the years in them marked as time, which no source need stand behind."""
    return mark_safe(YEAR.sub(r"<time>\g<0></time>", escape(text)))


@register.filter
def said_in(texts: Mapping[Lang, str], lang: Lang) -> str:
    """Words of a pack, which are in both languages."""
    return texts[lang]


@register.filter
def written(value: Any, lang: Lang) -> str:
    """A number or a day as the language writes it."""
    return words.day(value, lang) if isinstance(value, date) else words.number(value, lang)


def _lang(context: Context) -> Lang:
    return "fr" if context.get("lang") == "fr" else "en"


@register.simple_tag(takes_context=True)
def label(context: Context, start: str, end: object, **values: Any) -> str:
    """`{% label "frame.nav_" name %}`: a sentence whose key has a variable end."""
    return words.say(f"{start}{end}", _lang(context), **values)


@register.filter
def split(text: str) -> list[str]:
    return text.split()


@register.simple_tag(name="static")
def static_tag(path: str) -> str:
    return static(path)


@register.filter
def moment(value: datetime, lang: Lang) -> str:
    """A day and an hour, as the clocks of the place show them."""
    return f"{words.day(value.date(), lang)}, {words.hour(value, lang)}"


@register.simple_tag(takes_context=True)
def quantity(context: Context, fact: Fact) -> str:
    """A fact's value with its unit, as the language writes them."""
    lang = _lang(context)
    return f"{words.number(fact.value, lang)} {fact.units[lang]}" if fact.value is not None else ""
