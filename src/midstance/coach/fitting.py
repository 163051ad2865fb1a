"""What the runner's profile and log make of a session."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.adapting import Adapted, adapt
from midstance.coach.gates import PassedGates, passed_gates
from midstance.coach.situation import Situation
from midstance.domain.profile import from_plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from midstance.coach.log import Log
    from midstance.domain.library import Library
    from midstance.domain.record import LoggedSet
    from midstance.domain.session import Session

GATES_COUNT_FOR = timedelta(days=180)


def situation(log: Log, library: Library, today: date) -> Situation:
    """Who trains where today, with the gates that were passed in the last half year."""
    done = _done_lately(log, today)
    return _situation(log, library, today, passed_gates(library.exercises, done))


def fitted(session: Session, log: Log, library: Library, today: date) -> Adapted:
    """``session`` as the runner can do it; without a profile it is done as it stands."""
    if not log.profile():
        return Adapted(session)
    passed = PassedGates(library.exercises, lambda: _done_lately(log, today))
    return adapt(session, _situation(log, library, today, passed))


def _done_lately(log: Log, today: date) -> Iterable[LoggedSet]:
    return log.sets(since=today - GATES_COUNT_FOR)


def _situation(log: Log, library: Library, today: date, passed: Container[str]) -> Situation:
    return Situation(library, from_plain(log.profile()).runner, today, passed)
