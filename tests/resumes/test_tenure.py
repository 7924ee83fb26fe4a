"""Years of work are counted once, and the latest job comes first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonorth.resumes.dates import Moment
from gonorth.resumes.draft import Job
from gonorth.resumes.tenure import latest_first, years_of_work

TODAY = date(2026, 11, 21)
MOMENTS = st.builds(Moment, st.integers(1960, 2030), st.none() | st.integers(1, 12))


def job(
    start: str, end: str = "", is_open: bool = False, is_paid: bool = True, title: str = "Engineer"
) -> Job:
    return Job(title, None, "", None, moment(start), moment(end), is_open, is_paid)


def moment(text: str) -> Moment | None:
    year, _, month = text.partition("-")
    return Moment(int(year), int(month) if month else None) if year else None


@pytest.mark.parametrize(
    ("jobs", "years"),
    [
        ([job("2020-01", "2020-12")], 1.0),
        ([job("2015", "2017")], 2.0),
        ([job("2019", "2019")], 0.0),
        ([job("2020-01", "2021-12"), job("2021-01", "2022-12")], 3.0),
        ([job("2025-11", is_open=True)], 1.1),
        ([job("2020-01", "2020-12"), job("2021-01", "2021-12", is_paid=False)], 1.0),
        ([job("2010-01"), job("2012-01", "2012-12")], 3.0),
        ([job("2030-01", "2031-01")], 0.0),
        ([job("2022-01", "2021-01")], 0.0),
        ([job("")], None),
        ([], None),
    ],
)
def test_it_counts_years_of_paid_work(jobs: list[Job], years: float | None) -> None:
    assert years_of_work(jobs, TODAY) == years


def test_the_latest_job_comes_first_wherever_it_stands() -> None:
    jobs = [
        job("2010-01", "2012-01", title="first"),
        job("", title="undated"),
        job("2020-01", is_open=True, title="now"),
        job("2015-01", title="until the next"),
    ]
    assert [job.title for job in latest_first(jobs)] == ["now", "until the next", "first", "undated"]


@given(
    st.lists(
        st.builds(
            Job, st.just("x"), st.none(), st.just(""), st.none(), MOMENTS, st.none() | MOMENTS, st.booleans()
        )
    )
)
def test_years_do_not_depend_on_the_order_and_never_exceed_a_life(jobs: list[Job]) -> None:
    years = years_of_work(jobs, TODAY)
    assert years == years_of_work(jobs[::-1], TODAY)
    assert years is None or 0 <= years <= 67
    assert sorted(map(id, latest_first(jobs))) == sorted(map(id, jobs))


@given(
    st.lists(st.builds(Job, st.just("x"), st.none(), st.just(""), st.none(), MOMENTS, MOMENTS), min_size=1)
)
def test_one_more_job_never_makes_fewer_years(jobs: list[Job]) -> None:
    assert (years_of_work(jobs, TODAY) or 0) >= (years_of_work(jobs[:-1], TODAY) or 0)
