"""A runner's weeks as commands and typed lines, which any version of Midstance can be given."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

SAVED = re.compile(r"saved \d+")
PLAYER = Path(__file__).with_name("play_story.py")


@dataclass(frozen=True, slots=True)
class Scene:
    """One command.

    Attributes:
        at: the moment at which it begins, in UTC.
        command: what is typed after ``midstance``.
        typed: what follows: a line, or a number of seconds that pass.
    """

    at: str
    command: str
    typed: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What was printed, but for when the log confirmed a set: the disk chooses the moment."""
        return [each for each in self.out.splitlines() if not SAVED.fullmatch(each)]


PREFERENCES = '[{"program": "golden", "prescribed": "golden-calf", "chosen": "golden-calf"}]'
PROFILE = (
    "profile goal trail",
    "profile priority balanced",
    "profile level advanced",
    "profile place home gym no-wobble-board",
    "profile place 'Hotel für 2' floor dumbbell",
    "profile place home",
    "profile limitation achilles managed",
    "profile limitation wrist acute",
    "profile units kg",
    "profile step barbell 1.25 kg",
    "profile desk-work yes",
    "keep screening '[\"heart\"]'",
    'keep told \'["advice:golden", "gate:golden-hop"]\'',
    f"keep preferences '{PREFERENCES}'",
    "use golden --start 2026-11-16",
)
HEALTH, NOTICES = ("", "y"), ("",)
"""Typed before the first set: yes as the last time, a doctor was asked; new notices are read.

The version that wrote the golden files asked for nothing before a workout at the prompt.
"""
FIRST = (
    *(
        "",
        *HEALTH,
        *NOTICES,
        "",
        7,
        60,
        "",
        "e 8",
        "]",
        "n deep",
        "",
        90,
        "",
        "4",
        "e very hard",
        "",
    ),
    *("", "12", "-", "N windy ü 💪", "", "", "! calf 2", "", "", 30, "", "", "e easy"),
    *("", "S", "S", "S", "S", "S", "S", ""),
)
SECOND = ("", *HEALTH, "", 7, 20, 20, "", 7, 12, "q discard", "q discard")
THIRD = ("", *HEALTH, "", 7, 20, "e 6", 20, "", 7, 20, 20, "", 7, 25, "")
FOURTH = ("", *HEALTH, "", 7, 32, "", 60, "", 7, 20, "q finish")
GOING = (
    *("", *HEALTH, "", 7, 20, "p", 30, "p", 4, 40, "u", "", 7, "\\", 7, 60, ""),
    *("\\", "6", "-", "]", "[", "]", "e right", "n first; “set”", "r", "R", "r", "a"),
    *("! knee 4", "y", 75, "", "+", "", "u", "", "7", 90, "t"),
    *("", "", 6, "", "", 45, "", "b 60", "14", "e hard", "f5", "u", "! shin 1", 60, "S"),
    *("", 40, "b 60", "+", 40, "9", "N wet grass", "", "", 7, 31),
)
"""Something of each kind that may happen; it is left in a hold."""
REST = ("", 7, 40, 60, "", 7, 40, "", "", 7, 20, 6, 20, "e 9", "", "", "", "", "", "q finish")
"""What is still to do of it."""

STORY = (
    *(Scene("2026-11-16T17:00", each) for each in PROFILE),
    Scene("2026-11-16T17:02", "start golden/A --plain", FIRST),
    Scene("2026-11-17T06:30", "log add golden-hold 45s --sets 2 --effort 7 --note=hôtel"),
    Scene("2026-11-17T06:31", "log add golden-carry 20m --load 24kg --side both"),
    Scene("2026-11-17T06:32", "log undo"),
    Scene("2026-11-18T17:00", "start golden/B --plain", SECOND),
    Scene("2026-11-19T17:00", "start golden/B --plain", THIRD),
    Scene("2026-11-19T18:00", "log edit {2} --reps 6 --load 42.5kg --effort 9 --note=corrected"),
    Scene("2026-11-19T18:01", "log delete {3}"),
    Scene("2026-11-19T18:02", "log delete {4}"),
    Scene("2026-11-19T18:03", "log undo"),
    Scene("2026-11-20T17:00", "start golden-core --plain", FOURTH),
    Scene("2026-11-20T17:20", "log reopen"),
    Scene("2026-11-20T17:21", "start --plain", (20, "", 7, 25, "", "", "q finish")),
    Scene("2026-11-23T17:00", "start golden/A --week 2 --plain", GOING),
)
GO_ON = Scene("2026-11-23T17:40", "start --plain", REST)
NOW = "2026-11-23T18:30"
ANSWERS = {
    "log.csv": "export --format csv",
    "log.json": "export --format json",
    "log.md": "export --format markdown",
    "log.html": "export --format html",
    "sets.json": "log --json",
    "sets.txt": "log",
    "week.json": "week --date 2026-11-19 --json",
    "week.html": "week --date 2026-11-19 --html",
    "week.md": "week --date 2026-11-19 --markdown",
    "today.json": "today --json",
    "profile.json": "profile --json",
    "profile.txt": "profile",
    "exercise.json": "exercises golden-squat --json",
    "program.json": "programs golden --json",
    "routine.json": "programs golden-core --json",
    "doctor.json": "doctor --json",
    "keys.txt": "keys",
}
"""What the program says of a log, by the name of the file that holds the answer."""


def answers_at(at: str = NOW) -> tuple[Scene, ...]:
    """A scene for each answer."""
    return tuple(Scene(at, command) for command in ANSWERS.values())


def live(source: Path, home: Path, scenes: Iterable[Scene]) -> list[Heard]:
    """What the version whose package lies in ``source`` answers, with everything in ``home``."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(source)}
    done = subprocess.run(
        (sys.executable, "-P", str(PLAYER)),
        env=environment,
        input=json.dumps([asdict(each) for each in scenes]),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [Heard(**each) for each in json.loads(done.stdout)]
