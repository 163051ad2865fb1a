"""What today asks for, as the runner can do it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.coach.planning import FIRST_PROGRAM, Choice, Due, due
from midstance.domain.library import UnknownIdError
from midstance.domain.steps import lay_out
from midstance.storage.workouts import under_way_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from midstance.domain.attendance import DoneSession
    from midstance.domain.session import Session
    from midstance.domain.steps import Turn
    from midstance.tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Agenda:
    """What today asks for.

    Attributes:
        due: which session, and why.
        session: that session with its blocks, or None when nothing is left to do.
        turns: the session as it will be laid out.
        is_under_way: a workout was left that can be gone on with here.
        differences: what is done instead of what is prescribed, a line each.
    """

    due: Due
    session: Session | None
    turns: tuple[Turn, ...]
    is_under_way: bool
    differences: tuple[str, ...] = ()


def agenda(desk: Desk) -> Agenda:
    """What today asks for.

    Raises:
        StorageError: the log cannot be read.
    """
    library = desk.context.library.library
    chosen = desk.ask(lambda log: log.enrolment())
    program, since = (chosen.program, chosen.start) if chosen else (FIRST_PROGRAM, None)
    done = desk.ask(lambda log: log.days.of_program(program, since))
    going = desk.ask(lambda log: under_way_head(log.database))
    found = _due(desk, Choice(chosen.program, chosen.start) if chosen else None, done)
    session = library.session(found.session, found.week) if found.session else None
    fits, differences = fitted(desk, session) if session else (None, ())
    turns = lay_out(fits, library.exercises) if fits else ()
    is_under_way = going is not None and desk.can_keep and not desk.is_rehearsal
    return Agenda(found, fits, turns, is_under_way, differences)


def _due(desk: Desk, choice: Choice | None, done: Sequence[DoneSession]) -> Due:
    """What is due; one that is gone is told, and the first one serves."""
    library, today = desk.context.library.library, desk.context.clock.today()
    try:
        return due(library, choice, done, today)
    except UnknownIdError as missing:
        found = due(library, None, (), today)
        return replace(found, reason=f"Your program cannot be used: {missing}. {found.reason}")


def fitted(desk: Desk, session: Session) -> tuple[Session, tuple[str, ...]]:
    """``session`` as the runner can do it, with a line for each difference."""
    if not desk.ask(lambda log: log.profile()):
        return session, ()
    from midstance.tui.fitting import adapted  # noqa: PLC0415 - only with a profile

    found = adapted(desk, session)
    return found.session, found.texts(desk.context.library.library.exercises)
