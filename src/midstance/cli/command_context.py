"""What every command may use: the folders, the time, the library and the log."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.cli.errors import WrongUsageError
from midstance.cli.output import say_aside
from midstance.storage.files import is_missing

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.cli.plain.input import Wait
    from midstance.context import Clock
    from midstance.domain.library import Library
    from midstance.domain.record import Timestamp
    from midstance.services.upkeep.settings_folders import SettingsFolders
    from midstance.storage.database.connection import Access
    from midstance.storage.definitions.cache import LoadedLibrary
    from midstance.storage.places import Places
    from midstance.storage.training_log import TrainingLog


class CommandContext:
    """The outside world of one command; each part is opened when it is first used.

    Attributes:
        wait: waits for typed lines in place of the system, or None.
    """

    def __init__(self, clock: Clock | None = None, wait: Wait | None = None) -> None:
        """Read the time from ``clock``, and pass it with ``wait``, or as the system does."""
        self._clock, self.wait = clock, wait
        self._places: Places | None = None
        self._loaded: LoadedLibrary | None = None
        self._log: TrainingLog | None = None
        self._changed: list[TrainingLog] = []

    def choose_places(self, data: str | Path | None, config: str | Path | None) -> None:
        """Take other folders than those that the environment names, where they are given."""
        from pathlib import Path

        from midstance.storage.places import Places

        folders = (Path(each) if each else None for each in (data, config))
        self._places = Places.find(os.environ, *folders)

    @property
    def places(self) -> Places:
        """The folders of data, settings and cache."""
        if self._places is None:
            self.choose_places(None, None)
        assert self._places is not None  # noqa: S101 - the line above chose them
        return self._places

    @property
    def clock(self) -> Clock:
        """The world's time."""
        if self._clock is None:
            from midstance.context import SystemClock

            self._clock = SystemClock()
        return self._clock

    def today(self) -> date:
        """The runner's date."""
        return self.clock.today()

    def now(self) -> Timestamp:
        """The moment on the wall clock."""
        return self.clock.now()

    def loaded_library(self) -> LoadedLibrary:
        """The library with the mistakes of the files that were left out."""
        if self._loaded is None:
            from midstance.storage.definitions.loader import load_library

            self._loaded = load_library(self.places)
        return self._loaded

    def library(self) -> Library:
        """All that can be trained; standard error names files that were left out."""
        is_first = self._loaded is None
        loaded = self.loaded_library()
        if is_first and loaded.problems:
            from midstance.storage.definitions.problems import left_out_texts

            for text in left_out_texts(loaded.problems):
                say_aside(f"midstance: {text}")
        return loaded.library

    def log(self) -> TrainingLog:
        """The log, for reading.

        Raises:
            StorageError: it cannot be read.
        """
        if self._log is None:
            self._log = self._open()
        return self._log

    def log_to_change(self) -> TrainingLog:
        """The log, for writing; made where there is none yet.

        Raises:
            StorageError: it cannot be written.
        """
        from midstance.storage.database.connection import Access

        self.close()
        self._log = self._open(Access.WRITE)
        self.follow(self._log)
        return self._log

    def _open(self, access: Access | None = None) -> TrainingLog:
        from midstance.context import open_log

        return open_log(self.places, access)

    def follow(self, log: TrainingLog) -> None:
        """Remember a log that is changed, so that what is finished in it can be sent."""
        self._changed.append(log)

    def send_finished(self) -> None:
        """Write what was finished into the folders that the settings name, if they name any.

        Standard error says what could not be written; the log has it all the same.
        """
        folders = self._settings_folders() if self._changed else None
        if folders is not None:
            filed = {id_ for log in self._changed for id_ in log.filed}
            library = self.loaded_library().library
            for problem in folders.send_finished(self.log(), library, self.now(), filed):
                say_aside(f"midstance: {problem}")

    def receive(self) -> None:
        """Take in what other machines left in a shared folder; standard error says what came."""
        folders = self._settings_folders()
        if folders is not None:
            for line in folders.receive(self.log(), self.log_to_change, self.now()):
                say_aside(f"midstance: {line}")

    def _settings_folders(self) -> SettingsFolders | None:
        """The folders of the settings; where there are no settings, nothing is loaded."""
        if is_missing(self.places.settings):
            return None
        from midstance.services.upkeep.settings_folders import SettingsFolders

        return SettingsFolders.of(self.places)

    def warn_of_damage(self) -> None:
        """Say on standard error what of the log could not be read, or not be written to files."""
        if self._log is None:
            return
        if self._log.has_damaged_rows or self._log.has_altered_rows:
            rows = ", ".join(self._log.damaged_rows())
            said = DAMAGED if self._log.has_damaged_rows else ALTERED
            what = f"{said} ({rows})" if rows else said
            say_aside(f"midstance: {what}; how to repair it: midstance doctor --repair")
        for problem in self._log.file_problems:
            say_aside(f"midstance: {NOT_IN_FILE}: {problem}")

    def close(self) -> None:
        """Close what was opened."""
        if self._log is not None:
            self._log.close()
            self._log = None


NOT_IN_FILE = "saved in the log, but its file could not be written"
DAMAGED = "part of the log is damaged and was left out"
ALTERED = "part of the log is not what was saved, and is shown as it is"
_ISO_LENGTH = len("2026-11-22")


def read_day_option(text: str, today: date) -> date:
    """The date that ``text`` names.

    Raises:
        WrongUsageError: it names none.
    """
    word = text.strip().lower()
    if word == "today":
        return today
    if word == "yesterday":
        return today - timedelta(days=1)
    try:
        if len(word) == _ISO_LENGTH:
            return date.fromisoformat(word)
    except ValueError:
        pass
    raise WrongUsageError(
        f"{text!r} is not a date; write it like {today.isoformat()}, today or yesterday"
    )
