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
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User, record

LARGE = (200, 60)


@pytest.fixture
def trained(laptop: Laptop) -> Laptop:
    """A laptop with squats over eight weeks, the fourth a deload, and a plank of yesterday."""
    laptop.places.make()
    with TrainingLog(laptop.places.data, laptop.ids) as log:
        log.enrol(Enrolment("offseason-strength", date(2026, 9, 28)), laptop.clock.now())
    program = {"session": "offseason-strength/A", "name": "Squat day"}
    laptop.keep(
        *(
            laptop.workout(
                56 - 7 * week,
                record("goblet-squat", 8, load=Load(20_000 + 2_500 * week), effort=8),
                week=week,
                **program,
            )
            for week in range(1, 8)
        ),
        laptop.workout(1, record("plank", 45, Unit.SECONDS), record("hover-of-the-heron", 3)),
    )
    return laptop


async def at_rest(user: User, *keys: str) -> None:
    """Press keys, and wait until what they ask of the log is answered and shown."""
    await user.press(*keys)
    for _ in range(2):
        await user.settle()


async def look_back(user: User, *keys: str) -> HistoryScreen:
    """Go to the histories, and press more keys there, one after the other."""
    await at_rest(user, "y")
    await at_rest(user)
    screen = user.screen
    assert isinstance(screen, HistoryScreen)
    for key in keys:
        await at_rest(user, key)
    return screen


def words(user: User, selector: str) -> str:
    """What a part of the screen says, its lines joined."""
    return " ".join(user.text(selector).split())


async def test_the_list_and_a_chart(trained: Laptop) -> None:
    """Each exercise under its kind with what was done last; the first one's page beside it."""
    async with trained.opened(WIDE) as user:
        screen = await look_back(user)
        rows = [row.strip("▌ │") for row in user.text("#exercises").splitlines() if row.strip("│ ")]
        assert [" ".join(row.split()) for row in rows] == [
            *("STRENGTH", "Goblet squat 50 kg", "BODY WEIGHT", "hover-of-the-heron 3"),
            *("HOLDS", "Forearm plank 45 s", "WEEK", "Strength sets 3", "Minutes 60 min"),
            "Training days 8",
        ]
        said = words(user, "#chart")
        assert "Estimated 1RM · ← 3 of 3 → · best of each week" in said
        assert "▲ 13 kg in 4 weeks" in said
        assert "Best 50 kg on 16 Nov, from 8 × 37.5 kg. Up 13 kg in four weeks." in said
        assert "★ best so far ░ deload" in said
        assert screen.pane.trend is not None
        assert "last 6 months" in user.text("#top")
        await at_rest(user, "escape")
        assert isinstance(user.screen, TodayScreen)


async def test_the_weeks_have_charts_of_their_own(trained: Laptop) -> None:
    """A total a week, with its table; runs stand as bars under every chart from then on."""
    with TrainingLog(trained.places.data, trained.ids) as log:
        runs = RunCalendar(log, trained.ids, trained.clock.now())
        for weeks in (3, 2, 1):
            day = trained.clock.today() - timedelta(weeks=weeks)
            runs.add(day, parse_run(f"easy {10 + weeks}km"), is_done=True)
    async with trained.opened(WIDE) as user:
        await look_back(user)
        assert "km" in user.text("#chart")
        assert "while you ran 11 to 13 km a week." in words(user, "#chart")
        await at_rest(user, "G", "up")
        said = words(user, "#chart")
        assert "Distance run in a week · whole weeks" in said
        assert "Best 13 km in the week of 2 Nov." in said
        await at_rest(user, "t")
        assert "16 Nov 2026 11 km" in words(user, "#values")


async def test_one_quantity_at_a_time(trained: Laptop) -> None:
    """Left and right go through load, repetitions and estimated maximum, and around."""
    async with trained.opened(WIDE) as user:
        screen = await look_back(user)
        seen = []
        for _ in range(4):
            assert screen.pane.trend is not None
            seen.append(screen.pane.trend.quantity.value)
            await at_rest(user, "right")
        assert seen == ["estimated-maximum", "load", "repetitions", "estimated-maximum"]
        await at_rest(user, "left", "left")
        assert screen.pane.trend is not None
        assert screen.pane.trend.quantity.value == "repetitions"
        await at_rest(user, "down", "down")
        said = words(user, "#chart")
        assert "Longest set · best of each week" in said
        assert "22 Nov" in said


async def test_more_months(trained: Laptop) -> None:
    """The brackets show more months and fewer, and the top line says how many."""
    async with trained.opened(WIDE) as user:
        await look_back(user)
        await at_rest(user, "right_square_bracket")
        assert "last 12 months" in user.text("#top")
        await at_rest(user, "left_square_bracket", "left_square_bracket")
        assert "last 3 months" in user.text("#top")


async def test_the_values_as_a_table(trained: Laptop) -> None:
    """Whoever cannot see a chart reads every day with its value, and where the deload was."""
    async with trained.opened(USUAL) as user:
        screen = await look_back(user, "t", "right")
        assert not screen.query_one("#chart").display
        lines = [line.split() for line in user.text("#values").splitlines() if line.strip()]
        assert lines[0] == ["2026", "in", "all", "best"]
        assert lines[1][-4:] == ["8", "reps", "37.5", "kg"]
        assert sum("deload" in line for line in lines) == 1
        assert " t chart" in user.text("#keys")
        await at_rest(user, "enter", "down")
        assert screen.pane.values.has_focus
        assert screen.pane.values.cursor == 2
        await at_rest(user, "t", "escape")
        assert screen.query_one("#chart").display
        assert screen.list.has_focus


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, LARGE])
async def test_nothing_is_cut_off(trained: Laptop, size: tuple[int, int]) -> None:
    """On every size: nothing to scroll to, every chart with its dates, the year by its key."""
    async with trained.opened(size) as user:
        screen = await look_back(user, "enter")
        assert "Nov" in user.text("#chart")
        assert "kg" in user.text("#chart")
        await at_rest(user, "escape", "c", "enter")
        assert "sets" in user.text("#year")
        assert "█" in user.text("#year")
        assert "No streak" in user.text("#streak")
        assert screen.query_one("#streak").region.bottom <= size[1] - 1
        assert screen.max_scroll_y == 0


async def test_the_chart_alone(trained: Laptop) -> None:
    """Enter shows the chart alone, where up and down still go through the exercises."""
    async with trained.opened(SMALL) as user:
        screen = await look_back(user)
        assert not screen.query_one("#pane").display
        await at_rest(user, "enter")
        assert not screen.list.display
        assert " Enter list" in user.text("#keys")
        assert "Goblet squat" in user.text("#chart")
        await at_rest(user, "down", "down")
        assert "Forearm plank" in user.text("#chart")
        await at_rest(user, "space")
        assert screen.list.has_focus


async def test_the_year_and_back(trained: Laptop) -> None:
    """Its key goes to the training days, and back to the exercise that was shown."""
    async with trained.opened(USUAL) as user:
        screen = await look_back(user, "down")
        await at_rest(user, "c")
        assert screen.query_one("#year").display
        assert "Training days" in user.text("#year-head")
        await user.pilot.resize_terminal(*WIDE)
        await at_rest(user, "c")
        row = screen.list.highlighted
        assert row is not None
        assert row.key == "hover-of-the-heron"
        assert screen.query_one("#chart").display


async def test_a_long_name_is_not_cut(trained: Laptop) -> None:
    """It takes as many rows as it needs beside its number, even where it has no spaces."""
    name = "carry-" * 11
    trained.keep(trained.workout(1, record(name.strip("-"), 20, Unit.METRES)))
    async with trained.opened(USUAL) as user:
        await look_back(user, "slash")
        await user.type("carry")
        await at_rest(user, "enter")
        lines = [line[2:29].strip() for line in user.text("#chart").splitlines()[1:4]]
        assert "".join(lines) == name.strip("-")


async def test_search(trained: Laptop) -> None:
    """A part of a name keeps those that have it; Esc shows all again."""
    async with trained.opened() as user:
        screen = await look_back(user, "slash")
        assert isinstance(user.screen, TextDialog)
        await user.type("SQUAT")
        await at_rest(user, "enter")
        assert [row.key for row in screen.list.rows] == ["kind STRENGTH", "goblet-squat"]
        await at_rest(user, "slash")
        await user.type("zzzz")
        await at_rest(user, "enter")
        assert "Not found. Esc: all." in user.text("#exercises")
        assert "Nothing to draw" in user.text("#chart")
        await at_rest(user, "escape")
        assert len(screen.list.rows) == 10
        await at_rest(user, "slash", "escape")
        assert len(screen.list.rows) == 10


async def test_an_empty_log(laptop: Laptop) -> None:
    """Nothing done yet: it says so, and every key is harmless."""
    async with laptop.opened(WIDE) as user:
        await look_back(user, "enter", "right", "left", "t", "up", "down", "c", "c", "t")
        assert "No set yet." in user.text("#exercises")
        assert "Nothing to draw" in user.text("#chart")


async def test_only_warm_ups(laptop: Laptop) -> None:
    """What never counted is no exercise of the list."""
    laptop.keep(laptop.workout(1, record("brisk-walk", 60, Unit.SECONDS, counts=False)))
    async with laptop.opened() as user:
        await look_back(user)
        assert "No set yet." in user.text("#exercises")


async def test_the_runners_settings(trained: Laptop) -> None:
    """Pounds, weeks from Sunday, and plain characters where the terminal shows no others."""
    trained.settings = replace(
        trained.settings,
        weight_unit=WeightUnit.LB,
        week_start=WeekStart.SUNDAY,
        ascii=True,
    )
    async with trained.opened(WIDE) as user:
        await look_back(user)
        assert "110 lb" in user.text("#chart")
        assert ": deload" in user.text("#chart")
        assert user.text("#chart").isascii()
        await at_rest(user, "c")
        assert "Sun" in user.text("#year")
        assert user.text("#year").isascii()


async def test_a_log_that_cannot_be_read(trained: Laptop) -> None:
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
    async with trained.opened() as user:
        Broken.is_damaged = True
        await look_back(user, "right", "enter")
        assert "damaged" in user.text("#notice")


async def test_it_opens_once(trained: Laptop) -> None:
    """Its key on its own screen opens no second one; help names its keys first."""
    async with trained.opened(WIDE) as user:
        await look_back(user, "y")
        assert sum(isinstance(each, HistoryScreen) for each in user.app.screen_stack) == 1
        await at_rest(user, "question_mark")
        assert "The values as a table, and back" in user.text()


async def test_the_keys_stand_under_the_name_of_the_screen(trained: Laptop) -> None:
    """The help calls the screen what its own first line calls it."""
    async with trained.opened() as user:
        await look_back(user)
        await user.press("question_mark")
        assert any(line.strip(" │") == "Trends" for line in user.text().splitlines())
