"""What a workout asks of the world."""

from typing import get_args

from midstance.domain.record import WorkoutStatus
from midstance.workout.effects import (
    Cue,
    CueKind,
    Effect,
    FinishWorkout,
    RemoveSets,
    SaveSets,
    Speak,
)
from tests.playbook import PLANKS, PUSH_UPS, item, perform, straight


def test_each_signal_has_its_own_name() -> None:
    """They can be told apart without looking."""
    assert len({kind.value for kind in CueKind}) == len(CueKind) == 8


def test_every_kind_of_effect_is_asked_for() -> None:
    """In a workout in which enough happens."""
    play = perform(
        straight(item("squat 1x5"), item("plank 2x9 s", rest="9")),
        """
        space; kit taken; space; 9 s pass; hurts 4; notes on the workout ok
        5 s pass; undo; finishes early
        """,
    )
    assert {type(each) for each in play.asked} == set(get_args(Effect))


def test_every_signal_is_given() -> None:
    """By a session with both kinds of work."""
    play = perform(
        straight(item("side-plank 1x20 s/side", change=9), item("push-up 1x5")),
        "space; space; 3 min pass",
    )
    assert {kind for kind, _ in play.cues} == {kind.value for kind in CueKind}


def test_effects_are_values() -> None:
    """A front end can compare them."""
    assert Cue(CueKind.START, 5) == Cue(CueKind.START, 5)
    assert RemoveSets((1,)) != RemoveSets((2,))
    assert FinishWorkout(WorkoutStatus.COMPLETED, 5) == FinishWorkout(WorkoutStatus.COMPLETED, 5)


def test_a_save_holds_what_changed_and_nothing_else() -> None:
    """One set, or both sides of one; never what the log holds already."""
    play = perform(PUSH_UPS, "space; space; space; space; space; space; space; effort 7")
    saves = [effect for effect in play.asked if isinstance(effect, SaveSets)]
    assert [[each.sequence for each in save.sets] for save in saves] == [[1], [2], [3], [3]]


def test_waiting_asks_for_nothing_but_signals() -> None:
    """Time alone saves only what the clock completed."""
    play = perform(PLANKS, "space; 1 h pass")
    assert [each for each in play.asked if not isinstance(each, Speak)] == []
