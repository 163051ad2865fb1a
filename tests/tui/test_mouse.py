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
from tests.tui.laptop import SHORT, SMALL, USUAL, WIDE, Laptop, User, record

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


def is_on(user: User, kind: type[Screen[Any]]) -> bool:
    """Whether a screen of this kind is on top."""
    return isinstance(user.screen, kind)


async def click(user: User, wanted: str, *, nth: int = 0) -> None:
    """Click on the first cell of a text, wherever on the screen it is."""
    places = [
        (line.index(wanted), y) for y, line in enumerate(user.text().split("\n")) if wanted in line
    ]
    await user.pilot.click(offset=places[nth])
    await user.settle()


@SIZES
async def test_key_hints_of_a_footer(laptop: Laptop, size: tuple[int, int]) -> None:
    """A click on a key or on its word is that key, on Today and on the screens it opens."""
    async with laptop.opened(size) as user:
        await click(user, "all keys", nth=-1)
        assert is_on(user, HelpScreen)
        await click(user, "Esc closes")
        assert is_on(user, TodayScreen)
        await user.press("i")
        await click(user, "? all keys", nth=-1)
        assert is_on(user, HelpScreen)


@SIZES
async def test_the_first_run(laptop: Laptop, size: tuple[int, int]) -> None:
    """A session is marked by a click, and nothing but the bar starts it."""
    laptop.is_new = True
    async with laptop.opened(size) as user:
        first = user.screen
        assert isinstance(first, FirstRunScreen)
        if size != SMALL:
            await click(user, "3-move hip routine")
            assert first.marked.name == "3-move hip routine"
            await click(user, "3-move hip routine")
        await click(user, "chest pain")
        assert user.screen is first
        await user.pilot.click("#start")
        await user.settle()
        assert user.session.machine.state.is_under_way


async def test_today(laptop: Laptop) -> None:
    """A row is selected by a click and opened by the next; START starts; the week opens Week."""
    async with laptop.opened(WIDE) as user:
        rows = user.screen.query_one(RowList)
        await click(user, "Split squat")
        assert rows.highlighted is not None
        assert "Split squat" in "".join(each.text for each in rows.highlighted.left)
        await click(user, "Split squat", nth=-1)
        assert is_on(user, ExerciseScreen)
        await user.press("escape")
        await click(user, "Warm-up")
        for offered, then in (("k skip", "k do it after all"), ("k do it", "k skip")):
            await click(user, offered)
            assert then in user.text("#blocks")
        for place in (0, 3, 6):
            strip = user.screen.query_one("#week").content_region
            await user.pilot.click("#week", offset=(strip.width * place // 7 + 3, 1))
            await user.settle()
            assert is_on(user, WeekScreen)
            await user.press("escape")
        await user.pilot.click("#start")
        await user.settle()
        assert user.view.phase is not Phase.OVERVIEW


@pytest.mark.parametrize("size", [(60, 20), USUAL, WIDE])
async def test_a_workout(laptop: Laptop, size: tuple[int, int]) -> None:
    """Its hints are keys, the segments show the whole session, and a list is jumped in by two."""
    async with laptop.opened(size, SHORT) as user:
        await click(user, "Space")
        assert user.view.phase is not Phase.OVERVIEW
        await user.pilot.click("#pane", offset=(10, 1))
        await user.settle()
        assert is_on(user, ListDialog)
        for _ in range(2):
            rows = user.screen.query_one(RowList).region
            y = next(
                n
                for n, line in enumerate(user.text().split("\n"))
                if n >= rows.y and "Forearm plank" in line
            )
            await user.pilot.click(offset=(rows.x + 4, y))
            await user.settle()
        assert user.view.card.name == "Forearm plank"
        await click(user, "? keys", nth=-1)
        assert is_on(user, HelpScreen)


async def test_the_set_table_is_there_to_read(laptop: Laptop) -> None:
    """A click beside the set saved last, on a set to come or a cue, changes nothing."""
    async with laptop.opened(WIDE, SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.REST)
        before = user.screen, user.session.machine.state
        saved = next(y for y, row in enumerate(user.text().split("\n")) if "✓" in row)
        for y in {*range(2, user.screen.size.height - 1)} - {saved}:
            await user.pilot.click("#pane", offset=(10, y))
        await user.settle()
        assert (user.screen, user.session.machine.state) == before


@SIZES
async def test_variants(laptop: Laptop, size: tuple[int, int]) -> None:
    """A variant is selected by a click and taken by the next; hints are keys there too."""
    async with laptop.opened(size, SHORT) as user:
        await user.press("space", "space", "space")
        await user.walk_to(Phase.SET_UP)
        await user.press("v")
        assert is_on(user, SwapScreen)
        pane = user.screen.query_one(SwapPane)
        assert pane.swap is not None
        name = pane.swap.variants[1].exercise.name
        await click(user, name)
        assert pane.swap.cursor == 1
        await user.pilot._post_mouse_events([MouseScrollUp], pane)
        assert pane.swap.cursor == 0
        await click(user, name)
        await click(user, name)
        assert user.screen is user.session
        assert user.view.card.name == name


@pytest.mark.parametrize("size", [USUAL, WIDE])
async def test_week_and_month(laptop: Laptop, size: tuple[int, int]) -> None:
    """A day is selected by a click and opened by the next; so is the tip of the week."""
    laptop.keep(laptop.workout(0, record("plank", 40, Unit.SECONDS)))
    async with laptop.opened(size) as user:
        await user.press("w")
        week = user.screen
        assert isinstance(week, WeekScreen)
        await user.pilot.click("#page", offset=(size[0] // 7 + 5, 2))
        await user.settle()
        assert "open the day" in user.text("#keys")
        tip = week.tip
        assert tip is not None
        await user.pilot.click("#tip", offset=(6, 0))
        await user.settle()
        assert "do it" in user.text("#keys")
        await user.pilot.click("#tip", offset=(6, 0))
        await user.settle()
        assert "undo it" in user.text("#keys")
        for _ in range(2):
            await user.pilot.click("#page", offset=(5, 2))
            await user.settle()
        assert is_on(user, LogScreen)
        await user.press("escape", "escape", "C")
        month = user.screen
        assert isinstance(month, CalendarScreen)
        await click(user, "11  ")
        assert month.cursor == date(2026, 11, 11)
        await click(user, "11  ")
        assert user.screen is not month or "11" in user.text("#notice")


@SIZES
async def test_dialogs(laptop: Laptop, size: tuple[int, int]) -> None:
    """An option is chosen by a click; beside a dialog it is Escape, but keeps what is typed."""
    async with laptop.opened(size, SHORT) as user:
        await user.press("space", "!")
        assert is_on(user, ChoiceDialog)
        await click(user, "Achilles or calf")
        where = user.screen
        assert isinstance(where, ChoiceDialog)
        await user.pilot.click(offset=(0, 0))
        await user.settle()
        assert user.screen is not where
        await user.press("N")
        text = user.screen
        assert isinstance(text, TextDialog)
        await user.pilot.click(offset=(0, 0))
        await user.settle()
        assert user.screen is text


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
async def test_programs(laptop: Laptop, size: tuple[int, int]) -> None:
    """A program and one of its sessions are opened by two clicks each; the wheel scrolls."""
    async with laptop.opened(size) as user:
        await user.press("g")
        rows = user.screen.query_one("#programs", RowList)
        await user.pilot._post_mouse_events([MouseScrollDown], rows)
        await user.pilot._post_mouse_events([MouseScrollUp], rows)
        await user.press("end", "home", "down")
        assert rows.cursor is not None
        y = rows.cursor - rows.scroll_offset.y + rows.gutter.top
        await user.pilot.click(rows, offset=(5, y))
        await user.settle()
        assert is_on(user, ProgramScreen)
        for _ in range(2):
            if is_on(user, ProgramScreen):
                await user.pilot.click("#weeks", offset=(size[0] // 3 + 4, 2))
                await user.settle()
        assert is_on(user, PreviewScreen)


async def test_the_set_that_was_saved_last(laptop: Laptop) -> None:
    """A click on it opens it as its key does, in the rest and before the next set."""
    async with laptop.opened(WIDE, SHORT) as user:
        await user.press("space", "S")
        await user.walk_to(Phase.WORK)
        await user.press("space")
        await click(user, "✓ ")
        assert user.view.fixing
        await user.press("escape")
        await click(user, "NEXT")
        assert not user.view.fixing
