"""A posting whose text is not read is one that could not have been in the answer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_world import GUELPH, SAN_FRANCISCO, TORONTO, opening

from gonorth.boards import read_payload
from gonorth.facts.pack import read_pack
from gonorth.matching.constraints import UNMET, judge_place
from gonorth.matching.index import Index
from gonorth.matching.reach import Reach
from gonorth.nouns import Place, Terms

DETROIT = Place("Detroit", "MI", "US", 42.33, -83.05, "Detroit")
WINDSOR = Place("Windsor", "ON", "CA", 42.31, -83.04, "Windsor")
USA, NOWHERE, ONTARIO = Place(None, None, "US"), Place(raw="HQ"), Place(None, "ON", "CA")
PLACES = st.sampled_from([TORONTO, GUELPH, WINDSOR, DETROIT, SAN_FRANCISCO, USA, ONTARIO, NOWHERE])
COUNTRIES = st.sampled_from(["CA", "US", "FR"])
TERMS = st.builds(
    Terms,
    near=st.lists(PLACES, max_size=2).map(tuple),
    remote_from=st.none() | COUNTRIES,
    work_modes=st.sampled_from([frozenset(), frozenset({"remote"})]),
)


@given(
    TERMS,
    st.lists(PLACES, max_size=3).map(tuple),
    st.lists(COUNTRIES, max_size=2, unique=True).map(tuple),
    st.sampled_from(["remote", "hybrid", "unknown"]),
)
def test_it_never_misses_what_the_terms_may_allow(terms, places, remote_within, work_mode) -> None:
    if not Reach((terms,))(places, remote_within):
        index = Index([opening("a", places=places, remote_within=remote_within, work_mode=work_mode)])
        assert judge_place(index, terms)[0] == UNMET


def test_a_job_across_the_river_is_within_reach() -> None:
    assert Reach((Terms(near=(WINDSOR,)),))((DETROIT,), ())
    assert not Reach((Terms(near=(TORONTO,)),))((DETROIT,), ())


@pytest.mark.real
def test_what_is_within_reach_is_read_as_ever(real: Path) -> None:
    region = read_pack("toronto-waterloo")
    payload = (real / "openings/greenhouse/canonical-2020-08-31.json").read_bytes()
    whole = read_payload(payload, "greenhouse.json").openings
    part = read_payload(payload, "greenhouse.json", Reach((region.at_home,))).openings
    assert [o.id for o in whole] == [o.id for o in part]
    reached = [(one, other) for one, other in zip(whole, part, strict=True) if other.description]
    assert reached and all(one == other for one, other in reached)
