"""What must be answered and read before a workout begins: the health screening and the notices.

A front end shows the step that is due and answers it until the runner is ready; a workout begins
with nothing else (:func:`midstance.services.start_workout.begin_workout`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import current_situation
from midstance.coach.day_changes import AS_PLANNED, DayChanges
from midstance.coach.safety import QUESTIONS, mark_notices_shown, notices_due, screening_is_due
from midstance.domain.runner import Runner
from midstance.services.today import fit_session

if TYPE_CHECKING:
    from collections.abc import Collection

    from midstance.coach.safety import SafetyNotice
    from midstance.domain.session import Session
    from midstance.services.log_client import LogClient


class ReadinessStep(Enum):
    """What comes next before a workout, in this order."""

    SCREENING = auto()
    """The questions about health are answered."""
    DOCTOR = auto()
    """A question was answered with yes: has the runner spoken to a doctor?"""
    NOTICES = auto()
    """Notices are read."""
    READY = auto()
    """The workout may begin."""


class NotReadyError(RuntimeError):
    """A workout was begun before everything was answered and read; a mistake of the front end."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a runner is on the way to beginning a session.

    Attributes:
        session: the session that is to begin, as it is prescribed.
        runner: the runner with what was answered and read so far; whatever differs from the
            runner before is to be saved after each step.
        notices: what is still to be read.
        step: what comes next.
        changes: what the runner wants changed in it today.
    """

    session: Session
    runner: Runner
    notices: tuple[SafetyNotice, ...]
    step: ReadinessStep
    changes: DayChanges = AS_PLANNED

    @property
    def is_ready(self) -> bool:
        """Whether the workout may begin."""
        return self.step is ReadinessStep.READY

    def answer_screening(self, true_of_runner: Collection[str]) -> Readiness:
        """The next step after the screening; ``true_of_runner`` are ids of questions."""
        answers = tuple(each.id for each in QUESTIONS if each.id in true_of_runner)
        step = ReadinessStep.DOCTOR if answers else _reading_step(self.notices)
        return replace(self, runner=replace(self.runner, screening=answers), step=step)

    def accept(self) -> Readiness:
        """The next step after the runner spoke to a doctor, or read the notices."""
        if self.step is ReadinessStep.DOCTOR:
            return replace(self, step=_reading_step(self.notices))
        runner = mark_notices_shown(self.runner, self.notices)
        return replace(self, runner=runner, notices=(), step=ReadinessStep.READY)


def check_readiness(
    client: LogClient, session: Session, changes: DayChanges = AS_PLANNED
) -> Readiness:
    """What must be answered and read before ``session``; nothing where nothing is saved.

    The workout begins with the ``changes`` that the runner wants today.

    Raises:
        StorageError: the log cannot be read.
    """
    if client.read_only_reason:
        return Readiness(session, Runner(), (), ReadinessStep.READY, changes)
    here = client.ask(lambda log: current_situation(log, client.library, client.today))
    fitted = client.ask(
        lambda log: fit_session(log, client.library, session, client.today, changes)
    ).session
    notices = notices_due(fitted, here)
    step = ReadinessStep.SCREENING if screening_is_due(here.runner) else _reading_step(notices)
    return Readiness(session, here.runner, notices, step, changes)


def _reading_step(notices: tuple[SafetyNotice, ...]) -> ReadinessStep:
    return ReadinessStep.NOTICES if notices else ReadinessStep.READY
