"""A console that never ends a line at a no-break space: 162 000 $ CA stays together.

Rich takes every kind of space for a place to break. So no-break spaces go through it as letters of no
alphabet, and are themselves again when they are written.
"""

from __future__ import annotations

import sys
from typing import IO, Any, TextIO, cast

from rich.console import Console
from rich.text import Text

SPACES = {"\u00a0": "\ue000", "\u202f": "\ue001"}
HELD, FREED = str.maketrans(SPACES), str.maketrans({held: space for space, held in SPACES.items()})


class Unbroken(Console):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(file=cast(IO[str], _Freeing(sys.stdout)), **kwargs)

    def render_str(self, text: str, **kwargs: Any) -> Text:
        return super().render_str(text.translate(HELD), **kwargs)


class _Freeing:
    """A stream to which held spaces are written as what they were."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(text.translate(FREED))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
