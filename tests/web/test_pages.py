"""Pages of words, and what is shown where there is no page."""

import pytest
from django.test import Client

from gonorth.web.views.pages import NAMES

ALL = (*NAMES, "stories", "styleguide", "events")


@pytest.mark.parametrize("prefix", ["", "/fr"])
@pytest.mark.parametrize("name", ALL)
def test_every_page_of_words_opens_in_both_languages(site: Client, prefix: str, name: str) -> None:
    page = site.get(f"{prefix}/{name}")
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_a_wrong_address_says_what_to_do(site: Client, prefix: str) -> None:
    page = site.get(f"{prefix}/nowhere")
    assert page.status_code == 404
    assert f'href="{prefix}/openings"' in page.content.decode()
