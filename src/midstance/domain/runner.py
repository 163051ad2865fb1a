"""Who trains: goal, level, places, complaints and preferences, and what they rule out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.exercise import Equipment, Exercise, Limitation
from midstance.domain.quantity import Load, LoadMeaning, WeightUnit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date


class Goal(StrEnum):
    """What you train for."""

    GENERAL = "general"
    SHORT_RACE = "5k-10k"
    HALF_MARATHON = "half-marathon"
    MARATHON = "marathon"
    TRAIL = "trail"
    POWER = "power"
    ENDURANCE = "endurance"
    FORM = "form"
    COMING_BACK = "coming-back"


class Priority(StrEnum):
    """What comes first when a week cannot hold everything."""

    RUNNING = "running-first"
    BALANCED = "balanced"
    STRENGTH = "strength-first"


class Level(StrEnum):
    """Your strength training experience."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def highest(self) -> int:
        """The highest exercise level that is prescribed without further question."""
        return _HIGHEST[self]

    def allows(self, exercise: Exercise, passed: Container[str] = ()) -> bool:
        """Whether the exercise may be prescribed; ``passed`` are exercises whose gate is passed.

        A beginner comes to level 3 and an intermediate to level 4 through the rung below; level 5
        is for the advanced.
        """
        if exercise.level <= self.highest:
            return True
        may_rise = exercise.level == self.highest + 1 <= _BY_GATE
        return may_rise and exercise.easier in passed


_BY_GATE = 4  # the highest level to which a passed gate opens the way
_HIGHEST: Mapping[Level, int] = MappingProxyType(
    {Level.BEGINNER: 2, Level.INTERMEDIATE: 3, Level.ADVANCED: 5}
)


class ComplaintStage(StrEnum):
    """Acute: recent, painful or undiagnosed. Managed: known, settled and cleared."""

    ACUTE = "acute"
    MANAGED = "managed"


ANY_STAGE = frozenset({Limitation.PREGNANCY, Limitation.OSTEOPOROSIS, Limitation.VARICOSE})
"""Limitations that exclude exercises at any stage."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A limitation that the runner has.

    Attributes:
        since: the day on which this stage began; None if nobody said.
    """

    limitation: Limitation
    stage: ComplaintStage = ComplaintStage.ACUTE
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to train, such as home or a hotel, and the equipment that is there."""

    name: str
    equipment: frozenset[Equipment]


@dataclass(frozen=True, slots=True)
class Preference:
    """What the runner always does instead of what a program prescribes.

    Attributes:
        program: the program's or routine's id.
        prescribed: the exercise that it names.
        chosen: the exercise done instead; the same one where a rule would replace it by itself.
    """

    program: str
    prescribed: str
    chosen: str


FLOOR = frozenset({Equipment.WALL, Equipment.TOWEL})
HOME_BASIC = FLOOR | {Equipment.CHAIR, Equipment.STEP, Equipment.BAND_MINI, Equipment.BACKPACK}
HOME_PLUS = HOME_BASIC | {
    Equipment.DUMBBELL,
    Equipment.KETTLEBELL,
    Equipment.BAND_LONG,
    Equipment.ANCHOR,
    Equipment.FOAM_ROLLER,
    Equipment.JUMP_ROPE,
    Equipment.SLIDER,
    Equipment.PULLUP_BAR,
}
GYM = frozenset(Equipment) - {Equipment.WOBBLE_BOARD}
PROFILES: Mapping[str, frozenset[Equipment]] = MappingProxyType(
    {"floor": FLOOR, "home-basic": HOME_BASIC, "home-plus": HOME_PLUS, "gym": GYM}
)


@dataclass(frozen=True, slots=True)
class Runner:
    """Who is training; what was not said restricts nothing.

    Attributes:
        places: where the runner trains.
        active: the name of the place for now, or "" for the first one.
        weight_unit: None takes the one of the settings.
        load_steps: the smallest step in load of an item of equipment.
        bar: what the empty bar weighs; None takes the usual one.
        desk_work: sits for most of the day.
        preferences: at most one for each exercise of a program.
        screening: the questions of the first start that were answered with yes; None if not asked.
        notices_shown: the ids of notices that were shown, and of questions that were asked.
        heaviest: the heaviest weight there is of an item of equipment; a barbell with its plates.
        figures: whether figures show movements; None takes what the settings say.
        body_weight: what the runner weighs; None where it was not said.
        born: the day of birth; ``max_bpm``: the maximum heart rate that was measured.
        circuit_ceiling: how high it may go in circuits, in percent; None takes the usual 80.
    """

    goal: Goal = Goal.GENERAL
    priority: Priority = Priority.RUNNING
    level: Level | None = None
    places: tuple[Place, ...] = ()
    active: str = ""
    complaints: tuple[Complaint, ...] = ()
    weight_unit: WeightUnit | None = None
    load_steps: tuple[tuple[Equipment, Load], ...] = ()
    desk_work: bool = False
    preferences: tuple[Preference, ...] = ()
    screening: tuple[str, ...] | None = None
    notices_shown: tuple[str, ...] = ()
    bar: Load | None = None
    heaviest: tuple[tuple[Equipment, Load], ...] = ()
    body_weight: Load | None = None
    figures: bool | None = None
    born: date | None = None
    max_bpm: int | None = None
    circuit_ceiling: int | None = None

    @property
    def place(self) -> Place | None:
        """Where the runner trains now; None when no place was named."""
        named = (place for place in self.places if place.name == self.active)
        return next(named, self.places[0] if self.places else None)

    @property
    def equipment(self) -> frozenset[Equipment]:
        """What is there to train with; everything when no place was named."""
        return self.place.equipment if self.place else frozenset(Equipment)


class Obstacle(StrEnum):
    """Why an exercise cannot be prescribed."""

    EQUIPMENT = "equipment"
    LEVEL = "level"
    COMPLAINT = "complaint"


def what_rules_out(
    exercise: Exercise, runner: Runner, passed: Container[str] = ()
) -> Obstacle | None:
    """The gravest reason that rules ``exercise`` out for ``runner``; None where it fits.

    A complaint excludes what must be avoided only while it is acute. A runner of unknown level
    counts as intermediate.
    """
    if excluded_limitations(exercise, runner):
        return Obstacle.COMPLAINT
    if not (runner.level or Level.INTERMEDIATE).allows(exercise, passed):
        return Obstacle.LEVEL
    return None if exercise.fits(runner.equipment) else Obstacle.EQUIPMENT


EASY_LIFT = 6
"""The highest effort of a barbell lift that needs no experience."""


def needs_experience(exercise: Exercise, owned: frozenset[Equipment], effort: int | None) -> bool:
    """Whether it is a jump, or a barbell lift above effort 6, with the equipment that is there.

    Landing drills of level 1 come before jumps and need none. Without an ``effort`` the usual one
    of the exercise counts.
    """
    if exercise.plyo_factor:
        return exercise.level > 1
    usable = next((each for each in exercise.equipment if owned.issuperset(each)), ())
    asked = exercise.default.rpe if effort is None else effort
    return Equipment.BARBELL in usable and (asked is None or asked > EASY_LIFT)


AFTER_A_GATE: Mapping[str, str] = MappingProxyType({"single-leg-glute-bridge": "glute-bridge"})
"""What waits in programs for the gate of another exercise, however low its level."""


def fits_everybody(exercise: Exercise, effort: int | None) -> bool:
    """Whether a runner of whom nothing is known can do it at ``effort`` as it stands."""
    unknown = Runner()
    early = needs_experience(exercise, unknown.equipment, effort)
    waits = early or exercise.id in AFTER_A_GATE
    return not waits and what_rules_out(exercise, unknown) is None


def excluded_limitations(exercise: Exercise, runner: Runner) -> tuple[Limitation, ...]:
    """The acute complaints whose tag rules ``exercise`` out."""
    return tuple(
        complaint.limitation
        for complaint in runner.complaints
        if complaint.limitation in exercise.avoid_if
        and (complaint.stage is ComplaintStage.ACUTE or complaint.limitation in ANY_STAGE)
    )


def complaints_needing_care(exercise: Exercise, runner: Runner) -> tuple[Complaint, ...]:
    """The complaints with which ``exercise`` may be done carefully.

    Acute: lowest rung, effort at most 5, pain at most 2. Managed: under the pain rule, one rung
    below the usual one, without jumps for the first two weeks.
    """
    return tuple(
        complaint
        for complaint in runner.complaints
        if complaint.limitation in exercise.care_if
        or (complaint.stage is ComplaintStage.MANAGED and complaint.limitation in exercise.avoid_if)
    )


def missing_equipment(exercise: Exercise, owned: frozenset[Equipment]) -> tuple[Equipment, ...]:
    """The equipment missing for an exercise: the shortest list of items; empty where it fits."""
    missing = [tuple(item for item in choice if item not in owned) for choice in exercise.equipment]
    return min(missing, key=len, default=())


def runner_load_step(exercise: Exercise, runner: Runner) -> Load | None:
    """The smallest step in load for ``exercise`` with what ``runner`` has; None without weights."""
    if not exercise.takes_weight(runner.equipment):
        return None
    steps = dict(runner.load_steps)
    fitting = (choice for choice in exercise.equipment if runner.equipment.issuperset(choice))
    named = (steps[item] for choice in fitting for item in choice if item in steps)
    return next(named, exercise.load_step)


def add_place(runner: Runner, place: Place) -> Runner:
    """The runner who trains at ``place`` now; it replaces a place of the same name."""
    known = tuple(place if each.name == place.name else each for each in runner.places)
    places = known if place in known else (*runner.places, place)
    return replace(runner, places=places, active=place.name)


def rename_place(runner: Runner, before: str, after: str) -> Runner:
    """The runner with a place renamed; unchanged if another place has that name."""
    if any(each.name == after for each in runner.places):
        return runner
    places = tuple(
        replace(each, name=after) if each.name == before else each for each in runner.places
    )
    here = runner.place
    active = after if here is not None and here.name == before else runner.active
    return replace(runner, places=places, active=active)


def remove_place(runner: Runner, name: str) -> Runner:
    """The runner without a place; where it was the active one, the first of the others is."""
    places = tuple(each for each in runner.places if each.name != name)
    active = runner.active if runner.active != name else places[0].name if places else ""
    return replace(runner, places=places, active=active)


def add_complaint(
    runner: Runner,
    limitation: Limitation,
    stage: ComplaintStage | None,
    today: date,
    since: date | None = None,
) -> Runner:
    """The runner with a complaint in a stage; without it for no ``stage``.

    The stage began on the day ``since``, or ``today`` where none is named; the same stage again
    changes no day by itself. After a birth the day of birth stays at every stage.
    """
    known = {each.limitation: each for each in runner.complaints}
    before = known.pop(limitation, None)
    if stage is None:
        return replace(runner, complaints=tuple(known.values()))
    if before is not None and before.stage is stage and since in {None, before.since}:
        return runner
    keeps_day = before is not None and limitation is Limitation.POSTPARTUM
    usual = before.since if before is not None and keeps_day else today
    complaint = Complaint(limitation, stage, since or usual)
    return replace(runner, complaints=(*known.values(), complaint))


def set_load_step(runner: Runner, item: Equipment, step: Load | None) -> Runner:
    """The runner whose loads with ``item`` go up by ``step``; by the usual one for None."""
    steps = dict(runner.load_steps)
    steps.pop(item, None)
    if step is not None:
        steps[item] = step
    return replace(runner, load_steps=tuple(steps.items()))


def set_heaviest(runner: Runner, item: Equipment, weight: Load | None) -> Runner:
    """The runner whose heaviest ``item`` is ``weight``; without a limit for None."""
    known = dict(runner.heaviest)
    known.pop(item, None)
    if weight is not None:
        known[item] = weight
    return replace(runner, heaviest=tuple(known.items()))


def heaviest_weight(exercise: Exercise, runner: Runner) -> Load | None:
    """The heaviest load there is for ``exercise``; None without a limit.

    What takes weight off has none: more of it makes the exercise easier.
    """
    if exercise.is_helped:
        return None
    item = next((e for e in exercise.kit_from(runner.equipment) if e in USUAL_STEPS), None)
    return None if item is None else dict(runner.heaviest).get(item)


SLACK_GRAMS = 0.5  # for rounding: pounds are no whole grams
EMPTY_BAR = MappingProxyType(
    {WeightUnit.KG: Load.of(20), WeightUnit.LB: Load.of(45, WeightUnit.LB)}
)
USUAL_STEPS: Mapping[Equipment, tuple[float, float]] = MappingProxyType(
    {
        Equipment.BARBELL: (2.5, 5),
        Equipment.DUMBBELL: (2, 5),
        Equipment.KETTLEBELL: (4, 10),
        Equipment.CABLE: (5, 5),
        Equipment.BACKPACK: (1, 2),
        Equipment.MED_BALL: (1, 2),
    }
)
"""The usual smallest step of an item, in kilograms and in pounds."""
OTHER_STEP = (1, 2)  # the usual smallest step of any other item, in kilograms and in pounds
HELP_STEP = (5, 10)
"""The step of what a band or a machine takes off, as the stacks of such machines have it."""
PLATES: Mapping[WeightUnit, tuple[float, ...]] = MappingProxyType(
    {WeightUnit.KG: (25, 20, 15, 10, 5, 2.5, 1.25), WeightUnit.LB: (45, 35, 25, 10, 5, 2.5)}
)


@dataclass(frozen=True, slots=True)
class Loading:
    """How the load of one exercise is made.

    Attributes:
        step: the smallest step in load.
        bar: the weight of the empty bar; None without a barbell.
        load_is: what the number means, and with two weights the step is that of one; None in
            workouts of older versions.
    """

    step: Load
    bar: Load | None = None
    load_is: LoadMeaning | None = None

    def after_steps(self, load: Load | None, steps: int) -> Load:
        """``load`` some steps up or down; without a load a barbell begins with the empty bar.

        A load between two steps goes to the next one that the equipment can make.
        """
        origin = self.bar.grams if self.bar else 0
        if load is None and steps > 0 and self.bar:
            return Load(origin + (steps - 1) * self.step.grams)
        grams = (load or Load(0)).grams - origin
        if steps > 0:
            whole = grams // self.step.grams + steps
        else:
            whole = -(-grams // self.step.grams) + steps
        reached = origin + whole * self.step.grams
        is_below_bar = self.bar is not None and reached < origin <= origin + grams
        return Load(max(0, origin if is_below_bar else reached))

    def round_down(self, grams: float) -> Load:
        """The heaviest load that can be made and is not above ``grams``; at least the empty bar."""
        origin = self.bar.grams if self.bar else 0
        steps = int((grams + SLACK_GRAMS - origin) / self.step.grams)
        return Load(origin + max(0, steps) * self.step.grams)


@dataclass(frozen=True, slots=True)
class LoadRules:
    """How a workout counts loads, fixed when it begins.

    Attributes:
        unit: the unit of a load that is typed as a bare number.
        loadings: how the load of each exercise is made, by the exercise's id.
    """

    unit: WeightUnit
    loadings: Mapping[str, Loading]

    def loading(self, exercise: Exercise) -> Loading | None:
        """How the load of ``exercise`` is made; None where no weight can be logged."""
        return self.loadings.get(exercise.id)


def load_rules(exercises: Iterable[Exercise], runner: Runner, unit: WeightUnit) -> LoadRules:
    """The rules for ``exercises`` with what ``runner`` has."""
    loadings = ((each.id, loading_of(each, runner, unit)) for each in exercises)
    return LoadRules(unit, {id_: loading for id_, loading in loadings if loading is not None})


def loading_of(exercise: Exercise, runner: Runner, unit: WeightUnit) -> Loading | None:
    """How ``runner`` loads ``exercise``; None where no weight can be logged.

    The runner's own step for the item comes before the usual one.
    """
    owned = runner.equipment
    if not exercise.takes_weight(owned):
        return None
    kit = exercise.kit_from(owned)
    item = next((each for each in kit if each in USUAL_STEPS), None)
    other = HELP_STEP if exercise.is_helped else OTHER_STEP
    usual = other if item is None else USUAL_STEPS[item]
    own = None if item is None else dict(runner.load_steps).get(item)
    step = own or Load.of(usual[unit is WeightUnit.LB], unit)
    bar = runner.bar or EMPTY_BAR[unit]
    meaning = exercise.load_meaning(kit)
    return Loading(step, bar if item is Equipment.BARBELL else None, meaning)


def usual_meaning(exercise: Exercise, runner: Runner) -> LoadMeaning:
    """What the number of a load means with the kit that ``runner`` has for ``exercise``."""
    return exercise.load_meaning(exercise.kit_from(runner.equipment))


def plates_text(load: Load, bar: Load, unit: WeightUnit) -> str:
    """The plates on one side of the bar, the largest first: ``20 + 5 a side``.

    It is ``empty bar`` without plates, and "" where the usual plates cannot make the load.
    """
    if load.number(unit) == bar.number(unit):
        return "empty bar"
    plates = plates_on_bar(load, bar, unit)
    return f"{' + '.join(f'{each:g}' for each in plates)} a side" if plates else ""


def plates_on_bar(load: Load, bar: Load, unit: WeightUnit) -> tuple[float, ...]:
    """The plates on one side, the largest first; none where the usual ones cannot make the load."""
    left, plates = (load.number(unit) - bar.number(unit)) / 2, []
    for plate in PLATES[unit]:
        while left >= plate:
            plates.append(plate)
            left -= plate
    return () if left else tuple(plates)
