"""Plays scenes of a story with the Midstance that can be imported, in false time.

Run: PYTHONPATH=CHECKOUT/src python -P tests/storage/play_story.py < scenes.json
It takes as little as it can from the program, so that an older version can be played as well: the
module that runs a command, and the clock of the machine.
"""

import io
import json
import os
import select
import shlex
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from midstance.context import SystemClock

ENTRY = import_module("midstance.__main__").main.__module__
LOG = Path(".local", "share", "midstance", "log.db")


class Clock(SystemClock):
    """Stands still until somebody moves it; the runner lives an hour east of UTC."""

    def __init__(self, at: datetime) -> None:
        self.began = self.at = at

    def elapsed_ms(self) -> int:
        """Milliseconds since the command began."""
        return round((self.at - self.began).total_seconds() * 1000)

    def awake_ms(self) -> int:
        """The same: this computer never sleeps."""
        return self.elapsed_ms()

    def now(self) -> Any:
        """The moment on the wall, as this version has it."""
        return type(super().now())(self.at, 60, "Europe/Berlin")

    def today(self) -> date:
        """The runner's date."""
        return (self.at + timedelta(hours=1)).date()


class Typist:
    """Types a line where the program waits for one, or lets time pass."""

    def __init__(self, clock: Clock, typed: Sequence[str | float]) -> None:
        self._clock, self._left = clock, list(typed)
        self.keyboard, self._hand = os.pipe()

    def __call__(self, waited: Sequence[int], seconds: float | None) -> Sequence[int]:
        """Those descriptors that can be read now; none when time has passed instead."""
        if ready := select.select(waited, [], [], 0)[0]:
            return ready
        if not self._left:
            os.close(self._hand)
            return select.select(waited, [], [])[0]
        following = self._left.pop(0)
        if isinstance(following, str):
            os.write(self._hand, f"{following}\n".encode())
            return select.select(waited, [], [])[0]
        passing = following if seconds is None else min(following, seconds)
        self._clock.at += timedelta(seconds=passing)
        if passing < following:
            self._left.insert(0, following - passing)
        return ()


def words_of(command: str) -> list[str]:
    """The command as typed; ``{2}`` is the id of the third set that was ever saved."""
    return [
        set_id(int(word[1:-1])) if word.startswith("{") else word for word in shlex.split(command)
    ]


def set_id(number: int) -> str:
    """The id of a set by its number in the order in which the ids were made."""
    with closing(sqlite3.connect(Path.home() / LOG)) as log:
        rows = log.execute("SELECT hex(id) FROM set_record ORDER BY id").fetchall()
    return str(rows[number][0]).lower()


def set_profile_value(at: str, key: str, value: str) -> int:
    """Put a value into the profile that no command can, past the program."""
    with closing(sqlite3.connect(Path.home() / LOG)) as log, log:
        row = (key, value, f"{at}:00.000Z")
        log.execute("INSERT INTO profile (key, value, set_at) VALUES (?, ?, ?)", row)
    return 0


def run(words: Sequence[str], clock: Clock, typist: Typist) -> int:
    """Run a command, and answer with its exit code; ``keep`` is one of our own."""
    if words[0] == "keep":
        return set_profile_value(f"{clock.at:%Y-%m-%dT%H:%M}", *words[1:])
    code: int = sys.modules[ENTRY].run(words, clock, typist)
    return code


def play(at: str, command: str, typed: Sequence[str | float]) -> dict[str, object]:
    """Play one scene; the exit code and what was printed."""
    clock = Clock(datetime.fromisoformat(f"{at}:00+00:00"))
    typist, out, err = Typist(clock, typed), io.StringIO(), io.StringIO()
    words, before = words_of(command), sys.stdin
    with os.fdopen(typist.keyboard) as sys.stdin, redirect_stdout(out), redirect_stderr(err):
        code = run(words, clock, typist)
    sys.stdin = before
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}


if __name__ == "__main__":
    json.dump([play(**scene) for scene in json.load(sys.stdin)], sys.stdout)
