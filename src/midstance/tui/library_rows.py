"""The exercises of the library as rows of a list, and what is looked for in one line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from midstance.domain.runner import lacking
from midstance.tui.exercise_text import ago_text, pattern_text
from midstance.tui.keys import BY_ID, first_key
from midstance.tui.shown import shown
from midstance.tui.widgets.line import MUTED
from midstance.tui.widgets.rows import Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from midstance.domain.exercise import Equipment, Exercise
    from midstance.domain.sieve import Sieve
    from midstance.tui.keys import Keymap
    from midstance.tui.widgets.line import Part
    from midstance.tui.widgets.rows import Look

KIT_WIDTH, LAST_WIDTH = 18, 12
ROOM_FOR_CHIPS = 76
ROOM_FOR_COLUMNS = 74
"""Cells that a list needs before it shows level and kit of every exercise."""


class Shelf:
    """The exercises in the order of the list, with what the log knows of them."""

    def __init__(self, exercises: Iterable[Exercise], today: date) -> None:
        """Nothing is known of the log yet."""
        self.exercises = tuple(exercises)
        self.today = today
        self.last: Mapping[str, date] = {}
        self.owned: frozenset[Equipment] | None = None

    def rows(self, sieve: Sieve, width: int) -> Iterator[Row]:
        """A row for each exercise that goes through, under the heading of its pattern."""
        found = sieve.sifted(self.exercises)
        for pattern, group in groupby(found, lambda each: each.pattern):
            exercises = tuple(group)
            heading = f"{pattern_text(pattern).capitalize()} · {len(exercises)}"
            yield Row(f"#{pattern}", (Span(heading, "muted"),), is_heading=True)
            yield from (self._row(each, width) for each in exercises)

    def _row(self, exercise: Exercise, width: int) -> Row:
        last = self.last.get(exercise.id)
        said = ago_text(last, self.today) if last else ""
        kit, look = self._kit(exercise)
        if width >= ROOM_FOR_COLUMNS:
            right: tuple[Span, ...] = (
                Span(f"  level {exercise.level}", "muted"),
                Span(f"  {shown(kit, KIT_WIDTH):<{KIT_WIDTH}}", look),
                Span(f"{said:>{LAST_WIDTH}}", "strong"),
            )
        else:
            missing = f"  {shown(kit, KIT_WIDTH)}" if look == "warning" else ""
            right = (Span(missing, look), Span(f"  {said}" if said else "", "strong"))
        return Row(exercise.id, (Span(exercise.name),), right)

    def _kit(self, exercise: Exercise) -> tuple[str, Look]:
        """What it needs, or what is not there of it."""
        missing = lacking(exercise, self.owned) if self.owned is not None else ()
        if missing:
            return f"no {', '.join(item.plain for item in missing)}", "warning"
        needed = exercise.equipment[0] if exercise.equipment else ()
        return ", ".join(item.plain for item in needed), "muted"


def chips(sieve: Sieve, keymap: Keymap, width: int) -> Iterator[Part]:
    """What is looked for, each with its key; where there is little room, only what is said."""
    values = (
        ("library.pattern", "pattern", pattern_text(sieve.pattern) if sieve.pattern else ""),
        ("library.muscle", "muscle", sieve.muscle.plain if sieve.muscle else ""),
        ("library.kit", "kit", sieve.kit.name if sieve.kit else ""),
        ("library.level", "level", f"up to {sieve.level}" if sieve.level else ""),
        ("library.impact", "impact", sieve.impact.value if sieve.impact else ""),
    )
    for id_, label, value in values:
        if not value and width < ROOM_FOR_CHIPS:
            continue
        yield f" {first_key(BY_ID[id_], keymap)} ", "bold $text-accent"
        if value:
            yield f"{label} {shown(value, 40)} ", "bold reverse"
        else:
            yield f"{label} any ", MUTED
        yield " ", ""
