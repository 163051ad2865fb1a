"""Exercises that gyms know and the library leaves out, with the nearest that it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from midstance.presentation.search.names import is_misspelt, plain_words
from midstance.presentation.search.typed_criteria import LETTERS_WITH_TYPOS, read_criteria

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Exercises that are not in the library, and what comes nearest to all of them.

    Attributes:
        names: what they are called, separated by commas.
        nearest: ids of what trains the same muscles in a like movement, the nearest first.
    """

    names: str
    nearest: tuple[str, ...]


UNLISTED = (
    Unlisted(
        "bench press, incline bench press, dumbbell bench press, chest fly, pec deck, flat bench,"
        " dumbbell press, chest press machine, svend press, cable fly, cable crossover",
        ("push-up", "single-arm-cable-press", "lateral-push-up-floor", "incline-push-up"),
    ),
    Unlisted(
        "dips, tricep dip, bench dip, chair dip, tricep extension, tricep pushdown, skull crusher,"
        " overhead extension, tricep kickback",
        ("push-up", "incline-push-up", "lateral-box-push-up"),
    ),
    Unlisted(
        "lat pulldown, pulldown, lat pull down, pull down, straight arm pulldown, pullover,"
        " lat machine, muscle up",
        ("band-assisted-pull-up", "pull-up", "negative-pull-up", "single-arm-cable-row"),
    ),
    Unlisted(
        "t bar row, pendlay row, chest supported row, renegade row, machine row, high row",
        ("dumbbell-row", "single-arm-cable-row", "inverted-row", "band-row"),
    ),
    Unlisted(
        "bicep curl, dumbbell curl, hammer curl, barbell curl, preacher curl, ez bar curl,"
        " cable curl, concentration curl, wrist curl",
        ("dumbbell-row", "inverted-row", "band-assisted-pull-up", "pull-up"),
    ),
    Unlisted(
        "lateral raise, front raise, arnold press, upright row, military press,"
        " push press, z press, landmine press, handstand, pike push up, handstand push up",
        ("half-kneeling-overhead-press", "prone-ytw", "push-up"),
    ),
    Unlisted(
        "shrug, barbell shrug, high pull",
        ("suitcase-carry", "kettlebell-deadlift", "prone-ytw"),
    ),
    Unlisted(
        "reverse fly, rear delt fly, pull apart, band pull apart, external rotation with band",
        ("prone-ytw", "band-row", "single-arm-cable-row"),
    ),
    Unlisted(
        "leg press, hack squat, smith machine squat, belt squat, pendulum squat, sumo squat,"
        " zercher squat, overhead squat, squat machine, thruster, wall ball",
        ("goblet-squat", "back-squat", "elevated-split-squat", "step-up-loaded"),
    ),
    Unlisted(
        "wall sit, wall squat, wall chair, spanish squat, leg extension, knee extension,"
        " sissy squat, reverse nordic, isometric squat, horse stance",
        ("bodyweight-squat", "chair-squat", "split-squat", "forward-step-down"),
    ),
    Unlisted(
        "peterson step up, poliquin step up, tibial drop, step over, hip airplane",
        ("lateral-step-down", "forward-step-down", "single-leg-deadlift"),
    ),
    Unlisted(
        "lying leg curl, seated leg curl, leg curl machine, ball curl, swiss ball curl,"
        " glute ham raise, ghr, ghd, razor curl",
        ("sliding-leg-curl", "nordic-curl", "hamstring-walkout", "single-leg-hamstring-bridge"),
    ),
    Unlisted(
        "kettlebell swing, sumo deadlift, rack pull, deficit deadlift, cable pull through,"
        " pull through, jefferson curl, reverse hyper",
        ("kettlebell-deadlift", "romanian-deadlift", "barbell-hip-thrust"),
    ),
    Unlisted(
        "hyperextension, roman chair, back raise",
        ("superman", "bird-dog", "romanian-deadlift"),
    ),
    Unlisted(
        "skater squat, shrimp squat, dragon squat, single leg press, one leg press",
        ("single-leg-box-squat", "elevated-split-squat", "lateral-step-down"),
    ),
    Unlisted(
        "curtsy lunge, curtsey lunge, lunge matrix, overhead lunge",
        ("reverse-lunge", "side-lunge", "walking-lunge"),
    ),
    Unlisted(
        "strides, hill sprints, hill repeats, fartlek, tempo run, shuttle run",
        ("run-interval", "easy-jog", "a-skip"),
    ),
    Unlisted(
        "power clean, clean, snatch, clean and jerk, jerk, hang clean, olympic lift",
        ("squat-jump", "weighted-squat-jump", "deadlift", "half-kneeling-overhead-press"),
    ),
    Unlisted(
        "donkey kick, fire hydrant, glute kickback, cable kickback, frog pump, hip circle,"
        " hip abduction machine, kickback, quadruped hip extension",
        ("clamshell", "side-lying-hip-abduction", "single-leg-glute-bridge", "bird-dog"),
    ),
    Unlisted(
        "adduction machine, adductor machine, ball squeeze, adductor squeeze",
        ("side-lying-hip-adduction", "copenhagen-plank-short", "side-lunge"),
    ),
    Unlisted(
        "hollow, hollow hold, hollow body, hollow rock, l sit, v up, v sit, ab wheel, rollout,"
        " body saw, flutter kick, scissor kick, reverse crunch",
        ("dead-bug", "plank", "dead-bug-heel-tap", "supine-hip-flexor-march"),
    ),
    Unlisted(
        "hanging leg raise, hanging knee raise, toes to bar, captain chair, windshield wiper",
        ("supine-hip-flexor-march", "dead-hang", "bicycle-crunch"),
    ),
    Unlisted(
        "wood chop, woodchop, woodchopper, cable rotation, landmine rotation, med ball throw,"
        " ball slam, rotational throw, chop and lift",
        ("pallof-press", "russian-twist-weighted", "pallof-press-split"),
    ),
    Unlisted(
        "turkish get up, get up, windmill, waiter walk, overhead carry, bear crawl, crawl,"
        " stir the pot, bear plank",
        ("suitcase-carry", "half-kneeling-overhead-press", "plank-shoulder-tap", "bird-dog"),
    ),
    Unlisted(
        "burpee, sprawl, battle rope, sled push, sled, prowler, squat thrust",
        ("mountain-climber", "squat-jump", "step-jack", "inchworm"),
    ),
    Unlisted(
        "bike, cycling, cycle, elliptical, rower, rowing machine, swim, swimming, stair climber,"
        " stairmaster, aqua jog, pool run, ski erg, cross trainer, spin",
        ("brisk-walk", "step-jack", "easy-jog"),
    ),
    Unlisted(
        "tuck jump, hurdle hop, hurdle jump, scissor jump, box drop, line hop",
        ("pogo-jump", "squat-jump", "drop-jump", "split-squat-jump"),
    ),
    Unlisted(
        "heel drop, eccentric heel drop, eccentric calf raise, alfredson, donkey calf raise,"
        " calf press",
        ("single-leg-calf-raise", "single-leg-calf-raise-loaded", "bent-knee-calf-raise"),
    ),
    Unlisted(
        "toe yoga, toe spread, toe splay, toe curl, towel curl, marble pickup, toe lift, toe press,"
        " big toe extension, toe walk, toe spacer",
        ("short-foot", "foot-ball-roll", "single-leg-stand", "tibialis-raise"),
    ),
    Unlisted(
        "pigeon pose, pigeon, pigeon stretch, 90 90, hip car, frog stretch, lizard pose",
        ("figure-four-stretch", "butterfly-stretch", "kneeling-hip-flexor-stretch"),
    ),
    Unlisted(
        "downward dog, down dog, forward fold, toe touch, jefferson stretch",
        ("supine-hamstring-stretch", "inchworm", "wall-calf-stretch"),
    ),
    Unlisted(
        "cobra, cobra stretch, upward dog, thread the needle, spinal twist, back stretch",
        ("cat-cow", "childs-pose", "open-book"),
    ),
    Unlisted(
        "it band stretch, itb stretch, tfl stretch",
        ("figure-four-stretch", "foam-roll-lateral-thigh", "side-lying-hip-abduction"),
    ),
)
"""Each name means one entry."""


@lru_cache(maxsize=1)
def _entries() -> Mapping[tuple[str, ...], tuple[str, Unlisted]]:
    return {
        plain_words(name): (name.strip(), each)
        for each in UNLISTED
        for name in each.names.split(",")
    }


def unlisted_called(words: tuple[str, ...]) -> tuple[str, Unlisted] | None:
    """The exercise that has exactly this name, and its entry."""
    return _entries().get(words)


def unlisted_about(words: tuple[str, ...]) -> tuple[str, Unlisted] | None:
    """The exercise whose name is in the words, beside equipment, or begins with all of them."""
    entries, typed = _entries(), " ".join(words)
    spans = ((start, end) for end in range(len(words), 0, -1) for start in range(end))
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if words[start:end] in entries and not read_criteria(words[:start] + words[end:])[1]:
            return entries[words[start:end]]
    longer = (name for name in entries if " ".join(name).startswith(typed))
    name = min(longer, key=len, default=None) if len(typed) >= LETTERS_WITH_TYPOS else None
    return entries[name] if name else None


def unlisted_misspelt(words: tuple[str, ...]) -> tuple[str, Unlisted] | None:
    """The exercise that has this name but for a typo or two."""
    for name, entry in _entries().items():
        if len(name) == len(words) and all(map(is_misspelt, words, name)):
            return entry
    return None
