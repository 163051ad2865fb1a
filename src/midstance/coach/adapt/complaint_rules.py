"""What a complaint forbids, for how long, and how hard the rest may be.

These rules hold beside the tags of the exercises. While a complaint named in an exercise's tags is
acute, nothing with landings is done; acute never allows more than managed does. The waits and caps
are choices of this program on the careful side; the wait of three months after a birth and the
effort in pregnancy follow common guidance (Goom et al. 2019, Returning to running postnatal;
American College of Obstetricians and Gynecologists, Committee Opinion 804).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.domain.exercise import Impact, Limitation, Pattern
from midstance.domain.runner import ANY_STAGE, ComplaintStage

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.domain.runner import Complaint

WITHOUT_JUMPS = timedelta(weeks=2)
WITHOUT_JUMPS_FOR_LONG = timedelta(days=91)
WAIT_LONG = frozenset({Limitation.SHIN_BONE, Limitation.POSTPARTUM})
"""Complaints after which jumps wait three months."""

WITHOUT_IMPACT = frozenset({Limitation.PELVIC_FLOOR, Limitation.POSTPARTUM, Limitation.PREGNANCY})
"""Complaints with which not only jumps wait, but every landing, runs and drills included."""

CAPPED_ONLY = frozenset({Limitation.HYPERTENSION, Limitation.PREGNANCY})
"""Complaints with which the exercise stays, at less effort and without holding the breath."""

ALLOWED_WITH_SORE_BONE = frozenset(
    {Pattern.BRIDGE, Pattern.HIP, Pattern.PUSH, Pattern.PULL}
    | {Pattern.MOBILITY_DYNAMIC, Pattern.MOBILITY_STATIC, Pattern.SOFT_TISSUE}
    | {pattern for pattern in Pattern if pattern.is_core}
)
"""Patterns that load no leg on the ground: what stays open with an acute bone pain."""

CAREFUL_EFFORT = 5  # the highest effort (0-10) with an acute complaint, where care is needed
EASY_EFFORT = 4  # the highest effort (0-10) with an acute heart condition
NO_LONG_EFFORT = 7  # the highest effort (0-10) with high blood pressure or a pregnancy
LONGEST_HOLD = 30
"""Seconds of a hold with complaints that forbid holding the breath."""


def is_acute(complaint: Complaint) -> bool:
    """Whether it counts as acute; a pregnancy, weak bones and veins do at any stage."""
    return complaint.stage is ComplaintStage.ACUTE or complaint.limitation in ANY_STAGE


def is_named(complaint: Complaint, exercise: Exercise) -> bool:
    """Whether the tags of ``exercise`` name it."""
    return complaint.limitation in exercise.avoid_if or complaint.limitation in exercise.care_if


def has_landings(exercise: Exercise) -> bool:
    """Whether it is a jump, a run or a drill with landings."""
    return bool(exercise.plyo_factor) or exercise.impact is not Impact.NONE


def forbids(complaint: Complaint, exercise: Exercise) -> bool:
    """Whether ``complaint`` rules ``exercise`` out while it is acute."""
    if not is_acute(complaint):
        return False
    if complaint.limitation is Limitation.SHIN_BONE and not _spares_bone(exercise):
        return True
    return _waits_to_land(complaint, exercise) or complaint.limitation in exercise.avoid_if


def delays(complaint: Complaint, exercise: Exercise, today: date) -> bool:
    """Whether ``exercise`` still waits although ``complaint`` is managed.

    Two weeks; three months after bone pain or a birth. Nobody said since when: it is new.
    """
    jumps = bool(exercise.plyo_factor) or complaint.limitation in WITHOUT_IMPACT
    if is_acute(complaint) or not jumps or not _waits_to_land(complaint, exercise):
        return False
    first = first_landings(complaint)
    return first is None or today < first


def first_landings(complaint: Complaint) -> date | None:
    """The first day with landings once ``complaint`` is managed; None where nobody said since when.

    After a birth it counts from the day of birth.
    """
    wait = WITHOUT_JUMPS_FOR_LONG if complaint.limitation in WAIT_LONG else WITHOUT_JUMPS
    return None if complaint.since is None else complaint.since + wait


def _waits_to_land(complaint: Complaint, exercise: Exercise) -> bool:
    concerns = is_named(complaint, exercise) or complaint.limitation in WITHOUT_IMPACT
    return has_landings(exercise) and concerns


def _spares_bone(exercise: Exercise) -> bool:
    return exercise.pattern in ALLOWED_WITH_SORE_BONE and not has_landings(exercise)


def effort_cap(complaint: Complaint) -> int | None:
    """The highest effort (0-10) that a complaint allows in every exercise; None without one.

    7 with high blood pressure or a pregnancy; easy (4) with an acute heart condition until a
    doctor has cleared more.
    """
    if complaint.limitation in CAPPED_ONLY:
        return NO_LONG_EFFORT
    is_heart = complaint.limitation is Limitation.HEART
    return EASY_EFFORT if is_heart and is_acute(complaint) else None
