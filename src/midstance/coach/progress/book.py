"""What the log shows of each exercise, session by session, as the rules of progress read it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from midstance.coach.adapt.ladders.gates import is_form_broken
from midstance.coach.progress.change import LOOK_BACK
from midstance.coach.progress.exposure import USUAL_EFFORT, AskedRow, Exposure, SetDone, asked_row
from midstance.coach.progress.lighter import after_break
from midstance.domain.library import UnknownIdError
from midstance.domain.record import sides_by_set
from midstance.domain.session import Purpose

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from midstance.coach.log_queries import SetQueries
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.planned_sets import LoadingOf
    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord


_NOT_WORK = frozenset({Purpose.WARM_UP, Purpose.COOL_DOWN})


class ExposureBook:
    """The sessions of each exercise in the last half year, read as they are needed."""

    def __init__(
        self,
        log: SetQueries,
        library: Library,
        today: date,
        loading: LoadingOf,
        lighter_days: Container[date] = (),
        ill_days: Container[date] = (),
    ) -> None:
        """Read from ``log`` what was done before or on ``today``.

        ``lighter_days`` are those on which the runner was tired, so that less was done; a break
        with one of the ``ill_days`` counts as a longer one.
        """
        self.today, self._log, self._library = today, log, library
        self._loading, self._lighter_days = loading, lighter_days
        self.ill_days = ill_days
        self._read: dict[str, tuple[LoggedSet, ...]] = {}
        self._exposures: dict[str, tuple[Exposure, ...]] = {}
        self._rows: dict[tuple[str, int], Mapping[str, AskedRow]] = {}

    @cached_property
    def _heads(self) -> Mapping[UUID, WorkoutRecord]:
        since = self.today - LOOK_BACK
        return {
            each.id: each
            for each in self._log.workouts_between(since, self.today)
            if each.ending.is_finished
        }

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days before today on which strength was trained, oldest first."""
        found = self._log.days.sessions(self.today - LOOK_BACK, self.today, of_programs=True)
        return tuple(day for day in sorted(found) if day < self.today)

    def sets(self, exercise: str) -> tuple[LoggedSet, ...]:
        """The sets of an exercise in workouts that have ended, oldest first."""
        if exercise not in self._read:
            since = self.today - LOOK_BACK
            every = self._log.sets(since, self.today, exercise)
            self._read[exercise] = tuple(e for e in every if e.workout_id in self._heads)
        return self._read[exercise]

    def of(self, exercise: Exercise) -> tuple[Exposure, ...]:
        """The sessions of an exercise, oldest first; only what counted, in its own unit."""
        if exercise.id not in self._exposures:
            by_workout: dict[UUID, list[SetRecord]] = {}
            for each in self.sets(exercise.id):
                record = each.set
                is_work = record.counts or (record.short and record.block not in _NOT_WORK)
                if is_work and not record.skipped:
                    by_workout.setdefault(each.workout_id, []).append(record)
            self._exposures[exercise.id] = tuple(
                self._exposure(self._heads[id_], exercise, records)
                for id_, records in by_workout.items()
                if len({record.target.unit for record in records}) == 1
            )
        return self._exposures[exercise.id]

    def _exposure(
        self, head: WorkoutRecord, exercise: Exercise, records: list[SetRecord]
    ) -> Exposure:
        pains = [each.level for each in head.pains if each.exercise == exercise.id]
        return Exposure(
            head.local_date,
            self._row_asked_for(head, exercise, records),
            tuple(self._sets_done(exercise, records)),
            max(pains, default=0),
            self._is_lighter(head),
            head.session,
            head.week,
        )

    def _row_asked_for(
        self, head: WorkoutRecord, exercise: Exercise, records: list[SetRecord]
    ) -> AskedRow:
        """The row of the program's table, or one made from the sets where that is not known."""
        first, target = records[0], max(each.target.amount for each in records)
        known = self._asked_rows_of(head).get(first.prescribed_exercise)
        if known is None:
            sets = len({(each.place, each.set_number) for each in records})
            usual = exercise.default.rpe or USUAL_EFFORT
            return AskedRow(sets, target, usual, first.target.unit)
        up_to = known.up_to if (known.up_to or 0) > target else None
        return replace(known, amount=target, unit=first.target.unit, up_to=up_to)

    def _sets_done(self, exercise: Exercise, records: Iterable[SetRecord]) -> Iterable[SetDone]:
        for sides in sides_by_set(records).values():
            loads = [grams for each in sides if (grams := self._grams(exercise, each))]
            efforts = [each.effort for each in sides if each.effort is not None]
            yield SetDone(
                min(each.value for each in sides),
                max(efforts, default=None),
                min(loads, default=None),
                any(is_form_broken(each.note) for each in sides),
            )

    def _grams(self, exercise: Exercise, done: SetRecord) -> int | None:
        """The load as it is made today: a bar's total is two dumbbells of half of it."""
        loading = self._loading(exercise)
        if loading is None or not done.load or not done.load.grams:
            return None
        meaning = loading.load_is or done.meaning
        return round(meaning.grams_from(done.load.grams, done.meaning))

    def _is_lighter(self, head: WorkoutRecord) -> bool:
        if self._library.is_lighter_week(head.session, head.week):
            return True
        before = tuple(day for day in self.days if day < head.local_date)
        back = after_break(before, head.local_date, self.ill_days)
        return (back is not None and back.is_return) or head.local_date in self._lighter_days

    def _asked_rows_of(self, head: WorkoutRecord) -> Mapping[str, AskedRow]:
        key = head.session, head.week
        if key not in self._rows:
            self._rows[key] = asked_rows(self._library, *key)
        return self._rows[key]


def asked_rows(library: Library, session: str, week: int) -> Mapping[str, AskedRow]:
    """The row of each exercise in the working blocks of a session; empty for an unknown session."""
    try:
        blocks = library.session(session, week).blocks
    except UnknownIdError:
        return {}
    found: dict[str, AskedRow] = {}
    for block in blocks:
        for item in block.items if block.purpose.counts else ():
            exercise = library.exercise(item.exercise)
            row = asked_row(item.prescription, exercise, block.rounds)
            found.setdefault(item.exercise, row)
    return found
