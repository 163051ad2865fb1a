"""In the rest the next set is set; the last one is changed only while it is open to be fixed."""

import json
from dataclasses import replace

import pytest

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from midstance.domain.runner import Loading, LoadRules
from midstance.workout import events
from midstance.workout.machine import Machine
from midstance.workout.set_entry import is_entering
from midstance.workout.state import GuideOptions, NotAllowedNowError
from midstance.workout.view import View
from tests.playbook import EXERCISES, Play, item, perform, straight

BAR = Load.of(20)
LOADINGS = {
    "squat": Loading(Load.of(2.5), BAR),
    "deadlift": Loading(Load.of(2.5), BAR),
    "carry": Loading(Load.of(2)),
}
OPTIONS = GuideOptions(loads=LoadRules(WeightUnit.KG, LOADINGS))
POUNDS = GuideOptions(loads=LoadRules(WeightUnit.LB, LOADINGS))
SQUATS = straight(item("squat 3x5 60 kg", rest="60"))
SQUATS_THEN_CARRY = straight(item("squat 2x5 60 kg", rest="60"), item("carry 2x20 m", rest="60"))
FIRST_DONE = "space; space; space"


def plays(planned_sets: tuple[PlannedSet, ...], transcript: str) -> Play:
    """A workout with the present rules for loads, played."""
    return perform(with_loadings(planned_sets), transcript, OPTIONS)


def with_loadings(planned_sets: tuple[PlannedSet, ...]) -> tuple[PlannedSet, ...]:
    """The sets as a workout begins with them: with the step and the bar of each."""
    return tuple(replace(each, loading=LOADINGS.get(each.exercise)) for each in planned_sets)


def presses(play: Play, keys: str, view: str = "") -> Play:
    """The keys of a keyboard, one after another; ``view`` is what the screen says then."""
    kinds: dict[str, events.RunnerEvent] = {
        "k": events.LoadKeyPressed(),
        ".": events.PointTyped(),
        "]": events.LoadStepped(1),
        "[": events.LoadStepped(-1),
        "+": events.NumberStepped(1),
        "-": events.NumberStepped(-1),
        "<": events.DigitErased(),
        "_": events.AdvancePressed(),
        "^": events.EntryDropped(),
    }
    for key in keys:
        play.does(events.DigitTyped(int(key)) if key.isdigit() else kinds[key])
    if view:
        assert shown(play.view) == view
    return play


def shown(view: View) -> str:
    """The word, the load ahead and what waits to be entered."""
    waits = view.entry if view.load_entry is None else f"load {view.load_entry}"
    parts = (view.word.value, view.card.amount, view.card.load, view.fixing, waits)
    return " | ".join(part for part in parts if part)


def test_load_keys_in_the_rest_are_about_the_next_set() -> None:
    """What is saved stays; the sets to come are done with the new load."""
    play = plays(SQUATS, FIRST_DONE)
    presses(play, "]]", "REST | 5 reps | 65 kg")
    assert play.done == ["squat 5 @ 60 kg"]
    presses(play, "_[_")
    assert play.done == ["squat 5 @ 60 kg", "squat 5 @ 62.5 kg"]


def test_after_a_swap_the_other_exercise_is_never_touched() -> None:
    """The saved set keeps its load, whatever is pressed for the one that took over."""
    play = plays(SQUATS, f"{FIRST_DONE}; swaps 0 for carry 2x20 m")
    presses(play, "]]6k]", "REST | 20 m | 8 kg")
    assert play.done == ["squat 5 @ 60 kg"]
    presses(play, "<]_", "REST | 20 m | 8 kg")
    assert play.done == ["squat 5 @ 62.5 kg"]


@pytest.mark.parametrize("keys", ["82.5k", "k82.5_", "k82.5k", "k99<<82.5_"])
def test_a_load_is_typed(keys: str) -> None:
    """Digits and the key, or the key and digits; with a point."""
    play = presses(plays(SQUATS, "space"), keys, "NEXT | 5 reps | 82.5 kg")
    presses(play, "__")
    assert play.done == ["squat 5 @ 82.5 kg"]


def test_what_is_being_typed_is_shown() -> None:
    """And can be dropped, or erased to nothing."""
    play = plays(SQUATS, FIRST_DONE)
    presses(play, "k8", "REST | 5 reps | 60 kg | load 8 kg")
    presses(play, "2.", "REST | 5 reps | 60 kg | load 82. kg")
    assert is_entering(play.machine.state)
    presses(play, "^", "REST | 5 reps | 60 kg")
    presses(play, "k1<<", "REST | 5 reps | 60 kg")
    presses(play, "kk", "REST | 5 reps | 60 kg")
    presses(play, "k_", "REST | 5 reps | 60 kg")
    presses(play, ".5.k", "REST | 5 reps | 0.5 kg")
    presses(play, "k123456789k", "REST | 5 reps | 2000 kg")
    assert not is_entering(play.machine.state)


@pytest.mark.parametrize(
    ("keys", "entry", "load_entry"),
    [
        ("12345", "2345", None),
        ("k1234567", "", "123456"),
        ("12.", "", "12."),
        ("12.5678", "", "12.567"),
    ],
)
def test_what_is_typed_ends_somewhere(keys: str, entry: str, load_entry: str | None) -> None:
    """A number keeps its last four digits, a load its first six characters."""
    state = presses(plays(SQUATS, "space; space"), keys).machine.state
    assert (state.entry, state.load_entry) == (entry, load_entry)


@pytest.mark.parametrize("keys", ["", "8", "k", "k8"])
@pytest.mark.parametrize("digit", [-1, 10])
def test_no_other_number_is_a_digit(keys: str, digit: int) -> None:
    """Neither a number nor a load that is being typed takes it, and both stay as they were."""
    play = presses(plays(SQUATS, "space; space"), keys)
    before = play.machine.state
    with pytest.raises(NotAllowedNowError, match="0 to 9"):
        play.does(events.DigitTyped(digit))
    assert play.machine.state == before


def test_a_bare_number_is_in_the_runners_unit() -> None:
    """A hundred pounds are no hundred kilograms."""
    play = presses(perform(SQUATS, "space", POUNDS), "100k")
    assert play.machine.state.planned_set.load == Load.of(100, WeightUnit.LB)


def test_a_load_can_be_typed_at_work() -> None:
    """It is the load of the set that is being done."""
    play = presses(plays(SQUATS, "space; space"), "70k_")
    assert play.done == ["squat 5 @ 70 kg"]


def test_digits_in_the_rest_are_the_next_sets_repetitions() -> None:
    """They are shown before the set begins, and are what Space then saves."""
    play = presses(plays(SQUATS, FIRST_DONE), "4_", "REST | 4 reps | 60 kg")
    presses(play, "-", "REST | 3 reps | 60 kg")
    presses(play, "__")
    assert play.done == ["squat 5 @ 60 kg", "squat 3 @ 60 kg"]
    assert play.view.card.amount == "5 reps"


def test_what_was_typed_for_one_exercise_is_not_anothers() -> None:
    """A skip that brings another exercise forgets it."""
    play = plays(SQUATS_THEN_CARRY, FIRST_DONE)
    presses(play, "3_")
    play.does(events.SkipPressed())
    assert shown(play.view) == "NEXT | 20 m"
    assert play.machine.state.stepped_to is None


def test_backspace_opens_the_set_just_saved() -> None:
    """Digits, load keys and effort change it and nothing else; Space keeps it."""
    play = plays(SQUATS, FIRST_DONE)
    presses(play, "<", "REST | 5 reps | 60 kg | fix set 1")
    presses(play, "]]-", "REST | 5 reps | 60 kg | fix set 1")
    play.does(events.EffortRated(8))
    presses(play, "k70_8", "REST | 5 reps | 60 kg | fix set 1 | 8")
    presses(play, "_", "REST | 5 reps | 60 kg")
    assert play.done == ["squat 8 @ 70 kg"]
    assert [each.effort for each in play.machine.state.sets] == [8]


def test_escape_leaves_the_set_as_it_was() -> None:
    """Number, load and effort; what was typed goes first."""
    play = plays(SQUATS, FIRST_DONE)
    presses(play, "<]]-")
    play.does(events.EffortRated(9))
    presses(play, "12^", "REST | 5 reps | 60 kg | fix set 1")
    presses(play, "^", "REST | 5 reps | 60 kg")
    assert play.done == ["squat 5 @ 60 kg"]
    assert [each.effort for each in play.machine.state.sets] == [None]
    with pytest.raises(NotAllowedNowError, match="nothing to drop"):
        presses(play, "^")


def test_the_last_set_of_all_is_fixed_at_the_end() -> None:
    """There is no next one that a number could be about."""
    play = plays(straight(item("squat 1x5 60 kg")), FIRST_DONE)
    for key in "5]k+":
        with pytest.raises(NotAllowedNowError, match="backspace opens the last one"):
            presses(play, key)
    presses(play, "<4_<]_")
    assert play.done == ["squat 4 @ 62.5 kg"]


def test_both_sides_of_a_fixed_set_have_one_load() -> None:
    """The number belongs to the side done last."""
    play = plays(
        straight(item("carry 2x20 m/side 10 kg", rest="60")), f"{FIRST_DONE}; space; space"
    )
    presses(play, "<15_")
    assert play.done == ["carry left 20 @ 10 kg", "carry right 15 @ 10 kg"]
    presses(play, "<]_")
    assert play.done == ["carry left 20 @ 12 kg", "carry right 15 @ 12 kg"]


def test_a_barbell_begins_with_the_empty_bar() -> None:
    """And other kit with its step."""
    play = presses(plays(straight(item("squat 1x5")), "space"), "]", "NEXT | 5 reps | 20 kg")
    presses(play, "]", "NEXT | 5 reps | 22.5 kg")
    presses(plays(straight(item("carry 1x20 m")), "space"), "]", "NEXT | 20 m | 2 kg")


def test_what_takes_no_weight_takes_no_typed_load() -> None:
    """One line says so."""
    play = plays(straight(item("push-up 2x12", rest="60")), FIRST_DONE)
    for key in ("k", ".", "]"):
        with pytest.raises(NotAllowedNowError, match="No weight is logged"):
            presses(play, key)
    held = plays(straight(item("plank 2x30 s", rest="60")), "space")
    for key in ("5", "+"):
        with pytest.raises(NotAllowedNowError, match="The clock counts"):
            presses(held, key)


def test_a_hold_with_a_load_takes_a_typed_load() -> None:
    """Digits without the load key are dropped by Space: the clock counts it."""
    play = plays(straight(item("carry 2x20 s", rest="60")), "space")
    presses(play, "16k", "NEXT | 20 s | 16 kg")
    presses(play, "12_", "NEXT | 20 s | 16 kg")


def test_a_band_is_set_for_the_next_set_or_the_fixed_one() -> None:
    """Its distance goes with the entry, as a load does."""
    play = plays(straight(item("band-walk 2x9", rest="60")), FIRST_DONE)
    play.does(events.BandDistanceSet(80))
    assert [each.band_cm for each in play.machine.state.sets] == [None]
    presses(play, "<")
    play.does(events.BandDistanceSet(60))
    assert [each.band_cm for each in play.machine.state.sets] == [60]
    assert play.machine.state.planned_set.band_cm == 80


def test_an_older_workout_keeps_its_rules() -> None:
    """Its stored keys mean what they meant; typed loads are refused with a word."""
    play = perform(SQUATS, FIRST_DONE)
    presses(play, "]")
    assert play.done == ["squat 5 @ 62.5 kg"]
    for key in "k.^":
        with pytest.raises(NotAllowedNowError, match="begun by an older version"):
            presses(play, key)


def test_what_was_typed_can_be_played_again() -> None:
    """Every key, stored as JSON and read back, leads to the same state."""
    play = plays(SQUATS_THEN_CARRY, FIRST_DONE)
    presses(play, "]]4_<k82.5_3_[12^__<]^")
    play.does(events.Swapped(1, "deadlift", "2x5"))
    presses(play, "__]k1_0<")
    kept = json.loads(
        json.dumps([(at, *events.event_to_plain(event)) for at, event in play.accepted])
    )
    again = Machine.replayed(
        with_loadings(SQUATS_THEN_CARRY),
        EXERCISES,
        OPTIONS,
        [(at, events.event_from_plain(name, plain)) for at, name, plain in kept],
    )
    again.wake(play.now)
    assert again.state == play.machine.state


PAIR_OPTIONS = GuideOptions(
    loads=LoadRules(
        WeightUnit.KG,
        LOADINGS | {"carry": Loading(Load.of(2), None, LoadMeaning.EACH_HAND)},
    )
)


def pairs(transcript: str) -> Play:
    """A carry with a weight in each hand, played."""
    sets = straight(item("carry 2x20 m 12 kg", rest="60"))
    in_hands = Loading(Load.of(2), None, LoadMeaning.EACH_HAND)
    return perform(
        tuple(replace(each, loading=in_hands) for each in sets), transcript, PAIR_OPTIONS
    )


def test_a_step_is_one_of_each_hand() -> None:
    """Two more kilograms in each; what is typed is the weight of one."""
    play = pairs("space")
    presses(play, "]", "NEXT | 20 m | 2 × 14 kg")
    presses(play, "16k", "NEXT | 20 m | 2 × 16 kg")
    while not play.machine.state.sets:
        presses(play, "_")
    (first, *_) = play.machine.state.sets
    assert (first.load, first.load_is) == (Load.of(16), LoadMeaning.EACH_HAND)


def test_a_swap_takes_the_meaning_of_the_other_kit() -> None:
    """A bar's total in place of two weights, and back."""
    play = pairs("space; swaps 0 for squat 2x5")
    assert play.machine.state.planned_set.meaning is LoadMeaning.ONE_WEIGHT
    rules = LoadRules(WeightUnit.KG, {"squat": Loading(Load.of(2.5), BAR, LoadMeaning.TOTAL)})
    sets = straight(item("carry 2x20 m 12 kg", rest="60"))
    other = perform(sets, "space; swaps 0 for squat 2x5", GuideOptions(loads=rules))
    assert other.machine.state.planned_set.meaning is LoadMeaning.TOTAL
    assert other.machine.state.planned_set.bar == BAR


@pytest.mark.parametrize(
    ("keys", "load", "typed"),
    [("k82", 60, "82"), ("82", 60, None), ("k8", 60, "8"), ("k", 60, ""), ("k82k", 82, None)],
)
def test_a_typed_load_survives_the_death_of_the_program(
    keys: str, load: float, typed: str | None
) -> None:
    """What waits to be entered waits again, or is entered; nothing else is stored."""
    play = presses(plays(SQUATS, FIRST_DONE), keys)
    again = Machine.replayed(with_loadings(SQUATS), EXERCISES, OPTIONS, play.accepted)
    assert again.state == play.machine.state
    assert (again.state.planned_set.load, again.state.load_entry) == (Load.of(load), typed)
    assert [each.load for each in again.state.sets] == [Load.of(60)]
