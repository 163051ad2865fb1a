"""The set table under the number: set, last time, today; and the cues of the set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.domain.strength.ramp_up import set_name
from midstance.presentation.clean import clean
from midstance.presentation.phrases import best_yet_text
from midstance.tui.widgets.workout.canvas import wrapped
from midstance.tui.widgets.workout.grid import Grid, Room
from midstance.workout.display.details import SetMark
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.tui.widgets.workout.canvas import Canvas
    from midstance.tui.widgets.workout.scene import Scene
    from midstance.workout.display.details import SetRow

WIDE_COLUMNS_AT = (0, 9, 20, 32, 43, 52)
USUAL_COLUMNS_AT = (0, 8, 23, 32, 43, 54)
CUE_ROWS = 2


def draw_set_table(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw as many sets as there is room for, the one that is on among them, and the cues."""
    rows = scene.view.details.table
    if grid.room is Room.SMALL:
        _draw_small(canvas, grid, scene)
        return
    y = grid.table
    is_wide = grid.room is Room.WIDE
    if is_wide:
        for column, heading in zip((0, 9, 32), ("SET", "LAST TIME", "TODAY"), strict=True):
            canvas.text(grid.margin + column, y, heading, "quiet", bold=True)
        y += 1
    cues = CUE_ROWS + 1 if is_wide else _first_cue_rows(grid, scene)
    room = 1 if grid.room is Room.NARROW else max(1, grid.table_end - y - cues)
    for row in _around_now(rows, room):
        _draw_row(canvas, grid, scene, row, y)
        y += 1
    draw_cues(canvas, grid, scene, y + is_wide)


def _first_cue_rows(grid: Grid, scene: Scene) -> int:
    """The rows that a whole first cue takes, one at least and two at most."""
    _, _, text, _ = next(_stage_cues(grid, scene), ("", "", "", ""))
    return min(CUE_ROWS, len(wrapped(clean(text, 300), max(10, grid.stage - 2))) or 1)


def _around_now(rows: tuple[SetRow, ...], room: int) -> tuple[SetRow, ...]:
    here = next((i for i, row in enumerate(rows) if row.mark is SetMark.NOW), len(rows) - 1)
    first = max(0, min(here - room + 1 if here >= room else 0, len(rows) - room))
    return rows[first : first + room]


def _draw_row(canvas: Canvas, grid: Grid, scene: Scene, row: SetRow, y: int) -> None:
    is_wide = grid.room is Room.WIDE
    columns = [
        grid.margin + column for column in (WIDE_COLUMNS_AT if is_wide else USUAL_COLUMNS_AT)
    ]
    is_now = row.mark is SetMark.NOW
    name = set_name(row.number)
    number = (name.removeprefix("set ") if is_wide else name).replace("ramp-up", "ramp")
    canvas.text(columns[0], y, number, "bright" if is_now else "quiet", bold=is_now)
    is_first_time = not any(each.last for each in scene.view.details.table)
    _draw_last(canvas, row, y, columns, is_wide=is_wide, is_first_time=is_first_time)
    is_open = row.mark in {SetMark.TO_DO, SetMark.SKIPPED, SetMark.SHORT}
    ink = "text" if is_open else "best" if row.best else "bright"
    canvas.text(columns[3], y, row.today, ink, bold=True, room=columns[4] - columns[3] - 1)
    _draw_marks(canvas, grid, scene, row, y, columns)
    if is_now:
        left = max(0, grid.margin - 3)
        width = grid.side - left if grid.side else grid.width
        canvas.raise_row(left, y, width, scene.accent)


def _draw_last(
    canvas: Canvas, row: SetRow, y: int, columns: list[int], *, is_wide: bool, is_first_time: bool
) -> None:
    """Last time's set; a word where the exercise was never done."""
    x = columns[1]
    if row.last:
        x = x if is_wide else canvas.text(x, y, "last ", "quiet")
        canvas.text(x, y, row.last, "text", room=columns[2] - x - 1)
        if row.last_effort:
            canvas.text(columns[2], y, f"RPE {row.last_effort}", "quiet")
    elif row.mark is SetMark.NOW and is_wide and is_first_time:
        canvas.text(x, y, "first time", "quiet")


def _draw_marks(
    canvas: Canvas, grid: Grid, scene: Scene, row: SetRow, y: int, columns: list[int]
) -> None:
    if row.effort:
        canvas.text(columns[4], y, f"RPE {row.effort}", "quiet")
    match row.mark:
        case SetMark.DONE if row.best is not None:
            says = f"★ {best_yet_text(row.best, scene.unit)}"
            canvas.text(columns[5], y, says, "best", room=grid.stage_end - columns[5])
        case SetMark.DONE:
            canvas.text(columns[5], y, "✓", "go", bold=True)
        case SetMark.SKIPPED | SetMark.SHORT:
            canvas.text(columns[5], y, row.mark.value, "quiet")
        case SetMark.NOW:
            is_on = scene.view.fixing or scene.view.phase is Phase.WORK
            word = "now" if is_on else "next"
            is_wide = grid.room is Room.WIDE
            canvas.text(columns[5], y, word, "text" if is_wide else scene.accent, bold=not is_wide)
        case SetMark.TO_DO:
            return


def _draw_small(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """One row with last time's set, and one cue."""
    rows = scene.view.details.table
    row = next((each for each in rows if each.mark is SetMark.NOW), None)
    y = grid.table
    if row is not None and row.last:
        x = canvas.text(grid.margin, y, "last time  ", "quiet")
        x = canvas.text(x, y, row.last, "text")
        if row.last_effort:
            canvas.text(x + 3, y, f"RPE {row.last_effort}", "quiet")
        y += 1
    draw_cues(canvas, grid, scene, y)


def draw_cues(canvas: Canvas, grid: Grid, scene: Scene, y: int) -> None:
    """Draw the cue of the set and the mistake to avoid in the rows that are left."""
    end, is_first, after = grid.table_end, True, grid.margin
    for mark, ink, text, colour in _stage_cues(grid, scene):
        shown = wrapped(clean(text, 300), max(10, grid.stage - 2))
        if y >= end or (y + len(shown) > end and not is_first):
            break
        canvas.text(grid.margin, y, mark, ink, bold=True)
        for line in shown[: end - y]:
            after = canvas.text(grid.margin + 2, y, line, colour, room=grid.stage - 2)
            y += 1
        is_first = False
    _draw_then(canvas, grid, scene, after if y == end else grid.margin)


def _draw_then(canvas: Canvas, grid: Grid, scene: Scene, after: int) -> None:
    """What follows the set, at the right of the last row, where there is no column for it."""
    then = clean(scene.view.then)
    is_free = after + 3 + cell_len(then) <= grid.right
    if grid.room is Room.USUAL and scene.view.phase is Phase.WORK and is_free:
        canvas.text_before(grid.right, grid.table_end - 1, then, "quiet")


def stage_texts(grid: Grid, scene: Scene) -> set[str]:
    """The sentences on the stage, which need not stand beside it too; a rest has none."""
    if scene.other is not None or scene.view.phase in {Phase.REST, Phase.OVERVIEW}:
        return set()
    return {text for _, _, text, _ in _stage_cues(grid, scene)}


def _stage_cues(grid: Grid, scene: Scene) -> Iterator[tuple[str, str, str, str]]:
    """A mark and its colour, a text and its colour: the cue of this set, then the first mistake."""
    card = scene.view.card
    if card.is_cue_mistake:
        yield ("✗", "hurt", card.plain_cue, "text")
    else:
        if card.cue:
            yield ("●", scene.accent, card.cue, "text")
        if card.mistakes:
            yield ("✗", "hurt", card.mistakes[0], "quiet")
    if card.caution and not grid.side:
        yield ("!", "ready", card.caution, "text")
    if card.note:
        yield (" ", "quiet", card.note, "quiet")
