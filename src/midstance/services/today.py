"""What today asks for, as the runner can do it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.coach.schedule.due import FIRST_PROGRAM, DueChoice, DueSession, find_due
from midstance.domain.library import UnknownIdError
from midstance.domain.planned_sets import lay_out
from midstance.domain.session import ADDITIONS_KEY, SessionAdditions

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.library import Library
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.session import Session
    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog


@dataclass(frozen=True, slots=True)
class TodayPlan:
    """What today asks for.

    Attributes:
        due: which session, and why.
        session: that session with its blocks, or None when nothing is left to do.
        turns: the session as it will be laid out.
        is_under_way: a workout was left that can be gone on with here.
        differences: what is done instead of what is prescribed, a line each.
    """

    due: DueSession
    session: Session | None
    planned_sets: tuple[PlannedSet, ...]
    is_under_way: bool
    differences: tuple[str, ...] = ()


def today_plan(client: LogClient) -> TodayPlan:
    """What today asks for.

    Raises:
        StorageError: the log cannot be read.
    """
    library, today = client.context.library.library, client.context.clock.today()
    found = client.ask(lambda log: due_today(log, library, today))
    is_going = client.ask(lambda log: log.has_active_workout)
    session = library.session(found.session, found.week) if found.session else None
    wanted = _with_added(client, session, today) if session else None
    fits, differences = fit_session(client, wanted) if wanted else (None, ())
    if wanted and session and wanted is not session:
        differences = (*differences, _added_text(wanted, session, library))
    planned_sets = lay_out(fits, library.exercises) if fits else ()
    is_under_way = is_going and client.can_keep and not client.is_rehearsal
    return TodayPlan(found, fits, planned_sets, is_under_way, differences)


def due_today(log: TrainingLog, library: Library, today: date) -> DueSession:
    """What is due; a program that is gone is told, and the first one serves."""
    chosen = log.enrolment()
    program, since = (chosen.program, chosen.start) if chosen else (FIRST_PROGRAM, None)
    done = log.days.of_program(program, since)
    choice = DueChoice(chosen.program, chosen.start) if chosen else None
    try:
        return find_due(library, choice, done, today)
    except UnknownIdError as missing:
        found = find_due(library, None, (), today)
        return replace(found, reason=f"Your program cannot be used: {missing}. {found.reason}")


def _added_text(wanted: Session, session: Session, library: Library) -> str:
    """What the runner added, in one line."""
    added = (item.exercise for item in wanted.items if item not in session.items)
    return f"Also today: {', '.join(library.exercises[id_].name for id_ in added)}."


def _with_added(client: LogClient, session: Session, today: date) -> Session:
    """``session`` with what the runner added to it for today."""
    kept = SessionAdditions.from_plain(client.ask(lambda log: log.profile()).get(ADDITIONS_KEY))
    if kept is None or not kept.exercises or not kept.is_for(today, session.id, session.week):
        return session
    from midstance.coach.adapt.single_exercise import add_exercises  # noqa: PLC0415 - only with an addition

    exercises = client.context.library.library.exercises
    return add_exercises(session, (exercises[id_] for id_ in kept.exercises if id_ in exercises))


def fit_session(client: LogClient, session: Session) -> tuple[Session, tuple[str, ...]]:
    """``session`` as the runner can do it, with a line for each difference."""
    if not client.ask(lambda log: log.profile()):
        return session, ()
    from midstance.coach.adapt import adaptation  # noqa: PLC0415 - only with a profile

    library, today = client.context.library.library, client.context.clock.today()
    if not client.ask(lambda log: adaptation.is_affected(session, log, library, today)):
        return session, ()
    found = client.ask(lambda log: adaptation.adapt_for_runner(session, log, library, today))
    return found.session, found.texts(library.exercises)
