"""The table of match quality (bench/quality.py), on made-up sets small enough to rank by hand."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PLAIN = "GoNorth, letters only"
FILES = {
    "esco-v1.0.x/occupations_en.csv": "conceptUri,iscoGroup,preferredLabel,altLabels\n"
    'o/1,2512,software developer,"programmer\ncoder"\n'
    "o/2,5120,cook,kitchen hand\n",
    # "coder" stands only among the other labels; no label knows "chef" at all
    "jobbert-eval/titles.csv": ",vacancyTitle,conceptUri\n0,Coder,o/1\n1,Chef,o/2\n",
    "melo/bel_q_fr_c_fr/queries.tsv": "Q1\tBoucher (h/f/x)\n",
    "melo/bel_q_fr_c_fr/corpus_elements.tsv": "C1_fr_0\tboulanger\nC2_fr_0\tboucher\nC2_fr_1\tbouchère\n",
    "melo/bel_q_fr_c_fr/annotations.tsv": "Q1\t0\tC2_fr_0\t1\nQ1\t0\tC2_fr_1\t1\n",
    "talentclef2025/english/queries": "q_id\tjobtitle\n1\ttax lawyer\n",
    "talentclef2025/english/corpus_elements": "c_id\tjobtitle\n7\ttax lawyer\n8\ttax adviser\n9\tnanny\n",
    "talentclef2025/english/qrels.tsv": "1\t0\t8\t1\n",
    "skill-linking/skills_en_label.txt": "solve problems\nJavaScript\nuse a crane\n",
    "skill-linking/tech_validation_annotations.csv": "sentence,span,sub_span,label\n"
    "We write JavaScript .,JavaScript,,JavaScript\nWe are smart .,smart,,LABEL NOT PRESENT\n",
}
FILES |= {name.replace("c_fr", "c_en"): text for name, text in FILES.items() if "bel_q_fr" in name}
FILES["skill-linking/house_validation_annotations.csv"] = FILES[
    "skill-linking/tech_validation_annotations.csv"
]


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def table(folder: Path) -> dict[str, list[float]]:
    """The rows of the plain ranker, which knows letters alone: set to figures, in the order of columns."""
    command = [sys.executable, "bench/quality.py", str(folder), "--only", "talentclef,melo,jobbert,skills"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    blocks = [block.splitlines() for block in ran.stdout.split("\n\n") if "GoNorth" in block]
    rows = ((lines[0], next(line for line in lines if line.startswith(PLAIN))) for lines in blocks)
    return {
        heading.split(":")[0]: [float(cell) for cell in row.removeprefix(PLAIN).split()]
        for heading, row in rows
    }


def test_it_measures_each_set_as_the_set_is_meant(sets: Path) -> None:
    figures = table(sets)
    assert figures["TalentCLEF"] == [0.5]  # first comes the title itself, which is not similar to itself
    assert figures["MELO fr→fr"] == [1.0]
    assert figures["TECH"] == [1.0, 1.0, 1.0]  # the sentence that names no skill is not counted
    # preferred labels: both titles share no letters with either, so the order of the corpus decides
    assert figures["JobBERT"][:2] == [0.75, 1.0]
    assert figures["JobBERT, all labels"][2:] == [1.0, 1.0]  # the ICT slice is the coder alone


def test_it_says_where_the_sets_are_missing(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "bench/quality.py", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "no development sets" in ran.stderr
