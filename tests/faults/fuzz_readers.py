"""Feeds changed files to every reader: only refusals in words may come out, and in good time.

Run: python -m tests.faults.fuzz_readers [--inputs 100000] [--seed 1] [--reader NAME]
An input is one of our own files with bytes flipped, cut, doubled, spliced, or replaced by what
parsers trip over. A reader that takes longer than two seconds is stopped and counts as failed.
Prints a line for each reader, and for each kind of failure the shortest input that was found.
"""

import argparse
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from types import FrameType

from midstance.domain.quantity import Load, QuantityError, RestWindow, Tempo
from midstance.domain.session import Prescription
from midstance.presentation.commands import COMMANDS
from midstance.storage.definitions.check_file import check_file
from midstance.storage.definitions.loader import load_library
from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.settings import load_settings
from midstance.storage.errors import StorageError
from midstance.storage.places import Places, bundled_assets
from midstance.storage.workout_files.calendar_file import entry_from_bytes
from midstance.storage.workout_files.workout_file import from_bytes
from tests.storage.old_logs import runs
from tests.storage.samples import at, begun, do_workout, lift, open_log, record

SECONDS = 2
LONGEST = 65_536
AWKWARD = tuple(
    each.encode()
    for each in (
        *("nan", "inf", "1e999", "-1", "0", "-0", "9" * 25, "9" * 5000, "0x" + "f" * 5000, "1_000"),
        *("1e-999", "\0", "\ufeff", "\u202e", "\u200b", "\u0663", "\u00b2", "1,5", "\r", "\r\n"),
        *("\x1b[31m", "[" * 3000, "{" * 3000, "[[", "]]", ".".join("a" * 600), '"' * 3, "'" * 3),
        *("\\", "\\u0000", "\\ud800", "2026-02-30", "9999-12-31T23:59:59+23:59", "24:00:00", "#"),
        *("0001-01-01 00:00:00+23:59", "true", "false", "[]", "{}", "=", "\n", "kg", "@", "/side"),
        *("x" * 5000, "1x" * 500, "-", "~79%", "@11", "0x0", "1000001x1", "::", "\u2028", "\x85"),
    )
)


class TooSlowError(BaseException):
    """A reader took too long."""


def changed(chance: random.Random, files: list[bytes]) -> bytes:
    """One of the files, changed in a few places."""
    content = bytearray(chance.choice(files))
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        start = chance.randint(0, len(content))
        end = min(len(content), start + chance.choice((1, 2, 4, 8, 64, 512)))
        match chance.randrange(7):
            case 0 if content:
                content[start % len(content)] ^= 1 << chance.randrange(8)
            case 1:
                content[start:end] = chance.randbytes(end - start)
            case 2:
                del content[start:end]
            case 3:
                content[start:start] = content[start:end] * chance.choice((1, 2, 50))
            case 4:
                content[start:end] = chance.choice(AWKWARD)
            case 5:
                other = chance.choice(files)
                place = chance.randint(0, len(other))
                content[start:end] = other[place : place + chance.choice((4, 40, 400))]
            case _:
                _replace_word(chance, content, start)
    return bytes(content[:LONGEST])


def _replace_word(chance: random.Random, content: bytearray, start: int) -> None:
    end = start
    while start > 0 and chr(content[start - 1]).isalnum():
        start -= 1
    while end < len(content) and chr(content[end]).isalnum():
        end += 1
    content[start:end] = chance.choice(AWKWARD)


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Stop what takes longer than so many seconds."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Readers:
    """Every reader, with the files that it reads when nothing is wrong."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "config" / "input.toml"
        self._file.parent.mkdir(parents=True)
        self._places = Places(folder / "data", folder / "config", folder / "cache")
        self._library = load_library(self._places).library
        self._keys = {command.id: command.keys for command in COMMANDS}
        with open_log(folder / "log") as log:
            do_workout(log, begun(1), record(0, note="a note"), lift(1, 5, 60), record(2))
            log.calendar.change("added runs", at(), runs())
        self.readers: dict[str, tuple[Callable[[bytes], object], list[bytes]]] = {
            "exercises": (self._check, _assets("exercises")),
            "routines": (self._check, _assets("routines")),
            "programs": (self._check, _assets("programs")),
            "keymaps": (self._check, _assets("keymaps")),
            "settings": (self._read_settings, [b'theme = "midstance-dark"\nlead_in_seconds = 5\n']),
            "workout-files": (self._read_workout, self._files("*single*", "*foundations*")),
            "run-files": (self._read_entry, self._files("*run*", "*away*", "*")),
            "quantities": (
                read_quantities,
                [b"2x10/side 12.5 kg @7", b"60-90", b"3-1-1-0", b"~79%"],
            ),
        }

    def _files(self, *patterns: str) -> list[bytes]:
        found = {
            path for each in patterns for path in (self._folder / "log" / "workouts").glob(each)
        }
        return [path.read_bytes() for path in sorted(found)] or [b"format = 1\n"]

    def _check(self, content: bytes) -> None:
        self._file.write_bytes(content)
        check_file(self._file, self._library, self._keys)

    def _read_settings(self, content: bytes) -> None:
        self._places.settings.write_bytes(content)
        load_settings(self._places, self._keys)

    def _read_workout(self, content: bytes) -> None:
        from_bytes(content, self._file)

    def _read_entry(self, content: bytes) -> None:
        entry_from_bytes(content, self._file)


def _assets(kind: str) -> list[bytes]:
    folder = bundled_assets()
    assert isinstance(folder, Path)
    return [path.read_bytes()[:8000] for path in sorted((folder / kind).glob("*.toml"))]


def read_quantities(content: bytes) -> None:
    """Read the text as every kind of quantity."""
    text = content.decode(errors="replace")
    for parse in (Prescription.parse, RestWindow.parse, Tempo.parse, Load.parse):
        try:
            parse(text)
        except QuantityError:
            continue


REFUSALS = (DefinitionFileError, StorageError, QuantityError)


def feed(
    read: Callable[[bytes], object],
    files: list[bytes],
    inputs: int,
    chance: random.Random,
    seconds: float,
) -> tuple[dict[str, bytes], float]:
    """The failures by kind, each with its shortest input, and the longest time of a reading."""
    failures: dict[str, bytes] = {}
    longest = 0.0
    for number in range(inputs):
        content = files[number] if number < len(files) else changed(chance, files)
        start = perf_counter()
        try:
            with watched(seconds):
                read(content)
        except REFUSALS:
            pass
        except TooSlowError:
            failures.setdefault(f"longer than {seconds} s", content)
        except Exception as error:  # noqa: BLE001 - what must not come out of a reader
            kind = f"{type(error).__name__}: {str(error)[:80]}"
            if len(content) < len(failures.get(kind, content + b" ")):
                failures[kind] = content
        longest = max(longest, perf_counter() - start)
    return failures, longest


def feed_seeded(
    read: Callable[[bytes], object],
    files: list[bytes],
    inputs: int,
    seed: int,
    seconds: float = SECONDS,
) -> tuple[dict[str, bytes], float]:
    """:func:`feed`, with the same inputs for the same seed."""
    return feed(read, files, inputs, random.Random(seed), seconds)  # noqa: S311  # no secrets


def main() -> None:
    """Feed each reader as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", default="")
    chosen = parser.parse_args()
    has_failed = False
    with tempfile.TemporaryDirectory() as scratch:
        for name, (read, files) in Readers(Path(scratch)).readers.items():
            if chosen.reader in {"", name}:
                failures, longest = feed_seeded(read, files, chosen.inputs, chosen.seed)
                figures = f"{chosen.inputs} inputs, {len(failures)} failures"
                print(f"{name}: {figures}, {longest:.2f} s at most", flush=True)
                for kind, content in failures.items():
                    print(f"  {kind}: {content[:300]!r}", flush=True)
                has_failed = has_failed or bool(failures)
    sys.exit(has_failed)


if __name__ == "__main__":
    main()
