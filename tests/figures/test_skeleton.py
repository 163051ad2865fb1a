"""The skeleton: what is solved from a few numbers has the lengths of a body."""

from dataclasses import replace
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from midstance.figures.skeleton import (
    FOREARM,
    HEEL,
    NECK,
    SHIN,
    SOLE_BELOW,
    THIGH,
    TOE,
    TRUNK,
    UPPER_ARM,
    FigureView,
    Limb,
    Pose,
    ankle_of,
    distance,
    solve,
)

NUMBERS = st.floats(-120, 220, allow_nan=False)
POINTS = st.tuples(NUMBERS, NUMBERS)
LIMBS = st.builds(
    Limb,
    turn=st.one_of(st.none(), POINTS),
    touch=POINTS,
    by_toes=st.booleans(),
    sole=st.one_of(st.none(), NUMBERS),
).map(lambda limb: limb if limb.turn is None else Limb(limb.turn, sole=limb.sole))
POSES = st.builds(
    Pose,
    hip=POINTS,
    trunk=NUMBERS,
    chest=NUMBERS,
    head=NUMBERS,
    near_arm=LIMBS,
    far_arm=LIMBS,
    near_leg=LIMBS,
    far_leg=LIMBS,
)
STANDING = Pose((50, 51), 90, 90, 90, *(Limb((-90, -90)),) * 4)


@given(POSES, st.sampled_from(FigureView))
def test_no_limb_ever_changes_its_length(pose: Pose, view: FigureView) -> None:
    """Whatever is asked of a body, its bones stay as long as they are."""
    body = solve(pose, view)
    lengths = [
        (body.hip, body.waist, TRUNK / 2),
        (body.waist, body.neck, TRUNK / 2),
        (body.neck, body.head, NECK),
    ]
    for arm in (body.near_arm, body.far_arm):
        lengths += [(arm.root, arm.middle, UPPER_ARM), (arm.middle, arm.end, FOREARM)]
    for leg in (body.near_leg, body.far_leg):
        assert leg.heel is not None
        assert leg.toe is not None
        lengths += [(leg.root, leg.middle, THIGH), (leg.middle, leg.end, SHIN)]
        lengths += [(leg.heel, leg.toe, TOE - HEEL), (leg.end, leg.heel, 15.25**0.5)]
    assert SOLE_BELOW**2 + HEEL**2 == 15.25
    for start, end, length in lengths:
        assert isclose(distance(start, end), length, abs_tol=1e-6)


@given(POSES)
def test_what_is_within_reach_is_touched(pose: Pose) -> None:
    """A hand or an ankle is exactly where it should be, if the limb is long enough."""
    body = solve(pose)
    for limb, joints, reach in (
        (pose.near_arm, body.near_arm, UPPER_ARM + FOREARM),
        (pose.near_leg, body.near_leg, THIGH + SHIN),
    ):
        target = ankle_of(limb) if reach == THIGH + SHIN else limb.touch
        if target is not None and 2 < distance(joints.root, target) < reach:
            assert distance(joints.end, target) < 1e-6


def test_knees_bend_forward_and_elbows_backward() -> None:
    """Seen from the side; from the front both bend outward."""
    near = Limb(touch=(50, 20))
    pose = replace(STANDING, near_leg=near, far_leg=near, near_arm=Limb(touch=(52, 60)))
    side, front = solve(pose), solve(pose, FigureView.FRONT)
    assert side.near_leg.middle[0] > 60
    assert side.far_leg.middle == side.near_leg.middle
    assert side.near_arm.middle[0] < 50
    assert front.near_leg.middle[0] > 58
    assert front.far_leg.middle[0] < 42


def test_every_joint_has_a_name() -> None:
    """Those that the checks speak of."""
    joints = list(solve(STANDING).joints())
    assert ("near knee", (50, 51 - THIGH)) in joints
    assert len({name for name, _ in joints}) == 16
