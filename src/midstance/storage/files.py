"""The log's file before SQLite opens it: its place, its rights, and what lies beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import EEXIST
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make a new or renamed entry of ``folder`` last through a power cut.

    Raises:
        OSError: the disk could not.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_new_file(path: Path, content: bytes) -> None:
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
        rename_into_place(draft, path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def rename_into_place(draft: Path, path: Path) -> None:
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


_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_FOR_THE_OWNER = 0o600


def write_file(path: Path, chunks: Iterable[str | bytes], *, replace: bool = False) -> None:
    """Write ``chunks`` to ``path``, whole or not at all, for its owner alone.

    A draft beside it takes the name when it is finished. With ``replace`` it may take the place
    of a file, or of a link; what the link points to stays as it was.

    Raises:
        FileExistsError: something lies there, and ``replace`` was not asked for.
        OSError: the disk could not.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsError(EEXIST, "a file of this name is there already", str(path))
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, _NEW, _FOR_THE_OWNER)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace"))
            file.flush()
            os.fsync(handle)
        if not replace:
            _take_name(path)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _sync(path.parent)


def _take_name(path: Path) -> None:
    """Make an empty file of this name, unless there is anything of it, a dangling link included."""
    os.close(os.open(path, _NEW, _FOR_THE_OWNER))


def _sync(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
