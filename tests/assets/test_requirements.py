"""What runners' articles ask for by name is there: each row of the list with what fulfils it.

Rows S1 to S51 name exercises with their variants, S52 to S63 categories of routines, S64 to S71
programs. A row that asks for behaviour is proved where the behaviour lives.
"""

from itertools import pairwise

import pytest

from midstance.domain.exercise import Pattern
from midstance.domain.library import Library
from midstance.domain.planned_sets import estimated_seconds, lay_out
from midstance.domain.session import Purpose, Style

ROWS = {
    "S1": "bodyweight-squat",
    "S2": "back-squat",
    "S3": "front-squat back-squat",
    "S4": "chair-squat bodyweight-squat goblet-squat back-squat",
    "S6": "split-squat reverse-lunge walking-lunge reverse-lunge-loaded walking-lunge-loaded",
    "S7": "side-lunge-short side-lunge side-lunge-loaded",
    "S8": "crescent-lunge-low crescent-lunge",
    "S9": "reverse-lunge",
    "S10": "walking-lunge",
    "S11": "elevated-split-squat",
    "S12": "elevated-split-squat-low",
    "S13": "elevated-split-squat-slow elevated-split-squat-loaded",
    "S14": "wall-hip-hinge kettlebell-deadlift deadlift",
    "S15": "romanian-deadlift stiff-legged-deadlift",
    "S16": "kickstand-deadlift single-leg-deadlift single-leg-deadlift-loaded",
    "S17": "glute-bridge",
    "S18": "glute-bridge single-leg-glute-bridge",
    "S19": "plank-knees plank plank-shoulder-tap plank-reach",
    "S20": "plank",
    "S21": "incline-push-up push-up-knees push-up",
    "S22": "push-up-reach",
    "S23": "russian-twist-feet-down russian-twist",
    "S24": "russian-twist-weighted",
    "S25": "squat-jump repeated-squat-jump",
    "S26": "box-jump",
    "S27": "weighted-squat-jump",
    "S28": "dead-hang band-assisted-pull-up negative-pull-up pull-up",
    "S29": "band-row dumbbell-row single-arm-cable-row inverted-row prone-ytw",
    "S30": "single-arm-cable-press",
    "S31": "single-arm-cable-press",
    "S32": "single-arm-cable-press-staggered single-arm-cable-press-inline",
    "S33": "single-arm-cable-press",
    "S34": "pallof-press-half-kneeling pallof-press pallof-press-split",
    "S35": "pallof-press",
    "S37": "lateral-box-push-up",
    "S38": "lateral-push-up-floor",
    "S39": "lateral-push-up-knees",
    "S40": "lateral-box-push-up-slow",
    "S41": "bicycle-crunch",
    "S42": "bicycle-crunch-easy",
    "S43": "bicycle-crunch-slow",
    "S44": "wobble-board-two-leg wobble-board-single-leg wobble-board-squat single-leg-stand",
    "S45": "leg-circuit-weights",
    "S46": "foam-10 foam-roll-calves foam-roll-quads foam-roll-hamstrings foam-roll-glutes",
    "S47": "warmup-10 leg-swing-front leg-swing-side lunge-rotation",
    "S48": "cooldown-10 wall-calf-stretch kneeling-hip-flexor-stretch",
    "S52": "warmup-10 warmup-10-low warmup-5",
    "S54": "core-5 core-5-easy core-5-hard",
    "S56": "active-recovery-25",
    "S57": "hip-3",
    "S58": "circuit-bw leg-circuit-weights",
    "S63": "hiit-20",
    "S64": "power-5k10k",
    "S65": "durable-marathon",
    "S66": "trail-stability",
    "S67": "foundations",
    "S68": "offseason-strength",
    "S69": "bootcamp-3",
    "S70": "home-maintain",
}
"""The ids that fulfil each row."""


def seeds_of(library: Library, id_: str) -> tuple[str, ...]:
    """The rows that an exercise, routine or program says it answers."""
    for held in (library.exercises, library.routines, library.programs):
        if id_ in held:
            return held[id_].seeds
    raise LookupError(id_)


@pytest.mark.parametrize("row", ROWS)
def test_each_row_is_fulfilled_by_something_that_knows_it(library: Library, row: str) -> None:
    """Every named thing is there, and at least one of them says which row it answers."""
    answers = [row in seeds_of(library, id_) for id_ in ROWS[row].split()]
    assert any(answers)


def test_a_variant_stands_where_the_articles_put_it(library: Library) -> None:
    """Easier and harder versions are neighbours on their ladders (S7, S12, S13, S38 to S43)."""
    chains = [
        "side-lunge-short side-lunge side-lunge-loaded",
        "elevated-split-squat-low elevated-split-squat elevated-split-squat-slow",
        "lateral-push-up-knees lateral-push-up-floor lateral-box-push-up lateral-box-push-up-slow",
        "bicycle-crunch-easy bicycle-crunch bicycle-crunch-slow",
        "russian-twist-feet-down russian-twist russian-twist-weighted",
    ]
    for chain in chains:
        ids = chain.split()
        for easier, harder in pairwise(ids):
            assert library.exercises[easier].harder == harder
            assert library.exercises[harder].easier == easier


def test_bands_may_replace_cables(library: Library) -> None:
    """A cable, or a long band with an anchor (S31, S35)."""
    for id_ in ("single-arm-cable-press", "pallof-press"):
        assert [{*choice} for choice in library.exercises[id_].equipment] == [
            {"cable"},
            {"band-long", "anchor"},
        ]


def test_the_gates_that_the_articles_name(library: Library) -> None:
    """Two-leg bridges 3 x 15 before one leg (S18); the plank aims at 3 x 30 s (S20)."""
    bridge, plank = library.exercises["glute-bridge"].up, library.exercises["plank"].default
    assert bridge is not None
    assert (bridge.sets, bridge.amount) == (3, 15)
    assert (plank.sets, plank.amount) == (3, 30)


def test_the_articles_own_words_are_in_the_cues(library: Library) -> None:
    """Set-up distance, box height and the intent of the press are shown (S11, S33, S37)."""
    said = {
        "elevated-split-squat": "60 cm",
        "lateral-box-push-up": "20-30 cm",
        "single-arm-cable-press": "Hips stay still",
    }
    for id_, words in said.items():
        assert words in " ".join(library.exercises[id_].cues), id_


def test_core_needs_no_equipment(library: Library) -> None:
    """What needs nothing fills a whole core session (S53, S60)."""
    free = [e for e in library.exercises.values() if not e.equipment and e.pattern.startswith("c")]
    assert {e.pattern for e in free} >= {
        Pattern.CORE_ANTI_EXTENSION,
        Pattern.CORE_ANTI_ROTATION,
        Pattern.CORE_ANTI_LATERAL,
        Pattern.CORE_ROTATION,
        Pattern.CORE_FLEXION,
    }


def test_every_session_of_a_program_has_core_work_or_is_a_circuit(library: Library) -> None:
    """No full session leaves the trunk out (S53), and none the upper body over a week (S62)."""
    for program in library.programs.values():
        for session in library.week_sessions(program, 1):
            purposes = {block.purpose for block in session.blocks}
            assert purposes & {Purpose.CORE, Purpose.CONDITIONING}


def test_circuits_rest_little_inside_and_more_between_rounds(library: Library) -> None:
    """Work and change on the clock, the longer rest only after a round (S58, S59)."""
    for id_ in ("circuit-bw", "leg-circuit-weights"):
        assert library.routines[id_].heart_rate_cap == 80
        circuit = next(b for b in library.session(id_).blocks if b.style is Style.CIRCUIT)
        changes = [item.change or 0 for item in circuit.items]
        assert 0 < max(changes) < circuit.rest.low


def test_power_comes_after_the_warm_up(library: Library) -> None:
    """Explosive work is done warm and before strength (S55)."""
    for program in library.programs.values():
        for session in library.week_sessions(program, 3):
            purposes = [block.purpose for block in session.blocks]
            if Purpose.POWER in purposes:
                assert Purpose.WARM_UP in purposes[: purposes.index(Purpose.POWER)]


def test_three_core_routines_of_three_levels_take_five_minutes(library: Library) -> None:
    """An easier and a harder version stand beside the five-minute core (S54)."""
    levels = []
    for id_ in ("core-5-easy", "core-5", "core-5-hard"):
        session = library.session(id_)
        assert estimated_seconds(lay_out(session, library.exercises)) == 300
        levels.append(library.routines[id_].level)
    assert levels == sorted(set(levels))
