"""A second copy of the workout under way: its rows in a plain file beside the log.

No file of a finished workout holds it yet, so that a log damaged beyond reading would take it
along. Each line is a row as it is after a change, behind its checksum; reading stops at no
broken line, it leaves the line out.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from midstance.storage.errors import UNREADABLE
from midstance.storage.files import open_private
from midstance.storage.log.journal import TABLE_KEYS, from_text, read_row, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from uuid import UUID

    from midstance.domain.record import LogChange, LoggedEvent
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import Columns

ACTIVE_COPY = "under-way.jsonl"
MOST_COPY_BYTES = 64 * 1024 * 1024
"""A larger file is no copy of a workout."""
_NEW = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_NONBLOCK
_MORE = os.O_APPEND | os.O_WRONLY | os.O_NONBLOCK
_Row = tuple[str, "Columns"]


class ActiveCopy:
    """Follows the workout under way; that a line cannot be written is no reason to stop."""

    def __init__(self, folder: Path) -> None:
        """Write into the log's ``folder``."""
        self._path = folder / ACTIVE_COPY

    def begin(self, database: Database, workout_id: UUID) -> None:
        """Replace the copy by one of this workout as it is."""
        self._write(_NEW, database, _every_key(database, workout_id))

    def follow(
        self, database: Database, workout_id: UUID, event: LoggedEvent | None, change: LogChange
    ) -> None:
        """Add what an event changed; a workout that was reopened has no copy yet."""
        if not self._path.exists():
            self.begin(database, workout_id)
            return
        sequences = (*(record.sequence for record in change.saved), *change.removed)
        keys: list[_Row] = [("workout", {"id": workout_id.bytes})]
        keys += [("set_record", {"workout_id": workout_id.bytes, "serial": s}) for s in sequences]
        if event is not None:
            keys.append(("deed", {"workout_id": workout_id.bytes, "sequence": event.sequence}))
        self._write(_MORE, database, keys)

    def end(self) -> None:
        """Delete the copy: the workout has a file of its own now, or was thrown away."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return

    def _write(self, flags: int, database: Database, keys: Iterable[_Row]) -> None:
        lines = "".join(_lines(database, keys))
        try:
            handle = open_private(self._path, flags)
            try:
                os.write(handle, lines.encode())
            finally:
                os.close(handle)
        except OSError:
            return


def _every_key(database: Database, workout_id: UUID) -> Iterator[_Row]:
    yield "workout", {"id": workout_id.bytes}
    yield "course", {"workout_id": workout_id.bytes}
    for table, column in (("set_record", "serial"), ("deed", "sequence")):
        sql = f"SELECT {column} FROM {table} WHERE workout_id = ? ORDER BY {column}"
        for (number,) in database.rows(sql, (workout_id.bytes,)):
            yield table, {"workout_id": workout_id.bytes, column: number}


def _lines(database: Database, keys: Iterable[_Row]) -> Iterator[str]:
    for table, key in keys:
        row = read_row(database, table, key)
        if row is not None:
            text = f"{table} {to_text(row)}"
            yield f"{crc32(text.encode()):08x} {text}\n"


def rows_of_copy(folder: Path) -> tuple[_Row, ...]:
    """The newest state of each row in the copy, in the order in which they were first written."""
    newest: dict[tuple[object, ...], _Row] = {}
    for line in _content(folder / ACTIVE_COPY).splitlines():
        checksum, _, text = line.partition(b" ")
        table, _, plain = text.decode(errors="replace").partition(" ")
        if table in TABLE_KEYS and checksum == f"{crc32(text):08x}".encode():
            with suppress(*UNREADABLE):
                row = from_text(plain) or {}
                newest[(table, *(row[name] for name in TABLE_KEYS[table]))] = table, row
    return tuple(newest.values())


def _content(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        with os.fdopen(handle, "rb") as file:
            return file.read(MOST_COPY_BYTES)
    except OSError:
        return b""
