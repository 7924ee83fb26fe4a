#!/usr/bin/env bash
# Choose the newest versions that fit pyproject.toml and lock them with hashes.
set -euo pipefail
cd "$(dirname "$0")/.."
lock() { .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"; }
lock requirements/boot.in -o requirements/boot.txt
lock pyproject.toml requirements/build.in -o requirements/run.txt
lock pyproject.toml requirements/build.in --extra dev -o requirements/test.txt
lock pyproject.toml --extra bench -o requirements/bench.txt
lock pyproject.toml --extra bench --extra minilm -o requirements/minilm.txt
lock pyproject.toml --extra train --extra minilm -o requirements/train.txt
