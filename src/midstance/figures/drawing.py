"""Draws a figure in cells: braille dots, half blocks or plain signs, each with its part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import ceil, floor, hypot
from typing import TYPE_CHECKING

from midstance.figures.shapes import RIM, Part, shapes_of
from midstance.figures.skeleton import FigureView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.figures.figure import Figure
    from midstance.figures.shapes import Shape
    from midstance.figures.skeleton import Pose

FigureCell = tuple[str, Part | None]
"""A sign and the part that it shows; a blank has none."""
FigureRows = tuple[tuple[FigureCell, ...], ...]
Window = tuple[float, float, float, float]
"""Left, bottom, right and top of what is shown, in percent of the body's height."""

BRAILLE_BLANK = 0x2800
"""The braille character without a dot; each dot adds its bit."""
BRAILLE_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of the two dots in each of the four rows of a cell, from the top."""
_HALVES = " ▀▄█"
_PARTS = (Part.FLOOR, Part.PROP, Part.FAR, Part.NEAR, Part.WORKS, Part.WRONG)
_MARGIN = 2.0
"""Left free around a figure, in percent of the body's height."""
_CLOSE_UP = (-17.0, -3.0, 15.0, 52.0)
"""The lower leg around its ankle."""


class FigureInk(Enum):
    """What a figure is drawn with: how many dots a cell has across and down."""

    BRAILLE = (2, 4)
    HALVES = (1, 2)
    PLAIN = (1, 1)


LEAST_HALF_DOT = 0.62
"""Dots that half of a limb is wide at least."""
STEPS = 4
"""Moments of a movement that are looked at to find the window around it."""
LEAST_ROWS = 4
"""Rows of a field below which nothing is drawn."""
LEAST_DOTS = {FigureInk.BRAILLE: 0.28, FigureInk.HALVES: 0.22, FigureInk.PLAIN: 0.22}
WIDE = 1.25
"""Wider than this times its height a figure lies."""


@dataclass(frozen=True, slots=True)
class Field:
    """The cells that a figure may use."""

    width: int
    height: int
    ink: FigureInk = FigureInk.BRAILLE


@lru_cache(maxsize=256)
def window_of(figure: Figure) -> Window:
    """What has to be seen of a figure over its whole movement, the floor included."""
    if figure.view is FigureView.CLOSE_UP:
        return _close_up(figure)
    steps = [figure.pose_at(step / STEPS) for step in range(STEPS + 1)]
    return _window_around(
        figure, [pose for _, pose in figure.path] + ([] if figure.is_still else steps)
    )


@lru_cache(maxsize=512)
def still_window(figure: Figure, pose: Pose) -> Window:
    """What has to be seen of one pose, as large as the largest of the figure's stills."""
    if figure.view is FigureView.CLOSE_UP:
        return _close_up(figure)
    shown = [still for _, still in figure.stills]
    shown += [figure.wrong.pose] if figure.wrong else []
    windows = [_window_around(figure, [each]) for each in (*shown, pose)]
    wide = max(right - left for left, _, right, _ in windows)
    left, _, right, _ = windows[-1]
    middle = (left + right) / 2
    lowest, highest = min(each[1] for each in windows), max(each[3] for each in windows)
    return middle - wide / 2, lowest, middle + wide / 2, highest


def _close_up(figure: Figure) -> Window:
    x, y = figure.body(figure.path[0][1]).near_leg.end
    left, bottom, right, top = _CLOSE_UP
    sides = (-right, -left) if figure.is_mirrored else (left, right)
    return x + sides[0], bottom, x + sides[1], y + top


def _window_around(figure: Figure, poses: Iterable[Pose]) -> Window:
    boxes = [_box_of(shape) for pose in poses for shape in shapes_of(figure, pose)]
    left, bottom, right, top = (
        pick(box[side] for box in boxes) for side, pick in enumerate((min, min, max, max))
    )
    return left - _MARGIN, min(-_MARGIN, bottom), right + _MARGIN, top + _MARGIN


def _box_of(shape: Shape) -> Window:
    (x, y), (to_x, to_y) = shape.start, shape.end
    far = max(shape.wide, shape.narrow)
    return min(x, to_x) - far, min(y, to_y) - far, max(x, to_x) + far, max(y, to_y) + far


def moving(figure: Figure, share: float, field: Field) -> FigureRows:
    """The figure at ``share`` of its way; the floor and the scale stay over the movement."""
    return _drawn(figure, figure.pose_at(share), field, window_of(figure), is_wrong=False)


def still(figure: Figure, pose: Pose, field: Field, *, is_wrong: bool = False) -> FigureRows:
    """One pose in the middle of its field, as large as the other still poses of the figure."""
    return _drawn(figure, pose, field, still_window(figure, pose), is_wrong=is_wrong)


@lru_cache(maxsize=512)
def _drawn(
    figure: Figure, pose: Pose, field: Field, window: Window, *, is_wrong: bool
) -> FigureRows:
    canvas = _DotCanvas(field, window)
    canvas.floor()
    for shape in shapes_of(figure, pose, is_wrong=is_wrong):
        canvas.shape(shape)
    return canvas.rows()


def lies_down(figure: Figure) -> bool:
    """Whether its stills are so wide that they lie one above the other."""
    left, bottom, right, top = still_window(figure, figure.path[0][1])
    return (right - left) > WIDE * (top - bottom)


def figure_fits(window: Window, field: Field) -> bool:
    """Whether a field has the dots to show what is in a window so that it can be recognised.

    The fewest dots for a percent of the height were found by trying; half blocks need fewer.
    """
    if field.height < LEAST_ROWS:
        return False
    return _scale(window, field) >= LEAST_DOTS[field.ink]


def _scale(window: Window, field: Field) -> float:
    """Dots for each percent of the body's height."""
    left, bottom, right, top = window
    across, down = field.ink.value
    tall = 2 if field.ink is FigureInk.PLAIN else 1
    wide_enough = field.width * across / (right - left)
    return min(wide_enough, max(1, field.height * down - 1) * tall / (top - bottom))


class _DotCanvas:
    """A grid of dots, each with the part drawn last."""

    def __init__(self, field: Field, window: Window) -> None:
        across, down = field.ink.value
        self._field, self._across, self._down = field, across, down
        self._width, self._height = field.width * across, field.height * down
        left, bottom, right, _ = window
        self._tall = 2 if field.ink is FigureInk.PLAIN else 1
        self._scale = _scale(window, field)
        self._left = (left + right) / 2 - self._width / 2 / self._scale
        self._bottom = bottom
        self._dots = bytearray(self._width * self._height)

    def floor(self) -> None:
        """A line of dots below the feet."""
        row = self._row(0.0) + 1
        if 0 <= row < self._height:
            start = row * self._width
            self._dots[start : start + self._width] = bytes([1]) * self._width

    def _row(self, y: float) -> int:
        return self._height - 2 - floor((y - self._bottom) * self._scale / self._tall)

    def shape(self, shape: Shape) -> None:
        """Set every dot inside; around a shape that stands out one dot is cleared."""
        code = _PARTS.index(shape.part) + 1
        least = LEAST_HALF_DOT / self._scale
        wide, narrow = max(shape.wide, least), max(shape.narrow, least)
        if shape.stands_out and self._scale > 0.5:  # noqa: PLR2004 - below it the gap is the arm
            skip = min(wide, narrow) + 1 if shape.start != shape.end else -1.0
            self._fill(shape, wide, narrow, 0, 1.3 / self._scale, skip)
        self._fill(shape, wide, narrow, code, 0.0, 0.0)

    def _fill(
        self, shape: Shape, wide: float, narrow: float, code: int, extra: float, skip: float
    ) -> None:
        (x, y), (to_x, to_y) = shape.start, shape.end
        far = max(wide, narrow) + extra
        first = max(0, floor((min(x, to_x) - far - self._left) * self._scale))
        last = min(self._width - 1, ceil((max(x, to_x) + far - self._left) * self._scale))
        top, bottom = self._row(max(y, to_y) + far), self._row(min(y, to_y) - far)
        length_x, length_y = to_x - x, to_y - y
        squared = length_x**2 + length_y**2
        inner = wide - max(RIM, 0.8 / self._scale) if shape.is_ring else -1.0
        length = hypot(length_x, length_y) or 1.0
        for row in range(max(0, top), min(self._height - 2, bottom) + 1):
            dot_y = self._bottom + (self._height - 2 - row + 0.5) * self._tall / self._scale - y
            for column in range(first, last + 1):
                dot_x = self._left + (column + 0.5) / self._scale - x
                share = (dot_x * length_x + dot_y * length_y) / squared if squared else 0.0
                share = 0.0 if share < 0 else min(share, 1.0)
                away = hypot(dot_x - share * length_x, dot_y - share * length_y)
                if inner <= away <= wide + (narrow - wide) * share + extra and (
                    code or share * length > skip
                ):
                    self._dots[row * self._width + column] = code

    def rows(self) -> FigureRows:
        """The dots as cells."""
        return tuple(
            tuple(self._cell(column, row) for column in range(self._field.width))
            for row in range(self._field.height)
        )

    def _cell(self, column: int, row: int) -> FigureCell:
        dots = [
            (self._dots[(row * self._down + y) * self._width + column * self._across + x], x, y)
            for y in range(self._down)
            for x in range(self._across)
        ]
        codes = [code for code, _, _ in dots if code]
        if not codes:
            return " ", None
        part = _PARTS[max(codes, key=lambda code: (codes.count(code), code)) - 1]
        return self._sign((x, y) for code, x, y in dots if code), part

    def _sign(self, dots: Iterable[tuple[int, int]]) -> str:
        match self._field.ink:
            case FigureInk.BRAILLE:
                return chr(BRAILLE_BLANK + sum(BRAILLE_BITS[y][x] for x, y in dots))
            case FigureInk.HALVES:
                return _HALVES[sum(1 << y for _, y in dots)]
            case FigureInk.PLAIN:
                return "#"
