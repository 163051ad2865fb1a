"""On which days programs ask for their sessions."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice, repeat
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.situation import Situation
from midstance.coach.schedule import program_progress
from midstance.coach.schedule.program_progress import (
    MAX_WEEKS,
    WEEKS_AT_ONCE,
    ProgramPeriod,
    current_standing,
    current_streak,
    longest_streak,
    planned_sessions,
    program_fit,
    program_periods,
    program_standing,
    session_weeks,
)
from midstance.domain.attendance import (
    CompletedSession,
    Enrolment,
    Pause,
    PlannedSession,
    ProgramStanding,
    Streak,
)
from midstance.domain.calendar import Week
from midstance.domain.library import Library
from midstance.domain.record import WorkoutRecord, WorkoutStatus
from midstance.domain.runner import FLOOR, Level, Place, Runner
from midstance.domain.settings import WeekStart
from tests.coach.gym import BASE, LIBRARY, MONDAY, SQUATS, day, done, logs, workout
from tests.coach.plain_log import PlainLog


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


TERM = ProgramPeriod("base", MONDAY, None)
PLAN = planned_sessions(TERM, LIBRARY)


def on(number: int, done: int = 0, *, is_over: bool = True) -> ProgramStanding:
    """The standing on a day, after the first ``done`` sessions on their own days."""
    fulfilled = [CompletedSession(each.session, each.week, each.day) for each in PLAN[:done]]
    return program_standing(TERM, BASE, PLAN, fulfilled, day(number), is_over=is_over)


@pytest.mark.parametrize(
    ("number", "done", "text"),
    [
        (-1, 0, "begins on 2026-11-23"),
        (0, 1, "week 1 of 4, on plan"),
        (6, 2, "week 1 of 4, on plan"),
        (6, 1, "week 1 of 4, one session behind"),
        (14, 2, "week 3 of 4, two sessions behind"),
        (27, 8, "all 4 weeks done"),
        (40, 7, "after its 4 weeks, one session behind"),
    ],
)
def test_the_standing_is_shown_in_words(number: int, done: int, text: str) -> None:
    """Week, and sessions behind what was planned."""
    assert on(number, done).text == text


def test_todays_session_is_owed_only_when_the_day_is_over() -> None:
    """In the morning nobody is behind."""
    assert on(0, is_over=False).behind == 0
    assert on(0, is_over=True).behind == 1


def test_a_session_done_before_its_day_is_ahead() -> None:
    """The second session on the second day: one ahead."""
    done = [CompletedSession("base/A", 1, day(0)), CompletedSession("base/B", 1, day(1))]
    found = program_standing(TERM, BASE, PLAN, done, day(1), is_over=True)
    assert (found.ahead, found.text) == (1, "week 1 of 4, one session ahead")


def test_what_was_done_later_does_not_count_yet() -> None:
    """A past week is seen as it was at its end."""
    late = [CompletedSession("base/A", 1, day(9))]
    found = program_standing(TERM, BASE, PLAN, late, day(6), is_over=True)
    assert (found.done, found.behind) == (0, 2)


def test_lighter_weeks_are_marked() -> None:
    """Week 4 is a deload week; week 3 is not."""
    assert (on(20).is_deload, on(21).is_deload, on(21).is_taper) == (False, True, False)


def test_many_sessions_are_counted_in_figures() -> None:
    """Above ten, numbers are not written out."""
    found = program_standing(TERM, BASE, different(12), (), day(80), is_over=True)
    assert found.text.endswith(", 12 sessions behind")


def different(number: int) -> list[PlannedSession]:
    """This many different sessions, all planned on the first day."""
    return [PlannedSession(f"base/{each}", "", 1, MONDAY) for each in range(number)]


def test_a_session_that_was_missed_again_and_again_is_owed_once() -> None:
    """The program waits, and nothing is done twice: four weeks missed owe one of each session."""
    found = program_standing(TERM, BASE, PLAN, (), day(27), is_over=True)
    assert (found.behind, found.done, found.total) == (2, 0, 8)


@pytest.mark.parametrize(("on_day", "behind"), [(13, 2), (14, 1), (17, 1)])
def test_a_session_done_since_its_last_turn_is_owed_no_more(on_day: int, behind: int) -> None:
    """Of whatever week of the program it is: the first A in the third week leaves B alone."""
    late = [CompletedSession("base/A", 1, day(on_day))]
    found = program_standing(TERM, BASE, PLAN, late, day(18), is_over=False)
    assert found.behind == behind


def test_turns_before_the_last_one_are_not_counted() -> None:
    """Who missed a week and did the next one owes nothing."""
    second = [CompletedSession(each.session, each.week, each.day) for each in PLAN[2:4]]
    found = program_standing(TERM, BASE, PLAN, second, day(13), is_over=True)
    assert (found.behind, found.text) == (0, "week 2 of 4, on plan")


@pytest.mark.parametrize(
    ("number", "week"),
    [(-100, 0), (-1, 0), (0, 1), (6, 1), (7, 2), (27, 4), (28, 5), (365, 53)],
)
def test_the_week_is_the_calendars(number: int, week: int) -> None:
    """0 before the start, and beyond the last week it goes on counting."""
    assert on(number).week == week


@pytest.mark.parametrize(
    ("owed", "words"),
    [
        (1, "one session"),
        (2, "two sessions"),
        (3, "three sessions"),
        (4, "four sessions"),
        (5, "five sessions"),
        (6, "six sessions"),
        (7, "seven sessions"),
        (8, "eight sessions"),
    ],
)
def test_numbers_up_to_ten_are_words(owed: int, words: str) -> None:
    """After the end, each session that is owed is shown."""
    found = program_standing(TERM, BASE, different(owed), (), day(60), is_over=True)
    assert found.text == f"after its 4 weeks, {words} behind"


def test_the_weeks_before_a_race_are_marked() -> None:
    """The second week of the short program is its taper, and no deload week."""
    short = LIBRARY.program("short")
    term = ProgramPeriod("short", MONDAY, None)
    plan = planned_sessions(term, LIBRARY)
    marks = [
        (found.is_taper, found.is_deload)
        for number in (0, 7, 14)
        for found in [program_standing(term, short, plan, (), day(number), is_over=False)]
    ]
    assert marks == [(False, False), (True, False), (False, False)]


def test_behind_comes_before_ahead() -> None:
    """Whoever skipped the first and did the third hears of what is missing."""
    done = [CompletedSession("base/B", 1, day(1))]
    found = program_standing(TERM, BASE, PLAN, done, day(1), is_over=False)
    assert (found.behind, found.ahead) == (1, 1)
    assert found.text == "week 1 of 4, one session behind"


def test_a_session_done_twice_is_one() -> None:
    """What is done again adds nothing."""
    done = [CompletedSession("base/A", 1, day(0)), CompletedSession("base/A", 1, day(1))]
    assert program_standing(TERM, BASE, PLAN, done, day(2), is_over=True).done == 1


def test_a_program_that_gave_way_is_not_shown_as_finished() -> None:
    """One week followed, both of its sessions done: three weeks were never reached."""
    cut = ProgramPeriod("base", MONDAY, day(7))
    plan = planned_sessions(cut, LIBRARY)
    done = [CompletedSession(each.session, each.week, each.day) for each in plan]
    found = program_standing(cut, BASE, plan, done, day(6), is_over=True)
    assert (found.done, found.total) == (2, 2)
    assert found.text == "week 1 of 4, on plan"


def test_a_program_followed_to_its_end_is_finished_though_another_came_after() -> None:
    """The next choice begins on the day after the last week."""
    whole = ProgramPeriod("base", MONDAY, day(28))
    done = [CompletedSession(each.session, each.week, each.day) for each in PLAN]
    found = program_standing(whole, BASE, PLAN, done, day(27), is_over=True)
    assert found.text == "all 4 weeks done"


KEPT = st.sets(st.sampled_from(range(8)))


@given(KEPT, st.integers(0, 40), st.booleans())
def test_nothing_is_both_behind_and_ahead(kept: set[int], number: int, is_over: bool) -> None:
    """What is owed is the last turn of each session, where that was not done."""
    done = [CompletedSession(PLAN[i].session, PLAN[i].week, MONDAY) for i in kept]
    found = program_standing(TERM, BASE, PLAN, done, day(number), is_over=is_over)
    past = [i for i, each in enumerate(PLAN) if each.day < day(number + is_over)]
    assert found.done == len(kept)
    last = {PLAN[i].session: i for i in past}
    done_at_once = {PLAN[i].session for i in kept if last.get(PLAN[i].session) in {0, i}}
    assert found.behind == len(last.keys() - done_at_once)
    assert found.ahead == sum(PLAN[i].day > day(number) for i in kept)
    assert found.done + found.behind <= found.total == len(PLAN)


@given(KEPT, st.integers(0, 40))
def test_another_session_never_makes_it_worse(kept: set[int], number: int) -> None:
    """With one more session done, no more are behind and no fewer ahead."""
    done = [CompletedSession(PLAN[i].session, PLAN[i].week, MONDAY) for i in sorted(kept)]
    before = program_standing(TERM, BASE, PLAN, done[1:], day(number), is_over=True)
    after = program_standing(TERM, BASE, PLAN, done, day(number), is_over=True)
    assert after.behind <= before.behind
    assert after.ahead >= before.ahead


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


MONDAY_PROGRAM_FIT = date(2026, 11, 23)


@dataclass
class Chosen:
    """A choice of a program."""

    program: str
    start: date
    week: int = 1
    pauses: tuple[Pause, ...] = ()


@dataclass
class ShortLog:
    """A log that answers about programs alone."""

    chosen: list[Chosen]
    done: list[CompletedSession] = field(default_factory=list)

    def enrolments(self) -> list[Chosen]:
        """Every choice, the newest first."""
        return self.chosen

    def races_by_day(self) -> dict[date, Any]:
        """No races."""
        return {}

    def absences(self) -> list[tuple[date, date]]:
        """Never away."""
        return []

    @property
    def days(self) -> "ShortLog":
        """What it answers about days."""
        return self

    def of_program(
        self, program: str, since: date, until: date | None = None
    ) -> list[CompletedSession]:
        """What was done of it."""
        return [
            each
            for each in self.done
            if each.session.startswith(program) and since <= each.local_date <= (until or date.max)
        ]


def standing_of_program_fit(library: Library, *log: Any) -> Any:
    """How the chosen program stands on Monday."""
    return current_standing(ShortLog(*log), library, MONDAY_PROGRAM_FIT)  # type: ignore[arg-type]  # as far as it is asked


def situation(library: Library, **runner: Any) -> Situation:
    """Somebody on Monday."""
    return Situation(library, Runner(**runner), MONDAY_PROGRAM_FIT)


def test_the_advanced_with_everything_do_it_as_it_stands(library: Library) -> None:
    """Every program suits them; whose level is not known counts as intermediate."""
    here = situation(library, level=Level.ADVANCED)
    assert all(program_fit(program, here).suits for program in library.programs.values())


def test_missing_kit_is_shown_once_for_each_exercise(library: Library) -> None:
    """Each exercise that does not fit is named once, with what stands in and why."""
    here = situation(library, places=(Place("home", FLOOR),))
    fit = program_fit(library.program("power-5k10k"), here)
    names = [each.instead_of for each in fit.replaced]
    assert "back-squat" in names
    assert len(names) == len(set(names))
    lines = fit.texts(library.exercises)
    assert any(
        "instead of Barbell back squat, because home has no barbell" in each for each in lines
    )
    assert not fit.suits


def test_a_level_that_lies_above(library: Library) -> None:
    """A beginner hears that a program is made for higher levels."""
    here = situation(library, level=Level.BEGINNER)
    fit = program_fit(library.program("offseason-strength"), here)
    assert fit.too_early == "It is made for levels 4 to 5 of 5; you said beginner."
    assert not program_fit(library.program("foundations"), here).too_early
    as_far = situation(library, level=Level.INTERMEDIATE)
    assert program_fit(library.program("offseason-strength"), as_far).too_early
    assert library.program("power-5k10k").levels[0] == Level.BEGINNER.highest
    assert not program_fit(library.program("power-5k10k"), here).too_early


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "no sessions"), (1, "one session"), (10, "ten sessions"), (11, "11 sessions")],
)
def test_few_sessions_are_counted_in_words(number: int, text: str) -> None:
    """Up to ten; more stand in figures."""
    assert program_progress._sessions_text(number) == text


def test_what_nothing_stands_in_for_is_shown_too(library: Library) -> None:
    """An exercise that has to be left out is named as such."""
    here = situation(library, places=(Place("meadow", frozenset()),))
    fit = program_fit(library.program("power-5k10k"), here)
    assert "wall-calf-stretch" in {each.exercise for each in fit.left_out}
    assert all(
        " no exercise " in each for each in fit.texts(library.exercises)[len(fit.replaced) :]
    )


def test_the_standing_of_the_newest_choice(library: Library) -> None:
    """The last choice counts, with what was done of it since."""
    begun = MONDAY_PROGRAM_FIT - timedelta(days=7)
    done = [
        CompletedSession("foundations/A", 1, begun),
        CompletedSession("foundations/B", 1, MONDAY_PROGRAM_FIT),
    ]
    log = [Chosen("foundations", begun), Chosen("bootcamp-3", begun - timedelta(days=30))], done
    now = standing_of_program_fit(library, *log)
    assert (now.program, now.week) == ("foundations", 2)
    assert now.text == "week 2 of 6, on plan"


@pytest.mark.parametrize("chosen", [[], [Chosen("gone", MONDAY_PROGRAM_FIT)]])
def test_without_a_program_there_is_no_standing(library: Library, chosen: list[Chosen]) -> None:
    """Neither nobody's choice nor a program that is gone has a standing."""
    assert standing_of_program_fit(library, chosen) is None
