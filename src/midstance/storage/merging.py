"""Takes workouts in from files: from another machine's folder, or from one's own after a loss.

What counts depends on nothing but the set of files, so folders can be merged any number of times,
in any order, on any machine, with the same result.
"""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING

from midstance.storage.applying import follow_truth
from midstance.storage.errors import NotSavedError, StorageError, WorkoutFileError, from_os
from midstance.storage.filing import write_due
from midstance.storage.new_file import write_new
from midstance.storage.revisions import heads_of, note_file, register
from midstance.storage.seal import seal_of
from midstance.storage.workout_file import from_bytes

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from midstance.storage.database import Database
    from midstance.storage.workout_file import WorkoutFile


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Attributes:
        files: how many files were new.
        changed: the workouts that came in or changed.
        left_out: the files that were left out, and why.
        corrected_twice: workouts corrected on two machines; the younger correction counts.
    """

    files: int = 0
    changed: tuple[UUID, ...] = ()
    left_out: tuple[StorageError, ...] = ()
    corrected_twice: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class _Taken:
    """A file that was taken in: its workout, and whether the tables changed."""

    workout: UUID
    has_changed: bool


def merge(database: Database, own: Path, folder: Path, at: datetime) -> Merged:
    """Take in every workout file of ``folder`` that the log does not know; ``own`` keeps a copy.

    Raises:
        StorageError: the folder cannot be read, or the log or its own folder not written.
    """
    for problem in write_due(database, own):
        raise problem
    left_out: list[StorageError] = []
    taken: list[_Taken] = []
    for path in files_in(folder):
        try:
            taken += _take_in(database, own, path, at)
        except WorkoutFileError as problem:
            left_out.append(problem)
    touched = dict.fromkeys(each.workout for each in taken)
    changed = dict.fromkeys(each.workout for each in taken if each.has_changed)
    twice = tuple(each for each in touched if len(heads_of(database, each)) > 1)
    return Merged(len(taken), tuple(changed), tuple(left_out), twice)


def files_in(folder: Path) -> tuple[Path, ...]:
    """Every file of ``folder`` that should be a workout's, by name.

    Raises:
        StorageError: the folder cannot be read.
    """
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise StorageError(*from_os(error, folder)) from error
    return tuple(path for path in found if path.suffix == ".toml" and not path.name.startswith("."))


def _take_in(database: Database, own: Path, path: Path, at: datetime) -> list[_Taken]:
    """Copy a file that is new into the own folder, and follow it; nothing if it is known."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WorkoutFileError(*from_os(error, path)) from error
    seal = seal_of(content, path)
    if database.row("SELECT 1 FROM workout_file WHERE seal = ?", (seal,)):
        return []
    file = from_bytes(content, path)
    if _is_known(database, file):
        raise _contradiction(path, "another file has the same identity")
    copy = path if path.parent == own else _copy(own / file.name, content)
    try:
        with database.transaction():
            register(database, file.revision, file.workout.id, file.replaces)
            note_file(database, file.revision, copy.name, seal)
            has_changed = follow_truth(database, own, file, at)
    except NotSavedError as error:
        if not isinstance(error.__cause__, IntegrityError):
            raise
        if copy != path:
            copy.unlink()
        raise _contradiction(path, error.what) from error
    return [_Taken(file.workout.id, has_changed)]


def _contradiction(path: Path, what: str) -> WorkoutFileError:
    return WorkoutFileError(what, path, "It was left out; remove it, or the one it contradicts.")


def _copy(path: Path, content: bytes) -> Path:
    try:
        write_new(path, content.replace(b"\r\n", b"\n"))
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    return path


def _is_known(database: Database, file: WorkoutFile) -> bool:
    found = database.row("SELECT seal FROM workout_file WHERE revision = ?", (file.revision.bytes,))
    return found is not None and found[0] is not None
