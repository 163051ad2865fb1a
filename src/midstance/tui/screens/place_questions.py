"""The questions about places to train at, and what is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from midstance.domain.exercise import Equipment
from midstance.domain.profile_changes import (
    renamed,
    with_place,
    without_place,
)
from midstance.domain.runner import PROFILES, Place, Runner
from midstance.tui.profile_rows import kit_text
from midstance.tui.screens.checklist import Checklist
from midstance.tui.screens.dialogs import Choice, Option, Question
from midstance.tui.screens.pick import Pick
from midstance.tui.widgets.rows import Row, Span

if TYPE_CHECKING:
    from datetime import date

    from textual.app import App

    from midstance.tui.screens.asking import Asking

ON = "on"
HERE, KIT, NAME, GONE = "here", "kit", "name", "gone"
LONGEST_NAME = 40


async def add_place(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """A place to train at, and what is there."""
    del today
    initial = "" if runner.places else "home"
    name = await app.push_screen_wait(
        Question("What do you call the place?", initial, text="Such as home, gym or hotel.")
    )
    if not name or not name.strip():
        return None
    kit = await _kit(app, name.strip()[:LONGEST_NAME], frozenset())
    return None if kit is None else with_place(runner, Place(name.strip()[:LONGEST_NAME], kit))


async def _kit(
    app: App[Any], name: str, before: frozenset[Equipment]
) -> frozenset[Equipment] | None:
    """What is at a place: a profile first, then its items one by one."""
    rows = [
        Row(key, (Span(f"{key:<12}"), Span(kit_text(PROFILES[key]).partition(": ")[2], "muted")))
        for key in PROFILES
    ]
    own = [Row(ON, (Span(f"{'as it is':<12}"), Span(kit_text(before), "muted")))] if before else []
    title = f"What is at {name}? Take what comes nearest, then tick the items."
    near = await app.push_screen_wait(Pick(title, (*own, *rows)))
    if near is None:
        return None
    labels = ((item.value, item.plain) for item in Equipment)
    ticked = PROFILES.get(near, before)
    answer = await app.push_screen_wait(Checklist(f"What is at {name}?", labels, ticked))
    return None if answer is None else frozenset(map(Equipment, answer))


def place(name: str) -> Asking:
    """What is to become of a place?"""

    async def ask(app: App[Any], runner: Runner, today: date) -> Runner | None:
        del today
        found = next(each for each in runner.places if each.name == name)
        options = (
            Option("h", "Train here now", HERE),
            Option("e", "Change its equipment", KIT),
            Option("n", "Call it otherwise", NAME),
            Option("x", "Forget it", GONE),
        )
        answer = await app.push_screen_wait(Choice(name, options, text=kit_text(found.equipment)))
        return await _changed_place(app, runner, found, answer)

    return ask


async def _changed_place(
    app: App[Any], runner: Runner, found: Place, answer: str | None
) -> Runner | None:
    if answer == HERE:
        return replace(runner, active=found.name)
    if answer == GONE:
        return without_place(runner, found.name)
    if answer == KIT:
        kit = await _kit(app, found.name, found.equipment)
        return None if kit is None else with_place(runner, replace(found, equipment=kit))
    if answer == NAME:
        name = await app.push_screen_wait(Question("What do you call it?", found.name))
        return renamed(runner, found.name, name.strip()[:LONGEST_NAME]) if name else None
    return None
