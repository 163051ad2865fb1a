"""The last week of a program stands on race week, and its deload and taper before it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.coach.schedule.race_weeks import (
    MOST_REPEATED,
    NOT_SHIFTED,
    WeekBeforeRace,
    week_before_race,
    weeks_to_race,
)
from midstance.domain.program import Program

TAPERED = Program("p", "Plan", "", 12, 2, (), deload=(4, 8), taper=(11, 12))


def way(reached: int, weeks_left: int, program: Program = TAPERED) -> list[int | None]:
    """The program's weeks of the calendar's, from now to race week, each done as it comes."""
    found: list[int | None] = []
    for left in range(weeks_left, -1, -1):
        week = week_before_race(program, reached, left, is_begun=reached > 1 or bool(found)).week
        found.append(week)
        reached = max(reached, (week or reached) + 1)
    return found


def test_a_program_that_ends_on_the_race_goes_on_as_it_is() -> None:
    """Week by week, without a word on it."""
    assert way(1, 11) == list(range(1, 13))
    assert week_before_race(TAPERED, 5, 7, is_begun=True) == WeekBeforeRace(5)


def test_fewer_weeks_drop_weeks_from_the_front_and_keep_the_entry_week() -> None:
    """Never the taper; deloads stay as far from the race as they were."""
    assert way(1, 8) == [1, 5, 6, 7, 8, 9, 10, 11, 12]
    assert way(1, 2) == [1, 11, 12]
    assert way(1, 1) == [11, 12]
    assert way(1, 0) == [12]


def test_a_runner_behind_skips_to_the_week_that_the_race_asks_for() -> None:
    """With a sentence that says which, and why."""
    assert way(4, 5) == [7, 8, 9, 10, 11, 12]
    found = week_before_race(TAPERED, 4, 5, is_begun=True)
    assert found.text == (
        "The race is in 5 weeks: week 7 of 12 comes now, so that the taper ends on the race."
    )
    assert week_before_race(TAPERED, 4, 1, is_begun=True).text.startswith("The race is next week:")
    assert week_before_race(TAPERED, 4, 0, is_begun=True).text.startswith("The race is this week:")


def test_a_few_more_weeks_repeat_one_that_is_not_lighter() -> None:
    """The last ordinary one, until the race is as far away as the program's end."""
    assert way(7, 7) == [6, 6, 7, 8, 9, 10, 11, 12]
    assert way(9, 4) == [7, 9, 10, 11, 12]
    assert way(11, 3) == [10, 10, 11, 12]
    assert way(1, 12) == [1, *range(1, 13)][:1] + list(range(1, 13))
    assert "week 6 of 12 comes once more" in week_before_race(TAPERED, 7, 7, is_begun=True).text


def test_many_more_weeks_let_the_program_end_and_name_what_holds_the_strength() -> None:
    """Nothing is repeated for months."""
    found = week_before_race(TAPERED, 7, 5 + MOST_REPEATED + 1, is_begun=True)
    assert found.week is None
    assert "Plan ends 5 weeks before it; Home maintenance may hold your strength" in found.text


@pytest.mark.parametrize(
    ("program", "reached", "weeks_left"),
    [
        (TAPERED, 3, None),
        (TAPERED, 13, 2),
        (replace(TAPERED, taper=()), 3, 2),
        (replace(TAPERED, taper=(10, 11)), 3, 2),
    ],
)
def test_nothing_is_shifted_without_a_race_or_without_a_taper(
    program: Program, reached: int, weeks_left: int | None
) -> None:
    """Nor once the program is complete."""
    assert week_before_race(program, reached, weeks_left, is_begun=True) == NOT_SHIFTED


@pytest.mark.parametrize("reached", range(1, 13))
@pytest.mark.parametrize("weeks_left", range(13))
def test_whatever_was_reached_the_taper_ends_on_the_race(reached: int, weeks_left: int) -> None:
    """From any week, with any time left that the program fits into."""
    weeks = way(reached, weeks_left)
    if None in weeks:
        assert TAPERED.weeks - weeks_left < reached - MOST_REPEATED
        return
    assert weeks[-2:] == [11, 12][-len(weeks) :]
    assert weeks == sorted(filter(None, weeks))


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "weeks"),
    [((), None), ((-1,), None), ((0,), 0), ((6,), 0), ((7,), 1), ((90, 20), 2), ((-3, 62), 8)],
)
def test_weeks_are_counted_to_the_next_race(days: tuple[int, ...], weeks: int | None) -> None:
    """From Monday to the race's own week; races that were run count no more."""
    races = [MONDAY + timedelta(days=each) for each in days]
    assert weeks_to_race(races, MONDAY) == weeks


def test_weeks_that_begin_on_sunday_hold_the_race_of_their_saturday() -> None:
    """A week is seven days from its first, whichever day that is."""
    sunday = date(2026, 11, 22)
    assert weeks_to_race([date(2026, 11, 28)], sunday) == 0
    assert weeks_to_race([date(2026, 11, 29)], sunday) == 1
