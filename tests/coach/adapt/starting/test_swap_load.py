"""A load to begin with, compared with a plain computation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.starting.swap_load import (
    load_from_history,
    load_from_neighbour,
)
from midstance.domain.exercise import Equipment, Exercise
from midstance.domain.quantity import Load, LoadMeaning, Unit, WeightUnit
from midstance.domain.record import SetRecord
from midstance.domain.runner import Place, Runner
from midstance.domain.session import Prescription
from tests.coach.people import (
    AIR,
    BACK,
    CARRY,
    FRONT,
    GOBLET,
    GYM,
    LUNGE,
    TODAY,
    done,
    exercise_list,
    make_situation,
    past,
)

HERE = make_situation(place=GYM)


def load(asked: str, *last: SetRecord, best: SetRecord | None = None, of: Exercise = BACK) -> float:
    """The suggested load in kilograms."""
    found = load_from_history(of, Prescription.parse(asked), past(*last, best=best), HERE)
    assert found is not None
    return found.load.kilograms


@pytest.mark.parametrize(
    ("asked", "value", "kilograms", "effort", "expected"),
    [
        ("3x5 @8", 5, 100, 8, 100),
        ("3x5 @7", 5, 100, 8, 95),  # 100*(1+7/30)/(1+8/30) = 97.4
        ("3x3 @8", 5, 100, 8, 105),  # 100*(1+7/30)/(1+5/30) = 105.7
        ("3x1 @10", 3, 100, 9, 112.5),  # 100*(1+4/30) = 113.3
        ("3x5 @8", 1, 100, 10, 80),  # one repetition to the limit is the best itself: 81.1
        ("3x8 @8", 5, 100, 8, 92.5),  # 92.5 exactly: 123.33/1.3333
    ],
)
def test_epley_within_its_range(
    asked: str, value: int, kilograms: float, effort: int, expected: float
) -> None:
    """From repetitions and reserve to the best, and back to what is asked; down to the plate."""
    assert load(asked, done("back-squat", value, kilograms, effort)) == expected


@given(
    value=st.integers(1, 10),
    effort=st.integers(6, 10),
    amount=st.integers(1, 10),
    rpe=st.integers(6, 10),
    kilograms=st.integers(10, 200),
)
def test_the_load_is_the_plain_computation(
    value: int, effort: int, amount: int, rpe: int, kilograms: int
) -> None:
    """Whatever was done and is asked, the load is Epley's where both lie within ten repetitions.

    Below the empty bar there is none.
    """
    done_r, asked_r = value + 10 - effort, amount + 10 - rpe
    if done_r <= 10 and asked_r <= 10:
        one = kilograms * (1 if done_r == 1 else 1 + done_r / 30)
        expected = one / (1 if asked_r == 1 else 1 + asked_r / 30)
    else:
        expected = kilograms * (0.9 if asked_r > done_r else 1)
    asked, set_ = (
        Prescription.parse(f"3x{amount} @{rpe}"),
        done("back-squat", value, kilograms, effort),
    )
    found = load_from_history(BACK, asked, past(set_), HERE)
    assert (found is None) == (expected < 19.9995)
    if found is not None:
        assert expected - 2.51 < found.load.kilograms <= expected + 1e-2
        assert found.load.grams % 2500 == 0


@pytest.mark.parametrize(
    ("asked", "value", "effort", "expected"),
    [("3x12 @7", 12, 7, 20), ("3x8 @7", 12, 7, 20), ("3x15 @7", 12, 7, 18), ("3x8 @7", 12, 3, 20)],
)
def test_outside_its_range_the_load_stays_or_sinks(
    asked: str, value: int, effort: int, expected: float
) -> None:
    """Above ten repetitions nothing is computed: as much as then, a tenth less for more of it."""
    assert load(asked, done("goblet-squat", value, 20, effort), of=GOBLET) == expected


def test_the_nearest_repetitions_count() -> None:
    """Asked for eight, the set of nine speaks, not the set of three."""
    sets = (done("back-squat", 3, 120, 10), done("back-squat", 9, 80, 10, number=2))
    assert load("3x9 @10", *sets) == 80
    assert load("3x3 @10", *sets) == 120


def test_of_two_as_near_the_later_counts() -> None:
    """Five repetitions twice: the second load is the newer one."""
    sets = (done("back-squat", 5, 80, 8), done("back-squat", 5, 90, 8, number=2))
    assert load("3x5 @8", *sets) == 90


def test_the_best_counts_only_without_a_last_time() -> None:
    """A last time without loads leaves the word to the best set of all."""
    best = done("back-squat", 5, 100, 8)
    assert load("3x5 @8", done("back-squat", 5, None, 8), best=best) == 100
    assert load("3x5 @8", done("back-squat", 8, 60, 8), best=best) == 62.5


def test_an_unrated_set_counts_as_one_to_the_limit() -> None:
    """Without an effort nothing is held back: the careful reading."""
    assert load("3x5 @10", done("back-squat", 5, 100)) == 100
    assert load("3x5 @8", done("back-squat", 5, 100)) == 92.5


def test_metres_take_the_same_load() -> None:
    """A carry as far as last time is carried with the same weight; a longer one with less."""
    last = done("carry", 20, 16, 7, unit=Unit.METRES)
    assert load("2x20 m/side @7", last, of=CARRY) == 16
    assert load("2x40 m/side @7", last, of=CARRY) == 14


def test_seconds_say_nothing_about_repetitions() -> None:
    """A station of forty seconds is no set of forty."""
    timed = done("goblet-squat", 40, 20, 7, unit=Unit.SECONDS)
    asked = Prescription.parse("3x10 @7")
    assert load_from_history(GOBLET, asked, past(timed), HERE) is None


def test_without_a_history_there_is_no_load() -> None:
    """Nothing known, nothing loaded, or nothing to load: no suggestion."""
    asked = Prescription.parse("3x5 @8")
    assert load_from_history(BACK, asked, None, HERE) is None
    assert load_from_history(BACK, asked, past(), HERE) is None
    assert load_from_history(BACK, asked, past(done("back-squat", 5, 0)), HERE) is None
    assert load_from_history(AIR, asked, past(done("air-squat", 5, 20)), HERE) is None


def test_the_suggestion_says_where_it_comes_from() -> None:
    """The set that it was judged from, in words."""
    asked = Prescription.parse("3x5 @8")
    found = load_from_history(BACK, asked, past(done("back-squat", 5, 82.5, 8)), HERE)
    assert found is not None
    assert found.because.text() == "from 5 at 82.5 kg, RPE 8"
    assert found.because.text(WeightUnit.LB) == "from 5 at 182 lb, RPE 8"


def test_the_runners_own_step_rounds() -> None:
    """With micro plates the load comes nearer."""
    steps = ((Equipment.BARBELL, Load(500)),)
    fine = Situation(exercise_list(), Runner(places=(GYM,), load_steps=steps), TODAY)
    asked = Prescription.parse("3x5 @7")
    found = load_from_history(BACK, asked, past(done("back-squat", 5, 100, 8)), fine)
    assert found is not None
    assert found.load == Load(97_000)


def test_no_suggestion_is_above_the_heaviest_weight() -> None:
    """Neither from the exercise's own sets nor from a neighbour, and the reason says so."""
    most = ((Equipment.BARBELL, Load.of(70)),)
    light = Situation(exercise_list(), Runner(places=(GYM,), heaviest=most), TODAY)
    asked = Prescription.parse("3x5 @8")
    own = load_from_history(BACK, asked, past(done("back-squat", 5, 100, 8)), light)
    other = load_from_neighbour(FRONT, BACK, Load.of(100), light)
    below = load_from_history(BACK, asked, past(done("back-squat", 5, 60, 8)), light)
    assert own is not None
    assert other is not None
    assert below is not None
    assert (own.load, other.load, below.load) == (Load.of(70), Load.of(70), Load.of(60))
    assert own.because.text() == "from 5 at 100 kg, RPE 8, at most your heaviest"
    assert other.because.text() == "80 % of 100 kg in Back squat, at most your heaviest"
    assert below.because.text() == "from 5 at 60 kg, RPE 8"


def test_a_sibling_begins_with_four_fifths() -> None:
    """From a back squat of 100 kg to a front squat of 80; upwards nothing is said."""
    found = load_from_neighbour(FRONT, BACK, Load.of(100), HERE)
    assert found is not None
    assert (found.load, found.because.text()) == (
        Load.of(80),
        "80 % of 100 kg in Back squat",
    )
    assert load_from_neighbour(BACK, GOBLET, Load.of(20), HERE) is None


@pytest.mark.parametrize(
    ("exercise", "other", "load_then"),
    [
        (GOBLET, BACK, Load.of(100)),
        (AIR, BACK, Load.of(100)),
        (LUNGE, GOBLET, Load.of(20)),
        (FRONT, BACK, None),
        (FRONT, BACK, Load(0)),
        (FRONT, BACK, Load(1000)),
    ],
    ids=["other kit", "no load", "other ladder", "unknown", "nothing", "less than a step"],
)
def test_a_neighbour_says_nothing_where_it_is_not_alike(
    exercise: Exercise, other: Exercise, load_then: Load | None
) -> None:
    """Other kit, another ladder, or no load: no suggestion is better than a wrong one."""
    assert load_from_neighbour(exercise, other, load_then, HERE) is None


def test_a_history_on_a_bar_is_halved_for_two_dumbbells() -> None:
    """What was moved in all is moved again, in each hand half of it, and the reason says both."""
    at_home = Situation(
        exercise_list(),
        Runner(places=(Place("home", frozenset({Equipment.DUMBBELL})),)),
        TODAY,
    )
    hinge = replace(
        BACK,
        equipment=((Equipment.BARBELL,), (Equipment.DUMBBELL,)),
        load_is=((None, LoadMeaning.EACH_HAND),),
    )
    bar = replace(done("back-squat", 5, 60, 8), load_is=LoadMeaning.TOTAL)
    asked = Prescription.parse("3x5 @8")
    found = load_from_history(hinge, asked, past(bar), at_home)
    assert found is not None
    assert (found.load, found.because.text()) == (Load.of(30), "from 5 at 60 kg, RPE 8")
    pair = replace(done("back-squat", 5, 30, 8), load_is=LoadMeaning.EACH_HAND)
    found = load_from_history(hinge, asked, past(pair), HERE)
    assert found is not None
    assert (found.load, found.because.text()) == (Load.of(60), "from 5 at 2 × 30 kg, RPE 8")


def test_steps_in_pounds_are_those_of_pounds() -> None:
    """The list of variants rounds as the session does: five pounds on a bar of 45."""
    in_pounds = replace(HERE, unit=WeightUnit.LB)
    asked = Prescription.parse("3x5 @7")
    found = load_from_history(BACK, asked, past(done("back-squat", 5, 100, 8)), in_pounds)
    assert found is not None
    assert found.load.number(WeightUnit.LB) == 210


def test_a_neighbour_lighter_than_the_bar_says_nothing() -> None:
    """Four fifths of 22.5 kg are less than an empty bar."""
    assert load_from_neighbour(FRONT, BACK, Load.of(22.5), HERE) is None
    assert load_from_neighbour(FRONT, BACK, Load.of(25), HERE) is not None
