"""Which imported workouts are new, and which the log has already, whole or in part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.domain.record import NO_HEART_RATE
from midstance.services.upkeep.importing.conversion import (
    FROM_A_WATCH,
    amount_of,
    heart_rate_of,
    local_day,
    set_ids,
    workout_id,
)
from midstance.services.upkeep.importing.plan import DELETED, NO_DATE, TO_COME

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from midstance.domain.record import HeartRate, Timestamp, WorkoutRecord
    from midstance.exchange.reading.findings import ImportedWorkout
    from midstance.services.upkeep.importing.conversion import Converter
    from midstance.services.upkeep.importing.plan import ImportPlan
    from midstance.storage.training_log import TrainingLog

SAME_START = timedelta(minutes=2)
MOSTLY_THE_SAME = 0.8
"""From this share of equal sets on, two workouts of the same time are one."""
Amounts = Counter[tuple[int, int]]
"""The sets of a workout by what was done and the load in grams."""
_FIT_STEP = 62.5
"""The grams in which FIT files count loads; they hold what both hands lifted together."""


@dataclass(frozen=True, slots=True)
class _KnownWorkout:
    """A workout of the log, or one that comes into it with this import.

    Attributes:
        end: when it ended; its start where that is not known.
        by_total: its sets by what was done and what both hands lifted, in steps of 62.5 g.
        head: as the log has it; None where it comes with this import.
        coming: as it comes with this import.
    """

    start: datetime
    end: datetime
    amounts: Amounts
    by_total: Amounts
    head: WorkoutRecord | None = None
    coming: ImportedWorkout | None = None

    def shares_most_time_with(self, start: datetime, end: datetime) -> bool:
        """Whether the shorter of the two took place during the other one, for the most part."""
        together = min(end, self.end) - max(start, self.start)
        return together > min(end - start, self.end - self.start) / 2


class WorkoutPlanner:
    """Compares the workouts that were found with those of the log."""

    def __init__(self, log: TrainingLog, plan: ImportPlan, converter: Converter) -> None:
        """Add to ``plan`` what the workouts of its findings would change in ``log``."""
        self._plan, self._converter = plan, converter
        self._intake = log.corrections.intake
        self._known = self._intake.known_workouts()
        self._by_hand: frozenset[UUID] | None = None
        self._coming: dict[UUID, ImportedWorkout] = {}
        self._days = self._days_of(log)

    def _days_of(self, log: TrainingLog) -> dict[date, list[_KnownWorkout]]:
        """The workouts of the log on the days of those that were found."""
        found = [each.start.date() for each in self._plan.findings.workouts]
        if not found:
            return {}
        a_day = timedelta(days=1)
        span = min(found) - a_day, max(found) + a_day
        amounts: dict[UUID, Amounts] = {}
        by_total: dict[UUID, Amounts] = {}
        for logged in log.iter_sets(*span):
            record, of = logged.set, logged.workout_id
            grams = record.load.grams if record.load else 0
            amounts.setdefault(of, Counter())[record.value, grams] += 1
            if not record.skipped:
                by_total.setdefault(of, Counter())[
                    record.value, _fit_steps(record.lifted_grams)
                ] += 1
        days: dict[date, list[_KnownWorkout]] = {}
        for workout in log.workouts_between(*span):
            if sets := amounts.get(workout.id):
                start, steps = workout.started_at.utc, by_total.get(workout.id, Counter())
                end = workout.ended_at.utc if workout.ended_at else start
                known = _KnownWorkout(start, end, sets, steps, workout)
                days.setdefault(workout.local_date, []).append(known)
        return days

    def add(self) -> None:
        """Sort every workout into what is new, joined, known or left out.

        Those of a watch come last: what was typed of the same time has the names and the loads.
        """
        for workout in sorted(self._plan.findings.workouts, key=lambda each: each.is_of_a_watch):
            if workout.sets:
                self._add(workout)

    def _add(self, workout: ImportedWorkout) -> None:
        plan, id_ = self._plan, workout_id(workout)
        try:
            start = self._converter.start(workout.start, has_time=workout.has_time)
        except (OverflowError, ValueError):
            plan.findings.leave_out(NO_DATE)
            return
        if id_ in self._coming:
            _add_missing_sets(self._coming[id_], workout)
            plan.known += 1
        elif start.utc > plan.now.utc and local_day(start) > local_day(plan.now):
            plan.findings.leave_out(TO_COME)
        elif self._known.get(id_) and self._is_changed_by_hand(id_):
            plan.findings.leave_out(DELETED)
        elif self._known.get(id_) is False:
            more = frozenset(set_ids(workout)) - self._intake.known_sets(id_)
            plan.extended += [(workout, more)] if more else []
            plan.known += not more
        elif same := self._same_in_the_log(workout, start):
            plan.known, plan.elsewhere = plan.known + 1, plan.elsewhere + 1
            self._complete(same, workout)
        else:
            self._replace_that_of_a_watch(workout, start)
            plan.new.append(workout)
            self._coming[id_] = workout
            known = _KnownWorkout(
                start.utc,
                _end(workout, start),
                _amounts(workout),
                _amounts_by_total(workout),
                coming=workout,
            )
            self._days.setdefault(local_day(start), []).append(known)

    def _replace_that_of_a_watch(self, workout: ImportedWorkout, start: Timestamp) -> None:
        """Let ``workout`` take the place of what a watch recorded at its time, with its heart rate.

        One that was corrected by hand stays.
        """
        for known in self._days.get(local_day(start), ()):
            head = known.head
            if (
                head is not None
                and head.session == FROM_A_WATCH
                and head.id not in self._plan.replaced
                and workout.has_time
                and known.shares_most_time_with(start.utc, _end(workout, start))
                and not self._is_changed_by_hand(head.id)
                and not self._intake.has_corrected_sets(head.id)
            ):
                self._plan.replaced.append(head.id)
                _add_heart_rate(workout, head.heart_rate)

    def _is_changed_by_hand(self, id_: UUID) -> bool:
        if self._by_hand is None:
            self._by_hand = self._intake.changed_by_hand()
        return id_ in self._by_hand

    def _same_in_the_log(self, workout: ImportedWorkout, start: Timestamp) -> _KnownWorkout | None:
        """The workout of the same time, or day where that is unknown, with the same sets.

        What a watch recorded beside another program has the same time and maybe other sets.
        """
        amounts, by_total = _amounts(workout), _amounts_by_total(workout)
        end = _end(workout, start)
        for known in self._days.get(local_day(start), ()):
            if known.head is not None and known.head.id in self._plan.replaced:
                continue
            is_then = not workout.has_time or abs(known.start - start.utc) <= SAME_START
            if is_then and (
                _mostly_equal(known.amounts, amounts) or _mostly_equal(known.by_total, by_total)
            ):
                return known
            if workout.is_of_a_watch and known.shares_most_time_with(start.utc, end):
                return known
        return None

    def _complete(self, known: _KnownWorkout, workout: ImportedWorkout) -> None:
        """Give a workout that the log has, or that is coming, the heart rate that it lacks."""
        head, found = known.head, heart_rate_of(workout)
        if known.coming is not None:
            _add_heart_rate(known.coming, found)
        elif head is not None and head.heart_rate == NO_HEART_RATE and found != NO_HEART_RATE:
            self._plan.heart_rates.setdefault(head.id, found)


def _end(workout: ImportedWorkout, start: Timestamp) -> datetime:
    return start.utc + timedelta(seconds=workout.seconds or 0)


def _add_heart_rate(workout: ImportedWorkout, found: HeartRate) -> None:
    """Give a workout that is coming the heart rate that it lacks."""
    if heart_rate_of(workout) == NO_HEART_RATE:
        workout.mean_bpm, workout.max_bpm = found.mean, found.highest


def _add_missing_sets(workout: ImportedWorkout, other: ImportedWorkout) -> None:
    """Add to ``workout`` the sets that only ``other``, the same one of another export, has."""
    there = frozenset(set_ids(workout))
    for set_id, each in zip(set_ids(other), other.sets, strict=True):
        if set_id not in there:
            workout.sets.append(each)


def _mostly_equal(one: Amounts, other: Amounts) -> bool:
    return (one & other).total() >= MOSTLY_THE_SAME * max(one.total(), other.total(), 1)


def _fit_steps(grams: float) -> int:
    return round(grams / _FIT_STEP)


def _amounts_by_total(workout: ImportedWorkout) -> Amounts:
    """Its sets by what both hands lifted together; empty where the file does not say that."""
    return Counter(
        (amount_of(each)[0], _fit_steps(each.load.grams if each.load else 0))
        for each in workout.sets
        if each.is_total
    )


def _amounts(workout: ImportedWorkout) -> Amounts:
    return Counter(
        (amount_of(each)[0], each.load.grams if each.load else 0) for each in workout.sets
    )
