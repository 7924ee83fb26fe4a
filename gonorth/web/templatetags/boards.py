"""What the part that offers to read the boards needs: it stands on pages that know nothing of boards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

from gonorth.facts.words import Sentence
from gonorth.nouns import Figure
from gonorth.web import clock, options, queue, reports
from gonorth.web.local import is_from_here

register = template.Library()


@dataclass(frozen=True)
class Offer:
    boards: Figure
    minutes: Figure
    is_reading: bool  # it was accepted already

    @property
    def words(self) -> Sentence:
        return Sentence("boards_live.minutes", {"n": self.minutes.value})


@register.simple_tag(takes_context=True)
def boards_offer(context: dict[str, Any], once: bool = True) -> Offer | None:
    """To whoever sits at the machine itself; `once`: only until a board has been read."""
    if not options.READING.is_on or not is_from_here(context["request"]):
        return None
    if once and not reports.is_never_read():
        return None
    boards, minutes = reports.offer(context["lang"])
    return Offer(boards, minutes, queue.is_at_it(clock.now())) if boards.value else None
