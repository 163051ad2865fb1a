"""What sessions asked for and did not get."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.left_out import left_out, swaps
from midstance.domain.quantity import Side
from midstance.domain.record import Ending, SetRecord
from midstance.domain.review import LeftOut, Swap
from tests.coach.gym import EXERCISES, LIBRARY, day, done, held, sets_of, sides, workout

MONDAY = date(2026, 11, 23)
WHOLE: tuple[SetRecord, ...] = (
    *(done("squat", 8, set_number=n) for n in (1, 2, 3)),
    *sides(done("lunge", 8), 8),
    *sides(done("lunge", 8, set_number=2), 8),
    *(held("plank", 30, set_number=n) for n in (1, 2)),
)


def of(*records: SetRecord, **more: object) -> list[tuple[str, int]]:
    """What a workout of these sets left out: exercise and sets."""
    done_ = workout(1, MONDAY, *records, **more)
    return [(each.exercise, each.sets) for each in left_out([done_], done_.sets, LIBRARY)]


def test_a_whole_session_leaves_nothing_out() -> None:
    """Warm-up is not owed."""
    assert of(*WHOLE) == []


def test_what_was_skipped_or_never_reached_is_left_out() -> None:
    """A skipped set, and all that an early end cut off."""
    skipped = done("squat", 0, skipped=True, set_number=3)
    assert of(*WHOLE[:2], skipped, ending=Ending.FINISHED_EARLY) == [
        ("squat", 1),
        ("lunge", 2),
        ("plank", 2),
    ]


def test_an_added_set_makes_up_for_no_other_exercise() -> None:
    """Five squats and no plank: the plank is still owed."""
    more = [done("squat", 8, set_number=n) for n in (4, 5)]
    assert of(*WHOLE[:-2], *more) == [("plank", 2)]


def test_a_swapped_set_was_done_for_what_was_asked() -> None:
    """Dead bugs in place of planks leave no plank out."""
    instead = [done("dead-bug", 10, prescribed_exercise="plank", set_number=n) for n in (1, 2)]
    assert of(*WHOLE[:-2], *instead) == []


def test_a_session_that_is_not_in_the_library_owes_what_was_skipped() -> None:
    """Its own entries say what was asked; warm-up is left aside."""
    records = (
        done("squat", 8),
        done("ghost", 0, skipped=True),
        held("jog", 0, skipped=True, counts=False),
    )
    done_ = workout(1, MONDAY, *records, session="gone/Z")
    assert left_out([done_], done_.sets, LIBRARY) == (
        LeftOut(MONDAY, "gone/Z", "ghost", "ghost", 1),
    )


def test_a_workout_under_way_owes_nothing_yet() -> None:
    """Only what has ended can have left something out."""
    assert of(WHOLE[0], ending=Ending.UNDER_WAY) == []


def test_swaps_are_named_once() -> None:
    """Both names are told; what the library does not hold keeps its id."""
    records = [done("ghost", 10, prescribed_exercise="plank", set_number=n) for n in (1, 2)]
    found = swaps(workout(1, MONDAY, *records, done("squat", 8)).sets, EXERCISES)
    assert found == (Swap("ghost", "ghost", "plank", "Plank"),)


@given(st.integers(0, 5), st.integers(0, 4), st.integers(0, 4), st.sampled_from(sorted(Ending)))
def test_what_is_owed_is_what_was_asked_less_what_was_done(
    squats: int, lunges: int, planks: int, ending: Ending
) -> None:
    """For each exercise by itself, whatever was done of the others, once the workout has ended."""
    records = (
        *(done("squat", 8, set_number=n + 1) for n in range(squats)),
        *(each for n in range(lunges) for each in sides(done("lunge", 8, set_number=n + 1), 8)),
        *(held("plank", 30, set_number=n + 1) for n in range(planks)),
    )
    owed = {"squat": 3 - squats, "lunge": 2 - lunges, "plank": 2 - planks}
    has_ended = ending in {Ending.COMPLETED, Ending.FINISHED_EARLY}
    expected = {id_: number for id_, number in owed.items() if number > 0 and has_ended}
    assert dict(of(*records, ending=ending)) == expected


@pytest.mark.parametrize("side", Side)
def test_one_side_is_enough_to_have_begun_a_set(side: Side) -> None:
    """A lunge with one leg alone is a set that was done; its balance is told elsewhere."""
    one_leg = [done("lunge", 8, side=side, set_number=n) for n in (1, 2)]
    assert of(*WHOLE[:3], *one_leg, *WHOLE[-2:]) == []


def test_sets_of_another_workout_make_up_for_nothing() -> None:
    """Monday's missing planks stay missing, whatever Tuesday's workout had."""
    monday = workout(1, MONDAY, *WHOLE[:-2])
    tuesday = workout(2, day(1), *WHOLE, *WHOLE[-2:])
    found = left_out([monday, tuesday], sets_of(monday, tuesday), LIBRARY)
    assert [(each.day, each.exercise, each.sets) for each in found] == [(MONDAY, "plank", 2)]


def test_each_workout_owes_its_own_session() -> None:
    """A routine asks for its own exercises, and each debt bears its day and its session."""
    squat_day = workout(1, MONDAY, *WHOLE[:-1])
    core = workout(2, day(1), held("plank", 40), session="core-5")
    found = left_out([squat_day, core], sets_of(squat_day, core), LIBRARY)
    assert [(each.day, each.session, each.name, each.sets) for each in found] == [
        (MONDAY, "base/A", "Plank", 1),
        (day(1), "core-5", "Dead bug", 1),
    ]


def test_a_swap_that_was_skipped_is_owed_under_the_asked_name() -> None:
    """What was swapped and then left undone is missing as what the program asked for."""
    skipped = done("dead-bug", 0, prescribed_exercise="plank", set_number=2, skipped=True)
    assert of(*WHOLE[:-1], skipped) == [("plank", 1)]


def test_swaps_come_in_the_order_in_which_they_were_done() -> None:
    """There and back are two swaps, and doing what was asked is none."""
    records = [
        done("lunge", 8, prescribed_exercise="squat"),
        done("squat", 8, prescribed_exercise="lunge"),
        done("plank", 8),
        done("lunge", 8, prescribed_exercise="squat", set_number=2),
    ]
    found = swaps(workout(1, MONDAY, *records).sets, EXERCISES)
    assert [(each.name, each.prescribed_name) for each in found] == [
        ("Lunge", "Squat"),
        ("Squat", "Lunge"),
    ]
