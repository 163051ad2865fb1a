"""Undo, after everything that can be done."""

import pytest

from midstance.domain.session import Style
from midstance.workout.phase import Phase
from midstance.workout.state import Options
from tests.playbook import PLANKS, PUSH_UPS, block, go_on, item, perform, straight, turns_of

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))


def test_a_saved_set_is_taken_back() -> None:
    """The set leaves the log, and the work goes on with the number that was typed."""
    perform(
        PUSH_UPS,
        """
        space; space; types 9; space -> REST 1:30, saves push-up 9
        20 s pass; undo -> GO 9, removes 1
        space -> REST 1:30, saves push-up 9
        """,
    )


def test_a_hold_that_the_clock_completed_leads_to_its_lead_in() -> None:
    """It is done again from the start, however far the clock has gone on since."""
    perform(
        SIDES,
        """
        space; space; 26 s pass -> SWITCH 0:04, saves side-plank left 20
        undo -> GET READY 0:05 Side plank left, removes 1
        25 s pass; 25 s pass -> REST 0:30, saves side-plank left 20, saves side-plank right 20
        40 s pass -> HOLD 0:15 Side plank left
        undo -> GET READY 0:05 Side plank right, removes 3
        undo -> GET READY 0:05 Side plank left, removes 2
        25 s pass -> SWITCH 0:05, saves side-plank left 20
        """,
    )


def test_the_lead_in_of_an_undo_is_never_empty() -> None:
    """Even with no lead-in there is a second before the hold begins again."""
    perform(
        PLANKS,
        """
        space; space; 30 s pass -> REST 0:30, saves plank 30
        undo -> GET READY 0:01, removes 1
        1 s pass -> HOLD 0:30
        """,
        Options(lead_in=0),
    )


def test_a_hold_stopped_by_mistake_goes_on_where_it_was() -> None:
    """After the seconds to get back into it, what was held still counts."""
    perform(
        PLANKS,
        """
        space; space; 25 s pass; space -> REST 0:30, saves plank 20
        4 s pass; undo -> GET READY 0:03, removes 1
        3 s pass -> HOLD 0:10
        10 s pass -> REST 0:30, saves plank 30
        """,
    )


def test_without_re_entry_the_hold_goes_on_at_once() -> None:
    """Who asked for no seconds gets none."""
    perform(
        PLANKS,
        "space; space; 25 s pass; space; undo -> HOLD 0:10, saves plank 20, removes 1",
        Options(re_entry=0),
    )


def test_a_dismissed_rest_comes_back() -> None:
    """With what was left of it."""
    perform(
        PUSH_UPS,
        """
        space; space; space; 20 s pass; space -> GO 12, saves push-up 12
        6 s pass; undo -> REST 0:40
        5 s pass -> REST 0:35
        """,
    )


def test_an_early_begin_is_taken_back() -> None:
    """The lead-in and the switch come back with what was left of them."""
    perform(SIDES, "space; space; 2 s pass; space; 1 s pass; undo -> GET READY 0:03")
    perform(
        SIDES,
        "space; space; 27 s pass; space; 1 s pass; undo -> SWITCH 0:03 Side plank right, saves",
    )


def test_the_start_itself_can_be_undone() -> None:
    """Back at the overview nothing has been active, and it can begin anew."""
    play = perform(PLANKS, "space; 30 s pass; undo -> TODAY Plank, nothing")
    assert play.view.active_seconds == 0
    assert not play.machine.state.is_under_way
    go_on(play, "60 s pass; space; 5 s pass -> NEXT Plank")
    assert play.view.active_seconds == 5
    go_on(play, "undo; undo -> TODAY, refused: There is nothing to undo")


@pytest.mark.parametrize(
    "deed",
    [
        "skips",
        "skips the exercise",
        "kit taken",
        "one more set",
        "swaps 0 for push-up 2x5",
        "effort 8",
        "nudges -1",
        "load +1",
        "notes slow",
        "notes on the workout windy",
        "hurts 1",
        "hurts 4",
        "hurts 9",
    ],
)
def test_every_change_in_the_rest_can_be_undone(deed: str) -> None:
    """Skip, variant, kit, one more set, corrections, notes and pains leave no trace."""
    turns = straight(item("squat 2x5", rest="60"), item("jump 2x4 c", rest="60"))
    play = perform(turns, "space; space; space; 10 s pass")
    shown, state = play.view, play.machine.state
    go_on(play, deed)
    assert play.machine.state != state
    go_on(play, "undo")
    assert play.view == shown
    assert play.machine.state.sets == state.sets
    assert play.machine.state.turns == state.turns


def test_inside_a_step_the_clock_goes_on() -> None:
    """Undoing a rating or a correction gives back no rest and no hold."""
    perform(
        PLANKS,
        """
        space; space; 10 s pass; effort 8; 10 s pass; undo -> HOLD 0:15
        15 s pass -> REST 0:30, saves plank 30
        5 s pass; nudges -1; 5 s pass; undo -> REST 0:20, saves plank 29, saves plank 30
        """,
    )


def test_a_rest_made_longer_stays_longer() -> None:
    """A stretched rest and a pause are no steps that an undo takes back."""
    perform(
        PUSH_UPS,
        """
        space; space; space; nudges +1; rest +15 s; undo -> REST 1:15, saves, saves
        nudges +1; pause; undo -> PAUSED 1:15, saves, saves
        """,
    )


def test_what_is_paused_stays_paused() -> None:
    """An undo in a pause changes what is on the screen, and sets nothing going."""
    perform(
        PLANKS,
        """
        space; space; 20 s pass; space; pause -> PAUSED 0:30, saves plank 15
        undo -> PAUSED 0:15, removes 1
        60 s pass -> PAUSED 0:15, nothing
        space; 3 s pass -> HOLD 0:15
        """,
    )


def test_an_undo_leads_back_into_a_pause() -> None:
    """A skip done in a pause leads back to the paused set."""
    perform(
        PLANKS,
        """
        space; space; 20 s pass; pause; 60 s pass; skips; undo -> PAUSED 0:15, saves, removes 1
        space; 3 s pass -> HOLD 0:15
        """,
    )


def test_undo_leaves_the_active_time_as_it_is() -> None:
    """What was lived was lived, paused or not."""
    play = perform(PLANKS, "space; space; 20 s pass; space; 10 s pass; pause; 60 s pass")
    assert play.view.active_seconds == 30
    go_on(play, "undo")
    assert play.view.active_seconds == 30
    go_on(play, "10 s pass; space; 3 s pass; 1 s pass")
    assert play.view.active_seconds == 31


def test_everything_can_be_undone_back_to_the_start() -> None:
    """Step by step, until the log is empty."""
    play = perform(SIDES, "space; space; 10 min pass; effort 6; nudges -2")
    assert len(play.done) == 4
    for _ in range(7):
        go_on(play, "undo")
    assert play.machine.state.sets == ()
    assert play.machine.state.phase is Phase.SET_UP
    go_on(play, "undo -> TODAY, nothing", "undo -> TODAY, refused: There is nothing to undo")


def test_serials_are_never_used_again() -> None:
    """A set done again after an undo is a new set to the log."""
    play = perform(PUSH_UPS, "space; space; space; undo; space; undo; space")
    assert [each.serial for each in play.machine.state.sets] == [3]


def test_an_undo_inside_a_capped_block_takes_the_last_part_back() -> None:
    """What the end of the time cut off is taken back; the time stays over."""
    perform(
        turns_of(block(item("plank 1x40 s"), style=Style.INTERVAL, cap=60)),
        """
        space; space; 65 s pass -> DONE, saves plank 40, saves plank 20
        undo -> DONE, removes 2
        """,
    )


def test_the_last_key_of_all_cannot_be_undone() -> None:
    """Closed is closed: correcting goes through the log."""
    perform(PUSH_UPS, "space; skips the exercise; space; undo -> DONE, saves, closes, refused")


def test_digits_and_refusals_are_not_undone() -> None:
    """Typed digits are erased, not undone; what was refused did nothing."""
    perform(
        PUSH_UPS,
        """
        space; space; types 7; rest +15 s; undo -> NEXT Push up, refused: There is no rest
        space; types 7; erases -> GO 12
        """,
    )
