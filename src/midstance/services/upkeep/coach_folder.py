"""The folder shared with a coach, read without blocking the screen."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from midstance.services.upkeep.offered_programs import PROGRAMS, offered_programs, take_program
from midstance.services.upkeep.sharing_choice import sharing_of

if TYPE_CHECKING:
    from midstance.services.log_client import LogClient
    from midstance.services.upkeep.offered_programs import OfferedProgram


class CoachFolder:
    """A shared folder; one that is slow to answer keeps nobody waiting."""

    def __init__(self, client: LogClient) -> None:
        """Ask ``client`` which folder it is."""
        self._client = client
        self._own = client.context.places.config / PROGRAMS

    async def offers(self) -> tuple[OfferedProgram, ...]:
        """What the coach offers; nothing where nothing is shared.

        Raises:
            StorageError: the log cannot be read.
        """
        choice = await self._client.query(sharing_of)
        if not choice.folder:
            return ()
        folder, library = Path(choice.folder), self._client.library
        return await asyncio.to_thread(offered_programs, folder, self._own, library)

    async def take(self, offer: OfferedProgram) -> Path:
        """Copy an offered program among the runner's own, ready to be followed; answers where.

        Raises:
            StorageError: it cannot be used, is gone, or the folder cannot be written.
        """
        path = await asyncio.to_thread(take_program, offer, self._own)
        await self._client.reload_library()
        return path
