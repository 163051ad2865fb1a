"""Records say what was done in the unit that was counted."""

import pytest

from midstance.domain.quantity import Unit
from midstance.domain.record import SetRecord, Target


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
