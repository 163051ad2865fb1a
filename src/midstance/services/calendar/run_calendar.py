"""Runs of a span of days, planned and done, for everything that looks at them, and their changes.

The planner, Today, the week, the calendar and the exports all ask here, so that they agree.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from midstance.domain.calendar import Week
from midstance.domain.weeks.run import RacePriority, RunKind
from midstance.domain.weeks.run_calendar import (
    CalendarEntry,
    EntryKind,
    RunState,
    ScheduledRun,
    first_on_or_after,
    runs_between,
    weekly_runs_after,
    with_kinds,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from midstance.domain.record import Timestamp
    from midstance.domain.weeks.run import Run
    from midstance.presentation.planning.run_text import TypedRun
    from midstance.storage.log.calendar_log import CalendarLog
    from midstance.storage.training_log import TrainingLog


WEEKLY_AHEAD = 28
"""Days up to which weekly runs are listed where everything is."""

_WITH_RUNS = frozenset({EntryKind.RUN, EntryKind.WEEKLY})


def scheduled_runs(log: TrainingLog, first: date, last: date) -> tuple[ScheduledRun, ...]:
    """Every run from ``first`` to ``last``, both included, by day, each with its kind.

    Raises:
        StorageError: the log cannot be read.
    """
    begin, end = Week.of(first).first, Week.of(last).last
    runs = runs_between(log.calendar.entries(begin, end), begin, end)
    return tuple(each for each in with_kinds(runs) if first <= each.day <= last)


def runs_by_day(log: TrainingLog, first: date, last: date) -> dict[date, tuple[Run, ...]]:
    """The runs of each day that has any, as the planner takes them.

    Raises:
        StorageError: the log cannot be read.
    """
    days: dict[date, tuple[Run, ...]] = {}
    for each in scheduled_runs(log, first, last):
        days[each.day] = (*days.get(each.day, ()), each.run)
    return days


def absences(log: TrainingLog, first: date, last: date) -> tuple[CalendarEntry, ...]:
    """The days away and ill that reach into the span, by their first day.

    Raises:
        StorageError: the log cannot be read.
    """
    wanted = {EntryKind.AWAY, EntryKind.ILL}
    return tuple(each for each in log.calendar.entries(first, last) if each.kind in wanted)


def every_run(log: TrainingLog, today: date) -> tuple[ScheduledRun, ...]:
    """Every run from the first one on, weekly ones up to four weeks ahead, later ones by the day.

    Raises:
        StorageError: the log cannot be read.
    """
    known = log.calendar.every_entry()
    ordinals = [each.day.toordinal() for each in known if each.kind in _WITH_RUNS]
    if not ordinals:
        return ()
    ahead = min(today.toordinal() + WEEKLY_AHEAD, date.max.toordinal())
    single = tuple(each for each in known if each.kind is not EntryKind.WEEKLY)
    first, last = date.fromordinal(min(ordinals)), date.fromordinal(max(*ordinals, ahead))
    soon = runs_between(known, first, date.fromordinal(ahead))
    later = [each for each in runs_between(single, first, last) if each.day.toordinal() > ahead]
    return with_kinds((*soon, *later))


def races_from(log: TrainingLog, first: date) -> tuple[ScheduledRun, ...]:
    """The races from ``first`` on, the next one first; races are no weekly runs.

    Raises:
        StorageError: the log cannot be read.
    """
    return tuple(
        ScheduledRun(each, each.run, is_guessed=False)
        for each in log.calendar.every_entry()
        if each.kind is EntryKind.RUN and each.run.kind is RunKind.RACE and each.day >= first
    )


def days_of_main_races(log: TrainingLog, first: date) -> tuple[date, ...]:
    """The days of the A races from ``first`` on, the next one first.

    Raises:
        StorageError: the log cannot be read.
    """
    races = races_from(log, first)
    return tuple(each.day for each in races if each.run.priority is not RacePriority.B)


def days_to_main_race(log: TrainingLog, today: date) -> int | None:
    """How many days away the next A race is; None without one.

    Raises:
        StorageError: the log cannot be read.
    """
    return next(((day - today).days for day in days_of_main_races(log, today)), None)


def weekly_runs(log: TrainingLog, day: date) -> tuple[CalendarEntry, ...]:
    """The weekly runs that go on on ``day`` or begin later, Monday's first.

    Raises:
        StorageError: the log cannot be read.
    """
    found = (
        each
        for each in log.calendar.entries(day, day)
        if each.kind is EntryKind.WEEKLY and (each.until is None or day <= each.until)
    )
    return tuple(sorted(found, key=lambda each: (each.day.weekday(), each.id)))


class RunCalendar:
    """Changes of the calendar at one moment; each is saved as one change, and undone as one.

    Every method raises :class:`StorageError` where the log could not take the change.
    """

    def __init__(self, log: TrainingLog, ids: Callable[[], UUID], stamp: Timestamp) -> None:
        """Change the calendar of ``log``; ``ids`` makes the ids of new entries."""
        self._log, self._ids, self._stamp = log, ids, stamp

    @property
    def _calendar(self) -> CalendarLog:
        return self._log.calendar

    def add(self, day: date, typed: TypedRun, *, is_done: bool) -> tuple[CalendarEntry, bool]:
        """Add a run; one that was done takes the place of the day's planned run of its kind.

        Returns:
            The entry, and whether it took the place of a planned run.
        """
        planned = self._planned_like(day, typed) if is_done else None
        if planned is not None:
            run = typed.applied_to(planned.entry.run)
            entry = replace(planned.entry, run=run, state=RunState.DONE)
        else:
            state = RunState.DONE if is_done else RunState.PLANNED
            entry = CalendarEntry(self._ids(), EntryKind.RUN, day, typed.run, state)
        self._save(f"added run, {day}", entry)
        return entry, planned is not None

    def _planned_like(self, day: date, typed: TypedRun) -> ScheduledRun | None:
        planned = [each for each in scheduled_runs(self._log, day, day) if not each.is_done]
        if typed.run.kind is not None:
            planned = [each for each in planned if each.kind is typed.run.kind]
        return planned[0] if len(planned) == 1 else None

    def edit(
        self,
        entry: CalendarEntry,
        typed: TypedRun,
        note: str | None = None,
        mean_bpm: int | None = None,
        max_bpm: int | None = None,
    ) -> CalendarEntry:
        """Change what was typed of a run; the other weeks of a weekly run stay as they are.

        A note or heart rate of None stays as it is.
        """
        state = entry.state
        if typed.is_done is not None:
            state = RunState.DONE if typed.is_done else RunState.PLANNED
        changed = replace(
            entry,
            run=typed.applied_to(entry.run),
            state=state,
            note=entry.note if note is None else note,
            mean_bpm=mean_bpm or entry.mean_bpm,
            max_bpm=max_bpm or entry.max_bpm,
        )
        self._save(f"edit of run, {entry.day}", changed)
        return changed

    def move(self, entry: CalendarEntry, day: date) -> CalendarEntry:
        """Move one run to another day; the other weeks of a weekly run stay as they are."""
        moved = replace(entry, day=day)
        self._save(f"move of run, {entry.day} to {day}", moved)
        return moved

    def delete(self, entry: CalendarEntry) -> None:
        """Take one run out; the other weeks of a weekly run stay as they are."""
        what = f"deletion of run, {entry.day}"
        if entry.weekly is None:
            self._calendar.change(what, self._stamp, deleted=(entry,))
        else:
            self._save(what, replace(entry, state=RunState.LEFT_OUT))

    def set_weekly(self, runs: Iterable[tuple[int, Run]], start: date) -> tuple[CalendarEntry, ...]:
        """Let these runs, each with its weekday, fill every week from ``start`` on.

        What was weekly before ends the day before; its runs of earlier days stay.
        """
        after = tuple(
            CalendarEntry(self._ids(), EntryKind.WEEKLY, first_on_or_after(start, weekday), run)
            for weekday, run in runs
        )
        saved, gone = weekly_runs_after(weekly_runs(self._log, start), after, start)
        what = f"weekly runs from {start}"
        self._calendar.change(what, self._stamp, saved, gone)
        return after

    def add_absence(self, kind: EntryKind, first: date, last: date) -> CalendarEntry:
        """Note days away or ill, both ends included."""
        entry = CalendarEntry(self._ids(), kind, first, until=last)
        self._save(f"days {kind}, {first} to {last}", entry)
        return entry

    def delete_absence(self, entry: CalendarEntry) -> None:
        """Take days away or ill out."""
        what = f"deletion of days {entry.kind}, {entry.day}"
        self._calendar.change(what, self._stamp, deleted=(entry,))

    def _save(self, what: str, entry: CalendarEntry) -> None:
        self._calendar.change(what, self._stamp, (entry,))
