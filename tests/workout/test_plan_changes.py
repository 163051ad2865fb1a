"""Kit that is taken, sets that are added, variants that take over."""

import pytest

from midstance.domain.quantity import Load
from midstance.domain.session import Purpose, Style
from midstance.workout.events import AdvancePressed, LoadStepped, Swapped
from midstance.workout.machine import Machine
from midstance.workout.plan_changes import clamp_load, set_load
from midstance.workout.state import GuideOptions
from tests.playbook import (
    EXERCISES,
    PLANKS,
    PUSH_UPS,
    block,
    go_on,
    item,
    perform,
    planned_sets_of,
    straight,
)

GYM = straight(
    item("squat 2x5", rest="60"), item("deadlift 2x5", rest="60"), item("push-up 2x9", rest="60")
)


def test_the_runners_step_in_load_goes_on_after_a_swap() -> None:
    """The variant's load moves by the step of its own equipment, as this runner has it."""
    steps = {"squat": Load(2500), "deadlift": Load(2000)}
    machine = Machine(PUSH_UPS, EXERCISES, None, lambda exercise: steps.get(exercise.id))
    for event in (AdvancePressed(), Swapped(0, "deadlift", "2x5", 40_000), LoadStepped(1)):
        machine.handle(event, 0)
    assert machine.state.planned_set.load == Load(42_000)
    again = Machine.replayed(
        PUSH_UPS,
        EXERCISES,
        GuideOptions(),
        [(0, AdvancePressed()), (0, Swapped(0, "deadlift", "2x5", 40_000)), (0, LoadStepped(1))],
        machine.load_step,
    )
    assert again.state == machine.state


def test_when_the_kit_is_taken_other_kit_comes_first() -> None:
    """The barbell is taken, so what needs none is done first, and then it comes back."""
    perform(
        GYM,
        """
        space; kit taken -> NEXT Push up, says Squat moved after this one.
        space; space; space; space -> NEXT 0:00 Squat, saves push-up 9, saves push-up 9
        space; space; space; space -> NEXT 0:00 Deadlift, saves squat 5, saves squat 5
        """,
    )


def test_any_exercise_can_be_jumped_to() -> None:
    """It comes next with all its sets, and what was ahead follows; one key takes it back."""
    perform(
        GYM,
        """
        space; jumps to 2 -> NEXT Push up
        undo -> NEXT Squat
        space; space -> REST 1:00 Squat, saves squat 5
        jumps to 1 -> NEXT 0:00 Deadlift
        space; space; space; space -> NEXT 0:00 Squat, saves deadlift 5, saves deadlift 5
        space; space -> NEXT 0:00 Push up, saves squat 5
        space; space; space; space -> DONE, saves push-up 9, saves push-up 9
        """,
    )


def test_a_workout_can_begin_with_any_exercise() -> None:
    """A jump from the overview begins the workout with it, be it the first one or a later one."""
    perform(GYM, "jumps to 2 -> NEXT Push up")
    perform(GYM, "jumps to 0 -> NEXT Squat")


def test_a_set_that_is_left_for_another_exercise_is_not_recorded() -> None:
    """In the middle of a set a jump leaves it to be done later."""
    play = perform(GYM, "space; space; 7 s pass; jumps to 1 -> NEXT 0:00 Deadlift")
    assert play.machine.state.sets == ()
    assert [each.exercise for each in play.machine.state.planned_sets] == [
        *("deadlift", "deadlift", "squat", "squat", "push-up", "push-up")
    ]


def test_rounds_are_jumped_to_as_a_whole() -> None:
    """A superset comes with both of its exercises, in their order."""
    rounds = planned_sets_of(
        block(item("plank 1x9 s")),
        block(item("squat 2x5"), item("push-up 2x9"), style=Style.SUPERSET),
    )
    play = perform(rounds, "space; jumps to 2 -> NEXT Squat")
    assert [each.exercise for each in play.machine.state.planned_sets] == [
        *("squat", "push-up", "squat", "push-up", "plank")
    ]


def test_what_cannot_be_jumped_to() -> None:
    """What is over or on the screen, from one side of a set, and out of intervals on the clock."""
    perform(
        GYM,
        """
        space; jumps to 0 -> NEXT, refused: That exercise is on the screen
        skips the exercise; jumps to 0 -> saves, saves, refused: Every set of that exercise is done
        jumps to 9 -> refused: Every set of that exercise is done
        """,
    )
    sides = straight(item("side-plank 1x20 s/side"), item("plank 1x9 s"))
    perform(
        sides,
        """
        space; space; space; 20 s pass -> SWITCH, saves
        jumps to 1 -> SWITCH, refused: Do the other side first
        """,
    )
    intervals = planned_sets_of(
        block(item("run 2x30 s", rest="10"), style=Style.INTERVAL, rounds=2, rest="10"),
        block(item("plank 1x9 s")),
    )
    perform(
        intervals,
        """
        space; space; space; 5 s pass -> MOVE
        jumps to 1 -> MOVE, refused: Finish or skip these intervals first
        """,
    )


def test_in_the_middle_of_an_exercise_the_rest_of_it_comes_back() -> None:
    """What is done is done; the sets that are left follow the other exercise."""
    play = perform(
        GYM,
        """
        space; space; space; 10 s pass -> REST 0:50 Squat, saves squat 5
        kit taken -> NEXT 0:10 Push up, says Squat moved
        space; space; space; space -> NEXT 0:00 Squat, saves push-up 9, saves push-up 9
        space; space -> NEXT 0:00 Deadlift, saves squat 5
        """,
    )
    numbers = [each.set_number for each in play.machine.state.sets if each.exercise == "squat"]
    assert numbers == [1, 2]


def test_in_the_middle_of_a_set_it_begins_again_later() -> None:
    """Digits already typed are not taken over by the other exercise."""
    play = perform(GYM, "space; space; types 3; 9 s pass; kit taken -> NEXT 0:00 Push up, says")
    assert play.view.entry == ""


def test_where_all_needs_the_same_kit_the_next_one_comes_first() -> None:
    """Another exercise on the same kit is better than waiting."""
    perform(
        straight(item("squat 1x5"), item("deadlift 1x5")),
        "space; kit taken -> NEXT Deadlift, says Squat moved",
    )


def test_put_off_twice_goes_on_to_the_third() -> None:
    """The one that came first can be put off as well."""
    play = perform(GYM, "space; kit taken; kit taken -> NEXT Squat, says Squat, says Push up")
    names = [planned_set.exercise for planned_set in play.machine.state.planned_sets]
    assert names == ["squat"] * 2 + ["push-up"] * 2 + ["deadlift"] * 2


def test_warm_up_gives_way_only_to_warm_up() -> None:
    """Nobody does heavy squats because the mat for the warm-up is taken."""
    planned_sets = planned_sets_of(
        block(item("run 1x60 s"), item("jump 1x5 c"), purpose=Purpose.WARM_UP),
        block(item("squat 1x5")),
    )
    perform(planned_sets, "space; kit taken -> NEXT Jump, says Run moved")
    perform(planned_sets, "space; skips; kit taken -> NEXT Jump, saves, refused: Nothing is left")


def test_work_does_not_give_way_to_the_cool_down() -> None:
    """With nothing but stretching left there is nothing to come first."""
    planned_sets = planned_sets_of(
        block(item("squat 1x5")), block(item("plank 1x30 s"), purpose=Purpose.COOL_DOWN)
    )
    perform(planned_sets, "space; kit taken -> NEXT Squat, refused: Nothing is left")


def test_in_a_superset_only_the_one_set_moves() -> None:
    """The partner comes first in this round; the next round is as planned."""
    pair = block(item("squat 2x5"), item("push-up 2x8", rest="60"), style=Style.SUPERSET)
    perform(
        planned_sets_of(pair),
        """
        space; kit taken -> NEXT Push up, says
        space; space -> GO 5 Squat, saves push-up 8
        space -> REST 1:00 Squat, saves squat 5
        """,
    )


def test_intervals_give_way_only_to_their_own_block() -> None:
    """What runs on a clock is not interrupted by something else."""
    inside = block(item("run 1x60 s"), item("jump 1x5 c"), style=Style.INTERVAL)
    planned_sets = planned_sets_of(inside, block(item("squat 1x5")))
    perform(planned_sets, "space; kit taken -> NEXT Jump, says")
    perform(
        planned_sets, "space; space; 65 s pass; kit taken -> GO 5 Jump, saves, refused: Nothing"
    )


def test_nothing_is_put_off_where_nothing_is_at_hand() -> None:
    """Before the start, after the end, between two sides, with nothing else left."""
    perform(PLANKS, "kit taken -> TODAY, refused: There is nothing to move")
    perform(PUSH_UPS, "space; skips the exercise; kit taken -> DONE, saves, refused: There is")
    perform(PLANKS, "space; kit taken -> NEXT, refused: Nothing is left")
    sides = straight(item("side-plank 1x20 s/side"), item("push-up 1x5"))
    perform(sides, "space; space; 27 s pass; kit taken -> SWITCH, saves, refused: Do the other")


def test_one_more_set_in_the_rest() -> None:
    """It comes after the prescribed ones, with the same target and rest."""
    play = perform(
        straight(item("push-up 2x12", rest="60"), item("squat 1x5")),
        """
        space; space; space; one more set -> REST 1:00 Push up, saves push-up 12
        one more set; space; space; space; space -> REST 1:00, saves push-up 12, saves push-up 12
        space; space -> NEXT 0:00 Squat, saves push-up 12
        """,
    )
    assert [each.set_number for each in play.machine.state.sets] == [1, 2, 3, 4]
    assert {
        planned_set.sets
        for planned_set in play.machine.state.planned_sets
        if planned_set.place == 0
    } == {4}


def test_one_more_set_after_the_last_rests_first() -> None:
    """What is left of its rest comes before it, though the next exercise was set up already."""
    perform(
        straight(item("push-up 1x12", rest="60"), item("squat 1x5")),
        """
        space; space; space; 20 s pass -> NEXT 0:20 Squat, saves push-up 12
        one more set -> REST 0:40 Push up
        space; space -> NEXT 0:00 Squat, saves push-up 12
        """,
    )


def test_one_more_set_after_the_end() -> None:
    """At DONE the workout goes on with the added set, twice if wanted."""
    perform(
        PLANKS,
        """
        space; space; 165 s pass -> DONE 2:45, saves, saves, saves plank 30
        10 s pass; one more set -> REST 0:20 Plank
        20 s pass -> GET READY 0:05
        35 s pass; one more set; one more set -> REST 0:30, saves plank 30
        """,
    )


def test_one_more_set_long_after_begins_nothing_in_the_past() -> None:
    """When its rest is over already, it waits for the runner."""
    perform(
        PLANKS,
        """
        space; space; 165 s pass; 10 min pass; one more set -> NEXT 10:00 Plank, saves, saves, saves
        10 min pass -> NEXT 20:00, nothing
        space -> GET READY 0:05
        """,
    )


def test_one_more_set_without_a_rest_is_set_up() -> None:
    """No rest, no screen of one."""
    perform(straight(item("plank 1x9 s")), "space; space; 14 s pass; one more set -> NEXT, saves")


def test_one_more_set_is_of_the_exercise_really_done() -> None:
    """An exercise skipped in between does not get a set."""
    perform(
        straight(item("push-up 1x12"), item("squat 1x5"), item("jump 1x4 c")),
        """
        space; space; space; skips -> NEXT 0:00 Jump, saves push-up 12, saves squat skipped
        one more set -> NEXT 0:00 Push up
        space; space -> NEXT 0:00 Jump, saves push-up 12
        """,
    )


def test_one_more_set_in_a_pause_stays_paused() -> None:
    """The added set waits as everything does."""
    perform(
        straight(item("push-up 1x12", rest="60"), item("squat 1x5")),
        "space; space; space; 9 s pass; pause; 60 s pass; one more set -> PAUSED 0:51, saves",
    )


@pytest.mark.parametrize("before", ["0 s pass", "space", "space; space", "space; space; 10 s pass"])
def test_a_set_is_added_only_after_one(before: str) -> None:
    """Before the first set and in the middle of one there is none to repeat."""
    go_on(perform(PLANKS, before), "one more set")
    go_on(perform(PLANKS, before), "one more set -> refused: Add a set in the rest")


def test_no_set_is_added_while_a_side_is_owed() -> None:
    """Not even when sleep left the second side at its set-up."""
    perform(
        straight(item("push-up 1x5"), item("side-plank 1x20 s/side")),
        """
        space; space; space; space; 27 s pass; sleeps 60 s -> NEXT 1:02, saves, saves side-plank
        one more set -> NEXT 1:02 Side plank right, refused: Do the other side first
        """,
    )


def test_the_last_screen_is_no_active_time() -> None:
    """Who adds a set after standing at the end has been active only until then."""
    play = perform(straight(item("push-up 1x5", rest="60")), "space; 9 s pass; space; space")
    go_on(play, "30 s pass; one more set; 5 s pass -> REST 0:25 Push up")
    assert play.view.active_seconds == 14
    go_on(play, "undo -> DONE 0:14")


def test_a_round_cannot_be_made_longer() -> None:
    """Supersets, circuits and intervals have their rounds."""
    pair = block(item("squat 2x5"), item("push-up 2x8", rest="60"), style=Style.SUPERSET)
    perform(
        planned_sets_of(pair),
        "space; space; space; space; one more set -> REST, saves, saves, refused",
    )


def test_a_variant_takes_over_what_has_not_begun() -> None:
    """Sets done stay what they were; the place and the prescribed exercise are kept."""
    play = perform(
        PUSH_UPS,
        """
        space; space; space; swaps 0 for plank 1x20 s -> REST 1:00 Plank, saves push-up 12
        60 s pass; 25 s pass -> REST 1:00 Plank, saves plank 20
        """,
    )
    assert [each.prescribed_exercise for each in play.machine.state.sets] == ["push-up"] * 2
    assert {each.place for each in play.machine.state.sets} == {0}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0 s pass", "TODAY Knee plank"),
        ("space", "NEXT Knee plank"),
        ("space; space; 2 s pass", "NEXT Knee plank"),
        ("space; space; 15 s pass", "NEXT 0:00 Knee plank"),
        ("space; space; 40 s pass", "REST 0:25 Knee plank"),
    ],
)
def test_a_variant_can_be_taken_any_time(before: str, after: str) -> None:
    """In the lead-in and at work it is set up first."""
    play = perform(PLANKS, before)
    go_on(play, "swaps 0 for knee-plank 1x20 s")
    assert play.stage.startswith(after)


def test_between_two_sides_the_set_is_finished_as_it_began() -> None:
    """Only what comes after it is swapped, and the second side is not disturbed."""
    perform(
        straight(item("side-plank 2x20 s/side", rest="30")),
        """
        space; space; 35 s pass; swaps 0 for plank 1x20 s -> HOLD 0:15 Side plank right, saves
        15 s pass -> REST 0:30 Plank, saves side-plank right 20
        swaps 0 for side-plank 1x10 s/side -> REST 0:30 Side plank left
        space; 16 s pass; swaps 0 for plank 1x9 s -> SWITCH 0:04, saves, refused: Every set
        """,
    )


def test_a_variant_for_later_disturbs_nothing() -> None:
    """The set at work goes on."""
    perform(
        straight(item("plank 1x30 s"), item("squat 1x5")),
        "space; space; 15 s pass; swaps 1 for push-up 1x9; 20 s pass -> NEXT 0:00 Push up, saves",
    )


def test_a_variant_brings_its_own_load() -> None:
    """The load it is given, else what is prescribed, else none; never a mad one."""
    play = perform(straight(item("squat 2x5 60 kg")), "space")
    for given, expected in ((20_000, Load(20_000)), (None, None), (-5, Load(0))):
        play.does(Swapped(0, "deadlift", "2x5", given))
        assert play.machine.state.planned_set.load == expected
    play.does(Swapped(0, "deadlift", "2x5 30 kg"))
    assert play.machine.state.planned_set.load == Load(30_000)


def test_a_variant_that_does_not_exist_is_refused() -> None:
    """So is a prescription that cannot be read, and a place that is done."""
    play = perform(straight(item("push-up 1x5"), item("jump 1x5 c")), "space; space; space")
    go_on(play, "swaps 1 for nonsense 1x5 -> NEXT, refused: There is no exercise nonsense")
    go_on(play, "swaps 1 for plank many -> NEXT, refused: 'many' is not a prescription")
    go_on(play, "swaps 0 for plank 1x5 s -> NEXT, refused: Every set of that exercise")
    go_on(play, "swaps 9 for plank 1x5 s -> NEXT, refused: Every set of that exercise")


def test_a_load_stays_within_what_can_be_lifted() -> None:
    """A load is cut to between nothing and two tonnes."""
    assert clamp_load(Load(-1)) == Load(0)
    assert clamp_load(Load(3_000_000)) == Load(2_000_000)
    assert clamp_load(Load(7)) == Load(7)


def test_a_new_load_is_for_what_is_left() -> None:
    """Turns that are behind keep what they were done with."""
    state = perform(
        straight(item("squat 3x5 60 kg", rest="9")), "space; space; space"
    ).machine.state
    loads = [planned_set.load for planned_set in set_load(state, 0, Load(1)).planned_sets]
    assert loads == [Load(60_000), Load(1), Load(1)]


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
        planned_sets_of(pair),
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
        planned_sets_of(pair),
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
        planned_sets_of(block(item("run 1x60 s"), item("plank 1x30 s"), style=Style.INTERVAL)),
        "space; space; 10 s pass; skips -> HOLD 0:30 Plank, saves run skipped",
    )


def test_before_the_first_work_a_skip_begins_nothing() -> None:
    """Intervals that have not begun wait for their runner."""
    perform(
        planned_sets_of(block(item("run 1x60 s"), item("plank 1x30 s"), style=Style.INTERVAL)),
        "space; 9 s pass; skips; 1 h pass -> NEXT Plank, saves run skipped",
    )


def test_a_slot_that_is_skipped_is_rest() -> None:
    """The rest of the slot that runs is kept, and then the set after the skipped one begins."""
    perform(
        planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=3, every=60)),
        """
        space; space; 20 s pass; space; 5 s pass -> REST 0:35, saves push-up 8
        skips -> REST 0:35, saves push-up skipped
        35 s pass -> GO 8
        """,
    )
    perform(
        planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=3, every=60)),
        "space; space; 20 s pass; skips -> REST 0:40, saves push-up skipped",
    )


def test_skipping_an_exercise_of_a_capped_block_records_it_once() -> None:
    """Rounds that might have come are not planned, and so are not skipped."""
    play = perform(
        planned_sets_of(
            block(item("push-up 1x8"), item("jump 1x4 c"), style=Style.INTERVAL, cap=60)
        ),
        """
        space; space; skips the exercise -> GO 4 Jump, saves push-up skipped
        space -> GO 4 Jump, saves jump 4
        """,
    )
    later = play.machine.state.planned_sets[2:]
    assert {each.exercise for each in later} == {"jump"}


def test_skipping_the_last_set_is_the_end() -> None:
    """There is nothing after it."""
    perform(PLANKS, "space; skips the exercise -> DONE 0:00, saves, saves, saves plank skipped")


def test_at_the_ends_there_is_nothing_to_skip() -> None:
    """Before the start and after the last set."""
    perform(PLANKS, "skips -> TODAY, refused: There is no set to skip")
    perform(PLANKS, "skips the exercise -> TODAY, refused: There is no set to skip")
    perform(PUSH_UPS, "space; skips the exercise; skips -> DONE, saves, refused: There is no set")
