"""Why something else is done, word for word."""

import pytest

from midstance.coach.reason import (
    Reason,
    Why,
    complaints_text,
    effort_reason,
    why_instead,
    why_not,
)
from midstance.coach.situation import Situation
from midstance.domain.exercise import Equipment, Exercise, Limitation
from midstance.domain.runner import Level, Place
from tests.coach.people import (
    BACK,
    BARE,
    GYM,
    JUMP,
    PLANK,
    SLOW,
    acute,
    managed,
    situation,
)

WRIST = Limitation.WRIST
CASES: list[tuple[Exercise, Situation, Reason | None]] = [
    (BACK, situation(place=GYM), None),
    (
        BACK,
        situation(place=BARE),
        Reason(Why.EQUIPMENT, "the floor has no barbell and no rack"),
    ),
    (
        BACK,
        situation(place=Place("", frozenset({Equipment.RACK}))),
        Reason(Why.EQUIPMENT, "this place has no barbell"),
    ),
    (
        BACK,
        situation(level=Level.BEGINNER),
        Reason(Why.LEVEL, "it is level 3 of 5, which may come too early for a beginner"),
    ),
    (
        SLOW,
        situation(level=Level.INTERMEDIATE),
        Reason(Why.LEVEL, "it is level 5 of 5, which may come too early for an intermediate"),
    ),
    (
        PLANK,
        situation(acute(WRIST)),
        Reason(Why.COMPLAINT, "it may make wrist pain worse while that is acute"),
    ),
    (
        JUMP,
        situation(managed()),
        Reason(
            Why.JUMPS,
            "jumps may have to wait for two weeks after kneecap or front-of-knee pain has settled",
        ),
    ),
]


@pytest.mark.parametrize(("exercise", "here", "reason"), CASES)
def test_what_rules_out_is_named(
    exercise: Exercise, here: Situation, reason: Reason | None
) -> None:
    """Kit, level, complaint and early jumps each say what they are about."""
    assert why_not(exercise, here) == reason
    assert why_instead(exercise, here) == reason


def test_care_is_a_reason_for_a_lower_rung_only() -> None:
    """What asks for care is not ruled out, but it says why a lower rung is done."""
    knee = "kneecap or front-of-knee pain"
    assert why_not(BACK, situation(acute())) is None
    assert why_instead(BACK, situation(acute())) == Reason(
        Why.CARE,
        f"with acute {knee} the easiest version, at effort 5 at most, may be the safer one",
    )
    assert why_not(BACK, situation(managed())) is None
    assert why_instead(BACK, situation(managed())) == Reason(
        Why.CARE, f"with {knee} starting one rung lower may be the safer way"
    )


def test_several_complaints_are_all_named() -> None:
    """Two complaints, one sentence."""
    assert complaints_text([WRIST, Limitation.NECK]) == "wrist pain and neck pain"


def test_the_effort_names_its_complaint() -> None:
    """A ceiling says which complaint it comes from."""
    assert effort_reason(5, acute(WRIST)).text == (
        "with wrist pain effort may be better kept at 5 or below"
    )


def test_advice_says_may() -> None:
    """Every reason that is advice, and not a fact about kit, says may."""
    advice = {Why.LEVEL, Why.COMPLAINT, Why.JUMPS}
    reasons = [reason for _, _, reason in CASES if reason is not None]
    assert {reason.kind for reason in reasons} >= advice
    assert all(" may " in reason.text for reason in reasons if reason.kind in advice)
