"""The first two times of jumps and slow lowering: fewer sets, and a heavier day for the legs."""

from dataclasses import replace

import pytest

from midstance.coach.adapt.single_exercise import single_exercise_session
from midstance.coach.first_times import (
    FIRST_TIMES,
    SLOW_LOWERING,
    begin_gently,
    find_first_times,
    is_sore_after,
    lowers_slowly,
    may_make_sore,
    one_class_higher,
    one_class_lower,
    soreness_texts,
)
from midstance.domain.exercise import Exercise
from midstance.domain.library import Library
from midstance.domain.quantity import Tempo
from midstance.domain.session import Session
from midstance.domain.volume import LegClass


def never(_: Exercise) -> int:
    """Nothing was done before."""
    return 0


def sets_of(session: Session) -> dict[str, int]:
    """The sets of each exercise of the work."""
    work = (block for block in session.blocks if block.purpose.counts)
    return {item.exercise: item.prescription.sets for block in work for item in block.items}


def test_new_jumps_and_slow_lowering_have_a_set_less(library: Library) -> None:
    """Three sets become two, two stay two; nothing else changes, and one sentence says it."""
    session = library.session("power-5k10k/A", 1)
    found = find_first_times(session, library.exercises, never)
    before, after = sets_of(session), sets_of(begin_gently(session, found))
    changed = {each: (before[each], after[each]) for each in before if before[each] != after[each]}
    assert changed == {"box-jump": (3, 2)}
    assert [each.exercise for each in found] == [
        "pogo-jump",
        "box-jump",
        "single-leg-calf-raise-loaded",
    ]
    (text,) = soreness_texts(session, found, library.exercises)
    assert text == "3 exercises are new to you and may leave you sore for one to three days."
    (text,) = soreness_texts(session, found[1:2], library.exercises)
    assert text.startswith("Box jump (step down) is new to you and ")


def test_the_third_time_is_whole(library: Library) -> None:
    """What was done twice in half a year is new no more, and nothing is said."""
    session = library.session("power-5k10k/A", 1)
    assert find_first_times(session, library.exercises, lambda _: FIRST_TIMES) == ()
    assert begin_gently(session, ()) is session
    assert soreness_texts(session, (), library.exercises) == ()


def test_what_is_not_done_today_is_not_named(library: Library) -> None:
    """A session that lost its jumps says nothing of them."""
    session = library.session("power-5k10k/A", 1)
    found = find_first_times(session, library.exercises, never)
    assert soreness_texts(replace(session, blocks=()), found, library.exercises) == ()


def test_only_what_is_slow_or_jumps_makes_sore(library: Library) -> None:
    """Slow lowering by its nature and any jump; not a squat to a chair, new to every beginner."""
    sore = {"nordic-curl", "goblet-squat", "elevated-split-squat-slow", "pogo-jump", "drop-jump"}
    calm = {"chair-squat", "bodyweight-squat", "back-squat", "plank"}
    assert {each for each in sore | calm if may_make_sore(library.exercise(each))} == sore


def test_new_leg_work_makes_a_session_sore(library: Library) -> None:
    """Jumps always; anything else for the legs only where all of it is asked about."""
    jumps, easy = library.session("power-5k10k/A", 1), library.session("foundations/B", 1)
    exercises = library.exercises
    assert is_sore_after(jumps, exercises, never, of_any_kind=False)
    assert not is_sore_after(easy, exercises, never, of_any_kind=False)
    assert is_sore_after(easy, exercises, never, of_any_kind=True)
    assert not is_sore_after(easy, exercises, lambda _: FIRST_TIMES, of_any_kind=True)
    core = single_exercise_session(exercises["plank"])
    assert not is_sore_after(core, exercises, never, of_any_kind=True)


@pytest.mark.parametrize(
    ("legs", "higher"),
    [
        (LegClass.NONE, LegClass.NONE),
        (LegClass.LIGHT, LegClass.MODERATE),
        (LegClass.MODERATE, LegClass.HEAVY),
        (LegClass.HEAVY, LegClass.HEAVY),
    ],
)
def test_one_class_higher(legs: LegClass, higher: LegClass) -> None:
    """No legs stay none, and there is nothing above heavy."""
    assert one_class_higher(legs) is higher


WEEKS = [
    (program, week)
    for program in ("power-5k10k", "trail-stability", "durable-marathon", "offseason-strength")
    for week in (1, 2, 3)
]


@pytest.mark.parametrize(("program", "week"), WEEKS)
def test_a_set_less_is_all_that_changes(library: Library, program: str, week: int) -> None:
    """In every session of the first weeks: nothing has fewer than two sets for being new.

    Warm-ups, rounds and everything that makes nobody sore stay as the table has them.
    """
    for planned in library.week_sessions(library.program(program), week):
        session = library.session(planned.id, week)
        found = find_first_times(session, library.exercises, never)
        gentle = begin_gently(session, found)
        new = {each.exercise for each in found}
        for block, after in zip(session.blocks, gentle.blocks, strict=True):
            assert replace(after, items=block.items) == block
            for item, changed in zip(block.items, after.items, strict=True):
                less = item.prescription.sets - changed.prescription.sets
                assert less in {0, 1}
                assert not less or (item.exercise in new and changed.prescription.sets >= 2)
        assert begin_gently(gentle, found) == gentle


@pytest.mark.parametrize(
    ("tempo", "is_slow"),
    [
        (None, False),
        (Tempo(2, 1, 2, 0), False),
        (Tempo(SLOW_LOWERING - 1, 0, 1, 0), False),
        (Tempo(SLOW_LOWERING, 0, 1, 0), True),
        (Tempo(5, 0, 1, 0), True),
    ],
)
def test_slow_lowering_takes_three_seconds(tempo: Tempo | None, *, is_slow: bool) -> None:
    """What lifts slowly, or waits at the bottom, is not lowered slowly."""
    assert lowers_slowly(tempo) is is_slow


@pytest.mark.parametrize(
    ("legs", "lower"),
    [
        (LegClass.NONE, LegClass.NONE),
        (LegClass.LIGHT, LegClass.LIGHT),
        (LegClass.MODERATE, LegClass.LIGHT),
        (LegClass.HEAVY, LegClass.MODERATE),
    ],
)
def test_one_class_lower(legs: LegClass, lower: LegClass) -> None:
    """A set less of leg work is leg work still, so what is light stays light."""
    assert one_class_lower(legs) is lower
