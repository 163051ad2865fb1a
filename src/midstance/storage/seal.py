"""The last line of a workout's file: a SHA-256 of all before it, so that any change is noticed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from midstance.storage.errors import WorkoutFileError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 16 * 1024 * 1024
LEFT = "It was left out; the log and all other files are as they were."
_SEAL = "# sha256 "


def sealed(content: bytes) -> bytes:
    """``content`` with its seal."""
    return content + _seal_line(content)


def seal_of(content: bytes, path: Path) -> str:
    """The seal of the file at ``path``, found right; two files with the same seal are the same.

    Raises:
        WorkoutFileError: it is broken, or changed by hand.
    """
    if len(content) > MOST_BYTES:
        raise WorkoutFileError("the file is too large for a workout", path, LEFT)
    plain = content.replace(b"\r\n", b"\n")
    body, found, _ = plain.rpartition(_SEAL.encode())
    if not found or body + _seal_line(body) != plain:
        raise WorkoutFileError(
            "the file was changed by hand, or not copied whole",
            path,
            f"{LEFT} Correct a workout in Midstance: it writes a new file.",
        )
    return sha256(body).hexdigest()


def _seal_line(content: bytes) -> bytes:
    return f"{_SEAL}{sha256(content).hexdigest()}\n".encode()
