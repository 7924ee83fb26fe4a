"""What was a model made from? Written beside it, so that anybody can make it again."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from train.sources import Sources


def write_manifest(folder: Path, name: str, sources: Sources, seed: int, texts: Mapping[str, int]) -> None:
    lines = [
        f"# What the table beside this file was made from, by `python -m train.{name}`; do not edit.",
        "# Sources, licences, limits and checks: docs/explanation/encoder.md",
        f"seed = {seed}",
        f'numpy = "{version("numpy")}"',
        f'numba = "{version("numba")}"',
        f"dropped = {sources.dropped}  # strings that are evaluation queries",
        "\n[texts]",
        *(f"{kind} = {count}" for kind, count in texts.items()),
        "\n[sha256]",
        *(f'"{name}" = "{digest}"' for name, digest in sorted(sources.read.items())),
    ]
    (folder / f"{name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
