"""What goes through a sieve of the library."""

from collections.abc import Callable

import pytest

from midstance.domain.exercise import Dose, Equipment, Exercise, Impact, Measure, Pattern
from midstance.domain.library import Library
from midstance.domain.muscle import Muscle
from midstance.domain.runner import FLOOR
from midstance.domain.sieve import Kit, Sieve
from midstance.storage.library import load_library
from midstance.storage.places import Places


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled library."""
    folder = tmp_path_factory.mktemp("places")
    return load_library(Places(folder, folder, folder)).library


CASES: list[tuple[Sieve, Callable[[Exercise], bool]]] = [
    (Sieve(pattern=Pattern.SQUAT), lambda each: each.pattern is Pattern.SQUAT),
    (
        Sieve(muscle=Muscle.SOLEUS),
        lambda each: Muscle.SOLEUS in each.primary or Muscle.SOLEUS in each.secondary,
    ),
    (Sieve(kit=Kit("floor", FLOOR)), lambda each: each.fits(FLOOR)),
    (
        Sieve(kit=Kit("chair", item=Equipment.CHAIR)),
        lambda each: any(Equipment.CHAIR in choice for choice in each.equipment),
    ),
    (Sieve(level=2), lambda each: each.level <= 2),
    (Sieve(impact=Impact.HIGH), lambda each: each.impact is Impact.HIGH),
    (
        Sieve("squat", level=1, kit=Kit("floor", FLOOR)),
        lambda each: "squat" in each.id and each.level == 1 and each.fits(FLOOR),
    ),
]


@pytest.mark.parametrize(("sieve", "fits"), CASES)
def test_each_sieve(library: Library, sieve: Sieve, fits: Callable[[Exercise], bool]) -> None:
    """Exactly those that fit go through, in the order of the library, and there are some."""
    exercises = library.exercises.values()
    found = sieve.sifted(exercises)
    assert found == tuple(each for each in exercises if fits(each))
    assert 0 < len(found) < len(exercises)
    assert not sieve.is_open


def test_nothing_said_lets_everything_through(library: Library) -> None:
    """The open sieve keeps nothing back."""
    exercises = tuple(library.exercises.values())
    assert Sieve().is_open
    assert Sieve().sifted(exercises) == exercises


@pytest.mark.parametrize("text", ["SINGLE leg", "leg single", "single-leg"])
def test_words_in_any_order(library: Library, text: str) -> None:
    """All words must be found in the name, the id or the pattern, in whatever case and order."""
    found = {each.id for each in Sieve(text).sifted(library.exercises.values())}
    assert "single-leg-stand" in found
    assert "plank" not in found


def test_levels_go_round() -> None:
    """One key leads from any level to each one, and back to any."""
    sieve, seen = Sieve(), []
    for _ in range(6):
        sieve = sieve.up_to_next_level()
        seen.append(sieve.level)
    assert seen == [1, 2, 3, 4, 5, None]


@pytest.mark.parametrize(
    ("sieve", "goes_through"),
    [
        (Sieve("goblet"), True),
        (Sieve("  GOBLET   squat "), True),
        (Sieve("goblet lunge"), False),
        (Sieve(pattern=Pattern.HINGE), False),
        (Sieve(muscle=Muscle.QUADS), True),
        (Sieve(muscle=Muscle.GLUTE_MAX), True),
        (Sieve(muscle=Muscle.SOLEUS), False),
        (Sieve(kit=Kit("floor", FLOOR)), False),
        (Sieve(kit=Kit("both", frozenset({Equipment.DUMBBELL, Equipment.WALL}))), True),
        (Sieve(kit=Kit("kettlebell", item=Equipment.KETTLEBELL)), True),
        (Sieve(kit=Kit("nothing", frozenset(), Equipment.KETTLEBELL)), False),
        (Sieve(level=1), False),
        (Sieve(level=2), True),
        (Sieve(impact=Impact.LOW), False),
        (Sieve("goblet", Pattern.SQUAT, Muscle.QUADS, level=3, impact=Impact.NONE), True),
        (Sieve("goblet", Pattern.SQUAT, Muscle.SOLEUS, level=3, impact=Impact.NONE), False),
    ],
)
def test_one_exercise_in_many_sieves(sieve: Sieve, *, goes_through: bool) -> None:
    """Everything that was said must hold; what is there comes before an item to look for."""
    goblet = Exercise(
        "goblet-squat",
        "Goblet squat",
        Pattern.SQUAT,
        Measure.REPS,
        Dose(3, 8),
        primary=(Muscle.QUADS,),
        secondary=(Muscle.GLUTE_MAX,),
        equipment=((Equipment.DUMBBELL,), (Equipment.KETTLEBELL,)),
        level=2,
    )
    assert sieve.lets_through(goblet) is goes_through
