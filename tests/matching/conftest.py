"""Who asks, in the tests of matching, and by which weights."""

import pytest
from tiny_world import SAN_FRANCISCO, SOFTWARE, TODAY, skills

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


@pytest.fixture(scope="session")
def weights() -> Weights:
    return Weights.of(read_pack("toronto-waterloo").weights.on(TODAY).values)
