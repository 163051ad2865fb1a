"""Plays workouts from transcripts that read like a scene, one line an event and what it leads to.

``30 s pass -> REST 0:30, saves plank 30`` lets half a minute go by, and holds if the screen then
shows a rest of half a minute and the log was asked to keep exactly that one set.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Loadable,
    Measure,
    Pattern,
)
from midstance.domain.planned_sets import PlannedSet, lay_out
from midstance.domain.quantity import RestWindow, Side, Tempo, WeightUnit
from midstance.domain.record import SetRecord
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from midstance.workout import effects, events
from midstance.workout.machine import Machine
from midstance.workout.signals.speech import sentence
from midstance.workout.state import GuideOptions, NotAllowedNowError
from midstance.workout.view import View, make_view

SECOND = 1000


def exercise(
    id_: str,
    measure: Measure,
    *,
    kit: tuple[Equipment, ...] = (),
    pattern: Pattern = Pattern.CORE_ANTI_EXTENSION,
    loadable: Loadable = Loadable.NONE,
    alternating: bool = False,
    easier: str | None = None,
    tempo: str | None = None,
) -> Exercise:
    """A small exercise that is named after its id."""
    return Exercise(
        id=id_,
        name=id_.replace("-", " ").capitalize(),
        pattern=pattern,
        measure=measure,
        default=Dose(3, 8),
        equipment=(kit,) if kit else (),
        loadable=loadable,
        alternating=alternating,
        easier=easier,
        tempo=Tempo.parse(tempo) if tempo else None,
        cues=("Stand tall", "Breathe"),
        mistakes=("Hips sag",),
        why="It may help late in a race.",
    )


EXERCISES = {
    each.id: each
    for each in (
        exercise("plank", Measure.SECONDS, easier="knee-plank"),
        exercise("knee-plank", Measure.SECONDS),
        exercise("side-plank", Measure.SECONDS_PER_SIDE),
        exercise("dead-bug", Measure.SECONDS, alternating=True),
        exercise("run", Measure.SECONDS, pattern=Pattern.CONDITIONING),
        exercise("push-up", Measure.REPS),
        exercise("lunge", Measure.REPS_PER_SIDE, alternating=True),
        exercise("calf-raise", Measure.REPS_PER_SIDE),
        exercise("hop", Measure.CONTACTS_PER_SIDE),
        exercise("jump", Measure.CONTACTS),
        exercise("carry", Measure.METRES, kit=(Equipment.DUMBBELL,), loadable=Loadable.EXTERNAL),
        exercise(
            "squat",
            Measure.REPS,
            kit=(Equipment.BARBELL, Equipment.RACK),
            loadable=Loadable.EXTERNAL,
            tempo="3-1-X-0",
        ),
        exercise("deadlift", Measure.REPS, kit=(Equipment.BARBELL,), loadable=Loadable.EXTERNAL),
        exercise("band-walk", Measure.REPS, kit=(Equipment.BAND_MINI,), loadable=Loadable.BAND),
    )
}


def item(text: str, rest: str = "0", change: int | None = None, note: str = "") -> Item:
    """An item such as ``plank 3x30 s``."""
    id_, _, asked = text.partition(" ")
    return Item(id_, Prescription.parse(asked), RestWindow.parse(rest), change, None, note)


def block(
    *items: Item,
    style: Style = Style.STRAIGHT,
    rounds: int = 1,
    rest: str = "0",
    every: int | None = None,
    cap: int | None = None,
    purpose: Purpose = Purpose.STRENGTH,
) -> Block:
    """A block of strength, unless something else is said."""
    return Block(purpose, items, style, rounds, RestWindow.parse(rest), every, cap)


def session(*blocks: Block) -> Session:
    """A session of these blocks."""
    return Session("test/A", "Test", blocks)


def planned_sets_of(
    *blocks: Block, weaker: dict[str, Side] | None = None
) -> tuple[PlannedSet, ...]:
    """The planned sets of a session of these blocks."""
    return lay_out(session(*blocks), EXERCISES, weaker or {})


def straight(*items: Item) -> tuple[PlannedSet, ...]:
    """The planned sets of these items, done one after the other."""
    return planned_sets_of(block(*items))


PLANKS = straight(item("plank 3x30 s", rest="30"))
PUSH_UPS = straight(item("push-up 3x12", rest="60-90"))


@dataclass(slots=True)
class Log:
    """What a log would hold after the effects that it was given.

    Attributes:
        ever: every serial that was ever saved.
    """

    sets: dict[int, SetRecord] = field(default_factory=dict)
    ever: set[int] = field(default_factory=set)

    def take(self, asked: Iterable[effects.Effect]) -> None:
        """Do what the effects ask for."""
        for effect in asked:
            if isinstance(effect, effects.SaveSets):
                saved = {each.sequence: each for each in effect.sets}
                assert not (saved.keys() - self.sets.keys()) & self.ever, "a serial came twice"
                self.sets |= saved
                self.ever |= saved.keys()
            elif isinstance(effect, effects.RemoveSets):
                for sequence in effect.sequences:
                    del self.sets[sequence]


class Play:
    """A workout that is played: events, time, and what came of them.

    Attributes:
        machine: the workout.
        now: milliseconds of its clock.
        log: what a log would hold.
        asked: everything that it asked of the world.
        accepted: every event that it took, with its time.
    """

    def __init__(
        self, planned_sets: tuple[PlannedSet, ...], options: GuideOptions | None = None
    ) -> None:
        """A workout with these sets to do that has not begun."""
        self.machine = Machine(planned_sets, EXERCISES, options)
        self.now = 0
        self.log = Log()
        self.asked: list[effects.Effect] = []
        self.accepted: list[tuple[int, events.RunnerEvent]] = []

    def does(self, event: events.RunnerEvent, at: int | None = None) -> tuple[effects.Effect, ...]:
        """An event of the runner, now or ``at`` another time; the effects of it."""
        at = self.now if at is None else at
        asked = self._taken(self.machine.handle(event, at))
        self.accepted.append((at, event))
        return asked

    def passes(self, seconds: float) -> tuple[effects.Effect, ...]:
        """Time goes by, and the machine is woken whenever it asked for it."""
        end = self.now + round(seconds * SECOND)
        asked: tuple[effects.Effect, ...] = ()
        while (at := self.machine.wakes_at(self.now)) is not None and at <= end:
            self.now = at
            asked += self.machine.wake(at)
        self.now = end
        return self._taken((*asked, *self.machine.wake(end)))

    def passes_unseen(self, seconds: float) -> tuple[effects.Effect, ...]:
        """Time goes by, and the machine is woken once, at the end."""
        self.now += round(seconds * SECOND)
        return self._taken(self.machine.wake(self.now))

    def _taken(self, asked: tuple[effects.Effect, ...]) -> tuple[effects.Effect, ...]:
        self.asked += asked
        self.log.take(asked)
        assert tuple(self.log.sets.values()) == self.machine.state.sets
        return asked

    @property
    def view(self) -> View:
        """What is shown now."""
        return make_view(self.machine, self.now)

    @property
    def cues(self) -> list[tuple[str, float]]:
        """Every signal given so far, with the second in which it was due."""
        return [(c.kind.value, c.at / SECOND) for c in self.asked if isinstance(c, effects.Cue)]

    @property
    def spoken(self) -> list[tuple[str, float]]:
        """Every sentence so far, "" for silence, with the second in which it was due."""
        return [
            (sentence(each, EXERCISES, WeightUnit.KG), each.at / SECOND)
            for each in self.asked
            if isinstance(each, effects.Speak)
        ]

    @property
    def stage(self) -> str:
        """The word, the number or the clock, the exercise and its side: ``HOLD 0:30 Plank``."""
        shown = self.view
        number = shown.clock if shown.number is None else str(shown.number)
        parts = (shown.word.value, number, shown.card.name, shown.card.side)
        return " ".join(part for part in parts if part)

    @property
    def done(self) -> list[str]:
        """The log in words: ``plank 30``, ``side-plank left 20``, ``push-up skipped``."""
        return [set_words(each) for each in self.machine.state.sets]


def set_words(done: SetRecord) -> str:
    """A recorded set in few words."""
    side = f" {done.side}" if done.side else ""
    load = f" @ {done.load.text()}" if done.load else ""
    short = " short" if done.short else ""
    return f"{done.exercise}{side} {'skipped' if done.skipped else done.value}{load}{short}"


TIMES = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
TIME = r"([\d.]+) (ms|s|min|h)"
Act = Callable[[Play, re.Match[str]], tuple[effects.Effect, ...]]


def _event(make: Callable[[re.Match[str]], events.RunnerEvent]) -> Act:
    return lambda play, found: play.does(make(found))


def _types(play: Play, found: re.Match[str]) -> tuple[effects.Effect, ...]:
    return tuple(e for digit in found[1] for e in play.does(events.DigitTyped(int(digit))))


def _seconds(found: re.Match[str]) -> float:
    return float(found[1]) * TIMES[found[2]]


def _sleeps(play: Play, found: re.Match[str]) -> tuple[effects.Effect, ...]:
    asked = play.does(events.ClockStopped(round(_seconds(found) * SECOND)))
    return (*asked, *play.passes(_seconds(found)))


ACTS: dict[str, Act] = {
    "space": _event(lambda _: events.AdvancePressed()),
    rf"{TIME} pass(?:es)?": lambda play, found: play.passes(_seconds(found)),
    rf"{TIME} pass(?:es)? unseen": lambda play, found: play.passes_unseen(_seconds(found)),
    rf"sleeps {TIME}": _sleeps,
    rf"idle for {TIME}": _event(lambda found: events.IdleNoticed(round(_seconds(found) * SECOND))),
    r"types (\d+)": _types,
    "erases": _event(lambda _: events.DigitErased()),
    r"nudges ([+-]\d+)": _event(lambda found: events.NumberStepped(int(found[1]))),
    r"load ([+-]\d+)": _event(lambda found: events.LoadStepped(int(found[1]))),
    r"band (\d+)": _event(lambda found: events.BandDistanceSet(int(found[1]))),
    r"effort (\d+)": _event(lambda found: events.EffortRated(int(found[1]))),
    r"notes on the workout (.+)": _event(lambda found: events.NoteAdded(found[1], on_workout=True)),
    r"notes (.+)": _event(lambda found: events.NoteAdded(found[1])),
    "skips": _event(lambda _: events.SkipPressed()),
    "skips the exercise": _event(lambda _: events.SkipPressed(whole_item=True)),
    "kit taken": _event(lambda _: events.ItemPostponed()),
    r"jumps to (\d+)": _event(lambda found: events.ItemChosen(int(found[1]))),
    "one more set": _event(lambda _: events.SetAdded()),
    r"swaps (\d+) for (\S+) (.+?)": _event(
        lambda found: events.Swapped(int(found[1]), found[2], found[3])
    ),
    "pause": _event(lambda _: events.PauseToggled()),
    r"rest ([+-]\d+) s": _event(lambda found: events.RestStretched(int(found[1]))),
    "counts it": _event(lambda _: events.ShortSetCounted()),
    "undo": _event(lambda _: events.UndoPressed()),
    r"hurts (\d+)": _event(lambda found: events.PainReported("knee", int(found[1]))),
    "again": _event(lambda _: events.StepRestarted()),
    "finishes early": _event(lambda _: events.FinishedEarly()),
    "finishes as done": _event(lambda _: events.FinishedAsDone()),
    "throws away": _event(lambda _: events.WorkoutDiscarded()),
}


def effect_words(effect: effects.Effect) -> list[str]:
    """An effect as transcripts name it; nothing for signals."""
    match effect:
        case effects.SaveSets(sets):
            return [f"saves {set_words(each)}" for each in sets]
        case effects.RemoveSets(sequences):
            return [f"removes {sequence}" for sequence in sequences]
        case effects.SaveNotes(note, pains):
            return [f"annotates {note or '; '.join(f'{p.level} in {p.exercise}' for p in pains)}"]
        case effects.AnnouncePhase(text):
            return [f"says {text}"]
        case effects.OfferSwap(place, id_):
            return [f"offers {id_} at {place}"]
        case effects.FinishWorkout(ending, active_ms):
            return [f"closes {ending.value} after {active_ms / SECOND:g} s"]
        case effects.Cue() | effects.Speak():
            return []


def perform(
    planned_sets: tuple[PlannedSet, ...], transcript: str, options: GuideOptions | None = None
) -> Play:
    """Play a transcript from the start; every line must hold."""
    play = Play(planned_sets, options)
    for line in transcript.strip().splitlines():
        go_on(play, line.strip())
    return play


def go_on(play: Play, *lines: str) -> None:
    """Play lines: ``event; event -> what is shown, what is asked of the world``."""
    for line in lines:
        events, _, expected = line.partition(" -> ")
        heard = [words for event in events.split("; ") for words in _heard(play, event)]
        if expected:
            _compare(line, expected.split(", "), play.stage, heard)


def _heard(play: Play, event: str) -> list[str]:
    try:
        return [words for effect in _act(play, event) for words in effect_words(effect)]
    except NotAllowedNowError as read_only_reason:
        return [f"refused: {read_only_reason}"]


def _act(play: Play, event: str) -> tuple[effects.Effect, ...]:
    for pattern, act in ACTS.items():
        if found := re.fullmatch(pattern, event):
            return act(play, found)
    raise AssertionError(f"no such deed: {event}")


def _compare(line: str, expected: list[str], stage: str, heard: list[str]) -> None:
    """Each thing expected holds, and nothing was asked of the world that was not expected."""
    wanted = [part for part in expected if part[:1].islower() and part != "nothing"]
    unseen = [part for part in expected if part[:1].isupper() and not stage.startswith(part)]
    missing = [part for part in wanted if not any(each.startswith(part) for each in heard)]
    surplus = [part for part in heard if not any(part.startswith(each) for each in wanted)]
    wrong = [*missing, *surplus, *unseen]
    assert not wrong, f"{line}\n  shows {stage}\n  heard {heard}"
