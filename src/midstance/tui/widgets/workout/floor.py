"""Floor mode: the whole terminal is the phase, and its level is the progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.presentation.clean import clean
from midstance.tui.widgets.workout.canvas import fitted
from midstance.tui.widgets.workout.grid import Grid, Room
from midstance.tui.widgets.workout.header import draw_band
from midstance.tui.widgets.workout.lettering import (
    big_number,
    big_word,
    draw_number,
    draw_word,
    draw_word_before,
)
from midstance.tui.widgets.workout.scene import (
    Scene,
    clock_digits,
    hero_pieces,
    is_clock_hero,
    planned_text,
)
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from midstance.tui.widgets.workout.canvas import Canvas

FLOOR_TOP = 4


def draw_floor(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw the band, the name, the number, the set and the clock, over the level."""
    bottom = grid.keys
    _draw_level(canvas, grid, scene, bottom)
    draw_band(canvas, grid, scene, 0)
    y = _draw_floor_name(canvas, grid, scene)
    foot = _draw_foot(canvas, grid, scene, bottom)
    pieces = _pieces(scene)
    rows = min(23, max(3, foot - y - 1))
    width = grid.width - 2 * grid.margin
    x = grid.margin + _indent(pieces, rows, width)
    draw_number(canvas, x, y + max(0, (foot - y - rows) // 2), pieces, rows, width)


def _pieces(scene: Scene) -> tuple[tuple[str, str], ...]:
    view = scene.view
    if view.phase is Phase.REST:
        return ((view.clock, "bright"),)
    if is_clock_hero(view):
        return ((clock_digits(view), "bright"),)
    return tuple((text, "quiet" if text == "×" else "bright") for text, _ in hero_pieces(scene))


def _indent(pieces: tuple[tuple[str, str], ...], rows: int, width: int) -> int:
    """Columns before a number of one part, so that it stands in the middle."""
    if len(pieces) > 1:
        return 4 if width > 100 else 0  # noqa: PLR2004 - columns of a wide floor
    digits = "".join("8" if each.isdigit() else each for each in pieces[0][0])
    lines = big_number(digits, rows, width)
    return max(0, (width - len(lines[0] if lines else digits)) // 2)


def floor_level(scene: Scene) -> float:
    """How full the screen is: seconds that have run, or how far the bar is down in the tempo."""
    view = scene.view
    tempo = view.details.tempo
    if tempo is None:
        return view.fraction
    part = tempo.second / tempo.seconds
    return 1 - part if tempo.word == "down" else part if tempo.word == "up" else 0.0


def _draw_level(canvas: Canvas, grid: Grid, scene: Scene, bottom: int) -> None:
    ground = {"hold": "fill-hold", "go": "fill-go"}.get(scene.accent, "plane")
    rows = round(floor_level(scene) * (bottom - FLOOR_TOP))
    if not rows:
        return
    canvas.fill(0, bottom - rows, grid.width, rows, ground)
    canvas.letters(0, 2 * (bottom - rows) - 2, ("▄" * grid.width,), scene.accent)


def _draw_floor_name(canvas: Canvas, grid: Grid, scene: Scene) -> int:
    """The name, as large as it fits; answers the row below it."""
    if grid.room is Room.SMALL:
        canvas.text(grid.margin, FLOOR_TOP, scene.name, "bright", bold=True)
        return FLOOR_TOP + 1
    name = clean(scene.view.card.big_name).upper()
    width = grid.width - 2 * grid.margin
    is_wide = grid.room is Room.WIDE
    lines = big_number(name, 5, width) if is_wide else big_word(name, width)
    if not lines:
        canvas.text(grid.margin, FLOOR_TOP + 1, scene.name, "bright", bold=True, room=width)
        return FLOOR_TOP + 3
    canvas.letters(grid.margin, 2 * FLOOR_TOP + (grid.room is Room.WIDE) * 2, lines, "bright")
    return FLOOR_TOP + len(lines) + (2 if grid.room is Room.WIDE else 1)


def _draw_foot(canvas: Canvas, grid: Grid, scene: Scene, bottom: int) -> int:
    """One cue in the last row; above it the tempo's word and the repetition, where there is one.

    Answers the first row that it takes.
    """
    view = scene.view
    cue = clean(view.card.glance or view.card.cue.removeprefix("Avoid: "), 200)
    if view.phase is Phase.REST:
        cue = f"next: {view.card.set_name} of {view.card.sets}, {planned_text(view)}"
    text = scene.notice or fitted(cue, grid.width - 2)
    canvas.text(max(0, (grid.width - len(text)) // 2), bottom - 1, text, "bright", bold=True)
    tempo = view.details.tempo
    if tempo is None or grid.room is Room.SMALL:
        return bottom - 1
    half = 2 * (bottom - 1) - 8
    draw_word(canvas, grid.margin, half, tempo.word.upper(), "bright", grid.width // 2)
    says = f"REP {tempo.repetition}/{view.details.count}"
    draw_word_before(canvas, grid.right, half, says, "bright")
    return half // 2
