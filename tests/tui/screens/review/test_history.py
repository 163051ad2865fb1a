"""Histories on the screen: the year, the list, the chart and its table, by key."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.domain.attendance import Enrolment
from midstance.domain.quantity import Load, Unit, WeightUnit
from midstance.domain.settings import WeekStart
from midstance.presentation.planning.run_text import parse_run
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.storage.errors import DamagedLogError
from midstance.storage.training_log import TrainingLog
from midstance.tui.dialogs.choice import TextDialog
from midstance.tui.screens.review.history import HistoryScreen
from midstance.tui.screens.today import TodayScreen
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


def words(guest: Guest, selector: str) -> str:
    """What a part of the screen says, its lines joined."""
    return " ".join(guest.text(selector).split())


async def test_the_list_and_a_chart(trained: House) -> None:
    """Each exercise under its kind with what was done last; the first one's page beside it."""
    async with trained.opened(WIDE) as guest:
        screen = await look_back(guest)
        rows = [
            row.strip("▌ │") for row in guest.text("#exercises").splitlines() if row.strip("│ ")
        ]
        assert [" ".join(row.split()) for row in rows] == [
            *("STRENGTH", "Goblet squat 50 kg", "BODY WEIGHT", "hover-of-the-heron 3"),
            *("HOLDS", "Forearm plank 45 s", "WEEK", "Strength sets 3", "Minutes 60 min"),
            "Training days 8",
        ]
        said = words(guest, "#chart")
        assert "Estimated 1RM · ← 3 of 3 → · best of each week" in said
        assert "▲ 13 kg in 4 weeks" in said
        assert "Best 50 kg on 16 Nov, from 8 × 37.5 kg. Up 13 kg in four weeks." in said
        assert "★ best so far ░ deload" in said
        assert screen.pane.trend is not None
        assert "last 6 months" in guest.text("#top")
        await at_rest(guest, "escape")
        assert isinstance(guest.screen, TodayScreen)


async def test_the_weeks_have_charts_of_their_own(trained: House) -> None:
    """A total a week, with its table; runs stand as bars under every chart from then on."""
    with TrainingLog(trained.places.data, trained.ids) as log:
        runs = RunCalendar(log, trained.ids, trained.clock.now())
        for weeks in (3, 2, 1):
            day = trained.clock.today() - timedelta(weeks=weeks)
            runs.add(day, parse_run(f"easy {10 + weeks}km"), is_done=True)
    async with trained.opened(WIDE) as guest:
        await look_back(guest)
        assert "km" in guest.text("#chart")
        assert "while you ran 11 to 13 km a week." in words(guest, "#chart")
        await at_rest(guest, "G", "up")
        said = words(guest, "#chart")
        assert "Distance run in a week · whole weeks" in said
        assert "Best 13 km in the week of 2 Nov." in said
        await at_rest(guest, "t")
        assert "16 Nov 2026 11 km" in words(guest, "#values")


async def test_one_quantity_at_a_time(trained: House) -> None:
    """Left and right go through load, repetitions and estimated maximum, and around."""
    async with trained.opened(WIDE) as guest:
        screen = await look_back(guest)
        seen = []
        for _ in range(4):
            assert screen.pane.trend is not None
            seen.append(screen.pane.trend.quantity.value)
            await at_rest(guest, "right")
        assert seen == ["estimated-maximum", "load", "repetitions", "estimated-maximum"]
        await at_rest(guest, "left", "left")
        assert screen.pane.trend is not None
        assert screen.pane.trend.quantity.value == "repetitions"
        await at_rest(guest, "down", "down")
        said = words(guest, "#chart")
        assert "Longest set · best of each week" in said
        assert "22 Nov" in said


async def test_more_months(trained: House) -> None:
    """The brackets show more months and fewer, and the top line says how many."""
    async with trained.opened(WIDE) as guest:
        await look_back(guest)
        await at_rest(guest, "right_square_bracket")
        assert "last 12 months" in guest.text("#top")
        await at_rest(guest, "left_square_bracket", "left_square_bracket")
        assert "last 3 months" in guest.text("#top")


async def test_the_values_as_a_table(trained: House) -> None:
    """Whoever cannot see a chart reads every day with its value, and where the deload was."""
    async with trained.opened(USUAL) as guest:
        screen = await look_back(guest, "t", "right")
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
    """On every size: nothing to scroll to, every chart with its dates, the year by its key."""
    async with trained.opened(size) as guest:
        screen = await look_back(guest, "enter")
        assert "Nov" in guest.text("#chart")
        assert "kg" in guest.text("#chart")
        await at_rest(guest, "escape", "c", "enter")
        assert "sets" in guest.text("#year")
        assert "█" in guest.text("#year")
        assert "No streak" in guest.text("#streak")
        assert screen.query_one("#streak").region.bottom <= size[1] - 1
        assert screen.max_scroll_y == 0


async def test_the_chart_alone(trained: House) -> None:
    """Enter shows the chart alone, where up and down still go through the exercises."""
    async with trained.opened(SMALL) as guest:
        screen = await look_back(guest)
        assert not screen.query_one("#pane").display
        await at_rest(guest, "enter")
        assert not screen.list.display
        assert " Enter list" in guest.text("#keys")
        assert "Goblet squat" in guest.text("#chart")
        await at_rest(guest, "down", "down")
        assert "Forearm plank" in guest.text("#chart")
        await at_rest(guest, "space")
        assert screen.list.has_focus


async def test_the_year_and_back(trained: House) -> None:
    """Its key goes to the training days, and back to the exercise that was shown."""
    async with trained.opened(USUAL) as guest:
        screen = await look_back(guest, "down")
        await at_rest(guest, "c")
        assert screen.query_one("#year").display
        assert "Training days" in guest.text("#year-head")
        await guest.pilot.resize_terminal(*WIDE)
        await at_rest(guest, "c")
        row = screen.list.highlighted
        assert row is not None
        assert row.key == "hover-of-the-heron"
        assert screen.query_one("#chart").display


async def test_a_long_name_is_not_cut(trained: House) -> None:
    """It takes as many rows as it needs beside its number, even where it has no spaces."""
    name = "carry-" * 11
    trained.keep(trained.workout(1, record(name.strip("-"), 20, Unit.METRES)))
    async with trained.opened(USUAL) as guest:
        await look_back(guest, "slash")
        await guest.type("carry")
        await at_rest(guest, "enter")
        lines = [line[2:29].strip() for line in guest.text("#chart").splitlines()[1:4]]
        assert "".join(lines) == name.strip("-")


async def test_search(trained: House) -> None:
    """A part of a name keeps those that have it; Esc shows all again."""
    async with trained.opened() as guest:
        screen = await look_back(guest, "slash")
        assert isinstance(guest.screen, TextDialog)
        await guest.type("SQUAT")
        await at_rest(guest, "enter")
        assert [row.key for row in screen.list.rows] == ["kind STRENGTH", "goblet-squat"]
        await at_rest(guest, "slash")
        await guest.type("zzzz")
        await at_rest(guest, "enter")
        assert "Not found. Esc: all." in guest.text("#exercises")
        assert "Nothing to draw" in guest.text("#chart")
        await at_rest(guest, "escape")
        assert len(screen.list.rows) == 10
        await at_rest(guest, "slash", "escape")
        assert len(screen.list.rows) == 10


async def test_an_empty_log(house: House) -> None:
    """Nothing done yet: it says so, and every key is harmless."""
    async with house.opened(WIDE) as guest:
        await look_back(guest, "enter", "right", "left", "t", "up", "down", "c", "c", "t")
        assert "No set yet." in guest.text("#exercises")
        assert "Nothing to draw" in guest.text("#chart")


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
        await look_back(guest)
        assert "110 lb" in guest.text("#chart")
        assert ": deload" in guest.text("#chart")
        assert guest.text("#chart").isascii()
        await at_rest(guest, "c")
        assert "Sun" in guest.text("#year")
        assert guest.text("#year").isascii()


async def test_a_log_that_cannot_be_read(trained: House) -> None:
    """The reason stands above the list, and the screen goes on."""

    class Broken(TrainingLog):
        """A log whose choices of programs are damaged while the program runs."""

        is_damaged = False

        def enrolments(self) -> tuple[Enrolment, ...]:
            """Fail."""
            if self.is_damaged:
                raise DamagedLogError("the log is damaged", self.folder, "Restore a backup.")
            return super().enrolments()

    trained.open_log = Broken
    async with trained.opened() as guest:
        Broken.is_damaged = True
        await look_back(guest, "right", "enter")
        assert "damaged" in guest.text("#notice")


async def test_it_opens_once(trained: House) -> None:
    """Its key on its own screen opens no second one; help names its keys first."""
    async with trained.opened(WIDE) as guest:
        await look_back(guest, "y")
        assert sum(isinstance(each, HistoryScreen) for each in guest.app.screen_stack) == 1
        await at_rest(guest, "question_mark")
        assert "The values as a table, and back" in guest.text()
