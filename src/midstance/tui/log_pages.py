"""The workouts of the log as far as they were read: page after page, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.tui.records import PAGE

if TYPE_CHECKING:
    from midstance.domain.record import WorkoutRecord
    from midstance.tui.records import Records


class Pages:
    """Reads on where somebody looks.

    Both methods raise :class:`StorageError` where the log cannot be read.

    Attributes:
        workouts: what was read so far, without the sets.
        is_whole: whether there are no more.
    """

    def __init__(self, records: Records) -> None:
        """Nothing is read yet."""
        self._records = records
        self.workouts: tuple[WorkoutRecord, ...] = ()
        self.is_whole = False

    async def read_again(self) -> None:
        """Read as many as there were, or the first page."""
        found = await self._records.page()
        is_whole = len(found) < PAGE
        while not is_whole and len(found) < len(self.workouts):
            page = await self._records.page(found[-1])
            found, is_whole = found + page, len(page) < PAGE
        self.workouts, self.is_whole = found, is_whole

    async def read_on(self) -> None:
        """Read the next page; where two ask for it, it comes once."""
        last = self.workouts[-1]
        page = await self._records.page(last)
        if self.workouts[-1] == last:
            self.workouts += page
            self.is_whole = len(page) < PAGE
