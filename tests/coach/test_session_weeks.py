"""Sessions done and wanted, week by week."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.planning import Choice
from midstance.coach.schedule import planned_in, terms
from midstance.coach.session_weeks import WEEKS_AT_ONCE, session_weeks
from midstance.coach.streaks import longest, streak
from midstance.domain.record import Ending, WorkoutRecord
from midstance.domain.settings import WeekStart
from midstance.domain.week import Week
from tests.coach.gym import LIBRARY, MONDAY, day, logs, workout
from tests.coach.plain_log import PlainLog

WEEK = Week(MONDAY)
BASE = Choice("base", MONDAY)


def weeks(log: PlainLog, *chosen: Choice, number: int, week: Week = WEEK) -> list[tuple[int, int]]:
    """Done and wanted of a week and those before it."""
    return list(islice(session_weeks(log, LIBRARY, week, terms(chosen)), number))


def test_a_week_wants_what_its_program_planned() -> None:
    """Two a week, one in the only full week of the short program, the usual before any."""
    log = PlainLog([workout(1, MONDAY), workout(2, day(7)), workout(3, day(8), session="core-5")])
    chosen = (Choice("short", day(7)), BASE)
    assert weeks(log, *chosen, number=3, week=WEEK.shifted(1)) == [(1, 1), (1, 2), (0, 2)]


def test_after_its_last_week_a_program_goes_on_wanting_as_much() -> None:
    """Sessions a week stay what they were."""
    assert weeks(PlainLog([]), Choice("short", MONDAY), number=1, week=WEEK.shifted(9)) == [(0, 1)]
    assert weeks(PlainLog([]), Choice("gone", MONDAY), number=1) == [(0, 2)]


def test_routines_count_where_no_program_was_chosen() -> None:
    """Without a program any workout is a session."""
    log = PlainLog([workout(1, MONDAY, session="core-5")])
    assert weeks(log, number=1) == [(1, 2)]
    assert weeks(log, BASE, number=1) == [(0, 2)]


def test_the_row_of_weeks_is_read_in_stretches() -> None:
    """A long row takes one question for each half year."""
    log = PlainLog([workout(i + 1, day(-7 * i)) for i in range(60)])
    found = weeks(log, Choice("short", day(-700)), number=60)
    assert found == [(1, 1)] * 60
    assert log.days.asked["sessions"] == 60 // WEEKS_AT_ONCE + 1


def test_the_row_ends_where_the_calendar_begins() -> None:
    """There is no week before the first."""
    log = PlainLog([])
    assert len(weeks(log, number=999, week=Week(date.min))) == WEEKS_AT_ONCE


CHOICES = st.lists(
    st.builds(Choice, st.sampled_from(["base", "short"]), st.integers(-30, 20).map(day)), max_size=4
)


@given(logs(), CHOICES, st.integers(-1, 3))
def test_each_week_is_what_plain_loops_find(
    workouts: tuple[WorkoutRecord, ...], choices: list[Choice], ahead: int
) -> None:
    """Sessions done on its days, and those that were planned on them."""
    newest = WEEK.shifted(ahead)
    found = weeks(PlainLog(workouts), *choices, number=8, week=newest)
    planned = [each.day for term in terms(choices) for each in planned_in(term, LIBRARY)]
    for back, (done_, wanted) in enumerate(found):
        week = newest.shifted(-back)
        own = [each for each in workouts if "/" in each.session or not choices]
        assert done_ == sum(each.local_date in week for each in own)
        asked = sum(on in week for on in planned)
        assert wanted == asked or (asked == 0 and wanted in (1, 2))


def twice_a_week(first: date, number: int) -> PlainLog:
    """A log of so many weeks with a session on the first and on the fourth day of each."""
    days = [first + timedelta(days=7 * n + extra) for n in range(number) for extra in (0, 3)]
    return PlainLog([workout(i + 1, on) for i, on in enumerate(days)])


@pytest.mark.parametrize(
    "first",
    [date(2020, 12, 14), date(2023, 12, 18), date(2024, 12, 16), date(2026, 12, 14)],
    ids=["a year of 53 weeks", "new year on Monday", "after a leap year", "another of 53"],
)
def test_a_row_goes_on_over_new_year(first: date) -> None:
    """Six weeks with two sessions each are a row of six, wherever the year ends in them."""
    newest = Week.of(first + timedelta(days=35))
    row = weeks(twice_a_week(first, 6), number=7, week=newest)
    assert row == [(2, 2)] * 6 + [(0, 2)]
    assert (streak(row).weeks, longest(row)) == (6, 6)


@pytest.mark.parametrize("start", WeekStart)
def test_the_weeks_are_the_runners_own(start: WeekStart) -> None:
    """A session on Sunday belongs to the week that it closes, or to the one that it opens."""
    sunday = day(6)
    log = PlainLog([workout(1, sunday), workout(2, day(8))])
    newest = Week.of(day(8), start)
    expected = {WeekStart.MONDAY: [1, 1], WeekStart.SUNDAY: [2, 0]}
    assert [done_ for done_, _ in weeks(log, number=2, week=newest)] == expected[start]


@pytest.mark.parametrize("weekday", range(7))
def test_a_program_may_begin_on_any_weekday(weekday: int) -> None:
    """Its sessions are wanted in the weeks in which they lie, and all of them are wanted."""
    found = weeks(PlainLog([]), Choice("base", day(weekday)), number=5, week=WEEK.shifted(4))
    planned = [each.day for each in planned_in(terms([Choice("base", day(weekday))])[0], LIBRARY)]
    for back, (_, wanted) in enumerate(found):
        in_week = sum(on in WEEK.shifted(4 - back) for on in planned)
        assert wanted == (in_week or 2)


def test_two_workouts_of_a_day_are_two_sessions() -> None:
    """A week's plan may be done on one day."""
    assert weeks(PlainLog([workout(1, MONDAY), workout(2, MONDAY)]), number=1) == [(2, 2)]


def test_a_workout_under_way_or_thrown_away_is_no_session_yet() -> None:
    """Only what has ended fills a week."""
    open_ = [
        workout(1, MONDAY, ending=Ending.UNDER_WAY),
        workout(2, day(1), ending=Ending.THROWN_AWAY),
        workout(3, day(2), ending=Ending.FINISHED_EARLY),
    ]
    assert weeks(PlainLog(open_), number=1) == [(1, 2)]


@given(st.integers(0, 60), st.integers(1, 30))
def test_the_row_of_a_faithful_runner_is_as_long_as_the_log(number: int, before: int) -> None:
    """A gap of any length, then two sessions in each week: the row has just those weeks."""
    log = twice_a_week(MONDAY, number)
    row = weeks(log, number=number + 1 + before, week=WEEK.shifted(number))
    assert streak(row).weeks == number
    assert longest(row) == number
