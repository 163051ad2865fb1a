"""Copies the log once a day, checks it once a week, and checks the date of the computer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from midstance.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog


async def make_daily_copy(client: LogClient, warn: Callable[[str], object]) -> None:
    """Copy the log if it has changed since the last copy and holds sets; warn of what went wrong.

    Every copy begins with a check. Where nothing changed for a week, the log is checked all the
    same: disks forget things too.
    """
    today = client.today

    def copy_or_check(log: TrainingLog) -> str:
        if log.has_damaged_rows or log.has_altered_rows:
            rows = ", ".join(log.damaged_rows())
            what = "was left out" if log.has_damaged_rows else "is not what was saved"
            return (
                f"a part of it {what}{f' ({rows})' if rows else ''}. See: midstance doctor --repair"
            )
        if log.newest_set() is None or log.back_up_if_due(today):
            return ""
        health = log.check_if_due(today)
        return health.text if health and health.problems else ""

    if client.read_only_reason or client.writer is None:
        return
    try:
        damage = await client.query(copy_or_check)
    except StorageError as error:
        warn(f"The log was not backed up: {error}")
    else:
        if damage:
            warn(f"The log is damaged: {damage}")


EARLIEST = date(2026, 1, 1)
"""No copy of Midstance is older."""

LATEST = date(2100, 1, 1)


def clock_problem(today: date) -> tuple[str, ...]:
    """What to say of a date that can hardly be right; nothing of any other."""
    if EARLIEST <= today < LATEST:
        return ()
    return (f"This computer's date is {today}. Set its clock first: workouts are saved by date.",)
