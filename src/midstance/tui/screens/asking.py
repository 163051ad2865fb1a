"""How a line of the profile is asked about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from midstance.domain.runner import Runner
from midstance.tui.screens.dialogs import Choice, Option
from midstance.tui.screens.pick import Pick
from midstance.tui.shown import shown
from midstance.tui.widgets.rows import Row, Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from enum import StrEnum

    Word = TypeVar("Word", bound=StrEnum)

    from textual.app import App

Asking = Callable[["App[Any]", Runner, "date"], Awaitable[Runner | None]]
"""Asks about the runner as today finds them; answers None where nothing is to change."""

MOST_KEYS = 5
"""Answers that are each given a key."""


async def one_of(
    app: App[Any], title: str, words: Mapping[Word, str] | Mapping[str, str], now: str | None
) -> str | None:
    """One of a few, each with a digit as its key, or one of more."""
    values = [str(value) for value in words]
    if len(values) > MOST_KEYS:
        labels = zip(values, words.values(), strict=True)
        rows = (Row(value, (Span(capital(label)),)) for value, label in labels)
        return await app.push_screen_wait(Pick(title, rows, at=now or ""))
    options = tuple(
        Option(str(number), label, value)
        for number, (value, label) in enumerate(zip(values, words.values(), strict=True), 1)
    )
    selected = values.index(now) if now in values else 0
    return await app.push_screen_wait(Choice(shown(title), options, selected=selected))


def capital(words: str) -> str:
    """``words`` with a capital first letter; the rest stays as it is."""
    return words[0].upper() + words[1:]
