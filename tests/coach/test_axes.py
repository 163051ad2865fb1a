"""Marks of axes: round, few, and around all values."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.axes import MOST_DATES, MOST_VALUES, date_ticks, number_text, value_ticks

DATES = st.dates(date(1000, 1, 1), date(9000, 1, 1))


@pytest.mark.parametrize(
    ("low", "high", "whole", "expected"),
    [
        (60, 82.5, False, "60 70 80 90"),
        (5, 12, True, "4 6 8 10 12"),
        (30, 30, True, "29 30 31"),
        (0, 0, True, "0 1"),
        (20, 600, True, "0 200 400 600"),
        (61.2, 61.3, False, "61.2 61.3"),
        (61.25, 62.5, False, "61 61.5 62 62.5"),
        (0, 99_999, True, "0 25,000 50,000 75,000 100,000"),
    ],
)
def test_values_are_round(low: float, high: float, whole: bool, expected: str) -> None:
    """Steps of 1, 2, 2.5 or 5 times a power of ten."""
    assert " ".join(tick.text for tick in value_ticks(low, high, whole=whole)) == expected


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.booleans())
def test_all_values_lie_within_few_even_marks(a: int, b: int, whole: bool) -> None:
    """Two to five marks, evenly spaced, whole where asked; loads to the hundredth."""
    divisor = 1 if whole else 100
    low, high = min(a, b) / divisor, max(a, b) / divisor
    marks = [tick.at for tick in value_ticks(low, high, whole=whole)]
    assert 2 <= len(marks) <= MOST_VALUES
    assert 0 <= marks[0] <= low
    assert high <= marks[-1]
    steps = {round(after - before, 4) for before, after in pairwise(marks)}
    assert len(steps) == 1
    assert not whole or all(mark == int(mark) for mark in marks)


def test_numbers_have_no_needless_digits() -> None:
    """Thousands are parted, zeros at the end dropped."""
    assert [number_text(each) for each in (0, 62.5, 61.25, 100.0, 1200.0)] == [
        "0",
        "62.5",
        "61.25",
        "100",
        "1,200",
    ]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "3 Jan"),
        (5, "3 Jan|4 Jan|5 Jan|6 Jan|7 Jan|8 Jan"),
        (20, "3 Jan|7 Jan|11 Jan|15 Jan|19 Jan|23 Jan"),
        (38, "5 Jan|12 Jan|19 Jan|26 Jan|2 Feb|9 Feb"),
        (127, "Feb|Mar|Apr|May"),
        (400, "Apr|Jul|Oct|2027"),
        (7800, "2030|2035|2040|2045"),
    ],
)
def test_dates_read_well(days: int, expected: str) -> None:
    """Days, then Mondays, then firsts of months, then years; January is its year."""
    first = date(2026, 1, 3)
    ticks = date_ticks(first, first + timedelta(days=days))
    assert "|".join(tick.text for tick in ticks) == expected


@given(DATES, DATES)
def test_dates_lie_within_the_span(a: date, b: date) -> None:
    """At most six, in order, none outside."""
    first, last = min(a, b), max(a, b)
    ordinals = [tick.at for tick in date_ticks(first, last)]
    assert len(ordinals) <= MOST_DATES
    assert ordinals == sorted(set(ordinals))
    assert all(first.toordinal() <= each <= last.toordinal() for each in ordinals)


def test_the_whole_calendar_has_dates() -> None:
    """Even from the first day to the last."""
    assert date_ticks(date.min, date.max)
