"""Set up .venv for `make run` or `make test`, with the standard library alone.

Takes `run` or `test`; gives `.venv/bin/gonorth` with exactly the locked versions.
A stamp keeps the lock's hash, so a second call does nothing. Nothing is installed
outside .venv.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": ROOT / "requirements/run.txt", "test": ROOT / "requirements/test.txt"}
BOOT = ROOT / "requirements/boot.txt"
# Debian splits pip and ensurepip off into packages of their own, so we carry one pip.
PIP = next((ROOT / "tools").glob("pip-*.whl"))


# What some tests need of the system: a real browser, a real database server.
PACKAGES = {"chromium": "usr/bin/chromium", "postgresql": "usr/lib/postgresql/*/bin/initdb"}


def main(purpose: str) -> None:
    if sys.version_info < (3, 11):
        sys.exit("GoNorth needs Python 3.11 or newer. Try: make PYTHON=python3.12")
    if purpose == "test":
        system_packages()
    stamp = VENV / f"stamp-{purpose}"
    if stamp.exists() and stamp.read_text() == fingerprint(purpose):
        return
    if not PYTHON.exists() or not runs(PYTHON):
        shutil.rmtree(VENV, ignore_errors=True)
        call(sys.executable, "-m", "venv", "--without-pip", str(VENV))
    install(LOCKS[purpose])
    stamp.write_text(fingerprint(purpose))


def system_packages() -> None:
    """Install them where CI is set or GONORTH_SYSTEM_PACKAGES asks for it; otherwise say what is skipped."""
    missing = [name for name, where in PACKAGES.items() if not any(Path("/").glob(where))]
    if not missing:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if not (os.environ.get("CI") or os.environ.get("GONORTH_SYSTEM_PACKAGES")):
        print(f"Tests that need {' and '.join(missing)} will be skipped; to run them: {' '.join(command)}")
        return
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    call(*as_root, "apt-get", "update", "--quiet", **environment)
    call(*as_root, *command, **environment)


def fingerprint(purpose: str) -> str:
    """What must be unchanged for the environment to be reused: lock, metadata, Python."""
    parts = [
        LOCKS[purpose].read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def install(lock: Path) -> None:
    """Install the lock with uv (quick); if uv cannot, with pip (slow, the same hashes)."""
    pip = [str(PYTHON), str(PIP / "pip")]
    uv = VENV / "bin" / "uv"
    print(f"Setting up .venv from {lock.relative_to(ROOT)} (once, about 20 seconds)", flush=True)
    if not uv.exists():
        call(*pip, "install", "--quiet", "--require-hashes", "-r", str(BOOT))
    # Never fetch an interpreter; trust the certificates this machine trusts.
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "true"}
    with_uv = [str(uv), "pip", "install", "--quiet", "--python", str(PYTHON)]
    lock_file = ["--require-hashes", "-r", str(lock)]
    itself = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    if subprocess.run([*with_uv, *lock_file], env=environment, check=False).returncode:
        print("uv could not reach the packages; trying pip", flush=True)
        call(*pip, "install", "--quiet", *lock_file)
    call(*pip, "install", "--quiet", *itself)
    # Some machines forbid Python to keep bytecode; then every start would compile all of this again.
    call(str(PYTHON), "-m", "compileall", "-q", str(VENV / "lib"), str(ROOT / "gonorth"))


def runs(python: Path) -> bool:
    return subprocess.run([str(python), "-c", ""], check=False, capture_output=True).returncode == 0


def call(*command: str, **more: str) -> None:
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"} | more
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode:
        sys.exit(f"Set-up stopped at: {' '.join(command)}\nOnly .venv was touched; run make again to retry.")


if __name__ == "__main__":
    main(sys.argv[1])
