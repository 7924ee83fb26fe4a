"""Search engines find every page that stays, in both languages."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from givre import Publish

from gonorth.web import sitemap
from gonorth.web.models import Board

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def addresses(site: Client, path: str = "/sitemap.xml") -> list[str]:
    tree = ElementTree.fromstring(site.get(path).content)
    return [loc.text or "" for loc in tree.iter(f"{MAP}loc")]


def test_it_names_the_pages_that_stay_and_they_are_there(site: Client, publish: Publish) -> None:
    open_ = publish()
    closed = publish(closed_at=timezone.now())
    listed = addresses(site)
    assert f"http://localhost/openings/{open_.pk}" in listed
    assert f"http://localhost/fr/openings/{open_.pk}" in listed
    assert "http://localhost/fr/" in listed and "http://localhost/employers/givre-instruments" in listed
    assert not [address for address in listed if address.endswith(f"/openings/{closed.pk}")]
    for address in listed:
        assert site.get(address.removeprefix("http://localhost")).status_code == 200, address


def test_samples_are_not_in_it(site: Client, publish: Publish) -> None:
    posting = publish(system=Board.SAMPLE)
    assert not [a for a in addresses(site) if a.endswith(f"/openings/{posting.pk}") or "givre" in a]


def test_a_job_is_in_it_once(site: Client, publish: Publish) -> None:
    publish(requisition="R1", system="lever")
    publish(requisition="R1")
    assert len([address for address in addresses(site) if "/fr/openings/" in address]) == 1


def test_each_address_names_its_twin(site: Client, publish: Publish) -> None:
    publish()
    tree = ElementTree.fromstring(site.get("/sitemap.xml").content)
    for url in tree.iter(f"{MAP}url"):
        twins = {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(f"{XHTML}link")}
        assert url.findtext(f"{MAP}loc") in twins.values() and set(twins) == {"en", "fr"}


def test_a_large_one_is_an_index_of_parts(
    site: Client, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        publish(f"Opening {number}")
    whole = addresses(site)
    monkeypatch.setattr(sitemap, "MOST", 10)
    parts = addresses(site)
    assert parts == [f"http://localhost/sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    split = [addresses(site, part.removeprefix("http://localhost")) for part in parts]
    assert all(len(part) <= 10 for part in split) and sum(split, []) == whole
    assert (
        site.get("/sitemap-0.xml").status_code
        == site.get(f"/sitemap-{len(parts) + 1}.xml").status_code
        == 404
    )


def test_robots_may_read_pages_but_not_endless_searches(site: Client) -> None:
    text = site.get("/robots.txt").content.decode()
    assert "Sitemap: http://localhost/sitemap.xml" in text and "Disallow: /openings?" in text
    from protego import Protego

    rules = Protego.parse(text)
    assert rules.can_fetch("http://localhost/openings/7", "any") and rules.can_fetch(
        "http://localhost/", "any"
    )
    assert not rules.can_fetch("http://localhost/fr/openings?q=x", "any")
