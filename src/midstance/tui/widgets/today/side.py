"""The exercise under the cursor beside the list: its two poses, its line of three months, cues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.presentation.clean import clean
from midstance.tui.widgets.cell_pane import CellPane
from midstance.tui.widgets.workout.canvas import Canvas, fitted, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.presentation.planning.targets import ExerciseOfToday
    from midstance.tui.widgets.figure import ShownFigure
    from midstance.tui.widgets.today.trend import TrendBeside
    from midstance.tui.widgets.workout.canvas import Rows

ACCENT = "next"
MARGIN, LABEL = 3, 11
LEAST_FIGURE, MOST_NEEDED, MOST_FIGURE = 9, 11, 28
"""Rows of a figure: what it has in any case, what it gets where it cannot be told in fewer."""


@dataclass(frozen=True, slots=True)
class BesideExercise:
    """What stands beside the words of an exercise.

    Attributes:
        figure: its still poses; None where words stand for it.
        trend: its line of the last months; None without one.
    """

    figure: ShownFigure | None = None
    trend: TrendBeside | None = None


@dataclass(frozen=True, slots=True)
class BesideSession:
    """What is read for the exercises of a session once Today is seen.

    Attributes:
        figure: answers the figure of an exercise, which is read from its file when it is asked for.
        trends: how exercises went lately, by id.
    """

    figure: Callable[[Exercise], ShownFigure | None]
    trends: Mapping[str, TrendBeside]

    def of(self, exercise: Exercise) -> BesideExercise:
        """What stands beside an exercise."""
        return BesideExercise(self.figure(exercise), self.trends.get(exercise.id))


NOTHING_READ = BesideSession(lambda _: None, {})


class TodaySide(CellPane):
    """The side column of Today."""

    DEFAULT_CSS = """
    TodaySide { width: 41; height: 100%; }
    """

    def __init__(self, *, in_ascii: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """A plane that shows nothing yet."""
        super().__init__(id=id)
        self._in_ascii = in_ascii
        self._shown: ExerciseOfToday | None = None
        self._beside = BesideExercise()

    def show(self, exercise: ExerciseOfToday | None, beside: BesideExercise) -> None:
        """Show an exercise; None for none."""
        self._shown, self._beside = exercise, beside
        self.paint()

    def cells(self, width: int, height: int) -> Rows:
        """The exercise at this size, on a plane."""
        canvas = Canvas(width, height)
        canvas.plane(0, 0, width, height)
        if self._shown is not None:
            _draw(canvas, self._shown, self._beside, in_ascii=self._in_ascii)
        return canvas.rows()


@dataclass(frozen=True, slots=True)
class _Shares:
    """What has room below the head: rows of the figure, numbers, the line, and cues in lines."""

    figure: int
    numbers: tuple[tuple[str, str], ...]
    trend: TrendBeside | None
    cues: list[list[str]]


def _share(rows: int, width: int, shown: ExerciseOfToday, beside: BesideExercise) -> _Shares:
    """Share rows out: the line comes first, then a cue, the numbers and the other cues.

    The figure has the least that it can be told in, and takes what is left.
    """
    least = 0
    if beside.figure is not None:
        across = width + 2 * MARGIN - 2
        least = max(LEAST_FIGURE, beside.figure.least_rows(across, MOST_NEEDED))
    room = rows - least
    trend = beside.trend if beside.trend and room > beside.trend.height else None
    room -= trend.height + 1 if trend else 0
    cues = [wrapped(clean(each, 200), width - 2) for each in shown.cues]
    first = len(cues[0]) + 1 if cues else 0
    numbers = shown.numbers if room > first + len(shown.numbers) else ()
    room -= len(numbers) + 1 if numbers else 0
    kept = _cues_that_fit(cues, room - 1)
    room -= sum(map(len, kept)) + 1 if kept else 0
    return _Shares(least + room, numbers, trend, kept)


def _draw(
    canvas: Canvas, shown: ExerciseOfToday, beside: BesideExercise, *, in_ascii: bool
) -> None:
    """The head, and below it figure, numbers, line and cues as far as there is room for each."""
    width = canvas.width - 2 * MARGIN
    y = _draw_head(canvas, shown, width)
    shares = _share(canvas.height - 1 - y, width, shown, beside)
    if beside.figure is not None:
        size = canvas.width - 2, min(MOST_FIGURE, canvas.width // 2, shares.figure)
        drawn = beside.figure.draw(canvas, (1, y), size, ACCENT)
        if not drawn:
            _draw(canvas, shown, BesideExercise(trend=beside.trend), in_ascii=in_ascii)
            return
        y += drawn + 1
    if shares.numbers:
        y = _draw_numbers(canvas, y, shown, width) + 1
    if shares.trend is not None:
        shares.trend.draw(canvas, (MARGIN, y), width, in_ascii=in_ascii)
        y += shares.trend.height + 1
    _draw_cues(canvas, shares.cues, y)


def _draw_head(canvas: Canvas, shown: ExerciseOfToday, width: int) -> int:
    """The name, with what is asked beside it or below, and a word of caution; the row after it."""
    name = fitted(clean(shown.name), width)
    canvas.text(MARGIN, 1, name, "bright", bold=True)
    y, is_long = 1, cell_len(name) + cell_len(shown.asked) + 2 > width
    if is_long:
        y = 2
        canvas.text(MARGIN, y, shown.asked, "quiet", room=width)
    else:
        canvas.text_before(MARGIN + width, y, shown.asked, "quiet")
    for line in wrapped(clean(shown.note, 120), width):
        y += 1
        canvas.text(MARGIN, y, line, "ready")
    return y + 2 - is_long


def _cues_that_fit(cues: list[list[str]], rows: int) -> list[list[str]]:
    kept: list[list[str]] = []
    for cue in cues:
        if sum(map(len, kept)) + len(cue) > rows:
            break
        kept.append(cue)
    return kept


def _draw_cues(canvas: Canvas, cues: list[list[str]], y: int) -> None:
    for cue in cues:
        canvas.text(MARGIN, y, "●", ACCENT)
        for line in cue:
            canvas.text(MARGIN + 2, y, line, "text")
            y += 1


def _draw_numbers(canvas: Canvas, y: int, shown: ExerciseOfToday, width: int) -> int:
    """The numbers, with what changed at the end of the first; answers the row after them."""
    for row, (label, text) in enumerate(shown.numbers, y):
        canvas.text(MARGIN, row, label, "quiet")
        canvas.text(MARGIN + LABEL, row, clean(text), "text", room=width - LABEL)
    if shown.mark:
        canvas.text_before(MARGIN + width, y, shown.mark, ACCENT, bold=True)
    return y + len(shown.numbers)
