"""What each limitation means, and what is left that works well with it.

The same table as in the library's conventions. It is general information, not medical advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.exercise import Limitation

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Meaning:
    """A limitation in words.

    Attributes:
        meaning: what it is, to follow *with*: ``Achilles tendon pain``.
        left: what is left and may work well.
        good: exercises named in ``left``, by id.
    """

    meaning: str
    left: str
    good: tuple[str, ...] = ()


MEANINGS: Mapping[Limitation, Meaning] = MappingProxyType(
    {
        Limitation.ACHILLES: Meaning(
            "Achilles tendon pain",
            "Calf holds, seated calf raises, bridges, hips, core and upper body may go well.",
            ("isometric-calf-hold", "seated-soleus-raise"),
        ),
        Limitation.CALF: Meaning(
            "calf strain",
            "Bridges, hips, core and upper body may go well; calf holds once walking is free of "
            "pain.",
        ),
        Limitation.PLANTAR_HEEL: Meaning(
            "heel or arch pain",
            "Seated calf work, the short foot, hips and core may go well.",
            ("short-foot",),
        ),
        Limitation.SHIN_BONE: Meaning(
            "bone pain at the shin, foot or hip",
            "It may be a stress injury: stop impact and running, and have it assessed. Upper body "
            "and core on the floor may go well.",
        ),
        Limitation.ANKLE: Meaning(
            "a recent ankle sprain",
            "Core on the floor and upper body may go well; standing on one leg later.",
            ("single-leg-stand",),
        ),
        Limitation.FOOT_TOE: Meaning(
            "big-toe or forefoot pain",
            "Flat-foot exercises, bridges and hinges may go well.",
        ),
        Limitation.KNEE_FRONT: Meaning(
            "kneecap or front-of-knee pain",
            "Squats to a high seat, bridges, side-lying leg raises and a low step-down may go "
            "well.",
            ("chair-squat", "glute-bridge", "side-lying-hip-abduction", "lateral-step-down"),
        ),
        Limitation.KNEE_TENDON: Meaning(
            "patellar tendon pain",
            "Slow squats in a pain-free range, bridges and hips may go well.",
        ),
        Limitation.ITB: Meaning(
            "outer-knee band pain",
            "Hip abduction, bridges and core may go well; no rolling on the band.",
        ),
        Limitation.HAMSTRING: Meaning(
            "hamstring strain",
            "Calf holds, hips and core may go well; bridges once they are free of pain.",
            ("isometric-calf-hold", "glute-bridge"),
        ),
        Limitation.HAMSTRING_TENDON: Meaning(
            "sit-bone tendon pain",
            "Bridges with the feet close and squats to a moderate depth may go well; avoid deep "
            "hinges and strong stretches.",
        ),
        Limitation.HIP_GROIN: Meaning(
            "groin or front-of-hip pain",
            "Bridges and core may go well; easy inner-thigh raises once it has settled.",
        ),
        Limitation.HIP_LATERAL: Meaning(
            "outer-hip tendon pain",
            "Two-leg bridges and squats may go well; do not lie on the sore side.",
        ),
        Limitation.LOW_BACK: Meaning(
            "back pain",
            "Bird dog, heel taps, the side plank on the knees, bridges and the wall hip hinge may "
            "go well.",
            (
                "bird-dog",
                "dead-bug-heel-tap",
                "side-plank-knees",
                "glute-bridge",
                "wall-hip-hinge",
            ),
        ),
        Limitation.SHOULDER: Meaning(
            "shoulder pain", "Legs, hips and core without arm support may go well."
        ),
        Limitation.ELBOW: Meaning(
            "elbow pain", "Legs, hips and core without arm support may go well."
        ),
        Limitation.WRIST: Meaning(
            "wrist pain", "Legs, hips and core without arm support may go well."
        ),
        Limitation.NECK: Meaning(
            "neck pain", "Legs, hips and core without arm support may go well."
        ),
        Limitation.PELVIC_FLOOR: Meaning(
            "leakage, heaviness, pregnancy or the first months after birth",
            "No jumps; breathe out on effort; ask for professional guidance first.",
        ),
        Limitation.HYPERTENSION: Meaning(
            "high blood pressure",
            "No breath holding and no long maximal holds; effort at most 7; ask a doctor.",
        ),
        Limitation.HEART: Meaning(
            "a heart or circulation condition",
            "Have it cleared by a doctor before anything above easy effort.",
        ),
        Limitation.OSTEOPOROSIS: Meaning(
            "low bone density",
            "No loaded bending or twisting of the spine, and no rolling on the ribs.",
        ),
        Limitation.BALANCE: Meaning(
            "dizziness or a risk of falling",
            "Do everything near a support; no wobble board at first.",
        ),
        Limitation.VARICOSE: Meaning(
            "vein disease or a history of clots", "No foam rolling on the legs."
        ),
    }
)
