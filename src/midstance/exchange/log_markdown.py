"""The log as Markdown: every workout with its sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import WeightUnit
from midstance.exchange.defused import markdown
from midstance.exchange.markdown_table import table
from midstance.exchange.wording import day_text, set_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.record import LoggedSet, WorkoutRecord


def log_markdown(
    workouts: Iterable[WorkoutRecord], unit: WeightUnit = WeightUnit.KG
) -> Iterator[str]:
    """Workouts with their sets, line by line, in the order in which they come."""
    yield "# Training log"
    for workout in workouts:
        yield ""
        name = f"{workout.name} ({workout.session})" if workout.name else workout.session
        yield f"## {day_text(workout.local_date)}: {markdown(name)}"
        yield from _workout(workout, unit)


def _workout(workout: WorkoutRecord, unit: WeightUnit) -> Iterator[str]:
    if workout.note:
        yield ""
        yield markdown(workout.note)
    if workout.pains:
        yield ""
        yield from (
            f"- Pain: {markdown(each.region)}, {each.level} of 10, {markdown(each.exercise)}"
            for each in workout.pains
        )
    if workout.sets:
        yield ""
        yield from table(("exercise", "set", "done", "effort", "note"), _sets(workout.sets, unit))


def _sets(sets: Iterable[LoggedSet], unit: WeightUnit) -> Iterator[tuple[str, ...]]:
    for each in sets:
        record = each.set
        effort = "" if record.effort is None else str(record.effort)
        yield (
            record.exercise,
            str(record.set_number),
            set_text(record, unit),
            effort,
            record.note,
        )
