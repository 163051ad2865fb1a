"""Values of the library are kept as JSON and come back exactly, when asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.program import ItemPlan
from midstance.domain.quantity import Load, RestWindow, Tempo, Unit
from midstance.domain.session import Prescription
from midstance.storage.bundled import assets
from midstance.storage.compiler import compile_library
from midstance.storage.kept_values import Kept, read, write
from midstance.storage.sources import bundled_sources

LIBRARY = compile_library(bundled_sources(assets())).library
EVERYTHING = [
    *LIBRARY.exercises.values(),
    *LIBRARY.routines.values(),
    *LIBRARY.programs.values(),
]


@pytest.mark.parametrize("value", EVERYTHING, ids=lambda value: value.id)
def test_everything_that_is_bundled_comes_back_exactly(value: object) -> None:
    """One line of JSON for each, equal in every attribute and type."""
    line = write(value)
    assert "\n" not in line
    assert read(line) == value
    assert repr(read(line)) == repr(value)


@given(
    st.builds(
        ItemPlan,
        st.text(),
        st.lists(
            st.none()
            | st.builds(
                Prescription,
                st.integers(),
                st.integers(),
                st.sampled_from(Unit),
                st.booleans(),
                st.none() | st.integers(),
                load=st.none() | st.builds(Load, st.integers()),
            ),
            max_size=4,
        ).map(tuple),
        st.builds(RestWindow, st.integers(), st.integers()),
        st.none() | st.integers(),
        st.none() | st.builds(Tempo, st.integers(), st.integers(), st.none(), st.integers()),
        st.text(),
    )
)
def test_any_item_comes_back_exactly(item: ItemPlan) -> None:
    """Whatever texts and numbers it holds."""
    assert read(write(item)) == item


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        '{"Nothing":[]}',
        '{"Exercise":[]}',
        '{"Load":[1],"Dose":[1]}',
        '{"Pattern":"sqat"}',
        '{"Load":[1,2,3]}',
        "[" * 100_000,
    ],
)
def test_a_line_that_nobody_wrote_is_refused(line: str) -> None:
    """With one kind of error, whatever is wrong."""
    with pytest.raises(ValueError, match="not a value of the library"):
        read(line)


def test_kept_values_are_built_when_asked_for_and_once() -> None:
    """A damaged line hurts only who asks for it; the same value comes back the same."""
    plank = Exercise("plank", "Plank", Pattern.CORE_FLEXION, Measure.SECONDS, Dose(1, 30))
    kept: Kept[Exercise] = Kept({"plank": write(plank), "broken": "{"})
    assert kept["plank"] == plank
    assert kept["plank"] is kept["plank"]
    assert (list(kept), len(kept)) == (["plank", "broken"], 2)
    assert "broken" in kept
    assert "none" not in kept
    with pytest.raises(ValueError, match="not a value of the library"):
        kept["broken"]
    with pytest.raises(KeyError):
        kept["none"]


def test_kept_values_equal_the_same_values_in_a_dictionary() -> None:
    """A mapping like any other."""
    kept: Kept[Exercise] = Kept({id_: write(e) for id_, e in LIBRARY.exercises.items()})
    assert dict(kept) == LIBRARY.exercises
