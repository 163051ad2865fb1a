"""What lifters, runners and physiotherapists type finds something sensible first."""

from collections import Counter

import pytest

from midstance.domain.library import Library
from midstance.presentation.search.exercises import search_exercises
from midstance.presentation.search.kind_words import CRITERIA
from midstance.presentation.search.names import plain_words
from midstance.presentation.search.unlisted import UNLISTED

NOT_HERE = """
bench press: push-up · bicep curl: dumbbell-row · tricep dips: push-up · lat pulldown: band-assisted-pull-up
leg press: goblet-squat · hack squat: goblet-squat · leg extension: bodyweight-squat · wall sit: bodyweight-squat
spanish squat: bodyweight-squat · kettlebell swing: kettlebell-deadlift · kb swings: kettlebell-deadlift
power clean: squat-jump · military press: half-kneeling-overhead-press · lateral raises: half-kneeling-overhead-press
hollow: dead-bug · hollow hold: dead-bug · ab wheel: dead-bug · toes to bar: supine-hip-flexor-march
burpees: mountain-climber · cycling: brisk-walk · donkey kicks: clamshell · fire hydrant: clamshell
toe yoga: short-foot · heel drop: single-leg-calf-raise · pigeon: figure-four-stretch · shrimp squat: single-leg-box-squat
turkish get-up: suitcase-carry · downward dog: supine-hamstring-stretch · strides: run-interval · box drop: pogo-jump
sumo deadlift: kettlebell-deadlift · glute ham raise: sliding-leg-curl · leg press machine: goblet-squat
"""  # noqa: E501 - a table
HERE = """
achilles: isometric-calf-hold · achilles tendinopathy: isometric-calf-hold · plantar fasciitis: short-foot
no jumping: brisk-walk · low impact: step-jack · foot strength: short-foot · flat feet: short-foot · big toe: short-foot
one leg squat: single-leg-box-squat · pistol: single-leg-box-squat · single leg rdl: single-leg-deadlift
calf: calf-raise · calves: calf-raise · calf no jumping: calf-raise · soleus: seated-soleus-raise · shins: tibialis-raise
quads: split-squat · hamstrings: hamstring-walkout · hamstring dumbbell: romanian-deadlift · glutes: glute-bridge
weak glutes: glute-bridge · glute med: clamshell · trendelenburg: clamshell · hip stability: clamshell
groin: side-lying-hip-adduction · hip flexors: supine-hip-flexor-march · psoas: supine-hip-flexor-march
ankle stability: single-leg-stand · knee: chair-squat · runner's knee: chair-squat · jumper's knee: glute-bridge
it band: foam-roll-lateral-thigh · itbs: glute-bridge · lower back pain: bird-dog · sciatica: bird-dog
abs: curl-up · six pack: curl-up · obliques: side-plank-knees · lower back: superman · grip: dead-hang
chest: single-arm-cable-press · shoulders: half-kneeling-overhead-press · rotator cuff: prone-ytw · push: push-up
barbell: barbell-hip-thrust · kb: kettlebell-deadlift · resistance band: band-row · mini band: lateral-band-walk
medicine ball: russian-twist-weighted · towel: sliding-leg-curl · heavy squat: goblet-squat · legs at home: glute-bridge
stretching: kneeling-hip-flexor-stretch · tight calves: wall-calf-stretch · warm up: cat-cow · running drills: a-march
foam roll calves: foam-roll-calves · balance: single-leg-stand · explosive: snap-down · cardio: brisk-walk
isometric: isometric-calf-hold · eccentric: sliding-leg-lower · downhill: forward-step-down · pregnancy: clamshell
bosu: wobble-board-two-leg · adductor: side-lying-hip-adduction · TRX row: inverted-row · prehab: single-leg-stand
"""  # noqa: E501 - a table


def rows(table: str) -> list[tuple[str, str]]:
    """What is typed, and what must come first."""
    cells = (cell for line in table.strip().splitlines() for cell in line.split(" · "))
    return [(typed, id_) for typed, _, id_ in (cell.partition(": ") for cell in cells)]


@pytest.mark.parametrize(
    ("table", "is_nearest"), [(NOT_HERE, True), (HERE, False)], ids=("not here", "here")
)
def test_what_people_type_finds_what_they_mean(
    library: Library, table: str, *, is_nearest: bool
) -> None:
    """Each finds the exercise that is meant, or, where there is none, says so with the nearest."""
    missed = {
        typed: found.exercises[:1]
        for typed, id_ in rows(table)
        if (found := search_exercises(library.exercises.values(), typed)).is_nearest != is_nearest
        or [each.id for each in found.exercises[:1]] != [id_]
    }
    assert not missed


def test_each_criterion_is_met_and_each_phrase_means_one(library: Library) -> None:
    """No phrase stands for two criteria, and something in the library meets each."""
    phrases = Counter(
        plain_words(each) for criterion in CRITERIA for each in criterion.phrases.split(",")
    )
    assert not [phrase for phrase, times in phrases.items() if times > 1]
    for criterion in CRITERIA:
        assert any(criterion.fit(each) is not None for each in library.exercises.values()), (
            criterion.heading
        )


def test_what_is_not_here_is_really_not_here(library: Library) -> None:
    """Each name stands once, none is an exercise's own, and the nearest are in the library."""
    names = [plain_words(name) for each in UNLISTED for name in each.names.split(",")]
    assert not [name for name, times in Counter(names).items() if times > 1]
    own = [plain_words(each) for one in library.exercises.values() for each in (one.name, one.id)]
    assert not [
        (name, words)
        for name in names
        for words in own
        if all(any(each.startswith(word) for each in words) for word in name)
    ]
    for each in UNLISTED:
        assert len(each.nearest) > 1
        assert set(each.nearest) <= set(library.exercises)
