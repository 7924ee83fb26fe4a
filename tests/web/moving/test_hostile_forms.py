"""Whatever is posted to the pages about moving is answered or refused, never a breakdown."""

import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PAGES = ("pay", "hiring", "papers", "points", "steps")
VALUES = st.sampled_from(
    [
        *("", "0", "-1", "1e400", "NaN", "9" * 5000, "USD 200000", "CAD -5", "Toronto, ON", "Québec"),
        *("San Francisco, CA", "yes", "no", "on", "US, XX", "21231", "2024-02-29", "9999-12-31", "\x00"),
        *("\u202e", "٣", "²", "½", "<script>", "[" * 2000, "{}", "unknown", "none", "2026", "120k"),
    ]
) | st.text(max_size=30)


@pytest.mark.parametrize("form", ["", ".json"])
@pytest.mark.parametrize("name", PAGES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_posted_is_answered_or_refused(
    site: Client, name: str, form: str, data: st.DataObject
) -> None:
    asked = sorted(set(re.findall(r'name="([a-z_0-9]+)"', site.get(f"/moving/{name}").content.decode())))
    keys = st.sampled_from(asked) | st.text(max_size=10)
    posted = data.draw(st.dictionaries(keys, st.lists(VALUES, min_size=1, max_size=3), max_size=12))
    lang = data.draw(st.sampled_from(["", "/fr"]))
    assert site.post(f"{lang}/moving/{name}{form}", posted).status_code in {200, 422}
