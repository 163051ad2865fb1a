"""Marks of axes: round, few, and around all values."""

from datetime import date, timedelta
from itertools import pairwise
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.axes import (
    MAX_DATES,
    MAX_VALUES,
    axis_number_text,
    date_ticks,
    second_ticks,
    value_ticks,
)

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
    assert 2 <= len(marks) <= MAX_VALUES
    assert 0 <= marks[0] <= low
    assert high <= marks[-1]
    steps = {round(after - before, 4) for before, after in pairwise(marks)}
    assert len(steps) == 1
    assert not whole or all(mark == int(mark) for mark in marks)


def test_numbers_have_no_needless_digits() -> None:
    """Thousands are parted, zeros at the end dropped."""
    assert [axis_number_text(each) for each in (0, 62.5, 61.25, 100.0, 1200.0)] == [
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
    assert len(ordinals) <= MAX_DATES
    assert ordinals == sorted(set(ordinals))
    assert all(first.toordinal() <= each <= last.toordinal() for each in ordinals)


def test_the_whole_calendar_has_dates() -> None:
    """Even from the first day to the last."""
    assert date_ticks(date.min, date.max)


SPANS = st.tuples(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6)).filter(
    lambda pair: pair[0] != pair[1]
)
MANTISSAS = {1.0, 2.0, 2.5, 5.0}


def step_of(low: float, high: float, *, whole: bool) -> float:
    """The distance of the marks."""
    first, second, *_ = (tick.at for tick in value_ticks(low, high, whole=whole))
    return round(second - first, 6)


@given(SPANS, st.booleans())
def test_the_step_is_a_round_number(span: tuple[int, int], whole: bool) -> None:
    """1, 2, 2.5 or 5 times a power of ten, and no finer than a tenth."""
    low, high = min(span) / (1 if whole else 100), max(span) / (1 if whole else 100)
    step = step_of(low, high, whole=whole)
    power = 10 ** int(log10(step) // 1)
    assert round(step / power, 6) in MANTISSAS
    assert step >= (1 if whole else 0.1)


@given(SPANS)
def test_marks_below_zero_lie_around_the_values_too(span: tuple[int, int]) -> None:
    """Also where values are negative, the first mark is at or below, the last at or above."""
    low, high = min(span), max(span)
    marks = [tick.at for tick in value_ticks(low, high, whole=True)]
    assert marks[0] <= low < marks[1]
    assert marks[-2] < high <= marks[-1]


@given(SPANS, st.integers(1, 4))
def test_ten_times_the_values_have_ten_times_the_marks(span: tuple[int, int], zeros: int) -> None:
    """Kilograms and grams are marked at the same places."""
    low, high = sorted(span)
    factor = 10**zeros
    plain = [tick.at for tick in value_ticks(low * 10, high * 10, whole=False)]
    larger = [tick.at for tick in value_ticks(low * 10 * factor, high * 10 * factor, whole=False)]
    assert larger == [mark * factor for mark in plain]


@given(st.integers(0, 10**9))
def test_a_number_reads_back(hundredths: int) -> None:
    """What is written is the number to the hundredth, and its last digit is not needless."""
    text = axis_number_text(hundredths / 100)
    assert round(float(text.replace(",", "")) * 100) == hundredths
    assert not ("." in text and text[-1] in "0.")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (-3, 4, "-4 -2 0 2 4"),
        (-7, -7, "-8 -7.5 -7 -6.5 -6"),
        (0.5, 0.5, "0 0.5 1 1.5"),
        (99.9, 100.1, "99.9 100 100.1"),
    ],
)
def test_marks_around_zero_and_single_values(low: float, high: float, expected: str) -> None:
    """A single value has room on both sides, but none below zero that it does not need."""
    assert " ".join(tick.text for tick in value_ticks(low, high, whole=False)) == expected


YEARS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(YEARS, st.integers(22, 42))
def test_some_weeks_are_marked_by_all_of_their_mondays(first: date, days: int) -> None:
    """From four to six weeks, each Monday of the span has a mark, and nothing else has."""
    last = first + timedelta(days=days)
    span = (first + timedelta(days=number) for number in range(days + 1))
    mondays = [each.toordinal() for each in span if each.weekday() == 0]
    assert [tick.at for tick in date_ticks(first, last)] == mondays


@given(YEARS, st.integers(0, 21))
def test_a_few_days_begin_with_their_first(first: date, days: int) -> None:
    """Up to three weeks the first day has a mark, and the others follow evenly."""
    marks = date_ticks(first, first + timedelta(days=days))
    assert marks[0].at == first.toordinal()
    assert len({after.at - before.at for before, after in pairwise(marks)}) <= 1
    for tick in marks:
        assert tick.text.startswith(f"{date.fromordinal(int(tick.at)).day} ")


@given(YEARS, st.integers(43, 20_000))
def test_long_spans_are_marked_by_firsts_of_months(first: date, days: int) -> None:
    """Each mark is the first of a month; a January bears its year, any other month its name."""
    ticks = date_ticks(first, first + timedelta(days=days))
    assert ticks
    for tick in ticks:
        on = date.fromordinal(int(tick.at))
        assert on.day == 1
        assert tick.text == (str(on.year) if on.month == 1 else on.strftime("%b"))
    months = [on.year * 12 + on.month for tick in ticks for on in [date.fromordinal(int(tick.at))]]
    assert len({after - before for before, after in pairwise(months)}) <= 1


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (20, 50, 5, "20 30 40 50"),
        (30, 95, 5, "0:30 1:00 1:30 2:00"),
        (30, 95, 9, "0:30 0:40 0:50 1:00 1:10 1:20 1:30 1:40"),
        (45, 45, 5, "44 45 46"),
        (60, 3600, 5, "0:00 20:00 40:00 1:00:00"),
    ],
)
def test_seconds_are_marked_in_steps_of_a_watch(
    low: float, high: float, most: int, expected: str
) -> None:
    """Beyond a minute each mark is minutes and seconds."""
    assert " ".join(tick.text for tick in second_ticks(low, high, most)) == expected


@given(st.integers(0, 10**5), st.integers(0, 10**5), st.integers(3, 9))
def test_times_lie_within_few_even_marks(a: int, b: int, most: int) -> None:
    """All times lie between the first and the last mark."""
    low, high = min(a, b), max(a, b)
    marks = [tick.at for tick in second_ticks(low, high, most)]
    assert 2 <= len(marks) <= most
    assert marks[0] <= low <= high <= marks[-1]


def test_a_high_axis_has_more_marks() -> None:
    """Up to as many as have room."""
    assert [tick.text for tick in value_ticks(72, 100, whole=True, most=9)] == [
        *("70", "75", "80", "85", "90", "95", "100")
    ]
