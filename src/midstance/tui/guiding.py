"""Begins a workout, or goes on with the one that was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.record import WorkoutRecord
from midstance.domain.steps import lay_out
from midstance.tui.agenda import fitted
from midstance.tui.log_keeper import LogKeeper, NoKeeper
from midstance.tui.performer import Performer
from midstance.workout.machine import Machine
from midstance.workout.state import Options, options_to_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.domain.session import Session
    from midstance.tui.desk import Desk
    from midstance.tui.partners import Keeper, Listener
    from midstance.tui.returning import Return


def begin(desk: Desk, session: Session) -> Callable[[Listener], Performer]:
    """Begin a workout of ``session``; the answer makes its performer for a listener."""
    context = desk.context
    exercises = context.library.library.exercises
    fits, _ = fitted(desk, session)
    names = {item.exercise for item in fits.items}
    turns = lay_out(fits, exercises, desk.ask(lambda log: log.weaker_sides(names)))
    options = _options(desk)
    now, today = context.clock.now(), context.clock.today()
    workout = WorkoutRecord(context.ids(), session.id, session.name, session.week, now, today)

    def opened(listener: Listener) -> Performer:
        keeper = _keeper(desk, workout, listener)
        keeper.begin(workout, turns, options_to_plain(options))
        return _performer(desk, Machine(turns, exercises, options), keeper, listener)

    return opened


def go_on(desk: Desk, back: Return) -> Callable[[Listener], Performer]:
    """Go on with a workout that was left; the answer makes its performer for a listener."""

    def opened(listener: Listener) -> Performer:
        keeper = _keeper(desk, back.course.workout, listener)
        performer = _performer(desk, back.machine, keeper, listener, back)
        performer.come_back(back.left_ms, back.away_ms)
        return performer

    return opened


def _performer(
    desk: Desk, machine: Machine, keeper: Keeper, listener: Listener, back: Return | None = None
) -> Performer:
    names = {turn.exercise for turn in machine.state.turns}
    deeds = back.course.deeds if back else ()
    return Performer(
        machine,
        desk.context.clock,
        keeper,
        listener,
        desk.ask(lambda log: log.past(names)),
        desk.settings.weight_unit,
        sequence=deeds[-1].sequence + 1 if deeds else 0,
        started_ms=back.left_ms + back.away_ms if back else 0,
    )


def _keeper(desk: Desk, workout: WorkoutRecord, listener: Listener) -> LogKeeper | NoKeeper:
    if desk.is_rehearsal or desk.writer is None or desk.lock is None:
        return NoKeeper(listener.log_answered)
    clock = desk.context.clock
    return LogKeeper(desk.writer, desk.lock, clock, workout.id, listener.log_answered)


def _options(desk: Desk) -> Options:
    own = desk.settings
    return Options(own.lead_in_seconds, own.switch_seconds, own.re_entry_seconds, own.auto_advance)
