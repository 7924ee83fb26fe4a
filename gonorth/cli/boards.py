"""gonorth openings import, without a source: the boards of the region's employers, all of them, now."""

from __future__ import annotations

import argparse
import sys
import threading
from typing import TYPE_CHECKING

from gonorth.cli.imports import as_json
from gonorth.cli.output import OK, REFUSED, print_json, say_error
from gonorth.cli.serve import open_site
from gonorth.facts.words import Lang, Sentence, say

if TYPE_CHECKING:
    from gonorth.web.models import Board, BoardRead


def read_boards(args: argparse.Namespace) -> int:
    """Read them and say how each went; REFUSED where none could be read."""
    open_site(args.data)
    from gonorth.web import clock, queue
    from gonorth.web.reading import Reader

    total = queue.ask_for_all(clock.now())
    if not total:
        say_error(say("boards_live.cli_none", args.lang))
        return REFUSED
    told = _Told(total, args.lang, args.json)
    try:
        Reader(threading.Event(), tell=told).run(until_empty=True)
    finally:
        told.end()
    return OK if told.read else REFUSED


class _Told:
    """A line a board, as it was read; on a terminal a bar below them."""

    def __init__(self, total: int, lang: Lang, as_json: bool) -> None:
        self.total, self.lang, self.as_json = total, lang, as_json
        self.read = self.failed = 0
        self._lock = threading.Lock()
        self._bar = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(say("boards_live.cli_reading", lang), total=total)
            self._bar.start()

    def __call__(self, board: Board, read: BoardRead) -> None:
        from gonorth.web.reports import told

        line = Sentence("boards_live.cli_line", {"name": board.name, "state": told(read, self.lang)})
        with self._lock:
            if read.outcome == "failed":
                self.failed += 1
            else:
                self.read += 1
            if self.as_json:
                print_json(as_json(read, self.lang))
            elif self._bar is None:
                say_error(line.say(self.lang))
            else:
                self._bar.console.print(line.say(self.lang), markup=False, highlight=False)
            if self._bar is not None:
                self._bar.update(self._task, completed=self.read + self.failed)

    def end(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        counts = {"read": self.read, "n": self.total, "failed": self.failed}
        say_error(say("boards_live.cli_done", self.lang, **counts))
