"""The command line: gonorth answer | tax | pay | pathways | serve | openings | read | check ….

Each command is a module with `add(commands, common)`, which describes it, and `run(args)`, which returns
the exit code: 0 done, 1 the input was refused or problems were found, 2 the command was misused.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from gonorth import __version__
from gonorth.cli.grammar import Grammar, add_language, language

COMMANDS = (
    *(
        "answer",
        "tax",
        "pay",
        "pathways",
        "points",
        "serve",
        "openings",
        "events",
        "reports",
        "demo",
        "desk",
        "backup",
    ),
    *("restore", "resume", "read", "rank", "check"),
)
# Products of vectors are small here: on a busy machine threads of them wait for one another, and long.
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")


def main(arguments: list[str] | None = None) -> int:
    os.environ.setdefault(*ONE_THREAD)
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        args = parser(arguments).parse_args(arguments)
        code: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def parser(arguments: list[str]) -> argparse.ArgumentParser:
    """The whole grammar; only the modules of the command that is asked for are loaded."""
    lang = language(arguments)
    top = Grammar(
        prog="gonorth",
        lang=lang,
        description="Is the tech scene back home happening, and is there a right opportunity for me?",
        epilog="example: gonorth answer resume.pdf --openings board.json",
    )
    top.add_argument("--version", action="version", version=f"gonorth {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    add_language(common, lang)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = [word for word in arguments if word in COMMANDS][:1]
    for name in asked or COMMANDS:
        import_module(f"gonorth.cli.{name}").add(commands, common)
    return top
