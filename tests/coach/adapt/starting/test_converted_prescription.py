"""A prescription converted for another exercise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.starting.converted_prescription import MOST_SHARE, convert_prescription
from midstance.domain.exercise import Exercise
from midstance.domain.library import Library
from midstance.domain.planned_sets import lay_out, swap_exercise
from midstance.domain.session import Prescription, Purpose
from tests.coach.people import (
    AIR,
    BACK,
    BUG,
    CARRY,
    GOBLET,
    JUMP,
    LUNGE,
    PLANK,
    SIDE,
    exercise_list,
    item,
    session,
)


@pytest.mark.parametrize(
    ("asked", "was", "now", "carried_over"),
    [
        ("3x5 @7", BACK, GOBLET, "3×10 @7"),
        ("3x4 @8 ~85%", BACK, GOBLET, "3×8 @8"),
        ("4x6 @8", BACK, LUNGE, "4×8/side @8"),
        ("3x15 @7", AIR, GOBLET, "3×10 @7"),
        ("2x30 s @6", PLANK, BUG, "2×8/side @6"),
        ("3x45 s @6", PLANK, BUG, "3×8/side @6"),
        ("2x8/side @6", BUG, PLANK, "2×30 s @6"),
        ("2x12/side @6", BUG, PLANK, "2×45 s @6"),
        ("2x20 m/side @6", CARRY, SIDE, "2×20 s/side @6"),
        ("3x4 c @6", JUMP, AIR, "3×10 @6"),
        ("3x8 @7", GOBLET, GOBLET, "3×8 @7"),
    ],
)
def test_the_amount_is_that_of_the_exercise_swapped_in(
    asked: str, was: Exercise, now: Exercise, carried_over: str
) -> None:
    """Its starting amount, larger or smaller by as much as today differs from the other's start."""
    assert convert_prescription(Prescription.parse(asked), was, now).text() == carried_over


@pytest.mark.parametrize(
    ("asked", "now", "carried_over"),
    [
        ("1x40 s @7", PLANK, "1×40 s @7"),
        ("1x40 s @7", BUG, "1×40 s alternating @7"),
        ("1x40 s alternating @7", AIR, "1×40 s @7"),
        ("1x20 s/side @7", AIR, "1×40 s @7"),
        ("1x20 s/side @7", BUG, "1×20 s/side @7"),
    ],
)
def test_a_station_on_the_clock_keeps_its_time(
    asked: str, now: Exercise, carried_over: str
) -> None:
    """Sides take turns inside the same seconds; two sides become one time for both."""
    was = LUNGE if "side" in asked or "alternating" in asked else GOBLET
    assert convert_prescription(Prescription.parse(asked), was, now).text() == carried_over


def test_a_total_for_both_sides_is_halved() -> None:
    """16 lunges in all are 8 a side, the usual start, so the squat starts as usual too."""
    assert convert_prescription(Prescription.parse("3x16 @7"), LUNGE, GOBLET).text() == "3×10 @7"


def test_a_load_stays_behind() -> None:
    """20 kg in one movement say nothing about another one."""
    over = convert_prescription(Prescription.parse("3x8 20 kg @7"), GOBLET, AIR)
    assert over.load is None


def test_a_range_goes_along_in_the_same_unit() -> None:
    """8-12 goblet squats, which start with 10, become a range around the newcomer's start."""
    assert convert_prescription(Prescription.parse("3x8-12 @7"), GOBLET, AIR).text() == "3×10-14 @7"
    assert (
        convert_prescription(Prescription.parse("3x20-40 s @7"), PLANK, BUG).text() == "3×5/side @7"
    )


def test_a_range_that_closes_is_a_number() -> None:
    """Where both ends meet at the gate, one number is asked."""
    assert convert_prescription(Prescription.parse("3x16-18 @7"), GOBLET, AIR).text() == "3×15 @7"


def test_an_open_end_goes_along_in_the_same_unit() -> None:
    """Hold as long as form lasts stays so for another hold, and means nothing for repetitions."""
    assert (
        convert_prescription(Prescription.parse("3x30+ s @7"), PLANK, SIDE).text()
        == "3×20+ s/side @7"
    )
    assert convert_prescription(Prescription.parse("3x30+ s @7"), PLANK, BUG).open_ended is False


prescriptions = st.builds(
    Prescription, sets=st.integers(1, 6), amount=st.integers(1, 300), rpe=st.integers(3, 10)
)


@given(asked=prescriptions, data=st.data())
def test_what_is_carried_is_within_reach(
    library: Library, asked: Prescription, data: st.DataObject
) -> None:
    """Sets and effort stay; the amount lies between 1 and the gate, near the newcomer's start."""
    was, now = (data.draw(st.sampled_from(list(library.exercises.values()))) for _ in "ab")
    natural = Prescription(
        asked.sets, asked.amount, was.measure.unit, was.measure.per_side, rpe=asked.rpe
    )
    over = convert_prescription(natural, was, now)
    assert (over.sets, over.rpe) == (asked.sets, asked.rpe)
    if now.id != was.id:
        assert (over.unit, over.per_side) == (now.measure.unit, now.measure.per_side)
        most = max(now.default.amount, now.up.amount if now.up else 0)
        assert 1 <= over.amount <= min(most, now.default.amount * MOST_SHARE + 5)
    assert Prescription.parse(over.text()) == over


@given(data=st.data())
def test_the_usual_start_becomes_the_usual_start(library: Library, data: st.DataObject) -> None:
    """Asked for exactly its own start, an exercise hands over exactly the other one's."""
    was, now = (data.draw(st.sampled_from(list(library.exercises.values()))) for _ in "ab")
    usual = Prescription(3, was.default.amount, was.measure.unit, was.measure.per_side)
    off_step = now.default.amount % 5 if now.measure.unit.value in {"seconds", "metres"} else 0
    assert abs(convert_prescription(usual, was, now).amount - now.default.amount) <= off_step


@pytest.mark.parametrize(
    ("id_", "asked"),
    [
        ("air-squat", "3x8-12 @7"),
        ("loaded-lunge", "3x8/side 10 kg @7"),
        ("plank", "2x30+ s @6"),
        ("dead-bug", "1x40 s alternating @6"),
        ("dead-bug", "2x8/side @6"),
        ("side-plank", "2x20 s/side @6"),
        ("carry", "2x20 m/side @6"),
        ("back-squat", "3x5 @8 ~81%"),
    ],
)
def test_a_planned_set_asks_for_what_was_prescribed(id_: str, asked: str) -> None:
    """The prescription of a planned set equals the one in the session."""
    planned_sets = lay_out(
        session(item(id_, asked), purpose=Purpose.CORE), exercise_list().exercises
    )
    assert planned_sets[0].prescription == Prescription.parse(asked)


def test_a_swapped_set_asks_for_the_new_exercise() -> None:
    """After a swap the planned set holds the prescription converted for the new exercise."""
    planned_set = lay_out(session(item("plank", "3x30 s @6")), exercise_list().exercises)[0]
    now = convert_prescription(planned_set.prescription, PLANK, BUG)
    assert swap_exercise(planned_set, BUG, now, None).prescription == now
