"""Makes private folders, and writes files whole or not at all.

A draft beside a file takes its name when it is finished.
"""

from __future__ import annotations

import os
from contextlib import suppress
from errno import EEXIST, ELOOP
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY
_OWNER_ONLY = 0o600
"""The permissions of a file of the runner's."""
_ITS_MODE = 0o777
"""The bits of a mode that are permissions."""


def make_private(folder: Path) -> None:
    """Make ``folder`` with mode 0700 if it is missing, whatever the umask; leave an existing one.

    Raises:
        OSError: it cannot be made.
    """
    if folder.is_dir():
        return
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
        each.chmod(0o700)


def is_missing(path: Path) -> bool:
    """Whether nothing lies there; what lies in a folder that may not be entered counts as there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def make_new_private(folder: Path) -> None:
    """Make ``folder`` with mode 0700, whatever the umask; its parent is there.

    Raises:
        OSError: it cannot be made, or there is one.
    """
    folder.mkdir(mode=0o700)
    folder.chmod(0o700)


def open_private(path: Path, flags: int) -> int:
    """A handle of ``path``; a file that this makes has mode 0600, whatever the umask.

    Raises:
        OSError: it cannot be opened or made, or it is a link.
    """
    handle = os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, _OWNER_ONLY)
    if not os.fstat(handle).st_mode & _ITS_MODE:
        os.fchmod(handle, _OWNER_ONLY)
    return handle


def write_file(
    path: Path, chunks: Iterable[str | bytes], *, replace: bool = False, mode: int = _OWNER_ONLY
) -> None:
    """Write ``chunks`` to ``path``, whole or not at all, for its owner alone unless ``mode`` says.

    With ``replace`` it may replace a file, or a link; what the link points to stays as it was.

    Raises:
        FileExistsError: something lies there, and ``replace`` is off.
        OSError: the disk could not take it.
    """
    if not replace and os.path.lexists(path):
        raise _name_taken(path)
    _write(path, chunks, replace=replace, mode=mode)
    with suppress(OSError):  # not every system can sync a folder
        sync_folder(path.parent)


def write_new_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` durably; the very same content may lie there already.

    The folder is made if there is none.

    Raises:
        FileExistsError: a file with other content lies there.
        OSError: the disk could not take it.
    """
    make_private(path.parent)
    if path.parent.is_symlink():
        raise OSError(
            ELOOP, "it is a link, and Midstance does not write through links", str(path.parent)
        )
    if os.path.lexists(path):
        _check_same_content(path, content)
        return
    try:
        _write(path, (content,), replace=False)
    except FileExistsError:
        _check_same_content(path, content)
    sync_folder(path.parent)


def rename_into_place(draft: Path, path: Path) -> bool:
    """Give a finished draft its name; False if the name is taken.

    Raises:
        OSError: the disk could not.
    """
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # some disks have no hard links
        if os.path.lexists(path):
            return False
        _reserve(path)
        try:
            draft.replace(path)
        except OSError:
            path.unlink()
            raise
    return True


def sync_folder(folder: Path) -> None:
    """Make a new or renamed entry of ``folder`` survive a power cut.

    Raises:
        OSError: the disk could not.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(
    path: Path, chunks: Iterable[str | bytes], *, replace: bool, mode: int = _OWNER_ONLY
) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)  # a killed program with the same number may have left it
    try:
        with os.fdopen(open_private(draft, _NEW), "wb") as file:
            for chunk in chunks:
                file.write(chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace"))
            file.flush()
            if mode != _OWNER_ONLY:
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        if replace:
            draft.replace(path)
        elif not rename_into_place(draft, path):
            raise _name_taken(path)
    except OSError as error:
        error.filename = error.filename or str(path)  # a full disk names none
        raise
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _reserve(path: Path) -> None:
    os.close(open_private(path, _NEW))


def _check_same_content(path: Path, content: bytes) -> None:
    if not path.is_file() or path.is_symlink() or path.read_bytes() != content:
        raise FileExistsError(0, "another file has this name", str(path))


def _name_taken(path: Path) -> FileExistsError:
    return FileExistsError(EEXIST, "a file of this name already exists", str(path))
