"""The session's screen as one widget: it draws a scene, and paints only the cells that differ."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from midstance.presentation.clean import clean
from midstance.tui.widgets.workout.canvas import Canvas, Cell, Look, runs
from midstance.tui.widgets.workout.floor import draw_floor
from midstance.tui.widgets.workout.grid import Grid, Room, grid_of
from midstance.tui.widgets.workout.header import draw_header
from midstance.tui.widgets.workout.scene import ACCENTS
from midstance.tui.widgets.workout.side import draw_cue_sheet, draw_session_list, draw_side
from midstance.tui.widgets.workout.stage import draw_stage
from midstance.tui.widgets.workout.summary import draw_best, draw_summary
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from midstance.tui.widgets.workout.canvas import Rows
    from midstance.tui.widgets.workout.scene import Scene

KEY_GAP = 3
SOLID = frozenset({*ACCENTS.values(), "next", "faint"})
"""Colours that say what is on."""


def draw_scene(scene: Scene, width: int, height: int) -> Rows:
    """Every cell of the session's screen at this size."""
    canvas, grid = Canvas(width, height), grid_of(width, height)
    if scene.is_floor and scene.view.phase not in {Phase.OVERVIEW, Phase.DONE}:
        draw_floor(canvas, grid, scene)
    else:
        draw_header(canvas, grid, scene)
        _draw_body(canvas, grid, scene)
        _draw_notice(canvas, grid, scene)
    if scene.is_flashing:
        canvas.swap(scene.accent)
    _draw_keys(canvas, grid, scene)
    return canvas.rows()


def _draw_body(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    phase = scene.view.phase
    if phase is Phase.DONE:
        draw_summary(canvas, grid, scene)
        return
    if scene.shows_cues:
        draw_cue_sheet(canvas, grid, scene)
        return
    if phase is Phase.OVERVIEW:
        top = 2 if grid.room is Room.SMALL else grid.name // 2 + 1
        size = (min(grid.width - 2 * grid.margin, grid.stage), grid.table_end)
        draw_session_list(canvas, scene, (grid.margin, top), size)
    elif scene.best is not None:
        draw_best(canvas, grid, scene, scene.best)
    else:
        draw_stage(canvas, grid, scene)
    draw_side(canvas, grid, scene)


def _draw_notice(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """One line above the keys, on a ground of its own; without a message what is not saved."""
    view = scene.view
    text, is_bad = scene.notice, scene.is_error
    if not text and view.trouble:
        text = f"NOT SAVED ({view.waiting}) · {scene.retry_key} tries again: {view.trouble}"
        is_bad = True
    if not text and scene.other is not None and not grid.side:
        text = f"{scene.other_heading}: {scene.other.name} · {scene.other.amount}"
    if text and grid.height > 1:
        canvas.fill(0, grid.keys - 1, grid.width, 1, "raised")
        colour = "hurt" if is_bad else "bright"
        canvas.text(grid.margin, grid.keys - 1, clean(text, 400), colour, bold=True)


def _draw_keys(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """The keys, the most important first; the last one stays, as it leads to all others."""
    canvas.fill(0, grid.keys, grid.width, 1, "ground")
    gap = 2 if grid.room is Room.SMALL else KEY_GAP
    for key, label, x in placed_keys(scene.keys, grid, gap):
        after = canvas.text(x, grid.keys, key, "bright", bold=True)
        canvas.text(after + 1, grid.keys, label, "quiet")


def placed_keys(
    keys: tuple[tuple[str, str], ...], grid: Grid, gap: int
) -> list[tuple[str, str, int]]:
    """The keys that have room, each with its column."""
    while True:
        placed, x = [], grid.margin
        for key, label in keys:
            placed.append((key, label, x))
            x += len(key) + 1 + len(label) + gap
        if x - gap <= grid.width or len(keys) <= 1:
            return placed
        keys = (*keys[:-2], keys[-1])


class SessionPane(Widget):
    """Shows a scene; an equal one paints nothing, another one only the cells that differ."""

    DEFAULT_CSS = """
    SessionPane { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """A pane that shows nothing yet."""
        super().__init__(id=id)
        self._scene: Scene | None = None
        self._rows: Rows = ()

    def show(self, scene: Scene) -> None:
        """Show ``scene``."""
        if scene != self._scene:
            self._scene = scene
            self._draw()

    def on_resize(self) -> None:
        """Draw for the new room, every cell of it."""
        self._rows = ()
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        if self._scene is None or not width or not height:
            return
        before, self._rows = self._rows, draw_scene(self._scene, width, height)
        if len(before) != len(self._rows):
            self.refresh()
            return
        regions = list(changed_cells(before, self._rows))
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """One row of cells.

        Args:
            y: From the widget's top.
        """
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self._style(Look()))
        row = self._rows[y]
        if self.app.no_color:
            row = without_colours(row, has_segments=y == 1)
        return Strip([Segment(text, self._style(look)) for text, look in runs(row)], len(row))

    def _style(self, look: Look) -> Style:
        colours = self.app.theme_variables
        return _made_style(
            colours[look.ink], colours[look.ground], colours["foreground"], look.bold
        )


@lru_cache(maxsize=512)
def _made_style(ink: str, ground: str, foreground: str, bold: bool) -> Style:
    """A style; a theme that is not ours has a text colour that it leaves to each ground."""
    front = Color.parse(foreground if ink.startswith("auto") else ink)
    return Style(color=front.rich_color, bgcolor=Color.parse(ground).rich_color, bold=bold)


def without_colours(row: tuple[Cell, ...], *, has_segments: bool = False) -> tuple[Cell, ...]:
    """The row with signs where only a colour said what a cell means.

    What is to come is a line; the segment that is on is a full block.
    """
    return tuple((_sign(text, look, has_segments=has_segments), look) for text, look in row)


def _sign(text: str, look: Look, *, has_segments: bool) -> str:
    if look.ink == "track" or look.ground == "track":
        return "─" if text in " ▄▀█" else text
    return "█" if has_segments and text == "▄" and look.ink in SOLID else text


def changed_cells(before: Rows, after: Rows) -> list[Region]:
    """For each row that changed, the cells from the first to the last that differ."""
    regions = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        places = [x for x, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
        regions.append(Region(places[0], y, places[-1] - places[0] + 1, 1))
    return regions
