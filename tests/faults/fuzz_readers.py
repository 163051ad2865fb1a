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

from midstance.cli.command_context import read_day_option
from midstance.cli.commands.profile_days import parse_days
from midstance.cli.errors import WrongUsageError
from midstance.domain.calendar import DateTextError, parse_day
from midstance.domain.quantity import Load, QuantityError, RestWindow, Tempo
from midstance.domain.record import HeartRate
from midstance.domain.session import Prescription
from midstance.presentation.commands import COMMANDS
from midstance.presentation.planning.check_in import parse_check_in
from midstance.presentation.planning.run_text import RunTextError, parse_run, parse_weekly_runs
from midstance.presentation.profile import parse_minutes
from midstance.storage.definitions.check_file import check_file
from midstance.storage.definitions.loader import load_library
from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.settings import load_settings
from midstance.storage.errors import StorageError
from midstance.storage.places import Places, bundled_assets
from midstance.storage.workout_files.calendar_file import entry_from_bytes
from midstance.storage.workout_files.workout_file import from_bytes
from tests.faults.stored_readers import DAY, Change, Reader, StoredReaders
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


SETTINGS = b"""theme = "light"
lead_in_seconds = 10
keymap = "left-hand"
sound = "bell"
voice = "on"
voice_command = ["espeak-ng", "-s", "150"]
export_folder = "~/gym"
export_formats = ["fit", "csv"]
sync = "~/Sync/gym"
[keys]
"session.pause" = ["p", "f9"]
"""
TYPED = (
    *(b"2x10/side 12.5 kg @7", b"60-90", b"3-1-1-0", b"~79%", b"82.5k", b"132 158", b"1:30"),
    *(b"Tue intervals 10km, Thu easy 40min, Sun long 18km", b"race half marathon A 1h45"),
    *(b"mon wed fri", b"tue 45, thu 20", b"3 4 5 knee", b"2026-11-24", b"1 Dec", b"next monday"),
)


def parse_day_minutes(text: str) -> None:
    """The minutes of days; a refusal is a sentence for the runner."""
    try:
        parse_minutes(text)
    except ValueError as error:
        assert "day of the week" in str(error) or "how many minutes" in str(error)  # noqa: PT017  # no test


PARSERS: tuple[Callable[[str], object], ...] = (
    *(Prescription.parse, RestWindow.parse, Tempo.parse, Load.parse, HeartRate.parse),
    *(parse_run, parse_weekly_runs, parse_check_in, parse_day_minutes, parse_days),
    *(lambda text: parse_day(text, DAY), lambda text: read_day_option(text, DAY)),
)
TEXT_REFUSALS = (QuantityError, RunTextError, DateTextError, WrongUsageError)


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
    """Stop what takes longer than this many seconds."""

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
        loaded = load_library(self._places)
        self._library = loaded.library
        self._keys = {command.id: command.keys for command in COMMANDS}
        with open_log(folder / "log") as log:
            do_workout(log, begun(1), record(0, note="a note"), lift(1, 5, 60), record(2))
            log.calendar.change("added runs", at(), runs())
        self.readers = {
            "exercises": Reader(self._check, _assets("exercises")),
            "routines": Reader(self._check, _assets("routines")),
            "programs": Reader(self._check, _assets("programs")),
            "keymaps": Reader(self._check, _assets("keymaps")),
            "settings": Reader(self._read_settings, [SETTINGS]),
            "workout-files": Reader(self._read_workout, self._files("*single*", "*foundations*")),
            "run-files": Reader(self._read_entry, self._files("*run*", "*away*", "*")),
            "typed": Reader(read_typed, list(TYPED)),
            **StoredReaders(folder, loaded).readers,
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


def read_typed(content: bytes) -> None:
    """Read the text as everything that a runner types."""
    text = content.decode(errors="replace")
    for parse in PARSERS:
        try:
            parse(text)
        except TEXT_REFUSALS:
            continue


REFUSALS = (DefinitionFileError, StorageError, QuantityError)


def feed(
    read: Callable[[bytes], object],
    files: list[bytes],
    inputs: int,
    chance: random.Random,
    seconds: float,
    change: Change = changed,
) -> tuple[dict[str, bytes], float]:
    """The failures by kind, each with its shortest input, and the longest time of a reading."""
    failures: dict[str, bytes] = {}
    longest = 0.0
    for number in range(inputs):
        content = files[number] if number < len(files) else change(chance, files)
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
    reader: Reader, inputs: int, seed: int, seconds: float = SECONDS
) -> tuple[dict[str, bytes], float]:
    """:func:`feed`, with the same inputs for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # no secrets
    return feed(reader.read, reader.files, inputs, chance, seconds, reader.change or changed)


def main() -> None:
    """Feed each reader as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", default="")
    chosen = parser.parse_args()
    has_failed = False
    with tempfile.TemporaryDirectory() as scratch:
        for name, reader in Readers(Path(scratch)).readers.items():
            if chosen.reader in {"", name}:
                failures, longest = feed_seeded(reader, chosen.inputs, chosen.seed)
                figures = f"{chosen.inputs} inputs, {len(failures)} failures"
                print(f"{name}: {figures}, {longest:.2f} s at most", flush=True)
                for kind, content in failures.items():
                    print(f"  {kind}: {content[:300]!r}", flush=True)
                has_failed = has_failed or bool(failures)
    sys.exit(has_failed)


if __name__ == "__main__":
    main()
