"""Every exercise of the bundled library is walked: texts, ladders, substitutes, timing."""

import pytest

from midstance.domain.exercise import Equipment, Exercise, Impact, Loadable, Pattern
from midstance.domain.library import Library
from midstance.domain.quantity import Load, LoadMeaning, Unit
from midstance.domain.runner import PROFILES
from midstance.tui.widgets.workout.lettering import big_word

LADDERS = 44
EXERCISES = 154
COMMANDS = 14
SKILLS = {
    Pattern.MOBILITY_DYNAMIC,
    Pattern.MOBILITY_STATIC,
    Pattern.SOFT_TISSUE,
    Pattern.CONDITIONING,
}
RAMPS = {
    "back-squat",
    "barbell-hip-thrust",
    "deadlift",
    "front-squat",
    "stiff-legged-deadlift",
}


def by_ladder(library: Library) -> dict[str, list[Exercise]]:
    """The exercises of each ladder."""
    held: dict[str, list[Exercise]] = {}
    for exercise in library.exercises.values():
        if exercise.ladder:
            held.setdefault(exercise.ladder, []).append(exercise)
    return held


def test_the_library_is_whole(library: Library) -> None:
    """154 exercises on 44 ladders, of every movement pattern."""
    assert len(library.exercises) == EXERCISES
    assert len(by_ladder(library)) == LADDERS
    assert {e.pattern for e in library.exercises.values()} == set(Pattern)


def test_every_exercise_can_be_shown(library: Library) -> None:
    """Each has cues, mistakes, breathing and a reason, and none says the same twice."""
    for exercise in library.exercises.values():
        assert exercise.cues, exercise.id
        assert exercise.mistakes, exercise.id
        assert exercise.breathing, exercise.id
        said = [*exercise.cues, *exercise.mistakes]
        assert len(said) == len(set(said)), exercise.id


def test_every_exercise_has_a_cue_for_a_glance(library: Library) -> None:
    """Two to five words that can be read from two metres while moving, without a full stop."""
    for exercise in library.exercises.values():
        assert 2 <= len(exercise.glance.split()) <= 5, exercise.id
        assert not exercise.glance.endswith("."), exercise.id


def test_every_name_can_be_read_from_two_metres(library: Library) -> None:
    """It fits the session's letters three rows high, and is not longer than the whole name."""
    for exercise in library.exercises.values():
        assert len(exercise.big_name) <= 14, exercise.id
        assert big_word(exercise.big_name, 74), exercise.id
        assert len(exercise.short_name) < len(exercise.name), exercise.id


def test_a_command_is_one_word_before_what_begins_by_the_clock(library: Library) -> None:
    """Only a hold or an interval has seconds in which a command can be said."""
    commands = [e for e in library.exercises.values() if e.command]
    assert len(commands) == COMMANDS
    for exercise in commands:
        assert len(exercise.command.split()) == 1, exercise.id
        assert exercise.measure.unit is Unit.SECONDS, exercise.id


def test_every_reason_is_a_careful_sentence_of_its_own(library: Library) -> None:
    """The line that says why it matters fits on a card, ends, and claims no more than it may."""
    reasons = [exercise.why for exercise in library.exercises.values()]
    assert len(set(reasons)) == EXERCISES
    for reason in reasons:
        assert reason[0].isupper() or reason[0].isdigit()
        assert reason.endswith(".")
        assert len(reason) <= 120
    assert sum(" may " in reason for reason in reasons) >= 140
    assert not [
        r for r in reasons if {"prevents", "guarantees", "cures", "always"} & set(r.split())
    ]


def test_ladders_have_no_gap(library: Library) -> None:
    """Rungs are numbered from 1 without a hole."""
    for id_, standing in by_ladder(library).items():
        rungs = {exercise.rung for exercise in standing}
        assert rungs == set(range(1, len(rungs) + 1)), id_


def test_ladders_lead_up_and_back(library: Library) -> None:
    """On one ladder a neighbour stands on another rung, and the way back ends at its own rung."""
    for exercise in library.exercises.values():
        for id_, back, up in (
            (exercise.harder, "easier", 1),
            (exercise.easier, "harder", -1),
        ):
            other = library.exercises[id_] if id_ else None
            if other is None or other.ladder != exercise.ladder:
                continue
            assert ((other.rung or 0) - (exercise.rung or 0)) * up > 0, exercise.id
            home = library.exercises[getattr(other, back)]
            assert home.ladder == exercise.ladder, exercise.id
            assert ((home.rung or 0) - (exercise.rung or 0)) * up >= 0, exercise.id


def test_no_ladder_is_circular(library: Library) -> None:
    """Going on to what is harder ends after a few steps, whatever it began with."""
    for start in library.exercises.values():
        steps, at = 0, start
        while at.harder:
            at, steps = library.exercises[at.harder], steps + 1
            assert steps < 10, start.id


def test_rungs_never_get_easier_in_level(library: Library) -> None:
    """A harder exercise of the same ladder asks for the same level or more."""
    for exercise in library.exercises.values():
        if exercise.harder:
            assert library.exercises[exercise.harder].level >= exercise.level, exercise.id


def test_substitutes_exist_and_are_hardly_harder(library: Library) -> None:
    """Every substitute is another exercise, at most two levels higher (if passed)."""
    for exercise in library.exercises.values():
        for id_ in exercise.substitutes:
            assert id_ != exercise.id
            assert library.exercises[id_].level <= exercise.level + 2, (exercise.id, id_)


def test_what_is_trained_can_be_moved_up_and_down(library: Library) -> None:
    """Each exercise that stands on a ladder says when to move up and when to move down."""
    for exercise in library.exercises.values():
        on_ladder = exercise.pattern not in SKILLS
        held = (exercise.ladder, exercise.rung, exercise.up, exercise.down)
        assert all(held) is on_ladder, exercise.id
        assert any(held) is on_ladder, exercise.id


def test_jumps_are_marked(library: Library) -> None:
    """Contact units and contacts belong to plyometric exercises and to no others."""
    for exercise in library.exercises.values():
        is_jump = exercise.pattern is Pattern.PLYOMETRIC
        assert (exercise.plyo_factor > 0) is is_jump, exercise.id
        assert exercise.measure.value.startswith("contacts") is is_jump, exercise.id
        assert exercise.level >= 2 or exercise.impact is not Impact.HIGH or not is_jump, exercise.id


def test_heavy_barbell_work_ramps_up(library: Library) -> None:
    """Barbell squats, deadlifts and the hip thrust begin with ramp-up sets; nothing else does."""
    assert {e.id for e in library.exercises.values() if e.ramp_up} == RAMPS


def test_loads_are_asked_for_only_where_there_is_a_weight(library: Library) -> None:
    """What takes an external load has a step for it, and nothing else has."""
    for exercise in library.exercises.values():
        assert (exercise.load_step is not None) == (exercise.loadable is Loadable.EXTERNAL)


def test_counted_work_takes_time(library: Library) -> None:
    """One repetition, landing or metre takes between half a second and ten seconds."""
    for exercise in library.exercises.values():
        assert 0.5 <= exercise.unit_seconds <= 10, exercise.id


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_offers_the_whole_body(library: Library, profile: str) -> None:
    """Even the bare floor has something for every group of patterns that strength needs."""
    fitting = {e.pattern for e in library.exercises.values() if e.fits(PROFILES[profile])}
    core = {pattern for pattern in Pattern if pattern.startswith("core")} - {
        Pattern.CORE_ANTI_LATERAL
    }
    legs = {Pattern.SQUAT, Pattern.LUNGE, Pattern.HINGE, Pattern.BRIDGE, Pattern.HIP, Pattern.CALF}
    assert fitting >= core | legs | {Pattern.PUSH, Pattern.PULL, Pattern.BALANCE}


CABLE_OR_BAND = {
    *("pallof-press-half-kneeling", "pallof-press", "pallof-press-split"),
    *("single-arm-cable-row", "single-arm-cable-press"),
    *("single-arm-cable-press-staggered", "single-arm-cable-press-inline"),
}


def test_a_cable_has_kilograms_and_a_band_has_a_distance(library: Library) -> None:
    """The same exercise takes a weight with a cable or dumbbell, and none with a band."""
    cable, dumbbell = frozenset({Equipment.CABLE}), frozenset({Equipment.DUMBBELL})
    band = frozenset({Equipment.BAND_LONG, Equipment.ANCHOR})
    for id_ in CABLE_OR_BAND:
        exercise = library.exercises[id_]
        assert exercise.load_step == Load.of(2.5)
        assert exercise.takes_weight(cable | band), id_
        assert not exercise.takes_weight(band), id_
        assert exercise.takes_weight(frozenset()), id_
    press = library.exercises["half-kneeling-overhead-press"]
    assert press.takes_weight(dumbbell | band)
    assert not press.takes_weight(band)
    assert not library.exercises["plank"].takes_weight(dumbbell)


def test_a_repetition_takes_as_long_as_its_tempo(library: Library) -> None:
    """Who follows the tempo is done when the session says: no tempo is slower than the estimate."""
    for exercise in library.exercises.values():
        if exercise.tempo:
            tempo = exercise.tempo
            counts = (tempo.lowering, tempo.pause_low, tempo.lifting or 1, tempo.pause_high)
            assert exercise.unit_seconds > sum(counts) - 0.5, exercise.id


PAIRS = {
    *("seated-soleus-raise", "romanian-deadlift", "stiff-legged-deadlift", "step-up-loaded"),
    *("reverse-lunge-loaded", "walking-lunge-loaded", "elevated-split-squat-loaded"),
    "weighted-squat-jump",
}


def test_every_load_of_dumbbells_says_whether_it_is_one_or_two(library: Library) -> None:
    """Where dumbbells can be used, the exercise says it; these eight are done with a pair."""
    pairs = set()
    for exercise in library.exercises.values():
        kits = [kit for kit in exercise.equipment if Equipment.DUMBBELL in kit]
        if exercise.loadable is Loadable.EXTERNAL and kits:
            assert exercise.load_is, exercise.id
            if exercise.load_meaning(kits[0]) is LoadMeaning.EACH_HAND:
                pairs.add(exercise.id)
    assert pairs == PAIRS
