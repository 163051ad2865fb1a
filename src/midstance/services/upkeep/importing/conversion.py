"""Workouts and runs of other programs as those of our log, with ids that never change.

The id of a workout follows from its source and its start, that of a set from its exercise and its
position among the sets of that exercise: the same export, or a later one, gives the same ids.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from midstance.coach.adapt.single_exercise import block_purpose
from midstance.domain.exercise import Equipment
from midstance.domain.quantity import Load, LoadMeaning, Side, Target, Unit, clock_text
from midstance.domain.record import HeartRate, LoggedSet, SetRecord, WorkoutRecord, WorkoutStatus
from midstance.domain.runner import usual_meaning
from midstance.domain.session import Purpose
from midstance.domain.strength.ramp_up import NUMBERS_BEFORE
from midstance.domain.weeks.run import DayPart, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState
from midstance.exchange.reading.findings import LONGEST_NAME, LONGEST_NOTE, ImportedSet, SetKind
from midstance.presentation.clean import clean, clean_lines
from midstance.services.logbook.done_elsewhere import local_moment, noon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import Timestamp
    from midstance.domain.runner import Runner
    from midstance.exchange.reading.findings import (
        ImportedRun,
        ImportedWorkout,
        PlannedRun,
    )
    from midstance.services.upkeep.importing.names import NameMeaning

NAMESPACE = UUID("3f0c6a52-7d0e-5b7e-9c68-2a6f1c5d9e04")
"""Under it lie the ids of everything imported; it never changes."""
_IMPORTED = "imported/"
FROM_A_WATCH = f"{_IMPORTED}fit"
"""The session of a workout that came from a watch."""
_FROM_MIDSTANCE = f"{_IMPORTED}midstance"
TO_FAILURE = 10
"""The effort (0-10) of a set marked as done to failure."""
MORNING_ENDS, EVENING_BEGINS = 11, 15
"""The hours at which the names of a time of day change."""
_KITS: Mapping[str, Equipment] = {
    "barbell": Equipment.BARBELL,
    "dumbbell": Equipment.DUMBBELL,
    "kettlebell": Equipment.KETTLEBELL,
    "cable": Equipment.CABLE,
}


def workout_id(workout: ImportedWorkout) -> UUID:
    """The id of a workout, the same in every export that holds it."""
    return uuid5(NAMESPACE, f"{workout.source}|{workout.key}")


def session_of(workout: ImportedWorkout) -> str:
    """The session of an imported workout: where it is from.

    A file that Midstance wrote for watches is none of a watch: its sets were typed, not guessed.
    """
    session = f"{_IMPORTED}{workout.source.casefold()}"
    is_own = session == FROM_A_WATCH and not workout.is_of_a_watch
    return _FROM_MIDSTANCE if is_own else session


def is_imported(logged: LoggedSet) -> bool:
    """Whether a set came into the log from another program."""
    return logged.session.startswith(_IMPORTED)


def set_ids(workout: ImportedWorkout) -> tuple[UUID, ...]:
    """The ids of its sets in their order."""
    head = workout_id(workout)
    counts: dict[str, int] = {}
    found = []
    for each in workout.sets:
        counts[each.exercise] = counts.get(each.exercise, 0) + 1
        found.append(uuid5(head, f"{each.exercise}|{counts[each.exercise]}"))
    return tuple(found)


def heart_rate_of(workout: ImportedWorkout) -> HeartRate:
    """The heart rate of a workout; none where its figures are reversed."""
    mean, highest = workout.mean_bpm, workout.max_bpm
    is_reversed = mean is not None and highest is not None and mean > highest
    return HeartRate() if is_reversed else HeartRate(mean, highest)


def run_id(run: ImportedRun) -> UUID:
    """The id of a run that was done, the same in every export of its source."""
    return uuid5(NAMESPACE, f"run|{run.source}|{run.key}")


def planned_id(run: PlannedRun) -> UUID:
    """The id of a planned run, the same in every version of its calendar."""
    return uuid5(NAMESPACE, f"planned|{run.key}")


class Converter:
    """Makes what the log holds of what was imported, where the runner is at ``now``."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        names: Mapping[str, NameMeaning],
        runner: Runner,
        now: Timestamp,
    ) -> None:
        """Take each name for what ``names`` say."""
        self._exercises, self._names = exercises, names
        self._runner, self._now = runner, now

    def start(self, moment: datetime, *, has_time: bool) -> Timestamp:
        """A moment as the runner lived it; noon of a day without a time.

        Raises:
            OverflowError: it lies before or after all dates.
        """
        return local_moment(moment, self._now) if has_time else noon(moment.date(), self._now)

    def workout(self, imported: ImportedWorkout) -> WorkoutRecord:
        """The workout with its sets."""
        id_, session = workout_id(imported), session_of(imported)
        start = self.start(imported.start, has_time=imported.has_time)
        day = local_day(start)
        seconds = imported.seconds or 0
        end = replace(start, utc=start.utc + timedelta(seconds=seconds))
        sets = tuple(
            LoggedSet(
                set_id,
                id_,
                session,
                local_moment(each.at, self._now) if each.at else start,
                day,
                record,
            )
            for set_id, each, record in zip(
                set_ids(imported), imported.sets, self._records(imported), strict=True
            )
        )
        return WorkoutRecord(
            id_,
            session,
            clean(imported.name, LONGEST_NAME) or f"{imported.source} workout",
            1,
            start,
            day,
            WorkoutStatus.COMPLETED,
            end,
            seconds,
            clean_lines(imported.note, LONGEST_NOTE),
            sets,
            heart_rate=heart_rate_of(imported),
        )

    def _records(self, imported: ImportedWorkout) -> Iterator[SetRecord]:
        """Its sets; those of one exercise that follow each other stand in one place."""
        place, before = -1, None
        numbers = Counter[tuple[bool, Side | None]]()
        for sequence, each in enumerate(imported.sets, 1):
            if each.exercise != before:
                place, before, numbers = place + 1, each.exercise, Counter()
            is_warm_up = each.kind is SetKind.WARM_UP
            numbers[is_warm_up, each.side] += 1
            number = numbers[is_warm_up, each.side] + NUMBERS_BEFORE * is_warm_up
            yield self._record(each, sequence, place, number)

    def _record(self, each: ImportedSet, sequence: int, place: int, number: int) -> SetRecord:
        id_ = self._names[each.exercise].logged_as
        exercise = self._exercises.get(id_)
        purpose = block_purpose(exercise) if exercise else Purpose.STRENGTH
        if each.kind is SetKind.WARM_UP:
            purpose = Purpose.RAMP_UP
        value, unit = amount_of(each, exercise)
        load_is = self._meaning(each, exercise) if each.load else None
        record = SetRecord(
            sequence,
            place,
            purpose.value,
            id_,
            id_,
            number,
            each.side,
            Target(value, unit),
            value,
            _load_of(each, load_is),
            effort=_whole_effort(each),
            counts=purpose.counts,
            note=clean_lines(_note(each, unit), LONGEST_NOTE),
            load_is=load_is,
        )
        return record if value else record.as_short()

    def _meaning(self, each: ImportedSet, exercise: Exercise | None) -> LoadMeaning:
        if each.is_help:
            return LoadMeaning.HELP
        words = each.exercise.casefold()
        kit = next((item for word, item in _KITS.items() if word in words), None)
        if exercise is not None:
            named = any(kit in choice for choice in exercise.equipment)
            usual = usual_meaning(exercise, self._runner)
            return exercise.load_meaning((kit,)) if kit and named else usual
        if kit is Equipment.BARBELL:
            return LoadMeaning.TOTAL
        is_stack = kit is Equipment.CABLE or "machine" in words
        return LoadMeaning.STACK if is_stack else LoadMeaning.ONE_WEIGHT

    def renamed(self, logged: LoggedSet, meaning: NameMeaning) -> LoggedSet:
        """A set of an earlier import as one of the exercise that its name means now."""
        record, exercise = logged.set, self._exercises[meaning.exercise]
        is_help = record.load_is is LoadMeaning.HELP
        purpose = Purpose(record.block)
        if purpose is not Purpose.RAMP_UP:
            purpose = block_purpose(exercise)
        changed = replace(
            record,
            exercise=exercise.id,
            prescribed_exercise=exercise.id,
            block=purpose.value,
            counts=purpose.counts and not record.short,
            load_is=self._meaning(ImportedSet(meaning.name, is_help=is_help), exercise)
            if record.load
            else None,
        )
        return replace(logged, set=changed)

    def run(self, run: ImportedRun) -> CalendarEntry:
        """A run that was done."""
        start = self.start(run.start, has_time=run.has_time)
        done = Run(
            RunKind.CROSS if run.is_cross else None,
            max(1, round(run.seconds / 60)) if run.seconds else None,
            run.metres,
            part=_part_of(start) if run.has_time else None,
            is_trail=run.is_trail,
            name=clean(run.name, LONGEST_NAME),
        )
        return CalendarEntry(
            run_id(run),
            EntryKind.RUN,
            local_day(start),
            done,
            RunState.DONE,
            mean_bpm=run.mean_bpm,
            max_bpm=run.max_bpm,
        )


def _load_of(each: ImportedSet, load_is: LoadMeaning | None) -> Load | None:
    """The load in its meaning: of what both hands moved together, one hand had half."""
    if each.load is None or load_is is None or not each.is_total:
        return each.load
    return Load(round(load_is.grams_from(each.load.grams, LoadMeaning.TOTAL)))


def amount_of(each: ImportedSet, exercise: Exercise | None = None) -> tuple[int, Unit]:
    """How much was done, in the exercise's own unit where the set has it."""
    own = exercise.measure.unit if exercise else Unit.REPS
    lasted = each.lasted if own is Unit.SECONDS else None
    found = {
        own: None,
        Unit.CONTACTS if own is Unit.CONTACTS else Unit.REPS: each.reps,
        Unit.METRES: each.metres,
        Unit.SECONDS: each.seconds or lasted,
    }
    return next(((value, unit) for unit, value in found.items() if value), (0, Unit.REPS))


def local_day(moment: Timestamp) -> date:
    """The date on the runner's calendar at ``moment``."""
    return (moment.utc + timedelta(minutes=moment.offset_minutes)).date()


def _part_of(start: Timestamp) -> DayPart:
    hour = (start.utc + timedelta(minutes=start.offset_minutes)).hour
    if hour < MORNING_ENDS:
        return DayPart.MORNING
    return DayPart.MIDDAY if hour < EVENING_BEGINS else DayPart.EVENING


def _whole_effort(each: ImportedSet) -> int | None:
    """The effort as the log holds it, halves rounded up; a set to failure had all of it."""
    if each.effort is None or not 1 <= each.effort <= TO_FAILURE:
        return TO_FAILURE if each.kind is SetKind.FAILURE else None
    return int(each.effort + 0.5)


def _note(each: ImportedSet, unit: Unit) -> str:
    """The note of a set, with what the log has no place for."""
    said = [each.note]
    if each.kind is SetKind.DROP:
        said.append("drop set")
    if each.effort is not None and each.effort % 1:
        said.append(f"RPE {each.effort:g}")
    if each.seconds and unit is not Unit.SECONDS:
        said.append(clock_text(each.seconds))
    if each.metres and unit is not Unit.METRES:
        said.append(f"{each.metres} m")
    return "; ".join(filter(None, said))
