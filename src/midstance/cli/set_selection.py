"""The sets of the log, as lines to read or as JSON."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from midstance.cli.command_context import read_day_option
from midstance.cli.output import say, say_json_list, say_table, say_text
from midstance.cli.settings import load_unit
from midstance.domain.quantity import Amount
from midstance.domain.record import NO_HEART_RATE
from midstance.domain.strength.ramp_up import set_name
from midstance.exchange.exporters.json import set_to_json
from midstance.presentation.search.names import exercise_called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from midstance.cli.command_context import CommandContext
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import HeartRate, LoggedSet, SetRecord, WorkoutRecord

SHORT_ID_LENGTH = 8
SET_HEAD = ("date", "session", "exercise", "set", "done", "load", "effort", "note", "id")


class SetFilter:
    """Which sets: a span of dates as they were typed, both ends included, and an exercise."""

    __slots__ = ("exercise", "since", "until")

    def __init__(self, since: str | None, until: str | None, exercise: str | None) -> None:
        """None is no limit."""
        self.since, self.until, self.exercise = since, until, exercise


def say_sets(context: CommandContext, wanted: SetFilter, *, as_json: bool) -> None:
    """Print the sets, oldest first.

    Raises:
        WrongUsageError: a date is none.
        UnknownIdError: there is no such exercise, neither in the log nor in the library.
        StorageError: the log cannot be read.
    """
    sets, rates = _select(context, wanted), context.log().heart_rates()
    if as_json:
        say_json_list(
            dict(set_to_json(each, rates.get(each.workout_id, NO_HEART_RATE))) for each in sets
        )
        return
    shown = tuple(sets)
    others = () if wanted.exercise else _without_sets(context, wanted, shown)
    exercises = context.library().exercises
    sessions = {each.workout_id: each.session for each in shown}  # a workout may be damaged
    sessions |= {each.id: each.name or each.session for each in context.log().workouts_between()}
    unit = load_unit(context)
    rows = [(each.local_date, _row(each, unit, exercises, sessions)) for each in shown]
    rows += [(each.local_date, _row_without_sets(each)) for each in others]
    _say_table(rows)
    _say_heart_rates(shown, others, sessions, rates)


def _without_sets(
    context: CommandContext, wanted: SetFilter, sets: tuple[LoggedSet, ...]
) -> tuple[WorkoutRecord, ...]:
    """The finished workouts of the span that have no set in the log."""
    have = {each.workout_id for each in sets}
    return tuple(
        each
        for each in context.log().workouts_between(*_span(context, wanted))
        if each.ending.is_finished and each.id not in have
    )


def _say_heart_rates(
    sets: tuple[LoggedSet, ...],
    others: tuple[WorkoutRecord, ...],
    sessions: Mapping[UUID, str],
    rates: Mapping[UUID, HeartRate],
) -> None:
    """A line below the table for each of its workouts with a heart rate."""
    days = {each.workout_id: each.local_date for each in sets}
    days |= {each.id: each.local_date for each in others}
    for workout, day in days.items():
        if workout in rates:
            head = f"{day.isoformat()} {sessions[workout]}"
            say_text("", f"Heart rate, {head}: {rates[workout].text()}")


def _select(context: CommandContext, wanted: SetFilter) -> Iterator[LoggedSet]:
    """The sets that fit; an exercise that the log does not hold may be named as people call it."""
    since, until = _span(context, wanted)
    is_empty = True
    for logged in context.log().iter_sets(since, until, wanted.exercise):
        is_empty = False
        yield logged
    if is_empty and wanted.exercise is not None:
        meant = exercise_called(context.library(), wanted.exercise)
        if meant.id != wanted.exercise:
            yield from context.log().iter_sets(since, until, meant.id)


def _span(context: CommandContext, wanted: SetFilter) -> tuple[date | None, date | None]:
    since, until = (
        None if text is None else read_day_option(text, context.today())
        for text in (wanted.since, wanted.until)
    )
    return since, until


def _say_table(rows: list[tuple[date, tuple[str, ...]]]) -> None:
    """The sets, and at the end of their day the workouts without any."""
    if not rows:
        say("No sets logged yet. Start a workout: midstance start")
        return
    rows.sort(key=itemgetter(0))
    say_table(SET_HEAD, [row for _, row in rows], group_by=2)


def _row_without_sets(workout: WorkoutRecord) -> tuple[str, ...]:
    day, id_ = workout.local_date.isoformat(), workout.id.hex[-SHORT_ID_LENGTH:]
    return day, workout.name or workout.session, "", "", "no sets", "", "", workout.note, id_


def _row(
    logged: LoggedSet,
    unit: WeightUnit,
    exercises: Mapping[str, Exercise],
    sessions: Mapping[UUID, str],
) -> tuple[str, ...]:
    record = logged.set
    known = exercises.get(record.exercise)
    return (
        logged.local_date.isoformat(),
        sessions[logged.workout_id],
        known.name if known else record.exercise,
        _set_text(record),
        set_result_text(record),
        record.load_text(unit),
        "" if record.effort is None else str(record.effort),
        record.note,
        short_id(logged),
    )


def _set_text(record: SetRecord) -> str:
    number = set_name(record.set_number).removeprefix("set ")
    return f"{number} {record.side.value}" if record.side else number


def set_result_text(record: SetRecord) -> str:
    """What was done: ``12 reps``, ``30 s``, ``short, 2 s``, or ``skipped``."""
    if record.skipped:
        return "skipped"
    amount = Amount(record.value, record.target.unit).text()
    return f"short, {amount}" if record.short else amount


def short_id(logged: LoggedSet) -> str:
    """The end of a set's id, enough to name it by hand."""
    return logged.id.hex[-SHORT_ID_LENGTH:]
