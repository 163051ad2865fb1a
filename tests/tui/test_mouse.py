"""The mouse does on every screen what the keys do, and is needed nowhere."""

from datetime import date
from typing import Any

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.screen import Screen

from midstance.domain.quantity import Unit
from midstance.tui.dialogs.choice import ChoiceDialog, TextDialog
from midstance.tui.dialogs.health import HealthDialog
from midstance.tui.dialogs.lists import ChecklistDialog, ListDialog
from midstance.tui.screens.calendar.screen import CalendarScreen
from midstance.tui.screens.first_run import FirstRunScreen
from midstance.tui.screens.help import HelpScreen
from midstance.tui.screens.library.exercise import ExerciseScreen
from midstance.tui.screens.log.screen import LogScreen
from midstance.tui.screens.programs.preview import PreviewScreen
from midstance.tui.screens.programs.program import ProgramScreen
from midstance.tui.screens.review.week import WeekScreen
from midstance.tui.screens.session.swap import SwapScreen
from midstance.tui.screens.session.swap_table import SwapPane
from midstance.tui.screens.today import TodayScreen
from midstance.tui.theme import ThemedApp
from midstance.tui.widgets.line import KeyLine
from midstance.tui.widgets.row_list import RowList
from midstance.workout.state import Phase
from tests.tui.house import SHORT, SMALL, USUAL, WIDE, Guest, House, record

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])


class OneDialogApp(ThemedApp):
    """Shows one dialog over nothing, and keeps its answer."""

    answer: Any = "none yet"

    def __init__(self, dialog: Screen[Any]) -> None:
        super().__init__()
        self._dialog = dialog

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(self._dialog, self._keep)

    def _keep(self, answer: object) -> None:
        self.answer = answer


def is_on(guest: Guest, kind: type[Screen[Any]]) -> bool:
    """Whether a screen of this kind is on top."""
    return isinstance(guest.screen, kind)


async def click(guest: Guest, wanted: str, *, nth: int = 0) -> None:
    """Click on the first cell of a text, wherever on the screen it is."""
    places = [
        (line.index(wanted), y) for y, line in enumerate(guest.text().split("\n")) if wanted in line
    ]
    await guest.pilot.click(offset=places[nth])
    await guest.settle()


@SIZES
async def test_key_hints_of_a_footer(house: House, size: tuple[int, int]) -> None:
    """A click on a key or on its word is that key, on Today and on the screens it opens."""
    async with house.opened(size) as guest:
        await click(guest, "all keys", nth=-1)
        assert is_on(guest, HelpScreen)
        await click(guest, "Esc closes")
        assert is_on(guest, TodayScreen)
        await guest.press("i")
        await click(guest, "? all keys", nth=-1)
        assert is_on(guest, HelpScreen)


@SIZES
async def test_the_first_run(house: House, size: tuple[int, int]) -> None:
    """A session is marked by a click, and nothing but the bar starts it."""
    house.is_new = True
    async with house.opened(size) as guest:
        first = guest.screen
        assert isinstance(first, FirstRunScreen)
        if size != SMALL:
            await click(guest, "3-move hip routine")
            assert first.marked.name == "3-move hip routine"
            await click(guest, "3-move hip routine")
        await click(guest, "chest pain")
        assert guest.screen is first
        await guest.pilot.click("#start")
        await guest.settle()
        assert guest.session.machine.state.is_under_way


async def test_today(house: House) -> None:
    """A row is selected by a click and opened by the next; START starts; the week opens Week."""
    async with house.opened(WIDE) as guest:
        rows = guest.screen.query_one(RowList)
        await click(guest, "Split squat")
        assert rows.highlighted is not None
        assert "Split squat" in "".join(each.text for each in rows.highlighted.left)
        await click(guest, "Split squat", nth=-1)
        assert is_on(guest, ExerciseScreen)
        await guest.press("escape")
        for place in (0, 3, 6):
            strip = guest.screen.query_one("#week").content_region
            await guest.pilot.click("#week", offset=(strip.width * place // 7 + 3, 1))
            await guest.settle()
            assert is_on(guest, WeekScreen)
            await guest.press("escape")
        await guest.pilot.click("#start")
        await guest.settle()
        assert guest.view.phase is not Phase.OVERVIEW


@pytest.mark.parametrize("size", [(60, 20), USUAL, WIDE])
async def test_a_workout(house: House, size: tuple[int, int]) -> None:
    """Its hints are keys, the segments show the whole session, and a list is jumped in by two."""
    async with house.opened(size, SHORT) as guest:
        await click(guest, "Space")
        assert guest.view.phase is not Phase.OVERVIEW
        await guest.pilot.click("#pane", offset=(10, 1))
        await guest.settle()
        assert is_on(guest, ListDialog)
        for _ in range(2):
            rows = guest.screen.query_one(RowList).region
            y = next(
                n
                for n, line in enumerate(guest.text().split("\n"))
                if n >= rows.y and "Forearm plank" in line
            )
            await guest.pilot.click(offset=(rows.x + 4, y))
            await guest.settle()
        assert guest.view.card.name == "Forearm plank"
        await click(guest, "? keys", nth=-1)
        assert is_on(guest, HelpScreen)


async def test_the_set_table_is_there_to_read(house: House) -> None:
    """A click beside the set saved last, on a set to come or a cue, changes nothing."""
    async with house.opened(WIDE, SHORT) as guest:
        await guest.press("space")
        await guest.walk_to(Phase.REST)
        before = guest.screen, guest.session.machine.state
        saved = next(y for y, row in enumerate(guest.text().split("\n")) if "✓" in row)
        for y in {*range(2, guest.screen.size.height - 1)} - {saved}:
            await guest.pilot.click("#pane", offset=(10, y))
        await guest.settle()
        assert (guest.screen, guest.session.machine.state) == before


@SIZES
async def test_variants(house: House, size: tuple[int, int]) -> None:
    """A variant is selected by a click and taken by the next; hints are keys there too."""
    async with house.opened(size, SHORT) as guest:
        await guest.press("space", "space", "space")
        await guest.walk_to(Phase.SET_UP)
        await guest.press("v")
        assert is_on(guest, SwapScreen)
        pane = guest.screen.query_one(SwapPane)
        assert pane.swap is not None
        name = pane.swap.variants[1].exercise.name
        await click(guest, name)
        assert pane.swap.cursor == 1
        await guest.pilot._post_mouse_events([MouseScrollUp], pane)
        assert pane.swap.cursor == 0
        await click(guest, name)
        await click(guest, name)
        assert guest.screen is guest.session
        assert guest.view.card.name == name


@pytest.mark.parametrize("size", [USUAL, WIDE])
async def test_week_and_month(house: House, size: tuple[int, int]) -> None:
    """A day is selected by a click and opened by the next; so is the tip of the week."""
    house.keep(house.workout(0, record("plank", 40, Unit.SECONDS)))
    async with house.opened(size) as guest:
        await guest.press("w")
        week = guest.screen
        assert isinstance(week, WeekScreen)
        await guest.pilot.click("#page", offset=(size[0] // 7 + 5, 2))
        await guest.settle()
        assert "open the day" in guest.text("#keys")
        tip = week.tip
        assert tip is not None
        await guest.pilot.click("#tip", offset=(6, 0))
        await guest.settle()
        assert "do it" in guest.text("#keys")
        await guest.pilot.click("#tip", offset=(6, 0))
        await guest.settle()
        assert "undo it" in guest.text("#keys")
        for _ in range(2):
            await guest.pilot.click("#page", offset=(5, 2))
            await guest.settle()
        assert is_on(guest, LogScreen)
        await guest.press("escape", "escape", "C")
        month = guest.screen
        assert isinstance(month, CalendarScreen)
        await click(guest, "11  ")
        assert month.cursor == date(2026, 11, 11)
        await click(guest, "11  ")
        assert guest.screen is not month or "11" in guest.text("#notice")


@SIZES
async def test_dialogs(house: House, size: tuple[int, int]) -> None:
    """An option is chosen by a click; beside a dialog it is Escape, but keeps what is typed."""
    async with house.opened(size, SHORT) as guest:
        await guest.press("space", "!")
        assert is_on(guest, ChoiceDialog)
        await click(guest, "Achilles or calf")
        where = guest.screen
        assert isinstance(where, ChoiceDialog)
        await guest.pilot.click(offset=(0, 0))
        await guest.settle()
        assert guest.screen is not where
        await guest.press("N")
        text = guest.screen
        assert isinstance(text, TextDialog)
        await guest.pilot.click(offset=(0, 0))
        await guest.settle()
        assert guest.screen is text


async def test_a_checklist_and_health() -> None:
    """A click on the row under the cursor ticks it; the letters of questions are clicked."""
    app = OneDialogApp(ChecklistDialog("Which?", (("a", "first"), ("b", "second"))))
    async with app.run_test(size=USUAL) as pilot:
        for _ in range(2):
            await pilot.click("#rows", offset=(5, 1))
            await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == frozenset({"b"})
    health = OneDialogApp(HealthDialog(None))
    async with health.run_test(size=USUAL) as pilot:
        keys = health.screen.query_one("#keys", KeyLine)
        text = keys.render_lines(keys.size.region)[0].text
        for key in ("n", "y", "Esc"):
            await pilot.click(keys, offset=(text.index(f"{key} "), 0))
            await pilot.pause()
        assert health.answer is None
        assert not isinstance(health.screen, HealthDialog)


@SIZES
async def test_programs(house: House, size: tuple[int, int]) -> None:
    """A program and one of its sessions are opened by two clicks each; the wheel scrolls."""
    async with house.opened(size) as guest:
        await guest.press("g")
        rows = guest.screen.query_one("#programs", RowList)
        await guest.pilot._post_mouse_events([MouseScrollDown], rows)
        await guest.pilot._post_mouse_events([MouseScrollUp], rows)
        await guest.press("end", "home", "down")
        assert rows.cursor is not None
        y = rows.cursor - rows.scroll_offset.y + rows.gutter.top
        await guest.pilot.click(rows, offset=(5, y))
        await guest.settle()
        assert is_on(guest, ProgramScreen)
        for _ in range(2):
            if is_on(guest, ProgramScreen):
                await guest.pilot.click("#weeks", offset=(size[0] // 3 + 4, 2))
                await guest.settle()
        assert is_on(guest, PreviewScreen)


async def test_the_set_that_was_saved_last(house: House) -> None:
    """A click on it opens it as its key does, in the rest and before the next set."""
    async with house.opened(WIDE, SHORT) as guest:
        await guest.press("space", "S")
        await guest.walk_to(Phase.WORK)
        await guest.press("space")
        await click(guest, "✓ ")
        assert guest.view.fixing
        await guest.press("escape")
        await click(guest, "NEXT")
        assert not guest.view.fixing
