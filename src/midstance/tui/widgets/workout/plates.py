"""The plates on one end of the bar, drawn to scale, with what they are in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import WeightUnit

if TYPE_CHECKING:
    from midstance.tui.widgets.workout.canvas import Canvas
    from midstance.tui.widgets.workout.grid import Grid
    from midstance.tui.widgets.workout.scene import Scene

SHAFT, COLLAR_AT, TEXT_AT = 34, 10, 38
HALF_ROWS = {25.0: 8, 20.0: 8, 15.0: 7, 10.0: 5, 5.0: 4, 2.5: 3, 1.25: 3}
POUND_HALF_ROWS = {45.0: 8, 35.0: 7, 25.0: 6, 10.0: 5, 5.0: 4, 2.5: 3}
"""How high a plate is drawn, by its weight: bars are loaded with bumpers of one size, then less."""

HEAVY_FROM, LIGHT_BELOW = 10.0, 5.0


def draw_plates(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw what is to be put on the bar; without a bar say what equipment is needed."""
    view, top = scene.view, grid.bar // 2
    plates = view.details.new_plates
    if not view.details.plates:
        if view.card.kit:
            canvas.text(grid.margin, top, "EQUIPMENT", "quiet", bold=True)
            canvas.text(grid.margin, top + 1, view.card.kit, "text", room=grid.stage)
        return
    canvas.text(grid.margin, top, "PUT ON THE BAR", "quiet", bold=True)
    if not plates:
        canvas.text(grid.margin, top + 1, view.details.plates, "text")
        return
    middle = 2 * top + 6
    canvas.block(grid.margin, middle, SHAFT, 1, "faint")
    canvas.block(grid.margin + COLLAR_AT, middle - 1, 2, 3, "quiet")
    x = grid.margin + COLLAR_AT + 3
    heights = HALF_ROWS if scene.unit is WeightUnit.KG else POUND_HALF_ROWS
    for plate in plates:
        height, width = (
            heights.get(plate, 3),
            3 if plate >= HEAVY_FROM else 1 + (plate >= LIGHT_BELOW),
        )
        canvas.block(x, middle - height // 2, width, height, scene.accent)
        x += width + 1
    words, unit = " + ".join(f"{each:g}" for each in plates), view.details.load_unit
    canvas.text(grid.margin + TEXT_AT, top + 2, f"{words} {unit}", "bright", bold=True)
    canvas.text(grid.margin + TEXT_AT, top + 3, "a side", "quiet")
