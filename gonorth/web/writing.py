"""What of these openings is new, changed or back, and how do they come into the rows?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from gonorth.boards import Failure
from gonorth.facts.words import Sentence
from gonorth.nouns import Opening
from gonorth.web.bridge import row_of
from gonorth.web.given import name_of
from gonorth.web.hiring import Employers
from gonorth.web.marks import content_of, key_of, read_of, whole_of
from gonorth.web.models import Board, BoardRead, Posting, PostingChange
from gonorth.web.sentences import as_data

MOST_REPORTED = 1_000  # records of a read whose reasons are kept
HELD = ("board_id", "content", "whole", "missing_since", "closed_at", "close_reason")
OWN = ("title", "url", "description", "posted_on", "updated_at", "reading", "content", "whole")
JOB = ("by_requisition", "by_content", "shown_at", "missing_since", "closed_at", "close_reason")
WRITTEN = ["board", "employer", *OWN, *JOB]  # `key` and `first_seen` never change

Held = Mapping[str, Any]


class Writer:
    """Writes the openings of one read of a board, part by part, and counts what happened to each."""

    def __init__(self, board: Board, at: datetime) -> None:
        self.board, self.at = board, at
        self.seen: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.left_out: list[dict[str, Any]] = []  # and why
        self.is_moved = False  # since `is_moved` was last set to False
        self._employers = Employers()
        self._name = name_of(board)
        self._others: dict[int, Board] = {}

    def write(self, openings: Sequence[Opening], read: BoardRead) -> None:
        """Inside a transaction: bring the rows of these openings up to date."""
        by_key = {key_of(opening): opening for opening in openings}
        held = {row["key"]: row for row in Posting.objects.filter(key__in=by_key).values("key", *HELD)}
        judged = {key: self._judge(key, opening, held.get(key)) for key, opening in by_key.items()}
        events = {key: happened for key, happened in judged.items() if happened is not None}
        if not events:
            return
        self._employers.know(by_key[key].employer for key in events)
        rows = [self._posting(by_key[key], held.get(key)) for key in events]
        Posting.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["key"], update_fields=WRITTEN, batch_size=500
        )
        self._keep_changes({key: what for key, what in events.items() if what}, read)
        self.is_moved = True

    def absent(self, postings: Sequence[tuple[int, datetime | None]], read: BoardRead) -> None:
        """Inside a transaction: these open postings were not shown by a read that showed everything."""
        first = [pk for pk, since in postings if since is None]
        again = [pk for pk, since in postings if since is not None and since < self.at]
        last_complete = self.board.complete_at
        for pks in _parts(first):
            rows = Posting.objects.filter(pk__in=pks)
            rows.update(missing_since=self.at)
            if last_complete:
                rows.exclude(shown_at__gt=last_complete).update(shown_at=last_complete)
        for pks in _parts(again):
            Posting.objects.filter(pk__in=pks).update(closed_at=self.at, close_reason="gone")
        for what, pks in (("missing", first), ("closed", again)):
            self.counts[what] += len(pks)
            self._note(((pk, what) for pk in pks), read)
        self.is_moved |= bool(first or again)

    def _judge(self, key: str, opening: Opening, held: Held | None) -> list[str] | None:
        """What happened to a posting, as its changes will say; None where its row stays as it is."""
        if held is None:
            return self._count(key, "opened")
        is_elsewhere = held["board_id"] != self.board.pk
        if is_elsewhere and not self._comes_back(held["board_id"]):
            self.left_out.append({"at": key} | as_data(self._elsewhere(held["board_id"])))
            return None
        if held["close_reason"] == "removed":
            self._count(key, "unchanged")
            return None
        if held["closed_at"]:
            return self._count(key, "reopened")
        content = content_of(opening)
        is_changed = held["content"] != content
        events = self._count(key, "changed" if is_changed else "unchanged")
        if held["missing_since"]:
            self.counts["found"] += 1
            events.append("found")
        is_news = is_changed or is_elsewhere or held["missing_since"]
        is_news = is_news or held["whole"] != whole_of(content, read_of(opening))
        return [event for event in events if event != "unchanged"] if is_news else None

    def _count(self, key: str, what: str) -> list[str]:
        self.seen.add(key)
        self.counts[what] += 1
        return [what]

    def _elsewhere(self, board: int) -> Sentence:
        """One board does not rewrite what another one shows."""
        return Sentence("importing.elsewhere", {"board": self._other(board).name})

    def _comes_back(self, board: int) -> bool:
        """A posting is the board's whose name it bears, whoever showed it first."""
        return self._name is not None and name_of(self._other(board)) != self._name

    def _other(self, board: int) -> Board:
        if board not in self._others:
            self._others[board] = Board.objects.get(pk=board)
        return self._others[board]

    def _posting(self, opening: Opening, held: Held | None) -> Posting:
        is_back = held is not None and (held["missing_since"] or held["closed_at"])
        return Posting(
            **row_of(opening, self.board.is_sample),
            board=self.board,
            employer_id=self._employers.pk_of(opening.employer),
            first_seen=self.at,
            shown_at=self.at if is_back else None,
        )

    def _keep_changes(self, events: Mapping[str, list[str]], read: BoardRead) -> None:
        pks = dict(Posting.objects.filter(key__in=events).values_list("key", "pk"))
        self._note(((pks[key], what) for key, happened in events.items() for what in happened), read)

    def _note(self, changes: Iterable[tuple[int, str]], read: BoardRead) -> None:
        PostingChange.objects.bulk_create(
            (PostingChange(posting_id=pk, read=read, what=what, at=self.at) for pk, what in changes),
            batch_size=1_000,
        )


def report_of(failures: Sequence[Failure]) -> list[dict[str, Any]]:
    """What a read keeps of the records that gave no opening."""
    return [
        {"source": failure.source, "at": failure.index, "kind": failure.kind} | as_data(failure.reason)
        for failure in islice(failures, MOST_REPORTED)
    ]


def _parts(pks: Sequence[int]) -> Iterable[Sequence[int]]:
    return (pks[start : start + 1_000] for start in range(0, len(pks), 1_000))
