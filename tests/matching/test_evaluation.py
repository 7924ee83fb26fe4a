"""The measures, against worked examples."""

import pytest

from gonorth.matching.evaluation import (
    average_precision,
    ndcg_at,
    r_precision_at,
    recall_at,
    reciprocal_rank,
)


def test_ndcg_is_one_for_the_best_order_and_less_for_any_other() -> None:
    grades = {"a": 3.0, "b": 2.0, "c": 0.0}
    assert ndcg_at(10, ["a", "b", "c"], grades) == 1
    # (2^2-1)/log2(2) + (2^3-1)/log2(3) = 3 + 4.4165; ideal 7 + 3/log2(3) = 8.8928
    assert ndcg_at(10, ["b", "a", "c"], grades) == pytest.approx(7.4165 / 8.8928, abs=1e-4)


def test_ndcg_leaves_out_what_nobody_judged_before_it_cuts() -> None:
    assert ndcg_at(1, ["x", "y", "a"], {"a": 1.0}) == 1
    assert ndcg_at(10, ["a"], {"a": 0.0}) == 0


def test_average_precision_of_the_textbook_example() -> None:
    # Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 8.4
    assert average_precision(["r1", "n", "r2", "n2"], {"r1", "r2"}) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(["n"], {"r"}) == 0


def test_reciprocal_rank_and_recall() -> None:
    assert reciprocal_rank(["n", "r"], {"r"}) == 0.5
    assert recall_at(1, ["r", "s"], {"r", "s"}) == 0.5


def test_r_precision_asks_no_more_than_the_places_can_hold() -> None:
    assert r_precision_at(2, ["r", "s", "t"], {"r", "s", "t"}) == 1  # three relevant, two places
    assert r_precision_at(5, ["n", "r", "m", "n2", "n3", "s"], {"r", "s"}) == 0.5  # two relevant, one found
    assert r_precision_at(5, ["r"], set()) == 0
