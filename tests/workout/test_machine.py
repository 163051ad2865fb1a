"""The machine's own promises: one entrance, effects, and when it wants to be woken."""

from dataclasses import replace

import pytest

from midstance.domain.quantity import WeightUnit
from midstance.domain.record import HeartRate, WorkoutStatus
from midstance.domain.runner import LoadRules
from midstance.workout import events
from midstance.workout.effects import Cue, FinishWorkout, RemoveSets, SaveNotes, SaveSets, Speak
from midstance.workout.events import (
    AdvancePressed,
    DigitTyped,
    EffortRated,
    NoteAdded,
    NumberStepped,
    SavingFailed,
    SetsSaved,
    SkipPressed,
    TimePassed,
    UndoPressed,
)
from midstance.workout.machine import (
    CLOSED,
    LEGAL,
    Machine,
    WrongPhaseError,
    apply,
    can_be_undone,
)
from midstance.workout.state import GuideOptions, NotAllowedNowError, Phase
from tests.playbook import EXERCISES, PLANKS, PUSH_UPS, go_on, item, perform, straight


def test_there_must_be_something_to_do() -> None:
    """A workout without a single set cannot be made."""
    with pytest.raises(ValueError, match="at least one set"):
        Machine((), EXERCISES)


def test_a_new_workout_has_not_begun() -> None:
    """It stands at the overview, and time means nothing to it."""
    machine = Machine(PLANKS, EXERCISES)
    assert machine.state.phase is Phase.OVERVIEW
    assert machine.wake(3_600_000) == ()
    assert machine.wakes_at(3_600_000) is None
    assert not machine.state.is_under_way


def test_saving_is_asked_for_and_not_yet_done() -> None:
    """The log's answer makes a set durable; until then it is not."""
    machine = perform(PUSH_UPS, "space; space").machine
    save, spoken = machine.handle(AdvancePressed(), 5000)
    assert isinstance(save, SaveSets)
    assert isinstance(spoken, Speak)
    assert [each.sequence for each in save.sets] == [1]
    assert machine.save_status.saved == set()
    assert machine.handle(SetsSaved((1,)), 5100) == ()
    assert machine.save_status.saved == {1}


def test_a_corrected_set_is_not_durable_until_the_log_says_so_again() -> None:
    """What was saved is the former number."""
    machine = perform(PUSH_UPS, "space; space; space").machine
    machine.handle(SetsSaved((1,)), 0)
    machine.handle(NumberStepped(1), 0)
    assert machine.save_status.saved == set()
    machine.handle(SetsSaved((1,)), 0)
    assert machine.save_status.saved == {1}


def test_trouble_lasts_until_something_was_saved() -> None:
    """Its reason is kept, and the next good answer ends it."""
    machine = perform(PUSH_UPS, "space; space; space").machine
    machine.handle(SavingFailed("the disk is full"), 0)
    assert machine.save_status.trouble == "the disk is full"
    machine.handle(SetsSaved((1,)), 0)
    assert machine.save_status.trouble == ""


def test_an_answer_is_no_event() -> None:
    """It moves no time, and nothing of the workout."""
    machine = perform(PLANKS, "space; space; 4 s pass").machine
    state = machine.state
    machine.handle(SetsSaved((7,)), 3_600_000)
    assert machine.state is state


def test_all_that_was_due_comes_before_the_event() -> None:
    """An event at a late hour meets the workout as it stands by then."""
    machine = perform(PLANKS, "space; space").machine
    effects = machine.handle(EffortRated(7), 40_000)
    saves = [effect for effect in effects if isinstance(effect, SaveSets)]
    assert [save.sets[0].effort for save in saves] == [None, 7]
    assert machine.state.phase is Phase.REST


def test_a_heart_rate_is_saved_with_the_workout_and_undone() -> None:
    """The note and the pains stay as they were; undo takes the figures away again."""
    play = perform(PUSH_UPS, "space; notes on the workout hot")
    machine = play.machine
    noted = machine.handle(events.HeartRateNoted(132, 158), play.now)
    assert noted == (SaveNotes("hot", (), HeartRate(132, 158)),)
    assert machine.handle(UndoPressed(), play.now) == (SaveNotes("hot", (), HeartRate()),)


@pytest.mark.parametrize("phase", [each for each in Phase if each is not Phase.OVERVIEW])
def test_a_heart_rate_can_be_noted_in_every_phase(phase: Phase) -> None:
    """It changes neither the phase nor the clock nor a set, and the last figures count."""
    for scene in SCENES[phase]:
        play = perform(MIXED, scene)
        before = play.machine.state
        for noted in (events.HeartRateNoted(120, 140), events.HeartRateNoted(132, 158)):
            play.machine.handle(noted, play.now)
        after = play.machine.state
        assert after.heart_rate == HeartRate(132, 158)
        assert replace(after, heart_rate=HeartRate()) == before


def test_no_heart_rate_belongs_to_a_workout_that_has_not_begun() -> None:
    """It is refused with a sentence."""
    play = perform(PUSH_UPS, "")
    with pytest.raises(WrongPhaseError, match="has not begun"):
        play.machine.handle(events.HeartRateNoted(132, 158), play.now)


def test_a_heart_rate_is_part_of_what_is_replayed() -> None:
    """A workout that was left comes back with the figures that were noted."""
    noted = ((0, AdvancePressed()), (1000, events.HeartRateNoted(132, 158)))
    again = Machine.replayed(PUSH_UPS, EXERCISES, GuideOptions(), noted)
    assert again.state.heart_rate == HeartRate(132, 158)


def test_the_same_heart_rate_again_saves_nothing() -> None:
    """What the log has already is not asked of it again."""
    play = perform(PUSH_UPS, "space")
    noted = events.HeartRateNoted(132, 158)
    assert play.machine.handle(noted, play.now)
    assert play.machine.handle(noted, play.now) == ()


def test_a_heart_rate_can_be_taken_back_by_none() -> None:
    """No figure at all takes the earlier ones away."""
    play = perform(PUSH_UPS, "space")
    play.machine.handle(events.HeartRateNoted(132, 158), play.now)
    assert play.machine.handle(events.HeartRateNoted(), play.now) == (SaveNotes("", ()),)


def test_a_refused_event_loses_nothing_that_was_due() -> None:
    """The set that the clock completed is asked for with the next call."""
    machine = perform(PLANKS, "space; space").machine
    with pytest.raises(NotAllowedNowError):
        machine.handle(DigitTyped(12), 36_000)
    assert machine.wakes_at(36_000) == 36_001
    effects = machine.wake(36_001)
    assert [e.sets[0].value for e in effects if isinstance(e, SaveSets)] == [30]
    assert machine.wake(36_002) == ()


def test_time_never_goes_backwards() -> None:
    """An earlier hour counts as the latest one that was told."""
    play = perform(PLANKS, "space; space; 15 s pass")
    state = play.machine.state
    assert play.machine.wake(3000) == ()
    assert play.machine.state == state
    assert play.machine.wakes_at(3000) == 16_000
    play.does(AdvancePressed(), at=4000)
    assert play.done == ["plank 10"]
    assert play.machine.state.clock.began == 15_000


def test_it_wakes_for_each_second_each_signal_and_each_end() -> None:
    """And for nothing else; without a running clock not at all."""
    play = perform(straight(item("plank 1x11 s")), "space")
    assert play.machine.wakes_at(0) == 1000
    go_on(play, "0.4 s pass; space")
    assert play.machine.wakes_at(play.now) == 1400
    go_on(play, "5 s pass")
    moments = []
    while (at := play.machine.wakes_at(play.now)) is not None:
        moments.append(at - 5400)
        go_on(play, f"{at - play.now} ms pass")
    assert moments == [*range(1000, 6000, 1000), 5500, *range(6000, 12_000, 1000)]


def test_paused_it_sleeps_until_it_goes_on() -> None:
    """And again while the seconds to get back run."""
    play = perform(PLANKS, "space; space; 9 s pass; pause; 1.3 s pass")
    assert play.machine.wakes_at(play.now) is None
    go_on(play, "pause")
    assert play.machine.wakes_at(play.now) == play.now + 1000


def test_what_changes_the_log_is_asked_for_once() -> None:
    """Each event asks for what it changed, and for nothing that is as it was."""
    machine = perform(PUSH_UPS, "space; space; space").machine
    assert machine.handle(EffortRated(7), 0) == (SaveSets(machine.state.sets),)
    assert machine.handle(EffortRated(7), 0) == ()
    assert machine.handle(NoteAdded("windy", on_workout=True), 0) == (SaveNotes("windy", ()),)
    assert machine.handle(UndoPressed(), 0) == (SaveNotes("", ()),)
    undone = machine.handle(UndoPressed(), 0)
    assert [type(effect) for effect in undone] == [SaveSets]
    assert machine.handle(UndoPressed(), 0) == (RemoveSets((1,)),)


def test_the_end_is_shown_with_its_active_time() -> None:
    """From the start to the last set, however long the last screen stood."""
    play = perform(PUSH_UPS, "30 s pass; space; 90 s pass; skips the exercise; 60 s pass")
    assert play.does(AdvancePressed()) == (FinishWorkout(WorkoutStatus.COMPLETED, 90_000),)


def test_a_closed_workout_takes_nothing_more() -> None:
    """Every event is refused, and no time does anything to it."""
    play = perform(PLANKS, "space; space; 20 s pass; finishes early")
    state = play.machine.state
    for event in (AdvancePressed(), UndoPressed(), SkipPressed(), TimePassed(), NumberStepped(1)):
        with pytest.raises(NotAllowedNowError, match="closed"):
            play.machine.handle(event, play.now + 99_000)
    assert play.machine.state.sets == state.sets
    assert play.machine.state.ending is WorkoutStatus.FINISHED_EARLY


def test_time_that_passed_can_be_recorded_as_an_event() -> None:
    """It lets happen what was due, and changes nothing by itself."""
    machine = perform(PLANKS, "space; space").machine
    effects = machine.handle(TimePassed(), 36_000)
    assert [e.sets[0].value for e in effects if isinstance(e, SaveSets)] == [30]
    assert [e.kind for e in effects if isinstance(e, Cue)][-1] == "end"


def test_it_can_be_played_again() -> None:
    """From the kept events alone, with all that was recorded known as saved."""
    play = perform(PLANKS, "space; space; 20 s pass; space; effort 8; 3 s pass; skips")
    again = Machine.replayed(PLANKS, EXERCISES, GuideOptions(), play.accepted)
    again.wake(play.now)
    assert again.state == play.machine.state
    assert again.save_status.saved == {1, 2}


def test_a_look_ahead_changes_nothing() -> None:
    """How it will stand can be asked without letting it happen."""
    machine = perform(PLANKS, "space; space; 6 s pass").machine
    state = machine.state
    ahead = machine.state_at(40_000)
    assert (ahead.phase, len(ahead.sets)) == (Phase.REST, 1)
    assert machine.state is state


REST = perform(PUSH_UPS, "space; space; space; 9 s pass").machine.state
PAUSED = perform(PUSH_UPS, "space; space; space; 9 s pass; pause").machine.state
TYPED = perform(PUSH_UPS, "space; space; space; pause; types 9").machine.state


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0 s pass", Phase.SET_UP),
        ("space", Phase.LEAD_IN),
        ("space; space", Phase.WORK),
        ("space; space; 9 s pass", Phase.SWITCH),
        ("space; space; 26 s pass", Phase.WORK),
        ("space; space; 40 s pass", Phase.REST),
        ("space; space; 55 s pass", Phase.LEAD_IN),
        ("space; space; 10 min pass", Phase.DONE),
    ],
)
def test_the_one_key_does_the_next_sensible_thing(before: str, after: Phase) -> None:
    """In every phase Space leads on."""
    play = perform(straight(item("side-plank 2x20 s/side", rest="30")), before)
    go_on(play, "space")
    assert play.machine.state.phase is after


def test_the_one_key_at_the_end_closes() -> None:
    """Once; then there is nothing more to press."""
    perform(
        PUSH_UPS,
        """
        space; skips the exercise -> DONE, saves, saves, saves
        space -> DONE, closes completed
        space -> DONE, refused: This workout is closed
        """,
    )


@pytest.mark.parametrize(
    ("event", "undoable"),
    [
        (events.AdvancePressed(), True),
        (events.NumberStepped(1), True),
        (events.LoadStepped(1), True),
        (events.BandDistanceSet(80), True),
        (events.EffortRated(7), True),
        (events.NoteAdded("x"), True),
        (events.SkipPressed(), True),
        (events.ItemPostponed(), True),
        (events.ItemChosen(1), True),
        (events.SetAdded(), True),
        (events.Swapped(0, "plank", "1x9 s"), True),
        (events.PainReported("knee", 4), True),
        (events.HeartRateNoted(132, 158), True),
        (events.DigitTyped(1), False),
        (events.DigitErased(), False),
        (events.PauseToggled(), False),
        (events.RestStretched(15), False),
        (events.ClockStopped(1000), False),
        (events.IdleNoticed(1000), False),
        (events.TimePassed(), False),
        (events.StepRestarted(), False),
        (events.FinishedEarly(), False),
        (events.WorkoutDiscarded(), False),
    ],
)
def test_undo_takes_back_what_changed_log_plan_or_place(
    event: events.RunnerEvent,
    undoable: bool,
) -> None:
    """Digits are erased, and clocks have keys of their own."""
    assert can_be_undone(REST, event) is undoable


def test_going_on_is_not_undone() -> None:
    """The key that ends a pause is a pause key; with digits typed it enters them."""
    assert not can_be_undone(PAUSED, events.AdvancePressed())
    assert can_be_undone(TYPED, events.AdvancePressed())


def test_undo_is_no_event_of_a_state() -> None:
    """What was before is known to the machine alone."""
    with pytest.raises(NotAllowedNowError, match="nothing to undo"):
        apply(REST, events.UndoPressed(), 0, EXERCISES)


def test_an_event_that_changes_nothing_is_no_step_of_undo() -> None:
    """One press of the key takes back the last thing that was really done."""
    play = perform(PUSH_UPS, "space; space; space; nudges +0; effort 7; effort 7")
    go_on(play, "undo -> REST, saves push-up 12", "undo -> GO 12, removes 1")


def test_the_name_of_what_was_put_off_is_said() -> None:
    """So that nobody thinks it is lost."""
    play = perform(straight(item("squat 1x5"), item("push-up 1x5")), "space")
    go_on(play, "kit taken -> NEXT Push up, says Squat moved after this one.")


def test_a_hold_stopped_at_once_was_not_held() -> None:
    """Nothing is recorded that did not happen."""
    perform(PLANKS, "space; space; 5 s pass; space -> REST 0:30, saves plank 0")


def test_a_second_chance_has_a_lead_in_even_without_one() -> None:
    """After an interruption there is at least a second to get ready."""
    perform(
        PLANKS,
        "space; space; 9 s pass; sleeps 60 s; space -> GET READY 0:01",
        GuideOptions(lead_in=0),
    )


MIXED = straight(
    item("squat 2x5", rest="30", change=20),
    item("deadlift 2x20 s/side", rest="30"),
    item("carry 2x20", rest="30"),
)
SQUATS = "space; space; space; space; space"
DEADLIFTS = f"{SQUATS}; space; 50 s pass; space; 50 s pass"
SCENES = {
    Phase.OVERVIEW: ("", "swaps 2 for calf-raise 2x8"),
    Phase.SET_UP: ("space", SQUATS, DEADLIFTS),
    Phase.LEAD_IN: (f"{SQUATS}; space", f"{SQUATS}; space; 50 s pass; space"),
    Phase.WORK: ("space; space", f"{SQUATS}; space; 5 s pass", f"{SQUATS}; space; 30 s pass"),
    Phase.SWITCH: (f"{SQUATS}; space; 25 s pass",),
    Phase.REST: ("space; space; space", f"{SQUATS}; space; 50 s pass"),
    Phase.DONE: (f"{DEADLIFTS}; space; space; space; space",),
}
EVENTS: tuple[events.RunnerEvent, ...] = (
    events.AdvancePressed(),
    events.UndoPressed(),
    events.DigitTyped(7),
    events.DigitErased(),
    events.NumberStepped(1),
    events.LoadStepped(1),
    events.BandDistanceSet(50),
    events.EffortRated(7),
    events.NoteAdded("easy"),
    events.PainReported("knee", 4),
    events.SkipPressed(),
    events.SkipPressed(whole_item=True),
    events.ItemPostponed(),
    events.SetAdded(),
    events.Swapped(2, "calf-raise", "2x8"),
    events.ItemsDropped((2,)),
    events.PauseToggled(),
    events.RestStretched(15),
    events.StepRestarted(),
    events.ClockStopped(5000),
    events.IdleNoticed(5000),
    events.TimePassed(),
    events.FinishedEarly(),
    events.FinishedAsDone(),
    events.WorkoutDiscarded(),
    events.PointTyped(),
    events.LoadKeyPressed(),
    events.LoadSet(80_000),
    events.EntryDropped(),
    events.ShortSetCounted(),
    events.ItemChosen(2),
    events.HeartRateNoted(132, None),
)
TYPED_LOADS = (events.PointTyped, events.LoadKeyPressed, events.LoadSet, events.EntryDropped)
"""Not in a workout that an older version began."""
NEVER_DONE = {
    (events.ItemPostponed, Phase.SWITCH),
    (events.ItemChosen, Phase.SWITCH),
    *((kind, Phase.DONE) for kind in TYPED_LOADS),
    *((events.EntryDropped, phase) for phase in Phase),
    *((events.ShortSetCounted, phase) for phase in Phase),
}
"""Legal by its phase, but there the other side is always still to do, nothing is entered, or no
set is short."""


def refusals(phase: Phase, event: events.RunnerEvent) -> list[NotAllowedNowError | None]:
    """What the scenes of a phase answer to an event; None where it is done."""
    answers: list[NotAllowedNowError | None] = []
    for scene in SCENES[phase]:
        loads = LoadRules(WeightUnit.KG, {}) if isinstance(event, TYPED_LOADS) else None
        play = perform(MIXED, scene, GuideOptions(loads=loads))
        before = play.machine.state
        assert before.phase is phase
        try:
            play.machine.handle(event, play.now)
        except NotAllowedNowError as refusal:
            assert play.machine.state == before
            answers.append(refusal)
        else:
            answers.append(None)
    return answers


def test_the_table_has_every_event_that_the_runner_can_cause() -> None:
    """And each has a scene in every phase here."""
    assert set(LEGAL) == set(events.EVENT_NAMES) == {type(event) for event in EVENTS}
    assert set(SCENES) == set(Phase)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_an_event_is_done_where_the_table_has_it(event: events.RunnerEvent, phase: Phase) -> None:
    """Elsewhere it is refused in the words of the table, and changes nothing."""
    legal, answers = LEGAL[type(event)], refusals(phase, event)
    if phase not in legal.phases:
        assert [type(answer) for answer in answers] == [WrongPhaseError] * len(answers)
        assert {str(answer) for answer in answers} == {legal.otherwise}
        assert legal.otherwise
        return
    assert not any(isinstance(answer, WrongPhaseError) for answer in answers)
    assert (None in answers) is ((type(event), phase) not in NEVER_DONE)


@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_nothing_happens_to_a_closed_workout(event: events.RunnerEvent) -> None:
    """Every event is refused with the same words."""
    machine = perform(MIXED, "space; finishes early").machine
    with pytest.raises(WrongPhaseError, match=CLOSED):
        machine.handle(event, 0)


ENDS = (Phase.OVERVIEW, Phase.DONE)
BUSY = (Phase.OVERVIEW, Phase.LEAD_IN, Phase.WORK, Phase.SWITCH)
REFUSED: dict[str, tuple[events.RunnerEvent, tuple[Phase, ...]]] = {
    "Nothing is running that could pause.": (events.PauseToggled(), ENDS),
    "There is no set to skip here.": (events.SkipPressed(), ENDS),
    "There is nothing to move here.": (events.ItemPostponed(), ENDS),
    "There is no step to start again.": (events.StepRestarted(), ENDS),
    "There is no rest to change.": (events.RestStretched(15), BUSY),
    "Add a set in the rest after one.": (events.SetAdded(), BUSY),
    "Every set of that exercise is done.": (EVENTS[14], (Phase.DONE,)),
    "No set to correct yet.": (events.EffortRated(7), (Phase.OVERVIEW,)),
    "A number can be typed while a set is done, or in the rest after it.": (
        events.DigitTyped(1),
        (Phase.OVERVIEW,),
    ),
    "The workout has not begun.": (events.LoadStepped(1), (Phase.OVERVIEW,)),
}


@pytest.mark.parametrize("words", REFUSED)
def test_a_refusal_says_why(words: str) -> None:
    """In these words, in each of these phases."""
    event, phases = REFUSED[words]
    for phase in phases:
        assert {str(each) for each in refusals(phase, event)} == {words}
