"""The dialogs about loads: steps, the empty bar, the heaviest weights, and body weight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from midstance.domain.exercise import Equipment
from midstance.domain.quantity import Load, QuantityError, WeightUnit
from midstance.domain.runner import EMPTY_BAR, USUAL_STEPS, Runner, set_heaviest, set_load_step
from midstance.presentation.blocks import Row, Span
from midstance.tui.dialogs.choice import TextDialog
from midstance.tui.dialogs.lists import ListDialog
from midstance.tui.screens.profile.dialogs import capital

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import App

    from midstance.tui.screens.profile.dialogs import ProfileDialog

    Put = Callable[[Runner, Load | None], Runner]

_STEP_EXAMPLES = {WeightUnit.KG: "2.5 kg", WeightUnit.LB: "5 lb"}
_WEIGHT_EXAMPLES = {WeightUnit.KG: "24 kg", WeightUnit.LB: "50 lb"}
_BODY_EXAMPLES = {WeightUnit.KG: "64 kg", WeightUnit.LB: "140 lb"}
BODY_WEIGHT_USE = "Only the move from a dumbbell onto a barbell asks for it."


def add_load_step_dialog(unit: WeightUnit) -> ProfileDialog:
    """An item of equipment, and its smallest step in load, which is shown and read in ``unit``."""
    return _of_an_item("Increments of what?", lambda item: load_step_dialog(item, unit))


def add_heaviest_dialog(unit: WeightUnit) -> ProfileDialog:
    """An item of equipment, and its heaviest weight, which is shown and read in ``unit``."""
    return _of_an_item("The heaviest weight of what?", lambda item: heaviest_dialog(item, unit))


def load_step_dialog(value: str, unit: WeightUnit) -> ProfileDialog:
    """The smallest step in load of an item, shown and read in ``unit``."""
    item = Equipment(value)
    return _ask_load(
        (
            f"Weight increment: {item.plain}",
            f"Such as {_STEP_EXAMPLES[unit]}; empty for the default.",
        ),
        unit,
        lambda runner: dict(runner.load_steps).get(item),
        lambda runner, step: set_load_step(runner, item, step),
    )


def heaviest_dialog(value: str, unit: WeightUnit) -> ProfileDialog:
    """The heaviest weight there is of an item, shown and read in ``unit``."""
    item = Equipment(value)
    with_plates = ", with its plates" if item is Equipment.BARBELL else ""
    return _ask_load(
        (
            f"Heaviest {item.plain}{with_plates}",
            f"Such as {_WEIGHT_EXAMPLES[unit]}; nothing heavier is suggested. Empty for no limit.",
        ),
        unit,
        lambda runner: dict(runner.heaviest).get(item),
        lambda runner, weight: set_heaviest(runner, item, weight),
    )


def bar_dialog(unit: WeightUnit) -> ProfileDialog:
    """What the empty bar weighs, shown and read in ``unit``."""
    return _ask_load(
        (
            "Weight of the empty bar",
            f"Such as 15 kg; empty for {EMPTY_BAR[unit].text(unit)}.",
        ),
        unit,
        lambda runner: runner.bar,
        lambda runner, bar: replace(runner, bar=bar),
    )


def body_weight_dialog(unit: WeightUnit) -> ProfileDialog:
    """What the runner weighs, shown and read in ``unit``."""
    return _ask_load(
        (
            "Body weight",
            f"Such as {_BODY_EXAMPLES[unit]}; empty to leave it out. {BODY_WEIGHT_USE}",
        ),
        unit,
        lambda runner: runner.body_weight,
        lambda runner, weight: replace(runner, body_weight=weight),
    )


def _of_an_item(title: str, about: Callable[[str], ProfileDialog]) -> ProfileDialog:
    async def ask(app: App[Any], runner: Runner, today: date) -> Runner | None:
        rows = (Row(each.value, (Span(capital(each.plain)),)) for each in USUAL_STEPS)
        answer = await app.push_screen_wait(ListDialog(title, rows))
        return await about(answer)(app, runner, today) if answer else None

    return ask


def _ask_load(
    words: tuple[str, str], unit: WeightUnit, known: Callable[[Runner], Load | None], put: Put
) -> ProfileDialog:
    """A load under a title with a word on it; the question comes again until it is one."""

    async def ask(app: App[Any], runner: Runner, today: date) -> Runner | None:
        del today
        before, (title, text) = known(runner), words
        typed = before.text(unit) if before else ""
        while True:
            answer = await app.push_screen_wait(TextDialog(title, typed, text=text))
            if answer is None:
                return None
            try:
                return put(runner, _parse_load(answer, unit))
            except QuantityError as error:
                typed, text = answer, str(error)

    return ask


def _parse_load(typed: str, unit: WeightUnit) -> Load | None:
    if not typed.strip():
        return None
    load = Load.parse(typed, unit)
    if not load.grams:
        raise QuantityError("it must be above zero, such as 1.25 kg")
    return load
