"""Weekly sets of each muscle group against their targets."""

from datetime import date

from hypothesis import given

from midstance.coach.group_volume import done_per_group, volume
from midstance.domain.muscle import VolumeGroup
from midstance.domain.quantity import Unit
from midstance.domain.record import WorkoutRecord
from midstance.domain.weekly_sets import TARGETS, Verdict
from tests.coach.gym import EXERCISES, LIBRARY, done, logs, sets_of, sides, workout

MONDAY = date(2026, 11, 23)


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
    lines = volume((), (), EXERCISES)
    assert [each.group for each in lines] == [each for each in VolumeGroup if each in TARGETS]
    assert {each.verdict for each in lines} == {Verdict.BELOW_MINIMUM}


def test_the_plan_stands_beside_what_was_done() -> None:
    """Three squats and two lunges were planned, one squat was done."""
    sets = workout(1, MONDAY, done("squat", 8)).sets
    lines = {e.group: e for e in volume(sets, [LIBRARY.session("base/A", 1)], EXERCISES)}
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
