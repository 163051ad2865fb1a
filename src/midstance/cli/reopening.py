"""A workout by its id, and one that was finished early reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.cli.corrections import SHORTEST_END
from midstance.cli.faults import NotMetError
from midstance.domain.record import Ending
from midstance.storage.lock import InstanceLock

if TYPE_CHECKING:
    from midstance.cli.prompt import Prompt
    from midstance.domain.record import WorkoutRecord
    from midstance.storage.log import TrainingLog

NONE_EARLY = "no workout was finished early, so there is none to reopen; begin: midstance start"


def find_workout(log: TrainingLog, typed: str) -> WorkoutRecord:
    """The workout, with its sets, whose id is ``typed``, or ends in it.

    Raises:
        NotMetError: there is no such workout, or there are several.
    """
    end = typed.strip().lower().replace("-", "")
    all_ = log.workouts_between() if len(end) >= SHORTEST_END else ()
    found = [each for each in all_ if each.id.hex.endswith(end)]
    whole = log.workout(found[0].id) if len(found) == 1 else None
    if whole is None:
        what = f"{len(found)} workouts have an id that ends in" if found else "there is no workout"
        raise NotMetError(f"{what} {typed!r}; see workout_id in: midstance log --json")
    return whole


def reopen(prompt: Prompt, typed: str | None) -> WorkoutRecord:
    """Let the workout with this id go on, or the newest that was finished early; answers with it.

    Raises:
        NotMetError: there is none, or another workout is under way.
        StorageError: Midstance is open, or the log cannot let the workout go on.
    """
    log = prompt.log_to_change()
    with InstanceLock(prompt.places.data):
        going = log.under_way()
        if going is not None:
            name = going.workout.name
            raise NotMetError(f"{name} is under way; go on with it or finish it: midstance start")
        chosen = _finished_early(log) if typed is None else find_workout(log, typed)
        log.corrections.reopen(chosen.id, prompt.now())
    return chosen


def _finished_early(log: TrainingLog) -> WorkoutRecord:
    for each in reversed(log.workouts_between()):
        if each.ending is Ending.FINISHED_EARLY:
            return each
    raise NotMetError(NONE_EARLY)
