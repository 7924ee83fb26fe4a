"""The house rules, as tests. Read this file to learn the architecture."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "gonorth"
FILES = sorted(path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts)
BELOW = {"nouns", "facts", "reading"}
ROOMS = {"boards", "resumes", "matching", "scene", "pay", "immigration"}  # they never import one another
MAY_IMPORT = {  # room -> the rooms it may import, besides itself
    "__init__": set(),
    "__main__": {"cli"},
    "nouns": set(),
    "facts": {"nouns"},
    "reading": {"nouns", "facts"},
    **dict.fromkeys(ROOMS, BELOW),
    "moving": BELOW | {"pay", "immigration"},
    "stock": BELOW | {"matching", "scene"},
    "answer": BELOW | ROOMS | {"moving", "stock"},
    "bounded": {"facts"},
    "ownfile": {"facts"},
    "saved": BELOW | {"matching", "ownfile", "scene", "stock"},
    "web": BELOW | ROOMS | {"answer", "bounded", "moving", "ownfile", "stock"},
    "cli": BELOW | ROOMS | {"answer", "bounded", "moving", "ownfile", "saved", "stock", "web"},
}
SHELLS = {"cli", "web", "bounded", "ownfile", "saved", "__main__"}  # they alone may touch the outside world
OUTSIDE = {"click", "django", "http", "multiprocessing", "os", "requests", "resource", "rich", "signal"}
OUTSIDE |= {"socket", "sqlite3", "subprocess", "sys", "threading", "time", "urllib.request"}
CLOCKS = {"today", "now", "utcnow"}


def room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(tree: ast.AST, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def touches(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(module + ".") for module in modules)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    here = room(path)
    for name in imports(ast.parse(path.read_text(encoding="utf-8")), path):
        top, *rest = name.split(".")
        if top == "gonorth":
            assert rest[0] in MAY_IMPORT[here] | {here, "__version__"}, f"{path} may not import {name}"
        elif here not in SHELLS:
            assert not touches(name, OUTSIDE), f"{path} is pure: no {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_pure_room_has_no_clock(path: Path) -> None:
    if room(path) in SHELLS:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in CLOCKS, f"{path}:{node.lineno}: today is always an argument"


def test_only_facts_reads_the_data_folder() -> None:
    for path in FILES:
        if room(path) not in {"facts", "cli"}:
            words = {
                n.id for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Name)
            }
            assert not words & {"open", "__file__"}, f"{path}: ask gonorth.facts for what is in data/"


def test_a_candidate_has_no_identity() -> None:
    from dataclasses import fields

    from gonorth.nouns import Candidate

    names = {field.name for field in fields(Candidate)}
    assert not names & {"name", "email", "phone", "nationality", "age", "birth_date", "photo", "gender"}
