"""The amounts of a range, and of a table that comes again."""

from dataclasses import replace

import pytest

from midstance.coach.progress.amounts import ask_again, climb_range, longest_hold
from midstance.coach.progress.change import Change, ChangeKind
from midstance.coach.progress.exposure import AskedRow, Exposure
from midstance.domain.exercise import Dose, Exercise, Gate, Measure, Pattern
from midstance.domain.quantity import Unit
from midstance.domain.session import Prescription
from tests.coach.progress.made_sessions import MONDAY, SQUAT, session

RANGE = Prescription.parse("3x8-12 @7")
BRIDGE = Exercise(
    "bridge", "Bridge", Pattern.BRIDGE, Measure.REPS, Dose(2, 10), up=Gate(3, 15, 7, 2)
)
PLANK = Exercise(
    "plank",
    "Plank",
    Pattern.CORE_ANTI_EXTENSION,
    Measure.SECONDS,
    Dose(2, 30),
    up=Gate(2, 45, 7, 2),
)
UP = ChangeKind.AMOUNT_UP
ASKED = AskedRow(3, 9, 7, up_to=12)
TOP = AskedRow(3, 12, 7)


@pytest.mark.parametrize(
    ("done", "asked", "kind"),
    [
        (session(0, 20, 7, ASKED), "3×10-12 @7", UP),
        (session(0, 20, 8, ASKED), "3×10-12 @7", UP),
        (session(0, 20, 9, ASKED), "3×9-12 @7", None),
        (session(0, 20, 8, ASKED, done=(9, 7, 7)), "3×8-12 @7", None),
        (session(0, 20, 8, AskedRow(3, 11, 7, up_to=12)), "3×12 @7", UP),
        (session(0, 20, 8, TOP), "3×12 @7", None),
        (session(0, 20, 7, AskedRow(3, 5, 7)), "3×8-12 @7", None),
        (session(0, 20, 7, ASKED, is_lighter=True), "3×8-12 @7", None),
    ],
)
def test_a_range_is_climbed(done: Exposure, asked: str, kind: ChangeKind | None) -> None:
    """One more a session until its upper end; the lower end again after a fail."""
    climbed, change = climb_range(RANGE, SQUAT, (done,), None)
    assert climbed.text() == asked
    assert (change and change.kind) is kind


def test_a_wide_range_climbs_by_two_and_a_new_load_begins_below() -> None:
    """From ten on; and the step in load takes the lower end."""
    wide = Prescription.parse("2x12-20 @7")
    climbed, _ = climb_range(wide, SQUAT, (session(0, 20, 7, AskedRow(2, 12, 7, up_to=20)),), None)
    assert climbed.amount == 14
    step = Change(SQUAT.id, ChangeKind.LOAD_UP, MONDAY, "", "")
    assert climb_range(RANGE, SQUAT, (session(0, 20, 7, TOP),), step) == (RANGE, None)


def test_a_refused_amount_stays() -> None:
    """The amount of the last time comes again."""
    refused = frozenset({(MONDAY, UP)})
    climbed, change = climb_range(RANGE, SQUAT, (session(0, 20, 7, ASKED),), None, refused)
    assert (climbed.amount, change) == (9, None)


def again(exercise: Exercise, asked: str, done: Exposure, **more: object) -> tuple[int, bool]:
    """The amount when session A of week 2 comes again, and whether it is more."""
    there = replace(done, session="home/A", week=2)
    found, change = ask_again(Prescription.parse(asked), exercise, (there,), ("home/A", 2), **more)  # type: ignore[arg-type]  # a test's words
    return found.amount, change is not None


def test_a_table_that_comes_again_asks_for_more() -> None:
    """Two repetitions or five seconds, where it was done complete; at most three above the gate."""
    tens, twenties = AskedRow(2, 10, 7), AskedRow(2, 17, 7)
    assert again(BRIDGE, "2x10 @7", session(0, None, 7, tens)) == (12, True)
    assert again(BRIDGE, "2x10 @7", session(0, None, 9, tens)) == (10, False)
    assert again(BRIDGE, "2x10 @7", session(0, None, 7, AskedRow(2, 14, 7))) == (16, True)
    assert again(BRIDGE, "2x10 @7", session(0, None, 7, twenties)) == (18, True)
    assert again(BRIDGE, "2x10 @7", session(0, None, 7, AskedRow(2, 18, 7))) == (18, False)
    holds = session(0, None, 7, AskedRow(2, 30, 7, Unit.SECONDS))
    assert again(PLANK, "2x30 s @7", holds) == (35, True)
    assert again(SQUAT, "3x8 @7", session(0, 60, 7)) == (8, False)
    refused = frozenset({(MONDAY, UP)})
    assert again(BRIDGE, "2x10 @7", session(0, None, 7, tens), refused=refused) == (10, False)


def test_only_the_same_week_of_the_same_session_comes_again() -> None:
    """The first time through, the table is as written."""
    other = replace(session(0, None, 7, AskedRow(2, 10, 7)), session="home/A", week=1)
    asked = Prescription.parse("2x10 @7")
    assert ask_again(asked, BRIDGE, (other,), ("home/A", 2)) == (asked, None)


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        (Pattern.CORE_ANTI_EXTENSION, 60),
        (Pattern.CORE_ANTI_LATERAL, 45),
        (Pattern.CALF, 45),
        (Pattern.BALANCE, 40),
    ],
)
def test_no_hold_grows_too_long(pattern: Pattern, most: int) -> None:
    """Planks end at a minute, side planks and calf holds at 45 s, balance at 40 s."""
    long_gate = replace(PLANK, pattern=pattern, up=Gate(2, 90, 7, 2))
    assert longest_hold(long_gate) == most
    row = AskedRow(2, most - 2, 7, Unit.SECONDS)
    asked = f"2x{most - 2} s @7"
    assert again(long_gate, asked, session(0, None, 7, row)) == (most, True)
    full = AskedRow(2, most, 7, Unit.SECONDS)
    assert again(long_gate, asked, session(0, None, 7, full)) == (most, False)


def test_a_jump_and_a_distance_never_ask_for_more() -> None:
    """Jumps have weekly limits of their own, and metres are the table's."""
    jump = replace(BRIDGE, plyo_factor=0.5)
    assert again(jump, "2x10 @7", session(0, None, 7, AskedRow(2, 10, 7))) == (10, False)
    metres = AskedRow(2, 20, 7, Unit.METRES)
    assert again(BRIDGE, "2x20 m @7", session(0, None, 7, metres)) == (20, False)
    gateless = replace(BRIDGE, up=None)
    assert again(gateless, "2x10 @7", session(0, None, 7, AskedRow(2, 10, 7))) == (10, False)


def test_a_lighter_session_is_passed_over() -> None:
    """The last usual one says whether more is asked for."""
    usual = replace(session(0, None, 7, AskedRow(2, 10, 7)), session="home/A", week=2)
    short = session(7, None, 9, AskedRow(2, 10, 7), done=(4, 4), is_lighter=True)
    asked, change = ask_again(Prescription.parse("2x10 @7"), BRIDGE, (usual, short), ("home/A", 2))
    assert asked.amount == 12
    assert change is not None
    assert change.basis == MONDAY
    assert change.reason == (
        "The last time this week asked for 10 and all was done, so 12 are asked for."
    )
