"""Kills the full screen, over and over, at random moments while keys are pressed in it.

Run: python -m tests.faults.kill_screens [--kills 100] [--seed 1]
The session has sets of repetitions, timed holds, both sides, and a superset; some lives begin with
a log of an older schema, and are killed while it is migrated. After each death the log must hold
every set that the screen called saved, once, it must be sound, and the next life must show as many.
Prints the first failure with its seed, or how many kills went well.
"""

import argparse
import os
import random
import re
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from midstance.context import SystemClock, new_id
from midstance.domain.record import WorkoutStatus
from midstance.storage.training_log import TrainingLog
from tests.faults.kill_loop import lay_any_old
from tests.tui.pty_terminal import PtyTerminal

MANY = """
id      = "many"
name    = "Many quick sets"
purpose = "Enough sets to die between them."
level   = 1
change  = 0

[[block]]
purpose = "strength"

[[block.item]]
exercise = "glute-bridge"
sets     = "4x10 @6"
rest     = 0

[[block.item]]
exercise = "single-leg-calf-raise"
sets     = "4x8/side @6"
rest     = 0

[[block]]
purpose = "core"
style   = "superset"

[[block.item]]
exercise = "plank"
sets     = "12x2 s @6"
rest     = 0

[[block.item]]
exercise = "dead-bug"
sets     = "12x6/side @6"
rest     = 1

[[block]]
purpose = "core"

[[block.item]]
exercise = "side-plank"
sets     = "12x2 s/side @6"
rest     = 1
"""
TOLD = [
    *("advice:many", "barbell:many", "jumps:many", "anchor:many"),
    *("gate:glute-bridge", "gate:plank", "gate:dead-bug", "gate:side-plank"),
]
KEYS = (
    *(b" ",) * 8,
    b"3",
    b"8",
    b"+",
    b"-",
    b"s",
    b"r",
    b"n",
    b"\r",
    b"p",
    b"c",
    b"m",
    b"f",
    b"\t",
)
"""What is pressed: mostly the big key; no undo, which takes back what was called saved."""
MIGRATION = 0.15
"""How often a life begins with a log of an older schema."""
_SAVED = re.compile(r"\bsaved (\d+)\b")
_WORKOUT = re.compile(r"\d of \d+ · |sets . about")
"""What only the screen of a workout shows, and the page before it."""


@dataclass
class Tally:
    """What happened so far, and what the log must hold."""

    kills: int = 0
    before_the_screen: int = 0
    migrations: int = 0
    finished: int = 0
    saved: int = 0
    lost: str = ""


def prepare(folder: Path, told: list[str]) -> None:
    """A runner who has been asked and told what is asked and told once."""
    with TrainingLog(folder, new_id) as log:
        log.set_profile_value("screening", [], SystemClock().now())
        log.set_profile_value("told", told, SystemClock().now())


def opener_of(folder: Path, session: str) -> Path:
    """A program that starts the workout of many sets, or resumes it."""
    file, opener = folder / "many.toml", folder / "opener.py"
    file.write_text(session)
    opener.write_text(
        f"import sys\nsys.argv[1:] = ['start', {str(file)!r}]\n"
        "from midstance.cli.main import main\nmain()\n"
    )
    return opener


def live_and_die(opener: Path, data: Path, chance: random.Random, seconds: float) -> list[int]:
    """Press keys until the moment of death; every number that the screen called saved."""
    shown: list[int] = []
    places = {"MIDSTANCE_DATA_DIR": str(data), "MIDSTANCE_CONFIG_DIR": str(data.parent / "config")}
    with PtyTerminal(opener, environment=places) as terminal:
        end = time.monotonic() + seconds
        has_begun = False
        while time.monotonic() < end:
            terminal._idle()
            text = terminal.text
            shown += map(int, _SAVED.findall(text))
            if not has_begun and not _WORKOUT.search(text):
                if "Resume" in text:
                    terminal.type(b"c")
                continue
            if not has_begun:
                has_begun, end = True, time.monotonic() + chance.uniform(0.1, 6)
            terminal.type(chance.choice(KEYS))
            terminal._has_output(chance.choice((0.02, 0.1, 0.3)))
        terminal.signal(signal.SIGKILL)
        os.waitpid(terminal.pid, 0)
        terminal._code = -signal.SIGKILL
        terminal._drain()
        shown += map(int, _SAVED.findall(terminal.text))
    return shown


def check(data: Path, saved: int, tally: Tally) -> str:
    """What is wrong with the log, or nothing; a finished workout makes room for the next."""
    with TrainingLog(data, new_id) as log:
        sets = log.sets()
        if len(sets) < saved:
            return f"{saved} sets were called saved, {len(sets)} are there"
        if len({(each.workout_id, each.set.sequence) for each in sets}) != len(sets):
            return "a set is there twice"
        if log.file_problems:
            return str(log.file_problems[0])
        health = log.examine()
        under_way = [w for w in log.workouts(1000) if w.ending is WorkoutStatus.UNDER_WAY]
        tally.saved = len(sets)
        if len(under_way) > 1:
            return "a workout was left behind"
        return "" if health.text == "ok" else health.text


def kill_often(scratch: Path, kills: int, seed: int) -> Tally:
    """Live and die so often; ``lost`` says what went wrong first."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311  # moments, no secrets
    opener, data = opener_of(scratch, MANY), scratch / "0" / "data"
    prepare(data, TOLD)
    total = shown_before = 0
    while tally.kills < kills and not tally.lost:
        tally.kills += 1
        if chance.random() < MIGRATION:
            old = scratch / str(tally.kills) / "data"
            old.parent.mkdir()
            known = lay_any_old(old, chance)
            live_and_die(opener, old, chance, chance.uniform(0.2, 4))
            tally.migrations += 1
            tally.lost = check(old, known, Tally())
            continue
        is_short = chance.random() < 0.1
        shown = live_and_die(opener, data, chance, chance.uniform(0.1, 2) if is_short else 30)
        tally.before_the_screen += not shown
        if shown and max(shown) < shown_before:
            tally.lost = f"{shown_before} were called saved before, the screen shows {max(shown)}"
        shown_before = max(shown, default=shown_before)
        tally.lost = tally.lost or check(data, shown_before, tally)
        with TrainingLog(data, new_id) as log:
            if not tally.lost and tally.saved and not log.has_active_workout:
                total, shown_before, tally.finished = total + tally.saved, 0, tally.finished + 1
                data = scratch / f"{tally.kills}-next" / "data"
                prepare(data, TOLD)
    tally.saved += total
    return tally


def main() -> None:
    """Kill, check, and go on, until it was often enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tally = kill_often(Path(scratch), chosen.kills, chosen.seed)
    print(
        f"{tally.kills} kills, {tally.before_the_screen} before a set was shown, "
        f"{tally.migrations} with a migration, {tally.finished} workouts finished: "
        f"{tally.saved} sets in the logs, {tally.lost or 'none lost, none twice'}"
    )
    sys.exit(bool(tally.lost))


if __name__ == "__main__":
    main()
