"""Volume is counted by the programs' own rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.muscle import Muscle, VolumeGroup
from midstance.domain.runner import Level
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from midstance.domain.volume import (
    Landings,
    LegClass,
    landings,
    leg_class,
    leg_load,
    sets_per_group,
    work_sets,
)

SQUAT = Exercise(
    "squat",
    "Squat",
    Pattern.SQUAT,
    Measure.REPS,
    Dose(3, 8, rpe=6),
    primary=(Muscle.QUADS, Muscle.GASTROCNEMIUS),
    secondary=(Muscle.SOLEUS, Muscle.LATS, Muscle.FOREARMS),
    leg_load=2,
)
CARRY = Exercise(
    "carry",
    "Carry",
    Pattern.CORE_ANTI_LATERAL,
    Measure.METRES,
    Dose(2, 20),
    primary=(Muscle.OBLIQUES,),
    secondary=(Muscle.FOREARMS, Muscle.TRAPS_UPPER),
)
JUMP = Exercise(
    "jump",
    "Jump",
    Pattern.PLYOMETRIC,
    Measure.CONTACTS,
    Dose(2, 4, rpe=5),
    primary=(Muscle.QUADS,),
    plyo_factor=0.25,
    leg_load=3,
)
EXERCISES = {each.id: each for each in (SQUAT, CARRY, JUMP)}


def session(*asked: tuple[str, str], purpose: Purpose = Purpose.STRENGTH) -> Session:
    """A session of one block."""
    items = tuple(Item(id_, Prescription.parse(text)) for id_, text in asked)
    return Session("s", "S", (Block(purpose, items),))


def test_a_muscle_counts_once_for_its_group_first_before_second() -> None:
    """Two calf muscles, one first and one second, make one set for the calves."""
    counted = sets_per_group([session(("squat", "3x8"))], EXERCISES)
    assert counted == {VolumeGroup.QUADS: 3, VolumeGroup.CALVES: 3, VolumeGroup.PULL: 1.5}


def test_grip_is_no_pulling() -> None:
    """What only holds a weight adds nothing to the pulls."""
    assert sets_per_group([session(("carry", "2x20 m"))], EXERCISES) == {VolumeGroup.CORE: 2}


def test_jumps_are_landings_not_sets() -> None:
    """They add to contacts and contact units, both sides together, and to no muscle group."""
    jumps = session(("jump", "3x4 c"), ("jump", "2x3 c/side"))
    assert sets_per_group([jumps], EXERCISES) == {}
    assert landings(jumps, EXERCISES) == Landings(24, 6.0)
    assert landings(session(("squat", "3x8")), EXERCISES) == Landings(0, 0)


def test_sessions_of_a_week_add_up() -> None:
    """The same session twice is twice the sets."""
    once = session(("squat", "3x8"))
    counted = sets_per_group([once, once], EXERCISES)
    assert counted[VolumeGroup.QUADS] == 6


@pytest.mark.parametrize("purpose", [Purpose.WARM_UP, Purpose.COOL_DOWN])
def test_warm_up_and_cool_down_count_nowhere(purpose: Purpose) -> None:
    """Neither as sets nor as load nor as landings."""
    free = session(("squat", "3x8 @8"), ("jump", "3x4 c"), purpose=purpose)
    assert work_sets(free) == 0
    assert leg_load(free, EXERCISES) == 0
    assert landings(free, EXERCISES) == Landings(0, 0)


@pytest.mark.parametrize(
    ("effort", "factor"),
    [(0, 0.5), (3, 0.5), (5, 0.5), (6, 0.75), (7, 1.0), (8, 1.25), (9, 1.25), (10, 1.25)],
)
def test_leg_load_grows_with_effort(effort: int, factor: float) -> None:
    """Half up to effort 5, three quarters at 6, whole at 7, a quarter more from 8."""
    assert leg_load(session(("squat", f"3x8 @{effort}")), EXERCISES) == 3 * 2 * factor


def test_without_an_effort_the_exercises_own_counts() -> None:
    """The squat begins at effort 6; the carry says nothing and is taken as easy."""
    assert leg_load(session(("squat", "2x8")), EXERCISES) == 2 * 2 * 0.75
    assert leg_load(session(("carry", "2x20 m")), EXERCISES) == 0


@pytest.mark.parametrize("style", [Style.CIRCUIT, Style.INTERVAL])
def test_rounds_multiply(style: Style) -> None:
    """Three rounds of one set are three sets."""
    items = (Item("squat", Prescription.parse("1x8 @7")),)
    circuit = Session("s", "S", (Block(Purpose.CONDITIONING, items, style, rounds=3),))
    assert work_sets(circuit) == 3
    assert leg_load(circuit, EXERCISES) == 6


@pytest.mark.parametrize(
    ("level", "load", "named"),
    [
        (Level.BEGINNER, 0.5, LegClass.NONE),
        (Level.BEGINNER, 1, LegClass.LIGHT),
        (Level.BEGINNER, 4, LegClass.MODERATE),
        (Level.BEGINNER, 12, LegClass.HEAVY),
        (Level.INTERMEDIATE, 7.9, LegClass.LIGHT),
        (Level.INTERMEDIATE, 8, LegClass.MODERATE),
        (Level.INTERMEDIATE, 18, LegClass.HEAVY),
        (Level.ADVANCED, 9.9, LegClass.LIGHT),
        (Level.ADVANCED, 21.9, LegClass.MODERATE),
        (Level.ADVANCED, 22, LegClass.HEAVY),
    ],
)
def test_classes_begin_where_the_table_says(level: Level, load: float, named: LegClass) -> None:
    """The same load is heavier for a beginner."""
    assert leg_class(load, level) is named


@given(st.floats(0, 60), st.floats(0, 60), st.sampled_from(Level))
def test_more_load_is_never_a_lighter_class(first: float, second: float, level: Level) -> None:
    """Classes rise with the load."""
    order = list(LegClass)
    less, more = sorted((first, second))
    assert order.index(leg_class(less, level)) <= order.index(leg_class(more, level))
