"""What becomes of a report: is the posting taken away, or was nothing wrong with it?"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gonorth.facts.words import Refusal
from gonorth.web.models import Posting, PostingReport, Version

REMOVED = "removed"  # such a posting stays away, though its board goes on showing it


def waiting() -> list[PostingReport]:
    """The reports nobody has settled, the oldest first."""
    found = PostingReport.objects.filter(settled_at=None).select_related("posting__employer")
    return list(found.order_by("at", "pk"))


@transaction.atomic
def settle(number: int, at: datetime, remove: bool) -> int:
    """Settle every waiting report of the posting that report `number` is about; return how many that were."""
    report = PostingReport.objects.select_related("posting").filter(pk=number, settled_at=None).first()
    if report is None:
        raise Refusal("reports.no_such", number=str(number))
    if remove:
        Posting.objects.filter(pk=report.posting_id).update(closed_at=at, close_reason=REMOVED)
        Version.move(Version.OPENINGS)
    return report.posting.reports.filter(settled_at=None).update(settled_at=at)
