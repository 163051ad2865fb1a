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
class Picture:
    """A screen: how it is reached, at which size, in which look, and in whose home."""

    walk: Walk
    size: tuple[int, int] = WIDE
    theme: Theme = Theme.DARK
    colours: int = 1 << 24
    """0 is none."""
    in_ascii: bool = False
    home: Home = Home.LIFTER


async def work_to(user: User, exercise: str, set_number: int, phase: Phase) -> None:
    """Do every set before the named one, which the screen then shows in this phase."""
    if user.view.phase is Phase.OVERVIEW:
        await user.press("space")
    while not (user.view.phase is phase and is_at(user, exercise, set_number)):
        await do_step(user)


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


async def to_ready(user: User) -> None:
    """The lead-in before it."""
    await to_next(user)
    await user.press("space")
    await user.wait(2)


async def to_go(user: User) -> None:
    """The middle of a repetition of its last set, after a best in the first."""
    await work_to(user, "deadlift", 3, Phase.WORK)
    await user.wait(8)


async def to_rest(user: User) -> None:
    """The rest before it."""
    await work_to(user, "deadlift", 2, Phase.WORK)
    await do_step(user)
    await user.wait(72)


async def to_hold(user: User) -> None:
    """A side plank."""
    await work_to(user, "side-plank", 1, Phase.WORK)
    await user.wait(12)


async def to_switch(user: User) -> None:
    """Between its sides."""
    await work_to(user, "side-plank", 1, Phase.SWITCH)
    await user.wait(1)


async def to_best(user: User) -> None:
    """A set that is a best, just after it was saved."""
    await work_to(user, "deadlift", 1, Phase.WORK)
    await do_step(user)
    await user.wait(3)


async def to_done(user: User) -> None:
    """The summary of all that was asked for."""
    await work_to(user, "side-plank", 2, Phase.WORK)
    await user.walk_to(Phase.DONE)


async def to_move(user: User) -> None:
    """A walk of the warm-up."""
    await user.press("space")
    await user.walk_to(Phase.WORK)
    await user.wait(7)


def then(before: Walk, *keys: str) -> Walk:
    """What is seen after some more keys."""

    async def walk(user: User) -> None:
        await before(user)
        await user.press(*keys)

    return walk


async def stay(_guest: User) -> None:
    """What is seen at first."""


async def to_week(user: User) -> None:
    """The review of the week."""
    await user.press("w")


async def to_trends(user: User) -> None:
    """How the deadlift went."""
    await user.press("y")


async def to_variants(user: User) -> None:
    """What could be done in the place of the deadlift, one row down."""
    await to_next(user)
    await user.press("v", "down")


async def to_found(user: User) -> None:
    """A search through the library."""
    await to_variants(user)
    await user.press("slash", *"hip thrus")


async def to_floor(user: User) -> None:
    """Floor mode in a hold."""
    await to_hold(user)
    await user.press("f")


async def to_floor_go(user: User) -> None:
    """Floor mode with a tempo."""
    await to_go(user)
    await user.press("f")


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
    with tempfile.TemporaryDirectory() as home:
        places = Places(Path(home), Path(home), Path(home))
        day = SUNDAY if picture.home is Home.SUNDAY else FRIDAY
        laptop = Laptop(Path(home, "laptop"), load_library(places), FalseClock(EVENING + day))
        laptop.settings = Settings(flash=False, theme=picture.theme, ascii=picture.in_ascii)
        laptop.is_new = picture.home is Home.NEW
        if not laptop.is_new:
            furnish(laptop, MONDAY + day)
        session = session_of(laptop, picture.home)
        no_colour = {"NO_COLOR": "1"} if picture.colours == 0 else {}
        environ = {**SILENT, "TERM": TERMS.get(picture.colours, "")}
        with patch.dict(os.environ, no_colour):
            async with laptop.opened(picture.size, session, environ=environ) as user:
                await picture.walk(user)
                await user.settle()
                rows = cells_of(user.screen)
                drawing = user.app.export_screenshot(title=name)
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
