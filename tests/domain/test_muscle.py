"""The muscles in a runner's words, and the groups in which their sets are counted."""

import pytest

from midstance.domain.muscle import Muscle, VolumeGroup
from midstance.domain.weekly_sets import TARGETS


@pytest.mark.parametrize(
    ("group", "muscles"),
    [
        (VolumeGroup.QUADS, {"front of thigh"}),
        (VolumeGroup.HAMSTRINGS, {"back of thigh"}),
        (VolumeGroup.GLUTES, {"large buttock muscle"}),
        (VolumeGroup.HIP_LATERAL, {"side of hip"}),
        (VolumeGroup.ADDUCTORS, {"inner thigh"}),
        (VolumeGroup.HIP_FRONT, {"front of hip"}),
        (VolumeGroup.CALVES, {"upper calf", "deep calf"}),
        (VolumeGroup.SHIN_FOOT, {"shin", "outer lower leg", "small foot muscles"}),
        (
            VolumeGroup.CORE,
            {"front abs", "side abs", "deep abdominal wall", "side of low back"},
        ),
        (VolumeGroup.BACK_EXTENSORS, {"back extensors"}),
        (
            VolumeGroup.PULL,
            {
                "broad back",
                "between shoulder blades",
                "top of shoulders",
                "shoulder rotators",
                "front of upper arm",
                "grip",
            },
        ),
        (VolumeGroup.PUSH, {"chest", "shoulders", "side of ribs", "back of upper arm"}),
    ],
)
def test_a_group_counts_these_muscles_together(group: VolumeGroup, muscles: set[str]) -> None:
    """Muscles that work together are counted together, and are named as a runner would."""
    assert {muscle.plain for muscle in Muscle if muscle.group is group} == muscles


@pytest.mark.parametrize("muscle", Muscle)
def test_a_muscle_is_named_in_small_letters_and_words(muscle: Muscle) -> None:
    """The words fit into a sentence: no capital, no underscore, no hyphen."""
    assert muscle.plain == muscle.plain.strip().lower()
    assert all(word.isalpha() for word in muscle.plain.split())


def test_the_groups_without_a_target_are_the_small_ones() -> None:
    """Only the front of the hip, and shin and foot, are not judged by their weekly sets."""
    assert set(VolumeGroup) - set(TARGETS) == {VolumeGroup.HIP_FRONT, VolumeGroup.SHIN_FOOT}
