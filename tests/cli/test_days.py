"""Dates as they are typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.cli.days import read_day
from midstance.cli.faults import WrongUseError

TODAY = date(2026, 11, 23)


@given(st.dates())
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    """Every date in the calendar's own form is that date."""
    assert read_day(day.isoformat(), TODAY) == day


def test_two_days_have_names() -> None:
    """Today and yesterday are words, in any case."""
    assert read_day("today", TODAY) == TODAY
    assert read_day(" Yesterday ", TODAY) == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2026-13-01", "2026-02-30", "20261123", "2026-W48-1", "23.11.2026"]
)
def test_anything_else_is_told_with_an_example(text: str) -> None:
    """What is no date is told with one that is."""
    with pytest.raises(WrongUseError, match="is not a date; write it like 2026-11-23, today or"):
        read_day(text, TODAY)
