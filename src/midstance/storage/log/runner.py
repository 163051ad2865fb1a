"""The program that the runner follows and the rows of the profile, with their history."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from midstance.domain.attendance import Enrolment, Pause
from midstance.storage.database.tables import replace_surrogates, utc_text

if TYPE_CHECKING:
    from midstance.domain.record import Timestamp
    from midstance.storage.database.database import Database


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
    for number, start, end in database.rows(
        "SELECT enrolment, start, until FROM pause ORDER BY number"
    ):
        pauses.setdefault(number, []).append(
            Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None)
        )
    return tuple(
        Enrolment(program, date.fromisoformat(start), week or 1, tuple(pauses.get(number, ())))
        for number, program, start, week in rows
    )


def set_profile_value(database: Database, key: str, value: object, stamp: Timestamp) -> None:
    """Keep a plain value of the runner's profile; the one before stays in the history."""
    with database.transaction():
        database.run(
            "INSERT INTO profile (key, value, set_at) VALUES (?, ?, ?)",
            (replace_surrogates(key), json.dumps(value), utc_text(stamp.utc)),
        )


def profile(database: Database) -> dict[str, object]:
    """The newest value of each key of the runner's profile."""
    rows = database.rows("SELECT key, value FROM profile ORDER BY number")
    return {key: json.loads(value) for key, value in rows}
