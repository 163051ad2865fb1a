"""What follows what, from the first key to the last: each line is a deed and what it leads to."""

import pytest

from midstance.domain.quantity import Side
from midstance.domain.session import Purpose, Style
from midstance.domain.settings import AutoAdvance
from midstance.workout.flow import before, begins_by_itself, is_in_block
from midstance.workout.phase import Phase
from midstance.workout.state import Options
from tests.playbook import PLANKS, PUSH_UPS, block, item, perform, straight, turns_of

ALWAYS = Options(auto_advance=AutoAdvance.ALWAYS)
NEVER = Options(auto_advance=AutoAdvance.NEVER)


def test_holds_run_by_themselves_after_the_first_key() -> None:
    """Lead-in, hold, rest and the next lead-in follow each other on the clock."""
    play = perform(
        PLANKS,
        """
        space -> NEXT Plank
        space -> GET READY 0:05 Plank
        5 s pass -> HOLD 0:30 Plank
        30 s pass -> REST 0:30 Plank, saves plank 30
        30 s pass -> GET READY 0:05 Plank
        35 s pass -> REST 0:30 Plank, saves plank 30
        65 s pass -> DONE 2:45, saves plank 30
        1 h pass -> DONE 2:45, nothing
        space -> DONE, closes completed after 165 s
        """,
    )
    assert play.done == ["plank 30"] * 3


def test_repetitions_wait_for_their_runner() -> None:
    """A set by count begins with a key, counts up, and is saved with a key at the target."""
    perform(
        PUSH_UPS,
        """
        space -> NEXT Push up
        space -> GO 12 Push up
        4 min pass -> GO 12, nothing
        space -> REST 1:00 Push up, saves push-up 12
        60 s pass -> REST 0:00
        7 s pass -> REST +0:07, nothing
        space -> GO 12
        space -> REST 1:00, saves push-up 12
        10 s pass -> REST 0:50
        space -> GO 12
        space -> DONE, saves push-up 12
        """,
    )


def test_a_side_follows_the_other_through_a_switch() -> None:
    """A per-side set is done left, then right, and each side's number is saved apart."""
    perform(
        straight(item("side-plank 1x20 s/side"), item("calf-raise 1x8/side")),
        """
        space; space -> GET READY 0:05 Side plank left side
        5 s pass -> HOLD 0:20 Side plank left side
        20 s pass -> SWITCH 0:05 Side plank right side, saves side-plank left 20
        5 s pass -> HOLD 0:20 Side plank right side
        20 s pass -> NEXT 0:00 Calf raise left side, saves side-plank right 20
        space -> GO 8 Calf raise left side
        space -> SWITCH 0:05 Calf raise right side, saves calf-raise left 8
        space -> GO 8 Calf raise right side
        space -> DONE, saves calf-raise right 8
        """,
    )


def test_stopping_early_saves_the_seconds_really_held() -> None:
    """Whole seconds count, on each side apart; the missed target asks for the longer rest."""
    perform(
        straight(item("side-plank 2x20 s/side", rest="30-45")),
        """
        space; space; 5 s pass -> HOLD 0:20
        12.9 s pass -> HOLD 0:08
        space -> SWITCH 0:05, saves side-plank left 12
        5 s pass; 20 s pass -> REST 0:45, saves side-plank right 20
        """,
    )


def test_the_one_key_begins_and_dismisses_everything_early() -> None:
    """Space begins now in the lead-in and the switch, and ends the rest."""
    perform(
        straight(item("side-plank 2x20 s/side", rest="30")),
        """
        space; space; 2 s pass; space -> HOLD 0:20 Side plank left
        20 s pass; space -> HOLD 0:20 Side plank right, saves side-plank left 20
        20 s pass -> REST 0:30, saves side-plank right 20
        3 s pass; space -> GET READY 0:05 Side plank left
        """,
    )


def test_no_lead_in_and_no_switch_mean_no_screen() -> None:
    """With both at zero seconds work begins at once."""
    perform(
        straight(item("side-plank 1x20 s/side")),
        """
        space -> NEXT
        space -> HOLD 0:20 Side plank left
        20 s pass -> HOLD 0:20 Side plank right, saves side-plank left 20
        20 s pass -> DONE, saves side-plank right 20
        """,
        Options(lead_in=0, switch=0),
    )


def test_no_rest_means_no_screen_between() -> None:
    """Sets without rest follow each other: by count at once, timed after a lead-in."""
    perform(
        straight(item("push-up 2x5"), item("plank 2x10 s")),
        """
        space; space; space -> GO 5, saves push-up 5
        space -> NEXT 0:00 Plank, saves push-up 5
        20 s pass -> NEXT 0:20 Plank, nothing
        space; 15 s pass -> GET READY 0:05, saves plank 10
        """,
    )


def test_an_open_ended_hold_counts_on_upward() -> None:
    """Past its target the clock goes up, and only the runner ends the set."""
    perform(
        straight(item("plank 1x30+ s")),
        """
        space; space; 34 s pass -> HOLD 0:01
        1 s pass -> HOLD 0:30, nothing
        9 s pass -> HOLD 0:39, nothing
        space -> DONE, saves plank 39
        """,
    )


def test_an_open_ended_hold_can_end_below_its_target() -> None:
    """Who cannot reach the target has the seconds held in the log."""
    perform(
        straight(item("plank 2x30+ s", rest="20-40")),
        "space; space; 25 s pass; space -> REST 0:40, saves plank 20",
    )


def test_sides_in_turn_are_one_step() -> None:
    """Alternating repetitions are recorded for both sides at once, a timed set once for both."""
    perform(
        straight(item("lunge 1x6/side alternating"), item("dead-bug 1x20 s alternating")),
        """
        space; space -> GO 6 Lunge
        space -> NEXT, saves lunge left 6, saves lunge right 6
        space; 25 s pass -> DONE, saves dead-bug 20
        """,
    )


def test_metres_and_contacts_are_counted() -> None:
    """What is carried or hopped is saved with a key, at its own target."""
    perform(
        straight(item("carry 1x40 m"), item("jump 1x10 c"), item("hop 1x6 c/side")),
        """
        space; space; space -> NEXT 0:00 Jump, saves carry 40
        space -> GO 10 Jump
        types 9; space -> NEXT, saves jump 9
        space; space; space; space -> DONE, saves hop left 6, saves hop right 6
        """,
    )


def test_the_weaker_side_comes_first() -> None:
    """Where a weaker side is known it begins every set."""
    turns = turns_of(block(item("side-plank 1x10 s/side")), weaker={"side-plank": Side.RIGHT})
    perform(
        turns,
        """
        space; space -> GET READY 0:05 Side plank right side
        15 s pass -> SWITCH 0:05 Side plank left side, saves side-plank right 10
        15 s pass -> DONE, saves side-plank left 10
        """,
    )


def test_a_missed_target_takes_the_upper_end_of_the_rest() -> None:
    """The shorter rest follows a full set, the longer one a set that fell short."""
    perform(
        PUSH_UPS,
        """
        space; space; space -> REST 1:00, saves push-up 12
        space; types 9; space -> REST 1:30, saves push-up 9
        """,
    )


def test_a_change_on_the_clock_holds_its_lead_in() -> None:
    """Ten seconds between two holds are five to set up and five to get ready."""
    perform(
        straight(item("plank 1x20 s", change=10), item("side-plank 1x10 s/side")),
        """
        space; space; 25 s pass -> NEXT 0:05 Side plank left, saves plank 20
        5 s pass -> GET READY 0:05 Side plank left
        5 s pass -> HOLD 0:10 Side plank left
        """,
    )


def test_a_change_shorter_than_the_lead_in_is_all_lead_in() -> None:
    """No set-up is shown where the change leaves no time for it."""
    perform(
        straight(item("plank 1x20 s", change=3), item("plank 1x10 s")),
        """
        space; space; 25 s pass -> GET READY 0:03, saves plank 20
        3 s pass -> HOLD 0:10
        """,
    )


def test_a_change_before_repetitions_turns_overdue() -> None:
    """The clock of the change runs out, and the count still waits for its runner."""
    perform(
        straight(item("plank 1x20 s", change=10), item("push-up 1x8")),
        """
        space; space; 25 s pass -> NEXT 0:10 Push up, saves plank 20
        12 s pass -> NEXT +0:02, nothing
        space -> GO 8
        """,
    )


def test_nothing_begins_by_itself_when_that_is_turned_off() -> None:
    """Rest and change run out, and every set waits for a key."""
    perform(
        straight(item("plank 2x20 s", rest="30", change=10), item("plank 1x20 s")),
        """
        space; space; 25 s pass -> REST 0:30, saves plank 20
        5 min pass -> REST +4:30, nothing
        space; 25 s pass -> NEXT 0:10, saves plank 20
        5 min pass -> NEXT +4:50, nothing
        space -> GET READY 0:05
        """,
        NEVER,
    )


def test_everything_begins_by_itself_when_that_is_turned_on() -> None:
    """Repetitions begin at the end of their rest too; new equipment is still waited for."""
    perform(
        straight(item("push-up 2x5", rest="30"), item("jump 1x5 c")),
        """
        space; space; space -> REST 0:30, saves push-up 5
        30 s pass -> GO 5
        space -> NEXT 0:00, saves push-up 5
        5 min pass -> NEXT 5:00, nothing
        """,
        ALWAYS,
    )


def test_a_superset_alternates_and_rests_between_rounds() -> None:
    """The second exercise follows the first at once; the one with more sets is finished alone."""
    perform(
        turns_of(
            block(
                item("push-up 3x8", rest="60"), item("squat 2x5", rest="90"), style=Style.SUPERSET
            ),
            block(item("jump 1x4 c")),
        ),
        """
        space; space -> GO 8 Push up
        space -> GO 5 Squat, saves push-up 8
        space -> REST 1:30 Push up, saves squat 5
        space; space; space -> REST 1:30 Push up, saves push-up 8, saves squat 5
        space -> GO 8 Push up
        space -> NEXT 0:00 Jump, saves push-up 8
        """,
    )


def test_a_circuit_goes_round_its_stations() -> None:
    """Stations change on the clock, rounds are apart by the rest of the block."""
    perform(
        turns_of(
            block(
                item("plank 1x20 s", change=10),
                item("run 1x20 s", change=10),
                style=Style.CIRCUIT,
                rounds=2,
                rest="60",
            )
        ),
        """
        space; space; 25 s pass -> NEXT 0:05 Run, saves plank 20
        10 s pass -> MOVE 0:20 Run
        20 s pass -> REST 1:00 Plank, saves run 20
        60 s pass -> GET READY 0:05 Plank
        25 s pass -> NEXT 0:05 Run, saves plank 20
        30 s pass -> DONE 2:50, saves run 20
        """,
    )


def test_after_the_last_round_the_next_block_is_set_up() -> None:
    """Rounds without a change on the clock do not run on into the next exercise."""
    perform(
        turns_of(
            block(item("push-up 1x8"), style=Style.CIRCUIT, rounds=2, rest="30"),
            block(item("squat 1x5")),
        ),
        """
        space; space; space; space -> GO 8, saves push-up 8
        space -> NEXT 0:00 Squat, saves push-up 8
        """,
    )


def test_work_and_rest_intervals_run_on_the_clock() -> None:
    """The rest counts down to the work itself: no lead-in makes the interval longer."""
    perform(
        turns_of(block(item("run 1x40 s"), style=Style.INTERVAL, rounds=3, rest="20")),
        """
        space; space -> GET READY 0:05
        45 s pass -> REST 0:20, saves run 40
        20 s pass -> MOVE 0:40
        60 s pass -> MOVE 0:40, saves run 40
        40 s pass -> DONE 2:45, saves run 40
        """,
        NEVER,
    )


def test_intervals_run_on_from_block_to_block() -> None:
    """One interval block follows the other without a key, as twenty minutes on the clock ask."""
    perform(
        turns_of(
            block(item("run 1x60 s"), item("plank 1x20 s", change=10), style=Style.INTERVAL),
            block(item("run 1x30 s"), style=Style.INTERVAL),
        ),
        """
        space; space; 65 s pass -> HOLD 0:20 Plank, saves run 60
        20 s pass -> NEXT 0:05 Run, saves plank 20
        10 s pass -> MOVE 0:30 Run
        """,
    )


def test_a_set_every_minute_rests_for_what_is_left() -> None:
    """What the set leaves of its slot is rest, and the next one begins on the minute."""
    play = perform(
        turns_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=4, every=60)),
        """
        space; space -> GO 8
        25 s pass; space -> REST 0:35, saves push-up 8
        35 s pass -> GO 8
        45 s pass; space -> REST 0:15, saves push-up 8
        15 s pass; 70 s pass -> GO 8, nothing
        space -> GO 8, saves push-up 8
        space -> DONE 3:10, saves push-up 8
        """,
    )
    assert ("overdue", 180.0) in play.cues


def test_a_slot_with_two_exercises_gives_each_its_own() -> None:
    """Every exercise of the round has its own slot."""
    perform(
        turns_of(block(item("push-up 1x8"), item("plank 1x20 s"), style=Style.INTERVAL, every=30)),
        """
        space; space; 10 s pass; space -> REST 0:20 Plank, saves push-up 8
        20 s pass -> HOLD 0:20 Plank
        """,
    )


def test_an_interval_begun_by_key_has_its_lead_in() -> None:
    """Who cuts the rest short has time to get ready before anything timed."""
    perform(
        turns_of(block(item("run 1x40 s"), style=Style.INTERVAL, rounds=2, rest="60")),
        "space; space; 45 s pass; 10 s pass; space -> GET READY 0:05 Run, saves run 40",
    )


@pytest.mark.parametrize(
    ("transcript", "inside"),
    [("space", False), ("space; space", True), ("space; space; space", True)],
)
def test_a_block_begins_with_its_first_work(transcript: str, inside: bool) -> None:
    """Setting up is not yet inside; work is, and the rest after it."""
    assert is_in_block(perform(PUSH_UPS, transcript).machine.state) is inside


def test_nothing_lies_before_the_first_turn() -> None:
    """The first set-up follows nothing, and nothing begins it but a key."""
    state = perform(PLANKS, "space").machine.state
    assert before(state)[0] is None
    assert state.phase is Phase.SET_UP
    assert state.clock.deadline is None


def test_what_begins_by_itself_follows_the_choice() -> None:
    """Timed sets by default; nothing after the runner was away."""
    assert begins_by_itself(perform(PLANKS, "space; space; 35 s pass").machine.state)
    assert not begins_by_itself(perform(PUSH_UPS, "space; space; space").machine.state)
    away = perform(PLANKS, "space; space; 35 s pass; sleeps 60 s").machine.state
    assert not begins_by_itself(away)


def test_warm_up_is_guided_and_does_not_count() -> None:
    """Its sets are recorded, and marked as not counting."""
    play = perform(
        turns_of(block(item("push-up 1x5"), purpose=Purpose.WARM_UP)), "space; space; space"
    )
    assert [each.counts for each in play.machine.state.sets] == [False]
