"""Is how one works read rightly from the text alone?  python bench/work_mode.py FOLDER

FOLDER holds one folder of payloads a system (greenhouse, lever, ashby, workday, jsonld). Where a board
states the work mode in a field or in the location ("Home based"), that is taken for true, and the text is
read as if it had not. Counts are of distinct texts. Precision: of those read, the share that agrees with
the board; coverage: of those the board states, the share read at all.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from gonorth.boards import read_payload
from gonorth.facts.words import Refusal
from gonorth.nouns import Opening
from gonorth.reading.phrases import lower
from gonorth.reading.work_mode import read_work_mode

SYSTEMS = ("greenhouse", "lever", "ashby", "workday", "jsonld")
TIMES = 5  # readings, of which the quickest counts


def openings(folder: Path) -> Iterator[tuple[str, Opening]]:
    """Each opening that has a text, with the work mode its board states."""
    for path in sorted(path for system in SYSTEMS for path in (folder / system).iterdir()):
        try:
            by_board = read_payload(path.read_bytes(), str(path), lambda places, within: False)
            whole = read_payload(path.read_bytes(), str(path))
        except Refusal:
            continue
        for stated, opening in zip(by_board.openings, whole.openings, strict=True):
            if opening.description:
                yield stated.work_mode, opening


def cost(texts: list[str]) -> float:
    """Milliseconds to read a text that is in lower case already, as after other readings."""
    quickest = float("inf")
    for _ in range(TIMES):
        spent = 0.0
        for text in texts:
            lower(text)
            began = time.perf_counter()
            read_work_mode(text)
            spent += time.perf_counter() - began
        quickest = min(quickest, spent)
    return quickest * 1000 / len(texts)


def main(folder: Path) -> None:
    distinct = {(mode, opening.description): opening for mode, opening in openings(folder)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: Counter[str] = Counter()
    for (stated, text), opening in distinct.items():
        read, board = read_work_mode(text, opening.title).mode, " ".join(opening.id.split(":")[:2])
        for name in (board, "all"):
            counts[name]["stated" if stated != "unknown" else "unstated"] += 1
            if read != "unknown":
                counts[name]["read" if stated != "unknown" else "new"] += 1
                counts[name]["right"] += read == stated
        if "unknown" not in (read, stated) and read != stated:
            wrong[f"{board}: {stated}, read as {read}"] += 1
    print(f"{'board':30} stated  read  right  precision  coverage  unstated  read")
    for name, count in sorted(counts.items(), key=lambda item: item[0] == "all"):
        share = f"{count['right'] / count['read']:9.3f}" if count["read"] else f"{'-':>9}"
        covered = f"{count['read'] / count['stated']:8.2f}" if count["stated"] else f"{'-':>8}"
        print(
            f"{name[:30]:30} {count['stated']:6} {count['read']:5} {count['right']:6}  {share}  {covered}"
            f"  {count['unstated']:8} {count['new']:5}"
        )
    for kind, times in wrong.most_common():
        print(f"{times:4} {kind}")
    texts = [text for _, text in distinct]
    needed = [text for stated, text in distinct if stated == "unknown"]
    print(f"{cost(texts):.3f} ms a text; {cost(needed):.3f} ms where the board says nothing")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
