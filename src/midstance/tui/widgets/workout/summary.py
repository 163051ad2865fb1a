"""A best as soon as it is saved: five seconds in gold, with what was the best before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Load
from midstance.domain.strength.bests import BestKind
from midstance.presentation.clean import clean
from midstance.presentation.phrases import gain_text
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
