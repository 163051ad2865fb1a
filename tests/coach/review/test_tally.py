"""What counts as a set, and what sets add up to."""

from collections import Counter
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review import tally
from midstance.coach.review.tally import done_per_group, group_volume
from midstance.domain.exercise import VolumeGroup
from midstance.domain.quantity import Load, LoadMeaning, Side, Unit
from midstance.domain.record import SetRecord, WorkoutRecord
from midstance.domain.volume import TARGETS, GroundContacts, Verdict
from tests.coach.gym import (
    EXERCISES,
    LIBRARY,
    day,
    done,
    held,
    logs,
    records,
    sets_of,
    sides,
    workout,
)

MONDAY = date(2026, 11, 23)


def one(*records: SetRecord) -> WorkoutRecord:
    """A workout of these sets."""
    return workout(1, MONDAY, *records)


def test_warm_up_and_skipped_sets_count_nowhere() -> None:
    """Only what was done, outside of warm-up and cool-down, is left."""
    every = one(done("squat", 8), done("squat", 8, counts=False), done("squat", 0, skipped=True))
    assert tally.countable_sets(every.sets) == every.sets[:1]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], {}),
        ([done("squat", 8)], {"squat": 1}),
        ([done("squat", 8, set_number=n) for n in (1, 2, 3)], {"squat": 3}),
        ([*sides(done("lunge", 8), 8)], {"lunge": 1}),
        ([done("lunge", 8, side=Side.LEFT)], {"lunge": 1}),
        ([done("squat", 8), done("squat", 8)], {"squat": 2}),
        ([*sides(done("lunge", 8), 8), done("lunge", 8)], {"lunge": 2}),
        ([done("squat", 8), held("plank", 30)], {"squat": 1, "plank": 1}),
    ],
    ids=["none", "one", "three", "sides", "one side", "twice the number", "mixed", "two kinds"],
)
def test_both_sides_of_a_set_make_one(records: list[SetRecord], expected: dict[str, int]) -> None:
    """Entries of one number belong together, and no entry of its own is lost."""
    assert tally.sets_of_exercises(one(*records).sets) == Counter(expected)


def test_two_workouts_do_not_share_a_set() -> None:
    """The left side in one workout and the right in another are two sets."""
    left, right = sides(done("lunge", 8), 8)
    both = sets_of(workout(1, MONDAY, left), workout(2, MONDAY, right))
    assert tally.prescribed_sets(both) == {(UUID(int=1), "lunge"): 1, (UUID(int=2), "lunge"): 1}


def test_sets_may_be_counted_for_what_was_asked() -> None:
    """A swapped set stands for the exercise that it replaced."""
    swapped = one(done("dead-bug", 10, prescribed_exercise="plank"))
    assert tally.prescribed_sets(swapped.sets, as_prescribed=True) == {(UUID(int=1), "plank"): 1}


def test_sets_belong_to_the_day_on_which_the_workout_began() -> None:
    """A workout over midnight stays whole on its first day."""
    late = workout(1, MONDAY, done("squat", 8), done("squat", 8, set_number=2))
    assert tally.sets_of_days(late.sets) == {MONDAY: 2}


def test_repetitions_are_no_contacts() -> None:
    """Contacts, seconds and metres are left out."""
    records = [done("squat", 8), done("pogo", 20, Unit.CONTACTS), held("plank", 30)]
    assert tally.repetitions(records) == 8


def test_seconds_part_holds_from_movements() -> None:
    """Planks and unknown exercises are held; a jog, and a movement on the clock, is kept up."""
    records = [held("plank", 30), held("ghost", 5), held("jog", 60), held("dead-bug", 40)]
    assert tally.seconds(records, EXERCISES) == (35, 100)


def test_contacts_are_weighted_by_how_hard_they_are() -> None:
    """Units are contacts times the exercise's factor; an unknown jump counts in full."""
    records = [done("pogo", 20, Unit.CONTACTS), done("ghost", 3, Unit.CONTACTS), done("squat", 8)]
    assert tally.contacts_of_sets(records, EXERCISES) == GroundContacts(23, 8.0)


def test_tonnage_is_load_times_repetitions() -> None:
    """Both sides and both hands are added; what is held, carried or unloaded weighs nothing."""
    records = [
        *sides(done("lunge", 8, kg=20), 7),
        held("plank", 30, load=Load.of(10)),
        done("squat", 8),
        done("carry", 20, Unit.METRES, kg=24),
    ]
    assert tally.tonnage(records) == Load.of(300)
    pair = replace(done("lunge", 8, kg=20), load_is=LoadMeaning.EACH_HAND)
    helped = replace(done("row", 8, kg=20), load_is=LoadMeaning.HELP)
    assert tally.tonnage([pair, helped]) == Load.of(320)


@given(logs())
def test_no_set_is_lost_between_days_and_exercises(workouts: tuple[WorkoutRecord, ...]) -> None:
    """Whichever way the sets are parted, they are as many."""
    every = tally.countable_sets(sets_of(*workouts))
    total = sum(tally.prescribed_sets(every).values())
    assert total == sum(tally.sets_of_days(every).values())
    assert total == sum(tally.sets_of_exercises(every).values())
    assert (len(every) + 1) // 2 <= total <= len(every)


SETS = st.lists(records(), max_size=8)


@given(SETS)
def test_a_week_in_two_workouts_has_at_least_as_many_sets(made: list[SetRecord]) -> None:
    """Sides belong together within a workout alone, so that parting it can only add sets."""
    whole = sum(tally.prescribed_sets(one(*made).sets).values())
    half = len(made) // 2
    first, second = workout(1, MONDAY, *made[:half]), workout(2, day(1), *made[half:])
    assert whole <= sum(tally.prescribed_sets(sets_of(first, second)).values()) <= len(made)


@given(SETS, SETS)
def test_sums_of_two_parts_are_the_sum_of_both(
    one_: list[SetRecord], more: list[SetRecord]
) -> None:
    """Repetitions, seconds, contacts and tonnage add up, in whatever parts they are read."""
    both = [*one_, *more]
    assert tally.repetitions(both) == tally.repetitions(one_) + tally.repetitions(more)
    assert tally.tonnage(both).grams == tally.tonnage(one_).grams + tally.tonnage(more).grams
    held_, moving = (
        a + b
        for a, b in zip(tally.seconds(one_, EXERCISES), tally.seconds(more, EXERCISES), strict=True)
    )
    assert tally.seconds(both, EXERCISES) == (held_, moving)
    parts = [tally.contacts_of_sets(each, EXERCISES) for each in (one_, more)]
    assert tally.contacts_of_sets(both, EXERCISES).contacts == sum(each.contacts for each in parts)
    assert tally.contacts_of_sets(both, EXERCISES).units == pytest.approx(
        sum(e.units for e in parts)
    )


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit.REPS, (20, 0, 0, 200)),
        (Unit.SECONDS, (0, 20, 0, 0)),
        (Unit.METRES, (0, 0, 0, 0)),
        (Unit.CONTACTS, (0, 0, 20, 0)),
    ],
)
def test_each_unit_adds_to_its_own_sum(unit: Unit, expected: tuple[int, int, int, int]) -> None:
    """Twice ten of a plank with 10 kg: repetitions, seconds held, contacts, kilograms lifted."""
    made = [done("plank", 10, unit, kg=10, set_number=n) for n in (1, 2)]
    held_, moving = tally.seconds(made, EXERCISES)
    found = (
        tally.repetitions(made),
        held_,
        tally.contacts_of_sets(made, EXERCISES).contacts,
        tally.tonnage(made).grams // 1000,
    )
    assert (found, moving) == (expected, 0)


@given(SETS)
def test_what_does_not_count_can_be_taken_out_twice(made: list[SetRecord]) -> None:
    """What is left after warm-up and skipped sets are gone holds none of them."""
    left = tally.countable_sets(one(*made).sets)
    assert tally.countable_sets(left) == left
    assert all(each.set.counts and not each.set.skipped for each in left)
    assert len(left) == sum(each.counts and not each.skipped for each in made)


def test_leg_work_of_a_day_is_sets_times_load_whatever_the_effort() -> None:
    """A day of core alone has none; what is not in the library, and a warm-up, add nothing."""
    squat = EXERCISES["squat"].leg_load
    legs = workout(1, MONDAY, done("squat", 8, effort=10), done("squat", 8, set_number=2))
    core = workout(2, day(2), done("plank", 30), done("ghost", 8))
    warm = workout(3, day(3), done("squat", 8, counts=False))
    found = tally.leg_work_of_days(sets_of(legs, core, warm), EXERCISES)
    assert found == {MONDAY: 2 * squat, day(2): 0}


def test_secondary_muscles_count_half() -> None:
    """A squat is one set for the quads and half a one for the glutes; grip never counts."""
    sets = workout(1, MONDAY, done("squat", 8), *sides(done("lunge", 8), 8)).sets
    assert done_per_group(sets, EXERCISES) == {
        VolumeGroup.QUADS: 2,
        VolumeGroup.GLUTES: 1.5,
        VolumeGroup.HAMSTRINGS: 0.5,
    }


def test_jumps_and_unknown_exercises_are_no_sets_of_a_muscle() -> None:
    """Jumps count as landings, the unknown nowhere."""
    sets = workout(1, MONDAY, done("pogo", 20, Unit.CONTACTS), done("ghost", 8)).sets
    assert done_per_group(sets, EXERCISES) == {}


def test_every_group_with_a_target_has_a_line() -> None:
    """An untrained group is below its minimum, not missing; others come when trained."""
    lines = group_volume((), (), EXERCISES)
    assert [each.group for each in lines] == [each for each in VolumeGroup if each in TARGETS]
    assert {each.verdict for each in lines} == {Verdict.BELOW_MINIMUM}


def test_the_plan_stands_beside_what_was_done() -> None:
    """Three squats and two lunges were planned, one squat was done."""
    sets = workout(1, MONDAY, done("squat", 8)).sets
    lines = {e.group: e for e in group_volume(sets, [LIBRARY.session("base/A", 1)], EXERCISES)}
    quads = lines[VolumeGroup.QUADS]
    assert (quads.sets, quads.planned, quads.verdict) == (1, 5, Verdict.BELOW_MINIMUM)
    assert (lines[VolumeGroup.CORE].sets, lines[VolumeGroup.CORE].planned) == (0, 2)


@given(logs())
def test_two_workouts_add_up_in_every_group(workouts: tuple[WorkoutRecord, ...]) -> None:
    """A group's sets of the week are those of its workouts, each counted alone."""
    whole = done_per_group(sets_of(*workouts), EXERCISES)
    parts = [done_per_group(each.sets, EXERCISES) for each in workouts]
    for group, number in whole.items():
        assert number == sum(part.get(group, 0) for part in parts)
    assert all(set(part) <= set(whole) for part in parts)
