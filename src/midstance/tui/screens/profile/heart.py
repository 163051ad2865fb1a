"""The dialogs about the heart rate: birth, the maximum as measured, the ceiling of circuits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from midstance.coach.heart_rate import (
    FORMULA_SOURCE,
    MAY_MISLEAD,
    check_birth,
    may_mislead,
    parse_circuit_ceiling,
    parse_maximum,
)
from midstance.domain.quantity import QuantityError
from midstance.tui.dialogs.choice import TextDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from midstance.domain.runner import Runner

BORN_TITLE, MAXIMUM_TITLE = "Your day of birth", "Your maximum heart rate, as measured"
BORN_TEXT = "Such as 1986-05-01; empty to leave it out. It gives a maximum heart rate by age."
CEILING_TITLE = "Heart rate in circuits, at most"
CEILING_TEXT = "In percent of the maximum, 60 to 90; empty for the usual 80."
MAXIMUM_TEXT = "In beats a minute, such as 187; empty for the one by age."


async def born_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """The day of birth, from which a maximum heart rate follows; its source is named."""

    def read(typed: str) -> Runner:
        return replace(runner, born=_parse_birth(typed, today) if typed else None)

    known = runner.born.isoformat() if runner.born else ""
    return await _ask(app, BORN_TITLE, known, f"{BORN_TEXT} {_remark(runner)}", read)


async def maximum_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """The maximum heart rate as it was measured; without one it follows from the age."""
    del today

    def read(typed: str) -> Runner:
        return replace(runner, max_bpm=parse_maximum(typed) if typed else None)

    known = str(runner.max_bpm) if runner.max_bpm else ""
    return await _ask(app, MAXIMUM_TITLE, known, f"{MAXIMUM_TEXT} {_remark(runner)}", read)


async def ceiling_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """How high the heart rate may go in circuits, in percent of the maximum."""
    del today

    def read(typed: str) -> Runner:
        return replace(runner, circuit_ceiling=parse_circuit_ceiling(typed) if typed else None)

    known = str(runner.circuit_ceiling) if runner.circuit_ceiling else ""
    return await _ask(app, CEILING_TITLE, known, CEILING_TEXT, read)


def _remark(runner: Runner) -> str:
    return MAY_MISLEAD if may_mislead(runner) else FORMULA_SOURCE


def _parse_birth(typed: str, today: date) -> date:
    try:
        born = date.fromisoformat(typed)
    except ValueError:
        raise QuantityError(f"{typed!r} is no day; write it like 1986-05-01") from None
    return check_birth(born, today)


async def _ask(
    app: App[Any], title: str, known: str, text: str, read: Callable[[str], Runner]
) -> Runner | None:
    """What is typed, asked for until it can be read; None where it was left."""
    typed = known
    while True:
        answer = await app.push_screen_wait(TextDialog(title, typed, text=text))
        if answer is None:
            return None
        try:
            return read(answer.strip())
        except QuantityError as error:
            typed, text = answer, f"{error}."
