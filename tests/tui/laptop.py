"""A laptop with Midstance on it: folders, log and a false clock; and the user of its screen."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from rich.segment import Segment
from textual.events import Key
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerError

from midstance.coach.adapt.single_exercise import SINGLE
from midstance.context import Context
from midstance.domain.quantity import RestWindow, Target, Unit
from midstance.domain.record import LoggedSet, SetRecord, Timestamp, WorkoutRecord, WorkoutStatus
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from midstance.domain.settings import Settings
from midstance.services.log_client import LogClient
from midstance.services.new_runner.rest_questions import REST_QUESTIONS
from midstance.storage.database.lock import InstanceLock
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.definitions.settings import LoadedSettings
from midstance.storage.errors import LogInUseError, StorageError
from midstance.storage.places import Places
from midstance.storage.training_log import TrainingLog
from midstance.tui.app import MidstanceApp
from midstance.tui.screens.command_screen import READING
from midstance.tui.screens.session.screen import SessionScreen
from midstance.workout.state import Phase
from midstance.workout.view import View

EVENING = datetime(2026, 11, 23, 17, 2, tzinfo=UTC)
ONCE = ("advice", "barbell", "jumps", "anchor")
"""What is shown once a program."""

SILENT = {"SSH_CONNECTION": "from afar"}
"""An environment in which no player is looked for."""

WIDE, USUAL, SMALL = (120, 40), (80, 24), (40, 12)


def item(exercise: str, asked: str, rest: str = "60") -> Item:
    """An exercise with what is asked of it."""
    return Item(exercise, Prescription.parse(asked), RestWindow.parse(rest))


SHORT = Session(
    "short",
    "A short one",
    (
        Block(Purpose.WARM_UP, (item("brisk-walk", "1x60 s", "0"),)),
        Block(
            Purpose.STRENGTH,
            (
                item("goblet-squat", "2x8 12 kg @7", "60-90"),
                item("single-leg-calf-raise", "2x8/side"),
            ),
        ),
        Block(Purpose.CORE, (item("plank", "2x30 s", "45"), item("side-plank", "1x20 s/side"))),
    ),
)
"""A session with every phase in it: a walk, squats, calf raises, and planks."""


class FalseClock:
    """A clock that moves only when somebody moves it; the runner lives an hour east of UTC."""

    def __init__(self, at: datetime = EVENING) -> None:
        self.at = at
        self._slept = timedelta()

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep for so long."""
        self.move(seconds)
        self._slept += timedelta(seconds=seconds)

    def elapsed_ms(self) -> int:
        """Milliseconds since the evening began, sleep included."""
        return round((self.at - EVENING).total_seconds() * 1000)

    def awake_ms(self) -> int:
        """The same without sleep."""
        return self.elapsed_ms() - round(self._slept.total_seconds() * 1000)

    def now(self) -> Timestamp:
        """The moment on the wall."""
        return Timestamp(self.at, 60, "Europe/Berlin")

    def today(self) -> date:
        """The runner's date."""
        return (self.at + timedelta(hours=1)).date()


class Ids:
    """Makes ids that grow one by one."""

    def __init__(self, first: int = 0) -> None:
        self._last = first

    def __call__(self) -> UUID:
        """The next id."""
        self._last += 1
        return UUID(int=(0x7 << 76) | (0b10 << 62) | self._last << 80)


def record(exercise: str, value: int, unit: Unit = Unit.REPS, **more: object) -> SetRecord:
    """A set of the strength block, ten asked for; ``more`` are its other fields."""
    plain = SetRecord(1, 0, "strength", exercise, exercise, 1, None, Target(10, unit), value)
    return replace(plain, **more)  # type: ignore[arg-type]  # fields by name


@dataclass
class Laptop:
    """A laptop: a folder with a log in it, its clock, and what else the full screen needs there."""

    folder: Path
    library: LoadedLibrary
    clock: FalseClock = field(default_factory=FalseClock)
    settings: Settings = field(default_factory=Settings)
    ids: Ids = field(default_factory=Ids)
    is_new: bool = False
    """Whether the runner opens Midstance for the very first time."""
    open_log: Callable[[Path, Ids], TrainingLog] = TrainingLog

    @property
    def places(self) -> Places:
        """Where everything is kept."""
        return Places(self.folder / "data", self.folder / "config", self.folder / "cache")

    def copy(self, folder: Path) -> "Laptop":
        """A laptop with the files of this one as they are at this moment."""
        shutil.copytree(self.folder, folder)
        return Laptop(folder, self.library, self.clock, self.settings, Ids(1 << 20))

    def log(self) -> TrainingLog:
        """The log, opened again."""
        return TrainingLog(self.places.data, self.ids)

    def sets(self) -> tuple[LoggedSet, ...]:
        """Every set that the log holds."""
        with self.log() as log:
            return log.sets()

    def keep(self, *workouts: WorkoutRecord) -> None:
        """Put workouts into the log, as if they had been done."""
        self.places.make()
        with self.log() as log:
            log.corrections.add_workouts(workouts, self.clock.now())

    def workout(self, days_ago: int, *records: SetRecord, **more: object) -> WorkoutRecord:
        """A workout of half an hour, this many days ago; ``more`` are its other fields."""
        day, id_ = EVENING - timedelta(days=days_ago), self.ids()
        began, ended = Timestamp(day, 60, ""), Timestamp(day + timedelta(minutes=30), 60, "")
        sets = tuple(
            LoggedSet(
                self.ids(), id_, "core-5", began, day.date(), replace(each, sequence=sequence)
            )
            for sequence, each in enumerate(records, 1)
        )
        plain = WorkoutRecord(
            id_,
            "core-5",
            "5-minute core",
            1,
            began,
            day.date(),
            WorkoutStatus.COMPLETED,
            ended,
            1800,
        )
        return replace(plain, sets=sets, **more)  # type: ignore[arg-type]  # fields by name

    def session(self, ref: str, week: int = 1) -> Session:
        """A session of the library."""
        return self.library.library.session(ref, week)

    @asynccontextmanager
    async def opened(
        self,
        size: tuple[int, int] = USUAL,
        session: Session | None = None,
        *,
        is_rehearsal: bool = False,
        environ: Mapping[str, str] = SILENT,
    ) -> AsyncIterator["User"]:
        """The full screen, opened on this laptop for a user; in the end it must not have failed."""
        self.places.make()
        self._note_as_shown(session)
        log = self.open_log(self.places.data, self.ids)
        loaded = LoadedSettings(self.settings)
        context = Context(self.clock, self.ids, loaded, self.library, log, self.places)
        lock = self._lock()
        client = LogClient(context, self.settings, lock, is_rehearsal=is_rehearsal)
        app = MidstanceApp(client, environ, session)
        try:
            async with app.run_test(size=size, notifications=True) as pilot:
                user = User(self, app, pilot, client)
                await user.arrive(at_work=session is not None)
                yield user
                if not app._exit:
                    await user.settle()
        finally:
            if lock is not None:
                lock.release()
            if app.failure is not None:
                raise app.failure

    def _note_as_shown(self, session: Session | None) -> None:
        """Note what comes once as shown, unless the runner is new."""
        if self.is_new:
            return
        library = self.library.library
        programs = {*library.programs, *library.routines, SINGLE, session.id if session else ""}
        told = [f"{what}:{id_}" for what in ONCE for id_ in sorted(programs)]
        told += [f"gate:{id_}" for id_ in library.exercises]
        told += [each.notice_id for each in REST_QUESTIONS]
        with suppress(StorageError), TrainingLog(self.places.data, Ids(1 << 30)) as log:
            known = log.profile()
            log.set_profile_value("screening", known.get("screening", []), self.clock.now())
            log.set_profile_value("told", known.get("told", told), self.clock.now())

    def _lock(self) -> InstanceLock | None:
        try:
            return InstanceLock(self.places.data)
        except LogInUseError:
            return None


@dataclass
class User:
    """The user of the full screen: presses keys, lets time pass, and reads what is shown."""

    laptop: Laptop
    app: MidstanceApp
    pilot: Pilot[None]
    client: LogClient

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""
        return self.app.screen

    @property
    def session(self) -> SessionScreen:
        """The workout, covered or not."""
        (found,) = [each for each in self.app.screen_stack if isinstance(each, SessionScreen)]
        return found

    @property
    def view(self) -> View:
        """What the workout shows."""
        view = self.session.view
        assert view is not None
        return view

    async def arrive(self, *, at_work: bool) -> None:
        """Wait until the app has taken over the log and, if it must, opened the workout.

        It does so once Today is seen.
        """
        for _ in range(200):
            await self.settle()
            has_opened = len(self.app.screen_stack) > 1 and self.screen.is_mounted
            if self.client.writer is not None and (has_opened or not at_work):
                break

    async def settle(self) -> None:
        """Wait until the log has answered all requests, and the screen shows the answers.

        What is read when the screen is seen is waited for.
        """
        await self._answered()
        for worker in self.app.workers:
            if worker.group == READING and not worker.is_finished:
                with suppress(WorkerError):
                    await worker.wait()
                await self._answered()

    async def _answered(self) -> None:
        await self.pilot.pause()
        answered = -1
        while (writer := self.client.writer) is not None and writer._number > answered:
            answer = writer.ask(lambda _log: None)
            answered = writer._number
            await asyncio.wrap_future(answer)
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what each of them does."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def hammer(self, *keys: str) -> None:
        """Press keys faster than any hand could, and wait for what they do."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            character = key if len(key) == 1 else key_to_character(key)
            self.app.post_message(Key(name, character))
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def wait(self, seconds: float) -> None:
        """Let time pass, and the workout notice."""
        self.laptop.clock.move(seconds)
        self.session.wake()
        await self.settle()

    async def walk_to(self, *phases: Phase, keys: Iterable[str] = ("space",)) -> None:
        """Press the big key, and let clocks run down, until a phase is reached."""
        for _ in range(200):
            if self.view.phase in phases:
                return
            await self.step(*keys)
        raise AssertionError(f"{phases} was not reached; the workout is at {self.view.phase}")

    async def step(self, *keys: str) -> None:
        """Do what a runner does now: wait where a clock counts down, else press the big key."""
        match self.view:
            case View(phase=Phase.LEAD_IN | Phase.SWITCH):
                await self.wait(5)
            case View(phase=Phase.WORK, number=None):
                target = self.session._workout_runner.machine.state.planned_set.target
                await self.wait(target.amount)
                if target.open_ended:
                    await self.press(*(keys or ("space",)))
            case View(phase=Phase.REST, is_overdue=False):
                await self.wait(_seconds(self.view.clock))
            case _:
                await self.press(*(keys or ("space",)))

    def text(self, selector: str = "") -> str:
        """What the screen shows, or the widgets that ``selector`` finds on it, line by line."""
        if not selector:
            return "\n".join(strip.text.rstrip() for strip in _strips(self.screen))
        found = self.screen.query(selector).results(Widget)
        return "\n".join(_lines(each) for each in found if each.display)


def cells_of(screen: Screen[Any]) -> list[list[Segment]]:
    """What the screen shows, row by row, with its colours."""
    return [list(strip) for strip in _strips(screen)]


def _strips(screen: Screen[Any]) -> list[Any]:
    return screen._compositor.render_strips()


def _lines(widget: Widget) -> str:
    return "\n".join(strip.text.rstrip() for strip in widget.render_lines(widget.outer_size.region))


def _seconds(clock: str) -> int:
    minutes, _, seconds = clock.partition(":")
    return int(minutes) * 60 + int(seconds)
