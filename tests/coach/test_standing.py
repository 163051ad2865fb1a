"""How a program stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.schedule import Term, planned_in
from midstance.coach.standing import standing
from midstance.domain.attendance import Standing
from midstance.domain.program import DoneSession
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
    """After the end, each session that is owed is told."""
    assert on(60, 8 - owed).text == f"after its 4 weeks, {words} behind"


def test_the_weeks_before_a_race_are_marked() -> None:
    """The second week of the short program is its taper, and no deload week."""
    short = LIBRARY.program("short")
    term = Term("short", MONDAY, None)
    plan = planned_in(term, LIBRARY)
    marks = [
        (found.is_taper, found.is_deload)
        for number in (0, 7, 14)
        for found in [standing(term, short, plan, (), day(number), is_over=False)]
    ]
    assert marks == [(False, False), (True, False), (False, False)]


def test_behind_comes_before_ahead() -> None:
    """Whoever skipped the first and did the third hears of what is missing."""
    done = [DoneSession("base/B", 1, day(1))]
    found = standing(TERM, BASE, PLAN, done, day(1), is_over=False)
    assert (found.behind, found.ahead) == (1, 1)
    assert found.text == "week 1 of 4, one session behind"


def test_a_session_done_twice_is_one() -> None:
    """What is done again adds nothing."""
    done = [DoneSession("base/A", 1, day(0)), DoneSession("base/A", 1, day(1))]
    assert standing(TERM, BASE, PLAN, done, day(2), is_over=True).done == 1


def test_a_program_that_gave_way_is_not_told_as_finished() -> None:
    """One week followed, both of its sessions done: three weeks were never reached."""
    cut = Term("base", MONDAY, day(7))
    plan = planned_in(cut, LIBRARY)
    done = [DoneSession(each.session, each.week, each.day) for each in plan]
    found = standing(cut, BASE, plan, done, day(6), is_over=True)
    assert (found.done, found.total) == (2, 2)
    assert found.text == "week 1 of 4, on plan"


def test_a_program_followed_to_its_end_is_finished_though_another_came_after() -> None:
    """The next choice begins on the day after the last week."""
    whole = Term("base", MONDAY, day(28))
    done = [DoneSession(each.session, each.week, each.day) for each in PLAN]
    found = standing(whole, BASE, PLAN, done, day(27), is_over=True)
    assert found.text == "all 4 weeks done"


KEPT = st.sets(st.sampled_from(range(8)))


@given(KEPT, st.integers(0, 40), st.booleans())
def test_nothing_is_both_behind_and_ahead(kept: set[int], number: int, is_over: bool) -> None:
    """Sessions done, owed and still to come are together the whole program."""
    done = [DoneSession(PLAN[i].session, PLAN[i].week, MONDAY) for i in kept]
    found = standing(TERM, BASE, PLAN, done, day(number), is_over=is_over)
    past = [i for i, each in enumerate(PLAN) if each.day < day(number + is_over)]
    assert found.done == len(kept)
    assert found.behind == len(set(past) - kept)
    assert found.ahead == sum(PLAN[i].day > day(number) for i in kept)
    assert found.done + found.behind <= found.total == len(PLAN)


@given(KEPT, st.integers(0, 40))
def test_another_session_never_makes_it_worse(kept: set[int], number: int) -> None:
    """With one more session done, no more are behind and no fewer ahead."""
    done = [DoneSession(PLAN[i].session, PLAN[i].week, MONDAY) for i in sorted(kept)]
    before = standing(TERM, BASE, PLAN, done[1:], day(number), is_over=True)
    after = standing(TERM, BASE, PLAN, done, day(number), is_over=True)
    assert after.behind <= before.behind
    assert after.ahead >= before.ahead
