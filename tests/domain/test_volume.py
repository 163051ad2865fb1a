"""Volume is counted by the programs' own rules."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Dose, Exercise, Measure, Muscle, Pattern, VolumeGroup
from midstance.domain.runner import Level
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from midstance.domain.volume import (
    TARGETS,
    GroundContacts,
    LegClass,
    SetRange,
    Verdict,
    counted_sets,
    ground_contacts,
    leg_class,
    leg_load,
    muscle_shares,
    sets_per_group,
    verdict,
    work_set_count,
)

SQUAT = Exercise(
    "squat",
    "Squat",
    Pattern.SQUAT,
    Measure.REPS,
    Dose(3, 8, rpe=6),
    primary=(Muscle.QUADS, Muscle.GASTROCNEMIUS),
    secondary=(Muscle.SOLEUS, Muscle.LATS, Muscle.FOREARMS),
    leg_load=2,
)
CARRY = Exercise(
    "carry",
    "Carry",
    Pattern.CORE_ANTI_LATERAL,
    Measure.METRES,
    Dose(2, 20),
    primary=(Muscle.OBLIQUES,),
    secondary=(Muscle.FOREARMS, Muscle.TRAPS_UPPER),
)
JUMP = Exercise(
    "jump",
    "Jump",
    Pattern.PLYOMETRIC,
    Measure.CONTACTS,
    Dose(2, 4, rpe=5),
    primary=(Muscle.QUADS,),
    plyo_factor=0.25,
    leg_load=3,
)
EXERCISES = {each.id: each for each in (SQUAT, CARRY, JUMP)}


def session(*asked: tuple[str, str], purpose: Purpose = Purpose.STRENGTH) -> Session:
    """A session of one block."""
    items = tuple(Item(id_, Prescription.parse(text)) for id_, text in asked)
    return Session("s", "S", (Block(purpose, items),))


def test_a_muscle_counts_once_for_its_group_first_before_second() -> None:
    """Two calf muscles, one first and one second, make one set for the calves."""
    found = sets_per_group([session(("squat", "3x8"))], EXERCISES)
    assert found == {VolumeGroup.QUADS: 3, VolumeGroup.CALVES: 3, VolumeGroup.PULL: 1.5}


def test_grip_is_no_pulling() -> None:
    """What only holds a weight adds nothing to the pulls."""
    assert sets_per_group([session(("carry", "2x20 m"))], EXERCISES) == {VolumeGroup.CORE: 2}


def test_jumps_are_landings_not_sets() -> None:
    """They add to contacts and contact units, both sides together, and to no muscle group."""
    jumps = session(("jump", "3x4 c"), ("jump", "2x3 c/side"))
    assert sets_per_group([jumps], EXERCISES) == {}
    assert ground_contacts(jumps, EXERCISES) == GroundContacts(24, 6.0)
    assert ground_contacts(session(("squat", "3x8")), EXERCISES) == GroundContacts(0, 0)


def test_sessions_of_a_week_add_up() -> None:
    """The same session twice is twice the sets."""
    once = session(("squat", "3x8"))
    found = sets_per_group([once, once], EXERCISES)
    assert found[VolumeGroup.QUADS] == 6


@pytest.mark.parametrize("purpose", [Purpose.WARM_UP, Purpose.COOL_DOWN])
def test_warm_up_and_cool_down_count_nowhere(purpose: Purpose) -> None:
    """Neither as sets nor as load nor as landings."""
    free = session(("squat", "3x8 @8"), ("jump", "3x4 c"), purpose=purpose)
    assert work_set_count(free) == 0
    assert leg_load(free, EXERCISES) == 0
    assert ground_contacts(free, EXERCISES) == GroundContacts(0, 0)


@pytest.mark.parametrize(
    ("effort", "factor"),
    [(0, 0.5), (3, 0.5), (5, 0.5), (6, 0.75), (7, 1.0), (8, 1.25), (9, 1.25), (10, 1.25)],
)
def test_leg_load_grows_with_effort(effort: int, factor: float) -> None:
    """Half up to effort 5, three quarters at 6, whole at 7, a quarter more from 8."""
    assert leg_load(session(("squat", f"3x8 @{effort}")), EXERCISES) == 3 * 2 * factor


def test_without_an_effort_the_exercises_own_counts() -> None:
    """The squat begins at effort 6; the carry says nothing and is taken as easy."""
    assert leg_load(session(("squat", "2x8")), EXERCISES) == 2 * 2 * 0.75
    assert leg_load(session(("carry", "2x20 m")), EXERCISES) == 0


@pytest.mark.parametrize("style", [Style.CIRCUIT, Style.INTERVAL])
def test_rounds_multiply(style: Style) -> None:
    """Three rounds of one set are three sets."""
    items = (Item("squat", Prescription.parse("1x8 @7")),)
    circuit = Session("s", "S", (Block(Purpose.CONDITIONING, items, style, rounds=3),))
    assert work_set_count(circuit) == 3
    assert leg_load(circuit, EXERCISES) == 6


@pytest.mark.parametrize(
    ("level", "load", "named"),
    [
        (Level.BEGINNER, 0.5, LegClass.NONE),
        (Level.BEGINNER, 1, LegClass.LIGHT),
        (Level.BEGINNER, 4, LegClass.MODERATE),
        (Level.BEGINNER, 12, LegClass.HEAVY),
        (Level.INTERMEDIATE, 7.9, LegClass.LIGHT),
        (Level.INTERMEDIATE, 8, LegClass.MODERATE),
        (Level.INTERMEDIATE, 18, LegClass.HEAVY),
        (Level.ADVANCED, 9.9, LegClass.LIGHT),
        (Level.ADVANCED, 21.9, LegClass.MODERATE),
        (Level.ADVANCED, 22, LegClass.HEAVY),
    ],
)
def test_classes_begin_where_the_table_says(level: Level, load: float, named: LegClass) -> None:
    """The same load is heavier for a beginner."""
    assert leg_class(load, level) is named


@given(st.floats(0, 60), st.floats(0, 60), st.sampled_from(Level))
def test_more_load_is_never_a_lighter_class(first: float, second: float, level: Level) -> None:
    """Classes rise with the load."""
    order = list(LegClass)
    less, more = sorted((first, second))
    assert order.index(leg_class(less, level)) <= order.index(leg_class(more, level))


def made(style: Style, rounds: int, *asked: tuple[str, str]) -> Session:
    """A session of one block of strength in ``style``."""
    items = tuple(Item(id_, Prescription.parse(text)) for id_, text in asked)
    return Session("s", "S", (Block(Purpose.STRENGTH, items, style, rounds),))


@pytest.mark.parametrize(
    ("style", "rounds", "text", "sets"),
    [
        (Style.STRAIGHT, 1, "3x8", 3),
        (Style.STRAIGHT, 4, "3x8", 3),
        (Style.SUPERSET, 4, "3x8", 3),
        (Style.CIRCUIT, 4, "1x8", 4),
        (Style.CIRCUIT, 4, "3x8", 12),
        (Style.INTERVAL, 8, "1x20 s", 8),
        (Style.STRAIGHT, 1, "3x8/side", 3),
        (Style.STRAIGHT, 1, "2x30 s/side", 2),
    ],
)
def test_sets_are_counted_over_all_rounds(style: Style, rounds: int, text: str, sets: int) -> None:
    """Only circuits and intervals go round, and both sides together are one set."""
    assert work_set_count(made(style, rounds, ("squat", text))) == sets


def test_what_counts_is_listed_item_by_item() -> None:
    """Blocks in their order, the same exercise twice where it is asked twice."""
    warm = session(("squat", "1x10"), purpose=Purpose.WARM_UP).blocks
    work = made(Style.CIRCUIT, 2, ("squat", "1x8"), ("carry", "2x20 m")).blocks
    more = session(("squat", "3x5")).blocks
    listed = counted_sets(Session("s", "S", (*warm, *work, *more)))
    assert [(id_, sets, asked.text()) for id_, sets, asked in listed] == [
        ("squat", 2, "1×8"),
        ("carry", 4, "2×20 m"),
        ("squat", 3, "3×5"),
    ]


@pytest.mark.parametrize(
    ("purpose", "asked", "expected"),
    [
        (Purpose.CONDITIONING, "2x8 @7", 1.0),
        (Purpose.CONDITIONING, "2x8 @8", 2.0),
        (Purpose.CONDITIONING, "2x8", 1.0),
        (Purpose.STRENGTH, "2x8 @6", 2.0),
    ],
)
def test_an_easy_station_of_a_circuit_counts_half(
    purpose: Purpose, asked: str, expected: float
) -> None:
    """Far from the limit it trains less; without an effort the exercise's own one counts."""
    found = sets_per_group([session(("squat", asked), purpose=purpose)], EXERCISES)
    assert found[VolumeGroup.QUADS] == expected


@pytest.mark.parametrize("purpose", [each for each in Purpose if each.counts])
def test_every_other_purpose_counts(purpose: Purpose) -> None:
    """Balance, conditioning and calf work are work like any other."""
    assert work_set_count(session(("squat", "3x8"), purpose=purpose)) == 3


@pytest.mark.parametrize(
    ("primary", "secondary", "expected"),
    [
        ((), (), {}),
        ((Muscle.QUADS,), (), {"quads": 1}),
        ((), (Muscle.QUADS,), {"quads": 0.5}),
        ((Muscle.QUADS,), (Muscle.QUADS,), {"quads": 1}),
        ((Muscle.GASTROCNEMIUS, Muscle.SOLEUS), (), {"calves": 1}),
        ((), (Muscle.GASTROCNEMIUS, Muscle.SOLEUS), {"calves": 0.5}),
        ((Muscle.LATS,), (Muscle.BICEPS, Muscle.FOREARMS), {"pull": 1}),
        ((Muscle.FOREARMS, Muscle.TRAPS_UPPER), (), {}),
        ((Muscle.FOREARMS,), (Muscle.BICEPS,), {"pull": 0.5}),
        (
            (Muscle.GLUTE_MAX,),
            (Muscle.HAMSTRINGS, Muscle.ERECTOR_SPINAE),
            {"glutes": 1, "hamstrings": 0.5, "back-extensors": 0.5},
        ),
    ],
)
def test_what_one_set_counts_for(
    primary: tuple[Muscle, ...], secondary: tuple[Muscle, ...], expected: dict[str, float]
) -> None:
    """A group counts once a set, whole before half, and grip and shrugs not at all."""
    each = replace(SQUAT, primary=primary, secondary=secondary)
    assert muscle_shares(each) == expected
    assert muscle_shares(replace(each, plyo_factor=0.5)) == {}


@pytest.mark.parametrize(
    ("pattern", "secondary", "expected"),
    [
        (Pattern.PULL, Muscle.DELTS, {"pull": 0.5}),
        (Pattern.PUSH, Muscle.DELTS, {"push": 0.5}),
        (Pattern.CORE_ANTI_EXTENSION, Muscle.SERRATUS, {"push": 0.25}),
        (Pattern.PUSH, Muscle.SERRATUS, {"push": 0.5}),
        (Pattern.SOFT_TISSUE, Muscle.QUADS, {}),
        (Pattern.MOBILITY_DYNAMIC, Muscle.QUADS, {}),
        (Pattern.MOBILITY_STATIC, Muscle.QUADS, {}),
        (Pattern.CONDITIONING, Muscle.QUADS, {}),
    ],
)
def test_what_helps_counts_where_it_helps(
    pattern: Pattern, secondary: Muscle, expected: dict[str, float]
) -> None:
    """Rear shoulders pull, a plank hardly pushes, and recovery and runs train no group."""
    each = replace(SQUAT, pattern=pattern, primary=(), secondary=(secondary,))
    assert muscle_shares(each) == expected


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(EXERCISES)), st.integers(1, 6)), min_size=1, max_size=4
    ),
    st.integers(1, 4),
)
def test_sessions_are_summed(asked: list[tuple[str, int]], times: int) -> None:
    """A week of the same session has this many times its sets, load and landings."""
    one = session(*((id_, f"{sets}x8 @8") for id_, sets in asked))
    week = Session("w", "W", one.blocks * times)
    groups = sets_per_group([one], EXERCISES)
    assert sets_per_group([one] * times, EXERCISES) == {
        group: sets * times for group, sets in groups.items()
    }
    assert work_set_count(week) == work_set_count(one) * times
    assert leg_load(week, EXERCISES) == pytest.approx(leg_load(one, EXERCISES) * times)
    assert (
        ground_contacts(week, EXERCISES).contacts
        == ground_contacts(one, EXERCISES).contacts * times
    )


@pytest.mark.parametrize(
    ("asked", "contacts", "units"),
    [
        ([("jump", "3x4 c")], 12, 3.0),
        ([("jump", "3x4 c/side")], 24, 6.0),
        ([("jump", "3x4 c"), ("squat", "3x8")], 12, 3.0),
        ([("jump", "1x10"), ("jump", "1x10 c")], 20, 5.0),
        ([("jump", "2x6-8 c")], 12, 3.0),
    ],
)
def test_landings_are_counted_for_both_feet(
    asked: list[tuple[str, str]], contacts: int, units: float
) -> None:
    """A quarter of a unit a contact, each side for itself, a range by its lower end."""
    assert ground_contacts(session(*asked), EXERCISES) == GroundContacts(contacts, units)


def test_rounds_multiply_landings() -> None:
    """Four rounds of ten contacts are forty."""
    jumps = made(Style.INTERVAL, 4, ("jump", "1x10 c"))
    assert ground_contacts(jumps, EXERCISES) == GroundContacts(40, 10.0)


def test_leg_load_adds_up_over_exercises() -> None:
    """Worked by hand: 3 x 2 x 1 for the squats and 2 x 3 x 0.5 for the jumps, at their effort 5."""
    both = session(("squat", "3x8 @7"), ("jump", "2x4 c"), ("carry", "4x20 m @9"))
    assert leg_load(both, EXERCISES) == pytest.approx(6 + 3)


def test_an_effort_of_nothing_is_an_effort() -> None:
    """Said to be effort 0, a squat is easy, even though its own is 6."""
    assert leg_load(session(("squat", "2x8 @0")), EXERCISES) == pytest.approx(2 * 2 * 0.5)


RANGE = SetRange(4, 6, 14, 18)


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (0, Verdict.BELOW_MINIMUM),
        (3.5, Verdict.BELOW_MINIMUM),
        (4, Verdict.BELOW_TARGET),
        (5.5, Verdict.BELOW_TARGET),
        (6, Verdict.ON_TARGET),
        (14, Verdict.ON_TARGET),
        (14.5, Verdict.ABOVE_TARGET),
        (18, Verdict.ABOVE_TARGET),
        (18.5, Verdict.ABOVE_CEILING),
    ],
)
def test_each_end_of_a_range_belongs_to_it(sets: float, expected: Verdict) -> None:
    """Half sets fall where they should."""
    assert verdict(sets, RANGE) is expected


@given(st.floats(0, 100))
def test_a_group_without_a_target_is_not_judged(sets: float) -> None:
    """However much was done, there is no verdict."""
    assert verdict(sets, None) is Verdict.UNRATED


def test_every_range_rises() -> None:
    """Minimum, target and ceiling are in order, in each group."""
    for each in TARGETS.values():
        assert 0 < each.minimum <= each.low < each.high < each.ceiling


@pytest.mark.parametrize(
    ("group", "least", "low", "high", "most"),
    [
        (VolumeGroup.QUADS, 4, 6, 14, 18),
        (VolumeGroup.HAMSTRINGS, 4, 6, 14, 18),
        (VolumeGroup.GLUTES, 4, 8, 18, 24),
        (VolumeGroup.CALVES, 4, 4, 10, 14),
        (VolumeGroup.HIP_LATERAL, 3, 5, 12, 16),
        (VolumeGroup.ADDUCTORS, 2, 3, 8, 10),
        (VolumeGroup.CORE, 6, 10, 24, 30),
        (VolumeGroup.BACK_EXTENSORS, 2, 3, 8, 10),
        (VolumeGroup.PUSH, 3, 4, 8, 12),
        (VolumeGroup.PULL, 3, 3, 8, 12),
    ],
)
def test_a_group_is_judged_by_its_own_range(
    group: VolumeGroup, least: int, low: int, high: int, most: int
) -> None:
    """Half a set below and above each of the four ends the word changes."""
    half = 0.5
    around = (least - half, least, low, high, high + half, most, most + half)
    assert [verdict(sets, TARGETS[group]) for sets in around] == [
        Verdict.BELOW_MINIMUM,
        Verdict.BELOW_TARGET if least < low else Verdict.ON_TARGET,
        Verdict.ON_TARGET,
        Verdict.ON_TARGET,
        Verdict.ABOVE_TARGET,
        Verdict.ABOVE_TARGET,
        Verdict.ABOVE_CEILING,
    ]


@given(st.floats(0, 60), st.floats(0, 60), st.sampled_from(sorted(TARGETS)))
def test_more_sets_never_read_as_fewer(first: float, second: float, group: VolumeGroup) -> None:
    """The words rise with the sets, in every group that has a target."""
    order = list(Verdict)
    less, more = sorted((first, second))
    low, high = (order.index(verdict(sets, TARGETS[group])) for sets in (less, more))
    assert 0 < low <= high


def test_the_words_fit_into_a_line() -> None:
    """They are shown as they are: small letters, no code."""
    assert [str(each) for each in Verdict] == [
        "no target",
        "below the minimum",
        "below the target",
        "on target",
        "above the target",
        "above the ceiling",
    ]
