"""The body and its props as rounded bars and circles, to be drawn in cells or as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.figures.skeleton import HEAD, FigureView, along, angle_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.figures.figure import Figure, Prop
    from midstance.figures.skeleton import Body, LimbJoints, Point, Pose


class Part(StrEnum):
    """What a shape belongs to, which decides its colour."""

    NEAR = "near"
    FAR = "far"
    WORKS = "works"
    WRONG = "wrong"
    PROP = "prop"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar with round ends that may taper; a ring where it has no length and is hollow.

    Attributes:
        start, end: the middles of both ends; the same for a circle.
        wide, narrow: half of its width at the start and at the end.
        is_ring: only its edge is drawn.
        stands_out: a gap is left around it, so that it can be told from what lies behind.
    """

    part: Part
    start: Point
    end: Point
    wide: float
    narrow: float
    is_ring: bool = False
    stands_out: bool = False


LIMB_WIDTHS = {"arm": (2.5, 2.1, 1.6), "leg": (4.1, 3.1, 2.2)}
FOOT_WIDTHS = 1.9, 1.4
"""Half widths from the heel to the toes."""
TRUNK_WIDTHS = 4.2, 4.4, 3.6
"""Half widths from the hip over the chest to the shoulders."""
RIM = 1.2
"""Half of the width of a ring's edge."""
PARTS_OF = {"arm": ("upper-arm", "forearm"), "leg": ("thigh", "shin")}
WORKING_PARTS = (
    *("belly", "chest", "thigh", "shin", "foot", "upper-arm", "forearm"),
    *("far-thigh", "far-shin", "far-upper-arm", "far-forearm"),
)
"""What a figure's file may name as working."""
_BOXES = {"box", "bench", "wall", "chair", "step", "slider", "board", "door"}
_ROUND = {"roller", "ball", "bar", "barbell"}
_HELD = {"dumbbell", "kettlebell", "ball-held", "backpack"}
_LINES = {"band", "rope", "pole"}
PROP_KINDS = tuple(sorted(_BOXES | _ROUND | _HELD | _LINES))
ANCHORS = ("hands", "near-hand", "far-hand", "neck", "hip", "near-knee", "near-foot", "far-foot")
"""What may carry a prop."""


def shapes_of(figure: Figure, pose: Pose, *, is_wrong: bool = False) -> tuple[Shape, ...]:
    """All that is drawn of a pose, what lies behind first."""
    body = figure.body(pose)
    works = set(figure.works)
    has_arms = figure.view is not FigureView.CLOSE_UP
    shapes = [
        *(shape for prop in figure.props for shape in _prop_behind(prop, figure, body)),
        *(_limb(body.far_arm, "arm", "far-", works, figure) if has_arms else ()),
        *_limb(body.far_leg, "leg", "far-", works, figure),
        *_trunk(body, works, figure),
        *_limb(body.near_leg, "leg", "", works, figure),
        *(_limb(body.near_arm, "arm", "", works, figure) if has_arms else ()),
        Shape(Part.NEAR, body.head, body.head, HEAD, HEAD, stands_out=True),
        *(shape for prop in figure.props for shape in _prop_held(prop, body)),
    ]
    return tuple(_as_wrong(shape) for shape in shapes) if is_wrong else tuple(shapes)


def _as_wrong(shape: Shape) -> Shape:
    if shape.part is Part.PROP:
        return shape
    return Shape(
        Part.WRONG,
        shape.start,
        shape.end,
        shape.wide,
        shape.narrow,
        shape.is_ring,
        shape.stands_out,
    )


def _limb(
    limb: LimbJoints, kind: str, side: str, works: set[str], figure: Figure
) -> Iterator[Shape]:
    is_front = figure.view is FigureView.FRONT
    usual = Part.FAR if side and not is_front else Part.NEAR
    upper, lower = (Part.WORKS if side + name in works else usual for name in PARTS_OF[kind])
    first, second, third = LIMB_WIDTHS[kind]
    out = kind == "arm" and not (side or is_front)
    yield Shape(upper, limb.root, limb.middle, first, second, stands_out=out)
    yield Shape(lower, limb.middle, limb.end, second, third, stands_out=out)
    if limb.heel and limb.toe:
        foot = Part.WORKS if f"{side}foot" in works else usual
        yield Shape(foot, limb.heel, limb.toe, *FOOT_WIDTHS)
        yield Shape(foot, limb.end, limb.heel, third, FOOT_WIDTHS[0])


def _trunk(body: Body, works: set[str], figure: Figure) -> Iterator[Shape]:
    belly, chest = (Part.WORKS if name in works else Part.NEAR for name in ("belly", "chest"))
    low, middle, high = TRUNK_WIDTHS
    if figure.view is FigureView.FRONT:
        sides = ((body.near_arm.root, body.near_leg.root), (body.far_arm.root, body.far_leg.root))
        for shoulder, hip in sides:
            yield Shape(belly, body.waist, hip, middle + 1, low)
            yield Shape(chest, shoulder, body.waist, high, middle + 1)
        yield Shape(chest, body.near_arm.root, body.far_arm.root, high, high)
        yield Shape(belly, body.near_leg.root, body.far_leg.root, low, low)
        yield Shape(chest, body.neck, body.waist, low / 2, middle + 3)
        yield Shape(belly, body.waist, body.hip, middle + 3, middle + 2)
        return
    yield Shape(belly, body.hip, body.waist, low, middle)
    yield Shape(chest, body.waist, body.neck, middle, high)


def _place(at: Point | str, body: Body, figure: Figure | None = None) -> Point:
    if not isinstance(at, str):
        return (-at[0], at[1]) if figure is not None and figure.is_mirrored else at
    places = {
        "hands": _middle(body.near_arm.end, body.far_arm.end),
        "near-hand": body.near_arm.end,
        "far-hand": body.far_arm.end,
        "neck": body.neck,
        "hip": body.hip,
        "near-knee": body.near_leg.middle,
        "near-foot": body.near_leg.end,
        "far-foot": body.far_leg.end,
    }
    return places[at]


def _middle(first: Point, second: Point) -> Point:
    return (first[0] + second[0]) / 2, (first[1] + second[1]) / 2


def _prop_behind(prop: Prop, figure: Figure, body: Body) -> Iterator[Shape]:
    """What stands or lies on its own, and bands."""
    start = _place(prop.at, body, figure)
    width, height = prop.size
    if prop.kind in _BOXES:
        yield from _box(start, width, height, is_filled=prop.kind in {"board", "slider", "wall"})
    elif prop.kind == "barbell":
        yield Shape(Part.PROP, start, start, 9.5, 9.5, is_ring=True)
    elif prop.kind in _ROUND:
        radius = width / 2
        yield Shape(Part.PROP, start, start, radius, radius, is_ring=prop.kind == "roller")
    elif prop.kind in _LINES and prop.to is not None:
        yield Shape(Part.PROP, start, _place(prop.to, body, figure), 0.7, 0.7)


def _box(at: Point, width: float, height: float, *, is_filled: bool) -> Iterator[Shape]:
    """A rectangle that stands with the middle of its lower edge at a place."""
    x, y = at
    left, right, top = x - width / 2 + 1, x + width / 2 - 1, y + height - 1
    if is_filled:
        thick = min(width, height) / 2
        if width < height:
            yield Shape(Part.PROP, (x, y), (x, top), thick, thick)
        else:
            yield Shape(Part.PROP, (left, y + thick), (right, y + thick), thick, thick)
        return
    for start, end in (
        ((left, y), (left, top)),
        ((left, top), (right, top)),
        ((right, top), (right, y)),
    ):
        yield Shape(Part.PROP, start, end, 1.0, 1.0)


def _prop_held(prop: Prop, body: Body) -> Iterator[Shape]:
    """What is carried."""
    if prop.kind not in _HELD:
        return
    at = _place(prop.at, body)
    if prop.kind == "dumbbell":
        for side in (-4.5, 4.5):
            head = at[0] + side, at[1]
            yield Shape(Part.PROP, head, head, 2.8, 2.8, stands_out=True)
        yield Shape(Part.PROP, (at[0] - 4, at[1]), (at[0] + 4, at[1]), 1.0, 1.0)
    elif prop.kind == "kettlebell":
        low = along(at, -90, 6)
        yield Shape(Part.PROP, low, low, 4.2, 4.2, stands_out=True)
        yield Shape(Part.PROP, at, at, 2.6, 2.6, is_ring=True)
    elif prop.kind == "backpack":
        back = along(at, angle_between(body.neck, body.hip) - 20, 12)
        yield Shape(Part.PROP, back, back, 5.5, 5.5, stands_out=True)
    else:
        yield Shape(Part.PROP, at, at, 4.5, 4.5, stands_out=True)
