"""The stock of openings that answers are given from: made of openings that were read, or saved in a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gonorth.cli.files import why
from gonorth.facts.pack import read_pack
from gonorth.facts.tables import DATA
from gonorth.facts.words import Refusal
from gonorth.matching.index import Index
from gonorth.nouns import Source
from gonorth.ownfile import is_saved
from gonorth.saved import open_saved, save
from gonorth.stock import Stock

if TYPE_CHECKING:
    from gonorth.cli.sources import Sources

REGION = "toronto-waterloo"
SAMPLES = DATA / "samples"


def stock_of(found: Sources, paths: Sequence[str]) -> Stock:
    """The shipped samples are samples however they were named."""
    is_sample = any(Path(path).resolve().is_relative_to(SAMPLES) for path in paths)
    return Stock(Index(found.openings), Source("openings", ""), is_sample)


def stock_in(paths: Sequence[str]) -> Stock:
    """The stock that was saved in a file; a Refusal says what is wrong with it."""
    if len(paths) > 1:
        raise Refusal("cli.saved_alone", path=next(filter(is_saved, paths)))
    try:
        return open_saved(paths[0])
    except OSError as error:
        raise Refusal("cli.cannot_open", path=paths[0], why=why(error)) from None


def save_to(path: str, stock: Stock) -> None:
    """Save a stock in a file, in the place of one saved before but of nothing else."""
    if Path(path).exists() and not is_saved(path):
        raise Refusal("cli.not_written_over", path=path)
    try:
        save(stock, [read_pack(REGION)], Path(path))
    except OSError as error:
        raise Refusal("cli.cannot_save", path=path, why=why(error)) from None
