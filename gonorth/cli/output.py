"""How the command line speaks: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from gonorth.facts.words import Lang, Named, Refusal
from gonorth.nouns import Occupation, plain

if TYPE_CHECKING:
    from rich.console import Console

OK, REFUSED, MISUSED = 0, 1, 2  # exit codes; argparse uses 2 as well
PAGE = 100  # characters across, in a file or a pipe


def print_json(value: Any, *, indent: int | None = None) -> None:
    """One JSON document; on one line unless an indent is asked for."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=indent, allow_nan=False) + "\n")


def say_error(sentence: str) -> None:
    sys.stderr.write(f"gonorth: {sentence}\n")


def refuse(refusal: Refusal, lang: Lang) -> int:
    say_error(refusal.say(lang))
    return REFUSED


def label_of(occupation: Occupation, lang: Lang) -> str:
    """The occupation with its number, as both languages have it: 21231 Software engineers and designers."""
    return f"{occupation.noc} {Named(occupation.label, occupation.label_fr).say(lang)}"


def console() -> Console:
    """A console as wide as the terminal, or as a page where there is none; colours for terminals only."""
    from gonorth.cli.unbroken import Unbroken  # a tenth of a second that JSON does not need

    return Unbroken(highlight=False, width=None if sys.stdout.isatty() else PAGE)
