"""Invented people by the thousand: read as hands that were raised are, found, and gone again."""

from __future__ import annotations

from django.db import connection

from gonorth.web import clock, crowd, reading_people, snapshot
from gonorth.web.models import Account, Person, Profile
from gonorth.web.people_search import sight
from gonorth.web.views.desk import found_by


def test_an_invented_person_is_read_as_a_hand_that_was_raised() -> None:
    crowd.make(60, clock.now())
    for person in Person.objects.all():
        assert person.read == reading_people.read(person.told)


def test_they_are_found_and_go_without_a_trace() -> None:
    crowd.make(300, clock.now())
    crowd.make(100, clock.now())  # beside those already there
    assert Account.objects.count() == 400
    assert snapshot.make(clock.now()) == Profile.objects.count() > 300
    from gonorth.web.models import Organisation

    blind = sight(Organisation(pk=1, name="Northfold (invented)", domain="northfold.example")).blind
    assert 0 < blind.is_shown.sum() < Profile.objects.count()  # some hide from it
    assert [person.account.email for person in found_by("sample-17@")] == ["sample-17@sample.invalid"]
    assert crowd.clear() == 400
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "sample.invalid" not in str(cursor.fetchall())


def test_the_desk_finds_by_beginnings_of_words_and_of_the_address() -> None:
    crowd.make(30, clock.now())
    assert found_by("sample-2@").get().name == "Sample 2"
    assert {person.name for person in found_by("SAMPLE 2")} == {"Sample 2"} | {
        f"Sample {n}" for n in range(20, 30)
    }
    assert not found_by("sample zanzibar").exists()
