"""Everything that happened, in one file, and back again: the database, the secret and the letters.

The database is copied by its own tools while the site runs (SQLite's backup, pg_dump), so that the copy is of
one moment. A manifest holds the SHA-256 of each part; nothing is put back before every part agrees with it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from gonorth import __version__
from gonorth.facts.words import Refusal
from gonorth.web import options

SQLITE, POSTGRES, MANIFEST = "gonorth.sqlite3", "gonorth.pgdump", "manifest.json"
KEPT = re.compile(r"secret|exchange-rate\.json|letters/[0-9a-f-]{36}\.eml")  # of the data folder
PROGRAMS = Path("/usr/lib/postgresql")
CHUNK = 1 << 20


def make(file: Path, at: datetime) -> int:
    """Write a backup, whole or not at all, for its owner's eyes alone; how many bytes it has."""
    part = file.with_name(f"{file.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=file.resolve().parent) as name, part.open("xb") as opened:
            part.chmod(0o600)
            parts = dict(_folder_parts()) | {_dump_name(): _dumped(Path(name))}
            with tarfile.open(fileobj=opened, mode="w:gz", compresslevel=3) as tar:
                _write(tar, parts, Path(name), at)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    except FileExistsError:
        raise Refusal("backup.at_it", path=str(part)) from None
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refusal("backup.cannot_write", path=str(file), error=error.strerror or str(error)) from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return file.stat().st_size


def _write(tar: tarfile.TarFile, parts: dict[str, Path], beside: Path, at: datetime) -> None:
    told = {
        "gonorth": __version__,
        "made_at": at.isoformat(),
        "parts": {name: _digest(path) for name, path in sorted(parts.items())},
    }
    manifest = beside / MANIFEST
    manifest.write_text(json.dumps(told, indent=1), encoding="utf-8")
    for name, path in [(MANIFEST, manifest), *sorted(parts.items())]:
        tar.add(path, arcname=name, recursive=False)


def _folder_parts() -> Iterator[tuple[str, Path]]:
    folder = Path(options.DATA.value)
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if KEPT.fullmatch(name) and path.is_file() and not path.is_symlink():
            yield name, path


def restore(file: Path, folder: Path) -> None:
    """Put a backup back where nothing is yet. Nothing is changed unless all of it can be read."""
    if _is_in_use(folder):
        raise Refusal("backup.not_empty", path=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        parts = _unpacked(file, Path(name))
        if _dump_name() not in parts:
            raise Refusal("backup.other_database", path=str(file))
        _load(parts.pop(_dump_name()), folder)
        for kept, path in parts.items():
            target = folder / kept
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.chmod(0o600)
            path.replace(target)


def _unpacked(file: Path, beside: Path) -> dict[str, Path]:
    """Each part as a file, where all agree with the manifest."""
    try:
        with tarfile.open(file, mode="r:gz") as tar:
            said = tar.extractfile(MANIFEST)
            told = json.loads(said.read(CHUNK))["parts"] if said else {}
            parts = {name: _part(tar, name, beside / str(number)) for number, name in enumerate(told)}
    except FileNotFoundError:
        raise Refusal("backup.no_file", path=str(file)) from None
    except (tarfile.TarError, KeyError, ValueError, EOFError, OSError):
        raise Refusal("backup.unreadable", path=str(file)) from None
    for name, path in parts.items():
        if _digest(path) != told[name]:
            raise Refusal("backup.damaged", path=str(file), part=name)
    return parts


def _part(tar: tarfile.TarFile, name: str, to: Path) -> Path:
    """One part, by its name in the manifest: no other name than ours is written to."""
    if name not in (SQLITE, POSTGRES) and not KEPT.fullmatch(name):
        raise ValueError(name)
    packed = tar.extractfile(name)
    if packed is None:
        raise ValueError(name)
    with to.open("wb") as opened:
        shutil.copyfileobj(packed, opened, CHUNK)
    return to


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _is_postgres() -> bool:
    return connection.vendor == "postgresql"


def _dump_name() -> str:
    return POSTGRES if _is_postgres() else SQLITE


def _dumped(beside: Path) -> Path:
    """The database as of one moment, while others go on writing."""
    copy = beside / _dump_name()
    if _is_postgres():
        _call("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={copy}")
        return copy
    with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as now, sqlite3.connect(copy) as then:
        now.backup(then)
    now.close()
    then.close()
    return copy


def _load(dump: Path, folder: Path) -> None:
    if _is_postgres():
        _call(
            "pg_restore",
            "--single-transaction",
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            str(dump),
        )
    else:
        dump.chmod(0o600)
        dump.replace(folder / SQLITE)


def _is_in_use(folder: Path) -> bool:
    """Whether there is anything that a backup would be put over."""
    if _is_postgres():
        return bool(connection.introspection.table_names())
    return (folder / SQLITE).exists()


def _call(program: str, *arguments: str) -> None:
    """One of PostgreSQL's own programs, told of the database as Django is."""
    named: dict[str, Any] = dict(settings.DATABASES["default"])
    newest = max(
        PROGRAMS.glob(f"*/bin/{program}"), key=lambda path: float(path.parent.parent.name), default=None
    )
    found = shutil.which(program) or (str(newest) if newest else None)
    if found is None:
        raise Refusal("backup.no_program", program=program)
    told = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {name: str(named[key]) for name, key in told.items() if named.get(key)}
    database = ["--dbname", str(named["NAME"])]
    ran = subprocess.run(
        [found, *database, *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise Refusal("backup.program_failed", program=program, said=ran.stderr.strip()[-300:])
