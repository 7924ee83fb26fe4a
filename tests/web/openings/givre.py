"""An invented employer, and what its openings say where a test says nothing else."""

from collections.abc import Callable

from gonorth.nouns import Place
from gonorth.web.models import Posting

Publish = Callable[..., Posting]
TORONTO = Place("Toronto", "ON", "CA", 43.70, -79.42, "Toronto, ON")
OTTAWA = Place("Ottawa", "ON", "CA", 45.42, -75.70, "Ottawa, ON")
TEXT = "We make instruments that measure snow.\n- Write firmware\n- Test it outside\n" + "Ask us how. " * 20
