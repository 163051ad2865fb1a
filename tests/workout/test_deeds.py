"""What each deed does, and which of them Undo takes back."""

import pytest

from midstance.workout import events
from midstance.workout.deeds import can_be_undone, done
from midstance.workout.phase import Phase
from midstance.workout.state import NotNowError, Options
from tests.playbook import EXERCISES, PLANKS, PUSH_UPS, go_on, item, perform, straight

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
    """In every phase."""
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
    ("deed", "undoable"),
    [
        (events.Advanced(), True),
        (events.Nudged(1), True),
        (events.LoadNudged(1), True),
        (events.BandSet(80), True),
        (events.EffortRated(7), True),
        (events.Noted("x"), True),
        (events.Skipped(), True),
        (events.PutOff(), True),
        (events.SetAdded(), True),
        (events.Swapped(0, "plank", "1x9 s"), True),
        (events.Hurt("knee", 4), True),
        (events.DigitTyped(1), False),
        (events.DigitErased(), False),
        (events.PauseToggled(), False),
        (events.RestStretched(15), False),
        (events.Interrupted(1000), False),
        (events.TimePassed(), False),
        (events.StepRestarted(), False),
        (events.FinishedEarly(), False),
        (events.ThrownAway(), False),
    ],
)
def test_undo_takes_back_what_changed_log_plan_or_place(
    deed: events.Deed,
    undoable: bool,
) -> None:
    """Digits are erased, and clocks have keys of their own."""
    assert can_be_undone(REST, deed) is undoable


def test_going_on_is_not_undone() -> None:
    """The key that ends a pause is a pause key; with digits typed it enters them."""
    assert not can_be_undone(PAUSED, events.Advanced())
    assert can_be_undone(TYPED, events.Advanced())


def test_undo_is_no_deed_of_a_state() -> None:
    """What was before is known to the machine alone."""
    with pytest.raises(NotNowError, match="nothing to undo"):
        done(REST, events.Undone(), 0, EXERCISES)


def test_a_deed_that_changes_nothing_is_no_step_of_undo() -> None:
    """One press of the key takes back the last thing that was really done."""
    play = perform(PUSH_UPS, "space; space; space; nudges +0; effort 7; effort 7")
    go_on(play, "undo -> REST, saves push-up 12", "undo -> GO 12, removes 1")


def test_the_name_of_what_was_put_off_is_said() -> None:
    """So that nobody thinks it is lost."""
    play = perform(straight(item("squat 1x5"), item("push-up 1x5")), "space")
    go_on(play, "kit taken -> NEXT Push up, says Squat comes back after this one.")


def test_a_hold_stopped_at_once_was_not_held() -> None:
    """Nothing is recorded that did not happen."""
    perform(PLANKS, "space; space; 5 s pass; space -> REST 0:30, saves plank 0")


def test_a_second_chance_has_a_lead_in_even_without_one() -> None:
    """After an interruption there is at least a second to get ready."""
    perform(
        PLANKS,
        "space; space; 9 s pass; sleeps 60 s; space -> GET READY 0:01",
        Options(lead_in=0),
    )
