"""Who asks, in the tests of matching, and by which weights."""

import pytest
from tiny_world import SAN_FRANCISCO, SOFTWARE, skills

from gonorth.facts.pack import read_pack
from gonorth.matching.shortlist import Weights
from gonorth.nouns import Candidate, Seniority


@pytest.fixture
def ada() -> Candidate:
    return Candidate(
        titles=("Senior Software Engineer", "Software Developer"),
        occupations=(SOFTWARE,),
        skills=skills("Python", "SQL"),
        years=7,
        seniority=Seniority.SENIOR,
        languages=("en",),
        places=(SAN_FRANCISCO,),
    )


EDITIONS = [Weights.of(edition.values) for edition in read_pack("toronto-waterloo").weights.editions]


@pytest.fixture(params=EDITIONS, ids=["2026-01", "2026-12"], scope="session")
def weights(request: pytest.FixtureRequest) -> Weights:
    """Whatever is tested holds by all weights there have been."""
    edition: Weights = request.param
    return edition


@pytest.fixture(scope="session")
def newest_weights() -> Weights:
    return EDITIONS[-1]
