"""Draws the screens of a home with data, to be laid beside the target pictures.

``python -m tests.bench.pictures_beside FOLDER [NAME ...]`` writes for each picture its cells as
text (``.txt``), as text with the colours of a terminal (``.ansi``), and for a browser (``.svg``).
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
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
from tests.tui.house import (
    EVENING,
    SILENT,
    SMALL,
    USUAL,
    WIDE,
    FalseClock,
    Guest,
    House,
    cells_of,
)
from tests.tui.pilot import QuickPilot

Walk = Callable[[Guest], Awaitable[None]]
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
class Picture:
    """A screen: how it is reached, at which size, in which look, and in whose home."""

    walk: Walk
    size: tuple[int, int] = WIDE
    theme: Theme = Theme.DARK
    colours: int = 1 << 24
    """0 is none."""
    in_ascii: bool = False
    home: Home = Home.LIFTER


async def work_to(guest: Guest, exercise: str, set_number: int, phase: Phase) -> None:
    """Do every set before the named one, which the screen then shows in this phase."""
    if guest.view.phase is Phase.OVERVIEW:
        await guest.press("space")
    while not (guest.view.phase is phase and is_at(guest, exercise, set_number)):
        await do_step(guest)


async def do_step(guest: Guest) -> None:
    """Do what comes next, and take the time for it that a set of repetitions takes."""
    if guest.view.phase is Phase.WORK and guest.view.number is not None:
        await guest.wait(SECONDS_A_SET)
    await guest.step()


def is_at(guest: Guest, exercise: str, set_number: int) -> bool:
    """Whether the set is the one that is done, or comes after the rest."""
    planned_set = guest.session._workout_runner.machine.state.planned_set
    return (planned_set.exercise, planned_set.set_number) == (exercise, set_number)


async def to_next(guest: Guest) -> None:
    """The first work set of the deadlift is set up, the bar being warm."""
    await guest.press("space")
    while guest.view.card.exercise != "deadlift":
        await do_step(guest)
    while not guest.view.is_work:
        await guest.press("s")


async def to_ready(guest: Guest) -> None:
    """The lead-in before it."""
    await to_next(guest)
    await guest.press("space")
    await guest.wait(2)


async def to_go(guest: Guest) -> None:
    """The middle of a repetition of its last set, after a best in the first."""
    await work_to(guest, "deadlift", 3, Phase.WORK)
    await guest.wait(8)


async def to_rest(guest: Guest) -> None:
    """The rest before it."""
    await work_to(guest, "deadlift", 2, Phase.WORK)
    await do_step(guest)
    await guest.wait(72)


async def to_hold(guest: Guest) -> None:
    """A side plank."""
    await work_to(guest, "side-plank", 1, Phase.WORK)
    await guest.wait(12)


async def to_switch(guest: Guest) -> None:
    """Between its sides."""
    await work_to(guest, "side-plank", 1, Phase.SWITCH)
    await guest.wait(1)


async def to_best(guest: Guest) -> None:
    """A set that is a best, just after it was saved."""
    await work_to(guest, "deadlift", 1, Phase.WORK)
    await do_step(guest)
    await guest.wait(3)


async def to_done(guest: Guest) -> None:
    """The summary of all that was asked for."""
    await work_to(guest, "side-plank", 2, Phase.WORK)
    await guest.walk_to(Phase.DONE)


async def to_move(guest: Guest) -> None:
    """A walk of the warm-up."""
    await guest.press("space")
    await guest.walk_to(Phase.WORK)
    await guest.wait(7)


def then(before: Walk, *keys: str) -> Walk:
    """What is seen after some more keys."""

    async def walk(guest: Guest) -> None:
        await before(guest)
        await guest.press(*keys)

    return walk


async def stay(_guest: Guest) -> None:
    """What is seen at first."""


async def to_week(guest: Guest) -> None:
    """The review of the week."""
    await guest.press("w")


async def to_trends(guest: Guest) -> None:
    """How the deadlift went."""
    await guest.press("y")


async def to_variants(guest: Guest) -> None:
    """What could be done in the place of the deadlift, one row down."""
    await to_next(guest)
    await guest.press("v", "down")


async def to_found(guest: Guest) -> None:
    """A search through the library."""
    await to_variants(guest)
    await guest.press("slash", *"hip thrus")


async def to_floor(guest: Guest) -> None:
    """Floor mode in a hold."""
    await to_hold(guest)
    await guest.press("f")


async def to_floor_go(guest: Guest) -> None:
    """Floor mode with a tempo."""
    await to_go(guest)
    await guest.press("f")


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
    "week": to_week,
    "trends": to_trends,
    "next": to_next,
    "ready": to_ready,
    "go": to_go,
    "rest": to_rest,
    "hold": to_hold,
    "switch": to_switch,
    "pr": to_best,
    "done": to_done,
    "variants": to_variants,
    "found": to_found,
    "floor-hold": to_floor,
    "floor-go": to_floor_go,
    "overview": stay,
    "move": to_move,
    "paused": then(to_hold, "p"),
    "typing": then(to_next, "k", *"82"),
    "effort": then(to_rest, "e"),
    "fix": then(to_rest, "backspace"),
    "cues": then(to_go, "c"),
    "list": then(to_next, "tab"),
    "pain": then(to_go, "exclamation_mark"),
    "pain-level": then(to_go, "exclamation_mark", "k"),
    "pain-strong": then(to_go, "exclamation_mark", "k", "8"),
    "quit": then(to_go, "escape"),
    "help": then(to_go, "question_mark"),
    "early": then(to_go, "escape", "f"),
    "finish": then(to_rest, "escape", "f"),
}
LOOKS: dict[str, Picture] = {
    "light": Picture(to_next, theme=Theme.LIGHT),
    "contrast": Picture(to_next, theme=Theme.HIGH_CONTRAST),
    "256": Picture(to_next, colours=256),
    "16": Picture(to_next, colours=16),
    "light-16": Picture(to_next, theme=Theme.LIGHT, colours=16),
    "contrast-16": Picture(to_next, theme=Theme.HIGH_CONTRAST, colours=16),
    "nocolour": Picture(to_next, colours=0),
    "ascii": Picture(to_next, in_ascii=True),
}
PICTURES: dict[str, Picture] = {
    **{
        f"{name}-{columns}x{rows}": Picture(
            walk, (columns, rows), home=HOMES.get(name, Home.LIFTER)
        )
        for name, walk in WALKS.items()
        for columns, rows in (WIDE, USUAL, SMALL)
    },
    **{
        f"{name}-{look}-{size[0]}x{size[1]}": replace(
            changed, walk=WALKS[name], size=size, home=HOMES.get(name, Home.LIFTER)
        )
        for name in WALKS
        for size in (WIDE, USUAL, SMALL)
        for look, changed in LOOKS.items()
    },
}


def session_of(house: House, home: Home) -> Session | None:
    """The session that is under way, for most without its warm-up."""
    whole = house.session(f"{PROGRAM}/B", 3)
    return {Home.LIFTER: session_due(house), Home.WARMING_UP: whole}.get(home)


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
    with tempfile.TemporaryDirectory() as home:
        places = Places(Path(home), Path(home), Path(home))
        day = SUNDAY if picture.home is Home.SUNDAY else FRIDAY
        house = House(Path(home, "house"), load_library(places), FalseClock(EVENING + day))
        house.settings = Settings(flash=False, theme=picture.theme, ascii=picture.in_ascii)
        house.is_new = picture.home is Home.NEW
        if not house.is_new:
            furnish(house, MONDAY + day)
        session = session_of(house, picture.home)
        no_colour = {"NO_COLOR": "1"} if picture.colours == 0 else {}
        environ = {**SILENT, "TERM": TERMS.get(picture.colours, "")}
        with patch.dict(os.environ, no_colour):
            async with house.opened(picture.size, session, environ=environ) as guest:
                await picture.walk(guest)
                await guest.settle()
                rows = cells_of(guest.screen)
                drawing = guest.app.export_screenshot(title=name)
    system = COLOURS.get(picture.colours, ColorSystem.TRUECOLOR)
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
