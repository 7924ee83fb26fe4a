"""Which letters make a word, and which words a stroke? What follows in the file and on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

SPACE, GAP = 0.14, 0.75  # of a letter's height: a new word, a new piece
SPACED = 4  # single letters from which on they may be one word set wide
WIDE = 1.6  # times the usual gap between letters set wide: a new word

Word = tuple[str, float, float]  # with its left and right edge, in points


@dataclass(slots=True)
class Run:
    """Letters in one stroke: words with their left and right edges, and the run's box."""

    words: list[Word]
    bottom: float
    top: float
    is_bold: bool = False

    @property
    def left(self) -> float:
        return self.words[0][1]

    @property
    def right(self) -> float:
        return self.words[-1][2]

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Letter:
    sign: str
    left: float
    bottom: float
    right: float
    top: float
    starts_word: bool = False


def runs_of(letters: Sequence[Letter], is_bold: Callable[[int], bool]) -> list[Run]:
    """Letters in the file's order to runs; `is_bold` is asked once a run, with its first letter."""
    runs: list[Run] = []
    for number, letter in enumerate(letters):
        run = runs[-1] if runs else None
        if run is None or not _goes_on(run, letter):
            runs.append(
                Run([(letter.sign, letter.left, letter.right)], letter.bottom, letter.top, is_bold(number))
            )
            continue
        text, left, right = run.words[-1]
        if letter.starts_word or letter.left - right > SPACE * run.height:
            run.words.append((letter.sign, letter.left, letter.right))
        else:
            run.words[-1] = (text + letter.sign, left, letter.right)
        run.top, run.bottom = max(run.top, letter.top), min(run.bottom, letter.bottom)
    return runs


def _goes_on(run: Run, letter: Letter) -> bool:
    gap = letter.left - run.right
    height = max(run.height, 1.0)
    return abs(letter.bottom - run.bottom) < 0.45 * height and -0.4 * height < gap < GAP * height


def width_of(runs: Sequence[Run]) -> float:
    return max(run.right for run in runs) - min(run.left for run in runs)


def written(row: Sequence[Run]) -> str:
    """A row as text, its pieces set apart."""
    return "  ".join(joined(run.words) for run in row)


def joined(words: Sequence[Word]) -> str:
    """Words with spaces between; letters set apart ("E D U C A T I O N") are drawn together."""
    single = sum(1 for text, _, _ in words if len(text) == 1)
    if len(words) >= SPACED and single * 10 >= len(words) * 8:
        return _draw_together(words)
    return " ".join(text for text, _, _ in words)


def _draw_together(words: Sequence[Word]) -> str:
    gaps = [after[1] - before[2] for before, after in pairwise(words)]
    wide = WIDE * median(gaps)
    text = words[0][0]
    for gap, word in zip(gaps, words[1:], strict=True):
        text += (" " if gap > wide else "") + word[0]
    return text
