"""Folders outside: finished workouts go out, and what other machines did comes in.

Nothing here raises: the log has everything, and what failed is a sentence.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from midstance.context import host_name
from midstance.domain.quantity import WeightUnit
from midstance.services.upkeep.finished_files import ExportTarget
from midstance.services.upkeep.sync import SyncFolder, arrival_lines, batches, take_batch
from midstance.storage.database.lock import is_held
from midstance.storage.definitions.settings import load_settings
from midstance.storage.errors import StorageError
from midstance.storage.training_log import TrainingLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from midstance.domain.library import Library
    from midstance.domain.record import Timestamp
    from midstance.domain.settings import Settings
    from midstance.services.log_client import LogClient
    from midstance.storage.places import Places


@dataclass(frozen=True, slots=True)
class OutsideFolders:
    """The folders that the settings name, for commands."""

    places: Places
    settings: Settings

    @classmethod
    def of(cls, places: Places) -> OutsideFolders | None:
        """The folders; None where none is named. Mistakes in the settings are said elsewhere."""
        settings = load_settings(places).settings
        return cls(places, settings) if settings.sync or settings.export_folder else None

    def take_in(
        self, log: TrainingLog, to_change: Callable[[], TrainingLog], now: Timestamp
    ) -> list[str]:
        """Take in what other machines left, and answer with what came or went wrong, in lines.

        ``to_change`` opens the log for it. Nothing is taken in while the full screen is open: it
        does that itself.
        """
        folder = self._sync(log)
        if folder is None:
            return []
        try:
            news = folder.news(log.file_names())
            if not news or is_held(self.places.data):
                return []
            log = to_change()
            return arrival_lines(folder, [take_batch(log, *each, now) for each in batches(news)])
        except StorageError as error:
            return [f"nothing came from {folder.folder}: {error.what}"]

    def hand_out(
        self, log: TrainingLog, library: Library, now: Timestamp, filed: Iterable[UUID]
    ) -> list[str]:
        """Write out what was ``filed``, and what waits; answer with what failed, in lines."""
        folder, said = self._sync(log), list[str]()
        if folder is not None:
            said.append(folder.send())
        target = ExportTarget.of(self.settings, self.places.data)
        ids = {*filed, *target.ids_waiting()} if target else set()
        if target is not None and ids:
            try:
                unit = _unit(log, self.settings)
                said.append(target.write(target.files(log, library, unit, now, ids)))
            except StorageError as error:
                said.append(f"Not written to {target.folder}: {error}")
        return [each for each in said if each]

    def problems(self, log: TrainingLog) -> tuple[str, ...]:
        """What has not gone out yet, and what could not come in, a sentence each.

        Raises:
            StorageError: the shared folder or the log cannot be read.
        """
        said = []
        target = ExportTarget.of(self.settings, self.places.data)
        if target is not None and (waiting := len(target.ids_waiting())):
            is_there = "" if target.folder.is_dir() else " (there is no such folder now)"
            what = "a workout or run is" if waiting == 1 else f"{waiting} workouts and runs are"
            said.append(
                f"{target.folder}{is_there}: {what} not written there yet; the log has everything. "
                "The next command that changes the log tries again."
            )
        folder = self._sync(log)
        if folder is not None and (left := sum(map(len, folder.news(log.file_names()).values()))):
            what = "a file there is" if left == 1 else f"{left} files there are"
            said.append(
                f"{folder.folder}: {what} not in the log yet. midstance today takes in what is "
                "whole; what is cut comes in once it is copied whole."
            )
        return tuple(said)

    def _sync(self, log: TrainingLog) -> SyncFolder | None:
        return SyncFolder.of(self.settings, self.places.data, host_name(), log.machine)


def _unit(log: TrainingLog, settings: Settings) -> WeightUnit:
    chosen = log.profile().get("weight_unit")
    if isinstance(chosen, str) and chosen in set(WeightUnit):
        return WeightUnit(chosen)
    return settings.weight_unit


async def hand_out_behind(client: LogClient) -> list[str]:
    """Write out what was finished while the full screen goes on; what failed, in lines.

    A folder that hangs stops no set.
    """
    log = client.context.log
    if client.read_only_reason:
        return []
    filed = set(log.filed)
    log.filed -= filed
    said = [await _exported(client, filed)]
    folder = _sync_of(client)
    if folder is not None and filed:
        said.append(await asyncio.to_thread(folder.send))
    return [each for each in said if each]


async def _exported(client: LogClient, filed: set[UUID]) -> str:
    target = ExportTarget.of(client.settings, client.context.places.data)
    if target is None:
        return ""
    unit, now = client.settings.weight_unit, client.now()
    ids = filed | await asyncio.to_thread(target.ids_waiting)
    if not ids:
        return ""
    try:
        files = await client.query(lambda log: target.files(log, client.library, unit, now, ids))
    except StorageError as error:
        return f"Not written to {target.folder}: {error}"
    return await asyncio.to_thread(target.write, files)


async def sync_behind(client: LogClient) -> list[str]:
    """Take in what is new, and send what the folder lacks, while the full screen goes on.

    Answers with what came and what failed, in lines.
    """
    folder = _sync_of(client)
    if folder is None or client.read_only_reason:
        return []
    try:
        known = await client.query(TrainingLog.file_names)
        news = await asyncio.to_thread(folder.news, known)
        stamp = client.now()
        arrivals = [
            await client.change(partial(take_batch, machine=machine, paths=paths, stamp=stamp))
            for machine, paths in batches(news)
        ]
        lines = arrival_lines(folder, arrivals)
    except StorageError as error:
        return [f"Nothing came from {folder.folder}: {error.what}"]
    return [*lines, *filter(None, [await asyncio.to_thread(folder.send)])]


def _sync_of(client: LogClient) -> SyncFolder | None:
    places, machine = client.context.places, client.context.log.machine
    return SyncFolder.of(client.settings, places.data, host_name(), machine)
