"""The end of a workout: bests in gold, three numbers, today, last and next time, the muscles."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.domain.quantity import Load, LoadMeaning
from midstance.presentation.clean import clean
from midstance.presentation.phrases import (
    best_yet_text,
    brief_set_text,
    done_text,
    gain_text,
    group_text,
    has_brief_load,
    number_text,
    tonnage_parts,
    tonnage_text,
)
from midstance.presentation.planning.next_time import next_heading, next_lines, next_text
from midstance.presentation.workout import summary_totals
from midstance.tui.widgets.review.rings import RING_COLUMNS, RING_ROWS, draw_rings
from midstance.tui.widgets.workout.canvas import fitted
from midstance.tui.widgets.workout.grid import Room
from midstance.tui.widgets.workout.lettering import big_word, draw_number, draw_word, number_size
from midstance.workout.card import sets_text, sets_text_within
from midstance.workout.display.details import load_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import SetRecord
    from midstance.tui.widgets.workout.canvas import Canvas
    from midstance.tui.widgets.workout.grid import Grid
    from midstance.tui.widgets.workout.scene import Scene
    from midstance.workout.summary import ExerciseSummary, Summary

LONGEST_BEST = 40
MOST_NEXT, LEAST_LAST, COLUMN_GAP, COUNT_WIDTH = 17, 11, 2, 5
HERO_ROWS, FACT_ROWS, MOST_BESTS = 5, 3, 3
FACT_GAP, WORD_GAP = 2, 3
"""Cells between a number and its words, and between these and the next number."""
SIDE_TOP, MUSCLE_NAME = 6, 14
TOTALS_ROWS = 3
"""Rows of the totals, the empty one below them and the headings of the table."""
RINGS_FROM = 36
"""Rows from which rings stand over the numbers of the week."""

NOTICEABLE = 0.15
"""A difference between sides from which it is named, the left to right ratio of strength tests."""


def draw_summary(canvas: Canvas, grid: Grid, scene: Scene) -> None:
    """Draw what was achieved, then a row for each exercise: today, last time and next time."""
    summary = scene.summary
    if summary is None:
        return
    y = {Room.SMALL: 2, Room.NARROW: 6}.get(grid.room, 7)
    y = _draw_bests(canvas, grid, summary, scene.unit, y)
    totals = list(summary_totals(summary, scene.unit))
    if grid.room >= Room.USUAL:
        y = _draw_facts(canvas, grid, summary, scene.unit, y)
        totals = list(summary_totals(replace(summary, tonnage_grams=0), scene.unit))[1:]
    has_room = y + TOTALS_ROWS + len(summary.exercises) < grid.table_end
    if totals and (has_room or grid.room is not Room.USUAL):
        canvas.text(grid.margin, y, _in_one_row(totals, _width(grid)), "quiet")
        y += 1 if grid.room is Room.SMALL else 2
    y += grid.room is Room.WIDE and not totals
    _draw_table(canvas, grid, scene, summary, y)
    if grid.side:
        _draw_side(canvas, grid, scene, summary)


def _in_one_row(texts: list[str], width: int) -> str:
    """As many of the texts as there is room for, each whole."""
    while len(texts) > 1 and cell_len(" · ".join(texts)) > width:
        texts = texts[:-1]
    return " · ".join(texts)


def _width(grid: Grid) -> int:
    return grid.stage if grid.side else grid.width - 2 * grid.margin


def _draw_bests(canvas: Canvas, grid: Grid, summary: Summary, unit: WeightUnit, y: int) -> int:
    """Draw the first best as large as there is room, and a line for each; answers the next row."""
    bests = [(each, each.best, each.best_set) for each in summary.bests]
    if grid.room is Room.WIDE and bests and bests[0][2]:
        _draw_hero(canvas, grid, y, bests[0][2], unit)
        y += HERO_ROWS + 1
    for each, best, record in bests[:MOST_BESTS]:
        value = brief_set_text(record, unit) if record else ""
        x = _draw_best_name(canvas, grid, y, each.name, cell_len(value))
        if best and value:
            x = canvas.text(x + 1, y, value, "best", bold=True)
            room = grid.margin + _width(grid) - x - 2
            gains = (best_yet_text(best, unit), gain_text(best, unit))
            canvas.text(x + 2, y, _first_fitting(gains, room), "text")
        y += 1
    return y + (bool(bests) and grid.room is not Room.SMALL)


def _first_fitting(texts: tuple[str, ...], room: int) -> str:
    return next((each for each in texts if cell_len(each) <= room), "")


def _draw_best_name(canvas: Canvas, grid: Grid, y: int, name: str, value: int) -> int:
    """Draw a star and a name that leaves ``value`` cells free; answers the column after it."""
    canvas.text(grid.margin, y, "★", "best")
    shown = fitted(clean(name), min(LONGEST_BEST, _width(grid) - value - 3))
    return canvas.text(grid.margin + 2, y, shown, "bright", bold=True)


def _draw_hero(canvas: Canvas, grid: Grid, y: int, record: SetRecord, unit: WeightUnit) -> None:
    """Draw a set in letters five rows high, its unit in three: ``5 × 82.5 kg``, ``14 reps``."""
    numbers, word = numbers_of_set(record, unit)
    pieces = [(numbers[0], "best")]
    for each in numbers[1:]:
        pieces += [("×", "quiet"), (each, "best")]
    columns, _ = number_size(pieces, HERO_ROWS, grid.stage)
    draw_number(canvas, grid.margin, y, pieces, HERO_ROWS, grid.stage)
    x = grid.margin + columns + 2
    draw_word(canvas, x, 2 * y + 5, word, "best", max(0, grid.stage_end - x), is_bold=False)


def numbers_of_set(record: SetRecord, unit: WeightUnit) -> tuple[tuple[str, ...], str]:
    """The numbers of a set, and the unit of the last one; each hand's load is counted twice."""
    if not has_brief_load(record):
        number, _, word = done_text(record, unit).partition(" ")
        return (number,), word
    hands = ("2",) if record.meaning is LoadMeaning.EACH_HAND else ()
    word = f"{unit.value} help" if record.meaning is LoadMeaning.HELP else unit.value
    return (str(record.value), *hands, load_number(record.load, unit)), word


def _draw_facts(canvas: Canvas, grid: Grid, summary: Summary, unit: WeightUnit, y: int) -> int:
    """Draw minutes, sets and what was lifted in letters three rows high; answers the next row."""
    x, end = grid.margin, grid.margin + _width(grid)
    facts = list(_facts(summary, unit))
    has_room = _facts_width(facts, end - x) <= end - x
    for number, word, compared in facts:
        drawn = big_word(number, end - x, is_bold=has_room) or (number,)
        if x + len(drawn[0]) + max(len(word), len(compared)) + 2 > end:
            break
        if len(drawn) > 1:
            canvas.letters(x, 2 * y, drawn, "bright")
        else:
            canvas.text(x, y, number, "bright", bold=True)
        x += len(drawn[0]) + FACT_GAP
        canvas.text(x, y, word, "bright", bold=True)
        canvas.text(x, y + 1, compared, "quiet")
        x += max(len(word), len(compared)) + WORD_GAP
    return y + FACT_ROWS + 1


def _facts_width(facts: list[tuple[str, str, str]], room: int) -> int:
    """Cells of all facts in bold letters, with the gaps between them."""
    numbers = (len((big_word(number, room) or (number,))[0]) for number, _, _ in facts)
    words = (max(len(word), len(compared)) for _, word, compared in facts)
    return sum(numbers) + sum(words) + FACT_GAP * len(facts) + WORD_GAP * (len(facts) - 1)


def _facts(summary: Summary, unit: WeightUnit) -> Iterator[tuple[str, str, str]]:
    """A number, what it is, and with what it is compared."""
    minutes = round(summary.active_seconds / 60)
    yield str(minutes), "minute" if minutes == 1 else "minutes", ""
    noun = f"work {summary.noun}" if summary.noun == "set" else summary.noun
    plural = "" if summary.sets_done == 1 else "s"
    yield str(summary.sets_done), f"{noun}{plural}", f"of {summary.sets_planned}"
    if summary.tonnage_grams:
        number, word = tonnage_parts(Load(summary.tonnage_grams), unit)
        before = summary.last_tonnage_grams
        compared = f"last {tonnage_text(Load(before), unit)}" if before else ""
        yield number, f"{word} lifted", compared


def _draw_table(canvas: Canvas, grid: Grid, scene: Scene, summary: Summary, y: int) -> None:
    """Draw a row for each exercise: today, last time, next time; below it why something moves."""
    columns = _columns(grid, summary, scene.unit, has_next=bool(scene.nexts))
    if grid.room >= Room.USUAL:
        _draw_headings(canvas, grid, scene, columns, y)
        y += 1
    room = max(0, grid.table_end - y)
    nexts = {each.exercise: each for each in scene.nexts}
    more = len(summary.exercises) - room
    if more > 0 and room > 1 and grid.room >= Room.USUAL:
        room -= 1
        canvas.text(grid.margin, y + room, f"and {more + 1} more", "quiet")
    for row, each in enumerate(summary.exercises[:room], y):
        _draw_row(canvas, columns, row, each, scene.unit)
        following = nexts.get(each.exercise)
        if following is not None and columns[3:]:
            x, width = columns[3]
            ink = "next" if following.change else "text"
            text = next_text(following, scene.exercises, scene.unit, width)
            canvas.text(x, row, text, ink, room=width)
    _draw_reasons(canvas, grid, scene, y + len(summary.exercises) + 1)


def _draw_headings(
    canvas: Canvas, grid: Grid, scene: Scene, columns: tuple[tuple[int, int], ...], y: int
) -> None:
    """Draw a line where there is room for it, and below it what each column holds."""
    if grid.room is Room.WIDE:
        canvas.text(grid.margin, y - 1, "─" * _width(grid), "line")
    names = ("EXERCISE", "TODAY", "LAST TIME", next_heading(scene.nexts))
    for (x, room), text in zip(columns, names, strict=False):
        canvas.text(x, y, text, "quiet", bold=True, room=room)


def _columns(
    grid: Grid, summary: Summary, unit: WeightUnit, *, has_next: bool
) -> tuple[tuple[int, int], ...]:
    """Where the name, today, last time and next time begin, and how many cells each may take."""
    width = _width(grid)
    if grid.room is Room.SMALL:
        name = width * 3 // 5
        widths = [name, width - name + 1, 0]
    elif not has_next or grid.room < Room.USUAL:
        name, today = width * 2 // 5, width * 3 // 10 + 1
        widths = [name, today, width - name - today]
    else:
        following = max(MOST_NEXT, width // 5)
        longest = max((cell_len(clean(each.name)) for each in summary.exercises), default=0)
        name = min(longest + COUNT_WIDTH, width // 3)
        today, last = _text_widths(summary, unit, width - following - name)
        widths = [width - following - today - last, today, last, following]
    starts = accumulate(widths, initial=grid.margin)
    return tuple((x, room - 1) for x, room in zip(starts, widths, strict=False))


def _text_widths(summary: Summary, unit: WeightUnit, most: int) -> tuple[int, int]:
    """Cells for today and for the last time, as many as they need; today's come first."""
    needs = [
        COLUMN_GAP + max((cell_len(each) for each in texts), default=0)
        for texts in (
            ("TODAY", *(sets_text(each.sets, unit) for each in summary.exercises)),
            ("LAST TIME", *(_last_text(each, unit) for each in summary.exercises)),
        )
    ]
    today = min(needs[0], most - LEAST_LAST)
    return today, min(needs[1], most - today)


def _last_text(each: ExerciseSummary, unit: WeightUnit) -> str:
    """The side that did less, or what was done the last time."""
    return sides_text(each) or sets_text(each.last_sets, unit)


def _draw_row(
    canvas: Canvas,
    columns: tuple[tuple[int, int], ...],
    row: int,
    each: ExerciseSummary,
    unit: WeightUnit,
) -> None:
    """Draw an exercise with what was done of it, today and the last time."""
    (left, width), (today, room), (last, last_room) = columns[:3]
    ink = "best" if each.best else "bright"
    count = "" if each.done >= each.planned else f" {each.done}/{each.planned}"
    x = canvas.text(left, row, fitted(clean(each.name), width - len(count)), "text")
    canvas.text(x, row, count, "ready", bold=True)
    canvas.text(today, row, sets_text_within(each.sets, unit, room), ink, bold=True, room=room)
    says = sides_text(each) or sets_text_within(each.last_sets, unit, last_room)
    canvas.text(last, row, says, "quiet", room=max(0, last_room))


def _draw_reasons(canvas: Canvas, grid: Grid, scene: Scene, y: int) -> None:
    """Draw what moves the next time and why, as much of it as there is room for."""
    width = _width(grid)
    texts = next_lines(scene.nexts, scene.exercises, scene.unit)
    lines = [(text, line) for text in texts for line in wrap(text, width)]
    whole = lines[: max(0, grid.table_end - y)]
    if whole and len(whole) < len(lines) and lines[len(whole)][0] == whole[-1][0]:
        whole = [each for each in whole if each[0] != whole[-1][0]]
    for row, (_, line) in enumerate(whole, y):
        canvas.text(grid.margin, row, line, "quiet", room=width)


def sides_text(exercise: ExerciseSummary) -> str:
    """The side that did clearly less; "" where both are alike."""
    left, right = exercise.left, exercise.right
    if left is None or right is None or not max(left, right):
        return ""
    weaker = "left" if left < right else "right"
    return f"{weaker} less" if abs(left - right) / max(left, right) > NOTICEABLE else ""


def _draw_side(canvas: Canvas, grid: Grid, scene: Scene, summary: Summary) -> None:
    """Draw the week with this workout as rings and numbers, and below them the muscles."""
    width = grid.width - grid.side if not grid.list else grid.side_width
    canvas.fill(grid.side, SIDE_TOP, width, grid.keys - 1 - SIDE_TOP, "plane")
    y = SIDE_TOP + 1
    if scene.week and grid.keys > RINGS_FROM:
        x = grid.side + (grid.side_width - RING_COLUMNS) // 2
        rings = [(fact.share, fact.ink) for fact in scene.week]
        draw_rings(canvas, x, y + 1, rings, in_ascii=not scene.has_braille)
        y += RING_ROWS + 2
    x, end = grid.side_text, grid.side_text + grid.side_text_width
    for row, fact in enumerate(scene.week, y):
        canvas.text(x, row, "━━", fact.ink)
        canvas.text(x + 4, row, f"{fact.heading} this week", "text")
        canvas.text_before(end, row, fact.number, "bright", bold=True)
    _draw_muscles(canvas, grid, summary, y + len(scene.week) + 2 * bool(scene.week))


def _draw_muscles(canvas: Canvas, grid: Grid, summary: Summary, top: int) -> None:
    """Draw the sets of each muscle group from the row ``top`` on, the most first."""
    x, end = grid.side_text, grid.side_text + grid.side_text_width
    canvas.text(x, top, "MUSCLES TODAY", "quiet", bold=True)
    if not summary.muscles:
        canvas.text(x, top + 1, "no set that counts", "quiet")
        return
    most = summary.muscles[0][1]
    room = max(0, grid.keys - 3 - top)
    for y, (group, sets) in enumerate(summary.muscles[:room], top + 1):
        canvas.text(x, y, group_text(group), "text")
        start = x + MUSCLE_NAME
        canvas.bar(start, 2 * y, end - start - 5, 1, sets / most, "go")
        canvas.text_before(end, y, number_text(sets), "bright", bold=True)
