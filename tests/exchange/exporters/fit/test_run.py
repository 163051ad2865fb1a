"""A run that was done as a FIT file comes back as it was."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from midstance.domain.weeks.run import DayPart, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState, ScheduledRun
from midstance.exchange.exporters.fit.run import run_start, run_to_fit
from tests.exchange.exporters.fit.decoder import values_of
from tests.exchange.importers.samples import read_text, reasons

DAY = date(2026, 11, 22)


def scheduled(kind: RunKind = RunKind.EASY, day: date = DAY, **more: Any) -> ScheduledRun:
    """A run of ten kilometres that was done."""
    run = Run(kind, minutes=55, metres=10_000, **more)
    entry = CalendarEntry(
        UUID(int=9), EntryKind.RUN, day, run, RunState.DONE, mean_bpm=140, max_bpm=166
    )
    return ScheduledRun(entry, run, is_guessed=False)


@pytest.mark.parametrize("is_trail", [False, True])
def test_our_own_reader_finds_the_same_run(tmp_path: Path, is_trail: bool) -> None:
    """Its day, time, length, heart rate, and whether it was on trails."""
    content = run_to_fit(scheduled(is_trail=is_trail), 60)
    (run,) = read_text(tmp_path, "run.fit", content).runs
    assert run.start == datetime(2026, 11, 22, 11, tzinfo=UTC)
    assert (run.seconds, run.metres, run.mean_bpm, run.max_bpm) == (3300, 10_000, 140, 166)
    assert run.is_trail is is_trail


def test_cross_training_is_no_run(tmp_path: Path) -> None:
    """It is cardio training for every platform."""
    found = read_text(tmp_path, "a.fit", run_to_fit(scheduled(RunKind.CROSS), 0))
    assert reasons(found) == {"training is no run": []}


def test_it_has_a_name() -> None:
    """The runner's, or one that is made from its kind."""
    names = [values_of(run_to_fit(scheduled(name=name), 0), 12)[0][3] for name in ("Lake", "")]
    assert names == ["Lake", "Easy run"]


def test_it_begins_in_its_part_of_the_day() -> None:
    """At eight, at noon or at six in the evening of the runner's own time."""
    starts = [run_start(scheduled(part=part), -120).hour for part in (*DayPart, None)]
    assert starts == [10, 14, 20, 14]


def test_a_day_that_cannot_be_becomes_one_that_can() -> None:
    """A date of the year 1 or 9999 stops no export."""
    years = [run_start(scheduled(day=day), 840).year for day in (date.min, date.max)]
    assert years == [1989, 2099]
