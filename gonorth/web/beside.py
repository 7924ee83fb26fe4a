"""What sends the letters, reads the boards and asks for the exchange rate, in a process beside the site:
begun again when it ends, ended when the site ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess
from pathlib import Path

AGAIN_AFTER = 5.0  # seconds; what ended without being asked is begun again
GLANCE = 0.5  # seconds between two looks at whether the site is still there
GRACE = 6.0  # seconds to end in


@contextmanager
def work_beside() -> Iterator[None]:
    """Have the work done beside what is done inside the block."""
    stop = threading.Event()
    keeper = threading.Thread(target=_keep, args=(_begun(), stop), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(2 * GRACE)


def _begun() -> SpawnProcess:
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(os.getpid(),))
    process.start()
    return process


def _keep(process: SpawnProcess, stop: threading.Event) -> None:
    """Have one process at it until told to stop."""
    while not stop.wait(GLANCE):
        if not process.is_alive() and not stop.wait(AGAIN_AFTER):
            process = _begun()
    process.terminate()
    process.join(GRACE)
    if process.is_alive():
        process.kill()
        process.join(1.0)


def _work(site: int) -> None:
    """In the process itself. Ctrl-C in a terminal reaches it too; it waits for the site to end."""
    stop = threading.Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threading.Thread(target=_watch, args=(site, stop), daemon=True).start()
    import django

    django.setup()
    from gonorth.web import options, postman, tidying
    from gonorth.web.fetching.exchange import keep_fresh
    from gonorth.web.reading import Reader

    letters = threading.Thread(target=postman.run, args=(stop,), daemon=True)
    letters.start()
    threading.Thread(target=tidying.run, args=(stop,), daemon=True).start()
    if options.READING.is_on:
        if options.RATE.is_on:
            folder = Path(options.DATA.value)
            threading.Thread(target=keep_fresh, args=(folder, stop), daemon=True).start()
        Reader(stop).run()
    stop.wait()
    letters.join(GRACE / 2)


def _watch(site: int, stop: threading.Event) -> None:
    """Stop when the site is gone, killed included."""
    while os.getppid() == site:
        if stop.wait(GLANCE):
            return
    stop.set()
