"""The ladder with the runner on it: each variant ready to begin, or with the reason why not."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.starting.converted_prescription import convert_prescription
from midstance.coach.adapt.substitution import keeps_purpose
from midstance.coach.adapt.variants import (
    MAX_OTHERS,
    CurrentExercise,
    Relation,
    Variant,
    available_equipment,
    easier_variant,
    ids_around,
    ladder_of,
    unloaded_variant,
    variants_of,
)
from midstance.domain.exercise import Equipment, Exercise, Limitation, Loadable
from midstance.domain.library import Library
from midstance.domain.pain import loads_region
from midstance.domain.planned_sets import PlannedSet, lay_out, swap_exercise
from midstance.domain.quantity import Load
from midstance.domain.record import ExercisePast
from midstance.domain.runner import PROFILES, Level, Place, Runner
from midstance.domain.session import Item, Prescription
from tests.coach.people import (
    AIR,
    BACK,
    BAND_PRESS,
    BARE,
    BUG,
    CHAIR,
    GOBLET,
    GYM,
    JUMP,
    KNEE,
    PLANK,
    SIDE,
    TODAY,
    acute,
    done,
    exercise_list,
    item,
    make_situation,
    managed,
    past,
    session,
)

if TYPE_CHECKING:
    from midstance.coach.log_queries import LogQueries

NOTHING: dict[str, ExercisePast] = {}


def under_way(
    exercise: Exercise, asked: str = "3x10 @7", load: float | None = None
) -> CurrentExercise:
    """An exercise that is being done."""
    return CurrentExercise(
        exercise, Prescription.parse(asked), None if load is None else Load.of(load)
    )


def found(
    exercise: Exercise, here: Situation | None = None, known: dict[str, ExercisePast] | None = None
) -> dict[str, Variant]:
    """The variants by id."""
    variants = ladder_of(under_way(exercise), here or make_situation(place=GYM), known or NOTHING)
    return {each.exercise.id: each for each in variants}


def test_the_whole_ladder_is_there_easiest_first() -> None:
    """From the chair to the slow squat, with the runner on the goblet squat, then other kit."""
    standing = [(each.exercise.id, each.relation, each.steps) for each in found(GOBLET).values()]
    assert standing == [
        ("chair-squat", Relation.EASIER, -2),
        ("air-squat", Relation.EASIER, -1),
        ("goblet-squat", Relation.HERE, 0),
        ("back-squat", Relation.HARDER, 1),
        ("front-squat", Relation.HARDER, 1),
        ("slow-squat", Relation.HARDER, 2),
    ]


def test_siblings_stand_on_one_rung() -> None:
    """Seen from the back squat the front squat is neither easier nor harder."""
    assert found(BACK)["front-squat"].relation is Relation.SIBLING
    assert found(BACK)["loaded-lunge"].relation is Relation.OTHER_KIT


def test_without_a_ladder_there_are_others() -> None:
    """A plank without a ladder is shown with what may stand in for it."""
    assert [(each.exercise.id, each.relation) for each in found(PLANK).values()] == [
        ("plank", Relation.HERE),
        ("dead-bug", Relation.OTHER_KIT),
    ]


def test_others_are_few() -> None:
    """However many alike there are, the list can be read at a glance."""
    crowd = [
        replace(BAND_PRESS, id=f"press-{n}", equipment=((Equipment.SLIDER,),)) for n in range(9)
    ]
    here = make_situation(library=exercise_list(BAND_PRESS, *crowd))
    assert len(found(BAND_PRESS, here)) == 1 + MAX_OTHERS


def test_others_serve_the_same_purpose() -> None:
    """A substitute of another purpose is not offered."""
    wrong = replace(PLANK, substitutes=("air-squat", "dead-bug", "gone"))
    here = make_situation(library=exercise_list(AIR, BUG, wrong))
    assert list(found(wrong, here)) == ["plank", "dead-bug"]


def test_each_comes_with_its_cue_and_its_past() -> None:
    """The first cue, and what the log knows of that movement."""
    last = past(done("air-squat", 12))
    air = found(GOBLET, known={"air-squat": last})["air-squat"]
    assert (air.cue, air.past) == ("Feet apart.", last)
    assert (found(GOBLET)["chair-squat"].cue, found(GOBLET)["chair-squat"].past) == ("", None)


def test_each_comes_with_its_own_target() -> None:
    """The prescription is carried over, as a swap would have it."""
    variants = found(GOBLET)
    assert variants["air-squat"].prescription.text() == "3×12 @7"
    assert variants["back-squat"].prescription.text() == "3×5 @7"
    assert variants["goblet-squat"].prescription.text() == "3×10 @7"


def test_the_load_comes_from_its_own_history() -> None:
    """What was squatted before is what is begun with, whatever is held now."""
    known = {"back-squat": past(done("back-squat", 5, 80, 7))}
    back = found(GOBLET, known=known)["back-squat"]
    assert back.load == Load.of(80)
    assert back.load_because is not None
    assert back.load_because.text() == "from 5 at 80 kg, RPE 7"


def test_else_the_load_comes_from_the_ladder() -> None:
    """A sibling without a history begins with four fifths; a harder one with nothing."""
    variants = ladder_of(under_way(BACK, "3x5 @7", 100), make_situation(place=GYM), NOTHING)
    loads = {each.exercise.id: each.load for each in variants}
    assert loads["front-squat"] == Load.of(80)
    assert loads["back-squat"] == Load.of(100)
    assert loads["goblet-squat"] is None
    assert loads["slow-squat"] is None


def test_without_a_load_the_current_one_has_a_history_too() -> None:
    """Where no load is set yet, the exercise itself is suggested one."""
    known = {"back-squat": past(done("back-squat", 10, 60, 7))}
    back = found(BACK, known=known)["back-squat"]
    assert back.relation is Relation.HERE
    assert back.load == Load.of(60)


def test_what_does_not_fit_says_why() -> None:
    """On the bare floor the weights are missing, and it is told which."""
    variants = found(AIR, make_situation(place=BARE))
    assert variants["air-squat"].fits
    assert not variants["goblet-squat"].fits
    assert variants["goblet-squat"].why_not == "the floor has no dumbbell"


def test_a_level_warns_and_does_not_forbid() -> None:
    """By hand a beginner may choose a harder rung, and is told that it may come too early."""
    slow = found(GOBLET, make_situation(level=Level.BEGINNER))["slow-squat"]
    assert slow.fits
    assert slow.too_early == "it is level 5 of 5, which may come too early for a beginner"
    assert found(GOBLET, make_situation(level=Level.ADVANCED))["slow-squat"].too_early == ""


def test_acute_care_leaves_the_lowest_rung() -> None:
    """With an acute knee only the chair squat fits, at effort 5, with pain of 2 at most."""
    variants = found(GOBLET, make_situation(acute(), place=GYM))
    on_ladder = [v for v in variants.values() if v.exercise.ladder]
    assert [v.exercise.id for v in on_ladder if v.fits and KNEE in v.exercise.care_if] == [
        "chair-squat"
    ]
    chair = variants["chair-squat"]
    assert chair.prescription.rpe == 5
    assert chair.care.endswith("stop above 2 of 10")
    assert "easiest version" in variants["goblet-squat"].why_not


def test_managed_care_leaves_the_choice() -> None:
    """With a managed knee every rung fits, under the pain rule."""
    variants = found(GOBLET, make_situation(managed(), place=GYM))
    assert all(each.fits for each in variants.values())
    assert "0-2 go on" in variants["back-squat"].care
    assert variants["back-squat"].prescription.rpe == 7


def test_an_acute_complaint_rules_out() -> None:
    """What an acute wrist avoids is shown with its reason; what it does not concern is silent."""
    variants = found(PLANK, make_situation(acute(Limitation.WRIST)))
    assert "wrist pain worse" in variants["plank"].why_not
    assert (variants["dead-bug"].why_not, variants["dead-bug"].care) == ("", "")


def test_early_jumps_are_ruled_out() -> None:
    """A managed Achilles tendon keeps jumps out for two weeks, by hand too."""
    assert (
        "two weeks"
        in found(JUMP, make_situation(managed(Limitation.ACHILLES)))["squat-jump"].why_not
    )


def test_the_log_is_asked_about_every_variant() -> None:
    """What is asked before the ladder is shown is exactly what is on it."""
    for each in (GOBLET, BACK, PLANK):
        assert ids_around(each, make_situation()) == tuple(found(each, make_situation()))


def test_the_kit_in_use_is_the_first_choice_that_is_there() -> None:
    """A goblet squat takes the dumbbell, or the kettlebell where there is no dumbbell."""
    assert available_equipment(GOBLET, make_situation(place=GYM)) == {Equipment.DUMBBELL}
    bell = Place("home", frozenset({Equipment.KETTLEBELL}))
    assert available_equipment(GOBLET, make_situation(place=bell)) == {Equipment.KETTLEBELL}
    assert available_equipment(AIR, make_situation(place=GYM)) == frozenset()
    assert available_equipment(BACK, make_situation(place=bell)) == frozenset()


@pytest.mark.parametrize("kit", PROFILES)
def test_every_exercise_of_the_library_has_variants(library: Library, kit: str) -> None:
    """Each is on its own list once, a swap can read each target, loads are where they belong."""
    here = Situation(library, Runner(places=(Place(kit, PROFILES[kit]),)), TODAY)
    for exercise in library.exercises.values():
        usual = Prescription(
            3, exercise.default.amount, exercise.measure.unit, exercise.measure.per_side
        )
        variants = ladder_of(CurrentExercise(exercise, usual, Load.of(20)), here, NOTHING)
        ids = [each.exercise.id for each in variants]
        assert len(set(ids)) == len(ids)
        assert [v.exercise.id for v in variants if v.relation is Relation.HERE] == [exercise.id]
        for each in variants:
            assert Prescription.parse(each.prescription.text()) == each.prescription
            assert each.fits is each.exercise.fits(PROFILES[kit])
            if each.relation is not Relation.HERE:
                assert not each.load or each.exercise.loadable is Loadable.EXTERNAL


def test_every_strength_exercise_has_an_easier_or_a_harder_version(library: Library) -> None:
    """Every exercise on a ladder with more than one rung shows where it leads (S50)."""
    here = Situation(library, Runner(), TODAY)
    for exercise in library.exercises.values():
        if exercise.easier or exercise.harder:
            variants = ladder_of(under_way(exercise), here, NOTHING)
            assert len(variants) > 1, exercise.id


@given(data=st.data())
def test_a_swap_there_and_back_asks_what_was_asked(library: Library, data: st.DataObject) -> None:
    """From its usual start to a variant and back, an exercise is asked for its usual start.

    Amounts of seconds and metres come back to the nearest five.
    """
    exercise = data.draw(st.sampled_from([e for e in library.exercises.values() if e.ladder]))
    usual = Prescription(
        3, exercise.default.amount, exercise.measure.unit, exercise.measure.per_side, rpe=7
    )
    here = Situation(library, Runner(), TODAY)
    variants = ladder_of(CurrentExercise(exercise, usual), here, NOTHING)
    variant = data.draw(st.sampled_from(variants))
    back = convert_prescription(variant.prescription, variant.exercise, exercise)
    assert abs(back.amount - usual.amount) <= max(2, usual.amount // 3)
    assert (back.unit, back.per_side, back.sets) == (usual.unit, usual.per_side, usual.sets)


def test_a_variant_is_all_that_a_swap_needs() -> None:
    """Its text and load, put into the planned sets of a workout, ask for exactly what was shown."""
    planned_set = lay_out(session(item("goblet-squat", "3x10 @7")), exercise_list().exercises)[1]
    here = CurrentExercise(GOBLET, planned_set.prescription, Load.of(20))
    known = {"back-squat": past(done("back-squat", 5, 80, 7))}
    variants = ladder_of(here, make_situation(place=GYM), known)
    back = next(each for each in variants if each.exercise is BACK)
    now = swap_exercise(planned_set, BACK, Prescription.parse(back.prescription.text()), back.load)
    assert (now.exercise, now.prescribed, now.set_number) == ("back-squat", "goblet-squat", 2)
    assert (now.target.amount, now.load, now.rest) == (5, Load.of(80), planned_set.rest)


def test_the_chair_is_below_and_the_side_plank_is_not() -> None:
    """Other patterns never get onto the list by chance."""
    ids = set(found(GOBLET))
    assert CHAIR.id in ids
    assert SIDE.id not in ids


# ---- order, kit and loads over the whole library ----


def usual(exercise: Exercise) -> Prescription:
    """What is asked of it at its start, at effort 7."""
    measure = exercise.measure
    return Prescription(3, exercise.default.amount, measure.unit, measure.per_side, rpe=7)


@given(data=st.data())
def test_the_list_climbs_from_the_easiest_rung(library: Library, data: st.DataObject) -> None:
    """On the ladder no step goes down; what is off the ladder comes last; words and steps agree."""
    exercise = data.draw(st.sampled_from(list(library.exercises.values())))
    here = Situation(library, Runner(), TODAY)
    variants = ladder_of(CurrentExercise(exercise, usual(exercise)), here, NOTHING)
    off = [each.relation is Relation.OTHER_KIT for each in variants]
    assert off == sorted(off)
    steps = [each.steps for each in variants if each.relation is not Relation.OTHER_KIT]
    assert steps == sorted(steps)
    for each in variants:
        assert (each.steps < 0) is (each.relation is Relation.EASIER)
        assert (each.steps > 0) is (each.relation is Relation.HARDER)


@given(data=st.data())
def test_no_variant_passes_the_effort_that_a_complaint_leaves(
    library: Library, data: st.DataObject
) -> None:
    """With any complaint, each variant asks for no more effort than today's, nor than is safe."""
    exercise = data.draw(st.sampled_from(list(library.exercises.values())))
    sore = data.draw(st.sampled_from([acute, managed]))(data.draw(st.sampled_from(Limitation)))
    here = Situation(library, Runner(complaints=(sore,)), TODAY)
    for each in ladder_of(CurrentExercise(exercise, usual(exercise)), here, NOTHING):
        cap = here.highest_effort(each.exercise)
        assert each.prescription.rpe == min(7, cap[0] if cap else 7)
        assert bool(each.care) is bool(here.complaints_for_care(each.exercise))


@pytest.mark.parametrize(
    ("under", "kilograms", "expected"),
    [
        (BACK, 100, {"back-squat": 100, "front-squat": 80}),
        (BACK, 62.5, {"back-squat": 62.5, "front-squat": 50}),
        (GOBLET, 24, {"goblet-squat": 24}),
        (AIR, None, {}),
    ],
)
def test_a_load_goes_to_what_is_lifted_with_the_same_kit(
    under: Exercise, kilograms: float | None, expected: dict[str, float]
) -> None:
    """The bar's load says something about another bar, and nothing about a bell or the body."""
    variants = ladder_of(under_way(under, load=kilograms), make_situation(place=GYM), NOTHING)
    loads = {v.exercise.id: v.load for v in variants if v.load}
    assert loads == {id_: Load.of(each) for id_, each in expected.items()}
    assert all(bool(v.load_because) is bool(v.load) for v in variants)


class NewLog:
    """A log in which nothing was done."""

    def past(self, exercises: Iterable[str], lighter: object = None) -> dict[str, ExercisePast]:
        """Nothing is known of any exercise."""
        del exercises, lighter
        return {}


NEW_LOG = cast("LogQueries", NewLog())


def first_set(exercise: Exercise, prescription: Prescription, library: Library) -> PlannedSet:
    """The first planned set of one exercise."""
    alone = session(Item(exercise.id, prescription))
    return lay_out(alone, library.exercises)[0]


@pytest.mark.parametrize("kit", PROFILES)
def test_the_easier_variant_can_be_done_here_and_asks_what_the_variants_ask(
    library: Library, kit: str
) -> None:
    """For every exercise: a variant of the list that fits the place, the named one or the nearest.

    None is offered only where no lower rung can be done.
    """
    here = Situation(library, Runner(places=(Place(kit, PROFILES[kit]),)), TODAY)
    for exercise in library.exercises.values():
        planned_set = first_set(exercise, usual(exercise), library)
        variants = variants_of(planned_set, here, NEW_LOG)
        easier = easier_variant(planned_set, here, NEW_LOG)
        lower = [v for v in variants if v.relation is Relation.EASIER and v.fits]
        if easier is None:
            assert not lower, exercise.id
            continue
        assert easier in variants
        assert easier.exercise.fits(PROFILES[kit])
        nearest = [each for each in lower if each.steps == max(other.steps for other in lower)]
        named = [each for each in lower if each.exercise.id == exercise.easier]
        assert easier in (named or nearest)


def test_at_home_every_offer_is_another_one_where_the_named_one_needs_more(
    library: Library,
) -> None:
    """Some exercises name an easier one that the floor cannot offer; it is not offered there."""
    here = Situation(library, Runner(places=(Place("floor", PROFILES["floor"]),)), TODAY)
    away = [
        each
        for each in library.exercises.values()
        if each.easier and not library.exercise(each.easier).fits(PROFILES["floor"])
    ]
    assert away
    for exercise in away:
        planned_set = first_set(exercise, usual(exercise), library)
        easier = easier_variant(planned_set, here, NEW_LOG)
        assert easier is None or easier.exercise.id != exercise.easier


def test_the_easier_plank_keeps_its_sets_and_effort(library: Library) -> None:
    """Of 3 x 60 s at 7 the easier version asks for 3 sets at 7 as well, scaled to its own start."""
    here = Situation(library, Runner(), TODAY)
    asked = Prescription.parse("3x60 s @7")
    easier = easier_variant(first_set(library.exercise("plank"), asked, library), here, NEW_LOG)
    assert easier is not None
    assert easier.exercise.id == library.exercise("plank").easier
    assert easier.prescription.text() == "3×30 s @7"


def test_the_lowest_rung_has_no_easier_variant() -> None:
    """On the easiest rung nothing is offered."""
    planned_set = lay_out(session(item(CHAIR.id)), exercise_list().exercises)[0]
    assert easier_variant(planned_set, make_situation(place=GYM), NEW_LOG) is None


REGIONS = ("Achilles or calf", "foot or toe", "shin", "knee", "hip or groin", "back", "shoulder")


@pytest.mark.parametrize("region", REGIONS)
def test_what_replaces_an_exercise_does_not_load_what_hurts(library: Library, region: str) -> None:
    """For every exercise: another one of its purpose and unit, easy, and none the session has."""
    here = Situation(library, Runner(places=(Place("gym", PROFILES["gym"]),)), TODAY)
    taken = {"bodyweight-squat", "glute-bridge", "push-up", "bird-dog"}
    found = 0
    for exercise in library.exercises.values():
        if not loads_region(exercise, region):
            continue
        planned_set = first_set(exercise, usual(exercise), library)
        variant = unloaded_variant(planned_set, region, taken, here, NEW_LOG)
        if variant is None:
            continue
        found += 1
        assert not loads_region(variant.exercise, region)
        assert variant.exercise.id not in taken
        assert keeps_purpose(variant.exercise, exercise)
        assert variant.exercise.measure.unit is exercise.measure.unit
        assert (variant.prescription.rpe or 0) <= 5
        swapped = swap_exercise(planned_set, variant.exercise, variant.prescription, variant.load)
        assert swapped.exercise == variant.exercise.id
    assert found


def test_where_everything_loads_what_hurts_nothing_replaces_it(library: Library) -> None:
    """Then it is left out."""
    here = Situation(library, Runner(), TODAY)
    calf = next(each for each in library.exercises.values() if loads_region(each, "calf"))
    planned_set = first_set(calf, usual(calf), library)
    assert unloaded_variant(planned_set, "calf", set(library.exercises), here, NEW_LOG) is None
