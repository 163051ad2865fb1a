"""A figure's movement: it keeps the tempo, comes back to its start, and what stands stays put."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import Tempo
from midstance.figures.figure import FAST_SECONDS, Figure, pose_between
from midstance.figures.skeleton import ankle_of, distance
from tests.figures.every import bundled, every_figure

SHARES = st.floats(0, 1)
NAMES = st.sampled_from(sorted(every_figure()))


@given(NAMES, SHARES)
def test_a_foot_or_hand_that_stays_does_not_slide(name: str, share: float) -> None:
    """What two poses touch at one place is there at every moment between them."""
    figure = every_figure()[name]
    for (_, first), (_, second) in pairwise(figure.path):
        body = figure.body(pose_between(first, second, share))
        for limb in ("near_arm", "far_arm", "near_leg", "far_leg"):
            before, after = getattr(first, limb), getattr(second, limb)
            stays = before.touch is not None and before == after
            if stays:
                target = ankle_of(before) if limb.endswith("leg") else before.touch
                assert target is not None
                assert distance(getattr(body, limb).end, target) < 1.6


@given(NAMES, st.floats(0, 1000), st.floats(0.1, 60))
def test_a_cycle_closes(name: str, seconds: float, cycle: float) -> None:
    """After one repetition the figure is where it was."""
    figure = every_figure()[name]
    length = max(cycle, 1.2)
    before = figure.share_at(seconds, None, cycle)
    assert figure.share_at(seconds + length, None, cycle) == pytest.approx(before, abs=1e-6)
    assert 0 <= before <= 1


@given(NAMES)
def test_mirrored_twice_is_the_same(name: str) -> None:
    """And mirrored once, every joint is on the other side of the line that it turned about."""
    figure = every_figure()[name]
    assert figure.mirrored().mirrored() == figure
    pose = figure.path[0][1]
    for (_, place), (_, other) in zip(
        figure.body(pose).joints(), figure.mirrored().body(pose).joints(), strict=True
    ):
        assert other == (-place[0], place[1])


def test_the_tempo_says_when_it_is_low_and_when_it_is_high() -> None:
    """Lowering 3, a pause of 1, lifting as fast as possible, a pause of 1."""
    tempo = Tempo.parse("3-1-X-1")
    squat, deadlift = bundled("squat"), bundled("hinge/barbell")
    for figure, high, low in ((squat, 0.0, 1.0), (deadlift, 1.0, 0.0)):
        assert figure.low is (high == 1)
        assert figure.share_at(0, tempo, 4) == high
        assert figure.share_at(1.5, tempo, 4) == pytest.approx(0.5)
        assert figure.share_at(3.5, tempo, 4) == low
        assert figure.share_at(4 + FAST_SECONDS + 0.1, tempo, 4) == high
        assert figure.share_at(5 + FAST_SECONDS, tempo, 4) == pytest.approx(high, abs=1e-9)


def test_a_tempo_of_nothing_still_moves() -> None:
    """A way of no seconds takes the last moment of the other, and the repetition stays as long."""
    figure, tempo = bundled("nordic"), Tempo.parse("5-0-0-0")
    assert figure.share_at(6, tempo, 5) == pytest.approx(figure.share_at(1, tempo, 5))
    ends = figure.share_at(0, tempo, 5), figure.share_at(5 - FAST_SECONDS, tempo, 5)
    assert sorted(ends) == pytest.approx([0, 1])
    assert figure.share_at(5 - FAST_SECONDS / 2, tempo, 5) == pytest.approx(0.5)
    assert 0 <= figure.share_at(0.1, Tempo.parse("0-0-0-0"), 5) <= 1


def test_a_path_goes_through_its_poses() -> None:
    """A box jump flies before it lands."""
    figure = bundled("squat-jump/onto-box")
    assert [name for name, _ in figure.path] == ["dip", "jump", "land-softly"]
    assert [name for name, _ in figure.stills] == ["dip", "land-softly"]
    assert figure.pose_at(0.5) == figure.path[1][1]
    assert figure.pose_at(1) == figure.path[2][1]


def test_a_position_that_is_held_is_still() -> None:
    """At every moment it is the same pose."""
    figure: Figure = bundled("plank")
    assert figure.is_still
    assert figure.stills == figure.path
    assert figure.pose_at(0.7) == figure.path[0][1]
