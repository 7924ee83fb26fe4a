"""How well and how fast are real résumés read?  python bench/resumes.py [FOLDER]

FOLDER holds `jsonresume/`, `linkedin/`, `pdf/` and `docx/`; it is not part of the project. Two tables:

1. per format, how many are read and how many refused, the time of one (median and longest, start
   excluded) and the memory the reading takes at most, beyond what Python and our tables hold;
2. for the PDFs whose contents somebody wrote down by hand (`*.truth.json`, and `csv_data.csv` for the
   LaTeX set), the share of titles, employers, schools, degrees and skills we read exactly, and in
   brackets what we read beyond them (skills also show in what is told, which nobody listed). Beside it
   the same reader on the text as PDFium hands it out, without our reading of the layout.

Names and texts of people are never printed.
"""

from __future__ import annotations

import csv
import json
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import pypdfium2

from gonorth.facts.words import Refusal
from gonorth.nouns import Candidate
from gonorth.reading.skills import skills_in
from gonorth.resumes import read_resume
from gonorth.resumes.vocabulary import normal

TODAY = date(2026, 11, 21)
DEFAULT = Path(__file__).parent.parent.parent / "shared/data/resumes"
SAMPLE = Path(__file__).parent.parent / "gonorth/data/samples/resume.json"
FORMATS = {"jsonresume": "json", "linkedin": "zip", "pdf": "pdf", "docx": "docx"}
FIELDS = ("titles", "employers", "schools", "degrees", "skills")
SUBHEADING = re.compile(r"\\resumeSubheading" + r"\{([^{}]*)\}" * 4)
Truth = Mapping[str, set[str]]


def main(folder: Path) -> None:
    if not folder.is_dir():
        print(f"no real résumés at {folder}; give their folder")
        return
    print_speed(folder)
    print_accuracy(folder)


def files(folder: Path, ending: str) -> list[Path]:
    found = sorted(folder.rglob(f"*.{ending}"))
    return [path for path in found if not path.name.endswith((".truth.json", ".expected.json"))]


def print_speed(folder: Path) -> None:
    read_resume(SAMPLE.read_bytes(), SAMPLE.name, TODAY)  # loads the tables
    print(f"{'format':12}{'files':>6}{'read':>6}{'refused':>9}", end="")
    print(f"{'median ms':>11}{'longest ms':>12}{'memory MB':>11}")
    for name, ending in FORMATS.items():
        paths = files(folder / name, ending)
        times, memory, refused = [], 0.0, 0
        for path in paths:
            taken, used, was_read = measured(path)
            refused += not was_read
            times.append(taken * 1000)
            memory = max(memory, used)
        counted = f"{len(paths):6}{len(paths) - refused:6}{refused:9}"
        print(f"{name:12}{counted}{median(times):11.0f}{max(times):12.0f}{memory:11.0f}")


def measured(path: Path) -> tuple[float, float, bool]:
    """Seconds, megabytes and whether it was read, in a process of its own."""
    context = get_context("fork")  # the tables are there already
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=measure, args=(path, theirs))
    child.start()
    theirs.close()
    answer: tuple[float, float, bool] = ours.recv()
    child.join()
    return answer


def measure(path: Path, pipe: Any) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data, began = path.read_bytes(), time.perf_counter()
    was_read = True
    try:
        read_resume(data, path.name, TODAY)
    except Refusal:
        was_read = False
    taken = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    pipe.send((taken, used / 1000, was_read))


def print_accuracy(folder: Path) -> None:
    readers: dict[str, Callable[[Path], Candidate]] = {"ours": read, "plain text": read_plainly}
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    papers: dict[str, int] = defaultdict(int)
    for path, truth in truths(folder / "pdf"):
        papers[generator(path)] += 1
        for reader, call in readers.items():
            found = values(call(path))
            for name in FIELDS:
                hit, all_, more = (
                    len(found[name] & truth[name]),
                    len(truth[name]),
                    len(found[name] - truth[name]),
                )
                for group in (generator(path), "all"):
                    counts[group, reader, name] = [
                        a + b for a, b in zip(counts[group, reader, name], (hit, all_, more), strict=True)
                    ]
    print(f"\n{'generator':34}{'reader':12}" + "".join(f"{name:>16}" for name in FIELDS))
    for group in [*sorted(papers), "all"]:
        for reader in readers:
            cells = "".join(f"{cell(*counts[group, reader, name]):>16}" for name in FIELDS)
            label = f"{group} ({papers.get(group) or sum(papers.values())})" if reader == "ours" else ""
            print(f"{label:34}{reader:12}{cells}")


def cell(hit: int, all_: int, more: int) -> str:
    return f"{hit}/{all_} (+{more})" if all_ else f"- (+{more})"


def generator(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        about = document.get_metadata_dict()
    return re.split(r"[(/ ]|-\d", about.get("Producer") or about.get("Creator") or "unknown")[0]


def read(path: Path) -> Candidate:
    return read_resume(path.read_bytes(), path.name, TODAY).candidate


def read_plainly(path: Path) -> Candidate:
    with pypdfium2.PdfDocument(path) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return read_resume(text.encode(), f"{path.stem}.txt", TODAY).candidate


def truths(folder: Path) -> Iterator[tuple[Path, Truth]]:
    for path in sorted(folder.rglob("*.truth.json")):
        yield path.with_name(path.name.replace(".truth.json", ".pdf")), by_hand(json.loads(path.read_text()))
    table = folder / "bazil" / "csv_data.csv"
    if table.exists():
        for row in csv.DictReader(table.read_text().splitlines()[1:]):
            path = table.with_name(f"CV_{row['name'].replace(' ', '_')}.pdf")
            if path.exists():
                yield path, of_row(row)


def by_hand(truth: Mapping[str, Any]) -> Truth:
    return {
        "titles": texts(job.get("title", "") for job in truth["experience"]),
        "employers": texts(job.get("company", "") for job in truth["experience"]),
        "schools": texts(study.get("institution", "") for study in truth["education"]),
        "degrees": texts(study.get("degree", "").replace(" in ", " ") for study in truth["education"]),
        "skills": skill_names(truth["skills"]),
    }


def of_row(row: Mapping[str, str]) -> Truth:
    jobs, studies = SUBHEADING.findall(row["experience"]), SUBHEADING.findall(row["education"])
    return {
        "titles": texts(title for _, _, title, _ in jobs),
        "employers": texts(name for name, *_ in jobs if name != "Open Source Contributions"),
        "schools": texts(school for school, *_ in studies),
        "degrees": texts(degree.split(";")[0].replace(" in ", " ") for _, _, degree, _ in studies),
        "skills": skill_names(f"{row['languages']}, {row['technologies']}".split(",")),
    }


def values(candidate: Candidate) -> Truth:
    return {
        "titles": texts(candidate.titles),
        "employers": texts(candidate.employers),
        "schools": texts(study.institution or "" for study in candidate.education),
        "degrees": texts(f"{study.degree or ''} {study.field or ''}" for study in candidate.education),
        "skills": {skill.id for skill in candidate.skills},
    }


def texts(found: Iterable[str]) -> set[str]:
    return {text for one in found if (text := normal(one))}


def skill_names(names: Iterable[str]) -> set[str]:
    """The ids of skills; one that our dictionary lacks stays as it is written, and counts as missed."""
    ids: set[str] = set()
    for name in names:
        known = skills_in(name, listed=True)
        ids |= {skill.id for skill in known} if known else texts([name])
    return ids


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
