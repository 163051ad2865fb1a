"""A ladder of five rungs with all that surrounds it, and runners who stand before it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from midstance.coach.adapt.situation import Situation
from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Gate,
    Impact,
    Limitation,
    Loadable,
    Measure,
    Muscle,
    Pattern,
)
from midstance.domain.library import Library
from midstance.domain.program import ProgramBlock, ProgramItem, Routine
from midstance.domain.quantity import Load, RestWindow, Side, Target, Unit
from midstance.domain.record import ExercisePast, SetRecord
from midstance.domain.runner import Complaint, ComplaintStage, Level, Place, Runner
from midstance.domain.session import Block, Item, Prescription, Purpose, Session

TODAY = date(2026, 11, 23)
KNEE = Limitation.KNEE_FRONT
TEN = Dose(3, 10, 6)
BARE = Place("the floor", frozenset({Equipment.WALL, Equipment.TOWEL}))
GYM = Place("the gym", frozenset(Equipment))


def exercise(
    id_: str,
    pattern: Pattern = Pattern.SQUAT,
    measure: Measure = Measure.REPS,
    default: Dose = TEN,
    **more: Any,
) -> Exercise:
    """An exercise whose name is its id in words."""
    more = {"primary": (Muscle.QUADS,)} | more
    return Exercise(id_, id_.replace("-", " ").capitalize(), pattern, measure, default, **more)


def rung(number: int, id_: str, easier: str | None, harder: str | None, **more: Any) -> Exercise:
    """A rung of the squat ladder that asks for care with a sore knee."""
    return exercise(
        id_,
        ladder="squat",
        rung=number,
        easier=easier,
        harder=harder,
        care_if=(KNEE,),
        **more,
    )


CHAIR = rung(1, "chair-squat", None, "air-squat", equipment=((Equipment.CHAIR,),))
AIR = rung(
    2,
    "air-squat",
    "chair-squat",
    "goblet-squat",
    default=Dose(3, 12, 6),
    up=Gate(3, 15, 7, 2),
    cues=("Feet apart.", "Sit back."),
)
GOBLET = rung(
    3,
    "goblet-squat",
    "air-squat",
    "back-squat",
    level=2,
    equipment=((Equipment.DUMBBELL,), (Equipment.KETTLEBELL,)),
    loadable=Loadable.EXTERNAL,
    substitutes=("air-squat",),
    default=Dose(3, 10, 7),
)
BACK = rung(
    4,
    "back-squat",
    "goblet-squat",
    "slow-squat",
    level=3,
    equipment=((Equipment.BARBELL, Equipment.RACK),),
    loadable=Loadable.EXTERNAL,
    substitutes=("loaded-lunge", "goblet-squat"),
    default=Dose(3, 5, 7),
)
FRONT = replace(BACK, id="front-squat", name="Front squat", harder=None)
SLOW = rung(5, "slow-squat", "back-squat", None, level=5, caution="Only after many squats.")
LUNGE = exercise(
    "loaded-lunge",
    Pattern.LUNGE,
    Measure.REPS_PER_SIDE,
    Dose(3, 8, 7),
    level=3,
    equipment=((Equipment.DUMBBELL,),),
    loadable=Loadable.EXTERNAL,
    avoid_if=(Limitation.ANKLE,),
)
JUMP = exercise(
    "squat-jump",
    Pattern.PLYOMETRIC,
    Measure.CONTACTS,
    Dose(3, 5, 6),
    level=3,
    impact=Impact.HIGH,
    plyo_factor=1.0,
    substitutes=("air-squat",),
    avoid_if=(KNEE, Limitation.ACHILLES),
)
PLANK = exercise(
    "plank",
    Pattern.CORE_ANTI_EXTENSION,
    Measure.SECONDS,
    Dose(3, 30, 6),
    up=Gate(3, 60, 7, 2),
    substitutes=("dead-bug",),
    avoid_if=(Limitation.WRIST,),
    primary=(Muscle.DEEP_CORE,),
)
BUG = exercise(
    "dead-bug",
    Pattern.CORE_ANTI_EXTENSION,
    Measure.REPS_PER_SIDE,
    Dose(2, 8, 6),
    alternating=True,
    primary=(Muscle.DEEP_CORE,),
)
SIDE = exercise(
    "side-plank",
    Pattern.CORE_ANTI_LATERAL,
    Measure.SECONDS_PER_SIDE,
    Dose(2, 20, 6),
    primary=(Muscle.OBLIQUES,),
)
CARRY = exercise(
    "carry",
    Pattern.CORE_ANTI_LATERAL,
    Measure.METRES_PER_SIDE,
    Dose(2, 20, 6),
    primary=(Muscle.OBLIQUES,),
    equipment=((Equipment.DUMBBELL,),),
    loadable=Loadable.EXTERNAL,
    substitutes=("side-plank",),
)
ROLL = exercise(
    "roll",
    Pattern.SOFT_TISSUE,
    Measure.SECONDS,
    Dose(1, 60),
    equipment=((Equipment.FOAM_ROLLER,),),
)
BAND_PRESS = exercise(
    "band-press",
    Pattern.CORE_ANTI_ROTATION,
    equipment=((Equipment.CABLE,), (Equipment.BAND_LONG, Equipment.ANCHOR)),
    primary=(Muscle.OBLIQUES,),
)
ALL = (
    CHAIR,
    AIR,
    GOBLET,
    BACK,
    FRONT,
    SLOW,
    LUNGE,
    JUMP,
    PLANK,
    BUG,
    SIDE,
    CARRY,
    ROLL,
    BAND_PRESS,
)


def exercise_list(*exercises: Exercise, routines: tuple[Routine, ...] = ()) -> Library:
    """A library of these exercises, or of all that stand here."""
    held = exercises or ALL
    return Library({e.id: e for e in held}, {r.id: r for r in routines}, {})


def routine(id_: str, exercise_id: str) -> Routine:
    """A routine of one exercise."""
    asked = (ProgramItem(exercise_id, (Prescription.parse("1x60 s"),)),)
    return Routine(id_, id_, "Rest.", (ProgramBlock(Purpose.COOL_DOWN, asked),))


def make_situation(
    *complaints: Complaint,
    level: Level | None = None,
    place: Place | None = None,
    passed: Collection[str] = (),
    library: Library | None = None,
) -> Situation:
    """Somebody who trains today."""
    runner = Runner(level=level, places=(place,) if place else (), complaints=complaints)
    return Situation(library or exercise_list(), runner, TODAY, frozenset(passed))


def acute(limitation: Limitation = KNEE) -> Complaint:
    """A fresh complaint."""
    return Complaint(limitation, ComplaintStage.ACUTE, TODAY)


def managed(limitation: Limitation = KNEE, since: date | None = TODAY) -> Complaint:
    """A settled complaint."""
    return Complaint(limitation, ComplaintStage.MANAGED, since)


def item(id_: str, asked: str = "3x10 @7", **more: Any) -> Item:
    """An item with a minute of rest."""
    return Item(id_, Prescription.parse(asked), RestWindow(60, 60), **more)


def session(*items: Item, id_: str = "power/A", purpose: Purpose = Purpose.STRENGTH) -> Session:
    """A session of one block."""
    return Session(id_, "Squat day", (Block(purpose, items),))


def done(
    id_: str,
    value: int,
    kilograms: float | None = None,
    effort: int | None = None,
    *,
    unit: Unit = Unit.REPS,
    number: int = 1,
    side: Side | None = None,
) -> SetRecord:
    """A set that was done."""
    return SetRecord(
        sequence=number,
        place=0,
        block="strength",
        exercise=id_,
        prescribed_exercise=id_,
        set_number=number,
        side=side,
        target=Target(value, unit),
        value=value,
        load=None if kilograms is None else Load.of(kilograms),
        effort=effort,
    )


def past(*last: SetRecord, best: SetRecord | None = None) -> ExercisePast:
    """What the log knows of an exercise."""
    return ExercisePast(last[0].exercise if last else "", last, TODAY, best)
