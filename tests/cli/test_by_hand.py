"""A workout that was added by hand began at noon where the runner lives."""

from datetime import UTC, date, datetime

from midstance.cli.by_hand import noon
from midstance.domain.stamp import Stamp

NOW = Stamp(datetime(2026, 11, 23, 17, 2, tzinfo=UTC), 60, "Europe/Berlin")


def test_noon_is_told_by_the_zone_of_that_day() -> None:
    """Summer time counts where the zone is known; without its name, today's distance does."""
    summer = date(2026, 7, 1)
    assert noon(summer, NOW) == Stamp(datetime(2026, 7, 1, 10, tzinfo=UTC), 120, "Europe/Berlin")
    assert noon(summer, Stamp(NOW.utc, 60, "")) == Stamp(
        datetime(2026, 7, 1, 11, tzinfo=UTC), 60, ""
    )


def test_noon_is_never_still_to_come() -> None:
    """In the morning, what was done today was done by now."""
    morning = Stamp(datetime(2026, 11, 23, 6, tzinfo=UTC), 60, "Europe/Berlin")
    assert noon(date(2026, 11, 23), morning) == morning
