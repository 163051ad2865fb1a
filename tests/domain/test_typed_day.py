"""Days as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.typed_day import DayError, read_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", MONDAY),
        (" Tomorrow ", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("2026-12-01", date(2026, 12, 1)),
        ("2020-02-29", date(2020, 2, 29)),
        ("1 Dec", date(2026, 12, 1)),
        ("dec 1", date(2026, 12, 1)),
        ("23. november", MONDAY),
        ("22 nov", date(2027, 11, 22)),
        ("friday", date(2026, 11, 27)),
        ("fri", date(2026, 11, 27)),
        ("monday", date(2026, 11, 30)),
        ("+10", date(2026, 12, 3)),
        ("+9999", MONDAY + timedelta(days=3650)),
    ],
)
def test_days_that_are_read(text: str, day: date) -> None:
    """Dates, months, days of the week and distances all name a day."""
    assert read_day(text, MONDAY) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-01", "2026-02-30", "31 feb", "fr", "1 foo", "+", "-3", "1.12."]
)
def test_days_that_are_none(text: str) -> None:
    """What names no day is told with what would."""
    with pytest.raises(DayError, match="write 2026-11-23, 1 Dec, friday or"):
        read_day(text, MONDAY)


@given(st.dates(), st.dates())
def test_every_date_is_read_back(day: date, today: date) -> None:
    """A date as it is printed names itself."""
    assert read_day(day.isoformat(), today) == day


@given(st.text(max_size=12), st.dates())
def test_no_text_breaks_it(text: str, today: date) -> None:
    """Any text is a day or an error of ours."""
    with suppress(DayError):
        assert isinstance(read_day(text, today), date)
