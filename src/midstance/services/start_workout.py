"""Begins a workout, or goes on with the one that was left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import current_situation
from midstance.coach.adapt.variants import easier_variant
from midstance.domain.planned_sets import lay_out
from midstance.domain.record import WorkoutRecord
from midstance.services.today import fit_session
from midstance.services.workout_recorder import NullRecorder, WorkoutRecorder
from midstance.services.workout_runner import Advice, WorkoutRunner
from midstance.storage.errors import StorageError
from midstance.workout.events import event_from_plain
from midstance.workout.machine import Machine
from midstance.workout.state import GuideOptions, options_from_plain, options_to_plain
from midstance.workout.view import elapsed_text, position_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.coach.adapt.variants import Variant
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.session import Session
    from midstance.services.log_client import LogClient
    from midstance.services.workout_runner import Listener, Recorder
    from midstance.storage.log.event_log import ActiveWorkout


def begin_workout(client: LogClient, session: Session) -> Callable[[Listener], WorkoutRunner]:
    """Begin a workout of ``session``; the answer makes its performer for a listener."""
    context = client.context
    exercises = context.library.library.exercises
    fits, _ = fit_session(client, session)
    names = {item.exercise for item in fits.items}
    weaker_sides, load_step = client.ask(lambda log: log.weaker_sides(names)), client.load_step()
    planned_sets = lay_out(fits, exercises, weaker_sides, load_step)
    options = _options(client)
    now, today = context.clock.now(), context.clock.today()
    workout = WorkoutRecord(context.ids(), session.id, session.name, session.week, now, today)

    def opened(listener: Listener) -> WorkoutRunner:
        recorder = _recorder(client, workout, listener)
        recorder.begin(workout, planned_sets, options_to_plain(options))
        machine = Machine(planned_sets, exercises, options, load_step)
        return _workout_runner(client, machine, recorder, listener)

    return opened


def resume_workout(client: LogClient, back: LeftWorkout) -> Callable[[Listener], WorkoutRunner]:
    """Go on with a workout that was left; the answer makes its performer for a listener."""

    def opened(listener: Listener) -> WorkoutRunner:
        recorder = _recorder(client, back.course.workout, listener)
        workout_runner = _workout_runner(client, back.machine, recorder, listener, back)
        workout_runner.come_back(back.left_ms, back.away_ms)
        return workout_runner

    return opened


def _workout_runner(
    client: LogClient,
    machine: Machine,
    recorder: Recorder,
    listener: Listener,
    back: LeftWorkout | None = None,
) -> WorkoutRunner:
    names = {planned_set.exercise for planned_set in machine.state.planned_sets}
    events = back.course.events if back else ()
    return WorkoutRunner(
        machine,
        client.context.clock,
        recorder,
        listener,
        Advice(
            client.ask(lambda log: log.past(names)),
            lambda planned_set: find_easier_variant(client, planned_set),
        ),
        client.settings.weight_unit,
        sequence=events[-1].sequence + 1 if events else 0,
        started_ms=back.left_ms + back.away_ms if back else 0,
    )


def find_easier_variant(client: LogClient, planned_set: PlannedSet) -> Variant | None:
    """The easier variant that can be done here and today; None without one, or without a log."""
    library, today = client.context.library.library, client.context.clock.today()
    try:
        return client.ask(
            lambda log: easier_variant(planned_set, current_situation(log, library, today), log)
        )
    except StorageError:
        return None


def _recorder(
    client: LogClient, workout: WorkoutRecord, listener: Listener
) -> WorkoutRecorder | NullRecorder:
    if client.is_rehearsal or client.writer is None or client.lock is None:
        return NullRecorder(listener.log_answered)
    clock = client.context.clock
    return WorkoutRecorder(client.writer, client.lock, clock, workout.id, listener.log_answered)


def _options(client: LogClient) -> GuideOptions:
    own = client.settings
    return GuideOptions(
        own.lead_in_seconds, own.switch_seconds, own.re_entry_seconds, own.auto_advance
    )


@dataclass(frozen=True, slots=True)
class LeftWorkout:
    """A workout that was left under way.

    Attributes:
        where: where it stands, in one line.
        ago: how long ago it was left, in words.
        machine: the workout as it stood then.
        left_ms: the time of its own clock at which it was left.
        away_ms: how long ago that was.
    """

    course: ActiveWorkout
    machine: Machine
    where: str
    ago: str
    left_ms: int
    away_ms: int


def find_left_workout(client: LogClient) -> LeftWorkout | None:
    """The workout that was left under way, as it stood then; None without one.

    Raises:
        UnreadableCourseError: there is one that cannot go on.
        UnreadableDeedError: it holds a deed that this version cannot read.
    """
    course = client.ask(lambda log: log.active_workout())
    return None if course is None else _replayed(client, course)


def _replayed(client: LogClient, course: ActiveWorkout) -> LeftWorkout:
    exercises = client.context.library.library.exercises
    kept = ((each.at_ms, event_from_plain(each.name, each.fields)) for each in course.events)
    machine = Machine.replayed(
        course.planned_sets,
        exercises,
        options_from_plain(course.options),
        kept,
        client.load_step(),
    )
    last_ms = course.events[-1].at_ms if course.events else 0
    last_at, now = course.last_stamp.utc, client.context.clock.now().utc
    alive = min(max(last_at, course.last_alive or last_at), max(now, last_at))
    left_ms = last_ms + round((alive - last_at).total_seconds() * 1000)
    away_ms = max(0, round((now - alive).total_seconds() * 1000))
    where = position_text(machine.state_at(left_ms), left_ms, exercises)
    return LeftWorkout(course, machine, where, elapsed_text(away_ms // 1000), left_ms, away_ms)
