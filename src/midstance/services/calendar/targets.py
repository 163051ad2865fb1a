"""A session as the runner can do it, with the target that comes next for each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import adapt_for_runner, is_affected, lazy_situation
from midstance.coach.daily_decision import pain_text, with_pain
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import LOOK_BACK
from midstance.coach.progress.lighter import after_break
from midstance.coach.progress.plan import NextTargets, Progression
from midstance.coach.progress.rung_changes import held_rungs
from midstance.domain.runner import Runner
from midstance.services.calendar.refusals import read_refusals

if TYPE_CHECKING:
    from datetime import date

    from midstance.coach.daily_decision import DayDecision
    from midstance.coach.progress.change import Change
    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.session import Item, Session
    from midstance.storage.training_log import TrainingLog


def plan_targets(
    log: TrainingLog, library: Library, session: Session, today: date, unit: WeightUnit
) -> NextTargets:
    """``session`` with what comes next for each exercise.

    Raises:
        StorageError: the log cannot be read.
    """
    return _progression(log, library, today, unit).plan(session, log)


def next_targets(
    log: TrainingLog, library: Library, items: tuple[Item, ...], today: date, unit: WeightUnit
) -> dict[str, tuple[str, Change | None]]:
    """What each exercise of a session that has ended is done with the next time, by its id.

    The load in words, "" where it has none, and what changes.

    Raises:
        StorageError: the log cannot be read.
    """
    progression = _progression(log, library, today, unit)
    found = {each.exercise: progression.next_time(each) for each in items}
    return {id_: (load.text(unit) if load else "", change) for id_, (load, change) in found.items()}


def fit_with_targets(
    log: TrainingLog,
    library: Library,
    session: Session,
    today: date,
    unit: WeightUnit,
    decision: DayDecision | None,
) -> tuple[Session, tuple[str, ...], tuple[Change, ...]]:
    """The session as the runner can do it, a line for each difference, and what has moved.

    What loads a region that hurts today, by the check-in's ``decision``, is left out.

    Raises:
        StorageError: the log cannot be read.
    """
    fitted, differences = _adapt_session(log, library, session, today)
    if decision is not None:
        fitted, about_pain = _spare_region(log, library, session, fitted, today, decision)
        differences = (*about_pain, *differences)
    if log.newest_set() is None:
        return fitted, differences, ()
    planned = plan_targets(log, library, fitted, today, unit)
    why = (planned.lighter.reason,) if planned.lighter else ()
    return planned.session, (*why, *differences), planned.changes


def _adapt_session(
    log: TrainingLog,
    library: Library,
    session: Session,
    today: date,
    runner: Runner | None = None,
) -> tuple[Session, tuple[str, ...]]:
    """``session`` for the runner of the profile, or another ``runner``."""
    if runner is None and not is_affected(session, log, library, today):
        return session, ()
    held = held_rungs(read_refusals(log), today)
    days = log.days.sessions(today - LOOK_BACK, today, of_programs=True)
    lighter = after_break(sorted(day for day in days if day < today), today)
    is_back = lighter is not None
    adapted = adapt_for_runner(session, log, library, today, runner, held, is_back=is_back)
    return adapted.session, adapted.texts(library.exercises)


def _spare_region(
    log: TrainingLog,
    library: Library,
    session: Session,
    fitted: Session,
    today: date,
    decision: DayDecision,
) -> tuple[Session, tuple[str, ...]]:
    """The session without what loads the region that hurts today, and what that changes."""
    region = decision.painful_region
    if not region:
        return fitted, ()
    runner = with_pain(log.runner() or Runner(), region, today)
    spared, _ = _adapt_session(log, library, session, today, runner)
    return spared, (pain_text(decision, fitted, spared, library.exercises),)


def _progression(log: TrainingLog, library: Library, today: date, unit: WeightUnit) -> Progression:
    here = lazy_situation(log, library, today, unit)
    book = ExposureBook(log, library, today, here.loading)
    return Progression(here, book, read_refusals(log))
