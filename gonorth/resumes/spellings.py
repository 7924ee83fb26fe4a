"""In which spellings may a name stand? "Müller", "Mueller" and "Muller"; "O'Sample" and "OSample"; "J.D."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gonorth.resumes.vocabulary import fold, listed

# Signs that are spelled out with two letters where a keyboard lacks them (DIN 5007-2, and the Nordic custom).
SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe", "Æ": "Ae", "Œ": "Oe"}
)
PAIRS = {"ae": "(?:ae?|æ)", "oe": "(?:oe?|œ)", "ue": "ue?", "aa": "aa?", "ss": "(?:ss|ß)"}
PAIR = re.compile("|".join(PAIRS))
LEAST = 5  # letters of a part in which a pair may be one sign: "Joel" is no "Jöl"
WORD = re.compile(r"[^\W\d_]+")


def spelled_out(name: str) -> str:
    """ "Jörg Müller" as "Joerg Mueller"."""
    return name.translate(SPELLED)


def form(part: str) -> str:
    """The pattern of a folded part, where each pair of letters may be the sign it stands for."""
    plain = re.escape(part)
    return PAIR.sub(lambda match: PAIRS[match[0]], plain) if len(part) >= LEAST else plain


def run_together(name: str) -> Iterator[str]:
    """What stands before a part, with it in one word: "osample", "vandenmodell"."""
    particles = listed("identity", "name", "particles")
    before = ""
    for word in map(fold, WORD.findall(name)):
        if word in particles:
            before += word
        elif before:
            yield before + word
            before = ""


def initials(name: str) -> str:
    """The first letters of a name's words, folded; none of a name of one word."""
    words = WORD.findall(name)
    return "".join(fold(word[0]) for word in words) if len(words) > 1 else ""
