"""How a program stands."""

import pytest

from midstance.coach.schedule import Term, planned_in
from midstance.coach.standing import standing
from midstance.domain.attendance import DoneSession, Standing
from tests.coach.gym import BASE, LIBRARY, MONDAY, day

TERM = Term("base", MONDAY, None)
PLAN = planned_in(TERM, LIBRARY)


def on(number: int, done: int = 0, *, is_over: bool = True) -> Standing:
    """The standing on a day, after the first ``done`` sessions on their own days."""
    fulfilled = [DoneSession(each.session, each.week, each.day) for each in PLAN[:done]]
    return standing(TERM, BASE, PLAN, fulfilled, day(number), is_over=is_over)


@pytest.mark.parametrize(
    ("number", "done", "text"),
    [
        (-1, 0, "begins on 2026-11-23"),
        (0, 1, "week 1 of 4, on plan"),
        (6, 2, "week 1 of 4, on plan"),
        (6, 1, "week 1 of 4, one session behind"),
        (14, 2, "week 3 of 4, three sessions behind"),
        (27, 8, "all 4 weeks done"),
        (40, 7, "after its 4 weeks, one session behind"),
    ],
)
def test_the_standing_is_told_in_words(number: int, done: int, text: str) -> None:
    """Week, and sessions behind what was planned."""
    assert on(number, done).text == text


def test_todays_session_is_owed_only_when_the_day_is_over() -> None:
    """In the morning nobody is behind."""
    assert on(0, is_over=False).behind == 0
    assert on(0, is_over=True).behind == 1


def test_a_session_done_before_its_day_is_ahead() -> None:
    """The second session on the second day: one ahead."""
    done = [DoneSession("base/A", 1, day(0)), DoneSession("base/B", 1, day(1))]
    found = standing(TERM, BASE, PLAN, done, day(1), is_over=True)
    assert (found.ahead, found.text) == (1, "week 1 of 4, one session ahead")


def test_what_was_done_later_does_not_count_yet() -> None:
    """A past week is seen as it was at its end."""
    late = [DoneSession("base/A", 1, day(9))]
    found = standing(TERM, BASE, PLAN, late, day(6), is_over=True)
    assert (found.done, found.behind) == (0, 2)


def test_lighter_weeks_are_marked() -> None:
    """Week 4 is a deload week; week 3 is not."""
    assert (on(20).is_deload, on(21).is_deload, on(21).is_taper) == (False, True, False)


def test_many_sessions_are_counted_in_figures() -> None:
    """Above ten, numbers are not written out."""
    plan = [*PLAN, *PLAN_OF_A_LONGER_TIME]
    found = standing(TERM, BASE, plan, (), day(80), is_over=True)
    assert found.text.endswith(f", {len(plan)} sessions behind")


PLAN_OF_A_LONGER_TIME = planned_in(Term("base", day(28), None), LIBRARY)
