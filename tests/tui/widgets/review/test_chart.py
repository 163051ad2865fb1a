"""A trend as lines of characters."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from midstance.coach.review.history import trends
from midstance.domain.history import DateSpan, Trend
from midstance.domain.quantity import Unit
from midstance.domain.record import ExerciseDay
from midstance.tui.widgets.review.chart import (
    ROWS_A_TICK,
    TOO_SMALL,
    Chart,
    ChartArea,
    Dots,
    WeekBars,
    axis_ticks,
    best_places,
    draw_chart,
)
from midstance.tui.widgets.workout.canvas import Canvas, Rows
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines

FIRST = date(2026, 9, 7)
EXPECTED = [
    "16 ---------------------------------..*-",
    "                              ......",
    "14 ------------------......*..----------",
    "12 ----------..*.....-------------------",
    "       ......",
    "10 -o..---------------------------------",
    "    7 Sep 11 Sep 15 Sep       23 Sep",
]
BARS = [
    "",
    "30                                    #",
    "km             ########### ########## #",
    "    7 Sep 11 Sep 15 Sep       23 Sep",
]


def trend_of(values: Sequence[int], every: int = 7, lighter: Sequence[DateSpan] = ()) -> Trend:
    """A trend of repetitions, one value every so many days."""
    days = [
        ExerciseDay(FIRST + timedelta(days=every * number), Unit.REPS, 1, value, value)
        for number, value in enumerate(values)
    ]
    (found,) = trends(days, lighter)
    return found


def plot(
    trend: Trend,
    width: int,
    height: int,
    bars: WeekBars | None = None,
    *,
    in_ascii: bool = False,
) -> Rows:
    """The cells of a chart that fills a canvas; () where it has no room."""
    canvas = Canvas(width, height)
    area = ChartArea(0, 0, width, height)
    return canvas.rows() if draw_chart(canvas, area, trend, bars, in_ascii=in_ascii) else ()


def texts(rows: Rows) -> list[str]:
    """The rows without their looks."""
    return ["".join(text for text, _ in row).rstrip() for row in rows]


def test_a_whole_chart() -> None:
    """Round ticks at the left, the line with its points, dates below."""
    rows = texts(plot(trend_of([10, 12, 14, 16]), 40, 7, in_ascii=True))
    assert rows == EXPECTED


def test_braille() -> None:
    """Where there is braille the line has four dots a row."""
    lines = texts(plot(trend_of([10, 12, 14, 16]), 32, 8))
    assert any(0x2800 < ord(character) < 0x2900 for line in lines for character in line)
    assert [sum(line.count(sign) for line in lines) for sign in "●★"] == [1, 3]


def test_deload_weeks_are_shaded_by_a_character() -> None:
    """The shade stands under the line in the columns of its week, and needs no colour."""
    lighter = (DateSpan(date(2026, 9, 14), date(2026, 9, 20)),)
    rows = plot(trend_of([10, 12, 14, 16], lighter=lighter), 43, 8)
    shaded = [sum(text == "░" for text, _ in row) for row in rows]
    assert shaded[0] == 0
    assert shaded[6] > 5
    assert all(text == "░" for row in rows for text, look in row if look.ink == "faint")


def test_one_day_stands_in_the_middle() -> None:
    """A single value is one point with its date."""
    lines = texts(plot(trend_of([10]), 40, 8))
    (row,) = [line for line in lines if "●" in line]
    assert abs(row.index("●") - 21) <= 2
    assert lines[-1].strip() == "7 Sep"
    assert len([line for line in lines if line.strip()[:1].isdigit()]) >= 4


def test_many_values_are_a_line_alone() -> None:
    """Where points would touch, only the line is drawn."""
    rows = plot(trend_of([10, 12] * 40), 60, 10)
    signs = [(text, look.ink) for row in rows for text, look in row if text in {"●", "★"}]
    assert set(signs) == {("★", "best")}


@pytest.mark.parametrize(("width", "height"), [(19, 10), (40, 3)])
def test_too_small(width: int, height: int) -> None:
    """Nothing is drawn where nothing could be read."""
    assert plot(trend_of([10, 12]), width, height) == ()


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
    """Whatever the values: this many lines, each so wide, with the outer ticks at the ends."""
    trend = trend_of(values, every)
    lines = plot(trend, width, height, in_ascii=in_ascii)
    whole = ["".join(text for text, _ in line) for line in lines]
    assert len(whole) == height
    assert {len(line) for line in whole} == {width}
    ticks = axis_ticks(trend, (height - 1) // ROWS_A_TICK + 1)
    assert ticks[0].text in whole[height - 2]
    assert ticks[-1].text in whole[0]
    assert whole[0].isascii() or not in_ascii


async def resize(pilot: Pilot[None], chart: Chart, width: int, height: int) -> None:
    """Give the chart another size, and wait until it has it."""
    await pilot.resize_terminal(width, height)
    for _ in range(50):
        await pilot.pause()
        if chart.size == (width, height):
            break
    await pilot.pause()


async def test_it_is_as_large_as_its_room() -> None:
    """The chart fills its widget, and is drawn again when that grows."""
    chart = Chart(trend_of([10, 12, 16]))
    async with OneWidgetApp(chart).run_test(size=(40, 10)) as pilot:
        small = lines(chart)
        await resize(pilot, chart, 80, 20)
        large = lines(chart)
    assert [len(small), len(large)] == [10, 20]
    assert small[0].startswith("16 ┈")
    assert large[-1].rstrip().endswith("19 Sep")


async def test_another_trend_is_drawn() -> None:
    """The chart follows what it is given."""
    chart = Chart(trend_of([10, 12]), in_ascii=True)
    async with OneWidgetApp(chart).run_test(size=(40, 10)) as pilot:
        assert lines(chart)[0].startswith("13 -")
        chart.trend = trend_of([100, 200])
        await pilot.pause()
        assert lines(chart)[0].startswith("200 -")


async def test_without_a_trend_it_says_so() -> None:
    """Nothing to draw, and no room to draw, are shown in words."""
    chart = Chart(empty="Nothing yet.")
    async with OneWidgetApp(chart).run_test(size=(40, 10)) as pilot:
        assert lines(chart)[0].rstrip() == "Nothing yet."
        chart.trend = trend_of([1, 2])
        await resize(pilot, chart, 40, 3)
        assert lines(chart)[0].rstrip() == TOO_SMALL


@pytest.mark.parametrize(
    ("x", "y", "character"), [(0, 0, "⠁"), (1, 0, "⠈"), (0, 3, "⡀"), (1, 3, "⢀")]
)
def test_each_dot_has_its_place_in_the_cell(x: int, y: int, character: str) -> None:
    """A cell of braille has two dots across and four down."""
    canvas = Dots(1, 1)
    canvas.dot(x, y)
    assert canvas.character(0, 0) == character


def test_dots_of_a_cell_add_up() -> None:
    """A cell shows all that was set in it; one without a dot shows nothing."""
    canvas = Dots(2, 1)
    canvas.line((0, 0), (1, 0))
    assert [canvas.character(0, 0), canvas.character(1, 0)] == ["⠉", ""]


def test_plain_characters() -> None:
    """Without braille a cell is one dot."""
    canvas = Dots(3, 3, in_ascii=True)
    canvas.line((0, 0), (2, 2))
    drawn = [[canvas.character(x, y) for x in range(3)] for y in range(3)]
    assert drawn == [[".", "", ""], ["", ".", ""], ["", "", "."]]


PLACES = st.tuples(st.integers(0, 19), st.integers(0, 19))


@given(PLACES, PLACES)
def test_a_line_has_no_gap(start: tuple[int, int], end: tuple[int, int]) -> None:
    """It holds both ends, and one dot for each step of its longer direction."""
    canvas = Dots(20, 20, in_ascii=True)
    canvas.line(start, end)
    drawn = {(x, y) for x in range(20) for y in range(20) if canvas.character(x, y)}
    assert {start, end} <= drawn
    for axis in (0, 1):
        low, high = sorted((start[axis], end[axis]))
        assert {dot[axis] for dot in drawn} == set(range(low, high + 1))
    assert len(drawn) == max(abs(start[0] - end[0]), abs(start[1] - end[1])) + 1


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=30))
def test_an_axis_shows_four_units_at_least(values: list[int]) -> None:
    """All values lie on it, and where it was widened its steps are whole numbers."""
    trend = trend_of(values)
    ticks = axis_ticks(trend)
    assert ticks[-1].at - ticks[0].at >= 4
    assert ticks[0].at <= min(values) <= max(values) <= ticks[-1].at
    assert all(tick.at == int(tick.at) for tick in ticks)
    assert len(axis_ticks(trend, 9)) >= len(ticks)


def test_a_best_goes_beyond_all_before() -> None:
    """The first value, one that only repeats, and one after a better one are none."""
    assert best_places((10, 10, 12, 11, 12, 13)) == {2, 5}
    assert best_places((10,)) == frozenset()


def test_bests_are_marked() -> None:
    """With a sign and a colour, where there is no room for other points as well."""
    rows = plot(trend_of([10, 12, 11, 14]), 40, 8)
    signs = [text + look.ink for row in rows for text, look in row if text in {"●", "★"}]
    assert sorted(signs) == ["●next", "●next", "★best", "★best"]
    crowded = plot(trend_of([10, 12] * 40), 60, 10)
    assert sum(look.ink == "best" for row in crowded for _, look in row) == 1


def test_the_ground_is_under_the_line() -> None:
    """Each column has a tint from below the line down to the dates, and nowhere above."""
    rows = plot(trend_of([10, 16, 10]), 40, 12)[:11]
    for x in range(5, 38):
        tinted = [rows[y][x][1].ground != "ground" for y in range(11)]
        drawn = [y for y in range(11) if rows[y][x][0] not in {" ", "┈"}]
        assert tinted == sorted(tinted)
        assert tinted[-1]
        assert not any(tinted[: min(drawn)])


def test_runs_stand_as_bars_under_the_same_dates() -> None:
    """Each week in the span has a bar under its days, as high as its share of the longest."""
    weeks = tuple((FIRST + timedelta(weeks=number), 10.0 * number) for number in range(-1, 4))
    rows = plot(trend_of([10, 12, 14, 16]), 40, 14, WeekBars(weeks, "km"), in_ascii=True)
    assert texts(rows)[-4:] == BARS
    inks = [look.ink for text, look in rows[-2] if text == "#"]
    assert set(inks) == {"run", "run 60"}
    low = texts(plot(trend_of([10, 12]), 40, 8, WeekBars(weeks, "km")))
    assert not any("km" in line for line in low)


def test_seconds_are_marked_as_on_a_watch() -> None:
    """Whole steps of a watch; beyond a minute as minutes and seconds."""
    held = [
        ExerciseDay(FIRST + timedelta(n), Unit.SECONDS, 1, v, v) for n, v in enumerate((40, 95))
    ]
    (short,), (long,) = trends(held[:1]), trends(held)
    assert [tick.text for tick in axis_ticks(short)] == ["38", "39", "40", "41", "42"]
    assert [tick.text for tick in axis_ticks(long)] == ["0:30", "1:00", "1:30", "2:00"]
