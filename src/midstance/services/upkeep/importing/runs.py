"""Which imported runs are new, which the log has from elsewhere, and which were planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState
from midstance.presentation.clean import clean, clean_lines
from midstance.services.calendar.run_calendar import scheduled_runs
from midstance.services.upkeep.importing.conversion import local_day, planned_id, run_id
from midstance.services.upkeep.importing.plan import DELETED, HAS_PASSED, NO_DATE, TO_COME

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from midstance.exchange.reading.findings import ImportedRun, PlannedRun
    from midstance.services.upkeep.importing.conversion import Converter
    from midstance.services.upkeep.importing.plan import ImportPlan
    from midstance.storage.training_log import TrainingLog

SAME_SHARE = 0.05
"""Durations and distances that differ by no more are of the same run."""
SAME_MINUTES = 1
"""A difference in minutes that short runs may have besides."""
SAME_MOMENT = timedelta(minutes=2)
MOST_ZONES = 14
"""Hours by which two clocks can differ because of their zones."""
FROM = "From "
"""How the note of a planned run begins that came from a calendar."""


class RunPlanner:
    """Compares the runs that were found with those of the log."""

    def __init__(self, log: TrainingLog, plan: ImportPlan, converter: Converter) -> None:
        """Add to ``plan`` what the runs of its findings would change in ``log``."""
        self._log, self._plan, self._converter = log, plan, converter
        self._intake = log.corrections.intake
        self._known = self._intake.known_runs()
        self._by_hand: frozenset[UUID] | None = None
        self._done: dict[date, list[CalendarEntry]] = {}
        self._to_do: dict[date, list[CalendarEntry]] = {}

    def add(self) -> None:
        """Sort every run into what is new, known, planned before, or left out."""
        if self._plan.findings.runs:
            self._read_days()
        for run in _without_duplicates(self._plan.findings.runs, self._plan):
            self._add_done(run)
        whole = self._plan.findings.feeds
        for feed in sorted(whole | {each.feed for each in self._plan.findings.planned}):
            self._add_feed(feed, is_whole=feed in whole)

    def _read_days(self) -> None:
        days = [each.start.date() for each in self._plan.findings.runs]
        a_day = timedelta(days=1)
        for each in scheduled_runs(self._log, min(days) - a_day, max(days) + a_day):
            days_of = self._done if each.is_done else self._to_do
            days_of.setdefault(each.day, []).append(each.entry)

    def _add_done(self, run: ImportedRun) -> None:
        plan = self._plan
        try:
            entry = self._converter.run(run)
        except (OverflowError, ValueError):
            plan.findings.leave_out(NO_DATE)
            return
        if entry.day > local_day(plan.now):
            plan.findings.leave_out(TO_COME)
        elif self._known.get(entry.id) is False:
            plan.known_runs += 1
        elif self._known.get(entry.id) and self._is_by_hand(entry.id):
            plan.findings.leave_out(DELETED)
        elif same := next(
            (each for each in self._done.get(entry.day, ()) if _is_known_run(each, entry)), None
        ):
            self._complete(same, entry)
        else:
            self._save_done(entry)

    def _complete(self, known: CalendarEntry, entry: CalendarEntry) -> None:
        """Give a run that the log has what it lacks: distance, time, heart rate."""
        run = replace(
            known.run,
            minutes=known.run.minutes or entry.run.minutes,
            metres=known.run.metres or entry.run.metres,
        )
        fuller = replace(
            known,
            run=run,
            mean_bpm=known.mean_bpm or entry.mean_bpm,
            max_bpm=known.max_bpm or entry.max_bpm,
        )
        if fuller == known:
            self._plan.known_runs += 1
            return
        self._plan.completed += 1
        self._plan.runs_to_save.append(fuller)
        self._done[known.day] = [
            fuller if each is known else each for each in self._done[known.day]
        ]

    def _save_done(self, entry: CalendarEntry) -> None:
        """Save a new run; it takes the place of the only one that was planned on its day."""
        planned = self._to_do.get(entry.day, [])
        if len(planned) == 1 and entry.run.kind is None:
            taken = planned.pop()
            run = replace(entry.run, kind=taken.run.kind, priority=taken.run.priority)
            run = replace(run, effort=taken.run.effort, name=taken.run.name or run.name)
            entry = replace(
                taken,
                run=run,
                state=RunState.DONE,
                mean_bpm=entry.mean_bpm,
                max_bpm=entry.max_bpm,
            )
            self._plan.done_as_planned += 1
        else:
            self._plan.new_runs += 1
        self._plan.runs_to_save.append(entry)
        self._known[entry.id] = False
        self._done.setdefault(entry.day, []).append(entry)

    def _is_by_hand(self, id_: UUID) -> bool:
        if self._by_hand is None:
            self._by_hand = self._intake.changed_by_hand()
        return id_ in self._by_hand

    def _add_feed(self, feed: str, *, is_whole: bool) -> None:
        """What a calendar changes: new and changed runs come in, and vanished ones go.

        Of a calendar that was not read whole none is known to have vanished.
        """
        held = {each.id: each for each in self._log.calendar.every_entry()}
        runs = {planned_id(each): each for each in self._plan.findings.planned if each.feed == feed}
        for id_, planned in runs.items():
            self._add_planned(planned, held.get(id_))
        today, mark = local_day(self._plan.now), f"{FROM}{clean(feed)}"
        for entry in held.values() if is_whole else ():
            is_theirs = entry.note.splitlines()[:1] == [mark] and entry.id not in runs
            if is_theirs and entry.state is RunState.PLANNED and entry.day >= today:
                self._plan.vanished.append(entry)

    def _add_planned(self, planned: PlannedRun, held: CalendarEntry | None) -> None:
        plan, id_ = self._plan, planned_id(planned)
        is_ours = held is not None and (held.is_done or self._is_by_hand(id_))
        if is_ours:
            plan.known_runs += 1
        elif planned.is_cancelled:
            plan.vanished += [held] if held is not None else []
        elif planned.day < local_day(plan.now):
            plan.findings.leave_out(HAS_PASSED)
        elif held is None and self._known.get(id_) and self._is_by_hand(id_):
            plan.findings.leave_out(DELETED)
        else:
            self._save_planned(_planned_entry(planned, id_), held)

    def _save_planned(self, entry: CalendarEntry, held: CalendarEntry | None) -> None:
        if entry == held:
            self._plan.known_runs += 1
            return
        self._plan.runs_to_save.append(entry)
        self._plan.planned += held is None
        self._plan.changed += held is not None


def _planned_entry(planned: PlannedRun, id_: UUID) -> CalendarEntry:
    note = clean_lines(f"{FROM}{clean(planned.feed)}\n{planned.note}".strip())
    run = replace(planned.run, name=clean(planned.run.name))
    return CalendarEntry(id_, EntryKind.RUN, planned.day, run, note=note)


def _is_known_run(known: CalendarEntry, entry: CalendarEntry) -> bool:
    """Whether two runs of one day are the same: as long and as far, at the same time of day."""
    parts = {known.run.part, entry.run.part} - {None}
    minutes = known.run.minutes, entry.run.minutes
    metres = known.run.metres, entry.run.metres
    is_comparable = None not in minutes or None not in metres
    return (
        len(parts) < 2  # noqa: PLR2004  # at most one part of the day is named
        and is_comparable
        and _agree(*minutes, SAME_MINUTES)
        and _agree(*metres)
    )


def _agree(one: float | None, other: float | None, least: float = 0) -> bool:
    """Whether two figures agree; one that is not known agrees with any."""
    if one is None or other is None:
        return True
    return abs(one - other) <= max(least, SAME_SHARE * max(one, other))


def _without_duplicates(runs: list[ImportedRun], plan: ImportPlan) -> list[ImportedRun]:
    """The runs, each once: of those that several files have, the one that says most."""
    by_length = sorted(runs, key=_known_figures, reverse=True)
    kept: dict[tuple[int, bool], list[ImportedRun]] = {}
    found: list[ImportedRun] = []
    for run in by_length:
        near = {(run.start.toordinal() + by, run.is_cross) for by in (-1, 0, 1)}
        if any(_is_one_run(run, other) for day in near for other in kept.get(day, ())):
            plan.known_runs += 1
        else:
            kept.setdefault((run.start.toordinal(), run.is_cross), []).append(run)
            found.append(run)
    return sorted(found, key=lambda each: (each.start.isoformat(), run_id(each)))


def _known_figures(run: ImportedRun) -> int:
    return sum(each is not None for each in (run.seconds, run.metres, run.mean_bpm, run.max_bpm))


def _is_one_run(one: ImportedRun, other: ImportedRun) -> bool:
    """Whether both are one run: it began at the same moment, or whole hours apart by a zone."""
    if (one.start.tzinfo is None) != (other.start.tzinfo is None) or one.has_time != other.has_time:
        apart = abs(one.start.replace(tzinfo=None) - other.start.replace(tzinfo=None))
    else:
        apart = abs(one.start - other.start)
    hours = round(apart / timedelta(hours=1))
    is_zone = 0 < hours <= MOST_ZONES and abs(apart - timedelta(hours=hours)) <= SAME_MOMENT
    alike = _agree(one.seconds, other.seconds) and _agree(one.metres, other.metres)
    if apart <= SAME_MOMENT:
        return alike
    is_measured = None not in (one.seconds, other.seconds, one.metres, other.metres)
    return is_zone and is_measured and alike and one.seconds == other.seconds
