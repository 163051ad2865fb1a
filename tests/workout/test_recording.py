"""The entries of the log, and their correction."""

from dataclasses import replace

import pytest

from midstance.domain.quantity import Load, LoadMeaning, Side, Target, Unit
from midstance.domain.record import SetRecord
from midstance.workout.recording import (
    both_sides,
    clamp_value,
    correct_set,
    last_recorded_sets,
    missed_target,
    planned_sides,
    record_rest_skipped,
    record_set,
    record_skipped,
)
from midstance.workout.state import NotAllowedNowError
from tests.playbook import PLANKS, PUSH_UPS, item, perform, straight

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))


def test_an_entry_says_what_was_asked_and_what_was_done() -> None:
    """Everything that a log needs, from the planned set and from what the runner said."""
    state = perform(
        straight(item("squat 2x5 60 kg @7", rest="60")), "space; space; effort 8; notes deep"
    ).machine.state
    (made,) = record_set(state, 4).sets
    assert made == SetRecord(
        sequence=1,
        place=0,
        block="strength",
        exercise="squat",
        prescribed_exercise="squat",
        set_number=1,
        side=None,
        target=Target(5, Unit.REPS),
        value=4,
        load=Load(60_000),
        effort=8,
        note="deep",
        load_is=LoadMeaning.TOTAL,
    )


def test_each_side_has_its_own_entry_and_serial() -> None:
    """One after the other, or both at once where they take turns."""
    play = perform(SIDES, "space; space; 50 s pass")
    assert [(s.sequence, s.side, s.set_number) for s in play.machine.state.sets] == [
        (1, Side.LEFT, 1),
        (2, Side.RIGHT, 1),
    ]
    both = perform(
        straight(item("lunge 1x6/side alternating")), "space; space; space"
    ).machine.state
    assert [(s.sequence, s.side, s.value) for s in both.sets] == [
        (1, Side.LEFT, 6),
        (2, Side.RIGHT, 6),
    ]
    assert both.last == (1, 2)


def test_a_skipped_entry_says_nothing_else() -> None:
    """No number, no effort, no note; and it is not the set just done."""
    state = perform(PUSH_UPS, "space; space; effort 9; notes odd").machine.state
    skipped = record_skipped(state)
    (made,) = skipped.sets
    assert (made.skipped, made.value, made.effort, made.note) == (True, 0, None, "")
    assert last_recorded_sets(skipped) == ()


def test_only_the_owed_side_is_skipped() -> None:
    """What was done is not touched."""
    state = perform(SIDES, "space; space; 27 s pass").machine.state
    assert [(s.side, s.skipped) for s in record_skipped(state).sets] == [
        (Side.LEFT, False),
        (Side.RIGHT, True),
    ]


def test_turns_ahead_can_be_skipped_at_once() -> None:
    """An entry for each side of each, serials in order."""
    state = perform(SIDES, "space").machine.state
    ahead = record_rest_skipped(state, SIDES)
    assert [(s.sequence, s.set_number, s.side) for s in ahead.sets] == [
        (1, 1, Side.LEFT),
        (2, 1, Side.RIGHT),
        (3, 2, Side.LEFT),
        (4, 2, Side.RIGHT),
    ]
    assert ahead.next_sequence == 5


def test_the_last_sets_are_those_just_recorded() -> None:
    """They can be corrected until new work begins."""
    play = perform(SIDES, "space; space; 50 s pass")
    assert [each.sequence for each in last_recorded_sets(play.machine.state)] == [2]
    assert [each.sequence for each in both_sides(play.machine.state)] == [1, 2]
    play.passes(40)
    assert last_recorded_sets(play.machine.state) == ()
    assert both_sides(play.machine.state) == ()
    assert len(planned_sides(play.machine.state, 0, 1)) == 2
    assert planned_sides(play.machine.state, 0, 2) == ()


def test_a_correction_changes_what_it_is_meant_for() -> None:
    """The last set, or both of its sides, and no other."""
    state = perform(SIDES, "space; space; 50 s pass").machine.state
    one = correct_set(state, lambda each: replace(each, value=7))
    assert [each.value for each in one.sets] == [20, 7]
    both = correct_set(state, lambda each: replace(each, effort=7), both_sides)
    assert [each.effort for each in both.sets] == [7, 7]


def test_without_a_set_there_is_nothing_to_correct() -> None:
    """One line says so."""
    with pytest.raises(NotAllowedNowError, match="No set to correct yet"):
        correct_set(perform(PLANKS, "space").machine.state, lambda each: each)


def test_a_number_stays_within_what_a_set_can_be() -> None:
    """A number is cut to between nothing and ten thousand."""
    assert [clamp_value(n) for n in (-1, 0, 12, 10_000, 10_001)] == [0, 0, 12, 10_000, 10_000]


def test_a_target_is_missed_on_either_side() -> None:
    """One short side is enough; skipped sides do not count."""
    assert not missed_target(perform(SIDES, "space; space; 50 s pass").machine.state)
    short_left = "space; space; 20 s pass; space; 25 s pass"
    assert missed_target(perform(SIDES, short_left).machine.state)
    skipped = perform(PUSH_UPS, "space; skips").machine.state
    assert not missed_target(skipped)
    assert not missed_target(perform(PUSH_UPS, "space").machine.state)
