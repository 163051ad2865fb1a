"""The rows at the top: one of text, the session as segments, and the band of the phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.presentation.clean import clean
from midstance.tui.widgets.workout.canvas import fitted
from midstance.tui.widgets.workout.grid import Grid, Room
from midstance.tui.widgets.workout.lettering import big_word, draw_word, draw_word_before
from midstance.tui.widgets.workout.scene import (
    Scene,
    phase_text,
    round_text,
    session_head,
    short_head,
)
from midstance.workout.display.strip import StripMark
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel, SaveState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.tui.widgets.workout.canvas import Canvas
    from midstance.workout.display.strip import StripItem
    from midstance.workout.view import View

BAND_HALF_ROW, BAND_HALF_ROWS = 5, 7
WORD_GAP, SHORT_TITLE = 3, 8
BRAND = "MIDSTANCE"


def draw_header(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw everything above the stage."""
    if grid.room is Room.SMALL:
        _draw_small_header(canvas, grid, scene)
        return
    draw_top_row(canvas, grid, scene)
    draw_segments(canvas, grid, scene)
    draw_band(canvas, grid, scene)


def draw_top_row(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw the first row of text: the session, the phase with its clock, and how far it is.

    The product's name gives way to the session's where only one of them has room.
    """
    head = session_head(scene)
    head = head if grid.room is Room.WIDE else head.replace("set ", "")
    is_bad = scene.view.saving is SaveState.NOT_SAVED
    start = canvas.text_before(grid.edge, 0, head, "hurt" if is_bad else "quiet", bold=is_bad)
    room = start - 2
    phase = phase_text(scene.view)
    if grid.room is Room.NARROW:
        canvas.text(grid.margin, 0, phase, "quiet", room=room - grid.margin)
        return
    x, title = grid.margin - (grid.room is Room.WIDE), clean(scene.title)
    needed = x + cell_len(title) + WORD_GAP + len(phase)
    if not needed <= room < needed + len(BRAND) + WORD_GAP:
        x = canvas.text(x, 0, BRAND, "bright", bold=True) + WORD_GAP
    title_room = room - x - len(phase) - WORD_GAP
    if title_room >= SHORT_TITLE:
        x = canvas.text(x, 0, fitted(title, title_room), "quiet") + WORD_GAP
    if x + len(phase) <= room:
        canvas.text(x, 0, phase, "quiet")


def _draw_small_header(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    is_bad = scene.view.saving is SaveState.NOT_SAVED
    canvas.text(grid.margin, 0, short_head(scene), "hurt" if is_bad else "quiet")
    canvas.fill(0, 1, grid.width, 1, scene.accent)
    canvas.text(grid.margin, 1, _band_word(scene.view), "ink", bold=True)
    middle, right = _middle_text(scene.view), round_text(scene.view)
    canvas.text((grid.width - len(middle)) // 2, 1, middle, "ink", bold=True)
    if right:
        canvas.text_before(grid.right, 1, right.replace("/", " OF "), "ink", bold=True)


def draw_segments(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw one segment a work set, with wider gaps between exercises."""
    items = [item for item in scene.view.rows if item.counts]
    if not items or scene.view.phase is Phase.OVERVIEW:
        return
    start = grid.margin - (grid.room is Room.WIDE)
    places = segment_places(items, start, grid.edge - start)
    marks = [(item, mark) for item in items for mark in item.marks]
    for (item, mark), (x, width) in zip(marks, places, strict=True):
        canvas.letters(x, 2, ("▄" * width,), _segment_ink(item, mark, scene.accent))


def segment_places(items: Iterable[StripItem], start: int, width: int) -> list[tuple[int, int]]:
    """The column and the width of each segment: equal sets in the room that the gaps leave."""
    counts = [len(item.marks) for item in items]
    total = sum(counts)
    wide, narrow = (2, 1) if width >= 3 * total + len(counts) else (1, 0)
    room = width - narrow * (total - len(counts)) - wide * (len(counts) - 1)
    if room < total:
        wide, narrow, room = 0, 0, width
    places: list[tuple[int, int]] = []
    x, done = start, 0
    for count in counts:
        for _ in range(count):
            size = room * (done + 1) // total - room * done // total
            places.append((x, max(1, size)))
            x += size + narrow
            done += 1
        x += wide - narrow
    return places


def _segment_ink(item: StripItem, mark: StripMark, accent: str) -> str:
    match mark:
        case StripMark.DONE:
            return "quiet"
        case StripMark.BEST:
            return "best"
        case StripMark.SKIPPED | StripMark.SHORT:
            return "line"
        case StripMark.NOW | StripMark.HALF:
            return accent if item.is_now else "track"
        case StripMark.TO_DO:
            return "track"


def draw_band(canvas: Canvas, grid: Grid, scene: Scene, half_row: int = BAND_HALF_ROW) -> None:
    """Draw the band of the phase, three and a half rows of its colour from ``half_row`` on."""
    accent, letters = scene.accent, half_row + 1
    canvas.block(0, half_row, grid.width, BAND_HALF_ROWS, accent)
    end = _draw_band_end(canvas, grid, scene, letters)
    middle = _beside_word(grid, scene)
    room = end - grid.margin - 2
    if not grid.side and middle:
        room -= len(middle) + WORD_GAP
    word_end = draw_word(canvas, grid.margin, letters, _band_word(scene.view), "ink", max(1, room))
    stop = grid.stage_end + 2 if grid.side else end - WORD_GAP
    drawn = () if _has_large_side(grid, scene) else big_word(middle, grid.width, is_bold=False)
    if drawn and stop - len(drawn[0]) > word_end + 1:
        draw_word_before(canvas, stop, letters, middle, "ink")
    elif stop - len(middle) > word_end:
        canvas.text_before(stop, letters // 2 + 1, middle, "ink", bold=True)


def _beside_word(grid: Grid, scene: Scene) -> str:
    """What stands between the word of the phase and the band's right end."""
    if _has_large_side(grid, scene):
        return round_text(scene.view).lower()
    return scene.view.clock if scene.best is not None else _middle_text(scene.view)


def _has_large_side(grid: Grid, scene: Scene) -> bool:
    """Whether the side that is next has the large letters of the set, for which one has room."""
    return scene.view.phase is Phase.SWITCH and not grid.side and bool(_middle_text(scene.view))


def _draw_band_end(canvas: Canvas, grid: Grid, scene: Scene, letters: int) -> int:
    if _has_large_side(grid, scene):
        return draw_word_before(canvas, grid.right, letters, _middle_text(scene.view), "ink")
    bests = len(scene.summary.bests) if scene.summary else 0
    text = f"{bests} NEW BEST{'S' * (bests != 1)}" if bests else round_text(scene.view)
    if not text:
        return grid.right
    if bests and not grid.side:
        return canvas.text_before(grid.right, letters // 2 + 1, text, "ink", bold=True)
    if grid.side:
        return draw_word_before(canvas, grid.right, letters, text, "ink")
    name, _, number = text.rpartition(" ")
    start = draw_word_before(canvas, grid.right, letters, number, "ink")
    return canvas.text_before(start - 2, letters // 2 + 1, name.lower(), "ink", bold=True)


def _band_word(view: View) -> str:
    return view.fixing.upper() if view.fixing else view.word.value


def _middle_text(view: View) -> str:
    """The clock, or the side; nothing where the clock is the huge number itself."""
    if view.block_clock:
        return view.block_clock
    sides = [side.name.upper() for side in view.details.sides if side.is_now]
    if view.phase in {Phase.WORK, Phase.SWITCH} and sides:
        return sides[0]
    if view.phase is Phase.SET_UP and not view.details.length:
        return ""
    is_huge = view.phase in {Phase.REST, Phase.LEAD_IN, Phase.SWITCH} or (
        view.word in {PhaseLabel.HOLD, PhaseLabel.MOVE}
    )
    return "" if is_huge or view.phase is Phase.DONE else view.clock
