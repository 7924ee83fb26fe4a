"""The data layer's tests once more, on PostgreSQL: what holds for SQLite holds there too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import postgres  # noqa: E402

HELD = ("tests/web/importing", "tests/web/people", "tests/web/data", "tests/web/openings/test_full_text.py")
FOLDERS = [held for held in HELD if (ROOT / held).exists()]


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="these tests are already on another database")
def test_the_data_layer_does_the_same_on_postgresql() -> None:
    if postgres.binaries() is None:
        if os.environ.get("CI"):
            pytest.fail(f"there is no PostgreSQL here; as root: {postgres.INSTALL}")
        pytest.skip(f"there is no PostgreSQL here; as root: {postgres.INSTALL}")
    with postgres.cluster() as address:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *FOLDERS],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": address},
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-1000:]
