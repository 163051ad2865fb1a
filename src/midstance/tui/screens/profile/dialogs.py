"""The dialogs that change the profile, one for each kind of line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from midstance.domain.exercise import Equipment
from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import (
    PROFILES,
    Goal,
    Level,
    Place,
    Priority,
    Runner,
    add_place,
    remove_place,
    rename_place,
)
from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.profile import (
    GOALS,
    LEVELS,
    PRIORITIES,
    equipment_phrase,
)
from midstance.tui.dialogs.choice import ChoiceDialog, Option, TextDialog
from midstance.tui.dialogs.lists import ChecklistDialog, ListDialog
from midstance.tui.screens.session.before import ask_screening

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from enum import StrEnum

    from textual.app import App

    Word = TypeVar("Word", bound=StrEnum)


ProfileDialog = Callable[["App[Any]", Runner, "date"], Awaitable[Runner | None]]
"""Asks over the app, given the runner and today's date.

It answers the changed runner, or None where nothing is to change.
"""

MAX_CHOICE_KEYS = 5
"""Up to as many answers have a digit as their key; more of them are a list."""


async def one_of_dialog(
    app: App[Any], title: str, words: Mapping[Word, str] | Mapping[str, str], now: str | None
) -> str | None:
    """One of ``words``, from stored value to label; answers the value."""
    values = [str(value) for value in words]
    if len(values) > MAX_CHOICE_KEYS:
        labels = zip(values, words.values(), strict=True)
        rows = (Row(value, (Span(capital(label)),)) for value, label in labels)
        return await app.push_screen_wait(ListDialog(title, rows, at=now or ""))
    options = tuple(
        Option(str(number), label, value)
        for number, (value, label) in enumerate(zip(values, words.values(), strict=True), 1)
    )
    selected = values.index(now) if now in values else 0
    return await app.push_screen_wait(ChoiceDialog(clean(title), options, selected=selected))


def capital(words: str) -> str:
    """``words`` with a capital first letter; the rest stays as it is."""
    return words[0].upper() + words[1:]


async def goal_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """What does the runner train for?"""
    del today
    answer = await one_of_dialog(app, "What do you train for?", GOALS, runner.goal)
    return None if answer is None else replace(runner, goal=Goal(answer))


async def priority_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """What has priority in a full week?"""
    del today
    answer = await one_of_dialog(
        app, "What has priority in a full week?", PRIORITIES, runner.priority
    )
    return None if answer is None else replace(runner, priority=Priority(answer))


async def level_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """How much strength training lies behind?"""
    del today
    title = "How long have you been strength training?"
    answer = await one_of_dialog(app, title, LEVELS, runner.level)
    return None if answer is None else replace(runner, level=Level(answer))


async def unit_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """Kilograms or pounds?"""
    del today
    words = {WeightUnit.KG: "kilograms", WeightUnit.LB: "pounds"}
    answer = await one_of_dialog(app, "Units", words, runner.weight_unit)
    return None if answer is None else replace(runner, weight_unit=WeightUnit(answer))


async def toggle_desk_work(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """Turn over whether most of the day is spent sitting; asks nothing."""
    del app, today
    return replace(runner, desk_work=not runner.desk_work)


async def screening_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """The seven questions about health, and what follows from them."""
    del today
    return await ask_screening(app, runner)


AS_IT_IS = "on"
HERE, KIT, NAME, REMOVE_PLACE = "here", "kit", "name", "gone"
MAX_PLACE_LABEL = 40


async def add_place_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """A place to train at, and what is there."""
    del today
    initial = "" if runner.places else "home"
    name = await app.push_screen_wait(
        TextDialog("Name of the place?", initial, text="Such as home, gym or hotel.")
    )
    if not name or not name.strip():
        return None
    kit = await _equipment_dialog(app, name.strip()[:MAX_PLACE_LABEL], frozenset())
    return None if kit is None else add_place(runner, Place(name.strip()[:MAX_PLACE_LABEL], kit))


async def _equipment_dialog(
    app: App[Any], name: str, before: frozenset[Equipment]
) -> frozenset[Equipment] | None:
    """What is at a place: the nearest equipment profile first, then its items one by one."""
    rows = [
        Row(
            key,
            (Span(f"{key:<12}"), Span(equipment_phrase(PROFILES[key]).partition(": ")[2], "muted")),
        )
        for key in PROFILES
    ]
    own = (
        [Row(AS_IT_IS, (Span(f"{'as it is':<12}"), Span(equipment_phrase(before), "muted")))]
        if before
        else []
    )
    title = f"What is at {name}? Choose the closest, then adjust."
    nearest = await app.push_screen_wait(ListDialog(title, (*own, *rows)))
    if nearest is None:
        return None
    labels = ((item.value, item.plain) for item in Equipment)
    ticked = PROFILES.get(nearest, before)
    answer = await app.push_screen_wait(ChecklistDialog(f"What is at {name}?", labels, ticked))
    return None if answer is None else frozenset(map(Equipment, answer))


async def equipment_here_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """What there is to train with now; the first place is called home."""
    del today
    here = runner.place or Place("home", frozenset())
    kit = await _equipment_dialog(app, here.name, here.equipment)
    return None if kit is None else add_place(runner, replace(here, equipment=kit))


def place_dialog(name: str) -> ProfileDialog:
    """Use, change, rename or remove the place with this name."""

    async def ask(app: App[Any], runner: Runner, today: date) -> Runner | None:
        del today
        place = next(each for each in runner.places if each.name == name)
        options = (
            Option("h", "Train here now", HERE),
            Option("e", "Change its equipment", KIT),
            Option("n", "Rename it", NAME),
            Option("x", "Remove it", REMOVE_PLACE),
        )
        answer = await app.push_screen_wait(
            ChoiceDialog(name, options, text=equipment_phrase(place.equipment))
        )
        return await _change_place(app, runner, place, answer)

    return ask


async def _change_place(
    app: App[Any], runner: Runner, place: Place, answer: str | None
) -> Runner | None:
    if answer == HERE:
        return replace(runner, active=place.name)
    if answer == REMOVE_PLACE:
        return remove_place(runner, place.name)
    if answer == KIT:
        kit = await _equipment_dialog(app, place.name, place.equipment)
        return None if kit is None else add_place(runner, replace(place, equipment=kit))
    if answer == NAME:
        name = await app.push_screen_wait(TextDialog("New name?", place.name))
        return rename_place(runner, place.name, name.strip()[:MAX_PLACE_LABEL]) if name else None
    return None
