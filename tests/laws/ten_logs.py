"""Ten small logs, each with its figures as a person with pencil and paper finds them.

Every log has an earlier workout, if any, and those of the week from 16 to 22 November 2026. A
workout lasts 30 minutes. The sums stand beside the figures; nothing here is computed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from midstance.domain.quantity import Load, Side, Unit, WeightUnit
from midstance.domain.record import SetRecord, WorkoutRecord
from tests.coach.gym import done, held, sides, workout

BEFORE, TUESDAY, THURSDAY = date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 19)
NOTHING = {
    "sessions_planned": 0,
    "sessions_done": 0,
    "sessions_extra": 1,
    "sets_planned": 0,
    "sets_done": 0,
    "sets_extra": 0,
    "reps": 0,
    "hold_seconds": 0,
    "moving_seconds": 0,
    "contacts": 0,
    "contact_units": 0,
    "tonnage_kg": 0,
}


@dataclass(frozen=True)
class Sheet:
    """A log and its figures.

    Attributes:
        work: the figures of the week that are not those of ``NOTHING``.
        groups: sets of each muscle group that was trained.
        effort: ratings, mean, spread; and mean times 30 minutes.
        balance: exercise, unit, left, right, difference, the side that did less.
        bests: kind, exercise, before, now; ``growth`` the same, and since when.
        focus: kind, exercise, sets, amount; ``left_out``: exercise and sets.
        rows: set by set: exercise, number, side, reps, seconds, metres, kilograms, effort.
        texts: what the log says of each set, for people.
        history: of each exercise a line a day, the newest first: day, sets, all, best set,
            heaviest, estimated maximum.
        says: lines and cells in the page of the week.
    """

    name: str
    workouts: Sequence[WorkoutRecord]
    groups: dict[str, float]
    rows: tuple[str, ...]
    texts: tuple[str, ...]
    history: dict[str, tuple[str, ...]]
    work: dict[str, float] = field(default_factory=dict)
    effort: tuple[int, float, float, float] | None = None
    balance: tuple[tuple[str, str, float, float, float, str | None], ...] = ()
    bests: tuple[tuple[str, str, float, float], ...] = ()
    growth: tuple[tuple[str, str, float, float, str], ...] = ()
    focus: tuple[tuple[str, str, int, int], ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    says: tuple[str, ...] = ()
    unit: WeightUnit = WeightUnit.KG


def trained(number: int, on: date, *sets: SetRecord, **more: object) -> WorkoutRecord:
    """A workout of no program."""
    heads: dict[str, object] = {"session": "single", "name": "Single", **more}
    return workout(number, on, *sets, **heads)


KILOGRAMS = Sheet(
    "kilograms",
    (
        trained(
            1,
            BEFORE,
            done("back-squat", 5, kg=80, effort=8),
            done("back-squat", 5, kg=80, effort=9, set_number=2),
        ),
        trained(
            2,
            TUESDAY,
            done("back-squat", 5, kg=82.5, effort=8),
            done("back-squat", 5, kg=82.5, effort=9, set_number=2),
            done("back-squat", 4, kg=82.5, set_number=3),
        ),
    ),
    # Both legs first: quads, glutes 3 x 1; adductors, hamstrings, back, core second: 3 x 1/2.
    {
        "quads": 3,
        "hamstrings": 1.5,
        "glutes": 3,
        "adductors": 1.5,
        "core": 1.5,
        "back-extensors": 1.5,
    },
    (
        "back-squat,1,,5,,,80.0,8",
        "back-squat,2,,5,,,80.0,9",
        "back-squat,1,,5,,,82.5,8",
        "back-squat,2,,5,,,82.5,9",
        "back-squat,3,,4,,,82.5,",
    ),
    (
        "5 reps with 80 kg",
        "5 reps with 80 kg",
        "5 reps with 82.5 kg",
        "5 reps with 82.5 kg",
        "4 reps with 82.5 kg",
    ),
    # 5 reps and 2 left are 7: 82.5 x (1 + 7/30) = 82.5 x 37/30 = 101.75; 80 x 37/30 = 98.67.
    {
        "Barbell back squat": (
            "2026-11-17|3|14 reps|5 reps|82.5 kg|101.75 kg",
            "2026-11-10|2|10 reps|5 reps|80 kg|98.67 kg",
        )
    },
    # 5 + 5 + 4 = 14; 14 x 82.5 = 1155.
    {"sets_extra": 3, "reps": 14, "tonnage_kg": 1155},
    # (8 + 9) / 2 = 8.5, each half a point off; 8.5 x 30 = 255.
    (2, 8.5, 0.5, 255),
    bests=(("heaviest", "back-squat", 80, 82.5),),
    growth=(("back-squat", "load", 80, 82.5, "2026-11-10"),),
    says=(
        "| Heaviest | Barbell back squat | 5 reps with 82.5 kg | +2.5 kg | Tue 2026-11-17 |",
        "| Barbell back squat | heaviest load | 80 kg | 82.5 kg | Tue 2026-11-10 |",
        "14 repetitions, 1155 kg lifted in all",
    ),
)

# 45 lb are 45 x 453.59237 g = 20 412 g, 50 lb are 22 680 g.
FORTY_FIVE, FIFTY = Load(20_412), Load(22_680)
POUNDS = Sheet(
    "pounds",
    (
        trained(1, BEFORE, done("goblet-squat", 10, load=FORTY_FIVE, effort=8)),
        trained(
            2,
            TUESDAY,
            done("goblet-squat", 10, load=FIFTY, effort=8),
            done("goblet-squat", 10, load=FIFTY, effort=8, set_number=2),
        ),
    ),
    # 2 x 1, and 2 x 1/2 for adductors, core, back and between the shoulder blades.
    {"quads": 2, "glutes": 2, "adductors": 1, "core": 1, "back-extensors": 1, "pull": 1},
    (
        "goblet-squat,1,,10,,,20.412,8",
        "goblet-squat,1,,10,,,22.68,8",
        "goblet-squat,2,,10,,,22.68,8",
    ),
    ("10 reps with 45 lb", "10 reps with 50 lb", "10 reps with 50 lb"),
    # 10 reps and 2 left are 12: no estimate above 10.
    {
        "Goblet squat": (
            "2026-11-17|2|20 reps|10 reps|50 lb|",
            "2026-11-10|1|10 reps|10 reps|45 lb|",
        )
    },
    # 20 x 22.68 = 453.6 kg, which are 1000 lb.
    {"sets_extra": 2, "reps": 20, "tonnage_kg": 453.6},
    (2, 8, 0, 240),
    bests=(("heaviest", "goblet-squat", 20.412, 22.68),),
    growth=(("goblet-squat", "load", 20.412, 22.68, "2026-11-10"),),
    says=(
        "| Heaviest | Goblet squat | 10 reps with 50 lb | +5 lb | Tue 2026-11-17 |",
        "| Goblet squat | heaviest load | 45 lb | 50 lb | Tue 2026-11-10 |",
        "20 repetitions, 1000 lb lifted in all",
    ),
    unit=WeightUnit.LB,
)

PER_SIDE = Sheet(
    "per side",
    (
        trained(1, BEFORE, *sides(done("single-leg-calf-raise", 12), 12)),
        trained(
            2,
            TUESDAY,
            *sides(done("single-leg-calf-raise", 15), 12),
            *sides(done("single-leg-calf-raise", 15, set_number=2), 13),
        ),
    ),
    # Both sides of a set are one set.
    {"calves": 2, "shin-foot": 1},
    (
        "single-leg-calf-raise,1,left,12,,,,",
        "single-leg-calf-raise,1,right,12,,,,",
        "single-leg-calf-raise,1,left,15,,,,",
        "single-leg-calf-raise,1,right,12,,,,",
        "single-leg-calf-raise,2,left,15,,,,",
        "single-leg-calf-raise,2,right,13,,,,",
    ),
    (
        "12 reps, left",
        "12 reps, right",
        "15 reps, left",
        "12 reps, right",
        "15 reps, left",
        "13 reps, right",
    ),
    {
        "Single-leg calf raise": (
            "2026-11-17|4|55 reps|15 reps||",
            "2026-11-10|2|24 reps|12 reps||",
        )
    },
    # 15 + 12 + 15 + 13 = 55.
    {"sets_extra": 2, "reps": 55},
    # The best of each side: 15 and 13; 2 of 15 are 13 %, which is less than 15 %.
    balance=(("single-leg-calf-raise", "reps", 15, 13, 0.1333, None),),
    # The weaker side decides: 12 before, 12 in the first set, 13 in the second.
    bests=(("most-repetitions", "single-leg-calf-raise", 12, 13),),
    growth=(("single-leg-calf-raise", "repetitions", 12, 15, "2026-11-10"),),
    focus=(("calf", "single-leg-calf-raise", 2, 55),),
    says=(
        "| Most repetitions | Single-leg calf raise | 13 reps, right | +1 rep | Tue 2026-11-17 |",
        "| Single-leg calf raise | 15 reps | 13 reps | 13 % | |",
    ),
)

PAIRS = Sheet(
    "pairs of weights",
    (
        trained(
            1,
            TUESDAY,
            done("step-up-loaded", 8, kg=10, side=Side.LEFT),
            done("step-up-loaded", 8, kg=8, side=Side.RIGHT),
        ),
    ),
    {"quads": 1, "hamstrings": 0.5, "glutes": 1, "hip-lateral": 0.5, "calves": 0.5, "core": 0.5},
    ("step-up-loaded,1,left,8,,,10.0,", "step-up-loaded,1,right,8,,,8.0,"),
    ("8 reps with 10 kg in each hand, left", "8 reps with 8 kg in each hand, right"),
    {"Loaded step-up": ("2026-11-17|2|16 reps|8 reps|10 kg|",)},
    # One in each hand, so twice what is logged: 8 x 20 + 8 x 16 = 288.
    {"sets_extra": 1, "reps": 16, "tonnage_kg": 288},
    # 80 and 64 kg x reps: 16 of 80 are 20 %.
    balance=(("step-up-loaded", "kg-reps", 80, 64, 0.2, "right"),),
    says=("| Loaded step-up | 80 kg x reps | 64 kg x reps | 20 % | right did less |",),
)

HOLDS = Sheet(
    "holds",
    (
        trained(1, BEFORE, held("plank", 40)),
        trained(
            2,
            THURSDAY,
            held("plank", 45),
            held("plank", 45, set_number=2),
            *sides(held("side-plank", 30, place=1), 25),
        ),
    ),
    # Two planks: core 2, glutes, quads and back 1 each, ribs 2 x 1/4. One side plank: core 1,
    # hip and inner thigh 1/2 each, shoulders 1/2.
    {
        "quads": 1,
        "glutes": 1,
        "hip-lateral": 0.5,
        "adductors": 0.5,
        "core": 3,
        "back-extensors": 1,
        "push": 1,
    },
    (
        "plank,1,,,40.0,,,",
        "plank,1,,,45.0,,,",
        "plank,2,,,45.0,,,",
        "side-plank,1,left,,30.0,,,",
        "side-plank,1,right,,25.0,,,",
    ),
    ("40 s", "45 s", "45 s", "30 s, left", "25 s, right"),
    {
        "Forearm plank": ("2026-11-19|2|1:30 min|45 s||", "2026-11-10|1|40 s|40 s||"),
        "Side plank": ("2026-11-19|2|55 s|30 s||",),
    },
    # 45 + 45 + 30 + 25 = 145.
    {"sets_extra": 3, "hold_seconds": 145},
    # 5 of 30 are 17 %, more than 15 %.
    balance=(("side-plank", "seconds", 30, 25, 0.1667, "right"),),
    # The second 45 s repeat the first; the side plank is done for the first time.
    bests=(("longest-hold", "plank", 40, 45),),
    growth=(("plank", "hold", 40, 45, "2026-11-10"),),
    says=(
        "| Longest hold | Forearm plank | 45 s | +5 s | Thu 2026-11-19 |",
        "| Side plank | 30 s | 25 s | 17 % | right did less |",
        "2:25 min held",
    ),
)

CARRIES = Sheet(
    "carries",
    (
        trained(1, BEFORE, *sides(done("suitcase-carry", 20, Unit.METRES, kg=16), 20)),
        trained(2, TUESDAY, *sides(done("suitcase-carry", 20, Unit.METRES, kg=20), 20)),
    ),
    # Grip and shrug work with every weight that is carried; it counts in no group.
    {"hip-lateral": 0.5, "core": 1},
    (
        "suitcase-carry,1,left,,,20,16.0,",
        "suitcase-carry,1,right,,,20,16.0,",
        "suitcase-carry,1,left,,,20,20.0,",
        "suitcase-carry,1,right,,,20,20.0,",
    ),
    (
        "20 m with 16 kg, left",
        "20 m with 16 kg, right",
        "20 m with 20 kg, left",
        "20 m with 20 kg, right",
    ),
    {
        "Suitcase carry": (
            "2026-11-17|2|40 m|20 m|20 kg|",
            "2026-11-10|2|40 m|20 m|16 kg|",
        )
    },
    # Metres are no repetitions, so nothing was lifted this many times.
    {"sets_extra": 1},
    balance=(("suitcase-carry", "kg-metres", 400, 400, 0, None),),
    bests=(("heaviest", "suitcase-carry", 16, 20),),
    growth=(("suitcase-carry", "load", 16, 20, "2026-11-10"),),
    says=("| Heaviest | Suitcase carry | 20 m with 20 kg, left | +4 kg | Tue 2026-11-17 |",),
)

CIRCUIT = Sheet(
    "circuit",
    (
        trained(1, BEFORE, done("push-up", 9)),
        trained(
            2,
            TUESDAY,
            done("push-up", 10, effort=8),
            done("pogo-jump", 20, Unit.CONTACTS, place=1),
            done("push-up", 10, effort=8, set_number=2),
            done("pogo-jump", 20, Unit.CONTACTS, place=1, set_number=2),
            done("push-up", 8, effort=9, set_number=3),
            done("pogo-jump", 20, Unit.CONTACTS, place=1, set_number=3),
        ),
    ),
    # Three rounds of push-ups; jumps are counted as landings.
    {"glutes": 1.5, "core": 1.5, "push": 3},
    (
        "push-up,1,,9,,,,",
        "push-up,1,,10,,,,8",
        "pogo-jump,1,,20,,,,",
        "push-up,2,,10,,,,8",
        "pogo-jump,2,,20,,,,",
        "push-up,3,,8,,,,9",
        "pogo-jump,3,,20,,,,",
    ),
    ("9 reps", "10 reps", "20 jumps", "10 reps", "20 jumps", "8 reps", "20 jumps"),
    {
        "Push-up": ("2026-11-17|3|28 reps|10 reps||", "2026-11-10|1|9 reps|9 reps||"),
        "Pogo jumps (two legs)": ("2026-11-17|3|60 jumps|20 jumps||",),
    },
    # 10 + 10 + 8 = 28; 3 x 20 = 60 contacts, a quarter of a unit each.
    {"sets_extra": 6, "reps": 28, "contacts": 60, "contact_units": 15},
    # (8 + 8 + 9) / 3 = 8.33; the root of (2 x 1/9 + 4/9) / 3 = 0.47; 8.33 x 30 = 250.
    (3, 8.33, 0.47, 250),
    bests=(("most-repetitions", "push-up", 9, 10),),
    growth=(("push-up", "repetitions", 9, 10, "2026-11-10"),),
    says=("60 jumps (15 as two-leg jumps)",),
)

ASSISTED = Sheet(
    "assisted",
    (
        trained(1, BEFORE, done("band-assisted-pull-up", 5, kg=20)),
        trained(
            2,
            TUESDAY,
            done("band-assisted-pull-up", 5, kg=15),
            done("band-assisted-pull-up", 4, kg=15, set_number=2),
        ),
    ),
    {"core": 1, "pull": 2},
    (
        "band-assisted-pull-up,1,,5,,,20.0,",
        "band-assisted-pull-up,1,,5,,,15.0,",
        "band-assisted-pull-up,2,,4,,,15.0,",
    ),
    ("5 reps with help of 20 kg", "5 reps with help of 15 kg", "4 reps with help of 15 kg"),
    # Help is no load: no heaviest, no estimate, nothing lifted.
    {
        "Band-assisted pull-up": (
            "2026-11-17|2|9 reps|5 reps||",
            "2026-11-10|1|5 reps|5 reps||",
        )
    },
    {"sets_extra": 2, "reps": 9},
    bests=(("least-help", "band-assisted-pull-up", 20, 15),),
    says=("| Least help | Band-assisted pull-up | 5 reps with help of 15 kg | 5 kg less help |",),
)

SKIPPED = Sheet(
    "skipped",
    (
        trained(1, BEFORE, done("push-up", 8)),
        trained(
            2,
            TUESDAY,
            done("push-up", 10, effort=7),
            done("push-up", 0, skipped=True, set_number=2),
            done("push-up", 0, skipped=True, set_number=3),
        ),
    ),
    {"glutes": 0.5, "core": 0.5, "push": 1},
    (
        "push-up,1,,8,,,,",
        "push-up,1,,10,,,,7",
        "push-up,2,,0,,,,",
        "push-up,3,,0,,,,",
    ),
    ("8 reps", "10 reps", "skipped", "skipped"),
    {"Push-up": ("2026-11-17|1|10 reps|10 reps||", "2026-11-10|1|8 reps|8 reps||")},
    # One of three sets is less than half: the session does not count as done.
    {"sessions_extra": 0, "sets_extra": 1, "reps": 10},
    (1, 7, 0, 210),
    bests=(("most-repetitions", "push-up", 8, 10),),
    growth=(("push-up", "repetitions", 8, 10, "2026-11-10"),),
    left_out=(("push-up", 2),),
    says=("begun, not counted as done",),
)

HOME = {"session": "home-maintain/A", "name": "At home"}
DELOAD = Sheet(
    "deload",
    (
        trained(1, date(2026, 11, 3), done("goblet-squat", 8, kg=24), done("push-up", 12), **HOME),
        trained(2, BEFORE, done("goblet-squat", 8, kg=20), done("push-up", 8), week=4, **HOME),
        trained(3, TUESDAY, done("goblet-squat", 8, kg=24), done("push-up", 13), **HOME),
    ),
    # The squat: 1, and 1/2 for adductors, core, back, pull; the push-up: 1, and 1/2 for two.
    {
        "quads": 1,
        "glutes": 1.5,
        "adductors": 0.5,
        "core": 1,
        "back-extensors": 0.5,
        "pull": 0.5,
        "push": 1,
    },
    (
        "goblet-squat,1,,8,,,24.0,",
        "push-up,1,,12,,,,",
        "goblet-squat,1,,8,,,20.0,",
        "push-up,1,,8,,,,",
        "goblet-squat,1,,8,,,24.0,",
        "push-up,1,,13,,,,",
    ),
    (
        "8 reps with 24 kg",
        "12 reps",
        "8 reps with 20 kg",
        "8 reps",
        "8 reps with 24 kg",
        "13 reps",
    ),
    # 24 x (1 + 8/30) = 24 x 38/30 = 30.4; 20 x 38/30 = 25.33.
    {
        "Goblet squat": (
            "2026-11-17|1|8 reps|8 reps|24 kg|30.4 kg",
            "2026-11-10|1|8 reps|8 reps|20 kg|25.33 kg",
            "2026-11-03|1|8 reps|8 reps|24 kg|30.4 kg",
        ),
        "Push-up": (
            "2026-11-17|1|13 reps|13 reps||",
            "2026-11-10|1|8 reps|8 reps||",
            "2026-11-03|1|12 reps|12 reps||",
        ),
    },
    # 8 + 13 = 21; 8 x 24 = 192.
    {"sets_extra": 2, "reps": 21, "tonnage_kg": 192},
    bests=(("most-repetitions", "push-up", 12, 13),),
    # Against the week before the deload: 24 kg are no more than then, 13 push-ups are one more.
    growth=(("push-up", "repetitions", 12, 13, "2026-11-03"),),
    # Of the first week of this session: the squats of another exercise count for none of it.
    left_out=(
        ("bodyweight-squat", 2),
        ("push-up", 1),
        ("prone-ytw", 2),
        ("split-squat", 2),
        ("single-leg-glute-bridge", 2),
        ("side-lying-hip-abduction", 1),
        ("single-leg-calf-raise", 2),
        ("dead-bug", 1),
        ("side-plank", 1),
    ),
    says=("| Push-up | most repetitions in a set | 12 reps | 13 reps | Tue 2026-11-03 |",),
)

SHEETS = (
    KILOGRAMS,
    POUNDS,
    PER_SIDE,
    PAIRS,
    HOLDS,
    CARRIES,
    CIRCUIT,
    ASSISTED,
    SKIPPED,
    DELOAD,
)
