"""What a workout amounted to, as a few aligned lines, and the overview before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.presentation.clean import clean
from midstance.presentation.phrases import best_yet_text
from midstance.presentation.session import summary_totals, summary_values
from midstance.tui.widgets.workout.grid import Room

if TYPE_CHECKING:
    from midstance.domain.quantity import WeightUnit
    from midstance.tui.widgets.workout.canvas import Canvas
    from midstance.tui.widgets.workout.grid import Grid
    from midstance.tui.widgets.workout.scene import Scene
    from midstance.workout.summary import ExerciseSummary

NAME_WIDTH = 30
NOTICEABLE = 0.15
"""A difference between sides from which it is named (programs, "Tests")."""


def draw_summary(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw the totals, then a row for each exercise."""
    summary = scene.summary
    if summary is None:
        return
    y = 2 if grid.room is Room.SMALL else grid.name // 2 + 1
    width = grid.width - 2 * grid.margin
    totals = " · ".join(summary_totals(summary, scene.unit))
    canvas.text(grid.margin, y, totals, "bright", bold=True, room=width)
    y += 1 if grid.room is Room.SMALL else 2
    for exercise in summary.exercises[: max(0, grid.table_end - y)]:
        _draw_exercise(canvas, grid.margin, y, exercise, scene.unit)
        y += 1


def _draw_exercise(
    canvas: Canvas, x: int, y: int, exercise: ExerciseSummary, unit: WeightUnit
) -> None:
    canvas.text(x, y, clean(exercise.name, NAME_WIDTH), "text", room=NAME_WIDTH)
    is_whole = exercise.done >= exercise.planned
    done = f"{exercise.done}/{exercise.planned}"
    canvas.text_before(x + NAME_WIDTH + 7, y, done, "go" if is_whole else "ready", bold=True)
    after = canvas.text(x + NAME_WIDTH + 9, y, summary_values(exercise), "quiet")
    best = exercise.best
    says = _sides(exercise) if best is None else f"★ {best_yet_text(best, unit)}"
    canvas.text(after + 2, y, says, "text" if best is None else "best", bold=True)


def _sides(exercise: ExerciseSummary) -> str:
    left, right = exercise.left, exercise.right
    if left is None or right is None or not max(left, right):
        return ""
    weaker = "left" if left < right else "right"
    return f"{weaker} less" if abs(left - right) / max(left, right) > NOTICEABLE else ""
