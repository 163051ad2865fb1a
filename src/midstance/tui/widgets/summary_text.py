"""What a workout amounted to, as a few aligned lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, Unit, WeightUnit, clock_text
from midstance.tui.shown import shown
from midstance.tui.widgets.line import MUTED, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.workout.summary import ExerciseSummary, Summary

NAME_WIDTH = 30
NOTICEABLE = 0.15
"""A difference between sides from which it is named (programs, "Tests")."""


def summary_parts(summary: Summary, unit: WeightUnit = WeightUnit.KG) -> Iterator[Part]:
    """The totals in one line, then a line for each exercise."""
    yield from _totals(summary, unit)
    for exercise in summary.exercises:
        yield from _line(exercise)


def _totals(summary: Summary, unit: WeightUnit) -> Iterator[Part]:
    yield f"{summary.sets_done} of {summary.sets_planned} sets", "bold $text"
    figures = (
        (summary.sets_skipped, f"{summary.sets_skipped} skipped"),
        (summary.reps, f"{summary.reps} reps"),
        (summary.hold_seconds, f"{clock_text(summary.hold_seconds)} held"),
        (summary.contacts, f"{summary.contacts} contacts"),
        (summary.tonnage_grams, f"{Load(summary.tonnage_grams).text(unit)} lifted"),
        (summary.pains, f"{summary.pains} pain{'' if summary.pains == 1 else 's'} noted"),
    )
    for figure, text in figures:
        if figure:
            yield f" · {text}", "$text"
    yield "\n\n", ""


def _line(exercise: ExerciseSummary) -> Iterator[Part]:
    yield shown(exercise.name, NAME_WIDTH).ljust(NAME_WIDTH), "$text"
    done = f"{exercise.done}/{exercise.planned}"
    yield (
        f"  {done:>5}  ",
        "$text-success" if exercise.done >= exercise.planned else "$text-warning",
    )
    yield _values(exercise).ljust(16), MUTED
    best = "  best yet" if exercise.is_best else ""
    yield f"{best or _sides(exercise)}\n", "bold $text-accent"


def _values(exercise: ExerciseSummary) -> str:
    if exercise.left is None or exercise.right is None:
        text = " · ".join(str(value) for value in exercise.values)
    else:
        text = f"{exercise.left} left · {exercise.right} right"
    return f"{text} {exercise.unit.symbol}" if exercise.unit is not Unit.REPS else text


def _sides(exercise: ExerciseSummary) -> str:
    left, right = exercise.left, exercise.right
    if left is None or right is None or not max(left, right):
        return ""
    weaker = "left" if left < right else "right"
    return f"  {weaker} less" if abs(left - right) / max(left, right) > NOTICEABLE else ""
