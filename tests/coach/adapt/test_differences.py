"""Every difference is one line that names the exercises and the reason."""

import pytest

from midstance.coach.adapt.differences import (
    NOTHING_FITS,
    AdaptedSession,
    AddedToWarmUp,
    Difference,
    DroppedExercise,
    EasedEffort,
    EmptiedBlock,
    Replacement,
    ShorterHold,
)
from midstance.coach.adapt.substitution import Reason, ReasonKind
from midstance.domain.session import Purpose
from tests.coach.people import AIR, BACK, CHAIR, PLANK, item, session

EXERCISES = {each.id: each for each in (AIR, BACK, CHAIR, PLANK)}
WHY = Reason(ReasonKind.EQUIPMENT, "home has no rack")


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (
            Replacement(0, AIR.id, BACK.id, WHY),
            "Air squat instead of Back squat, because home has no rack",
        ),
        (
            Replacement(0, "gone", BACK.id, WHY),
            "gone instead of Back squat, because home has no rack",
        ),
        (EasedEffort(0, AIR.id, 5, WHY), "Air squat at RPE 5 at most, because home has no rack"),
        (
            DroppedExercise(BACK.id, Purpose.STRENGTH, WHY),
            f"without Back squat, because home has no rack and {NOTHING_FITS}",
        ),
        (
            DroppedExercise(BACK.id, Purpose.STRENGTH, WHY, AIR.id),
            "without Back squat, because home has no rack and Air squat is already in the session",
        ),
        (
            DroppedExercise(BACK.id, Purpose.STRENGTH, WHY, AIR.id, adds_set=True),
            "Air squat with one more set, without Back squat, because home has no rack",
        ),
        (ShorterHold(0, PLANK.id, 30, WHY), "Plank for 30 s at most, because home has no rack"),
        (EmptiedBlock(Purpose.STRENGTH, ()), "Nothing is left of strength"),
        (
            EmptiedBlock(Purpose.CORE, ("Foam rolling", "Recovery")),
            "Nothing is left of core; Foam rolling or Recovery may do you good instead",
        ),
        (
            AddedToWarmUp((CHAIR.id, AIR.id)),
            "Chair squat and Air squat in the warm-up, because you sit most of the day",
        ),
    ],
)
def test_a_difference_is_one_line(difference: Difference, text: str) -> None:
    """In the words of the screens, with the id of an exercise that is not known."""
    assert difference.text(EXERCISES) == text


def test_the_warning_comes_first() -> None:
    """Then each difference in the session's order; without a warning they alone."""
    eased, replaced = EasedEffort(1, AIR.id, 5, WHY), Replacement(0, AIR.id, BACK.id, WHY)
    plain = session(item(AIR.id), item(AIR.id))
    lines = [replaced.text(EXERCISES), eased.text(EXERCISES)]
    adapted = AdaptedSession(plain, (replaced, eased), "Read this.")
    assert list(adapted.texts(EXERCISES)) == ["Read this.", *lines]
    assert list(AdaptedSession(plain, (replaced, eased)).texts(EXERCISES)) == lines
    assert AdaptedSession(plain).texts(EXERCISES) == ()
    assert list(adapted.other_texts(EXERCISES)) == ["Read this.", *lines[1:]]


def test_a_replacement_is_found_by_its_place() -> None:
    """Other differences at the place are none."""
    eased, replaced = EasedEffort(0, AIR.id, 5, WHY), Replacement(1, AIR.id, BACK.id, WHY)
    adapted = AdaptedSession(session(item(AIR.id), item(AIR.id)), (eased, replaced))
    assert adapted.replaced == (replaced,)
    assert (adapted.at(0), adapted.at(1)) == (None, replaced)
