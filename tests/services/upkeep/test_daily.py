"""The log is copied once a day, behind Today."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from midstance.domain.record import LogChange
from midstance.services.upkeep.daily import clock_problem, make_daily_copy
from midstance.storage.database.database import BACKUPS
from midstance.storage.errors import SaveFailedError
from midstance.storage.training_log import TrainingLog
from tests.tui.laptop import Laptop, User, record
from tests.tui.patience import until


def copies(laptop: Laptop) -> list[str]:
    """The names of the log's copies."""
    return sorted(path.name for path in (laptop.places.data / BACKUPS).glob("*"))


async def test_the_first_start_of_a_day_copies_a_log_that_changed(laptop: Laptop) -> None:
    """One copy a day; a log without sets needs none."""
    async with laptop.opened() as user:
        await user.settle()
    assert copies(laptop) == []
    laptop.keep(laptop.workout(1, record("plank", 30)))
    for _ in range(2):
        async with laptop.opened() as user:
            await until(user, lambda: bool(copies(laptop)))
            await user.settle()
    assert copies(laptop) == ["log-2026-11-23.db"]


async def test_a_log_that_nobody_changed_for_a_week_is_checked(laptop: Laptop) -> None:
    """What a disk forgot is reported; before a week has gone by nobody looks."""
    laptop.keep(laptop.workout(1, record("plank", 30)))
    log, told = laptop.places.data / "log.db", list[str]()
    async with laptop.opened() as user:
        await until(user, lambda: bool(copies(laptop)))
        (copy,) = copies(laptop)
        with closing(sqlite3.connect(log)) as forgetful:
            forgetful.execute("UPDATE meta SET value = value || ' '")  # shown on no screen
            forgetful.commit()
        kept = (laptop.places.data / BACKUPS / copy).stat()
        os.utime(log, ns=(kept.st_atime_ns, kept.st_mtime_ns))
        for days, is_checked in ((6, False), (1, True)):
            laptop.clock.move(days * 24 * 60 * 60)
            await make_daily_copy(user.client, told.append)
            assert bool(told) == is_checked
    assert told[0].startswith("The log is damaged: ")
    assert "Repair it row by row: midstance doctor --repair" in told[0]
    assert told[0].endswith("midstance doctor --rebuild")
    assert copies(laptop) == [copy]


async def test_what_the_screen_shows_and_was_never_saved_is_said_at_once(laptop: Laptop) -> None:
    """A set that was read and does not fit its checksum waits for no week."""
    laptop.keep(laptop.workout(1, record("plank", 30)))
    with closing(sqlite3.connect(laptop.places.data / "log.db")) as forgetful:
        forgetful.execute("UPDATE set_record SET value = value + 1")
        forgetful.commit()
    async with laptop.opened() as user:
        told = list[str]()
        await make_daily_copy(user.client, told.append)
    assert told[0].startswith("The log is damaged: a part of it is not what was saved (a set (")
    assert told[0].endswith("See: midstance doctor --repair")


class Torn(TrainingLog):
    """A log whose copy fails."""

    def back_up_if_due(self, today: object) -> None:
        """Never."""
        raise SaveFailedError(f"no room on {today}", self.database.path, str(LogChange()))


async def test_a_copy_that_failed_is_reported(laptop: Laptop) -> None:
    """The runner hears of it, and goes on."""
    laptop.keep(laptop.workout(1, record("plank", 30)))
    laptop.open_log = Torn
    async with laptop.opened() as user:
        await until(user, lambda: has_heard(user, "The log was not backed up"))


def has_heard(user: User, text: str) -> bool:
    """Whether a notification says it."""
    return any(text in notice.message for notice in user.app._notifications)


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2025, 12, 31), date(2106, 2, 7)])
def test_a_date_that_can_hardly_be_right_is_reported(day: date) -> None:
    """The line names the date and what to do."""
    (told,) = clock_problem(day)
    assert day.isoformat() in told
    assert "Set its clock" in told


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 11, 22), date(2099, 12, 31)])
def test_any_other_date_is_fine(day: date) -> None:
    """Nothing is said of it."""
    assert clock_problem(day) == ()


async def test_today_says_it(laptop: Laptop) -> None:
    """The notice stands on Today, and a workout can be begun all the same."""
    laptop.clock.at = datetime(1970, 1, 1, 12, tzinfo=UTC)
    async with laptop.opened() as user:
        assert "1970-01-01" in user.text()
