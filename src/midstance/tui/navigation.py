"""The way into a workout: begin one, or go on with the one that was left."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import current_situation
from midstance.coach.adapt.preferences import lasting_swaps, set_preference
from midstance.coach.adapt.single_exercise import SINGLE
from midstance.coach.adapt.variants import variants_of
from midstance.domain.profile import profile_changes, runner_from_plain
from midstance.domain.record import WorkoutStatus
from midstance.domain.settings import SoundMode as Wanted
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap
from midstance.presentation.log import LogTextContext
from midstance.services import start_workout
from midstance.services.log_editing import LogEditor
from midstance.services.profile import ProfileService
from midstance.storage.errors import SaveFailedError, StorageError
from midstance.tui.screens.log.screen import LogScreen
from midstance.tui.screens.session import dialogs as session_dialogs
from midstance.tui.screens.session.before import confirm_ready, is_due
from midstance.tui.screens.session.dialogs import ResumeChoice
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.sound import Sound, find_player
from midstance.workout.events import (
    AdvancePressed,
    FinishedEarly,
    StepRestarted,
    UnreadableEventError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from textual.app import App
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from midstance.coach.adapt.variants import Variant
    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.runner import Preference
    from midstance.domain.session import Session
    from midstance.services.log_client import LogClient
    from midstance.services.start_workout import LeftWorkout
    from midstance.services.workout_runner import Listener, WorkoutRunner
    from midstance.storage.training_log import TrainingLog
    from midstance.storage.writer import Writer
    from midstance.workout.events import RunnerEvent


FIRST: dict[ResumeChoice, RunnerEvent | None] = {
    ResumeChoice.HERE: None,
    ResumeChoice.AGAIN: StepRestarted(),
    ResumeChoice.FINISH: FinishedEarly(),
}


class SessionNavigator:
    """Opens the session screen."""

    def __init__(
        self,
        app: App[None],
        client: LogClient,
        environ: Mapping[str, str],
        came_back: Callable[[], None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Open over ``app``; ``came_back`` is called when the runner leaves a workout."""
        self._app, self._client, self._came_back = app, client, came_back
        self._sound = _sound(app, client, environ)
        self._keymap = keymap

    def begin(self, session: Session, *, at_once: bool = False) -> None:
        """Begin a workout of ``session``, on its overview or ``at_once`` on its first set."""
        opened = start_workout.begin_workout(self._client, session)
        self._open(session.id, session.name, opened, AdvancePressed() if at_once else None)

    def go_on(self) -> None:
        """Ask how to go on with the workout that was left, and do so."""
        back = self._left()
        if back is None:
            return
        left = back.course.workout

        def answered(answer: ResumeChoice | None) -> None:
            if answer is not None:
                self._open(
                    left.session,
                    left.name,
                    start_workout.resume_workout(self._client, back),
                    FIRST[answer],
                )

        self._app.push_screen(session_dialogs.resume_dialog(back), answered)

    def _left(self) -> LeftWorkout | None:
        try:
            return start_workout.find_left_workout(self._client)
        except (StorageError, UnreadableEventError) as error:
            self._offer_to_close(str(error))
            return None

    def _offer_to_close(self, why: str) -> None:
        stamp = self._client.context.clock.now()

        def answered(answer: bool | None) -> None:
            if answer:
                self._client.ask(lambda log: log.close_unreadable_workout(stamp))
                self._came_back()

        self._app.push_screen(session_dialogs.finish_unreadable_dialog(why), answered)

    def _open(
        self,
        session: str,
        title: str,
        opened: Callable[[Listener], WorkoutRunner],
        first: RunnerEvent | None,
    ) -> None:
        self._app.run_worker(self._sound.prepare, thread=True, exit_on_error=False)
        own = self._client.settings
        screen = SessionScreen(
            title,
            opened,
            self._sound,
            self._variants,
            first,
            self._keymap,
            flashes=own.flash and own.animations,
        )
        screen.add_class("-workout")
        self._app.push_screen(screen, lambda _: self._left_behind(session, screen))

    def _left_behind(self, session: str, screen: SessionScreen) -> None:
        """Ask of each swap whether it holds from now on, once the workout is closed."""
        machine = screen.machine
        closed = machine.state.ending in {WorkoutStatus.COMPLETED, WorkoutStatus.FINISHED_EARLY}
        is_prescribed = closed and session != SINGLE
        made = (
            lasting_swaps(session, machine.begun, machine.state.planned_sets)
            if is_prescribed
            else ()
        )
        self._ask_of(made if self._client.can_keep else ())

    def _ask_of(self, made: tuple[Preference, ...]) -> None:
        if not made:
            self._came_back()
            return
        first, *others = made
        exercises = self._client.context.library.library.exercises

        def answered(answer: bool | None) -> None:
            if answer:
                self._keep(first)
            self._ask_of(tuple(others))

        chosen, prescribed = exercises[first.chosen].name, exercises[first.prescribed].name
        self._app.push_screen(session_dialogs.from_now_on_dialog(chosen, prescribed), answered)

    def _variants(self, planned_set: PlannedSet) -> tuple[Variant, ...]:
        library, today = self._client.context.library.library, self._client.context.clock.today()
        return self._client.ask(
            lambda log: variants_of(planned_set, current_situation(log, library, today), log)
        )

    def _keep(self, preference: Preference) -> None:
        """Let a swap hold for every later session of its program."""
        stamp = self._client.context.clock.now()

        def keep(log: TrainingLog) -> None:
            before = runner_from_plain(log.profile()).runner
            for key, value in profile_changes(before, set_preference(before, preference)).items():
                log.put_profile(key, value, stamp)

        self._client.ask(keep)


def _sound(app: App[None], client: LogClient, environ: Mapping[str, str]) -> Sound:
    """What makes the cues, as the settings want it."""
    own = client.settings
    player = find_player(environ) if own.sound is Wanted.AUTO else None
    sound = Sound(client.context.places.cache, app.bell, player)
    sound.is_muted = own.muted or own.sound is Wanted.OFF
    return sound


WORKOUT_UNDER_WAY = "A workout is under way: finish it first, or go on with it from Today."
READING_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Navigators:
    """The ways into a workout.

    Attributes:
        usual: to one that is kept.
        at: to one at another desk, such as one of a rehearsal.
    """

    usual: Callable[[], SessionNavigator]
    at: Callable[[LogClient], SessionNavigator]


class ScreenNavigator:
    """Opens the screens about what there is to train, each loaded when it is opened first."""

    def __init__(
        self,
        app: App[None],
        client: LogClient,
        doors: Navigators,
        came_back: Callable[[], None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Open over ``app``; ``came_back`` is called on the way out."""
        self._app, self._client, self._doors, self._came_back = app, client, doors, came_back
        self._keymap = keymap
        self._profile_service = ProfileService(client)

    def library(self) -> None:
        """Every exercise."""
        from midstance.tui.screens.library.exercises import LibraryScreen  # noqa: PLC0415 - when it is asked for

        self._open(LibraryScreen(self._profile_service, self.exercise, self._keymap), "-library")

    def exercise(self, exercise: Exercise) -> None:
        """The page of an exercise."""
        from midstance.tui.screens.library.exercise import ExerciseScreen  # noqa: PLC0415 - when it is asked for

        in_ascii = self._client.settings.ascii
        screen = ExerciseScreen(
            self._profile_service, exercise, self.begin, self._keymap, in_ascii=in_ascii
        )
        self._open(screen, "-exercise")

    def programs(self) -> None:
        """Every program and routine."""
        from midstance.tui.screens.programs.programs import ProgramsScreen  # noqa: PLC0415 - when it is asked for

        self._open(ProgramsScreen(self._profile_service, self._program, self._keymap), "-programs")

    def _program(self, id_: str) -> None:
        """A program's weeks, or a routine's one session."""
        library = self._profile_service.library
        if id_ in library.routines:
            self._preview(library.session(id_))
            return
        from midstance.tui.screens.programs.program import ProgramScreen  # noqa: PLC0415 - when it is asked for

        screen = ProgramScreen(
            self._profile_service, library.program(id_), self._preview, self.rehearse, self._keymap
        )
        self._open(screen, "-program")

    def _preview(self, session: Session) -> None:
        from midstance.tui.screens.programs.preview import PreviewScreen  # noqa: PLC0415 - when it is asked for

        events = {"start": self.begin, "rehearse": self.rehearse}
        screen = PreviewScreen(self._profile_service, session, events, self.exercise, self._keymap)
        self._open(screen, "-preview")

    def profile(self, *, is_first: bool = False) -> None:
        """Who trains; asked for the first time, or to be changed."""
        from midstance.tui.screens.profile.screen import ProfileScreen  # noqa: PLC0415 - when it is asked for

        config = self._client.context.places.config
        screen = ProfileScreen(self._profile_service, config, self._keymap, is_first=is_first)
        self._open(screen, "-profile")

    def _open(self, screen: Screen[None], name: str) -> None:
        """Open a screen, or go back to the one of its kind that is open below.

        A workout under way is never left so: what lies below it stays there.
        """
        stack = self._app.screen_stack
        floor = max((n for n, each in enumerate(stack) if each.has_class("-workout")), default=0)
        below = [each for each in stack[floor:] if each.has_class(name)]
        if below and name != "-exercise":
            while self._app.screen is not below[-1]:
                self._app.pop_screen()
            return
        screen.add_class(name)
        self._app.push_screen(screen, lambda _: self._came_back())

    def begin(self, session: Session, *, at_once: bool = False) -> None:
        """Begin a workout of ``session`` once everything is said that has to be said before."""
        try:
            self._begin_or_ask(session, at_once=at_once)
        except StorageError as error:
            self._warn(str(error), "error")

    def _begin_or_ask(self, session: Session, *, at_once: bool) -> None:
        if self._is_under_way():
            self._warn(WORKOUT_UNDER_WAY)
        elif self._client.read_only_reason or not is_due(self._client, session):
            self._doors.usual().begin(session, at_once=at_once)
        else:
            self._run(self._begin(session, at_once=at_once))

    def _is_under_way(self) -> bool:
        on_screen = any(each.has_class("-workout") for each in self._app.screen_stack)
        return on_screen or self._client.ask(lambda log: log.has_active_workout)

    async def _begin(self, session: Session, *, at_once: bool) -> None:
        if await confirm_ready(self._app, self._profile_service, session):
            self._doors.usual().begin(session, at_once=at_once)

    def rehearse(self, session: Session) -> None:
        """Go through ``session``; nothing of it is kept."""
        named = replace(session, name=f"Rehearsal: {session.name}")
        try:
            if self._is_under_way():
                self._warn(WORKOUT_UNDER_WAY)
            else:
                self._doors.at(self._client.rehearsing()).begin(named)
        except StorageError as error:
            self._warn(str(error), "error")

    def _warn(self, text: str, severity: SeverityLevel = "warning") -> None:
        self._app.notify(text, severity=severity, markup=False, timeout=READING_SECONDS)

    def _run(self, work: Coroutine[None, None, None]) -> None:
        self._app.run_worker(self._told(work), group="threshold", exclusive=True)

    async def _told(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except StorageError as error:
            self._warn(str(error), "error")


def log_screen(client: LogClient, writer: Writer, keymap: Keymap) -> LogScreen:
    """The log, read and corrected through ``writer``."""
    context = client.context
    text_context = LogTextContext(context.library.library.exercises, client.settings.weight_unit)
    editor = LogEditor(writer, context.clock, client.read_only_reason, client.load_step())
    screen = LogScreen(editor, text_context, keymap)
    screen.add_class("-log")
    return screen


PATIENCE_SECONDS = 5.0
ASKING = "-parting"
LOST = "what was done last is not in the log"
SILENCE = "The disk is slow; what was done last is still being saved."
REMEDY = "Open Midstance once there is room: it goes on from the last saved set."


async def leave_app(app: App[None], writer: Writer) -> None:
    """Try once more to save what waits; leave if that worked, else ask what shall become of it."""
    is_asking = any(screen.has_class(ASKING) for screen in app.screen_stack)
    if await asyncio.to_thread(writer.drain, PATIENCE_SECONDS):
        app.exit()
    elif not is_asking:
        _ask(app, writer)


def _ask(app: App[None], writer: Writer) -> None:
    def answered(goes: bool | None) -> None:
        if goes:
            app.exit(return_code=1)
        elif goes is not None:
            app.run_worker(leave_app(app, writer), group=ASKING, exclusive=True)

    trouble = writer.trouble
    reason = f"{trouble.what}. {trouble.remedy}" if trouble else SILENCE
    question = session_dialogs.unsaved_dialog(f"{reason[:1].upper()}{reason[1:]}")
    question.add_class(ASKING)
    app.push_screen(question, answered)


def loss_text(writer: Writer) -> SaveFailedError | None:
    """What to tell once ``writer`` is closed and something was never saved; None if all was."""
    if not writer.pending:
        return None
    trouble = writer.trouble
    what = trouble.what if trouble else "the disk does not answer"
    return SaveFailedError(f"{LOST}: {what}", trouble.where if trouble else "log", REMEDY)
