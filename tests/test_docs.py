"""The documents are held to account: every command is described, every example runs."""

import re
import shlex
from pathlib import Path

import pytest

from gonorth.cli import COMMANDS, main
from gonorth.web.options import OPTIONS, Option

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
SETTINGS_PAGE = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
COMMAND_PAGE = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
VERBS = {"openings": ["read"], "resume": ["read"], "events": ["import"]}
EXAMPLES = [
    line.removeprefix("$ ")
    for page in PAGES
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ gonorth ")
]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described(name: str) -> None:
    assert f"## `gonorth {name}" in COMMAND_PAGE


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example_of_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    verb = VERBS.get(name, [])
    with pytest.raises(SystemExit) as ended:
        main([name, *verb, "--help"])
    assert ended.value.code == 0
    assert f"example: gonorth {name}" in capsys.readouterr().out


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(
    example: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(example)[1:]) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_setting_is_described(option: Option) -> None:
    default = f"`{option.default}`" if option.default else ""
    assert f"| `{option.name}` | {option.help} | {default} |" in SETTINGS_PAGE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), f"{page.name} links to {link}, which is not there"
