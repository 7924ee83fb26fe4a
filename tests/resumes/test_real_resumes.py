"""Real résumés are read or refused, within bounds, and nobody is named. Nothing of them is shown."""

import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import samples

from gonorth.bounded import run_bounded
from gonorth.facts.words import Refusal
from gonorth.nouns import plain
from gonorth.resumes import ResumeReading, read_resume
from gonorth.resumes.vocabulary import fold, listed

TODAY = date(2026, 11, 21)
FORMATS = {"jsonresume": "json", "linkedin": "zip", "pdf": "pdf", "docx": "docx"}
SECONDS, MEGABYTES = 2.0, 300
EMAIL, PHONE = re.compile(r"[\w.+-]+@[\w-]+\.\w+"), re.compile(r"\+?\(?\d[\d\s().-]{7,}\d")
PART = re.compile(r"[^\W\d_]{3,}")

pytestmark = pytest.mark.real


def papers(real: Path) -> Iterator[Path]:
    for folder, ending in FORMATS.items():
        found = sorted((real / "resumes" / folder).rglob(f"*.{ending}"))
        yield from (path for path in found if not path.name.endswith((".truth.json", ".expected.json")))


def known_of(path: Path) -> set[str]:
    """What its own fields, the truth beside it and its name say of whose it is; a word that names work
    may stay in a title, as documented."""
    known: set[str] = set()
    truth = path.with_suffix(".truth.json")
    if path.suffix == ".json":
        try:
            basics = json.loads(path.read_text(encoding="utf-8-sig")).get("basics") or {}
        except (ValueError, AttributeError):
            basics = {}
        known |= set(PART.findall(str(basics.get("name") or "")))
        known |= {str(basics[key]) for key in ("email", "phone", "url", "website") if basics.get(key)}
        profiles = basics.get("profiles")
        known |= (
            {str(p["username"]) for p in profiles if p.get("username")}
            if isinstance(profiles, list)
            else set()
        )
    if truth.exists():
        contact = json.loads(truth.read_text(encoding="utf-8"))["contact"]
        known |= set(PART.findall(contact.get("full_name", ""))) | {
            contact.get("email"),
            contact.get("phone"),
        }
    if path.name.startswith("CV_"):
        known |= set(path.stem.split("_")[1:])
    return {fold(word) for word in known if word} - listed("words", "title", "nouns")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    ):
        yield from strings(inner)


def timed(data: bytes, name: str) -> tuple[ResumeReading, float]:
    """The reading and the processor time it took: other work on the machine does not count."""
    began = time.process_time()
    return read_resume(data, name, TODAY), time.process_time() - began


def test_every_real_resume_is_read_quickly_and_names_nobody(real: Path) -> None:
    read, refused, slow, telling = 0, 0, [], []
    read_resume(samples.plain(), "sample", TODAY)  # loads the tables
    for path in papers(real):
        try:
            reading, taken = run_bounded(timed, path.read_bytes(), path.name, seconds=60, megabytes=MEGABYTES)
        except Refusal as refusal:
            refused += 1
            assert refusal.say("en") and refusal.say("fr")
            continue
        read += 1
        if taken > SECONDS:
            slow.append(path.name)
        warnings = [warning.say(lang) for warning in reading.warnings for lang in ("en", "fr")]
        texts = [
            fold(text) for text in strings([plain(reading.candidate), dict(reading.read_from), warnings])
        ]
        words = [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in known_of(path)]
        if any(pattern.search(text) for text in texts for pattern in [EMAIL, PHONE, *words]):
            telling.append(path.name)
    assert (slow, telling) == ([], [])
    assert read > 3 * refused


def test_the_lines_somebody_read_by_hand_are_read_by_us(real: Path) -> None:
    """At least nine in ten of the titles and employers in the truth beside real PDFs."""
    right = total = 0
    for truth in sorted((real / "resumes" / "pdf").rglob("*.truth.json")):
        path = truth.with_name(truth.name.replace(".truth.json", ".pdf"))
        candidate = read_resume(path.read_bytes(), path.name, TODAY).candidate
        for job in json.loads(truth.read_text(encoding="utf-8"))["experience"]:
            right += (job["title"] in candidate.titles) + (job["company"] in candidate.employers)
            total += 2
    if not total:
        pytest.skip("no truth beside the PDFs")
    assert right >= 0.9 * total
