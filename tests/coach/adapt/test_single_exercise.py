"""An exercise by itself, and besides what is prescribed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.single_exercise import (
    ADDED,
    SINGLE,
    add_exercises,
    block_purpose,
    single_exercise_session,
)
from midstance.domain.library import Library
from midstance.domain.planned_sets import lay_out
from midstance.domain.session import Purpose, starting_prescription


def test_every_exercise_can_be_done_alone(library: Library) -> None:
    """Its session asks for its starting prescription, and can be laid out."""
    for exercise in library.exercises.values():
        session = single_exercise_session(exercise)
        (item,) = session.items
        assert (session.id, session.name) == (SINGLE, exercise.name)
        assert item.rest == exercise.default.rest
        planned_sets = lay_out(session, library.exercises)
        assert {planned_set.target.amount for planned_set in planned_sets} == {
            exercise.default.amount
        }
        assert len(planned_sets) == exercise.default.sets


@pytest.mark.parametrize(
    ("id_", "purpose"),
    [
        ("plank", Purpose.CORE),
        ("calf-raise", Purpose.CALF_FOOT),
        ("goblet-squat", Purpose.STRENGTH),
        ("box-jump", Purpose.POWER),
        ("single-leg-stand", Purpose.BALANCE),
        ("clamshell", Purpose.HIPS),
    ],
)
def test_where_it_belongs(library: Library, id_: str, purpose: Purpose) -> None:
    """The pattern of an exercise says which part of a session it is."""
    assert block_purpose(library.exercise(id_)) is purpose


@given(st.data())
def test_added_exercises_come_before_the_cool_down(library: Library, data: st.DataObject) -> None:
    """Nothing of the session is lost or moved; what was added says so, before the cool-down."""
    session = library.session(data.draw(st.sampled_from(["foundations/A", "core-5", "cooldown-5"])))
    ids = data.draw(st.lists(st.sampled_from(sorted(library.exercises)), max_size=4, unique=True))
    after = add_exercises(session, (library.exercise(id_) for id_ in ids))
    new = [item for item in after.items if item.note == ADDED]
    assert [item.exercise for item in new] == ids
    assert [item for item in after.items if item not in new] == list(session.items)
    last = [n for n, block in enumerate(after.blocks) if block.items[0].note == ADDED]
    assert all(
        block.purpose is Purpose.COOL_DOWN for block in after.blocks[max(last, default=99) + 1 :]
    )


def test_sides_are_asked_for_each(library: Library) -> None:
    """What is measured for each side is asked of each side."""
    assert starting_prescription(library.exercise("split-squat")).text() == "2×8/side @6"
