"""What the runner's profile makes of a session, and what could be done instead of an exercise."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.adapting import Adapted, adapt
from midstance.coach.gates import passed_gates
from midstance.coach.preferences import preferring
from midstance.coach.situation import Situation
from midstance.coach.variants import UnderWay, Variant, ladder_of, names_around
from midstance.domain.profile import changed, from_plain
from midstance.domain.session import Prescription

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.library import Library
    from midstance.domain.runner import Preference, Runner
    from midstance.domain.session import Session
    from midstance.domain.steps import Turn
    from midstance.storage.log import TrainingLog
    from midstance.tui.desk import Desk

GATES_COUNT_FOR = timedelta(days=180)


def runner(desk: Desk) -> Runner:
    """Who trains; a value that cannot be read restricts nothing."""
    return from_plain(desk.ask(lambda log: log.profile())).runner


def situation(desk: Desk) -> Situation:
    """Who trains where today, with the gates passed in the last half year."""
    library, today = desk.context.library.library, desk.context.clock.today()
    return desk.ask(lambda log: read_situation(log, library, today))


def read_situation(log: TrainingLog, library: Library, today: date) -> Situation:
    """The same, asked of the log itself."""
    done = log.sets(since=today - GATES_COUNT_FOR)
    who = from_plain(log.profile()).runner
    return Situation(library, who, today, passed_gates(library.exercises, done))


def adapted(desk: Desk, session: Session) -> Adapted:
    """``session`` as the runner can do it, with every difference."""
    return adapt(session, situation(desk))


def variants(desk: Desk, turn: Turn) -> tuple[Variant, ...]:
    """What could be done instead of ``turn``'s exercise, from easy to hard, then other kit."""
    here = situation(desk)
    exercise = here.library.exercise(turn.exercise)
    names = names_around(exercise, here)
    past = desk.ask(lambda log: log.past(names))
    return ladder_of(UnderWay(exercise, asked_of(turn), turn.load), here, past)


def asked_of(turn: Turn) -> Prescription:
    """What ``turn`` asks for, as it was prescribed."""
    return Prescription(
        sets=turn.sets,
        amount=turn.target.amount,
        unit=turn.target.unit,
        per_side=len(turn.recorded_sides) > 1,
        up_to=turn.up_to,
        open_ended=turn.target.open_ended,
        alternating=turn.alternating and turn.is_timed,
        rpe=turn.rpe,
    )


def from_now_on(desk: Desk, preference: Preference) -> None:
    """Keep a swap for every later session of its program."""
    before = runner(desk)
    stamp = desk.context.clock.now()
    news = changed(before, preferring(before, preference))

    def keep(log: TrainingLog) -> None:
        for key, value in news.items():
            log.put_profile(key, value, stamp)

    desk.ask(keep)
