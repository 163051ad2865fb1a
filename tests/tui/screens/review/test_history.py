"""Histories on the screen: the year, the list, the chart and its table, by key."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.domain.attendance import Enrolment
from midstance.domain.quantity import Load, Unit, WeightUnit
from midstance.domain.settings import WeekStart
from midstance.storage.errors import DamagedLogError
from midstance.storage.training_log import TrainingLog
from midstance.tui.dialogs.choice import TextDialog
from midstance.tui.screens.review.history import HistoryScreen
from midstance.tui.screens.today import TodayScreen
from midstance.tui.widgets.review.chart import Chart
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House, record

LARGE = (200, 60)


@pytest.fixture
def trained(house: House) -> House:
    """A house with squats over eight weeks, the fourth a deload, and a plank of yesterday."""
    house.places.make()
    with TrainingLog(house.places.data, house.ids) as log:
        log.enrol(Enrolment("offseason-strength", date(2026, 9, 28)), house.clock.now())
    program = {"session": "offseason-strength/A", "name": "Squat day"}
    house.keep(
        *(
            house.workout(
                56 - 7 * week,
                record("goblet-squat", 8, load=Load(20_000 + 2_500 * week), effort=8),
                week=week,
                **program,
            )
            for week in range(1, 8)
        ),
        house.workout(1, record("plank", 45, Unit.SECONDS), record("hover-of-the-heron", 3)),
    )
    return house


async def at_rest(guest: Guest, *keys: str) -> None:
    """Press keys, and wait until what they ask of the log is answered and shown."""
    await guest.press(*keys)
    for _ in range(2):
        await guest.settle()


async def look_back(guest: Guest, *keys: str) -> HistoryScreen:
    """Go to the histories, and press more keys there, one after the other."""
    await at_rest(guest, "y")
    await at_rest(guest)
    screen = guest.screen
    assert isinstance(screen, HistoryScreen)
    for key in keys:
        await at_rest(guest, key)
    return screen


async def test_the_year_the_list_and_a_chart(trained: House) -> None:
    """The calendar with the row of weeks in words; the newest exercise and how it went."""
    async with trained.opened(WIDE) as guest:
        await look_back(guest)
        assert "8 training days in a year" in guest.text("#top")
        assert guest.text("#year").count("█") >= 1
        assert "No streak · this week 0 of 3" in guest.text("#streak")
        rows = guest.text("#exercises").splitlines()
        for row, name in zip(
            rows, ("hover-of-the-heron", "Forearm plank", "Goblet squat"), strict=False
        ):
            assert row.strip("▌ ").startswith(name)
        assert guest.text("#name").strip().startswith("hover-of-the-heron")
        await at_rest(guest, "down", "down")
        assert "Goblet squat" in guest.text("#name")
        assert "5 Oct 2026 22.5 kg → 16 Nov 37.5 kg" in guest.text("#course")
        assert "░ deload" in guest.text("#course")
        assert "░" in guest.text("#chart")
        await at_rest(guest, "escape")
        assert isinstance(guest.screen, TodayScreen)


def chart_title(chart: Chart) -> list[str]:
    """The words for the quantity that a chart shows."""
    assert chart.trend is not None
    return chart.trend.quantity.heading.split()


async def test_one_quantity_at_a_time(trained: House) -> None:
    """Left and right go through load, repetitions and estimated maximum, and around."""
    async with trained.opened(WIDE) as guest:
        screen = await look_back(guest, "down", "down")
        chart = screen.query_one("#chart", Chart)
        seen = []
        for _ in range(4):
            assert chart.trend is not None
            seen.append(chart.trend.quantity.value)
            await at_rest(guest, "right")
        assert seen == ["load", "repetitions", "estimated-maximum", "load"]
        await at_rest(guest, "left", "left")
        assert chart.trend is not None
        assert chart.trend.quantity.value == "estimated-maximum"
        await at_rest(guest, "up")
        assert guest.text("#name").split() == ["Forearm", "plank", *chart_title(chart)]
        assert "22 Nov" in guest.text("#chart").splitlines()[-1]


async def test_the_values_as_a_table(trained: House) -> None:
    """Whoever cannot see a chart reads every day with its value, and where the deload was."""
    async with trained.opened(USUAL) as guest:
        screen = await look_back(guest, "down", "down", "t")
        assert not screen.query_one("#chart").display
        lines = [line.split() for line in guest.text("#values").splitlines() if line.strip()]
        assert lines[0] == ["2026", "in", "all", "best"]
        assert lines[1][-4:] == ["8", "reps", "37.5", "kg"]
        assert sum("deload" in line for line in lines) == 1
        assert " t chart" in guest.text("#keys")
        await at_rest(guest, "enter", "down")
        assert screen.pane.values.has_focus
        assert screen.pane.values.cursor == 2
        await at_rest(guest, "t", "escape")
        assert screen.query_one("#chart").display
        assert screen.list.has_focus


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, LARGE])
async def test_nothing_is_cut_off(trained: House, size: tuple[int, int]) -> None:
    """On every size: nothing to scroll to, every chart with its last date, a calendar by key."""
    async with trained.opened(size) as guest:
        screen = await look_back(guest, "down", "down", "enter")
        assert "Nov" in guest.text("#chart").splitlines()[-1]
        assert "Goblet squat" in guest.text("#name")
        await at_rest(guest, "escape")
        if not screen.query_one("#year").display:
            await at_rest(guest, "c")
        assert "sets" in guest.text("#year").splitlines()[-1]
        assert "█" in guest.text("#year")
        await at_rest(guest, "enter")
        assert screen.query_one("#chart").region.bottom <= size[1] - 1
        assert screen.max_scroll_y == 0


async def test_the_chart_alone(trained: House) -> None:
    """Enter shows the chart alone, where up and down still go through the exercises."""
    async with trained.opened(SMALL) as guest:
        screen = await look_back(guest)
        assert not screen.query_one("#pane").display
        await at_rest(guest, "enter")
        assert not screen.list.display
        assert " Enter list" in guest.text("#keys")
        await at_rest(guest, "down", "down")
        assert "Goblet squat" in guest.text("#name")
        await at_rest(guest, "up")
        assert "Forearm plank" in guest.text("#name")
        await at_rest(guest, "space")
        assert screen.list.has_focus


async def test_the_calendar_comes_and_goes(trained: House) -> None:
    """Its key hides the calendar, and shows it again."""
    async with trained.opened(USUAL) as guest:
        screen = await look_back(guest)
        seen = [screen.query_one("#year").display]
        for _ in range(2):
            await at_rest(guest, "c")
            seen.append(screen.query_one("#year").display)
        assert seen == [True, False, True]


async def test_search(trained: House) -> None:
    """A part of a name keeps those that have it; Esc shows all again."""
    async with trained.opened() as guest:
        screen = await look_back(guest, "slash")
        assert isinstance(guest.screen, TextDialog)
        await guest.type("SQUAT")
        await at_rest(guest, "enter")
        assert [row.key for row in screen.list.rows] == ["goblet-squat"]
        assert "Goblet squat" in guest.text("#name")
        await at_rest(guest, "slash")
        await guest.type("zz")
        await at_rest(guest, "enter")
        assert "Not found. Esc: all." in guest.text("#exercises")
        assert guest.text("#name").strip() == ""
        await at_rest(guest, "escape")
        assert len(screen.list.rows) == 3
        await at_rest(guest, "slash", "escape")
        assert len(screen.list.rows) == 3


async def test_an_empty_log(house: House) -> None:
    """Nothing done yet: it says so, and every key is harmless."""
    async with house.opened(WIDE) as guest:
        await look_back(guest, "enter", "right", "left", "t", "up", "down", "c", "c", "t")
        assert "No set yet." in guest.text("#exercises")
        assert "Nothing to draw" in guest.text("#chart")
        assert "0 training days" in guest.text("#top")


async def test_only_warm_ups(house: House) -> None:
    """What never counted is no exercise of the list."""
    house.keep(house.workout(1, record("brisk-walk", 60, Unit.SECONDS, counts=False)))
    async with house.opened() as guest:
        await look_back(guest)
        assert "No set yet." in guest.text("#exercises")


async def test_the_runners_settings(trained: House) -> None:
    """Pounds, weeks from Sunday, and plain characters where the terminal shows no others."""
    trained.settings = replace(
        trained.settings,
        weight_unit=WeightUnit.LB,
        week_start=WeekStart.SUNDAY,
        ascii=True,
    )
    async with trained.opened(WIDE) as guest:
        await look_back(guest, "down", "down")
        assert "lb" in guest.text("#course")
        assert ": deload" in guest.text("#course")
        assert "Sun" in guest.text("#year")
        assert guest.text("#chart").isascii()
        assert guest.text("#year").isascii()


async def test_a_log_that_cannot_be_read(trained: House) -> None:
    """The reason stands where the row of weeks would, and the screen goes on."""

    class Broken(TrainingLog):
        """A log whose choices of programs are damaged."""

        def enrolments(self) -> tuple[Enrolment, ...]:
            """Fail."""
            raise DamagedLogError("the log is damaged", self.folder, "Restore a backup.")

    trained.open_log = Broken
    async with trained.opened() as guest:
        await look_back(guest, "right", "enter")
        assert "damaged" in guest.text("#streak")


async def test_it_opens_once(trained: House) -> None:
    """Its key on its own screen opens no second one; help names its keys first."""
    async with trained.opened(WIDE) as guest:
        await look_back(guest, "y")
        assert sum(isinstance(each, HistoryScreen) for each in guest.app.screen_stack) == 1
        await at_rest(guest, "question_mark")
        assert "The values as a table, and back" in guest.text()
