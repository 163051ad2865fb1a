"""The stage: the name, the one huge number, and what belongs under it, in every phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.domain.quantity import clock_text, duration_text
from midstance.presentation.clean import clean
from midstance.presentation.phrases import SECONDS_A_MINUTE, seconds_text
from midstance.tui.widgets.workout.grid import Grid, Room
from midstance.tui.widgets.workout.lettering import (
    NAME_ROWS,
    big_number,
    big_word,
    draw_number,
    draw_word,
    name_lines,
)
from midstance.tui.widgets.workout.plates import draw_plates
from midstance.tui.widgets.workout.rest import draw_rest, draw_saved
from midstance.tui.widgets.workout.scene import (
    Scene,
    clock_digits,
    entry_text,
    heart_text,
    hero_pieces,
    is_clock_hero,
    planned_text,
)
from midstance.tui.widgets.workout.set_table import draw_cues, draw_set_table
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from midstance.tui.widgets.workout.canvas import Canvas
    from midstance.workout.display.details import SideMark
    from midstance.workout.view import View

AGAIN = "Space does it again · or type the seconds, then Space"


def draw_stage(canvas: Canvas, grid: Grid, scene: Scene, beside: Grid) -> None:
    """Draw the stage of the phase; ``beside`` is the grid with the room that a figure leaves.

    A rest has its clock beside the figure, and what comes next below both.
    """
    view = scene.view
    _draw_name(canvas, beside if has_name_beside(scene, grid, beside.stage) else grid, scene)
    if view.phase is Phase.REST and not view.fixing:
        draw_rest(canvas, grid, scene, beside)
    elif is_clock_hero(view):
        _draw_countdown(canvas, grid, scene, beside)
    else:
        _draw_count(canvas, grid, scene, beside)


def has_name_beside(scene: Scene, grid: Grid, room: int) -> bool:
    """Whether the name stands beside a figure that leaves so much room, or above it.

    It has large letters wherever they fit, and is text where they fit nowhere.
    """
    name = clean(scene.view.card.big_name)
    return bool(big_word(name, room)) or not big_word(name, grid.stage)


def _draw_name(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    name = clean(scene.view.card.big_name)
    _draw_partner(canvas, grid, scene)
    if grid.room <= Room.NARROW:
        _draw_small_name(canvas, grid, scene)
        return
    width = grid.side - 1 - grid.margin if grid.side else grid.stage
    if big_word(name, width):
        end = draw_word(canvas, grid.margin, grid.name, name.upper(), "bright", width)
        if name != scene.name and not scene.view.details.partner:
            fits = end + 2 + cell_len(scene.name) <= grid.margin + width
            x, y = (end + 2, grid.name // 2 + 2) if fits else _below_name(grid, scene)
            canvas.text(x, y, scene.name, "quiet", room=grid.stage_end - x)
    else:
        lines = name_lines(scene.name, width)
        top = grid.name // 2 + (len(lines) < NAME_ROWS)
        for y, line in enumerate(lines, top):
            canvas.text(grid.margin, y, line, "bright", bold=True)


def _below_name(grid: Grid, scene: Scene) -> tuple[int, int]:
    """Where the whole name stands below its short form: there, or over the set table."""
    has_table = scene.view.phase is not Phase.REST and not is_clock_hero(scene.view)
    if grid.room is Room.USUAL and has_table:
        return grid.margin, grid.table - 1
    return grid.margin, grid.name // 2 + 3


def _draw_partner(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """The exercise that alternates with this one, in a row that is free at the size."""
    partner = clean(scene.view.details.partner)
    if grid.room is not Room.SMALL:
        y = grid.hero - 2 if grid.room is Room.WIDE else grid.hero - 1
        canvas.text(grid.margin, y, partner, "quiet", room=grid.stage)
    elif scene.view.phase is not Phase.REST:
        canvas.text(grid.margin, grid.caption, partner, "quiet", room=grid.stage)


def _draw_small_name(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """The name in text; where there is little room the plates stand beside it."""
    y = grid.name // 2
    lines = name_lines(scene.name, grid.stage, rows=1 if grid.room is Room.SMALL else 2)
    end = canvas.text(grid.margin, y, lines[0], "bright", bold=True)
    for below in lines[1:]:
        canvas.text(grid.margin, y + 1, below, "bright", bold=True)
    beside = scene.view.card.plates.removesuffix(" a side")
    if grid.room is Room.SMALL and beside and grid.right - end > len(beside) + 2:
        canvas.text_before(grid.right, y, beside, "quiet")


def _is_low(grid: Grid) -> bool:
    """Whether letters of two and a half rows stand at the foot of the hero's three rows."""
    return grid.room is Room.SMALL


# A set that is counted


def _draw_count(canvas: Canvas, grid: Grid, scene: Scene, beside: Grid) -> None:
    """Repetitions times load, what they are, the tempo, and the set table."""
    view = scene.view
    pieces = hero_pieces(scene)
    columns = draw_number(
        canvas,
        grid.margin,
        grid.hero,
        pieces,
        grid.hero_rows,
        beside.stage,
        is_low=_is_low(grid),
    )
    _draw_captions(canvas, grid if view.phase is Phase.SET_UP else beside, scene, columns)
    if view.phase is Phase.WORK and not view.interrupted and not view.fixing:
        _draw_tempo(canvas, grid, scene)
    elif view.phase is Phase.SET_UP and not view.fixing:
        draw_saved(canvas, grid, scene, grid.caption + (grid.room is not Room.SMALL))
        if grid.room is Room.WIDE:
            draw_plates(canvas, grid, scene)
    draw_set_table(canvas, grid, scene)


def _draw_captions(canvas: Canvas, grid: Grid, scene: Scene, columns: list[int]) -> None:
    """Under each digit what it means; at the right what effort to aim for."""
    view, details, y = scene.view, scene.view.details, grid.caption
    if view.interrupted:
        gone = duration_text(view.interrupted.slept_ms // 1000)
        text = f"interrupted after {view.interrupted.seconds} s · away for {gone}"
        canvas.text(grid.margin, y, text, "ready", bold=True, room=grid.stage)
        canvas.text(grid.margin, y + 1, AGAIN, "bright", room=grid.stage)
        return
    if entry := entry_text(view):
        is_whole = cell_len(entry) <= grid.stage
        shown = entry if is_whole else entry.partition(" · ")[0]
        canvas.text(grid.margin, y, shown, scene.accent, bold=True, room=grid.stage)
        return
    end = grid.stage_end
    if grid.room is Room.SMALL:
        last = big_number(details.load, grid.hero_rows, grid.stage)
        x = columns[-1] + (len(last[0]) if last and details.load else 0)
        canvas.text(x + 1, y - 1, details.load_unit, "quiet")
        return
    x = canvas.text(columns[0], y, _counted_text(view), "quiet")
    if len(columns) > 1:
        x = canvas.text(max(x + 2, columns[-1]), y, details.load_unit, "bright", bold=True)
        if details.rise:
            x = canvas.text(x + 2, y, f"▲ {details.rise}", scene.accent, bold=True)
    end = grid.stage_end
    beside = _beside_load(view, grid.room, end - x - 2)
    end = _draw_aim(canvas, view, y, end, x + 2 + len(beside) + 2)
    canvas.text(x + 2, y, beside, "quiet", room=max(0, end - x - 2))


def _counted_text(view: View) -> str:
    """What is counted: ``reps``, and before a set on both sides ``reps a side``."""
    has_sides = view.details.sides and view.phase is Phase.SET_UP
    return f"{view.details.counted} a side" if has_sides else view.details.counted


def _draw_aim(canvas: Canvas, view: View, y: int, end: int, taken: int) -> int:
    """Draw what to aim for, or the ceiling alone where the row is full; answers the next end."""
    aim = _aim_text(view)
    if taken + len(aim) > end:
        aim = heart_text(view.card)
    return canvas.text_before(end, y, aim, "quiet") - 2 if aim else end


def _aim_text(view: View) -> str:
    """The effort to aim for; of an open set how far it may go on, and where to stop."""
    if view.card.gate:
        return f"{view.details.count}, {view.card.gate}"
    rpe = view.card.effort.removeprefix("effort ")
    parts = (f"aim for RPE {rpe}" if rpe else "", heart_text(view.card))
    return " · ".join(part for part in parts if part)


def _beside_load(view: View, room: Room, width: int) -> str:
    """The plates while the bar is lifted, the reason for the load before that.

    Before it the plates stand in front of the reason where both fit; drawn on the bar they are
    in sight already.
    """
    details, card = view.details, view.card
    parts = [details.plates, card.load_note]
    if view.phase is Phase.WORK:
        parts = [card.plates, card.load_note]
    elif view.phase is Phase.SET_UP:
        both = " · ".join(each for each in parts if each)
        takes_both = room is not Room.WIDE and len(both) <= width
        parts = [both if takes_both else card.load_note, details.plates]
    text = clean(_with_meaning(view) if details.load_is else next(filter(None, parts), ""))
    return text or card.band or ("" if details.load else card.kit)


def _with_meaning(view: View) -> str:
    """What the number of the load means; before the set with the reason for it."""
    note = "" if view.phase is Phase.WORK else view.card.load_note
    return " · ".join(filter(None, (view.details.load_is, note)))


def _draw_tempo(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """The tempo's word with its bar; without a tempo the cue in a few words."""
    beat, half = scene.view.details.tempo, grid.bar
    glance = clean(scene.view.card.glance, 80)
    if beat is None:
        _draw_glance(canvas, grid, glance, half, scene.accent)
        return
    word = beat.word.upper()
    if grid.room is Room.WIDE:
        x = draw_word(canvas, grid.margin, half, word, scene.accent, grid.stage) + 2
        x = max(x, grid.margin + 30)
    else:
        canvas.text(grid.margin, half // 2, word, scene.accent, bold=True)
        x = grid.margin + 7 - 2 * (grid.room is Room.SMALL)
    says = f"rep {beat.repetition} of {scene.view.details.count}"
    end = grid.stage_end if grid.room is Room.WIDE else min(grid.stage_end - 22, 53)
    canvas.bar(
        x, half, max(4, end - x), grid.bar_half_rows, beat.second / beat.seconds, scene.accent
    )
    seconds = f"{beat.second} of {beat.seconds} s"
    if grid.room is Room.WIDE:
        y = half // 2 + 2
        canvas.text(x, y, seconds, "text")
        canvas.text_before(end, y, f"{says}  ·  tempo {scene.view.card.tempo}", "quiet")
    else:
        text = says if grid.room < Room.USUAL else f"{seconds}   {says}"
        canvas.text(end + 2, half // 2, text, "quiet", room=max(0, grid.right - end - 2))


def _draw_glance(canvas: Canvas, grid: Grid, glance: str, half: int, accent: str) -> None:
    if grid.room is Room.WIDE and big_word(glance, grid.stage):
        draw_word(canvas, grid.margin, half, glance.upper(), accent, grid.stage)
    elif glance:
        canvas.text(grid.margin, half // 2, glance, accent, bold=True, room=grid.stage)


# A clock


def _draw_countdown(canvas: Canvas, grid: Grid, scene: Scene, beside: Grid) -> None:
    """The seconds of a hold, of a switch and of getting ready, with the sides beside them."""
    view = scene.view
    digits = clock_digits(view)
    width = beside.stage if grid.room is not Room.WIDE else 44
    pieces = ((digits, scene.accent),)
    draw_number(
        canvas, grid.margin, grid.hero, pieces, grid.clock_rows, width, is_low=_is_low(grid)
    )
    x = _column_beside(beside, digits)
    if grid.room is Room.WIDE and view.phase is Phase.LEAD_IN and view.details.length < 10:  # noqa: PLR2004 - one digit
        x = grid.margin + 27
    if view.details.sides:
        _draw_sides(canvas, beside, scene, x)
    elif view.phase is Phase.LEAD_IN:
        _draw_coming(canvas, beside, scene, x)
    elif grid.room >= Room.USUAL:
        _draw_last_time(canvas, beside, scene, x)
    _draw_time_bar(canvas, grid, scene)
    draw_cues(canvas, grid, scene, _below_bar(grid))


def _column_beside(grid: Grid, digits: str) -> int:
    """The column beside the seconds: the same for one digit as for two, so that nothing moves."""
    if grid.room is Room.WIDE:
        return grid.margin + (42 if len(digits) <= 2 else 46)  # noqa: PLR2004 - two digits of a clock
    lines = big_number("88" if len(digits) <= 2 else digits, grid.clock_rows, grid.stage)  # noqa: PLR2004 - two digits
    return grid.margin + (len(lines[0]) if lines else 8) + 3


def _below_bar(grid: Grid) -> int:
    return (grid.low_bar + grid.bar_half_rows + 1) // 2 + (3 if grid.room is Room.WIDE else 0)


def _draw_sides(canvas: Canvas, grid: Grid, scene: Scene, x: int) -> None:
    """Both sides as two blocks, the one that is not on faint."""
    for number, side in enumerate(scene.view.details.sides):
        says = f"✓ {side.done}" if side.done else "now" if side.is_now else "then"
        ink = "go" if side.done else scene.accent if side.is_now else "quiet"
        if grid.room is Room.WIDE:
            half = 2 * grid.hero + 2 + 14 * number
            _draw_large_side(canvas, grid, scene, (x, half), side)
            canvas.text(x + 4, half // 2 + 4, says, ink, bold=side.is_now)
            continue
        y = grid.hero + number + 6 * (grid.room is Room.USUAL)
        mark = "▸" if side.is_now else " "
        after = canvas.text(x, y, f"{mark} {side.name}", ink, bold=side.is_now)
        canvas.text(after + 2, y, says, ink)
    if grid.room is Room.USUAL:
        _draw_last_time(canvas, grid, scene, x)


def _draw_large_side(
    canvas: Canvas, grid: Grid, scene: Scene, at: tuple[int, int], side: SideMark
) -> None:
    x, half = at
    canvas.block(x, half, 2, 7, scene.accent if side.is_now else "track")
    colour = "bright" if side.is_now else "faint"
    draw_word(canvas, x + 4, half + 1, side.name, colour, grid.stage_end - x - 4, is_bold=False)


def _draw_coming(canvas: Canvas, grid: Grid, scene: Scene, x: int) -> None:
    """What is about to begin: the load or the seconds, and one word of command."""
    view, details = scene.view, scene.view.details
    room = grid.stage_end - x
    if room < 12:  # noqa: PLR2004 - columns of a word
        return
    if grid.room <= Room.NARROW:
        canvas.text(x, grid.hero + 1, planned_text(view), "bright", bold=True, room=room)
        if grid.room is Room.NARROW:
            canvas.text(x, grid.hero + 2, clean(view.card.command, 20), scene.accent, bold=True)
        return
    count, counted = _count_to_come(view)
    pieces: tuple[tuple[str, str], ...] = ((count, "bright"),)
    if details.load:
        pieces = (*pieces, ("×", "quiet"), (details.load, "bright"))
    columns = draw_number(canvas, x, grid.hero, pieces, 5, room)
    is_wide = grid.room is Room.WIDE
    y = grid.hero + 5 + is_wide
    after = canvas.text(x, y, counted, "quiet", room=room)
    if details.load:
        after = max(after + 2, columns[-1])
        after = canvas.text(after, y, details.load_unit, "bright", bold=True)
    plates = view.card.plates
    x_of, row = (after + 2, y) if after + 2 + len(plates) <= grid.stage_end else (x, y + 1)
    canvas.text(x_of, row, plates, "quiet", room=grid.stage_end - x_of)
    half = 2 * grid.hero + (19 if is_wide else 12)
    if command := clean(view.card.command, 20):
        draw_word(canvas, x, half, command.upper(), scene.accent, room)
        if is_wide:
            canvas.text(x, half // 2 + 4, clean(view.card.glance, 80), "text", room=room)


def _count_to_come(view: View) -> tuple[str, str]:
    """What is asked for, with the word for it; seconds from a minute on as a clock shows them."""
    if view.asked_seconds < SECONDS_A_MINUTE or view.fixing:
        return view.details.count, view.details.counted
    return clock_text(view.asked_seconds), "minutes"


def _draw_last_time(canvas: Canvas, grid: Grid, scene: Scene, x: int) -> None:
    view, room = scene.view, grid.stage_end - x
    length = clock_text(view.details.length) if view.details.length else ""
    heart = view.card.heart
    rows = (("heart", heart), ("of", length), ("last", view.card.last), ("best", view.card.best))
    y = grid.hero + 1
    for label, text in rows:
        if text and cell_len(text) <= room - 6:
            canvas.text(x, y, label, "quiet")
            canvas.text(x + 6, y, text, "text")
            y += 1


def _draw_time_bar(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """How much of the clock has run; in a long hold with a notch at half."""
    view, half = scene.view, grid.low_bar
    if not view.details.length:
        return
    width, fraction = grid.stage, view.fraction
    is_hold = view.phase is Phase.WORK and view.details.length >= 20  # noqa: PLR2004 - seconds of a long hold
    if is_hold and grid.room is not Room.SMALL:
        first = width // 2
        canvas.bar(grid.margin, half, first, grid.bar_half_rows, 2 * fraction, scene.accent)
        canvas.bar(
            grid.margin + first + 1,
            half,
            width - first - 1,
            grid.bar_half_rows,
            2 * fraction - 1,
            scene.accent,
        )
    else:
        canvas.bar(grid.margin, half, width, grid.bar_half_rows, fraction, scene.accent)
    if grid.room is Room.WIDE:
        _draw_bar_captions(canvas, grid, scene, half // 2 + 2, is_hold=is_hold)


def _draw_bar_captions(canvas: Canvas, grid: Grid, scene: Scene, y: int, *, is_hold: bool) -> None:
    view = scene.view
    length, gone = view.details.length, min(view.details.elapsed, view.details.length)
    if view.phase is Phase.WORK:
        says = "held" if scene.accent == "hold" else "done"
        canvas.text(grid.margin, y, f"{seconds_text(gone)} {says}", "text")
        if is_hold:
            canvas.text(grid.margin + grid.stage // 2 - 4, y, "half-way", "quiet")
        canvas.text_before(grid.stage_end, y, seconds_text(length), "quiet")
        return
    canvas.text(grid.margin, y, f"{view.work} at 0 · Space starts now", "quiet")
    canvas.text_before(grid.stage_end, y, f"{gone} of {length} s", "quiet")
