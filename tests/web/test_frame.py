"""What surrounds every page."""

import pytest
from django.test import Client


@pytest.mark.parametrize(("address", "lang"), [("/", "en-CA"), ("/fr/", "fr-CA"), ("/fr/privacy", "fr-CA")])
def test_the_address_alone_decides_the_language(site: Client, address: str, lang: str) -> None:
    page = site.get(address, headers={"accept-language": "de, fr"})
    assert f'<html lang="{lang}">' in page.content.decode()


def test_no_cookie_is_set_and_nothing_inline_may_run(site: Client) -> None:
    page = site.get("/")
    assert not page.cookies
    assert "unsafe" not in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "headers", [{"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}]
)
def test_it_refuses_a_form_sent_from_another_site(site: Client, headers: dict[str, str]) -> None:
    assert site.post("/answer", headers=headers).status_code == 403
    assert site.post("/answer", headers={"sec-fetch-site": "same-origin"}).status_code == 422  # empty


def test_the_other_language_is_never_on_another_site(site: Client) -> None:
    for address in ("/fr//evil.example/x", "//evil.example/x"):
        assert '"//evil.example' not in site.get(address).content.decode()
