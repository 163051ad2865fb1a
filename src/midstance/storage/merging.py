"""Takes workouts in from files: from another machine's folder, or from one's own after a loss.

What counts depends on nothing but the set of files, so folders can be merged any number of times,
in any order, on any machine, with the same result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.storage.applying import follow_truth
from midstance.storage.errors import StorageError, WorkoutFileError, from_os
from midstance.storage.filing import write_due
from midstance.storage.new_file import write_new
from midstance.storage.revisions import heads_of, note_file, register
from midstance.storage.seal import seal_of
from midstance.storage.workout_file import from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
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


def merge(database: Database, own: Path, folder: Path, at: datetime) -> Merged:
    """Take in every workout file of ``folder`` that the log does not know; ``own`` keeps a copy.

    Raises:
        StorageError: the folder cannot be read, or the log or its own folder not written.
    """
    for problem in write_due(database, own):
        raise problem
    left_out: list[StorageError] = []
    touched: dict[UUID, None] = {}
    files = 0
    for path in _files_in(folder):
        try:
            taken = _take_in(database, own, path)
        except WorkoutFileError as problem:
            left_out.append(problem)
        else:
            files += taken is not None
            touched |= {taken: None} if taken else {}
    changed = [each for each in touched if follow_truth(database, own, each, at, left_out)]
    twice = tuple(each for each in touched if len(heads_of(database, each)) > 1)
    return Merged(files, tuple(changed), tuple(left_out), twice)


def _files_in(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise StorageError(*from_os(error, folder)) from error
    return (path for path in found if path.suffix == ".toml" and not path.name.startswith("."))


def _take_in(database: Database, own: Path, path: Path) -> UUID | None:
    """Copy a file that is new into the own folder, and note it; answers with its workout."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WorkoutFileError(*from_os(error, path)) from error
    seal = seal_of(content, path)
    if database.row("SELECT 1 FROM workout_file WHERE seal = ?", (seal,)):
        return None
    file = from_bytes(content, path)
    if _is_known(database, file):
        raise WorkoutFileError(
            "another file has the same identity", path, "It was left out; remove one of both."
        )
    name = path.name if path.parent == own else _copy(own / file.name, content)
    with database.transaction():
        register(database, file.revision, file.workout.id, file.replaces)
        note_file(database, file.revision, name, seal)
    return file.workout.id


def _copy(path: Path, content: bytes) -> str:
    try:
        write_new(path, content.replace(b"\r\n", b"\n"))
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    return path.name


def _is_known(database: Database, file: WorkoutFile) -> bool:
    found = database.row("SELECT seal FROM workout_file WHERE revision = ?", (file.revision.bytes,))
    return found is not None and found[0] is not None
