"""What are the fields about moving called, where one of them cannot be used?"""

from __future__ import annotations

from gonorth.facts.words import Sentence
from gonorth.immigration.facts_asked import facts_asked
from gonorth.web.candidate_form import Fields, Label, Posted

ON_PAGE = {  # refusals that name keys, and what a page says instead
    "pathways.citizen_after_all": "moving.citizen_after_all",
    "pathways.partners_disagree": "moving.partners_disagree",
    "checklist.far_day": "moving.far_day",
}
PARTNER, SPOUSE, FACT = "partner_", "spouse_", "fact_"  # how the names of fields begin


def moving_fields(posted: Posted) -> Fields:
    return Fields(posted, room="moving", label_of=_label)


def on_page(sentence: Sentence) -> Sentence:
    """As a reader without a command line understands it."""
    return Sentence(ON_PAGE.get(sentence.key, sentence.key), sentence.values)


def _label(name: str) -> Label:
    fact = name.removeprefix(PARTNER).removeprefix(FACT)
    asked = facts_asked().get(fact) if FACT in name else None
    return asked.ask if asked else Sentence(f"moving.label_{name.removeprefix(SPOUSE)}", {})
