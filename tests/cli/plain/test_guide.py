"""The line-by-line guide: what is said and done, step by step, in false time."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import pytest

from midstance.cli.plain.guide import PlainGuide
from midstance.cli.plain.input import Lines
from midstance.context import Context, new_id
from midstance.domain.quantity import NO_REST, Load, RestWindow, Unit
from midstance.domain.record import (
    LogChange,
    LoggedEvent,
    SetRecord,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
)
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from midstance.domain.settings import Settings
from midstance.services import start_workout
from midstance.services.before_workout import Readiness, ReadinessStep
from midstance.services.cues.speech_programs import SpeechProgram
from midstance.services.cues.voice import Voice
from midstance.services.log_client import LogClient
from midstance.services.new_runner.rest_questions import RestQuestions
from midstance.storage.database.lock import InstanceLock
from midstance.storage.errors import SaveFailedError
from midstance.storage.places import Places
from midstance.storage.training_log import TrainingLog
from midstance.storage.writer import Writer
from midstance.workout.events import AdvancePressed
from tests.cli.world import FalseClock, FalseWait
from tests.services.cues.stand_in import SPEAKS, StandIn


def item(exercise: str, asked: str, rest: int = 0) -> Item:
    """One exercise of a session."""
    window = RestWindow(rest, rest) if rest else NO_REST
    return Item(exercise, Prescription.parse(asked), window)


SESSION = Session(
    "evening",
    "Evening",
    (
        Block(
            Purpose.STRENGTH,
            (item("goblet-squat", "2x8 20 kg @7", 60), item("plank", "2x30 s", 45)),
        ),
        Block(Purpose.HIPS, (item("hip-hike", "1x10/side"),)),
    ),
)
HOLD = Session("hold", "Hold", (Block(Purpose.CORE, (item("side-plank", "1x40 s/side"),)),))


LONGEST_SILENCE = 20_000


class Patience(FalseWait):
    """Waits in false time, and gives up where nobody would ever type again."""

    def __init__(self, scene: "Scene") -> None:
        super().__init__(scene.clock)
        self._scene, self._heard, self._times = scene, 0, 0

    def __call__(self, descriptors: Sequence[int], seconds: float | None) -> Sequence[int]:
        """As in false time, for this many times without a word."""
        said = len(self._scene.heard)
        self._times = self._times + 1 if said == self._heard else 0
        self._heard = said
        if self._times > LONGEST_SILENCE:
            raise AssertionError(
                f"waiting for {self._scene.replies}:\n" + "\n".join(self._scene.heard)
            )
        return super().__call__(descriptors, seconds)


@dataclass
class Scene:
    """A workout in a room where every reply has its cue."""

    clock: FalseClock
    places: Places
    replies: list[tuple[str, str]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    rings: int = 0
    disk: "FullDisk | None" = None
    voice: Voice = field(default_factory=lambda: Voice(None, lambda: 0, is_on=False))

    def play(
        self,
        session: Session | None,
        *replies: tuple[str, str],
        questions: RestQuestions | None = None,
    ) -> PlainGuide:
        """Guide ``session``, or go on; each reply is typed when its cue was said, then the end."""
        self.replies = [*replies]
        read, self._keys = os.pipe()
        context = Context.open(self.places, self.clock)
        if self.disk is not None:
            context.log.close()
            context = replace(context, log=self.disk)
        lock = InstanceLock(self.places.data)
        lines = Lines(read, Patience(self))
        writer = Writer(context.log, lines.post)
        client = LogClient(context, Settings(), lock)
        client.attach_writer(writer)
        finder = start_workout.VariantFinder(client)
        guide = PlainGuide(lines, self.say, self.ring, {}, finder, self.voice)
        if session is None:
            back = start_workout.find_left_workout(client)
            assert back is not None
            guide.guide(start_workout.resume_workout(client, back))
        else:
            ready = Readiness(session, Runner(), (), ReadinessStep.READY)
            open_runner = start_workout.begin_workout(client, ready)
            guide.guide(open_runner, AdvancePressed(), questions)
        assert writer.close(60)
        lines.close()
        lock.release()
        os.close(read)
        assert not self.replies, f"never said: {self.replies[0][0]}\n" + "\n".join(self.heard)
        return guide

    def say(self, line: str) -> None:
        """Hear a line, and answer it if it is the next cue."""
        self.heard.append(line)
        if self.replies and line.startswith(self.replies[0][0]):
            os.write(self._keys, f"{self.replies.pop(0)[1]}\n".encode())
            if not self.replies:
                os.close(self._keys)

    def ring(self) -> None:
        """Hear the bell."""
        self.rings += 1

    @property
    def words(self) -> list[str]:
        """The steps in their order, by their words."""
        spoken = (line.partition("  ")[0] for line in self.heard if "  " in line)
        return [word for word in spoken if word.isupper()]

    def workout(self) -> WorkoutRecord:
        """The newest workout as the log holds it."""
        context = Context.open(self.places, self.clock)
        (newest, *_) = context.log.workouts(1)
        found = context.log.workout(newest.id)
        context.log.close()
        assert found is not None
        return found

    def sets(self) -> list[SetRecord]:
        """The sets of the newest workout."""
        return [each.set for each in self.workout().sets]


class FullDisk(TrainingLog):
    """A log on a disk that may be full."""

    is_full = False

    def record_event(
        self, workout_id: UUID, event: LoggedEvent | None, stamp: Timestamp, change: LogChange
    ) -> None:
        """Refuse while it is full."""
        if self.is_full:
            raise SaveFailedError("the disk is full", self.database.path, "Make room.")
        super().record_event(workout_id, event, stamp, change)


@pytest.fixture
def scene(clock: FalseClock, data: Path, config: Path, ready_library: Path) -> Scene:
    """A room with an empty log."""
    return Scene(clock, Places(data, config, ready_library / "midstance"))


def test_a_mixed_session_goes_through_all_its_steps(scene: Scene) -> None:
    """Repetitions wait for Enter, rests before holds end by themselves, sides switch."""
    scene.play(
        SESSION,
        ("NEXT  Goblet squat", ""),
        ("GO  Goblet squat", "7"),
        ("Rest is over", ""),
        ("GO  Goblet squat, set 2 of 2", ""),
        ("NEXT  Forearm plank", ""),
        ("NEXT  Hip hike", ""),
        ("GO  Hip hike", ""),
        ("GO  Hip hike", "9"),
        ("DONE", ""),
    )
    assert scene.words == [
        *("NEXT", "GO", "REST", "GO", "NEXT", "GET READY", "HOLD", "REST", "GET READY", "HOLD"),
        *("NEXT", "GO", "SWITCH", "GO", "DONE"),
    ]
    assert [(each.exercise, each.value) for each in scene.sets()] == [
        *(("goblet-squat", 7), ("goblet-squat", 8), ("plank", 30), ("plank", 30)),
        *(("hip-hike", 10), ("hip-hike", 9)),
    ]
    assert scene.workout().ending is WorkoutStatus.COMPLETED
    assert scene.rings > 4


def test_what_is_said_tells_all_that_is_needed(scene: Scene) -> None:
    """Exercise, set, amount, load, effort and kit; in rest what comes next."""
    scene.play(SESSION, ("NEXT", ""), ("GO", ""), ("REST", "q"))
    asked = "Goblet squat, set 1 of 2, 8 reps, 20 kg, effort 7, tempo 3-1-1-0"
    assert scene.heard[0] == f"NEXT  {asked}"
    assert f"GO  {asked}" in scene.heard
    assert any(line.startswith("You need: ") for line in scene.heard)
    assert any(
        line.startswith("REST  1:00, then Goblet squat, set 2 of 2, 8 reps") for line in scene.heard
    )


def test_ramp_up_sets_are_said_and_skipped_as_one(scene: Scene) -> None:
    """By their names, with the share of the work load; ``s`` leaves both out."""
    squat = Session("squat", "S", (Block(Purpose.STRENGTH, (item("back-squat", "1x5 80 kg @6"),)),))
    scene.play(squat, ("NEXT", ""), ("GO", ""), ("REST", "s"), ("REST", ""), ("GO", ""))
    said = "\n".join(scene.heard)
    assert "NEXT  Barbell back squat, ramp-up 1 of 2, 6 reps, 40 kg" in said
    assert "Load: 10 a side, 50% of the work load" in said
    assert "then Barbell back squat, ramp-up 2 of 2, 3 reps, 60 kg" in said
    assert "then Barbell back squat, set 1 of 1, 5 reps, 80 kg, effort 6" in said
    assert [(each.set_number, each.skipped) for each in scene.sets()] == [
        *((9001, False), (9002, True), (1, False)),
    ]


def test_the_set_just_saved_is_fixed_by_a_word(scene: Scene) -> None:
    """The set takes the new number and load, is said again, and stays one set."""
    scene.play(
        SESSION,
        *(("NEXT", ""), ("GO", ""), ("REST", "fix"), ("fix set 1: 8 reps @ 20 kg", "k 22.5")),
        *(("8 reps @ 22.5 kg", "6"), ("kept: 6 reps @ 22.5 kg", "q")),
    )
    (done,) = scene.sets()
    assert (done.value, done.load) == (6, Load(22_500))


def test_a_fixed_set_can_be_left_as_it_was(scene: Scene) -> None:
    """The word that drops what was changed."""
    scene.play(
        SESSION,
        *(("NEXT", ""), ("GO", ""), ("REST", "fix"), ("fix set 1", "]")),
        *(("8 reps @ 22 kg", "drop"), ("kept: 8 reps @ 20 kg", "q")),
    )
    (done,) = scene.sets()
    assert (done.value, done.load) == (8, Load(20_000))


def test_a_number_and_a_load_in_the_rest_are_for_the_next_set(scene: Scene) -> None:
    """They are said, and saved with it; what is saved already stays."""
    scene.play(
        SESSION,
        *(("NEXT", ""), ("GO", ""), ("REST", "6"), ("next set: 6 reps", "82.5k")),
        *(("82.5 kg", ""), ("GO", ""), ("NEXT", "q")),
    )
    first, second = scene.sets()
    assert (first.value, first.load) == (8, Load(20_000))
    assert (second.value, second.load) == (6, Load(82_500))


def test_a_load_key_alone_says_what_is_to_be_typed(scene: Scene) -> None:
    """The line says what to type, with an example."""
    scene.play(SESSION, ("NEXT", "k"), ("type k 82.5, or 82.5k", "k x"), ("type k 82.5", "q"))


def test_the_number_load_and_effort_change_before_the_set_is_saved(scene: Scene) -> None:
    """More, less, heavier and effort are said as they stand, and saved with the set."""
    scene.play(
        SESSION,
        ("NEXT", ""),
        ("GO", "+"),
        ("9", "]"),
        ("22 kg", "e hard"),
        ("effort 8", "n felt strong"),
        ("GO  9", ""),
        ("REST", "q"),
    )
    (done,) = scene.sets()
    assert (done.value, done.load, done.effort) == (9, Load(22_000), 8)
    assert done.note == "felt strong"


def test_a_hold_ended_early_saves_the_seconds_really_held(scene: Scene) -> None:
    """Enter in a hold saves what the clock shows."""
    scene.play(HOLD, ("NEXT", ""), ("half-way", ""), ("SWITCH", "q"))
    (left,) = scene.sets()
    assert (left.value, left.target.unit) == (20, Unit.SECONDS)


def test_a_pause_holds_everything_until_it_is_lifted(scene: Scene) -> None:
    """Hours in a pause change nothing, and a hold begins again after its three seconds."""
    scene.play(HOLD, ("NEXT", ""), ("half-way", "p"), ("PAUSED", "p"), ("DONE", ""))
    assert [each.value for each in scene.sets()] == [40, 40]
    assert scene.words[:5] == ["NEXT", "GET READY", "HOLD", "PAUSED", "GET READY"]


def test_undo_and_skip_are_shown_and_saved(scene: Scene) -> None:
    """A set that was undone leaves the log; a skipped one stands there as skipped."""
    scene.play(
        SESSION,
        ("NEXT", ""),
        ("GO", ""),
        ("REST", "u"),
        ("GO", "s"),
        ("NEXT", "q"),
    )
    assert [each.skipped for each in scene.sets()] == [True]


def test_rest_is_stretched_and_a_set_added(scene: Scene) -> None:
    """``r`` gives fifteen seconds more, ``a`` one more set."""
    scene.play(
        SESSION, ("NEXT", ""), ("GO", ""), ("REST", "r"), ("REST  1:15", "a"), ("set 2 of 3", "q")
    )
    assert [line for line in scene.heard if not line.startswith("saved")][-1] == "set 2 of 3"


def test_what_means_nothing_now_is_answered_with_one_line(scene: Scene) -> None:
    """An unknown key, a key without its words, nothing to drop: each says why."""
    scene.play(
        SESSION,
        ("NEXT", "zz"),
        ("zz is not a command here", "e"),
        ("type e 7", "drop"),
        ("There is nothing to drop", "q later"),
        ("type q, q finish, q done or q discard", "q"),
    )
    assert scene.sets() == []


def test_the_keys_and_all_cues_are_listed_on_demand(scene: Scene) -> None:
    """``?`` lists what can be typed, ``c`` says everything about the exercise."""
    scene.play(SESSION, ("NEXT", "?"), ("q: Save and quit", "c"), ("Caution", "q"))
    assert any(line.startswith("Enter: ") for line in scene.heard)
    assert any(line.startswith("Avoid: ") for line in scene.heard)
    assert any(line.startswith("Breathing: ") for line in scene.heard)


def test_the_bell_can_be_muted(scene: Scene) -> None:
    """``m`` turns the signals off; what is said stays."""
    scene.play(HOLD, ("NEXT", "m"), ("Sound off.", ""), ("DONE", ""))
    assert scene.rings == 0
    scene.play(HOLD, ("NEXT", "m"), ("Sound off.", "m"), ("Sound on.", ""), ("DONE", ""))
    assert scene.rings > 0


class HeardVoice(Voice):
    """A voice whose program is waited for, as false time waits for nothing."""

    def __init__(self, folder: Path) -> None:
        self.stand_in = StandIn(folder / "bin", SPEAKS)
        super().__init__(SpeechProgram(self.stand_in.command), lambda: 0, is_on=True)
        self.spoken: list[str] = []

    def speak(self, text: str) -> None:
        """Speak, and wait until the program has the text."""
        super().speak(text)
        if text and self.is_on and not self.is_muted:
            self.spoken.append(self.stand_in.said())


def test_a_voice_speaks_at_the_prompt(scene: Scene, tmp_path: Path) -> None:
    """What comes, the lead-in, the words in each hold and the change of sides."""
    scene.voice = voice = HeardVoice(tmp_path)
    scene.play(HOLD, ("NEXT", ""), ("DONE", ""))
    assert voice.spoken == [
        "Next, Side plank. Left side. Forty seconds.",
        "Side plank. Left side. Forty seconds.",
        *("Halfway.", "Five.", "Switch sides. Right side.", "Halfway.", "Five."),
    ]
    voice.close()


def test_a_voice_is_turned_off_and_on_at_the_prompt(scene: Scene, tmp_path: Path) -> None:
    """``V`` the voice, ``m`` all sound; the lines say everything still."""
    scene.voice = voice = HeardVoice(tmp_path)
    replies = ("NEXT", "V"), ("Voice off.", ""), ("GET READY", "V"), ("Voice on.", "m")
    scene.play(HOLD, *replies, ("Sound off.", ""), ("DONE", ""))
    assert voice.spoken == ["Next, Side plank. Left side. Forty seconds."]
    assert voice.stand_in.is_silent
    voice.close()


def test_finishing_early_keeps_what_is_done(scene: Scene) -> None:
    """``q finish`` prints the summary and asks; Enter closes it with the sets that it has."""
    guide = scene.play(
        SESSION,
        *(("NEXT", ""), ("GO", ""), ("REST", "q finish")),
        ("Count Evening as done? Enter: not counted, done: count it as done", ""),
    )
    assert guide.is_over
    assert any("1 of 5 sets" in line for line in scene.heard)
    assert "Goblet squat: 1 of 2: 8" in scene.heard
    assert scene.workout().ending is WorkoutStatus.FINISHED_EARLY
    assert not scene.workout().by_word
    assert len(scene.sets()) == 1


@pytest.mark.parametrize("word", ["done", "d", "q done"])
def test_little_can_be_counted_as_done(scene: Scene, word: str) -> None:
    """By a word that is typed on purpose."""
    scene.play(SESSION, ("NEXT", ""), ("GO", ""), ("REST", "q finish"), ("Count Evening", word))
    assert scene.workout().by_word


def test_any_other_line_goes_back_to_the_workout(scene: Scene) -> None:
    """What is no answer ends nothing."""
    guide = scene.play(
        SESSION,
        ("NEXT", ""),
        ("GO", ""),
        ("REST", "q finish"),
        ("Count Evening", "8"),
        ("Continuing", "q"),
    )
    assert not guide.is_over


def test_a_workout_without_a_set_can_be_discarded(scene: Scene) -> None:
    """Enter keeps it as begun."""
    scene.play(SESSION, ("NEXT", "q finish"), ("No set was done", ""))
    assert scene.workout().ending is WorkoutStatus.FINISHED_EARLY
    kept = scene.workout().id
    scene.play(SESSION, ("NEXT", "q finish"), ("No set was done", "discard"))
    assert scene.workout().id == kept


def test_what_was_skipped_to_the_end_is_asked_about_too(scene: Scene) -> None:
    """At the end Enter closes nothing of which little was done without the question."""
    guide = scene.play(
        SESSION,
        *(("NEXT", ""), ("GO", ""), ("REST", "S"), ("NEXT", "S"), ("NEXT", "S")),
        ("DONE", ""),
        ("Count Evening as done?", ""),
    )
    assert guide.is_over
    assert scene.workout().ending is WorkoutStatus.COMPLETED


def test_throwing_away_asks_twice(scene: Scene) -> None:
    """Only a second ``q discard`` takes the workout out of the log."""
    scene.play(SESSION, ("NEXT", ""), ("GO", ""), ("REST", "q discard"), ("This discards", "q"))
    assert len(scene.sets()) == 1
    scene.play(None, ("REST", "q discard"), ("This discards", "q discard"))
    context = Context.open(scene.places, scene.clock)
    assert context.log.workouts() == ()
    context.log.close()


def test_pain_offers_the_easier_exercise(scene: Scene) -> None:
    """At 3 to 5 of 10 the regression is offered; ``y`` takes it for what is left."""
    scene.play(
        SESSION,
        ("NEXT  Goblet", ""),
        ("GO  Goblet", "! knee 4"),
        ("Bodyweight squat instead?", "y"),
        ("NEXT  Bodyweight", "q"),
    )
    offered = next(line for line in scene.heard if "instead?" in line)
    assert "not medical advice" in offered
    assert offered.endswith("Type y to swap.")
    assert scene.workout().pains[0].region == "knee"


def test_a_strong_pain_drops_the_rest_of_its_region(scene: Scene) -> None:
    """Above 5 of 10 the text is printed in full, and ``q finish`` ends the workout there."""
    scene.play(
        SESSION,
        ("NEXT  Goblet", ""),
        ("GO  Goblet", "! knee 7"),
        ("Type q finish to finish here", "q finish"),
    )
    assert any("Stop and seek medical help for: chest pain" in line for line in scene.heard)
    assert scene.workout().pains[0].level == 7


def test_a_workout_goes_on_where_it_was_left(scene: Scene) -> None:
    """A rest that was left is found again, longer by the time away."""
    scene.play(SESSION, ("NEXT", ""), ("GO", ""), ("REST", "q"))
    scene.clock.move(600)
    scene.heard.clear()
    scene.play(None, ("REST", ""), ("GO  Goblet squat, set 2 of 2", ""), ("NEXT", "q"))
    assert [each.value for each in scene.sets()] == [8, 8]


def test_an_interrupted_hold_asks_for_the_seconds(scene: Scene) -> None:
    """A hold that the world cut off is never completed by the clock."""
    scene.play(HOLD, ("NEXT", ""), ("0:30", "q"))
    scene.clock.move(60)
    scene.heard.clear()
    scene.play(None, ("Type the seconds you held", "15"), ("SWITCH", "q"))
    assert [each.value for each in scene.sets()] == [15]


def test_saved_is_said_of_what_is_durable(scene: Scene) -> None:
    """Every set is followed by its ``saved N`` sooner or later, in order."""
    scene.play(HOLD, ("NEXT", ""), ("DONE", ""))
    saved = [line for line in scene.heard if line.startswith("saved ")]
    assert saved == sorted(saved)
    assert set(saved) <= {"saved 1", "saved 2"}


def test_a_full_disk_is_reported_and_nothing_is_dropped(scene: Scene) -> None:
    """What cannot be saved is said to be so; ``w`` tries again, and then it is saved."""
    disk = FullDisk(scene.places.data, new_id)
    scene.disk = disk
    say = scene.say

    def fill_and_make_room(line: str) -> None:
        disk.is_full = line.startswith("GO") or (disk.is_full and not line.startswith("NOT SAVED"))
        say(line)

    scene.say = fill_and_make_room  # type: ignore[method-assign]  # one more pair of ears
    scene.play(SESSION, ("NEXT", ""), ("GO", "7"), ("NOT SAVED", "x"), ("saved 1", "q"))
    told = next(line for line in scene.heard if line.startswith("NOT SAVED"))
    assert "the disk is full. Make room. (" in told
    assert told.endswith("log.db) Type x to try again.")
    assert [each.value for each in scene.sets()] == [7]


def test_a_short_set_is_reported_and_counted_on_demand(scene: Scene) -> None:
    """Far too little is kept, and counts only after a typed y; Enter goes on without it."""
    scene.play(
        SESSION,
        ("NEXT", ""),
        ("GO", "1"),
        ("short: 1 rep, not counted · y counts it", "y"),
        ("counted: 1 rep @ 20 kg", ""),
        ("GO", "1"),
        ("short: 1 rep, not counted", ""),
        ("HOLD", "q finish"),
    )
    assert [(each.value, each.short, each.counts) for each in scene.sets()] == [
        (1, False, True),
        (1, True, False),
    ]


def test_the_warm_up_is_skipped_as_one(scene: Scene) -> None:
    """The first set of work comes next; without a warm-up left a line says so."""
    warm_up = replace(SESSION.blocks[0], purpose=Purpose.WARM_UP)
    session = replace(SESSION, blocks=(warm_up, *SESSION.blocks))
    scene.play(session, ("NEXT", "H"), ("NEXT", "H"), ("There is no warm-up", "q"))
    assert all(each.skipped for each in scene.sets())


def test_variants_are_listed_and_taken_by_their_number(scene: Scene) -> None:
    """Each says its level, kit, amount and why that load; the number takes it over."""
    scene.play(SESSION, ("NEXT", "v"), ("v and a number", "v 1"), ("NEXT", ""), ("GO", "q"))
    (here,) = [line for line in scene.heard if "Goblet squat (current)" in line]
    assert "level 2, dumbbell, 2 × 8 @ 20 kg" in here
    assert "20 kg: current weight." in here
    (first,) = [line for line in scene.heard if line.startswith("1  ")]
    name = first.removeprefix("1  ").partition(":")[0]
    assert any(line.startswith(f"GO  {name}") for line in scene.heard)


def test_the_whole_library_is_searched(scene: Scene) -> None:
    """A name with a typo finds its exercise, which is taken by its number in that list."""
    scene.play(
        SESSION,
        ("NEXT", "v romanain deadlift"),
        ("v and a number", "v 1"),
        ("NEXT", "v nothing of the kind"),
        ("No exercise is called nothing of the kind.", "v bench press"),
        ("No bench press here; nearest:", "v 99"),
        ("There is no number 99", ""),
        ("GO", "q"),
    )
    assert any(line.startswith("GO  Romanian deadlift") for line in scene.heard)


def test_a_new_runner_is_asked_in_the_rests(scene: Scene) -> None:
    """One question a rest, answered by y and n; any other line goes on."""
    runners = [Runner()]
    questions = RestQuestions(
        Runner(), lambda change: runners.append(change(runners[-1])), lambda _: None
    )
    scene.play(
        SESSION,
        ("NEXT", ""),
        ("GO", "8"),
        ("Have you lifted", "y"),
        ("Saved; it counts", ""),
        ("GO", "8"),
        questions=questions,
    )
    assert runners[-1].level is Level.INTERMEDIATE


def test_form_that_broke_is_a_letter_in_the_rest(scene: Scene) -> None:
    """It is said, and stands in the note of the set."""
    scene.play(
        SESSION,
        ("NEXT", ""),
        ("GO", "10"),
        ("REST", "B"),
        ("Noted: form broke. More waits", "n knees in\nq"),
    )
    assert scene.sets()[0].note == "form broke; knees in"


def test_a_note_that_is_too_long_is_cut_with_a_word(scene: Scene) -> None:
    """Two thousand characters are kept."""
    scene.play(
        SESSION,
        ("NEXT", ""),
        ("GO", "n " + "x" * 2100),
        ("Only the first 2000 characters of the note were kept", ""),
        ("REST", "q"),
    )
    assert len(scene.sets()[0].note) == 2000
