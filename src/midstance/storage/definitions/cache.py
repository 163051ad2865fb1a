"""The compiled library on disk between starts, as lines of JSON that become values when read."""

from __future__ import annotations

import json
import os
import stat
from binascii import crc32
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from midstance import __version__
from midstance.domain import exercise, program, quantity, session
from midstance.domain.library import Library
from midstance.storage.definitions.problems import Problem
from midstance.storage.definitions.sources import FileKind
from midstance.storage.files import make_private, write_file
from midstance.storage.places import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from midstance.storage.definitions.sources import Source


T = TypeVar("T")

_KINDS: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        *(exercise.Exercise, exercise.Dose, exercise.Gate, exercise.Pattern, exercise.Muscle),
        *(exercise.Equipment, exercise.Measure, exercise.Impact, exercise.Loadable),
        *(exercise.MoveDown, exercise.Limitation),
        *(quantity.Load, quantity.LoadMeaning, quantity.RestWindow, quantity.Tempo, quantity.Unit),
        *(session.Prescription, program.ProgramItem, program.ProgramBlock, program.ProgramSession),
        *(program.Routine, program.Program, program.SeasonPhase, session.Purpose, session.Style),
    )
}


def encode(value: object) -> str:
    """``value`` as one line of JSON.

    Raises:
        TypeError: something in it is no value of the library.
    """
    return json.dumps(_to_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(line: str) -> Any:  # noqa: ANN401 - what was written
    """The value that :func:`encode` wrote.

    Raises:
        ValueError: the line is not what :func:`encode` writes.
    """
    try:
        return _to_tuples(json.loads(line, object_hook=_from_table))
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"not a value of the library: {error}") from None


def _to_plain(value: Any) -> object:  # noqa: ANN401 - any value of the library
    name = type(value).__name__
    if isinstance(value, Enum):
        return {name: value.value}
    if fields := getattr(_KINDS.get(name), "__match_args__", ()):
        return {name: [_to_plain(getattr(value, field)) for field in fields]}
    return [_to_plain(each) for each in value] if isinstance(value, tuple) else value


def _from_table(table: dict[str, Any]) -> object:
    ((name, held),) = table.items()
    kind = _KINDS[name]
    return kind(*map(_to_tuples, held)) if isinstance(held, list) else kind(held)


def _to_tuples(value: object) -> object:
    return tuple(map(_to_tuples, value)) if isinstance(value, list) else value


class LazyMapping(Mapping[str, T], Generic[T]):
    """Values by id that stay lines of JSON until someone asks for them."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Keep ``lines``, a value's JSON for each id."""
        self._lines = lines
        self._built: dict[str, T] = {}

    def __getitem__(self, id_: str) -> T:
        """The value, built once."""
        if id_ not in self._built:
            self._built[id_] = decode(self._lines[id_])
        return self._built[id_]

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many values there are."""
        return len(self._lines)

    def __contains__(self, id_: object) -> bool:
        """Whether there is such an id; builds nothing."""
        return id_ in self._lines


FILE_NAME = "library.cache"
MAX_CACHE_BYTES = 64 * 1024 * 1024
"""A larger file is no cache."""
_FORMAT = b"midstance library 5"
"""The first line below the checksum; its number grows when the lines of a cache change."""
_ROOMS = "domain", "storage"
"""The code that a compiled library comes from."""


@dataclass(frozen=True, slots=True)
class LoadedLibrary:
    """The library, and what is wrong in the files that were left out of it."""

    library: Library
    problems: tuple[Problem, ...] = ()


def cache_key(
    own: Sequence[Source],
    assets: Path | Traversable,
    package: Path = PACKAGE,
    version: str = __version__,
) -> bytes:
    """All that a compiled library depends on: this format, the program, and the sources.

    An installed program is known by its ``version``; in a checkout, where code changes without a
    new one, the files of the rooms that compile are looked at too. The runner's own files are
    compared byte by byte; what was installed, by its files' names, sizes and times. Empty where
    those are not files in folders, so that nothing is cached.
    """
    if not isinstance(assets, Path):
        return b""
    with suppress(OSError):
        stamps = [stamp for kind in FileKind for stamp in _stamps(assets / kind, ".toml")]
        if package not in assets.parents:
            stamps += [stamp for room in _ROOMS for stamp in _stamps(package / room, ".py")]
        listed = [[s.kind, s.file, len(s.content), s.trouble, s.own] for s in own]
        head = json.dumps([version, sorted(stamps), listed])
        return b"\n".join((_FORMAT, head.encode(), *(s.content for s in own), b""))
    return b""


def _stamps(folder: Path, ending: str) -> Iterator[tuple[str, int, int, int]]:
    """Path, size and times of each file below ``folder``, however deep."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(Path(entry.path), ending)
            elif entry.name.endswith(ending):
                about = entry.stat()
                yield entry.path, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def load_cached(folder: Path, key: bytes) -> LoadedLibrary | None:
    """What was compiled from exactly ``key``; None when that is in any doubt."""
    try:
        body = _read_private(folder / FILE_NAME)
        if not key or body is None or not body.startswith(key):
            return None
        problems, ladders, *lines = body[len(key) :].decode().split("\n")
        return LoadedLibrary(_library(lines, json.loads(ladders)), _problems(json.loads(problems)))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _problems(listed: list[list[Any]]) -> tuple[Problem, ...]:
    if not listed:
        return ()

    return tuple(Problem(*each) for each in listed)


def _read_private(file: Path) -> bytes | None:
    """The body below the checksum, if that is right and nobody else could have written it."""
    # A pipe would never answer, and a link may lead to anything.
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as opened:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            return None
        if about.st_uid != os.getuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return None
        if about.st_size > MAX_CACHE_BYTES:
            return None
        checksum, _, body = opened.read().partition(b"\n")
    return body if checksum == _checksum(body) else None


def _checksum(body: bytes) -> bytes:
    return b"%08x" % crc32(body)


def _library(lines: list[str], ladders: dict[str, list[str]]) -> Library:
    held: Mapping[str, dict[str, str]] = {kind.value: {} for kind in FileKind}
    for line in lines:
        kind, id_, value = line.split(" ", 2)
        held[kind][id_] = value
    return Library(
        exercises=LazyMapping(held[FileKind.EXERCISES]),
        routines=LazyMapping(held[FileKind.ROUTINES]),
        programs=LazyMapping(held[FileKind.PROGRAMS]),
        ladders={id_: tuple(exercises) for id_, exercises in ladders.items()},
    )


def save_cached(folder: Path, key: bytes, loaded: LoadedLibrary) -> None:
    """Keep ``loaded`` for the next start; a cache that cannot be written is done without."""
    if not key:
        return
    body = key + "\n".join(_lines(loaded)).encode()
    with suppress(OSError):
        make_private(folder)
        write_file(folder / FILE_NAME, (_checksum(body), b"\n", body), replace=True)


def _lines(loaded: LoadedLibrary) -> Iterator[str]:
    problems = [[getattr(each, name) for name in each.__match_args__] for each in loaded.problems]
    yield json.dumps(problems)
    library = loaded.library
    yield json.dumps(dict(library.ladders))
    for kind, held in (
        (FileKind.EXERCISES, library.exercises),
        (FileKind.ROUTINES, library.routines),
        (FileKind.PROGRAMS, library.programs),
    ):
        for id_, value in held.items():
            yield f"{kind} {id_} {encode(value)}"
