"""The first start on an empty log: what to begin with, and what a start declares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import current_situation
from midstance.coach.adapt.ladders.gates import lands_hard
from midstance.coach.safety import mark_notices_shown, notices_due
from midstance.domain.session import program_of
from midstance.presentation.planning.session_text import session_equipment, session_minutes
from midstance.services.before_workout import ReadinessStep, check_readiness
from midstance.services.today import due_today, fit_session

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from midstance.coach.adapt.situation import Situation
    from midstance.domain.library import Library
    from midstance.domain.program import Program
    from midstance.domain.session import Session
    from midstance.services.before_workout import Readiness
    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog

FIRST_CHOICES = ("core-5", "hip-3", "foundations/A", "power-5k10k/A")
"""The sessions that the first start offers, the marked one first."""

FLOOR, MOST_KIT = "floor only", 3
TAGLINE = "Strength for runners, one set at a time."
QUESTION = "Do any of these apply to you?"
YES = "yes, at least one: we ask which and you see a doctor first"
FLAGS = (
    "Stop and get help for chest pain, fainting, a sudden pop, numbness, bone pain. "
    "General information, not medical advice."
)


@dataclass(frozen=True, slots=True)
class FirstChoice:
    """A session to begin with.

    Attributes:
        session: as it is prescribed.
        fitted: as the runner would do it now.
        minutes: how long it takes.
        kit: what it needs, in words; empty where the floor is enough.
        program: the program that it belongs to, which a start follows; None for a routine.
        has_jumps: whether something in it lands hard.
        purpose: what it is for, in a sentence.
        briefs: what is to be read before it, where a short line says it.
    """

    session: Session
    fitted: Session
    minutes: int
    kit: tuple[str, ...]
    program: Program | None
    has_jumps: bool
    purpose: str
    briefs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A routine's name, or the program's with the letter of the session."""
        if self.program is None:
            return self.session.name
        return f"{self.program.name} {self.session.id.rpartition('/')[2]}"

    @property
    def kit_text(self) -> str:
        """What it needs, in a few words."""
        return ", ".join(self.kit[:MOST_KIT]) + (" …" if len(self.kit) > MOST_KIT else "") or FLOOR

    @property
    def remark(self) -> str:
        """How long its program runs, or that a routine has no jumps."""
        if self.program is not None:
            return f"{self.program.weeks} weeks, {self.program.per_week} a week"
        return "" if self.has_jumps else "no jumps"


def first_choices(client: LogClient, asked_for: Session | None = None) -> tuple[FirstChoice, ...]:
    """The sessions to begin with, those that the library holds.

    First the one ``asked_for``, or what is due of a program that was chosen at the prompt.

    Raises:
        StorageError: the log cannot be read.
    """
    library = client.library
    asked_for = asked_for or client.ask(lambda log: _due_of_chosen(log, library, client.today))
    known = (
        library.session(id_)
        for id_ in FIRST_CHOICES
        if id_ in library.routines or program_of(id_) in library.programs
    )
    others = [each for each in known if asked_for is None or each.id != asked_for.id]
    sessions = others if asked_for is None else [asked_for, *others]
    here = client.ask(lambda log: current_situation(log, library, client.today))
    return tuple(_choice(client, each, here) for each in sessions[: len(FIRST_CHOICES)])


def _due_of_chosen(log: TrainingLog, library: Library, today: date) -> Session | None:
    if log.enrolment() is None:
        return None
    due = due_today(log, library, today)
    return library.session(due.session, due.week) if due.session else None


def _choice(client: LogClient, session: Session, here: Situation) -> FirstChoice:
    library = client.library
    fitted = client.ask(lambda log: fit_session(log, library, session, client.today)).session
    items = (library.exercises[each.exercise] for each in fitted.items)
    program = library.programs.get(program_of(session.id))
    routine = library.routines.get(session.id)
    return FirstChoice(
        session,
        fitted,
        session_minutes(library, fitted),
        tuple(session_equipment(library, fitted)),
        program,
        any(map(lands_hard, items)),
        program.summary if program else routine.purpose if routine else "",
        tuple(each.brief for each in notices_due(fitted, here) if each.brief),
    )


def declare_none(client: LogClient, session: Session, briefs: Collection[str] = ()) -> Readiness:
    """How ready a runner is for ``session`` who has read the first screen and starts from there.

    Where the questions about health were not answered, none of them applies. The notice that the
    screen shows counts as read, and so do those that it said as ``briefs``; any other is still to
    be read.

    Raises:
        StorageError: the log cannot be read.
    """
    ready = check_readiness(client, session)
    if ready.step is ReadinessStep.SCREENING:
        ready = ready.answer_screening(ready.runner.screening or ())
    shown = tuple(
        each for each in ready.notices if each.id.startswith("advice:") or each.brief in briefs
    )
    left = tuple(each for each in ready.notices if each not in shown)
    read = replace(ready, runner=mark_notices_shown(ready.runner, shown), notices=left)
    if read.step is ReadinessStep.NOTICES and not left:
        return replace(read, step=ReadinessStep.READY)
    return read
