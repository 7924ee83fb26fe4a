"""Texts that mean the same lie near each other, in either language, to the same number on every machine."""

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.reading.encoder import (
    FULL_PRODUCT,
    LENGTH,
    Encoder,
    pack,
    skill_encoder,
    sum_packed,
    title_encoder,
)
from gonorth.reading.grams import words_of


def likeness(one: str, other: str) -> float:
    a, b = title_encoder().encode([one, other])
    return float(a @ b) / FULL_PRODUCT


@pytest.mark.parametrize(
    ("title", "near", "far"),
    [
        ("lawyer", "attorney", "lawn mower"),
        ("software developer", "software engineer", "property developer"),
        ("développeur logiciel", "software engineer", "sales engineer"),
        ("infirmière", "registered nurse", "kitchen porter"),
        ("nurse", "infirmier", "ingénieur"),
        ("data scientist", "scientifique des données", "scientifique agricole"),
        ("comptable", "accountant", "account executive"),
        ("devops engineer", "site reliability engineer", "civil engineer"),
        ("SRE", "site reliability engineer", "sales representative"),
        ("backend developer", "développeur dorsal", "business developer"),
        ("UX designer", "user interface designer", "fashion designer"),
        ("chef de projet informatique", "IT project manager", "pastry chef"),
    ],
)
def test_what_means_the_same_is_nearer_than_what_looks_alike(title: str, near: str, far: str) -> None:
    assert likeness(title, near) > likeness(title, far) + 0.1


@pytest.mark.parametrize("twin", ["SOFTWARE   Developer", "software-developer", "Software Developer!"])
def test_case_spaces_and_signs_do_not_matter(twin: str) -> None:
    assert likeness("software developer", twin) == pytest.approx(1, abs=0.001)


def test_accents_do_not_matter() -> None:
    assert likeness("Développeur", "developpeur") == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize("text", ["", "   ", "\x00", "☃", "工程师", "—"])
def test_a_text_without_a_known_word_has_no_direction(text: str) -> None:
    assert not title_encoder().encode([text]).any()


def test_no_text_no_vector() -> None:
    assert title_encoder().encode([]).shape == (0, title_encoder().size)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_many_at_once_are_as_one_by_one(texts: list[str]) -> None:
    together = title_encoder().encode(texts)
    assert (together == np.concatenate([title_encoder().encode([text]) for text in texts])).all()


@given(st.text(max_size=200))
def test_vectors_are_whole_numbers_of_one_length(text: str) -> None:
    vector = title_encoder().encode([text])[0].astype(np.float64)
    assert (vector == np.rint(vector)).all()
    assert not vector.any() or abs(np.sqrt(vector @ vector) - LENGTH) < 20


def test_a_very_long_text_is_read_in_bounded_time_and_does_not_overflow() -> None:
    assert likeness("software developer " * 5000, "software developer") > 0.7


def test_every_machine_gives_the_same_numbers() -> None:
    found = title_encoder().encode(["Software Engineer", "Développeuse", "C++ / .NET", "R&D"])
    digest = hashlib.sha256(found.astype("<i4").tobytes()).hexdigest()
    assert digest[:16] == "21ac5fb0d747e7b7"


@given(st.sets(st.integers(0, 2**32 - 1), min_size=1, max_size=40), st.data())
def test_every_feature_of_the_table_is_found_and_no_other(known: set[int], data: st.DataObject) -> None:
    hashes = np.array(sorted(known), np.uint32)
    table = Encoder(hashes, np.zeros((len(hashes), 8), np.uint8))
    near = st.sampled_from(sorted(known)).map(lambda hash: min(hash + 1, 2**32 - 1))
    asked = data.draw(st.lists(st.sampled_from(sorted(known)) | near | st.integers(0, 2**32 - 1), max_size=9))
    places = table.places(np.array(asked, np.uint32))
    assert [int(hashes[at]) == hash for at, hash in zip(places, asked, strict=True)] == [
        hash in known for hash in asked
    ]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.lists(st.integers(-8, 7), min_size=32, max_size=32)), max_size=9)
)
def test_packed_rows_add_up_as_plain_ones(owned: list[tuple[int, list[int]]]) -> None:
    owned.sort(key=lambda each: each[0])
    owners = np.array([owner for owner, _ in owned], np.int64)
    rows = np.array([row for _, row in owned], np.int8).reshape(-1, 32)
    plain = [rows[owners == owner].sum(axis=0).tolist() for owner in range(5)]
    assert sum_packed(pack(rows), owners, 5).tolist() == plain


@pytest.mark.parametrize("number", [-8, 7])
def test_the_longest_text_does_not_run_over(number: int) -> None:
    """A text of as many words of one letter as are read, each pair with the largest numbers there are."""
    most = len(words_of("a " * 10_000))
    rows = np.full((most, 16), number, np.int8)
    assert (sum_packed(pack(rows), np.zeros(most, np.int64), 1) == most * number).all()


def test_the_tables_are_small() -> None:
    tables = title_encoder(), skill_encoder()
    assert sum(table.hashes.nbytes + table.packed.nbytes for table in tables) <= 20_000_000
