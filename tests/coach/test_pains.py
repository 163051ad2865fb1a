"""Pains beside the exercises in which they were felt."""

from datetime import date

import pytest

from midstance.coach.pains import pain_notes, pain_rule
from midstance.domain.quantity import Load, Unit
from midstance.domain.record import Pain
from midstance.domain.review import PainRule
from tests.coach.gym import EXERCISES, done, held, sets_of, workout

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("level", "expected"),
    [(0, "green"), (2, "green"), (3, "amber"), (5, "amber"), (6, "red"), (10, "red")],
)
def test_the_level_decides_the_rule(level: int, expected: str) -> None:
    """Up to 2 go on, up to 5 go easier, above stop."""
    assert pain_rule(level) is PainRule(expected)


def test_a_pain_is_lined_up_with_what_was_done() -> None:
    """The note holds the sets of that exercise in that workout, and its heaviest load."""
    hurt = workout(
        1,
        MONDAY,
        done("squat", 8, kg=60),
        done("squat", 6, kg=70, set_number=2),
        held("plank", 30),
        done("squat", 0, skipped=True, set_number=3),
        pains=(Pain("knee", 4, "squat"),),
    )
    other = workout(2, TUESDAY, done("squat", 8, kg=90))
    (note,) = pain_notes([hurt, other], sets_of(hurt, other), EXERCISES)
    assert (note.day, note.session, note.name, note.rule) == (
        MONDAY,
        "base/A",
        "Squat",
        PainRule.AMBER,
    )
    assert (note.sets, note.amount, note.unit, note.load) == (2, 14, Unit.REPS, Load.of(70))


def test_a_pain_before_the_first_set_stands_alone() -> None:
    """Nothing was done of that exercise: no sets, no unit, no load; an unknown id stays."""
    hurt = workout(1, MONDAY, pains=(Pain("knee", 7, "ghost"),))
    (note,) = pain_notes([hurt], hurt.sets, EXERCISES)
    assert (note.name, note.sets, note.amount, note.unit, note.load) == ("ghost", 0, 0, None, None)


def test_a_region_that_hurts_again_is_counted() -> None:
    """Three notes, two of the same region, oldest first."""
    first = workout(1, MONDAY, pains=(Pain("knee", 2, "squat"), Pain("calf", 1, "squat")))
    second = workout(2, TUESDAY, pains=(Pain("knee", 3, "lunge"),))
    notes = pain_notes([first, second], (), EXERCISES)
    assert [(n.pain.region, n.day, n.times) for n in notes] == [
        ("knee", MONDAY, 2),
        ("calf", MONDAY, 1),
        ("knee", TUESDAY, 2),
    ]
