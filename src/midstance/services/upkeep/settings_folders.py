"""The export folder and the shared folder of the settings: what goes out, and what comes in.

Sending and receiving raise nothing: they answer with sentences, since the log has everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.context import host_name
from midstance.domain.quantity import WeightUnit
from midstance.services.upkeep.finished_files import ExportTarget
from midstance.services.upkeep.sync import SyncFolder, arrival_lines, batches, take_batch
from midstance.storage.database.lock import is_held
from midstance.storage.definitions.settings import load_settings
from midstance.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from midstance.domain.library import Library
    from midstance.domain.record import Timestamp
    from midstance.domain.settings import Settings
    from midstance.storage.places import Places
    from midstance.storage.training_log import TrainingLog


@dataclass(frozen=True, slots=True)
class SettingsFolders:
    """The folders that the settings name, for commands."""

    places: Places
    settings: Settings

    @classmethod
    def of(cls, places: Places) -> SettingsFolders | None:
        """The folders; None where none is named. Mistakes in the settings are said elsewhere."""
        settings = load_settings(places).settings
        return cls(places, settings) if settings.sync or settings.export_folder else None

    def receive(
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
            return [f"nothing came from {folder.folder}: {error.what}. {folder.remedy}"]

    def send_finished(
        self, log: TrainingLog, library: Library, now: Timestamp, filed: Iterable[UUID]
    ) -> list[str]:
        """Write out what was ``filed``, and what waits; answer with what failed, in lines."""
        folder, said = self._sync(log), list[str]()
        if folder is not None:
            said.append(folder.send(log.withdrawn_files()))
        target = ExportTarget.of(self.settings, self.places.data)
        ids = {*filed, *target.ids_waiting()} if target else set()
        if target is not None and ids:
            try:
                unit = WeightUnit.named_in(log.profile()) or self.settings.weight_unit
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
        said += [
            f"{each}: it cannot be read; let this account read it, then it comes in."
            for each in (folder.unreadable() if folder else ())
        ]
        return tuple(said)

    def _sync(self, log: TrainingLog) -> SyncFolder | None:
        return SyncFolder.of(self.settings, self.places.data, host_name(), log.machine)
