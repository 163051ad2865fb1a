"""Weeks in a row with their sessions."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, repeat
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.streaks import (
    MAX_WEEKS,
    WEEKS_AT_ONCE,
    current_streak,
    longest_streak,
    session_weeks,
)
from midstance.coach.schedule.program_periods import planned_sessions, program_periods
from midstance.domain.attendance import Enrolment, Streak
from midstance.domain.calendar import Week
from midstance.domain.record import WorkoutRecord, WorkoutStatus
from midstance.domain.settings import WeekStart
from tests.coach.gym import LIBRARY, MONDAY, day, done, logs, workout
from tests.coach.plain_log import PlainLog

WEEK = Week(MONDAY)
BASE_SESSION_WEEKS = Enrolment("base", MONDAY)


def weeks(
    log: PlainLog, *chosen: Enrolment, number: int, week: Week = WEEK
) -> list[tuple[int, int]]:
    """Done and wanted of a week and those before it."""
    return list(
        islice(session_weeks(log, LIBRARY, week, program_periods(chosen), date.max), number)
    )


def did(number: int, on: date, **more: Any) -> WorkoutRecord:
    """A workout in which something was done."""
    return workout(number, on, done("squat", 8), **more)


def test_a_week_wants_what_its_program_planned() -> None:
    """Two a week, one in the only full week of the short program, the usual before any."""
    log = PlainLog([did(1, MONDAY), did(2, day(7)), did(3, day(8), session="core-5")])
    chosen = (Enrolment("short", day(7)), BASE_SESSION_WEEKS)
    assert weeks(log, *chosen, number=3, week=WEEK.shifted(1)) == [(1, 1), (1, 2), (0, 2)]


def test_after_its_last_week_a_program_goes_on_wanting_as_much() -> None:
    """Sessions a week stay what they were."""
    assert weeks(PlainLog([]), Enrolment("short", MONDAY), number=1, week=WEEK.shifted(9)) == [
        (0, 1)
    ]
    assert weeks(PlainLog([]), Enrolment("gone", MONDAY), number=1) == [(0, 2)]


def test_routines_count_where_no_program_was_chosen() -> None:
    """Without a program any workout is a session."""
    log = PlainLog([did(1, MONDAY, session="core-5")])
    assert weeks(log, number=1) == [(1, 2)]
    assert weeks(log, BASE_SESSION_WEEKS, number=1) == [(0, 2)]


def test_the_row_of_weeks_is_read_in_stretches() -> None:
    """A long row takes one question for each half year."""
    log = PlainLog([did(i + 1, day(-7 * i)) for i in range(60)])
    found = weeks(log, Enrolment("short", day(-700)), number=60)
    assert found == [(1, 1)] * 60
    assert log.days.asked["sessions"] == 60 // WEEKS_AT_ONCE + 1


def test_the_row_ends_where_the_calendar_begins() -> None:
    """There is no week before the first."""
    log = PlainLog([])
    assert len(weeks(log, number=999, week=Week(date.min))) == WEEKS_AT_ONCE


CHOICES = st.lists(
    st.builds(Enrolment, st.sampled_from(["base", "short"]), st.integers(-30, 20).map(day)),
    max_size=4,
)


@given(logs(), CHOICES, st.integers(-1, 3))
def test_each_week_is_what_plain_loops_find(
    workouts: tuple[WorkoutRecord, ...], choices: list[Enrolment], ahead: int
) -> None:
    """Sessions done on its days, and those that were planned on them."""
    newest = WEEK.shifted(ahead)
    found = weeks(PlainLog(workouts), *choices, number=8, week=newest)
    planned = [
        each.day for term in program_periods(choices) for each in planned_sessions(term, LIBRARY)
    ]
    for back, (done_, wanted) in enumerate(found):
        week = newest.shifted(-back)
        counted = [each for each in workouts if each.is_done(each.sets)]
        own = [each for each in counted if "/" in each.session or not choices]
        assert done_ == sum(each.local_date in week for each in own)
        asked = sum(on in week for on in planned)
        assert wanted == asked or (asked == 0 and wanted in (1, 2))


def twice_a_week(first: date, number: int) -> PlainLog:
    """A log of this many weeks with a session on the first and on the fourth day of each."""
    days = [first + timedelta(days=7 * n + extra) for n in range(number) for extra in (0, 3)]
    return PlainLog([did(i + 1, on) for i, on in enumerate(days)])


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
    assert (current_streak(row).weeks, longest_streak(row)) == (6, 6)


@pytest.mark.parametrize("start", WeekStart)
def test_the_weeks_are_the_runners_own(start: WeekStart) -> None:
    """A session on Sunday belongs to the week that it closes, or to the one that it opens."""
    sunday = day(6)
    log = PlainLog([did(1, sunday), did(2, day(8))])
    newest = Week.of(day(8), start)
    expected = {WeekStart.MONDAY: [1, 1], WeekStart.SUNDAY: [2, 0]}
    assert [done_ for done_, _ in weeks(log, number=2, week=newest)] == expected[start]


@pytest.mark.parametrize("weekday", range(7))
def test_a_program_may_begin_on_any_weekday(weekday: int) -> None:
    """Its sessions are wanted in the weeks in which they lie, and all of them are wanted."""
    found = weeks(PlainLog([]), Enrolment("base", day(weekday)), number=5, week=WEEK.shifted(4))
    planned = [
        each.day
        for each in planned_sessions(program_periods([Enrolment("base", day(weekday))])[0], LIBRARY)
    ]
    for back, (_, wanted) in enumerate(found):
        in_week = sum(on in WEEK.shifted(4 - back) for on in planned)
        assert wanted == (in_week or 2)


def test_two_workouts_of_a_day_are_two_sessions() -> None:
    """A week's plan may be done on one day."""
    assert weeks(PlainLog([did(1, MONDAY), did(2, MONDAY)]), number=1) == [(2, 2)]


def test_a_workout_under_way_or_thrown_away_is_no_session_yet() -> None:
    """Only what has ended fills a week."""
    open_ = [
        did(1, MONDAY, ending=WorkoutStatus.UNDER_WAY),
        did(2, day(1), ending=WorkoutStatus.THROWN_AWAY),
        did(3, day(2), ending=WorkoutStatus.FINISHED_EARLY),
    ]
    assert weeks(PlainLog(open_), number=1) == [(1, 2)]


@given(st.integers(0, 60), st.integers(1, 30))
def test_the_row_of_a_faithful_runner_is_as_long_as_the_log(number: int, before: int) -> None:
    """A gap of any length, then two sessions in each week: the row has just those weeks."""
    log = twice_a_week(MONDAY, number)
    row = weeks(log, number=number + 1 + before, week=WEEK.shifted(number))
    assert current_streak(row).weeks == number
    assert longest_streak(row) == number


WEEKS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), min_size=1)


def test_the_week_under_way_breaks_nothing() -> None:
    """With one of two sessions done so far, the row of the weeks before stands."""
    assert current_streak([(1, 2), (2, 2), (3, 2), (1, 2), (2, 2)]) == Streak(2, 2, 1)


def test_the_week_under_way_counts_once_it_is_full() -> None:
    """Its second session makes the row longer."""
    assert current_streak([(2, 2), (2, 2), (0, 2)]) == Streak(2, 2, 2)


@given(WEEKS)
def test_the_week_under_way_is_shown_by_itself(row: list[tuple[int, int]]) -> None:
    """What it has and what it wants are said whatever came before, as the numbers of Today."""
    streak = current_streak(row)
    assert (streak.this_week, streak.wanted) == row[0]
    assert streak.weeks <= len(row)
    assert not streak.goes_on


def test_each_week_has_its_own_plan() -> None:
    """One session is enough in a week that asked for one."""
    assert current_streak([(0, 2), (1, 1), (2, 2)]).weeks == 2


def test_no_more_weeks_are_asked_for_than_needed() -> None:
    """After the first broken week the log is left alone."""

    def weeks() -> Iterator[tuple[int, int]]:
        yield from [(2, 2), (2, 2), (0, 2)]
        raise AssertionError("one week too many was asked for")

    assert current_streak(weeks()).weeks == 2


def test_a_row_of_many_years_is_not_counted_to_its_end() -> None:
    """After ten years it says that it goes on, so that no log is too long to open."""
    assert current_streak(repeat((2, 2))) == Streak(MAX_WEEKS + 1, 2, 2, goes_on=True)
    assert not current_streak([(0, 2), *[(2, 2)] * (MAX_WEEKS - 1), (0, 2)]).goes_on


def test_a_log_of_nothing_has_no_row() -> None:
    """However far back one looks."""
    assert current_streak(repeat((0, 2))) == Streak(0, 2, 0)
    assert longest_streak([]) == 0


@given(WEEKS)
def test_the_longest_row_is_never_shorter_than_the_present_one(
    weeks: list[tuple[int, int]],
) -> None:
    """And it is the longest run of full weeks in a text of them."""
    text = "".join("x" if done >= wanted else " " for done, wanted in weeks)
    assert longest_streak(weeks) == max(map(len, text.split(" ")))
    assert current_streak(weeks).weeks == len(text[1:].split(" ")[0]) + (text[0] == "x")


@pytest.mark.parametrize(
    ("marks", "now", "best"),
    [
        ("x", 1, 1),
        (".", 0, 0),
        (".x", 1, 1),
        ("..xxxx", 0, 4),
        ("xx.xxx", 2, 3),
        (".xxx.xx", 3, 3),
        ("xxxx", 4, 4),
    ],
)
def test_rows_at_a_glance(marks: str, now: int, best: int) -> None:
    """A cross is a full week, the newest first: the present row and the longest one."""
    row = [(2, 2) if mark == "x" else (1, 2) for mark in marks]
    assert (current_streak(row).weeks, longest_streak(row)) == (now, best)


def test_more_than_wanted_is_as_good_as_enough() -> None:
    """Five sessions make one full week, and no second one."""
    assert current_streak([(5, 2), (0, 2), (2, 2)]) == Streak(1, 2, 5)


@given(WEEKS, st.integers(1, 3))
def test_a_new_week_takes_nothing_away(weeks: list[tuple[int, int]], wanted: int) -> None:
    """On Monday morning the row is as long as it was, if the week before was full or was not."""
    done, asked = weeks[0]
    before = current_streak(weeks).weeks
    after = current_streak([(0, wanted), *weeks]).weeks
    assert after == (before if done >= asked else 0)
    assert current_streak([(wanted, wanted), *weeks]).weeks == after + 1


@given(WEEKS)
def test_one_more_session_never_shortens_a_row(weeks: list[tuple[int, int]]) -> None:
    """Training more this week can only help."""
    (done, wanted), *older = weeks
    assert current_streak([(done + 1, wanted), *older]).weeks >= current_streak(weeks).weeks
