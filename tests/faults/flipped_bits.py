"""Flips single bits of a log, one at a time, and counts what the doctor sees of them.

``python -m tests.faults.flipped_bits [FLIPS] [SEED]`` prints how many flips changed what the log
says, how many of these the doctor told of, and how many commands ended with an error that was
not expected. All commands run on each flipped log.
"""

import contextlib
import io
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from unittest.mock import patch

from midstance.cli.main import run
from midstance.domain.attendance import Enrolment
from midstance.domain.exercise import Exercise
from midstance.domain.planned_sets import lay_out
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from tests.storage.old_logs import runs
from tests.storage.samples import at, begun, do_workout, event, lift, open_log, record, save, uuid
from tests.tui.laptop import SHORT

COMMANDS = (
    ["today"],
    ["week"],
    ["log"],
    ["profile"],
    ["export", "--format", "json"],
    ["doctor", "--repair"],
    ["runs"],
    ["plan"],
    ["card"],
    ["start", "--plain"],
)
NOT_EXPECTED = "unexpected error"


@cache
def exercises() -> Mapping[str, Exercise]:
    """The bundled exercises."""
    nowhere = Path(os.devnull)
    return load_library(Places(nowhere, nowhere, nowhere)).library.exercises


def make_log(folder: Path) -> None:
    """A log with rows in every table, and a rich journal."""
    with open_log(folder) as log:
        for number in range(1, 25):
            done = do_workout(log, begun(number, days=number), record(0), lift(1, 5, 60), record(2))
            log.corrections.delete_set(done.sets[0].id, at(number * 100))
            if number % 3 == 0:
                log.corrections.undo(at(number * 100 + 1))
        log.set_profile_value("level", "beginner", at())
        log.set_profile_value("places", [{"name": "gym", "equipment": ["barbell"]}], at(1))
        log.enrol(Enrolment("foundations", begun().local_date), at())
        log.pause_program(begun().local_date)
        log.calendar.change("added runs", at(2), runs())
        log.begin(begun(99, days=30), lay_out(SHORT, exercises()), {"lead_in": 5})
        log.record_event(uuid(99), event(0), at(9), save(record(0)))


def settle_in(template: Path, data: Path) -> None:
    """Let commands use ``data``, a copy of ``template`` with its compiled library."""
    os.environ["MIDSTANCE_CONFIG_DIR"] = str(data.parent / "config")
    os.environ["MIDSTANCE_DATA_DIR"] = str(template)
    said("today")
    os.environ["MIDSTANCE_DATA_DIR"] = str(data)


def content(path: Path) -> list[str]:
    """Every row of every table, or why it cannot be read."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as log:
            log.text_factory = bytes
            tables = log.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            return [
                repr(row)
                for (name,) in tables
                for row in log.execute(f"SELECT * FROM {name.decode()}")  # noqa: S608  # ours
            ]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return [f"unreadable: {type(error).__name__}"]


def said(*arguments: str) -> tuple[int, str]:
    """The exit code of a command to which nothing is typed, and all that it printed."""
    out = io.StringIO()
    with (
        Path(os.devnull).open() as nothing,
        patch("sys.stdin", nothing),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
    ):
        code = run(list(arguments))
    return code, out.getvalue()


def main(flips: int = 300, seed: int = 1) -> None:
    """Flip, ask, and print the figures."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    changed = told = unexpected = 0
    with tempfile.TemporaryDirectory() as place:
        template, data = Path(place) / "template", Path(place) / "data"
        make_log(template)
        before = content(template / "log.db")
        settle_in(template, data)
        for _ in range(flips):
            shutil.rmtree(data, ignore_errors=True)
            shutil.copytree(template, data)
            whole = bytearray((data / "log.db").read_bytes())
            at_bit = chance.randrange(len(whole) * 8)
            whole[at_bit // 8] ^= 1 << at_bit % 8
            (data / "log.db").write_bytes(whole)
            is_changed = content(data / "log.db") != before
            code, _answer = said("doctor")
            changed += is_changed
            told += is_changed and code != 0
            if is_changed and code == 0:
                print(f"not seen: bit {at_bit}")
            for command in COMMANDS:
                answer = said(*command)[1]
                if NOT_EXPECTED in answer:
                    unexpected += 1
                    print(f"not expected: bit {at_bit}, {' '.join(command)}: {answer[-300:]}")
    share = told / changed if changed else 1
    print(f"{flips} flips, {changed} changed the content, {told} told ({share:.1%})")
    print(f"{unexpected} commands ended with an error that was not expected")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
