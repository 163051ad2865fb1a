"""A figure: the poses of a movement in their order, and every position between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, pi
from typing import TYPE_CHECKING

from midstance.figures.skeleton import Body, FigureView, Limb, LimbJoints, Point, Pose, solve

if TYPE_CHECKING:
    from midstance.domain.quantity import Tempo

FAST_SECONDS = 0.3
"""How long a way takes that is done as fast as possible."""
LEAST_CYCLE = 1.2
"""A movement is shown no faster than this, in seconds."""


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing beside the figure, in grey.

    Attributes:
        kind: what it is, such as ``box`` or ``barbell``.
        at: a place, or the name of what carries it, such as ``hands``.
        size: width and height; only what lies or stands on its own has one.
        to: the other end of a band.
    """

    kind: str
    at: Point | str
    size: Point = (0.0, 0.0)
    to: Point | str | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """The most frequent mistake as a pose; its name says it in words."""

    name: str
    pose: Pose


@dataclass(frozen=True, slots=True)
class Figure:
    """A movement, or a position that is held.

    Attributes:
        path: names and poses from the start through the other end; the way back is the same.
        low: whether the first pose is the lower one, from which the tempo's lifting begins.
        works: the parts that work and are drawn in the accent.
    """

    id: str
    view: FigureView
    path: tuple[tuple[str, Pose], ...]
    low: bool
    works: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()
    wrong: Wrong | None = None
    is_mirrored: bool = False

    @property
    def is_still(self) -> bool:
        """Whether it is one position that is held."""
        return len(self.path) == 1

    @property
    def stills(self) -> tuple[tuple[str, Pose], ...]:
        """The poses that show it without moving: both ends, or the one that is held."""
        return self.path[:1] if self.is_still else (self.path[0], self.path[-1])

    def mirrored(self) -> Figure:
        """The same movement for the other side, facing the other way."""
        return replace(self, is_mirrored=not self.is_mirrored)

    def pose_at(self, share: float) -> Pose:
        """The pose at ``share`` of the way from the first pose (0) to the last one (1)."""
        legs = len(self.path) - 1
        if legs == 0:
            return self.path[0][1]
        place = min(max(share, 0.0), 1.0) * legs
        leg = min(int(place), legs - 1)
        return pose_between(self.path[leg][1], self.path[leg + 1][1], place - leg)

    def body(self, pose: Pose) -> Body:
        """Every joint of ``pose``, mirrored where the figure is."""
        solved = solve(pose, self.view)
        return mirrored_body(solved) if self.is_mirrored else solved

    def share_at(self, seconds: float, tempo: Tempo | None, cycle: float) -> float:
        """How far the movement is at ``seconds`` of a repetition, of ``cycle`` without a tempo.

        It starts slowly and ends slowly; the last moment of a repetition is the first of the next.
        """
        times = _times(tempo, cycle)
        at = seconds % sum(times)
        down, low, up, _ = times
        height = 1.0
        if at < down:
            height = 1 - eased(at / down)
        elif at < down + low:
            height = 0.0
        elif at < down + low + up:
            height = eased((at - down - low) / up)
        return height if self.low else 1 - height


def _times(tempo: Tempo | None, cycle: float) -> tuple[float, float, float, float]:
    """Seconds down, below, up and above, of the same length as the tempo guide counts.

    It gives a second to what is as fast as possible, and none to a way of 0 seconds, which is gone
    in the last moment of the other way.
    """
    if tempo is None:
        half = max(cycle, LEAST_CYCLE) / 2
        return half, 0.0, half, 0.0
    down, up = float(tempo.lowering), float(tempo.lifting or 0)
    above = float(tempo.pause_high)
    if tempo.lifting is None:
        up, above = FAST_SECONDS, above + 1 - FAST_SECONDS
    if not down:
        down, up = FAST_SECONDS, max(FAST_SECONDS, up - FAST_SECONDS)
    elif not up:
        down, up = max(FAST_SECONDS, down - FAST_SECONDS), FAST_SECONDS
    return down, float(tempo.pause_low), up, above


def eased(share: float) -> float:
    """``share`` of a way as it is gone by something that has to start and stop."""
    return (1 - cos(pi * min(max(share, 0.0), 1.0))) / 2


@lru_cache(maxsize=512)
def pose_between(first: Pose, second: Pose, share: float) -> Pose:
    """The pose at ``share`` of the way: places and angles change evenly, what touches stays."""
    return Pose(
        hip=_point_between(first.hip, second.hip, share),
        trunk=_interpolate(first.trunk, second.trunk, share),
        chest=_interpolate(first.chest, second.chest, share),
        head=_interpolate(first.head, second.head, share),
        near_arm=_limb_between(first.near_arm, second.near_arm, share),
        far_arm=_limb_between(first.far_arm, second.far_arm, share),
        near_leg=_limb_between(first.near_leg, second.near_leg, share),
        far_leg=_limb_between(first.far_leg, second.far_leg, share),
    )


def _limb_between(first: Limb, second: Limb, share: float) -> Limb:
    sole = first.sole
    if first.sole is not None and second.sole is not None:
        sole = _interpolate(first.sole, second.sole, share)
    if first.turn is not None and second.turn is not None:
        return Limb(turn=_point_between(first.turn, second.turn, share), sole=sole)
    if first.touch is not None and second.touch is not None:
        return Limb(None, _point_between(first.touch, second.touch, share), first.by_toes, sole)
    return first if share < 0.5 else second  # noqa: PLR2004 - the nearer one


def _interpolate(first: float, second: float, share: float) -> float:
    return first + (second - first) * share


def _point_between(first: Point, second: Point, share: float) -> Point:
    return _interpolate(first[0], second[0], share), _interpolate(first[1], second[1], share)


def mirrored_body(body: Body) -> Body:
    """The body as a mirror shows it, about the line x = 0."""
    return Body(
        hip=_mirror(body.hip),
        waist=_mirror(body.waist),
        neck=_mirror(body.neck),
        head=_mirror(body.head),
        near_arm=_flip_limb(body.near_arm),
        far_arm=_flip_limb(body.far_arm),
        near_leg=_flip_limb(body.near_leg),
        far_leg=_flip_limb(body.far_leg),
    )


def _mirror(point: Point) -> Point:
    return -point[0], point[1]


def _flip_limb(limb: LimbJoints) -> LimbJoints:
    heel, toe = limb.heel, limb.toe
    return LimbJoints(
        _mirror(limb.root),
        _mirror(limb.middle),
        _mirror(limb.end),
        heel and _mirror(heel),
        toe and _mirror(toe),
    )
