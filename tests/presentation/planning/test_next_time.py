"""The next time in words."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.progress.change import Change, ChangeKind
from midstance.coach.progress.next_time import NextTime
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.session import Item, Prescription
from midstance.presentation.planning.next_time import (
    NOTHING_MOVES,
    next_heading,
    next_lines,
    next_text,
)
from tests.coach.gym import EXERCISES

KG = WeightUnit.KG
ROW = replace(Prescription.parse("3x5 @7"), load=Load.of(82.5))
MORE = Change("squat", ChangeKind.LOAD_UP, date(2026, 11, 23), "All was done.", "A study.", 2500)
SQUAT = NextTime("squat", Item("squat", ROW), MORE)
RUNG = Change("squat", ChangeKind.RUNG_UP, MORE.basis, "A gate.", "A rule.", before="lunge")
CLIMBED = NextTime("lunge", Item("squat", Prescription.parse("3x5"), prescribed="lunge"), RUNG)
ONE_SIDE = NextTime("lunge", Item("lunge", Prescription.parse("2x8/side 25 kg")))
SAME = NextTime("lunge", Item("lunge", Prescription.parse("2x8/side")))


@pytest.mark.parametrize(
    ("following", "width", "text"),
    [
        (SQUAT, 30, "3 × 5 @ 82.5 kg ▲"),
        (SQUAT, 15, "3×5 @ 82.5 kg ▲"),
        (SQUAT, 14, "82.5 kg ▲"),
        (replace(SQUAT, change=None), 13, "3×5 @ 82.5 kg"),
        (CLIMBED, 16, "Squat ▲"),
        (CLIMBED, 5, "Squ ▲"),
        (SAME, 16, "2 × 8 a side"),
        (SAME, 11, "2×8 a side"),
        (SAME, 4, "2×8"),
        (ONE_SIDE, 30, "2 × 8 a side @ 25 kg"),
        (ONE_SIDE, 17, "2 × 8 @ 25 kg"),
        (ONE_SIDE, 8, "25 kg"),
    ],
)
def test_it_fits_into_a_column(following: NextTime, width: int, text: str) -> None:
    """The sign stays; spaces, sides, sets and repetitions give way; nothing is too long."""
    assert next_text(following, EXERCISES, KG, width) == text
    assert len(text) <= width


def test_what_is_not_in_the_library_has_its_id() -> None:
    """The id is printed, made harmless."""
    gone = replace(CLIMBED, item=replace(CLIMBED.item, exercise="gone\x1b[0m"))
    assert next_text(gone, {}, KG, 20).startswith("gone")
    assert "\x1b" not in "".join((next_text(gone, {}, KG, 20), *next_lines((gone,), {}, KG)))


def test_the_heading_has_the_word_of_a_lighter_week() -> None:
    """Of the first exercise whose week is one."""
    assert next_heading((SQUAT, SAME)) == "NEXT TIME"
    assert next_heading((SQUAT, replace(SAME, word="deload"))) == "NEXT: DELOAD"


def test_what_moves_is_said_with_why() -> None:
    """A line each: the new target, by how much, and the reason; less is said as less."""
    less = replace(SQUAT, change=replace(MORE, kind=ChangeKind.LOAD_DOWN, grams=-2500))
    assert list(next_lines((SQUAT, SAME, CLIMBED, less), EXERCISES, KG)) == [
        "Next time Squat 3 × 5, 82.5 kg, 2.5 kg more. All was done.",
        "Next time Squat 3 × 5. A gate.",
        "Next time Squat 3 × 5, 82.5 kg, 2.5 kg less. All was done.",
    ]


def test_what_the_program_asks_for_otherwise_is_no_standing_still() -> None:
    """Another week of its table is said after what the log moved; a lighter week says itself."""
    table = replace(SQUAT, change=None, is_as_now=False)
    more = replace(SAME, is_as_now=False)
    says = "Next time, as planned: Squat 3 × 5, 82.5 kg; Lunge 2 × 8 a side."
    assert list(next_lines((table, more), EXERCISES, KG)) == [says]
    first, second = next_lines((more, SQUAT), EXERCISES, KG)
    assert (first.startswith("Next time Squat"), second.endswith("Lunge 2 × 8 a side.")) == (1, 1)
    assert len(list(next_lines((replace(more, word="deload"),), EXERCISES, KG))) == 1


def test_where_nothing_moves_one_line_says_so() -> None:
    """A deload week says that instead; where nothing comes next nothing is said."""
    assert list(next_lines((SAME,), EXERCISES, KG)) == [NOTHING_MOVES]
    lighter = (replace(SAME, word="deload"),)
    assert list(next_lines(lighter, EXERCISES, KG)) == [
        "Next time is a deload week: lighter on purpose."
    ]
    assert list(next_lines((), EXERCISES, KG)) == []
