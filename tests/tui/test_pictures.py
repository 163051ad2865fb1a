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
from tests.tui.house import SHORT, SMALL, USUAL, WIDE, Guest, House, record


async def today(guest: Guest) -> None:
    """The first screen."""
    assert isinstance(guest.screen, TodayScreen)


async def hold(guest: Guest) -> None:
    """The middle of a plank."""
    while guest.view.word is not PhaseLabel.HOLD:
        await guest.step()
    await guest.wait(12)


async def rest(guest: Guest) -> None:
    """After a set of squats, before the next one."""
    await guest.walk_to(Phase.REST)
    await guest.wait(20)


async def ready(guest: Guest) -> None:
    """The lead-in before the first set of squats."""
    await following(guest)
    await guest.press("space")
    await guest.wait(2)


async def following(guest: Guest) -> None:
    """The first set of squats is set up."""
    await guest.press("space")
    while guest.view.card.exercise != "goblet-squat":
        await guest.press("S")


async def go(guest: Guest) -> None:
    """The first set of squats, a few seconds in."""
    await ready(guest)
    await guest.press("space")
    await guest.wait(5)


async def floor(guest: Guest) -> None:
    """A plank in floor mode."""
    await hold(guest)
    await guest.press("f")


async def swap(guest: Guest) -> None:
    """What could be done instead of the squats."""
    await following(guest)
    await guest.press("v", "down")


async def found(guest: Guest) -> None:
    """A search through the library."""
    await swap(guest)
    await guest.press("slash", *"romanain")


async def done(guest: Guest) -> None:
    """The summary."""
    await guest.walk_to(Phase.DONE)


async def exercise(guest: Guest) -> None:
    """The page of an exercise with its history."""
    await guest.press("i", "slash", *"goblet", "enter", "enter")
    assert "Ladder" in guest.text()


async def week(guest: Guest) -> None:
    """The review of the week before."""
    await guest.press("w", "left")
    assert "SETS PER MUSCLE" in guest.text()


PICTURES: dict[str, tuple[tuple[int, int], Session | None, Callable[[Guest], Awaitable[None]]]] = {
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
async def test_picture(house: House, snapshot: SnapshotAssertion, name: str) -> None:
    """The screen is, cell by cell and colour by colour, the one that was looked at."""
    size, session, walk = PICTURES[name]
    house.settings = Settings(flash=False, animations=False)
    for days, repetitions in ((1, 12), (5, 10), (9, 9)):
        squats = record("goblet-squat", repetitions, load=None)
        house.keep(house.workout(days, squats, record("plank", 30 + days, Unit.SECONDS)))
    async with house.opened(size, session) as guest:
        await walk(guest)
        await guest.settle()
        picture = guest.app.export_screenshot()
    assert FONT.sub("", picture) == snapshot.use_extension(Picture)
