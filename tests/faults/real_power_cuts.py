"""Cuts the power of a real file system under a program that keeps workouts, over and over.

Run as root: python -m tests.faults.real_power_cuts [--cuts 100] [--kind ext4|xfs] [--seed 1]
The program is stopped at a random moment; what it called saved by then counts. The file system in
a loop image loses every write that was not synced, but for a random part of the pages, and is
mounted again. Every set that was called saved must be in the log, once, and the log must be sound.
"""

import argparse
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.kill_loop import CHILD, Tally, check
from tests.faults.mounted import SIZES, LoopDisk, NoMountError, loop_disk


def live_until_cut(disk: LoopDisk, folder: Path, chance: random.Random) -> int:
    """Start the program and cut the power at a random moment; answers what it called saved last."""
    with subprocess.Popen([sys.executable, "-c", CHILD, str(folder)], stdout=subprocess.PIPE) as it:
        assert it.stdout
        end = time.monotonic() + chance.uniform(0, 0.1 if chance.random() < 0.1 else 0.8)
        heard = b""
        while (left := end - time.monotonic()) > 0:
            if select.select([it.stdout], [], [], left)[0]:
                heard += os.read(it.stdout.fileno(), 65536)
        it.send_signal(signal.SIGSTOP)
        os.waitpid(it.pid, os.WUNTRACED)
        while select.select([it.stdout], [], [], 0)[0] and (
            more := os.read(it.stdout.fileno(), 4096)
        ):
            heard += more
        disk.cut_power(chance)
        it.kill()
        it.wait()
    disk.restart()
    lines = [line for line in heard.decode().split("\n")[:-1] if line.startswith("saved")]
    return int(lines[-1].split()[1]) if lines else 0


def cut_often(scratch: Path, kind: str, cuts: int, seed: int) -> tuple[str, Tally]:
    """Cut the power so often; answers with what is wrong, or nothing, and with the figures.

    Raises:
        NoMountError: a file system of this kind cannot be mounted here.
    """
    chance, tally = random.Random(seed), Tally()  # noqa: S311  # moments, no secrets
    with loop_disk(scratch, kind) as disk:
        folder = disk.folder / "data"
        while tally.kills < cuts:
            saved = live_until_cut(disk, folder, chance)
            tally.kills += 1
            tally.at_start += not saved
            if wrong := check(folder, max(saved, tally.saved), tally):
                return f"seed {seed}, cut {tally.kills}: {wrong}", tally
    return "", tally


def main() -> None:
    """Cut, check, and go on, until it was often enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=100)
    parser.add_argument("--kind", choices=[*SIZES], default="ext4")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            wrong, tally = cut_often(Path(scratch), chosen.kind, chosen.cuts, chosen.seed)
        except NoMountError as error:
            sys.exit(f"a {chosen.kind} of our own cannot be mounted here: {error}")
    print(wrong or "none lost, none twice")
    print(f"{chosen.kind}: {tally.kills} cuts, {tally.at_start} at the start, {tally.saved} sets")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
