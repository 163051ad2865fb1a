"""Days as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.typed_day import WEEKDAYS, DayError, read_day

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


@pytest.mark.parametrize("text", ["marathon 26", "1 decade", "mayfly 3", "3 junk", "sun 3"])
def test_a_word_that_begins_like_a_month_is_none(text: str) -> None:
    """A month may be cut short, but not go on as another word."""
    with pytest.raises(DayError, match="is no day"):
        read_day(text, MONDAY)


@given(st.integers(1, 12), st.integers(3, 9), st.dates(date(1, 1, 1), date(9990, 1, 1)))
def test_a_month_may_be_cut_short(month: int, letters: int, today: date) -> None:
    """Three letters or more name it, before the day or behind, and it lies within a year ahead."""
    name = date(2026, month, 1).strftime("%B")[:letters]
    day = read_day(f"1 {name}", today)
    assert day == read_day(f"{name.upper()} 1", today)
    assert (day.month, day.day) == (month, 1)
    assert 0 <= (day - today).days <= 365


@given(st.sampled_from(WEEKDAYS), st.integers(3, 9), st.dates(max_value=date(9999, 12, 1)))
def test_a_day_of_the_week_lies_within_the_next_seven(name: str, letters: int, today: date) -> None:
    """Named on that day itself it is the one in a week; three letters do."""
    day = read_day(name[:letters], today)
    assert 1 <= (day - today).days <= 7
    assert WEEKDAYS[day.weekday()] == name


@pytest.mark.parametrize(
    ("text", "today"),
    [("tomorrow", date.max), ("yesterday", date.min), ("+1", date.max), ("1 jan", date.max)],
)
def test_the_calendar_has_ends(text: str, today: date) -> None:
    """A day beyond them is no day, and no crash."""
    with pytest.raises(DayError, match="is no day"):
        read_day(text, today)
