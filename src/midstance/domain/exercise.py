"""An exercise: what it trains, what it needs, how it is measured, and when to move on from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from midstance.domain.quantity import (
    NO_REST,
    Load,
    LoadMeaning,
    QuantityError,
    RestWindow,
    Tempo,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class VolumeGroup(StrEnum):
    """Muscles whose weekly sets are counted together."""

    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    GLUTES = "glutes"
    HIP_LATERAL = "hip-lateral"
    ADDUCTORS = "adductors"
    HIP_FRONT = "hip-front"
    CALVES = "calves"
    SHIN_FOOT = "shin-foot"
    CORE = "core"
    BACK_EXTENSORS = "back-extensors"
    PULL = "pull"
    PUSH = "push"


class Muscle(StrEnum):
    """A muscle that an exercise trains, first or second."""

    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    GLUTE_MAX = "glute_max"
    GLUTE_MED = "glute_med"
    ADDUCTORS = "adductors"
    HIP_FLEXORS = "hip_flexors"
    GASTROCNEMIUS = "gastrocnemius"
    SOLEUS = "soleus"
    TIBIALIS_ANTERIOR = "tibialis_anterior"
    PERONEALS = "peroneals"
    FOOT_INTRINSICS = "foot_intrinsics"
    RECTUS_ABDOMINIS = "rectus_abdominis"
    OBLIQUES = "obliques"
    DEEP_CORE = "deep_core"
    QUADRATUS_LUMBORUM = "quadratus_lumborum"
    ERECTOR_SPINAE = "erector_spinae"
    LATS = "lats"
    MID_BACK = "mid_back"
    TRAPS_UPPER = "traps_upper"
    ROTATOR_CUFF = "rotator_cuff"
    PECS = "pecs"
    DELTS = "delts"
    SERRATUS = "serratus"
    TRICEPS = "triceps"
    BICEPS = "biceps"
    FOREARMS = "forearms"

    @property
    def plain(self) -> str:
        """What a runner calls it."""
        return _PLAIN_AND_GROUP[self][0]

    @property
    def group(self) -> VolumeGroup:
        """The group in which its weekly sets are counted."""
        return _PLAIN_AND_GROUP[self][1]


_PLAIN_AND_GROUP: Mapping[Muscle, tuple[str, VolumeGroup]] = MappingProxyType(
    {
        Muscle.QUADS: ("quads", VolumeGroup.QUADS),
        Muscle.HAMSTRINGS: ("hamstrings", VolumeGroup.HAMSTRINGS),
        Muscle.GLUTE_MAX: ("glutes", VolumeGroup.GLUTES),
        Muscle.GLUTE_MED: ("side hip", VolumeGroup.HIP_LATERAL),
        Muscle.ADDUCTORS: ("inner thigh", VolumeGroup.ADDUCTORS),
        Muscle.HIP_FLEXORS: ("hip flexors", VolumeGroup.HIP_FRONT),
        Muscle.GASTROCNEMIUS: ("calves", VolumeGroup.CALVES),
        Muscle.SOLEUS: ("soleus", VolumeGroup.CALVES),
        Muscle.TIBIALIS_ANTERIOR: ("shins", VolumeGroup.SHIN_FOOT),
        Muscle.PERONEALS: ("outer shins", VolumeGroup.SHIN_FOOT),
        Muscle.FOOT_INTRINSICS: ("foot muscles", VolumeGroup.SHIN_FOOT),
        Muscle.RECTUS_ABDOMINIS: ("abs", VolumeGroup.CORE),
        Muscle.OBLIQUES: ("obliques", VolumeGroup.CORE),
        Muscle.DEEP_CORE: ("deep core", VolumeGroup.CORE),
        Muscle.QUADRATUS_LUMBORUM: ("side of lower back", VolumeGroup.CORE),
        Muscle.ERECTOR_SPINAE: ("lower back", VolumeGroup.BACK_EXTENSORS),
        Muscle.LATS: ("lats", VolumeGroup.PULL),
        Muscle.MID_BACK: ("mid back", VolumeGroup.PULL),
        Muscle.TRAPS_UPPER: ("upper traps", VolumeGroup.PULL),
        Muscle.ROTATOR_CUFF: ("rotator cuff", VolumeGroup.PULL),
        Muscle.PECS: ("chest", VolumeGroup.PUSH),
        Muscle.DELTS: ("shoulders", VolumeGroup.PUSH),
        Muscle.SERRATUS: ("serratus", VolumeGroup.PUSH),
        Muscle.TRICEPS: ("triceps", VolumeGroup.PUSH),
        Muscle.BICEPS: ("biceps", VolumeGroup.PULL),
        Muscle.FOREARMS: ("forearms", VolumeGroup.PULL),
    }
)


class Pattern(StrEnum):
    """The movement pattern that an exercise trains."""

    SQUAT = "squat"
    LUNGE = "lunge"
    HINGE = "hinge"
    BRIDGE = "bridge"
    HIP = "hip"
    CALF = "calf"
    PUSH = "push"
    PULL = "pull"
    CORE_ANTI_EXTENSION = "core-anti-extension"
    CORE_ANTI_ROTATION = "core-anti-rotation"
    CORE_ANTI_LATERAL = "core-anti-lateral"
    CORE_ROTATION = "core-rotation"
    CORE_FLEXION = "core-flexion"
    CORE_EXTENSION = "core-extension"
    PLYOMETRIC = "plyometric"
    BALANCE = "balance"
    MOBILITY_DYNAMIC = "mobility-dynamic"
    MOBILITY_STATIC = "mobility-static"
    SOFT_TISSUE = "soft-tissue"
    CONDITIONING = "conditioning"

    @property
    def is_core(self) -> bool:
        """Whether it trains the trunk to hold, to turn, to bend or to straighten."""
        return self.value.startswith("core-")


class Equipment(StrEnum):
    """A single item of equipment; the floor and the body need none."""

    WALL = "wall"
    CHAIR = "chair"
    BENCH = "bench"
    STEP = "step"
    BOX_LOW = "box-low"
    BOX_PLYO = "box-plyo"
    BAND_MINI = "band-mini"
    BAND_LONG = "band-long"
    ANCHOR = "anchor"
    ANCHOR_FOOT = "anchor-foot"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    BACKPACK = "backpack"
    BARBELL = "barbell"
    RACK = "rack"
    CABLE = "cable"
    MED_BALL = "med-ball"
    PULLUP_BAR = "pullup-bar"
    BAR_LOW = "bar-low"
    SLIDER = "slider"
    TOWEL = "towel"
    JUMP_ROPE = "jump-rope"
    WOBBLE_BOARD = "wobble-board"
    FOAM_ROLLER = "foam-roller"
    MASSAGE_BALL = "massage-ball"

    @property
    def plain(self) -> str:
        """The item in words: ``low box``, ``pull-up bar``."""
        return _EQUIPMENT_WORDS.get(self, self.value.replace("-", " "))


_EQUIPMENT_WORDS: Mapping[Equipment, str] = MappingProxyType(
    {
        Equipment.BOX_LOW: "low box",
        Equipment.BOX_PLYO: "plyo box",
        Equipment.BAND_MINI: "mini band",
        Equipment.BAND_LONG: "long band",
        Equipment.ANCHOR: "band anchor",
        Equipment.ANCHOR_FOOT: "foot anchor",
        Equipment.MED_BALL: "medicine ball",
        Equipment.PULLUP_BAR: "pull-up bar",
        Equipment.BAR_LOW: "low bar",
    }
)


class Measure(StrEnum):
    """How an exercise is naturally measured, for both sides at once or for each side."""

    REPS = "reps"
    REPS_PER_SIDE = "reps-per-side"
    SECONDS = "seconds"
    SECONDS_PER_SIDE = "seconds-per-side"
    METRES = "metres"
    METRES_PER_SIDE = "metres-per-side"
    CONTACTS = "contacts"
    CONTACTS_PER_SIDE = "contacts-per-side"

    @classmethod
    def of(cls, unit: Unit, *, per_side: bool) -> Measure:
        """The measure that counts ``unit``, for each side or not."""
        return cls(f"{unit.value}-per-side" if per_side else unit.value)

    @property
    def unit(self) -> Unit:
        """What is counted."""
        return Unit(self.value.removesuffix("-per-side"))

    @property
    def per_side(self) -> bool:
        """Whether the amount is meant for each side."""
        return self.value.endswith("-per-side")


class Impact(StrEnum):
    """How hard the landings are."""

    NONE = "none"
    LOW = "low"
    HIGH = "high"


class Loadable(StrEnum):
    """How resistance can be added, or taken away: help takes weight off."""

    NONE = "none"
    BAND = "band"
    EXTERNAL = "external"
    HELP = "help"


LoadWords: TypeAlias = tuple[tuple[Equipment | None, LoadMeaning], ...]
"""What a load means with each item of equipment; None means every other item."""


class MoveDown(StrEnum):
    """The rule that says when to go one rung down."""

    STANDARD = "std"
    HOLD = "hold"
    PLYO = "plyo"
    BALANCE = "balance"
    TENDON = "tendon"


class Limitation(StrEnum):
    """A complaint or condition that excludes or restricts exercises."""

    ACHILLES = "achilles"
    CALF = "calf"
    PLANTAR_HEEL = "plantar-heel"
    SHIN_BONE = "shin-bone"
    ANKLE = "ankle"
    FOOT_TOE = "foot-toe"
    KNEE_FRONT = "knee-front"
    KNEE_TENDON = "knee-tendon"
    ITB = "itb"
    HAMSTRING = "hamstring"
    HAMSTRING_TENDON = "hamstring-tendon"
    HIP_GROIN = "hip-groin"
    HIP_LATERAL = "hip-lateral"
    LOW_BACK = "low-back"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    WRIST = "wrist"
    NECK = "neck"
    PELVIC_FLOOR = "pelvic-floor"
    HYPERTENSION = "hypertension"
    HEART = "heart"
    OSTEOPOROSIS = "osteoporosis"
    BALANCE = "balance"
    VARICOSE = "varicose"
    PREGNANCY = "pregnancy"
    POSTPARTUM = "postpartum"


MEANT_BY: Mapping[Equipment, LoadMeaning] = MappingProxyType(
    {
        Equipment.BARBELL: LoadMeaning.TOTAL,
        Equipment.CABLE: LoadMeaning.STACK,
        Equipment.BACKPACK: LoadMeaning.ONE_WEIGHT,
        Equipment.MED_BALL: LoadMeaning.ONE_WEIGHT,
    }
)
"""What a load means by the item alone; one dumbbell or two is for the exercise to say."""
IN_HANDS = frozenset({Equipment.DUMBBELL, Equipment.KETTLEBELL})
"""The items of which there may be one in each hand."""


@dataclass(frozen=True, slots=True)
class Dose:
    """The starting prescription of an exercise: ``amount`` is per side where the measure is."""

    sets: int
    amount: int
    rpe: int | None = None
    rest: RestWindow = NO_REST


@dataclass(frozen=True, slots=True)
class Gate:
    """When to move up: ``sets`` of ``amount`` at or below ``rpe_max`` in ``sessions`` in a row."""

    sets: int
    amount: int
    rpe_max: int
    sessions: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """A movement in the library, with all that is needed to prescribe, show, time and replace it.

    Attributes:
        equipment: alternatives (or) of item sets (and); empty means nothing is needed.
        alternating: the sides take turns inside the set, so there is no pause to change sides.
        load_is: what its load means where that does not follow from the equipment.
        leg_load: fatigue weight of one hard set for the legs, 0-3.
        plyo_factor: contact units for each contact; 0 for what is not plyometric.
        unit_seconds: seconds for one repetition, contact or metre, for estimates.
        ramp_up: heavy barbell work that starts with two ramp-up sets at effort 6 or more.
        substitutes: first one that fits is used; at most two levels harder.
        glance: the cue in two to five words, to be read from two metres while moving.
        command: one word for the last seconds before a hold or an interval begins.
        avoid_if: limitations that exclude it while acute.
        care_if: limitations that restrict it while acute.
        aliases: what people and other programs call it; no two exercises share one.
        short_name: its name in at most 14 characters, for letters that are read from two metres;
            "" where the name itself is short.
        figure: what shows its movement, such as ``squat/goblet``; ``words`` or "" for none.
    """

    id: str
    name: str
    pattern: Pattern
    measure: Measure
    default: Dose
    primary: tuple[Muscle, ...] = ()
    secondary: tuple[Muscle, ...] = ()
    equipment: tuple[tuple[Equipment, ...], ...] = ()
    alternating: bool = False
    level: int = 1
    impact: Impact = Impact.NONE
    loadable: Loadable = Loadable.NONE
    load_is: LoadWords = ()
    leg_load: int = 0
    plyo_factor: float = 0.0
    unit_seconds: float = 1.0
    tempo: Tempo | None = None
    ramp_up: bool = False
    ladder: str | None = None
    rung: int | None = None
    easier: str | None = None
    harder: str | None = None
    alternatives: tuple[str, ...] = ()
    up: Gate | None = None
    down: MoveDown | None = None
    substitutes: tuple[str, ...] = ()
    why: str = ""
    breathing: str = ""
    glance: str = ""
    command: str = ""
    cues: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    caution: str = ""
    note: str = ""
    avoid_if: tuple[Limitation, ...] = ()
    care_if: tuple[Limitation, ...] = ()
    seeds: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    short_name: str = ""
    figure: str = ""

    @property
    def big_name(self) -> str:
        """The name for large letters: without what stands in brackets behind it."""
        return self.short_name or self.name.partition(" (")[0]

    @property
    def is_hold(self) -> bool:
        """Whether it is a position held for time, not a movement that goes on for time."""
        moving = self.pattern in {Pattern.CONDITIONING, Pattern.SOFT_TISSUE}
        return self.measure.unit is Unit.SECONDS and not moving

    def is_above(self, other: Exercise) -> bool:
        """Whether it is a harder rung of the same ladder."""
        on_one_ladder = self.ladder is not None and self.ladder == other.ladder
        return on_one_ladder and (self.rung or 0) > (other.rung or 0)

    @property
    def load_step(self) -> Load | None:
        """The smallest usual step in load for its equipment; None where no weight can be logged."""
        if self.loadable is not Loadable.EXTERNAL:
            return None
        plates = self.needs(Equipment.BARBELL) or self.needs(Equipment.CABLE)
        return Load(2500) if plates else Load(1000)

    def load_meaning(self, kit: Iterable[Equipment]) -> LoadMeaning:
        """What the number of its load means with the items of ``kit``."""
        items, words = tuple(kit), dict(self.load_is)
        if self.is_helped:
            return LoadMeaning.HELP
        named = (words[item] for item in items if item in words)
        usual = (MEANT_BY[item] for item in items if item in MEANT_BY)
        return next(chain(named, usual), words.get(None, LoadMeaning.ONE_WEIGHT))

    @property
    def is_helped(self) -> bool:
        """Whether its band or machine takes weight off; that is no load, and less of it is more."""
        return self.loadable is Loadable.HELP

    def check_load(self, load: Load | None, load_is: LoadMeaning | None = None) -> None:
        """See that ``load`` may be logged for this exercise.

        Raises:
            QuantityError: it would be a weight that is lifted where a band or machine helps, or one
                in each hand where none is held in a hand.
        """
        lifted = load_is not in {None, LoadMeaning.HELP}
        if load is not None and load.grams and self.is_helped and lifted:
            raise QuantityError(
                f"the band or machine takes weight off in {self.name}; "
                "write only how much it helps, such as 20 kg"
            )
        in_hands = any(IN_HANDS.intersection(choice) for choice in self.equipment)
        if load_is is LoadMeaning.EACH_HAND and self.equipment and not in_hands:
            raise QuantityError(
                f"{self.name} takes no weight in each hand; write all of it, such as 60 kg"
            )

    def needs(self, item: Equipment) -> bool:
        """Whether its first choice of equipment includes ``item``."""
        return bool(self.equipment) and item in self.equipment[0]

    def fits(self, owned: frozenset[Equipment]) -> bool:
        """Whether it can be done with what is ``owned``."""
        return not self.equipment or any(owned.issuperset(choice) for choice in self.equipment)

    def kit_from(self, owned: frozenset[Equipment]) -> tuple[Equipment, ...]:
        """The first kit that is ``owned``, else the first of all."""
        usable = (choice for choice in self.equipment if owned.issuperset(choice))
        return next(usable, self.equipment[0] if self.equipment else ())

    def takes_weight(self, owned: frozenset[Equipment]) -> bool:
        """Whether a weight can be logged with the first kit that is ``owned``: not with a band.

        Where a band or machine helps, that is what it takes off.
        """
        if self.is_helped:
            return True
        is_external = self.loadable is Loadable.EXTERNAL
        return is_external and Equipment.BAND_LONG not in self.kit_from(owned)


def names_text(names: Iterable[str]) -> str:
    """Names in a sentence, one at least: ``Back squat, Step-up and Split squat``."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


@dataclass(frozen=True, slots=True)
class Ladder:
    """Movements in order of difficulty: ``rungs`` from the easiest, siblings side by side."""

    id: str
    rungs: tuple[tuple[Exercise, ...], ...]
