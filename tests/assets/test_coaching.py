"""Every exercise as a coach would have it: cues that stand alone, time, kit, and what replaces it.

The numbers of words and seconds are those that a reading of the whole library settled.
"""

import re

import pytest

from midstance.coach.adapt.substitution import keeps_purpose
from midstance.domain.exercise import Equipment, Loadable
from midstance.domain.library import Library

MAX_CUE_WORDS = 20
"""What can be read or said within one repetition."""

LEANING = re.compile(r"^(same|as (above|before)|see)\b|same start|the version above", re.IGNORECASE)
BETWEEN_REPETITIONS = {
    "sliding-leg-lower": "the heels are pulled back with the hips down",
    "negative-pull-up": "stepping up again",
    "pull-up": "settling in the hang",
    "band-assisted-pull-up": "settling in the hang",
    "push-up-reach": "setting up for the reach",
    "lateral-push-up-knees": "walking the hands across",
    "lateral-push-up-floor": "walking across",
    "lateral-box-push-up": "walking across the box",
    "lateral-box-push-up-slow": "walking across the box",
}
"""What takes time in a repetition besides its tempo."""

NAMED_KIT = {
    "bench": {Equipment.BENCH},
    "chair": {Equipment.CHAIR},
    "mini band": {Equipment.BAND_MINI},
    "sliders": {Equipment.SLIDER},
    "board": {Equipment.WOBBLE_BOARD},
    "rope": {Equipment.JUMP_ROPE},
    "roller": {Equipment.FOAM_ROLLER},
    "handle": {Equipment.CABLE},
    "low box": {Equipment.BOX_LOW},
    "low step": {Equipment.STEP},
}
HEDGED = {
    "clamshell": "a mini band above the knees adds load",
    "supine-hip-flexor-march": "loop a mini band to add load",
    "side-lunge-short": "a hand on a chair if needed",
    "split-squat": "one fingertip on a wall or chair if you wobble",
    "wobble-board-two-leg": "a wall or chair within reach",
    "dumbbell-row": "a chair, a bench or the other thigh",
}
"""Cues that name kit which helps and need not be there."""
COUNTED_OTHERWISE = {
    "isometric-calf-hold": "the only hold of the calf; raises load the same muscle",
    **dict.fromkeys(
        ("calf-raise", "single-leg-calf-raise", "single-leg-calf-raise-loaded"),
        "a hold is what a sore tendon takes best",
    ),
    **dict.fromkeys(("plank-knees", "side-plank-knees"), "no easier hold trains the same"),
    **dict.fromkeys(("plank-shoulder-tap", "suitcase-carry"), "the hold below it on the trunk"),
    "copenhagen-plank-short": "no easier hold trains the inner thigh",
    **dict.fromkeys(("crescent-lunge-low",), "no easier hold trains the hip"),
    **dict.fromkeys(
        ("snap-down", "box-jump", "lateral-bound", "split-squat-jump"),
        "the same movement without a landing",
    ),
    "butt-kicks": "a drill on the spot",
    "dead-hang": "the easiest pull",
}
"""Exercises whose first substitute is counted in another unit, with the reason."""


def test_every_cue_can_be_said_in_a_breath(library: Library) -> None:
    """Twenty words at most, and one sentence that needs no other page."""
    for exercise in library.exercises.values():
        for cue in exercise.cues:
            assert len(cue.split()) <= MAX_CUE_WORDS, (exercise.id, cue)
            assert not LEANING.search(cue), (exercise.id, cue)


def test_no_text_names_an_exercise_by_its_id(library: Library) -> None:
    """Runners read names: ids with a hyphen that are no words of their own stay out of prose."""
    ids = re.compile(r"\b(a-march|a-skip|[a-z]+(-[a-z]+){2,}-(squat|lunge|bridge|raise))\b")
    for exercise in library.exercises.values():
        said = (*exercise.cues, *exercise.mistakes, exercise.caution, exercise.note, exercise.why)
        assert not [each for each in said if ids.search(each)], exercise.id


def test_programs_and_routines_speak_of_exercises_by_name(library: Library) -> None:
    """No text of theirs holds an id of an exercise or program that a name does not also spell."""
    names = " ".join(each.name.lower() for each in library.exercises.values())
    ids = {
        id_ for id_ in (*library.exercises, *library.programs) if "-" in id_ and id_ not in names
    }
    ids -= {"active-recovery-25"}
    for program in library.programs.values():
        said = f"{program.entry} {program.in_the_week} {program.progression} {program.finish}"
        words = set(re.findall(r"[\w-]+", f"{said} {program.swaps} {program.equipment}"))
        assert not words & ids, program.id
    for routine in library.routines.values():
        assert not set(re.findall(r"[\w-]+", f"{routine.purpose} {routine.note}")) & ids, routine.id


def test_a_repetition_takes_its_tempo_and_what_lies_between(library: Library) -> None:
    """The estimate is within half a second of the tempo; where it is longer, for a reason."""
    apart = set()
    for exercise in library.exercises.values():
        if tempo := exercise.tempo:
            counts = (tempo.lowering, tempo.pause_low, tempo.lifting or 1, tempo.pause_high)
            if abs(exercise.unit_seconds - sum(counts)) > 0.5:
                assert exercise.unit_seconds > sum(counts), exercise.id
                apart.add(exercise.id)
    assert apart == set(BETWEEN_REPETITIONS)


@pytest.mark.parametrize("words", NAMED_KIT)
def test_the_kit_that_a_cue_names_is_asked_for(library: Library, words: str) -> None:
    """What a cue tells to hold or stand on is among the equipment, or the cue says it may help."""
    for exercise in library.exercises.values():
        named = any(re.search(rf"\b{words}\b", cue.lower()) for cue in exercise.cues)
        if named and exercise.id not in HEDGED:
            kit = {item for choice in exercise.equipment for item in choice}
            assert kit & NAMED_KIT[words], (exercise.id, words)


def test_a_band_that_pulls_from_a_point_has_its_anchor(library: Library) -> None:
    """A long band is anchored, but in the press with the foot on it and the assisted pull-up."""
    free = {"half-kneeling-overhead-press", "band-assisted-pull-up"}
    for exercise in library.exercises.values():
        for choice in exercise.equipment:
            if Equipment.BAND_LONG in choice and exercise.id not in free:
                assert Equipment.ANCHOR in choice, exercise.id


def test_what_takes_a_weight_can_be_held_or_worn(library: Library) -> None:
    """Every choice of kit of a loaded exercise holds a weight, a stack or a band."""
    weights = {
        *(Equipment.DUMBBELL, Equipment.KETTLEBELL, Equipment.BACKPACK, Equipment.BARBELL),
        *(Equipment.CABLE, Equipment.MED_BALL, Equipment.BAND_LONG),
    }
    without = {"isometric-calf-hold", "kickstand-deadlift", "pull-up"}
    for exercise in library.exercises.values():
        if exercise.loadable is Loadable.EXTERNAL and exercise.id not in without:
            assert all(weights & set(choice) for choice in exercise.equipment), exercise.id


def test_substitutes_train_the_same(library: Library) -> None:
    """Each belongs to the same group of patterns; the first one is counted in the same unit."""
    last_resort = {("prone-ytw", "superman")}
    for exercise in library.exercises.values():
        for id_ in exercise.substitutes:
            other = library.exercises[id_]
            assert keeps_purpose(other, exercise) or (exercise.id, id_) in last_resort
        if exercise.substitutes and exercise.id not in COUNTED_OTHERWISE:
            first = library.exercises[exercise.substitutes[0]]
            assert first.measure.unit is exercise.measure.unit, (exercise.id, first.id)


SUBSTITUTES = {
    "chair-squat": ["bodyweight-squat", "split-squat"],
    "kettlebell-deadlift": ["romanian-deadlift", "kickstand-deadlift", "wall-hip-hinge"],
    "seated-soleus-raise": ["single-leg-bent-knee-calf-raise", "bent-knee-calf-raise"],
    "prone-ytw": ["band-row", "inverted-row", "superman"],
    "run-interval": ["step-jack", "brisk-walk"],
}


def test_stand_ins_are_those_that_a_coach_names(library: Library) -> None:
    """No chair is no bridge, no weights are one leg, and no sprint is no mountain climber."""
    for id_, named in SUBSTITUTES.items():
        assert list(library.exercises[id_].substitutes) == named
    one_leg = ("elevated-split-squat", "single-leg-box-squat", "split-squat")
    for id_ in ("back-squat", "front-squat"):
        assert library.exercises[id_].substitutes[-4:] == (*one_leg, "bodyweight-squat")
    assert library.exercises["deadlift"].substitutes[-4:] == (
        *("single-leg-deadlift-loaded", "single-leg-deadlift", "kickstand-deadlift"),
        "wall-hip-hinge",
    )
    assert library.exercises["squat-jump"].substitutes[0] == "snap-down"
    assert library.exercises["single-leg-calf-raise"].substitutes[0] == "isometric-calf-hold"


def test_values_that_were_settled_by_hand(library: Library) -> None:
    """A jump begins on the low box, a hard interval at effort 7, and a band walk has two turns."""
    held = library.exercises
    assert held["box-jump"].equipment[0] == (Equipment.BOX_LOW,)
    assert (held["run-interval"].level, held["run-interval"].default.rpe) == (2, 7)
    assert not held["lateral-band-walk"].alternating
    assert held["romanian-deadlift"].name == "Romanian deadlift"
