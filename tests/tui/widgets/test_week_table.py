"""The table of weeks: what it shows, and how it follows its cursor."""

import pytest

from midstance.presentation.blocks import WeekRow
from midstance.tui.widgets.week_table import WeekTable
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines

WEEKS = tuple(f"week {number}" for number in range(1, 7))
ROWS = (
    WeekRow("p/A", "A  Legs", tuple(f"{30 + n} min" for n in range(6)), is_heading=True),
    WeekRow("p/A", "Squat", tuple(f"{n}×10 @6" for n in range(1, 7))),
    WeekRow("p/A", "Plank", ("2×30 s", "", "2×30 s", "", "2×30 s", "")),
    WeekRow("p/B", "B  Hips", ("20 min",) * 6, is_heading=True),
    *(WeekRow("p/B", f"Hip {number}", ("1×8",) * 6) for number in range(8)),
)


def filled() -> WeekTable:
    """The table with two sessions over six weeks."""
    table = WeekTable()
    table.set_reactive(WeekTable.weeks, WEEKS)
    table.set_reactive(WeekTable.rows, ROWS)
    return table


async def test_weeks_and_lines() -> None:
    """The weeks stand above, sessions with their minutes above what they ask, gaps as dots."""
    table = filled()
    async with OneWidgetApp(table).run_test(size=(70, 8)):
        assert lines(table)[:4] == [
            "            week 1   week 2   week 3   week 4   week 5   week 6",
            "▸ A  Legs  ▸30 min   31 min   32 min   33 min   34 min   35 min",
            "    Squat  1×10 @6  2×10 @6  3×10 @6  4×10 @6  5×10 @6  6×10 @6",
            "    Plank   2×30 s        ·   2×30 s        ·   2×30 s        ·",
        ]


@pytest.mark.parametrize(
    ("keys", "marked"),
    [
        ("", ("p/A", 1)),
        ("right right", ("p/A", 3)),
        ("left", ("p/A", 1)),
        ("down down down", ("p/B", 1)),
        ("end right right right right right right right", ("p/B", 6)),
        ("pagedown pageup", ("p/A", 1)),
        ("end home", ("p/A", 1)),
    ],
)
async def test_keys(keys: str, marked: tuple[str, int]) -> None:
    """Arrows and page keys move over lines and weeks, and not beyond them."""
    table = filled()
    async with OneWidgetApp(table).run_test(size=(40, 6)) as pilot:
        table.focus()
        await pilot.press(*keys.split())
        assert table.marked == marked
        assert any("▸" in line[:2] for line in lines(table))
        assert any("▸" in line[2:] for line in lines(table))


async def test_arrows_say_that_there_is_more() -> None:
    """Where weeks are out of sight, the head says on which side."""
    table = filled()
    async with OneWidgetApp(table).run_test(size=(40, 6)) as pilot:
        assert lines(table)[0].endswith("→")
        table.focus()
        await pilot.press("right", "right", "right", "right")
        head = lines(table)[0]
        assert "←" in head
        assert head.endswith("→")
        await pilot.press("right")
        assert not lines(table)[0].endswith("→")


async def test_a_new_size_keeps_the_cursor_in_sight() -> None:
    """A smaller screen scrolls to the cell under the cursor."""
    table = filled()
    async with OneWidgetApp(table).run_test(size=(70, 20)) as pilot:
        table.focus()
        await pilot.press("end", *["right"] * 5)
        await pilot.resize_terminal(40, 6)
        await pilot.pause()
        assert any(line.startswith("▸ ") and "▸1×8" in line for line in lines(table))


async def test_an_empty_table() -> None:
    """Without lines nothing is marked, and keys do no harm."""
    table = WeekTable()
    async with OneWidgetApp(table).run_test(size=(40, 6)) as pilot:
        table.focus()
        await pilot.press("down", "right", "end")
        assert table.marked is None
        assert lines(table)[1:] == [""] * 5
