"""What the log answers about sets: those of a span, of an exercise, its last time and its best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import Side
from midstance.domain.record import Past, SetRecord
from midstance.storage.columns import FIRST_DAY, LAST_DAY, day_text
from midstance.storage.rows import SET_COLUMNS, to_logged, to_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from midstance.domain.record import LoggedSet
    from midstance.storage.database import Database

_SET = ", ".join(f"s.{name}" for name in SET_COLUMNS.split(", "))
_DONE = "deleted_at IS NULL AND counts = 1 AND skipped = 0"
_NOT_NOW = (
    "workout_id NOT IN (SELECT id FROM workout INDEXED BY workout_under_way "
    "WHERE ending = 'under-way' AND deleted_at IS NULL)"
)


def sets_between(
    database: Database, since: date | None, until: date | None, exercise: str | None
) -> Iterator[LoggedSet]:
    """Every set whose workout's date lies in the span, oldest first; of one exercise if named."""
    span = (day_text(since, FIRST_DAY), day_text(until, LAST_DAY))
    if exercise is None:
        rows = database.stream(
            f"SELECT {_SET}, w.session FROM workout w CROSS JOIN set_record s "
            "ON s.workout_id = w.id AND s.deleted_at IS NULL WHERE w.deleted_at IS NULL "
            "AND w.local_date BETWEEN ? AND ? "
            "ORDER BY w.local_date, w.started_at, w.id, s.serial",
            span,
        )
    else:
        rows = database.stream(
            f"SELECT {_SET}, w.session FROM set_record s CROSS JOIN workout w "
            "ON w.id = s.workout_id WHERE s.exercise = ? AND s.deleted_at IS NULL "
            "AND s.local_date BETWEEN ? AND ? "
            "ORDER BY s.local_date, w.started_at, w.id, s.serial",
            (exercise, *span),
        )
    return (to_logged(row, row[-1]) for row in rows)


def newest_set(database: Database) -> LoggedSet | None:
    """The set kept last of the newest workout that has any; None on an empty log."""
    row = database.row(
        f"SELECT {_SET}, w.session FROM workout w CROSS JOIN set_record s "
        "ON s.workout_id = w.id AND s.deleted_at IS NULL WHERE w.deleted_at IS NULL "
        "ORDER BY w.local_date DESC, w.started_at DESC, w.id DESC, s.serial DESC LIMIT 1"
    )
    return to_logged(row, row[-1]) if row else None


def past_of(database: Database, exercise: str) -> Past:
    """The last time and the best of an exercise, in workouts that have ended."""
    last = last_sets(database, exercise)
    best = database.row(
        f"SELECT {SET_COLUMNS} FROM set_record WHERE exercise = ? AND {_DONE} AND {_NOT_NOW} "
        "ORDER BY load_grams DESC, value DESC LIMIT 1",
        (exercise,),
    )
    return Past(
        exercise,
        tuple(logged.set for logged in last),
        last[0].local_date if last else None,
        to_record(best) if best else None,
    )


def last_sets(database: Database, exercise: str) -> tuple[LoggedSet, ...]:
    """The counting sets of an exercise in the newest ended workout that has any, in order."""
    newest = database.row(
        f"SELECT workout_id FROM set_record WHERE exercise = ? AND {_DONE} AND {_NOT_NOW} "
        "ORDER BY local_date DESC, done_at DESC LIMIT 1",
        (exercise,),
    )
    if newest is None:
        return ()
    rows = database.rows(
        f"SELECT {_SET}, w.session FROM set_record s JOIN workout w ON w.id = s.workout_id "
        f"WHERE s.workout_id = ? AND s.exercise = ? AND s.{_DONE.replace('AND ', 'AND s.')} "
        "ORDER BY s.serial",
        (newest[0], exercise),
    )
    return tuple(to_logged(row, row[-1]) for row in rows)


def weaker_side(database: Database, exercise: str) -> Side | None:
    """The side that did less the last time: grams times amount, or amount without loads."""
    done = {Side.LEFT: 0, Side.RIGHT: 0}
    for logged in last_sets(database, exercise):
        if logged.set.side is not None:
            done[logged.set.side] += _work(logged.set)
    left, right = done[Side.LEFT], done[Side.RIGHT]
    if left == right or not left or not right:
        return None
    return Side.LEFT if left < right else Side.RIGHT


def _work(record: SetRecord) -> int:
    return record.value * (record.load.grams if record.load else 1)


def pasts(database: Database, exercises: Iterable[str]) -> dict[str, Past]:
    """The past of each exercise."""
    return {exercise: past_of(database, exercise) for exercise in exercises}
