"""The current revision of a workout or a run: a change is a file that names what it replaces."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from midstance.storage.database.tables import file_name_from_row
from midstance.storage.log.journal import CORRECTION, UNDO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.storage.database.database import Database

_BYTES = 16
"""Bytes of an id."""
ONE_REVISION = timedelta(minutes=1)
"""Corrections of a workout that follow each other within this time end up in one file."""
_LAST_CHANGES = 100
"""How many changes are looked through for the one that made a revision."""


def unreplaced_revisions(database: Database, workout_id: UUID) -> tuple[UUID, ...]:
    """The known revisions of a workout that none replaces; in a circle, all of them."""
    rows = database.rows(
        "SELECT revision, replaces FROM workout_file WHERE workout_id = ?", (workout_id.bytes,)
    )
    readable = list(database.readable(rows, lambda row: (UUID(bytes=row[0]), _split_ids(row[1]))))
    replaced = {old for _, olds in readable for old in olds}
    known = sorted(revision for revision, _ in readable)
    return tuple(each for each in known if each not in replaced) or tuple(known)


def current_revision(database: Database, workout_id: UUID) -> UUID | None:
    """The newest revision that none replaces; None without any.

    It depends on nothing but the set of files, so every machine that has them finds the same.
    """
    return max(unreplaced_revisions(database, workout_id), default=None)


def register_revision(
    database: Database, revision: UUID, workout_id: UUID, replaces: Iterable[UUID]
) -> None:
    """Note a revision, inside a transaction; one that is known stays as it is."""
    database.run(
        "INSERT INTO workout_file (revision, workout_id, replaces) VALUES (?, ?, ?) "
        "ON CONFLICT (revision) DO NOTHING",
        (revision.bytes, workout_id.bytes, b"".join(old.bytes for old in replaces)),
    )


def set_file_of_revision(database: Database, revision: UUID, name: str, checksum: str) -> None:
    """Note the name of a revision's file and its checksum, inside a transaction."""
    database.run(
        "UPDATE workout_file SET name = ?, seal = ? WHERE revision = ?",
        (name, checksum, revision.bytes),
    )


def request_file(database: Database, workout_id: UUID, revision: UUID, at: str) -> None:
    """Note inside a transaction that a workout's file must be written, as ``revision``.

    A workout under way has no file; a deleted one only if an earlier file says that it was done.
    The file of a correction made less than a minute before is withdrawn: the new one has all of it.
    """
    wanted = database.row(
        "SELECT 1 FROM workout WHERE id = ? AND ending <> 'under-way' AND (deleted_at IS NULL "
        "OR EXISTS (SELECT 1 FROM workout_file WHERE workout_id = workout.id))",
        (workout_id.bytes,),
    )
    if wanted:
        replaced = unreplaced_revisions(database, workout_id)
        if withdrawn := _just_corrected(database, workout_id, at):
            # Whoever never sees its file must still learn what it replaced.
            replaced = tuple({*replaced, *revisions_replaced_by(database, withdrawn)})
            database.run(
                "UPDATE workout_file SET seal = NULL WHERE revision = ?", (withdrawn.bytes,)
            )
        register_revision(database, revision, workout_id, sorted(replaced))
        set_current_revision(database, workout_id, revision, at, is_done=False)


def _just_corrected(database: Database, workout_id: UUID, at: str) -> UUID | None:
    """The revision that the tables hold, if a correction here made it less than a minute ago."""
    row = database.row(
        "SELECT revision, revised_at FROM filing WHERE workout_id = ?", (workout_id.bytes,)
    )
    if row is None:
        return None
    revision, revised_at = row
    try:
        age = datetime.fromisoformat(at) - datetime.fromisoformat(revised_at)
    except ValueError:  # it is damaged
        return None
    if not timedelta() <= age < ONE_REVISION:
        return None
    made_here = database.row(
        "SELECT 1 FROM change WHERE number > (SELECT max(number) FROM change) - ? "
        "AND at = ? AND kind IN (?, ?)",
        (_LAST_CHANGES, revised_at, CORRECTION, UNDO),
    )
    if made_here is None:
        return None
    return next(database.readable([(revision,)], lambda row: UUID(bytes=row[0])), None)


def withdrawn_files(database: Database, workout_id: UUID) -> tuple[str, ...]:
    """The names of a workout's files that were withdrawn; its newest file has all that they say."""
    rows = database.rows(
        "SELECT name FROM workout_file WHERE workout_id = ? AND seal IS NULL AND name IS NOT NULL",
        (workout_id.bytes,),
    )
    return tuple(database.readable(rows, file_name_from_row))


def set_current_revision(
    database: Database, workout_id: UUID, revision: UUID, at: str, *, is_done: bool
) -> None:
    """Note which revision the tables hold, since when, and whether its file is written."""
    database.run(
        "INSERT INTO filing (workout_id, revision, revised_at, is_done) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (workout_id) DO UPDATE SET revision = excluded.revision, "
        "revised_at = excluded.revised_at, is_done = excluded.is_done",
        (workout_id.bytes, revision.bytes, at, int(is_done)),
    )


def request_entry_file(database: Database, entry_id: UUID, revision: UUID, at: str) -> None:
    """Note inside a transaction that the file of a calendar's entry must be written.

    A deleted entry has one only if an earlier file says that it was there.
    """
    wanted = database.row(
        "SELECT 1 FROM calendar_entry WHERE id = ? AND (deleted_at IS NULL "
        "OR EXISTS (SELECT 1 FROM workout_file WHERE workout_id = calendar_entry.id))",
        (entry_id.bytes,),
    )
    if wanted:
        register_revision(database, revision, entry_id, unreplaced_revisions(database, entry_id))
        set_current_entry_revision(database, entry_id, revision, at, is_done=False)


def set_current_entry_revision(
    database: Database, entry_id: UUID, revision: UUID, at: str, *, is_done: bool
) -> None:
    """Note which revision of an entry the tables hold, and whether its file is written."""
    database.run(
        "INSERT INTO calendar_filing (entry_id, revision, revised_at, is_done) "
        "VALUES (?, ?, ?, ?) ON CONFLICT (entry_id) DO UPDATE SET revision = excluded.revision, "
        "revised_at = excluded.revised_at, is_done = excluded.is_done",
        (entry_id.bytes, revision.bytes, at, int(is_done)),
    )


def revisions_replaced_by(database: Database, revision: UUID) -> tuple[UUID, ...]:
    """The revisions that this one names as replaced."""
    row = database.row("SELECT replaces FROM workout_file WHERE revision = ?", (revision.bytes,))
    return next(database.readable([row], lambda row: _split_ids(row[0])), ()) if row else ()


def _split_ids(revisions: bytes) -> tuple[UUID, ...]:
    return tuple(UUID(bytes=revisions[at : at + _BYTES]) for at in range(0, len(revisions), _BYTES))
