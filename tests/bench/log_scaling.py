"""How long the log takes to answer and to save, as it grows to twenty years and beyond.

Run: python tests/bench/log_scaling.py [--sizes 1000 100000 1000000] [--rounds 9]
Each size is asked in turns, so that a busy machine troubles all alike; figures are medians in
milliseconds. Beside each question stands the same rows read by a bare SELECT.
"""

import argparse
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from midstance.context import new_id
from midstance.domain.quantity import Load, Target, Unit
from midstance.domain.record import (
    LogChange,
    LoggedEvent,
    LoggedSet,
    SetRecord,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
)
from midstance.storage.database.connection import Access
from midstance.storage.database.tables import set_columns, workout_columns
from midstance.storage.log.journal import insert_row
from midstance.storage.training_log import TrainingLog

SETS_A_WORKOUT = 24
EXERCISES = 60
LAST_DAY = date(2026, 11, 22)
STEP = timedelta(hours=42)


@dataclass(frozen=True)
class Question:
    """Something that a screen asks, and the bare SELECT over the same rows."""

    name: str
    ask: Callable[[TrainingLog], object]
    raw: str
    values: tuple[object, ...] = ()


def week_ago() -> date:
    """The first day of the last week."""
    return LAST_DAY - timedelta(days=6)


def year_ago() -> date:
    """A year before the last day."""
    return LAST_DAY - timedelta(days=365)


QUESTIONS = (
    Question(
        "week: its workouts and sets",
        lambda log: (log.workouts_between(week_ago(), LAST_DAY), log.sets(week_ago(), LAST_DAY)),
        "SELECT s.* FROM workout w CROSS JOIN set_record s ON s.workout_id = w.id "
        "AND s.deleted_at IS NULL WHERE w.deleted_at IS NULL AND w.local_date BETWEEN ? AND ?",
        (week_ago().isoformat(), LAST_DAY.isoformat()),
    ),
    Question(
        "year: sets a day",
        lambda log: log.days.sets(year_ago(), LAST_DAY),
        "SELECT s.value FROM workout w CROSS JOIN set_record s ON s.workout_id = w.id "
        "AND s.deleted_at IS NULL WHERE w.deleted_at IS NULL AND w.local_date BETWEEN ? AND ?",
        (year_ago().isoformat(), LAST_DAY.isoformat()),
    ),
    Question(
        "exercise: a year of days",
        lambda log: log.days.of_exercise("exercise-7", year_ago(), LAST_DAY),
        "SELECT local_date, value, load_grams, e1rm_grams FROM set_record WHERE exercise = ? "
        "AND deleted_at IS NULL AND local_date BETWEEN ? AND ?",
        ("exercise-7", year_ago().isoformat(), LAST_DAY.isoformat()),
    ),
    Question(
        "exercise: all days ever",
        lambda log: log.days.of_exercise("exercise-7"),
        "SELECT local_date, value, load_grams, e1rm_grams FROM set_record WHERE exercise = ? "
        "AND deleted_at IS NULL",
        ("exercise-7",),
    ),
    Question(
        "session: last time and best of 8",
        lambda log: log.past([f"exercise-{number}" for number in range(8)]),
        "SELECT value FROM set_record WHERE exercise = ? AND deleted_at IS NULL "
        "ORDER BY local_date DESC LIMIT 1",
        ("exercise-7",),
    ),
    Question(
        "log: a page of 50 workouts",
        lambda log: log.workouts(50),
        "SELECT * FROM workout WHERE deleted_at IS NULL ORDER BY local_date DESC LIMIT 50",
    ),
    Question(
        "log: the newest set",
        lambda log: log.newest_set(),
        "SELECT * FROM workout WHERE deleted_at IS NULL ORDER BY local_date DESC LIMIT 1",
    ),
    Question("start: is anything under way", lambda log: log.active_workout(), "SELECT 1"),
)


@dataclass(frozen=True)
class Naming:
    """The exercises and the sessions that a log is made of."""

    exercises: tuple[str, ...] = tuple(f"exercise-{number}" for number in range(EXERCISES))
    sessions: tuple[str, ...] = tuple(f"program-{each % 7}/{'AB'[each % 2]}" for each in range(14))


PLAIN = Naming()


def workout_number(number: int, ago: int, text_context: Naming = PLAIN) -> WorkoutRecord:
    """The workout this many workouts before the last, on its day."""
    moment = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 18, tzinfo=UTC) - ago * STEP
    stamp = Timestamp(moment, 60, "Europe/Berlin")
    session = text_context.sessions[number % len(text_context.sessions)]
    return WorkoutRecord(
        new_id(),
        session,
        session,
        number % 8 + 1,
        stamp,
        moment.date(),
        WorkoutStatus.COMPLETED,
        stamp,
    )


def set_number(
    workout: WorkoutRecord, number: int, sequence: int, text_context: Naming = PLAIN
) -> LoggedSet:
    """One of its sets."""
    name = text_context.exercises[(number + sequence // 3) % len(text_context.exercises)]
    done = SetRecord(
        sequence,
        sequence // 3,
        "strength",
        name,
        name,
        sequence % 3 + 1,
        None,
        Target(8, Unit.REPS),
        5 + (number + sequence) % 6,
        Load(40_000 + number % 50 * 1000),
        effort=7,
    )
    return LoggedSet(
        new_id(), workout.id, workout.session, workout.started_at, workout.local_date, done
    )


def build(folder: Path, sets: int, text_context: Naming = PLAIN) -> None:
    """Make a log of this many sets."""
    with TrainingLog(folder, new_id) as log:
        connection = log.database.connection
        connection.execute("PRAGMA synchronous = OFF")
        with log.database.transaction():
            workouts = sets // SETS_A_WORKOUT
            for number in range(workouts):
                workout = workout_number(number, workouts - number, text_context)
                insert_row(log.database, "workout", workout_columns(workout) | {"machine": ""})
                for sequence in range(SETS_A_WORKOUT):
                    columns = set_columns(set_number(workout, number, sequence, text_context))
                    insert_row(log.database, "set_record", columns)


def milliseconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    start = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - start) / 1e6


def read_raw(log: TrainingLog, question: Question) -> object:
    """The same rows without anything around them."""
    return log.database.connection.execute(question.raw, question.values).fetchall()


def ask_all(logs: dict[int, TrainingLog], rounds: int) -> None:
    """Print what each question takes at each size, and its ratio to the bare SELECT."""
    print(f"{'question':36}", *(f"{size:>12,} sets" for size in logs), "  x raw at the largest")
    for question in QUESTIONS:
        asked: dict[int, list[float]] = {size: [] for size in logs}
        raw: list[float] = []
        for _ in range(rounds):
            for size, log in logs.items():
                asked[size].append(milliseconds(partial(question.ask, log)))
            raw.append(milliseconds(partial(read_raw, logs[max(logs)], question)))
        medians = {size: median(times) for size, times in asked.items()}
        ratio = medians[max(logs)] / median(raw)
        print(
            f"{question.name:36}",
            *(f"{value:14.2f} ms" for value in medians.values()),
            f"  {ratio:.1f}",
        )


def open_all(folders: dict[int, Path], rounds: int) -> None:
    """Print how long opening takes, for reading and for writing."""
    for access in Access:
        took: dict[int, list[float]] = {size: [] for size in folders}
        for _ in range(rounds):
            for size, folder in folders.items():
                took[size].append(milliseconds(partial(open_and_close, folder, access)))
        medians = (f"{median(times):14.2f} ms" for times in took.values())
        print(f"{f'open for {access.value}':36}", *medians)


def open_and_close(folder: Path, access: Access) -> None:
    """Open the log, with every check, and close it."""
    TrainingLog(folder, new_id, access).close()


def save_in_turns(logs: dict[int, TrainingLog], rounds: int, folder: Path) -> None:
    """Print how long one event with one set takes, beside a bare write that lasts."""
    took: dict[int, list[float]] = {size: [] for size in logs}
    raw: list[float] = []
    going = {size: workout_number(0, 0) for size in logs}
    for size, log in logs.items():
        log.begin(begun(going[size]), (), {})
    handle = os.open(folder / "raw", os.O_CREAT | os.O_RDWR)
    for number in range(rounds * 10):
        raw.append(milliseconds(partial(write_raw, handle)))
        for size, log in logs.items():
            workout = going[size]
            change = LogChange(saved=(set_number(workout, number, number).set,))
            kept = LoggedEvent(number, number, "Advanced", {})
            save = partial(log.record_event, workout.id, kept, workout.started_at, change)
            took[size].append(milliseconds(save))
    os.close(handle)
    medians = (f"{median(times):14.2f} ms" for times in took.values())
    ratio = median(took[max(logs)]) / median(raw)
    print(
        f"{'save a set (event, set, commit)':36}", *medians, f"  {ratio:.1f} (x 4 KiB + fdatasync)"
    )


def begun(workout: WorkoutRecord) -> WorkoutRecord:
    """The same workout while it is under way."""
    return WorkoutRecord(
        workout.id, workout.session, workout.name, 1, workout.started_at, workout.local_date
    )


def write_raw(handle: int) -> None:
    """Write a page so that it lasts."""
    os.pwrite(handle, bytes(4096), 0)
    os.fdatasync(handle)


def main() -> None:
    """Build the logs, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--folder", type=Path, help="keep the logs here, and use them again")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = chosen.folder or Path(scratch)
        folders = {size: root / str(size) for size in chosen.sizes}
        for size, folder in folders.items():
            if not folder.exists():
                print(f"building {size:,} sets …", flush=True)
                build(folder, size)
        print("SQLite", sqlite3.sqlite_version)
        open_all(folders, chosen.rounds)
        logs = {size: TrainingLog(folder, new_id) for size, folder in folders.items()}
        ask_all(logs, chosen.rounds)
        save_in_turns(logs, chosen.rounds, root)
        for log in logs.values():
            log.close()


if __name__ == "__main__":
    main()
