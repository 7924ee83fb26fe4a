"""The scene: each chart with its finding, table, numbers and limits; claims apart from evidence."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from gonorth.facts.pack import read_pack
from gonorth.web.models import Board

Fill = Callable[[str], None]
REGION = read_pack("toronto-waterloo")


def page(site: Client, address: str = "/scene") -> str:
    answer = site.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def charts(shown: str) -> list[str]:
    return re.findall(r'<figure class="chart exhibit" id="([^"]+)"', shown)


def rows(site: Client, address: str) -> list[dict[str, str]]:
    text = site.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("address", ["/scene", "/fr/scene"])
def test_each_chart_has_its_finding_its_table_and_its_numbers(site: Client, address: str) -> None:
    shown = page(site, address)
    assert charts(shown) == ["ads", "ads-by-field", "venture-capital", "venture-capital-here"]
    for part in shown.split('<figure class="chart exhibit"')[1:]:
        assert re.search(r"<h3>[^<]{20,}", part)
        assert '<svg class="fluid" role="img"' in part
        assert "<details>" in part and "<table>" in part
        assert f'href="{address}.csv?' in part


def test_nothing_is_counted_from_samples(site: Client, fill: Fill) -> None:
    before = charts(page(site))
    fill(Board.SAMPLE)
    shown = page(site)
    assert charts(shown) == before
    assert "No real job board has been read here yet" in shown


def test_real_openings_are_drawn_by_field_employer_level_and_pay(site: Client, fill: Fill) -> None:
    fill("greenhouse")
    shown = page(site)
    assert {"by-field", "by-employer", "by-level", "median-pay"} <= set(charts(shown))
    assert "Software engineering has most: 23 of the 30 openings" in shown
    assert "80% of them show pay." in shown


def test_a_field_can_be_chosen(site: Client, fill: Fill) -> None:
    fill("greenhouse")
    shown = page(site, "/scene?field=sales+and+marketing")
    assert "ads" not in charts(shown)
    assert "so we do not know how they have moved" in shown
    assert "of the 7 openings" in shown


@pytest.mark.parametrize("asked", ["zzz", "<script>x</script>", "\x00", "é" * 500])
def test_an_unknown_field_is_told_in_a_sentence(site: Client, asked: str) -> None:
    answer = site.get("/scene", {"field": asked})
    assert answer.status_code == 200
    assert "We know no field" in answer.content.decode()
    assert "<script>x" not in answer.content.decode()


def test_the_flow_and_the_claims_stand_apart_from_what_was_counted(site: Client) -> None:
    shown = page(site)
    counted, _, rest = shown.partition('id="flow"')
    flow, _, claims = rest.partition('id="claims"')
    for id in REGION.flow:
        assert f'data-figure="{id}"' in flow
        assert f'data-figure="{id}"' not in counted + claims
    evidence = [fact.id for fact in REGION.facts.values() if fact.kind == "evidence"]
    assert not [id for id in evidence if f'data-figure="{id}"' in flow + claims]


def test_it_is_also_data(site: Client, fill: Fill) -> None:
    fill("greenhouse")
    found = json.loads(site.get("/fr/scene.json").content)
    assert {chart["id"] for chart in found["charts"]} == set(charts(page(site, "/fr/scene")))
    used = {row["figure"]["source"] for chart in found["charts"] for row in chart["rows"]}
    assert used <= {source["id"] for source in found["sources"]}


def test_a_chart_s_numbers_are_a_spreadsheet_that_runs_nothing(site: Client, fill: Fill) -> None:
    fill("greenhouse")
    assert [row["value"] for row in rows(site, "/scene.csv?chart=ads")][-1] == "1126"
    named = [row["name"] for row in rows(site, "/scene.csv?chart=by-employer")]
    assert len(named) == 3
    assert not [
        cell for row in rows(site, "/scene.csv") for cell in row.values() if cell[:1] in "=+-@" and cell
    ]


@pytest.mark.parametrize("query", ["chart=nothing", "field=nothing", "chart=by-field"])
def test_a_chart_that_is_not_there_is_not_found(site: Client, query: str) -> None:
    assert site.get(f"/scene.csv?{query}").status_code == 404


def test_what_an_employer_calls_itself_runs_nothing_on_the_page(site: Client, fill: Fill) -> None:
    fill("greenhouse")
    assert "<script>alert" not in page(site)
