"""Exercises know their measure, their equipment and their step in load."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Loadable,
    LoadWords,
    Measure,
    Muscle,
    Pattern,
    VolumeGroup,
    names_text,
)
from midstance.domain.quantity import Load, LoadMeaning, QuantityError, Unit
from midstance.domain.volume import TARGETS


def exercise(
    *equipment: tuple[Equipment, ...],
    measure: Measure = Measure.REPS,
    pattern: Pattern = Pattern.SQUAT,
    loadable: Loadable = Loadable.NONE,
) -> Exercise:
    """An exercise that needs ``equipment``."""
    return Exercise("x", "X", pattern, measure, Dose(2, 8), equipment=equipment, loadable=loadable)


@pytest.mark.parametrize("measure", Measure)
def test_a_measure_is_a_unit_for_both_sides_or_each(measure: Measure) -> None:
    """Taking a measure apart and putting it together gives the same measure."""
    assert Measure.of(measure.unit, per_side=measure.per_side) is measure


def test_every_unit_can_be_counted_for_each_side() -> None:
    """Each of the four units has a measure for both sides at once and one for each side."""
    assert {(m.unit, m.per_side) for m in Measure} == {
        (unit, side) for unit in Unit for side in (True, False)
    }


@pytest.mark.parametrize(
    ("measure", "pattern", "is_hold"),
    [
        (Measure.SECONDS, Pattern.CORE_ANTI_EXTENSION, True),
        (Measure.SECONDS_PER_SIDE, Pattern.BALANCE, True),
        (Measure.SECONDS_PER_SIDE, Pattern.MOBILITY_STATIC, True),
        (Measure.SECONDS, Pattern.CONDITIONING, False),
        (Measure.SECONDS_PER_SIDE, Pattern.SOFT_TISSUE, False),
        (Measure.REPS, Pattern.CORE_ANTI_EXTENSION, False),
    ],
)
def test_a_hold_is_timed_and_still(measure: Measure, pattern: Pattern, *, is_hold: bool) -> None:
    """Running and rolling are timed too, but moved."""
    assert exercise(measure=measure, pattern=pattern).is_hold is is_hold


def test_without_equipment_everything_fits() -> None:
    """An exercise that needs nothing can be done anywhere."""
    assert exercise().fits(frozenset())


def test_equipment_is_alternatives_of_sets() -> None:
    """A cable fits, a band with its anchor fits, a band alone does not."""
    press = exercise((Equipment.CABLE,), (Equipment.BAND_LONG, Equipment.ANCHOR))
    assert press.fits(frozenset({Equipment.CABLE}))
    assert press.fits(frozenset({Equipment.BAND_LONG, Equipment.ANCHOR}))
    assert not press.fits(frozenset({Equipment.BAND_LONG}))


def test_only_the_first_choice_of_equipment_is_needed() -> None:
    """What is asked for first is what it needs; without equipment it needs nothing."""
    press = exercise((Equipment.CABLE,), (Equipment.BAND_LONG,))
    assert press.needs(Equipment.CABLE)
    assert not press.needs(Equipment.BAND_LONG)
    assert not exercise().needs(Equipment.CABLE)


@pytest.mark.parametrize(
    ("item", "loadable", "step"),
    [
        (Equipment.BARBELL, Loadable.EXTERNAL, Load(2500)),
        (Equipment.DUMBBELL, Loadable.EXTERNAL, Load(1000)),
        (Equipment.BAND_LONG, Loadable.BAND, None),
        (Equipment.CHAIR, Loadable.NONE, None),
    ],
)
def test_the_step_in_load_follows_the_equipment(
    item: Equipment, loadable: Loadable, step: Load | None
) -> None:
    """Plates go in 2.5 kg, dumbbells in 1 kg; where there is no weight there is no step."""
    assert exercise((item,), loadable=loadable).load_step == step


def test_every_muscle_has_a_plain_name_and_a_group() -> None:
    """No two muscles share a name, and every group is trained by one."""
    assert len({muscle.plain for muscle in Muscle}) == len(Muscle)
    assert {muscle.group for muscle in Muscle} == set(VolumeGroup)


def test_equipment_is_named_in_plain_words() -> None:
    """No hyphen of an id is shown but where the word has one."""
    assert Equipment.BOX_LOW.plain == "low box"
    assert Equipment.WOBBLE_BOARD.plain == "wobble board"
    assert Equipment.PULLUP_BAR.plain == "pull-up bar"
    assert len({item.plain for item in Equipment}) == len(Equipment)


@pytest.mark.parametrize(
    ("measure", "unit", "per_side"),
    [
        (Measure.REPS, Unit.REPS, False),
        (Measure.REPS_PER_SIDE, Unit.REPS, True),
        (Measure.SECONDS, Unit.SECONDS, False),
        (Measure.SECONDS_PER_SIDE, Unit.SECONDS, True),
        (Measure.METRES, Unit.METRES, False),
        (Measure.METRES_PER_SIDE, Unit.METRES, True),
        (Measure.CONTACTS, Unit.CONTACTS, False),
        (Measure.CONTACTS_PER_SIDE, Unit.CONTACTS, True),
    ],
)
def test_a_measure_says_what_is_counted(measure: Measure, unit: Unit, *, per_side: bool) -> None:
    """Repetitions, seconds, metres or contacts, in all or for each side."""
    assert (measure.unit, measure.per_side) == (unit, per_side)


@pytest.mark.parametrize("pattern", Pattern)
def test_what_is_counted_is_never_a_hold(pattern: Pattern) -> None:
    """Only time can be held; contacts and metres are moved in every pattern."""
    for measure in Measure:
        moving = pattern in {Pattern.CONDITIONING, Pattern.SOFT_TISSUE}
        timed = measure.unit is Unit.SECONDS
        assert exercise(measure=measure, pattern=pattern).is_hold is (timed and not moving)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Equipment.WALL, "wall"),
        (Equipment.BOX_PLYO, "plyo box"),
        (Equipment.BAND_MINI, "mini band"),
        (Equipment.BAND_LONG, "long band"),
        (Equipment.ANCHOR, "band anchor"),
        (Equipment.ANCHOR_FOOT, "foot anchor"),
        (Equipment.MED_BALL, "medicine ball"),
        (Equipment.BAR_LOW, "low bar"),
        (Equipment.JUMP_ROPE, "jump rope"),
        (Equipment.FOAM_ROLLER, "foam roller"),
        (Equipment.MASSAGE_BALL, "massage ball"),
    ],
)
def test_an_item_is_called_as_in_a_shop(item: Equipment, words: str) -> None:
    """The kind comes before the thing: a long band, a medicine ball."""
    assert item.plain == words


@pytest.mark.parametrize(
    ("choices", "owned", "fits"),
    [
        ((("barbell", "rack"),), {"barbell", "rack", "bench"}, True),
        ((("barbell", "rack"),), {"barbell"}, False),
        ((("barbell", "rack"), ("dumbbell",)), {"dumbbell"}, True),
        ((("barbell", "rack"), ("dumbbell",)), {"rack", "bench"}, False),
        ((("barbell", "rack"), ("dumbbell", "bench")), {"barbell", "bench"}, False),
        (((),), set(), True),
    ],
)
def test_one_whole_choice_must_be_there(
    choices: tuple[tuple[str, ...], ...], owned: set[str], *, fits: bool
) -> None:
    """Items of two choices do not make one; a choice of nothing is there anywhere."""
    asked = tuple(tuple(Equipment(item) for item in choice) for choice in choices)
    assert exercise(*asked).fits(frozenset(Equipment(item) for item in owned)) is fits


@given(
    st.lists(st.lists(st.sampled_from(Equipment), max_size=3).map(tuple), max_size=3),
    st.frozensets(st.sampled_from(Equipment)),
    st.frozensets(st.sampled_from(Equipment)),
)
def test_more_equipment_never_spoils_an_exercise(
    choices: list[tuple[Equipment, ...]], owned: frozenset[Equipment], more: frozenset[Equipment]
) -> None:
    """What can be done with less can be done with more, and everything with everything."""
    asked = exercise(*choices)
    assert asked.fits(frozenset(Equipment))
    assert asked.fits(owned | more) or not asked.fits(owned)


@pytest.mark.parametrize(
    ("choices", "grams"),
    [
        (((Equipment.BARBELL, Equipment.RACK),), 2500),
        (((Equipment.DUMBBELL,), (Equipment.BARBELL,)), 1000),
        (((Equipment.KETTLEBELL,),), 1000),
        ((), 1000),
    ],
)
def test_plates_count_where_the_barbell_is_the_first_choice(
    choices: tuple[tuple[Equipment, ...], ...], grams: int
) -> None:
    """A barbell that is only a second choice leaves the smaller step."""
    assert exercise(*choices, loadable=Loadable.EXTERNAL).load_step == Load(grams)


@pytest.mark.parametrize(
    ("group", "muscles"),
    [
        (VolumeGroup.QUADS, {"quads"}),
        (VolumeGroup.HAMSTRINGS, {"hamstrings"}),
        (VolumeGroup.GLUTES, {"glutes"}),
        (VolumeGroup.HIP_LATERAL, {"side hip"}),
        (VolumeGroup.ADDUCTORS, {"inner thigh"}),
        (VolumeGroup.HIP_FRONT, {"hip flexors"}),
        (VolumeGroup.CALVES, {"calves", "soleus"}),
        (VolumeGroup.SHIN_FOOT, {"shins", "outer shins", "foot muscles"}),
        (
            VolumeGroup.CORE,
            {"abs", "obliques", "deep core", "side of lower back"},
        ),
        (VolumeGroup.BACK_EXTENSORS, {"lower back"}),
        (
            VolumeGroup.PULL,
            {
                "lats",
                "mid back",
                "upper traps",
                "rotator cuff",
                "biceps",
                "forearms",
            },
        ),
        (VolumeGroup.PUSH, {"chest", "shoulders", "serratus", "triceps"}),
    ],
)
def test_a_group_counts_these_muscles_together(group: VolumeGroup, muscles: set[str]) -> None:
    """Muscles that work together are counted together, and are named as a runner would."""
    assert {muscle.plain for muscle in Muscle if muscle.group is group} == muscles


@pytest.mark.parametrize("muscle", Muscle)
def test_a_muscle_is_named_in_small_letters_and_words(muscle: Muscle) -> None:
    """The words fit into a sentence: no capital, no underscore, no hyphen."""
    assert muscle.plain == muscle.plain.strip().lower()
    assert all(word.isalpha() for word in muscle.plain.split())


def test_the_groups_without_a_target_are_the_small_ones() -> None:
    """Only the front of the hip, and shin and foot, are not judged by their weekly sets."""
    assert set(VolumeGroup) - set(TARGETS) == {VolumeGroup.HIP_FRONT, VolumeGroup.SHIN_FOOT}


D, K, B, P = (Equipment.DUMBBELL, Equipment.KETTLEBELL, Equipment.BARBELL, Equipment.BACKPACK)
EACH, ONE = LoadMeaning.EACH_HAND, LoadMeaning.ONE_WEIGHT


@pytest.mark.parametrize(
    ("words", "kit", "meaning"),
    [
        ((), (D,), ONE),
        (((None, EACH),), (D,), EACH),
        (((None, EACH),), (K, Equipment.CHAIR), EACH),
        (((None, EACH),), (B, Equipment.RACK), LoadMeaning.TOTAL),
        (((None, EACH),), (P,), ONE),
        (((None, EACH),), (Equipment.CABLE,), LoadMeaning.STACK),
        (((D, EACH), (K, ONE)), (D,), EACH),
        (((D, EACH), (K, ONE)), (K,), ONE),
        (((D, EACH),), (), ONE),
    ],
)
def test_what_a_load_means_follows_from_exercise_and_kit(
    words: LoadWords, kit: tuple[Equipment, ...], meaning: LoadMeaning
) -> None:
    """A bar is a total, a stack a stack, a backpack one weight; dumbbells are as it says."""
    lifted = replace(exercise((D,), loadable=Loadable.EXTERNAL), load_is=words)
    assert lifted.load_meaning(kit) is meaning
    assert replace(lifted, loadable=Loadable.HELP).load_meaning(kit) is LoadMeaning.HELP


def test_a_weight_in_each_hand_needs_hands_that_hold_it() -> None:
    """With a bar alone two weights are refused with a word; where nothing is said they are not."""
    bar = exercise((B, Equipment.RACK), loadable=Loadable.EXTERNAL)
    with pytest.raises(QuantityError, match="write all of it"):
        bar.check_load(Load.of(20), EACH)
    bar.check_load(Load.of(20), LoadMeaning.TOTAL)
    exercise((B,), (D,), loadable=Loadable.EXTERNAL).check_load(Load.of(20), EACH)
    exercise(loadable=Loadable.EXTERNAL).check_load(Load.of(20), EACH)


def test_six_patterns_are_core_work() -> None:
    """The trunk holds against three forces, or moves in three directions."""
    assert sum(each.is_core for each in Pattern) == 6
    assert Pattern.CORE_EXTENSION.is_core
    assert not Pattern.BRIDGE.is_core


@pytest.mark.parametrize(("names", "text"), [("A", "A"), ("AB", "A and B"), ("ABC", "A, B and C")])
def test_names_read_as_a_sentence(names: str, text: str) -> None:
    """Commas stand between all but the last two."""
    assert names_text(names) == text
