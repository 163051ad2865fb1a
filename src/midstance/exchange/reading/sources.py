"""The files to import: single ones, those of a folder, and the members of an archive.

Nothing is unpacked to the disk, and nothing is read further than its limit: an archive that grows
without end is refused like a file that is too large.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from midstance.exchange.reading.findings import ImportFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from _typeshed import WriteableBuffer

MEBIBYTE = 1024 * 1024
MOST_FILE_BYTES = 100 * MEBIBYTE
MOST_TRACK_BYTES = 64 * MEBIBYTE
"""Of a file with the track of a run, and of any other above."""
MOST_HEALTH_BYTES = 4096 * MEBIBYTE
"""The export of a telephone's health data is read as it comes, and may be larger."""
MOST_UNPACKED = 4096 * MEBIBYTE
"""Bytes that an archive may unpack to."""
MOST_FILES = 20_000
"""Of a folder or an archive that are read."""
HEAD_BYTES = 65_536
"""The beginning of a file by which its kind is recognised."""
FILE_ENDINGS = {
    ".csv",
    ".txt",
    ".json",
    ".xml",
    ".fit",
    ".gpx",
    ".tcx",
    ".ics",
    ".fitnotes",
    ".zip",
}
"""How the files of other programs end, and of archives; all others in a folder are passed over."""
_ARCHIVE = ".zip"
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError),
)
"""What reading an archive raises that is broken, encrypted, or packed in an unknown way."""


class Progress:
    """Counts what is read, for whoever shows it, and for the limit of all that is unpacked."""

    def __init__(
        self, show: Callable[[int, int], None] | None = None, most_unpacked: int = MOST_UNPACKED
    ) -> None:
        """Call ``show`` with the bytes read and the bytes that there are, whenever some were."""
        self.most_unpacked = most_unpacked
        self._show = show
        self.done, self.whole, self.unpacked = 0, 0, 0

    def read(self, count: int) -> None:
        """Note that ``count`` bytes were read."""
        self.done += count
        if self._show is not None:
            self._show(min(self.done, self.whole), self.whole)


class _LimitedReader(io.RawIOBase):
    """Reads a file up to a limit, and turns whatever goes wrong into one kind of error."""

    def __init__(self, file: IO[bytes], name: str, limit: int, progress: Progress) -> None:
        self._file, self._name = file, name
        self._limit, self._read, self._progress = limit, 0, progress
        self._is_packed = not isinstance(file, (io.BufferedReader, io.BytesIO))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        try:
            content = self._file.read(len(view))
        except _UNREADABLE as error:
            raise _archive_error(self._name, error) from error
        except OSError as error:
            raise _unreadable_error(error, self._name) from error
        self._count(len(content))
        view[: len(content)] = content
        return len(content)

    def _count(self, count: int) -> None:
        self._read += count
        self._progress.read(count)
        if self._is_packed:
            self._progress.unpacked += count
        if self._read > self._limit or self._progress.unpacked > self._progress.most_unpacked:
            raise ImportFileError(
                f"it is larger than {self._limit // MEBIBYTE} MB",
                self._name,
                "Nothing of it was taken. Export a shorter time, or split it.",
            )

    def close(self) -> None:
        self._file.close()
        super().close()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to import, on the disk or in an archive.

    Attributes:
        name: as the runner knows it: the path, or ``export.zip: activities/1.fit``.
        opener: opens it.
    """

    name: str
    opener: Callable[[], IO[bytes]]
    progress: Progress

    def open(self, limit: int = MOST_FILE_BYTES) -> io.BufferedReader:
        """The file, to be read from its beginning, up to ``limit`` bytes.

        Raises:
            ImportFileError: it cannot be opener; reading raises the same.
        """
        try:
            file = self.opener()
        except _UNREADABLE as error:
            raise _archive_error(self.name, error) from error
        except OSError as error:
            raise _unreadable_error(error, self.name) from error
        return io.BufferedReader(_LimitedReader(file, self.name, limit, self.progress), MEBIBYTE)

    def content(self, limit: int = MOST_FILE_BYTES) -> bytes:
        """All of it.

        Raises:
            ImportFileError: it cannot be read, or is too large.
        """
        with self.open(limit) as file:
            return file.read()

    def head(self) -> bytes:
        """Its beginning, by which its format is recognised.

        Raises:
            ImportFileError: it cannot be read.
        """
        with self.open() as file:
            return file.read(HEAD_BYTES)

    @property
    def ending(self) -> str:
        """How its name ends, without ``.gz``: ``.fit``."""
        plain = self.name.casefold().removesuffix(".gz")
        return plain[plain.rfind(".") :]


def find_sources(paths: Iterable[Path], progress: Progress) -> Iterator[SourceFile]:
    """Every file that ``paths`` name, those of folders and archives one by one.

    A member of an archive can be read until the next file is asked for.

    Raises:
        ImportFileError: a path is not there, cannot be read, or holds too many files.
    """
    files = [file for path in paths for file in _files_of(path)]
    progress.whole = sum(file.stat().st_size for file in files)
    number = 0
    for file in files:
        for source in _sources_of(file, progress):
            number += 1
            if number > MOST_FILES:
                raise ImportFileError(
                    f"there are more than {MOST_FILES} files", file, "Import them in parts."
                )
            yield source


def _files_of(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            found = sorted(path.rglob("*"))
            return [each for each in found if _is_wanted(each.name) and each.is_file()]
        if path.is_file():
            return [path]
    except OSError as error:
        raise _unreadable_error(error, str(path)) from error
    what = "it is not a regular file" if path.exists() else "there is no such file"
    raise ImportFileError(what, path, "Name a file, a folder or an archive.")


def _is_wanted(name: str) -> bool:
    ending = Path(name.casefold().removesuffix(".gz")).suffix
    return ending in FILE_ENDINGS and not name.startswith((".", "__MACOSX"))


def _sources_of(path: Path, progress: Progress) -> Iterator[SourceFile]:
    source = SourceFile(str(path), partial(_open_file, path), progress)
    start = source.head()[:4]
    if start == b"PK\x03\x04":
        yield from _members(path, progress)
    elif start[:2] == b"\x1f\x8b":
        yield SourceFile(str(path), partial(_open_packed, path), progress)
    else:
        yield source


def _members(path: Path, progress: Progress) -> Iterator[SourceFile]:
    try:
        archive = zipfile.ZipFile(path)
    except (*_UNREADABLE, OSError) as error:
        raise _archive_error(str(path), error) from error
    with archive:
        infos = [each for each in archive.infolist() if _is_member(each)]
        progress.whole += sum(each.file_size for each in infos) - path.stat().st_size
        for info in infos:
            opener = partial(_open_member, archive, info)
            source = SourceFile(f"{path}: {info.filename}", opener, progress)
            if source.ending == _ARCHIVE:
                yield from _inner_members(source, progress)
            else:
                yield source


def _inner_members(outer: SourceFile, progress: Progress) -> Iterator[SourceFile]:
    """The members of an archive inside another, as exports of Garmin have them.

    Archives inside that one are passed over; one that cannot be read says so when it is read.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(outer.content()))
    except ImportFileError as error:
        yield SourceFile(outer.name, partial(_raise, error), progress)
        return
    except _UNREADABLE as error:
        yield SourceFile(outer.name, partial(_raise, _archive_error(outer.name, error)), progress)
        return
    with archive:
        for info in archive.infolist():
            source = SourceFile(
                f"{outer.name}: {info.filename}", partial(_open_member, archive, info), progress
            )
            if _is_member(info) and source.ending != _ARCHIVE:
                yield source


def _raise(error: ImportFileError) -> IO[bytes]:
    raise error


def _is_member(info: zipfile.ZipInfo) -> bool:
    return not info.is_dir() and _is_wanted(Path(info.filename).name)


def _open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    file = archive.open(info)
    is_packed = info.filename.casefold().endswith(".gz")
    return cast("IO[bytes]", gzip.open(file, "rb")) if is_packed else file


def _open_file(path: Path) -> IO[bytes]:
    return path.open("rb")


def _open_packed(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb"))


def _unreadable_error(error: OSError, name: str) -> ImportFileError:
    reason = error.strerror or type(error).__name__
    return ImportFileError(f"it cannot be read ({reason})", name, "Check the file and its folder.")


def _archive_error(name: str, error: Exception) -> ImportFileError:
    reason = "it is protected by a password" if "password" in str(error) else "it is damaged"
    return ImportFileError(f"the archive cannot be read: {reason}", name, "Export it again.")
