"""Values written out for people."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.attendance import Attendance, WeekEntry
from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import Unit, WeightUnit
from midstance.domain.volume import SetRange
from midstance.presentation.phrases import (
    amount_text,
    attendance_text,
    day_text,
    number_text,
    percent_text,
    plural,
    quantity_text,
    range_text,
    seconds_text,
    set_text,
)
from tests.coach.gym import done, held, sides

KG = WeightUnit.KG


def test_a_day_has_its_weekday() -> None:
    """Short, and with the date that sorts."""
    assert day_text(date(2026, 11, 22)) == "Sun 2026-11-22"


@pytest.mark.parametrize("kind", Attendance)
def test_every_attendance_has_its_words(kind: Attendance) -> None:
    """With the other day where a session was moved."""
    other = date(2026, 11, 24) if kind in {Attendance.MOVED_AWAY, Attendance.MOVED_HERE} else None
    told = attendance_text(WeekEntry("base/A", "Squat day", 1, kind, other, UUID(int=1)))
    assert told
    assert ("2026-11-24" in told) == (other is not None)


def test_an_early_end_is_told() -> None:
    """Behind what became of the session."""
    entry = WeekEntry("base/A", "", 1, Attendance.DONE, is_early=True)
    assert attendance_text(entry) == "done, finished early"


@given(st.integers(0, 100_000))
def test_halves_keep_their_half(halves: int) -> None:
    """Whole numbers have no decimal, halves one."""
    assert float(number_text(halves / 2)) == halves / 2
    assert number_text(float(halves)) == str(halves)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0 s"), (59, "59 s"), (60, "1:00 min"), (3725, "1:02:05 min")]
)
def test_seconds_become_minutes(seconds: int, text: str) -> None:
    """From a minute on."""
    assert seconds_text(seconds) == text
    assert amount_text(seconds, Unit.SECONDS) == text


@pytest.mark.parametrize(
    ("quantity", "value", "text"),
    [
        (TrendQuantity.LOAD, 62_500, "62.5 kg"),
        (TrendQuantity.ESTIMATED_MAXIMUM, 80_000, "80 kg"),
        (TrendQuantity.REPETITIONS, 12, "12 reps"),
        (TrendQuantity.HOLD, 45, "45 s"),
        (TrendQuantity.METRES, 20, "20 m"),
        (TrendQuantity.CONTACTS, 1, "1 contact"),
    ],
)
def test_a_quantity_has_its_unit(quantity: TrendQuantity, value: int, text: str) -> None:
    """Each one in its own."""
    assert quantity_text(quantity, value, KG) == text


def test_a_set_is_told_in_a_line() -> None:
    """Amount, load, side; or that it was skipped."""
    left, right = sides(done("lunge", 8, kg=20), 7)
    assert set_text(left, KG) == "8 reps with 20 kg, left"
    assert set_text(right, WeightUnit.LB) == "7 reps with 44.1 lb, right"
    assert set_text(held("plank", 30), KG) == "30 s"
    assert set_text(held("plank", 0, skipped=True), KG) == "skipped"


def test_small_words() -> None:
    """Shares, nouns and ranges."""
    assert (percent_text(0.154), plural(1, "set"), plural(0, "set")) == ("15 %", "1 set", "0 sets")
    assert (range_text(SetRange(4, 6, 14, 18)), range_text(None)) == ("6-14", "")
