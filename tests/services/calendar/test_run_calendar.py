"""Runs are added, changed and moved one at a time, and asked for by day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from midstance.domain.weeks.run import RunKind
from midstance.domain.weeks.run_calendar import EntryKind
from midstance.presentation.planning.run_text import parse_run, parse_weekly_runs
from midstance.services.calendar.run_calendar import (
    RunCalendar,
    absences,
    races_from,
    runs_by_day,
    scheduled_runs,
    weekly_runs,
)
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import at, numbered_ids, open_log

MONDAY = date(2026, 11, 23)
TUESDAY, THURSDAY, SUNDAY = (MONDAY + timedelta(days=n) for n in (1, 3, 6))
WEEK = timedelta(days=7)


@pytest.fixture(name="log")
def a_log(tmp_path: Path) -> TrainingLog:
    """An empty log."""
    return open_log(tmp_path)


@pytest.fixture(name="runs")
def a_calendar(log: TrainingLog) -> RunCalendar:
    """Its calendar, with runs on Tuesday, Thursday and Sunday of each week."""
    calendar = RunCalendar(log, numbered_ids(9), at())
    calendar.set_weekly(parse_weekly_runs("Tue intervals 8km, Thu easy, Sun long"), MONDAY)
    return calendar


def shown(log: TrainingLog, first: date, last: date) -> list[str]:
    """Each run in words."""
    return [
        f"{each.day:%a %d} {each.kind}{' done' * each.is_done}"
        for each in scheduled_runs(log, first, last)
    ]


def test_a_week_of_runs_fills_the_coming_weeks(log: TrainingLog, runs: RunCalendar) -> None:
    """A year ahead as well as now; a new week takes the old one's place from its first day on."""
    later = MONDAY + 52 * WEEK
    assert shown(log, later, later + WEEK - timedelta(days=1)) == [
        *("Tue 23 intervals", "Thu 25 easy", "Sun 28 long")
    ]
    runs.set_weekly(parse_weekly_runs("Sat long"), MONDAY + WEEK)
    assert shown(log, SUNDAY, SUNDAY + WEEK) == ["Sun 29 long", "Sat 05 long"]
    assert [each.run.kind for each in weekly_runs(log, MONDAY + WEEK)] == [RunKind.LONG]
    log.corrections.undo(at(1))
    assert len(weekly_runs(log, MONDAY + WEEK)) == 3


def test_one_run_is_moved_changed_and_left_out_without_its_series(
    log: TrainingLog, runs: RunCalendar
) -> None:
    """The next week is as it was, and each change can be taken back."""
    first, second, _ = scheduled_runs(log, MONDAY, SUNDAY)
    moved = runs.move(first.entry, MONDAY + timedelta(days=2))
    runs.edit(moved, parse_run("tempo 12km"))
    runs.delete(second.entry)
    assert shown(log, MONDAY, SUNDAY) == ["Wed 25 tempo", "Sun 29 long"]
    assert shown(log, MONDAY + WEEK, SUNDAY + WEEK) == [
        *("Tue 01 intervals", "Thu 03 easy", "Sun 06 long")
    ]
    for _ in range(3):
        log.corrections.undo(at(1))
    assert shown(log, MONDAY, SUNDAY) == ["Tue 24 intervals", "Thu 26 easy", "Sun 29 long"]


def test_a_run_that_was_done_takes_the_place_of_the_planned_one(
    log: TrainingLog, runs: RunCalendar
) -> None:
    """It keeps what nobody typed; a run of another kind is one more on its day."""
    done, took_place = runs.add(TUESDAY, parse_run("40min"), is_done=True)
    assert (took_place, done.run.kind, done.run.metres) == (True, RunKind.INTERVALS, 8000)
    _, took_place = runs.add(TUESDAY, parse_run("recovery 20min"), is_done=True)
    assert not took_place
    assert sorted(shown(log, TUESDAY, TUESDAY)) == [
        *("Tue 24 intervals done", "Tue 24 recovery done")
    ]
    assert len(runs_by_day(log, MONDAY, SUNDAY)[TUESDAY]) == 2


def test_a_kind_that_nobody_said_depends_on_the_whole_week(
    log: TrainingLog, runs: RunCalendar
) -> None:
    """Also where a single day is asked for."""
    runs.set_weekly((), MONDAY)
    for day, text in ((MONDAY, "40min"), (TUESDAY, "40min"), (SUNDAY, "70min")):
        runs.add(day, parse_run(text), is_done=False)
    assert shown(log, SUNDAY, SUNDAY) == ["Sun 29 long"]
    assert scheduled_runs(log, SUNDAY, SUNDAY)[0].is_guessed


def test_races_and_days_away_are_found_far_ahead(log: TrainingLog, runs: RunCalendar) -> None:
    """A race on a leap day; days away that begin before the span."""
    leap = date(2028, 2, 29)
    runs.add(leap, parse_run("race A marathon"), is_done=False)
    away = runs.add_absence(EntryKind.AWAY, leap - WEEK, leap)
    assert [each.day for each in races_from(log, MONDAY)] == [leap]
    assert races_from(log, leap + WEEK) == ()
    assert absences(log, leap, leap + WEEK) == (away,)
    runs.delete_absence(away)
    assert absences(log, leap, leap + WEEK) == ()
