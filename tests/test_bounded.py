"""Work on a stranger's file stays within its bounds, and says so when it does not."""

import os
import sys
import time

import pytest

from gonorth.bounded import begin_bounded, run_bounded
from gonorth.facts.words import Refusal

BOUNDS = {"seconds": 5, "megabytes": 200}


def double(number: int) -> int:
    return 2 * number


def refuse(key: str) -> None:
    raise Refusal(key, line="3", column="7")


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def spin() -> None:
    while True:
        pass


def fill(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def crash() -> None:
    os._exit(3)


def test_it_returns_what_the_work_returns() -> None:
    assert run_bounded(double, 21, **BOUNDS) == 42


def test_other_work_can_be_done_meanwhile() -> None:
    first, second = (begin_bounded(double, number, **BOUNDS) for number in (1, 2))
    assert (second(), first()) == (4, 2)


def test_it_returns_more_than_a_pipe_holds() -> None:
    assert len(run_bounded(bytes, 5_000_000, **BOUNDS)) == 5_000_000


def test_a_refusal_comes_back_with_its_sentence_in_both_languages() -> None:
    with pytest.raises(Refusal) as refused:
        run_bounded(refuse, "resumes.json_broken", **BOUNDS)
    assert "line 3, column 7" in refused.value.say("en")
    assert "ligne 3, colonne 7" in refused.value.say("fr")


def test_any_other_error_comes_back_as_it_was() -> None:
    with pytest.raises(ZeroDivisionError):
        run_bounded(divmod, 1, 0, **BOUNDS)


def test_work_that_hangs_is_given_up() -> None:
    began = time.monotonic()
    with pytest.raises(Refusal, match="longer than 0.3 seconds"):
        run_bounded(sleep, 60, seconds=0.3, megabytes=100)
    assert time.monotonic() - began < 3


def test_work_that_never_ends_is_given_up() -> None:
    with pytest.raises(Refusal, match="longer than"):
        run_bounded(spin, seconds=0.3, megabytes=100)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
def test_work_that_wants_too_much_memory_is_given_up() -> None:
    with pytest.raises(Refusal, match="more than 100 MB"):
        run_bounded(fill, 400, seconds=10, megabytes=100)
    assert run_bounded(fill, 50, seconds=10, megabytes=100) == 50_000_000


def test_work_that_crashes_is_a_refusal_and_not_our_crash() -> None:
    with pytest.raises(Refusal, match="broke the program"):
        run_bounded(crash, **BOUNDS)
