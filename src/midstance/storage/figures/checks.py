"""Checks that a figure's poses are a human's: within reach, above the floor, no joint bent over."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from midstance.figures.skeleton import (
    FOREARM,
    SHIN,
    THIGH,
    UPPER_ARM,
    FigureView,
    angle_between,
    ankle_of,
    distance,
    solve,
)
from midstance.storage.definitions.problems import UnplacedProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.figures.skeleton import Body, Limb, LimbJoints, Pose
    from midstance.storage.figures.reading import LocatedPose, ReadFigures

TOO_FAR = 1.5
"""How far beyond its reach a target may be; a straight limb still seems to touch."""
LOWEST = -2.0
"""How low a joint may lie, in percent of the height; the floor is at 0."""
SPINE, NECK_TURN = 60.0, 80.0
"""Degrees that the spine and the neck may bend."""
KNEE = (-8.0, 160.0)
"""Degrees that a knee may bend."""
ELBOW = (-8.0, 165.0)
"""Degrees that an elbow may bend."""
HIP = (-50.0, 165.0)
"""Degrees that a hip may bend, extension first."""


def check_poses(read: ReadFigures) -> Iterator[UnplacedProblem]:
    """What no body could do, for every pose of a file, and limbs that change their kind."""
    for located in read.poses:
        seen = set()
        for message, remedy in _faults(located):
            about = f"{located.figure}, {located.name}: {message}"
            if about not in seen:
                yield UnplacedProblem(located.path, about, remedy, on_key=True)
            seen.add(about)
    places = {(each.figure, each.name): each.path for each in read.poses}
    for figure in read.figures.values():
        for (_, first), (name, second) in pairwise(figure.path):
            for limb in ("near_arm", "far_arm", "near_leg", "far_leg"):
                kinds = [getattr(pose, limb).kind for pose in (first, second)]
                if kinds[0] != kinds[1]:
                    message = f"{figure.id}, {name}: the {_words(limb)} changes from {kinds[0]}"
                    remedy = f"write {kinds[0]} here too"
                    yield UnplacedProblem(
                        places[figure.id, name], f"{message} to {kinds[1]}", remedy, on_key=True
                    )


def _is_or_are(name: str) -> str:
    return "are" if name.endswith("s") else "is"


def _words(limb: str) -> str:
    return limb.replace("_", " ")


def _faults(located: LocatedPose) -> Iterator[tuple[str, str]]:
    pose, body = located.pose, solve(located.pose, located.view)
    yield from _out_of_reach(pose, body)
    if located.view is not FigureView.CLOSE_UP:
        for name, place in body.joints():
            if place[1] < LOWEST:
                yield f"the {name} {_is_or_are(name)} {-place[1]:.1f} below the floor", "move it up"
    for name, bent, most in (
        ("back", pose.chest - pose.trunk, SPINE),
        ("neck", pose.head - pose.chest, NECK_TURN),
    ):
        if abs(_normalise_angle(bent)) > most:
            message = f"the {name} is bent by {abs(_normalise_angle(bent)):.0f} degrees"
            yield message, f"keep to {most:g}"
    if located.view is not FigureView.FRONT:
        yield from _bent_over(pose, body)


def _out_of_reach(pose: Pose, body: Body) -> Iterator[tuple[str, str]]:
    for side in ("near", "far"):
        for kind, reach in (("arm", UPPER_ARM + FOREARM), ("leg", THIGH + SHIN)):
            limb: Limb = getattr(pose, f"{side}_{kind}")
            joints: LimbJoints = getattr(body, f"{side}_{kind}")
            target = ankle_of(limb) if kind == "leg" else limb.touch
            over = distance(joints.root, target) - reach if target else 0.0
            if over > TOO_FAR:
                message = f"the {side} {kind} cannot reach its target, {over:.1f} too far away"
                yield message, "move the target or the hip"


def _bent_over(pose: Pose, body: Body) -> Iterator[tuple[str, str]]:
    """Knees, elbows and hips that bend the wrong way or too far, seen from the side."""
    for side in ("near", "far"):
        leg: LimbJoints = getattr(body, f"{side}_leg")
        arm: LimbJoints = getattr(body, f"{side}_arm")
        thigh, shin = angle_between(leg.root, leg.middle), angle_between(leg.middle, leg.end)
        upper, lower = angle_between(arm.root, arm.middle), angle_between(arm.middle, arm.end)
        for name, bent, (least, most) in (
            (f"{side} knee", _normalise_angle(thigh - shin), KNEE),
            (f"{side} elbow", _normalise_angle(lower - upper), ELBOW),
            (f"{side} hip", _normalise_angle(thigh - pose.trunk - 180), HIP),
        ):
            if not least <= bent <= most:
                message = f"the {name} is bent by {bent:.0f} degrees"
                yield message, f"keep it from {least:g} to {most:g}"


def _normalise_angle(angle: float) -> float:
    """``angle`` from -180 to 180."""
    return (angle + 180) % 360 - 180
