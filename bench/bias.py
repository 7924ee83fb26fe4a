"""Does what must not matter change what a person is shown? Résumés in twos that differ in that alone.

    .venv/bin/python bench/bias.py [FOLDER] [--only WORD]

A title for a man or a woman or for everybody, a first name left in by mistake, a school in another country
(`twins.py`). Each two are read and matched with the sample openings and, where FOLDER holds it, with those
of `judged/pool.html`. For each kind: of the first ten openings, how many both are shown; how much the fit of
the first's ten changes, of 1,000; which criteria change it; the two least alike. Then the same by whose
name, school or title it is, and what the encoder alone makes of the titles.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from twins import File, Twins, all_twins

from gonorth.boards import read_payload
from gonorth.facts.pack import read_pack
from gonorth.matching.index import Index, trade
from gonorth.matching.ranker import FULL
from gonorth.matching.shortlist import Matches, Weights, match
from gonorth.nouns import Candidate, Terms
from gonorth.reading.encoder import FULL_PRODUCT, title_encoder
from gonorth.resumes import read_resume

TODAY = date(2026, 12, 1)
SAMPLES = Path(__file__).parent.parent / "gonorth/data/samples/openings.csv"
DEFAULT = Path(__file__).parent.parent.parent / "shared/data/benchmarks"
FIRST = 10


@dataclass(frozen=True)
class Difference:
    twins: Twins
    overlap: float  # of the first ten
    change: float  # of the fit of the first one's ten, of 1,000, whichever way
    lost: float  # the same, what is lost less what is won
    by_criterion: Mapping[str, float]  # whichever way


def main(folder: Path, only: str) -> None:
    twins = [each for each in all_twins() if only in each.kind]
    weights = Weights.of(read_pack("toronto-waterloo").weights.on(TODAY).values)
    for path in filter(Path.exists, (SAMPLES, folder / "judged/pool.html")):
        index = Index(read_payload(path.read_bytes(), path.name).openings)
        differ = _differ(index, weights)
        found = [differ(each) for each in twins]
        print(f"\n{len(index)} openings of {path.name}\n")
        _print_kinds(found)
        _print_groups(found)
    _print_encoder([each for each in twins if each.titles])


def _differ(index: Index, weights: Weights) -> Callable[[Twins], Difference]:
    @cache
    def matched(file: File) -> Matches:
        return match(index, _candidate(file), Terms(), weights)

    def differ(twins: Twins) -> Difference:
        one, other = matched(twins.one), matched(twins.other)
        ten = one.rows[:FIRST]
        lost = (one.scores - other.scores)[ten] / FULL
        by_criterion = {
            name: float(np.abs(one.judged[name].levels - other.judged[name].levels)[ten].mean())
            * weight
            / FULL
            for name, weight in weights.weight.items()
        }
        both = len(np.intersect1d(ten, other.rows[:FIRST])) / len(ten)
        return Difference(twins, both, float(np.abs(lost).mean()), float(lost.mean()), by_criterion)

    return differ


@cache
def _candidate(file: File) -> Candidate:
    name, data = file
    return read_resume(data, name, TODAY).candidate


def _by(found: Iterable[Difference], key: Callable[[Twins], str]) -> dict[str, list[Difference]]:
    groups = defaultdict(list)
    for each in found:
        groups[key(each.twins)].append(each)
    return groups


def _print_kinds(found: Sequence[Difference]) -> None:
    print("| what differs | twins | overlap@10 | below .9 | change of fit | by | least alike |")
    print("|---|---:|---:|---:|---:|---|---|")
    for kind, each in _by(found, lambda twins: twins.kind).items():
        worst = min(each, key=lambda one: (one.overlap, -one.change))
        below = sum(one.overlap < 0.9 for one in each) / len(each)
        print(
            f"| {kind} | {len(each)} | {_mean(one.overlap for one in each):.3f} | {below:.0%} "
            f"| {_mean(one.change for one in each):.1f} | {_criteria(each)} "
            f"| {worst.overlap:.1f}, {worst.change:.0f}: {worst.twins.name} |"
        )


def _print_groups(found: Sequence[Difference]) -> None:
    """Whose résumés lose least and most: a difference between groups is worse than the same for all."""
    print("\n| what differs | by | fit lost least, of 1,000 | most |\n|---|---|---|---|")
    for kind, of_kind in _by(found, lambda twins: twins.kind).items():
        for by in of_kind[0].twins.groups:
            groups = _by(of_kind, lambda twins, by=by: twins.groups[by])
            lost = sorted((_mean(one.lost for one in each), group) for group, each in groups.items())
            print(
                f"| {kind} | {by} | "
                + " | ".join(f"{name} {x:+.1f}" for x, name in (lost[0], lost[-1]))
                + " |"
            )


def _print_encoder(twins: Sequence[Twins]) -> None:
    """The cosine of two titles as they are written, and as the fit compares them."""
    print("\n| titles | as written | as compared | least alike as compared |\n|---|---:|---:|---|")
    kinds = defaultdict(dict)
    for each in twins:
        kinds[each.kind][each.titles] = None
    for kind, titles in kinds.items():
        ones, others = zip(*titles, strict=True)
        written, compared = _cosines(ones, others), _cosines(_trades(ones), _trades(others))
        worst = int(compared.argmin())
        print(
            f"| {kind} | {written.mean():.3f} | {compared.mean():.3f} "
            f"| {compared[worst]:.3f}: {ones[worst]} → {others[worst]} |"
        )


def _trades(titles: Iterable[str]) -> list[str]:
    return [trade(title) for title in titles]


def _cosines(ones: Sequence[str], others: Sequence[str]) -> np.ndarray:
    encode = title_encoder().encode
    return (encode(ones) * encode(others)).sum(axis=1) / FULL_PRODUCT


def _criteria(found: Sequence[Difference]) -> str:
    """The criteria that change the fit, the most first, each by how much."""
    means = {name: _mean(one.by_criterion[name] for one in found) for name in found[0].by_criterion}
    told = sorted(((mean, name) for name, mean in means.items() if mean >= 0.05), reverse=True)
    return ", ".join(f"{name} {mean:.1f}" for mean, name in told) or "none"


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--only", default="", help="a kind of twins, or part of its name")
    args = parser.parse_args()
    main(args.folder, args.only)
