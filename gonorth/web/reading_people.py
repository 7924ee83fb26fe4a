"""What is read of somebody when they raise a hand, once: what searches for people go by.

Takes the fields of the reviewed form; gives the columns of a profile, and the words the desk finds them by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gonorth.reading.grams import words_of
from gonorth.web.blind import band_of_years
from gonorth.web.candidate_form import Fields, candidate_from
from gonorth.web.models import Person, PersonWord

LONGEST_WORD, MOST_WORDS = 100, 60


def read(told: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    fields = Fields(told)
    candidate = candidate_from(fields)
    countries = [place.country for place in candidate.places[:1] if place.country]
    return {
        "noc": candidate.occupations[0].noc if candidate.occupations else "",
        "skills": [skill.id for skill in candidate.skills],
        "years": band_of_years(candidate.years),
        "country": countries[0] if countries else "",
        "papers": "needed" if fields.one("sponsorship") else "unsaid",
    }


def words(name: str, email: str, told: Mapping[str, Sequence[str]]) -> list[str]:
    """The words of a name, of an address and the address whole, of titles, places and skills."""
    texts = [name, email, *told.get("title", ()), *told.get("place", ()), *told.get("skill", ())]
    found = [email, *(word for text in texts for word in words_of(text))]
    return [word[:LONGEST_WORD] for word in dict.fromkeys(found)][:MOST_WORDS]


def rows(person: Person, email: str) -> Iterable[PersonWord]:
    return (PersonWord(person=person, word=word) for word in words(person.name, email, person.told))


def keep_words(person: Person) -> None:
    """Inside the caller's transaction."""
    person.words.all().delete()
    PersonWord.objects.bulk_create(rows(person, person.account.email))
