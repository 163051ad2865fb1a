"""The program that the runner follows and the rows of the profile, with their history."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from midstance.domain.attendance import Enrolment, Pause
from midstance.storage.database.tables import LAST_WEEK, replace_surrogates, utc_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.domain.record import Timestamp
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import TableRow


def enrol(database: Database, enrolment: Enrolment, stamp: Timestamp) -> None:
    """Choose a program; the one before stays in the history."""
    with database.transaction():
        database.run(
            "INSERT INTO enrolment (program, start, chosen_at, week) VALUES (?, ?, ?, ?)",
            (
                replace_surrogates(enrolment.program),
                enrolment.start.isoformat(),
                utc_text(stamp.utc),
                enrolment.week if enrolment.week > 1 else None,
            ),
        )


def pause(database: Database, start: date) -> None:
    """Let the program chosen last ask for nothing from ``start`` on."""
    with database.transaction():
        database.run(
            "INSERT INTO pause (enrolment, start) SELECT max(number), ? FROM enrolment",
            (start.isoformat(),),
        )


def end_pause(database: Database, day: date) -> None:
    """Let the program chosen last go on on ``day``."""
    with database.transaction():
        database.run(
            "UPDATE pause SET until = max(start, ?) WHERE until IS NULL "
            "AND enrolment = (SELECT max(number) FROM enrolment)",
            (day.isoformat(),),
        )


def enrolments(database: Database) -> tuple[Enrolment, ...]:
    """Every choice of a program, the newest first."""
    rows = database.rows("SELECT number, program, start, week FROM enrolment ORDER BY number DESC")
    pauses: dict[int, list[Pause]] = {}
    paused = database.rows("SELECT enrolment, start, until FROM pause ORDER BY number")
    for number, each in database.readable(paused, _read_pause):
        pauses.setdefault(number, []).append(each)

    def read(row: TableRow) -> Enrolment:
        number, program, start, week = row
        return Enrolment(
            program, date.fromisoformat(start), _check_week(week), tuple(pauses.get(number, ()))
        )

    return tuple(database.readable(rows, read))


def _check_week(week: int | None) -> int:
    if week is not None and not 1 <= week <= LAST_WEEK:
        raise ValueError(f"there is no week {week}")
    return week or 1


def drop_unreadable(database: Database) -> None:
    """Delete the rows of the profile, the choices of programs and the pauses that are damaged."""
    readers: tuple[tuple[str, str, Callable[[TableRow], object]], ...] = (
        ("profile", "key, value", lambda row: json.loads(row[1])),
        ("pause", "enrolment, start, until", _read_pause),
        (
            "enrolment",
            "start, week",
            lambda row: (date.fromisoformat(row[0]), _check_week(row[1])),
        ),
    )
    with database.transaction():
        for table, columns, read in readers:
            for number, *row in database.rows(f"SELECT number, {columns} FROM {table}"):
                if not list(database.readable([tuple(row)], read)):
                    _drop(database, table, number)


def _drop(database: Database, table: str, number: int) -> None:
    if table == "enrolment":
        database.run("DELETE FROM pause WHERE enrolment = ?", (number,))
    database.run(f"DELETE FROM {table} WHERE number = ?", (number,))


def _read_pause(row: TableRow) -> tuple[int, Pause]:
    number, start, end = row
    return number, Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None)


def set_profile_value(database: Database, key: str, value: object, stamp: Timestamp) -> None:
    """Keep a plain value of the runner's profile; the one before stays in the history."""
    with database.transaction():
        database.run(
            "INSERT INTO profile (key, value, set_at) VALUES (?, ?, ?)",
            (replace_surrogates(key), json.dumps(value), utc_text(stamp.utc)),
        )


def profile_history(database: Database, key: str) -> tuple[object, ...]:
    """Every value that a key of the profile ever had, the oldest first, without damaged ones."""
    rows = database.rows("SELECT value FROM profile WHERE key = ? ORDER BY number", (key,))
    return tuple(database.readable(rows, lambda row: json.loads(row[0])))


def profile(database: Database) -> dict[str, object]:
    """The newest value of each key of the runner's profile; a damaged one leaves the one before."""
    rows = database.rows("SELECT key, value FROM profile ORDER BY number")
    return dict(database.readable(rows, lambda row: (row[0], json.loads(row[1]))))
