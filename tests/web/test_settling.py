"""A report is read by whoever runs the site, and something becomes of it."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from gonorth.boards import read_payload
from gonorth.facts.words import Refusal
from gonorth.web.importing import import_reading
from gonorth.web.models import Board, Posting
from gonorth.web.reporting import report
from gonorth.web.settling import settle, waiting

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAYLOAD = b"id,title,employer,location\n1,Engineer,Invented Works,Toronto\n2,Tester,Invented Works,Toronto\n"


@pytest.fixture
def reported(db: None) -> Posting:
    board = Board.objects.create(name="Invented", system="files", address="files:invented")
    import_reading(board, read_payload(PAYLOAD, "invented.csv"), complete=True, at=AT)
    posting = Posting.objects.get(title="Engineer")
    assert report(posting, "money", "They want a deposit") == report(posting, "closed", "") == "thanks"
    return posting


def test_a_posting_taken_away_says_so_and_stays_away(reported: Posting, site: Client) -> None:
    assert settle(waiting()[0].pk, AT, remove=True) == 2
    assert site.get(f"/openings/{reported.pk}").status_code == 410
    import_reading(reported.board, read_payload(PAYLOAD, "invented.csv"), complete=True, at=AT)
    assert site.get(f"/openings/{reported.pk}").status_code == 410


def test_a_posting_with_nothing_wrong_stays(reported: Posting, site: Client) -> None:
    settle(waiting()[0].pk, AT, remove=False)
    assert not waiting()
    assert site.get(f"/openings/{reported.pk}").status_code == 200


def test_a_report_is_settled_once(reported: Posting) -> None:
    number = waiting()[0].pk
    settle(number, AT, remove=False)
    with pytest.raises(Refusal, match=f"no report {number} is waiting"):
        settle(number, AT, remove=True)
