"""Runs in words: what was said of them, what is guessed, and what they add up to."""

from datetime import date
from uuid import UUID

from midstance.domain.quantity import DistanceUnit
from midstance.domain.weeks.run import DayPart, RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import (
    CalendarEntry,
    EntryKind,
    RunState,
    ScheduledRun,
)
from midstance.presentation.planning.runs import (
    absence_text,
    run_line,
    run_rows,
    total_text,
    week_run_lines,
)

DAY = date(2026, 11, 24)


def scheduled(run: Run, state: RunState = RunState.PLANNED) -> ScheduledRun:
    """A run on a Tuesday; a guess where it has no kind."""
    entry = CalendarEntry(UUID(int=0xABCDEF01), EntryKind.RUN, DAY, run, state)
    shown = run if run.kind else Run(RunKind.EASY, run.minutes, run.metres)
    return ScheduledRun(entry, shown, run.kind is None)


def test_a_run_is_one_line() -> None:
    """Its kind, or a guess with a question mark; a race with its letter and its name."""
    run = Run(RunKind.INTERVALS, 50, 10_000, part=DayPart.EVENING)
    assert run_line(scheduled(run)) == (
        "Tue 2026-11-24: intervals, 10 km, 50 min, evening, planned"
    )
    assert run_line(scheduled(Run(None, 40))) == "Tue 2026-11-24: easy?, 40 min, planned"
    race = Run(RunKind.RACE, 105, 21_098, priority=RacePriority.B, name="Spring")
    assert run_line(scheduled(race, RunState.DONE), DistanceUnit.MILES) == (
        "Tue 2026-11-24: B race (Spring), 13.1 mi, 1 h 45 min, done"
    )
    assert "A race" in run_line(scheduled(Run(RunKind.RACE)))


def test_a_row_has_the_end_of_the_id() -> None:
    """By which the run is named at the prompt."""
    assert run_rows([scheduled(Run(RunKind.EASY, 45, effort=3))]) == (
        ("Tue 2026-11-24", "easy", "", "45 min", "3", "planned", "", "abcdef01"),
    )


def test_what_was_done_stands_before_the_whole() -> None:
    """Unless nothing or everything was done, or no distance is known."""
    done, planned = (
        scheduled(Run(RunKind.EASY, None, 6000), state)
        for state in (RunState.DONE, RunState.PLANNED)
    )
    assert total_text([done, planned]) == "6 of 12 km"
    assert total_text([done]) == total_text([planned]) == "6 km"
    assert total_text([scheduled(Run(RunKind.EASY, 40))]) == ""
    assert week_run_lines([done]) == ("Tue 24: easy, 6 km, done", "In all: 6 km.")
    assert week_run_lines([]) == ()


def test_days_away_and_ill_are_named_by_their_ends() -> None:
    """One day alone is on it."""
    ill = CalendarEntry(UUID(int=1), EntryKind.ILL, DAY, until=DAY)
    away = CalendarEntry(UUID(int=1), EntryKind.AWAY, DAY, until=date(2026, 12, 1))
    assert absence_text(ill) == "Ill on Tue 2026-11-24"
    assert absence_text(away) == "Away from Tue 2026-11-24 to Tue 2026-12-01"
