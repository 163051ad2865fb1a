"""Feeds changed exports to every importer: nothing but sense or a refusal comes out, in good time.

Run: python -m tests.bench.fuzz_imports [--inputs 100000] [--seed 1] [--reader NAME] [--large]
An input is a sample with bytes flipped, cut, doubled or spliced, with other delimiters, decimal
marks, encodings, orders of dates, and absurd values. Whatever is found is planned and converted as
an import would; every fiftieth is taken into a log and undone. `--large` reads what is too large
instead: 100 MB, a million rows, an archive that unpacks to 8 GB, and prints seconds and memory.
"""

import argparse
import random
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from midstance.domain.runner import Runner
from midstance.exchange.read_exports import read_exports
from midstance.exchange.reading.findings import Findings, ImportFileError
from midstance.exchange.reading.sources import MEBIBYTE
from midstance.services.upkeep.importing.conversion import Converter
from midstance.services.upkeep.importing.importing import carry_out, plan_import
from midstance.storage.definitions.loader import load_library
from midstance.storage.errors import StorageError
from midstance.storage.places import Places
from tests.exchange.importers.samples import OPTIONS, SAMPLES, fit_bytes, make_fitnotes_backup
from tests.faults.fuzz_readers import changed, feed
from tests.storage.samples import MEMORY, at, open_log

SECONDS = 2.0
TAKEN_EVERY = 50
LOG_LASTS = 1000
SWAPS = ((b",", b";"), (b";", b","), (b",", b"\t"), (b".", b","), (b"\n", b"\r\n"), (b'"', b""))
DATES = (b"13/02/2026", b"02/13/2026", b"2026-02-13", b"13.02.2026", b"0000-00-00", b"31 Feb 2026")
ABSURD = (
    b"-1",
    b"1e9",
    b"99999999999999",
    b"-0.0001",
    b"NaN",
    b"\xa01\xa0000",
    b"1'000",
    b"",
    b"~",
)


def disguised(chance: random.Random, content: bytes) -> bytes:
    """The same as another program, country or computer would have written it."""
    match chance.randrange(7):
        case 0:
            return content.replace(*chance.choice(SWAPS))
        case 1:
            return b"\xef\xbb\xbf" + content
        case 2:
            return content.decode("utf-8", "replace").encode("utf-16")
        case 3:
            return content.decode("utf-8", "replace").encode("cp1252", "replace")
        case 4:
            return content.replace(b"2026-0", chance.choice(DATES), chance.randint(1, 3))
        case 5:
            place = chance.randrange(len(content) + 1)
            return content[:place] + chance.choice(ABSURD) + content[place:]
        case _:
            return content[: chance.randrange(len(content) + 1)]


@dataclass
class Imports:
    """Every importer, with the samples that it reads when nothing is wrong."""

    folder: Path
    files: dict[str, list[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the samples, the library and a log."""
        places = Places(self.folder / "data", self.folder / "config", self.folder / "cache")
        self.library = load_library(places).library
        self._numbers = 0
        self._begin_a_log()
        for path in sorted(SAMPLES.iterdir()):
            if path.suffix not in {".hex", ".sql"}:
                self.files.setdefault(path.name, []).append(path.read_bytes())
        backup = make_fitnotes_backup(self.folder / "backup.fitnotes")
        self.files["backup.fitnotes"] = [backup.read_bytes()]
        activities = ("run", "strength_activity", "strength_watch_like")
        self.files["run.fit"] = [fit_bytes(each) for each in activities]

    def _begin_a_log(self) -> None:
        """A log without a past: each import that is undone makes the next one slower."""
        self.log = open_log(self.folder / f"log-{self._numbers}")

    def reader(self, name: str) -> Callable[[bytes], None]:
        """Reads, plans and converts a file with this name."""
        path = self.folder / name

        def read(content: bytes) -> None:
            path.write_bytes(content)
            try:
                found = read_exports([path], OPTIONS)
            except ImportFileError:
                return
            self.take(found)

        return read

    def take(self, findings: Findings) -> None:
        """Do with what was found what an import does."""
        self._numbers += 1
        plan = plan_import(self.log, self.library.exercises, {}, findings, at())
        converter = Converter(self.library.exercises, plan.names, Runner(), plan.now)
        for workout in plan.new:
            assert all(each.set.value >= 0 for each in converter.workout(workout).sets)
        if self._numbers % TAKEN_EVERY == 0 and not plan.is_empty:
            try:
                carry_out(self.log, self.library, plan)
                self.log.corrections.undo(at())
            except StorageError as error:
                raise AssertionError(str(error)) from error
            assert self.log.newest_set() is None
        if self._numbers % LOG_LASTS == 0:
            self.log.close()
            self._begin_a_log()


def feed_imports(
    imports: Imports, name: str, inputs: int, seed: int
) -> tuple[dict[str, bytes], float]:
    """The failures of one importer by kind, and its longest time."""
    chance = random.Random(seed)  # noqa: S311  # no secrets
    read, files = imports.reader(name), imports.files[name]
    failures, longest = feed(read, files, inputs // 2, chance, SECONDS)
    others = [disguised(chance, changed(chance, files)) for _ in range(inputs - inputs // 2)]
    more, slowest = feed(read, others, len(others), chance, SECONDS)
    return failures | more, max(longest, slowest)


def large_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """What is too large, one after the other."""
    head, *rows = (SAMPLES / "strong_b_semicolon.csv").read_bytes().splitlines(keepends=True)
    path = folder / "large.csv"
    path.write_bytes(head + b"".join(rows) * (101 * MEBIBYTE // len(b"".join(rows))))
    yield "101 MB of rows", path
    path.write_bytes(head + rows[0] * 1_000_000)
    yield "a million rows", path
    path.write_bytes(head + b"x" * (99 * MEBIBYTE))
    yield "one line of 99 MB", path
    path.write_bytes(head + b"".join(_days(rows[0], 100_000)))
    yield "100,000 workouts", path
    track = (SAMPLES / "run.gpx").read_bytes()
    start, point = track.index(b"<trkpt"), track.index(b"</trkpt>") + 8
    path.write_bytes(track[:point] + track[start:point] * (60 * MEBIBYTE // (point - start)))
    yield "60 MB of a track, cut", path
    bomb = folder / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(80):
            archive.writestr(f"{number}.csv", head + b"\0" * (100 * MEBIBYTE))
    yield "an archive of 8 GB", bomb


def _days(row: bytes, count: int) -> Iterator[bytes]:
    day = b"2025-11-03 07:15:00"
    for number in range(count):
        hours, minutes = divmod(number % 1440, 60)
        date = f"{1990 + number // 10_080}-{1 + number // 1440 % 12:02}-01"
        yield row.replace(day, f"{date} {hours:02}:{minutes:02}:00".encode())


def read_large(folder: Path) -> None:
    """Read what is too large, and print how long it takes and how much memory."""
    imports = Imports(folder)
    for name, path in large_files(folder):
        start = perf_counter()
        try:
            imports.take(read_exports([path], OPTIONS))
            said = "read"
        except ImportFileError as refused:
            said = refused.what
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name}: {perf_counter() - start:.1f} s, {peak} MB at most so far: {said}")


def main() -> None:
    """Feed each importer as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", default="")
    parser.add_argument("--large", action="store_true")
    chosen = parser.parse_args()
    has_failed = False
    memory = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=None if chosen.large else memory) as scratch:
        if chosen.large:
            read_large(Path(scratch))
            return
        imports = Imports(Path(scratch))
        for name in imports.files:
            if chosen.reader in {"", name}:
                failures, longest = feed_imports(imports, name, chosen.inputs, chosen.seed)
                print(f"{name}: {chosen.inputs} inputs, {len(failures)} failures, {longest:.2f} s")
                for kind, content in failures.items():
                    print(f"  {kind}: {content[:300]!r}", flush=True)
                has_failed = has_failed or bool(failures)
    sys.exit(has_failed)


if __name__ == "__main__":
    main()
