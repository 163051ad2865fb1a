"""Takes in files of workouts and runs, and brings the tables to the current revision of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING

from midstance.domain.record import WorkoutStatus
from midstance.storage.database.tables import set_columns, utc_text, workout_columns
from midstance.storage.errors import SaveFailedError, StorageError, WorkoutFileError, from_os
from midstance.storage.files import write_new_file
from midstance.storage.log.calendar_log import entry_columns
from midstance.storage.log.event_log import compress, timed_event_to_plain
from midstance.storage.log.journal import MERGE, Journal
from midstance.storage.log.queries import head_of
from midstance.storage.log.revisions import (
    current_revision,
    register_revision,
    set_current_entry_revision,
    set_current_revision,
    set_file_of_revision,
    unreplaced_revisions,
)
from midstance.storage.workout_files.calendar_file import (
    CalendarFile,
    entry_from_bytes,
    is_calendar_file,
)
from midstance.storage.workout_files.pending import write_pending
from midstance.storage.workout_files.workout_file import (
    check_checksum_line,
    from_bytes,
    read_workout_file,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import Columns
    from midstance.storage.workout_files.workout_file import ResumePoint, WorkoutFile


def apply_current_revision(database: Database, own: Path, file: WorkoutFile, at: datetime) -> bool:
    """Bring the tables to the workout's current revision, inside a transaction.

    ``file`` is the newcomer; the files known before lie in ``own``. Return whether the
    tables changed. A workout that goes on here at this moment is left alone: its end will
    replace all its files.

    Raises:
        WorkoutFileError: the file of the current revision cannot be read.
    """
    head = head_of(database, file.workout.id)
    current = current_revision(database, file.workout.id)
    if current is None or (head is not None and head.ending is WorkoutStatus.UNDER_WAY):
        return False
    if database.row("SELECT 1 FROM filing WHERE revision = ?", (current.bytes,)):
        return False
    apply_file(database, file if current == file.revision else _read(database, own, current), at)
    return True


def _read(database: Database, own: Path, revision: UUID) -> WorkoutFile:
    path = _path(database, own, revision)
    return from_bytes(read_workout_file(path), path)


def _path(database: Database, own: Path, revision: UUID) -> Path:
    row = database.row("SELECT name FROM workout_file WHERE revision = ?", (revision.bytes,))
    return own / str(row[0] if row else None)


def apply_current_entry(database: Database, own: Path, file: CalendarFile, at: datetime) -> bool:
    """Bring the tables to the current revision of a calendar's entry, inside a transaction.

    ``file`` is the newcomer; the files known before lie in ``own``. Return whether the tables
    changed.

    Raises:
        WorkoutFileError: the file of the current revision cannot be read.
    """
    current = current_revision(database, file.entry.id)
    if current is None or database.row(
        "SELECT 1 FROM calendar_filing WHERE revision = ?", (current.bytes,)
    ):
        return False
    if current != file.revision:
        path = _path(database, own, current)
        file = entry_from_bytes(read_workout_file(path), path)
    journal = Journal(database, MERGE, f"run, {file.entry.day}", at)
    since = utc_text(file.revised_at)
    columns = entry_columns(file.entry) | {"machine": file.machine}
    journal.put("calendar_entry", columns | {"deleted_at": since if file.is_deleted else None})
    set_current_entry_revision(database, file.entry.id, file.revision, since, is_done=True)
    return True


def apply_file(database: Database, file: WorkoutFile, at: datetime) -> None:
    """Make the tables say what ``file`` says, inside a transaction."""
    workout = file.workout
    journal = Journal(database, MERGE, f"{workout.name}, {workout.local_date}", at)
    deleted_at = utc_text(file.revised_at) if file.is_deleted else None
    head = workout_columns(workout, file.active_ms)
    journal.put("workout", head | {"machine": file.machine, "deleted_at": deleted_at})
    sets = () if file.is_deleted else workout.sets
    for sequence in _sequences(database, workout.id) - {each.set.sequence for each in sets}:
        journal.delete_set(workout.id, sequence)
    for logged in sets:
        journal.put("set_record", set_columns(logged))
    if file.resume_point is not None:
        journal.put("course", _resume_columns(workout.id, file.resume_point))
    set_current_revision(
        database, workout.id, file.revision, utc_text(file.revised_at), is_done=True
    )


def _sequences(database: Database, workout_id: UUID) -> set[int]:
    rows = database.rows("SELECT serial FROM set_record WHERE workout_id = ?", (workout_id.bytes,))
    return {sequence for (sequence,) in rows}


def _resume_columns(workout_id: UUID, resume_point: ResumePoint) -> Columns:
    return {
        "workout_id": workout_id.bytes,
        "turns": compress(json.loads(resume_point.planned_sets)),
        "options": resume_point.options,
        "deeds": compress([timed_event_to_plain(event) for event in resume_point.events]),
    }


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge did.

    Attributes:
        files: how many files were new.
        changed: the workouts that came in or changed.
        left_out: the files that were left out, and why.
        corrected_twice: workouts corrected on two machines; the younger correction counts.
        runs: the entries of the calendar that came in or changed.
        runs_changed_twice: those changed on two machines; the younger change counts.
    """

    files: int = 0
    changed: tuple[UUID, ...] = ()
    left_out: tuple[StorageError, ...] = ()
    corrected_twice: tuple[UUID, ...] = ()
    runs: tuple[UUID, ...] = ()
    runs_changed_twice: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class _Taken:
    """A file that was taken in: its workout or run, and whether the tables changed."""

    subject: UUID
    has_changed: bool
    is_run: bool


def _what_changed(
    database: Database, taken: list[_Taken]
) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """What came in or changed, and what was changed on two machines."""
    touched = dict.fromkeys(each.subject for each in taken)
    changed = dict.fromkeys(each.subject for each in taken if each.has_changed)
    twice = tuple(each for each in touched if len(unreplaced_revisions(database, each)) > 1)
    return tuple(changed), twice


def files_in(folder: Path) -> tuple[Path, ...]:
    """Every file of ``folder`` that should be a workout's, by name.

    Raises:
        StorageError: the folder cannot be read.
    """
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise StorageError(*from_os(error, folder)) from error
    return tuple(path for path in paths if path.suffix == ".toml" and not path.name.startswith("."))


def merge(database: Database, own: Path, folder: Path, at: datetime) -> MergeResult:
    """Take in every workout file of ``folder`` that the log does not know; ``own`` gets a copy.

    Raises:
        StorageError: the folder cannot be read, or the log or its own folder not written.
    """
    return take_files(database, own, files_in(folder), at)


BATCH = 200
"""How many files are taken in by one transaction."""


def take_files(database: Database, own: Path, paths: Sequence[Path], at: datetime) -> MergeResult:
    """Take in the files that the log does not know, 200 to a transaction; ``own`` gets copies.

    Raises:
        StorageError: the log or its own folder could not be written.
    """
    for problem in write_pending(database, own):
        raise problem
    left_out: list[StorageError] = []
    taken: list[_Taken] = []
    for start in range(0, len(paths), BATCH):
        newcomers = []
        for path in paths[start : start + BATCH]:
            try:
                newcomers += _read_newcomer(database, own, path)
            except WorkoutFileError as problem:
                left_out.append(problem)
        taken += _take_together(database, own, newcomers, at, left_out)
    changed, twice = _what_changed(database, [each for each in taken if not each.is_run])
    runs = _what_changed(database, [each for each in taken if each.is_run])
    return MergeResult(len(taken), changed, tuple(left_out), twice, *runs)


def _take_together(
    database: Database,
    own: Path,
    newcomers: list[_Newcomer],
    at: datetime,
    left_out: list[StorageError],
) -> list[_Taken]:
    """Take in several newcomers at once; one by one where there is something wrong with one."""
    distinct: dict[UUID, _Newcomer] = {}
    for each in newcomers:
        known = distinct.setdefault(each.file.revision, each)
        if known.checksum != each.checksum:
            left_out.append(_contradiction_error(each.path, "another file has the same identity"))
    try:
        return _take_all(database, own, list(distinct.values()), at)
    except WorkoutFileError:
        pass
    except SaveFailedError as error:
        if not isinstance(error.__cause__, IntegrityError):
            raise
    taken = []
    for each in distinct.values():
        try:
            taken.append(_take_newcomer(database, own, each, at))
        except WorkoutFileError as problem:
            left_out.append(problem)
    return taken


def _take_all(
    database: Database, own: Path, newcomers: list[_Newcomer], at: datetime
) -> list[_Taken]:
    """Take in all of them by one transaction, or none.

    Raises:
        WorkoutFileError: a file that one of them needs cannot be read.
        SaveFailedError: the log could not take one of them.
    """
    with database.transaction():
        for each in newcomers:
            _register(database, each)
        return [_apply_newest(database, own, each, at) for each in newcomers]


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """A file that the log does not know: where it came from, what it says, and its own copy."""

    path: Path
    file: WorkoutFile | CalendarFile
    copy: Path
    checksum: str

    @property
    def subject(self) -> UUID:
        file = self.file
        return file.entry.id if isinstance(file, CalendarFile) else file.workout.id


def _read_newcomer(database: Database, own: Path, path: Path) -> list[_Newcomer]:
    """A file that is new, copied into the own folder; nothing if it is known.

    Raises:
        WorkoutFileError: it cannot be read, or contradicts one that is known.
        StorageError: it could not be copied.
    """
    content = read_workout_file(path)
    checksum = check_checksum_line(content, path)
    if database.row("SELECT 1 FROM workout_file WHERE seal = ?", (checksum,)):
        return []
    is_run = is_calendar_file(content)
    file = entry_from_bytes(content, path) if is_run else from_bytes(content, path)
    if _is_known(database, file.revision):
        raise _contradiction_error(path, "another file has the same identity")
    copy = path if path.parent == own else _copy(own / file.name, content)
    return [_Newcomer(path, file, copy, checksum)]


def _take_newcomer(database: Database, own: Path, newcomer: _Newcomer, at: datetime) -> _Taken:
    try:
        with database.transaction():
            _register(database, newcomer)
            return _apply_newest(database, own, newcomer, at)
    except SaveFailedError as error:
        if not isinstance(error.__cause__, IntegrityError):
            raise
        if newcomer.copy != newcomer.path:
            newcomer.copy.unlink()
        raise _contradiction_error(newcomer.path, error.what) from error


def _register(database: Database, newcomer: _Newcomer) -> None:
    file = newcomer.file
    register_revision(database, file.revision, newcomer.subject, file.replaces)
    set_file_of_revision(database, file.revision, newcomer.copy.name, newcomer.checksum)


def _apply_newest(database: Database, own: Path, newcomer: _Newcomer, at: datetime) -> _Taken:
    file = newcomer.file
    if isinstance(file, CalendarFile):
        has_changed = apply_current_entry(database, own, file, at)
        return _Taken(newcomer.subject, has_changed, is_run=True)
    has_changed = apply_current_revision(database, own, file, at)
    return _Taken(newcomer.subject, has_changed, is_run=False)


def _contradiction_error(path: Path, what: str) -> WorkoutFileError:
    return WorkoutFileError(what, path, "It was left out; remove it, or the one it contradicts.")


def _copy(path: Path, content: bytes) -> Path:
    try:
        write_new_file(path, content.replace(b"\r\n", b"\n"))
    except FileExistsError as error:
        raise _contradiction_error(path, "another file has this name already") from error
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    return path


def _is_known(database: Database, revision: UUID) -> bool:
    row = database.row("SELECT seal FROM workout_file WHERE revision = ?", (revision.bytes,))
    return row is not None and row[0] is not None
