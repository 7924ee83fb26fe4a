"""Charts can be read: on a narrow telephone, aloud, in both languages, with what is missing."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from gonorth.facts.words import LANGS, Lang
from gonorth.web.charts import (
    Bar,
    Line,
    Mark,
    Value,
    bar_chart,
    line_chart,
    range_chart,
    share_bar,
    sparkline,
)
from gonorth.web.drawing import Said, apart, cut, ticks, width_of, wrapped

SAID = Said("test", "It rose <b>", "From 1 to 2 & on", "a b")
WIDTHS = (288.0, 340.0, 700.0)
MONTHS: list[tuple[str, Value]] = [(f"2026-{n:02}", 700 + n * 40) for n in range(1, 10)]
LONG = "Société québécoise d’ingénierie logicielle et d’apprentissage automatique inc. (inventée)"


def boxes(svg: str, width: float) -> list[tuple[str, float, float, float, float]]:
    """Left, top, right and bottom of each text, as wide as it can be at most."""
    found = []
    for text in ElementTree.fromstring(svg).iter("text"):
        words, long = text.text or "", width_of(text.text or "")
        x = width * float(text.attrib["x"].rstrip("%")) / 100 + float(text.attrib.get("dx", 0))
        left = {"start": x, "middle": x - long / 2, "end": x - long}[text.attrib.get("text-anchor", "start")]
        y = float(text.attrib["y"])
        found.append((words, left, y - 10, left + long, y + 3))
    return found


def overlaps(svg: str) -> list[str]:
    wrong = []
    for width in WIDTHS:
        placed = boxes(svg, width)
        wrong += [
            f"{words} leaves at {width}"
            for words, left, _, right, _ in placed
            if left < -8 or right > width + 8
        ]
        for (a, al, at, ar, ab), (b, bl, bt, br, bb) in combinations(placed, 2):
            if al < br and bl < ar and at < bb and bt < ab:
                wrong.append(f"{a} | {b} at {width}")
    return wrong


def charts(lang: Lang) -> dict[str, str]:
    other = [(month, int(value or 0) // 2) for month, value in MONTHS]
    near = [(month, int(value or 0) + 3) for month, value in MONTHS]
    lines = {
        "one line": [Line("", MONTHS)],
        "two lines": [Line("Toronto–Waterloo", MONTHS), Line("Silicon Valley", other, True)],
        "two lines that end together": [
            Line("Software engineering", MONTHS),
            Line("All other fields", near, True),
        ],
        "a single month": [Line("", MONTHS[:1])],
        "nothing": [Line("", [])],
        "great numbers": [Line("", [(month, int(value or 0) * 10_000) for month, value in MONTHS])],
        "nought": [Line("", [(month, 0) for month, _ in MONTHS])],
    }
    bars = {
        "bars": [
            Bar("Northlight", 120, "120"),
            Bar(LONG, 7, "7"),
            Bar("Nobody knows", None, "we do not know"),
        ],
        "pairs": [Bar(LONG, 62, "62 % (ventes et marketing)"), Bar("", 31, "31 % (génie)", True)],
        "all nought": [Bar("Northlight", 0, "0")],
        "one bar": [Bar("Canada", 1.7e9, "1,7 milliard $ US")],
    }
    ranges = {
        "range": (Mark(120_000, "C$120,000"), Mark(150_000, "C$150,000"), Mark(90_000, "you: C$90,000")),
        "narrow range": (Mark(120_000, "C$120,000"), Mark(121_000, "C$121,000"), None),
        "at the ends": (Mark(0, "C$0"), Mark(200_000, "C$200,000"), Mark(200_000, "vous : 200 000 $ CA")),
    }
    return (
        {name: line_chart(each, lang, SAID) for name, each in lines.items()}
        | {name: bar_chart(each, lang, SAID) for name, each in bars.items()}
        | {name: range_chart(*each, lang, SAID) for name, each in ranges.items()}
        | {"spark": sparkline(MONTHS, lang, SAID), "share": share_bar(41, 100, lang, SAID)}
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", charts("en"))
def test_no_text_overlaps_another_or_leaves_the_chart(name: str, lang: Lang) -> None:
    assert not overlaps(charts(lang)[name])


@pytest.mark.parametrize("name", charts("en"))
def test_it_says_itself_to_who_cannot_see_it(name: str) -> None:
    svg = ElementTree.fromstring(charts("en")[name])
    assert svg.attrib["role"] == "img"
    named = svg.attrib["aria-labelledby"].split()
    assert [each.text for id in named for each in svg if each.attrib.get("id") == id] == [
        SAID.title,
        SAID.description,
    ]
    assert svg.attrib["data-figure"] == "a b"


def test_nothing_in_it_needs_an_inline_style() -> None:
    assert not any(re.search(r"style=|<style|<script|<b>", svg) for svg in charts("en").values())


def test_a_missing_month_is_a_gap_and_not_a_slope() -> None:
    known = [point for point in MONTHS if point[0] != "2026-04"]
    assert line_chart([Line("", MONTHS)], "en", SAID).count("<polyline") == 1
    assert line_chart([Line("", known)], "en", SAID).count("<polyline") == 2
    unsaid = [(month, None if month == "2026-04" else value) for month, value in MONTHS]
    assert line_chart([Line("", unsaid)], "en", SAID) == line_chart([Line("", known)], "en", SAID)
    assert sparkline(unsaid, "en", SAID).count("<polyline") == 2


def test_bars_start_at_zero_and_are_as_long_as_their_values() -> None:
    drawn = ElementTree.fromstring(bar_chart([Bar("a", 50, "50"), Bar("b", 100, "100")], "en", SAID))
    half, whole = (float(bar.attrib["width"].rstrip("%")) for bar in drawn.iter("rect"))
    assert {bar.attrib["x"] for bar in drawn.iter("rect")} == {"0%"}
    assert half * 2 == pytest.approx(whole, abs=0.2)


def test_what_is_not_known_has_no_bar_and_says_so() -> None:
    drawn = bar_chart([Bar("a", None, "we do not know")], "en", SAID)
    assert "<rect" not in drawn and "we do not know" in drawn


@pytest.mark.parametrize(
    ("top", "last"),
    [(0, 1), (0.4, 0.4), (1, 1), (7, 8), (860, 1000), (1126, 1500), (1000, 1000), (59e9, 6e10)],
)
def test_an_axis_ends_on_a_round_number_not_below_the_highest_value(top: float, last: float) -> None:
    scale = ticks(top)
    assert float(scale[-1]) == pytest.approx(last)
    assert scale[0] == 0 and len(scale) <= 6


def test_numbers_are_written_as_each_language_writes_them() -> None:
    assert "1,000<" in line_chart([Line("", MONTHS)], "en", SAID)
    assert "1\u202f000<" in line_chart([Line("", MONTHS)], "fr", SAID)


def test_words_are_cut_or_wrapped_where_there_is_no_room() -> None:
    assert cut("short", 100) == "short"
    assert cut(LONG, 100).endswith("…") and width_of(cut(LONG, 100)) <= 100
    assert all(width_of(line) <= 100 for line in wrapped(LONG, 100)) and len(wrapped(LONG, 100)) == 3


def test_labels_are_kept_apart_and_in_their_order() -> None:
    tops = apart([50, 52, 51], [20, 20, 20], 200)
    assert sorted(tops) == [tops[0], tops[2], tops[1]]
    assert all(abs(a - b) >= 20 for a, b in combinations(tops, 2))
    assert max(apart([190, 195], [20, 20], 200)) + 20 <= 200
