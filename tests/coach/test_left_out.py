"""What sessions asked for and did not get."""

from datetime import date

from midstance.coach.left_out import left_out, swaps
from midstance.domain.record import Ending, SetRecord
from midstance.domain.review import LeftOut, Swap
from tests.coach.gym import EXERCISES, LIBRARY, done, held, sides, workout

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
