"""The last set of an exercise may go on to a gate that the table alone never reaches."""

from dataclasses import replace

import pytest

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.ladders.gates import passed_gates
from midstance.coach.adapt.ladders.open_sets import open_last_sets
from midstance.domain.exercise import Limitation
from midstance.domain.planned_sets import GateOffer, PlannedSet, lay_out, swap_exercise
from midstance.domain.runner import Complaint, ComplaintStage, Level, Runner
from midstance.domain.session import Session, Version, starting_prescription
from midstance.workout.card import prescription_text
from tests.coach.adapt.ladders.test_rungs import (
    LONG_AGO,
    WHO,
    asked_of,
    gate_of,
    here,
    log,
    sets_of,
    shipped,
)

ROW = asked_of("split-squat 2x10/side @6")
OPEN = GateOffer(12, 7)


def laid_out(session: Session, runner: Runner = WHO, *, passed: str = "") -> tuple[PlannedSet, ...]:
    """The sets as they begin."""
    situation = here(gate_of(passed) if passed else [], runner)
    return open_last_sets(lay_out(session, shipped().exercises), session, situation)


def gates(session: Session, runner: Runner = WHO, *, passed: str = "") -> list[GateOffer | None]:
    """What each set may go on to."""
    return [each.gate for each in laid_out(session, runner, passed=passed)]


def test_the_last_set_is_open_up_to_the_gate() -> None:
    """It says so with the amount, and what it leads on to; the sets before it do not."""
    first, last = laid_out(ROW)
    assert (first.gate, first.target.open_ended) == (None, False)
    assert (last.gate, last.target.open_ended) == (OPEN, True)
    assert prescription_text(last) == "10+ reps each side, gate 12, stop at RPE 7"
    assert last.note == "12 reps at RPE 7 or less: Reverse lunge is next; rate this set"


def test_the_hardest_open_their_last_two_sets() -> None:
    """From level 4 on the gate must be shown twice."""
    session = asked_of("plank-shoulder-tap 3x8/side @6", "push-up-reach 3x6/side @7")
    found = gates(session, Runner(level=Level.ADVANCED))
    assert found[:3] == [None, None, GateOffer(12, 7)]
    pull = asked_of("negative-pull-up 3x3 @8")
    assert gates(pull, Runner(level=Level.ADVANCED)) == [None, None, GateOffer(5, 8)]
    four = asked_of("single-leg-hop 3x4/side @7", "walking-lunge-loaded 3x8/side @7")
    assert gates(four, Runner(level=Level.ADVANCED)) == [None] * 6
    assert [e and e.amount for e in gates(asked_of("plank-reach 3x6/side @7"))] == [None] * 3
    press = asked_of("lateral-box-push-up 3x6/side @7")
    assert gates(press, Runner(level=Level.ADVANCED)) == [None, GateOffer(10, 8), GateOffer(10, 8)]


@pytest.mark.parametrize(
    "session",
    [
        replace(ROW, week=4),
        replace(ROW, version=Version.LIGHTER),
        replace(ROW, load_share=0.9),
        replace(ROW, id="hip-3"),
        asked_of("split-squat 2x12/side @7"),
        asked_of("box-jump 3x4 c @5"),
    ],
    ids=["deload", "lighter", "return", "routine", "the table asks it", "jumps"],
)
def test_no_set_is_open_where_it_would_be_too_much(session: Session) -> None:
    """Deload, cut and return sessions, routines and jumps keep to the table."""
    assert not any(gates(session))


def test_a_passed_gate_and_a_complaint_leave_nothing_to_try() -> None:
    """Who passed it need not go on, and who must take care does not."""
    assert not any(gates(ROW, passed="split-squat"))
    sore = Complaint(Limitation.KNEE_FRONT, ComplaintStage.MANAGED, LONG_AGO)
    assert not any(gates(ROW, replace(WHO, complaints=(sore,))))
    with_pressure = Complaint(Limitation.HYPERTENSION, ComplaintStage.MANAGED, LONG_AGO)
    row = asked_of("dumbbell-row 3x8/side @7", "romanian-deadlift 3x8 @7")
    assert not any(gates(row, replace(WHO, complaints=(with_pressure,))))


def test_two_open_sets_in_a_row_pass_the_gate_and_the_next_session_is_a_rung_higher() -> None:
    """A table of ten never reaches twelve, but its open sets do."""
    made = sets_of("split-squat", 10, 12, effort=7, asked=10)
    made[0] = replace(made[0], effort=None)
    done = log(made, made)
    assert "split-squat" in passed_gates(shipped().exercises, done)
    assert adapt(ROW, here(done)).session.items[0].exercise == "reverse-lunge"


def test_an_unrated_open_set_leaves_the_gate_closed() -> None:
    """The open set alone is asked for its effort."""
    made = sets_of("split-squat", 10, 12, effort=None, asked=10)
    assert "split-squat" not in passed_gates(shipped().exercises, log(made, made))


def test_a_swapped_set_is_no_longer_open() -> None:
    """The gate was one of another exercise."""
    last = laid_out(ROW)[-1]
    lunge = shipped().exercises["reverse-lunge"]
    asked = replace(starting_prescription(lunge), open_ended=last.prescription.open_ended)
    swapped = swap_exercise(last, lunge, asked, None)
    assert (swapped.gate, swapped.target.open_ended) == (None, False)


@pytest.mark.parametrize("level", Level)
def test_over_all_programs_only_last_sets_are_open_and_lead_on(level: Level) -> None:
    """Each open set is among the last, asks less than its gate, and no lighter week has any."""
    library, opened = shipped(), 0
    situation = here([], replace(WHO, level=level))
    for program in library.programs.values():
        lighter = library.lighter_weeks[program.id]
        for week in range(1, program.weeks + 1):
            for session in library.week_sessions(program, week):
                adapted = adapt(session, situation).session
                laid = lay_out(adapted, library.exercises)
                sets = open_last_sets(laid, adapted, situation)
                assert len(sets) == len(laid)
                for before, after in zip(laid, sets, strict=True):
                    if after.gate is None:
                        assert after == before
                        continue
                    exercise = library.exercises[after.exercise]
                    opened += 1
                    assert week not in lighter
                    assert after.purpose.counts
                    assert not exercise.plyo_factor
                    assert after.set_number > after.sets - (2 if exercise.level >= 4 else 1)
                    assert exercise.up is not None
                    assert after.gate == GateOffer(exercise.up.amount, exercise.up.rpe_max)
                    assert after.target.amount < after.gate.amount
                    assert after.prescription.rpe == before.prescription.rpe
                    assert "is next; rate this set" in after.note
    assert opened > 50


def test_a_range_is_open_only_above_its_upper_end() -> None:
    """Where 8-12 reaches the gate already, the range says enough."""
    assert not any(gates(asked_of("split-squat 2x8-12/side @7")))
    first, last = laid_out(asked_of("split-squat 2x8-10/side @7"))
    assert (first.gate, last.gate) == (None, OPEN)
    assert prescription_text(last) == "8-10+ reps each side, gate 12, stop at RPE 7"


def test_one_set_alone_is_the_last() -> None:
    """A row of one set has it open."""
    (only,) = laid_out(asked_of("dead-bug-heel-tap 1x6/side @4"))
    assert only.gate == GateOffer(10, 5)


def test_the_last_rung_of_a_ladder_leads_nowhere() -> None:
    """Its gate opens nothing, so nothing more is asked."""
    assert not any(gates(asked_of("isometric-calf-hold 3x30 s @6", "bird-dog 2x6/side @4")))


def test_the_words_of_the_row_stay_in_front() -> None:
    """A note of the program is read first."""
    (block,) = ROW.blocks
    noted = replace(block, items=tuple(replace(e, note="On the step") for e in block.items))
    last = laid_out(replace(ROW, blocks=(noted,)))[-1]
    assert last.note.startswith("On the step; 12 reps at RPE 7 or less")
