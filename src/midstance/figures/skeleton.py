"""The skeleton of the figure: from a few numbers to the place of every joint.

Lengths are in percent of the body's height; x grows forward, y up, and the floor is at 0. Angles
are in degrees: 0 points forward, 90 up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Point = tuple[float, float]

TRUNK, NECK, HEAD = 29.0, 10.5, 6.0
"""Lengths of the trunk and the neck, and the radius of the head, in percent of the height."""
UPPER_ARM, FOREARM, THIGH, SHIN = 16.0, 17.0, 24.0, 24.0
"""Lengths of the limbs, in percent of the height."""
SOLE_BELOW, HEEL, TOE = 3.0, -2.5, 7.5
"""The sole of the foot: how far below the ankle it is, and where it begins and ends."""
SHOULDER_WIDTH, HIP_WIDTH = 11.0, 8.0
"""Half widths, seen from the front."""


class FigureView(StrEnum):
    """From where the figure is seen."""

    SIDE = "side"
    FRONT = "front"
    CLOSE_UP = "close-up-leg"


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg: a free one is turned, one that touches stays where it is.

    Attributes:
        turn: the angles of its upper and its lower part; None where it touches.
        touch: where its hand or its ankle stays, or, with ``by_toes``, the tip of its foot.
        sole: the angle of the foot; None lets it stand square to the shin.
    """

    turn: Point | None = None
    touch: Point | None = None
    by_toes: bool = False
    sole: float | None = None

    @property
    def kind(self) -> str:
        """The key of a figure's file that says where it is: ``turn``, ``touch`` or ``toes``."""
        if self.touch is None:
            return "turn"
        return "toes" if self.by_toes else "touch"


@dataclass(frozen=True, slots=True)
class Pose:
    """One position of the figure, in as few numbers as say it.

    Attributes:
        hip: the place of the hips' middle.
        trunk, chest, head: the angles of the lower and the upper back, and of the neck.
    """

    hip: Point
    trunk: float
    chest: float
    head: float
    near_arm: Limb
    far_arm: Limb
    near_leg: Limb
    far_leg: Limb


@dataclass(frozen=True, slots=True)
class LimbJoints:
    """Where the joints of an arm or a leg are; an arm has no foot."""

    root: Point
    middle: Point
    end: Point
    heel: Point | None = None
    toe: Point | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Where every joint of a pose is."""

    hip: Point
    waist: Point
    neck: Point
    head: Point
    near_arm: LimbJoints
    far_arm: LimbJoints
    near_leg: LimbJoints
    far_leg: LimbJoints

    def joints(self) -> Iterator[tuple[str, Point]]:
        """Every joint with its name."""
        yield from (("hip", self.hip), ("waist", self.waist), ("neck", self.neck))
        yield "head", self.head
        for side in ("near", "far"):
            arm: LimbJoints = getattr(self, f"{side}_arm")
            leg: LimbJoints = getattr(self, f"{side}_leg")
            yield from ((f"{side} elbow", arm.middle), (f"{side} hand", arm.end))
            yield from ((f"{side} knee", leg.middle), (f"{side} ankle", leg.end))
            if leg.heel and leg.toe:
                yield from ((f"{side} heel", leg.heel), (f"{side} toes", leg.toe))


def along(start: Point, angle: float, length: float) -> Point:
    """The point at ``length`` from ``start`` in the direction of ``angle``."""
    turned = radians(angle)
    return start[0] + length * cos(turned), start[1] + length * sin(turned)


def distance(first: Point, second: Point) -> float:
    """How far two points are apart."""
    return hypot(second[0] - first[0], second[1] - first[1])


def angle_between(first: Point, second: Point) -> float:
    """The angle of the line from ``first`` to ``second``."""
    return degrees(atan2(second[1] - first[1], second[0] - first[0]))


def solve(pose: Pose, view: FigureView = FigureView.SIDE) -> Body:
    """The place of every joint.

    Knees bend forward and elbows backward as seen from the trunk; from the front both bend outward.
    A target out of reach is pointed at with a straight limb.
    """
    waist = along(pose.hip, pose.trunk, TRUNK / 2)
    neck = along(waist, pose.chest, TRUNK / 2)
    is_front = view is FigureView.FRONT
    shoulder = SHOULDER_WIDTH if is_front else 0.0
    pelvis = HIP_WIDTH if is_front else 0.0
    return Body(
        hip=pose.hip,
        waist=waist,
        neck=neck,
        head=along(neck, pose.head, NECK),
        near_arm=_arm(pose.near_arm, along(neck, pose.chest - 90, shoulder), 1 if is_front else -1),
        far_arm=_arm(pose.far_arm, along(neck, pose.chest + 90, shoulder), -1),
        near_leg=_leg(pose.near_leg, along(pose.hip, pose.trunk - 90, pelvis), 1),
        far_leg=_leg(pose.far_leg, along(pose.hip, pose.trunk + 90, pelvis), -1 if is_front else 1),
    )


def _arm(limb: Limb, shoulder: Point, bend: int) -> LimbJoints:
    upper, lower = _angles(limb, shoulder, limb.touch, (UPPER_ARM, FOREARM), bend)
    elbow = along(shoulder, upper, UPPER_ARM)
    return LimbJoints(shoulder, elbow, along(elbow, lower, FOREARM))


def _leg(limb: Limb, hip: Point, bend: int) -> LimbJoints:
    target = ankle_of(limb)
    upper, lower = _angles(limb, hip, target, (THIGH, SHIN), bend)
    knee = along(hip, upper, THIGH)
    ankle = along(knee, lower, SHIN)
    sole = lower + 90 * bend if limb.sole is None else limb.sole
    forward = 1 if limb.sole is not None or bend > 0 else -1
    below = along(ankle, sole - 90 * forward, SOLE_BELOW)
    return LimbJoints(hip, knee, ankle, along(below, sole, HEEL), along(below, sole, TOE))


def ankle_of(limb: Limb) -> Point | None:
    """Where the ankle of a leg that touches is; None for a free one."""
    if limb.touch is None or not limb.by_toes:
        return limb.touch
    sole = limb.sole or 0.0
    return along(along(limb.touch, sole, -TOE), sole + 90, SOLE_BELOW)


def _angles(
    limb: Limb, root: Point, target: Point | None, lengths: Point, bend: int
) -> tuple[float, float]:
    """The angles of both parts of a limb; for one that touches they are found by triangle."""
    if target is None:
        return limb.turn or (-90.0, -90.0)
    upper, lower = lengths
    reach = min(max(distance(root, target), abs(upper - lower) + 1e-9, 1e-9), upper + lower)
    direction = angle_between(root, target)
    inner = degrees(acos(_clamp_cosine((upper**2 + reach**2 - lower**2) / (2 * upper * reach))))
    knee = along(root, direction + bend * inner, upper)
    return direction + bend * inner, angle_between(knee, along(root, direction, reach))


def _clamp_cosine(cosine: float) -> float:
    return max(-1.0, min(1.0, cosine))
