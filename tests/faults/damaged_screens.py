"""Opens the full screen on logs that are damaged in every way, visits its main screens and quits.

Run: python -m tests.faults.damaged_screens [--logs 200] [--seed 1]
A log has garbage in some cells, flipped bits, a broken page, an end that is missing, or is another
thing altogether. Where it cannot be opened, the ways out are asked for, and one is taken. Nothing
may end with an error that nobody foresaw, or take longer than ``SECONDS``.
"""

import argparse
import asyncio
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from midstance.storage.definitions.loader import load_library
from midstance.storage.errors import DamagedLogError, NotALogError, StorageError
from midstance.storage.places import Places
from midstance.tui.damaged_log import DamagedLogApp
from tests.faults.flipped_bits import make_log
from tests.faults.fuzz_readers import TooSlowError, watched
from tests.faults.garbage_cells import GARBAGE, cells_of, put
from tests.tui.laptop import SILENT, Laptop
from tests.tui.pilot import QuickPilot

SECONDS = 60
PAGE = 4096
MOST_TURNS = 2000
"""How many times Enter is pressed until a way out has been taken and confirmed."""
SCREENS = ("d", "w", "C", "y", "L")
"""The keys of Today, the week, the month, the trends and the log."""
Damage = Callable[[Path, random.Random], None]


def garbage(log: Path, chance: random.Random) -> None:
    """Values that Midstance never writes, with a checksum that fits or not."""
    for _ in range(chance.choice((1, 2, 3))):
        cell = chance.choice(cells_of(log))
        wanted = [each for each in GARBAGE if isinstance(each, int) == (cell[2] == "INTEGER")]
        put(log, cell, chance.choice(wanted), is_sealed=chance.random() < 0.7)


def flips(log: Path, chance: random.Random) -> None:
    """A few bits anywhere."""
    content = bytearray(log.read_bytes())
    for _ in range(chance.choice((1, 3, 10))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    log.write_bytes(content)


def noise(log: Path, chance: random.Random) -> None:
    """A page of noise or of zeros."""
    place = PAGE * chance.randrange(log.stat().st_size // PAGE)
    with log.open("r+b") as file:
        file.seek(place)
        file.write(chance.choice((bytes(PAGE), chance.randbytes(PAGE))))


def cut(log: Path, chance: random.Random) -> None:
    """Any number of bytes less, or nothing at all."""
    os.truncate(log, chance.choice((0, 1, 100, chance.randrange(log.stat().st_size))))


def foreign(log: Path, chance: random.Random) -> None:
    """Another program's tables in the place of ours, or beside them."""
    is_other = chance.random() < 0.3
    if is_other:
        log.unlink()
    statements = (
        "CREATE VIEW every_set AS SELECT * FROM set_record",
        "CREATE TRIGGER gone AFTER INSERT ON profile BEGIN DELETE FROM profile; END",
        "DROP TABLE calendar_entry",
        "PRAGMA user_version = 9999",
        "PRAGMA user_version = 3",
        "PRAGMA application_id = 7",
    )
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE workout (id)" if is_other else chance.choice(statements))


def another_thing(log: Path, chance: random.Random) -> None:
    """A folder, a pipe, a link, or text."""
    log.unlink()
    makes: tuple[Callable[[], object], ...] = (
        log.mkdir,
        lambda: os.mkfifo(log),
        lambda: log.symlink_to("/nowhere/log.db"),
        lambda: log.symlink_to(log),
        lambda: log.write_text("name = 'x'\n"),
    )
    chance.choice(makes)()


DAMAGES: tuple[Damage, ...] = (garbage, garbage, garbage, flips, flips, noise, cut, foreign)


async def visit(laptop: Laptop) -> str:
    """Look at the main screens and quit; answers how it went."""
    try:
        async with laptop.opened() as user:
            for key in SCREENS:
                await user.press(key)
            await user.press("ctrl+q")
    except (DamagedLogError, NotALogError) as error:
        return await do_repair(laptop, error)
    except StorageError:
        return "refused"
    return "opened"


async def do_repair(laptop: Laptop, error: StorageError) -> str:
    """Ask what is to be done, and rebuild the log or leave."""
    app = DamagedLogApp(error, laptop.places, laptop.clock, SILENT)
    async with app.run_test() as pilot:
        await pilot.press("r")
        for _ in range(MOST_TURNS):  # the work runs in a thread of its own
            await asyncio.sleep(0)
            if app._exit:
                break
            await pilot.press("enter")
        await pilot.press("q")
    if app.failure is not None:
        raise app.failure
    return f"way out: {app.taken}, then {await visit(laptop) if app.taken else 'left'}"


def try_logs(scratch: Path, logs: int, seed: int) -> tuple[list[str], dict[str, int]]:
    """Damage so many logs in ``scratch`` and open them: what is wrong, and how they went."""
    chance = random.Random(seed)  # noqa: S311  # no secrets
    make_log(scratch / "template")
    library = load_library(Places(scratch / "template", scratch / "config", scratch / "cache"))
    wrong: list[str] = []
    ended: dict[str, int] = {}
    for number in range(logs):
        data = scratch / "data"
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(scratch / "template", data)
        damage = another_thing if number % 12 == 0 else chance.choice(DAMAGES)
        damage(data / "log.db", chance)
        try:
            with patch("textual.pilot.Pilot", QuickPilot), watched(SECONDS):
                how = asyncio.run(visit(Laptop(scratch, library)))
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - what must not come out
            how = "failed"
            wrong.append(f"log {number}, {damage.__name__}: {type(error).__name__}: {error}")
        how = f"{damage.__name__}, {how}"
        ended[how] = ended.get(how, 0) + 1
    return wrong, ended


def main() -> None:
    """Damage, open, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--logs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wrong, ended = try_logs(Path(scratch), chosen.logs, chosen.seed)
    print("\n".join(wrong))
    print("\n".join(f"{count:4} {how}" for how, count in sorted(ended.items())))
    print(f"{chosen.logs} logs: {len(wrong)} failures")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
