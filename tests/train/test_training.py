"""The training learns what it is shown, in a tiny world, and the same from the same seed."""

import hashlib
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from gonorth.facts.tables import read_rows
from gonorth.reading.encoder import Encoder
from train.features import count_features
from train.lesson import Pace, contrast, follow, slope_of_info_nce
from train.pack import Joined, View, join, prune, shorten, sums, write
from train.pairs import concepts_of, names
from train.skills import paired
from train.sources import Sources, Text
from train.spoken import PHRASES, Spoken, made
from train.table import AdagradTable, AdamTable, Table

WORLD = {
    "nurse": ["registered nurse", "ward sister", "infirmière", "infirmier de bloc"],
    "lawyer": ["lawyer", "attorney at law", "avocat", "avocate d’affaires"],
    "baker": ["baker", "bread maker", "boulanger", "boulangère"],
    "pilot": ["pilot", "aircraft captain", "pilote", "commandante de bord"],
}
TEXTS = [
    Text(name, concept, "en" if at < 2 else "fr", "title")
    for concept, called in WORLD.items()
    for at, name in enumerate(called)
]


def learn(seed: int, kind: type[Table] = AdamTable, rate: float = 0.02) -> View:
    features = count_features([text.text for text in TEXTS], 1)
    dice = np.random.default_rng(seed)
    table = kind(features, 16, dice)
    contrast(table, concepts_of(TEXTS), names(TEXTS), dice, Pace(epochs=30, rate=rate, batch=8))
    return View(features, table.folded())


@pytest.mark.parametrize(("kind", "rate"), [(AdamTable, 0.02), (AdagradTable, 0.1)])
def test_names_of_one_occupation_come_to_lie_together(kind: type[Table], rate: float, tmp_path: Path) -> None:
    view = learn(1, kind, rate)
    write(join([view]), tmp_path, "tiny")
    encoder = Encoder(np.load(tmp_path / "tiny_hashes.npy"), np.load(tmp_path / "tiny_vectors.npy"))
    vectors = encoder.encode([text.text for text in TEXTS])
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, 0)
    for row, nearest in enumerate(likeness.argmax(axis=1)):
        assert TEXTS[nearest].concept == TEXTS[row].concept


def test_a_text_comes_to_lie_where_its_teacher_has_it() -> None:
    features = count_features([text.text for text in TEXTS], 1)
    dice = np.random.default_rng(1)
    targets = np.eye(16, dtype=np.float32)
    targets[5] = 0  # this one has no teacher
    table = AdagradTable(features, 16, dice, length=0.3)
    follow(table, targets, dice, epochs=60, rate=0.1, batch=5)
    vectors, _ = table.encode(np.arange(16))
    taught = np.delete(np.arange(16), 5)
    assert (vectors[taught, taught] > 0.7).all()


def test_the_same_seed_gives_the_same_table() -> None:
    assert (learn(seed=1).vectors == learn(seed=1).vectors).all()
    assert (learn(seed=1).vectors != learn(seed=2).vectors).any()


def test_the_slope_is_that_of_the_loss() -> None:
    dice = np.random.default_rng(0)
    both = dice.standard_normal((10, 4))
    masked = np.zeros((5, 5), bool)
    masked[0, 3] = True

    def loss(both: np.ndarray) -> float:
        logits = both[:5] @ both[5:].T / 0.5
        logits[masked] = -np.inf
        own = logits.diagonal()
        rows = np.log(np.exp(logits).sum(axis=1)) - own
        columns = np.log(np.exp(logits).sum(axis=0)) - own
        return float(rows.mean() + columns.mean()) / 2

    slope = slope_of_info_nce(both[:5], both[5:], masked, 0.5)
    for row in range(10):
        for axis in range(4):
            step = np.zeros_like(both)
            step[row, axis] = 1e-6
            numeric = (loss(both + step) - loss(both - step)) / 2e-6
            assert slope[row, axis] == pytest.approx(numeric, rel=1e-3, abs=1e-6)


def test_shortening_keeps_what_is_near_near() -> None:
    view = learn(seed=1)
    joined = join([view, learn(seed=2)])
    short = shorten(joined, view.features, 8)
    for before, after in zip(_likeness(joined, view), _likeness(short, view), strict=True):
        assert abs(before - after) < 0.25


def _likeness(joined: Joined, view: View) -> np.ndarray:
    vectors = sums(
        view.features, joined.vectors[np.searchsorted(joined.vocabulary, view.features.vocabulary)]
    )
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors @ vectors.T).ravel()


def test_pruning_keeps_the_features_that_carry_most() -> None:
    often, vectors = np.array([9, 1, 5]), np.array([[1.0], [2.0], [3.0]], np.float32)
    joined = Joined(np.array([10, 20, 30], np.uint32), often, vectors)
    assert prune(joined, 2).vocabulary.tolist() == [10, 30]


def test_evaluation_queries_are_never_learned(tmp_path: Path) -> None:
    """Whatever their case, spaces and form of letters."""
    hidden = " ".join(unicodedata.normalize("NFKC", "Ward  Sister").split()).lower()
    _write_sources(tmp_path, hashlib.sha256(hidden.encode()).hexdigest()[:20])
    sources = Sources(tmp_path)
    titles = {text.text for text in sources.titles()}
    assert "registered nurse" in titles and "boulangère" in titles
    assert not {title for title in titles if title.lower() == hidden}
    assert sources.dropped == 1
    assert set(sources.read) >= {"benchmarks/evaluation-queries.sha256"}


def _write_sources(folder: Path, evaluated: str) -> None:
    files = {
        "benchmarks/evaluation-queries.sha256": evaluated,
        "taxonomies/esco/derived/occupations_merged_en_fr.csv": "uri,pref_en,alts_en,pref_fr,alts_fr\n"
        "1,registered nurse,ward sister,infirmier/infirmière,\n2,baker,,boulanger/boulangère,\n",
        "benchmarks/esco-v1.0.x/occupations_en.csv": "conceptUri,preferredLabel,altLabels\n"
        "2,baker,bread maker\n",
        "benchmarks/esco-v1.0.x/occupations_fr.csv": "conceptUri,preferredLabel,altLabels\n",
        "taxonomies/onet-29.2/Occupation Data.txt": "O*NET-SOC Code\tTitle\n29-1141\tRegistered Nurses\n",
        "taxonomies/onet-29.2/Alternate Titles.txt": "O*NET-SOC Code\tAlternate Title\tShort Title\n",
        "taxonomies/onet-29.2/Sample of Reported Titles.txt": "O*NET-SOC Code\tReported Job Title\n",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_a_text_is_paired_with_the_first_name_of_each_skill_it_speaks_of() -> None:
    names = [
        Spoken("bake bread", ("bake bread",), "en"),
        Spoken("bread making", ("bake bread",), "en"),
        Spoken("faire du pain", ("bake bread",), "fr"),
        Spoken("sell goods", ("sell goods",), "en"),
    ]
    others = [
        Spoken("loaves before dawn", ("bake bread",), "en"),
        Spoken("bakes and sells", ("bake bread", "sell goods"), "en"),
        Spoken("of a skill without a name", ("unknown",), "en"),
    ]
    texts, pairs = paired(names, others)
    told = [(texts[left].text, texts[right].text) for left, right in pairs]
    assert told == [
        ("bake bread", "bread making"),
        ("bake bread", "faire du pain"),
        ("bake bread", "loaves before dawn"),
        ("bake bread", "bakes and sells"),
        ("sell goods", "bakes and sells"),
    ]
    concepts = {text.text: text.concept for text in texts}
    assert concepts["loaves before dawn"] == "bake bread"
    assert concepts["bakes and sells"] == "bakes and sells"


def test_sentences_are_made_of_what_speaks_of_several_skills() -> None:
    phrases = [Spoken("loaves before dawn", ("bake bread",), "en")]
    names = [Spoken("sell goods", ("sell goods",), "en"), Spoken("use a till", ("use a till",), "en")]
    sentences = made(phrases, names, np.random.default_rng(3), 200)
    assert len(sentences) == 200
    assert {skill for each in sentences for skill in each.skills} == {
        "bake bread",
        "sell goods",
        "use a till",
    }
    for each in sentences:
        parts = [part for part in (*phrases, *names) if part.text in each.text]
        assert set(each.skills) == {skill for part in parts for skill in part.skills}
    assert sentences == made(phrases, names, np.random.default_rng(3), 200)


def test_phrases_name_skills_that_there_are() -> None:
    """Each once in train/skill_phrases.csv, by its id or as ESCO calls it, with distinct phrases."""
    rows = list(read_rows(PHRASES))
    assert len({row["skill"] for row in rows}) == len(rows)
    for row in rows:
        for lang in ("en", "fr"):
            phrases = row[lang].split("|")
            assert all(phrases) and len(set(phrases)) == len(phrases), row
