"""Readers of what lies in shared folders, beside the log and in its rows, for the fuzzing.

What is sealed gets a fitting checksum again after each change, so that its content is read.
"""

import asyncio
import copy
import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from unittest.mock import patch

from midstance.coach.progress.change import Refusals
from midstance.coach.review.attention import at_a_glance
from midstance.domain.exercise import VolumeGroup
from midstance.domain.planned_sets import usual_load_step
from midstance.domain.record import LoggedEvent, WorkoutStatus
from midstance.domain.runner import Level
from midstance.domain.session import SessionAdditions
from midstance.domain.weeks.shared_week import SharedPain, SharedSets, SharedWeek
from midstance.exchange.week_file import read_week_file
from midstance.services import start_workout
from midstance.services.calendar.habits import read_habits, read_moved
from midstance.services.calendar.shown_plan import read_shown_plan
from midstance.services.upkeep.finished_files import ExportTarget
from midstance.services.upkeep.sharing_choice import sharing_of
from midstance.services.upkeep.sync import NAMED_FILE, SyncFolder
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.errors import StorageError
from midstance.storage.figures.any_file import check_any_file
from midstance.storage.figures.book import FigureBook
from midstance.storage.import_names import IMPORT_NAMES, read_answers
from midstance.storage.log.active_copy import ACTIVE_COPY, rows_of_copy
from midstance.storage.log.event_log import (
    ActiveWorkout,
    planned_sets_from_plain,
    planned_sets_to_plain,
    timed_event_from_plain,
)
from midstance.storage.log.journal import undo_last_change
from midstance.storage.log.profile import runner_from_plain
from midstance.storage.places import bundled_assets
from midstance.storage.training_log import TrainingLog
from midstance.storage.workout_files.shared_week import read_shared_weeks, shared_to_bytes
from midstance.storage.workout_files.workout_file import add_checksum_line
from midstance.workout.events import AdvancePressed
from midstance.workout.state import NotAllowedNowError
from midstance.workout.view import make_view
from tests.storage.old_logs import fill, runs
from tests.storage.samples import at, begun, do_workout, lift, new_ids, open_log, record
from tests.tui.laptop import SHORT, Laptop
from tests.tui.pilot import QuickPilot

if TYPE_CHECKING:
    from midstance.services.log_client import LogClient

Change = Callable[[random.Random, list[bytes]], bytes]
Read = Callable[[bytes], object]
FILES_A_LOG = 300
"""How many changed files are offered to a log before it is begun again."""
DAY = date(2026, 11, 23)
ODD: tuple[object, ...] = (
    *(None, True, False, -1, 0, 1, 7, 99999, 0.5, 2**62, 2**63, 10**30, float("inf")),
    *(float("nan"), "", "x", "reps", "2026-01-01", "9999-12-31", [], {}, [1], [[]], {"a": 1}),
)
KEYS = (
    *("space", "space", "1", "2", "space", "space", "n", "a", "b", "enter", "space", "8", "space"),
    *("e", "g", "t", "p", "p", "u", "space", "space", "r", "a", "9", "space", "exclamation_mark"),
    *("1", "4", "enter", "space", "s", "space"),
)
PROFILE: dict[str, object] = {
    "goal": "10 km",
    "level": "beginner",
    "places": [{"name": "gym", "equipment": ["barbell"]}],
    "active": "gym",
    "complaints": [{"limitation": "knee", "course": "settled", "since": "2026-01-01"}],
    "load_steps": {"barbell": 2500},
    "preferences": [{"program": "a", "prescribed": "plank", "chosen": "side-plank"}],
    "screening": ["heart"],
    "told": ["advice"],
    "bar": 20000,
    "born": "1986-05-01",
    "max_heart_rate": 187,
    "share": {"name": "Anna", "folder": "/x", "pains": True, "note": False},
    "training_days": {"style": "hard-days", "available": [1, 3], "minutes": {"1": 45}},
    "moved_sessions": [["foundations/A", "2026-11-24"]],
    "shown_plan": {
        "monday": "2026-11-23",
        "program": "foundations",
        "placements": [["foundations/A", 1, "full"]],
        "moves": [["2026-11-23", "foundations/A", 1, 2, "a race"]],
    },
    "refused": [{"exercise": "plank", "day": "2026-11-20", "kind": "load-up"}],
    "added": {"day": "2026-11-23", "session": "a", "week": 1, "exercises": ["plank"]},
}


def resealed(content: bytes) -> bytes:
    """The same with a checksum line that fits."""
    return add_checksum_line(content.rpartition(b"# sha256 ")[0] or content)


def other_values(chance: random.Random, files: list[bytes]) -> bytes:
    """A document of JSON with other values in a few places, or without them."""
    document = json.loads(chance.choice(files))
    places = list(_places(document))
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        *way, last = chance.choice(places)
        holder = document
        try:
            for step in way:
                holder = holder[step]
            if chance.random() < 0.1:
                del holder[last]
            else:
                holder[last] = copy.deepcopy(chance.choice(ODD))
        except (LookupError, TypeError):
            continue
    return json.dumps(document).encode()


def _places(document: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    held = document.items() if isinstance(document, dict) else enumerate(document)
    for step, each in held:
        yield (*way, step)
        if isinstance(each, dict | list):
            yield from _places(each, (*way, step))


def played_workout(folder: Path, library: LoadedLibrary) -> ActiveWorkout:
    """A workout under way in which something of each kind was done."""
    laptop = Laptop(folder, library)

    async def play() -> ActiveWorkout:
        async with laptop.opened((80, 24), SHORT) as user:
            for key in KEYS:
                laptop.clock.move(7)
                await user.press(key)
        with laptop.log() as log:
            active = log.active_workout()
        assert active is not None
        return active

    with patch("textual.pilot.Pilot", QuickPilot):
        return asyncio.run(play())


@dataclass
class Reader:
    """How a kind of file is read, the files that are read when nothing is wrong, and a change."""

    read: Read
    files: list[bytes]
    change: Change | None = None


class StoredReaders:
    """Readers of sealed files, of notes beside the log, and of the values in its rows."""

    def __init__(self, folder: Path, library: LoadedLibrary) -> None:
        self._folder, self._library, self._taken = folder / "stored", library, 0
        for name in ("shared", "elsewhere", "config", "beside"):
            (self._folder / name).mkdir(parents=True)
        self._book = FigureBook(bundled_assets(), self._folder)
        self._log: TrainingLog | None = None
        self._active = played_workout(self._folder / "laptop", library)
        self._corrected = corrected_log(self._folder / "corrected")
        self.readers = {
            "shared-weeks": Reader(self._read_week, [_shared_week()]),
            "taken-files": Reader(self._take, self._workout_files()),
            "figures": Reader(self._check_figures, _assets("figures")),
            "week-files": Reader(self._plan, [_week_file()]),
            "import-names": Reader(self._read_names, [_names_file()]),
            "under-way-copy": Reader(self._read_copy, self._copies()),
            "notes": Reader(self._read_notes, [b'["a", "b"]', b'{"waiting": ["00"]}']),
            "workout-under-way": Reader(self._go_on, [self._plain()], other_values),
            "profile": Reader(read_profile, [json.dumps(PROFILE).encode()], other_values),
            "journal-rows": Reader(self._undo, journal_rows(self._corrected), other_values),
            "journal-texts": Reader(self._undo_text, journal_texts(self._corrected)),
        }

    def _read_week(self, content: bytes) -> None:
        path = self._folder / "shared" / "week-2026-11-23-anna.toml"
        path.write_bytes(resealed(content))
        weeks, problems = read_shared_weeks(path.parent)
        assert len(weeks) + len(problems) == 1
        at_a_glance(weeks, DAY)
        map(str, problems)

    def _workout_files(self) -> list[bytes]:
        with open_log(self._folder / "log") as log:
            fill(log)
            sets = record(0, note="a note"), lift(1, 5, 60), record(2)
            do_workout(log, begun(77), *sets, ending=WorkoutStatus.FINISHED_EARLY)
        return [path.read_bytes() for path in sorted((log.folder / "workouts").glob("*.toml"))]

    def _take(self, content: bytes) -> None:
        """Take a file in as from another machine; what comes in can be read and gone on with."""
        if self._taken % FILES_A_LOG == 0:
            if self._log:
                self._log.close()
            self._log = TrainingLog(self._folder / f"other-{self._taken}", new_ids())
        assert self._log
        self._taken += 1
        path = self._folder / "elsewhere" / "one.toml"
        path.write_bytes(resealed(content))
        result = self._log.merge(at(5), paths=[path])
        for workout in filter(None, map(self._log.workout, result.changed)):
            if workout.ending is WorkoutStatus.FINISHED_EARLY:
                _reopen(self._log, workout.id)
        if result.files:
            self._log.sets()
            self._log.calendar.every_entry()
            assert not self._log.has_damaged_rows

    def _check_figures(self, content: bytes) -> None:
        path = self._folder / "figures" / "one.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        check_any_file(path, self._library.library, self._book)

    def _plan(self, content: bytes) -> None:
        path = self._folder / "config" / "week.toml"
        path.write_bytes(content)
        read_week_file(path)

    def _read_names(self, content: bytes) -> None:
        (self._folder / "config" / IMPORT_NAMES).write_bytes(content)
        read_answers(self._folder / "config")

    def _copies(self) -> list[bytes]:
        path = self._folder / "laptop" / "data" / ACTIVE_COPY
        return [path.read_bytes()]

    def _read_copy(self, content: bytes) -> None:
        (self._folder / "beside" / ACTIVE_COPY).write_bytes(content)
        rows_of_copy(self._folder / "beside")

    def _read_notes(self, content: bytes) -> None:
        beside = self._folder / "beside"
        waiting, named = beside / "waiting.json", beside / NAMED_FILE
        for path in (waiting, named):
            path.write_bytes(content)
        ExportTarget(beside, (), waiting).ids_waiting()
        problem = StorageError("it is damaged", "one.toml", "Copy it again.")
        SyncFolder(beside, "own", beside).first_named([problem])

    def _undo(self, content: bytes) -> None:
        """Undo the change that a row of the journal belongs to, and look at what is there then."""
        row = json.loads(content)
        if isinstance(row, list) and len(row) == 4 and row[0] in range(100):
            number, *texts = row
            undo_with(self._corrected, number, [_column_text(each) for each in texts])

    def _undo_text(self, content: bytes) -> None:
        text = content.decode(errors="replace")
        undo_with(self._corrected, 1, ["set_record", text, text])

    def _plain(self) -> bytes:
        active = self._active
        events = [[*each] for each in map(_plain_event, active.events)]
        plan = planned_sets_to_plain(active.planned_sets)
        plain = {"plan": plan, "options": dict(active.options), "events": events}
        return json.dumps(plain).encode()

    def _go_on(self, content: bytes) -> None:
        """Go on with a workout under way, look at it, and do what is next a few times."""
        plain = json.loads(content)
        if not (plain.keys() >= {"plan", "options", "events"} and is_rows(plain["events"])):
            return
        try:
            events = tuple(timed_event_from_plain(each).event for each in plain["events"])
        except (ValueError, TypeError):
            return
        active = replace(
            self._active,
            planned_sets=planned_sets_from_plain(plain["plan"], Path("log.db")),
            options=plain["options"],
            events=events,
        )
        client = SimpleNamespace(
            library=self._library.library,
            load_step=lambda: usual_load_step,
            now=at,
            ask=lambda _question: active,
            context=SimpleNamespace(places=SimpleNamespace(data=self._folder)),
        )
        left = start_workout.find_left_workout(cast("LogClient", client))
        assert left is not None
        for step in range(6):
            now = left.left_ms + step * 40_000
            try:
                left.machine.handle(AdvancePressed(), now)
            except NotAllowedNowError:
                break
            make_view(left.machine, now)


class _TakenBackError(Exception):
    """Ends a transaction whose changes are not wanted."""


def corrected_log(folder: Path) -> TrainingLog:
    """An open log with a correction of each kind."""
    log = open_log(folder)
    done = do_workout(log, begun(1), record(0), lift(1, 5, 60), record(2))
    early = do_workout(log, begun(2, days=2), record(0), ending=WorkoutStatus.FINISHED_EARLY)
    log.corrections.edit_set(done.sets[0].id, replace(record(0), value=44), at(200))
    log.corrections.delete_set(done.sets[1].id, at(300))
    log.corrections.add_set(done.id, record(9), at(9), at(400))
    log.corrections.amend_workout(replace(done, note="hot"), at(500))
    log.corrections.delete_workout(done.id, at(600))
    log.calendar.change("added runs", at(700), runs())
    log.corrections.reopen(early.id, at(800))
    return log


def journal_rows(log: TrainingLog) -> list[bytes]:
    """The last row of each change: its number, table, and the row before and after."""
    sql = "SELECT change, kept_in, before, after FROM journal GROUP BY change ORDER BY position"
    return [
        json.dumps([number, table, *(each and json.loads(each) for each in texts)]).encode()
        for number, table, *texts in log.database.rows(sql)
    ]


def journal_texts(log: TrainingLog) -> list[bytes]:
    """The rows of sets as the journal has them."""
    sql = "SELECT before FROM journal WHERE kept_in = 'set_record' AND before IS NOT NULL"
    return [text.encode() for (text,) in log.database.rows(sql)]


def undo_with(log: TrainingLog, number: int, row: list[str | None]) -> None:
    """Undo a change whose last row in the journal is this one; the log is then as it was."""
    database = log.database
    with suppress(_TakenBackError), database.transaction():
        database.run("UPDATE change SET undone_by = number WHERE number > ?", (number,))
        database.run(
            "UPDATE journal SET kept_in = ?, before = ?, after = ? WHERE change = ? AND position = "
            "(SELECT max(position) FROM journal WHERE change = ?)",
            (*row, number, number),
        )
        undo_last_change(database, at(900))
        log.sets()
        log.calendar.every_entry()
        for head in log.workouts():
            log.workout(head.id)
        raise _TakenBackError


def _column_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)


def is_rows(plain: object) -> bool:
    """Whether it is a list of lists, as every list of events is."""
    return isinstance(plain, list) and all(isinstance(each, list) for each in plain)


def _plain_event(event: LoggedEvent) -> tuple[object, ...]:
    moment = "2026-11-23T17:02:00.000Z"
    return event.sequence, event.at_ms, moment, 60, "", event.name, dict(event.fields)


def _reopen(log: TrainingLog, workout_id: Any) -> None:
    try:
        log.corrections.reopen(workout_id, at(9))
        log.active_workout()
    except StorageError:
        pass
    if log.has_active_workout:
        log.close_unreadable_workout(at(10))
    assert log.file_problems == ()


def read_profile(content: bytes) -> None:
    """Read every value of a profile as what it is."""
    plain = json.loads(content)
    log = cast("TrainingLog", SimpleNamespace(profile=lambda: plain))
    reading = runner_from_plain(plain)
    map(str, reading.problems)
    sharing_of(log)
    read_habits(plain.get("training_days"), Level.BEGINNER)
    read_moved(plain.get("moved_sessions"))
    read_shown_plan(log, DAY, "foundations")
    Refusals.from_plain(plain.get("refused"))
    SessionAdditions.from_plain(plain.get("added"))


def _assets(kind: str) -> list[bytes]:
    folder = bundled_assets()
    assert isinstance(folder, Path)
    return [path.read_bytes()[:8000] for path in sorted((folder / kind).glob("*.toml"))]


def _shared_week() -> bytes:
    pains = (SharedPain(DAY, "knee", 3),)
    week = SharedWeek(
        name="Anna",
        first=DAY,
        made=DAY,
        program="Foundations: week 3 of 6",
        sessions_done=2,
        sessions_planned=2,
        sessions_extra=0,
        sets_done=34,
        sets_planned=34,
        groups=(SharedSets(next(iter(VolumeGroup)), 8, 10),),
        effort=7.0,
        rated=30,
        runs_done=4,
        runs_planned=4,
        metres_done=40_000,
        metres_planned=40_000,
        ahead=("Mon: foundations/A",),
        pains=pains,
        note="a note",
    )
    return shared_to_bytes(week)


def _week_file() -> bytes:
    return b"""level = "intermediate"
two_slots = ["Tue"]
available = ["Mon", "Tue", "Thu", "Fri"]
[[run]]
day = "Tue"
kind = "intervals"
distance = 10.5
[[run]]
day = "Sun"
kind = "long"
minutes = 90
[[session]]
id = "A"
legs = "heavy"
shares = ["legs", "upper"]
minutes = 45
[[session]]
id = "B"
[[gap]]
between = ["A", "B"]
hours = 48
[owed]
A = [1, "full"]
"""


def _names_file() -> bytes:
    return b'# Names\n[[name]]\nfrom = "Squat (Barbell)"\nexercise = "back-squat"\n' * 3
