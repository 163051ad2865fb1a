"""Every question of the profile changes something; what changes nothing is not asked."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.differences import AddedToWarmUp
from midstance.coach.adapt.ladders.ladder_log import LadderLog
from midstance.coach.adapt.ladders.rungs import climb
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.starting.swap_load import load_from_history
from midstance.coach.heart_rate import ceiling_lines
from midstance.coach.safety import screening_is_due
from midstance.coach.schedule.proposals import WEEK_SHARES, propose_program
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.library import Library
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.record import LoggedSet, Timestamp
from midstance.domain.runner import (
    FLOOR,
    Complaint,
    ComplaintStage,
    Goal,
    Level,
    Place,
    Preference,
    Priority,
    Runner,
    loading_of,
)
from midstance.domain.session import Prescription, Purpose, Session
from tests.coach.people import done, past

TODAY = date(2026, 11, 23)
STAMP = Timestamp(datetime(2026, 11, 23, tzinfo=UTC), 0, "")
WHO = Runner(level=Level.INTERMEDIATE)
HOTEL = Place("hotel", FLOOR)
SORE = Complaint(Limitation.KNEE_FRONT, ComplaintStage.ACUTE, TODAY)


def session_of(library: Library, runner: Runner) -> Session:
    """A session with warm-up, lifts and core as ``runner`` does it."""
    prescribed = library.session("offseason-strength/A", 2)
    return adapt(prescribed, Situation(library, runner, TODAY)).session


def program_of(library: Library, runner: Runner) -> object:
    """The program that is proposed to ``runner``."""
    return propose_program(library, runner)


def loading(library: Library, runner: Runner) -> object:
    """How ``runner`` loads the back squat."""
    unit = runner.weight_unit or WeightUnit.KG
    return loading_of(library.exercise("back-squat"), runner, unit)


def week_share(library: Library, runner: Runner) -> object:
    """How many sessions a week suit ``runner``."""
    del library
    return WEEK_SHARES[runner.priority]


def questions_due(library: Library, runner: Runner) -> object:
    """Whether ``runner`` is asked about health before a workout."""
    del library
    return screening_is_due(runner)


def suggestion(library: Library, runner: Runner) -> object:
    """What is suggested to ``runner`` who did goblet squats with 40 kg."""
    prescription = Prescription.parse("3x10 @7")
    here = Situation(library, runner, TODAY)
    known = past(done("goblet-squat", prescription.amount, 40))
    return load_from_history(library.exercise("goblet-squat"), prescription, known, here)


def next_rung(library: Library, runner: Runner) -> object:
    """What ``runner`` does after the gate of the goblet squat was passed with 20 kg."""
    goblet = library.exercise("goblet-squat")
    lifted = LoggedSet(
        UUID(int=1), UUID(int=2), "a/A", STAMP, TODAY, done(goblet.id, 12, 20, effort=6)
    )
    log, gate = LadderLog(library.exercises, lambda: [lifted]), frozenset({goblet.id})
    return climb(goblet, Situation(library, runner, TODAY, gate, ladder=log)).to


def heart_ceiling(library: Library, runner: Runner) -> object:
    """How high the heart rate of ``runner`` may go in a circuit."""
    return ceiling_lines(library.session("circuit-bw"), library, runner, TODAY)


Answer = Callable[[Library, Runner], object]
MATTERS: dict[str, tuple[Answer, Runner]] = {
    "goal": (program_of, replace(WHO, goal=Goal.TRAIL)),
    "priority": (week_share, replace(WHO, priority=Priority.STRENGTH)),
    "level": (session_of, replace(WHO, level=Level.BEGINNER)),
    "places": (session_of, replace(WHO, places=(HOTEL,))),
    "active": (session_of, replace(WHO, places=(Place("gym", frozenset(Equipment)), HOTEL))),
    "complaints": (session_of, replace(WHO, complaints=(SORE,))),
    "weight_unit": (loading, replace(WHO, weight_unit=WeightUnit.LB)),
    "load_steps": (loading, replace(WHO, load_steps=((Equipment.BARBELL, Load(1000)),))),
    "bar": (loading, replace(WHO, bar=Load(15_000))),
    "heaviest": (
        suggestion,
        replace(
            WHO, heaviest=((Equipment.DUMBBELL, Load(24_000)), (Equipment.KETTLEBELL, Load(24_000)))
        ),
    ),
    "body_weight": (next_rung, replace(WHO, body_weight=Load(70_000))),
    "desk_work": (session_of, replace(WHO, desk_work=True)),
    "preferences": (
        session_of,
        replace(WHO, preferences=(Preference("offseason-strength", "back-squat", "goblet-squat"),)),
    ),
    "born": (heart_ceiling, replace(WHO, born=date(1986, 5, 1))),
    "max_bpm": (heart_ceiling, replace(WHO, max_bpm=187)),
    "circuit_ceiling": (heart_ceiling, replace(WHO, circuit_ceiling=75)),
    "screening": (questions_due, replace(WHO, screening=())),
}
NOT_ASKED = {"notices_shown", "figures"}
"""What the program keeps by itself, and what one key of the screen turns on and off."""


@pytest.mark.parametrize("question", [each.name for each in fields(Runner)])
def test_every_answer_changes_something(library: Library, question: str) -> None:
    """Another answer gives another session, program, load, week or question."""
    if question in NOT_ASKED:
        return
    answer, other = MATTERS[question]
    before = replace(other, active="hotel") if question == "active" else WHO
    assert answer(library, before) != answer(library, other)


def test_sitting_adds_to_the_warm_up(library: Library) -> None:
    """One for the hip flexors and one for the glutes, easy, and named; nothing twice."""
    here = Situation(library, replace(WHO, desk_work=True), TODAY)
    for program in library.programs.values():
        for prescribed in library.week_sessions(program, 1):
            adapted = adapt(prescribed, here)
            warm_up = [b for b in adapted.session.blocks if b.purpose is Purpose.WARM_UP][-1]
            flexors, glutes = warm_up.items[-2:]
            assert (flexors.note, glutes.note) == ("after sitting", "after sitting")
            assert (glutes.prescription.sets, glutes.prescription.rpe) == (1, 3)
            names = [item.exercise for item in adapted.session.items]
            assert names.count(flexors.exercise) == names.count(glutes.exercise) == 1
            added = adapted.differences[-1]
            assert isinstance(added, AddedToWarmUp)
            assert added.text(library.exercises).endswith("because you sit most of the day")
            for each in adapted.replaced:
                assert adapted.session.items[each.place].exercise == each.to


def test_what_hurts_is_not_added(library: Library) -> None:
    """Nobody with a pregnancy lies down for a bridge in the warm-up."""
    pregnant = Complaint(Limitation.PREGNANCY, ComplaintStage.MANAGED, TODAY)
    runner = replace(WHO, desk_work=True, complaints=(pregnant,))
    items = [item.exercise for item in session_of(library, runner).items]
    assert "glute-bridge" not in items
    assert "clamshell" in items


def test_without_a_warm_up_nothing_is_added(library: Library) -> None:
    """A short core routine stays as it is."""
    here = Situation(library, replace(WHO, desk_work=True), TODAY)
    assert adapt(library.session("core-5"), here).session == library.session("core-5")
