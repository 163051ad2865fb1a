"""Workouts and their sets as rows of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.domain.quantity import Amount, WeightUnit
from midstance.domain.record import WorkoutStatus
from midstance.domain.session import Purpose, is_program_session
from midstance.domain.strength.ramp_up import set_name
from midstance.presentation.blocks import Row, Span, TextLook
from midstance.presentation.phrases import plural
from midstance.workout.card import amounts_with_loads, resistance_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.record import LoggedSet, SetDraft, SetRecord, Timestamp, WorkoutRecord

ENDINGS = {
    WorkoutStatus.UNDER_WAY: "under way",
    WorkoutStatus.COMPLETED: "",
    WorkoutStatus.FINISHED_EARLY: "finished early",
    WorkoutStatus.THROWN_AWAY: "discarded",
}


@dataclass(frozen=True, slots=True)
class LogTextContext:
    """What the texts of the log need: the library's exercises, and the unit of loads."""

    exercises: Mapping[str, Exercise]
    unit: WeightUnit

    def exercise(self, id_: str) -> str:
        """The name of an exercise; its id where the library no longer has it."""
        exercise = self.exercises.get(id_)
        return exercise.name if exercise else id_


@dataclass(frozen=True, slots=True)
class SetLine:
    """One set as a line of the list: one record, or one for each side.

    Attributes:
        key: unlike that of every other line of the workout.
    """

    key: str
    sets: tuple[LoggedSet, ...]


_CORRECTION = re.compile(r"(edit of|deletion of|added) (\S+)(?=, (?:set|ramp-up) )")


def undone_text(correction: str, library: Library) -> str:
    """A correction as the log keeps it, with the exercise by its name in place of its id."""
    return _CORRECTION.sub(
        lambda found: f"{found[1]} {library.exercise_name(found[2])}", correction, count=1
    )


def log_day_text(day: date) -> str:
    """A day within its year: ``Mon 23 Nov``."""
    return f"{day:%a} {day.day:>2} {day:%b}"


def workout_rows(workouts: Iterable[WorkoutRecord]) -> Iterator[Row]:
    """A row for each workout, with a heading for each month."""
    month = ""
    for workout in workouts:
        if (heading := f"{workout.local_date:%B %Y}") != month:
            month = heading
            yield Row(heading, (Span(heading, "muted"),), is_heading=True)
        yield Row(str(workout.id), _workout_left(workout), tuple(_workout_right(workout)))


def _workout_left(workout: WorkoutRecord) -> tuple[Span, ...]:
    return Span(f"{log_day_text(workout.local_date)}  ", "muted"), Span(workout.name)


def _workout_right(workout: WorkoutRecord) -> Iterator[Span]:
    if workout.ending is WorkoutStatus.UNDER_WAY:
        yield Span("  under way", "accent")
        return
    if workout.ending is WorkoutStatus.FINISHED_EARLY:
        yield Span("  early  ", "muted")
    yield Span(minutes_text(workout), "strong")


def minutes_text(workout: WorkoutRecord) -> str:
    """How long it took without pauses: ``38 min``; "" where no time was recorded or entered."""
    seconds = workout.active_seconds
    if seconds is None or (not seconds and not _has_times(workout)):
        return ""
    return f"{round(seconds / 60)} min"


def _has_times(workout: WorkoutRecord) -> bool:
    """Whether its moments are known: one that was added by hand begins and ends in the same."""
    return workout.started_at != workout.ended_at


def search_rows(sets: Iterable[LoggedSet], text_context: LogTextContext) -> Iterator[Row]:
    """A row for each workout and exercise, the newest first; its key begins with the workout's."""
    groups: dict[tuple[str, str], list[LoggedSet]] = {}
    for each in sorted(sets, key=_moment, reverse=True):
        groups.setdefault((str(each.workout_id), each.set.exercise), []).append(each)
    for (workout, exercise), sets_of_it in groups.items():
        left = (
            Span(f"{sets_of_it[0].local_date.isoformat()}  ", "muted"),
            Span(text_context.exercise(exercise)),
        )
        right = Span(
            _sum_text([each.set for each in reversed(sets_of_it)], text_context.unit), "strong"
        )
        yield Row(f"{workout}:{exercise}", left, (right,))


def _moment(logged: LoggedSet) -> tuple[date, datetime, int]:
    return logged.local_date, logged.done_at.utc, logged.set.sequence


def _sum_text(sets: list[SetRecord], unit: WeightUnit) -> str:
    loads = [resistance_text(each, unit) for each in sets if not each.skipped]
    load, pairs = next(iter(loads), ""), []
    for each in sets:
        load = load if each.skipped else resistance_text(each, unit)
        pairs.append((_value_text(each), load))
    return amounts_with_loads(pairs, sets[0].target.unit, between=" ")


def _value_text(record: SetRecord) -> str:
    """The number done; ``-`` for a skipped set, and in brackets for a short one."""
    if record.skipped:
        return "-"
    return f"({record.value})" if record.short else str(record.value)


def set_lines(workout: WorkoutRecord) -> tuple[SetLine, ...]:
    """The workout's sets, those of an exercise together, the sides of a set in one entry."""
    places: dict[tuple[int, str], dict[int, list[LoggedSet]]] = {}
    for each in workout.sets:
        numbers = places.setdefault((each.set.place, each.set.exercise), {})
        numbers.setdefault(each.set.set_number, []).append(each)
    return tuple(
        SetLine(f"{place}.{exercise}.{number}", tuple(sides))
        for (place, exercise), numbers in places.items()
        for number, sides in numbers.items()
    )


def set_rows(
    entries: Iterable[SetLine],
    text_context: LogTextContext,
    marked: LoggedSet | None,
    draft: SetDraft | None,
) -> Iterator[Row]:
    """A row for each entry under the name of its exercise.

    ``marked`` is the set that a key would correct, ``draft`` its correction so far.
    """
    heading = block = ""
    lines = tuple(entries)
    groups = [f"{each.sets[0].set.place}.{each.sets[0].set.exercise}" for each in lines]
    work = {
        group: each.sets[0].set
        for group, each in zip(reversed(groups), reversed(lines), strict=True)
        if each.sets[0].set.block != Purpose.RAMP_UP
    }
    for group, entry in zip(groups, lines, strict=True):
        first = work.get(group, entry.sets[0].set)
        if group != heading:
            heading, before, block = group, block, first.block
            yield _heading(group, first, text_context, first.block if first.block != before else "")
        yield _set_row(entry, text_context, marked, draft)


def _heading(key: str, first: SetRecord, text_context: LogTextContext, block: str) -> Row:
    instead = first.prescribed_exercise != first.exercise
    swapped = f"  for {text_context.exercise(first.prescribed_exercise)}" if instead else ""
    name = Span(text_context.exercise(first.exercise), "strong" if first.counts else "muted")
    return Row(
        key,
        (name, Span(swapped, "muted")),
        (Span(_block_text(block), "muted"),),
        is_heading=True,
    )


def _block_text(block: str) -> str:
    """What the sets were for, as everywhere: ``warm-up``, ``calf and foot``."""
    return Purpose(block).heading.lower() if block in set(Purpose) else block


def _set_row(
    entry: SetLine, text_context: LogTextContext, marked: LoggedSet | None, draft: SetDraft | None
) -> Row:
    sets = tuple(draft.record if draft and draft.kept.id == s.id else s.set for s in entry.sets)
    left = [Span(set_name(sets[0].set_number).ljust(6), "muted")]
    for logged, record in zip(entry.sets, sets, strict=True):
        left += _side(logged.set, record, is_marked=len(sets) > 1 and logged == marked)
    left += [Span(f"   {record.note}", "muted") for record in sets if record.note]
    return Row(
        entry.key, tuple(left), tuple(_details(entry.sets[-1].set, sets[-1], text_context.unit))
    )


def _side(saved: SetRecord, record: SetRecord, *, is_marked: bool) -> Iterator[Span]:
    side = f"{record.side.value} " if record.side else ""
    yield Span(f" {'▸' if is_marked else ' '}{side}", "accent" if is_marked else "muted")
    done: TextLook = "strong" if _is_counting(record) else "muted"
    yield from _changed(set_amount_text(saved), set_amount_text(record), done)
    if record.value < record.target.amount and not record.skipped:
        yield Span(f" of {record.target.amount}", "muted")


def _details(saved: SetRecord, record: SetRecord, unit: WeightUnit) -> Iterator[Span]:
    yield from _changed(saved.load_text(unit), record.load_text(unit), "plain")
    if record.band_cm is not None:
        yield Span(f"  band {record.band_cm} cm")
    if record.effort is not None:
        yield Span(f"  RPE {record.effort}", "muted")


def _changed(before: str, after: str, look: TextLook) -> Iterator[Span]:
    if before == after:
        yield Span(after, look)
    else:
        yield Span(f"{before} → ", "muted")
        yield Span(after, "accent")


def set_amount_text(record: SetRecord) -> str:
    """What was done: ``12 reps``, ``30 s``, ``short, 2 s``, or ``skipped``."""
    if record.skipped:
        return "skipped"
    amount = Amount(record.value, record.target.unit).text()
    return f"short, {amount}" if record.short else amount


def workout_detail_text(workout: WorkoutRecord) -> str:
    """When the workout was and how much was done, in one line."""
    done = {(s.set.place, s.set.set_number) for s in workout.sets if _is_counting(s.set)}
    sets = plural(len(done), "set")
    span = clock_time(workout.started_at) if _has_times(workout) else ""
    if span and workout.ended_at is not None:
        span += f"-{clock_time(workout.ended_at)}"
    day = f"{log_day_text(workout.local_date)} {workout.local_date.year}"
    week = f"week {workout.week}" if is_program_session(workout.session) else ""
    parts = (day, span, week, minutes_text(workout), sets, ENDINGS[workout.ending])
    return " · ".join(part for part in parts if part)


def remarks_text(workout: WorkoutRecord) -> str:
    """The workout's note, what hurt and its heart rate, in one line; "" without any."""
    pains = (f"{pain.region} {pain.level}/10" for pain in workout.pains)
    parts = (workout.note, *pains, workout.heart_rate.text())
    return " · ".join(part for part in parts if part)


def clock_time(stamp: Timestamp) -> str:
    """The time of day as the runner lived it: ``18:02``."""
    return f"{stamp.utc + timedelta(minutes=stamp.offset_minutes):%H:%M}"


def _is_counting(record: SetRecord) -> bool:
    return record.counts and record.is_done
