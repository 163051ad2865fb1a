"""A folder that several machines share: each writes its files into a folder of its own there.

A file never changes once it is written, so a name that is known needs no second look. What tools
for copying folders leave behind (conflict copies, drafts, folders of their own) is passed over.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from midstance.presentation.clean import clean
from midstance.presentation.phrases import plural
from midstance.storage.errors import UNREADABLE, StorageError, WorkoutFileError, from_os
from midstance.storage.files import make_private, write_file
from midstance.storage.places import from_home
from midstance.storage.training_log import WORKOUTS_FOLDER
from midstance.storage.workout_files.merge import BATCH
from midstance.storage.workout_files.workout_file import read_workout_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from midstance.domain.record import Timestamp
    from midstance.domain.settings import Settings
    from midstance.storage.training_log import TrainingLog

NAMED_FILE = "sync-named.json"
_SUFFIX = ".toml"
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_ID_OF_MACHINE = 6
"""Characters at the end of a machine's id that go into the name of its folder."""
_IDENTITY = re.compile(r"-([0-9a-f]{12})(?![0-9a-f])")
"""The part of a revision's id in a file's name, also where a tool added something behind it."""
News = dict[str, list[Path]]
"""The files that are not known yet, by the machine's folder that they lie in."""


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """The shared folder as one machine uses it.

    Attributes:
        own: the name of this machine's folder in it.
        data: the folder of this machine's log.
    """

    folder: Path
    own: str
    data: Path

    @classmethod
    def of(cls, settings: Settings, data: Path, host: str, machine: str) -> SyncFolder | None:
        """The folder that ``settings`` name for the ``machine`` called ``host``; None for none."""
        if not settings.sync:
            return None
        name = _UNSAFE.sub("-", host.partition(".")[0]).strip("-") or "machine"
        own = f"{name}-{_UNSAFE.sub('', machine)[-_ID_OF_MACHINE:]}"
        return cls(from_home(Path(settings.sync)), own, data)

    def news(self, known: frozenset[str]) -> News:
        """The files whose name the log does not know, without copies of those that it does.

        Raises:
            StorageError: the folder cannot be read.
        """
        news: News = {}
        identities: frozenset[str] = frozenset()
        for machine, names in self._files_by_machine().items():
            for name in sorted(names - known):
                identities = identities or frozenset(filter(None, map(_identity, known)))
                if _identity(name) not in identities:
                    news.setdefault(machine, []).append(self.folder / machine / name)
        return news

    def _files_by_machine(self) -> dict[str, set[str]]:
        """The names of the files in each machine's folder; none of one that cannot be read."""
        found: dict[str, set[str]] = {}
        for name in self._machines():
            with suppress(OSError):
                found[name] = _files_in(self.folder / name)
        return found

    def _machines(self) -> list[str]:
        try:
            with os.scandir(self.folder) as entries:
                return sorted(each.name for each in entries if _is_machine(each))
        except OSError as error:
            raise StorageError(*from_os(error, self.folder)) from error

    def unreadable(self) -> list[Path]:
        """The folders of other machines that cannot be read.

        Raises:
            StorageError: the shared folder itself cannot be read.
        """
        listed = self._files_by_machine()
        return [self.folder / name for name in self._machines() if name not in listed]

    def send(self, withdrawn: frozenset[str] = frozenset()) -> str:
        """Copy what no machine's folder holds yet into this machine's; what went wrong, or "".

        Files that were ``withdrawn``, because a later one has all that they say, are taken out of
        it again. The shared folder itself is never made: it may lie on a disk that is not there.
        """
        own = self.data / WORKOUTS_FOLDER
        try:
            ours = _files_in(own) if own.is_dir() else set[str]()
            listed = self._files_by_machine()
            missing = ours.difference(withdrawn, *listed.values())
            problems = [self._send_file(own / name) for name in sorted(missing)]
            for name in withdrawn & listed.get(self.own, set()):
                (self.folder / self.own / name).unlink(missing_ok=True)
        except StorageError as error:
            problems = [error.what]
        except OSError as error:
            problems = [from_os(error, self.folder)[0]]
        first = next(filter(None, problems), "")
        return self._not_copied(first) if first else ""

    def _send_file(self, path: Path) -> str:
        """Copy one file; why it cannot be read, or "".

        Raises:
            OSError: the folder cannot take it, nor any other.
        """
        try:
            content = read_workout_file(path)
        except WorkoutFileError as error:
            return f"{path.name}: {error.what}"
        make_private(self.folder / self.own)
        with suppress(FileExistsError):
            write_file(self.folder / self.own / path.name, (content,))
        return ""

    def _not_copied(self, what: str) -> str:
        return f"Not copied to {self.folder}: {what}. {self.remedy}"

    @property
    def remedy(self) -> str:
        """What the runner can do where the folder cannot be used."""
        what = (
            "Let this account read and write it, and make room on its disk"
            if self.folder.is_dir()
            else "Connect its disk, or start the program that syncs it"
        )
        return f"{what}; it is tried again, and the log has everything."

    def first_named(self, problems: Iterable[StorageError]) -> list[StorageError]:
        """Those of the problems that were not named before; they are not named again."""
        notes = self.data / NAMED_FILE
        known: set[str] = set()
        with suppress(StorageError, *UNREADABLE):
            known = {str(each) for each in json.loads(read_workout_file(notes))}
        fresh = [each for each in problems if str(each) not in known]
        if fresh:
            with suppress(OSError):  # then they are named again
                write_file(notes, (json.dumps(sorted({*known, *map(str, fresh)})),), replace=True)
        return fresh


def _is_machine(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)


def _files_in(folder: Path) -> set[str]:
    return {
        name
        for name in os.listdir(folder)  # noqa: PTH208  # a path for each of 34,000 takes too long
        if name.endswith(_SUFFIX) and not name.startswith((".", "~"))
    }


def _identity(name: str) -> str | None:
    found = _IDENTITY.findall(name)
    return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came in from the machine with this folder, and what had to be left out of it.

    Attributes:
        contested: what was changed here as well, a sentence each.
    """

    machine: str
    workouts: int
    runs: int
    left_out: tuple[StorageError, ...]
    contested: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """A sentence on what came in; "" for nothing."""
        counts = [plural(self.workouts, "workout")] if self.workouts else []
        counts += [plural(self.runs, "run")] if self.runs else []
        name = clean(self.machine.rpartition("-")[0] or self.machine)
        return f"{' and '.join(counts)} came from {name}" if counts else ""


def batches(news: Mapping[str, Sequence[Path]]) -> Iterator[tuple[str, Sequence[Path]]]:
    """The new files of each machine in portions, each small enough for one transaction."""
    for machine, paths in news.items():
        for start in range(0, len(paths), BATCH):
            yield machine, paths[start : start + BATCH]


def take_batch(log: TrainingLog, machine: str, paths: Sequence[Path], stamp: Timestamp) -> Arrival:
    """Take in one portion of the new files of a machine.

    Raises:
        StorageError: the log could not take them.
    """
    result = log.merge(stamp, paths=paths)
    contested = (*result.corrected_twice, *result.runs_changed_twice)
    return Arrival(
        machine,
        len(result.changed),
        len(result.runs),
        result.left_out,
        tuple(_contested_text(log, each) for each in contested),
    )


def _contested_text(log: TrainingLog, id_: UUID) -> str:
    """That of two changes of a workout or run, one on each machine, the newer one counts."""
    if workout := log.workout(id_):
        what, where = f"{clean(workout.name)} of {workout.local_date}", "midstance log"
    elif entry := log.calendar.entry(id_):
        what, where = f"the run of {entry.day}", "midstance runs"
    else:
        what, where = "a workout or run that is deleted now", "midstance log"
    return (
        f"{what} was changed on two machines: the newer change counts. "
        f"Look whether something is missing: {where}"
    )


def merge_by_machine(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """One arrival for each machine."""
    together: dict[str, Arrival] = {}
    for each in arrivals:
        before = together.get(each.machine, Arrival(each.machine, 0, 0, ()))
        together[each.machine] = Arrival(
            each.machine,
            before.workouts + each.workouts,
            before.runs + each.runs,
            (*before.left_out, *each.left_out),
            (*before.contested, *each.contested),
        )
    return list(together.values())


def arrival_lines(folder: SyncFolder, arrivals: Iterable[Arrival]) -> list[str]:
    """What there is to say: what came, and each file that was left out, once."""
    of_each = merge_by_machine(arrivals)
    lines = [each.text for each in of_each if each.text]
    lines += dict.fromkeys(text for each in of_each for text in each.contested)
    problems = [problem for each in of_each for problem in each.left_out]
    return lines + [str(each) for each in folder.first_named(problems)]
