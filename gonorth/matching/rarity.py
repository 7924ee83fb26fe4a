"""How rare is a skill among what employers ask? The rarer, the more it says of an opening and a person.

Takes a skill's id; gives an integer, the same whichever openings are loaded. Called by the index.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from gonorth.facts.tables import read_rows

SCALE = 1000  # rarities are integers, in thousandths
EVERYONE = "*"


@cache
def rarity_of(skill: str) -> int:
    """Inverse document frequency, smoothed: SCALE for a skill that every employer names, more for rarer."""
    counts = _employers()
    share = (1 + counts[EVERYONE]) / (1 + counts.get(skill, 0))
    return round(SCALE * (math.log(share) + 1))


@cache
def _employers() -> Mapping[str, int]:
    """How many employers name each skill."""
    return {row["skill"]: int(row["employers"]) for row in read_rows("matching/skill_rarity.csv")}
