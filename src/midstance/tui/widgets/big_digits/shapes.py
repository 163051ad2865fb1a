"""Strokes of a scoreboard letter on a grid of square pixels: rounded frames and slanted lines."""

from dataclasses import dataclass, field
from functools import lru_cache
from math import hypot
from typing import Literal, assert_never

StrokePart = Literal["full", "upper", "lower"]

ROUNDNESS = 1.8
"""The outer radius of a round corner, in stroke widths."""

_TOO_NARROW = 4
_ONE_PIXEL_OFF = 1.75
_STEEP = 0.7
_SPREAD = 0.25


@dataclass(frozen=True, slots=True)
class Pen:
    """The measures of a letter, in pixels."""

    width: int
    """From the left edge to the right one."""

    height: int
    """From the top edge to the bottom one."""

    weight: int
    """How thick a stroke is."""

    is_square: bool = False
    """Whether all corners are square."""

    middle: int = field(init=False)
    """The top edge of a bar at half height."""

    radius: float = field(init=False)
    """The outer radius of a round corner: none where a letter is too small to carry it."""

    def __post_init__(self) -> None:
        """Work out once what every point of the letter asks for."""
        object.__setattr__(self, "middle", (self.height - self.weight) // 2)
        object.__setattr__(self, "radius", self._radius())

    def _radius(self) -> float:
        if self.is_square:
            return 0
        if self.weight == 1:
            return _ONE_PIXEL_OFF if self.width > _TOO_NARROW else 0
        return min(self.weight * ROUNDNESS, self.width / 2, (self.middle + self.weight) / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """Sides of a rectangle; a corner where two of them meet is round unless named as square."""

    part: StrokePart
    """Which rectangle: the whole letter, or one of the halves that share the bar in the middle."""

    sides: str
    """Letters of `TRBL`: top, right, bottom, left."""

    square: str = ""
    """Corners that are not round, as pairs such as `TL`, with a space between."""


@dataclass(frozen=True, slots=True)
class StrokeLine:
    """A slanted or straight stroke between two points, in parts of the letter's box."""

    x0: float
    y0: float
    x1: float
    y1: float
    is_light: bool = False
    """Whether it is drawn thinner, between two stems that would run into it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A square of the stroke's width, centred sideways; its centre's height in parts of the box."""

    y: float


@dataclass(frozen=True, slots=True)
class Cut:
    """Takes away what other strokes left outside a round corner."""

    part: StrokePart
    """Whose corner."""

    corner: str
    """`TL`, `TR`, `BL` or `BR`."""


Stroke = Frame | StrokeLine | Dot | Cut


def is_inked(strokes: tuple[Stroke, ...], pen: Pen, x: float, y: float) -> bool:
    """Whether a point of a letter is on.

    Args:
        strokes: The letter's.
        pen: How large.
        x: From the left edge; the middle of the first pixel is at 0.5.
        y: From the top edge.
    """
    is_covered = False
    for stroke in strokes:
        if isinstance(stroke, Cut):
            if _cut_covers(stroke, pen, x, y):
                return False
        elif not is_covered:
            is_covered = covers(stroke, pen, x, y)
    return is_covered


def covers(stroke: Stroke, pen: Pen, x: float, y: float) -> bool:
    """Whether a stroke covers a point.

    Args:
        stroke: What is drawn.
        pen: How large.
        x: From the left edge.
        y: From the top edge.
    """
    match stroke:
        case Frame():
            return _frame_covers(stroke, pen, x, y)
        case StrokeLine():
            return _line_covers(stroke, pen, x, y)
        case Dot():
            return _dot_covers(stroke, pen, x, y)
        case Cut():
            return _cut_covers(stroke, pen, x, y)
        case _:
            assert_never(stroke)


def _frame_covers(frame: Frame, pen: Pen, x: float, y: float) -> bool:
    near = _nearest_sides(frame.part, pen, x, y)
    if near is None:
        return False
    sides, deep, wide = near
    if sides in _round_corners(frame) and (distance := _from_centre(pen, deep, wide)) is not None:
        return pen.radius - pen.weight <= distance <= pen.radius
    return (deep < pen.weight and sides[0] in frame.sides) or (
        wide < pen.weight and sides[1] in frame.sides
    )


def _cut_covers(cut: Cut, pen: Pen, x: float, y: float) -> bool:
    near = _nearest_sides(cut.part, pen, x, y)
    if near is None or near[0] != cut.corner:
        return False
    distance = _from_centre(pen, near[1], near[2])
    return distance is not None and distance > pen.radius


def _nearest_sides(
    part: StrokePart, pen: Pen, x: float, y: float
) -> tuple[str, float, float] | None:
    """The nearest corner of a rectangle, as `TL`, and a point's distance from its two sides."""
    top = pen.middle if part == "lower" else 0
    bottom = pen.middle + pen.weight if part == "upper" else pen.height
    if not top <= y < bottom:
        return None
    deep, wide = min(y - top, bottom - y), min(x, pen.width - x)
    if y - top <= bottom - y:
        return "TL" if x <= pen.width - x else "TR", deep, wide
    return "BL" if x <= pen.width - x else "BR", deep, wide


def _from_centre(pen: Pen, deep: float, wide: float) -> float | None:
    """A point's distance from the centre of a round corner; None outside that corner."""
    down, across = pen.radius - deep, pen.radius - wide
    return hypot(down, across) if down > 0 and across > 0 else None


@lru_cache(maxsize=64)
def _round_corners(frame: Frame) -> frozenset[str]:
    return frozenset(
        corner
        for corner in ("TL", "TR", "BL", "BR")
        if set(corner) <= set(frame.sides) and corner not in frame.square.split()
    )


def _line_covers(line: StrokeLine, pen: Pen, x: float, y: float) -> bool:
    """Points within half a weight of the line's middle, cut off flat at its ends."""
    weight = max(1, pen.weight * 3 // 4) if line.is_light else pen.weight
    across, down = pen.width - weight, pen.height - weight
    x0, x1, y0, y1 = line.x0 * across, line.x1 * across, line.y0 * down, line.y1 * down
    if not min(y0, y1) + 0.49 <= y < max(y0, y1) + weight + 0.49:
        return False
    if y0 == y1:
        return min(x0, x1) <= x < max(x0, x1) + weight
    slope = (x1 - x0) / (y1 - y0)
    along = min(max(y - weight / 2, min(y0, y1)), max(y0, y1)) - y0
    left = x0 + slope * along
    spread = 0 if line.is_light else weight * min(abs(slope), _STEEP) * _SPREAD
    return left - spread <= x < left + weight + spread


def _dot_covers(dot: Dot, pen: Pen, x: float, y: float) -> bool:
    top = round(dot.y * pen.height - pen.weight / 2)
    left = (pen.width - pen.weight) // 2
    return top <= y < top + pen.weight and left <= x < left + pen.weight


_BOWL = Frame("upper", "TRB", "TL BL")
_LOOP = Frame("lower", "TRB", "TL BL")
_STEM = Frame("full", "L")
_BAR = Frame("upper", "B")
_TOP = Frame("full", "T")
_BASE = Frame("full", "B")
_FALLING_TO_LEFT = (Cut("upper", "BR"), Cut("lower", "TL"))
_FALLING_TO_RIGHT = (Cut("upper", "BL"), Cut("lower", "TR"))
_FOOT = (Cut("full", "BL"), Cut("full", "BR"))
_MIDDLE_STEM = StrokeLine(0.5, 0, 0.5, 1)


def _light(x0: float, y0: float, x1: float, y1: float) -> StrokeLine:
    return StrokeLine(x0, y0, x1, y1, is_light=True)


GLYPHS: dict[str, tuple[Stroke, ...]] = {
    "0": (Frame("full", "TRBL"),),
    "1": (StrokeLine(0.6, 0, 0.6, 1), StrokeLine(0.12, 0.22, 0.48, 0)),
    "2": (Frame("upper", "TRB"), Frame("lower", "TLB", "BL"), *_FALLING_TO_LEFT),
    "3": (Frame("upper", "TRB"), Frame("lower", "TRB")),
    "4": (Frame("upper", "LB", "BL"), Frame("full", "R")),
    "5": (Frame("upper", "TLB", "TL BL"), Frame("lower", "TRB"), Cut("lower", "TR")),
    "6": (Frame("full", "TL"), Frame("lower", "TRBL", "TL"), Cut("full", "BL")),
    "7": (_TOP, Frame("full", "R")),
    "8": (Frame("upper", "TRBL"), Frame("lower", "TRBL")),
    "9": (Frame("upper", "TRBL", "BR"), Frame("full", "RB"), Cut("full", "TR")),
    ":": (Dot(0.31), Dot(0.69)),
    ".": (StrokeLine(0, 1, 0, 1),),
    "-": (_BAR,),
    "+": (_BAR, StrokeLine(0.5, 0.22, 0.5, 0.78)),
    "×": (StrokeLine(0, 0.3, 1, 1), StrokeLine(1, 0.3, 0, 1)),
    "/": (StrokeLine(1, 0, 0, 1),),
    " ": (),
    "A": (Frame("full", "LTR"), _BAR),
    "B": (_STEM, _BOWL, _LOOP),
    "C": (Frame("full", "TLB"),),
    "D": (Frame("full", "TRBL", "TL BL"),),
    "E": (_STEM, _TOP, _BAR, _BASE),
    "F": (_STEM, _TOP, _BAR),
    "G": (Frame("full", "TLB"), Frame("lower", "RB"), StrokeLine(0.75, 0.5, 1, 0.5), *_FOOT),
    "H": (_STEM, _BAR, Frame("full", "R")),
    "I": (StrokeLine(0, 0, 0, 1),),
    "J": (Frame("full", "RB"), StrokeLine(0, 0.65, 0, 1), *_FOOT),
    "K": (_STEM, StrokeLine(1, 0, 0, 0.5), StrokeLine(0, 0.5, 1, 1)),
    "L": (_STEM, _BASE),
    "M": (_STEM, Frame("full", "R"), _light(0, 0, 0.5, 0.5), _light(1, 0, 0.5, 0.5)),
    "N": (_STEM, Frame("full", "R"), _light(0, 0.05, 1, 0.95)),
    "O": (Frame("full", "TRBL"),),
    "P": (_STEM, _BOWL),
    "Q": (Frame("full", "TRBL"), _light(0.55, 0.65, 1, 1)),
    "R": (_STEM, _BOWL, StrokeLine(0.3, 0.5, 1, 1)),
    "S": (Frame("upper", "TLB"), Frame("lower", "TRB"), *_FALLING_TO_RIGHT),
    "T": (_TOP, _MIDDLE_STEM),
    "U": (Frame("full", "LBR"),),
    "V": (StrokeLine(0, 0, 0.5, 1), StrokeLine(1, 0, 0.5, 1)),
    "W": (_STEM, Frame("full", "R"), _light(0, 1, 0.5, 0.5), _light(1, 1, 0.5, 0.5)),
    "X": (StrokeLine(0, 0, 1, 1), StrokeLine(1, 0, 0, 1)),
    "Y": (StrokeLine(0, 0, 0.5, 0.5), StrokeLine(1, 0, 0.5, 0.5), StrokeLine(0.5, 0.5, 0.5, 1)),
    "Z": (_TOP, StrokeLine(1, 0, 0, 1), _BASE),
}
"""Strokes by character; small letters are drawn as small capitals of the same shape."""
