"""Takes the last correction back, as the journal noted it, also after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from midstance.storage.columns import utc_text
from midstance.storage.errors import NothingToUndoError
from midstance.storage.journal import UNDO, Journal
from midstance.storage.table_rows import from_text, read_row

if TYPE_CHECKING:
    from midstance.domain.stamp import Stamp
    from midstance.storage.columns import Columns
    from midstance.storage.database import Database


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: in words, and in which workouts."""

    what: str
    workouts: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    before: Columns | None
    after: Columns


def undo(database: Database, stamp: Stamp) -> Undone:
    """Take the last correction back, inside a transaction.

    Raises:
        NothingToUndoError: there is none, or what it changed was changed again since.
    """
    found = database.row(
        "SELECT number, what FROM change WHERE undone_by IS NULL AND kind = 'correction' "
        "ORDER BY number DESC LIMIT 1"
    )
    if found is None:
        raise NothingToUndoError("there is no correction to undo", database.path, "")
    number, what = found
    journal = Journal(database, UNDO, what, stamp.utc)
    touched: dict[UUID, None] = {}
    for entry in _entries(database, number):
        _take_back(database, journal, entry, utc_text(stamp.utc))
        touched[_workout_of(entry)] = None
    for workout_id in touched:
        _check_nothing_new(database, workout_id)
    database.run("UPDATE change SET undone_by = ? WHERE number = ?", (journal.number, number))
    return Undone(what, tuple(touched))


def _entries(database: Database, number: int) -> list[_Entry]:
    """The rows that a change touched, the last first."""
    rows = database.rows(
        "SELECT kept_in, before, after FROM journal WHERE change = ? ORDER BY position DESC",
        (number,),
    )
    return [_Entry(table, from_text(old), from_text(new) or {}) for table, old, new in rows]


def _take_back(database: Database, journal: Journal, entry: _Entry, at: str) -> None:
    now = read_row(database, entry.table, entry.after)
    if now is None or now != now | entry.after:
        raise _changed_since(database)
    if entry.before is not None:
        journal.put(entry.table, entry.before)
    elif "deleted_at" in entry.after:
        journal.put(entry.table, entry.after | {"deleted_at": at})
    else:
        journal.drop(entry.table, entry.after)


def _workout_of(entry: _Entry) -> UUID:
    return UUID(bytes=entry.after.get("workout_id") or entry.after["id"])


def _check_nothing_new(database: Database, workout_id: UUID) -> None:
    """A reopened workout that went on since has deeds that an ended one cannot have."""
    if database.row(
        "SELECT 1 FROM workout w JOIN deed d ON d.workout_id = w.id "
        "WHERE w.id = ? AND w.ending <> 'under-way'",
        (workout_id.bytes,),
    ):
        raise _changed_since(database)


def _changed_since(database: Database) -> NothingToUndoError:
    return NothingToUndoError(
        "what was corrected last has been changed again since",
        database.path,
        "Correct it by hand instead.",
    )
