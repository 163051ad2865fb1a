"""What a limitation's text forbids is never prescribed, and a substitute keeps to its rules."""

from dataclasses import replace

import pytest

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.differences import DroppedExercise, EasedEffort, ShorterHold
from midstance.domain.exercise import Limitation
from midstance.domain.library import Library
from midstance.domain.runner import Level
from midstance.domain.session import Purpose
from tests.coach.adapt.promises import broken_promises, every_runner, every_session, sample
from tests.coach.people import (
    AIR,
    BACK,
    BARE,
    CHAIR,
    GYM,
    JUMP,
    LUNGE,
    PLANK,
    acute,
    exercise_list,
    item,
    make_situation,
    managed,
    session,
)


def test_no_promise_is_broken(library: Library) -> None:
    """Each limitation, stage, kit and level, with other sessions for each of them.

    The whole product is in ``tests/bench/promises_over_all.py``.
    """
    sessions = every_session(library)
    broken = [
        (str(here.runner.complaints[0].limitation), each)
        for number, here in enumerate(every_runner(library))
        for prescribed in sample(sessions, number)
        for each in broken_promises(prescribed, here)
    ]
    assert broken == []


def test_a_substitute_has_the_cap_of_the_complaint_that_brought_it() -> None:
    """The plank takes no weight off a sore ankle's effort: what replaces the lunge is easy too."""
    here = make_situation(acute(Limitation.ANKLE), place=GYM)
    adapted = adapt(session(item(LUNGE.id, "3x8/side @8")), here)
    (only,) = adapted.session.items
    assert only.exercise != LUNGE.id
    assert only.prescription.rpe == 5
    assert any(isinstance(each, EasedEffort) for each in adapted.differences)


@pytest.mark.parametrize("limitation", [Limitation.HYPERTENSION, Limitation.PREGNANCY])
def test_no_breath_is_held(limitation: Limitation) -> None:
    """The lift stays at effort 7 with the word to exhale; a hold ends after half a minute."""
    squat = replace(BACK, care_if=(limitation,))
    here = make_situation(managed(limitation), place=GYM, library=exercise_list(squat, PLANK))
    adapted = adapt(session(item(BACK.id, "3x5 60 kg @9"), item(PLANK.id, "3x60+ s @6")), here)
    lift, hold = adapted.session.items
    assert (lift.exercise, lift.prescription.text()) == (BACK.id, "3×5 @7")
    assert lift.note.endswith("exhale on every lift")
    assert hold.prescription.text() == "3×30 s @6"
    shorter = next(each for each in adapted.differences if isinstance(each, ShorterHold))
    assert shorter.text({PLANK.id: PLANK}).startswith("Plank for 30 s at most, because with ")


def test_a_sore_heart_caps_effort_and_load() -> None:
    """Neither a load nor a share of the best stays, and the note says so."""
    here = make_situation(acute(Limitation.HEART), place=GYM)
    (lift,) = adapt(session(item(BACK.id, "3x5 60 kg @8 ~80%")), here).session.items
    assert lift.prescription.text() == "3×5 @4"
    assert "with a light load" in lift.note


def test_a_substitute_that_is_in_the_session_already_becomes_one_set_more() -> None:
    """Once; the next exercise that it would have replaced is left out, with the reason."""
    both = exercise_list(CHAIR, AIR, replace(BACK, substitutes=(AIR.id,), ladder=None))
    lifts = session(item(AIR.id, "3x12 @6"), item(BACK.id, "3x5 @6"), item(BACK.id, "2x5 @6"))
    here = make_situation(place=BARE, library=both)
    adapted = adapt(lifts, here)
    assert [each.prescription.text() for each in adapted.session.items] == ["4×12 @6"]
    first, second = adapted.differences
    assert isinstance(first, DroppedExercise)
    assert isinstance(second, DroppedExercise)
    because = "because the floor has no barbell and no rack"
    assert first.text(both.exercises) == (
        f"Air squat with one more set, without Back squat, {because}"
    )
    assert second.text(both.exercises) == (
        f"without Back squat, {because} and Air squat is already in the session"
    )


def test_an_effort_that_cannot_be_reached_becomes_slow_and_long() -> None:
    """Body weight instead of the bar: the gate's repetitions, slowly, at effort 6."""
    heavy = replace(BACK, substitutes=(AIR.id,))
    here = make_situation(place=BARE, library=exercise_list(CHAIR, AIR, heavy))
    (squat,) = adapt(session(item(BACK.id, "4x5 @8")), here).session.items
    assert squat.prescription.text() == "4×15 @6"
    assert squat.tempo is not None
    assert squat.tempo.text() == "3-1-3-0"
    (easy,) = adapt(session(item(BACK.id, "4x5 @6")), here).session.items
    assert (easy.prescription.text(), easy.tempo) == ("4×12 @6", None)


def test_the_clock_keeps_its_seconds(library: Library) -> None:
    """A jog of three minutes becomes a walk of three minutes, in a warm-up and in intervals."""
    here = make_situation(acute(Limitation.ANKLE), level=Level.ADVANCED, library=library)
    jogs = session(item("easy-jog", "1x180 s @4"), purpose=Purpose.WARM_UP)
    (walk,) = adapt(jogs, here).session.items
    assert (walk.exercise, walk.prescription.amount) == ("brisk-walk", 180)


def test_acute_is_never_laxer_than_managed(library: Library) -> None:
    """What is open while a complaint is acute is open once it is managed for long."""
    for limitation in Limitation:
        worse = make_situation(acute(limitation), level=Level.ADVANCED, library=library)
        better = make_situation(managed(limitation), level=Level.ADVANCED, library=library)
        for each in library.exercises.values():
            if worse.is_open(each):
                assert better.is_open(each), (limitation, each.id)
            cap, settled = worse.highest_effort(each), better.highest_effort(each)
            assert settled is None or (cap is not None and cap[0] <= settled[0])
    assert JUMP.plyo_factor
