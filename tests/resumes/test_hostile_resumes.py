"""Whatever a file holds, it is read or refused: nothing else is raised, and little time is taken.

GONORTH_MUTATIONS=5000 runs the long version (the everyday one is a sample of it).
"""

import json
import os
import random
import time
from datetime import date
from typing import Any

import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papers import column, make_docx, make_pdf, paragraph

from gonorth.facts.words import Refusal
from gonorth.resumes import read_resume

TODAY = date(2026, 11, 21)
MUTATIONS = int(os.environ.get("GONORTH_MUTATIONS", "400")) // 7  # of each sample
SECONDS = 30.0  # of processor time: a guard against work without end, not a measure of speed
JUNK = [
    b"9" * 400,
    b"[" * 60,
    b"\xff\xfe\x00",
    b"\n" * 400,
    b"1e999999",
    b'"',
    b"2019 - 2020 " * 40,
    b"(" * 999,
]
JUNK += [
    b"a@b." * 300,
    b"\x00" * 99,
    b"\xf0\x9f\x92\xa9" * 50,
    b"encoding='UTN-8'",
    b"<!DOCTYPE x [",
    b"</w:p>",
]


def survives(data: bytes) -> None:
    began = time.process_time()  # other work on the machine does not count
    try:
        read_resume(data, "resume", TODAY)
    except Refusal as refusal:
        assert refusal.say("fr")
    assert time.process_time() - began < SECONDS


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Bits flipped, an end cut off, a part doubled, a part dropped, or junk put in."""
    out, at = bytearray(data), dice.randrange(len(data))
    match dice.randrange(5):
        case 0:
            for _ in range(dice.choice([1, 5, 50])):
                out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
        case 1:
            del out[at:]
        case 2:
            out[at:at] = out[at : at + 500] * dice.choice([1, 20])
        case 3:
            del out[at : at + dice.randrange(1, 500)]
        case _:
            out[at:at] = dice.choice(JUNK)
    return bytes(out)


@pytest.mark.parametrize("name", samples.EVERY)
def test_mutated_resumes_are_read_or_refused(name: str) -> None:
    data, dice = samples.EVERY[name](), random.Random(name)
    for _ in range(MUTATIONS):
        survives(mutated(data, dice))


def test_a_mutated_document_inside_a_sound_archive_is_read_or_refused() -> None:
    inside = (
        b"<w:document xmlns:w='x'>"
        + paragraph("Engineer, Example Inc., 2019 - 2020").encode()
        + b"</w:document>"
    )
    dice = random.Random(7)
    for _ in range(MUTATIONS):
        survives(make_docx(parts={"word/document.xml": mutated(inside, dice)}))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ["name", "position", "positions", "startDate", "endDate", "location", "highlights", "keywords"]
)
SECTIONS = st.sampled_from(
    ["work", "education", "skills", "languages", "projects", "references", "volunteer"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(SECTIONS, VALUES | st.lists(st.dictionaries(KEYS, VALUES, max_size=5), max_size=4)),
    VALUES,
)
def test_any_value_in_any_field_is_read_or_refused(sections: dict[str, Any], basics: Any) -> None:
    survives(json.dumps({"basics": basics} | sections).encode("utf-8", "surrogatepass"))


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    survives(data)


LINE = "Engineer {0}, Example {0} Inc. | Toronto, ON | Jan 2020 - Present\n"
LONG = {
    "thousands of jobs": lambda: ("Experience\n" + "".join(LINE.format(n) for n in range(1700))).encode(),
    "thousands of studies": lambda: b"Education\n" + b"B.S. in Physics, State University, 2013\n" * 2900,
    "one endless line": lambda: b"Experience\n" + b"Engineer 2019 - " * 7000,
    "brackets": lambda: b"Experience\n" + b"(a | " * 22_000,
    "addresses": lambda: b"Jane\n" + b"a." * 50_000 + b"a@" * 5000,
    "a giant list": lambda: b'{"basics": {}, "work": [' + b'{"name": "a"},' * 600_000 + b"{}]}",
    "giant fields": lambda: json.dumps(
        {"basics": {"name": "Jane " * 99_999}, "work": [{"position": "a@b.c " * 99_999}]}
    ).encode(),
    "a page full of crumbs": lambda: make_pdf(
        [(x, y, 4, False, "Ab") for x in range(30, 590, 9) for y in range(30, 780, 5)]
    ),
    "thirty full pages": lambda: make_pdf(*[column("".join(LINE.format(n) for n in range(55)))] * 30),
}


@pytest.mark.parametrize("name", LONG)
def test_length_costs_no_more_than_seconds(name: str) -> None:
    survives(LONG[name]())
