"""What the runner's profile and log make of a session, and of each exercise in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.adapting import Adapted, adapt
from midstance.coach.carrying import asked_of
from midstance.coach.gates import passed_gates
from midstance.coach.situation import Situation
from midstance.coach.variants import UnderWay, Variant, ladder_of, names_around
from midstance.domain.profile import from_plain

if TYPE_CHECKING:
    from datetime import date

    from midstance.coach.log import Log
    from midstance.domain.library import Library
    from midstance.domain.session import Session
    from midstance.domain.steps import Turn

GATES_COUNT_FOR = timedelta(days=180)


def situation(log: Log, library: Library, today: date) -> Situation:
    """Who trains where today, with the gates that were passed in the last half year."""
    runner = from_plain(log.profile()).runner
    done = log.sets(since=today - GATES_COUNT_FOR)
    return Situation(library, runner, today, passed_gates(library.exercises, done))


def fitted(session: Session, log: Log, library: Library, today: date) -> Adapted:
    """``session`` as the runner can do it; without a profile it is done as it stands."""
    if not log.profile():
        return Adapted(session)
    return adapt(session, situation(log, library, today))


def variants(turn: Turn, log: Log, library: Library, today: date) -> tuple[Variant, ...]:
    """What could be done instead of ``turn``'s exercise, from easy to hard, then other kit."""
    here = situation(log, library, today)
    exercise = library.exercise(turn.exercise)
    past = log.past(names_around(exercise, here))
    return ladder_of(UnderWay(exercise, asked_of(turn), turn.load), here, past)
