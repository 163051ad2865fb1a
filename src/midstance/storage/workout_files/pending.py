"""Writes the file of each workout and run that ended or was changed; what fails, later."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from midstance.domain.record import WorkoutStatus
from midstance.storage.database.tables import WORKOUT, file_name_from_row, workout_from_row
from midstance.storage.errors import (
    UNREADABLE,
    DamagedLogError,
    StorageError,
    UnreadableWorkoutError,
    WorkoutFileError,
    from_os,
)
from midstance.storage.files import write_new_file
from midstance.storage.log.calendar_log import filed_entry, pending_entries
from midstance.storage.log.event_log import compact_json, decompress, packed_events
from midstance.storage.log.queries import with_every_set, with_sets
from midstance.storage.log.revisions import (
    revisions_replaced_by,
    set_file_of_revision,
    withdrawn_files,
)
from midstance.storage.workout_files.calendar_file import CalendarFile, entry_to_bytes
from midstance.storage.workout_files.workout_file import (
    ResumePoint,
    WorkoutFile,
    check_checksum_line,
    read_workout_file,
    to_bytes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from midstance.domain.record import WorkoutRecord
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import TableRow

T = TypeVar("T")


def write_pending(
    database: Database, folder: Path, step: Callable[[], None] = lambda: None
) -> tuple[StorageError, ...]:
    """Write every pending file into ``folder``, with a ``step`` after each; what went wrong.

    A file that could not be written stays pending; the sets in the log are safe all the same.
    """
    pending = database.rows("SELECT workout_id, revision FROM filing WHERE is_done = 0")
    problems: list[StorageError] = []
    for workout_id, revision in database.readable(pending, _ids):
        try:
            _write(database, folder, workout_id, revision)
        except OSError as error:
            problems.append(WorkoutFileError(*from_os(error, folder)))
        except StorageError as error:
            problems.append(error)
        step()
    return (*problems, *_write_pending_entries(database, folder, step))


def _write_pending_entries(
    database: Database, folder: Path, step: Callable[[], None]
) -> Iterator[StorageError]:
    """Write the files of runs; what went wrong comes out."""
    for entry_id, revision in pending_entries(database):
        try:
            content, path = entry_file(database, entry_id, revision, folder)
            write_new_file(path, content)
            with database.transaction():
                checksum = check_checksum_line(content, path)
                set_file_of_revision(database, revision, path.name, checksum)
                database.run(
                    "UPDATE calendar_filing SET is_done = 1 WHERE entry_id = ? AND revision = ?",
                    (entry_id.bytes, revision.bytes),
                )
        except OSError as error:
            yield WorkoutFileError(*from_os(error, folder))
        except StorageError as error:
            yield error
        step()


def entry_file(
    database: Database, entry_id: UUID, revision: UUID, folder: Path
) -> tuple[bytes, Path]:
    """The file of a run as the tables hold it now: its content, and its path in ``folder``.

    Raises:
        StorageError: the log cannot be read.
    """
    entry, machine, is_deleted, revised_at = filed_entry(database, entry_id)
    replaces = revisions_replaced_by(database, revision)
    file = CalendarFile(entry, revision, replaces, revised_at, machine, is_deleted)
    return entry_to_bytes(file), folder / file.name


def all_entry_files(database: Database, folder: Path, own: Path) -> Iterator[tuple[bytes, Path]]:
    """Each entry's current file as it would lie in ``folder``, by the days; deleted ones have none.

    In a damaged log, a file in the folder ``own`` counts before what the tables say.

    Raises:
        StorageError: the log cannot be read.
    """
    rows = database.rows(
        "SELECT f.entry_id, f.revision FROM calendar_filing f JOIN calendar_entry e "
        "ON e.id = f.entry_id WHERE e.deleted_at IS NULL ORDER BY e.day, e.id"
    )
    for entry_id, revision in database.readable(rows, _ids):
        made = _unless_damaged(partial(entry_file, database, entry_id, revision, folder))
        if written := _written_file(database, revision, own):
            content, path = written
            yield content, folder / path.name
        elif made is not None:
            yield made


def _ids(row: TableRow) -> tuple[UUID, UUID]:
    return UUID(bytes=row[0]), UUID(bytes=row[1])


def _unless_damaged(make: Callable[[], T]) -> T | None:
    try:
        return make()
    except DamagedLogError:
        return None


def _written_file(database: Database, revision: UUID, own: Path) -> tuple[bytes, Path] | None:
    """A revision's file in the folder ``own`` as it was written, where the log is damaged.

    None where no damage was met, or the file is not the one that was written.
    """
    sql = "SELECT name, seal FROM workout_file WHERE revision = ? AND name IS NOT NULL"
    rows = database.rows(sql, (revision.bytes,)) if database.has_damaged_rows else []
    for name, checksum in database.readable(rows, lambda row: (file_name_from_row(row), row[1])):
        with suppress(StorageError):
            content = read_workout_file(own / name)
            if check_checksum_line(content, own / name) == checksum:
                return content, own / name
    return None


def _write(database: Database, folder: Path, workout_id: UUID, revision: UUID) -> None:
    file = workout_file_of(database, workout_id, revision)
    content, path = to_bytes(file), folder / file.name
    write_new_file(path, content)
    with database.transaction():
        set_file_of_revision(database, revision, path.name, check_checksum_line(content, path))
        database.run(
            "UPDATE filing SET is_done = 1 WHERE workout_id = ? AND revision = ?",
            (workout_id.bytes, revision.bytes),
        )
    for name in withdrawn_files(database, workout_id):
        with suppress(OSError):  # then one file more lies there, which this one replaces
            (folder / name).unlink(missing_ok=True)


def workout_file_of(
    database: Database,
    workout_id: UUID,
    revision: UUID,
    sets_of: Callable[[Database, WorkoutRecord], WorkoutRecord] = with_every_set,
) -> WorkoutFile:
    """What the file of a workout says, as the tables hold it now.

    Raises:
        StorageError: the log cannot be read.
    """
    row = database.rows(
        f"SELECT {WORKOUT.select()}, machine, deleted_at, "
        "(SELECT revised_at FROM filing WHERE workout_id = id) FROM workout WHERE id = ?",
        (workout_id.bytes,),
    )[0]
    machine, deleted_at, revised_at = row[-3:]
    workout = sets_of(database, database.read(row, workout_from_row))
    return WorkoutFile(
        workout,
        revision,
        revisions_replaced_by(database, revision),
        database.read((revised_at,), lambda row: datetime.fromisoformat(row[0])),
        machine,
        active_ms=WORKOUT.values(row)["active_ms"],
        is_deleted=deleted_at is not None,
        resume_point=_resume_point(database, workout_id)
        if workout.ending is WorkoutStatus.FINISHED_EARLY
        else None,
    )


def _resume_point(database: Database, workout_id: UUID) -> ResumePoint | None:
    """What a workout needs to be reopened; None if it is not known or broken."""
    row = database.row(
        "SELECT turns, options FROM course WHERE workout_id = ?", (workout_id.bytes,)
    )
    if row is None:
        return None
    try:
        planned_sets, options = compact_json(decompress(row[0])), compact_json(json.loads(row[1]))
        return ResumePoint(planned_sets, options, packed_events(database, workout_id))
    except (*UNREADABLE, UnreadableWorkoutError):
        return None


def all_workout_files(database: Database, own: Path) -> Iterator[tuple[str, bytes]]:
    """The name and content of each workout's current file, oldest workout first.

    A workout that was deleted, or is still under way, has none. Names are made of letters,
    digits, hyphens and one dot. In a damaged log, a file in the folder ``own`` counts before what
    the tables say; where there is none, the damaged sets alone are left out.

    Raises:
        StorageError: the log cannot be read.
    """
    rows = database.rows(
        "SELECT w.id, f.revision FROM workout w JOIN filing f ON f.workout_id = w.id "
        "WHERE w.deleted_at IS NULL AND w.ending IN ('completed', 'finished-early') "
        "ORDER BY w.local_date, w.started_at, w.id"
    )
    for workout_id, revision in database.readable(rows, _ids):
        made = _unless_damaged(partial(workout_file_of, database, workout_id, revision))
        if written := _written_file(database, revision, own):
            content, path = written
            yield path.name, content
            continue
        made = made or _unless_damaged(
            partial(workout_file_of, database, workout_id, revision, with_sets)
        )
        if made is not None:
            yield made.name, to_bytes(made)
