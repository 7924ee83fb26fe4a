"""What is said, and on which figures does it rest?"""

from __future__ import annotations

from dataclasses import dataclass

from gonorth.nouns import Figure


@dataclass(frozen=True)
class Told:
    """A sentence and the figures it rests on."""

    sentence: str
    figures: tuple[Figure, ...]

    @property
    def ids(self) -> str:
        return " ".join(figure.id for figure in self.figures)

    @property
    def proofs(self) -> tuple[Figure, ...]:
        """One figure for each source and day."""
        return tuple({(figure.source, figure.as_of): figure for figure in self.figures}.values())
