"""Leaving is safe in any order of keys at any speed: no screen closes twice, or beneath another."""

import asyncio
import inspect
import pkgutil
from importlib import import_module

import pytest
from textual.app import App
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

import midstance.tui
from midstance.domain.record import WorkoutStatus
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.guarded import GuardedDialog, GuardedScreen, close_down_to, is_in_sight
from midstance.tui.screens.help import HelpScreen
from midstance.tui.screens.log.screen import LogScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.workout.state import Phase
from tests.faults.random_keys import press_all
from tests.tui.laptop import SHORT, Laptop


def test_every_screen_has_the_guard() -> None:
    """Each screen and each dialog of the package stands on the guarded ones."""
    found = pkgutil.walk_packages(midstance.tui.__path__, "midstance.tui.")
    modules = [import_module(each.name) for each in found if not each.name.endswith("posix_driver")]
    screens = {
        each
        for module in modules
        for each in vars(module).values()
        if inspect.isclass(each) and issubclass(each, Screen) and each.__module__[:9] == "midstance"
    }
    assert len(screens) > 15
    assert [each for each in screens if not issubclass(each, GuardedScreen)] == []


class Card(GuardedDialog[str]):
    """A dialog that answers nothing by itself."""


class Cover(Card):
    """A dialog as large as the terminal."""

    covers_all = True


async def test_what_is_below_a_screen_or_a_dialog_that_covers_all_is_out_of_sight() -> None:
    """Beside a smaller dialog the screen below is seen."""
    app, below = App[None](), GuardedScreen[None]()
    async with app.run_test():
        await app.push_screen(below)
        seen = [is_in_sight(below)]
        for above in (Card(), Cover(), GuardedScreen[None]()):
            await app.push_screen(above)
            seen.append(is_in_sight(below))
            app.pop_screen()
        assert seen == [True, True, False, False]


class Sized(Card):
    """A dialog that arranges itself for its size, and counts how often it had to."""

    arranged = 0

    def on_resize(self, event: Resize) -> None:
        """Do so once everything else has been drawn, as screens do."""
        self.arranged += 1
        self.set_class(event.size.width > 100, "-wide")
        self.call_after_refresh(self.refresh, layout=True)


async def test_a_size_that_is_no_longer_the_terminals_is_passed_over() -> None:
    """Two sizes that wait at the same time do not bring each other back for ever."""
    app, card = App[None](), Sized()
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(card)
        await pilot.pause()
        for size in (Size(80, 24), Size(120, 40)):
            card.post_message(Resize(size, size))
            card.call_later(card.refresh)
        async with asyncio.timeout(20):
            await pilot.pause()
        assert card.size == Size(120, 40)
        assert card.arranged < 10


async def test_a_screen_is_closed_once_and_only_from_the_top() -> None:
    """A covered dialog stays, and a second request to close asks nothing of what lies below."""
    app, heard = App[None](), list[str | None]()
    async with app.run_test() as pilot:
        below, above = Card(), Card()
        await app.push_screen(below, heard.append)
        await app.push_screen(above, heard.append)
        below.dismiss("below")
        assert app.screen is above
        above.dismiss("above")
        above.dismiss("above")
        await pilot.pause()
        assert app.screen is below
        below.dismiss("below")
        below.dismiss("below")
        await pilot.pause()
        assert heard == ["above", "below"]
        assert len(app.screen_stack) == 1


async def test_nothing_is_closed_while_the_program_is_left() -> None:
    """After the request to leave, a dialog's answer closes nothing and is heard by nobody."""
    app, heard = App[None](), list[str | None]()
    async with app.run_test():
        card = Card()
        await app.push_screen(card, heard.append)
        app.exit()
        card.dismiss("late")
        close_down_to(app, "-card")
    assert heard == []


async def test_a_screen_by_name_is_closed_with_all_above_it() -> None:
    """The last screen of that name goes, and what lay on it; without one nothing does."""
    app = App[None]()
    async with app.run_test():
        for classes in ("-first", "-named", "-above"):
            card = Card()
            card.add_class(classes)
            await app.push_screen(card)
        close_down_to(app, "-missing")
        assert len(app.screen_stack) == 4
        close_down_to(app, "-named")
        assert app.screen.has_class("-first")


TOGETHER = [
    ("enter", "ctrl+q"),
    ("escape", "k", "ctrl+q"),
    ("escape", "f", "ctrl+q"),
    ("escape", "x", "x", "ctrl+q"),
    ("escape", "ctrl+q", "k"),
    ("f", "c", "escape"),
    ("escape", "f", "c", "escape"),
    ("escape", "f", "escape", "escape"),
    ("escape", "k", "escape", "k", "escape"),
    ("escape", "k", "l", "q"),
    ("l", "escape", "escape", "k"),
    ("question_mark", "q", "q", "ctrl+q"),
    ("h", "a", "3", "escape", "k", "ctrl+q"),
    ("i", "enter", "escape", "escape", "escape", "k"),
    ("ctrl+k", "escape", "escape", "k", "ctrl+q"),
]
"""Keys that reach the program at one moment, in a workout."""


@pytest.mark.parametrize("keys", TOGETHER, ids=" ".join)
async def test_keys_that_arrive_together_in_a_workout(
    laptop: Laptop, keys: tuple[str, ...]
) -> None:
    """The program goes on or is left in order, and every set is in the log once."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.REST)
        saved = len(user.session.machine.save_status.saved)
        await user.hammer(*keys)
    thrown_away = {0} if "x" in keys else set[int]()
    assert len(laptop.sets()) in {saved, *thrown_away}


@pytest.mark.parametrize("keys", TOGETHER, ids=" ".join)
async def test_keys_that_arrive_together_before_the_log_is_read(
    laptop: Laptop, keys: tuple[str, ...]
) -> None:
    """The same keys on the overview, and again a moment later, never crash the program."""
    async with laptop.opened(session=SHORT) as user:
        await user.hammer(*keys, *keys)


async def test_a_key_meant_for_what_lies_above_does_not_close_what_lies_below(
    laptop: Laptop,
) -> None:
    """Help and the key that closes the log, in one go, leave the log open."""
    async with laptop.opened() as user:
        await user.press("L")
        await user.hammer("question_mark", "escape")
        await user.settle()
        assert isinstance(user.app.screen_stack[1], LogScreen)


async def test_quitting_during_a_question_keeps_the_workout(laptop: Laptop) -> None:
    """Ctrl+Q at the question how to leave ends the program; the workout can go on."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.REST)
        await user.press("escape")
        assert isinstance(user.screen, ChoiceDialog)
        await user.hammer("ctrl+q")
        assert user.app.return_code == 0
    with laptop.log() as log:
        active = log.active_workout()
    assert active is not None
    assert active.workout.ending is WorkoutStatus.UNDER_WAY


async def test_a_workout_that_ends_beneath_another_screen_closes_after_it(laptop: Laptop) -> None:
    """While the help lies over it the workout stays; once the help is closed, Today is there."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.REST)
        await user.press("question_mark")
        user.session.finished(None)  # type: ignore[arg-type]  # what ends it is not looked at
        await user.settle()
        assert isinstance(user.screen, HelpScreen)
        assert isinstance(user.app.screen_stack[1], SessionScreen)
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)


@pytest.mark.parametrize("seed", range(3))
async def test_random_keys_end_nothing(laptop: Laptop, seed: int) -> None:
    """A hundred and fifty keys, one by one and in bursts, leave a sound log and no error."""
    await press_all(laptop, seed, 150)
    with laptop.log() as log:
        assert log.examine().text == "ok"
