"""What each limitation means, and what is left that works well with it.

General information, not medical advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.exercise import Limitation

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LimitationText:
    """A limitation in words.

    Attributes:
        meaning: what it is, to follow *with*: ``Achilles tendon pain``.
        left: what is left and may work well.
        good: exercises named in ``left``, by id.
    """

    meaning: str
    left: str
    good: tuple[str, ...] = ()


LIMITATION_TEXTS: Mapping[Limitation, LimitationText] = MappingProxyType(
    {
        Limitation.ACHILLES: LimitationText(
            "Achilles tendon pain",
            "Calf holds, seated calf raises, bridges, hips, core and upper body may go well.",
            ("isometric-calf-hold", "seated-soleus-raise"),
        ),
        Limitation.CALF: LimitationText(
            "calf strain",
            "Bridges, hips, core and upper body may go well; calf holds once walking is free of "
            "pain.",
        ),
        Limitation.PLANTAR_HEEL: LimitationText(
            "heel or arch pain",
            "Seated calf work, the short foot, hips and core may go well.",
            ("short-foot",),
        ),
        Limitation.SHIN_BONE: LimitationText(
            "bone pain at the shin, foot or hip",
            "It may be a stress injury: stop impact and running, and have it assessed. Upper body "
            "and core on the floor may go well.",
        ),
        Limitation.ANKLE: LimitationText(
            "a recent ankle sprain",
            "Core on the floor and upper body may go well; standing on one leg later.",
            ("single-leg-stand",),
        ),
        Limitation.FOOT_TOE: LimitationText(
            "big-toe or forefoot pain",
            "Flat-foot exercises, bridges and hinges may go well.",
        ),
        Limitation.KNEE_FRONT: LimitationText(
            "kneecap or front-of-knee pain",
            "Squats to a high seat, bridges, side-lying leg raises and a low step-down may go "
            "well.",
            ("chair-squat", "glute-bridge", "side-lying-hip-abduction", "lateral-step-down"),
        ),
        Limitation.KNEE_TENDON: LimitationText(
            "patellar tendon pain",
            "Slow squats in a pain-free range, bridges and hips may go well.",
        ),
        Limitation.ITB: LimitationText(
            "outer-knee band pain",
            "Hip abduction, bridges and core may go well; no rolling on the band.",
        ),
        Limitation.HAMSTRING: LimitationText(
            "hamstring strain",
            "Calf holds, hips and core may go well; bridges once they are free of pain.",
            ("isometric-calf-hold", "glute-bridge"),
        ),
        Limitation.HAMSTRING_TENDON: LimitationText(
            "sit-bone tendon pain",
            "Bridges with the feet close and squats to a moderate depth may go well; avoid deep "
            "hinges and strong stretches.",
        ),
        Limitation.HIP_GROIN: LimitationText(
            "groin or front-of-hip pain",
            "Bridges and core may go well; easy inner-thigh raises once it has settled.",
        ),
        Limitation.HIP_LATERAL: LimitationText(
            "outer-hip tendon pain",
            "Two-leg bridges and squats may go well; do not lie on the sore side.",
        ),
        Limitation.LOW_BACK: LimitationText(
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
        Limitation.SHOULDER: LimitationText(
            "shoulder pain", "Legs, hips and core without arm support may go well."
        ),
        Limitation.ELBOW: LimitationText(
            "elbow pain", "Legs, hips and core without arm support may go well."
        ),
        Limitation.WRIST: LimitationText(
            "wrist pain", "Legs, hips and core without arm support may go well."
        ),
        Limitation.NECK: LimitationText(
            "neck pain", "Legs, hips and core without arm support may go well."
        ),
        Limitation.PELVIC_FLOOR: LimitationText(
            "leakage or heaviness of the pelvic floor",
            "No jumps and no running; breathe out on effort; a pelvic health physiotherapist can "
            "help.",
        ),
        Limitation.PREGNANCY: LimitationText(
            "a pregnancy",
            "No jumps and no running from here; RPE at most 7; no breath holding; nothing that "
            "lies on the back or front. Side-lying, seated and standing exercises may go well; "
            "ask your midwife or doctor.",
            ("clamshell", "side-lying-hip-abduction", "bird-dog", "incline-push-up"),
        ),
        Limitation.POSTPARTUM: LimitationText(
            "the months after a birth",
            "No jumps and no running for three months after the birth, and not before you have "
            "been assessed and have no symptoms: set it to managed then. Loads begin from the "
            "start: those from before the birth do not count.",
            ("glute-bridge", "bird-dog", "clamshell"),
        ),
        Limitation.HYPERTENSION: LimitationText(
            "high blood pressure",
            "No breath holding and no long maximal holds; RPE at most 7; ask a doctor.",
        ),
        Limitation.HEART: LimitationText(
            "a heart or circulation condition",
            "Have it cleared by a doctor before anything above easy effort.",
        ),
        Limitation.OSTEOPOROSIS: LimitationText(
            "low bone density",
            "No loaded bending or twisting of the spine, and no rolling on the ribs.",
        ),
        Limitation.BALANCE: LimitationText(
            "dizziness or a risk of falling",
            "Do everything near a support; no wobble board at first.",
        ),
        Limitation.VARICOSE: LimitationText(
            "vein disease or a history of clots", "No foam rolling on the legs."
        ),
    }
)
