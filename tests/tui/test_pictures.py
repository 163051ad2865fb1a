"""A few whole screens as pictures, each looked at before it was kept.

After a change that is meant: ``pytest tests/tui/test_pictures.py --snapshot-update``, and look at
every picture that is new.
"""

import re
from collections.abc import Awaitable, Callable

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from midstance.domain.quantity import Unit
from midstance.domain.session import Session
from midstance.domain.settings import Settings
from midstance.tui.screens.today import TodayScreen
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel
from tests.tui.laptop import SHORT, SMALL, USUAL, WIDE, Laptop, User, record


async def today(user: User) -> None:
    """The first screen."""
    assert isinstance(user.screen, TodayScreen)


async def hold(user: User) -> None:
    """The middle of a plank."""
    while user.view.word is not PhaseLabel.HOLD:
        await user.step()
    await user.wait(12)


async def rest(user: User) -> None:
    """After a set of squats, before the next one."""
    await user.walk_to(Phase.REST)
    await user.wait(20)


async def ready(user: User) -> None:
    """The lead-in before the first set of squats."""
    await following(user)
    await user.press("space")
    await user.wait(2)


async def following(user: User) -> None:
    """The first set of squats is set up."""
    await user.press("space")
    while user.view.card.exercise != "goblet-squat":
        await user.press("S")


async def go(user: User) -> None:
    """The first set of squats, a few seconds in."""
    await ready(user)
    await user.press("space")
    await user.wait(5)


async def floor(user: User) -> None:
    """A plank in floor mode."""
    await hold(user)
    await user.press("f")


async def swap(user: User) -> None:
    """What could be done instead of the squats."""
    await following(user)
    await user.press("v", "down")


async def found(user: User) -> None:
    """A search through the library."""
    await swap(user)
    await user.press("slash", *"romanain")


async def done(user: User) -> None:
    """The summary."""
    await user.walk_to(Phase.DONE)


async def exercise(user: User) -> None:
    """The page of an exercise with its history."""
    await user.press("i", "slash", *"goblet", "enter", "enter")
    assert "Ladder" in user.text()


async def week(user: User) -> None:
    """The review of the week before."""
    await user.press("w", "left")
    assert "SETS PER MUSCLE" in user.text()


PICTURES: dict[str, tuple[tuple[int, int], Session | None, Callable[[User], Awaitable[None]]]] = {
    "today": (USUAL, None, today),
    "rest": (USUAL, SHORT, rest),
    "hold": (WIDE, SHORT, hold),
    "ready": (WIDE, SHORT, ready),
    "next-wide": (WIDE, SHORT, following),
    "go": (USUAL, SHORT, go),
    "go-small": (SMALL, SHORT, go),
    "floor": (USUAL, SHORT, floor),
    "swap-wide": (WIDE, SHORT, swap),
    "swap": (USUAL, SHORT, swap),
    "swap-small": (SMALL, SHORT, swap),
    "found": (WIDE, SHORT, found),
    "done": (USUAL, SHORT, done),
    "exercise": (WIDE, None, exercise),
    "week": (WIDE, None, week),
}


FONT = re.compile(r" *@font-face \{.*?\}\n", re.DOTALL)
"""A font from the network, without which a picture shows the viewer's own."""


class Picture(SingleFileSnapshotExtension):
    """A file for each picture, which a browser shows."""

    _file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize("name", PICTURES)
async def test_picture(laptop: Laptop, snapshot: SnapshotAssertion, name: str) -> None:
    """The screen is, cell by cell and colour by colour, the one that was looked at."""
    size, session, walk = PICTURES[name]
    laptop.settings = Settings(flash=False, animations=False)
    for days, repetitions in ((1, 12), (5, 10), (9, 9)):
        squats = record("goblet-squat", repetitions, load=None)
        laptop.keep(laptop.workout(days, squats, record("plank", 30 + days, Unit.SECONDS)))
    async with laptop.opened(size, session) as user:
        await walk(user)
        await user.settle()
        picture = user.app.export_screenshot()
    assert FONT.sub("", picture) == snapshot.use_extension(Picture)
