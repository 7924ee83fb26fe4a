"""How good is the matching of titles and skills? Ours beside its peers, on the development sets.

    .venv/bin/python bench/quality.py [FOLDER] [--only talentclef,melo,…] [--with minilm]

FOLDER holds the sets; it is not part of the project. Every run computes everything: nothing is kept on disk.
What was published for a set stands beside what we get. The parts: talentclef, melo, judged, jobbert, skills,
speed.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: methods are compared on one core

import numpy as np
from judged import MANY_ORDERS, fits, peers, read_judged
from numpy.typing import NDArray
from peers import FUSED, INSTALL, METHODS, Method
from published import beside
from tasks import DEFAULT, TASKS, Task, jobbert

PARTS = ("talentclef", "melo", "judged", "jobbert", "skills", "speed")
BATCH = 256  # queries scored at once: a matrix over all labels stays below 70 MB
TIMED = 4000  # titles
Figures = dict[str, dict[str, float]]  # method -> column -> figure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--with", dest="extra", choices=["minilm"])
    args = parser.parse_args()
    if not (args.folder / "jobbert-eval").is_dir():
        sys.exit(f"no development sets at {args.folder}; name the folder that holds jobbert-eval/")
    methods = _methods(args.extra)
    differ = [line for part in args.only.split(",") for line in _part(part, args.folder, methods)]
    if differ:
        print("\nPublished figures that do not come out: " + "; ".join(differ))


def _methods(extra: str | None) -> dict[str, Method]:
    found = {}
    for key, make in METHODS.items():
        if key == "minilm" and extra != key:
            continue
        try:
            found[key] = make()
        except ModuleNotFoundError as missing:
            lock = "minilm.txt" if key == "minilm" else "bench.txt"
            print(f"{key}: not installed ({missing.name}): {INSTALL}{lock}")
    return found


def _part(part: str, folder: Path, methods: Mapping[str, Method]) -> Iterator[str]:
    """Prints the tables of a part; gives what differs from what was published."""
    if part == "speed":
        yield from _print("Speed and size, one core", speed(folder, methods), "12,.0f")
    elif part == "judged":
        yield from _print("Judged: 12 résumés, 531 openings", judged(folder, methods))
    else:
        for task in TASKS[part](folder):
            heading = f"{task.name}: {len(task.queries):,} queries, {len(task.corpus):,} lines"
            yield from _print(heading, evaluate(task, methods))


def evaluate(task: Task, methods: Mapping[str, Method]) -> Figures:
    """Every method and fusion on one task, in batches of queries so that no whole matrix is held."""
    scorers = {key: method.read(task.kind)(task.corpus) for key, method in methods.items()}
    fused = {name: keys for name, keys in FUSED.items() if set(keys) <= set(methods)}
    values: dict[str, list[list[float]]] = {method.name: [] for method in methods.values()}
    values |= {name: [] for name in fused}
    for start in range(0, len(task.queries), BATCH):
        part = slice(start, start + BATCH)
        scores = {key: task.by_item(score(task.queries[part])) for key, score in scorers.items()}
        for key, method in methods.items():
            values[method.name] += _measure(task, scores[key], task.right[part])
        for name, keys in fused.items():
            values[name] += _measure(task, sum(scores[key] for key in keys), task.right[part])
    return {name: _means(task, np.array(each)) for name, each in values.items()}


def _measure(task: Task, scores: NDArray, right: Sequence[set[int]]) -> Iterator[list[float]]:
    for row, wanted in zip(task.order(scores), right, strict=True):
        ranked = row.tolist()
        yield [measure(ranked, wanted) for measure in task.measures.values()]


def _means(task: Task, values: NDArray) -> dict[str, float]:
    means = dict(zip(task.measures, values.mean(axis=0), strict=True))
    for name, rows in (task.slices or {}).items():
        part = zip(task.measures, values[rows].mean(axis=0), strict=True)
        means |= {f"{key}, {name}": value for key, value in part}
    return means


def judged(folder: Path, methods: Mapping[str, Method]) -> Figures:
    judged = read_judged(folder)
    scores = peers(judged, methods) | fits(judged)
    means = {name: mean(judged.measure(each)) for name, each in scores.items()}
    return {name: {"nDCG@10": value} for name, value in ({MANY_ORDERS: judged.by_chance()} | means).items()}


def speed(folder: Path, methods: Mapping[str, Method]) -> Figures:
    """Real titles encoded per second of one core (the process's own clock, whatever else is running)."""
    titles = jobbert(folder, all_labels=False).queries
    rates = {}
    for method in methods.values():
        if method.encode:
            method.encode(titles[-500:])  # warm
            start = time.process_time()
            method.encode(titles[:TIMED])
            rates[method] = TIMED / (time.process_time() - start)
    slowest = min(rates.values())
    return {
        method.name: {"titles/s": rate, "× slowest": rate / slowest, "MB": method.megabytes}
        for method, rate in rates.items()
    }


def _print(heading: str, figures: Figures, form: str = "12.3f") -> Iterator[str]:
    """A row a method, with what was published for its first column; gives the rows where that differs."""
    columns = list(next(iter(figures.values())))
    print(f"\n{heading}\n" + " " * 36 + "".join(f"{column:>12}" for column in columns))
    for name, row in figures.items():
        remark, is_other = beside(heading.split(":")[0], name, row[columns[0]])
        cells = "".join(format(value, form) for value in row.values())
        print(f"{name:36}{cells}  {remark}".rstrip(), flush=True)
        if is_other:
            yield f"{heading.split(':')[0]}, {name}: {row[columns[0]]:.3f}, {remark}"


if __name__ == "__main__":
    main()
