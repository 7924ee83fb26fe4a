"""An import that is killed loses nothing and doubles nothing (bench/crashes.py, in small)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it puts SQLite's file back to the start each time")
def test_a_killed_import_goes_on_to_the_same_rows() -> None:
    command = [sys.executable, "bench/crashes.py", "--openings", "400", "--kills", "3", "--chunk", "50"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Nothing lost, nothing doubled" in ran.stdout
