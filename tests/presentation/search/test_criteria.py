"""How well an exercise answers what is wanted."""

import pytest

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Limitation,
    Loadable,
    Measure,
    Muscle,
    Pattern,
)
from midstance.domain.quantity import Tempo
from midstance.presentation.search.criteria import (
    Fit,
    allows,
    easy,
    either,
    gentle_first,
    hard,
    held,
    lowered_slowly,
    moves,
    needs_only,
    one_of,
    one_side,
    opposite,
    takes_weight,
    trains,
    trains_also,
    uses,
)

DOSE = Dose(1, 5)
ROW = Exercise(
    "row", "Row", Pattern.PULL, Measure.REPS_PER_SIDE, DOSE, (Muscle.LATS,), (Muscle.BICEPS,),
    ((Equipment.DUMBBELL,), (Equipment.KETTLEBELL,)), loadable=Loadable.EXTERNAL, level=4,
)  # fmt: skip
HANG = Exercise(
    "hang", "Hang", Pattern.PULL, Measure.SECONDS, DOSE, (Muscle.FOREARMS, Muscle.LATS),
    equipment=((Equipment.PULLUP_BAR,),), care_if=(Limitation.SHOULDER,),
)  # fmt: skip
SQUAT = Exercise(
    "squat", "Squat", Pattern.SQUAT, Measure.REPS, DOSE, (Muscle.QUADS,), tempo=Tempo(4, 0, 1, 0),
    avoid_if=(Limitation.SHOULDER,), ramp_up=True, loadable=Loadable.EXTERNAL,
)  # fmt: skip
ROLL = Exercise("roll", "Roll", Pattern.SOFT_TISSUE, Measure.SECONDS, DOSE, (Muscle.LATS,))
CHAIR = Exercise(
    "chair", "Chair", Pattern.SQUAT, Measure.REPS, DOSE, equipment=((Equipment.CHAIR,),)
)
ALL = (CHAIR, ROLL, SQUAT, HANG, ROW)


@pytest.mark.parametrize(
    ("fit", "best_first"),
    [
        (trains(Muscle.LATS), "row hang roll"),
        (trains(Muscle.BICEPS), ""),
        (trains_also(Muscle.BICEPS), "row"),
        (either(trains(Muscle.QUADS), trains(Muscle.LATS)), "squat row hang roll"),
        (moves(Pattern.SQUAT), "chair squat"),
        (uses(Equipment.KETTLEBELL, Equipment.PULLUP_BAR), "hang row"),
        (needs_only(), "squat roll"),
        (needs_only(Equipment.CHAIR), "squat roll chair"),
        (gentle_first(Limitation.SHOULDER, Muscle.LATS, Muscle.QUADS), "row roll hang squat"),
        (allows(Limitation.SHOULDER), "chair row roll hang"),
        (one_of("row", "roll"), "row roll"),
        (opposite(moves(Pattern.PULL)), "chair squat roll"),
        (one_side, "row"),
        (held, "hang"),
        (lowered_slowly, "squat"),
        (takes_weight, "squat row"),
        (easy, "chair squat hang roll"),
        (hard, "row"),
    ],
)
def test_the_best_answer_comes_first(fit: Fit, best_first: str) -> None:
    """The lower the better; None does not answer at all; equals keep their order."""
    places = {each.id: place for each in ALL if (place := fit(each)) is not None}
    assert " ".join(sorted(places, key=places.__getitem__)) == best_first
