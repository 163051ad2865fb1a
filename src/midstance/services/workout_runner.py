"""Runs a workout: gives its machine the time, and performs its effects."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, assert_never

from midstance.coach.adapt.ladders.gates import is_form_broken, toggle_form
from midstance.domain.pain import (
    DO_LESS,
    PainRule,
    apply_pain_rule,
    loads_region,
    strong_pain_text,
)
from midstance.domain.quantity import WeightUnit, duration_text
from midstance.domain.record import LogChange, LoggedEvent
from midstance.domain.session import Purpose
from midstance.domain.strength.ramp_up import is_ramp_up
from midstance.workout import effects
from midstance.workout.card import Card, TextContext, make_card
from midstance.workout.display.details import paced_ms
from midstance.workout.display.time_left import idle_limit_ms
from midstance.workout.events import (
    Answer,
    ClockStopped,
    IdleNoticed,
    ItemsDropped,
    NoteAdded,
    PainReported,
    RunnerEvent,
    Swapped,
    TimePassed,
    event_to_plain,
)
from midstance.workout.recording import last_recorded_sets
from midstance.workout.set_count import reached_gate
from midstance.workout.set_entry import MAX_NOTE_LENGTH
from midstance.workout.signals.speech import sentence
from midstance.workout.state import NotAllowedNowError, Phase
from midstance.workout.summary import Summary, summarise
from midstance.workout.view import View, make_view

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from midstance.coach.adapt.variants import Variant
    from midstance.coach.progress.next_time import NextTime
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import ExercisePast, SetRecord, Timestamp, WorkoutRecord
    from midstance.workout.card import Ceilings
    from midstance.workout.effects import Effect
    from midstance.workout.machine import Machine
    from midstance.workout.state import State


ASLEEP_FROM_MS = 2000
"""A gap of the waking clock from which the computer counts as having slept."""
LATE_CUE_MS, LATE_SPEECH_MS = 2000, 1000
"""Cues and sentences that are this late are left out."""

NO_SET_FOR_FORM = "No set is saved yet: say that form broke in the rest after it."
FORM_BROKE_NOTED = "Noted: form broke. More waits until a session in which it holds."
FORM_HELD = "Taken back: form held."
NO_ROOM_FOR_FORM = "The note on the set has no room for it: shorten the note, then say it again."


@dataclass(frozen=True, slots=True)
class Advice:
    """What the log and the coach know for one workout.

    Attributes:
        past: what the log knew of each exercise before.
        find_easier: the easier variant that can be done instead of a planned set, or None.
        session, name: the id and the name of the session.
        find_unloaded: what can be done instead of a planned set without loading a region, and is
            not taken by the session; or None.
        plan_next: what comes the next time after the sets and pains so far.
        ceilings: of the heart rate by their percentage: in short, and as sentences.
    """

    past: Mapping[str, ExercisePast]
    find_easier: Callable[[PlannedSet], Variant | None]
    session: str = ""
    name: str = ""
    find_unloaded: Callable[[PlannedSet, str, Container[str]], Variant | None] = (
        lambda _planned_set, _region, _taken: None
    )
    plan_next: Callable[[State], tuple[NextTime, ...]] = lambda _state: ()
    ceilings: Ceilings = field(default_factory=dict)


class WorkoutRunner:
    """Runs one workout against the world's clock and the log.

    Attributes:
        machine: the workout.
        past: what the log knows of each exercise from before.
        unit: the unit in which loads are shown.
        session, name: the id and the name of its session.
    """

    def __init__(
        self,
        machine: Machine,
        clock: WorkoutClock,
        recorder: Recorder,
        listener: Listener,
        advice: Advice,
        unit: WeightUnit = WeightUnit.KG,
        *,
        sequence: int = 0,
        started_ms: int = 0,
    ) -> None:
        """Run ``machine``, whose own clock is at ``started_ms`` now."""
        self.machine, self.past, self.unit = machine, advice.past, unit
        self._clock, self._recorder, self._listener = clock, recorder, listener
        self._find_easier, self._find_unloaded = advice.find_easier, advice.find_unloaded
        self.session, self.name = advice.session, advice.name
        self._ceilings = advice.ceilings
        self._plan_next = advice.plan_next
        self._planned_after: tuple[object, object] | None = None
        self._next_times: tuple[NextTime, ...] = ()
        self._sequence = sequence
        self._origin = clock.elapsed_ms() - started_ms
        self._asleep = clock.elapsed_ms() - clock.awake_ms()
        self._last_key = started_ms

    @property
    def now(self) -> int:
        """Milliseconds of the workout's own clock."""
        return self._clock.elapsed_ms() - self._origin

    def view(self) -> View:
        """What to show now."""
        return make_view(self.machine, self.now, self.past, self.unit, self._ceilings)

    def summary(self) -> Summary:
        """What the workout amounts to so far."""
        return summarise(self.machine.state, self.now, self.machine.exercises, self.past)

    def next_times(self) -> tuple[NextTime, ...]:
        """What comes the next time for the exercises so far; planned once for the same sets."""
        state = self.machine.state
        done = state.sets, state.pains
        if done != self._planned_after:
            self._planned_after, self._next_times = done, self._plan_next(state)
        return self._next_times

    def do(self, event: RunnerEvent) -> None:
        """Apply ``event`` now; one that is not allowed now is answered with one line."""
        self._notice_absence()
        state, now = self.machine.state, self.now
        self._do(event, now)
        if state.is_idle and not self.machine.state.is_idle:
            away = duration_text((now - (state.clock.held_since or now)) // 1000)
            self._listener.say(f"You were away for {away}; that time does not count.")
        if gate := reached_gate(state, self.machine.state):
            rate = f"rate this set; RPE {gate.effort} or below counts."
            self._listener.say(f"The gate of {gate.amount} is reached: {rate}")
        self._last_key = self.now
        if isinstance(event, PainReported) and apply_pain_rule(event.level) is PainRule.RED:
            self._avoid_region(event.region)

    def skip_warm_up(self) -> bool:
        """Leave out what is left of the warm-up; False where nothing is left of it."""
        state = self.machine.state
        ahead = state.planned_sets[state.index :]
        places = dict.fromkeys(each.place for each in ahead if each.purpose is Purpose.WARM_UP)
        if places:
            self.do(ItemsDropped(tuple(places)))
        return bool(places)

    def note_form(self) -> None:
        """Note that form broke in the set just saved; again takes it back. The runner reads it."""
        last = last_recorded_sets(self.machine.state)
        if not last:
            self._listener.say(NO_SET_FOR_FORM)
            return
        note = toggle_form(last[-1].note)
        if len(note) > MAX_NOTE_LENGTH:
            self._listener.say(NO_ROOM_FOR_FORM)
            return
        self.do(NoteAdded(note))
        self._listener.say(FORM_BROKE_NOTED if is_form_broken(note) else FORM_HELD)

    def beside_form(self, note: str) -> str:
        """A new note on the set, with the words that its form broke where the one before had them.

        For whoever types it without seeing the note that it replaces.
        """
        last = last_recorded_sets(self.machine.state)
        is_kept = bool(last) and is_form_broken(last[-1].note) and not is_form_broken(note)
        return toggle_form(note) if is_kept else note

    def wake(self) -> None:
        """Apply everything that is due."""
        self._notice_absence()
        self._recorder.alive()
        self._let_pass(self.now)

    def come_back(self, left_ms: int, away_ms: int) -> None:
        """Take up a workout that was left at ``left_ms`` of its clock, ``away_ms`` ago."""
        if self.machine.state.is_under_way:
            self._do(ClockStopped(away_ms), left_ms)

    def retry(self) -> None:
        """Try at once to save what could not be saved."""
        self._recorder.retry()

    def card_at(self, offset: int) -> Card | None:
        """The card of the planned set ``offset`` sets from the current one; None for 0."""
        state = self.machine.state
        if not offset:
            return None
        known = TextContext(self.machine.exercises, self.past, self.unit, self._ceilings)
        return make_card(state.planned_sets[self._current_index + offset], 0, known)

    def nearest(self, offset: int) -> int:
        """``offset``, limited to the planned sets that there are."""
        state = self.machine.state
        last = len(state.planned_sets) - 1 - self._current_index
        return max(-self._current_index, min(last, offset))

    @property
    def _current_index(self) -> int:
        state = self.machine.state
        return min(state.index, len(state.planned_sets) - 1)

    def time_of_day(self, seconds_ahead: int) -> str:
        """The runner's clock ``seconds_ahead`` from now: ``18:31``."""
        now = self._clock.now()
        at = now.utc + timedelta(minutes=now.offset_minutes, seconds=seconds_ahead)
        return f"{at:%H:%M}"

    def answer(self, answer: Answer) -> None:
        """Apply what the log answered."""
        self.machine.handle(answer, self.now)

    def paced_ms(self) -> int | None:
        """How long the tempo guide has been running in this set; None while it paces nothing."""
        return paced_ms(self.machine.state, self.now)

    def seconds_to_wake(self) -> float | None:
        """Seconds until the view changes or something is due; None while nothing moves."""
        now = self.now
        at = self.machine.wakes_at(now)
        return None if at is None else max(0, at - now) / 1000

    def _notice_absence(self) -> None:
        self._notice_sleep()
        self._notice_idleness()

    def _notice_idleness(self) -> None:
        """Pause, as of the last key or step, where the runner seems to have gone."""
        now = self.now
        self._let_pass(now)
        state = self.machine.state
        if not state.is_under_way or state.clock.is_held or state.phase is Phase.DONE:
            return
        idle = now - max(self._last_key, state.clock.began)
        if idle >= idle_limit_ms(state):
            self._do(IdleNoticed(idle), now)

    def _avoid_region(self, region: str) -> None:
        """Replace or drop what loads ``region`` from here on, and warn of what changed."""
        if not self.machine.state.is_under_way:
            return
        replaced = tuple(self._replace_items_loading(region))
        loading = self._items_loading(region)
        if loading:
            self._do(ItemsDropped(tuple(loading)), self.now)
        exercises, pains = self.machine.exercises, self.machine.state.pains
        dropped = tuple(dict.fromkeys(exercises[each.exercise].name for each in loading.values()))
        hurt = exercises[pains[-1].exercise].name
        self._listener.warn(strong_pain_text(hurt, region, dropped, replaced))

    def _items_loading(self, region: str) -> dict[int, PlannedSet]:
        """The items ahead that load ``region``, by their place."""
        state, exercises = self.machine.state, self.machine.exercises
        return {
            each.place: each
            for each in state.planned_sets[state.index :]
            if loads_region(exercises[each.exercise], region)
        }

    def _replace_items_loading(self, region: str) -> Iterator[tuple[str, str]]:
        """Put another exercise in the place of each that loads ``region``, where there is one.

        Not for warm-up and cool-down, nor where one side of the set is done already.
        """
        exercises = self.machine.exercises
        taken = {each.exercise for each in self.machine.state.planned_sets}
        for place, planned_set in self._items_loading(region).items():
            is_begun = self.machine.state.side and self.machine.state.planned_set.place == place
            if is_begun or not planned_set.purpose.counts:
                continue
            variant = self._find_unloaded(planned_set, region, taken)
            if variant is not None:
                self._do(swap_event(place, variant), self.now)
                taken.add(variant.exercise.id)
                yield exercises[planned_set.exercise].name, variant.exercise.name

    def _notice_sleep(self) -> None:
        gap = self._clock.elapsed_ms() - self._clock.awake_ms()
        slept, self._asleep = gap - self._asleep, gap
        if slept >= ASLEEP_FROM_MS and self.machine.state.is_under_way:
            self._do(ClockStopped(slept), max(self.machine.latest, self.now - slept))
            self._last_key += slept

    def _do(self, event: RunnerEvent, now: int) -> None:
        self._let_pass(now)
        try:
            effects_now = self.machine.handle(event, now)
        except NotAllowedNowError as refusal:
            self._listener.say(str(refusal))
            return
        self._record(event, now, effects_now)

    def _let_pass(self, now: int) -> None:
        effects_now = self.machine.wake(now)
        if _change(effects_now) != LogChange():
            self._record(TimePassed(), now, effects_now)
        else:
            self._perform_all(effects_now)

    def _record(self, event: RunnerEvent, now: int, effects_now: tuple[Effect, ...]) -> None:
        name, fields = event_to_plain(event)
        logged = LoggedEvent(self._sequence, now, name, fields)
        self._sequence += 1
        self._recorder.record(logged, self._clock.now(), _change(effects_now))
        self._perform_all(effects_now)

    def _perform_all(self, effects_now: tuple[Effect, ...]) -> None:
        for effect in effects_now:
            self._perform(effect)

    def _perform(self, effect: Effect) -> None:
        match effect:
            case effects.SaveSets() | effects.RemoveSets() | effects.SaveNotes():
                return
            case effects.AnnouncePhase(text):
                self._listener.say(text)
            case effects.Cue(kind, at):
                if self.now - at <= LATE_CUE_MS:
                    self._listener.cue(kind)
            case effects.Speak():
                self._speak(effect)
            case effects.OfferSwap():
                self._offer_easier(effect)
            case effects.FinishWorkout():
                self._listener.finished(effect)
            case _:
                assert_never(effect)

    def _speak(self, speak: effects.Speak) -> None:
        """Have a sentence spoken unless it is late; silence is due at any time."""
        is_late = self.now - speak.at > LATE_SPEECH_MS
        if not is_late or speak.moment is effects.SpokenMoment.SILENCE:
            self._listener.speak(sentence(speak, self.machine.exercises, self.unit))

    def _offer_easier(self, swap: effects.OfferSwap) -> None:
        """Offer what can be done here and today, which may not be the library's next rung."""
        state = self.machine.state
        ahead = state.planned_sets[state.index :]
        of_item = (each for each in ahead if each.place == swap.place and not is_ramp_up(each))
        variant = self._find_easier(next(of_item))
        if variant is None:
            self._listener.say(DO_LESS)
        else:
            event = swap_event(swap.place, variant)
            self._listener.offer(EasierOffer(variant.exercise.name, swap.reason, event))


@dataclass(frozen=True, slots=True)
class EasierOffer:
    """An easier exercise that may take over.

    Attributes:
        name: the exercise's name.
        reason: why it is offered, as sentences.
        event: what happens if the runner takes it.
    """

    name: str
    reason: str
    event: Swapped


def swap_event(place: int, variant: Variant) -> Swapped:
    """The event with which ``variant`` takes over the item at ``place``."""
    load = variant.load.grams if variant.load else None
    return Swapped(place, variant.exercise.id, variant.prescription.text(), load)


def _change(effects_now: tuple[Effect, ...]) -> LogChange:
    """All that the effects change in the log, as one change."""
    saved: dict[int, SetRecord] = {}
    removed: list[int] = []
    note = pains = heart_rate = ending = active_ms = None
    by_word = False
    for effect in effects_now:
        match effect:
            case effects.SaveSets(sets):
                saved |= {each.sequence: each for each in sets}
            case effects.RemoveSets(sequences):
                removed += sequences
            case effects.SaveNotes():
                note, pains, heart_rate = effect.note, effect.pains, effect.heart_rate
            case effects.FinishWorkout():
                ending, active_ms, by_word = effect.ending, effect.active_ms, effect.by_word
            case _:
                continue
    end = ending, active_ms, by_word, heart_rate
    return LogChange(tuple(saved.values()), tuple(removed), note, pains, *end)


class WorkoutClock(Protocol):
    """The world's time for a workout."""

    def elapsed_ms(self) -> int:
        """Milliseconds that go on while the computer sleeps."""

    def awake_ms(self) -> int:
        """Milliseconds that stand still while the computer sleeps."""

    def now(self) -> Timestamp:
        """The moment on the wall clock."""


class Recorder(Protocol):
    """Records a workout; its answers come back later through :meth:`WorkoutRunner.answer`."""

    def begin(
        self,
        workout: WorkoutRecord,
        planned_sets: tuple[PlannedSet, ...],
        options: Mapping[str, object],
    ) -> None:
        """Record the beginning of a workout."""

    def record(self, event: LoggedEvent, stamp: Timestamp, change: LogChange) -> None:
        """Record an event and what it changed, all or nothing."""

    def retry(self) -> None:
        """Try again at once what could not be saved."""

    def alive(self) -> None:
        """Note that the workout is being guided at this moment."""


class Listener(Protocol):
    """The front end of a workout."""

    def say(self, text: str) -> None:
        """One line for the runner."""

    def cue(self, kind: effects.CueKind) -> None:
        """A signal that is due now."""

    def speak(self, text: str) -> None:
        """A sentence to be read aloud at once, in the place of the last one; "" is silence."""

    def offer(self, swap: EasierOffer) -> None:
        """An easier exercise is offered."""

    def warn(self, text: str) -> None:
        """A text to be read in full, after which the workout goes on or ends."""

    def finished(self, finish: effects.FinishWorkout) -> None:
        """The workout is closed."""

    def log_answered(self, answer: Answer) -> None:
        """The log answered; pass it on with :meth:`WorkoutRunner.answer`."""
