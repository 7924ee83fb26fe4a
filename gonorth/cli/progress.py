"""A bar for work that takes longer than a second, on terminals only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from gonorth.facts.words import say

Item = TypeVar("Item")
PATIENCE = 1.0  # seconds before a bar appears


def progress(items: Iterable[Item], total: int, key: str) -> Iterator[Item]:
    """Yield the items; draw a bar on standard error once a second has passed."""
    if not sys.stderr.isatty():
        yield from items
        return
    started, bar, task = time.monotonic(), None, None
    for done, item in enumerate(items, 1):
        yield item
        if bar is None and time.monotonic() - started > PATIENCE:
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            task = bar.add_task(say(key, "en"), total=total)
            bar.start()
        if bar is not None and task is not None:
            bar.update(task, completed=done)
    if bar is not None:
        bar.stop()
