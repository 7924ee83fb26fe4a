"""Make the encoder of job titles, English and French.

    python -m train.titles FOLDER [--seed 7] [--into gonorth/data/encoder] [--teacher FILE]

FOLDER holds `taxonomies/` and `benchmarks/` (see docs/explanation/encoder.md for where their files are from).
Two kinds of view learn apart, each twice from another seed: one follows a teacher and then learns from names
alone; one learns from names, descriptions, tasks and skills. They err differently, and their mean errs less
than any.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from train.features import count_features
from train.lesson import Pace
from train.manifest import write_manifest
from train.pack import View, counted_in, join, prune, shorten, write
from train.pairs import Draw, names, numbered, ring, shifted, together, with_a_name
from train.sources import Sources, Text
from train.views import LEAST, follower, teller

SIZE = 256  # of a vector
FEATURES = 88_000  # that ship
RELATED = 30_000  # pairs of occupation and skill drawn for an epoch
TWICE = 2  # times each kind of view learns, from another seed
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
    views = []
    for seed in range(args.seed, args.seed + 10 * TWICE, 10):
        by_name = follower(*known.to_pair(), SIZE, seed, args.teacher, Pace(epochs=3, rate=0.15))
        by_use = teller(*in_use(known, sources), SIZE, seed + 1, Pace(epochs=4, rate=0.005))
        views += [by_name, by_use]
    save(views, known.titles + known.tech, args.into)
    write_manifest(args.into, "titles", sources, args.seed, known.counts())


def save(views: Sequence[View], titles: Sequence[Text], folder: Path) -> None:
    """Features of names of skills alone have done their work: what titles are made of is kept. The first view
    has learned from names alone."""
    joined = shorten(join(views), views[0].features, SIZE)
    of_titles = count_features([text.text for text in titles], LEAST)
    folder.mkdir(parents=True, exist_ok=True)
    write(prune(counted_in(joined, of_titles), FEATURES), folder, "titles")


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


if __name__ == "__main__":
    main()
