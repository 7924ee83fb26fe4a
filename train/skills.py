"""Make the encoder of skills, English and French: which of them does a sentence speak of?

    python -m train.skills FOLDER [--seed 7] [--into gonorth/data/encoder] [--teacher FILE]

FOLDER as for train.titles. Each text, be it a name, a phrase or a sentence, learns to tell the first name
of a skill it speaks of from those of other skills; once after following a teacher, once without.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from train.lesson import Pace, Pairs
from train.manifest import write_manifest
from train.pack import join, prune, shorten, write
from train.sources import Sources, Text
from train.spoken import Speech, Spoken, made
from train.views import follower, teller

SIZE = 192  # of a vector
FEATURES = 80_000  # that ship
PHRASES = 2  # times each phrase is gone through in an epoch
MADE = 15_000  # sentences of phrases and names
TEMPERATURE = 0.1  # higher than for titles: what speaks of one skill often speaks of another


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--into", type=Path, default=Path("gonorth/data/encoder"))
    parser.add_argument("--teacher", type=Path, help="the teacher's vectors, read from here or written here")
    args = parser.parse_args()
    sources = Sources(args.folder)
    speech, dice = Speech(sources), np.random.default_rng(args.seed)
    known = {"names": speech.names(), "phrases": speech.phrases(), "sentences": speech.sentences()}
    known["made"] = made(known["phrases"], known["names"], dice, MADE)
    texts, pairs = paired(known["names"], [*known["phrases"] * PHRASES, *known["sentences"], *known["made"]])
    draw = lambda _: pairs  # noqa: E731
    following = follower(texts, draw, SIZE, args.seed, args.teacher, Pace(4, 0.15, TEMPERATURE))
    telling = teller(texts, draw, SIZE, args.seed + 1, Pace(4, 0.005, TEMPERATURE))
    args.into.mkdir(parents=True, exist_ok=True)
    joined = shorten(join([following, telling]), following.features, SIZE)
    write(prune(joined, FEATURES), args.into, "skills")
    write_manifest(args.into, "skills", sources, args.seed, {name: len(each) for name, each in known.items()})


def paired(names: Sequence[Spoken], others: Sequence[Spoken]) -> tuple[list[Text], Pairs]:
    """Distinct texts, and pairs of their numbers: the first name of a skill, and what speaks of it."""
    everything = (*names, *others)
    texts: dict[str, Text] = {}
    for spoken in everything:
        concept = spoken.skills[0] if len(spoken.skills) == 1 else spoken.text
        texts.setdefault(spoken.text, Text(spoken.text, concept, spoken.language, "skill"))
    number = {text: at for at, text in enumerate(texts)}
    first = {name.skills[0]: number[name.text] for name in reversed(names)}
    pairs = [
        (first[skill], number[spoken.text])
        for spoken in everything
        for skill in spoken.skills
        if first.get(skill, number[spoken.text]) != number[spoken.text]
    ]
    return list(texts.values()), np.array(pairs)


if __name__ == "__main__":
    main()
