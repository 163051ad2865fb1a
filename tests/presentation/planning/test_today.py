"""Check-ins as they are typed and read."""

from datetime import date

import pytest

from midstance.domain.weeks.check_in import CheckIn
from midstance.domain.weeks.run import Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, ScheduledRun
from midstance.presentation.planning.today import (
    AROUND_LONG_RUN,
    AROUND_STRENGTH,
    BEFORE_LONG_RUN,
    BETWEEN_SESSIONS,
    NOTHING_AHEAD,
    DayAhead,
    ahead_lines,
    food_text,
    parse_check_in,
)
from tests.storage.samples import uuid


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 3", CheckIn(2, 3)),
        ("2 3 0", CheckIn(2, 3)),
        (" 3 4  5 left knee", CheckIn(3, 4, 5, "left knee")),
        ("", None),
        ("2", None),
        ("6 0", None),
        ("2 11", None),
        ("2 3 knee", None),
        ("2 3 -1", None),
        ("x y", None),
        ("2 3 4 " + "k" * 41, None),
    ],
)
def test_what_is_typed(typed: str, meant: CheckIn | None) -> None:
    """Two numbers, pain and its place if it hurts; anything else is no check-in."""
    assert parse_check_in(typed) == meant


def run(kind: RunKind) -> ScheduledRun:
    """A run of this kind."""
    entry = CalendarEntry(uuid(1), EntryKind.RUN, date(2026, 11, 23), Run(kind))
    return ScheduledRun(entry, entry.run, is_guessed=False)


EASY, LONG = run(RunKind.EASY), run(RunKind.LONG)


@pytest.mark.parametrize(
    ("ahead", "has_strength", "says"),
    [
        (DayAhead(runs=(LONG,)), False, AROUND_LONG_RUN),
        (DayAhead(runs=(LONG,)), True, AROUND_LONG_RUN),
        (DayAhead(runs=(EASY,)), True, BETWEEN_SESSIONS),
        (DayAhead(runs=(EASY, EASY)), False, BETWEEN_SESSIONS),
        (DayAhead(runs_tomorrow=(LONG,)), True, BEFORE_LONG_RUN),
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
