"""Sets that were done without Midstance, as they are typed afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from midstance.cli.added_sets import each_set, first_set, sides_of
from midstance.cli.amounts import read_amount
from midstance.cli.by_hand import as_workout
from midstance.cli.days import read_day
from midstance.cli.faults import NotMetError, WrongUseError
from midstance.cli.reopening import find_workout
from midstance.domain.quantity import Load
from midstance.domain.record import Ending, LoggedSet, WorkoutRecord
from midstance.workout.numbers import LONGEST_NOTE

if TYPE_CHECKING:
    from datetime import date

    from midstance.cli.prompt import Prompt
    from midstance.storage.log import TrainingLog


class Given(TypedDict):
    """What was typed besides the exercise and the amount; ``sets`` is a number of sets."""

    day: str | None
    sets: int
    load: str | None
    effort: int | None
    side: str | None
    note: str
    workout: str | None


def add_typed(prompt: Prompt, name: str, amount: str, given: Given) -> tuple[LoggedSet, ...]:
    """Add the sets to the workout that was named, to the only one of the day, or to a new one.

    Raises:
        UnknownIdError: there is no such exercise.
        QuantityError: the amount or the load is none.
        WrongUseError: the day is none or still to come, or the amount does not fit.
        NotMetError: there is no such workout, or it is under way.
        StorageError: the log could not take them.
    """
    exercise = prompt.library().exercise(name)
    did = read_amount(amount, exercise)
    day = _day(prompt, given)
    load = None if given["load"] is None else Load.parse(given["load"])
    log = prompt.log_to_change()
    workout = _only(log, day) if given["workout"] is None else find_workout(log, given["workout"])
    first = replace(
        first_set(exercise, did, workout),
        load=load,
        effort=given["effort"],
        note=given["note"][:LONGEST_NOTE],
    )
    records = each_set(first, given["sets"], sides_of(exercise, given["side"]))
    if workout is None:
        return as_workout(log, prompt.now(), exercise, day, records)
    if workout.ending is Ending.UNDER_WAY:
        raise NotMetError(f"{workout.name} is under way; add the set there: midstance start")
    done_at = workout.ended_at or workout.started_at
    return log.corrections.add_sets(workout.id, records, done_at, prompt.now())


def _day(prompt: Prompt, given: Given) -> date:
    if given["day"] is None:
        return prompt.today()
    if given["workout"] is not None:
        raise WrongUseError("--date and --workout do not go together; the workout has its day")
    day = read_day(given["day"], prompt.today())
    if day > prompt.today():
        raise WrongUseError(f"{day} is still to come; write the day on which it was done")
    return day


def _only(log: TrainingLog, day: date) -> WorkoutRecord | None:
    """The workout of ``day`` with its sets, if there is exactly one."""
    kept = [e for e in log.workouts_between(day, day) if e.ending is not Ending.THROWN_AWAY]
    return log.workout(kept[0].id) if len(kept) == 1 else None
