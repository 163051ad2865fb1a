"""What a runner says of themselves leaves some exercises out, and says why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Limitation,
    Loadable,
    Measure,
    Pattern,
)
from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from midstance.domain.runner import (
    FLOOR,
    GYM,
    HOME_BASIC,
    HOME_PLUS,
    PLATES,
    PROFILES,
    Complaint,
    ComplaintStage,
    Level,
    Loading,
    Obstacle,
    Place,
    Runner,
    add_complaint,
    add_place,
    complaints_needing_care,
    excluded_limitations,
    heaviest_weight,
    loading_of,
    missing_equipment,
    plates_on_bar,
    plates_text,
    remove_place,
    rename_place,
    runner_load_step,
    set_heaviest,
    set_load_step,
    usual_meaning,
    what_rules_out,
)

ROW = Exercise(
    "row",
    "Row",
    Pattern.PULL,
    Measure.REPS,
    Dose(3, 8),
    equipment=((Equipment.CABLE,), (Equipment.BAND_LONG, Equipment.ANCHOR), (Equipment.DUMBBELL,)),
    level=3,
    loadable=Loadable.EXTERNAL,
    avoid_if=(Limitation.SHOULDER,),
    care_if=(Limitation.ELBOW,),
)
HARD = Exercise("hard", "Hard", Pattern.PULL, Measure.REPS, Dose(3, 8), level=4, easier="row")
TOP = Exercise("top", "Top", Pattern.PULL, Measure.REPS, Dose(3, 8), level=5, easier="hard")
HOME = Place("home", FLOOR)
HOTEL = Place("hotel", frozenset({Equipment.BAND_LONG}))


def test_profiles_grow_from_the_floor_to_the_gym() -> None:
    """Each holds the one before; the gym has all but the wobble board."""
    assert FLOOR < HOME_BASIC < HOME_PLUS < GYM
    assert frozenset(Equipment) - GYM == {Equipment.WOBBLE_BOARD}


def test_what_was_not_said_restricts_nothing_but_the_level() -> None:
    """Someone who skipped every question has everything there, and counts as intermediate."""
    nobody = Runner()
    assert nobody.place is None
    assert nobody.equipment == frozenset(Equipment)
    assert [what_rules_out(each, nobody) for each in (ROW, HARD, TOP)] == [
        None,
        Obstacle.LEVEL,
        Obstacle.LEVEL,
    ]
    assert what_rules_out(HARD, nobody, {"row"}) is None


def test_the_active_place_is_the_named_one_or_the_first() -> None:
    """In the hotel its equipment counts, at home the other; an unknown name means the first."""
    assert Runner(places=(HOME, HOTEL), active="hotel").place == HOTEL
    assert Runner(places=(HOME, HOTEL)).equipment == FLOOR
    assert Runner(places=(HOME, HOTEL), active="office").place == HOME


@pytest.mark.parametrize(
    ("level", "passed", "allowed"),
    [
        (Level.BEGINNER, (), {1, 2}),
        (Level.BEGINNER, ("row",), {1, 2}),
        (Level.INTERMEDIATE, (), {1, 2, 3}),
        (Level.INTERMEDIATE, ("row",), {1, 2, 3, 4}),
        (Level.INTERMEDIATE, ("row", "hard"), {1, 2, 3, 4}),
        (Level.ADVANCED, (), {1, 2, 3, 4, 5}),
    ],
)
def test_levels_open_by_experience_and_by_gates(
    level: Level, passed: tuple[str, ...], allowed: set[int]
) -> None:
    """Beginners 1-2, intermediates 1-3 and 4 through the rung below, the advanced all."""
    ladder = {1: "a", 2: "b", 3: "c"}
    exercises = [
        Exercise(id_, id_, Pattern.PULL, Measure.REPS, Dose(1, 1), level=number)
        for number, id_ in ladder.items()
    ]
    assert {e.level for e in (*exercises, HARD, TOP) if level.allows(e, passed)} == allowed


def test_the_gravest_obstacle_is_named() -> None:
    """Pain comes before level, and level before equipment."""
    hurt = Complaint(Limitation.SHOULDER)
    runner = Runner(level=Level.BEGINNER, places=(HOME,), complaints=(hurt,))
    assert what_rules_out(ROW, runner) is Obstacle.COMPLAINT
    assert what_rules_out(ROW, Runner(level=Level.BEGINNER, places=(HOME,))) is Obstacle.LEVEL
    assert what_rules_out(ROW, Runner(level=Level.ADVANCED, places=(HOME,))) is Obstacle.EQUIPMENT
    assert what_rules_out(ROW, Runner(level=Level.ADVANCED, places=(Place("gym", GYM),))) is None


def test_a_passed_gate_opens_the_next_rung() -> None:
    """The same exercise, before and after the rung below was passed."""
    runner = Runner(level=Level.INTERMEDIATE)
    assert what_rules_out(HARD, runner) is Obstacle.LEVEL
    assert what_rules_out(HARD, runner, {"row"}) is None


def test_only_acute_complaints_rule_out() -> None:
    """Managed, the same complaint asks for care."""
    acute = Runner(complaints=(Complaint(Limitation.SHOULDER),))
    managed = Runner(complaints=(Complaint(Limitation.SHOULDER, ComplaintStage.MANAGED),))
    assert excluded_limitations(ROW, acute) == (Limitation.SHOULDER,)
    assert complaints_needing_care(ROW, acute) == ()
    assert excluded_limitations(ROW, managed) == ()
    assert complaints_needing_care(ROW, managed) == managed.complaints


def test_care_is_asked_for_in_either_course() -> None:
    """What a complaint restricts is restricted while acute and when managed."""
    for course in ComplaintStage:
        runner = Runner(complaints=(Complaint(Limitation.ELBOW, course),))
        assert complaints_needing_care(ROW, runner) == runner.complaints
        assert what_rules_out(ROW, runner) is None


def test_complaints_that_do_not_concern_it_change_nothing() -> None:
    """A sore calf says nothing about a row."""
    runner = Runner(complaints=(Complaint(Limitation.CALF),))
    assert (excluded_limitations(ROW, runner), complaints_needing_care(ROW, runner)) == ((), ())


def test_what_is_lacking_is_the_shortest_way_to_it() -> None:
    """With the band there, only the anchor is missing; when it fits, nothing is."""
    assert missing_equipment(ROW, HOTEL.equipment) == (Equipment.CABLE,)
    assert missing_equipment(ROW, GYM) == ()
    assert missing_equipment(HARD, frozenset()) == ()


@given(st.frozensets(st.sampled_from(Equipment)))
def test_with_what_is_lacking_it_fits(owned: frozenset[Equipment]) -> None:
    """Adding what is lacking makes an exercise possible; nothing lacks exactly when it fits."""
    missing = missing_equipment(ROW, owned)
    assert ROW.fits(owned | set(missing))
    assert (missing == ()) is ROW.fits(owned)


def test_the_runners_own_step_in_load_comes_first() -> None:
    """Micro plates or coarse dumbbells change the step of what is done with them."""
    own = Runner(places=(Place("gym", GYM),), load_steps=((Equipment.DUMBBELL, Load(2000)),))
    assert runner_load_step(ROW, own) == Load(2000)
    assert runner_load_step(ROW, Runner()) == ROW.load_step


def test_a_step_counts_only_for_equipment_that_is_there() -> None:
    """A dumbbell at home says nothing in a hotel with a band."""
    away = Runner(places=(HOTEL,), load_steps=((Equipment.DUMBBELL, Load(2000)),))
    assert runner_load_step(ROW, away) == ROW.load_step


def test_without_a_weight_there_is_no_step() -> None:
    """Body-weight work has no load to step."""
    assert runner_load_step(HARD, Runner()) is None


def movement(**said: Any) -> Exercise:
    """An exercise of which only this was said."""
    return Exercise("m", "M", Pattern.SQUAT, Measure.REPS, Dose(2, 8), **said)


def somebody(*complaints: tuple[Limitation, ComplaintStage]) -> Runner:
    """A runner with these complaints and nothing else."""
    return Runner(complaints=tuple(Complaint(each, course) for each, course in complaints))


@pytest.mark.parametrize(
    ("profile", "has", "lacks"),
    [
        ("floor", {Equipment.WALL, Equipment.TOWEL}, {Equipment.CHAIR, Equipment.BAND_MINI}),
        ("home-basic", {Equipment.CHAIR, Equipment.BACKPACK}, {Equipment.DUMBBELL}),
        ("home-plus", {Equipment.DUMBBELL, Equipment.PULLUP_BAR}, {Equipment.BARBELL}),
        ("gym", {Equipment.BARBELL, Equipment.RACK}, {Equipment.WOBBLE_BOARD}),
    ],
)
def test_a_profile_is_what_one_would_expect_there(
    profile: str, has: set[Equipment], lacks: set[Equipment]
) -> None:
    """A floor has a wall, a home a chair, a better one dumbbells, a gym the barbell."""
    assert has <= PROFILES[profile]
    assert not lacks & PROFILES[profile]


@pytest.mark.parametrize(
    ("level", "highest"), [(Level.BEGINNER, 2), (Level.INTERMEDIATE, 3), (Level.ADVANCED, 5)]
)
def test_a_level_has_a_highest_exercise(level: Level, highest: int) -> None:
    """Up to there nothing is asked, one above it no rung is open by itself."""
    assert level.highest == highest
    assert level.allows(movement(level=highest))
    assert not level.allows(movement(level=highest + 1))


@pytest.mark.parametrize(
    ("level", "of", "easier", "passed", "allowed"),
    [
        (Level.INTERMEDIATE, 4, "row", {"row"}, True),
        (Level.INTERMEDIATE, 4, "row", {"press"}, False),
        (Level.INTERMEDIATE, 4, None, {"row"}, False),
        (Level.INTERMEDIATE, 5, "row", {"row"}, False),
        (Level.BEGINNER, 3, "row", {"row"}, True),
        (Level.BEGINNER, 3, "row", {"press"}, False),
        (Level.BEGINNER, 4, "row", {"row"}, False),
        (Level.ADVANCED, 5, "row", set(), True),
    ],
)
def test_a_gate_opens_one_level_more_up_to_the_fourth(
    level: Level, of: int, easier: str | None, passed: set[str], *, allowed: bool
) -> None:
    """Only the gate of the very rung below counts."""
    assert level.allows(movement(level=of, easier=easier), passed) is allowed


@pytest.mark.parametrize(
    ("avoid", "care", "course", "excluded", "careful"),
    [
        (True, False, ComplaintStage.ACUTE, True, False),
        (True, False, ComplaintStage.MANAGED, False, True),
        (False, True, ComplaintStage.ACUTE, False, True),
        (False, True, ComplaintStage.MANAGED, False, True),
        (True, True, ComplaintStage.ACUTE, True, True),
        (True, True, ComplaintStage.MANAGED, False, True),
        (False, False, ComplaintStage.ACUTE, False, False),
        (False, False, ComplaintStage.MANAGED, False, False),
    ],
)
def test_what_a_complaint_does_to_an_exercise(
    course: ComplaintStage, *, avoid: bool, care: bool, excluded: bool, careful: bool
) -> None:
    """What is to be avoided is excluded while acute and careful when managed; care is care."""
    knee = Limitation.KNEE_FRONT
    squat = movement(avoid_if=(knee,) * avoid, care_if=(knee,) * care)
    runner = somebody((knee, course))
    assert excluded_limitations(squat, runner) == (knee,) * excluded
    assert complaints_needing_care(squat, runner) == runner.complaints * careful
    assert what_rules_out(squat, runner) is (Obstacle.COMPLAINT if excluded else None)


def test_complaints_are_named_in_the_order_in_which_they_were_said() -> None:
    """Only those that concern the exercise, each once."""
    squat = movement(
        avoid_if=(Limitation.KNEE_FRONT, Limitation.HIP_GROIN), care_if=(Limitation.LOW_BACK,)
    )
    runner = somebody(
        (Limitation.HIP_GROIN, ComplaintStage.ACUTE),
        (Limitation.LOW_BACK, ComplaintStage.ACUTE),
        (Limitation.CALF, ComplaintStage.ACUTE),
        (Limitation.KNEE_FRONT, ComplaintStage.ACUTE),
    )
    assert excluded_limitations(squat, runner) == (Limitation.HIP_GROIN, Limitation.KNEE_FRONT)
    assert [each.limitation for each in complaints_needing_care(squat, runner)] == [
        Limitation.LOW_BACK
    ]


def test_a_complaint_is_acute_until_said_otherwise() -> None:
    """Nobody said since when."""
    assert Complaint(Limitation.CALF) == Complaint(Limitation.CALF, ComplaintStage.ACUTE, None)


@pytest.mark.parametrize(
    ("choices", "owned", "missing"),
    [
        ((), set(), ()),
        ((("barbell", "rack"),), set(), ("barbell", "rack")),
        ((("barbell", "rack"),), {"rack"}, ("barbell",)),
        ((("barbell", "rack"), ("dumbbell",)), set(), ("dumbbell",)),
        ((("barbell", "rack"), ("dumbbell",)), {"rack"}, ("barbell",)),
        ((("barbell", "rack", "bench"), ("dumbbell", "bench")), {"barbell"}, ("rack", "bench")),
        ((("barbell",), ("dumbbell",)), {"dumbbell"}, ()),
    ],
)
def test_what_is_lacking(
    choices: tuple[tuple[str, ...], ...], owned: set[str], missing: tuple[str, ...]
) -> None:
    """The fewest items that would do, the first choice where two are as short, in its order."""
    lift = movement(
        equipment=tuple(tuple(Equipment(item) for item in choice) for choice in choices)
    )
    assert missing_equipment(lift, frozenset(Equipment(item) for item in owned)) == missing


@pytest.mark.parametrize(
    ("owned", "steps", "grams"),
    [
        ({"barbell"}, {}, 2500),
        ({"barbell"}, {"barbell": 1000}, 1000),
        ({"barbell"}, {"dumbbell": 4000}, 2500),
        ({"dumbbell"}, {"dumbbell": 4000}, 4000),
        ({"dumbbell"}, {"barbell": 1000}, 2500),
        ({"barbell", "dumbbell"}, {"barbell": 1000, "dumbbell": 4000}, 1000),
        ({"barbell", "dumbbell"}, {"dumbbell": 4000}, 4000),
        (set(), {"barbell": 1000}, 2500),
    ],
)
def test_whose_step_in_load_counts(owned: set[str], steps: dict[str, int], grams: int) -> None:
    """The first choice of equipment that is there and has a step; else the exercise's own."""
    lift = movement(
        equipment=((Equipment.BARBELL,), (Equipment.DUMBBELL,)), loadable=Loadable.EXTERNAL
    )
    here = Place("here", frozenset(Equipment(item) for item in owned))
    named = tuple((Equipment(item), Load(step)) for item, step in steps.items())
    assert runner_load_step(lift, Runner(places=(here,), load_steps=named)) == Load(grams)


@pytest.mark.parametrize("loadable", [Loadable.NONE, Loadable.BAND])
def test_no_step_is_made_of_a_band(loadable: Loadable) -> None:
    """Even where the runner named a step for it."""
    pull = movement(equipment=((Equipment.BAND_LONG,),), loadable=loadable)
    runner = Runner(load_steps=((Equipment.BAND_LONG, Load(1000)),))
    assert runner_load_step(pull, runner) is None


@given(
    st.frozensets(st.sampled_from(Equipment), max_size=6),
    st.integers(1, 5),
    st.sampled_from(Level),
    st.sampled_from(ComplaintStage),
)
def test_more_never_takes_away(
    owned: frozenset[Equipment], level: int, of: Level, course: ComplaintStage
) -> None:
    """What one may do with less equipment, one may do with all of it."""
    lift = movement(level=level, equipment=ROW.equipment, avoid_if=(Limitation.WRIST,))
    few = Runner(level=of, places=(Place("here", owned),))
    hurt = replace(few, complaints=(Complaint(Limitation.WRIST, course),))
    if what_rules_out(lift, hurt) is None:
        assert what_rules_out(lift, few) is None
    if what_rules_out(lift, few) is None:
        assert what_rules_out(lift, replace(few, places=())) is None
        assert what_rules_out(lift, replace(few, level=Level.ADVANCED)) is None


def test_a_place_without_equipment_is_a_place() -> None:
    """Nothing there is not the same as nothing said."""
    bare = Runner(places=(Place("beach", frozenset()),))
    assert bare.equipment == frozenset()
    assert what_rules_out(ROW, bare) is Obstacle.EQUIPMENT
    assert what_rules_out(HARD, bare, {"row"}) is None


HOME_PROFILE_CHANGES, HOTEL_PROFILE_CHANGES = Place("home", HOME_BASIC), Place("hotel", FLOOR)
SETTLED = Runner(places=(HOME_PROFILE_CHANGES, HOTEL_PROFILE_CHANGES), active="home")
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_a_new_place_is_where_one_trains() -> None:
    """It comes behind the others, and is the active one."""
    after = add_place(SETTLED, Place("gym", GYM))
    assert [each.name for each in after.places] == ["home", "hotel", "gym"]
    assert after.equipment == GYM


def test_after_a_birth_the_day_of_birth_stays() -> None:
    """Three months count from the birth, whenever it was settled; another complaint restarts."""
    for limitation, since in ((Limitation.POSTPARTUM, MONDAY), (Limitation.WRIST, TUESDAY)):
        acute = add_complaint(Runner(), limitation, ComplaintStage.ACUTE, MONDAY)
        managed = add_complaint(acute, limitation, ComplaintStage.MANAGED, TUESDAY)
        assert managed.complaints == (Complaint(limitation, ComplaintStage.MANAGED, since),)


def test_a_known_place_is_equipped_again() -> None:
    """It keeps its turn and gets other equipment."""
    after = add_place(SETTLED, Place("hotel", GYM))
    assert after.places == (HOME_PROFILE_CHANGES, Place("hotel", GYM))
    assert after.place == Place("hotel", GYM)


def test_a_place_is_called_otherwise() -> None:
    """The active one stays the active one; a name that is taken changes nothing."""
    after = rename_place(SETTLED, "home", "flat")
    assert (after.places[0], after.active) == (Place("flat", HOME_BASIC), "flat")
    assert rename_place(SETTLED, "hotel", "inn").active == "home"
    assert rename_place(SETTLED, "home", "hotel") == SETTLED
    assert rename_place(Runner(places=(HOME_PROFILE_CHANGES,)), "home", "flat").place == Place(
        "flat", HOME_BASIC
    )


def test_a_place_is_forgotten() -> None:
    """Without the active place the first of the others is; without any, nothing restricts."""
    after = remove_place(SETTLED, "home")
    assert (after.places, after.active) == ((HOTEL_PROFILE_CHANGES,), "hotel")
    assert remove_place(SETTLED, "hotel").active == "home"
    bare = remove_place(after, "hotel")
    assert (bare.places, bare.active) == ((), "")


def test_a_complaint_takes_its_course() -> None:
    """It begins on its day, keeps it while nothing changes, and restarts with another stage."""
    acute = add_complaint(Runner(), Limitation.KNEE_FRONT, ComplaintStage.ACUTE, MONDAY)
    assert acute.complaints == (Complaint(Limitation.KNEE_FRONT, ComplaintStage.ACUTE, MONDAY),)
    assert add_complaint(acute, Limitation.KNEE_FRONT, ComplaintStage.ACUTE, TUESDAY) == acute
    settled = add_complaint(acute, Limitation.KNEE_FRONT, ComplaintStage.MANAGED, TUESDAY)
    assert settled.complaints == (
        Complaint(Limitation.KNEE_FRONT, ComplaintStage.MANAGED, TUESDAY),
    )
    assert add_complaint(settled, Limitation.KNEE_FRONT, None, TUESDAY) == Runner()


def test_steps_in_load() -> None:
    """An item has one step; without one the usual holds."""
    after = set_load_step(Runner(), Equipment.DUMBBELL, Load(2000))
    assert after.load_steps == ((Equipment.DUMBBELL, Load(2000)),)
    assert set_load_step(after, Equipment.DUMBBELL, Load(500)).load_steps == (
        (Equipment.DUMBBELL, Load(500)),
    )
    assert set_load_step(after, Equipment.DUMBBELL, None) == Runner()


@pytest.mark.parametrize(
    ("active", "leaving", "then"),
    [
        ("home", "home", "hotel"),
        ("hotel", "hotel", "home"),
        ("hotel", "home", "hotel"),
        ("", "home", ""),
        ("home", "office", "home"),
    ],
)
def test_where_one_trains_when_a_place_is_gone(active: str, leaving: str, then: str) -> None:
    """Only the place that was left makes room for the first of the others."""
    after = remove_place(replace(SETTLED, active=active), leaving)
    assert after.active == then
    assert leaving not in {each.name for each in after.places}


@given(st.sampled_from(Limitation), st.sampled_from(Limitation), st.sampled_from(ComplaintStage))
def test_complaints_do_not_touch_each_other(
    one: Limitation, other: Limitation, course: ComplaintStage
) -> None:
    """Each limitation is held once; taking one away leaves the other as it stood."""
    first = add_complaint(Runner(), one, ComplaintStage.ACUTE, MONDAY)
    both = add_complaint(first, other, course, TUESDAY)
    assert len(both.complaints) == len({one, other})
    assert add_complaint(both, other, None, TUESDAY) == (first if one is not other else Runner())


def test_a_complaint_that_is_not_there_can_be_taken_away() -> None:
    """Nothing changes."""
    acute = add_complaint(Runner(), Limitation.CALF, ComplaintStage.ACUTE, MONDAY)
    assert add_complaint(acute, Limitation.WRIST, None, TUESDAY) == acute


def test_an_unknown_place_is_not_renamed() -> None:
    """Neither a place nor the active one changes."""
    assert rename_place(SETTLED, "office", "desk") == SETTLED
    assert rename_place(SETTLED, "home", "home") == SETTLED


def test_steps_in_load_stand_side_by_side() -> None:
    """Each item has its own; taking away the one that is not there changes nothing."""
    dumbbell = set_load_step(Runner(), Equipment.DUMBBELL, Load(2000))
    both = set_load_step(dumbbell, Equipment.BARBELL, Load(1000))
    assert dict(both.load_steps) == {
        Equipment.DUMBBELL: Load(2000),
        Equipment.BARBELL: Load(1000),
    }
    assert set_load_step(both, Equipment.BARBELL, None) == dumbbell
    assert set_load_step(dumbbell, Equipment.KETTLEBELL, None) == dumbbell


def test_the_heaviest_weight_is_that_of_the_item_in_use() -> None:
    """The kit at the place decides which limit holds; without one there is none."""
    known = set_heaviest(Runner(), Equipment.KETTLEBELL, Load(24_000))
    known = set_heaviest(known, Equipment.DUMBBELL, Load(20_000))
    bells = replace(known, places=(Place("home", frozenset({Equipment.KETTLEBELL})),))
    bars = replace(known, places=(Place("gym", frozenset({Equipment.BARBELL})),))
    assert heaviest_weight(PAIR_OR_BAR, known) == Load(20_000)
    assert heaviest_weight(PAIR_OR_BAR, bells) == Load(24_000)
    assert heaviest_weight(PAIR_OR_BAR, bars) is None
    assert heaviest_weight(movement(), known) is None
    assert set_heaviest(known, Equipment.DUMBBELL, None).heaviest == (
        (Equipment.KETTLEBELL, Load(24_000)),
    )


PAIR_OR_BAR = movement(
    equipment=((Equipment.DUMBBELL,), (Equipment.KETTLEBELL,), (Equipment.BARBELL,)),
    loadable=Loadable.EXTERNAL,
    load_is=((None, LoadMeaning.EACH_HAND), (Equipment.KETTLEBELL, LoadMeaning.ONE_WEIGHT)),
)


@pytest.mark.parametrize(
    ("there", "meaning", "step", "bar"),
    [
        ({Equipment.DUMBBELL, Equipment.BARBELL}, LoadMeaning.EACH_HAND, 2, None),
        ({Equipment.KETTLEBELL}, LoadMeaning.ONE_WEIGHT, 4, None),
        ({Equipment.BARBELL}, LoadMeaning.TOTAL, 2.5, 20),
        (set(), LoadMeaning.EACH_HAND, 2, None),
    ],
)
def test_the_kit_of_the_place_says_how_a_load_is_made(
    there: set[Equipment], meaning: LoadMeaning, step: float, bar: float | None
) -> None:
    """Step, bar and meaning all belong to the first kit that is there."""
    runner = Runner(places=(Place("here", frozenset(there)),))
    loading = loading_of(PAIR_OR_BAR, runner, WeightUnit.KG)
    assert loading == Loading(Load.of(step), None if bar is None else Load.of(bar), meaning)
    assert usual_meaning(PAIR_OR_BAR, runner) is meaning


@given(
    st.sampled_from(WeightUnit),
    st.lists(st.integers(0, 6), max_size=8),
    st.sampled_from((10.0, 15.0, 20.0)),
)
def test_the_plates_of_one_side_make_the_load(
    unit: WeightUnit, chosen: list[int], empty: float
) -> None:
    """Whatever plates were on it: the same weight comes back, the largest plates first."""
    usual = PLATES[unit]
    one_side = sum(usual[min(each, len(usual) - 1)] for each in chosen)
    bar, load = Load.of(empty, unit), Load.of(empty + 2 * one_side, unit)
    plates = plates_on_bar(load, bar, unit)
    assert sum(plates) == one_side
    assert list(plates) == sorted(plates, reverse=True)
    words = plates_text(load, bar, unit)
    assert words == (
        " + ".join(f"{each:g}" for each in plates) + " a side" if plates else "empty bar"
    )


@pytest.mark.parametrize("load", [15.0, 20.5, 21.0])
def test_a_load_that_no_plates_make_has_none(load: float) -> None:
    """Lighter than the bar, or between two plates."""
    assert plates_on_bar(Load.of(load), Load.of(20), WeightUnit.KG) == ()
    assert plates_text(Load.of(load), Load.of(20), WeightUnit.KG) == ""
