"""Texts that mean the same lie near each other, in either language, to the same number on every machine."""

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.reading.encoder import FULL_PRODUCT, LENGTH, pack, title_encoder, unpack


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
    assert digest[:16] == "ce37791e7fbf49de"


@given(st.lists(st.lists(st.integers(-8, 7), min_size=6, max_size=6), min_size=1, max_size=5))
def test_packing_loses_nothing(rows: list[list[int]]) -> None:
    assert unpack(pack(np.array(rows, np.int8))).tolist() == rows


def test_the_table_is_small() -> None:
    table = title_encoder()
    assert table.hashes.nbytes + table.packed.nbytes <= 20_000_000
