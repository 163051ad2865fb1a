"""Records say what was done in the unit that was counted."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import Target, Unit
from midstance.domain.record import Change, Ending, SetRecord, WorkoutRecord
from midstance.domain.stamp import Stamp


@pytest.mark.parametrize(
    ("unit", "reps", "seconds", "metres"),
    [
        (Unit.REPS, 12, None, None),
        (Unit.CONTACTS, 12, None, None),
        (Unit.SECONDS, None, 12, None),
        (Unit.METRES, None, None, 12),
    ],
)
def test_a_set_has_its_number_in_one_unit_only(
    unit: Unit, reps: int | None, seconds: int | None, metres: int | None
) -> None:
    """The other units have no number at all."""
    done = SetRecord(1, 0, "core", "plank", "plank", 1, None, Target(10, unit), 12)
    assert (done.reps, done.seconds, done.metres) == (reps, seconds, metres)


def done(unit: Unit, value: int, *, skipped: bool = False) -> SetRecord:
    """A set of something that is counted in ``unit``."""
    return SetRecord(1, 0, "b", "x", "x", 1, None, Target(10, unit), value, skipped=skipped)


@given(st.sampled_from(Unit), st.integers(0, 10_000))
def test_one_of_the_numbers_is_what_was_done(unit: Unit, value: int) -> None:
    """Exactly one unit has a number, even where it is none, and it is the one recorded."""
    each = done(unit, value)
    assert [n for n in (each.reps, each.seconds, each.metres) if n is not None] == [value]


@pytest.mark.parametrize("unit", Unit)
def test_a_number_is_told_of_a_skipped_set_too(unit: Unit) -> None:
    """Whether it counts is for those who add up."""
    each = done(unit, 0, skipped=True)
    assert 0 in (each.reps, each.seconds, each.metres)


def test_a_set_counts_unless_it_was_said_not_to() -> None:
    """Without more it was done, with no load, band, effort or note."""
    each = done(Unit.REPS, 8)
    assert (each.counts, each.skipped) == (True, False)
    assert (each.load, each.band_cm, each.effort, each.note) == (None, None, None, "")


def test_a_change_touches_nothing_by_itself() -> None:
    """No note is not an empty note, and no pains are not a list without any."""
    change = Change()
    assert (change.saved, change.removed) == ((), ())
    assert (change.note, change.pains, change.ending) == (None, None, None)
    assert Change(note="") != change
    assert Change(pains=()) != change


def test_a_workout_is_under_way_until_it_ends() -> None:
    """It has no end, no active time, no set and no pain."""
    began = Stamp(datetime(2026, 11, 22, 7, 0, tzinfo=UTC), 60, "Europe/Vienna")
    workout = WorkoutRecord(UUID(int=1), "base/A", "A", 1, began, date(2026, 11, 22))
    assert workout.ending is Ending.UNDER_WAY
    assert (workout.ended_at, workout.active_seconds) == (None, None)
    assert (workout.sets, workout.pains, workout.note) == ((), (), "")


def test_a_target_is_closed_unless_it_is_said() -> None:
    """The amount is what ends a set; open-ended it is another target."""
    assert Target(30, Unit.SECONDS) == Target(30, Unit.SECONDS, open_ended=False)
    assert Target(30, Unit.SECONDS) != Target(30, Unit.SECONDS, open_ended=True)
