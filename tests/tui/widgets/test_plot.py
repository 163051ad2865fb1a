"""A trend as lines of characters."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.history import trends
from midstance.domain.quantity import Unit
from midstance.domain.trend import ExerciseDay, Span, Trend
from midstance.tui.widgets.plot import Piece, plotted

FIRST = date(2026, 9, 7)


def trend_of(values: Sequence[int], every: int = 7, lighter: Sequence[Span] = ()) -> Trend:
    """A trend of repetitions, one value every so many days."""
    days = [
        ExerciseDay(FIRST + timedelta(days=every * number), Unit.REPS, 1, value, value)
        for number, value in enumerate(values)
    ]
    (found,) = trends(days, lighter)
    return found


def texts(lines: Sequence[Sequence[Piece]]) -> list[str]:
    """The lines without their looks."""
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_a_whole_chart() -> None:
    """Round ticks at the left, the line with its points, dates below."""
    lines = texts(plotted(trend_of([10, 12, 14, 16]), 40, 8, in_ascii=True))
    assert lines == [
        "16+---------------------------------..o-",
        "  |                           ......",
        "14+------------------......o..----------",
        "12+----------..o.....-------------------",
        "  |    ......",
        "10+-o..---------------------------------",
        "  +-+-----+------+-----+------+-----+---",
        "  7 Sep       15 Sep       23 Sep",
    ]


def test_braille() -> None:
    """Where there is braille the line has four dots a row."""
    lines = texts(plotted(trend_of([10, 12, 14, 16]), 32, 8))
    assert any(0x2800 < ord(character) < 0x2900 for line in lines for character in line)
    assert sum(line.count("●") for line in lines) == 4


def test_deload_weeks_are_shaded_by_a_character() -> None:
    """The shade stands in the columns of its week, and needs no colour."""
    lighter = (Span(date(2026, 9, 14), date(2026, 9, 20)),)
    lines = plotted(trend_of([10, 12, 14, 16], lighter=lighter), 43, 8)
    shaded = ["".join(text for text, look in line if look == "lighter") for line in lines]
    assert set("".join(shaded)) == {"░"}
    assert all(shaded[:6])
    assert not any(shaded[6:])


def test_one_day_stands_in_the_middle() -> None:
    """A single value is one point with its date."""
    lines = texts(plotted(trend_of([10]), 40, 8))
    (row,) = [line for line in lines if "●" in line]
    assert abs(row.index("●") - 21) <= 2
    assert lines[-1].strip() == "7 Sep"


def test_many_values_are_a_line_alone() -> None:
    """Where points would touch, only the line is drawn."""
    lines = plotted(trend_of([10, 12] * 40), 60, 10)
    assert "point" not in {look for line in lines for _, look in line}


@pytest.mark.parametrize(("width", "height"), [(19, 10), (40, 3)])
def test_too_small(width: int, height: int) -> None:
    """Nothing is drawn where nothing could be read."""
    assert plotted(trend_of([10, 12]), width, height) == ()


@given(
    st.lists(st.integers(0, 5000), min_size=1, max_size=40),
    st.integers(1, 400),
    st.integers(20, 120),
    st.integers(4, 40),
    st.booleans(),
)
def test_it_fills_its_room_exactly(
    values: list[int], every: int, width: int, height: int, in_ascii: bool
) -> None:
    """Whatever the values: so many lines, each so wide, with the outer ticks at the ends."""
    trend = trend_of(values, every)
    lines = plotted(trend, width, height, in_ascii=in_ascii)
    whole = ["".join(text for text, _ in line) for line in lines]
    assert len(whole) == height
    assert {len(line) for line in whole} == {width}
    assert trend.ticks[0].text in whole[height - 3]
    assert height == 4 or trend.ticks[-1].text in whole[0]
    assert whole[0].isascii() or not in_ascii
