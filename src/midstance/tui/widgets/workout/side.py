"""What stands beside the stage or over it: cues, what follows, the list of the session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from midstance.domain.quantity import Tempo
from midstance.presentation.clean import clean
from midstance.presentation.workout import marks_text
from midstance.tui.widgets.workout.canvas import fitted, wrapped
from midstance.tui.widgets.workout.grid import LIST_WIDTH, ROOMY_SIDE, Room
from midstance.tui.widgets.workout.lettering import draw_word
from midstance.tui.widgets.workout.scene import is_clock_hero
from midstance.tui.widgets.workout.set_table import stage_texts
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from midstance.tui.widgets.workout.canvas import Canvas
    from midstance.tui.widgets.workout.grid import Grid
    from midstance.tui.widgets.workout.scene import Scene
    from midstance.workout.card import Card
    from midstance.workout.display.strip import StripItem

SIDE_TOP, MOST_AHEAD, FEW_AHEAD, SWAP_LABEL = 6, 5, 2, 10
USUAL_FIGURE, ROOMY_FIGURE = (39, 20), (57, 28)
SideLine = tuple[str, str, str, str]
"""A mark and its colour, a text and its colour."""

READABLE, SHEET_TEXT, SHEET_GAP, FACT_LABEL = 76, 58, 5, 11
SCATTERED, DOTS, DOT_INKS = 60, "⠆⠂⡀⠅", ("best", "go", "hold", "next", "ready")
MOST_FIGURE_ROWS = 44
"""Rows of the poses on the sheet at most."""

WITH_AMOUNTS, MARKS_WIDTH = 60, 8
"""Columns from which a list has room for targets, and those of the marks behind them."""


class SheetLine(NamedTuple):
    """A line of the sheet: a mark, its colour, and the text."""

    mark: str
    ink: str
    text: str
    is_heading: bool = False


def draw_side(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw the side column, where there is one, and the list of the session beside it."""
    if not grid.side:
        return
    bottom = grid.keys - 1
    width = grid.width - grid.side if not grid.list else grid.side_width
    canvas.plane(grid.side, SIDE_TOP, width, bottom - SIDE_TOP)
    ahead_from = _draw_ahead(canvas, grid, scene, bottom - 1)
    swaps_from = _draw_swaps(canvas, grid, scene, ahead_from)
    facts_from = _draw_facts(canvas, grid, scene, swaps_from)
    top = _draw_figure(canvas, grid, scene, facts_from - 1)
    _draw_card(canvas, grid, scene, top, facts_from - 1)
    if grid.list:
        draw_session_list(canvas, scene, (grid.list + 2, SIDE_TOP + 1), (LIST_WIDTH - 4, bottom))


def _draw_figure(canvas: Canvas, grid: Grid, scene: Scene, bottom: int) -> int:
    """The figure at the head of the column; answers the first row below it."""
    top = SIDE_TOP + 1
    if scene.figure is None:
        return top
    across, down = ROOMY_FIGURE if grid.side_width >= ROOMY_SIDE else USUAL_FIGURE
    size = min(across, grid.side_width - 2), min(down, bottom - top)
    if scene.best is None:
        return top + scene.figure.draw(canvas, (grid.side + 1, top), size, scene.accent)
    _scatter_dots(canvas, (grid.side + 1, top), size, DOTS if scene.has_braille else "·")
    return top + scene.figure.draw(canvas, (grid.side + 1, top), size, "best")


def _scatter_dots(canvas: Canvas, at: tuple[int, int], size: tuple[int, int], signs: str) -> None:
    """Dots in the colours of the phases around the figure of a best, the same ones each time."""
    (x, y), (width, height) = at, size
    for number in range(SCATTERED):
        column, row = number * 17 % width, number * 7 % (height - 1)
        is_beside = abs(2 * column - width) > width // 2
        if is_beside:
            sign, ink = signs[number % len(signs)], DOT_INKS[number % len(DOT_INKS)]
            canvas.text(x + column, y + row, sign, ink)


def _draw_ahead(canvas: Canvas, grid: Grid, scene: Scene, bottom: int) -> int:
    """What follows, at the foot of the column; answers its first row."""
    ahead = scene.view.details.ahead if scene.view.phase is not Phase.DONE else ()
    shown = ahead[: MOST_AHEAD if scene.figure is None or not scene.swaps else FEW_AHEAD]
    if not shown:
        return bottom
    top = bottom - len(shown) - 1
    x, end = grid.side_text, grid.side_text + grid.side_text_width
    canvas.text(x, top, "THEN", "quiet", bold=True)
    for y, item in enumerate(shown, top + 1):
        start = canvas.text_before(end, y, item.amount, "quiet")
        canvas.text(x, y, _name_that_fits(item.name, item.short, start - x - 1), "text")
    return top


def _draw_swaps(canvas: Canvas, grid: Grid, scene: Scene, bottom: int) -> int:
    """What could be done instead, above what follows; answers the first row."""
    if not scene.swaps or scene.other is not None:
        return bottom
    top = bottom - len(scene.swaps) - 2
    x, end = grid.side_text, grid.side_text + grid.side_text_width
    canvas.text(canvas.text(x, top, "SWAP", "quiet", bold=True) + 2, top, scene.swap_key, "bright")
    for y, (label, name, short, load) in enumerate(scene.swaps, top + 1):
        canvas.text(x, y, label, "quiet")
        start = canvas.text_before(end, y, load, "quiet")
        column = x + SWAP_LABEL
        canvas.text(column, y, _name_that_fits(name, short, start - column - 1), "text")
    return top


def _name_that_fits(name: str, short: str, room: int) -> str:
    """The name where there is room for it, else its short form."""
    name = clean(name)
    return name if cell_len(name) <= room else fitted(clean(short), max(0, room))


def _draw_facts(canvas: Canvas, grid: Grid, scene: Scene, bottom: int) -> int:
    """What is known of the exercise, above what follows; answers the first row."""
    facts = [(label, text) for label, text in _facts(scene) if text]
    top = bottom - len(facts) - 1 if facts else bottom
    for y, (label, text) in enumerate(facts, top):
        canvas.text(grid.side_text, y, label, "quiet")
        canvas.text(grid.side_text + 11, y, clean(text), "text", room=grid.side_text_width - 11)
    return top


def _facts(scene: Scene) -> tuple[tuple[str, str], ...]:
    """Last time and the best, each with its label; what stands on the stage is not said again.

    The log's best is none any more once a set of today beat it.
    """
    view, card = scene.view, scene.other or scene.view.card
    last, best = ("last time", card.last), ("best", card.best)
    if scene.other is not None:
        return last, best
    if is_clock_hero(view):
        has_both = view.phase is not Phase.LEAD_IN and not view.details.sides
        return () if has_both else (last, best)
    table = view.details.table
    facts = () if any(row.last for row in table) else (last,)
    return facts if any(row.best for row in table) else (*facts, best)


def _draw_card(canvas: Canvas, grid: Grid, scene: Scene, y: int, bottom: int) -> None:
    """Draw the sentences that fit whole; where one does not, the key that shows all is named."""
    card = scene.other or scene.view.card
    x, width = grid.side_text, grid.side_text_width
    if scene.other is not None:
        canvas.text(x, y, scene.other_heading, scene.accent, bold=True)
        canvas.text(x, y + 1, clean(card.name), "bright", bold=True, room=width)
        y += 2
    is_whole, said = True, stage_texts(grid, scene)
    for mark, colour, text, ink in side_lines(card, said, scene.accent):
        lines = wrapped(clean(text, 400), width - 2) or [""]
        if y + len(lines) > bottom:
            is_whole = False
            continue
        canvas.text(x, y, mark, colour, bold=True)
        for line in lines:
            canvas.text(x + 2, y, line, ink)
            y += 1
    if not is_whole and y < bottom:
        canvas.text(x, y, "c  all cues", "quiet")


def side_lines(card: Card, said: Container[str], accent: str) -> Iterator[SideLine]:
    """What is worth knowing of an exercise while it is done and not ``said``, the best first."""
    yield ("", "", "", "")
    for cue in card.cues:
        if cue not in said:
            yield ("●", accent, cue, "text")
    for mistake in card.mistakes:
        if mistake not in said:
            yield ("✗", "hurt", mistake, "quiet")
    if card.caution:
        yield ("!", "ready", card.caution, "text")


def draw_session_list(
    canvas: Canvas, scene: Scene, at: tuple[int, int], size: tuple[int, int]
) -> None:
    """Draw every exercise of the session with a mark for each set, the current one in sight."""
    (x, y), (width, bottom) = at, size
    rows = scene.view.rows
    here = next((number for number, row in enumerate(rows) if row.is_now), 0)
    room = max(1, bottom - y)
    first = max(0, min(here - room // 2, len(rows) - room))
    for line, row in enumerate(rows[first : first + room], y):
        marks = marks_text(row)
        sign = _sign(row)
        ink = "bright" if row.is_now else "quiet" if row.is_over else "text"
        beside = MARKS_WIDTH + len(row.amount) + 2 if width >= WITH_AMOUNTS else len(marks)
        name = fitted(clean(row.name), max(4, width - beside - 4))
        canvas.text(x, line, f"{sign} {name}", ink, bold=row.is_now)
        canvas.text_before(x + width, line, marks, scene.accent if row.is_now else "quiet")
        if width >= WITH_AMOUNTS:
            canvas.text_before(x + width - MARKS_WIDTH, line, row.amount, "text")


def _sign(row: StripItem) -> str:
    if row.is_now:
        return "▸"
    if row.is_over:
        return "✓" if row.is_done else "–"
    return " "


# The sheet with everything about the exercise


def draw_cue_sheet(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw a page of the sheet below the band, which stays in sight with its clock."""
    top = 2 if grid.room is Room.SMALL else SIDE_TOP
    card = scene.other or scene.view.card
    pages = cue_pages(card, grid)
    says = "c  more" if scene.cue_page < len(pages) else "c  closes"
    if grid.side:
        y = _draw_sheet_head(canvas, grid, card, says)
        _draw_sheet_side(canvas, grid, scene, card)
    else:
        canvas.fill(0, top, grid.width, grid.keys - top, "plane")
        y = top if grid.room is Room.SMALL else top + 1
        width = min(READABLE, grid.width - 2 * grid.margin)
        name = clean(card.name)
        end = canvas.text(grid.margin, y, name, "bright", bold=True, room=width - len(says) - 2)
        canvas.text(end + 2, y, says, "quiet")
        y += 1 if grid.room is Room.SMALL else 2
    for row, line in enumerate(pages[min(scene.cue_page, len(pages)) - 1], y):
        if line.is_heading:
            canvas.text(grid.margin, row, line.text, "quiet", bold=True)
            continue
        canvas.text(grid.margin, row, line.mark, line.ink, bold=True)
        canvas.text(grid.margin + 2, row, line.text, "text")


def _draw_sheet_head(canvas: Canvas, grid: Grid, card: Card, says: str) -> int:
    """The name in large letters, in full below them; answers the row after it."""
    big, name = clean(card.big_name), clean(card.name)
    draw_word(canvas, grid.margin, grid.name, big.upper(), "bright", SHEET_TEXT)
    y = grid.name // 2 + 4
    end = canvas.text(grid.margin, y, name, "text", room=SHEET_TEXT - len(says) - 3)
    canvas.text(end + 3, y, says, "quiet")
    return y + 2


def _draw_sheet_side(canvas: Canvas, grid: Grid, scene: Scene, card: Card) -> None:
    """The poses as large as there is room, and under them what is known of the exercise."""
    start, end = grid.margin + SHEET_TEXT + SHEET_GAP, grid.edge - 1
    bottom = grid.keys - 1
    width = grid.width - start + 2 if not grid.list else end - start + 3
    canvas.plane(start - 2, SIDE_TOP, width, bottom - SIDE_TOP)
    x, room = start + 1, end - start - 1
    facts = [(label, text) for label, text in _sheet_facts(card) if text]
    rows = [wrapped(clean(text), max(1, room - FACT_LABEL)) for _, text in facts]
    y = bottom - 1 - sum(map(len, rows))
    if scene.figure is not None:
        size = room, min(y - SIDE_TOP - 2, MOST_FIGURE_ROWS)
        replace(scene.figure, share=None).draw(canvas, (x, SIDE_TOP + 1), size, scene.accent)
    for (label, _), lines in zip(facts, rows, strict=True):
        canvas.text(x, y, label, "quiet")
        for line in lines:
            canvas.text(x + FACT_LABEL, y, line, "text")
            y += 1


def _sheet_facts(card: Card) -> Iterator[tuple[str, str]]:
    yield "tempo", tempo_words(card.tempo)
    yield "last time", card.last
    yield "best", card.best
    yield "load", card.load_note
    yield "equipment", card.kit


def tempo_words(tempo: str) -> str:
    """A tempo with what its figures mean: ``3-0-1-0: down 3 s, up 1 s``; "" for none."""
    if not tempo:
        return ""
    parts = (
        f"{what} fast" if seconds is None else f"{what} {seconds} s"
        for what, seconds in Tempo.parse(tempo).parts
        if seconds != 0
    )
    return f"{tempo}: {', '.join(parts)}"


def cue_pages(card: Card, grid: Grid) -> list[list[SheetLine]]:
    """The lines of the sheet in pages of as many as there are rows; at least one page.

    Where there is a side column each kind has a heading, and what is known of the exercise stands
    in that column.
    """
    if grid.side:
        width, rows = SHEET_TEXT, grid.keys - 1 - (grid.name // 2 + 6)
    else:
        width = min(READABLE, grid.width - 2 * grid.margin)
        rows = grid.keys - (3 if grid.room is Room.SMALL else 9)
    lines = list(_sheet_lines(card, width - 2, has_headings=bool(grid.side)))
    rows = max(1, rows)
    return [lines[first : first + rows] for first in range(0, len(lines), rows)] or [[]]


def _sheet_lines(card: Card, width: int, *, has_headings: bool) -> Iterator[SheetLine]:
    """Every line of the sheet; between two kinds with headings an empty one."""
    kinds = [kind for kind in _sheet_kinds(card, has_facts=not has_headings) if kind[3]]
    for kind in kinds:
        heading, mark, ink, texts = kind
        if has_headings:
            yield from () if kind is kinds[0] else (SheetLine("", "", ""),)
            yield SheetLine("", "", heading, is_heading=True)
        for text in texts:
            for number, line in enumerate(wrapped(clean(text, 400), width)):
                yield SheetLine("" if number else mark, ink, line)


def _sheet_kinds(card: Card, *, has_facts: bool) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """What there is to say of an exercise, the most useful first: heading, mark, colour, texts."""

    def those(*texts: str) -> tuple[str, ...]:
        return tuple(filter(None, texts))

    yield "HOW TO", "●", "next", card.cues
    yield "AVOID", "✗", "hurt", card.mistakes
    yield "TAKE CARE", "!", "ready", those(card.caution, card.note)
    yield "BREATHING", "·", "quiet", those(card.breathing)
    yield "HEART RATE", "·", "quiet", those(card.ceiling_words)
    yield "WHY", "·", "quiet", those(card.why)
    if has_facts:
        facts = (f"{label} {text}" for label, text in _sheet_facts(card) if text)
        yield "", "·", "quiet", tuple(facts)
