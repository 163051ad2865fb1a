"""The session as a row for each exercise."""

import pytest
from hypothesis import given, settings

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import Unit, WeightUnit
from midstance.domain.record import ExercisePast, SetResult
from midstance.domain.session import Purpose, Style
from midstance.workout.display.strip import DONE_MARKS, OVER, StripItem, StripMark, strip_items
from midstance.workout.machine import Machine
from midstance.workout.state import GuideOptions, Phase
from tests.playbook import EXERCISES, PUSH_UPS, Play, block, go_on, item, planned_sets_of, straight
from tests.workout.test_laws import Act, begun, live, lived, options, sessions

BEST, DONE, HALF = StripMark.BEST, StripMark.DONE, StripMark.HALF
NOW, SHORT, SKIPPED, TO_DO = StripMark.NOW, StripMark.SHORT, StripMark.SKIPPED, StripMark.TO_DO

MIXED = planned_sets_of(
    block(item("run 1x60 s"), purpose=Purpose.WARM_UP),
    block(item("push-up 2x10", rest="60"), item("calf-raise 2x10/side")),
    block(item("plank 2x30 s"), purpose=Purpose.CORE),
)


def rows(transcript: str) -> list[tuple[StripMark, ...]]:
    """The marks of each exercise after a transcript."""
    play = Play(MIXED)
    play.machine = Machine(MIXED, EXERCISES, GuideOptions(short_sets=True))
    go_on(play, transcript)
    return [row.marks for row in strip_items(play.machine.state, EXERCISES)]


WALK = "space; space; space; 60 s pass"
SCENES: dict[str, list[tuple[StripMark, ...]]] = {
    "space": [(NOW,), (TO_DO, TO_DO), (TO_DO, TO_DO), (TO_DO, TO_DO)],
    "space; skips": [(SKIPPED,), (NOW, TO_DO), (TO_DO, TO_DO), (TO_DO, TO_DO)],
    f"{WALK}; space; space": [(DONE,), (DONE, NOW), (TO_DO, TO_DO), (TO_DO, TO_DO)],
    f"{WALK}; space; types 1; space": [(DONE,), (SHORT, NOW), (TO_DO, TO_DO), (TO_DO, TO_DO)],
    f"{WALK}; skips the exercise": [
        (DONE,),
        (SKIPPED, SKIPPED),
        (NOW, TO_DO),
        (TO_DO, TO_DO),
    ],
    f"{WALK}; skips the exercise; space; space": [
        (DONE,),
        (SKIPPED, SKIPPED),
        (HALF, TO_DO),
        (TO_DO, TO_DO),
    ],
    f"{WALK}; jumps to 3": [(DONE,), (NOW, TO_DO), (TO_DO, TO_DO), (TO_DO, TO_DO)],
}


@pytest.mark.parametrize("transcript", SCENES)
def test_each_set_has_its_mark(transcript: str) -> None:
    """Done, too short, skipped, with one side done, on the screen, or still to do."""
    assert rows(transcript) == SCENES[transcript]


def test_a_best_keeps_its_mark() -> None:
    """A set that goes beyond what was done before is marked, also after the next one."""
    past = {"push-up": ExercisePast("push-up", (), None, None, (SetResult(Unit.REPS, 12),))}
    play = Play(PUSH_UPS)
    go_on(play, "space; space; types 15; space")
    (row,) = strip_items(play.machine.state, EXERCISES, past)
    assert row.marks == (BEST, NOW, TO_DO)
    go_on(play, "space; space")
    (row,) = strip_items(play.machine.state, EXERCISES, past)
    assert row.marks == (BEST, DONE, NOW)
    (row,) = strip_items(play.machine.state, EXERCISES)
    assert row.marks == (DONE, DONE, NOW)


def test_what_counts() -> None:
    """Warm-up and cool-down are rows, but do not count."""
    play = Play(MIXED)
    shown = strip_items(play.machine.state, EXERCISES)
    assert [(row.name, row.block, row.counts) for row in shown] == [
        ("Run", "Warm-up", False),
        ("Push up", "Strength", True),
        ("Calf raise", "Strength", True),
        ("Plank", "Core", True),
    ]
    assert not any(row.is_now for row in shown)


@pytest.mark.parametrize(
    ("marks", "is_over", "is_done"),
    [
        ((DONE, DONE), True, True),
        ((BEST, SKIPPED), True, True),
        ((SHORT, SKIPPED), True, False),
        ((SKIPPED,), True, False),
        ((DONE, NOW), False, False),
        ((HALF,), False, False),
    ],
)
def test_what_is_over_need_not_be_done(
    marks: tuple[StripMark, ...], is_over: bool, is_done: bool
) -> None:
    """Nothing is left to do of it, and one set at least was done."""
    row = StripItem(0, "Plank", "Core", marks, is_now=False)
    assert (row.is_over, row.is_done) == (is_over, is_done)
    assert OVER > DONE_MARKS


def test_rounds_are_one_row_for_each_exercise() -> None:
    """In a superset both rows go on by turns."""
    rounds = planned_sets_of(block(item("squat 2x5"), item("push-up 2x9"), style=Style.SUPERSET))
    play = Play(rounds)
    go_on(play, "space; space; space")
    assert [row.marks for row in strip_items(play.machine.state, EXERCISES)] == [
        (DONE, TO_DO),
        (NOW, TO_DO),
    ]


@given(sessions(), options, lived)
@settings(max_examples=40)
def test_the_marks_are_those_of_the_sets(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """One mark for each set that is prescribed; one set at most is on the screen."""
    play = live(begun(planned_sets, chosen), script)
    state = play.machine.state
    shown = strip_items(state, play.machine.exercises)
    assert sum(row.is_now for row in shown) == int(state.phase not in {Phase.OVERVIEW, Phase.DONE})
    assert sum(mark is NOW for row in shown for mark in row.marks) <= 1
    assert all(row.marks for row in shown)


def test_straight_sets_are_one_row() -> None:
    """However many there are."""
    (row,) = strip_items(Play(straight(item("plank 9x5 s"))).machine.state, EXERCISES)
    assert row.marks == (TO_DO,) * 9


def test_a_short_set_of_two_sides_has_one_mark() -> None:
    """Too little on both sides is short; enough on one of them is done."""
    sides = straight(item("side-plank 2x20 s/side"))
    play = Play(sides)
    play.machine = Machine(sides, EXERCISES, GuideOptions(short_sets=True))
    go_on(play, "space; space; space; 2 s pass; space; space; 3 s pass; space")
    (row,) = strip_items(play.machine.state, EXERCISES)
    assert row.marks == (SHORT, NOW)
    go_on(play, "undo; 15 s pass; space")
    (row,) = strip_items(play.machine.state, EXERCISES)
    assert row.marks == (DONE, NOW)


def test_an_exercise_that_is_swapped_keeps_its_row() -> None:
    """It has the name of what is done now, and the marks of what was done before."""
    play = Play(MIXED)
    go_on(play, f"{WALK}; space; space; swaps 1 for squat 2x5")
    row = strip_items(play.machine.state, EXERCISES)[1]
    assert (row.name, row.marks) == ("Squat", (DONE, NOW))


def test_a_row_says_what_its_sets_ask_for() -> None:
    """Sets, amount and sides; a load in the runner's unit, which another one leaves out."""
    sets = straight(
        item("squat 3x5 80 kg", rest="120"),
        item("push-up 2x8-12", rest="60"),
        item("side-plank 2x20 s/side"),
    )
    state = Play(sets).machine.state
    kilos = [row.amount for row in strip_items(state, EXERCISES)]
    assert kilos == ["3 × 5 @ 80 kg", "2 × 8-12", "2 × 20 s a side"]
    pounds = [row.amount for row in strip_items(state, EXERCISES, {}, WeightUnit.LB)]
    assert pounds == ["3 × 5 @ 176.5 lb", "2 × 8-12", "2 × 20 s a side"]
