"""``midstance log add``: sets that were done without Midstance, and where they go in the log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

import click

from midstance.cli.command_context import read_day_option
from midstance.cli.commands.log_edit import NOTE, describe_set, find_workout
from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import say
from midstance.cli.parser import complete_exercises, complete_sessions
from midstance.cli.set_selection import short_id
from midstance.cli.settings import load_unit
from midstance.coach.adapt.single_exercise import block_purpose, single_exercise_session
from midstance.context import new_id
from midstance.domain.quantity import (
    Amount,
    QuantityError,
    Side,
    Target,
    TypedLoad,
    Unit,
    parse_seconds,
)
from midstance.domain.record import (
    MAX_VALUE,
    HeartRate,
    LoggedSet,
    SetRecord,
    WorkoutRecord,
    WorkoutStatus,
)
from midstance.domain.runner import usual_meaning
from midstance.domain.session import Prescription, Purpose
from midstance.presentation.search.names import exercise_called
from midstance.services.logbook.done_elsewhere import next_week, noon, session_done_elsewhere

if TYPE_CHECKING:
    from datetime import date
    from typing import Unpack

    from midstance.cli.command_context import CommandContext
    from midstance.domain.exercise import Exercise
    from midstance.domain.record import Timestamp
    from midstance.storage.training_log import TrainingLog

MAX_SETS_ADDED = 20
LOAD_HELP = '"22.5 kg", "50 lb" or, in two hands, "2x12 kg"; bare: in the unit of the profile.'
MAX_EFFORT = 10
BOTH_SIDES = "both"
BY_HAND = "added by hand"


def complete_what(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Exercises, sessions and routines that begin with what is typed."""
    return [
        *complete_exercises(ctx, param, incomplete),
        *complete_sessions(ctx, param, incomplete),
    ]


class TypedSets(TypedDict):
    """The options of ``midstance log add``; ``sets`` is a number of sets."""

    day: str | None
    week: int | None
    sets: int | None
    load: str | None
    effort: int | None
    side: str | None
    note: str
    workout: str | None
    heart_rate: str | None


@click.command("add")
@click.argument("what", metavar="EXERCISE|SESSION", shell_complete=complete_what)
@click.argument("amount", metavar="[AMOUNT]", required=False)
@click.option("--date", "day", metavar="DAY", help="The day: 2026-11-22, today, yesterday.")
@click.option("--week", type=click.IntRange(1), help="A session's week.  [default: the next]")
@click.option("--sets", type=click.IntRange(1, MAX_SETS_ADDED), help="Number of sets.")
@click.option("--load", metavar="LOAD", help=LOAD_HELP)
@click.option("--effort", type=click.IntRange(1, MAX_EFFORT), help="RPE of the sets.")
@click.option("--side", type=click.Choice(("left", "right", "both")), help="The side that worked.")
@click.option("--note", type=NOTE, metavar="TEXT", default="", help="A note.")
@click.option("--heart-rate", metavar="BPM", help='Of a session, mean and maximum: "132 158".')
@click.option("--workout", metavar="ID", help="Add to this workout; the end of its id is enough.")
@click.pass_obj
def add_command(
    context: CommandContext, /, what: str, amount: str | None, **given: Unpack[TypedSets]
) -> None:
    """Add sets or a whole session done without Midstance.

    AMOUNT is one set, for one side where there are two: 12, 30s, 20m, 15c. The sets go into the
    day's workout; where the day has none, or several, they become a workout of their own. A session
    such as foundations/A has no AMOUNT: it counts as done, without sets.
    """
    if "/" in what or what in context.library().routines:
        _add_session(context, what, amount, given)
        return
    if amount is None:
        raise WrongUsageError(f"write how much you did: midstance log add {what} 12")
    if given["week"] is not None:
        raise WrongUsageError("--week belongs to a session: midstance log add foundations/A")
    if given["heart_rate"] is not None:
        raise WrongUsageError(
            '--heart-rate belongs to a whole workout: midstance log edit ID --heart-rate "132 158"'
        )
    added = add_typed(context, what, amount, given)
    say(f"Added {place_text(context.log(), added)}")
    unit = load_unit(context)
    for each in added:
        say(f"  {describe_set(each, unit, context.library())} ({short_id(each)})")
    say("Undo: midstance log undo")


def _add_session(
    context: CommandContext, session: str, amount: str | None, given: TypedSets
) -> None:
    of_sets = ("sets", "load", "effort", "side", "workout")
    if amount is not None or any(given[key] is not None for key in of_sets):  # type: ignore[literal-required]  # the names above are keys
        raise WrongUsageError(f"{session} is a session; it is added whole, without sets")
    library, day, log = context.library(), _day(context, given), context.log_to_change()
    week = given["week"] or next_week(log, library, session, day)
    done = session_done_elsewhere(new_id(), library, session, week, day, context.now())
    done = _with_remarks(done, given)
    log.corrections.add_workouts([done], context.now())
    of_week = f", week {done.week}" if session not in library.routines else ""
    say(f"Added {done.name} ({session}){of_week}, as done on {day.isoformat()}, without sets.")
    chosen = log.enrolment()
    if chosen and session.startswith(f"{chosen.program}/") and day < chosen.start:
        say(
            f"It does not count for your program, which was begun on {chosen.start.isoformat()}. "
            f"To count it: midstance use {chosen.program} --start {day.isoformat()}"
        )
    say("Undo: midstance log undo")


def _with_remarks(done: WorkoutRecord, given: TypedSets) -> WorkoutRecord:
    rate = HeartRate.parse(given["heart_rate"] or "")
    return replace(done, note=given["note"] or done.note, heart_rate=rate)


def add_typed(
    context: CommandContext, name: str, amount: str, given: TypedSets
) -> tuple[LoggedSet, ...]:
    """Add sets to the workout that is given, to the only one of the day, or to a new one.

    Raises:
        UnknownIdError: there is no such exercise, or several could be meant.
        QuantityError: the amount or the load cannot be read.
        WrongUsageError: the day or the amount does not fit.
        CommandFailedError: there is no such workout, or it is under way.
        StorageError: the log could not take them.
    """
    exercise = exercise_called(context.library(), name)
    one_set = read_amount(amount, exercise)
    day = _day(context, given)
    load = None if given["load"] is None else TypedLoad.parse(given["load"], load_unit(context))
    log = context.log_to_change()
    workout = (
        _only_workout_of(log, day)
        if given["workout"] is None
        else find_workout(log, given["workout"])
    )
    usual = usual_meaning(exercise, log.profile_reading().runner)
    first = first_set(exercise, one_set, workout).with_load(load, usual)
    exercise.check_load(first.load, first.load_is)
    first = replace(
        first,
        effort=given["effort"],
        note=given["note"],
    )
    sets, sides = given["sets"] or 1, sides_to_add(exercise, given["side"])
    number = first.set_number if workout is None else joined_number(workout, first, sets, sides)
    records = repeat_set(replace(first, set_number=number), sets, sides)
    if workout is None:
        return add_workout(log, context.now(), exercise, day, records)
    if workout.ending is WorkoutStatus.UNDER_WAY:
        raise CommandFailedError(f"{workout.name} is under way; add the set there: midstance start")
    done_at = workout.ended_at or workout.started_at
    return log.corrections.add_sets(workout.id, records, done_at, context.now())


def _day(context: CommandContext, given: TypedSets) -> date:
    if given["day"] is None:
        return context.today()
    if given["workout"] is not None:
        raise WrongUsageError(
            "--date and --workout cannot be used together; the workout has its own day"
        )
    day = read_day_option(given["day"], context.today())
    if day > context.today():
        raise WrongUsageError(f"{day} is still to come; write the day on which it was done")
    return day


def _only_workout_of(log: TrainingLog, day: date) -> WorkoutRecord | None:
    """The workout of ``day`` with its sets, if there is exactly one."""
    workouts = [
        each
        for each in log.workouts_between(day, day)
        if each.ending is not WorkoutStatus.THROWN_AWAY
    ]
    return log.workout(workouts[0].id) if len(workouts) == 1 else None


def read_amount(text: str, exercise: Exercise) -> Amount:
    """Read ``12``, ``30s``, ``1:30``, ``20m`` or ``15c``; a bare number is in the exercise's unit.

    Raises:
        QuantityError: the text is no amount.
        WrongUsageError: the exercise is counted in something else, or it is out of range.
    """
    own = exercise.measure.unit
    amount = _amount(text.strip(), own)
    if amount.unit is not own:
        raise WrongUsageError(f"{exercise.name} is counted in {own.value}, not {amount.unit.value}")
    if not 1 <= amount.value <= MAX_VALUE:
        raise WrongUsageError(f"{text} is out of range; write 1 to {MAX_VALUE}")
    return amount


def _amount(text: str, own: Unit) -> Amount:
    if ":" in text:
        return Amount(parse_seconds(text), Unit.SECONDS)
    try:
        read = Prescription.parse(f"1x{text}")
    except QuantityError:
        read = None
    if read is None or read != Prescription(1, read.amount, read.unit):
        raise QuantityError(f"{text!r} is not an amount; write it like 12, 30s, 1:30, 20m or 15c")
    return Amount(read.amount, own if text.isdecimal() else read.unit)


def first_set(exercise: Exercise, amount: Amount, workout: WorkoutRecord | None) -> SetRecord:
    """The first set to add, after those of this exercise in ``workout``, or after all others."""
    records = [each.set for each in workout.sets] if workout else []
    target = Target(amount.value, amount.unit)
    of_exercise = [
        each for each in records if each.exercise == exercise.id and each.block != Purpose.RAMP_UP
    ]
    if of_exercise:
        number = max(each.set_number for each in of_exercise) + 1
        next_set = replace(of_exercise[-1], set_number=number, target=target, value=amount.value)
        return replace(next_set, band_cm=None, skipped=False)
    purpose = block_purpose(exercise)
    return SetRecord(
        1,
        max((each.place for each in records), default=-1) + 1,
        purpose.value,
        exercise.id,
        exercise.id,
        1,
        None,
        target,
        amount.value,
        counts=purpose.counts,
    )


def joined_number(
    workout: WorkoutRecord, first: SetRecord, sets: int, sides: tuple[Side | None, ...]
) -> int:
    """The number of the first of ``sets`` sets of one side: that of the other side's first one.

    Where the last sets of the exercise have only the other side, and there are as many of them,
    both together are sets with two sides. Anything else goes on after the last set.
    """
    done: dict[int, set[Side | None]] = {}
    for each in (logged.set for logged in workout.sets):
        if (each.exercise, each.place) == (first.exercise, first.place):
            done.setdefault(each.set_number, set()).add(each.side)
    last = range(first.set_number - sets, first.set_number)
    opposite = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
    other = {opposite[side] for side in sides if side is not None}
    waits = len(sides) == 1 and all(done.get(number) == other for number in last)
    before = done.get(last.start - 1)
    return last.start if other and waits and before != other else first.set_number


def sides_to_add(exercise: Exercise, side: str | None) -> tuple[Side | None, ...]:
    """The sides that ``side`` names; without it both, where the exercise has two."""
    if side == BOTH_SIDES or (side is None and exercise.measure.per_side):
        return Side.LEFT, Side.RIGHT
    return (None,) if side is None else (Side(side),)


def repeat_set(
    first: SetRecord, sets: int, sides: tuple[Side | None, ...]
) -> tuple[SetRecord, ...]:
    """``sets`` sets like ``first``, a record for each side, numbered on from it."""
    return tuple(
        replace(first, set_number=first.set_number + more, side=side)
        for more in range(sets)
        for side in sides
    )


def add_workout(
    log: TrainingLog, now: Timestamp, exercise: Exercise, day: date, records: tuple[SetRecord, ...]
) -> tuple[LoggedSet, ...]:
    """Add a workout that holds only these sets; gives the sets as the log has them."""
    at, session, id_ = noon(day, now), single_exercise_session(exercise), new_id()
    sets = tuple(
        LoggedSet(new_id(), id_, session.id, at, day, replace(record, sequence=sequence))
        for sequence, record in enumerate(records, 1)
    )
    workout = WorkoutRecord(
        id_,
        session.id,
        session.name,
        session.week,
        at,
        day,
        WorkoutStatus.COMPLETED,
        at,
        0,
        BY_HAND,
        sets,
    )
    log.corrections.add_workouts([workout], now)
    return sets


def place_text(log: TrainingLog, added: tuple[LoggedSet, ...]) -> str:
    """Where the sets are now: ``to Evening:`` or ``as a workout of its own:``."""
    workout = log.workout(added[0].workout_id)
    if workout is None or len(workout.sets) == len(added):
        return "as a workout of its own:"
    return f"to {workout.name}:"
