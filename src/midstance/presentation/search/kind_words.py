"""The words for equipment and for kinds of work, and what they ask of an exercise."""

from __future__ import annotations

from midstance.domain.exercise import Equipment, Pattern
from midstance.presentation.search.body_words import COMPLAINTS, MUSCLES
from midstance.presentation.search.wishes import (
    Wish,
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
    Wish("dumbbell", uses(Equipment.DUMBBELL), "dumbbell, hand weight"),
    Wish("kettlebell", uses(Equipment.KETTLEBELL), "kettlebell"),
    Wish("barbell", uses(Equipment.BARBELL), "barbell, bar, squat rack, rack"),
    Wish("cable", uses(Equipment.CABLE), "cable, cable machine, pulley, machine"),
    Wish(
        "band",
        uses(Equipment.BAND_MINI, Equipment.BAND_LONG),
        "band, resistance band, theraband, elastic band, tube, rubber band",
    ),
    Wish(
        "mini band", uses(Equipment.BAND_MINI), "mini band, loop band, loop, booty band, hip band"
    ),
    Wish("medicine ball", uses(Equipment.MED_BALL), "medicine ball, med ball, slam ball"),
    Wish("pull-up bar", uses(Equipment.PULLUP_BAR), "pull up bar, chin up bar"),
    Wish(
        "backpack",
        uses(Equipment.BACKPACK),
        "backpack, rucksack, sandbag, weight vest, weighted vest",
    ),
    Wish("bench", uses(Equipment.BENCH), "bench"),
    Wish(
        "step or box",
        uses(Equipment.STEP, Equipment.BOX_LOW, Equipment.BOX_PLYO),
        "step, stair, box, curb, kerb",
    ),
    Wish("chair", uses(Equipment.CHAIR), "chair, sofa, couch"),
    Wish("wall", uses(Equipment.WALL), "wall"),
    Wish("sliders or a towel", uses(Equipment.SLIDER, Equipment.TOWEL), "slider, towel, sock"),
    Wish(
        "wobble board",
        uses(Equipment.WOBBLE_BOARD),
        "wobble board, bosu, balance pad, balance board",
    ),
    Wish("foam roller", uses(Equipment.FOAM_ROLLER), "foam roller, roller"),
    Wish("massage ball", uses(Equipment.MASSAGE_BALL), "massage ball, lacrosse ball, tennis ball"),
    Wish("a weight", takes_weight, "weight, weighted, loaded, heavy, free weight, gym"),
    Wish(
        "no equipment",
        needs_only(),
        "no equipment, without equipment, no kit, no gym, bodyweight, no weight, calisthenics",
    ),
    Wish(
        "little or no equipment",
        needs_only(Equipment.WALL, Equipment.CHAIR, Equipment.TOWEL),
        "at home, home, hotel, hotel room, travel, travelling, office, outdoor, park",
    ),
)

WORK = (
    Wish(
        "no jumps",
        without_jumps,
        "no jumping, no jump, no impact, low impact, without jumping, without jump, quiet,"
        " apartment, downstairs neighbour, neighbour, joint friendly, no hopping, no plyo",
    ),
    Wish(
        "stretches",
        moves(Pattern.MOBILITY_STATIC),
        "stretch, stretching, static stretch, flexibility",
    ),
    Wish(
        "cool down",
        moves(Pattern.MOBILITY_STATIC, Pattern.SOFT_TISSUE),
        "cool down, cooldown, after a run, after run, post run, recovery, tight, stiff",
    ),
    Wish("mobility", moves(Pattern.MOBILITY_DYNAMIC, Pattern.MOBILITY_STATIC), "mobility, yoga"),
    Wish(
        "warm-up",
        moves(Pattern.MOBILITY_DYNAMIC),
        "warm up, warmup, before a run, before run, pre run, dynamic stretch, activation",
    ),
    Wish(
        "running drills",
        one_of("a-march", "a-skip", "high-knees", "butt-kicks", "bounding"),
        "drill, running drill, run drill, running form, running technique",
    ),
    Wish(
        "foam rolling",
        moves(Pattern.SOFT_TISSUE),
        "foam roll, foam rolling, rolling, massage, release, trigger point, smr",
    ),
    Wish("balance", moves(Pattern.BALANCE), "balance, stability, proprioception, fall prevention"),
    Wish(
        "jumps and hops",
        moves(Pattern.PLYOMETRIC),
        "plyo, plyometric, jump, jumping, explosive, explosiveness, power, hopping, reactive,"
        " bounce, spring, speed, running economy, stiffness, cadence",
    ),
    Wish(
        "conditioning", moves(Pattern.CONDITIONING), "cardio, conditioning, hiit, sweat, endurance"
    ),
    Wish(
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
    Wish("legs", moves(*LEGS), "leg, leg day, lower body"),
    Wish("upper body", moves(Pattern.PUSH, Pattern.PULL), "upper body, top half"),
    Wish("hinges", moves(Pattern.HINGE), "hinge, hinging"),
    Wish("pushes", moves(Pattern.PUSH), "push, pushing, push day"),
    Wish("pulls", moves(Pattern.PULL), "pull, pulling, pull day"),
    Wish("carries", one_of("suitcase-carry"), "carry, carrying"),
    Wish("one side at a time", one_side, "unilateral, one leg, one legged, single leg, one side"),
    Wish("holds", held, "isometric, hold, holding, static, iso"),
    Wish("lowered slowly", lowered_slowly, "eccentric, negative, slow lowering, slow"),
    Wish("easiest level", easy, "easy, beginner, simple, gentle, starter, senior"),
    Wish("hardest levels", hard, "hard, advanced, difficult, challenging"),
    Wish(
        "prehab",
        moves(Pattern.HIP, Pattern.CALF, Pattern.BALANCE),
        "prehab, injury prevention, prevention",
    ),
)

WISHES = (*MUSCLES, *COMPLAINTS, *KIT, *WORK)
"""Everything that can be looked for besides names."""
