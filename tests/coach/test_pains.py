"""Pains beside the exercises in which they were felt."""

from datetime import date

import pytest

from midstance.coach.pains import pain_notes, pain_rule
from midstance.domain.quantity import Load, Unit
from midstance.domain.record import Pain
from midstance.domain.review import PainRule
from midstance.workout.effects import Announce, OfferSwap
from midstance.workout.events import Hurt
from midstance.workout.pain import GO_ON, STOPPED
from tests.coach.gym import EXERCISES, done, held, sets_of, sides, workout
from tests.playbook import PLANKS, perform

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


@pytest.mark.parametrize("level", range(11))
def test_the_review_and_the_workout_judge_alike(level: int) -> None:
    """What went on, was offered easier or stopped on the day is told so in the week's review."""
    play = perform(PLANKS, "space; space; 9 s pass")
    effects = play.does(Hurt("knee", level))
    assert (pain_rule(level) is PainRule.GREEN) is (Announce(GO_ON) in effects)
    offers = [each for each in effects if isinstance(each, OfferSwap)]
    assert (pain_rule(level) is PainRule.AMBER) is bool(offers)
    assert (pain_rule(level) is PainRule.RED) is (Announce(STOPPED) in effects)


def test_both_sides_of_a_sore_exercise_are_one_set() -> None:
    """Sets are counted as everywhere, and the amount is of both sides."""
    hurt = workout(1, MONDAY, *sides(done("lunge", 8), 7), pains=(Pain("knee", 4, "lunge"),))
    (note,) = pain_notes([hurt], hurt.sets, EXERCISES)
    assert (note.sets, note.amount) == (1, 15)


def test_amounts_of_two_units_are_not_added() -> None:
    """Where it was held and counted in one workout, the first unit is told."""
    hurt = workout(
        1, MONDAY, held("squat", 30), done("squat", 8), pains=(Pain("knee", 4, "squat"),)
    )
    (note,) = pain_notes([hurt], hurt.sets, EXERCISES)
    assert (note.amount, note.unit, note.sets) == (30, Unit.SECONDS, 2)


def test_two_pains_of_one_exercise_stand_beside_the_same_sets() -> None:
    """Knee and calf in one squat: two notes, each with all that was done."""
    pains = (Pain("knee", 4, "squat"), Pain("calf", 6, "squat"))
    hurt = workout(1, MONDAY, done("squat", 8, kg=60), pains=pains)
    notes = pain_notes([hurt], hurt.sets, EXERCISES)
    assert [(n.pain.region, n.rule.value, n.amount, n.times) for n in notes] == [
        ("knee", "amber", 8, 1),
        ("calf", "red", 8, 1),
    ]


def test_pain_in_the_warm_up_is_noted_with_what_was_done() -> None:
    """What counts in no sum was done all the same."""
    hurt = workout(1, MONDAY, held("jog", 180, counts=False), pains=(Pain("shin", 3, "jog"),))
    (note,) = pain_notes([hurt], hurt.sets, EXERCISES)
    assert (note.name, note.amount, note.unit) == ("Jog", 180, Unit.SECONDS)


def test_a_week_without_pain_has_no_notes() -> None:
    """Nothing hurt, nothing is told."""
    well = workout(1, MONDAY, done("squat", 8))
    assert pain_notes([well], well.sets, EXERCISES) == ()
