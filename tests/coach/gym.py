"""A small library, and workouts made from a few words, for tests of what a week amounted to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Loadable,
    Measure,
    Muscle,
    Pattern,
)
from midstance.domain.library import Library
from midstance.domain.program import Program, ProgramBlock, ProgramItem, ProgramSession, Routine
from midstance.domain.quantity import Load, Side, Target, Unit
from midstance.domain.record import (
    LoggedSet,
    Pain,
    SetRecord,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
)
from midstance.domain.session import Prescription, Purpose

MONDAY = date(2026, 11, 23)


def exercise(id_: str, pattern: Pattern, measure: Measure, **more: Any) -> Exercise:
    """An exercise whose name is its id in words."""
    return Exercise(id_, id_.replace("-", " ").capitalize(), pattern, measure, Dose(2, 8), **more)


EXERCISES = {
    each.id: each
    for each in (
        exercise(
            "squat",
            Pattern.SQUAT,
            Measure.REPS,
            primary=(Muscle.QUADS,),
            secondary=(Muscle.GLUTE_MAX, Muscle.FOREARMS),
            equipment=((Equipment.BARBELL,),),
            loadable=Loadable.EXTERNAL,
        ),
        exercise(
            "lunge",
            Pattern.LUNGE,
            Measure.REPS_PER_SIDE,
            primary=(Muscle.QUADS, Muscle.GLUTE_MAX),
            secondary=(Muscle.HAMSTRINGS,),
        ),
        exercise(
            "plank",
            Pattern.CORE_ANTI_EXTENSION,
            Measure.SECONDS,
            primary=(Muscle.RECTUS_ABDOMINIS, Muscle.DEEP_CORE),
        ),
        exercise(
            "side-plank",
            Pattern.CORE_ANTI_LATERAL,
            Measure.SECONDS_PER_SIDE,
            primary=(Muscle.OBLIQUES,),
            secondary=(Muscle.GLUTE_MED,),
        ),
        exercise(
            "dead-bug", Pattern.CORE_ANTI_EXTENSION, Measure.REPS, primary=(Muscle.DEEP_CORE,)
        ),
        exercise("calf-raise", Pattern.CALF, Measure.REPS, primary=(Muscle.GASTROCNEMIUS,)),
        exercise("soleus-raise", Pattern.CALF, Measure.REPS, primary=(Muscle.SOLEUS,)),
        exercise("clamshell", Pattern.HIP, Measure.REPS_PER_SIDE, primary=(Muscle.GLUTE_MED,)),
        exercise(
            "pogo",
            Pattern.PLYOMETRIC,
            Measure.CONTACTS,
            primary=(Muscle.GASTROCNEMIUS,),
            plyo_factor=0.25,
        ),
        exercise("jog", Pattern.CONDITIONING, Measure.SECONDS, primary=(Muscle.GASTROCNEMIUS,)),
        exercise("carry", Pattern.PULL, Measure.METRES, primary=(Muscle.FOREARMS,)),
    )
}


def plan(id_: str, *weeks: str) -> ProgramItem:
    """An exercise with what is asked in each week; "-" for nothing."""
    asked = (None if text == "-" else Prescription.parse(text) for text in weeks)
    return ProgramItem(id_, tuple(asked))


def block(purpose: Purpose, *items: ProgramItem) -> ProgramBlock:
    """A straight block."""
    return ProgramBlock(purpose, items)


WARM_UP = block(Purpose.WARM_UP, plan("jog", "1x180 s"))
SQUATS = ProgramSession(
    "A",
    "Squat day",
    (
        WARM_UP,
        block(Purpose.STRENGTH, plan("squat", "3x8 @7"), plan("lunge", "2x8/side @7")),
        block(Purpose.CORE, plan("plank", "2x30 s")),
    ),
)
HINGES = ProgramSession(
    "B", "Calf day", (WARM_UP, block(Purpose.CALF_FOOT, plan("calf-raise", "2x15 @6")))
)
BASE = Program(
    "base", "Base", "For all.", 4, 2, (SQUATS, HINGES), deload=(4,), finish="Choose another one."
)
SHORT = Program("short", "Short", "For few.", 2, 1, (SQUATS,), taper=(2,))
CORE = Routine(
    "core-5",
    "Core",
    "core",
    (block(Purpose.CORE, plan("plank", "1x40 s"), plan("dead-bug", "1x10")),),
)
LIBRARY = Library(EXERCISES, {"core-5": CORE}, {"base": BASE, "short": SHORT})


def day(number: int) -> date:
    """The day this many days after the first Monday."""
    return MONDAY + timedelta(days=number)


def moment(on: date, hour: int = 17, offset: int = 60) -> Timestamp:
    """An hour in UTC of a day, lived this many minutes ahead of it."""
    return Timestamp(datetime.combine(on, time(hour), UTC), offset, "Europe/Berlin")


def done(id_: str, value: int, unit: Unit = Unit.REPS, **more: Any) -> SetRecord:
    """A set that was done; ``kg`` gives it a load."""
    kilograms = more.pop("kg", None)
    load = None if kilograms is None else Load.of(kilograms)
    plain = SetRecord(0, 0, "strength", id_, id_, 1, None, Target(value, unit), value, load)
    return replace(plain, **more)


def held(id_: str, seconds: int, **more: Any) -> SetRecord:
    """A set that was held for this many seconds."""
    return done(id_, seconds, Unit.SECONDS, **more)


def sides(left: SetRecord, right: int) -> tuple[SetRecord, SetRecord]:
    """Both sides of a set; the right one has its own value."""
    return replace(left, side=Side.LEFT), replace(left, side=Side.RIGHT, value=right)


def workout(number: int, on: date, *sets: SetRecord, **more: Any) -> WorkoutRecord:
    """A completed workout of ``base/A`` with these sets, numbered in their order."""
    id_ = UUID(int=number)
    start = moment(on)
    plain = WorkoutRecord(
        id_, "base/A", "Squat day", 1, start, on, WorkoutStatus.COMPLETED, moment(on, 18), 1800
    )
    head = replace(plain, **more)
    return replace(head, sets=tuple(_logged(head, i, each) for i, each in enumerate(sets)))


def _logged(head: WorkoutRecord, sequence: int, record: SetRecord) -> LoggedSet:
    id_ = UUID(int=head.id.int * 1000 + sequence)
    numbered = replace(record, sequence=sequence)
    return LoggedSet(id_, head.id, head.session, head.started_at, head.local_date, numbered)


def sets_of(*workouts: WorkoutRecord) -> tuple[LoggedSet, ...]:
    """All sets of some workouts."""
    return tuple(each for held_ in workouts for each in held_.sets)


LOADS = st.none() | st.integers(0, 200_000).map(Load)
NAMES = st.sampled_from([*EXERCISES, "ghost"])
FIELDS = st.fixed_dictionaries(
    {
        "place": st.integers(0, 5),
        "block": st.sampled_from(["strength", "core", "warm-up"]),
        "exercise": NAMES,
        "prescribed_exercise": st.none() | NAMES,
        "set_number": st.integers(1, 3),
        "side": st.none() | st.sampled_from(Side),
        "target": st.builds(Target, st.integers(0, 60), st.sampled_from(Unit)),
        "value": st.integers(0, 60),
        "load": LOADS,
        "effort": st.none() | st.integers(1, 10),
        "skipped": st.sampled_from([False, False, False, True]),
        "counts": st.sampled_from([True, True, True, False]),
    }
)
"""A set's fields; without an exercise of its own, what was asked for is what was done."""


def records() -> st.SearchStrategy[SetRecord]:
    """Any set: of a known or unknown exercise, with or without sides, load, rating."""
    return RECORDS


def _record(fields: dict[str, Any]) -> SetRecord:
    prescribed = fields["prescribed_exercise"] or fields["exercise"]
    return SetRecord(sequence=0, **{**fields, "prescribed_exercise": prescribed})


RECORDS = FIELDS.map(_record)
PAINS = st.builds(Pain, st.sampled_from(["knee", "calf"]), st.integers(0, 10), NAMES)
WORKOUTS = st.tuples(
    st.integers(-7, 13),
    st.lists(RECORDS, max_size=6),
    st.fixed_dictionaries(
        {
            "session": st.sampled_from(["base/A", "base/B", "short/A", "core-5", "gone/Z"]),
            "week": st.integers(1, 4),
            "ending": st.sampled_from([WorkoutStatus.COMPLETED, WorkoutStatus.FINISHED_EARLY]),
            "active_seconds": st.integers(0, 7200),
            "pains": st.lists(PAINS, max_size=2).map(tuple),
            "work_sets": st.none() | st.integers(0, 8),
            "by_word": st.booleans(),
        }
    ),
)
"""The day of a workout in three weeks, its sets, and its other fields."""


def logs(most: int = 6) -> st.SearchStrategy[tuple[WorkoutRecord, ...]]:
    """Workouts of three weeks, oldest first; there may be several on a day, or none at all."""
    return st.lists(WORKOUTS, max_size=most).map(_log)


def _log(drawn: list[tuple[int, list[SetRecord], dict[str, Any]]]) -> tuple[WorkoutRecord, ...]:
    by_day = sorted(drawn, key=lambda each: each[0])
    return tuple(
        workout(number, day(on), *records, **fields)
        for number, (on, records, fields) in enumerate(by_day, 1)
    )


def heads(workouts: Iterable[WorkoutRecord]) -> tuple[WorkoutRecord, ...]:
    """The same workouts without their sets."""
    return tuple(replace(each, sets=()) for each in workouts)
