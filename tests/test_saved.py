"""An answer from saved openings is the one from the openings themselves; a file that is not as it was written
is refused."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gonorth import saved
from gonorth.boards import read_payload
from gonorth.cli import main
from gonorth.facts.pack import read_pack
from gonorth.facts.region import Region
from gonorth.facts.words import Refusal
from gonorth.matching.index import Index
from gonorth.nouns import Law, Occupation, Opening, Pay, Place, Seniority, Skill, Source
from gonorth.ownfile import is_saved
from gonorth.saved import open_saved, save
from gonorth.stock import Stock

SAMPLES = Path(__file__).parent.parent / "gonorth/data/samples"
PAYLOAD, RESUME = str(SAMPLES / "openings.csv"), str(SAMPLES / "resume.json")
REGION = read_pack("toronto-waterloo")


@pytest.fixture(scope="session")
def openings() -> tuple[Opening, ...]:
    return read_payload(Path(PAYLOAD).read_bytes(), PAYLOAD).openings


@pytest.fixture
def file(openings: tuple[Opening, ...], tmp_path: Path) -> Path:
    path = tmp_path / "openings.saved"
    save(stock(openings), [REGION], path)
    return path


def stock(openings: tuple[Opening, ...]) -> Stock:
    return Stock(Index(openings), Source("openings", ""), is_sample=False)


@pytest.mark.parametrize("more", [[], ["--lang", "fr"], ["--hide-from", "Northlight", "--remote-only"]])
def test_an_answer_from_a_saved_file_is_the_same(
    more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "saved")
    assert main(["openings", "read", PAYLOAD, "--save", path]) == 0
    assert path in capsys.readouterr().out
    asked = ["answer", RESUME, "--today", "2026-11-21", "--json", *more]
    assert main([*asked, "--openings", PAYLOAD]) == 0
    read = capsys.readouterr()
    assert main([*asked, "--openings", path]) == 0
    assert capsys.readouterr() == read


def test_openings_and_what_they_say_of_a_region_come_back(file: Path, openings: tuple[Opening, ...]) -> None:
    back, before = open_saved(str(file)), stock(openings)
    assert list(back.index.openings) == list(before.index.openings)
    assert back.index.openings[-2:] == before.index.openings[-2:]
    assert back.grounds_known.values() and back.ground(REGION) == before.ground(REGION)


def test_every_part_of_an_opening_comes_back(tmp_path: Path) -> None:
    whole = Opening(
        id="a:b:1",
        system="lever",
        employer="Łoś & fils “Ltd” \ud83e",  # half a letter, as some boards send it
        title="Développeur·se",
        occupation=Occupation("21231", "Software engineers", 0.9, "ingénieurs"),
        seniority=Seniority.STAFF,
        places=(Place("Toronto", "ON", "CA", 43.7, -79.42, "Toronto, ON"), Place(raw="HQ")),
        work_mode="hybrid",
        remote_within=("CA", "US"),
        pay=Pay(Decimal("45.55"), None, "CAD", "hour", "$45.55"),
        skills=(Skill("go", "Go"), Skill("python", "Python")),
        language="fr",
        posted_on=date(2026, 11, 1),
        updated_at=datetime(2026, 11, 2, 3, 4, tzinfo=UTC),
        url="https://example.com/1",
        employment_type="full-time",
        sponsorship="offered",
        law=Law(True, False, None, None),
        department="Machines",
        requisition="7",
        years_asked=2.5,
        description="Two\nlines",
        location="Toronto",
    )
    save(stock((whole, Opening("a:b:2", "lever", "", ""))), [], tmp_path / "two")
    assert list(open_saved(str(tmp_path / "two")).index.openings) == [
        whole,
        Opening("a:b:2", "lever", "", ""),
    ]


def test_no_openings_can_be_saved_too(tmp_path: Path) -> None:
    save(stock(()), [REGION], tmp_path / "none")
    assert len(open_saved(str(tmp_path / "none")).index) == 0


@pytest.mark.parametrize("place", [0.5, 0.9, 0.999])
def test_a_file_that_was_changed_is_refused(file: Path, place: float) -> None:
    data = bytearray(file.read_bytes())
    data[int(len(data) * place)] ^= 1
    file.write_bytes(data)
    with pytest.raises(Refusal, match="damaged"):
        list(open_saved(str(file)).index.openings)


@pytest.mark.parametrize("size", [20, 1000, -1])
def test_a_file_that_was_cut_is_refused(file: Path, size: int, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(file.read_bytes()[:size])
    assert main(["answer", RESUME, "--openings", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "damaged" in said.err and "--save" in said.err


def test_a_file_of_another_version_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "program", lambda: "a later one")
    with pytest.raises(Refusal, match="another version"):
        open_saved(str(file))


def test_a_saved_file_stands_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", RESUME, "--openings", PAYLOAD, str(file)]) == 1
    assert "alone" in capsys.readouterr().err


def test_what_breaks_off_leaves_the_file_before(file: Path, openings: tuple[Opening, ...]) -> None:
    def interrupted() -> Iterator[Region]:
        yield REGION
        raise KeyboardInterrupt

    before = file.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        save(stock(openings[:3]), interrupted(), file)
    assert file.read_bytes() == before and list(file.parent.iterdir()) == [file]


def test_nothing_else_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter").write_text("Dear Ada")
    for path in (tmp_path / "letter", tmp_path / "no" / "folder"):
        assert main(["openings", "read", PAYLOAD, "--save", str(path)]) == 1
        assert str(path) in capsys.readouterr().err
    assert (tmp_path / "letter").read_text() == "Dear Ada"
    assert not is_saved(str(tmp_path / "letter"))
