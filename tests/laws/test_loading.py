"""What loads can be made: steps, the empty bar, plates a side, in kilograms and in pounds."""

import pytest

from midstance.domain.exercise import Dose, Equipment, Exercise, Loadable, Measure, Pattern
from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from midstance.domain.runner import Loading, Place, Runner, load_rules, loading_of, plates_text

KG, LB = WeightUnit


def lift(*choices: tuple[Equipment, ...], loadable: Loadable = Loadable.EXTERNAL) -> Exercise:
    """A lift with one of these lists of equipment."""
    return Exercise(
        "lift",
        "Lift",
        Pattern.SQUAT,
        Measure.REPS,
        Dose(3, 5),
        equipment=choices,
        loadable=loadable,
    )


@pytest.mark.parametrize(
    ("item", "kilograms", "pounds"),
    [
        (Equipment.BARBELL, 2.5, 5),
        (Equipment.DUMBBELL, 2, 5),
        (Equipment.KETTLEBELL, 4, 10),
        (Equipment.CABLE, 5, 5),
        (Equipment.BACKPACK, 1, 2),
    ],
)
def test_each_item_has_its_usual_step(item: Equipment, kilograms: float, pounds: float) -> None:
    """In the runner's unit; only a barbell has a bar, of 20 kg or 45 lb."""
    in_kg, in_lb = (loading_of(lift((item,)), Runner(), unit) for unit in (KG, LB))
    assert in_kg is not None
    assert in_lb is not None
    assert (in_kg.step, in_lb.step) == (Load.of(kilograms), Load.of(pounds, LB))
    barbell = item is Equipment.BARBELL
    assert in_kg.bar == (Load.of(20) if barbell else None)
    assert in_lb.bar == (Load.of(45, LB) if barbell else None)


def test_the_runners_own_step_and_bar_win() -> None:
    """And what counts is the equipment that is there."""
    lunge = lift((Equipment.BARBELL, Equipment.RACK), (Equipment.DUMBBELL,))
    own = ((Equipment.DUMBBELL, Load.of(1)), (Equipment.BARBELL, Load.of(1.25)))
    gym = Runner(load_steps=own, bar=Load.of(15))
    home = Runner(load_steps=own, places=(Place("home", frozenset({Equipment.DUMBBELL})),))
    assert loading_of(lunge, gym, KG) == Loading(Load.of(1.25), Load.of(15), LoadMeaning.TOTAL)
    assert loading_of(lunge, home, KG) == Loading(Load.of(1), None, LoadMeaning.ONE_WEIGHT)


def test_what_takes_no_weight_has_no_loading() -> None:
    """A band is reported by its length."""
    band = lift((Equipment.BAND_LONG,), loadable=Loadable.BAND)
    assert loading_of(band, Runner(), KG) is None
    assert load_rules([band], Runner(), KG).loadings == {}
    assert loading_of(lift(), Runner(), KG) == Loading(Load.of(1), None, LoadMeaning.ONE_WEIGHT)
    either = lift((Equipment.CABLE,), (Equipment.BAND_LONG,))
    at_home = Runner(places=(Place("home", frozenset({Equipment.BAND_LONG})),))
    assert loading_of(either, at_home, KG) is None
    assert loading_of(either, Runner(), KG) == Loading(Load.of(5), None, LoadMeaning.STACK)


@pytest.mark.parametrize(
    ("load", "steps", "reached"),
    [
        (None, 1, 20),
        (None, 3, 25),
        (None, -1, 0),
        (20, 1, 22.5),
        (20, -1, 20),
        (61, 1, 62.5),
        (61, -1, 60),
        (10, -1, 7.5),
        (10, 1, 12.5),
    ],
)
def test_a_barbell_goes_up_from_the_empty_bar(
    load: float | None, steps: int, reached: float
) -> None:
    """Never below it by a key, but where somebody typed less; always to what plates can make."""
    barbell = Loading(Load.of(2.5), Load.of(20))
    before = None if load is None else Load.of(load)
    assert barbell.after_steps(before, steps) == Load.of(reached)


def test_pounds_stay_on_what_can_be_made() -> None:
    """From the bar in steps of five pounds, and from 60 kg to the next five."""
    barbell = loading_of(lift((Equipment.BARBELL,)), Runner(), LB)
    assert barbell is not None
    load, texts = None, []
    for _ in range(4):
        load = barbell.after_steps(load, 1)
        texts.append(load.text(LB))
    assert texts == ["45 lb", "50 lb", "55 lb", "60 lb"]
    assert barbell.after_steps(Load.of(60), 1).text(LB) == "135 lb"


def test_a_load_is_rounded_down_to_what_can_be_made() -> None:
    """And is the empty bar at least."""
    barbell = Loading(Load.of(2.5), Load.of(20))
    assert barbell.round_down(61_900) == Load.of(60)
    assert barbell.round_down(5_000) == Load.of(20)
    assert Loading(Load.of(4)).round_down(18_000) == Load.of(16)


@pytest.mark.parametrize(
    ("load", "bar", "unit", "text"),
    [
        (20, 20, KG, "empty bar"),
        (60, 20, KG, "20 a side"),
        (82.5, 20, KG, "25 + 5 + 1.25 a side"),
        (61, 20, KG, ""),
        (15, 20, KG, ""),
        (135, 45, LB, "45 a side"),
        (50, 45, LB, "2.5 a side"),
    ],
)
def test_the_plates_of_one_side(load: float, bar: float, unit: WeightUnit, text: str) -> None:
    """The largest first; nothing where the usual plates cannot make it."""
    assert plates_text(Load.of(load, unit), Load.of(bar, unit), unit) == text
