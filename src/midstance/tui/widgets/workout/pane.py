"""The session's screen as one widget: it draws a scene, and paints only the cells that differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from midstance.presentation.clean import clean
from midstance.tui.widgets.cell_pane import CellPane, without_colours
from midstance.tui.widgets.line import hint_at, press
from midstance.tui.widgets.review.workout_summary import draw_summary
from midstance.tui.widgets.workout.canvas import Canvas, wrapped
from midstance.tui.widgets.workout.floor import draw_floor
from midstance.tui.widgets.workout.grid import Grid, Room, grid_of
from midstance.tui.widgets.workout.header import draw_header
from midstance.tui.widgets.workout.rest import draw_best
from midstance.tui.widgets.workout.scene import is_clock_hero
from midstance.tui.widgets.workout.side import draw_cue_sheet, draw_session_list, draw_side
from midstance.tui.widgets.workout.stage import draw_stage, has_name_beside
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from textual.events import Click
    from textual.geometry import Offset

    from midstance.services.new_runner.rest_questions import RestQuestion
    from midstance.tui.widgets.workout.canvas import CellRow, Rows
    from midstance.tui.widgets.workout.scene import Scene

KEY_GAP, NARROW_GAP = 3, 2
MOST_NOTICE = 4
SAVED_SIGNS, FIXABLE = frozenset("✓★"), frozenset({Phase.REST, Phase.SET_UP})
"""What marks a saved set, and the phases in which the last one can be fixed."""
FIGURE_BESIDE = 23
"""Columns of a figure on the stage."""


def draw_scene(scene: Scene, width: int, height: int) -> Rows:
    """Every cell of the session's screen at this size."""
    canvas, grid = Canvas(width, height), grid_of(width, height)
    asks = scene.asks_effort and not scene.is_floor
    if scene.is_floor and scene.view.phase not in {Phase.OVERVIEW, Phase.DONE}:
        draw_floor(canvas, grid, scene)
    else:
        draw_header(canvas, grid, scene)
        _draw_body(canvas, grid, scene)
        if scene.question is not None:
            _draw_question(canvas, grid, scene.question)
        _draw_notice(canvas, grid, scene, grid.keys + asks)
    if scene.is_flashing:
        canvas.swap(scene.accent)
    if not asks:
        draw_keys(canvas, grid, scene.keys)
    return canvas.rows()


def _draw_body(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    phase = scene.view.phase
    if phase is Phase.DONE:
        lines = len(_notice_lines(grid, scene)[0])
        draw_summary(canvas, replace(grid, table_end=grid.table_end - lines), scene)
        return
    if scene.cue_page:
        draw_cue_sheet(canvas, grid, scene)
        return
    if phase is Phase.OVERVIEW:
        top = 2 if grid.room is Room.SMALL else grid.name // 2 + 1
        size = (min(grid.width - 2 * grid.margin, grid.stage), grid.table_end)
        draw_session_list(canvas, scene, (grid.margin, top), size)
    elif scene.best is not None:
        draw_best(canvas, grid, scene, scene.best)
    else:
        draw_stage(canvas, grid, scene, _beside_figure(canvas, grid, scene))
    draw_side(canvas, grid, scene)


def _beside_figure(canvas: Canvas, grid: Grid, scene: Scene) -> Grid:
    """Where there is no side column, draw the figure; answers the grid with what room is left.

    A name that is too long beside it has the whole width, and the figure begins below.
    """
    if grid.side or grid.room is not Room.USUAL or scene.figure is None:
        return grid
    width = FIGURE_BESIDE
    top = grid.hero - 4 if has_name_beside(scene, grid, grid.stage - width - 1) else grid.hero
    bottom = {
        Phase.REST: grid.hero + grid.rest_rows,
        Phase.SET_UP: grid.caption,
    }.get(scene.view.phase, (grid.low_bar if is_clock_hero(scene.view) else grid.bar) // 2)
    at = grid.right - width, top
    if not scene.figure.draw(canvas, at, (width, bottom - top), scene.accent):
        return grid
    return replace(grid, stage=grid.stage - width - 1)


def _draw_notice(canvas: Canvas, grid: Grid, scene: Scene, bottom: int) -> None:
    """A message on a ground of its own; without one what is not saved.

    It ends above the row ``bottom``: above the keys, or in their place where the next key answers.
    """
    lines, is_bad = _notice_lines(grid, scene)
    top = bottom - len(lines)
    canvas.fill(0, top, grid.width, len(lines), "raised")
    for y, line in enumerate(lines, top):
        canvas.text(grid.margin, y, line, "hurt" if is_bad else "bright", bold=True)


def _notice_lines(grid: Grid, scene: Scene) -> tuple[list[str], bool]:
    """The lines of a message, and whether it is bad news."""
    view = scene.view
    text, is_bad = scene.notice, scene.is_error
    if not text and view.trouble:
        text = f"NOT SAVED ({view.waiting}) · {scene.retry_key} tries again: {view.trouble}"
        is_bad = True
    if not text and scene.other is not None and not grid.side:
        text = f"{scene.other_heading}: {scene.other.name} · {scene.other.amount}"
    width = max(1, grid.width - 2 * grid.margin)
    lines = wrapped(clean(text, 400), width)[: max(0, min(MOST_NOTICE, grid.keys - 2))]
    return lines, is_bad


def _draw_question(canvas: Canvas, grid: Grid, question: RestQuestion) -> None:
    """The question, and the two letters that answer it."""
    y = grid.keys - 1
    canvas.fill(0, y, grid.width, 1, "raised")
    x = canvas.text(grid.margin, y, question.text, "bright", bold=True)
    for letter, meaning in (("y", question.yes), ("n", question.no)):
        x = canvas.text(x + 2, y, letter, "next", bold=True)
        if meaning not in {letter, "yes", "no"} or grid.room > Room.SMALL:
            x = canvas.text(x + 1, y, meaning, "text")
    if grid.room > Room.NARROW:
        canvas.text_before(grid.stage_end, y, "or leave it open", "quiet")


def draw_keys(canvas: Canvas, grid: Grid, keys: tuple[tuple[str, str], ...]) -> None:
    """Draw the keys, the most important first; the last one stays, as it leads to all others."""
    canvas.fill(0, grid.keys, grid.width, 1, "ground")
    for key, label, x in placed_keys(keys, grid):
        after = canvas.text(x, grid.keys, key, "bright", bold=True)
        canvas.text(after + 1, grid.keys, label, "quiet")


def placed_keys(keys: tuple[tuple[str, str], ...], grid: Grid) -> list[tuple[str, str, int]]:
    """The keys that have room, each with its column; they move closer before one is left out."""
    while True:
        for gap in (KEY_GAP, NARROW_GAP):
            placed, x = [], grid.margin
            for key, label in keys:
                placed.append((key, label, x))
                x += len(key) + 1 + len(label) + gap
            if x - gap <= grid.width - grid.margin or len(keys) <= 1:
                return placed
        keys = (*keys[:-2], keys[-1])


def key_at(keys: tuple[tuple[str, str], ...], grid: Grid, x: int) -> str:
    """The key whose hint is drawn at a column of the last row; "" between two."""
    return hint_at(placed_keys(keys, grid), x)


def _is_saved(row: CellRow) -> bool:
    return any(text in SAVED_SIGNS for text, _ in row)


class SessionPane(CellPane):
    """Shows a scene; an equal one paints nothing, another one only the cells that differ."""

    DEFAULT_CSS = """
    SessionPane { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """A pane that shows nothing yet."""
        super().__init__(id=id)
        self._scene: Scene | None = None

    def show(self, scene: Scene) -> None:
        """Show ``scene``."""
        if scene != self._scene:
            self._scene = scene
            self.paint()

    @dataclass
    class SegmentsClicked(Message):
        """The row of segments was clicked."""

    @dataclass
    class SavedSetClicked(Message):
        """The set that was saved last was clicked, while it can be fixed."""

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        scene, grid = self._scene, grid_of(*self.size)
        offset = event.get_content_offset(self)
        if scene is None or offset is None or scene.asks_effort:
            return
        if offset.y == grid.keys:
            press(self.app, key_at(scene.keys, grid, offset.x))
        elif offset.y <= 1 and grid.room is not Room.SMALL:
            self.post_message(self.SegmentsClicked())
        else:
            self._click_stage(scene, grid, offset)

    def _click_stage(self, scene: Scene, grid: Grid, offset: Offset) -> None:
        """Answer the question, or open the set saved last, where either was clicked."""
        if scene.question is not None and offset.y == grid.keys - 1:
            self._answer(scene.question, offset.x - grid.margin)
        elif offset.y == self._saved_row(scene, grid) and offset.x < grid.stage_end:
            self.post_message(self.SavedSetClicked())

    def _saved_row(self, scene: Scene, grid: Grid) -> int | None:
        """The row of the set saved last, where it is in sight and the key to fix it is at hand."""
        view = scene.view
        is_typing = bool(view.fixing or view.entry) or view.load_entry is not None
        if not view.just_saved or view.phase not in FIXABLE or is_typing or scene.is_floor:
            return None
        rows = enumerate(self._rows[grid.hero : grid.keys], grid.hero)
        return max((y for y, row in rows if _is_saved(row[: grid.stage_end])), default=None)

    def _answer(self, question: RestQuestion, x: int) -> None:
        """Press y or n where it stands in the question's row."""
        start = cell_len(question.text)
        for letter, meaning in (("y", question.yes), ("n", question.no)):
            end = start + 4 + cell_len(meaning)
            if start < x < end:
                press(self.app, letter)
            start = end

    def cells(self, width: int, height: int) -> Rows:
        """The scene's cells."""
        return draw_scene(self._scene, width, height) if self._scene else ()

    def in_signs(self, row: CellRow, y: int) -> CellRow:
        """The row with signs; the segments are in the second one."""
        return without_colours(row, has_segments=y == 1)
