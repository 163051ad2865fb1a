"""The last set of an exercise as an open one, which may go on to the gate of the next rung.

Where a gate lies above what the table asks for, no set of the table could ever reach it. So in
full sessions of a program the last set (from level 4 on the last two) is shown as ``12+, gate 15``
and may go on for as long as it stays at the gate's effort. Jumps follow their own weekly limits,
and what the clock drives or a complaint restricts is done as the table has it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.coach.adapt.ladders.gates import open_set_count
from midstance.coach.adapt.ladders.rungs import is_rung_passed, rungs_above, takes_rungs
from midstance.coach.adapt.situation import CareLevel, Situation
from midstance.domain.planned_sets import GateOffer
from midstance.domain.quantity import Amount
from midstance.domain.session import Version, is_program_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise, Gate
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.session import Session


def open_last_sets(
    planned_sets: tuple[PlannedSet, ...], session: Session, situation: Situation
) -> tuple[PlannedSet, ...]:
    """The sets of ``session`` with the last one of each exercise open up to its gate."""
    if not is_full(session, situation):
        return planned_sets
    gates: dict[int, Gate] = {}
    first: dict[int, int] = {}
    for each in planned_sets:
        exercise = situation.library.exercises.get(each.exercise)
        gate = exercise and gate_to_try(exercise, each, session, situation)
        if exercise is not None and gate:
            gates[each.place] = gate
            first[each.place] = each.sets - open_set_count(exercise) + 1
    return tuple(
        _open(each, gates[each.place], situation.library.exercises, situation)
        if each.place in gates and each.set_number >= first[each.place]
        else each
        for each in planned_sets
    )


def is_full(session: Session, situation: Situation) -> bool:
    """Whether it is a whole session of a program, in a week that is not lighter on purpose."""
    is_whole = session.version is Version.FULL and session.load_share >= 1
    is_lighter = situation.library.is_lighter_week(session.id, session.week)
    return is_program_session(session.id) and is_whole and not is_lighter


def gate_to_try(
    exercise: Exercise, planned_set: PlannedSet, session: Session, situation: Situation
) -> Gate | None:
    """The gate that the last set may go on to; None where there is nothing to try."""
    gate, asked = exercise.up, planned_set.prescription
    if gate is None or not _is_work_by_the_table(planned_set, exercise, session):
        return None
    if not _may_reach(exercise, gate, situation):
        return None
    has_next_rung = rungs_above(exercise, situation) and not is_rung_passed(exercise, situation)
    return gate if has_next_rung and gate.amount > max(asked.amount, asked.up_to or 0) else None


def _is_work_by_the_table(planned_set: PlannedSet, exercise: Exercise, session: Session) -> bool:
    """Whether it is work in the exercise's own unit that no clock drives, and no jump."""
    if planned_set.change is not None or exercise.plyo_factor:
        return False
    block = session.blocks[planned_set.block] if planned_set.block < len(session.blocks) else None
    own_unit = planned_set.prescription.unit is exercise.measure.unit
    return own_unit and block is not None and takes_rungs(block)


def _may_reach(exercise: Exercise, gate: Gate, situation: Situation) -> bool:
    """Whether no complaint asks for care, or for less effort than the gate's."""
    cap = situation.highest_effort(exercise)
    is_capped = cap is not None and cap[0] < gate.rpe_max
    return not is_capped and situation.care(exercise) is CareLevel.NONE


def _open(
    planned_set: PlannedSet,
    gate: Gate,
    exercises: Mapping[str, Exercise],
    situation: Situation,
) -> PlannedSet:
    exercise = exercises[planned_set.exercise]
    above = rungs_above(exercise, situation)[0]
    amount = Amount(gate.amount, planned_set.target.unit).text()
    word = f"{amount} at RPE {gate.rpe_max} or less: {above.name} is next; rate this set"
    note = f"{planned_set.note}; {word}" if planned_set.note else word
    return replace(
        planned_set,
        prescription=replace(planned_set.prescription, open_ended=True),
        gate=GateOffer(gate.amount, gate.rpe_max),
        note=note,
    )
