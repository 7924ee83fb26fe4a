"""Make the encoder of job titles, English and French.

    python -m train.titles FOLDER [--seed 7] [--into gonorth/data/encoder] [--teacher FILE]

FOLDER holds `taxonomies/` and `benchmarks/` (see docs/explanation/encoder.md for where their files are from).
Two views learn apart: one follows a teacher and then learns from names alone; one learns from names,
descriptions, tasks and skills. They err differently, and their mean errs less than either.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from train.features import Features, count_features
from train.lesson import contrast, follow
from train.manifest import write_manifest
from train.pack import View, join, prune, shorten, write
from train.pairs import Draw, concepts_of, names, numbered, ring, shifted, together, with_a_name
from train.sources import Sources, Text
from train.table import AdagradTable, AdamTable
from train.teacher import targets

SIZE = 256  # of a vector
FEATURES = 130_000  # that ship
LEAST = 2  # texts a feature must occur in
RELATED = 30_000  # pairs of occupation and skill drawn for an epoch
TIMES = 1  # that work in technology is gone through in an epoch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--into", type=Path, default=Path("gonorth/data/encoder"))
    parser.add_argument("--teacher", type=Path, help="the teacher's vectors, read from here or written here")
    args = parser.parse_args()
    sources = Sources(args.folder)
    known = Names(sources.titles(), sources.tech_titles(), sources.skills())
    by_name = learn_names(*known.to_pair(), args.seed, args.teacher)
    by_use = learn_use(*in_use(known, sources), args.seed + 1)
    save(by_name, by_use, args.into)
    write_manifest(args.into / "titles.toml", sources, args.seed, known.counts())


def save(by_name: View, by_use: View, folder: Path) -> None:
    joined = shorten(join([by_name, by_use]), by_name.features, SIZE)
    folder.mkdir(parents=True, exist_ok=True)
    write(prune(joined, FEATURES), folder, "titles")


@dataclass(frozen=True)
class Names:
    titles: list[Text]
    tech: list[Text]
    skills: list[Text]

    def all(self) -> list[Text]:
        return self.titles + self.tech + self.skills

    def first_skill(self) -> int:
        return len(self.titles) + len(self.tech)

    def counts(self) -> dict[str, int]:
        return {name: len(texts) for name, texts in vars(self).items()}

    def to_pair(self) -> tuple[list[Text], Draw]:
        """Names of one occupation mean the same, and so do those of one skill."""
        tech = shifted(names(self.tech), len(self.titles))
        skills = shifted(ring(self.skills), self.first_skill())
        return self.all(), together(names(self.titles), *[tech] * TIMES, skills)


def in_use(known: Names, sources: Sources) -> tuple[list[Text], Draw]:
    """And a description, a task or a skill is near the names of the occupations it is part of."""
    texts, draw = known.to_pair()
    of_concept = numbered(known.titles)
    prose = [text for text in sources.prose() if text.concept in of_concept]
    told = [(len(texts) + at, of_concept[text.concept]) for at, text in enumerate(prose)]
    texts = texts + prose
    number = {text.concept: known.first_skill() + at for at, text in reversed(list(enumerate(known.skills)))}
    used = []
    for occupation, skill in sources.skills_of_occupations():
        if occupation in of_concept:
            if skill not in number:
                number[skill] = len(texts)
                texts.append(Text(skill, skill, "en", "skill"))
            used.append((number[skill], of_concept[occupation]))
    return texts, together(draw, with_a_name(told), with_a_name(used, RELATED))


def learn_names(texts: list[Text], draw: Draw, seed: int, teacher: Path | None) -> View:
    features, concepts, dice = counted(texts), concepts_of(texts), np.random.default_rng(seed)
    table = AdagradTable(features, SIZE, dice, length=0.3)
    follow(table, targets(texts, concepts, SIZE, teacher), dice, epochs=3, rate=0.1)
    table.start_over()
    contrast(table, concepts, draw, dice, epochs=3, rate=0.15)
    return View(features, table.folded())


def learn_use(texts: list[Text], draw: Draw, seed: int) -> View:
    features, dice = counted(texts), np.random.default_rng(seed)
    table = AdamTable(features, SIZE, dice)
    contrast(table, concepts_of(texts), draw, dice, epochs=4, rate=0.005)
    return View(features, table.folded())


def counted(texts: list[Text]) -> Features:
    features = count_features([text.text for text in texts], LEAST)
    print(f"{len(texts):,} texts, {len(features.vocabulary):,} features", flush=True)
    return features


if __name__ == "__main__":
    main()
