"""From the paths a person names to openings: files, folders, or standard input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gonorth.boards import MAX_BYTES, Failure, read_payload
from gonorth.cli.files import read_file
from gonorth.cli.progress import progress
from gonorth.facts.words import Refusal
from gonorth.nouns import Opening

PAYLOADS = {".json", ".jsonl", ".html", ".htm", ".csv"}


@dataclass(frozen=True)
class Sources:
    """What was read; `refused` holds a sentence per file that could not be used at all."""

    openings: tuple[Opening, ...]
    failures: tuple[Failure, ...]
    refused: tuple[Refusal, ...]


def read_sources(paths: Sequence[str]) -> Sources:
    """Read every file named or below a folder named; one unusable file never stops the others."""
    openings: list[Opening] = []
    failures: list[Failure] = []
    refused: list[Refusal] = []
    for path in progress(list(_files(paths)), "cli.reading_openings"):
        try:
            reading = read_payload(read_file(path, MAX_BYTES), path)
        except Refusal as refusal:
            refused.append(refusal)
        else:
            openings += reading.openings
            failures += reading.failures
    return Sources(tuple(openings), tuple(failures), tuple(refused))


def _files(paths: Iterable[str]) -> Iterator[str]:
    for name in paths:
        folder = Path(name)
        if folder.is_dir():
            yield from (str(path) for path in sorted(folder.rglob("*")) if path.suffix.lower() in PAYLOADS)
        else:
            yield name
