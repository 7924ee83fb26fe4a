"""The command line's help and its complaints, in English or French.

argparse speaks English, and the commands describe themselves in it: what they say is looked up on its way
out (gonorth/data/words/help.*, usage.*), so that English help costs nothing to start.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from functools import cache, partial
from typing import Any, NoReturn

from gonorth.cli.output import MISUSED
from gonorth.facts.words import LANGS, Lang, counterparts, say

_OPTION = "--lang"
_PART = re.compile(r"\\\{(\w+)\\\}")


def language(arguments: Sequence[str]) -> Lang:
    """The language asked for anywhere on the line; help is given before the line is read to its end."""
    written = [word.removeprefix(f"{_OPTION}=") for word in arguments if word.startswith(f"{_OPTION}=")]
    written += [word for option, word in zip(arguments, arguments[1:], strict=False) if option == _OPTION]
    return next((lang for lang in LANGS if lang in written), "en")


def said(text: str, lang: Lang) -> str:
    """A sentence of argparse's, or of a command about itself, in the language."""
    if lang == "en":
        return text
    return counterparts("help", lang).get(text) or _of_pattern(text, lang)


def _of_pattern(text: str, lang: Lang) -> str:
    for pattern, sentence in _patterns(lang):
        if found := pattern.fullmatch(text):
            values = {name: _named(value, lang) for name, value in found.groupdict().items()}
            return sentence.format(**values)
    return text


def _named(value: str, lang: Lang) -> str:
    """A sentence within the sentence, or names of arguments."""
    whole = said(value, lang)
    return whole if whole != value else ", ".join(said(name, lang) for name in value.split(", "))


@cache
def _patterns(lang: Lang) -> list[tuple[re.Pattern[str], str]]:
    pairs = counterparts("usage", lang).items()
    return [
        (re.compile(_PART.sub(r"(?P<\1>.+?)", re.escape(english)), re.DOTALL), other)
        for english, other in pairs
    ]


class Formatter(argparse.HelpFormatter):
    """Help, each piece of it in the language as it is laid out."""

    def __init__(self, prog: str, lang: Lang, **kwargs: Any) -> None:
        super().__init__(prog, **kwargs)
        self._lang: Lang = lang

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        begin = say("usage.prefix", self._lang) if prefix is None else prefix
        super().add_usage(usage, actions, groups, begin)

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and said(heading, self._lang))

    def add_text(self, text: str | None) -> None:
        super().add_text(text and said(text, self._lang))

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help and said(action.help, self._lang)

    def _metavar_formatter(self, action: argparse.Action, default_metavar: str) -> Any:
        written = super()._metavar_formatter(action, default_metavar)
        return lambda size: tuple(name and said(name, self._lang) for name in written(size))


class Grammar(argparse.ArgumentParser):
    """A parser, and the parsers of its commands, that speak one language."""

    def __init__(self, *args: Any, lang: Lang = "en", **kwargs: Any) -> None:
        self._lang: Lang = lang
        super().__init__(*args, **{"formatter_class": partial(Formatter, lang=lang)} | kwargs)

    def add_subparsers(self, **kwargs: Any) -> Any:
        add_language(self, argparse.SUPPRESS)  # it may stand before the command as well as behind it
        return super().add_subparsers(**{"parser_class": partial(Grammar, lang=self._lang)} | kwargs)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        whole = said(message, self._lang)
        self.exit(MISUSED, say("usage.failed", self._lang, program=self.prog, message=whole) + "\n")


def add_language(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument(_OPTION, choices=LANGS, default=default, help="the language of sentences (en)")
