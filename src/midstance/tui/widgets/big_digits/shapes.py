"""Strokes of a scoreboard letter on a grid of square pixels: rounded frames and slanted lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil, sqrt
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
        """Work out once what every row of the letter asks for."""
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

InkSpan = tuple[float, float]
"""A part of a row: from one distance from the left edge up to another."""


def ink_row(strokes: tuple[Stroke, ...], pen: Pen, y: float, across: int = 1) -> list[bool]:
    """Which pixels of a row of a letter are on.

    Args:
        strokes: The letter's.
        pen: How large.
        y: From the top edge; the middle of the first row of pixels is at 0.5.
        across: Pixels of a row in a pixel of the pen.
    """
    inked: list[InkSpan] = []
    cut: list[InkSpan] = []
    for each in strokes:
        (cut if isinstance(each, Cut) else inked).extend(ink_spans(each, pen, y))
    row = painted(inked, pen.width, across)
    if not cut:
        return row
    is_cut = painted(cut, pen.width, across)
    return [is_on and not is_off for is_on, is_off in zip(row, is_cut, strict=True)]


def painted(inked: Iterable[InkSpan], width: int, across: int) -> list[bool]:
    """A row of pixels, on where their middle lies in one of the spans.

    Args:
        inked: The spans.
        width: The row's.
        across: Pixels to a unit of the width.
    """
    row = [False] * (width * across)
    for start, end in inked:
        first, last = (min(max(0, ceil(each * across - 0.5)), len(row)) for each in (start, end))
        row[first:last] = [True] * (last - first)
    return row


def ink_spans(stroke: Stroke, pen: Pen, y: float) -> Iterator[InkSpan]:
    """Where a stroke covers a row.

    Args:
        stroke: What is drawn.
        pen: How large.
        y: From the top edge.
    """
    match stroke:
        case Frame():
            return _frame_spans(stroke, pen, y)
        case StrokeLine():
            return _line_spans(stroke, pen, y)
        case Dot():
            return _dot_spans(stroke, pen, y)
        case Cut():
            return _cut_spans(stroke, pen, y)
        case _:
            assert_never(stroke)


def _frame_spans(frame: Frame, pen: Pen, y: float) -> Iterator[InkSpan]:
    """From each side inwards: its round corner, then what is straight."""
    near = _nearest_side(frame.part, pen, y)
    if near is None:
        return
    side, deep = near
    for end in "LR":
        start = 0.0
        if deep < pen.radius and side + end in _round_corners(frame):
            start = pen.radius
            arc = _to_arc(pen, deep, pen.radius), _to_arc(pen, deep, pen.radius - pen.weight)
            yield _from_side(end, pen, *arc)
        if deep < pen.weight and side in frame.sides:
            yield _from_side(end, pen, start, pen.width / 2)
        elif end in frame.sides and start < pen.weight:
            yield _from_side(end, pen, start, pen.weight)


def _cut_spans(cut: Cut, pen: Pen, y: float) -> Iterator[InkSpan]:
    near = _nearest_side(cut.part, pen, y)
    if near is not None and near[0] == cut.corner[0] and near[1] < pen.radius:
        yield _from_side(cut.corner[1], pen, 0, _to_arc(pen, near[1], pen.radius))


def _nearest_side(part: StrokePart, pen: Pen, y: float) -> tuple[str, float] | None:
    """The nearest level side of a rectangle, `T` or `B`, and how far it is; None outside."""
    top = pen.middle if part == "lower" else 0
    bottom = pen.middle + pen.weight if part == "upper" else pen.height
    if not top <= y < bottom:
        return None
    return ("T", y - top) if y - top <= bottom - y else ("B", bottom - y)


def _to_arc(pen: Pen, deep: float, radius: float) -> float:
    """From an upright side to an arc around the centre of a round corner, at a depth in it."""
    down = pen.radius - deep
    return pen.radius - sqrt(max(0.0, max(0.0, radius) ** 2 - down**2))


def _from_side(end: str, pen: Pen, start: float, stop: float) -> InkSpan:
    """A span by its distances from the left side or from the right one."""
    return (start, stop) if end == "L" else (pen.width - stop, pen.width - start)


@lru_cache(maxsize=64)
def _round_corners(frame: Frame) -> frozenset[str]:
    return frozenset(
        corner
        for corner in ("TL", "TR", "BL", "BR")
        if set(corner) <= set(frame.sides) and corner not in frame.square.split()
    )


def _line_spans(line: StrokeLine, pen: Pen, y: float) -> Iterator[InkSpan]:
    """Half a weight on either side of the line's middle, cut off flat at its ends."""
    weight = max(1, pen.weight * 3 // 4) if line.is_light else pen.weight
    across, down = pen.width - weight, pen.height - weight
    x0, x1, y0, y1 = line.x0 * across, line.x1 * across, line.y0 * down, line.y1 * down
    if not min(y0, y1) + 0.49 <= y < max(y0, y1) + weight + 0.49:
        return
    if y0 == y1:
        yield min(x0, x1), max(x0, x1) + weight
        return
    slope = (x1 - x0) / (y1 - y0)
    along = min(max(y - weight / 2, min(y0, y1)), max(y0, y1)) - y0
    left = x0 + slope * along
    spread = 0 if line.is_light else weight * min(abs(slope), _STEEP) * _SPREAD
    yield left - spread, left + weight + spread


def _dot_spans(dot: Dot, pen: Pen, y: float) -> Iterator[InkSpan]:
    top = round(dot.y * pen.height - pen.weight / 2)
    left = (pen.width - pen.weight) // 2
    if top <= y < top + pen.weight:
        yield left, left + pen.weight


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
