"""A backup put back is what was: every row of every table, every letter, the secret."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import postgres  # noqa: E402

TELL = """
import os, sys, hashlib
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for table in sorted(connection.introspection.table_names(cursor)):
        cursor.execute(f'SELECT * FROM "{table}"')
        rows = sorted(map(repr, cursor.fetchall()))
        print(table, len(rows), hashlib.sha256("\\n".join(rows).encode()).hexdigest())
"""


def gonorth(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("GONORTH_", "DATABASE", "PYTEST"))}
    command = [sys.executable, "-m", "gonorth", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=plain | environment, capture_output=True, text=True, check=False
    )


def tables(folder: Path, **environment: str) -> str:
    """Every table with its number of rows and a hash of them."""
    told = {"DJANGO_SETTINGS_MODULE": "gonorth.web.settings", "GONORTH_DATA": str(folder)}
    ran = subprocess.run(
        [sys.executable, "-c", TELL],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | told | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """A site with openings, people, a member of the desk and a letter."""
    folder = tmp_path / "lived-in"
    assert gonorth("demo", "--people", 40, "--data", folder).returncode == 0
    assert gonorth("desk", "desk@hub.example", "--data", folder).returncode == 0
    (folder / "letters").mkdir()
    (folder / "letters" / "00000000-0000-4000-8000-000000000000.eml").write_bytes(
        b"To: maya@example.org\n\nhello"
    )
    return folder


def files(folder: Path) -> dict[str, bytes]:
    kept = [folder / "secret", *(folder / "letters").iterdir()]
    return {path.name: path.read_bytes() for path in kept}


def test_everything_comes_back_as_it_was(lived_in: Path, tmp_path: Path) -> None:
    backup, back = tmp_path / "backup.tar.gz", tmp_path / "back"
    made = gonorth("backup", backup, "--data", lived_in)
    assert made.returncode == 0, made.stderr
    assert backup.stat().st_mode & 0o077 == 0
    restored = gonorth("restore", backup, "--data", back)
    assert restored.returncode == 0, restored.stderr
    assert tables(back) == tables(lived_in)
    assert "gonorth_person 40" in tables(back)
    assert files(back) == files(lived_in)


def test_nothing_is_put_over_what_is_there(lived_in: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.tar.gz"
    gonorth("backup", backup, "--data", lived_in)
    before = tables(lived_in)
    refused = gonorth("restore", backup, "--data", lived_in)
    assert refused.returncode == 1
    assert "only put back where nothing is yet" in refused.stderr
    assert tables(lived_in) == before


def packed(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as tar:
        for name, data in parts.items():
            told = tarfile.TarInfo(name)
            told.size = len(data)
            tar.addfile(told, io.BytesIO(data))
    return held.getvalue()


def test_a_damaged_backup_changes_nothing(lived_in: Path, tmp_path: Path) -> None:
    backup, back = tmp_path / "backup.tar.gz", tmp_path / "back"
    gonorth("backup", backup, "--data", lived_in)
    with tarfile.open(backup) as tar:
        parts = {part.name: tar.extractfile(part).read() for part in tar.getmembers()}  # type: ignore[union-attr]
    changed = parts | {"secret": b"another"}
    missing = {name: data for name, data in parts.items() if name != "secret"}
    whole = backup.read_bytes()
    cases = {
        "is damaged: secret": packed(changed),
        "no backup of this program": packed(missing),
        "only a part": whole[: len(whole) // 2],
        "is no backup": b"hello",
        "or only": packed({"manifest.json": b'{"parts": {"../outside": "x"}}', "../outside": b"x"}),
    }
    for told, data in cases.items():
        backup.write_bytes(data)
        refused = gonorth("restore", backup, "--data", back)
        assert refused.returncode == 1
        assert told in refused.stderr
        assert not [path for path in back.rglob("*") if path.is_file()]
    assert not (tmp_path / "outside").exists()


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(lived_in: Path, tmp_path: Path) -> None:
    refused = gonorth("backup", tmp_path / "nowhere" / "b.tar.gz", "--data", lived_in)
    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr
    assert gonorth("restore", tmp_path / "none.tar.gz", "--data", tmp_path / "back").returncode == 1


def test_the_same_on_postgresql(tmp_path: Path) -> None:
    if postgres.binaries() is None:
        pytest.skip(f"there is no PostgreSQL here; as root: {postgres.INSTALL}")
    folder, back, backup = tmp_path / "one", tmp_path / "two", tmp_path / "backup.tar.gz"
    with postgres.cluster() as address, postgres.cluster() as other:
        assert gonorth("demo", "--people", 30, "--data", folder, DATABASE_URL=address).returncode == 0
        made = gonorth("backup", backup, "--data", folder, DATABASE_URL=address)
        assert made.returncode == 0, made.stderr
        restored = gonorth("restore", backup, "--data", back, DATABASE_URL=other)
        assert restored.returncode == 0, restored.stderr
        assert tables(back, DATABASE_URL=other) == tables(folder, DATABASE_URL=address)
        refused = gonorth("restore", backup, "--data", back, DATABASE_URL=address)
        assert "only put back where nothing is yet" in refused.stderr
        assert "other kind of database" in gonorth("restore", backup, "--data", tmp_path / "three").stderr
