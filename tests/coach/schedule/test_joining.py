"""Programs that are joined in a later week, or paused."""

from datetime import timedelta

import pytest

from midstance.coach.review.streaks import session_weeks
from midstance.coach.review.week import review_week, week_facts
from midstance.coach.schedule.due import find_due
from midstance.coach.schedule.joining import followed_choices, split_at_skipped_weeks
from midstance.coach.schedule.program_periods import (
    ProgramPeriod,
    planned_sessions,
    program_periods,
)
from midstance.coach.schedule.program_standing import current_standing
from midstance.domain.attendance import Attendance, CompletedSession, Enrolment, Pause
from midstance.domain.calendar import Week
from tests.coach.gym import LIBRARY, MONDAY, day, done, workout
from tests.coach.plain_log import PlainLog

BASE = Enrolment("base", MONDAY)
IN_WEEK_3 = Enrolment("base", MONDAY, 3)


def completed(letter: str, week: int, number: int) -> CompletedSession:
    """A session of ``base``, done ``number`` days after the first Monday."""
    return CompletedSession(f"base/{letter}", week, day(number))


def base(number: int, letter: str, week: int, on: int) -> object:
    """The same as a workout with one set."""
    return workout(number, day(on), done("squat", 8), session=f"base/{letter}", week=week)


def test_a_program_joined_in_week_3_asks_for_week_3_first() -> None:
    """Nothing of weeks 1 and 2 is asked for, and week 4 comes seven days later."""
    first = find_due(LIBRARY, IN_WEEK_3, (), MONDAY)
    assert (first.session, first.week, first.next_on) == ("base/A", 3, MONDAY)
    over = find_due(LIBRARY, IN_WEEK_3, [completed("A", 3, 0), completed("B", 3, 2)], day(3))
    assert (over.session, over.week, over.next_on) == ("base/A", 4, day(7))
    assert over.reason == "Week 3 of Base is done. Week 4 begins on 2026-11-30."
    early = find_due(LIBRARY, IN_WEEK_3, (), day(-1))
    assert early.reason == "Base begins on 2026-11-23 with week 3."


def test_its_planned_days_begin_with_that_week() -> None:
    """The calendar begins with week 3, and nothing is planned before it."""
    (period,) = program_periods([IN_WEEK_3])
    planned = planned_sessions(period, LIBRARY)
    assert [(each.week, each.day) for each in planned] == [
        (3, day(0)),
        (3, day(3)),
        (4, day(7)),
        (4, day(10)),
    ]
    standing = current_standing(PlainLog((), IN_WEEK_3), LIBRARY, day(1))
    assert standing is not None
    assert (standing.text, standing.total) == ("week 3 of 4, one session behind", 4)


def test_a_first_session_of_week_3_joins_there() -> None:
    """Who does 3/A first is in week 3: 3/B is next, and nothing is behind, moved or missed."""
    log = PlainLog((base(1, "A", 3, 0), base(2, "B", 3, 2)), BASE)  # type: ignore[arg-type]  # workouts
    sessions = [completed("A", 3, 0), completed("B", 3, 2)]
    after_a = find_due(LIBRARY, BASE, sessions[:1], day(1))
    assert (after_a.session, after_a.week) == ("base/B", 3)
    standing = current_standing(log, LIBRARY, day(3))
    assert standing is not None
    assert (standing.text, standing.behind, standing.week) == (
        "week 3 of 4, on plan",
        0,
        3,
    )
    week = review_week(week_facts(log, LIBRARY, Week(MONDAY), day(3)), LIBRARY)
    kinds = [entry.attendance for each in week.days for entry in each.entries]
    assert Attendance.MISSED not in kinds
    assert week.days[0].entries[0].attendance is Attendance.DONE
    assert week.work.sessions_planned == 2


def test_a_late_first_session_of_week_3_leaves_nothing_missed_before_it() -> None:
    """Chosen on Monday and begun with 3/A on Thursday, nothing was due in between."""
    (now,) = split_at_skipped_weeks(BASE, [completed("A", 3, 3)])
    assert now == Enrolment("base", MONDAY, 3, (Pause(MONDAY, day(3)),))
    assert now.week_on(day(3)) == 3
    assert find_due(LIBRARY, BASE, [completed("A", 3, 3)], day(5)).week == 3


def test_a_jump_over_a_whole_week_moves_the_program_on() -> None:
    """After 1/A, 3/A leaves out week 2; 2/A after 1/A alone leaves 1/B due."""
    over = [completed("A", 1, 0), completed("A", 3, 2)]
    assert split_at_skipped_weeks(BASE, over) == (Enrolment("base", day(2), 3), BASE)
    found = find_due(LIBRARY, BASE, over, day(4))
    assert (found.session, found.week) == ("base/B", 3)
    early = [completed("A", 1, 0), completed("A", 2, 2)]
    assert split_at_skipped_weeks(BASE, early) == (BASE,)
    assert find_due(LIBRARY, BASE, early, day(4)).week == 1


def test_a_jump_ends_where_another_program_is_chosen() -> None:
    """What is done of it later belongs to no time of it."""
    later = Enrolment("short", day(7))
    log = PlainLog((base(1, "A", 3, 9),), later, BASE)  # type: ignore[arg-type]  # a workout
    assert followed_choices(log, LIBRARY) == (later, BASE)


PAUSED = Enrolment("base", MONDAY, pauses=(Pause(day(4)),))
RESUMED = Enrolment("base", MONDAY, pauses=(Pause(day(4), day(18)),))
WEEK_1 = [completed("A", 1, 0), completed("B", 1, 3)]


def test_a_paused_program_owes_nothing() -> None:
    """However long it lasts, nothing is due, planned or behind."""
    found = find_due(LIBRARY, PAUSED, WEEK_1, day(60))
    assert (found.is_rest_day, found.is_paused, found.next_on) == (True, True, None)
    assert (found.session, found.week) == ("base/A", 2)
    assert found.reason == (
        "Base has been paused since 2026-11-27. It resumes with A (Squat day), week 2."
    )
    log = PlainLog((base(1, "A", 1, 0), base(2, "B", 1, 3)), PAUSED)  # type: ignore[arg-type]  # workouts
    standing = current_standing(log, LIBRARY, day(60))
    assert standing is not None
    assert (standing.is_paused, standing.behind, standing.text) == (
        True,
        0,
        "paused in week 1 of 4",
    )
    review = review_week(week_facts(log, LIBRARY, Week(day(7)), day(60)), LIBRARY)
    assert review.work.sessions_planned == 0


def test_the_weeks_wait_for_the_end_of_the_pause() -> None:
    """Two weeks of pause move all that follows by two weeks."""
    found = find_due(LIBRARY, RESUMED, WEEK_1, day(19))
    assert (found.session, found.week, found.next_on) == ("base/A", 2, day(21))
    (period,) = program_periods([RESUMED])
    assert [each.day for each in planned_sessions(period, LIBRARY)[:4]] == [
        day(0),
        day(3),
        day(21),
        day(24),
    ]
    assert [RESUMED.week_on(day(number)) for number in (3, 4, 17, 18, 20, 21)] == [1, 1, 1, 1, 1, 2]


def test_a_pause_before_the_start_moves_nothing_that_it_does_not_cover() -> None:
    """Only days on which the program would have run are waited for."""
    before = Enrolment("base", MONDAY, pauses=(Pause(day(-9), day(2)),))
    assert before.day_after(0) == day(2)
    assert Enrolment("base", MONDAY, pauses=(Pause(day(-9), day(-2)),)).day_after(5) == day(5)


@pytest.mark.parametrize("open_end", [True, False])
def test_a_streak_waits_as_well(*, open_end: bool) -> None:
    """Weeks that are paused as a whole neither end a streak nor make it longer."""
    choice = PAUSED if open_end else RESUMED
    log = PlainLog((base(1, "A", 1, 0), base(2, "B", 1, 3)), choice)  # type: ignore[arg-type]  # workouts
    weeks = session_weeks(log, LIBRARY, Week(day(14)), program_periods([choice]), day(14))
    assert [next(weeks) for _ in range(3)] == ([(0, 0), (0, 0), (2, 2)])


def test_a_period_is_the_choice_that_began_it() -> None:
    """What a period knows of pauses and weeks is that of its choice."""
    assert program_periods([RESUMED])[0].enrolment == RESUMED
    assert ProgramPeriod("base", MONDAY, day(1)).enrolment == BASE
    assert MONDAY + timedelta(days=3) not in program_periods([PAUSED, BASE])[0:0]
