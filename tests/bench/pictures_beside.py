"""Draws the screens of a home with data, to be laid beside the target pictures.

``python -m tests.bench.pictures_beside FOLDER [NAME ...]`` writes for each picture its cells as
text (``.txt``), as text with the colours of a terminal (``.ansi``), and for a browser (``.svg``).
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from pathlib import Path
from unittest.mock import patch

from rich.color import ColorSystem
from rich.style import Style

from midstance.domain.session import Session
from midstance.domain.settings import Settings, Theme
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from midstance.workout.state import Phase
from tests.bench.pictured_runner import MONDAY, PROGRAM, furnish, session_due
from tests.tui.laptop import (
    EVENING,
    SILENT,
    SMALL,
    USUAL,
    WIDE,
    FalseClock,
    Laptop,
    User,
    cells_of,
)
from tests.tui.pilot import QuickPilot

Walk = Callable[[User], Awaitable[None]]
COLOURS = {16: ColorSystem.STANDARD, 256: ColorSystem.EIGHT_BIT}
SECONDS_A_SET = 35
FRIDAY, SUNDAY = timedelta(days=4), timedelta(days=6)
TERMS = {16: "xterm", 256: "xterm-256color"}


class Home(Enum):
    """Whose home it is, on which day, and whether a workout is under way."""

    NEW = auto()
    FRIDAY = auto()
    SUNDAY = auto()
    LIFTER = auto()
    WARMING_UP = auto()


@dataclass(frozen=True)
class Look:
    """The colours of a screen, and whether it is drawn in ASCII; 0 colours are none."""

    theme: Theme = Theme.DARK
    colours: int = 1 << 24
    in_ascii: bool = False


@dataclass(frozen=True)
class Picture:
    """A screen: how it is reached, at which size, in which look, and in whose home."""

    walk: Walk
    size: tuple[int, int]
    look: Look
    home: Home


async def stay(_user: User) -> None:
    """The screen that opens first."""


def then(before: Walk, *keys: str, seconds: int = 0) -> Walk:
    """What is seen after some more keys, or some time later."""

    async def walk(user: User) -> None:
        await before(user)
        await user.press(*keys)
        if seconds:
            await user.wait(seconds)

    return walk


def reach(exercise: str, set_number: int, phase: Phase) -> Walk:
    """Do every set before the named one, which the screen then shows in this phase."""

    async def walk(user: User) -> None:
        if user.view.phase is Phase.OVERVIEW:
            await user.press("space")
        while not (user.view.phase is phase and is_at(user, exercise, set_number)):
            await do_step(user)

    return walk


async def do_step(user: User) -> None:
    """Do what comes next, and take the time for it that a set of repetitions takes."""
    if user.view.phase is Phase.WORK and user.view.number is not None:
        await user.wait(SECONDS_A_SET)
    await user.step()


def is_at(user: User, exercise: str, set_number: int) -> bool:
    """Whether the set is the one that is done, or comes after the rest."""
    planned_set = user.session._workout_runner.machine.state.planned_set
    return (planned_set.exercise, planned_set.set_number) == (exercise, set_number)


async def to_next(user: User) -> None:
    """The first work set of the deadlift is set up, the bar being warm."""
    await user.press("space")
    while user.view.card.exercise != "deadlift":
        await do_step(user)
    while not user.view.is_work:
        await user.press("s")


async def to_done(user: User) -> None:
    """The summary of all that was asked for."""
    await reach("side-plank", 2, Phase.WORK)(user)
    await user.walk_to(Phase.DONE)


async def to_move(user: User) -> None:
    """A walk of the warm-up."""
    await user.press("space")
    await user.walk_to(Phase.WORK)
    await user.wait(7)


GO = then(reach("deadlift", 3, Phase.WORK), seconds=8)
REST = then(reach("deadlift", 3, Phase.REST), seconds=72)
HOLD = then(reach("side-plank", 1, Phase.WORK), seconds=12)
VARIANTS = then(to_next, "v", "down")
HOMES = {
    "move": Home.WARMING_UP,
    "overview": Home.WARMING_UP,
    "first": Home.NEW,
    "today": Home.FRIDAY,
    "week": Home.SUNDAY,
    "trends": Home.SUNDAY,
}
WALKS: dict[str, Walk] = {
    "first": stay,
    "today": stay,
    "week": then(stay, "w"),
    "trends": then(stay, "y"),
    "next": to_next,
    "ready": then(to_next, "space", seconds=2),
    "go": GO,
    "rest": REST,
    "hold": HOLD,
    "switch": then(reach("side-plank", 1, Phase.SWITCH), seconds=1),
    "pr": then(reach("deadlift", 2, Phase.REST), seconds=3),
    "done": to_done,
    "variants": VARIANTS,
    "found": then(VARIANTS, "slash", *"hip thrus"),
    "floor-hold": then(HOLD, "f"),
    "floor-go": then(GO, "f"),
    "overview": stay,
    "move": to_move,
    "paused": then(HOLD, "p"),
    "typing": then(to_next, "k", *"82"),
    "effort": then(REST, "e"),
    "fix": then(REST, "backspace"),
    "cues": then(GO, "c"),
    "list": then(to_next, "tab"),
    "pain": then(GO, "exclamation_mark"),
    "pain-level": then(GO, "exclamation_mark", "k"),
    "pain-strong": then(GO, "exclamation_mark", "k", "8"),
    "quit": then(GO, "escape"),
    "help": then(GO, "question_mark"),
    "early": then(GO, "escape", "f"),
    "finish": then(REST, "escape", "f"),
}
LOOKS = {
    "": Look(),
    "light": Look(Theme.LIGHT),
    "contrast": Look(Theme.HIGH_CONTRAST),
    "256": Look(colours=256),
    "16": Look(colours=16),
    "light-16": Look(Theme.LIGHT, colours=16),
    "contrast-16": Look(Theme.HIGH_CONTRAST, colours=16),
    "nocolour": Look(colours=0),
    "ascii": Look(in_ascii=True),
}
PICTURES = {
    "-".join(filter(None, (name, label, f"{columns}x{rows}"))): Picture(
        walk, (columns, rows), look, HOMES.get(name, Home.LIFTER)
    )
    for name, walk in WALKS.items()
    for label, look in LOOKS.items()
    for columns, rows in (WIDE, USUAL, SMALL)
}


def session_of(laptop: Laptop, home: Home) -> Session | None:
    """The session that is under way, for most without its warm-up."""
    whole = laptop.session(f"{PROGRAM}/B", 3)
    return {Home.LIFTER: session_due(laptop), Home.WARMING_UP: whole}.get(home)


def unrendered(style: Style) -> Style:
    """The same look; a style keeps the codes of the colours that it was first rendered in."""
    return Style(
        color=style.color,
        bgcolor=style.bgcolor,
        bold=style.bold,
        dim=style.dim,
        reverse=style.reverse,
    )


async def draw(folder: Path, name: str, picture: Picture) -> None:
    """Walk to a picture, and write it."""
    look = picture.look
    with tempfile.TemporaryDirectory() as home:
        places = Places(Path(home), Path(home), Path(home))
        day = SUNDAY if picture.home is Home.SUNDAY else FRIDAY
        laptop = Laptop(Path(home, "laptop"), load_library(places), FalseClock(EVENING + day))
        laptop.settings = Settings(flash=False, theme=look.theme, ascii=look.in_ascii)
        laptop.is_new = picture.home is Home.NEW
        if not laptop.is_new:
            furnish(laptop, MONDAY + day)
        session = session_of(laptop, picture.home)
        no_colour = {"NO_COLOR": "1"} if look.colours == 0 else {}
        environ = {**SILENT, "TERM": TERMS.get(look.colours, "")}
        with patch.dict(os.environ, no_colour):
            async with laptop.opened(picture.size, session, environ=environ) as user:
                await picture.walk(user)
                await user.settle()
                rows = cells_of(user.screen)
                drawing = user.app.export_screenshot(title=name)
    system = COLOURS.get(look.colours, ColorSystem.TRUECOLOR)
    coloured = "\n".join(
        "".join(
            unrendered(each.style).render(each.text, color_system=system)
            for each in row
            if each.style
        )
        for row in rows
    )
    text = "\n".join("".join(each.text for each in row) for row in rows)
    for suffix, content in ((".ansi", coloured), (".txt", text), (".svg", drawing)):
        folder.joinpath(f"{name}{suffix}").write_text(content + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Draw the pictures that are named, or all of them."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in arguments[1:] or PICTURES:
        with patch("textual.pilot.Pilot", QuickPilot):
            asyncio.run(draw(folder, name, PICTURES[name]))


if __name__ == "__main__":
    main(sys.argv[1:])
