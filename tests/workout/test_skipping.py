"""Leaving out sets, sides, exercises."""

from midstance.domain.session import Style
from tests.playbook import PLANKS, PUSH_UPS, block, go_on, item, perform, straight, turns_of


def test_a_skipped_set_is_recorded_as_skipped() -> None:
    """In every phase before it is saved, with the rest clock going on."""
    perform(
        straight(item("push-up 4x12", rest="60"), item("squat 1x5")),
        """
        space; skips -> NEXT Push up, saves push-up skipped
        space; 8 s pass; skips -> NEXT 0:00 Push up, saves push-up skipped
        space; space -> REST 1:00, saves push-up 12
        20 s pass; skips -> NEXT 0:20 Squat, saves push-up skipped
        skips -> DONE, saves squat skipped
        """,
    )


def test_skipping_ahead_in_a_rest_leaves_the_rest() -> None:
    """The set after the next one follows the same rest, and the last set can still be corrected."""
    perform(
        PUSH_UPS,
        """
        space; space; space; 20 s pass -> REST 0:40, saves push-up 12
        skips -> REST 0:40, saves push-up skipped
        types 9; space -> REST 1:10, saves push-up 9
        """,
    )


def test_the_side_that_is_owed_can_be_skipped() -> None:
    """What the first side did stays; only the other is skipped."""
    play = perform(
        straight(item("side-plank 2x20 s/side", rest="30")),
        "space; space; 27 s pass -> SWITCH 0:03, saves side-plank left 20",
    )
    go_on(play, "skips -> NEXT 0:02 Side plank left, saves side-plank right skipped")
    go_on(play, "space; 35 s pass; skips -> DONE, saves side-plank left 20, saves side-plank")
    assert play.done[-1] == "side-plank right skipped"


def test_a_skipped_set_with_two_sides_is_two_entries() -> None:
    """Both sides are skipped when neither was done."""
    perform(
        straight(item("lunge 1x6/side alternating"), item("calf-raise 1x8/side")),
        """
        space; skips -> NEXT, saves lunge left skipped, saves lunge right skipped
        skips -> DONE, saves calf-raise left skipped, saves calf-raise right skipped
        """,
    )


def test_all_that_is_left_of_an_exercise_can_be_skipped() -> None:
    """Every set of it is recorded as skipped, and the next exercise is set up."""
    play = perform(
        straight(item("push-up 3x12", rest="60"), item("squat 1x5")),
        "space; space; space; skips the exercise -> NEXT 0:00 Squat, saves, saves, saves",
    )
    assert play.done == ["push-up 12", "push-up skipped", "push-up skipped"]
    assert [each.set_number for each in play.machine.state.sets] == [1, 2, 3]


def test_in_a_superset_the_other_exercise_goes_on_alone() -> None:
    """Later rounds of the skipped exercise do not come back."""
    pair = block(item("push-up 3x8"), item("squat 3x5", rest="60"), style=Style.SUPERSET)
    perform(
        turns_of(pair),
        """
        space; skips the exercise -> NEXT Squat, saves, saves, saves push-up skipped
        space; space -> REST 1:00 Squat, saves squat 5
        space; space; space; space -> DONE, saves squat 5
        """,
    )


def test_a_round_is_still_followed_by_its_rest() -> None:
    """Skipping the first exercise of the next round leaves the rest between the rounds."""
    pair = block(item("push-up 2x8"), item("squat 2x5", rest="60"), style=Style.SUPERSET)
    perform(
        turns_of(pair),
        """
        space; space; space; space; 10 s pass -> REST 0:50 Push up, saves push-up 8, saves squat 5
        skips -> REST 0:50 Squat, saves push-up skipped
        space -> GO 5 Squat
        """,
    )


def test_on_the_clock_a_skip_stays_on_the_clock() -> None:
    """In a routine the change runs on; in intervals the next one begins."""
    perform(
        straight(
            item("plank 1x20 s", change=10), item("run 1x20 s", change=10), item("plank 1x9 s")
        ),
        """
        space; space; 10 s pass; skips -> NEXT 0:05 Run, saves plank skipped
        2 s pass; skips -> NEXT 0:05 Plank, saves run skipped
        """,
    )
    perform(
        turns_of(block(item("run 1x60 s"), item("plank 1x30 s"), style=Style.INTERVAL)),
        "space; space; 10 s pass; skips -> HOLD 0:30 Plank, saves run skipped",
    )


def test_before_the_first_work_a_skip_begins_nothing() -> None:
    """Intervals that have not begun wait for their runner."""
    perform(
        turns_of(block(item("run 1x60 s"), item("plank 1x30 s"), style=Style.INTERVAL)),
        "space; 9 s pass; skips; 1 h pass -> NEXT Plank, saves run skipped",
    )


def test_a_slot_that_is_skipped_is_rest() -> None:
    """The rest of the slot that runs is kept, and then the set after the skipped one begins."""
    perform(
        turns_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=3, every=60)),
        """
        space; space; 20 s pass; space; 5 s pass -> REST 0:35, saves push-up 8
        skips -> REST 0:35, saves push-up skipped
        35 s pass -> GO 8
        """,
    )
    perform(
        turns_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=3, every=60)),
        "space; space; 20 s pass; skips -> REST 0:40, saves push-up skipped",
    )


def test_skipping_an_exercise_of_a_capped_block_records_it_once() -> None:
    """Rounds that might have come are not planned, and so are not skipped."""
    play = perform(
        turns_of(block(item("push-up 1x8"), item("jump 1x4 c"), style=Style.INTERVAL, cap=60)),
        """
        space; space; skips the exercise -> GO 4 Jump, saves push-up skipped
        space -> GO 4 Jump, saves jump 4
        """,
    )
    assert not [t for t in play.machine.state.turns[2:] if t.exercise == "push-up"]


def test_skipping_the_last_set_is_the_end() -> None:
    """There is nothing after it."""
    perform(PLANKS, "space; skips the exercise -> DONE 0:00, saves, saves, saves plank skipped")


def test_at_the_ends_there_is_nothing_to_skip() -> None:
    """Before the start and after the last set."""
    perform(PLANKS, "skips -> TODAY, refused: There is no set to skip")
    perform(PLANKS, "skips the exercise -> TODAY, refused: There is no set to skip")
    perform(PUSH_UPS, "space; skips the exercise; skips -> DONE, saves, refused: There is no set")
