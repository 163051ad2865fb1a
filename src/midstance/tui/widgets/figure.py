"""Shows a figure: drawn on a canvas of cells, or in a pane of its own in which it moves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from midstance.figures.drawing import FigureInk
from midstance.figures.page import least_still_rows, moved, stills
from midstance.figures.shapes import Part
from midstance.tui.widgets.cell_pane import CellPane
from midstance.tui.widgets.workout.canvas import Canvas

if TYPE_CHECKING:
    from textual.timer import Timer

    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Tempo
    from midstance.figures.drawing import FigureRows
    from midstance.figures.figure import Figure
    from midstance.tui.widgets.workout.canvas import Rows

FRAMES_A_SECOND = 4
INKS = {
    Part.NEAR: "bright",
    Part.FAR: "faint",
    Part.WRONG: "hurt",
    Part.PROP: "quiet",
    Part.FLOOR: "line",
    None: "quiet",
}
"""The colour of each part; what works has the accent."""


def draw_figure(canvas: Canvas, at: tuple[int, int], rows: FigureRows, accent: str) -> None:
    """Draw a figure's rows with their upper left corner at a place."""
    x, y = at
    for number, row in enumerate(rows, y):
        column = x
        for part, cells in groupby(row, key=itemgetter(1)):
            signs = "".join(sign for sign, _ in cells)
            ink = accent if part is Part.WORKS else INKS[part]
            canvas.letters(column, 2 * number, (signs,), ink)
            column += len(signs)


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure at one moment: at ``share`` of its way, or its still poses for None."""

    figure: Figure
    ink: FigureInk = FigureInk.BRAILLE
    share: float | None = None

    def draw(self, canvas: Canvas, at: tuple[int, int], size: tuple[int, int], accent: str) -> int:
        """Draw it in a room of this size; answers how many rows it takes, 0 where none fits."""
        width, height = size
        if self.share is None:
            rows = stills(self.figure, width, height, self.ink)
        else:
            rows = moved(self.figure, self.share, width, height, self.ink)
        draw_figure(canvas, at, rows, accent)
        return len(rows)

    def least_rows(self, width: int, most: int) -> int:
        """The fewest rows, up to ``most``, that its still poses take; 0 where they take more."""
        return least_still_rows(self.figure, width, most, self.ink)


class PosePane(CellPane):
    """A figure in one pose, which stands on the foot of the pane; nothing where none fits."""

    DEFAULT_CSS = """
    PosePane { width: 39; height: 10; }
    """

    def __init__(self, ground: str = "ground", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """A pane that shows nothing yet, in the colour of a ground."""
        super().__init__(id=id)
        self._ground = ground
        self._shown: ShownFigure | None = None

    def show(self, shown: ShownFigure | None) -> None:
        """Show a figure at one moment; None for none."""
        self._shown = shown
        self.paint()

    def cells(self, width: int, height: int) -> Rows:
        """The figure as it has room."""
        canvas = Canvas(width, height)
        canvas.fill(0, 0, width, height, self._ground)
        if self._shown is not None:
            self._shown.draw(canvas, (0, 0), (width, height), "next")
        return canvas.rows()


class FigurePane(CellPane):
    """A figure that moves, or stands still where nothing may move; hidden where there is none."""

    DEFAULT_CSS = """
    FigurePane { width: 39; height: 19; }
    """

    def __init__(
        self,
        ink: FigureInk = FigureInk.BRAILLE,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        """A pane that shows nothing yet."""
        super().__init__(id=id)
        self._ink = ink
        self._figure: Figure | None = None
        self._tempo: Tempo | None = None
        self._cycle, self._frame = 0.0, 0
        self._timer: Timer | None = None

    def show(self, figure: Figure | None, exercise: Exercise) -> None:
        """Show ``figure`` at the pace of ``exercise``; None hides the pane."""
        self._figure, self._frame = figure, 0
        self._tempo, self._cycle = exercise.tempo, exercise.unit_seconds
        self.set_class(figure is None, "-none")
        self._rows = ()
        self.paint()
        self.go_on()

    @property
    def _moves(self) -> bool:
        figure = self._figure
        return (
            figure is not None
            and not figure.is_still
            and self.app.animation_level != "none"
            and bool(self.region)
        )

    def go_on(self) -> None:
        """Move, if this figure does and can be seen; else nothing wakes up."""
        if not self._moves:
            self.rest()
        elif self._timer is None:
            self._timer = self.set_interval(1 / FRAMES_A_SECOND, self.next_frame)

    def rest(self) -> None:
        """Stop moving."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def on_show(self) -> None:
        """Move again."""
        self.go_on()

    def on_hide(self) -> None:
        """Move no longer."""
        self.rest()

    @property
    def is_moving(self) -> bool:
        """Whether it wakes up to move."""
        return self._timer is not None

    def next_frame(self) -> None:
        """Show the next moment of the movement."""
        self._frame += 1
        self.paint()

    def cells(self, width: int, height: int) -> Rows:
        """The figure as it is now."""
        canvas = Canvas(width, height)
        figure = self._figure
        if figure is None:
            return canvas.rows()
        rows = stills(figure, width, height, self._ink)
        if not figure.is_still and self.app.animation_level != "none":
            seconds = self._frame / FRAMES_A_SECOND
            share = figure.share_at(seconds, self._tempo, self._cycle)
            rows = moved(figure, share, width, height, self._ink)
        draw_figure(canvas, (0, 0), rows, "go")
        return canvas.rows()
