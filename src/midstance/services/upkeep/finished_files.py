"""Each finished workout and run in a folder of the runner's choice, in the formats they chose.

What could not be written waits in a small file beside the log, and is tried at the next change.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from midstance.services.calendar.run_calendar import scheduled_runs
from midstance.services.upkeep.activity_files import has_something_done, run_as, workout_as
from midstance.storage.errors import UNREADABLE, StorageError, from_os
from midstance.storage.files import write_file
from midstance.storage.places import from_home
from midstance.storage.workout_files.workout_file import read_workout_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import Timestamp
    from midstance.domain.settings import ExportFormat, Settings
    from midstance.storage.training_log import TrainingLog

WAITING_FILE = "export-waiting.json"
Files = dict[UUID, tuple[tuple[str, bytes], ...]]


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """Where finished workouts go.

    Attributes:
        waiting: the file that names those that could not be written.
    """

    folder: Path
    formats: tuple[ExportFormat, ...]
    waiting: Path

    @classmethod
    def of(cls, settings: Settings, data: Path) -> ExportTarget | None:
        """The target that ``settings`` name; None where they name none."""
        if not settings.export_folder or not settings.export_formats:
            return None
        folder = from_home(Path(settings.export_folder))
        return cls(folder, settings.export_formats, data / WAITING_FILE)

    def ids_waiting(self) -> set[UUID]:
        """What could not be written so far; a file that cannot be read names nothing."""
        with suppress(StorageError, *UNREADABLE):
            plain = json.loads(read_workout_file(self.waiting))
            return {UUID(each) for each in plain["waiting"]}
        return set()

    def files(
        self,
        log: TrainingLog,
        library: Library,
        unit: WeightUnit,
        now: Timestamp,
        ids: Iterable[UUID],
    ) -> Files:
        """The files of these workouts and runs; one that is gone, or was not done, has none.

        Raises:
            StorageError: the log cannot be read.
        """
        return {
            id_: tuple(workout_as(form, workout, library.exercises, unit) for form in self.formats)
            if (workout := log.workout(id_)) and has_something_done(workout)
            else self._files_of_run(log, id_, now)
            for id_ in ids
        }

    def _files_of_run(
        self, log: TrainingLog, id_: UUID, now: Timestamp
    ) -> tuple[tuple[str, bytes], ...]:
        entry = log.calendar.entry(id_)
        if entry is None or not entry.is_done:
            return ()
        of_day = scheduled_runs(log, entry.day, entry.day)
        return tuple(
            run_as(form, run, now.offset_minutes)
            for run in of_day
            if run.entry.id == id_
            for form in self.formats
        )

    def write(self, files: Mapping[UUID, tuple[tuple[str, bytes], ...]]) -> str:
        """Write the files, each whole or not at all; a sentence about the first that failed, or "".

        A file of the same workout is replaced. What failed waits for the next time.
        """
        before, failed, problem = self.ids_waiting(), set[UUID](), ""
        for id_, named in files.items():
            try:
                self._write(named)
            except OSError as error:
                failed.add(id_)
                reason, _, _ = from_os(error, self.folder)
                problem = problem or f"Not written to {self.folder}: {reason}"
        if failed != before:
            self._note(failed | (before - files.keys()))
        return f"{problem}. It is tried again at the next change." if problem else ""

    def _write(self, named: tuple[tuple[str, bytes], ...]) -> None:
        for name, content in named:
            path = self.folder / name
            if path.is_symlink() or not path.is_file() or path.read_bytes() != content:
                write_file(path, (content,), replace=True)

    def _note(self, waiting: set[UUID]) -> None:
        with suppress(OSError):  # nothing is lost: export writes them all
            if waiting:
                plain = {"waiting": sorted(map(str, waiting))}
                write_file(self.waiting, (json.dumps(plain),), replace=True)
            else:
                self.waiting.unlink(missing_ok=True)
