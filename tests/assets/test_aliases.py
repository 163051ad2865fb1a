"""What people and other programs call the exercises: each name means one of them."""

from collections import Counter

import pytest

from midstance.domain.library import Library
from midstance.presentation.search.names import exercises_called, find_exercises, plain_words

SPOKEN = {
    "squat": "bodyweight-squat",
    "air squats": "bodyweight-squat",
    "bulgarian": "elevated-split-squat",
    "Bulgarian split squat": "elevated-split-squat",
    "rfess": "elevated-split-squat",
    "rdl": "romanian-deadlift",
    "single leg rdl": "single-leg-deadlift",
    "sl rdl": "single-leg-deadlift",
    "hip thrusts": "barbell-hip-thrust",
    "good morning": "stiff-legged-deadlift",
    "press-up": "push-up",
    "pushups": "push-up",
    "chin up": "pull-up",
    "leg raises": "supine-hip-flexor-march",
    "step ups": "step-up",
    "planks": "plank",
    "lunges": "reverse-lunge",
    "heel raise": "calf-raise",
    "nordics": "nordic-curl",
    "clams": "clamshell",
    "farmer's walk": "suitcase-carry",
    "jumping jacks": "step-jack",
    "skipping": "jump-rope",
    "skaters": "lateral-bound",
    "monster walk": "lateral-band-walk",
    "crunches": "curl-up",
}
FORMER = {
    "Single-leg stand": "single-leg-stand",
    "Star reach": "star-reach",
    "Elevated split squat": "elevated-split-squat",
    "Elevated split squat, low step or short range": "elevated-split-squat-low",
    "Elevated split squat, slow tempo": "elevated-split-squat-slow",
    "Loaded elevated split squat": "elevated-split-squat-loaded",
    "Hip thrust with weight": "barbell-hip-thrust",
    "Nordic hamstring lower": "nordic-curl",
    "Sliding leg curl": "sliding-leg-curl",
    "Sliding leg curl, lowering only": "sliding-leg-lower",
    "Dead hang with shoulder-blade pull": "dead-hang",
    "Single-arm standing row": "single-arm-cable-row",
    "Single-arm standing chest press, square stance": "single-arm-cable-press",
    "Single-arm standing chest press, narrow staggered stance": "single-arm-cable-press-staggered",
    "Single-arm standing chest press, in-line stance": "single-arm-cable-press-inline",
    "Seated soleus raise with weight": "seated-soleus-raise",
    "Foam roll: front of thigh": "foam-roll-quads",
}
EXPORTED = {
    "Squat (Barbell)": "back-squat",
    "Barbell Squat": "back-squat",
    "Front Squat (Barbell)": "front-squat",
    "Deadlift (Barbell)": "deadlift",
    "Romanian Deadlift (Dumbbell)": "romanian-deadlift",
    "Single Leg Romanian Deadlift (Dumbbell)": "single-leg-deadlift-loaded",
    "Bulgarian Split Squat (Dumbbell)": "elevated-split-squat-loaded",
    "Standing Calf Raise (Dumbbell)": "single-leg-calf-raise-loaded",
    "Seated Calf Raise (Machine)": "seated-soleus-raise",
    "Hip Thrust (Barbell)": "barbell-hip-thrust",
    "Pull Up (Assisted)": "band-assisted-pull-up",
    "Bent Over Row (Dumbbell)": "dumbbell-row",
    "Goblet Squat (Kettlebell)": "goblet-squat",
    "Plank": "plank",
    "Farmer's Walk": "suitcase-carry",
    "Running (Treadmill)": "easy-jog",
    "air_squat": "bodyweight-squat",
    "barbell_back_squat": "back-squat",
    "barbell_hip_thrust_with_bench": "barbell-hip-thrust",
    "straight_arm_plank_with_shoulder_touch": "plank-shoulder-tap",
    "cable_core_press": "pallof-press",
    "alternating_jump_lunge": "split-squat-jump",
    "side_lying_leg_raise": "side-lying-hip-abduction",
    "stretch_calf": "wall-calf-stretch",
}

SEARCHED = {
    "ohp": "half-kneeling-overhead-press",
    "glute bridge": "glute-bridge",
    "calf raise": "calf-raise",
    "split squat": "split-squat",
    "clam": "clamshell",
    "bird dog": "bird-dog",
    "hamstring": "hamstring-walkout",
    "core": "pallof-press",
    "dumbell row": "dumbbell-row",
    "hip thrust": "barbell-hip-thrust",
    "bss": "elevated-split-squat",
    "side plank": "side-plank",
    "nordic": "nordic-curl",
    "box jump": "box-jump",
    "pogo": "pogo-jump",
    "adductor": "side-lying-hip-adduction",
    "abductor": "side-lying-hip-abduction",
    "band walk": "lateral-band-walk",
    "deadbug": "dead-bug",
    "pallof": "pallof-press",
    "farmers walk": "suitcase-carry",
    "pull up": "pull-up",
    "row": "dumbbell-row",
    "push up": "push-up",
    "seated calf": "seated-soleus-raise",
    "hip flexor stretch": "kneeling-hip-flexor-stretch",
    "it band": "foam-roll-lateral-thigh",
}


@pytest.mark.parametrize("searched", SEARCHED.items(), ids=lambda each: each[0])
def test_what_is_searched_for_comes_first(library: Library, searched: tuple[str, str]) -> None:
    """What a lifter or a runner types into a search finds that exercise before all others."""
    text, id_ = searched
    assert find_exercises(library.exercises.values(), text)[0].id == id_


@pytest.mark.parametrize("called", {**SPOKEN, **EXPORTED}.items(), ids=lambda each: each[0])
def test_a_name_means_one_exercise(library: Library, called: tuple[str, str]) -> None:
    """As lifters speak, and as other programs and watches write."""
    name, id_ = called
    assert [each.id for each in exercises_called(library.exercises.values(), name)] == [id_]


def test_a_former_name_still_means_its_exercise(library: Library) -> None:
    """What was shown and exported under another name is found and taken in by that name."""
    for name, id_ in FORMER.items():
        assert [each.id for each in exercises_called(library.exercises.values(), name)] == [id_]


def test_every_exercise_is_called_something_else_too(library: Library) -> None:
    """Each has aliases of one line that say something new, without a comma that splits them."""
    for exercise in library.exercises.values():
        assert exercise.aliases, exercise.id
        own = {plain_words(exercise.name), plain_words(exercise.id)}
        words = [plain_words(alias) for alias in exercise.aliases]
        assert len(set(words)) == len(words), exercise.id
        assert not own.intersection(words), exercise.id
        assert not [each for each in exercise.aliases if "," in each], exercise.id


def test_no_two_exercises_share_a_name(library: Library) -> None:
    """Names, ids and aliases of all exercises are apart, however they are written."""
    owners = Counter(
        called
        for exercise in library.exercises.values()
        for called in {
            "".join(plain_words(each)) for each in (exercise.name, exercise.id, *exercise.aliases)
        }
    )
    assert not [called for called, times in owners.items() if times > 1]
