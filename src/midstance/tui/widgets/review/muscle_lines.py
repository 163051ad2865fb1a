"""The weekly sets of each muscle group as thin lines over their goal range, with eight weeks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.volume import TOO_FEW, Verdict
from midstance.presentation.phrases import group_text, number_text, range_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from midstance.domain.volume import GroupVolume
    from midstance.domain.weeks.review import EightWeeks
    from midstance.tui.widgets.workout.canvas import Canvas

TOO_MANY = frozenset({Verdict.ABOVE_TARGET, Verdict.ABOVE_CEILING})
LEVELS, ASCII_LEVELS = "▁▂▃▄▅▆▇", "._-=+*#"
"""Heights within a row; the highest leaves a gap to the row above."""
THIN, ASCII_DONE, ASCII_GOAL, ASCII_TRACK = "━", "=", "-", "."


@dataclass(frozen=True, slots=True)
class MusclePlaces:
    """The columns of a table of muscles.

    Attributes:
        name, line, goal, trend: where each begins.
        width: cells of the line.
        count: the column after the number of sets.
        word: where the sets that are missing are written; 0 without room for them.
    """

    name: int
    line: int
    width: int
    count: int
    goal: int
    trend: int
    word: int = 0


WIDE_PLACES = MusclePlaces(name=3, line=16, width=30, count=50, goal=52, trend=59, word=68)
USUAL_PLACES = MusclePlaces(name=2, line=14, width=34, count=52, goal=54, trend=70, word=61)


def draw_muscles(
    canvas: Canvas,
    y: int,
    volumes: Sequence[GroupVolume],
    eight_weeks: EightWeeks | None,
    places: MusclePlaces,
    *,
    in_ascii: bool = False,
) -> int:
    """Draw the heading and a row for each group with a goal; answers the row after them."""
    x = canvas.text(places.name, y, "SETS PER MUSCLE", "quiet", bold=True)
    x = canvas.text(x + 3, y, ASCII_DONE if in_ascii else "━", "go")
    x = canvas.text(x + 1, y, "done", "go")
    x = canvas.text(x + 2, y, ASCII_GOAL if in_ascii else "━", "faint")
    canvas.text(x + 1, y, "goal range", "quiet")
    if eight_weeks is not None:
        canvas.text(places.trend, y, "8 weeks", "quiet")
    shown = [each for each in volumes if each.target is not None]
    most = max((max(each.sets, each.target.high) for each in shown if each.target), default=1)
    for row, volume in enumerate(shown, y + 1):
        _draw_row(canvas, row, volume, places, most, in_ascii=in_ascii)
        if eight_weeks is not None:
            weeks = eight_weeks.groups[volume.group]
            draw_trend(canvas, places.trend, row, weeks, ink_of(volume), in_ascii=in_ascii)
    return y + 1 + len(shown)


def ink_of(volume: GroupVolume) -> str:
    """Green within or above the goal, amber below it."""
    return "ready" if volume.verdict in TOO_FEW else "go"


def _draw_row(
    canvas: Canvas,
    y: int,
    volume: GroupVolume,
    places: MusclePlaces,
    most: float,
    *,
    in_ascii: bool,
) -> None:
    ink, is_short = ink_of(volume), volume.verdict in TOO_FEW
    canvas.text(places.name, y, group_text(volume.group), ink if is_short else "text")
    for column, (text, colour) in enumerate(
        line_cells(volume, most, places.width, in_ascii=in_ascii), places.line
    ):
        canvas.text(column, y, text, colour)
    count = number_text(volume.sets)
    canvas.text_before(places.count, y, count, ink if is_short else "bright", bold=True)
    canvas.text(places.goal, y, range_text(volume.target), "quiet")
    if places.word and volume.target and is_short:
        missing = number_text(volume.target.low - volume.sets)
        canvas.text(places.word, y, f"{missing} more", "ready")
    elif places.word and volume.verdict in TOO_MANY:
        canvas.text(places.word, y, "above", "quiet")


def line_cells(
    volume: GroupVolume, most: float, width: int, *, in_ascii: bool = False
) -> list[tuple[str, str]]:
    """A cell of the line each with its colour, where ``most`` sets fill all ``width`` cells.

    What is done, then what is left of the goal range, and the rest of the line.
    """
    scale = width / (most or 1)
    done = round(volume.sets * scale)
    low, high = (
        (round(volume.target.low * scale), round(volume.target.high * scale))
        if volume.target
        else (0, 0)
    )
    marks = (ASCII_DONE, ASCII_GOAL, ASCII_TRACK) if in_ascii else (THIN, THIN, THIN)
    cells = []
    for cell in range(width):
        if cell < done:
            cells.append((marks[0], ink_of(volume)))
        elif low <= cell < high:
            cells.append((marks[1], "faint"))
        else:
            cells.append((marks[2], "track"))
    return cells


def draw_trend(
    canvas: Canvas,
    x: int,
    y: int,
    values: Sequence[float],
    ink: str,
    *,
    in_ascii: bool = False,
) -> None:
    """Draw a column for each week as high as its value, the last one in ``ink``."""
    for column, level in enumerate(trend_levels(values, in_ascii=in_ascii), x):
        is_last = column == x + len(values) - 1
        canvas.text(column, y, level, ink if is_last else "faint")


def trend_levels(values: Sequence[float], *, in_ascii: bool = False) -> str:
    """The values as heights of one row, the largest one highest; a week with nothing is blank."""
    levels, most = ASCII_LEVELS if in_ascii else LEVELS, max(values, default=0) or 1
    return "".join(
        levels[max(0, round(each / most * len(levels)) - 1)] if each else " " for each in values
    )
