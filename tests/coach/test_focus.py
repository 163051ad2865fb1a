"""Calf, soleus and hip work by name."""

from datetime import date

import pytest
from hypothesis import given

from midstance.coach.focus import focus_of, focus_work
from midstance.domain.exercise import Measure, Pattern
from midstance.domain.muscle import Muscle
from midstance.domain.record import WorkoutRecord
from midstance.domain.review import Focus
from tests.coach.gym import EXERCISES, done, exercise, held, logs, sets_of, sides, workout

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("calf-raise", Focus.CALF),
        ("soleus-raise", Focus.SOLEUS),
        ("clamshell", Focus.HIP),
        ("squat", None),
        ("pogo", None),
        ("jog", None),
    ],
)
def test_the_muscle_that_works_first_decides(id_: str, expected: Focus | None) -> None:
    """Jumps and jogs train the calf too, but are not the small work that is meant."""
    assert focus_of(EXERCISES[id_]) is expected


def test_a_hip_exercise_may_train_another_muscle_first() -> None:
    """The pattern is enough; balance on one leg works the side of the hip."""
    bridge = exercise("march", Pattern.HIP, Measure.REPS, primary=(Muscle.GLUTE_MAX,))
    stand = exercise("stand", Pattern.BALANCE, Measure.SECONDS, primary=(Muscle.GLUTE_MED,))
    nothing = exercise("breathe", Pattern.HIP, Measure.SECONDS)
    assert [focus_of(each) for each in (bridge, stand, nothing)] == [Focus.HIP, Focus.HIP, None]


def test_the_work_is_told_by_name() -> None:
    """Calf, then soleus, then hip; sets and amounts, both sides added; the unknown is left out."""
    week = workout(
        1,
        MONDAY,
        *sides(done("clamshell", 12), 10),
        done("soleus-raise", 15),
        done("soleus-raise", 12, set_number=2),
        done("calf-raise", 20),
        held("calf-raise", 30),
        done("ghost", 9),
    )
    found = [(w.focus.value, w.name, w.sets, w.amount) for w in focus_work(week.sets, EXERCISES)]
    assert found == [
        ("calf", "Calf raise", 1, 20),
        ("calf", "Calf raise", 1, 30),
        ("soleus", "Soleus raise", 2, 27),
        ("hip", "Clamshell", 1, 22),
    ]


@pytest.mark.parametrize(
    ("pattern", "first", "expected"),
    [
        (Pattern.CALF, Muscle.GASTROCNEMIUS, Focus.CALF),
        (Pattern.CALF, Muscle.SOLEUS, Focus.SOLEUS),
        (Pattern.BALANCE, Muscle.SOLEUS, Focus.SOLEUS),
        (Pattern.HIP, Muscle.GLUTE_MED, Focus.HIP),
        (Pattern.SQUAT, Muscle.GLUTE_MED, Focus.HIP),
        (Pattern.SQUAT, Muscle.QUADS, None),
        (Pattern.BRIDGE, Muscle.HAMSTRINGS, None),
        (Pattern.CONDITIONING, Muscle.GLUTE_MED, None),
        (Pattern.CORE_ANTI_LATERAL, Muscle.OBLIQUES, None),
    ],
)
def test_pattern_and_first_muscle_decide_together(
    pattern: Pattern, first: Muscle, expected: Focus | None
) -> None:
    """The muscle goes before the pattern; running is never small work."""
    second = (Muscle.SOLEUS, Muscle.GLUTE_MED)
    made = exercise("made", pattern, Measure.REPS, primary=(first, *second), secondary=second)
    assert focus_of(made) is expected


def test_two_units_of_one_exercise_are_two_lines() -> None:
    """Raises in repetitions and raises held are not added up."""
    week = workout(
        1, MONDAY, done("calf-raise", 15), held("calf-raise", 40), done("calf-raise", 12)
    )
    found = focus_work(week.sets, EXERCISES)
    assert sorted((each.unit.value, each.amount) for each in found) == [
        ("reps", 27),
        ("seconds", 40),
    ]


@given(logs())
def test_all_small_work_is_told_in_order(workouts: tuple[WorkoutRecord, ...]) -> None:
    """No set of calf, soleus or hip work is missing, and the parts stand in their order."""
    every = sets_of(*workouts)
    found = focus_work(every, EXERCISES)
    small = {"calf-raise", "soleus-raise", "clamshell"}
    assert sum(each.amount for each in found) == sum(
        each.set.value for each in every if each.set.exercise in small
    )
    parts = [list(Focus).index(each.focus) for each in found]
    assert parts == sorted(parts)
