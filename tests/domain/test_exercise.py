"""Exercises know their measure, their equipment and their step in load."""

import pytest

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Loadable,
    Measure,
    Pattern,
)
from midstance.domain.muscle import Muscle, VolumeGroup
from midstance.domain.quantity import Load, Unit


def exercise(
    *equipment: tuple[Equipment, ...],
    measure: Measure = Measure.REPS,
    pattern: Pattern = Pattern.SQUAT,
    loadable: Loadable = Loadable.NONE,
) -> Exercise:
    """An exercise that needs ``equipment``."""
    return Exercise("x", "X", pattern, measure, Dose(2, 8), equipment=equipment, loadable=loadable)


@pytest.mark.parametrize("measure", Measure)
def test_a_measure_is_a_unit_for_both_sides_or_each(measure: Measure) -> None:
    """Taking a measure apart and putting it together gives the same measure."""
    assert Measure.of(measure.unit, per_side=measure.per_side) is measure


def test_every_unit_can_be_counted_for_each_side() -> None:
    """Four units, twice."""
    assert {(m.unit, m.per_side) for m in Measure} == {
        (unit, side) for unit in Unit for side in (True, False)
    }


@pytest.mark.parametrize(
    ("measure", "pattern", "is_hold"),
    [
        (Measure.SECONDS, Pattern.CORE_ANTI_EXTENSION, True),
        (Measure.SECONDS_PER_SIDE, Pattern.BALANCE, True),
        (Measure.SECONDS_PER_SIDE, Pattern.MOBILITY_STATIC, True),
        (Measure.SECONDS, Pattern.CONDITIONING, False),
        (Measure.SECONDS_PER_SIDE, Pattern.SOFT_TISSUE, False),
        (Measure.REPS, Pattern.CORE_ANTI_EXTENSION, False),
    ],
)
def test_a_hold_is_timed_and_still(measure: Measure, pattern: Pattern, *, is_hold: bool) -> None:
    """Running and rolling are timed too, but moved."""
    assert exercise(measure=measure, pattern=pattern).is_hold is is_hold


def test_without_equipment_everything_fits() -> None:
    """An exercise that needs nothing can be done anywhere."""
    assert exercise().fits(frozenset())


def test_equipment_is_alternatives_of_sets() -> None:
    """A cable fits, a band with its anchor fits, a band alone does not."""
    press = exercise((Equipment.CABLE,), (Equipment.BAND_LONG, Equipment.ANCHOR))
    assert press.fits(frozenset({Equipment.CABLE}))
    assert press.fits(frozenset({Equipment.BAND_LONG, Equipment.ANCHOR}))
    assert not press.fits(frozenset({Equipment.BAND_LONG}))


def test_only_the_first_choice_of_equipment_is_needed() -> None:
    """What is asked for first is what it needs; without equipment it needs nothing."""
    press = exercise((Equipment.CABLE,), (Equipment.BAND_LONG,))
    assert press.needs(Equipment.CABLE)
    assert not press.needs(Equipment.BAND_LONG)
    assert not exercise().needs(Equipment.CABLE)


@pytest.mark.parametrize(
    ("item", "loadable", "step"),
    [
        (Equipment.BARBELL, Loadable.EXTERNAL, Load(2500)),
        (Equipment.DUMBBELL, Loadable.EXTERNAL, Load(1000)),
        (Equipment.BAND_LONG, Loadable.BAND, None),
        (Equipment.CHAIR, Loadable.NONE, None),
    ],
)
def test_the_step_in_load_follows_the_equipment(
    item: Equipment, loadable: Loadable, step: Load | None
) -> None:
    """Plates go in 2.5 kg, dumbbells in 1 kg; where there is no weight there is no step."""
    assert exercise((item,), loadable=loadable).load_step == step


def test_every_muscle_has_a_plain_name_and_a_group() -> None:
    """No two muscles share a name, and every group is trained by one."""
    assert len({muscle.plain for muscle in Muscle}) == len(Muscle)
    assert {muscle.group for muscle in Muscle} == set(VolumeGroup)


def test_equipment_is_named_in_plain_words() -> None:
    """No hyphen of an id is shown but where the word has one."""
    assert Equipment.BOX_LOW.plain == "low box"
    assert Equipment.WOBBLE_BOARD.plain == "wobble board"
    assert Equipment.PULLUP_BAR.plain == "pull-up bar"
    assert len({item.plain for item in Equipment}) == len(Equipment)
