"""Pause, sleep, a longer rest, a step once more, an early end."""

import pytest

from midstance.domain.record import Ending
from midstance.domain.session import Style
from midstance.workout.effects import Finish
from midstance.workout.phase import Phase
from midstance.workout.state import Interruption, Options
from tests.playbook import (
    PLANKS,
    PUSH_UPS,
    block,
    go_on,
    item,
    perform,
    straight,
    turns_of,
)

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))
PHASES = {
    Phase.SET_UP: "space",
    Phase.LEAD_IN: "space; space; 2 s pass",
    Phase.WORK: "space; space; 15 s pass",
    Phase.SWITCH: "space; space; 27 s pass",
    Phase.REST: "space; space; 60 s pass",
}


@pytest.mark.parametrize("phase", PHASES)
def test_everything_can_pause(phase: Phase) -> None:
    """In every phase all clocks stand still for as long as the pause lasts, and then go on."""
    play = perform(SIDES, PHASES[phase], Options(re_entry=0))
    assert play.machine.state.phase is phase
    clock, left = play.view.clock, play.view.seconds_left
    go_on(play, "pause -> PAUSED", "10 min pass -> PAUSED, nothing")
    assert play.machine.wakes_at(play.now) is None
    assert (play.view.clock, play.view.seconds_left) == (clock, left)
    go_on(play, "pause")
    assert play.machine.state.phase is phase
    assert (play.view.clock, play.view.seconds_left) == (clock, left)


def test_a_hold_goes_on_after_three_seconds() -> None:
    """Out of a pause there is time to get back into the hold, and what was held counts."""
    play = perform(
        PLANKS,
        """
        space; space; 15 s pass -> HOLD 0:20
        pause -> PAUSED 0:20
        10 min pass -> PAUSED 0:20, nothing
        pause -> GET READY 0:03
        2 s pass -> GET READY 0:01
        1 s pass -> HOLD 0:20
        20 s pass -> REST 0:30, saves plank 30
        """,
    )
    assert [at for kind, at in play.cues if kind == "last-three"][3:6] == [615, 616, 617]
    assert play.view.active_seconds == 35


def test_the_re_entry_can_be_stopped_or_cut_short() -> None:
    """The same key pauses again; the one key goes on at once."""
    perform(
        PLANKS,
        """
        space; space; 15 s pass; pause; pause; 1 s pass -> GET READY 0:02
        pause -> PAUSED 0:20
        10 s pass -> PAUSED 0:20, nothing
        space; 1 s pass -> GET READY 0:02
        space -> HOLD 0:20
        20 s pass -> REST 0:30, saves plank 30
        """,
    )


def test_repetitions_go_on_at_once() -> None:
    """A count needs no seconds to get back into it."""
    perform(PUSH_UPS, "space; space; 5 s pass; pause; 60 s pass; space -> GO 12")


def test_the_clock_of_the_rest_leaves_pauses_out() -> None:
    """After a paused rest the set-up goes on counting the rest as it was."""
    perform(
        straight(item("push-up 2x5", rest="60"), item("squat 1x5")),
        """
        space; space; space; 10 s pass; pause; 5 min pass; pause -> REST 0:50, saves push-up 5
        skips -> NEXT 0:10 Squat, saves push-up skipped
        """,
    )


def test_what_changes_ahead_leaves_a_pause_a_pause() -> None:
    """Skipping, putting off and swapping in a pause do not set the clock going."""
    perform(
        straight(item("plank 2x30 s", rest="30"), item("squat 2x5", rest="60")),
        """
        space; space; 10 s pass; pause -> PAUSED 0:25
        skips; 60 s pass -> PAUSED 0:00 Plank, saves plank skipped
        swaps 0 for knee-plank 1x20 s -> PAUSED 0:00 Knee plank
        kit taken -> PAUSED 0:00 Squat, says Knee plank comes back
        hurts 7 -> PAUSED 0:00 Knee plank, saves squat skipped, annotates, says Stopped
        pause; 2 s pass -> NEXT 0:02 Knee plank
        """,
    )


def test_a_pause_means_nothing_before_and_after() -> None:
    """Where nothing runs nothing can pause."""
    go_on(perform(PLANKS, "0 s pass"), "pause -> TODAY, refused: Nothing is running")
    go_on(perform(PUSH_UPS, "space; skips the exercise"), "pause -> DONE, refused: Nothing is")


def test_a_hold_is_never_completed_by_sleep() -> None:
    """It stops at what was held, says how long the runner was away, and asks."""
    play = perform(
        PLANKS,
        """
        space; space; 15 s pass -> HOLD 0:20
        sleeps 10 min -> PAUSED 0:20, nothing
        1 h pass -> PAUSED 0:20, nothing
        """,
    )
    asks = play.view
    assert asks.interrupted == Interruption(10, 600_000)
    go_on(play, "pause -> PAUSED, refused: The set was interrupted")
    go_on(play, "types 12; space -> REST 0:30, saves plank 12")
    shown = play.view
    assert (shown.interrupted, shown.active_seconds) == (None, 15)


def test_an_interrupted_hold_can_be_done_again() -> None:
    """Without a number it is discarded, and begins anew with its lead-in."""
    perform(
        PLANKS,
        """
        space; space; 15 s pass; sleeps 10 min; space -> GET READY 0:05 Plank
        35 s pass -> REST 0:30, saves plank 30
        """,
    )


def test_an_interrupted_hold_can_be_corrected_by_nudges() -> None:
    """One more or less starts from what was held."""
    perform(
        PLANKS,
        "space; space; 15 s pass; sleeps 10 min; nudges -2; space -> REST, saves plank 8",
    )


def test_an_interrupted_second_side_is_that_side_again() -> None:
    """What the first side did is kept."""
    perform(
        SIDES,
        """
        space; space; 35 s pass -> HOLD 0:15 Side plank right, saves side-plank left 20
        sleeps 10 min; space -> GET READY 0:05 Side plank right
        25 s pass -> REST 0:30, saves side-plank right 20
        """,
    )


def test_other_deeds_leave_an_interruption_as_it_is() -> None:
    """A pain or a variant for later does not set the hold going again."""
    play = perform(
        straight(item("plank 1x30 s"), item("push-up 1x5")),
        """
        space; space; 15 s pass; sleeps 10 min -> PAUSED 0:20
        hurts 1; swaps 1 for squat 1x5; effort 7 -> PAUSED 0:20, annotates, says Noted
        1 h pass -> PAUSED 0:20, nothing
        """,
    )
    assert play.view.interrupted is not None


def test_an_undo_after_an_interruption_leads_to_the_set_before() -> None:
    """Undo takes back the saved side, and its lead-in begins."""
    perform(
        SIDES,
        """
        space; space; 35 s pass; sleeps 10 min -> PAUSED 0:15, saves side-plank left 20
        undo -> GET READY 0:05 Side plank left, removes 1
        5 s pass -> HOLD 0:20 Side plank left
        """,
    )


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("space; space; 2 s pass", "NEXT Side plank left"),
        ("space; space; 27 s pass", "NEXT 10:02 Side plank right"),
        ("space; space; 60 s pass", "REST +9:40 Side plank left"),
        ("space", "NEXT Side plank left"),
    ],
)
def test_nothing_begins_by_itself_after_sleep(before: str, shown: str) -> None:
    """A lead-in or a switch falls back to the set-up, a rest shows its true length; all wait."""
    play = perform(SIDES, before)
    go_on(play, f"sleeps 10 min; 0 s pass -> {shown}")
    assert not play.machine.state.is_on_the_clock
    phase, sets = play.machine.state.phase, play.done
    go_on(play, "1 h pass")
    assert (play.machine.state.phase, play.done) == (phase, sets)
    go_on(play, "space -> GET READY 0:05")


def test_a_set_up_cut_short_shows_the_rest_so_far() -> None:
    """The clock of the set-up counts from the last work, the sleep with it."""
    perform(SIDES, "space; space; 27 s pass; sleeps 10 min -> NEXT 10:02 Side plank right, saves")


def test_repetitions_count_on_through_sleep() -> None:
    """A count waits for its runner as it did before."""
    perform(
        PUSH_UPS,
        """
        space; space; sleeps 10 min -> GO 12, nothing
        5 s pass; space -> REST 1:00, saves push-up 12
        """,
    )


def test_time_away_is_not_active() -> None:
    """Neither a sleep in the rest nor one in a hold makes the workout longer."""
    play = perform(SIDES, "space; space; 60 s pass; sleeps 8 h; 5 s pass")
    assert play.view.active_seconds == 65


def test_what_is_paused_stays_paused_through_sleep() -> None:
    """Sleep in a pause, or while getting back into a hold, leaves the pause."""
    play = perform(
        PLANKS,
        """
        space; space; 15 s pass; pause; sleeps 10 min -> PAUSED 0:20, nothing
        pause; 1 s pass; sleeps 10 min -> PAUSED 0:20, nothing
        pause; 23 s pass -> REST 0:30, saves plank 30
        """,
    )
    assert play.view.active_seconds == 35


def test_sleep_before_and_after_the_workout_changes_nothing() -> None:
    """There is nothing that could be interrupted."""
    play = perform(PUSH_UPS, "sleeps 10 min -> TODAY, nothing")
    go_on(play, "space; skips the exercise; sleeps 10 min -> DONE, saves push-up skipped")


def test_sleep_gives_a_slot_back() -> None:
    """In a set every minute, what was left of the minute is still left."""
    perform(
        turns_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=2, every=60)),
        "space; space; 20 s pass; sleeps 10 min; space -> REST 0:40, saves push-up 8",
    )


def test_a_rest_can_be_longer_or_shorter() -> None:
    """Fifteen seconds at a time; at nothing left it is over."""
    perform(
        PLANKS,
        """
        space; space; 40 s pass -> REST 0:25, saves plank 30
        rest +15 s -> REST 0:40
        rest -15 s; rest -15 s -> REST 0:10
        rest -15 s -> GET READY 0:05
        rest +15 s -> GET READY 0:05, refused: There is no rest
        """,
    )


def test_an_overdue_rest_gets_its_time_from_now() -> None:
    """More rest is time ahead, however overdue it is; less changes nothing any more."""
    perform(
        PUSH_UPS,
        """
        space; space; space; 80 s pass -> REST +0:20, saves push-up 12
        rest -15 s -> REST +0:20
        rest +15 s -> REST 0:15
        15 s pass -> REST 0:00
        """,
    )


def test_a_change_on_the_clock_can_be_longer() -> None:
    """Moving over to the next exercise is a rest as well; waiting without a clock is none."""
    perform(
        straight(item("plank 1x20 s", change=20), item("plank 1x10 s")),
        """
        space; rest +15 s -> NEXT Plank, refused: There is no rest
        space; 25 s pass; rest +15 s -> NEXT 0:30, saves plank 20
        """,
    )


def test_a_correction_that_misses_the_target_makes_the_rest_longer() -> None:
    """And one that reaches it makes the rest shorter again; undo does the same."""
    perform(
        PUSH_UPS,
        """
        space; space; space; 10 s pass -> REST 0:50, saves push-up 12
        nudges -1 -> REST 1:20, saves push-up 11
        nudges +1 -> REST 0:50, saves push-up 12
        types 8; space -> REST 1:20, saves push-up 8
        undo -> REST 0:50, saves push-up 12
        """,
    )


def test_a_rest_that_a_correction_ends_begins_the_next_set_now() -> None:
    """What would have begun in the past begins at the moment of the correction."""
    perform(
        straight(item("plank 2x20 s", rest="30-60")),
        """
        space; space; 20 s pass; space -> REST 1:00, saves plank 15
        40 s pass; types 20; space -> GET READY 0:05, saves plank 20
        """,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("space; space; 3 s pass", "GET READY 0:05 Side plank left"),
        ("space; space; 15 s pass", "GET READY 0:05 Side plank left"),
        ("space; space; 28 s pass", "SWITCH 0:05 Side plank right"),
        ("space; space; 40 s pass", "GET READY 0:05 Side plank right"),
        ("space; space; 65 s pass", "REST 0:30 Side plank left"),
        ("space; space; 15 s pass; pause", "GET READY 0:05 Side plank left"),
        ("space; space; 15 s pass; sleeps 60 s", "GET READY 0:05 Side plank left"),
        ("space; 5 s pass", "NEXT"),
    ],
)
def test_a_step_can_begin_again(before: str, after: str) -> None:
    """From its own start: a hold from its lead-in, a switch, a rest in its full length."""
    play = perform(SIDES, before)
    go_on(play, "again")
    assert play.stage.startswith(after)


def test_a_rest_begun_again_begins_the_next_set_again() -> None:
    """After a sleep, the rest started over ends by itself as any rest."""
    perform(
        SIDES, "space; space; 60 s pass; sleeps 60 s; again; 31 s pass -> GET READY 0:04, saves"
    )


def test_there_is_no_step_to_begin_again_at_the_ends() -> None:
    """Before the start and after the end there is nothing to start over."""
    perform(PUSH_UPS, "again -> TODAY, refused: There is no step")
    perform(PUSH_UPS, "space; skips the exercise; again -> DONE, saves push-up skipped, refused")


def test_finishing_early_keeps_what_is_done() -> None:
    """The workout is closed at once, and nothing more happens to it."""
    play = perform(
        PLANKS,
        """
        space; space; 50 s pass -> REST 0:15, saves plank 30
        finishes early -> DONE 0:50, closes finished-early after 50 s
        1 h pass -> DONE 0:50, nothing
        space -> DONE, refused: This workout is closed
        undo -> DONE, refused: This workout is closed
        throws away -> DONE, refused: This workout is closed
        """,
    )
    assert play.done == ["plank 30"]
    assert play.machine.wakes_at(play.now) is None


def test_finishing_in_a_pause_leaves_the_pause_out() -> None:
    """What was paused does not count as active time."""
    perform(
        PLANKS,
        "space; space; 50 s pass; pause; 10 min pass; finishes early -> DONE 0:50, saves, closes "
        "finished-early after 50 s",
    )


def test_what_is_done_to_its_end_is_complete() -> None:
    """Finishing early after the last set is a completed workout."""
    play = perform(PUSH_UPS, "space; skips the exercise; 60 s pass; finishes early")
    assert play.asked[-1] == Finish(Ending.COMPLETED, 0)


def test_a_workout_can_be_thrown_away() -> None:
    """Under way or at its end; before its start there is nothing to throw away."""
    perform(PLANKS, "space; space; 50 s pass; throws away -> DONE, saves, closes thrown-away")
    perform(PUSH_UPS, "space; skips the exercise; throws away -> DONE, saves, closes thrown-away")
    perform(PUSH_UPS, "throws away -> TODAY, refused: The workout has not begun")
    perform(PUSH_UPS, "finishes early -> TODAY, refused: The workout has not begun")
