"""What a runner says of themselves leaves some exercises out, and says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Limitation,
    Loadable,
    Measure,
    Pattern,
)
from midstance.domain.quantity import Load
from midstance.domain.runner import (
    FLOOR,
    GYM,
    HOME_BASIC,
    HOME_PLUS,
    Complaint,
    Course,
    Level,
    Obstacle,
    Place,
    Runner,
    asking_for_care,
    excluding,
    lacking,
    load_step,
    obstacle,
)

ROW = Exercise(
    "row",
    "Row",
    Pattern.PULL,
    Measure.REPS,
    Dose(3, 8),
    equipment=((Equipment.CABLE,), (Equipment.BAND_LONG, Equipment.ANCHOR), (Equipment.DUMBBELL,)),
    level=3,
    loadable=Loadable.EXTERNAL,
    avoid_if=(Limitation.SHOULDER,),
    care_if=(Limitation.ELBOW,),
)
HARD = Exercise("hard", "Hard", Pattern.PULL, Measure.REPS, Dose(3, 8), level=4, easier="row")
TOP = Exercise("top", "Top", Pattern.PULL, Measure.REPS, Dose(3, 8), level=5, easier="hard")
HOME = Place("home", FLOOR)
HOTEL = Place("hotel", frozenset({Equipment.BAND_LONG}))


def test_profiles_grow_from_the_floor_to_the_gym() -> None:
    """Each holds the one before; the gym has all but the wobble board."""
    assert FLOOR < HOME_BASIC < HOME_PLUS < GYM
    assert frozenset(Equipment) - GYM == {Equipment.WOBBLE_BOARD}


def test_what_was_not_said_restricts_nothing() -> None:
    """Someone who skipped every question may do everything."""
    nobody = Runner()
    assert nobody.place is None
    assert nobody.equipment == frozenset(Equipment)
    assert [obstacle(each, nobody) for each in (ROW, HARD, TOP)] == [None, None, None]


def test_the_active_place_is_the_named_one_or_the_first() -> None:
    """In the hotel its equipment counts, at home the other; an unknown name means the first."""
    assert Runner(places=(HOME, HOTEL), active="hotel").place == HOTEL
    assert Runner(places=(HOME, HOTEL)).equipment == FLOOR
    assert Runner(places=(HOME, HOTEL), active="office").place == HOME


@pytest.mark.parametrize(
    ("level", "passed", "allowed"),
    [
        (Level.BEGINNER, (), {1, 2}),
        (Level.BEGINNER, ("row",), {1, 2}),
        (Level.INTERMEDIATE, (), {1, 2, 3}),
        (Level.INTERMEDIATE, ("row",), {1, 2, 3, 4}),
        (Level.INTERMEDIATE, ("row", "hard"), {1, 2, 3, 4}),
        (Level.ADVANCED, (), {1, 2, 3, 4, 5}),
    ],
)
def test_levels_open_by_experience_and_by_gates(
    level: Level, passed: tuple[str, ...], allowed: set[int]
) -> None:
    """Beginners 1-2, intermediates 1-3 and 4 through the rung below, the advanced all."""
    ladder = {1: "a", 2: "b", 3: "c"}
    exercises = [
        Exercise(id_, id_, Pattern.PULL, Measure.REPS, Dose(1, 1), level=number)
        for number, id_ in ladder.items()
    ]
    assert {e.level for e in (*exercises, HARD, TOP) if level.allows(e, passed)} == allowed


def test_the_gravest_obstacle_is_named() -> None:
    """Pain comes before level, and level before equipment."""
    hurt = Complaint(Limitation.SHOULDER)
    runner = Runner(level=Level.BEGINNER, places=(HOME,), complaints=(hurt,))
    assert obstacle(ROW, runner) is Obstacle.COMPLAINT
    assert obstacle(ROW, Runner(level=Level.BEGINNER, places=(HOME,))) is Obstacle.LEVEL
    assert obstacle(ROW, Runner(level=Level.ADVANCED, places=(HOME,))) is Obstacle.EQUIPMENT
    assert obstacle(ROW, Runner(level=Level.ADVANCED, places=(Place("gym", GYM),))) is None


def test_a_passed_gate_opens_the_next_rung() -> None:
    """The same exercise, before and after the rung below was passed."""
    runner = Runner(level=Level.INTERMEDIATE)
    assert obstacle(HARD, runner) is Obstacle.LEVEL
    assert obstacle(HARD, runner, {"row"}) is None


def test_only_acute_complaints_rule_out() -> None:
    """Managed, the same complaint asks for care."""
    acute = Runner(complaints=(Complaint(Limitation.SHOULDER),))
    managed = Runner(complaints=(Complaint(Limitation.SHOULDER, Course.MANAGED),))
    assert excluding(ROW, acute) == (Limitation.SHOULDER,)
    assert asking_for_care(ROW, acute) == ()
    assert excluding(ROW, managed) == ()
    assert asking_for_care(ROW, managed) == managed.complaints


def test_care_is_asked_for_in_either_course() -> None:
    """What a complaint restricts is restricted while acute and when managed."""
    for course in Course:
        runner = Runner(complaints=(Complaint(Limitation.ELBOW, course),))
        assert asking_for_care(ROW, runner) == runner.complaints
        assert obstacle(ROW, runner) is None


def test_complaints_that_do_not_concern_it_change_nothing() -> None:
    """A sore calf says nothing about a row."""
    runner = Runner(complaints=(Complaint(Limitation.CALF),))
    assert (excluding(ROW, runner), asking_for_care(ROW, runner)) == ((), ())


def test_what_is_lacking_is_the_shortest_way_to_it() -> None:
    """With the band there, only the anchor is missing; when it fits, nothing is."""
    assert lacking(ROW, HOTEL.equipment) == (Equipment.CABLE,)
    assert lacking(ROW, GYM) == ()
    assert lacking(HARD, frozenset()) == ()


@given(st.frozensets(st.sampled_from(Equipment)))
def test_with_what_is_lacking_it_fits(owned: frozenset[Equipment]) -> None:
    """Adding what is lacking makes an exercise possible; nothing lacks exactly when it fits."""
    missing = lacking(ROW, owned)
    assert ROW.fits(owned | set(missing))
    assert (missing == ()) is ROW.fits(owned)


def test_the_runners_own_step_in_load_comes_first() -> None:
    """Micro plates or coarse dumbbells change the step of what is done with them."""
    own = Runner(places=(Place("gym", GYM),), load_steps=((Equipment.DUMBBELL, Load(2000)),))
    assert load_step(ROW, own) == Load(2000)
    assert load_step(ROW, Runner()) == ROW.load_step


def test_a_step_counts_only_for_equipment_that_is_there() -> None:
    """A dumbbell at home says nothing in a hotel with a band."""
    away = Runner(places=(HOTEL,), load_steps=((Equipment.DUMBBELL, Load(2000)),))
    assert load_step(ROW, away) == ROW.load_step


def test_without_a_weight_there_is_no_step() -> None:
    """Body-weight work has no load to step."""
    assert load_step(HARD, Runner()) is None
