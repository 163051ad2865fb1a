"""The words for muscles, parts of the body and complaints, and what they ask of an exercise."""

from __future__ import annotations

from midstance.domain.exercise import Limitation, Muscle, Pattern
from midstance.presentation.search.criteria import (
    Criterion,
    allows,
    either,
    gentle_first,
    moves,
    trains,
    trains_also,
)

CALVES = (Muscle.GASTROCNEMIUS, Muscle.SOLEUS)
HIPS = (Muscle.GLUTE_MED, Muscle.GLUTE_MAX, Muscle.HIP_FLEXORS, Muscle.ADDUCTORS)
ANKLES = (Muscle.PERONEALS, Muscle.TIBIALIS_ANTERIOR, Muscle.SOLEUS)
BACK = (Muscle.LATS, Muscle.MID_BACK, Muscle.TRAPS_UPPER, Muscle.ERECTOR_SPINAE)


MUSCLES = (
    Criterion("quads", trains(Muscle.QUADS), "quad, quadriceps, thigh, front of thigh, vmo"),
    Criterion("hamstrings", trains(Muscle.HAMSTRINGS), "hamstring, hammy, hammies, back of thigh"),
    Criterion(
        "hamstrings, glutes and lower back",
        trains(Muscle.HAMSTRINGS, Muscle.GLUTE_MAX, Muscle.ERECTOR_SPINAE),
        "posterior chain, back of the leg",
    ),
    Criterion(
        "glutes", trains(Muscle.GLUTE_MAX), "glute, bum, booty, buttock, gluteus maximus, glute max"
    ),
    Criterion(
        "side of the hip",
        trains(Muscle.GLUTE_MED),
        "glute med, gluteus medius, glute medius, hip abductor, side hip, outer hip, hip stability,"
        " pelvic stability, trendelenburg, knee valgus, knee cave, knee cave in, knee caving in",
    ),
    Criterion("inner thigh", trains(Muscle.ADDUCTORS), "adductor, inner thigh, groin"),
    Criterion(
        "hip flexors", trains(Muscle.HIP_FLEXORS), "hip flexor, psoas, iliopsoas, front of hip"
    ),
    Criterion("hips", trains(*HIPS), "hip"),
    Criterion(
        "calves",
        trains(*CALVES),
        "calf, gastrocnemius, gastroc, lower leg, push off, toe off",
    ),
    Criterion(
        "calves and glutes",
        trains(*CALVES, Muscle.GLUTE_MAX),
        "hill, uphill, climbing, incline run",
    ),
    Criterion("deep calf", trains(Muscle.SOLEUS), "soleus, deep calf"),
    Criterion(
        "shins", trains_also(Muscle.TIBIALIS_ANTERIOR), "shin, tibialis, tibialis anterior, tib"
    ),
    Criterion("outer shins", trains_also(Muscle.PERONEALS), "peroneal, outer shin, fibularis"),
    Criterion(
        "feet",
        trains(Muscle.FOOT_INTRINSICS),
        "foot, arch, toe, big toe, foot core, flat feet, fallen arch,"
        " bunion, pronation, overpronation, over pronation, barefoot, minimalist shoe",
    ),
    Criterion(
        "ankles",
        either(moves(Pattern.BALANCE), trains(*ANKLES)),
        "ankle, weak ankle, ankle stability, ankle strength, trail, trail running",
    ),
    Criterion(
        "core",
        moves(*(each for each in Pattern if each.is_core)),
        "core, core stability, trunk, midsection, pilates",
    ),
    Criterion(
        "abs", trains(Muscle.RECTUS_ABDOMINIS), "ab, abdominal, stomach, tummy, belly, six pack"
    ),
    Criterion("obliques", trains(Muscle.OBLIQUES), "oblique, waist, side ab, love handle"),
    Criterion(
        "lower back", trains(Muscle.ERECTOR_SPINAE), "lower back, low back, erector, lumbar, spine"
    ),
    Criterion("back", trains(*BACK), "back, back muscle"),
    Criterion(
        "upper back",
        trains(Muscle.MID_BACK, Muscle.LATS),
        "upper back, mid back, posture, rhomboid",
    ),
    Criterion("lats", trains(Muscle.LATS), "lat, latissimus"),
    Criterion("upper traps", trains_also(Muscle.TRAPS_UPPER), "trap, trapezius, upper trap"),
    Criterion("chest", trains(Muscle.PECS), "chest, pec, pectoral"),
    Criterion("shoulders", trains(Muscle.DELTS, Muscle.ROTATOR_CUFF), "shoulder, delt, deltoid"),
    Criterion("rotator cuff", trains_also(Muscle.ROTATOR_CUFF), "rotator cuff, external rotation"),
    Criterion("serratus", trains_also(Muscle.SERRATUS), "serratus"),
    Criterion(
        "arms", trains_also(Muscle.BICEPS, Muscle.TRICEPS, Muscle.FOREARMS), "arm, upper arm"
    ),
    Criterion("biceps", trains_also(Muscle.BICEPS), "bicep"),
    Criterion("triceps", trains_also(Muscle.TRICEPS), "tricep"),
    Criterion("forearms and grip", trains_also(Muscle.FOREARMS), "forearm, grip, grip strength"),
)


def _sore(limitation: Limitation, says: str, phrases: str, *muscles: Muscle) -> Criterion:
    return Criterion(says, gentle_first(limitation, *muscles), phrases, limitation)


def _with(limitation: Limitation, says: str, phrases: str) -> Criterion:
    return Criterion(says, allows(limitation), phrases, limitation)


COMPLAINTS = (
    _sore(
        Limitation.ACHILLES,
        "Achilles tendon and calves",
        "achilles, achilles tendon, achilles tendinopathy, achilles tendonitis,"
        " achilles tendinitis, heel cord",
        *CALVES,
    ),
    _sore(
        Limitation.CALF, "sore calves", "calf strain, calf tear, pulled calf, calf injury", *CALVES
    ),
    _sore(
        Limitation.PLANTAR_HEEL,
        "heel and arch",
        "plantar fasciitis, plantar fascia, plantar, heel spur, heel, fasciitis",
        Muscle.FOOT_INTRINSICS,
        *CALVES,
    ),
    _sore(
        Limitation.SHIN_BONE,
        "shins",
        "shin splint, mtss, stress fracture, shin bone, bone stress",
        *ANKLES,
        Muscle.FOOT_INTRINSICS,
    ),
    _sore(
        Limitation.ANKLE,
        "sprained ankle",
        "ankle sprain, sprained ankle, rolled ankle, twisted ankle",
        *ANKLES,
        Muscle.FOOT_INTRINSICS,
    ),
    _sore(
        Limitation.FOOT_TOE, "forefoot", "forefoot, metatarsal, turf toe, metatarsalgia", *ANKLES
    ),
    _sore(
        Limitation.KNEE_FRONT,
        "knees",
        "knee, runner knee, kneecap, patellofemoral, patella, anterior knee, bad knee, pfps",
        Muscle.QUADS,
        Muscle.GLUTE_MED,
        Muscle.GLUTE_MAX,
    ),
    _sore(
        Limitation.KNEE_TENDON,
        "knee tendon",
        "patellar tendon, jumper knee, patellar tendinopathy, patellar tendonitis",
        Muscle.QUADS,
        Muscle.GLUTE_MAX,
    ),
    _sore(
        Limitation.ITB,
        "outer knee and hip",
        "itbs, it band syndrome, it band pain, iliotibial band, outer knee",
        Muscle.GLUTE_MED,
        Muscle.GLUTE_MAX,
    ),
    _sore(
        Limitation.HAMSTRING,
        "sore hamstring",
        "hamstring strain, pulled hamstring, hamstring tear, hamstring injury, hamstring pain",
        Muscle.HAMSTRINGS,
        Muscle.GLUTE_MAX,
    ),
    _sore(
        Limitation.HAMSTRING_TENDON,
        "sit bone",
        "proximal hamstring, high hamstring, sit bone, hamstring tendon, hamstring tendinopathy",
        Muscle.HAMSTRINGS,
        Muscle.GLUTE_MAX,
    ),
    _sore(
        Limitation.HIP_GROIN,
        "groin and front of the hip",
        "groin strain, groin pain, hip impingement, fai, sport hernia",
        Muscle.ADDUCTORS,
        Muscle.HIP_FLEXORS,
    ),
    _sore(
        Limitation.HIP_LATERAL,
        "outer hip",
        "gtps, trochanter, hip bursitis, bursitis, hip pain, gluteal tendinopathy",
        Muscle.GLUTE_MED,
        Muscle.GLUTE_MAX,
    ),
    _sore(
        Limitation.LOW_BACK,
        "sore back",
        "back pain, bad back, sciatica, lower back pain, low back pain, slipped disc, sore back",
        Muscle.DEEP_CORE,
        Muscle.GLUTE_MAX,
    ),
    _sore(
        Limitation.SHOULDER,
        "sore shoulder",
        "shoulder pain, impingement",
        Muscle.ROTATOR_CUFF,
        Muscle.MID_BACK,
    ),
    _with(Limitation.WRIST, "easy on the wrists", "wrist, wrist pain, sore wrist"),
    _with(Limitation.ELBOW, "easy on the elbows", "elbow, elbow pain, tennis elbow, golfer elbow"),
    _with(Limitation.NECK, "easy on the neck", "neck, neck pain"),
    _with(Limitation.PREGNANCY, "pregnancy", "pregnancy, pregnant, prenatal, antenatal"),
    _with(Limitation.POSTPARTUM, "after a birth", "postpartum, postnatal, after birth"),
    _with(Limitation.PELVIC_FLOOR, "pelvic floor", "pelvic floor, leakage, kegel, incontinence"),
    _with(Limitation.OSTEOPOROSIS, "low bone density", "osteoporosis, osteopenia, bone density"),
    _with(Limitation.HYPERTENSION, "high blood pressure", "blood pressure, hypertension"),
)
