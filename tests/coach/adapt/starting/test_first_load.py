"""The load with which a set begins: last time's, of the maximum, a sibling's, or none."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.adapt.starting.first_load import FirstLoad, KnownLoads, first_load, sources_of
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.quantity import Load, LoadMeaning, Target, Unit, WeightUnit
from midstance.domain.record import ExercisePast, SetRecord
from midstance.domain.runner import Loading
from midstance.domain.session import Prescription

LIBRARY = {
    "back-squat": Exercise(
        "back-squat", "Barbell back squat", Pattern.SQUAT, Measure.REPS, Dose(3, 5)
    ),
    "romanian-deadlift": Exercise(
        "romanian-deadlift", "Romanian deadlift", Pattern.HINGE, Measure.REPS, Dose(3, 8)
    ),
}
BAR = Loading(Load.of(2.5), Load.of(20))
DUMBBELL = Loading(Load.of(2))
PAIR = Loading(Load.of(2), None, LoadMeaning.EACH_HAND)


def done(
    value: int, load: float, effort: int | None = None, target: int | None = None
) -> SetRecord:
    """A set of repetitions that was done with a load in kilograms."""
    return SetRecord(
        sequence=1,
        place=0,
        block="strength",
        exercise="x",
        prescribed_exercise="x",
        set_number=1,
        side=None,
        target=Target(target or value, Unit.REPS),
        value=value,
        load=Load.of(load) if load else None,
        effort=effort,
    )


def known(unit: WeightUnit = WeightUnit.KG, **past: tuple[SetRecord, ...]) -> KnownLoads:
    """What is known after these sets, the heaviest of which is the best."""
    pasts = {
        name.replace("_", "-"): ExercisePast(
            name,
            sets,
            date(2026, 11, 1),
            max(sets, key=lambda each: each.load or Load(0), default=None),
        )
        for name, sets in past.items()
    }
    return KnownLoads(LIBRARY, pasts, unit)


def first(exercise: str, asked: str, knows: KnownLoads, loading: Loading = BAR) -> FirstLoad | None:
    """The load with which the exercise begins as asked."""
    return first_load(exercise, Prescription.parse(asked), loading, knows)


def test_last_times_load_comes_again() -> None:
    """Of the set nearest in repetitions, whatever its effort; the runner reads where it is from."""
    before = known(back_squat=(done(8, 60), done(5, 70, 9)))
    assert first("back-squat", "3x8 @7", before) == FirstLoad(Load.of(60), "last time 8 @ 60 kg")
    assert first("back-squat", "3x5 @7", before) == FirstLoad(Load.of(70), "last time 5 @ 70 kg")
    missed = known(back_squat=(done(7, 60, target=8),))
    assert first("back-squat", "3x8", missed) == FirstLoad(Load.of(60), "last time 7 @ 60 kg")


def test_more_repetitions_take_less() -> None:
    """Never more than last time."""
    before = known(back_squat=(done(5, 100, 8),))
    more = first("back-squat", "3x8 @7", before)
    assert more == FirstLoad(Load.of(90), "last time 5 @ 100 kg, less for 8")
    unrated = first("back-squat", "1x15", before)
    assert unrated == FirstLoad(Load.of(90), "last time 5 @ 100 kg, less for 15")


def test_a_share_of_the_maximum_where_last_time_had_no_load() -> None:
    """The percentage of what the best set lets expect."""
    loaded = done(5, 100, 10)
    last = ExercisePast("back-squat", (done(5, 0),), date(2026, 11, 1), loaded)
    knows = KnownLoads(LIBRARY, {"back-squat": last}, WeightUnit.KG)
    assert first("back-squat", "3x5 ~75%", knows) == FirstLoad(Load.of(87.5), "75% of about 115 kg")
    assert first("back-squat", "3x5", knows) == FirstLoad(Load.of(100), "best 5 @ 100 kg")


@pytest.mark.parametrize(
    ("exercise", "asked", "loading", "load"),
    [
        # 100 kg x 5 with nothing left is 116.7 kg at once; x 0.80 x 0.9, to 5 + 3 repetitions
        ("front-squat", "3x5 @7", BAR, 65),
        # x 0.35 x 0.9
        ("goblet-squat", "3x5 @7", DUMBBELL, 28),
        # x 0.40 x 0.9, and half of it in each hand
        ("walking-lunge-loaded", "3x5/side @7", PAIR, 16),
        ("barbell-hip-thrust", "3x5 ~70%", BAR, 72.5),
    ],
)
def test_a_sibling_says_where_to_begin(
    exercise: str, asked: str, loading: Loading, load: float
) -> None:
    """Nine tenths of its ratio, rounded down to what can be made."""
    before = known(back_squat=(done(5, 100, 10),))
    assert first(exercise, asked, before, loading) == FirstLoad(
        Load.of(load), "to begin with, from your Barbell back squat"
    )


def test_without_anything_known_there_is_no_load() -> None:
    """Nor from a sibling that says nothing here."""
    assert first("back-squat", "3x5", known()) is None
    heavy = known(back_squat=(done(5, 100, 10),))
    assert first("suitcase-carry", "3x20 m/side", heavy, DUMBBELL) is None
    assert first("barbell-hip-thrust", "3x5", heavy, DUMBBELL) is None
    light = known(back_squat=(done(5, 20, 10),))
    assert first("front-squat", "3x8 @6", light) is None


def test_the_past_of_siblings_is_needed_too() -> None:
    """Of those whose ratio is known."""
    assert sources_of(["front-squat", "plank"]) == {"front-squat", "plank", "back-squat"}


def test_the_kit_of_today_takes_what_the_other_kit_moved() -> None:
    """60 kg on a bar are two dumbbells of 30, and 2 x 20 kg are a bar of 40; rounded down."""
    bar = (replace(done(8, 62), load_is=LoadMeaning.TOTAL),)
    at_home = first("romanian-deadlift", "3x8 @7", known(romanian_deadlift=bar), PAIR)
    assert at_home == FirstLoad(Load.of(30), "last time 8 @ 62 kg")
    pair = (replace(done(8, 20), load_is=LoadMeaning.EACH_HAND),)
    total = Loading(Load.of(2.5), Load.of(20), LoadMeaning.TOTAL)
    in_gym = first("romanian-deadlift", "3x8 @7", known(romanian_deadlift=pair), total)
    assert in_gym == FirstLoad(Load.of(40), "last time 8 @ 2 × 20 kg")
    more = first("romanian-deadlift", "3x12 @7", known(romanian_deadlift=pair), total)
    assert more == FirstLoad(Load.of(35), "last time 8 @ 2 × 20 kg, less for 12")


def test_a_sibling_counts_with_both_hands() -> None:
    """Two dumbbells in the source are one weight in the other by the ratio of all of it."""
    pair = (replace(done(5, 40, 10), load_is=LoadMeaning.EACH_HAND),)
    found = first(
        "single-leg-deadlift-loaded", "3x5/side @7", known(romanian_deadlift=pair), DUMBBELL
    )
    # 2 x 40 kg x 5 are 93.3 kg at once; x 0.30 x 0.9, to 5 + 3 repetitions
    assert found is not None
    assert found.load == Load.of(18)
