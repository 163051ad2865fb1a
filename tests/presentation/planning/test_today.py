"""What Today says of runs, food and the check-in around the session."""

from datetime import date

import pytest

from midstance.coach.daily_decision import decide
from midstance.domain.weeks.check_in import CheckIn
from midstance.domain.weeks.run import Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, ScheduledRun
from midstance.presentation.planning.today import (
    AROUND_LONG_RUN,
    AROUND_RACE,
    AROUND_STRENGTH,
    BEFORE_LONG_RUN,
    BEFORE_RACE,
    BETWEEN_SESSIONS,
    NOTHING_AHEAD,
    DayAhead,
    ahead_lines,
    check_in_lines,
    check_in_to_plain,
    food_text,
)
from tests.storage.samples import uuid


def run(kind: RunKind) -> ScheduledRun:
    """A run of this kind."""
    entry = CalendarEntry(uuid(1), EntryKind.RUN, date(2026, 11, 23), Run(kind))
    return ScheduledRun(entry, entry.run, is_guessed=False)


EASY, LONG, RACE = run(RunKind.EASY), run(RunKind.LONG), run(RunKind.RACE)


@pytest.mark.parametrize(
    ("ahead", "has_strength", "says"),
    [
        (DayAhead(runs=(LONG,)), False, AROUND_LONG_RUN),
        (DayAhead(runs=(LONG,)), True, AROUND_LONG_RUN),
        (DayAhead(runs=(EASY,)), True, BETWEEN_SESSIONS),
        (DayAhead(runs=(EASY, EASY)), False, BETWEEN_SESSIONS),
        (DayAhead(runs_tomorrow=(LONG,)), True, BEFORE_LONG_RUN),
        (DayAhead(runs=(EASY, RACE)), False, AROUND_RACE),
        (DayAhead(runs_tomorrow=(RACE,)), False, BEFORE_RACE),
        (DayAhead(), True, AROUND_STRENGTH),
        (DayAhead(runs=(EASY,)), False, ""),
        (DayAhead(), False, ""),
    ],
)
def test_food_and_drink_once_a_day(ahead: DayAhead, *, has_strength: bool, says: str) -> None:
    """One reminder, for what the day needs most; never a diet, and it says may."""
    assert food_text(ahead, has_strength=has_strength) == says
    assert not says or "may" in says


def test_nothing_is_said_where_nothing_is_planned() -> None:
    """Without runs Today has no line of them."""
    assert list(ahead_lines(NOTHING_AHEAD)) == []


def test_the_line_of_today_says_what_follows() -> None:
    """Green goes as planned, a chosen original session stays, and no check-in has no line."""
    green, amber = decide([CheckIn(2, 1)], ""), decide([CheckIn(4, 1)], "")
    assert green is not None
    assert amber is not None
    assert next(check_in_lines(green, is_original=False)).endswith("no pain: as planned.")
    assert next(check_in_lines(amber, is_original=False)).startswith("Check-in amber, fatigue 4")
    assert next(check_in_lines(amber, is_original=True)).endswith(
        "the original session all the same."
    )
    assert not list(check_in_lines(None, is_original=False))
    assert check_in_to_plain(amber)["result"] == "amber"
