"""Weeks, whichever day they begin on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.settings import WeekStart
from midstance.domain.week import Week

DATES = st.dates()
STARTS = st.sampled_from(WeekStart)


@pytest.mark.parametrize(
    ("day", "start", "first"),
    [
        (date(2026, 11, 25), WeekStart.MONDAY, date(2026, 11, 23)),
        (date(2026, 11, 25), WeekStart.SUNDAY, date(2026, 11, 22)),
        (date(2026, 11, 22), WeekStart.MONDAY, date(2026, 11, 16)),
        (date(2026, 11, 22), WeekStart.SUNDAY, date(2026, 11, 22)),
        (date(2027, 1, 1), WeekStart.MONDAY, date(2026, 12, 28)),
    ],
)
def test_a_week_begins_where_the_runner_says(day: date, start: WeekStart, first: date) -> None:
    """Sunday is the last day of one kind of week, and the first of the other."""
    assert Week.of(day, start) == Week(first)


@given(DATES, STARTS)
def test_a_week_holds_the_day_it_was_made_for(day: date, start: WeekStart) -> None:
    """Seven days in a row, but for the very ends of the calendar."""
    week = Week.of(day, start)
    assert len(week.days) == 7
    assert (week.days[0], week.days[-1]) == (week.first, week.last)
    assert day in week
    assert all(each in week for each in week.days)


@given(st.dates(date(1, 2, 1), date(9999, 11, 1)), STARTS, st.integers(-4, 4))
def test_weeks_follow_each_other(day: date, start: WeekStart, number: int) -> None:
    """There and back is where one was; neighbours share no day."""
    week = Week.of(day, start)
    assert week.shifted(number).shifted(-number) == week
    assert week.shifted(1).first > week.last
    assert week.shifted(number).first.weekday() == week.first.weekday()


def test_the_calendar_has_ends() -> None:
    """At the last week there is no next one, at the first none before."""
    last, first = Week.of(date.max), Week.of(date.min)
    assert last.last == date.max
    assert last.shifted(5) == last
    assert first.shifted(-5) == first
    assert first.first == date.min
