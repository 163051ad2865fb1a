"""The stage of a rest: the clock, what was saved, and what is next; a best comes first in gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, clock_text
from midstance.domain.strength.bests import BestKind
from midstance.domain.strength.ramp_up import set_name
from midstance.presentation.clean import clean
from midstance.presentation.phrases import best_yet_text, gain_text, plural
from midstance.presentation.workout import short_set_text
from midstance.tui.widgets.workout.canvas import fitted, wrapped
from midstance.tui.widgets.workout.grid import Room
from midstance.tui.widgets.workout.lettering import Piece, big_number, draw_number, draw_word
from midstance.tui.widgets.workout.scene import entry_text, heart_text, hero_pieces, planned_text
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.quantity import WeightUnit
    from midstance.domain.strength.bests import Best
    from midstance.tui.widgets.workout.canvas import Canvas
    from midstance.tui.widgets.workout.grid import Grid
    from midstance.tui.widgets.workout.scene import Scene
    from midstance.workout.view import View

STEPS_WIDTH, NEXT_ROWS = 17, 3
EFFORT_WORDS = (("e", "asy"), ("g", "ood"), ("h", "ard"), ("m", "ax"))
SAYINGS: Mapping[BestKind, str] = {
    BestKind.HEAVIEST: "heaviest so far",
    BestKind.MOST_REPETITIONS: "most reps at this load",
    BestKind.LONGEST_HOLD: "longest so far",
    BestKind.ESTIMATED_MAXIMUM: "best estimated 1RM",
    BestKind.LEAST_HELP: "least help so far",
}


def draw_rest(canvas: Canvas, grid: Grid, scene: Scene, beside: Grid) -> None:
    """The clock, what was saved, and what comes next; ``beside`` is the room beside a figure."""
    view = scene.view
    clock = view.clock
    pieces = ((clock, scene.accent),)
    draw_number(canvas, grid.margin, grid.hero, pieces, grid.rest_rows, grid.stage)
    length = clock_text(view.details.length)
    if grid.room is Room.WIDE:
        canvas.bar(grid.margin, grid.bar, grid.stage, 3, view.fraction, scene.accent)
        y = grid.bar // 2 + 2
        gone = clock_text(view.details.elapsed)
        canvas.text(grid.margin, y, f"{gone} of {length}", "quiet")
        canvas.text_before(grid.stage_end, y, _rest_end(view), "quiet")
        draw_saved(canvas, grid, scene, y + 2)
        _draw_next(canvas, grid, scene, grid.table)
        return
    widest = "".join("8" if each.isdigit() else each for each in clock)
    drawn = big_number(widest, grid.rest_rows, grid.stage)
    x = grid.margin + (len(drawn[0]) if drawn else len(clock)) + 3
    if grid.room >= Room.NARROW and x < beside.stage_end - 12:
        canvas.text(x, grid.hero + 1, f"of {length}", "quiet")
        for y, line in enumerate(wrapped(_rest_end(view), beside.stage_end - x), grid.hero + 3):
            canvas.text(x, y, line, "quiet")
    bar = {Room.USUAL: 35, Room.NARROW: 27}.get(grid.room, 2 * grid.caption)
    canvas.bar(grid.margin, bar, grid.stage, 2, view.fraction, scene.accent)
    draw_saved(canvas, grid, scene, {Room.USUAL: 19, Room.NARROW: 15}.get(grid.room, 8))
    _draw_next(canvas, grid, scene, {Room.USUAL: 20, Room.NARROW: 16}.get(grid.room, 9))


def _rest_end(view: View) -> str:
    if view.is_overdue:
        return "Space when ready"
    heart = f"; {each}, r rests longer" if (each := heart_text(view.card)) else ""
    starts = f"{view.card.set_name} starts at 0"
    end = starts if view.starts_at_zero else "bell at 0, then Space when ready"
    return f"{end}{heart}"


def draw_saved(canvas: Canvas, grid: Grid, scene: Scene, y: int) -> None:
    """What was saved, and its effort; or the letters that rate it."""
    view = scene.view
    if view.phase is Phase.REST and (entry := entry_text(view)):
        _draw_above(canvas, grid, y, entry, scene.accent)
        return
    if view.short:
        _draw_above(canvas, grid, y, short_set_text(view.short, scene.count_key), "ready")
        return
    says = clean(f"{view.details.saved} {view.details.saved_counted}".strip() or view.just_saved)
    end = grid.stage_end
    if says and grid.room >= Room.NARROW:
        end = _draw_effort(canvas, grid, scene, y)
    if not says:
        return
    _draw_saved_set(canvas, grid, scene, y, says, end)


def _draw_saved_set(canvas: Canvas, grid: Grid, scene: Scene, y: int, says: str, end: int) -> None:
    view = scene.view
    if view.best is not None:
        x = canvas.text(grid.margin, y, f"★ {says}", "best", bold=True)
        gain = best_yet_text(view.best, scene.unit)
        canvas.text(x + 2, y, gain, "best", room=max(0, end - x - 3))
        return
    x = canvas.text(grid.margin, y, "✓ ", "go", bold=True)
    if view.details.saved_number and grid.room >= Room.USUAL:
        which = f"{view.details.saved_name} {set_name(view.details.saved_number)}".strip()
        which = fitted(clean(which), max(8, end - x - len(says) - 10))
        x = canvas.text(x, y, f"{which[:1].upper()}{which[1:]} saved  ", "text")
    canvas.text(x, y, says, "bright", bold=True, room=max(0, end - x - 2))


def _draw_above(canvas: Canvas, grid: Grid, y: int, text: str, ink: str) -> None:
    """A text that ends in the row ``y``, however many rows it needs."""
    lines = wrapped(text, max(1, grid.stage))
    for row, line in enumerate(lines, y - len(lines) + 1):
        canvas.text(grid.margin, row, line, ink, bold=True)


def _draw_effort(canvas: Canvas, grid: Grid, scene: Scene, y: int) -> int:
    """At the right end of the row; answers its first column."""
    view = scene.view
    if view.effort and not scene.asks_effort:
        return canvas.text_before(grid.stage_end, y, f"RPE {view.effort}", "quiet")
    x = start = grid.stage_end - 28
    ink = "bright" if scene.asks_effort else "quiet"
    x = canvas.text(x, y, "e", "bright", bold=True)
    x = canvas.text(x + 1, y, "RPE  ", ink, bold=scene.asks_effort)
    for letter, rest in EFFORT_WORDS:
        x = canvas.text(x, y, letter, scene.accent if scene.asks_effort else "text", bold=True)
        x = canvas.text(x, y, rest, ink) + 1
    return start


def _draw_next(canvas: Canvas, grid: Grid, scene: Scene, y: int) -> None:
    """The set ahead: which, how much, the plates to change, and last time's."""
    view = scene.view
    if y >= grid.keys:
        return
    if grid.room is Room.SMALL or _is_covered(grid, scene, y):
        _draw_next_in_words(canvas, grid, view, y)
        return
    canvas.text(grid.margin, y, "NEXT", "next", bold=True)
    canvas.text(grid.margin, y + 1, view.card.set_name.replace("ramp-up", "ramp"), "text")
    canvas.text(grid.margin, y + 2, f"of {view.card.sets}", "quiet")
    pieces = tuple(
        (text, "quiet" if ink == "quiet" else "bright") for text, ink in hero_pieces(scene)
    )
    if grid.room is Room.WIDE:
        _draw_wide_next(canvas, grid, scene, pieces, y)
        return
    x = grid.margin + 9
    room = grid.stage_end - x - 22
    columns = draw_number(canvas, x, y, pieces, 3, room)
    drawn = big_number(pieces[-1][0], 3, room)
    after = columns[-1] + (len(drawn[0]) if drawn else len(pieces[-1][0])) + 2
    draw_word(
        canvas, after, 2 * y, _unit_of(view), "quiet", grid.stage_end - 21 - after, is_bold=False
    )
    for row, text in enumerate(_next_captions(view)[:3], y):
        if row < grid.keys:
            canvas.text(grid.stage_end - 20, row, text, "text", room=20)


def _is_covered(grid: Grid, scene: Scene, y: int) -> bool:
    """Whether a message or a question takes a row of the big number that begins in row ``y``."""
    asks_below = scene.asks_effort and grid.room > Room.SMALL  # in the row of the keys
    covers = bool(scene.question or (scene.notice and not asks_below))
    return covers and grid.keys - y <= NEXT_ROWS


def _draw_next_in_words(canvas: Canvas, grid: Grid, view: View, y: int) -> None:
    """The set ahead in one row, and where there is another the plates and last time's."""
    which = "NEXT" if grid.room is Room.SMALL else f"NEXT {view.card.set_name}:"
    text = f"{which} {planned_text(view)}"
    canvas.text(grid.margin, y, text, "next", bold=True, room=grid.stage)
    if grid.room is not Room.SMALL:
        canvas.text(grid.margin, y + 1, " · ".join(_next_captions(view)), "text", room=grid.stage)


def _draw_wide_next(
    canvas: Canvas, grid: Grid, scene: Scene, pieces: tuple[Piece, ...], y: int
) -> None:
    """The number of the set ahead five rows high with its unit, and what stands under it."""
    x = grid.margin + 10
    room = grid.stage_end - x - 9
    columns = draw_number(canvas, x, y + 1, pieces, 5, room)
    _draw_next_captions(canvas, grid, scene, x, y + 7)
    if unit := _unit_of(scene.view):
        drawn = big_number(pieces[-1][0], 5, room)
        after = columns[-1] + (len(drawn[0]) if drawn else 4) + 2
        draw_word(canvas, after, 2 * y + 7, unit, "quiet", room, is_bold=False)


def _unit_of(view: View) -> str:
    """What stands after the number: the load's unit, or what is counted unless that is reps."""
    details = view.details
    if details.load or details.counted == "reps":
        return details.load_unit
    return "s" if details.counted == "seconds" else details.counted


def _next_captions(view: View) -> list[str]:
    details = view.details
    last = next((row.last for row in details.table if row.number == view.card.set_number), "")
    less, more = (each.partition(" ")[0] for each in (details.lighter, details.heavier))
    steps = f"[ {less}   ] {more}" if less and details.load else ""
    parts = (details.plates, steps, f"last time {last}" if last else clean(view.card.load_note))
    return [part for part in parts if part]


def _draw_next_captions(canvas: Canvas, grid: Grid, scene: Scene, x: int, y: int) -> None:
    view, details, end = scene.view, scene.view.details, grid.stage_end
    if y >= grid.keys:
        return
    if last := _last_of_next(view):
        end = canvas.text_before(end, y, last, "quiet") - 2
    if details.plates:
        x = canvas.text(x, y, details.plates, "text", room=end - x) + 3
    if details.load and details.lighter:
        _draw_steps(canvas, scene, x, y, end)
    elif not details.plates:
        canvas.text(x, y, clean(view.card.load_note or view.card.kit), "quiet", room=end - x)


def _last_of_next(view: View) -> str:
    number = view.card.set_number
    row = next((each for each in view.details.table if each.number == number), None)
    if row is None or not row.last:
        return ""
    rated = f", RPE {row.last_effort}" if row.last_effort else ""
    return f"last time {row.last}{rated}"


def _draw_steps(canvas: Canvas, scene: Scene, x: int, y: int, end: int) -> None:
    details = scene.view.details
    if end - x < STEPS_WIDTH:
        return
    for key, load in (("[", details.lighter), ("]", details.heavier)):
        x = canvas.text(x, y, key, "bright", bold=True)
        x = canvas.text(x + 1, y, load, "quiet") + 3


# A best


def draw_best(canvas: Canvas, grid: Grid, scene: Scene, best: Best) -> None:
    """Draw the set just saved in gold, with what was the best until then."""
    details = scene.view.details
    title, width = grid.name + (0 if grid.room >= Room.USUAL else 2), grid.stage
    if grid.room <= Room.NARROW:
        canvas.text(grid.margin, grid.name // 2, "★ BEST YET", "best", bold=True)
    else:
        draw_word(canvas, grid.margin, title, "BEST YET", "best", width)
    count, load = details.saved_value, details.saved_load
    pieces = tuple((text, "best") for text in ((count, "×", load) if load else (count,)))
    columns = draw_number(canvas, grid.margin, grid.hero, pieces, grid.hero_rows, width)
    end = grid.stage_end
    if grid.room is not Room.SMALL:
        end = canvas.text_before(end, grid.caption, SAYINGS[best.kind], "text")
    name = clean(scene.best_name)
    x = 3 + canvas.text(grid.margin, grid.caption, name, "bright", bold=True, room=width // 2)
    x = max(x, columns[-1]) if load and grid.room is Room.WIDE else x
    gain = f"▲ {gain_text(best, scene.unit).removeprefix('+')}"
    canvas.text(x, grid.caption, gain, "best", bold=True, room=max(0, end - x - 1))
    _draw_comparison(canvas, grid, scene, best)


def _draw_comparison(canvas: Canvas, grid: Grid, scene: Scene, best: Best) -> None:
    """The best before in two figures, the rest's bar, and the set that is next."""
    view = scene.view
    y = grid.caption + (5 if grid.room is Room.WIDE else 2)
    if y + 2 >= grid.keys:
        return
    texts = [_measured(value, best.kind, scene.unit) for value in (best.before, best.now)]
    if grid.room is Room.WIDE:
        _draw_wide_comparison(canvas, grid, scene, texts, y)
        return
    canvas.text(grid.margin, y, "before ", "quiet")
    x = canvas.text(grid.margin + 8, y, texts[0], "text", bold=True)
    canvas.text(canvas.text(x + 4, y, "now ", "quiet"), y, texts[1], "best", bold=True)
    canvas.bar(grid.margin, 2 * y + 4, grid.stage, 2, view.fraction, scene.accent)
    if y + 4 < grid.keys:
        text = f"next: {view.card.set_name} of {view.card.sets}, {planned_text(view)}"
        canvas.text(grid.margin, y + 4, text, "quiet", room=grid.stage)


def _draw_wide_comparison(
    canvas: Canvas, grid: Grid, scene: Scene, texts: list[str], y: int
) -> None:
    """Both numbers in letters three rows high; under them what was saved, and the rest's bar."""
    view = scene.view
    canvas.text(grid.margin, y - 1, "─" * grid.stage, "line")
    for x, text, label, ink in (
        (grid.margin, texts[1], "now", "bright"),
        (grid.margin + grid.stage // 2, texts[0], "best until now", "quiet"),
    ):
        number, _, word = text.partition(" ")
        end = draw_word(canvas, x, 2 * y, number, ink, grid.stage // 2 - 12) + 2
        canvas.text(end, y, label, ink, bold=ink == "bright")
        canvas.text(end, y + 1, word, "quiet")
    draw_saved(canvas, grid, scene, y + 5)
    canvas.bar(grid.margin, 2 * y + 14, grid.stage, 3, view.fraction, scene.accent)
    says = f"rest {clock_text(view.details.elapsed)} of {clock_text(view.details.length)}"
    canvas.text(grid.margin, y + 10, says, "quiet")
    canvas.text_before(
        grid.stage_end, y + 10, f"next: {view.card.set_name}, {planned_text(view)}", "quiet"
    )


def _measured(value: int, kind: BestKind, unit: WeightUnit) -> str:
    if kind.is_load:
        return Load(value).text(unit)
    return f"{value} s" if kind is BestKind.LONGEST_HOLD else plural(value, "rep")
