"""``midstance log edit``, ``delete``, ``reopen`` and ``undo``: corrections of what was done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import click

from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import say, say_aside
from midstance.cli.parser import TextToStore
from midstance.cli.set_selection import set_result_text
from midstance.cli.settings import load_unit
from midstance.domain.quantity import Side, TypedLoad, Unit, WeightUnit, whole_number
from midstance.domain.record import MAX_VALUE, MAX_WORKOUT_MINUTES, HeartRate, WorkoutStatus
from midstance.domain.runner import usual_meaning
from midstance.domain.strength.ramp_up import set_name
from midstance.presentation.log import undone_text
from midstance.presentation.phrases import SECONDS_A_MINUTE
from midstance.storage.database.lock import InstanceLock
from midstance.workout.card import set_entry_text
from midstance.workout.set_entry import MAX_NOTE_LENGTH, NOTE_WAS_CUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.cli.command_context import CommandContext
    from midstance.domain.library import Library
    from midstance.domain.quantity import LoadMeaning
    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord
    from midstance.storage.training_log import TrainingLog

MIN_ID_LENGTH = 4
NO_VALUE = "none"
UNITS = {"reps": (Unit.REPS, Unit.CONTACTS), "seconds": (Unit.SECONDS,), "metres": (Unit.METRES,)}
HIGHEST_EFFORT = 10
NONE_EARLY = (
    "no workout was finished early, so there is nothing to reopen; start one: midstance start"
)


class NoteToStore(TextToStore):
    """A note: its line breaks become spaces, and what is too long is cut with a word about it."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The note as it is stored."""
        text = " ".join(super().convert(value, param, ctx).splitlines())
        if len(text) > MAX_NOTE_LENGTH:
            say_aside(f"midstance: {NOTE_WAS_CUT}")
        return text[:MAX_NOTE_LENGTH]


NOTE = NoteToStore()


@click.command("edit")
@click.argument("set_id", metavar="ID")
@click.option("--reps", type=int, metavar="N", help="Repetitions or jumps.")
@click.option("--seconds", type=int, metavar="N", help="Seconds held or moved.")
@click.option("--metres", type=int, metavar="N", help="Metres.")
@click.option(
    "--load",
    metavar="LOAD",
    help='"22.5 kg", "50 lb" or none; a bare number is in the unit of the profile.',
)
@click.option("--effort", metavar="1-10", help="RPE, or none.")
@click.option("--note", type=NOTE, metavar="TEXT", help='A note; "" takes it away.')
@click.option("--side", metavar="SIDE", help="left, right or none.")
@click.option(
    "--minutes",
    type=click.IntRange(0, MAX_WORKOUT_MINUTES),
    metavar="N",
    help="Minutes of its whole workout, pauses left out.",
)
@click.option(
    "--heart-rate",
    metavar="BPM",
    help='Mean and maximum of its whole workout: "132 158", 132, or none.',
)
@click.pass_obj
def edit_command(context: CommandContext, /, set_id: str, **given: str | int | None) -> None:
    """Correct the set with this ID (the end of it is enough), or what belongs to its workout.

    That is how long it took, and its heart rate.
    """
    unit, log = load_unit(context), context.log_to_change()
    of_workout = {name: given.pop(name, None) for name in ("minutes", "heart_rate")}
    if any(value is not None for value in of_workout.values()):
        _edit_workout(context, log, set_id, of_workout, given)
        return
    before = find_set(log, set_id)
    options = {name: value for name, value in given.items() if value is not None}
    exercise = context.library().exercises.get(before.set.exercise) if "load" in options else None
    runner = log.profile_reading().runner
    usual = usual_meaning(exercise, runner) if exercise else None
    changed = apply_options(before.set, options, unit, usual)
    if exercise is not None:
        exercise.check_load(changed.load, changed.load_is)
    log.corrections.edit_set(before.id, changed, context.now())
    after = describe_set(find_set(log, set_id), unit, context.library())
    say(f"Corrected: {after}. Undo: midstance log undo")


def _edit_workout(
    context: CommandContext,
    log: TrainingLog,
    typed: str,
    given: Mapping[str, str | int | None],
    others: Mapping[str, str | int | None],
) -> None:
    minutes, rate = given["minutes"], given["heart_rate"]
    if any(value is not None for value in others.values()):
        option = "--heart-rate" if minutes is None else "--minutes"
        raise WrongUsageError(f"{option} is about the whole workout; correct it by itself")
    workout = _workout_of_set(log, typed) or find_workout(log, typed)
    if workout.ending is WorkoutStatus.UNDER_WAY:
        raise CommandFailedError("its workout is under way; finish it first: midstance start")
    changed, said = workout, []
    if minutes is not None:
        changed = replace(changed, active_seconds=int(minutes) * SECONDS_A_MINUTE)
        said.append(f"{minutes} min")
    if rate is not None:
        changed = replace(changed, heart_rate=HeartRate.parse(str(rate)))
        said.append(changed.heart_rate.text() or "no heart rate")
    log.corrections.amend_workout(changed, context.now())
    say(f"Corrected: {workout.name}, {workout.local_date}: {', '.join(said)}.")
    say("Undo: midstance log undo")


def _workout_of_set(log: TrainingLog, typed: str) -> WorkoutRecord | None:
    """The workout of the only set whose id ends in ``typed``; None where it names none."""
    found = _by_id(log, typed) if len(typed) >= MIN_ID_LENGTH else ()
    return log.workout(found[0].workout_id) if len(found) == 1 else None


@click.command("delete")
@click.argument("set_id", metavar="ID")
@click.pass_obj
def delete_command(context: CommandContext, set_id: str) -> None:
    """Take the set with this ID (the end of it is enough) out of the log.

    The ID of a workout without sets takes that out.
    """
    unit, log = load_unit(context), context.log_to_change()
    if (workout := _workout_without_sets(log, set_id)) is not None:
        log.corrections.delete_workout(workout.id, context.now())
        say(f"Deleted: {workout.name}, {workout.local_date}. Undo: midstance log undo")
        return
    logged = find_set(log, set_id)
    log.corrections.delete_set(logged.id, context.now())
    said = describe_set(logged, unit, context.library())
    say(f"Deleted: {said}. Undo: midstance log undo")


def _workout_without_sets(log: TrainingLog, typed: str) -> WorkoutRecord | None:
    """The finished workout without sets whose id ends in ``typed``; None where it is a set's."""
    if len(typed) < MIN_ID_LENGTH or _by_id(log, typed):
        return None
    try:
        workout = find_workout(log, typed)
    except CommandFailedError:
        return None
    return workout if workout.ending.is_finished and not workout.sets else None


@click.command("reopen")
@click.argument("workout", metavar="[WORKOUT]", required=False)
@click.pass_obj
def reopen_command(context: CommandContext, /, workout: str | None) -> None:
    """Let a workout that was finished early go on: the newest, or the one with this ID."""
    reopened = reopen_workout(context, workout)
    say(f"Reopened: {reopened.name}, {reopened.local_date}. Go on with it: midstance start")
    say("Undo: midstance log undo")


@click.command("undo")
@click.pass_obj
def undo_command(context: CommandContext) -> None:
    """Undo the last correction."""
    undone = context.log_to_change().corrections.undo(context.now())
    say(f"Undone: {undone_text(undone, context.library())}.")


def find_set(log: TrainingLog, typed: str) -> LoggedSet:
    """The set whose id is ``typed``, or ends in it.

    Raises:
        CommandFailedError: there is no such set, several, or its workout is still under way.
    """
    found = _by_id(log, typed) if len(typed) >= MIN_ID_LENGTH else ()
    if len(found) != 1:
        what = f"{len(found)} sets have an id that ends in" if found else "there is no set"
        raise CommandFailedError(f"{what} {typed!r}; the ids are listed by: midstance log --json")
    workout = log.workout(found[0].workout_id)
    if workout is not None and workout.ending is WorkoutStatus.UNDER_WAY:
        raise CommandFailedError("its workout is under way; correct the set there: midstance start")
    return found[0]


def _by_id(log: TrainingLog, typed: str) -> tuple[LoggedSet, ...]:
    end = typed.strip().lower().replace("-", "")
    if len(end) == len(UUID(int=0).hex) and end.isalnum():
        try:
            exact = log.set_by_id(UUID(end))
        except ValueError:
            return ()
        return (exact,) if exact else ()
    return tuple(each for each in log.iter_sets() if each.id.hex.endswith(end))


def apply_options(
    record: SetRecord,
    options: Mapping[str, str | int],
    unit: WeightUnit = WeightUnit.KG,
    usual: LoadMeaning | None = None,
) -> SetRecord:
    """``record`` with the values of the options, such as ``reps`` or ``load``, by their names.

    A load without a unit is in ``unit``, and means what is ``usual`` where it does not say.

    Raises:
        WrongUsageError: no option was given, or one does not fit the set.
        QuantityError: the load cannot be read.
    """
    if not options:
        raise WrongUsageError("say what to correct, such as --reps 10 --load '20 kg'")
    others = dict(options)
    if (typed := others.pop("load", None)) is not None:
        load = None if typed == NO_VALUE else TypedLoad.parse(str(typed), unit)
        record = record.with_load(load, usual)
    for name, value in others.items():
        record = _apply_option(record, name, str(value))
    return record


def _apply_option(record: SetRecord, name: str, typed: str) -> SetRecord:
    match name:
        case "effort":
            return replace(record, effort=None if typed == NO_VALUE else _effort(typed))
        case "note":
            return replace(record, note=typed)
        case "side":
            return replace(record, side=_side(typed))
        case _:
            value = _amount(record, name, int(typed))
            return replace(record.as_counted(), value=value, skipped=False)


def _amount(record: SetRecord, name: str, value: int) -> int:
    unit = record.target.unit
    if unit not in UNITS[name]:
        option = next(option for option, units in UNITS.items() if unit in units)
        raise WrongUsageError(f"this set is counted in {unit.value}; use --{option}")
    if not 0 <= value <= MAX_VALUE:
        raise WrongUsageError(f"--{name} {value} is out of range; write 0 to {MAX_VALUE}")
    return value


def _effort(typed: str) -> int:
    effort = whole_number(typed)
    if effort is None or not 1 <= effort <= HIGHEST_EFFORT:
        raise WrongUsageError(
            f"--effort {typed} is out of range; write 1 to {HIGHEST_EFFORT}, or none"
        )
    return effort


def _side(typed: str) -> Side | None:
    if typed == NO_VALUE:
        return None
    if typed not in set(Side):
        raise WrongUsageError(f"--side {typed} is not a side; write left, right or none")
    return Side(typed)


def describe_set(logged: LoggedSet, unit: WeightUnit, library: Library) -> str:
    """A set in words, its load in ``unit``: ``2026-11-22, Forearm plank, set 2: 30 s``."""
    record = logged.set
    name = library.exercise_name(record.exercise)
    done = set_entry_text(record, unit) if record.is_done else set_result_text(record)
    return f"{logged.local_date}, {name}, {set_name(record.set_number)}: {done}"


def find_workout(log: TrainingLog, typed: str) -> WorkoutRecord:
    """The workout, with its sets, whose id is ``typed``, or ends in it.

    Raises:
        CommandFailedError: there is no such workout, or there are several.
    """
    end = typed.strip().lower().replace("-", "")
    all_ = log.workouts_between() if len(end) >= MIN_ID_LENGTH else ()
    found = [each for each in all_ if each.id.hex.endswith(end)]
    whole = log.workout(found[0].id) if len(found) == 1 else None
    if whole is None:
        what = f"{len(found)} workouts have an id that ends in" if found else "there is no workout"
        raise CommandFailedError(f"{what} {typed!r}; see workout_id in: midstance log --json")
    return whole


def reopen_workout(context: CommandContext, typed: str | None) -> WorkoutRecord:
    """Reopen the workout with this id, or the newest that was finished early; gives that workout.

    Raises:
        CommandFailedError: there is none, or another workout is under way.
        StorageError: Midstance is open, or the log cannot let the workout go on.
    """
    log = context.log_to_change()
    with InstanceLock(context.places.data):
        active = log.active_workout()
        if active is not None:
            name = active.workout.name
            raise CommandFailedError(
                f"{name} is under way; resume it or finish it: midstance start"
            )
        chosen = _last_finished_early(log) if typed is None else find_workout(log, typed)
        log.corrections.reopen(chosen.id, context.now())
    return chosen


def _last_finished_early(log: TrainingLog) -> WorkoutRecord:
    for each in reversed(log.workouts_between()):
        if each.ending is WorkoutStatus.FINISHED_EARLY:
            return each
    raise CommandFailedError(NONE_EARLY)
