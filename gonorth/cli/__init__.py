"""The command line: gonorth answer | openings | resume | read | rank | check."""

from __future__ import annotations


def main() -> int:
    return 0
