"""Writes a file that was not there: whole or not at all, lasting, and for its owner alone."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from midstance.storage.log_file import sync_folder

if TYPE_CHECKING:
    from pathlib import Path


def write_new(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` durably; the very same content may lie there already.

    Raises:
        OSError: the disk could not, or something else lies there.
    """
    path.parent.mkdir(0o700, parents=True, exist_ok=True)
    if path.exists():
        _compare(path, content)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _write_lasting(draft, content)
        put_in_place(draft, path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished draft its name, unless the name is taken.

    Raises:
        OSError: the disk could not.
    """
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # some disks know no second names
        if not path.exists():
            draft.rename(path)


def _compare(path: Path, content: bytes) -> None:
    if path.read_bytes() != content:
        raise FileExistsError(0, "another file has this name", str(path))


def _write_lasting(draft: Path, content: bytes) -> None:
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
