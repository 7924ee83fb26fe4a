"""The drawing shows what is known, and stays in its frame."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gonorth.web.drawing import Said
from gonorth.web.elevation import Front, elevation, lit_windows

SAID = Said("hub-x", "A hub", "Its buildings", "storeys")
FRONTS = st.builds(
    Front,
    st.none() | st.text(st.characters(exclude_categories=["C"]), max_size=60),
    st.none() | st.integers(1, 200),
    st.dictionaries(st.integers(1, 9), st.integers(0, 500), max_size=4),
)


def drawn(*fronts: Front) -> ET.Element:
    return ET.fromstring(elevation(fronts, SAID))


def of(picture: ET.Element, css: str) -> list[ET.Element]:
    return [part for part in picture.iter() if part.get("class") == css]


@pytest.mark.parametrize("openings", [0, 1, 3, 5, 80])
def test_one_window_is_lit_for_each_opening_that_has_room(openings: int) -> None:
    assert len(of(drawn(Front("A", 9, {4: openings})), "window lit")) == min(openings, 5)


def test_a_floor_of_an_unknown_building_is_never_lit() -> None:
    assert not of(drawn(Front(None, None, {4: 3})), "window lit")


def test_buildings_keep_their_proportions() -> None:
    small, tall = (
        float(part.get("height") or 0) for part in of(drawn(Front("A", 10), Front("B", 40)), "wall")
    )
    assert tall == pytest.approx(4 * small)


def test_many_buildings_stand_in_rows() -> None:
    picture = drawn(*[Front(f"B{n}", 4) for n in range(14)])
    assert len([part for part in picture if part.tag.endswith("g")]) == 3
    assert len(of(picture, "wall")) == 14


@settings(max_examples=40, deadline=None)
@given(st.lists(FRONTS, max_size=24))
def test_whatever_stands_there_is_well_formed_and_within_the_frame(fronts: list[Front]) -> None:
    text = elevation(fronts, SAID)
    width, height = (float(end) for end in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text).groups())  # type: ignore[union-attr]
    for rect in of(ET.fromstring(text), "wall"):
        if rect.get("x"):
            assert float(rect.get("x") or 0) >= 0 and float(rect.get("x") or 0) + 72 <= width
            assert float(rect.get("y") or 0) >= 0
    assert height > 0


def test_a_row_of_lit_windows_is_for_the_eye_alone() -> None:
    row = ET.fromstring(lit_windows(99))
    assert row.get("aria-hidden") == "true" and len(of(row, "window lit")) == 10
