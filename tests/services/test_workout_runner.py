"""What runs a workout against the world's clock and the log."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from midstance.coach.adapt.variants import Relation, Variant
from midstance.coach.progress.next_time import NextTime
from midstance.domain.exercise import Exercise, Limitation
from midstance.domain.pain import DO_LESS, GO_EASIER, STOP_FOR
from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import Load
from midstance.domain.record import (
    ExercisePast,
    LogChange,
    LoggedEvent,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
)
from midstance.domain.session import Item, Prescription, Purpose
from midstance.services.workout_runner import (
    FORM_BROKE_NOTED,
    FORM_HELD,
    NO_ROOM_FOR_FORM,
    NO_SET_FOR_FORM,
    Advice,
    EasierOffer,
    WorkoutRunner,
)
from midstance.workout import effects, events
from midstance.workout.events import Answer
from midstance.workout.machine import PAUSED_WHILE_AWAY, Machine
from midstance.workout.set_entry import MAX_NOTE_LENGTH
from midstance.workout.state import Phase, State
from tests.playbook import EXERCISES, PLANKS, PUSH_UPS, block, item, planned_sets_of, straight
from tests.tui.laptop import FalseClock


@dataclass
class CallsNoted:
    """A recorder and a listener that note every call."""

    kept: list[tuple[str, LogChange]] = field(default_factory=list)
    heard: list[object] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    beats: int = 0
    retries: int = 0

    def begin(
        self,
        workout: WorkoutRecord,
        planned_sets: tuple[PlannedSet, ...],
        options: Mapping[str, object],
    ) -> None:
        """A workout begins."""
        self.heard.append((workout, planned_sets, options))

    def record(self, event: LoggedEvent, stamp: Timestamp, change: LogChange) -> None:
        """An event with what it changes."""
        assert stamp.zone
        assert event.sequence == len(self.kept)
        self.kept.append((event.name, change))

    def retry(self) -> None:
        """Saving is tried again."""
        self.retries += 1

    def alive(self) -> None:
        """A heartbeat."""
        self.beats += 1

    def say(self, text: str) -> None:
        """A line."""
        self.heard.append(text)

    def cue(self, kind: effects.CueKind) -> None:
        """A signal."""
        self.heard.append(kind)

    def speak(self, text: str) -> None:
        """A sentence."""
        self.spoken.append(text)

    def offer(self, swap: EasierOffer) -> None:
        """An easier exercise."""
        self.heard.append(swap)

    def warn(self, text: str) -> None:
        """A text to be read in full."""
        self.heard.append(f"warn: {text}")

    def finished(self, finish: effects.FinishWorkout) -> None:
        """The end."""
        self.heard.append(finish)

    def log_answered(self, answer: Answer) -> None:
        """What the log answered."""
        self.heard.append(answer)


@dataclass
class RunnerWithCalls:
    """A workout runner with its clock and with what its listener got."""

    planned_sets: tuple[PlannedSet, ...] = PLANKS
    clock: FalseClock = field(default_factory=FalseClock)
    calls: CallsNoted = field(default_factory=CallsNoted)
    past: dict[str, ExercisePast] = field(default_factory=dict)
    easier: Variant | None = None
    unloaded: Variant | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    exercises: Mapping[str, Exercise] = field(default_factory=lambda: EXERCISES)

    def __post_init__(self) -> None:
        """Make the workout runner."""
        self.workout_runner = WorkoutRunner(
            Machine(self.planned_sets, self.exercises),
            self.clock,
            self.calls,
            self.calls,
            Advice(self.past, self.find_easier, find_unloaded=self.find_unloaded),
        )

    def find_unloaded(
        self, planned_set: PlannedSet, region: str, taken: Container[str]
    ) -> Variant | None:
        """What the coach knows that does not load a region."""
        self.asked.append((planned_set.exercise, region))
        free = self.unloaded is not None and self.unloaded.exercise.id not in taken
        return self.unloaded if free else None

    def find_easier(self, planned_set: PlannedSet) -> Variant | None:
        """What the coach would offer instead of a planned set."""
        self.calls.heard.append(planned_set)
        return self.easier

    def walk_to(self, *steps: events.RunnerEvent) -> None:
        """Do them one after the other."""
        for step in steps:
            self.workout_runner.do(step)

    def wait(self, seconds: float) -> None:
        """Let time pass, and wake the performer."""
        self.clock.move(seconds)
        self.workout_runner.wake()


GO = events.AdvancePressed()


def test_every_event_is_saved_with_what_it_changed() -> None:
    """An event goes to the log with its sets, in order, and the clock's own events too."""
    gym = RunnerWithCalls()
    gym.walk_to(GO, GO, GO)
    gym.wait(12)
    gym.walk_to(GO)
    names = [name for name, _ in gym.calls.kept]
    assert names == ["Advanced"] * 4
    assert [each.value for each in gym.calls.kept[-1][1].saved] == [12]
    gym.wait(30)
    gym.wait(5)
    gym.wait(30)
    assert [name for name, _ in gym.calls.kept[4:]] == ["TimePassed"]
    assert [each.value for each in gym.calls.kept[-1][1].saved] == [30]


def test_what_means_nothing_is_one_line() -> None:
    """An event that means nothing now is answered with one line, and not kept."""
    gym = RunnerWithCalls()
    gym.walk_to(events.EffortRated(5))
    assert gym.calls.kept == []
    (line,) = gym.calls.heard
    assert isinstance(line, str)


def test_late_cues_are_not_played() -> None:
    """A cue that is more than two seconds late stays silent; one in time sounds."""
    gym = RunnerWithCalls()
    gym.walk_to(GO, GO, GO)
    gym.wait(15)
    assert effects.CueKind.HALF_WAY in gym.calls.heard
    gym.calls.heard.clear()
    gym.wait(40)
    assert effects.CueKind.LAST_THREE not in gym.calls.heard


def test_a_sleep_interrupts_a_hold() -> None:
    """When the computer slept in a hold, the hold stops where it was."""
    gym = RunnerWithCalls()
    gym.walk_to(GO, GO, GO)
    gym.wait(7)
    gym.clock.sleep(600)
    gym.workout_runner.wake()
    cut = gym.workout_runner.view().interrupted
    assert cut is not None
    assert (cut.seconds, cut.slept_ms) == (7, 600_000)
    assert gym.calls.kept[-1][0] == "Interrupted"


def test_idle_hours_are_no_training() -> None:
    """Half an hour after what the step needs the workout pauses itself, as of the last key."""
    gym = RunnerWithCalls(PUSH_UPS)
    gym.walk_to(GO, GO)
    gym.wait(10)
    gym.walk_to(events.EffortRated(7))
    gym.wait(29 * 60)
    assert gym.workout_runner.view().word == "GO"
    gym.wait(2 * 60)
    view = gym.workout_runner.view()
    assert (view.word, view.active_seconds) == ("PAUSED", 10)
    assert gym.calls.kept[-1][0] == "Idle"
    assert gym.calls.heard[-1] == PAUSED_WHILE_AWAY
    gym.wait(35 * 3600)
    assert gym.workout_runner.view().paused == "36 h"
    gym.walk_to(GO)
    assert gym.workout_runner.view().paused == ""
    assert gym.calls.heard[-1] == "You were away for 36 h; that time does not count."
    gym.wait(5)
    gym.walk_to(events.FinishedEarly())
    assert gym.calls.kept[-1][1].active_ms == 15_000
    assert [name for name, _ in gym.calls.kept].count("Idle") == 1


def test_the_first_key_after_idle_hours_resumes() -> None:
    """Where nothing woke the workout meanwhile, the key finds it paused, and ends no set."""
    gym = RunnerWithCalls(PUSH_UPS)
    gym.walk_to(GO, GO)
    gym.clock.move(35 * 3600)
    gym.walk_to(GO)
    view = gym.workout_runner.view()
    assert (view.word, view.active_seconds, view.count.saved, view.waiting) == ("GO", 0, 0, 0)


def test_sleep_is_not_idleness() -> None:
    """What the computer slept is left out already; the time before and after it counts together."""
    gym = RunnerWithCalls(PUSH_UPS)
    gym.walk_to(GO, GO)
    gym.wait(20 * 60)
    gym.clock.sleep(8 * 3600)
    gym.wait(5 * 60)
    view = gym.workout_runner.view()
    assert (view.word, view.active_seconds) == ("GO", 25 * 60)
    gym.wait(10 * 60)
    view = gym.workout_runner.view()
    assert (view.word, view.active_seconds) == ("PAUSED", 0)


def test_a_short_stall_is_no_sleep() -> None:
    """Less than two seconds of sleep are lived through."""
    gym = RunnerWithCalls()
    gym.walk_to(GO, GO, GO)
    gym.clock.sleep(1.5)
    gym.workout_runner.wake()
    assert gym.workout_runner.view().interrupted is None


def test_a_sleep_before_the_workout_is_nobodys() -> None:
    """Nothing is interrupted that has not begun."""
    gym = RunnerWithCalls()
    gym.clock.sleep(600)
    gym.workout_runner.wake()
    assert gym.calls.kept == []


def test_looking_around_stays_within_the_session() -> None:
    """Cards ahead and behind are those of other sets, never beyond the first or the last."""
    gym = RunnerWithCalls(PUSH_UPS)
    gym.walk_to(GO)
    workout_runner = gym.workout_runner
    assert workout_runner.card_at(0) is None
    assert workout_runner.nearest(9) == 2
    assert workout_runner.nearest(-9) == 0
    card = workout_runner.card_at(2)
    assert card is not None
    assert card.set_number == 3


def test_the_time_of_day_ahead() -> None:
    """The finish is reported on the runner's own clock."""
    assert RunnerWithCalls().workout_runner.time_of_day(3600) == "19:02"


def test_the_next_moment_at_which_something_changes() -> None:
    """While nothing moves nobody is woken; in a countdown within a second."""
    gym = RunnerWithCalls(PUSH_UPS)
    assert gym.workout_runner.seconds_to_wake() is None
    gym.walk_to(GO, GO)
    seconds = gym.workout_runner.seconds_to_wake()
    assert seconds is not None
    assert 0 <= seconds <= 1


def test_being_woken_is_a_sign_of_life() -> None:
    """Each wake-up is recorded as a heartbeat, and a retry goes to the recorder."""
    gym = RunnerWithCalls()
    gym.wait(1)
    gym.workout_runner.retry()
    assert (gym.calls.beats, gym.calls.retries) == (1, 1)


KNEE_PLANK = Variant(
    EXERCISES["knee-plank"],
    Relation.EASIER,
    steps=-1,
    cue="",
    past=None,
    prescription=Prescription.parse("3x8 s @6"),
    load=Load.of(5),
    load_because=None,
    why_not="",
    care="",
    too_early="",
)


CALF_RAISE = replace(
    KNEE_PLANK,
    exercise=EXERCISES["calf-raise"],
    prescription=Prescription.parse("2x8/side @5"),
    load=None,
)


def test_pain_offers_the_easier_variant() -> None:
    """What hurts from 3 to 5 offers the variant of the coach, with its prescription and load."""
    gym = RunnerWithCalls(easier=KNEE_PLANK)
    gym.walk_to(GO, GO, GO, events.PainReported("back", 4))
    (offer,) = [each for each in gym.calls.heard if isinstance(each, EasierOffer)]
    assert offer.name == EXERCISES["knee-plank"].name
    assert offer.reason == GO_EASIER
    assert offer.event == events.Swapped(0, "knee-plank", "3×8 s @6", 5000)
    assert gym.calls.kept[-1][1].pains is not None
    gym.walk_to(offer.event)
    assert gym.workout_runner.machine.state.planned_set.exercise == "knee-plank"


def test_the_variant_is_for_the_set_that_comes_next_of_what_hurt() -> None:
    """In the rest after a set the coach is asked about the next set of the same exercise."""
    gym = RunnerWithCalls(planned_sets=PLANKS)
    gym.walk_to(GO, GO, GO)
    gym.wait(12)
    gym.walk_to(GO, events.PainReported("back", 4))
    (planned_set,) = [each for each in gym.calls.heard if isinstance(each, PlannedSet)]
    assert (planned_set.exercise, planned_set.set_number) == ("plank", 2)


def test_without_an_easier_variant_less_may_help() -> None:
    """Nothing that cannot be done here is offered; a line says what else may help."""
    gym = RunnerWithCalls()
    gym.walk_to(GO, GO, GO, events.PainReported("back", 4))
    assert not [each for each in gym.calls.heard if isinstance(each, EasierOffer)]
    assert DO_LESS in gym.calls.heard


def test_the_next_time_is_planned_once_for_the_same_sets() -> None:
    """Asked again it is the same answer; after another set it is planned again."""
    gym, asked = RunnerWithCalls(), list[int]()

    def plan(state: State) -> tuple[NextTime, ...]:
        asked.append(len(state.sets))
        return (NextTime("plank", Item("plank", Prescription.parse("2x30 s"))),)

    gym.workout_runner = WorkoutRunner(
        Machine(PLANKS, EXERCISES),
        gym.clock,
        gym.calls,
        gym.calls,
        Advice({}, gym.find_easier, plan_next=plan),
    )
    first = gym.workout_runner.next_times()
    assert first == gym.workout_runner.next_times()
    gym.walk_to(GO, events.SkipPressed())
    gym.workout_runner.next_times()
    assert asked == [0, 1]
    assert RunnerWithCalls().workout_runner.next_times() == ()


def test_the_end_is_shown_and_saved() -> None:
    """Finishing closes the workout in the log and tells the screen."""
    gym = RunnerWithCalls()
    gym.walk_to(GO, GO, GO, events.UndoPressed(), events.FinishedEarly())
    change = gym.calls.kept[-1][1]
    assert change.ending is WorkoutStatus.FINISHED_EARLY
    assert change.active_ms == 0
    assert any(isinstance(each, effects.FinishWorkout) for each in gym.calls.heard)
    assert gym.workout_runner.summary().sets_done == 0


def test_coming_back_interrupts_only_what_is_under_way() -> None:
    """A workout that had not begun comes back as it was."""
    gym = RunnerWithCalls()
    gym.workout_runner.come_back(0, 5000)
    assert gym.calls.kept == []
    gym.walk_to(GO)
    gym.workout_runner.come_back(0, 5000)
    assert gym.calls.kept[-1][0] == "Interrupted"
    assert gym.workout_runner.view().phase is Phase.SET_UP


def test_the_logs_word_reaches_the_view() -> None:
    """What the log answers is what the screen may claim."""
    gym = RunnerWithCalls()
    gym.walk_to(GO, GO, GO, GO)
    sequences = tuple(each.sequence for each in gym.calls.kept[-1][1].saved)
    assert gym.workout_runner.view().count.saved == 0
    gym.workout_runner.answer(events.SetsSaved(sequences))
    assert gym.workout_runner.view().count.saved == 1


TAGGED = EXERCISES | {
    "squat": replace(EXERCISES["squat"], care_if=(Limitation.KNEE_FRONT,)),
    "jump": replace(EXERCISES["jump"], avoid_if=(Limitation.KNEE_TENDON,)),
}
FOUR = straight(item("plank 2x30 s"), item("push-up 1x5"), item("squat 2x5"), item("jump 1x4 c"))


def test_a_strong_pain_drops_what_loads_the_region() -> None:
    """Above 5 of 10 the later squats and jumps go, the push-up stays, and the text is in full."""
    gym = RunnerWithCalls(FOUR, exercises=TAGGED)
    gym.walk_to(GO, GO, events.PainReported("knee", 7))
    state = gym.workout_runner.machine.state
    assert [each.exercise for each in state.sets if each.skipped] == [
        *("plank", "plank", "squat", "squat", "jump")
    ]
    assert state.planned_set.exercise == "push-up"
    assert [name for name, _ in gym.calls.kept][-2:] == ["Hurt", "ItemsDropped"]
    (warning,) = (each for each in gym.calls.heard if str(each).startswith("warn: "))
    assert "No more Plank today." in str(warning)
    assert "Left out, because of your knee: Squat, Jump." in str(warning)
    assert STOP_FOR in str(warning)


def test_a_strong_pain_replaces_what_can_be_replaced() -> None:
    """The squats become something else, once; the jumps go, and the text says both."""
    gym = RunnerWithCalls(FOUR, exercises=TAGGED, unloaded=CALF_RAISE)
    gym.walk_to(GO, GO, events.PainReported("knee", 7))
    state = gym.workout_runner.machine.state
    assert [each.exercise for each in state.sets if each.skipped] == ["plank", "plank", "jump"]
    ahead = [each.exercise for each in state.planned_sets[state.index :]]
    assert ahead == ["push-up", "calf-raise", "calf-raise"]
    assert gym.asked == [("squat", "knee"), ("jump", "knee")]
    (warning,) = (each for each in gym.calls.heard if str(each).startswith("warn: "))
    assert "Replaced, because of your knee: Calf raise instead of Squat." in str(warning)
    assert "Left out, because of your knee: Jump." in str(warning)


def test_a_warm_up_is_left_out_and_not_replaced() -> None:
    """Only work is worth another exercise."""
    blocks = block(item("plank 1x30 s"), item("squat 1x5"), purpose=Purpose.WARM_UP)
    planned_sets = planned_sets_of(blocks, block(item("push-up 1x5")))
    gym = RunnerWithCalls(planned_sets, exercises=TAGGED, unloaded=CALF_RAISE)
    gym.walk_to(GO, GO, events.PainReported("knee", 7))
    assert gym.asked == []
    assert "squat" in [e.exercise for e in gym.workout_runner.machine.state.sets if e.skipped]


def test_a_mild_pain_drops_nothing() -> None:
    """Up to 5 of 10 the rest of the session stays as it is, and no red flag is shown."""
    gym = RunnerWithCalls(FOUR, exercises=TAGGED)
    gym.walk_to(GO, GO, events.PainReported("knee", 5))
    assert not any(each.skipped for each in gym.workout_runner.machine.state.sets)
    assert not any(str(each).startswith("warn: ") for each in gym.calls.heard)


def test_a_strong_pain_somewhere_else_is_left_to_the_runner() -> None:
    """Nothing is known of the place: nothing is dropped, and the runner is asked to skip it."""
    gym = RunnerWithCalls(FOUR, exercises=TAGGED)
    gym.walk_to(GO, GO, events.PainReported("somewhere else", 8))
    assert {each.exercise for each in gym.workout_runner.machine.state.sets} == {"plank"}
    assert any("Skip whatever loads the place that hurts." in str(e) for e in gym.calls.heard)


def test_what_was_dropped_comes_back_with_two_undos() -> None:
    """The first brings the others back, the second the exercise that hurt."""
    gym = RunnerWithCalls(FOUR, exercises=TAGGED)
    gym.walk_to(GO, GO, events.PainReported("knee", 7), events.UndoPressed())
    assert [each.exercise for each in gym.workout_runner.machine.state.sets] == ["plank"] * 2
    gym.walk_to(events.UndoPressed())
    assert gym.workout_runner.machine.state.sets == ()


def test_form_that_broke_is_noted_beside_what_was_typed() -> None:
    """The key adds the words to the note of the set just saved; again it takes them back."""
    gym = RunnerWithCalls(planned_sets=PUSH_UPS)
    runner = gym.workout_runner
    runner.note_form()
    assert gym.calls.heard[-1] == NO_SET_FOR_FORM
    gym.walk_to(GO, GO, GO, events.NoteAdded("knees in"))

    def notes() -> list[str]:
        return [each.note for each in runner.machine.state.sets]

    runner.note_form()
    assert (notes(), gym.calls.heard[-1]) == (["form broke; knees in"], FORM_BROKE_NOTED)
    runner.note_form()
    assert (notes(), gym.calls.heard[-1]) == (["knees in"], FORM_HELD)
    longest = "x" * (MAX_NOTE_LENGTH - 11)
    gym.walk_to(events.NoteAdded(longest))
    runner.note_form()
    assert (notes(), gym.calls.heard[-1]) == ([longest], NO_ROOM_FOR_FORM)
    gym.walk_to(events.NoteAdded(longest[1:]))
    runner.note_form()
    assert notes() == [f"form broke; {longest[1:]}"]


def test_a_note_typed_unseen_leaves_the_words_that_form_broke() -> None:
    """As at the prompt; where form held, or the note says it itself, it stays as it was typed."""
    gym = RunnerWithCalls(planned_sets=PUSH_UPS)
    gym.walk_to(GO, GO, GO)
    assert gym.workout_runner.beside_form("knees in") == "knees in"
    gym.workout_runner.note_form()
    assert gym.workout_runner.beside_form("knees in") == "form broke; knees in"
    assert gym.workout_runner.beside_form("late; Form broke") == "late; Form broke"


def test_a_sentence_that_is_late_is_left_out_and_silence_never() -> None:
    """Up to a second after its moment it is spoken; a hold silences at any time."""
    gym = RunnerWithCalls()
    gym.workout_runner.do(events.AdvancePressed())
    gym.workout_runner.do(events.AdvancePressed())
    assert [text.partition(".")[0] for text in gym.calls.spoken] == [
        "Next, Plank, set one of three",
        "Plank",
    ]
    gym.calls.spoken.clear()
    gym.clock.move(5 + 15 + 1)
    gym.workout_runner.wake()
    assert gym.calls.spoken == ["", "Halfway."]
    gym.clock.move(4 + 1.1)
    gym.workout_runner.wake()
    assert gym.calls.spoken == ["", "Halfway."]
    gym.clock.move(3.9 + 5 + 30 + 5 + 5)
    gym.workout_runner.wake()
    assert gym.calls.spoken == ["", "Halfway.", ""]
