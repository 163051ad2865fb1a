"""What was achieved: a best as soon as it is saved, and the whole workout at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Load
from midstance.domain.strength.bests import BestKind
from midstance.presentation.clean import clean
from midstance.presentation.phrases import best_yet_text, gain_text
from midstance.presentation.session import summary_totals, summary_values
from midstance.tui.widgets.workout.grid import Room
from midstance.tui.widgets.workout.lettering import draw_number, draw_word
from midstance.tui.widgets.workout.scene import planned_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.quantity import WeightUnit
    from midstance.domain.strength.bests import Best
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


SAYINGS: Mapping[BestKind, str] = {
    BestKind.HEAVIEST: "heaviest so far",
    BestKind.MOST_REPETITIONS: "most reps at this load",
    BestKind.LONGEST_HOLD: "longest so far",
    BestKind.ESTIMATED_MAXIMUM: "best estimated 1RM",
    BestKind.LEAST_HELP: "least help so far",
}


def draw_best(canvas: Canvas, grid: Grid, scene: Scene, best: Best) -> None:
    """Draw the set just saved in gold, with what was the best until then."""
    details = scene.view.details
    title, width = grid.name + (0 if grid.room >= Room.USUAL else 2), grid.stage
    if grid.room <= Room.NARROW:
        canvas.text(grid.margin, grid.name // 2, "★ BEST YET", "best", bold=True)
    else:
        draw_word(canvas, grid.margin, title, "BEST YET", "best", width)
    count, _, load = details.saved.removesuffix(f" {details.load_unit}").partition(" × ")
    pieces = tuple((text, "best") for text in ((count, "×", load) if load else (count,)))
    draw_number(canvas, grid.margin, grid.hero, pieces, grid.hero_rows, width)
    name = clean(scene.best_name)
    end = grid.stage_end
    if grid.room is not Room.SMALL:
        end = canvas.text_before(end, grid.caption, SAYINGS[best.kind], "text")
    x = canvas.text(grid.margin, grid.caption, name, "bright", bold=True, room=width // 2)
    gain = f"▲ {gain_text(best, scene.unit).removeprefix('+')}"
    canvas.text(x + 3, grid.caption, gain, "best", bold=True, room=max(0, end - x - 4))
    _draw_comparison(canvas, grid, scene, best)


def _draw_comparison(canvas: Canvas, grid: Grid, scene: Scene, best: Best) -> None:
    """The best before in two figures, the rest's bar, and the set that is next."""
    view = scene.view
    y = grid.caption + (4 if grid.room is Room.WIDE else 2)
    if y + 2 >= grid.keys:
        return
    texts = [_measured(value, best.kind, scene.unit) for value in (best.before, best.now)]
    canvas.text(grid.margin, y, "before ", "quiet")
    x = canvas.text(grid.margin + 8, y, texts[0], "text", bold=True)
    canvas.text(canvas.text(x + 4, y, "now ", "quiet"), y, texts[1], "best", bold=True)
    canvas.bar(grid.margin, 2 * y + 4, grid.stage, 2, view.fraction, scene.accent)
    if y + 4 < grid.keys:
        text = f"next: {view.card.set_name} of {view.card.sets}, {planned_text(view)}"
        canvas.text(grid.margin, y + 4, text, "quiet", room=grid.stage)


def _measured(value: int, kind: BestKind, unit: WeightUnit) -> str:
    if kind.is_load:
        return Load(value).text(unit)
    return f"{value} s" if kind is BestKind.LONGEST_HOLD else f"{value} reps"
