"""The days of a runner: runs, single and weekly ones, days away or ill, and how each day was.

A weekly run is one entry for all its weeks. When one of its occurrences is moved, changed, done
or left out, an entry of its own takes the place of that occurrence alone. The id of an occurrence
follows from its weekly run and its day, so that two machines that change it mean the same one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from midstance.domain.calendar import DAYS, Week
from midstance.domain.weeks.run import DayPart, Run, RunKind, settle_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.domain.weeks.check_in import CheckIn, SkipReason


class EntryKind(StrEnum):
    """What an entry of the calendar is; ``away`` and ``ill`` are days without strength.

    A ``check-in`` says how the runner was on its day; ``skipped``, that a session was not wanted;
    ``easier`` are days that the runner takes lighter.
    """

    RUN = "run"
    WEEKLY = "weekly"
    AWAY = "away"
    ILL = "ill"
    CHECK_IN = "check-in"
    SKIPPED = "skipped"
    EASIER = "easier"


class RunState(StrEnum):
    """``left-out``: an occurrence of a weekly run that does not take place."""

    PLANNED = "planned"
    DONE = "done"
    LEFT_OUT = "left-out"


NO_RUN = Run(None)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A run, a weekly run, days away or ill, a check-in, or a session that is left for now.

    Attributes:
        day: of a run its day; otherwise the first day. A weekly run has this day's weekday.
        run: what is run; all but runs have an empty one.
        until: the last day of a weekly run or an absence; None of a weekly run without an end.
        weekly, weekly_day: the weekly run, and the day of the occurrence, that a run replaces.
        mean_bpm, max_bpm: heart rate of a run that was done, where it is known.
        check_in: how the runner was; None of anything but a check-in.
        session, reason: what was left for now, and why; "" and None of anything else.
    """

    id: UUID
    kind: EntryKind
    day: date
    run: Run = NO_RUN
    state: RunState = RunState.PLANNED
    until: date | None = None
    weekly: UUID | None = None
    weekly_day: date | None = None
    mean_bpm: int | None = None
    max_bpm: int | None = None
    note: str = ""
    check_in: CheckIn | None = None
    session: str = ""
    reason: SkipReason | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was run."""
        return self.state is RunState.DONE

    def lasts_over(self, day: date) -> bool:
        """Whether ``day`` lies between its first and its last day."""
        return self.day <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class ScheduledRun:
    """A run on its day, with its kind.

    Attributes:
        run: its kind is never None.
        is_guessed: nobody said the kind; it follows from the other runs of its week.
    """

    entry: CalendarEntry
    run: Run
    is_guessed: bool

    @property
    def day(self) -> date:
        """The day on which it is, or was, run."""
        return self.entry.day

    @property
    def is_done(self) -> bool:
        """Whether it was run."""
        return self.entry.is_done

    @property
    def kind(self) -> RunKind:
        """What it is for."""
        return self.run.kind or RunKind.EASY


def occurrence_of(weekly: CalendarEntry, day: date) -> CalendarEntry:
    """The occurrence of a weekly run on one of its days, as an entry of its own."""
    return replace(
        weekly,
        id=uuid5(weekly.id, day.isoformat()),
        kind=EntryKind.RUN,
        day=day,
        until=None,
        weekly=weekly.id,
        weekly_day=day,
    )


def runs_between(
    entries: Iterable[CalendarEntry], first: date, last: date
) -> tuple[CalendarEntry, ...]:
    """Every run from ``first`` to ``last``, both included, by day, time of day and when noted.

    A race stands in place of the weekly runs of its day. ``entries`` holds all weekly runs, and at
    least the runs whose day, or whose occurrence's day, lies in this span.
    """
    known = tuple(entries)
    weekly = {each.id: each for each in known if each.kind is EntryKind.WEEKLY}
    single = [each for each in known if each.kind is EntryKind.RUN]
    replaced = {(each.weekly, each.weekly_day) for each in single}
    found = [each for each in single if first <= each.day <= last and _takes_place(each, weekly)]
    race_days = {each.day for each in found if each.run.kind is RunKind.RACE}
    for series in weekly.values():
        found += [
            occurrence_of(series, day)
            for day in _days_of(series, first, last)
            if (series.id, day) not in replaced and day not in race_days
        ]
    return tuple(sorted(found, key=_in_order))


def _takes_place(run: CalendarEntry, weekly: Mapping[UUID, CalendarEntry]) -> bool:
    """Left out it does not; a planned one that replaces an occurrence goes with its series."""
    if run.state is RunState.LEFT_OUT:
        return False
    if run.is_done or run.weekly is None or run.weekly_day is None:
        return True
    series = weekly.get(run.weekly)
    return series is not None and series.lasts_over(run.weekly_day)


def _days_of(series: CalendarEntry, first: date, last: date) -> Iterator[date]:
    begin = max(first, series.day).toordinal()
    begin += (series.day.toordinal() - begin) % DAYS
    end = min(last, series.until or last).toordinal()
    return map(date.fromordinal, range(begin, end + 1, DAYS))


_PARTS = {part: number for number, part in enumerate(DayPart)}


def _in_order(entry: CalendarEntry) -> tuple[date, int, UUID, UUID]:
    """Without a time of day as they were noted: weekly runs by their series, not by occurrence."""
    part = len(_PARTS) if entry.run.part is None else _PARTS[entry.run.part]
    return entry.day, part, entry.weekly or entry.id, entry.id


def with_kinds(runs: Sequence[CalendarEntry]) -> tuple[ScheduledRun, ...]:
    """The runs of whole weeks, Monday to Sunday, each with its kind."""
    weeks: dict[Week, list[CalendarEntry]] = {}
    for each in runs:
        weeks.setdefault(Week.of(each.day), []).append(each)
    return tuple(
        ScheduledRun(entry, run, entry.run.kind is None)
        for of_week in weeks.values()
        for entry, run in zip(of_week, settle_kinds([each.run for each in of_week]), strict=True)
    )


def weekly_runs_after(
    before: Iterable[CalendarEntry], after: Iterable[CalendarEntry], start: date
) -> tuple[tuple[CalendarEntry, ...], tuple[CalendarEntry, ...]]:
    """What a new week of runs changes: the entries to save, and those to delete.

    Until the day before ``start`` everything stays; from then on the runs ``after`` repeat. Each
    begins on its first weekday from ``start`` on.
    """
    ended, gone = [], []
    for each in before:
        if each.until is not None and each.until < start:
            continue
        if each.day >= start:
            gone.append(each)
        else:
            ended.append(replace(each, until=start - timedelta(days=1)))
    return (*ended, *after), tuple(gone)


def first_on_or_after(start: date, weekday: int) -> date:
    """The first day from ``start`` on with this weekday, 0 for Monday.

    Raises:
        OverflowError: the calendar ends before.
    """
    return start + timedelta(days=(weekday - start.weekday()) % DAYS)
