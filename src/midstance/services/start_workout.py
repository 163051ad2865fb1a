"""Begins a workout, or resumes the one that was left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from midstance.coach.adapt.adaptation import current_situation
from midstance.coach.adapt.dose import keep_light, loads_that_count
from midstance.coach.adapt.ladders.open_sets import open_last_sets
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.starting.first_load import FirstLoad, KnownLoads, first_load, sources_of
from midstance.coach.adapt.starting.swap_load import AT_MOST
from midstance.coach.adapt.variants import (
    as_variants,
    easier_variant,
    unloaded_variant,
    variants_of,
)
from midstance.coach.heart_rate import ceiling_for, with_ceilings
from midstance.domain.planned_sets import lay_out, work_sets
from midstance.domain.record import LoggedSet, WorkoutRecord, WorkoutStatus
from midstance.domain.runner import heaviest_weight, load_rules
from midstance.domain.strength.ramp_up import add_ramp_ups, follow_work_loads, is_ramp_up, set_name
from midstance.presentation.phrases import load_change_text
from midstance.presentation.search.exercises import search_exercises
from midstance.services.before_workout import NotReadyError
from midstance.services.today import FittedSession, fit_session
from midstance.services.workout_recorder import NullRecorder, WorkoutRecorder
from midstance.services.workout_runner import Advice, WorkoutRunner
from midstance.storage.errors import UNREADABLE, StorageError
from midstance.storage.log.event_log import unreadable_error
from midstance.workout.events import event_from_plain
from midstance.workout.machine import Machine
from midstance.workout.state import (
    GuideOptions,
    NotAllowedNowError,
    options_from_plain,
    options_to_plain,
)
from midstance.workout.view import elapsed_text, position_text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from midstance.coach.adapt.variants import Variant
    from midstance.coach.progress.next_time import NextTime
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.runner import Loading, LoadRules
    from midstance.domain.session import Session
    from midstance.services.before_workout import Readiness
    from midstance.services.log_client import LogClient
    from midstance.services.workout_runner import Listener, Recorder
    from midstance.storage.log.event_log import ActiveWorkout
    from midstance.storage.training_log import TrainingLog
    from midstance.workout.card import Ceilings
    from midstance.workout.state import State


NO_REASONS: Mapping[str, str] = MappingProxyType({})
FROM_LAST_SETS = "from your last sets"
FIRST_LEAD_IN = 10
"""Seconds before the very first set of a new runner."""


def begin_workout(
    client: LogClient,
    ready: Readiness,
    *,
    is_first: bool = False,
    leads_into_loads: bool = False,
) -> Callable[[Listener], WorkoutRunner]:
    """Begin a workout of the session for which the runner is ``ready``.

    The answer makes its runner for a listener. The ``is_first`` of a new runner has a longer
    lead-in before its first set; a screen ``leads_into_loads`` too, while the runner takes hold.

    Raises:
        NotReadyError: something is still to be answered or read.
        StorageError: the log cannot be read.
    """
    if not ready.is_ready:
        raise NotReadyError(ready.step.name)
    exercises, today, unit = client.library.exercises, client.today, client.settings.weight_unit
    fitted = client.ask(
        lambda log: fit_session(log, client.library, ready.session, today, ready.changes, unit)
    )
    session, rules = fitted.session, load_rules(exercises.values(), client.runner(), unit)
    planned_sets = _plan_sets(client, ready, fitted, rules)
    options = replace(_options(client, rules), loaded_lead_in=leads_into_loads)
    if is_first:
        options = replace(options, first_lead_in=max(FIRST_LEAD_IN, options.lead_in))
    workout = WorkoutRecord(
        client.context.ids(),
        session.id,
        session.name,
        session.week,
        client.now(),
        today,
        work_sets=work_sets(planned_sets) or None,
    )

    def open_runner(listener: Listener) -> WorkoutRunner:
        recorder = _recorder(client, workout, listener)
        recorder.begin(workout, planned_sets, options_to_plain(options))
        machine = Machine(planned_sets, exercises, options)
        return _workout_runner(client, machine, recorder, listener, workout)

    return open_runner


def _plan_sets(
    client: LogClient, ready: Readiness, fitted: FittedSession, rules: LoadRules
) -> tuple[PlannedSet, ...]:
    """Every set of the session, with ramp-up sets, open last sets, ceilings and loads."""
    library, session, runner = client.library, fitted.session, client.runner()
    exercises, unit = library.exercises, client.settings.weight_unit
    names = {item.exercise for item in session.items}
    weaker_sides = client.ask(lambda log: log.weaker_sides(names))
    laid_out = add_ramp_ups(lay_out(session, exercises, weaker_sides, rules.loading), exercises)
    if not ready.changes.minutes and not ready.changes.is_light:
        here = client.ask(lambda log: current_situation(log, library, client.today, unit))
        laid_out = open_last_sets(laid_out, session, here)
    past = client.ask(lambda log: log.past(sources_of(names), library.lighter_weeks))
    return fill_in_loads(
        with_ceilings(laid_out, session, library, runner),
        rules,
        KnownLoads(exercises, loads_that_count(past, runner), unit),
        Situation(library, runner, client.today),
        session.load_share,
        _load_reasons(ready.session, fitted, unit),
    )


def _load_reasons(prescribed: Session, fitted: FittedSession, unit: WeightUnit) -> dict[str, str]:
    """Why loads are what they are; those that the session itself names need no reason."""
    named = {item.exercise for item in prescribed.items if item.prescription.load is not None}
    notes = {each.exercise: load_change_text(each.grams, unit) for each in fitted.changes}
    return {
        item.exercise: notes.get(item.exercise) or FROM_LAST_SETS
        for item in fitted.session.items
        if item.prescription.load is not None and item.exercise not in named
    }


def fill_in_loads(
    planned_sets: tuple[PlannedSet, ...],
    rules: LoadRules,
    known: KnownLoads,
    situation: Situation,
    share: float = 1.0,
    reasons: Mapping[str, str] = NO_REASONS,
) -> tuple[PlannedSet, ...]:
    """The sets with the steps of their loads, and the load of each that names none.

    Ramp-up sets have their share of the work load. Work begins with a ``share`` of the load that
    it would begin with on a usual day. ``reasons`` say of exercises in a few words why their loads
    are others than the last time; these loads have their share already.
    """

    def fill_in(planned_set: PlannedSet) -> PlannedSet:
        loading = rules.loadings.get(planned_set.exercise)
        if loading is None:
            return replace(planned_set, loading=None)
        ready = replace(planned_set, loading=loading)
        prescription = planned_set.prescription
        if is_ramp_up(planned_set):
            return ready
        first = first_load(planned_set.exercise, prescription, loading, known)
        if prescription.load is not None:
            why = reasons.get(planned_set.exercise, planned_set.load_reason)
            if why == FROM_LAST_SETS and first is not None and first.load == prescription.load:
                why = first.reason
            part = 1.0 if planned_set.exercise in reasons else share
            light = _lighter_load(FirstLoad(prescription.load, why), part, planned_set, loading)
            light = _limit_to_heaviest(light, planned_set, situation)
            return replace(ready.with_load(light.load), load_reason=light.reason)
        if first is None:
            return ready
        past = known.past.get(planned_set.exercise)
        light = _lighter_load(first, share, planned_set, loading)
        light = keep_light(light, planned_set, loading, past, situation)
        light = _limit_to_heaviest(light, planned_set, situation)
        return replace(ready.with_load(light.load), load_reason=light.reason)

    return follow_work_loads(map(fill_in, planned_sets))


def _limit_to_heaviest(
    first: FirstLoad, planned_set: PlannedSet, situation: Situation
) -> FirstLoad:
    """The load to begin with, or the heaviest one there is where that is less."""
    exercise = situation.library.exercises[planned_set.exercise]
    heaviest = heaviest_weight(exercise, situation.runner)
    if heaviest is None or first.load <= heaviest:
        return first
    reason = f"{first.reason}{AT_MOST}" if first.reason else "your heaviest"
    return FirstLoad(heaviest, reason)


def _lighter_load(
    usual: FirstLoad, share: float, planned_set: PlannedSet, loading: Loading
) -> FirstLoad:
    """A lighter day's load; the usual one where nothing lighter can be made."""
    if share >= 1 or not planned_set.purpose.counts:
        return usual
    lighter = loading.round_down(usual.load.grams * share)
    if not 0 < lighter.grams < usual.load.grams:
        return usual
    return FirstLoad(lighter, f"lighter today; {usual.reason}" if usual.reason else "lighter today")


def resume_workout(client: LogClient, left: LeftWorkout) -> Callable[[Listener], WorkoutRunner]:
    """Resume a workout that was left; the answer makes its runner for a listener."""

    def open_runner(listener: Listener) -> WorkoutRunner:
        recorder = _recorder(client, left.active.workout, listener)
        workout_runner = _workout_runner(
            client, left.machine, recorder, listener, left.active.workout, left
        )
        workout_runner.come_back(left.left_ms, left.away_ms)
        return workout_runner

    return open_runner


def _workout_runner(
    client: LogClient,
    machine: Machine,
    recorder: Recorder,
    listener: Listener,
    workout: WorkoutRecord,
    left: LeftWorkout | None = None,
) -> WorkoutRunner:
    names = {planned_set.exercise for planned_set in machine.state.planned_sets}
    events = left.active.events if left else ()
    return WorkoutRunner(
        machine,
        client.context.clock,
        recorder,
        listener,
        Advice(
            client.ask(lambda log: log.past(names, client.library.lighter_weeks)),
            lambda planned_set: find_easier_variant(client, planned_set),
            workout.session,
            workout.name,
            lambda *asked: find_unloaded_variant(client, *asked),
            lambda state: look_ahead(client, workout, state),
            _ceilings(client, machine.state.planned_sets),
        ),
        client.settings.weight_unit,
        sequence=events[-1].sequence + 1 if events else 0,
        started_ms=left.left_ms + left.away_ms if left else 0,
    )


def look_ahead(client: LogClient, workout: WorkoutRecord, state: State) -> tuple[NextTime, ...]:
    """What comes the next time, had the workout ended in this state; nothing without a log."""
    from midstance.services.calendar.targets import plan_next_times  # noqa: PLC0415 - at a workout's end

    if client.is_rehearsal:
        return ()
    day, moment = workout.local_date, workout.started_at
    sets = tuple(
        LoggedSet(workout.id, workout.id, workout.session, moment, day, each) for each in state.sets
    )
    ended = replace(workout, ending=WorkoutStatus.COMPLETED, sets=sets, pains=state.pains)
    unit = client.settings.weight_unit
    try:
        return client.ask(lambda log: plan_next_times(log, client.library, ended, unit))
    except StorageError:
        return ()


def _ceilings(client: LogClient, planned_sets: tuple[PlannedSet, ...]) -> Ceilings:
    """The ceilings of these sets for the runner as the profile is now."""
    runner, today = client.runner(), client.today
    percents = {each.heart_percent for each in planned_sets if each.heart_percent}
    found = {each: ceiling_for(each, runner, today) for each in percents}
    return {percent: (each.limit, each.words) for percent, each in found.items()}


MOST_FOUND = 12
"""Exercises that a search lists."""


class FoundVariants(NamedTuple):
    """What a search found: what it has in common where that is not its name, and each variant."""

    heading: str
    variants: tuple[Variant, ...]


class VariantFinder:
    """What could be done instead of a set of a workout, each variant ready to begin."""

    def __init__(self, client: LogClient) -> None:
        """Look in the library and the log of ``client``."""
        self._client = client

    @property
    def library_size(self) -> int:
        """How many exercises can be found."""
        return len(self._client.library.exercises)

    def around(self, planned_set: PlannedSet) -> tuple[Variant, ...]:
        """The ladder of its exercise, and what does the same work with other equipment.

        Raises:
            StorageError: the log cannot be read.
        """
        return self._client.ask(
            lambda log: variants_of(planned_set, self._situation(log), log),
        )

    def called(self, text: str, planned_set: PlannedSet) -> FoundVariants:
        """What ``text`` may mean of the whole library, best first, the most used before others.

        Raises:
            StorageError: the log cannot be read.
        """
        exercises, today = self._client.library.exercises, self._client.today

        def find(log: TrainingLog) -> FoundVariants:
            uses = log.days.uses_in_year(tuple(exercises), today)
            found = search_exercises(exercises.values(), text, uses)
            best = found.exercises[:MOST_FOUND]
            variants = as_variants(best, planned_set, self._situation(log), log)
            return FoundVariants(found.heading, variants)

        return self._client.ask(find)

    def _situation(self, log: TrainingLog) -> Situation:
        client = self._client
        unit = client.settings.weight_unit
        return current_situation(log, client.library, client.today, unit)


def find_easier_variant(client: LogClient, planned_set: PlannedSet) -> Variant | None:
    """The easier variant that can be done here and today; None without one, or without a log."""
    library, today, unit = client.library, client.today, client.settings.weight_unit

    def easier(log: TrainingLog) -> Variant | None:
        return easier_variant(planned_set, current_situation(log, library, today, unit), log)

    try:
        return client.ask(easier)
    except StorageError:
        return None


def find_unloaded_variant(
    client: LogClient, planned_set: PlannedSet, region: str, taken: Container[str]
) -> Variant | None:
    """What can be done instead without loading a region that hurts; None without one, or a log."""
    library, today = client.library, client.today
    try:
        return client.ask(
            lambda log: unloaded_variant(
                planned_set, region, taken, current_situation(log, library, today), log
            )
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


def _options(client: LogClient, rules: LoadRules) -> GuideOptions:
    settings = client.settings
    return GuideOptions(
        settings.lead_in_seconds,
        settings.switch_seconds,
        settings.re_entry_seconds,
        settings.auto_advance,
        rules,
        short_sets=True,
        ramp_ups=True,
    )


@dataclass(frozen=True, slots=True)
class LeftWorkout:
    """A workout that was left under way.

    Attributes:
        active: what the log holds of it.
        machine: the workout as it was then.
        position: its position, in one line.
        ago: how long ago it was left, in words.
        left_ms: milliseconds of its own clock at which it was left.
        away_ms: milliseconds since then.
    """

    active: ActiveWorkout
    machine: Machine
    position: str
    ago: str
    left_ms: int
    away_ms: int


def find_left_workout(client: LogClient) -> LeftWorkout | None:
    """The workout that was left under way, as it was then; None without one.

    Raises:
        UnreadableWorkoutError: there is one that cannot go on.
    """
    active = client.ask(lambda log: log.active_workout())
    try:
        return None if active is None else _replay(client, active)
    except (*UNREADABLE, ArithmeticError, NotAllowedNowError) as error:
        raise unreadable_error(client.context.places.data, error) from error


def left_set_text(client: LogClient) -> str:
    """The set at which the workout that was left goes on, ``Deadlift, set 2 of 3``.

    "" without such a workout, and where it cannot go on.
    """
    try:
        left = find_left_workout(client)
    except StorageError:
        return ""
    if left is None:
        return ""
    planned_set = left.machine.state.planned_set
    name = client.library.exercises[planned_set.exercise].name
    return f"{name}, {set_name(planned_set.set_number)} of {planned_set.sets}"


def _replay(client: LogClient, active: ActiveWorkout) -> LeftWorkout:
    exercises = client.library.exercises
    for planned_set in active.planned_sets:
        if not {planned_set.exercise, planned_set.prescribed} <= exercises.keys():
            raise ValueError(f"the exercise {planned_set.exercise!r} is not there any more")
    events = ((each.at_ms, event_from_plain(each.name, each.fields)) for each in active.events)
    machine = Machine.replayed(
        active.planned_sets,
        exercises,
        options_from_plain(active.options),
        events,
        client.load_step(),
    )
    last_ms = active.events[-1].at_ms if active.events else 0
    last_at, now = active.last_stamp.utc, client.now().utc
    alive = min(max(last_at, active.last_alive or last_at), max(now, last_at))
    left_ms = last_ms + round((alive - last_at).total_seconds() * 1000)
    away_ms = max(0, round((now - alive).total_seconds() * 1000))
    position = position_text(machine.state_at(left_ms), left_ms, exercises)
    ago = elapsed_text(away_ms // 1000)
    return LeftWorkout(active, machine, position, ago, left_ms, away_ms)
