"""Copies the log once a day, behind Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.storage.errors import StorageError
from midstance.tui.answers import asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from midstance.storage.log import TrainingLog
    from midstance.tui.desk import Desk


async def copy_of_today(desk: Desk, tell: Callable[[str], object]) -> None:
    """Copy the log if it has changed since the last copy and holds sets; tell what went wrong."""
    today = desk.context.clock.today()

    def copied(log: TrainingLog) -> Path | None:
        return log.back_up_if_due(today) if log.newest_set() else None

    if desk.refusal or desk.writer is None:
        return
    try:
        await asked(desk.writer, copied)
    except StorageError as error:
        tell(f"No copy of the log was made: {error}")
