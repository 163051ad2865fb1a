"""Workouts, sets and moments for the tests of the log, by hand and by chance."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st

from midstance.context import new_id
from midstance.domain.quantity import Load, Side, Target, Unit
from midstance.domain.record import (
    HeartRate,
    LogChange,
    LoggedEvent,
    LoggedSet,
    Pain,
    SetRecord,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
)
from midstance.storage.training_log import TrainingLog

NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
MEMORY = Path("/dev/shm")  # noqa: S108  # quick where it exists; anything will do


def at(seconds: float = 0, offset: int = 60, zone: str = "Europe/Berlin") -> Timestamp:
    """This many seconds after noon of a Sunday in Berlin."""
    return Timestamp(NOON + timedelta(seconds=seconds), offset, zone)


def numbered_ids(machine: int = 1) -> Callable[[], UUID]:
    """Makes ids that grow one by one; those of another machine differ."""
    numbers = count(1)
    return lambda: uuid(next(numbers) * (1 << 80 | 1) + (machine << 32))


def new_ids() -> Callable[[], UUID]:
    """Makes ids as the program does."""
    return new_id


def uuid(number: int) -> UUID:
    """The id with this number."""
    return UUID(int=(0x7 << 76) | (0b10 << 62) | number)


def record(
    sequence: int = 0, exercise: str = "plank", value: int = 30, **more: object
) -> SetRecord:
    """A set of the core block, held for ``value`` seconds."""
    plain = SetRecord(
        sequence, 3, "core", exercise, exercise, 1, None, Target(30, Unit.SECONDS), value
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # each test names fields of the set


def lift(sequence: int, reps: int, kilograms: float, **more: object) -> SetRecord:
    """A set of squats."""
    plain = record(
        sequence,
        "back-squat",
        reps,
        target=Target(8, Unit.REPS),
        load=Load.of(kilograms),
        block="strength",
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # each test names fields of the set


def begun(number: int = 1, session: str = "foundations/A", days: int = 0) -> WorkoutRecord:
    """A workout that began at noon, this many days later."""
    start = at(days * 86400)
    return WorkoutRecord(uuid(number), session, "Foundations A", 1, start, start.utc.date())


def event(sequence: int, name: str = "Advanced", **fields: object) -> LoggedEvent:
    """An event, a second after the one before."""
    return LoggedEvent(sequence, sequence * 1000, name, fields)


def save(*sets: SetRecord) -> LogChange:
    """A change that saves sets."""
    return LogChange(saved=sets)


def finish(
    ending: WorkoutStatus = WorkoutStatus.COMPLETED, active_ms: int = 1_234_567
) -> LogChange:
    """A change that ends the workout."""
    return LogChange(ending=ending, active_ms=active_ms)


def do_workout(
    log: TrainingLog,
    workout: WorkoutRecord,
    *sets: SetRecord,
    ending: WorkoutStatus = WorkoutStatus.COMPLETED,
) -> WorkoutRecord:
    """Do a whole workout, an event a set and one for the end; answers with it as it is kept."""
    start = (workout.started_at.utc - NOON).total_seconds()
    log.begin(workout, (), {})
    for number, each in enumerate(sets):
        log.record_event(workout.id, event(number), at(start + number + 1), save(each))
    end = len(sets)
    log.record_event(workout.id, event(end, "Ended"), at(start + end + 1), finish(ending))
    return log.workout(workout.id) or workout


def open_log(folder: Path, machine: int = 1) -> TrainingLog:
    """The log in ``folder``."""
    return TrainingLog(folder, numbered_ids(machine))


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder for one example, in memory where the system can."""
    folder = tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None)
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder)


def content(log: TrainingLog) -> list[WorkoutRecord]:
    """Everything that counts in a log: its workouts with their sets, oldest first."""
    found = (log.workout(each.id) for each in log.workouts_between())
    return [each for each in found if each is not None]


class FaultyConnection(sqlite3.Connection):
    """A connection that fails when it is told to.

    Attributes:
        fails_at: the beginning of the statement that fails, "" for none.
        after: it fails after the statement was done, as a disk may.
    """

    fails_at = ""
    after = False

    def execute(self, sql: str, values: object = ()) -> sqlite3.Cursor:
        """Do it, or fail like a disk that gives up."""
        fails = bool(self.fails_at) and sql.startswith(self.fails_at)
        if not fails or self.after:
            done = super().execute(sql, values)  # type: ignore[arg-type]  # handed through
            if not fails:
                return done
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error


def faulty_connector() -> tuple[Callable[[str], sqlite3.Connection], list[FaultyConnection]]:
    """A way to open a log whose connections fail on demand, and the connections it made."""
    made: list[FaultyConnection] = []

    def connect(target: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            target,
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=FaultyConnection,
        )
        assert isinstance(connection, FaultyConnection)
        made.append(connection)
        return connection

    return connect, made


FIRST = datetime(1970, 1, 2)  # noqa: DTZ001  # the strategy adds the zone
LAST = datetime(2106, 1, 1)  # noqa: DTZ001  # the same
TEXT = st.text(max_size=20)
MOMENTS = st.builds(
    Timestamp,
    st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(
        lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    ),
    st.integers(-840, 840),
    st.sampled_from(["", "Europe/Berlin", "America/New_York", "UTC"]),
)
TARGETS = st.builds(Target, st.integers(0, 500), st.sampled_from(Unit), st.booleans())
SETS = st.builds(
    SetRecord,
    st.integers(0, 10_000),
    st.integers(0, 60),
    TEXT,
    st.sampled_from(["plank", "back-squat", "calf-raise"]) | TEXT,
    TEXT,
    st.integers(0, 100),
    st.none() | st.sampled_from(Side),
    TARGETS,
    st.integers(0, 10_000),
    st.none() | st.integers(0, 2_000_000).map(Load),
    st.none() | st.integers(0, 500),
    st.none() | st.integers(1, 10),
    st.booleans(),
    st.booleans(),
    TEXT,
)
PAINS = st.builds(Pain, TEXT, st.integers(0, 10), TEXT)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@st.composite
def workouts(draw: st.DrawFn, ids: st.SearchStrategy[UUID] | None = None) -> WorkoutRecord:
    """An ended workout with its sets and pains, each set with another serial."""
    id_ = draw(ids or st.uuids())
    day = draw(DAYS)
    head = WorkoutRecord(
        id_,
        draw(st.sampled_from(["foundations/A", "foundations/B", "core-5"]) | TEXT),
        draw(TEXT),
        draw(st.integers(0, 52)),
        draw(MOMENTS),
        day,
        draw(st.sampled_from([WorkoutStatus.COMPLETED, WorkoutStatus.FINISHED_EARLY])),
        draw(st.none() | MOMENTS),
        draw(st.none() | st.integers(0, 20_000)),
        draw(TEXT),
        pains=tuple(draw(st.lists(PAINS, max_size=3))),
        heart_rate=draw(st.sampled_from([HeartRate(), HeartRate(132), HeartRate(132, 158)])),
    )
    records = draw(st.lists(SETS, max_size=5, unique_by=lambda each: each.sequence))
    moments = [draw(MOMENTS) for _ in records]
    logged = tuple(
        LoggedSet(UUID(int=id_.int ^ (number + 1)), id_, head.session, moment, day, each)
        for number, (each, moment) in enumerate(zip(records, moments, strict=True))
    )
    ordered = sorted(logged, key=lambda each: each.set.sequence)
    return replace(head, sets=tuple(ordered))
