"""Amounts as they are typed."""

from datetime import UTC, date, datetime

import pytest

from midstance.cli.commands.log_add import noon, read_amount
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.quantity import Amount
from midstance.domain.record import Timestamp


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("12", Measure.REPS, 12),
        ("12 reps", Measure.REPS_PER_SIDE, 12),
        ("30", Measure.SECONDS, 30),
        ("30s", Measure.SECONDS_PER_SIDE, 30),
        ("1:30", Measure.SECONDS, 90),
        ("20m", Measure.METRES, 20),
        ("15c", Measure.CONTACTS, 15),
    ],
)
def test_a_bare_number_is_in_the_exercises_own_unit(
    text: str, measure: Measure, value: int
) -> None:
    """An amount may also name its unit, and a time may be a clock's."""
    exercise = Exercise("any", "Any", Pattern.HIP, measure, Dose(1, 1))
    assert read_amount(text, exercise) == Amount(value, measure.unit)


NOW = Timestamp(datetime(2026, 11, 23, 17, 2, tzinfo=UTC), 60, "Europe/Berlin")


def test_noon_is_told_by_the_zone_of_that_day() -> None:
    """Summer time counts where the zone is known; without its name, today's distance does."""
    summer = date(2026, 7, 1)
    assert noon(summer, NOW) == Timestamp(
        datetime(2026, 7, 1, 10, tzinfo=UTC), 120, "Europe/Berlin"
    )
    assert noon(summer, Timestamp(NOW.utc, 60, "")) == Timestamp(
        datetime(2026, 7, 1, 11, tzinfo=UTC), 60, ""
    )


def test_noon_is_never_still_to_come() -> None:
    """In the morning, what was done today was done by now."""
    morning = Timestamp(datetime(2026, 11, 23, 6, tzinfo=UTC), 60, "Europe/Berlin")
    assert noon(date(2026, 11, 23), morning) == morning
