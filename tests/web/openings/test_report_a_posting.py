"""Somebody says that a posting breaks the policy, and stays unknown."""

from collections.abc import Iterator

import pytest
from django.test import Client
from givre import Publish

from gonorth.web import reporting
from gonorth.web.models import PostingReport

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def full_bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(reporting, "bucket", reporting.Bucket(3, 3600))
    yield


def test_a_report_is_kept_with_nothing_of_who_sent_it(site: Client, publish: Publish) -> None:
    posting = publish()
    sent = {"reason": "pay", "words": " No pay\x00\u202e shown "}
    response = site.post(f"/openings/{posting.pk}/report", sent, headers=OURS, REMOTE_ADDR="203.0.113.9")
    assert (response.status_code, response.headers["Location"]) == (
        302,
        f"/openings/{posting.pk}?reported=1#report",
    )
    assert not response.cookies
    (report,) = PostingReport.objects.all()
    assert (report.reason, report.words, report.posting) == ("pay", "No pay shown", posting)
    assert {field.name for field in PostingReport._meta.get_fields()} == {
        "id",
        "posting",
        "reason",
        "words",
        "at",
        "settled_at",
    }
    assert "Your report is kept" in site.get(response.headers["Location"]).content.decode()


def test_it_goes_back_to_the_page_in_its_language(site: Client, publish: Publish) -> None:
    posting = publish()
    response = site.post(f"/fr/openings/{posting.pk}/report", {"reason": "money"}, headers=OURS)
    assert response.headers["Location"].startswith(f"/fr/openings/{posting.pk}?")


@pytest.mark.parametrize("reason", ["", "nonsense", "x" * 5_000])
def test_without_a_reason_nothing_is_kept(site: Client, publish: Publish, reason: str) -> None:
    response = site.post(f"/openings/{publish().pk}/report", {"reason": reason}, headers=OURS)
    assert response.status_code == 400 and "choose what is wrong" in response.content.decode()
    assert not PostingReport.objects.exists()


def test_a_stranger_from_another_site_is_refused(site: Client, publish: Publish) -> None:
    sent = site.post(
        f"/openings/{publish().pk}/report", {"reason": "pay"}, headers={"Origin": "https://evil.example"}
    )
    assert sent.status_code == 403 and not PostingReport.objects.exists()


def test_many_at_once_are_held_back_for_everybody_alike(site: Client, publish: Publish) -> None:
    posting = publish()
    codes = [
        site.post(f"/openings/{posting.pk}/report", {"reason": "pay"}, headers=OURS).status_code
        for _ in range(5)
    ]
    assert codes == [302, 302, 302, 429, 429]
    assert PostingReport.objects.count() == 3


def test_what_is_said_is_bounded(site: Client, publish: Publish) -> None:
    site.post(f"/openings/{publish().pk}/report", {"reason": "other", "words": "w" * 100_000}, headers=OURS)
    assert len(PostingReport.objects.get().words) <= reporting.LONGEST + 1


def test_a_posting_with_many_unread_reports_takes_no_more(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "UNREAD", 2)
    posting = publish()
    assert [reporting.report(posting, "pay", "") for _ in range(3)] == ["thanks"] * 3
    assert PostingReport.objects.count() == 2


def test_the_bucket_fills_again() -> None:
    bucket = reporting.Bucket(1, 0.0001)
    assert bucket.take()
    import time

    time.sleep(0.01)
    assert bucket.take()


def test_a_report_is_sent_not_fetched(site: Client, publish: Publish) -> None:
    assert site.get(f"/openings/{publish().pk}/report").status_code == 405
    assert site.post("/openings/999/report", {"reason": "pay"}, headers=OURS).status_code == 404


def test_what_was_written_is_there_to_send_again(site: Client, publish: Publish) -> None:
    page = site.post(f"/openings/{publish().pk}/report", {"reason": "", "words": "They asked for a deposit"})
    assert page.status_code == 400
    assert "They asked for a deposit</textarea>" in page.content.decode()
