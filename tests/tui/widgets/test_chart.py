"""The chart as a widget."""

from textual.pilot import Pilot

from midstance.tui.widgets.chart import TOO_SMALL, Chart
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines
from tests.tui.widgets.test_plot import trend_of


async def resize(pilot: Pilot[None], chart: Chart, width: int, height: int) -> None:
    """Give the chart another size, and wait until it has it."""
    await pilot.resize_terminal(width, height)
    for _ in range(50):
        await pilot.pause()
        if chart.size == (width, height):
            break
    await pilot.pause()


async def test_it_is_as_large_as_its_room() -> None:
    """The chart fills its widget, and is drawn anew when that grows."""
    chart = Chart(trend_of([10, 12, 16]))
    async with OneWidgetApp(chart).run_test(size=(40, 10)) as pilot:
        small = lines(chart)
        await resize(pilot, chart, 80, 20)
        large = lines(chart)
    assert [len(small), len(large)] == [10, 20]
    assert small[0].startswith("16┤")
    assert large[-1].endswith("19 Sep")


async def test_another_trend_is_drawn() -> None:
    """The chart follows what it is given."""
    chart = Chart(trend_of([10, 12]), in_ascii=True)
    async with OneWidgetApp(chart).run_test(size=(40, 10)) as pilot:
        assert lines(chart)[0].startswith("12+")
        chart.trend = trend_of([100, 200])
        await pilot.pause()
        assert lines(chart)[0].startswith("200+")


async def test_without_a_trend_it_says_so() -> None:
    """Nothing to draw, and no room to draw, are told in words."""
    chart = Chart(empty="Nothing yet.")
    async with OneWidgetApp(chart).run_test(size=(40, 10)) as pilot:
        assert lines(chart)[0] == "Nothing yet."
        chart.trend = trend_of([1, 2])
        await resize(pilot, chart, 40, 3)
        assert lines(chart)[0] == TOO_SMALL
