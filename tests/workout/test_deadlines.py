"""When steps end by themselves, and blocks that end when their time is over."""

from midstance.domain.session import Style
from midstance.domain.steps import Turn
from midstance.workout.deadlines import cap_deadline, deadline
from midstance.workout.state import Options
from tests.playbook import PLANKS, PUSH_UPS, Play, block, go_on, item, perform, straight, turns_of


def amrap(*texts: str, cap: int = 60) -> tuple[Turn, ...]:
    """As many rounds as possible, and a plain set after them."""
    rounds = block(*(item(text) for text in texts), style=Style.INTERVAL, cap=cap)
    return turns_of(rounds, block(item("squat 1x5")))


def ends(play: Play) -> float | None:
    """Seconds from now to the end of the step."""
    at = deadline(play.machine.state)
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
    assert len(play.machine.state.turns) == 5


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
        turns_of(capped, block(item("squat 1x5"))),
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
        turns_of(block(item("push-up 1x10"), style=Style.INTERVAL, cap=30, rest="20")),
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
        Options(lead_in=0),
    )
