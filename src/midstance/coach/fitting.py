"""What the runner's profile and log make of a session."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from midstance.coach.gates import PassedGates, passed_gates
from midstance.coach.landings import FREE_OF_PAIN, Landings
from midstance.coach.situation import Situation
from midstance.domain.profile import from_plain

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date

    from midstance.coach.adapting import Adapted
    from midstance.coach.log import Log
    from midstance.domain.library import Library
    from midstance.domain.record import LoggedSet, WorkoutRecord
    from midstance.domain.session import Session

GATES_COUNT_FOR = timedelta(days=180)


def situation(log: Log, library: Library, today: date) -> Situation:
    """Who trains where today, with the gates that were passed in the last half year."""
    done, lately = _done_lately(log, today), _workouts_lately(log, today)
    passed = passed_gates(library.exercises, done)
    landings = Landings(library.exercises, lambda: done, lambda: lately)
    return _situation(log, library, today, passed, landings)


def is_affected(session: Session, log: Log, library: Library, today: date) -> bool:
    """Whether anything in ``session`` may have to be done otherwise; False is certain.

    It spares the rest of the way to all whose sessions fit as they stand.
    """
    if not log.profile():
        return False
    here = _lazily(log, library, today)
    if here.runner.complaints or here.runner.preferences:
        return True
    return not all(here.is_open(library.exercise(item.exercise)) for item in session.items)


def fitted(session: Session, log: Log, library: Library, today: date) -> Adapted:
    """``session`` as the runner can do it; without a profile it is done as it stands.

    Sets are read only where a gate is asked about.
    """
    from midstance.coach.adapting import Adapted, adapt  # noqa: PLC0415 - most sessions fit

    if not log.profile():
        return Adapted(session)
    return adapt(session, _lazily(log, library, today))


def _lazily(log: Log, library: Library, today: date) -> Situation:
    """The situation, with gates for which the log is read once one is asked about."""
    done = cache(lambda: _done_lately(log, today))
    passed = PassedGates(library.exercises, done)
    landings = Landings(library.exercises, done, lambda: _workouts_lately(log, today))
    return _situation(log, library, today, passed, landings)


def _done_lately(log: Log, today: date) -> Sequence[LoggedSet]:
    return log.sets(since=today - GATES_COUNT_FOR)


def _workouts_lately(log: Log, today: date) -> Sequence[WorkoutRecord]:
    return log.workouts_between(since=today - FREE_OF_PAIN)


def _situation(
    log: Log, library: Library, today: date, passed: Container[str], landings: Landings
) -> Situation:
    runner = from_plain(log.profile()).runner
    return Situation(library, runner, today, passed, landings=landings)
