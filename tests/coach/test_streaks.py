"""Weeks in a row."""

from collections.abc import Iterator
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.streaks import MOST_WEEKS, longest, streak
from midstance.domain.attendance import Streak

WEEKS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), min_size=1)


def test_the_week_under_way_breaks_nothing() -> None:
    """With one of two sessions done so far, the row of the weeks before stands."""
    assert streak([(1, 2), (2, 2), (3, 2), (1, 2), (2, 2)]) == Streak(2, 2, 1)


def test_the_week_under_way_counts_once_it_is_full() -> None:
    """Its second session makes the row longer."""
    assert streak([(2, 2), (2, 2), (0, 2)]) == Streak(2, 2, 2)


def test_each_week_has_its_own_plan() -> None:
    """One session is enough in a week that asked for one."""
    assert streak([(0, 2), (1, 1), (2, 2)]).weeks == 2


def test_no_more_weeks_are_asked_for_than_needed() -> None:
    """After the first broken week the log is left alone."""

    def weeks() -> Iterator[tuple[int, int]]:
        yield from [(2, 2), (2, 2), (0, 2)]
        raise AssertionError("one week too many was asked for")

    assert streak(weeks()).weeks == 2


def test_a_row_of_many_years_is_not_counted_to_its_end() -> None:
    """After ten years it says that it goes on, so that no log is too long to open."""
    assert streak(repeat((2, 2))) == Streak(MOST_WEEKS + 1, 2, 2, goes_on=True)
    assert not streak([(0, 2), *[(2, 2)] * (MOST_WEEKS - 1), (0, 2)]).goes_on


def test_a_log_of_nothing_has_no_row() -> None:
    """However far back one looks."""
    assert streak(repeat((0, 2))) == Streak(0, 2, 0)
    assert longest([]) == 0


@given(WEEKS)
def test_the_longest_row_is_never_shorter_than_the_present_one(
    weeks: list[tuple[int, int]],
) -> None:
    """And it is the longest run of full weeks in a text of them."""
    text = "".join("x" if done >= wanted else " " for done, wanted in weeks)
    assert longest(weeks) == max(map(len, text.split(" ")))
    assert streak(weeks).weeks == len(text[1:].split(" ")[0]) + (text[0] == "x")


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
    assert (streak(row).weeks, longest(row)) == (now, best)


def test_more_than_wanted_is_as_good_as_enough() -> None:
    """Five sessions make one full week, and no second one."""
    assert streak([(5, 2), (0, 2), (2, 2)]) == Streak(1, 2, 5)


@given(WEEKS, st.integers(1, 3))
def test_a_new_week_takes_nothing_away(weeks: list[tuple[int, int]], wanted: int) -> None:
    """On Monday morning the row is as long as it was, if the week before was full or was not."""
    done, asked = weeks[0]
    before = streak(weeks).weeks
    after = streak([(0, wanted), *weeks]).weeks
    assert after == (before if done >= asked else 0)
    assert streak([(wanted, wanted), *weeks]).weeks == after + 1


@given(WEEKS)
def test_one_more_session_never_shortens_a_row(weeks: list[tuple[int, int]]) -> None:
    """Training more this week can only help."""
    (done, wanted), *older = weeks
    assert streak([(done + 1, wanted), *older]).weeks >= streak(weeks).weeks
