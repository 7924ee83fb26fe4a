"""How do samples go? All at once, with everything that hangs on them."""

from __future__ import annotations

from django.db import transaction

from gonorth.web.models import Board, BoardRead, Employer, Event, Posting, PostingChange, Version


@transaction.atomic
def clear() -> int:
    """Take every sample away; return how many postings and events that were."""
    boards = Board.objects.filter(system=Board.SAMPLE)
    if not boards.exists() and not Event.objects.filter(is_sample=True).exists():
        return 0
    events, _ = Event.objects.filter(is_sample=True).delete()
    postings = Posting.objects.filter(board__in=boards).count()
    PostingChange.objects.filter(posting__board__in=boards).delete()
    Posting.objects.filter(board__in=boards).delete()
    BoardRead.objects.filter(board__in=boards).delete()
    boards.delete()
    Version.move(Version.OPENINGS)
    Employer.objects.filter(postings=None).delete()
    return postings + events
