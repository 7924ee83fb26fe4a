"""Whatever is posted to the pages about moving is answered or refused, never a breakdown."""

import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# What is answered as it stands, so that one field changed reaches all that lies behind the form.
ANSWERED = {
    "pay": {
        "earn": "200000",
        "live": "San Francisco, CA",
        "partner_earn": "1000",
        "children": "2",
        "offer": "1",
    },
    "papers": {"fact_canadian_citizen": "yes", "fact_partner_status": "other", "partner_fact_age": "30"},
    "steps": {"path": "citizen", "move_on": "2027-06-30", "fact_children": "1"},
    "points": {
        "age": "33",
        "first_reading": "9",
        "first_writing": "9",
        "spouse": "coming",
        "spouse_age": "30",
    },
}
ANSWERED["points"]["spouse"] = "coming"
ANSWERED["hiring"] = ANSWERED["pay"] | {"people": "20", "payroll": "2000000"}
LIKELY = {
    "earn": ["1", "99999999", "100000000", "999999999", "0", "71093750"],
    "offer": ["999999999", "0"],
    "move_on": ["2127-01-01", "0001-01-01", "9999-12-31", "2024-02-29"],
    "fact_partner_status": ["none", "citizen", "pr"],
    "partner_fact_canadian_citizen": ["yes", "no"],
    "fact_citizenships": ["Canada", "US"],
    "people": ["100000", "0"],
    "age": ["0", "120", "121"],
}
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


@pytest.mark.parametrize("name", ANSWERED)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_one_odd_field_breaks_neither_its_page_nor_the_answer(
    site: Client, name: str, data: st.DataObject
) -> None:
    likely = data.draw(st.sampled_from(sorted(LIKELY)))
    changed = {likely: data.draw(st.sampled_from(LIKELY[likely]) | VALUES)}
    posted = ANSWERED[name] | changed
    for address in (f"/moving/{name}", f"/moving/{name}.json"):
        assert site.post(address, posted).status_code in {200, 422}, (address, posted)
    asked = {"title": "Engineer", "years": "7", "place": "Boston, MA"}
    for address in ("/answer", "/fr/answer.json"):
        assert site.post(address, asked | posted).status_code in {200, 422}, (address, posted)
