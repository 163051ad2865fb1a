"""The questions about the runner: each answers with the runner as told then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import Goal, Level, Priority, Runner
from midstance.tui.profile_rows import GOALS, LEVELS, PRIORITIES
from midstance.tui.screens.asking import one_of
from midstance.tui.screens.threshold import screening

if TYPE_CHECKING:
    from datetime import date

    from textual.app import App


async def goal(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """What is the training for?"""
    del today
    answer = await one_of(app, "What do you train for?", GOALS, runner.goal)
    return None if answer is None else replace(runner, goal=Goal(answer))


async def priority(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """What comes first in a full week?"""
    del today
    answer = await one_of(app, "What comes first in a full week?", PRIORITIES, runner.priority)
    return None if answer is None else replace(runner, priority=Priority(answer))


async def level(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """How much strength training lies behind?"""
    del today
    title = "How much strength training lies behind you?"
    answer = await one_of(app, title, LEVELS, runner.level)
    return None if answer is None else replace(runner, level=Level(answer))


async def units(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """Kilograms or pounds?"""
    del today
    words = {WeightUnit.KG: "kilograms", WeightUnit.LB: "pounds"}
    answer = await one_of(app, "Loads in", words, runner.weight_unit)
    return None if answer is None else replace(runner, weight_unit=WeightUnit(answer))


async def desk_work(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """Whether most of the day is spent sitting; it is only turned over."""
    del app, today
    return replace(runner, desk_work=not runner.desk_work)


async def health(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """The seven questions about health, and what follows from them."""
    del today
    return await screening(app, runner)
