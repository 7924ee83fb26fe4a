"""What happens, in rows. One app: every stage of the journey is about the same people."""

from gonorth.web.models.board import Board, BoardRead
from gonorth.web.models.employer import Employer
from gonorth.web.models.event import Event
from gonorth.web.models.posting import Posting, PostingChange
from gonorth.web.models.report import PostingReport
from gonorth.web.models.version import Version

__all__ = [
    "Board",
    "BoardRead",
    "Employer",
    "Event",
    "Posting",
    "PostingChange",
    "PostingReport",
    "Version",
]
