"""Three dated snapshots of one real board, imported in order: the rows say what the files say."""

import html
import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from northfold import counts

from gonorth.web.importing import import_files
from gonorth.web.models import Posting

DAYS = ("2020-08-31", "2023-01-13", "2023-03-28")


def snapshot(real: Path, day: str) -> tuple[Path, datetime, dict[int, Any]]:
    """The file, when its server sent it, and its posts by number, found without any of our own code."""
    path = real / f"openings/greenhouse/canonical-{day}.json"
    headers = json.loads(path.with_suffix(".headers.json").read_text())["headers"]
    posts = {post["id"]: post for post in json.loads(path.read_text())["jobs"]}
    return path, parsedate_to_datetime(headers["Date"][0]), posts


def says(post: dict[str, Any]) -> tuple[Any, ...]:
    """What a visitor of the board would see of a post: spaces and markup are not seen."""
    kind = {"Employment Type", "Employment Length"}
    employment = [field["value"] for field in post["metadata"] or [] if field["name"] in kind]
    markup = html.unescape(post["content"])
    text = "".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())
    return (post["title"], post["location"]["name"], post["absolute_url"], post["internal_job_id"],
            [group["name"].strip() for group in post["departments"]][:1], employment, text)  # fmt: skip


@pytest.mark.real
def test_three_snapshots_open_change_and_close_what_their_files_say(real: Path, db: None) -> None:
    known: dict[int, Any] = {}
    missing: set[int] = set()
    closed: set[int] = set()
    for day in DAYS:
        path, at, posts = snapshot(real, day)
        told = counts(import_files([path], at)[0])
        both = known.keys() & posts.keys()
        absent = known.keys() - posts.keys() - closed
        expected = {
            "opened": len(posts.keys() - known.keys()),
            "changed": sum(says(posts[id]) != says(known[id]) for id in both),
            "unchanged": sum(says(posts[id]) == says(known[id]) for id in both),
            "missing": len(absent - missing),
            "closed": len(absent & missing),
        }
        assert told == {what: n for what, n in expected.items() if n}
        closed |= absent & missing
        missing = absent
        known |= posts
    held = Posting.objects
    assert held.count() == len(known)
    assert held.open().count() == len(known.keys() - closed)
    assert held.open().filter(missing_since=None).count() == len(posts)


@pytest.mark.real
def test_the_last_snapshot_once_more_changes_nothing(real: Path, db: None) -> None:
    path, at, posts = snapshot(real, DAYS[-1])
    import_files([path], at)
    rows = list(Posting.objects.order_by("pk").values())
    assert counts(import_files([path], at)[0]) == {"unchanged": len(posts)}
    assert list(Posting.objects.order_by("pk").values()) == rows
