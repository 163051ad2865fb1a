"""How hard the week was."""

from datetime import date
from statistics import mean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.effort import effort_of, session_loads
from tests.coach.gym import done, sets_of, workout

MONDAY = date(2026, 11, 23)


@given(st.lists(st.integers(1, 10), min_size=1))
def test_mean_and_spread_are_those_of_the_ratings(ratings: list[int]) -> None:
    """They agree with the statistics module; unrated sets change nothing."""
    rated = workout(1, MONDAY, *(done("squat", 8, effort=each) for each in [*ratings, None]))
    found = effort_of(rated.sets)
    assert found is not None
    assert found.rated == len(ratings)
    assert found.mean == pytest.approx(mean(ratings))
    assert found.spread == pytest.approx(pstdev(ratings), abs=1e-9)
    assert (found.lowest, found.highest) == (min(ratings), max(ratings))


def test_without_ratings_there_is_no_effort() -> None:
    """Nothing is made up."""
    assert effort_of(workout(1, MONDAY, done("squat", 8)).sets) is None


def test_session_load_is_effort_times_minutes() -> None:
    """Mean effort 7 over half an hour is 210."""
    held = workout(1, MONDAY, done("squat", 8, effort=6), done("squat", 8, effort=8))
    (found,) = session_loads([held], held.sets)
    assert (found.effort, found.minutes, found.load) == (7, 30, 210)
    assert (found.session, found.day) == ("base/A", MONDAY)


def test_a_workout_without_ratings_or_length_has_no_load() -> None:
    """Neither does one that is still under way."""
    unrated = workout(1, MONDAY, done("squat", 8))
    endless = workout(2, MONDAY, done("squat", 8, effort=8), active_seconds=None)
    assert session_loads([unrated, endless], sets_of(unrated, endless)) == ()


def test_each_workout_has_its_own_load() -> None:
    """Two on one day are two."""
    first = workout(1, MONDAY, done("squat", 8, effort=5))
    second = workout(2, MONDAY, done("squat", 8, effort=9), active_seconds=600)
    found = session_loads([first, second], sets_of(first, second))
    assert [each.load for each in found] == [150, 90]


RATINGS = st.lists(st.integers(1, 10), min_size=1, max_size=8)


@given(RATINGS, st.integers(1, 7200))
def test_a_load_is_the_mean_rating_for_each_minute(ratings: list[int], seconds: int) -> None:
    """Ten minutes at effort 6 weigh as much as twenty at effort 3."""
    rated = [done("squat", 8, effort=each, set_number=n) for n, each in enumerate(ratings)]
    week = workout(1, MONDAY, *rated, active_seconds=seconds)
    (found,) = session_loads([week], week.sets)
    assert found.effort * found.minutes * 60 == pytest.approx(sum(ratings) / len(ratings) * seconds)
    assert min(ratings) <= found.effort <= max(ratings)


@given(RATINGS)
def test_unrated_sets_leave_the_effort_as_it_is(ratings: list[int]) -> None:
    """Who rates some of the sets is judged by those."""
    rated = [done("squat", 8, effort=each) for each in ratings]
    plain = workout(1, MONDAY, *rated).sets
    mixed = workout(1, MONDAY, *rated, done("squat", 8), done("plank", 9)).sets
    assert effort_of(mixed) == effort_of(plain)
