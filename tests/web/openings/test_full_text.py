"""Words find openings, whatever happens to the rows: on SQLite, or on the database of DATABASE_URL."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from gonorth.web import bridge
from gonorth.web.fulltext import forms, ids_with, terms
from gonorth.web.models import Board, Employer, Posting

Publish = Callable[..., Posting]


@pytest.fixture
def publish(db: None) -> Publish:
    board = Board.objects.create(name="Invented", system="test", address="test:board")
    employer = Employer.objects.create(key="sociétégivrée", name="Société Givrée", slug="societe-givree")

    def made(key: str, title: str = "Analyst", description: str = "", **said: object) -> Posting:
        row = {"key": key, "title": title, "description": description, "board": board, "employer": employer}
        row |= {
            "reading": {"system": "test"},
            "content": key,
            "by_content": key,
            "first_seen": timezone.now(),
        }
        return Posting.objects.create(**row | said)

    return made


def found(words: str) -> list[str]:
    bridge.forget()
    return sorted(ids_with(words) or ())


@pytest.mark.parametrize(
    "words",
    [
        "developpeur",
        "DÉVELOPPEUSE",
        "c++",
        "node",
        '"node js"',
        "société",
        "l’équipe",
        "équipes",
        "bar",
        "3d",
        "main d'œuvre",
        "équipe node développeur",
    ],
)
def test_an_opening_is_found_by_words_of_title_employer_and_text(publish: Publish, words: str) -> None:
    publish("a:b:1", "Développeuse C++", "Node.js and/or main-d'œuvre foo_bar 3D l’équipe")
    publish(
        "a:b:2", "Cook", "Soup", employer=Employer.objects.create(key="other", name="Other", slug="other")
    )
    assert found(words) == ["a:b:1"]


@pytest.mark.parametrize("words", ["c#", "java", '"js node"', "node soup"])
def test_it_is_not_found_by_others(publish: Publish, words: str) -> None:
    publish("a:b:1", "Développeuse C++", "Node.js JavaScript")
    assert found(words) == []


@pytest.mark.parametrize("words", ["", '""', "-- ** ( ) :", "\x00\x07"])
def test_signs_alone_are_no_words(publish: Publish, words: str) -> None:
    publish("a:b:1")
    bridge.forget()
    assert ids_with(words) is None


@pytest.mark.parametrize(
    "words",
    [
        'analyst" OR "x',
        "analyst NEAR(",
        "{title}: analyst",
        "analyst & | !",
        "analyst:*",
        "\\analyst '",
        "(((analyst",
    ],
)
def test_no_sign_of_the_visitor_is_an_operator(publish: Publish, words: str) -> None:
    publish("a:b:1", "Analyst", "or near title x")
    assert found(words) == ["a:b:1"]


def test_what_changes_is_found_as_it_is_now(publish: Publish) -> None:
    posting = publish("a:b:1", "Baker")
    Posting.objects.filter(pk=posting.pk).update(title="Miller")
    assert (found("baker"), found("miller")) == ([], ["a:b:1"])
    Employer.objects.update(name="Neige Noire")
    assert (found("givrée"), found("neige miller")) == ([], ["a:b:1"])
    posting.delete()
    assert found("miller") == []


def test_what_is_closed_is_not_found_until_it_is_open_again(publish: Publish) -> None:
    posting = publish("a:b:1", "Baker")
    publish("a:b:2", "Baker", closed_at=timezone.now())
    Posting.objects.filter(pk=posting.pk).update(closed_at=timezone.now())
    assert found("baker") == []
    Posting.objects.filter(pk=posting.pk).update(closed_at=None)
    assert found("baker") == ["a:b:1"]


def test_the_other_posts_of_a_job_find_the_one_that_is_shown(publish: Publish) -> None:
    publish("a:b:1", "Baker", by_requisition="r")
    publish("c:d:1", "Boulanger", by_requisition="r")
    assert found("boulanger") == ["a:b:1"]


def test_words_are_written_however_rows_are(publish: Publish) -> None:
    first = publish("a:b:1", "Baker")
    other = Posting(**{f.attname: getattr(first, f.attname) for f in Posting._meta.concrete_fields})
    other.pk, other.key, other.by_content, other.title = None, "a:b:2", "2", "Miller"
    Posting.objects.bulk_create(
        [other], update_conflicts=True, unique_fields=["key"], update_fields=["title"]
    )
    assert found("miller") == ["a:b:2"]
    other.title = "Cook"
    Posting.objects.bulk_update([Posting(pk=Posting.objects.get(key="a:b:2").pk, title="Cook")], ["title"])
    assert (found("miller"), found("cook")) == ([], ["a:b:2"])


def test_a_hostile_text_does_not_stop_the_import(publish: Publish) -> None:
    long = "é" * 3_000 + " " + " ".join(f"mot{number}" for number in range(60_000))
    publish("a:b:1", "Baker", long + "\u202e\u200b😀" * 1_000)
    assert found("baker mot7") == ["a:b:1"]


def test_the_words_of_every_opening_are_kept_after_all_migrations(db: None) -> None:
    """A migration that alters Posting or Employer on SQLite loses the triggers: call wordtables.lay in it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type='trigger' AND name LIKE 'gonorth_words%'"
            )
            assert cursor.fetchone() == (6,)
        else:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'gonorth_words%'")
            assert cursor.fetchone() == (3,)


def test_a_word_is_looked_for_in_its_forms() -> None:
    assert set(forms("engineers")) >= {"engineer", "engineers"}
    assert set(forms("directrice")) >= {"directeur", "directeurs", "directrices"}
    assert "clas" not in forms("class") and forms("go") == ("go",)


def test_what_is_typed_is_bounded() -> None:
    assert len(terms("a1 " * 5 + " ".join(f"w{n}" for n in range(5_000)))) == 12
    assert terms("x" * 10_000)[0][0] == ("x" * 40,)
