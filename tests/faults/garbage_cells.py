# ruff: noqa: S608 - the tables and columns are our own
"""Writes garbage into cells of a log, and lets every command answer.

Run: python -m tests.faults.garbage_cells [--logs 400] [--seed 1]
Each log has one to three cells that hold what Midstance never writes there, half of them with the
checksum that fits. No command may end with an error that nobody foresaw, and the doctor must tell
of each log in which a checksum does not fit.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from midstance.storage.database.checksums import SEALS, add_function
from tests.faults.conftest import UNEXPECTED
from tests.faults.flipped_bits import COMMANDS, content, make_log, said, settle_in

GARBAGE = (
    *("x", "", "[[[", "2026-13-99", "{}", "null", "\N{SNOWMAN}", "9999-12-31T23:59:59.999Z"),
    *("0001-01-01T00:00:00.000Z", "1e999", '"' * 9, "[" * 5000, "\0", "nan", "under-way"),
    *(-1, 0, 2**62, -(2**63), 2**53 + 1),
)
Cell = tuple[str, str, str]


def cells_of(log: Path) -> list[Cell]:
    """Every table, column and type of a log."""
    with closing(sqlite3.connect(log)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return [
            (table, row[1], row[2])
            for (table,) in tables
            for row in connection.execute(f"PRAGMA table_info({table})")
        ]


def put(log: Path, cell: Cell, value: object, *, is_sealed: bool) -> None:
    """Put a value into a cell of every row, as a fault of the disk would, without any checks."""
    table, column, kind = cell
    stored = str(value).encode() if kind == "BLOB" else value
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        with suppress(sqlite3.IntegrityError, OverflowError):
            connection.execute(f"UPDATE {table} SET {column} = ?", (stored,))
        if is_sealed:
            add_function(connection)
            for seal in SEALS:
                connection.execute(f"UPDATE {seal.table} SET {seal.into} = {seal.expression}")


def try_log(log: Path, chance: random.Random) -> list[str]:
    """What is wrong with the answers about a log that is damaged in some cells."""
    before, cells = content(log), cells_of(log)
    is_sealed = chance.random() < 0.5
    damage = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        cell = chance.choice(cells)
        wanted = [each for each in GARBAGE if isinstance(each, int) == (cell[2] == "INTEGER")]
        damage.append((cell, chance.choice(wanted)))
        put(log, *damage[-1], is_sealed=is_sealed)
    if content(log) == before:
        return []
    wrong = []
    code, report = said("doctor")
    if code == 0 and not is_sealed:
        wrong.append(f"the doctor says nothing of {damage}: {report[:100]}")
    for command in COMMANDS:
        answer = said(*command)[1]
        if UNEXPECTED in answer:
            wrong.append(f"{' '.join(command)} after {damage}: {answer[-300:]}")
    return wrong


def try_logs(scratch: Path, logs: int, seed: int) -> list[str]:
    """Damage this many logs in ``scratch``, and ask every command; answers with what is wrong."""
    chance = random.Random(seed)  # noqa: S311  # no secrets
    template, data = scratch / "template", scratch / "data"
    make_log(template)
    settle_in(template, data)
    wrong = []
    for _ in range(logs):
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(template, data)
        wrong += try_log(data / "log.db", chance)
    return wrong


def main() -> None:
    """Damage, ask, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--logs", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wrong = try_logs(Path(scratch), chosen.logs, chosen.seed)
    print("\n".join(wrong[:20]))
    print(f"{chosen.logs} logs, {len(COMMANDS) + 1} commands each: {len(wrong)} failures")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
