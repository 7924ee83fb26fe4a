"""Words find openings, whatever happens to the rows: on SQLite, or on the database of DATABASE_URL."""

import pytest
from django.db import connection
from django.utils import timezone
from givre import Publish

from gonorth.web import bridge
from gonorth.web.fulltext import forms, ids_with, terms
from gonorth.web.models import Employer, Posting


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
        "« node js »",
        "“Node.js and”",
        "sociéte",
        "l’équipe",
        "équipes",
        "bar",
        "3d",
        "main d'œuvre",
        "équipe node développeur",
    ],
)
def test_an_opening_is_found_by_words_of_title_employer_and_text(publish: Publish, words: str) -> None:
    publish(
        id="a:b:1",
        title="Développeuse C++",
        employer="Société Givrée",
        description="Node.js and/or main-d'œuvre foo_bar 3D l’équipe",
    )
    publish(id="a:b:2", title="Cook", description="Soup", employer="Other")
    assert found(words) == ["a:b:1"]


@pytest.mark.parametrize("words", ["c#", "java", '"js node"', "node soup"])
def test_it_is_not_found_by_others(publish: Publish, words: str) -> None:
    publish(id="a:b:1", title="Développeuse C++", description="Node.js JavaScript")
    assert found(words) == []


@pytest.mark.parametrize("words", ["", '""', "-- ** ( ) :", "\x00\x07"])
def test_signs_alone_are_no_words(publish: Publish, words: str) -> None:
    publish(id="a:b:1", title="Analyst")
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
    publish(id="a:b:1", title="Analyst", description="or near title x")
    assert found(words) == ["a:b:1"]


def test_what_changes_is_found_as_it_is_now(publish: Publish) -> None:
    posting = publish(id="a:b:1", title="Baker", employer="Société Givrée")
    Posting.objects.filter(pk=posting.pk).update(title="Miller")
    assert (found("baker"), found("miller")) == ([], ["a:b:1"])
    Employer.objects.update(name="Neige Noire")
    assert (found("givrée"), found("neige miller")) == ([], ["a:b:1"])
    posting.delete()
    assert found("miller") == []


def test_what_is_closed_is_not_found_until_it_is_open_again(publish: Publish) -> None:
    posting = publish(id="a:b:1", title="Baker")
    publish(id="a:b:2", title="Baker", closed_at=timezone.now())
    Posting.objects.filter(pk=posting.pk).update(closed_at=timezone.now())
    assert found("baker") == []
    Posting.objects.filter(pk=posting.pk).update(closed_at=None)
    assert found("baker") == ["a:b:1"]


def test_the_other_posts_of_a_job_find_the_one_that_is_shown(publish: Publish) -> None:
    publish(id="a:b:1", title="Baker", by_requisition="r")
    publish(id="c:d:1", title="Boulanger", by_requisition="r")
    assert found("boulanger") == ["a:b:1"]


def test_words_are_written_however_rows_are(publish: Publish) -> None:
    first = publish(id="a:b:1", title="Baker")
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
    publish(id="a:b:1", title="Baker", description=long + "\u202e\u200b😀" * 1_000)
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
