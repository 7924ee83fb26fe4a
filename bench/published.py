"""Do we measure as others did? Figures published for these sets, to stand beside ours.

From the README of the folder of development sets and, for MELO, its authors' results/edit_distance
(github.com/Avature/melo-benchmark, commit af3f2e0, MIT). Several definitions of what is unsaid there (a
résumé's text and titles) give the same figures; ours is the plainest of those found (results/judged.md).
"""

from __future__ import annotations

EDIT, BM25, LETTERS = "edit distance (rapidfuzz)", "BM25", "character TF-IDF (scikit-learn)"
MINILM = "all-MiniLM-L6-v2"

SAME_SET = {  # set -> method -> figure
    "TalentCLEF": {EDIT: ".229", BM25: ".276", LETTERS: ".354", MINILM: ".497"},
    "MELO fr→fr": {EDIT: ".4053"},
    "MELO fr→en": {EDIT: ".1072"},
    "Judged": {
        "one random order": ".271",
        "BM25, text": ".427",
        "MiniLM, text": ".439",
        "word TF-IDF, text": ".479",
        "character TF-IDF, titles": ".509",
        "MiniLM, titles": ".565",
        "MiniLM text + titles + word TF-IDF": ".607",
    },
}
TEST_HALF = {  # the other half of the same data, which is not here: alike, not equal
    "JobBERT": {EDIT: ".181", BM25: ".249", LETTERS: ".263", MINILM: ".329"},
    "TECH": {BM25: ".335", LETTERS: ".404", MINILM: ".434"},
    "HOUSE": {BM25: ".232", LETTERS: ".315", MINILM: ".329"},
}


def beside(task: str, method: str, ours: float) -> tuple[str, bool]:
    """What to print beside our figure, and whether it is a published one that does not come out."""
    if half := TEST_HALF.get(task, {}).get(method):
        return f"test half: {half}", False
    if not (published := SAME_SET.get(task, {}).get(method)):
        return "", False
    is_same = f"{ours:.{len(published) - 1}f}".lstrip("0") == published
    return f"published: {published}" + ("" if is_same else ", not reproduced"), not is_same
