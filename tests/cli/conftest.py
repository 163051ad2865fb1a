"""What tests of the prompt stand on: a command is typed, and its answer is read."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from os import environ
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from midstance.cli.main import run
from midstance.context import open_log
from midstance.domain.quantity import Load, Side, Target, Unit
from midstance.domain.record import LoggedSet, SetRecord, Timestamp, WorkoutRecord, WorkoutStatus
from midstance.domain.session import ADDITIONS_KEY, SessionAdditions
from midstance.storage.database.connection import Access
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from tests.cli.world import FalseClock, FalseWait


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


Type = Callable[..., Answer]


@pytest.fixture(scope="session")
def ready_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for all tests: the bundled library is compiled once, not in each of them."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _use_ready_library(home: Path, ready_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command find the compiled library; the empty home stays as it is."""
    assert home.is_dir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(ready_library))


@pytest.fixture
def clock() -> FalseClock:
    """A Monday evening."""
    return FalseClock()


@pytest.fixture
def data(home: Path) -> Path:
    """The folder of the log, which does not exist yet."""
    return home / ".local/share/midstance"


@pytest.fixture
def config(home: Path) -> Path:
    """The folder of the runner's own files, with its three rooms."""
    folder = home / ".config/midstance"
    for name in ("exercises", "programs", "routines"):
        (folder / name).mkdir(parents=True)
    return folder


@pytest.fixture
def typed(clock: FalseClock, capsys: pytest.CaptureFixture[str]) -> Type:
    """Types one command and reads its answer."""

    def type_command(*arguments: str) -> Answer:
        capsys.readouterr()
        code = run(arguments, clock, FalseWait(clock))
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return type_command


SET_IDS = (
    UUID("01936b5c-0000-7000-8000-00000000aaa1"),
    UUID("01936b5c-0000-7000-8000-00000000bbb2"),
    UUID("01936b5c-0000-7000-8000-0000000caaa1"),
)
"""The ids of the sets in the log of :func:`trained`; two of them end alike."""


@pytest.fixture
def trained(home: Path, clock: FalseClock) -> tuple[UUID, ...]:
    """A log with one finished workout: a plank, one side of a carry, and a skipped curl."""
    records = (
        record("plank", Unit.SECONDS, 30, effort=6),
        record("suitcase-carry", Unit.METRES, 20, side=Side.LEFT, load=Load(16_000)),
        record("nordic-curl", Unit.REPS, 0, skipped=True, note="sore, [b]today[/b] \x1b[31m"),
    )
    assert home.is_dir()
    keep_workout("foundations/A", clock, records)
    return SET_IDS


@pytest.fixture
def cleared(home: Path, clock: FalseClock) -> None:
    """A log whose runner has answered the screening, and read every notice."""
    assert home.is_dir()
    places = Places.find(environ)
    library = load_library(places).library
    sessions = (*library.programs, *library.routines, "short")
    told = [f"{kind}:{id_}" for kind in NOTICES_OF_A_PROGRAM for id_ in sessions]
    told += [f"gate:{id_}" for id_ in library.exercises]
    with open_log(places, Access.WRITE) as log:
        log.set_profile_value("screening", [], clock.now())
        log.set_profile_value("told", told, clock.now())


NOTICES_OF_A_PROGRAM = ("advice", "barbell", "jumps", "anchor")


def keep_workout(session: str, clock: FalseClock, records: Sequence[SetRecord]) -> None:
    """Put a workout of yesterday into the log."""
    workout_id = UUID("01936b5c-0000-7000-8000-000000000001")
    stamp = Timestamp(clock.at - timedelta(days=1), 60, "Europe/Berlin")
    day = clock.today() - timedelta(days=1)
    sets = tuple(
        LoggedSet(id_, workout_id, session, stamp, day, replace(each, sequence=number))
        for number, (id_, each) in enumerate(zip(SET_IDS, records, strict=False), 1)
    )
    done = WorkoutStatus.COMPLETED
    workout = WorkoutRecord(
        workout_id, session, "Evening", 1, stamp, day, done, stamp, 1800, sets=sets
    )
    with open_log(Places.find(environ), Access.WRITE) as log:
        log.corrections.add_workouts([workout], stamp)


def add_today(session: str, exercise: str, clock: FalseClock) -> None:
    """Add an exercise to the first week's ``session`` for today, as the exercise's page does."""
    additions = SessionAdditions(clock.today(), session, 1, (exercise,))
    with open_log(Places.find(environ), Access.WRITE) as log:
        log.set_profile_value(ADDITIONS_KEY, additions.to_plain(), clock.now())


def write_program(config: Path) -> Path:
    """A program of the runner's own, with one session in its one week."""
    file = config / "programs" / "short.toml"
    file.write_text(
        'id = "short"\nname = "Short"\nsummary = "One session."\nweeks = 1\nper_week = 1\n'
        'finish = "Rest."\n[[session]]\nid = "A"\nname = "All"\n'
        '[[session.block]]\npurpose = "core"\n'
        '[[session.block.item]]\nexercise = "plank"\nsets = "1x30 s"\n'
    )
    return file


def record(exercise: str, unit: Unit, value: int, **more: Any) -> SetRecord:
    """A set of an exercise; ``more`` are its other fields."""
    return SetRecord(
        1, 0, "core", exercise, exercise, 1, more.pop("side", None), Target(30, unit), value, **more
    )
