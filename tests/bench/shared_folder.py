"""Three machines with random histories and a shared folder end with the same log, and fast.

Run: python -m tests.bench.shared_folder [--histories 1000] [--steps 60] [--first 0]
Each history finishes, corrects, deletes and reopens workouts and adds runs on three machines, while
files come late, twice, in any order, cut and repaired. In the end all three must export the same,
and nothing may be lost. Then the names of 34,000 known files are compared.
"""

import argparse
import time
from pathlib import Path

from midstance.services.upkeep.sync import SyncFolder
from tests.faults.machines import run_history
from tests.storage.samples import open_log, quick_folder

KNOWN = 34_000


def main() -> None:
    """Run the histories, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    begun, files = time.perf_counter(), 0
    for seed in range(options.first, options.first + options.histories):
        with quick_folder() as folder:
            files += run_history(folder, seed, options.steps)[1]
    took = time.perf_counter() - begun
    print(f"{options.histories} histories of {options.steps} steps on 3 machines: all equal,")
    print(f"nothing lost; {files} files in {took:.0f} s")
    with quick_folder() as folder:
        print(f"a look at {KNOWN} known names: {1000 * known_names(folder):.0f} ms")


def known_names(folder: Path) -> float:
    """The seconds that the best of nine looks takes, with the log's own names read each time."""
    lap = folder / "shared" / "lap-1"
    lap.mkdir(parents=True)
    names = [f"2026-11-22-1800-base-A-{number:012x}.toml" for number in range(KNOWN)]
    for name in names:
        (lap / name).touch()
    sync, looks = SyncFolder(folder / "shared", "desk-2", folder), []
    with open_log(folder / "log") as log:
        with log.database.transaction():
            for number, name in enumerate(names):
                log.database.run(
                    "INSERT INTO workout_file (revision, workout_id, replaces, name) "
                    "VALUES (?, ?, x'', ?)",
                    (number.to_bytes(16), number.to_bytes(16), name),
                )
        for _ in range(9):
            start = time.perf_counter()
            assert sync.news(log.file_names()) == {}
            looks.append(time.perf_counter() - start)
    return min(looks)


if __name__ == "__main__":
    main()
