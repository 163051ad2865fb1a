"""When a program is followed, and the days of its sessions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.schedule.program_periods import (
    ProgramPeriod,
    planned_sessions,
    program_periods,
)
from midstance.domain.attendance import Enrolment, PlannedSession
from midstance.domain.library import Library
from tests.coach.gym import BASE, LIBRARY, MONDAY, SQUATS, day


def test_two_sessions_lie_three_days_apart() -> None:
    """The first comes on the first day of the week, the second on the fourth."""
    found = planned_sessions(ProgramPeriod("base", MONDAY, None), LIBRARY)
    assert found[:3] == (
        PlannedSession("base/A", "Squat day", 1, day(0)),
        PlannedSession("base/B", "Calf day", 1, day(3)),
        PlannedSession("base/A", "Squat day", 2, day(7)),
    )
    assert len(found) == 8


def test_a_term_ends_where_the_next_begins() -> None:
    """What the older program would have asked for later is no longer planned."""
    found = program_periods([Enrolment("short", day(7)), Enrolment("base", MONDAY)])
    assert found == (ProgramPeriod("short", day(7), None), ProgramPeriod("base", MONDAY, day(7)))
    assert [each.day for each in planned_sessions(found[1], LIBRARY)] == [day(0), day(3)]


def test_a_later_choice_that_begins_earlier_takes_all() -> None:
    """A choice that was never reached is left out."""
    assert program_periods([Enrolment("base", MONDAY), Enrolment("short", day(7))]) == (
        ProgramPeriod("base", MONDAY, None),
    )
    assert program_periods([Enrolment("base", MONDAY), Enrolment("short", MONDAY)]) == (
        ProgramPeriod("base", MONDAY, None),
    )


def test_an_unknown_program_plans_nothing() -> None:
    """A program that left the library asks for no session."""
    assert planned_sessions(ProgramPeriod("gone", MONDAY, None), LIBRARY) == ()


def test_the_calendar_may_end_before_the_program() -> None:
    """At the last days there are there is no error, only fewer sessions."""
    assert len(planned_sessions(ProgramPeriod("base", date.max, None), LIBRARY)) == 1


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [(-9, -1, False), (-9, 0, True), (3, 4, True), (6, 9, True), (7, 9, False)],
)
def test_a_span_touches_a_term_if_they_share_a_day(first: int, last: int, touches: bool) -> None:
    """The first day belongs to the term, the end does not."""
    term = ProgramPeriod("base", MONDAY, day(7))
    assert term.touches(day(first), day(last)) is touches
    assert ProgramPeriod("base", MONDAY, None).touches(day(900), day(901))


@given(
    st.lists(st.integers(-30, 30), max_size=5).map(
        lambda starts: [Enrolment("base", MONDAY + timedelta(days=start)) for start in starts]
    ),
    st.integers(-40, 70).map(day),
)
def test_each_day_belongs_to_the_newest_choice_that_had_begun(
    choices: list[Enrolment], on: date
) -> None:
    """At most one term holds a day, and it is the one that a plain search finds."""
    holding = [term for term in program_periods(choices) if on in term]
    begun = [choice for choice in choices if choice.start <= on]
    assert [term.start for term in holding] == [choice.start for choice in begun[:1]]


def exercise_list_with(sessions: int, weeks: int = 3) -> Library:
    """A library whose program asks for this many sessions a week."""
    plans = tuple(replace(SQUATS, id="ABCDEFG"[number]) for number in range(sessions))
    program = replace(BASE, weeks=weeks, per_week=sessions, sessions=plans, deload=())
    return replace(LIBRARY, programs={"base": program})


@pytest.mark.parametrize(
    ("sessions", "days"),
    [
        (1, [0]),
        (2, [0, 3]),
        (3, [0, 2, 4]),
        (4, [0, 1, 3, 5]),
        (5, [0, 1, 2, 4, 5]),
        (6, [0, 1, 2, 3, 4, 5]),
        (7, [0, 1, 2, 3, 4, 5, 6]),
    ],
)
@pytest.mark.parametrize("start", range(7))
def test_a_week_is_spread_from_any_weekday(sessions: int, days: list[int], start: int) -> None:
    """The pattern counts from the first day of the program, whichever weekday that is."""
    term = ProgramPeriod("base", day(start), None)
    found = planned_sessions(term, exercise_list_with(sessions))
    assert [(each.day - day(start)).days for each in found if each.week == 1] == days
    assert [(each.day - day(start)).days - 14 for each in found if each.week == 3] == days


DATES = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@given(DATES, st.integers(1, 7), st.integers(1, 12))
def test_no_day_has_two_sessions_and_every_session_its_week(
    start: date, sessions: int, weeks: int
) -> None:
    """All sessions of the program lie in order, each in its own week, one a day at most."""
    found = planned_sessions(
        ProgramPeriod("base", start, None), exercise_list_with(sessions, weeks)
    )
    assert len(found) == sessions * weeks
    assert [each.day for each in found] == sorted({each.day for each in found})
    assert all((each.day - start).days // 7 + 1 == each.week for each in found)


@given(DATES, st.integers(0, 40), st.integers(1, 7))
def test_a_term_cut_short_plans_the_front_of_the_whole(
    start: date, length: int, sessions: int
) -> None:
    """Giving way to another program takes sessions away from the end alone."""
    exercise_list = exercise_list_with(sessions)
    whole = planned_sessions(ProgramPeriod("base", start, None), exercise_list)
    cut = planned_sessions(
        ProgramPeriod("base", start, start + timedelta(days=length)), exercise_list
    )
    assert cut == whole[: len(cut)]
    assert all(each.day >= start + timedelta(days=length) for each in whole[len(cut) :])


@pytest.mark.parametrize(
    ("start", "days"),
    [
        (date(2026, 12, 28), ["2026-12-28", "2026-12-31", "2027-01-04", "2027-01-07"]),
        (date(2028, 2, 26), ["2028-02-26", "2028-02-29", "2028-03-04", "2028-03-07"]),
        (date(2027, 2, 26), ["2027-02-26", "2027-03-01", "2027-03-05", "2027-03-08"]),
    ],
    ids=["new year", "leap day", "no leap day"],
)
def test_plans_go_on_over_the_ends_of_years_and_months(start: date, days: list[str]) -> None:
    """Seven days are a week, also where a year ends or a February has 29 days."""
    found = planned_sessions(ProgramPeriod("base", start, None), LIBRARY)
    assert [each.day.isoformat() for each in found[:4]] == days


def test_three_choices_give_way_to_each_other() -> None:
    """Each term ends where the next newer one begins, also if one program comes back."""
    choices = [Enrolment("base", day(21)), Enrolment("short", day(7)), Enrolment("base", day(0))]
    assert program_periods(choices) == (
        ProgramPeriod("base", day(21), None),
        ProgramPeriod("short", day(7), day(21)),
        ProgramPeriod("base", day(0), day(7)),
    )


def test_without_a_choice_there_is_no_term() -> None:
    """Nobody's choice is no term."""
    assert program_periods([]) == ()
