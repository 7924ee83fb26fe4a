"""Whatever a board sends, the rows hold what both databases can keep, and nothing of others is touched."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from northfold import Show, counts, day, opening

from gonorth.boards import read_payload
from gonorth.nouns import Pay, Place, Skill
from gonorth.web import bridge
from gonorth.web.importing import import_readings
from gonorth.web.models import Employer, Posting
from gonorth.web.models.employer import key_for

HOSTILE = [
    "\0 zero \0",
    "\ud83d half",
    "<script>alert(1)</script>",
    "' OR 1=1; DROP TABLE gonorth_posting; --",
    "{{ 7 * 7 }} {% debug %}",
    "\u202egnirts\u202c \ufeff",
    "x" * 100_000,
    "%s %(name)s {0} \\u0000 NaN",
    "😀" * 500,
    "***",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_any_text_in_any_field_is_kept_and_read_back(show: Show, text: str) -> None:
    said: dict[str, Any] = dict.fromkeys(
        ("employer", "title", "url", "description", "department", "requisition"), text
    )
    hostile = opening(
        1,
        **said,
        id=f"greenhouse:northfold:{text}",
        employment_type=text,
        language=text,
        location=text,
        remote_within=(text,),
        places=(Place(text, text, text, float("inf"), float("nan"), raw=text),),
        skills=(Skill(text, text),),
        pay=Pay(Decimal("120000.50"), None, text, "year", text),
        years_asked=float("inf"),
    )
    assert counts(show(0, [hostile, 2])) == {"opened": 2}
    assert counts(show(1, [hostile, 2])) == {"unchanged": 2}
    row = Posting.objects.select_related("employer").exclude(key=opening(2).id).get()
    assert len(row.key) <= 400
    bridge.forget()
    held = bridge.shelf()
    back = next(o for o in held.index.openings if o.id == row.key)
    assert back.pay is not None and back.pay.low == Decimal("120000.5")
    assert row.title == text.replace("\0", "").encode("utf-8", "replace").decode()


def test_the_longest_ids_stay_apart(show: Show) -> None:
    long = [opening(1, id="greenhouse:northfold:" + "9" * 1000 + end) for end in "ab"]
    assert counts(show(0, long)) == {"opened": 2}
    assert counts(show(1, long)) == {"unchanged": 2}


@pytest.mark.parametrize(
    "moment", [*map(datetime.fromisoformat, ("2026-11-01", "1990-01-01", "2100-12-31T23:59"))]
)
def test_a_moment_without_a_zone_is_taken_to_be_utc(show: Show, moment: datetime) -> None:
    show(0, [opening(1, updated_at=moment)])
    assert Posting.objects.get().updated_at == moment.replace(tzinfo=day(0).tzinfo)


@pytest.mark.django_db
def test_a_payload_of_hostile_records_is_imported_or_reported_record_by_record() -> None:
    jobs = [
        {"id": text, "title": text, "absolute_url": text, "company_name": text, "location": {"name": text},
         "content": text, "internal_job_id": text, "updated_at": text, "departments": [{"name": text}],
         "metadata": [{"name": "Employment Type", "value": text}]}
        for text in HOSTILE
    ]  # fmt: skip
    jobs += [{"title": None}, {}, {"id": 1, "title": "Engineer", "location": {"name": "Toronto"}}]
    held = read_payload(json.dumps({"jobs": jobs}).encode(), "northfold.json")
    reads = import_readings({"northfold.json": held}, day(0))
    assert (
        sum(read.opened for read in reads)
        == len(held.openings)
        == Posting.objects.count()
        > len(HOSTILE) // 2
    )
    again = import_readings({"northfold.json": held}, day(1))
    assert sum(read.unchanged for read in again) == len(held.openings)


def slugs(show: Show, *names: str) -> dict[str, str]:
    show(0, [opening(number, employer=name) for number, name in enumerate(names)])
    return dict(Employer.objects.values_list("name", "slug"))


def test_employers_have_addresses_of_their_own(show: Show) -> None:
    found = slugs(show, "Élan Inc.", "Elan", "ELAN, Inc", "雪", "***", "株式会社", "a" * 400)
    assert len(found) == len(set(found.values())) == 6
    assert found["Elan"] == "elan"
    assert found["Élan Inc."].startswith("elan-")
    assert all(len(slug) <= 120 and slug.isascii() for slug in found.values())


def test_an_employers_address_stays(show: Show) -> None:
    before = slugs(show, "Élan", "Elan")
    show(1, [opening(0, employer="Élan"), opening(1, employer="Elan"), opening(2, employer="E-LAN")])
    assert dict(Employer.objects.values_list("name", "slug")) == before
    assert Employer.objects.filter(key=key_for("E-LAN")).count() == 1
