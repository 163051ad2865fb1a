"""Draws what could be done instead of an exercise: a table, and why the row under the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from midstance.coach.adapt.variants import Relation
from midstance.presentation.clean import clean
from midstance.presentation.exercise import (
    SAME_SETS,
    variant_kit_text,
    variant_last_text,
    variant_reasons,
)
from midstance.presentation.planning.session_text import asked_text
from midstance.tui.widgets.cell_pane import CellPane, without_colours
from midstance.tui.widgets.line import press
from midstance.tui.widgets.workout.canvas import Canvas, fitted, wrapped
from midstance.tui.widgets.workout.grid import Room, grid_of
from midstance.tui.widgets.workout.header import (
    BAND_HALF_ROW,
    BAND_HALF_ROWS,
    draw_segments,
    draw_top_row,
)
from midstance.tui.widgets.workout.lettering import big_word, draw_word, draw_word_before
from midstance.tui.widgets.workout.pane import draw_keys, key_at
from midstance.tui.widgets.workout.scene import short_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.events import Click

    from midstance.coach.adapt.variants import Variant
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import WeightUnit
    from midstance.tui.widgets.figure import ShownFigure
    from midstance.tui.widgets.workout.canvas import CellRow, Rows
    from midstance.tui.widgets.workout.grid import Grid
    from midstance.tui.widgets.workout.scene import Scene

ACCENT, WORD = "next", "SWAP"
NO_SUCH_NAME = "No exercise has such a name. Backspace erases, Esc goes back to the list."
COLUMNS_AT = (24, 28, 41, 61)
"""Columns of level, kit, today and last time, from the margin on, beside names of usual length."""
USUAL_NAME, WIDEST_NAME = 23, 31

Line = tuple[str, str, bool]
"""A text, its colour, and whether it is bold."""

FIGURE_ROOM = 39, 17


@dataclass(frozen=True, slots=True)
class Swap:
    """What is shown.

    Attributes:
        scene: the session underneath, whose clock runs on in the first row.
        name: the exercise that is to be swapped; ``work`` is what it trains.
        groups: variants under their headings.
        cursor: which of all variants is looked at.
        typed: what is searched for; None while the ladder is shown.
        size: how many exercises a search looks through.
        notice: one line for the runner, or "".
        figure: what shows the movement of the row under the cursor; None where words do.
        shows_cues: all cues of the row are shown in place of the table.
    """

    scene: Scene
    name: str
    big_name: str
    work: str
    groups: tuple[tuple[str, tuple[Variant, ...]], ...]
    cursor: int
    typed: str | None
    size: int
    notice: str
    shows_cues: bool
    keys: tuple[tuple[str, str], ...]
    figure: ShownFigure | None = None

    @property
    def variants(self) -> tuple[Variant, ...]:
        """All variants in the order in which they are shown."""
        return tuple(each for _, variants in self.groups for each in variants)

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns of the table: longer names have more room, at the cost of the others."""
        longest = max((cell_len(clean(each.exercise.name)) for each in self.variants), default=0)
        more = max(0, min(longest, WIDEST_NAME) - USUAL_NAME)
        level, kit, today, last = COLUMNS_AT
        is_longer = more > 0
        return level + more, kit + more - is_longer, today + more * 3 // 4 - is_longer, last

    @property
    def marked(self) -> Variant | None:
        """The variant under the cursor."""
        return self.variants[self.cursor] if self.variants else None


def draw_swap(swap: Swap, width: int, height: int) -> Rows:
    """Every cell of the screen at this size."""
    canvas, grid = Canvas(width, height), grid_of(width, height)
    _draw_header(canvas, grid, swap)
    _draw_side(canvas, grid, swap)
    foot, (top, bottom) = _foot(grid, swap), _table_span(grid, swap)
    if grid.room is not Room.SMALL or swap.typed is not None:
        _draw_search(canvas, grid, swap, top - (2 if grid.side else 1))
    if swap.shows_cues and not grid.side:
        _draw_lines(canvas, grid, _all_cues(grid, swap), top)
    else:
        end = _draw_table(canvas, grid, swap, top, bottom)
        _draw_lines(canvas, grid, foot, min(bottom, max(end, grid.table)) if grid.side else bottom)
    draw_keys(canvas, grid, swap.keys)
    return canvas.rows()


def _table_span(grid: Grid, swap: Swap) -> tuple[int, int]:
    """The first row of the table, and the row after its last."""
    top = 2 if grid.room is Room.SMALL else grid.name // 2
    if grid.room is not Room.SMALL or swap.typed is not None:
        top += 2 if grid.side else 1
    return top, grid.keys - (1 if grid.side else 0) - len(_foot(grid, swap))


def _draw_header(canvas: Canvas, grid: Grid, swap: Swap) -> None:
    name = clean(swap.name)
    if grid.room is Room.SMALL:
        canvas.text(grid.margin, 0, short_head(swap.scene), "quiet")
        canvas.fill(0, 1, grid.width, 1, ACCENT)
        canvas.text(grid.margin, 1, f"{WORD} · {name}", "ink", bold=True)
        return
    draw_top_row(canvas, grid, swap.scene)
    draw_segments(canvas, grid, swap.scene)
    canvas.block(0, BAND_HALF_ROW, grid.width, BAND_HALF_ROWS, ACCENT)
    letters = BAND_HALF_ROW + 1
    end = draw_word(canvas, grid.margin, letters, WORD, "ink", grid.stage)
    shown = clean(swap.big_name)
    room = grid.right - end - 3
    if big_word(shown, room, is_bold=False):
        draw_word_before(canvas, grid.right, letters, shown.upper(), "ink")
    else:
        canvas.text_before(grid.right, letters // 2 + 1, fitted(name, room), "ink", bold=True)


def _draw_search(canvas: Canvas, grid: Grid, swap: Swap, y: int) -> None:
    """The row in which is typed what is searched for, or how to begin that."""
    if swap.typed is None:
        x = canvas.text(grid.margin, y, "/", "bright", bold=True)
        x = canvas.text(x + 1, y, f"search all {swap.size} exercises", "quiet")
        work = clean(f"same work: {swap.work}", 60)
        if swap.work and x + 3 + cell_len(work) <= grid.stage_end:
            canvas.text_before(grid.stage_end, y, work, "quiet")
        return
    x = canvas.text(grid.margin, y, "Search: ", "quiet")
    x = canvas.text(x, y, swap.typed[-max(1, grid.stage - 10) :], "bright", bold=True)
    canvas.text(x, y, "▏", ACCENT, bold=True)


# The table


def _draw_table(canvas: Canvas, grid: Grid, swap: Swap, top: int, bottom: int) -> int:
    """Draw what there is room for above the row ``bottom``; answers the second row below it."""
    if swap.marked is None:
        for row, line in enumerate(wrapped(NO_SUCH_NAME, grid.stage), top + 1):
            canvas.text(grid.margin, row, line, "text")
        return top
    if grid.room >= Room.USUAL:
        headings = ("EXERCISE", "LVL", "EQUIPMENT", "TODAY", "LAST TIME")
        level, kit, *others = swap.columns
        columns = (0, min(level, kit - len("LVL ")), kit, *others)
        for column, heading in zip(columns, headings, strict=True):
            canvas.text(grid.margin + column, top, heading, "quiet", bold=True)
    for y, shown in _shown_lines(grid, swap, top, bottom):
        if isinstance(shown, str):
            canvas.text(grid.margin, y, shown, ACCENT, bold=True)
        else:
            _draw_row(canvas, grid, swap, shown, y)
    top += grid.room >= Room.USUAL
    return top + len(_table_lines(swap, room=bottom - top)) + 1


def _shown_lines(
    grid: Grid, swap: Swap, top: int, bottom: int
) -> Iterator[tuple[int, str | Variant]]:
    """Each line of the table that has room, with its row; the marked variant is among them."""
    top += grid.room >= Room.USUAL
    room = max(1, bottom - top)
    lines = _table_lines(swap, room=bottom - top)
    here = lines.index(swap.marked) if swap.marked else 0
    first = max(0, min(here - room // 2, len(lines) - room))
    yield from enumerate(lines[first : first + room], top)


def variant_at(swap: Swap, width: int, height: int, y: int) -> int | None:
    """The place of the variant that is drawn in a row of the screen; None where none is."""
    grid = grid_of(width, height)
    for row, shown in _shown_lines(grid, swap, *_table_span(grid, swap)):
        if row == y and not isinstance(shown, str):
            return next(n for n, each in enumerate(swap.variants) if each is shown)
    return None


def _table_lines(swap: Swap, room: int) -> list[str | Variant]:
    """Headings and variants; with an empty row above each heading where there is room for it."""
    size = len(swap.variants) + 2 * len(swap.groups)
    lines: list[str | Variant] = []
    for heading, variants in swap.groups:
        lines += ["", heading] if size <= room else [heading]
        lines += variants
    return lines


def _draw_row(canvas: Canvas, grid: Grid, swap: Swap, variant: Variant, y: int) -> None:
    x, is_marked = grid.margin, variant is swap.marked
    ink = "bright" if is_marked else "text" if variant.fits else "quiet"
    asked, load = _today_texts(swap, variant)
    if grid.room < Room.USUAL:
        start = canvas.text_before(grid.right, y, f"{asked}  {load}".rstrip(), ink, bold=is_marked)
        room = start - x - 1
        canvas.text(x, y, clean(variant.exercise.name), ink, bold=is_marked, room=room)
    else:
        level, kit, today, last = (x + each for each in swap.columns)
        end = canvas.text(
            x, y, clean(variant.exercise.name), ink, bold=is_marked, room=today - x - 3
        )
        if variant.relation is Relation.HERE and end + 4 < level:
            canvas.text(end + 1, y, "now", "quiet")
        end = canvas.text(max(level, end + 1), y, str(variant.exercise.level), "quiet")
        kit = max(kit, end + 2)
        canvas.text(kit, y, variant_kit_text(variant, today - kit - 1), "quiet")
        end = canvas.text(today, y, asked, ink, bold=is_marked)
        if load:
            end = canvas.text(max(today + 7, end + 2), y, load, ink, bold=is_marked)
        last = max(last, end + 1)
        room = grid.stage_end + 3 * bool(grid.side) - last
        canvas.text(last, y, _last_text(variant, swap.scene.unit, room), "quiet", room=room)
    if is_marked:
        width = grid.side - max(0, grid.margin - 3) if grid.side else grid.width
        canvas.raise_row(max(0, grid.margin - 3), y, width, ACCENT)


def _last_text(variant: Variant, unit: WeightUnit, room: int) -> str:
    """The sets of last time, without their loads where both have no room."""
    text = clean(variant_last_text(variant, unit)).replace(f" {unit.value}", "")
    has_room = cell_len(text) <= room
    return text if has_room else clean(variant_last_text(variant, unit, has_loads=False))


def _today_texts(swap: Swap, variant: Variant) -> tuple[str, str]:
    unit = swap.scene.unit
    load = variant.load_text(unit).removesuffix(f" {unit.value}")
    return asked_text(variant.prescription), load


# The row under the cursor in detail


def _foot(grid: Grid, swap: Swap) -> list[Line]:
    """Why this load, in full; the cues too where there is no side column; how to take it."""
    marked = swap.marked
    if marked is None:
        return []
    if swap.notice:
        return [(line, "ready", True) for line in wrapped(swap.notice, grid.stage)]
    lines = _reason_lines(grid, swap, marked)
    if not grid.side:
        cues = marked.exercise.cues[: 2 if grid.room >= Room.USUAL else 1]
        for cue in cues:
            lines += _marked_lines("●", cue, grid.stage)
    rule = [("─" * grid.stage, "line", False)] if grid.room >= Room.NARROW else []
    return [*rule, *([("", "text", False)] if grid.side else []), *lines]


def _reason_lines(grid: Grid, swap: Swap, marked: Variant) -> list[Line]:
    reasons = list(variant_reasons(marked, swap.scene.unit))
    lines: list[Line] = []
    for number, text in enumerate(reasons):
        lines += [
            (line, "quiet" if number else "text", False) for line in wrapped(text, grid.stage)
        ]
    if marked.relation is not Relation.HERE and grid.room >= Room.USUAL:
        lines.append((SAME_SETS, "quiet", False))
    return lines


def _marked_lines(mark: str, text: str, width: int) -> Iterator[Line]:
    for number, line in enumerate(wrapped(clean(text, 300), width - 2)):
        yield (f"{'  ' if number else f'{mark} '}{line}", "text", False)


def _draw_lines(canvas: Canvas, grid: Grid, lines: list[Line], y: int) -> None:
    for row, (text, ink, is_bold) in enumerate(lines, y):
        if row < grid.keys:
            canvas.text(grid.margin, row, text, ink, bold=is_bold)


def _all_cues(grid: Grid, swap: Swap) -> list[Line]:
    marked = swap.marked
    if marked is None:
        return []
    exercise = marked.exercise
    lines: list[Line] = [(clean(exercise.name), "bright", True)]
    for mark, texts in (("●", exercise.cues), ("✗", exercise.mistakes), ("!", (exercise.caution,))):
        for text in filter(None, texts):
            lines += _marked_lines(mark, text, grid.stage)
    return lines


def _draw_side(canvas: Canvas, grid: Grid, swap: Swap) -> None:
    """The row under the cursor, closer: its name, muscles and level, and how it is done."""
    if not grid.side:
        return
    top = (BAND_HALF_ROW + BAND_HALF_ROWS) // 2
    canvas.plane(grid.side, top, grid.width - grid.side, grid.keys - 1 - top)
    marked = swap.marked
    if marked is None:
        return
    exercise, x, width = marked.exercise, grid.side_text, grid.side_text_width
    muscles = ", ".join(each.plain for each in exercise.primary)
    y = grid.name // 2
    if swap.figure is not None and not swap.shows_cues:
        y = top + 2 + swap.figure.draw(canvas, (grid.side + 1, top + 1), FIGURE_ROOM, ACCENT)
        y = max(y, grid.name // 2)
    canvas.text(x, y, clean(exercise.name), "bright", bold=True, room=width)
    for text in (f"primary {muscles}" if muscles else "", f"level {exercise.level} of 5"):
        for line in wrapped(text, width):
            y += 1
            canvas.text(x, y, line, "quiet")
    y += 2
    for mark, ink, text in _side_cues(exercise, shows_all=swap.shows_cues):
        y = _draw_cue(canvas, (x, y), (mark, ink), text, (width, grid.keys - 1))


def _side_cues(exercise: Exercise, *, shows_all: bool) -> Iterator[tuple[str, str, str]]:
    """A mark with its colour and a text: two cues and a mistake, or all that there are."""
    for cue in exercise.cues[: None if shows_all else 2]:
        yield ("●", ACCENT, cue)
    for mistake in exercise.mistakes[: None if shows_all else 1]:
        yield ("✗", "hurt", mistake)
    if shows_all and exercise.caution:
        yield ("!", "ready", exercise.caution)


def _draw_cue(
    canvas: Canvas, at: tuple[int, int], sign: tuple[str, str], text: str, size: tuple[int, int]
) -> int:
    """Draw one cue in as many rows as it needs; answers the row after it."""
    (x, y), (mark, ink), (width, bottom) = at, sign, size
    for number, line in enumerate(wrapped(clean(text, 300), width - 2)):
        if y < bottom:
            canvas.text(x, y, "" if number else mark, ink, bold=True)
            canvas.text(x + 2, y, line, "text")
            y += 1
    return y


class SwapPane(CellPane):
    """Shows what could be done instead."""

    DEFAULT_CSS = """
    SwapPane { width: 1fr; height: 1fr; }
    """

    swap: Swap | None = None

    def show(self, swap: Swap) -> None:
        """Show ``swap``."""
        if swap != self.swap:
            self.swap = swap
            self.paint()

    @dataclass
    class VariantClicked(Message):
        """A variant was clicked."""

        place: int
        """Which of all."""

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked, or point to the variant."""
        offset, grid = event.get_content_offset(self), grid_of(*self.size)
        if self.swap is None or offset is None:
            return
        place = variant_at(self.swap, *self.size, offset.y)
        if offset.y == grid.keys:
            press(self.app, key_at(self.swap.keys, grid, offset.x))
        elif place is not None and not self.swap.shows_cues and offset.x < (grid.side or 999):
            self.post_message(self.VariantClicked(place))

    def cells(self, width: int, height: int) -> Rows:
        """The table with what belongs to it."""
        return draw_swap(self.swap, width, height) if self.swap else ()

    def in_signs(self, row: CellRow, y: int) -> CellRow:
        """The row with signs; the segments are in the second one."""
        return without_colours(row, has_segments=y == 1)
