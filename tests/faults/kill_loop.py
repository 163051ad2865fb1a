"""Kills a program that keeps workouts, over and over, at random moments, its start included.

Run: python -m tests.faults.kill_loop [--kills 1000] [--seed 1]
Holds and both sides are saved in turn; every tenth life or so begins with a log of an older schema.
After each death every set that was called saved must be in the log, once; the log must be sound,
and the workout must go on. Prints the first failure with its seed, or how many kills went well.
"""

import argparse
import os
import random
import select
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from midstance.context import new_id
from midstance.domain.record import WorkoutStatus
from midstance.storage.training_log import TrainingLog
from tests.faults.programs import OLD_LOGS, lay_old

SETS_A_WORKOUT = 12
OLD_LOG = 0.1
"""How often a life begins with a log of an older schema."""
CHILD = f"""
import sys
from pathlib import Path
from midstance.context import SystemClock, new_id
from midstance.domain.quantity import Side, Unit
from midstance.domain.record import LoggedEvent, LogChange, SetRecord
from midstance.domain.record import WorkoutRecord, WorkoutStatus
from midstance.domain.quantity import Target
from midstance.storage.database.lock import InstanceLock
from midstance.storage.training_log import TrainingLog

folder, clock = Path(sys.argv[1]), SystemClock()
log = TrainingLog(folder, new_id)
lock = InstanceLock(folder)
print("saved", len(log.sets()), flush=True)
total = len(log.sets())
while True:
    course = log.active_workout()
    if course is None:
        workout = WorkoutRecord(new_id(), "core-5", "Core", 1, clock.now(), clock.today())
        log.begin(workout, (), {{}})
        done, sequence = 0, 0
    else:
        workout = course.workout
        done, sequence = len(workout.sets), len(course.events)
    while done < {SETS_A_WORKOUT}:
        side = (None, Side.LEFT, Side.RIGHT)[done % 3]
        what = "plank" if side is None else "side-plank"
        record = SetRecord(done, 0, "core", what, what, 1, side, Target(30, Unit.SECONDS), done)
        event = LoggedEvent(sequence, sequence, "Advanced", {{}})
        log.record_event(workout.id, event, clock.now(), LogChange(saved=(record,)))
        done, sequence, total = done + 1, sequence + 1, total + 1
        print("saved", total, flush=True)
    end = LogChange(ending=WorkoutStatus.COMPLETED, active_ms=1000)
    event = LoggedEvent(sequence, sequence, "Advanced", {{}})
    log.record_event(workout.id, event, clock.now(), end)
    log.back_up_if_due(clock.today())
"""


@dataclass
class Tally:
    """What happened so far."""

    kills: int = 0
    at_start: int = 0
    migrations: int = 0
    saved: int = 0


def lay_any_old(folder: Path, chance: random.Random) -> int:
    """Lay a log of an older schema into a new folder; answers how many sets are in it."""
    folder.mkdir()
    old = chance.choice(sorted(OLD_LOGS.glob("schema-*.db")))
    lay_old(folder, old)
    copy = folder.with_name(f"{folder.name}-copy")
    copy.mkdir()
    lay_old(copy, old)
    with TrainingLog(copy, new_id) as log:
        return len(log.sets())


def live_and_die(folder: Path, chance: random.Random, tally: Tally) -> int:
    """Start the program, kill it at a random moment; answers what it called saved last."""
    with subprocess.Popen([sys.executable, "-c", CHILD, str(folder)], stdout=subprocess.PIPE) as it:
        assert it.stdout
        end = time.monotonic() + (chance.uniform(0, 0.1) if chance.random() < 0.1 else 0.15)
        end += chance.uniform(0, 0.5)
        heard = b""
        while (left := end - time.monotonic()) > 0:
            if select.select([it.stdout], [], [], left)[0]:
                heard += os.read(it.stdout.fileno(), 65536)
        it.kill()
        it.wait()
        heard += it.stdout.read()
    lines = [line for line in heard.decode().split("\n")[:-1] if line.startswith("saved")]
    tally.kills += 1
    tally.at_start += not lines
    return int(lines[-1].split()[1]) if lines else 0


def check(folder: Path, saved: int, tally: Tally) -> str:
    """What is wrong with the log, or nothing."""
    with TrainingLog(folder, new_id) as log:
        sets = log.sets()
        tally.saved = len(sets)
        if len(sets) < saved:
            return f"{saved} sets were called saved, {len(sets)} are there"
        if len({(each.workout_id, each.set.sequence) for each in sets}) != len(sets):
            return "a set is there twice"
        if log.file_problems:
            return str(log.file_problems[0])
        left = [w for w in log.workouts(10_000) if w.ending is WorkoutStatus.UNDER_WAY]
        if len(left) > 1:
            return f"{len(left) - 1} workouts were left behind"
        health = log.examine()
        return "" if health.text == "ok" else health.text


def main() -> None:
    """Kill, check, and go on, until it was often enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chance, tally = random.Random(chosen.seed), Tally()  # noqa: S311  # moments, no secrets
    total = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "0"
        while tally.kills < chosen.kills:
            if chance.random() < OLD_LOG:
                total += tally.saved
                folder = Path(scratch) / str(tally.kills + 1)
                tally.migrations += 1
                tally.saved = lay_any_old(folder, chance)
            saved = live_and_die(folder, chance, tally)
            if wrong := check(folder, max(saved, tally.saved), tally):
                sys.exit(f"seed {chosen.seed}, kill {tally.kills}: {wrong}")
    print(
        f"{tally.kills} kills, {tally.at_start} at the start, {tally.migrations} of a migration: "
        f"{total + tally.saved} sets, none lost, none twice"
    )


if __name__ == "__main__":
    main()
