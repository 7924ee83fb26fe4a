"""Run something on a stranger's file with so much time and memory and no more.

The work is done in a child process, which may hang, crash or fill its memory without harm; what it
returns or raises comes back through a pipe. On Linux the child is a fork (nothing is loaded again) with
limits on its memory and processor time; elsewhere it is a fresh process with a limit on time alone.
"""

from __future__ import annotations

import multiprocessing
import sys
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from gonorth.facts.words import Refusal

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

P = ParamSpec("P")
T = TypeVar("T")

IS_LINUX = sys.platform == "linux"
MEGABYTE = 1_000_000


def run_bounded(function: Callable[..., T], *args: Any, seconds: float, megabytes: int) -> T:
    """Call `function(*args)` within `seconds` of the clock and `megabytes` beyond what is in use now.

    Returns what it returns and raises what it raises; Refusal where it took too long, asked for too much
    or ended without a word. Arguments and results must be picklable.
    """
    return begin_bounded(function, *args, seconds=seconds, megabytes=megabytes)()


def begin_bounded(function: Callable[..., T], *args: Any, seconds: float, megabytes: int) -> Callable[[], T]:
    """Begin the same and return what waits for its end, so that other work can be done meanwhile. The
    seconds are those that are waited for."""
    context = multiprocessing.get_context("fork") if IS_LINUX else multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(theirs, function, args, seconds, megabytes), daemon=True)
    with warnings.catch_warnings():
        # Python warns of forking beside threads. Ours belong to numpy, which the child does not touch.
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    theirs.close()
    return lambda: _answer(ours, child, seconds)


def _answer(ours: Connection, child: BaseProcess, seconds: float) -> Any:
    try:
        if not ours.poll(seconds):
            raise Refusal("bounded.too_slow", seconds=seconds)
        is_error, answer = ours.recv()
    except EOFError:
        raise Refusal("bounded.broke") from None
    finally:
        ours.close()
        child.kill()  # it has answered, or is given up
        child.join()
        child.close()
    if is_error:
        raise answer
    return answer


def _work(
    pipe: Connection, function: Callable[..., Any], args: tuple[Any, ...], seconds: float, megabytes: int
) -> None:
    """In the child: limit, call, and send back the result or the error."""
    try:
        _limit(seconds, megabytes)
        answer = (False, function(*args))
    except MemoryError:
        answer = (True, Refusal("bounded.too_much", megabytes=megabytes))
    except Exception as error:  # whatever it is, it belongs to the caller
        answer = (True, error)
    pipe.send(answer)
    pipe.close()


def _limit(seconds: float, megabytes: int) -> None:
    """Cap the memory the child may map and the processor time it may use."""
    if resource is None or not IS_LINUX:
        return
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    memory = pages * resource.getpagesize() + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    time = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (time, time + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
