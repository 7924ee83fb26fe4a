"""Every rule with its source, its age and whether it is due."""

from django.test import Client

from gonorth.facts.rule_review import every_rule
from gonorth.web import clock


def test_every_rule_is_listed(site: Client) -> None:
    found = site.get("/moving/rules.json").json()
    assert len(found["rules"]) == len(every_rule(clock.today())) > 100
    assert all(rule["sources"] and rule["confidence"] in "ABC" for rule in found["rules"])
    assert {id for rule in found["rules"] for id in rule["sources"]} <= {
        each["id"] for each in found["sources"]
    }


def test_the_list_is_narrowed_to_what_is_due(site: Client) -> None:
    due = site.get("/moving/rules.json?due=1").json()["rules"]
    assert due and all(rule["is_due"] for rule in due)
    assert all(rule["book"] == "usa" for rule in site.get("/moving/rules.json?book=usa").json()["rules"])


def test_nonsense_narrows_nothing(site: Client) -> None:
    every = site.get("/moving/rules.json").json()["rules"]
    assert site.get("/moving/rules.json?book=atlantis&confidence=Z").json()["rules"] == every
    assert site.get("/fr/moving/rules?words=%00").status_code == 200


def test_every_source_of_a_rule_is_on_the_page_of_facts(site: Client) -> None:
    facts = site.get("/facts").content.decode()
    for source in site.get("/moving/rules.json").json()["sources"]:
        assert f'id="source-{source["id"]}"' in facts
