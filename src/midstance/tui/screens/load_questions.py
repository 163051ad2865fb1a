"""The questions about steps in load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from midstance.domain.exercise import Equipment
from midstance.domain.profile_changes import (
    with_load_step,
)
from midstance.domain.quantity import Load, QuantityError, WeightUnit
from midstance.tui.screens.asking import Asking, capital
from midstance.tui.screens.dialogs import Question
from midstance.tui.screens.pick import Pick
from midstance.tui.widgets.rows import Row, Span

if TYPE_CHECKING:
    from datetime import date

    from textual.app import App

    from midstance.domain.runner import Runner

LOADED = (
    Equipment.BARBELL,
    Equipment.DUMBBELL,
    Equipment.KETTLEBELL,
    Equipment.CABLE,
    Equipment.MED_BALL,
    Equipment.BACKPACK,
)
"""Equipment whose weight goes up in steps."""


async def add_load_step(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """An item of equipment, and its smallest step in load."""
    rows = (Row(each.value, (Span(capital(each.plain)),)) for each in LOADED)
    answer = await app.push_screen_wait(Pick("Whose steps?", rows))
    return await load_step(answer)(app, runner, today) if answer else None


def load_step(value: str) -> Asking:
    """The smallest step in load of an item, asked again until it is one."""
    item = Equipment(value)

    async def ask(app: App[Any], runner: Runner, today: date) -> Runner | None:
        del today
        unit = runner.weight_unit or WeightUnit.KG
        before = dict(runner.load_steps).get(item)
        typed, trouble = before.text(unit) if before else "", "Such as 2.5 kg; empty for the usual."
        while True:
            title = f"The smallest step with the {item.plain}"
            answer = await app.push_screen_wait(Question(title, typed, text=trouble))
            if answer is None:
                return None
            try:
                return with_load_step(runner, item, _step(answer, unit))
            except QuantityError as error:
                typed, trouble = answer, str(error)

    return ask


def _step(typed: str, unit: WeightUnit) -> Load | None:
    if not typed.strip():
        return None
    step = Load.parse(typed, unit)
    if not step.grams:
        raise QuantityError("a step must be more than nothing, such as 1.25 kg")
    return step
