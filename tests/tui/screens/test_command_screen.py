"""What screens with commands have in common."""

import pytest
from textual.app import App, ComposeResult

from midstance.presentation.commands import COMMANDS
from midstance.presentation.key_names import Area
from midstance.storage.errors import DamagedLogError
from midstance.tui.screens.command_screen import CommandScreen
from midstance.tui.screens.programs.programs import ProgramsScreen
from midstance.tui.widgets.line import StyledLine
from tests.tui.laptop import Laptop

WAYS: dict[Area, list[tuple[str, ...]]] = {
    Area.SESSION: [("space", "space")],
    Area.LOG: [("L",)],
    Area.LIBRARY: [("i",)],
    Area.EXERCISE: [("i", "enter")],
    Area.PROGRAMS: [("g",), ("g", "enter"), ("g", "enter", "enter")],
    Area.PROFILE: [("o",)],
    Area.HISTORY: [("y",)],
}
"""The keys that lead to every screen of an area."""


@pytest.mark.parametrize("area", WAYS)
async def test_every_command_is_done_somewhere(laptop: Laptop, area: Area) -> None:
    """Each command of an area means something on a screen of it, and no screen does more.

    A screen's footer names no key that it does not heed. (In the history the list has the arrow
    keys first, and passes on those that it cannot use.)
    """
    done: set[str] = set()
    async with laptop.opened((200, 60)) as user:
        for keys in WAYS[area]:
            await user.press(*keys)
            screen = user.screen
            assert isinstance(screen, CommandScreen)
            done |= set(screen.handlers())
            own = {each for each in screen.FOOTER if not each.startswith("app.")}
            assert own <= set(screen.handlers())
            active = {each.binding.id for each in screen.active_bindings.values()}
            assert area is Area.HISTORY or set(screen.FOOTER) <= active
            await user.press("d")
    assert done == {each.id for each in COMMANDS if each.area is area}


@pytest.mark.parametrize("key", ["c", "r", "s", "tab"])
async def test_keys_that_mean_nothing_here_do_nothing(laptop: Laptop, key: str) -> None:
    """In the list of programs, keys of a program's page are silent."""
    async with laptop.opened() as user:
        await user.press("g", key)
        assert isinstance(user.screen, ProgramsScreen)
        assert user.text("#notice").strip() == ""


class DamagedScreen(CommandScreen):
    """A screen whose log is damaged."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where

    def compose(self) -> ComposeResult:
        """One line for messages."""
        yield StyledLine(id="notice")

    async def read_damaged(self) -> None:
        """Fail as the log does."""
        raise DamagedLogError("the log is damaged", self.where, "Restore a backup.")


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("/far/away/log.db", "the log is damaged. Restore a backup. (/far/away/log.db)"),
        ("", "the log is damaged"),
    ],
)
async def test_an_error_of_the_log_is_one_line(where: str, message: str) -> None:
    """What is wrong and what to do come first, and the place, if there is one, last."""
    app: App[None] = App()
    async with app.run_test(size=(100, 10)) as pilot:
        screen = DamagedScreen(where)
        await app.push_screen(screen)
        screen.read(screen.read_damaged)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert str(screen.query_one("#notice", StyledLine).render()) == message


async def test_an_error_that_comes_when_the_screen_was_left_is_silent() -> None:
    """Reading that fails after the screen was closed shows nothing and ends nothing."""
    app: App[None] = App()
    async with app.run_test() as pilot:
        screen = DamagedScreen("log.db")
        await app.push_screen(screen)
        screen.start(screen.read_damaged)
        app.pop_screen()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.is_running
        assert not screen.is_on_stack
