# ruff: noqa: S608 - the tables and columns are our own
"""Damages one cell of one row at a time, and asks everything that reads the log about it.

Run: python -m tests.faults.damaged_cells [--seed 1] [--share 1] [--without-screen]
Every column of every table gets each of ``VALUES`` in a row that the seed chooses, whatever the
table's rules say of it. Every command that reads answers, and the full screen visits its main
screens. None may end with an error that nobody foresaw; the doctor tells of each damage, and what
it advises then makes the log whole. ``--share 10`` tries every tenth cell only.
"""

import argparse
import asyncio
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from midstance.storage.definitions.loader import load_library
from midstance.storage.errors import StorageError
from midstance.storage.places import Places
from tests.faults.conftest import UNEXPECTED
from tests.faults.flipped_bits import content, make_log, said, settle_in
from tests.faults.garbage_cells import Cell, cells_of
from tests.tui.laptop import Laptop
from tests.tui.pilot import QuickPilot

ANOTHER_ROWS = object()
"""The value that another row has in this column."""
VALUES = (None, "", "12x", 2**62, -1, b"\xff\0x", ANOTHER_ROWS)
EXPORTS = ("csv", "json", "markdown", "html", "toml", "fit", "strava")
SCREENS = ("d", "w", "C", "y", "L")
"""The keys of Today, the week, the month, the trends and the log."""


def commands(scratch: Path) -> Iterator[list[str]]:
    """Every command that reads the log, those that also write behind all others."""
    yield from (["today"], ["week"], ["plan"], ["runs"], ["card"], ["profile"], ["programs"])
    yield from (["log"], ["log", "--json"], ["exercises", "plank"], ["squad", str(scratch)])
    for name in EXPORTS:
        yield ["export", "--format", name, "--output", str(scratch / f"out-{name}"), "--force"]
    yield ["export", "--runs"]
    yield ["export", "--days"]
    yield ["share", "--show", "--name", "Anna"]
    yield ["doctor", "--repair"]
    yield ["backup"]
    yield ["start", "--plain"]
    yield ["log", "undo"]


@dataclass(frozen=True)
class Damage:
    """A cell, the row of it that is damaged, and what is put there."""

    cell: Cell
    row: int
    value: object

    def __str__(self) -> str:
        table, column, _kind = self.cell
        value = "another row's value" if self.value is ANOTHER_ROWS else repr(self.value)
        return f"{table}.{column}, row {self.row}: {value}"


def do_damage(log: Path, damage: Damage) -> None:
    """Put a value into a cell as a fault of the disk would, whatever type the column has."""
    table, column, _kind = damage.cell
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        (text,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
        lenient = text.replace("STRICT, WITHOUT ROWID", "WITHOUT ROWID").replace("STRICT", "")
        _set_text(connection, table, lenient.replace("NOT NULL", ""))
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
        rows = connection.execute(f"SELECT {', '.join(names)}, {column} FROM {table}").fetchall()
        *key, _old = rows[damage.row % len(rows)]
        value = rows[(damage.row + 1) % len(rows)][-1]
        where = " AND ".join(f"{name} IS ?" for name in names)
        with suppress(sqlite3.IntegrityError):  # such a row cannot be: a key twice, or none
            connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE {where}",
                (value if damage.value is ANOTHER_ROWS else damage.value, *key),
            )
        connection.execute("PRAGMA writable_schema = ON")
        _set_text(connection, table, text)


def _set_text(connection: sqlite3.Connection, table: str, text: str) -> None:
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (text, table))


def look_at_screens(laptop: Laptop) -> str:
    """Visit the main screens and leave; what nobody foresaw, or nothing."""

    async def visit() -> None:
        async with laptop.opened() as user:
            for key in SCREENS:
                await user.press(key)
            await user.press("ctrl+q")

    try:
        with patch("textual.pilot.Pilot", QuickPilot):
            asyncio.run(visit())
    except StorageError:
        return ""
    except Exception as error:  # noqa: BLE001 - what must not come out of the screen
        return f"{type(error).__name__}: {error}"
    return ""


class Damager:
    """Tries damages on copies of one log.

    Attributes:
        tried: how many changed something.
        asked: how many commands answered, and how many times the screen was opened.
    """

    def __init__(self, scratch: Path, *, with_screen: bool = True) -> None:
        """Make the log in ``scratch``, where all files go."""
        self._scratch, self._with_screen = scratch, with_screen
        self._template, self._data = scratch / "template", scratch / "data"
        make_log(self._template)
        settle_in(self._template, self._data)
        self._before = content(self._template / "log.db")
        self._house = Laptop(scratch, load_library(Places(self._data, scratch, scratch)))
        self.tried = self.asked = 0

    @property
    def cells(self) -> list[Cell]:
        """Every cell that can be damaged."""
        return cells_of(self._template / "log.db")

    def _damaged(self, damage: Damage) -> Path:
        shutil.rmtree(self._data, ignore_errors=True)
        shutil.copytree(self._template, self._data)
        do_damage(self._data / "log.db", damage)
        return self._data / "log.db"

    def try_damage(self, damage: Damage) -> list[str]:
        """What is wrong with the answers about a damage."""
        if content(self._damaged(damage)) == self._before:
            return []
        self.tried += 1
        wrong = [] if said("doctor")[0] else [f"{damage}: the doctor says nothing"]
        for command in commands(self._scratch):
            self.asked += 1
            answer = said(*command)[1]
            if UNEXPECTED in answer:
                wrong.append(f"{damage}: {' '.join(command)}: {answer[-300:]}")
        self._damaged(damage)
        said("doctor", "--repair", "--apply")
        if said("doctor")[0]:
            code, answer = said("doctor", "--rebuild")
            if code or said("doctor")[0]:
                wrong.append(f"{damage}: neither repaired nor rebuilt: {answer[-300:]}")
        if self._with_screen:
            self._damaged(damage)
            self.asked += 1
            if trouble := look_at_screens(self._house):
                wrong.append(f"{damage}: the full screen: {trouble}")
        return wrong


def main() -> None:
    """Damage, ask, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=int, default=1)
    parser.add_argument("--without-screen", action="store_true")
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)  # noqa: S311  # no secrets
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        damager = Damager(Path(scratch), with_screen=not chosen.without_screen)
        damages = [
            Damage(cell, chance.randrange(1000), value)
            for cell in damager.cells
            for value in VALUES
        ]
        for damage in damages[chosen.seed % chosen.share :: chosen.share]:
            for wrong in damager.try_damage(damage):
                failures += 1
                print(wrong, flush=True)
    print(f"{damager.tried} damages, {damager.asked} answers: {failures} failures")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
