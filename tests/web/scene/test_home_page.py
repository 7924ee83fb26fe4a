"""The first page: the question, one box, and what is real right now."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from gonorth.web.models import Board

STATIC = Path(__file__).parents[3] / "gonorth" / "web" / "static"
Fill = Callable[[str], None]


def page(site: Client, address: str = "/") -> str:
    answer = site.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def right_now(site: Client, address: str = "/") -> str:
    (found,) = re.findall(r'<ul class="rows now">.*?</ul>', page(site, address), re.DOTALL)
    return str(found)


def test_it_begins_with_the_question_and_the_box(site: Client) -> None:
    shown = page(site)
    assert shown.index('<h1 class="question">') < shown.index("<form") < shown.index('id="now"')
    assert shown.count("<h1") == 1


@pytest.mark.parametrize("address", ["/", "/fr/"])
def test_before_any_board_is_read_it_shows_what_others_have_counted(site: Client, address: str) -> None:
    shown = right_now(site, address)
    assert 3 <= shown.count("<li>") <= 4
    assert shown.count('<svg class="fluid"') == shown.count("<li>")
    assert "2026" in shown and "#source-ads-tracker" in shown


def test_samples_are_never_counted(site: Client, fill: Fill) -> None:
    before = right_now(site)
    fill(Board.SAMPLE)
    assert right_now(site) == before
    assert "#source-openings" not in before


def test_real_openings_are_counted_with_how_many_show_pay(site: Client, fill: Fill) -> None:
    fill("greenhouse")
    found = "30 openings in Toronto–Waterloo or open to people there, at 3 employers; 80% show pay."
    assert found in right_now(site)
    french = "30 postes à Toronto–Waterloo ou ouverts aux gens qui y vivent, chez 3 employeurs"
    assert french in right_now(site, "/fr/")
    assert "#source-openings" in right_now(site)


def test_it_is_light_with_everything_it_loads(site: Client, fill: Fill) -> None:
    fill("greenhouse")
    shown = page(site)
    loaded = set(re.findall(r'(?:src|href)="/static/([^"]+)"', shown)) | {"gonorth/overpass.woff2"}
    weight = len(gzip.compress(shown.encode()))
    for name in loaded:
        data = (STATIC / name).read_bytes()
        weight += len(data) if name.endswith("woff2") else len(gzip.compress(data))
    assert weight <= 60_000
