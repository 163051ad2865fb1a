"""The words for equipment and for kinds of work, and what they ask of an exercise."""

from __future__ import annotations

from midstance.domain.exercise import Equipment, Pattern
from midstance.presentation.search.body_words import COMPLAINTS, MUSCLES
from midstance.presentation.search.criteria import (
    Criterion,
    easy,
    hard,
    held,
    lowered_slowly,
    moves,
    needs_only,
    one_of,
    one_side,
    takes_weight,
    uses,
    without_jumps,
)

LEGS = (Pattern.SQUAT, Pattern.LUNGE, Pattern.HINGE, Pattern.BRIDGE, Pattern.CALF)

KIT = (
    Criterion("dumbbell", uses(Equipment.DUMBBELL), "dumbbell, hand weight"),
    Criterion("kettlebell", uses(Equipment.KETTLEBELL), "kettlebell"),
    Criterion("barbell", uses(Equipment.BARBELL), "barbell, bar, squat rack, rack"),
    Criterion("cable", uses(Equipment.CABLE), "cable, cable machine, pulley, machine"),
    Criterion(
        "band",
        uses(Equipment.BAND_MINI, Equipment.BAND_LONG),
        "band, resistance band, theraband, elastic band, tube, rubber band",
    ),
    Criterion(
        "mini band", uses(Equipment.BAND_MINI), "mini band, loop band, loop, booty band, hip band"
    ),
    Criterion("medicine ball", uses(Equipment.MED_BALL), "medicine ball, med ball, slam ball"),
    Criterion("pull-up bar", uses(Equipment.PULLUP_BAR), "pull up bar, chin up bar"),
    Criterion(
        "backpack",
        uses(Equipment.BACKPACK),
        "backpack, rucksack, sandbag, weight vest, weighted vest",
    ),
    Criterion("bench", uses(Equipment.BENCH), "bench"),
    Criterion(
        "step or box",
        uses(Equipment.STEP, Equipment.BOX_LOW, Equipment.BOX_PLYO),
        "step, stair, box, curb, kerb",
    ),
    Criterion("chair", uses(Equipment.CHAIR), "chair, sofa, couch"),
    Criterion("wall", uses(Equipment.WALL), "wall"),
    Criterion("sliders or a towel", uses(Equipment.SLIDER, Equipment.TOWEL), "slider, towel, sock"),
    Criterion(
        "wobble board",
        uses(Equipment.WOBBLE_BOARD),
        "wobble board, bosu, balance pad, balance board",
    ),
    Criterion("foam roller", uses(Equipment.FOAM_ROLLER), "foam roller, roller"),
    Criterion(
        "massage ball", uses(Equipment.MASSAGE_BALL), "massage ball, lacrosse ball, tennis ball"
    ),
    Criterion("a weight", takes_weight, "weight, weighted, loaded, heavy, free weight, gym"),
    Criterion(
        "no equipment",
        needs_only(),
        "no equipment, without equipment, no kit, no gym, bodyweight, no weight, calisthenics",
    ),
    Criterion(
        "little or no equipment",
        needs_only(Equipment.WALL, Equipment.CHAIR, Equipment.TOWEL),
        "at home, home, hotel, hotel room, travel, travelling, office, outdoor, park",
    ),
)

WORK = (
    Criterion(
        "no jumps",
        without_jumps,
        "no jumping, no jump, no impact, low impact, without jumping, without jump, quiet,"
        " apartment, downstairs neighbour, neighbour, joint friendly, no hopping, no plyo",
    ),
    Criterion(
        "stretches",
        moves(Pattern.MOBILITY_STATIC),
        "stretch, stretching, static stretch, flexibility",
    ),
    Criterion(
        "cool down",
        moves(Pattern.MOBILITY_STATIC, Pattern.SOFT_TISSUE),
        "cool down, cooldown, after a run, after run, post run, recovery, tight, stiff",
    ),
    Criterion(
        "mobility", moves(Pattern.MOBILITY_DYNAMIC, Pattern.MOBILITY_STATIC), "mobility, yoga"
    ),
    Criterion(
        "warm-up",
        moves(Pattern.MOBILITY_DYNAMIC),
        "warm up, warmup, before a run, before run, pre run, dynamic stretch, activation",
    ),
    Criterion(
        "running drills",
        one_of("a-march", "a-skip", "high-knees", "butt-kicks", "bounding"),
        "drill, running drill, run drill, running form, running technique",
    ),
    Criterion(
        "foam rolling",
        moves(Pattern.SOFT_TISSUE),
        "foam roll, foam rolling, rolling, massage, release, trigger point, smr",
    ),
    Criterion(
        "balance", moves(Pattern.BALANCE), "balance, stability, proprioception, fall prevention"
    ),
    Criterion(
        "jumps and hops",
        moves(Pattern.PLYOMETRIC),
        "plyo, plyometric, jump, jumping, explosive, explosiveness, power, hopping, reactive,"
        " bounce, spring, speed, running economy, stiffness, cadence",
    ),
    Criterion(
        "conditioning", moves(Pattern.CONDITIONING), "cardio, conditioning, hiit, sweat, endurance"
    ),
    Criterion(
        "downhill",
        one_of(
            "forward-step-down",
            "lateral-step-down",
            "split-squat",
            "elevated-split-squat",
            "goblet-squat",
        ),
        "downhill, descent, downhill running",
    ),
    Criterion("legs", moves(*LEGS), "leg, leg day, lower body"),
    Criterion("upper body", moves(Pattern.PUSH, Pattern.PULL), "upper body, top half"),
    Criterion("hinges", moves(Pattern.HINGE), "hinge, hinging"),
    Criterion("pushes", moves(Pattern.PUSH), "push, pushing, push day"),
    Criterion("pulls", moves(Pattern.PULL), "pull, pulling, pull day"),
    Criterion("carries", one_of("suitcase-carry"), "carry, carrying"),
    Criterion(
        "one side at a time", one_side, "unilateral, one leg, one legged, single leg, one side"
    ),
    Criterion("holds", held, "isometric, hold, holding, static, iso"),
    Criterion("lowered slowly", lowered_slowly, "eccentric, negative, slow lowering, slow"),
    Criterion("easiest level", easy, "easy, beginner, simple, gentle, starter, senior"),
    Criterion("hardest levels", hard, "hard, advanced, difficult, challenging"),
    Criterion(
        "prehab",
        moves(Pattern.HIP, Pattern.CALF, Pattern.BALANCE),
        "prehab, injury prevention, prevention",
    ),
)

CRITERIA = (*MUSCLES, *COMPLAINTS, *KIT, *WORK)
"""Everything that can be looked for besides names."""
