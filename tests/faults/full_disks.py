"""Lets the disk fill up under a program that saves sets, and gives it room again.

Run as root: python -m tests.faults.full_disks [--disks 50] [--seed 1]
Each disk is a small one in memory. When the program says that a set was not saved, the disk grows,
and the program tries again. It must have said so, and in the end have each set once.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from midstance.storage.training_log import TrainingLog
from tests.faults.mounted import NoMountError, grow, memory_disk
from tests.storage.samples import new_ids

SETS = 300
SMALLEST, LARGEST, ROOM = 300, 900, 16_384
"""Kilobytes: of the disk before it fills up, and after it was given room."""
CHILD = f"""
import sys
from pathlib import Path
from midstance.storage.errors import StorageError
from tests.storage.samples import at, begun, event, finish, open_log, record, save

def tried(work):
    while True:
        try:
            return work()
        except StorageError as error:
            print("not saved:", error, flush=True)
            sys.stdin.readline()

log = tried(lambda: open_log(Path(sys.argv[1]), machine=4))
workout = begun(77)
tried(lambda: log.begin(workout, (), {{}}))
for number in range({SETS}):
    change = save(record(number, note="x" * 1500))
    tried(lambda: log.record_event(workout.id, event(number), at(number), change))
    print("saved", number + 1, flush=True)
tried(lambda: log.record_event(workout.id, event({SETS}), at({SETS}), finish()))
log.write_files()
"""


def fill(folder: Path) -> str:
    """Run the program on a disk that is small until it is full; what is wrong, or nothing."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder / "data")],
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as it:
        assert it.stdin
        assert it.stdout
        failures = saved = 0
        for line in it.stdout:
            if line.startswith("saved"):
                saved += 1
                continue
            failures += 1
            if "disk is full" not in line and "try again" not in line:
                return f"not said well: {line}"
            if failures > 2:
                grow(folder, ROOM)
            it.stdin.write("\n")
            it.stdin.flush()
    if it.returncode or not failures:
        return f"it ended with {it.returncode} after {failures} failures"
    with TrainingLog(folder / "data", new_ids()) as log:
        found, health = len(log.sets()), log.examine().text
    if not found == saved == SETS:
        return f"{saved} sets were called saved, {found} of {SETS} are there"
    return "" if health == "ok" else health


def try_disks(scratch: Path, disks: int, seed: int) -> list[str]:
    """Fill this many disks; answers with what is wrong.

    Raises:
        NoMountError: no disk in memory can be mounted here.
    """
    chance, wrong = random.Random(seed), list[str]()  # noqa: S311  # sizes, no secrets
    for number in range(disks):
        size = chance.randint(SMALLEST, LARGEST)
        with memory_disk(scratch / "disk", size):
            if problem := fill(scratch / "disk"):
                wrong.append(f"seed {seed}, disk {number} of {size} KB: {problem}")
    return wrong


def main() -> None:
    """Fill the disks, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--disks", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            wrong = try_disks(Path(scratch), chosen.disks, chosen.seed)
        except NoMountError as error:
            sys.exit(f"a disk in memory cannot be mounted here: {error}")
    print("\n".join(wrong[:5]))
    print(f"{chosen.disks} disks, {len(wrong)} failures")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
