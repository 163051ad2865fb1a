"""Floor mode: the whole terminal is the phase, and its level is the progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.presentation.clean import clean
from midstance.tui.widgets.workout.canvas import fitted
from midstance.tui.widgets.workout.grid import Grid, Room
from midstance.tui.widgets.workout.header import WORD_GAP, draw_band
from midstance.tui.widgets.workout.lettering import (
    big_number,
    big_word,
    draw_number,
    draw_word,
    draw_word_before,
    name_lines,
    number_size,
)
from midstance.tui.widgets.workout.scene import (
    Scene,
    clock_digits,
    heart_text,
    hero_pieces,
    is_clock_hero,
    planned_text,
)
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from midstance.tui.widgets.workout.canvas import Canvas

FLOOR_TOP, MOST_ROWS = 4, 23


def draw_floor(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw the band, the name, the number, the set and the clock, over the level."""
    bottom = grid.keys
    _draw_level(canvas, grid, scene, bottom)
    draw_band(canvas, grid, scene, 0)
    y = _draw_floor_name(canvas, grid, scene)
    foot = _draw_foot(canvas, grid, scene, bottom)
    is_wide = grid.room is Room.WIDE
    pieces, width = _pieces(scene), grid.width - 2 * grid.margin
    most = min(MOST_ROWS, max(3, foot - y - 1 - 2 * is_wide))
    columns, rows = number_size(_widest(pieces), most, width)
    free = foot - y - rows
    y += max(0, min(free, max(2 * is_wide, free // 2)))
    draw_number(canvas, grid.margin + max(0, width - columns) // 2, y, pieces, rows, width)


def _pieces(scene: Scene) -> tuple[tuple[str, str], ...]:
    view = scene.view
    if view.phase is Phase.REST:
        return ((view.clock, "bright"),)
    if is_clock_hero(view):
        return ((clock_digits(view), "bright"),)
    return tuple((text, "quiet" if text == "×" else "bright") for text, _ in hero_pieces(scene))


def _widest(pieces: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The pieces with digits of the greatest width, so that a running number stands still."""
    return tuple(
        ("".join("8" if each.isdigit() else each for each in text), ink) for text, ink in pieces
    )


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
        names = name_lines(scene.name, width)
        for y, line in enumerate(names, FLOOR_TOP + 1):
            canvas.text(grid.margin, y, line, "bright", bold=True)
        return FLOOR_TOP + len(names) + 2
    canvas.letters(grid.margin, 2 * FLOOR_TOP + 1 + is_wide, lines, "bright")
    return FLOOR_TOP + len(lines) + 1 + is_wide


def _draw_foot(canvas: Canvas, grid: Grid, scene: Scene, bottom: int) -> int:
    """One cue in the last row; above it the tempo's word and the repetition, where there is one.

    Answers the first row that it takes.
    """
    view = scene.view
    card = view.card
    cue = clean(card.glance or card.plain_cue, 200)
    if card.heart and view.phase is Phase.WORK:
        cue = f"{heart_text(card)} · {cue}"
    if view.phase is Phase.REST:
        cue = f"next: {card.set_name} of {card.sets}, {planned_text(view)}"
    text = fitted(scene.notice or f"{cue[:1].upper()}{cue[1:]}", grid.width - 2)
    y = bottom - 1 - (grid.room is Room.WIDE)
    canvas.text(max(0, (grid.width - cell_len(text)) // 2), y, text, "bright", bold=True)
    tempo = view.details.tempo
    if tempo is None or grid.room is Room.SMALL:
        return y
    word, says = tempo.word.upper(), f"REP {tempo.repetition}/{view.details.count}"
    if grid.room is Room.WIDE:
        y -= 6
        draw_number(canvas, grid.margin, y, ((word, "bright"),), 5, grid.width // 2)
        draw_word_before(canvas, grid.right, 2 * y + 2, says, "bright", is_bold=True)
        return y
    y -= 4
    end = draw_word(canvas, grid.margin, 2 * y, word, "bright", grid.width // 2)
    if big_word(says, grid.right - end - WORD_GAP, is_bold=False):
        draw_word_before(canvas, grid.right, 2 * y, says, "bright")
    else:
        canvas.text_before(grid.right, y + 1, says, "bright", bold=True)
    return y
