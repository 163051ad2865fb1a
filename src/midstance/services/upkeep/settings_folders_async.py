"""The folders of the settings for the full screen, which goes on while they are read."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from midstance.context import host_name
from midstance.services.upkeep.finished_files import ExportTarget
from midstance.services.upkeep.sync import SyncFolder, arrival_lines, batches, take_batch
from midstance.storage.errors import StorageError
from midstance.storage.training_log import TrainingLog

if TYPE_CHECKING:
    from uuid import UUID

    from midstance.services.log_client import LogClient


async def send_in_background(client: LogClient) -> list[str]:
    """Write out what was finished while the full screen goes on; what failed, in lines.

    A folder that hangs stops no set.
    """
    log = client.context.log
    if client.read_only_reason:
        return []
    filed = set(log.filed)
    log.filed -= filed
    said = [await _export(client, filed)]
    folder = _sync_of(client)
    if folder is not None and filed:
        said.append(await _send(client, folder))
    return [each for each in said if each]


async def _export(client: LogClient, filed: set[UUID]) -> str:
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


async def sync_in_background(client: LogClient) -> list[str]:
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
        return [f"Nothing came from {folder.folder}: {error.what}. {folder.remedy}"]
    return [*lines, *filter(None, [await _send(client, folder)])]


async def _send(client: LogClient, folder: SyncFolder) -> str:
    try:
        withdrawn = await client.query(TrainingLog.withdrawn_files)
    except StorageError:
        withdrawn = frozenset()  # they are taken out another time
    return await asyncio.to_thread(folder.send, withdrawn)


def _sync_of(client: LogClient) -> SyncFolder | None:
    places, machine = client.context.places, client.context.log.machine
    return SyncFolder.of(client.settings, places.data, host_name(), machine)
