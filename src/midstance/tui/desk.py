"""What a front end asks of the world: the log's answers, and what today asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from midstance.coach.planning import FIRST_PROGRAM, Choice, Due, due
from midstance.domain.steps import lay_out
from midstance.storage.workouts import under_way_head

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.context import Context
    from midstance.domain.session import Session
    from midstance.domain.settings import Settings
    from midstance.domain.steps import Turn
    from midstance.storage.lock import InstanceLock
    from midstance.storage.log import TrainingLog
    from midstance.storage.writer import Writer

T = TypeVar("T")
PATIENCE_SECONDS = 20.0


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


class Desk:
    """Where a front end gets what it needs.

    Attributes:
        context: the outside world.
        settings: how the runner wants to be guided.
        is_rehearsal: nothing is kept.
        lock: held while this program may guide a workout that is kept; None without.
        writer: the thread that owns the log, once there is one.
    """

    def __init__(
        self,
        context: Context,
        settings: Settings,
        lock: InstanceLock | None,
        *,
        is_rehearsal: bool = False,
    ) -> None:
        """Work with ``context``; without a ``lock`` no workout can be kept."""
        self.context, self.settings = context, settings
        self.is_rehearsal = is_rehearsal
        self.lock = lock
        self.writer: Writer | None = None

    @property
    def can_keep(self) -> bool:
        """Whether this program may guide a workout that is kept."""
        return self.lock is not None

    @property
    def refusal(self) -> str:
        """Why the log cannot be corrected here, as a sentence; "" if it can."""
        if self.is_rehearsal:
            return "Read-only: this is a rehearsal."
        return "" if self.can_keep else "Read-only: open in another window."

    def staff(self, writer: Writer) -> None:
        """Hand the log over to ``writer``; from now on every question goes through it."""
        self.writer = writer

    def ask(self, query: Callable[[TrainingLog], T]) -> T:
        """What the log answers.

        Raises:
            StorageError: it cannot.
            TimeoutError: the disk does not answer.
        """
        if self.writer is None:
            return query(self.context.log)
        return self.writer.ask(query).result(PATIENCE_SECONDS)

    def agenda(self) -> Agenda:
        """What today asks for."""
        library = self.context.library.library
        today = self.context.clock.today()
        chosen = self.ask(lambda log: log.enrolment())
        program, since = (chosen.program, chosen.start) if chosen else (FIRST_PROGRAM, None)
        done = self.ask(lambda log: log.days.of_program(program, since))
        going = self.ask(lambda log: under_way_head(log.database))
        choice = Choice(chosen.program, chosen.start) if chosen else None
        found = due(library, choice, done, today)
        session = library.session(found.session, found.week) if found.session else None
        fitted, differences = self.fitted(session) if session else (None, ())
        turns = lay_out(fitted, library.exercises) if fitted else ()
        is_under_way = going is not None and self.can_keep and not self.is_rehearsal
        return Agenda(found, fitted, turns, is_under_way, differences)

    def fitted(self, session: Session) -> tuple[Session, tuple[str, ...]]:
        """``session`` as the runner can do it, with a line for each difference."""
        if not self.ask(lambda log: log.profile()):
            return session, ()
        from midstance.tui.fitting import adapted  # noqa: PLC0415 - only with a profile

        found = adapted(self, session)
        return found.session, found.texts(self.context.library.library.exercises)
