"""A site killed over and over loses no hand and sends no letter twice (bench/interrupted.py, in small)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it looks into SQLite's file")
def test_a_killed_site_goes_on_with_every_hand_whole() -> None:
    command = [sys.executable, "bench/interrupted.py", "--kills", "4"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Nothing lost, no letter twice, nothing half kept" in ran.stdout
