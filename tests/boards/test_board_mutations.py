"""Whatever one record holds, it is an opening, a failure or a refusal, and the records beside it still read.

GONORTH_MUTATIONS=5000 runs the long version (the everyday one is a sample of it).
"""

import copy
import json
import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gonorth.boards import BoardReading, read_payload
from gonorth.facts.words import Refusal
from gonorth.nouns import Opening, plain

PAYLOADS = Path(__file__).parent / "payloads"
MUTATIONS = int(os.environ.get("GONORTH_MUTATIONS", "400"))


def nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


HOSTILE: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    10**40,
    1e308,
    float("nan"),
    float("inf"),
    "",
    " ",
    "\x00",
    "\ud800",
    "é" * 3,
    "x" * 20_000,
    "<" * 5_000,
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "http://[",
    "9999-99-99",
    "2026-13-45T99:99:99Z",
    '=HYPERLINK("http://x")',
    "Remote",
    "12e999999999",
    [],
    {},
    [None, [], {}, 3, "x"],
    {"name": None, "value": {"value": []}},
    [["a"], {"b": ["c"]}],
    nested(150),
]


def mutate(record: Any, choose: random.Random) -> Any:
    """The record with one thing in it dropped, replaced, nested or put under another name."""
    record = copy.deepcopy(record)
    holder, key = choose.choice(list(places(record)) or [([record], 0)])
    action = choose.choice(("drop", "replace", "replace", "nest", "rename", "whole"))
    if action == "whole":
        return choose.choice(HOSTILE)
    if action == "drop":
        del holder[key]
    elif action == "replace":
        holder[key] = choose.choice(HOSTILE)
    elif action == "nest":
        holder[key] = choose.choice(([holder[key]], {"name": holder[key]}, {"value": [holder[key]]}))
    elif isinstance(holder, dict):
        holder[key[::-1]] = holder.pop(key)
    return record


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every spot inside a value: what holds it and under which key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


def mutated_json(name: str, at: Callable[[Any], list[Any]]) -> Callable[[random.Random], tuple[bytes, int]]:
    def make(choose: random.Random) -> tuple[bytes, int]:
        document = json.loads((PAYLOADS / name).read_text(encoding="utf-8"))
        records = at(document)
        index = choose.randrange(len(records))
        records[index] = mutate(records[index], choose)
        return json.dumps(document).encode(), index

    return make


def mutated_lines(choose: random.Random) -> tuple[bytes, int]:
    lines = [json.dumps(plain(opening)) for opening in OURS]
    index = choose.randrange(len(lines))
    broken = json.dumps(mutate(json.loads(lines[index]), choose))
    lines[index] = broken[: choose.choice((len(broken), len(broken) // 2))]
    return "\n".join(lines).encode(), index


def mutated_page(choose: random.Random) -> tuple[bytes, int]:
    blocks = [json.loads(json.dumps(posting)) for posting in POSTINGS]
    index = choose.randrange(len(blocks))
    written = [json.dumps(block) for block in blocks]
    written[index] = json.dumps(mutate(blocks[index], choose)).replace("</", "<\\/")
    if choose.random() < 0.2:
        written[index] = written[index].replace('"', choose.choice(("", "'", '""')), 3)
    page = "".join(f'<script type="application/ld+json">{block}</script>' for block in written)
    return page.encode(), index


def mutated_table(choose: random.Random) -> tuple[bytes, int]:
    lines = TABLE.split("\n")
    index = choose.randrange(len(lines) - 1)
    line = lines[index + 1]
    cut = choose.randrange(len(line) + 1)
    lines[index + 1] = (
        line[:cut] + choose.choice(['"', ",", ",,,", "\t", '""', "\x00", '"x', ";"]) + line[cut:]
    )
    return "\n".join(lines).encode(), index


POSTINGS = [
    {"@type": "JobPosting", "title": title, "identifier": title, "hiringOrganization": {"name": "Invented"}}
    | {"jobLocation": {"address": {"addressLocality": "Toronto", "addressCountry": "CA"}}}
    | {"baseSalary": {"currency": "CAD", "value": {"minValue": 1000, "maxValue": 2000, "unitText": "WEEK"}}}
    for title in ("Cook", "Baker", "Waiter")
]
TABLE = (
    "id,title,employer,location,pay,description\n"
    "1,Cook,Invented,Toronto,\n2,Baker,Invented,Toronto,,\n3,Waiter,Invented,Ottawa,,Smile"
)
OURS = read_payload((PAYLOADS / "lever.json").read_bytes(), "lever.json").openings

SOURCES: dict[str, Callable[[random.Random], tuple[bytes, int]]] = {
    "greenhouse": mutated_json("greenhouse.json", lambda document: document["jobs"]),
    "departments": mutated_json("inventedrobots-departments.json", lambda d: d["departments"][0]["jobs"]),
    "lever": mutated_json("lever.json", lambda document: document),
    "ashby": mutated_json("ashby.json", lambda document: document["jobs"]),
    "workday": mutated_json("invented-capture.json", lambda d: d["list_pages"][0]["jobPostings"]),
    "lines": mutated_lines,
    "page": mutated_page,
    "table": mutated_table,
}
WHOLE: dict[str, bytes] = {
    "greenhouse": (PAYLOADS / "greenhouse.json").read_bytes(),
    "departments": (PAYLOADS / "inventedrobots-departments.json").read_bytes(),
    "lever": (PAYLOADS / "lever.json").read_bytes(),
    "ashby": (PAYLOADS / "ashby.json").read_bytes(),
    "workday": (PAYLOADS / "invented-capture.json").read_bytes(),
    "lines": "\n".join(json.dumps(plain(opening)) for opening in OURS).encode(),
    "page": "".join(
        f'<script type="application/ld+json">{json.dumps(posting)}</script>' for posting in POSTINGS
    ).encode(),
    "table": TABLE.encode(),
}


def check(reading: BoardReading) -> None:
    """What holds of every reading, whatever was read."""
    assert all(failure.reason.key != "boards.unexpected" for failure in reading.failures), reading.failures
    assert len({opening.id for opening in reading.openings}) == len(reading.openings)
    for opening in reading.openings:
        json.dumps(plain(opening), allow_nan=False).encode()
        assert not re.search(r"<script|<\\/script", opening.description)
        assert opening.url == "" or opening.url.startswith(("https://", "http://"))


def untouched(name: str, index: int) -> list[Opening]:
    """The openings of the records beside the one at `index`, as they read when nothing is wrong."""
    reading = read_payload(WHOLE[name], name)
    failed = {failure.index for failure in reading.failures}
    at = [i for i in range(len(reading.openings) + len(failed)) if i not in failed]
    return [opening for i, opening in zip(at, reading.openings, strict=True) if i != index]


@pytest.mark.parametrize("name", SOURCES)
def test_one_strange_record_leaves_the_others_as_they_were(name: str) -> None:
    choose = random.Random(name)
    for _ in range(max(1, MUTATIONS // len(SOURCES))):
        payload, index = SOURCES[name](choose)
        reading = read_payload(payload, name)
        check(reading)
        for opening in untouched(name, index):
            assert opening in reading.openings, (payload, opening)


@pytest.mark.parametrize("name", WHOLE)
def test_a_payload_with_a_byte_changed_or_cut_short_is_read_or_refused(name: str) -> None:
    choose = random.Random(name)
    for _ in range(max(1, MUTATIONS // len(WHOLE))):
        data = bytearray(WHOLE[name])
        for _ in range(choose.randrange(1, 4)):
            data[choose.randrange(len(data))] = choose.randrange(256)
        read_or_refused(bytes(data[: choose.choice((len(data), choose.randrange(len(data))))]))


def read_or_refused(data: bytes) -> None:
    try:
        reading = read_payload(data, "mutated")
    except Refusal as refusal:
        assert refusal.say("en") and refusal.say("fr")
    else:
        check(reading)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
WORDS = (
    "jobs title text id location absolute_url content categories hostedUrl createdAt salaryRange isListed "
    "jobUrl publishedAt address compensation jobPostings externalPath jobPostingInfo @type baseSalary "
    "jobLocation departments offices metadata lists country pay places system employer work_mode"
)
NAMES = st.sampled_from(WORDS.split())
LIKELY = st.dictionaries(NAMES, VALUES | st.lists(st.dictionaries(NAMES, VALUES, max_size=5), max_size=3))


@settings(deadline=None, max_examples=80)
@given(st.lists(LIKELY, max_size=3) | LIKELY)
def test_any_json_with_the_names_boards_use_is_read_or_refused(document: Any) -> None:
    read_or_refused(json.dumps(document).encode())


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)
