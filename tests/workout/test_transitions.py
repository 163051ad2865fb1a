"""What follows what, from the first key to the last: each line is an event and what it leads to."""

import pytest

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import Side
from midstance.domain.record import WorkoutStatus
from midstance.domain.session import Purpose, Style
from midstance.domain.settings import AutoAdvance
from midstance.workout.effects import FinishWorkout
from midstance.workout.state import GuideOptions, Interruption, Phase
from midstance.workout.transitions import (
    begins_by_itself,
    cap_deadline,
    is_in_block,
    phase_deadline,
    transition_before,
)
from tests.playbook import (
    PLANKS,
    PUSH_UPS,
    Play,
    block,
    go_on,
    item,
    perform,
    planned_sets_of,
    straight,
)

ALWAYS = GuideOptions(auto_advance=AutoAdvance.ALWAYS)
NEVER = GuideOptions(auto_advance=AutoAdvance.NEVER)


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
        GuideOptions(lead_in=0, switch=0),
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
    planned_sets = planned_sets_of(
        block(item("side-plank 1x10 s/side")), weaker={"side-plank": Side.RIGHT}
    )
    perform(
        planned_sets,
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
        planned_sets_of(
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
        planned_sets_of(
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
        planned_sets_of(
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
        planned_sets_of(block(item("run 1x40 s"), style=Style.INTERVAL, rounds=3, rest="20")),
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
        planned_sets_of(
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
        planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=4, every=60)),
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
        planned_sets_of(
            block(item("push-up 1x8"), item("plank 1x20 s"), style=Style.INTERVAL, every=30)
        ),
        """
        space; space; 10 s pass; space -> REST 0:20 Plank, saves push-up 8
        20 s pass -> HOLD 0:20 Plank
        """,
    )


def test_an_interval_begun_by_key_has_its_lead_in() -> None:
    """Who cuts the rest short has time to get ready before anything timed."""
    perform(
        planned_sets_of(block(item("run 1x40 s"), style=Style.INTERVAL, rounds=2, rest="60")),
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
    assert transition_before(state)[0] is None
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
        planned_sets_of(block(item("push-up 1x5"), purpose=Purpose.WARM_UP)), "space; space; space"
    )
    assert [each.counts for each in play.machine.state.sets] == [False]


def amrap(*texts: str, cap: int = 60) -> tuple[PlannedSet, ...]:
    """As many rounds as possible, and a plain set after them."""
    rounds = block(*(item(text) for text in texts), style=Style.INTERVAL, cap=cap)
    return planned_sets_of(rounds, block(item("squat 1x5")))


def ends(play: Play) -> float | None:
    """Seconds from now to the end of the step."""
    at = phase_deadline(play.machine.state)
    return None if at is None else (at - play.now) / 1000


def test_only_what_the_clock_decides_has_a_deadline() -> None:
    """Lead-in, hold, switch and the rest before a hold end by themselves; the others do not."""
    play = perform(straight(item("side-plank 2x20 s/side", rest="30")), "space")
    assert ends(play) is None
    found = []
    for line in ("space", "5 s pass", "20 s pass", "5 s pass", "20 s pass"):
        go_on(play, line)
        found.append(ends(play))
    assert found == [5, 20, 5, 20, 30]
    for transcript in ("5 s pass", "space; space", "space; space; space"):
        assert ends(perform(PUSH_UPS, transcript)) is None


def test_open_ended_and_paused_steps_have_none() -> None:
    """A hold without an end, a pause and an interruption wait for the runner."""
    assert ends(perform(straight(item("plank 1x10+ s")), "space; space; 6 s pass")) is None
    assert ends(perform(PLANKS, "space; space; 6 s pass; pause")) is None
    assert ends(perform(PLANKS, "space; space; 6 s pass; sleeps 60 s")) is None


def test_going_on_after_a_pause_has_one() -> None:
    """The re-entry seconds end by themselves."""
    assert ends(perform(PLANKS, "space; space; 6 s pass; pause; pause")) == 3


def test_a_late_wake_begins_the_next_step_at_the_deadline() -> None:
    """However late the machine is woken, each step begins when the one before it ended."""
    perform(PLANKS, "space; space; 72 s pass unseen -> HOLD 0:28 Plank, saves plank 30")


def test_a_capped_block_goes_round_until_its_time_is_over() -> None:
    """Rounds follow each other; at the end the repetitions under way are still asked for."""
    play = perform(
        amrap("push-up 1x10", "jump 1x5 c"),
        """
        space; space -> GO 10 Push up
        20 s pass; space -> GO 5 Jump, saves push-up 10
        10 s pass; space -> GO 10 Push up, saves jump 5
        20 s pass; space -> GO 5 Jump, saves push-up 10
        15 s pass -> GO 5 Jump, nothing
        types 3; space -> NEXT 0:00 Squat, saves jump 3
        space; space -> DONE, saves squat 5
        """,
    )
    assert ("end", 60.0) in play.cues
    assert len(play.machine.state.planned_sets) == 5


def test_a_capped_hold_is_cut_off_at_its_seconds() -> None:
    """The hold under way is recorded as long as it was held; its other side is not begun."""
    perform(
        amrap("side-plank 1x40 s/side", cap=60),
        """
        space; space; 5 s pass -> HOLD 0:40 Side plank left
        45 s pass -> HOLD 0:40 Side plank right, saves side-plank left 40
        15 s pass -> NEXT 0:00 Squat, saves side-plank right 15
        """,
    )


def test_a_capped_hold_that_had_just_begun_is_not_recorded() -> None:
    """Less than a second is no set."""
    perform(
        amrap("plank 1x20 s", cap=60),
        "space; space; 65 s pass -> NEXT 0:00 Squat, saves plank 20, saves plank 20, saves plank",
    )
    perform(
        amrap("plank 1x20 s", cap=30),
        "space; space; 26 s pass; space; 9 s pass -> NEXT, saves plank 20, saves plank",
    )


def test_the_cap_ends_a_rest_and_a_switch() -> None:
    """Nothing further of the block comes, and the next block is set up."""
    capped = block(item("push-up 1x10"), style=Style.INTERVAL, cap=30, rest="20")
    perform(
        planned_sets_of(capped, block(item("squat 1x5"))),
        """
        space; space; 20 s pass; space -> REST 0:20 Push up, saves push-up 10
        10 s pass -> NEXT 0:10 Squat, nothing
        """,
    )
    perform(
        amrap("calf-raise 1x10/side", cap=30),
        """
        space; space; 28 s pass; space -> SWITCH 0:05, saves calf-raise left 10
        2 s pass -> NEXT 0:02 Squat, nothing
        """,
    )


def test_a_cap_at_the_very_end_leads_to_done() -> None:
    """With no block after it the workout is done."""
    perform(
        planned_sets_of(block(item("push-up 1x10"), style=Style.INTERVAL, cap=30, rest="20")),
        """
        space; space; 20 s pass; space -> REST 0:20, saves push-up 10
        10 s pass -> DONE, nothing
        """,
    )


def test_the_time_of_a_block_begins_with_its_first_work() -> None:
    """Setting up and getting ready cost nothing of it, and a pause stops it."""
    play = perform(amrap("plank 1x20 s"), "space; 60 s pass; space; 3 s pass")
    assert cap_deadline(play.machine.state) is None
    go_on(play, "2 s pass; 5 s pass; pause; 10 min pass; pause; 3 s pass -> HOLD 0:15")
    assert ends(play) == 15
    assert cap_deadline(play.machine.state) == play.now + 55_000


def test_the_time_of_a_block_stands_still_in_sleep() -> None:
    """Who was away still has what was left of the block."""
    play = perform(
        amrap("push-up 1x10"),
        """
        space; space; 20 s pass; sleeps 10 min -> GO 10, nothing
        space -> GO 10, saves push-up 10
        """,
    )
    assert ends(play) == 40


def test_a_cap_that_passed_while_away_ends_the_block_with_the_next_key() -> None:
    """Time after coming back counts again as soon as something is done."""
    perform(
        amrap("push-up 1x10"),
        "space; space; sleeps 10 s; 2 min pass; space -> NEXT 0:00 Squat, saves push-up 10",
        GuideOptions(lead_in=0),
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
    play = perform(SIDES, PHASES[phase], GuideOptions(re_entry=0))
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
        kit taken -> PAUSED 0:00 Squat, says Knee plank moved
        hurts 7 -> PAUSED 0:00 Knee plank, saves squat skipped, annotates, says No more
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


def test_an_interrupted_hold_counts_full_seconds() -> None:
    """A part of a second does not count, whenever the sleep began."""
    play = perform(PLANKS, "space; space; 15600 ms pass; sleeps 10 min")
    assert play.view.interrupted == Interruption(10, 600_000)


def test_an_interrupted_hold_can_be_done_again() -> None:
    """Without a number it is discarded, and begins again with its lead-in."""
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


def test_other_events_leave_an_interruption_as_it_is() -> None:
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


def test_the_clock_of_repetitions_goes_on_where_it_was_after_sleep() -> None:
    """The time away is no time in the set, and the rest after it is timed from its end."""
    play = perform(PUSH_UPS, "space; space; 3 s pass; sleeps 35 h")
    assert play.view.clock == "0:03"
    go_on(play, "2 s pass")
    assert play.view.clock == "0:05"
    go_on(play, "space -> REST 1:00, saves push-up 12")
    assert play.view.active_seconds == 5


def test_who_seems_to_have_gone_is_paused_since_the_last_key() -> None:
    """The clocks stand as they stood then, go on from there, and say so meanwhile."""
    play = perform(
        PUSH_UPS,
        """
        space; space; 5 s pass; 35 h pass; idle for 35 h -> PAUSED 12, says Paused since
        5 s pass; idle for 35 h -> PAUSED 12, nothing
        """,
    )
    assert (play.view.clock, play.view.active_seconds) == ("0:05", 5)
    assert play.view.then == "paused since your last key"
    go_on(play, "space; 2 s pass -> GO 12, nothing")
    assert (play.view.clock, play.view.active_seconds) == ("0:07", 7)
    assert play.view.then == "then REST 1:00-1:30"
    go_on(play, "finishes early -> DONE, closes finished-early after 7 s")


def test_nobody_is_away_from_before_the_step_began() -> None:
    """A rest that the clock began is paused at its beginning at the earliest."""
    play = perform(
        PLANKS, "space; space; 35 s pass; 10 s pass; idle for 35 h -> PAUSED, saves, says"
    )
    assert (play.view.clock, play.view.active_seconds) == ("0:30", 35)
    assert play.view.then == "paused since your last key"


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
        planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=2, every=60)),
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
    assert play.asked[-1] == FinishWorkout(WorkoutStatus.COMPLETED, 0)


def test_a_workout_can_be_thrown_away() -> None:
    """Under way or at its end; before its start there is nothing to throw away."""
    perform(PLANKS, "space; space; 50 s pass; throws away -> DONE, saves, closes thrown-away")
    perform(PUSH_UPS, "space; skips the exercise; throws away -> DONE, saves, closes thrown-away")
    perform(PUSH_UPS, "throws away -> TODAY, refused: The workout has not begun")
    perform(PUSH_UPS, "finishes early -> TODAY, refused: The workout has not begun")


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
        GuideOptions(lead_in=0),
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
        GuideOptions(re_entry=0),
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
    """Back at the overview nothing has been active, and it can begin again."""
    play = perform(PLANKS, "space; 30 s pass; undo -> TODAY Plank, nothing")
    assert play.view.active_seconds == 0
    assert not play.machine.state.is_under_way
    go_on(play, "60 s pass; space; 5 s pass -> NEXT Plank")
    assert play.view.active_seconds == 5
    go_on(play, "undo; undo -> TODAY, refused: There is nothing to undo")


@pytest.mark.parametrize(
    "event",
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
def test_every_change_in_the_rest_can_be_undone(event: str) -> None:
    """Skip, variant, kit, one more set, corrections, notes and pains leave no trace."""
    planned_sets = straight(item("squat 2x5", rest="60"), item("jump 2x4 c", rest="60"))
    play = perform(planned_sets, "space; space; space; 10 s pass")
    shown, state = play.view, play.machine.state
    go_on(play, event)
    assert play.machine.state != state
    go_on(play, "undo")
    assert play.view == shown
    assert play.machine.state.sets == state.sets
    assert play.machine.state.planned_sets == state.planned_sets


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
    assert [each.sequence for each in play.machine.state.sets] == [3]


def test_an_undo_inside_a_capped_block_takes_the_last_part_back() -> None:
    """What the end of the time cut off is taken back; the time stays over."""
    perform(
        planned_sets_of(block(item("plank 1x40 s"), style=Style.INTERVAL, cap=60)),
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


FIRST = GuideOptions(first_lead_in=10)
"""What a new runner's very first workout is guided with."""


def test_the_very_first_set_has_a_longer_lead_in() -> None:
    """Ten seconds lead into it, and five into each set after it."""
    play = perform(PLANKS, "space; space", FIRST)
    seen = [(play.view.phase, play.view.clock)]
    go_on(play, "9.999 s pass")
    seen.append((play.view.phase, play.view.clock))
    go_on(play, "1 ms pass")
    seen.append((play.view.phase, play.view.clock))
    assert seen == [(Phase.LEAD_IN, "0:10"), (Phase.LEAD_IN, "0:01"), (Phase.WORK, "0:30")]
    go_on(play, "space; space")
    assert (play.view.phase, play.view.clock) == (Phase.LEAD_IN, "0:05")


def test_a_key_ends_the_longer_lead_in() -> None:
    """Whoever is in place goes on at once."""
    play = perform(PLANKS, "space; space; space", FIRST)
    assert play.view.phase is Phase.WORK


def test_nothing_leads_into_repetitions() -> None:
    """A set that is counted begins at the key, in the first workout too."""
    play = perform(PUSH_UPS, "space; space", FIRST)
    assert play.view.phase is Phase.WORK


LOADS = GuideOptions(loaded_lead_in=True)
BARBELL = straight(item("squat 2x5 80 kg", rest="60"), item("push-up 1x5"))


def test_a_lead_in_stands_before_the_first_set_with_a_load_alone() -> None:
    """Five seconds lead into the first set; out of the rest the next one begins at the key."""
    play, phases = perform(BARBELL, "space; space", LOADS), []
    for step in ("4.999 s pass", "1 ms pass", "space", "space"):
        go_on(play, step)
        phases.append(play.view.phase)
    assert phases == [Phase.LEAD_IN, Phase.WORK, Phase.REST, Phase.WORK]


def test_a_key_ends_the_lead_in_before_a_load() -> None:
    """Whoever holds the bar goes on at once."""
    assert perform(BARBELL, "space; space; space", LOADS).view.phase is Phase.WORK


def test_no_lead_in_stands_before_a_load_of_an_older_workout() -> None:
    """A workout that an older version began goes on as it was done."""
    assert perform(BARBELL, "space; space").view.phase is Phase.WORK


def test_no_lead_in_stands_before_repetitions_without_a_load() -> None:
    """Push-ups begin at the key."""
    assert perform(PUSH_UPS, "space; space", LOADS).view.phase is Phase.WORK
