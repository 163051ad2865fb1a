"""Several machines with a shared folder, whose files come late, twice, in any order, or cut."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from midstance.domain.record import WorkoutRecord, WorkoutStatus
from midstance.domain.settings import Settings
from midstance.domain.weeks.run import Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState
from midstance.services.upkeep.sync import SyncFolder, batches, take_batch
from midstance.storage.training_log import TrainingLog
from midstance.storage.workout_files.pending import all_entry_files, all_workout_files
from tests.storage.samples import (
    at,
    begun,
    content,
    do_workout,
    event,
    finish,
    numbered_ids,
    record,
    save,
    uuid,
)

LEFTOVERS = (".stfolder", ".syncthing.a.tmp", "x.toml.tmp", "~x.toml", "thumbs.db")
CONFLICTS = (" (1)", ".sync-conflict-20261122-101500-ABCDEFG", " (conflicted copy)")


@dataclass
class Machine:
    """One machine: its log, and the shared folder as it sees it."""

    number: int
    log: TrainingLog
    shared: Path
    seen: set[str] = field(default_factory=set)

    @property
    def folder(self) -> SyncFolder:
        """The shared folder with this machine's own in it."""
        settings = Settings(sync=str(self.shared))
        found = SyncFolder.of(settings, self.log.folder, "lap.top", f"machine{self.number}0")
        assert found is not None
        return found

    def sync(self) -> int:
        """Take in what is there and send what is missing; how many files could not be taken."""
        news = self.folder.news(self.log.file_names())
        arrivals = [take_batch(self.log, *each, at(self.number)) for each in batches(news)]
        assert self.folder.send(self.log.withdrawn_files()) == ""
        return sum(len(each.left_out) for each in arrivals)

    def state(self) -> tuple[list[WorkoutRecord], tuple[CalendarEntry, ...]]:
        """Everything that counts in its log."""
        return content(self.log), self.log.calendar.every_entry()

    def export(self) -> list[bytes]:
        """Every file that an export writes."""
        database, own = self.log.database, self.log.folder / "workouts"
        entries = all_entry_files(database, self.log.folder, own)
        return [*(b for _, b in all_workout_files(database, own)), *(b for b, _ in entries)]


@contextmanager
def machines(folder: Path, count: int) -> Iterator[list[Machine]]:
    """This many machines, each with a copy of the shared folder that a tool keeps alike."""
    made = []
    for number in range(1, count + 1):
        home = folder / str(number)
        (home / "shared").mkdir(parents=True)
        log = TrainingLog(home / "log", numbered_ids(number))
        made.append(Machine(number, log, home / "shared"))
    yield made
    for each in made:
        each.log.close()


class History:
    """Random events on several machines, and a tool that copies files as badly as it may."""

    def __init__(self, all_of_them: list[Machine], seed: int) -> None:
        self._machines = all_of_them
        self._chance = random.Random(seed)  # noqa: S311  # no secret
        self._number = 0
        self.ever: set[object] = set()

    def step(self) -> None:
        """One event or one bad copy on some machine."""
        machine = self._chance.choice(self._machines)
        deeds: tuple[Callable[[Machine], None], ...] = (
            *(self._finish, self._finish, self._run, self._correct, self._delete, self._reopen),
            *(self._copy, self._copy, self._copy, self._litter),
        )
        self._number += 1
        self._chance.choice(deeds)(machine)
        if self._chance.random() < 0.4:
            machine.sync()

    def _moment(self, machine: Machine) -> float:
        """Two in a row lie within the minute in which corrections share a file."""
        return self._number * 40 + machine.number

    def _finish(self, machine: Machine) -> None:
        if machine.log.has_active_workout:
            return
        id_ = self._number * 10 + machine.number
        ending = self._chance.choice([WorkoutStatus.COMPLETED, WorkoutStatus.FINISHED_EARLY])
        sets = [record(n, value=10 + n) for n in range(self._chance.randint(1, 3))]
        done = do_workout(machine.log, begun(id_, days=self._number % 9), *sets, ending=ending)
        self.ever.add(done.id)

    def _run(self, machine: Machine) -> None:
        day = begun(1, days=self._number % 9).local_date
        id_ = uuid(1_000_000 + self._number * 10 + machine.number)
        run = Run(RunKind.EASY, metres=8000 + self._number)
        entry = CalendarEntry(id_, EntryKind.RUN, day, run, RunState.DONE)
        machine.log.calendar.change("run", at(self._moment(machine)), [entry])
        self.ever.add(id_)

    def _some(self, machine: Machine) -> WorkoutRecord | None:
        ended = [
            each for each in content(machine.log) if each.ending is not WorkoutStatus.UNDER_WAY
        ]
        return self._chance.choice(ended) if ended else None

    def _correct(self, machine: Machine) -> None:
        workout = self._some(machine)
        if workout and workout.sets:
            chosen = self._chance.choice(workout.sets)
            changed = record(0, value=self._chance.randint(1, 90))
            machine.log.corrections.edit_set(chosen.id, changed, at(self._moment(machine)))

    def _delete(self, machine: Machine) -> None:
        workout = self._some(machine)
        if workout and self._chance.random() < 0.5:
            machine.log.corrections.delete_workout(workout.id, at(self._moment(machine)))

    def _reopen(self, machine: Machine) -> None:
        workout = self._some(machine)
        early = workout and workout.ending is WorkoutStatus.FINISHED_EARLY
        if not workout or not early or machine.log.has_active_workout:
            return
        log, moment = machine.log, self._moment(machine)
        log.corrections.reopen(workout.id, at(moment))
        active = log.active_workout()
        assert active is not None
        number = max((each.sequence for each in active.events), default=-1) + 1
        fresh = max((each.set.sequence for each in workout.sets), default=0) + 1
        log.record_event(workout.id, event(number), at(moment + 1), save(record(fresh)))
        log.record_event(workout.id, event(number + 1, "Ended"), at(moment + 2), finish())

    def _copy(self, machine: Machine) -> None:
        """One file of another machine arrives: whole, cut, or as a second copy."""
        found = self._files()
        if not found:
            return
        source = self._chance.choice(found)
        target = machine.shared / source.parent.name / source.name
        if source == target:
            return
        target.parent.mkdir(exist_ok=True)
        data, luck = source.read_bytes(), self._chance.random()
        if luck < 0.2 and not target.exists():
            target.write_bytes(data[: self._chance.randrange(len(data))])
        elif luck < 0.3:
            name = f"{target.stem}{self._chance.choice(CONFLICTS)}.toml"
            target.with_name(name).write_bytes(data)
        else:
            target.write_bytes(data)

    def _litter(self, machine: Machine) -> None:
        """What tools leave behind."""
        folders = [each for each in machine.shared.iterdir() if each.is_dir()]
        for folder in folders[:1]:
            (folder / self._chance.choice(LEFTOVERS)).write_bytes(b"nothing")

    def _files(self) -> list[Path]:
        """The files that each machine wrote itself: those are whole."""
        return sorted(
            path
            for each in self._machines
            for path in (each.shared / each.folder.own).glob("*.toml")
            if "sync-conflict" not in path.name and "(" not in path.name
            if not path.name.startswith("~")
        )

    def settle(self) -> None:
        """The tool copies everything whole, and every machine looks, until nothing is new."""
        for _ in range(4):
            for source in self._files():
                for machine in self._machines:
                    target = machine.shared / source.parent.name / source.name
                    if source != target:
                        target.parent.mkdir(exist_ok=True)
                        shutil.copyfile(source, target)
            for machine in self._machines:
                machine.sync()


def lost(history: History, machine: Machine) -> set[object]:
    """What was done at some time and is not in this machine's log, deleted things aside."""
    known = {*machine.log.corrections.intake.known_workouts()}
    with suppress(AttributeError):
        known |= {*machine.log.corrections.intake.known_runs()}
    return history.ever - known


def run_history(folder: Path, seed: int, steps: int = 40) -> tuple[list[Machine], int]:
    """One random history on three machines; how many files of theirs there were in the end."""
    with machines(folder, 3) as three:
        history = History(three, seed)
        for _ in range(steps):
            history.step()
        history.settle()
        first = three[0]
        for each in three:
            assert each.state() == first.state(), f"seed {seed}: the logs differ"
            assert each.export() == first.export(), f"seed {seed}: the exports differ"
            assert not lost(history, each), f"seed {seed}: something is lost"
        return three, len(first.log.file_names())
