"""Opens every screen over Today, begins and resumes workouts, and leaves the program."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from midstance.coach.adapt.preferences import lasting_swaps
from midstance.coach.adapt.single_exercise import SINGLE
from midstance.coach.day_changes import AS_PLANNED, DayChanges
from midstance.domain.attendance import Enrolment
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap
from midstance.presentation.log import LogTextContext
from midstance.services import start_workout
from midstance.services.before_workout import check_readiness
from midstance.services.calendar.workout_card import CardWriter
from midstance.services.cues.tones import make_sound
from midstance.services.cues.voice import make_voice
from midstance.services.logbook.log_editing import LogEditor
from midstance.services.new_runner.first_run import declare_none, first_choices
from midstance.services.new_runner.rest_questions import questions_for
from midstance.services.profile import ProfileService
from midstance.storage.errors import SaveFailedError, StorageError
from midstance.tui.day_answers import DayAnswers
from midstance.tui.folder_transfers import FolderTransfers
from midstance.tui.guarded import close_down_to
from midstance.tui.screens.first_run import FirstRunScreen
from midstance.tui.screens.session import dialogs as session_dialogs
from midstance.tui.screens.session.before import confirm_ready
from midstance.tui.screens.session.dialogs import ResumeChoice
from midstance.tui.screens.session.screen import SessionScreen, UsedBeside
from midstance.workout.events import AdvancePressed, FinishedEarly, StepRestarted

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping
    from uuid import UUID

    from textual.app import App
    from textual.notifications import SeverityLevel
    from textual.screen import Screen
    from textual.worker import Worker

    from midstance.domain.exercise import Exercise
    from midstance.domain.runner import Preference, Runner
    from midstance.domain.session import Session
    from midstance.services.before_workout import Readiness
    from midstance.services.log_client import LogClient
    from midstance.services.new_runner.first_run import FirstChoice
    from midstance.services.start_workout import LeftWorkout
    from midstance.services.workout_runner import Listener, WorkoutRunner
    from midstance.storage.writer import Writer
    from midstance.tui.figures import FigureFinder, ScreenFigures
    from midstance.workout.events import RunnerEvent


WORKOUT_UNDER_WAY = "A workout is under way: finish it first, or resume it from Today."
READING_SECONDS = 15
BEFORE_WORKOUT = "before-workout"
ON_THE_CLOCK = (AdvancePressed(),)
"""What begins a workout at its first set, which is then set up."""

AT_ITS_FIRST_SET = (AdvancePressed(), AdvancePressed())
"""What begins a workout with the lead-in of its first set."""

FIRST_EVENTS: Mapping[ResumeChoice, tuple[RunnerEvent, ...]] = {
    ResumeChoice.HERE: (),
    ResumeChoice.AGAIN: (StepRestarted(),),
    ResumeChoice.FINISH: (FinishedEarly(),),
}


class Navigator:
    """Opens screens, begins workouts, and leaves; a screen's module is loaded when it opens.

    Attributes:
        day: asks how the day is; ``profile_service``: knows the runner and the programs;
            ``transfers``: sends and fetches the files of the settings' folders.
    """

    def __init__(
        self,
        app: App[None],
        client: LogClient,
        environ: Mapping[str, str],
        came_back: Callable[[], None],
        figures: FigureFinder,
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Open over ``app``; ``came_back`` is called when the runner leaves a screen."""
        self._app, self._client, self._came_back = app, client, came_back
        self._keymap, self._environ = keymap, environ
        self.profile_service = ProfileService(client)
        self.day = DayAnswers(app, client, came_back)
        self.transfers = FolderTransfers(app, client, came_back)
        self._sound = make_sound(client.settings, client.context.places.cache, app.bell, environ)
        self._voice = make_voice(client.settings, environ, client.context.clock.elapsed_ms)
        self._figures = figures

    # Screens

    def library(self) -> None:
        """Every exercise."""
        from midstance.tui.screens.library.exercises import LibraryScreen  # noqa: PLC0415 - when it is asked for

        self._open(LibraryScreen(self.profile_service, self.exercise, self._keymap), "-library")

    async def known_exercises(self) -> tuple[Iterable[Exercise], Mapping[str, int]]:
        """The exercises whose pages may be opened now, and how often each was done lately."""
        if self._is_open("-workout"):
            return (), {}
        uses: Mapping[str, int] = {}
        with suppress(StorageError):
            uses = await self.profile_service.uses()
        return self.profile_service.library.exercises.values(), uses

    def exercise(self, exercise: Exercise) -> None:
        """The page of an exercise."""
        from midstance.tui.screens.library.exercise import ExerciseScreen  # noqa: PLC0415 - when it is asked for

        in_ascii = self._client.settings.ascii
        screen = ExerciseScreen(
            self.profile_service,
            exercise,
            self.begin,
            self._keymap,
            in_ascii=in_ascii,
            figures=self._screen_figures(),
        )
        self._open(screen, "-exercise")

    def programs(self) -> None:
        """Every program and routine."""
        from midstance.tui.screens.programs.programs import ProgramsScreen  # noqa: PLC0415 - when it is asked for

        self._open(ProgramsScreen(self.profile_service, self._program, self._keymap), "-programs")

    def first_run(self, asked_for: Session | None = None) -> None:
        """What a new runner sees first: sessions to begin with, and the questions about health.

        A session that was ``asked_for`` is the marked one.
        """
        client = self._client
        screen = FirstRunScreen(
            self.profile_service,
            lambda: first_choices(client, asked_for),
            self._begin_first,
            client.time_of_day,
            self._keymap,
            self._screen_figures(),
            in_ascii=client.settings.ascii,
        )
        self._open(screen, "-first-run")

    def profile(self) -> None:
        """Who trains, to be changed."""
        from midstance.tui.screens.profile.screen import ProfileScreen  # noqa: PLC0415 - when it is asked for

        config = self._client.context.places.config
        screen = ProfileScreen(self.profile_service, config, self._keymap)
        self._open(screen, "-profile")

    def log(self, workout: UUID | None = None) -> None:
        """The log, read and corrected; the cursor begins on ``workout``, else on the newest."""
        from midstance.tui.screens.log.screen import LogScreen  # noqa: PLC0415 - when it is asked for

        if not self._is_open("-log"):
            client = self._client
            names = LogTextContext(client.library.exercises, client.settings.weight_unit)
            screen = LogScreen(
                LogEditor(client, client.loadings()), names, self._keymap, first=workout
            )
            screen.add_class("-log")
            self._app.push_screen(screen, lambda _: self._came_back())

    def week(self) -> None:
        """The review of a week."""
        from midstance.tui.screens.review.week import WeekScreen  # noqa: PLC0415 - when it is asked for

        if not self._is_open("-week"):
            screen = WeekScreen(self._client, self.log, self._environ, self._keymap)
            screen.add_class("-week")
            self._app.push_screen(screen, lambda _: self._came_back())

    def calendar(self) -> None:
        """The month with its runs and its strength."""
        from midstance.tui.screens.calendar.screen import CalendarScreen  # noqa: PLC0415 - when it is asked for

        if not self._is_open("-workout"):
            self._open(CalendarScreen(self._client, self._keymap), "-calendar")

    def history(self) -> None:
        """The history of the exercises."""
        from midstance.tui.screens.review.history import HistoryScreen  # noqa: PLC0415 - when it is asked for

        if not self._is_open("-history"):
            screen = HistoryScreen(self._client, self._keymap)
            screen.add_class("-history")
            self._app.push_screen(screen)

    def _program(self, id_: str) -> None:
        """A program's weeks, or a routine's one session."""
        library = self._client.library
        if id_ in library.routines:
            self._preview(library.session(id_))
            return
        from midstance.tui.screens.programs.program import ProgramScreen  # noqa: PLC0415 - when it is asked for

        screen = ProgramScreen(
            self.profile_service, library.program(id_), self._preview, self.rehearse, self._keymap
        )
        self._open(screen, "-program")

    def _preview(self, session: Session) -> None:
        from midstance.tui.screens.programs.preview import PreviewScreen  # noqa: PLC0415 - when it is asked for

        uses = {"start": self.begin, "rehearse": self.rehearse}
        screen = PreviewScreen(self.profile_service, session, uses, self.exercise, self._keymap)
        self._open(screen, "-preview")

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

    def leave(self, writer: Writer) -> None:
        """Leave once everything is saved; where it cannot be, ask what is to be done."""
        leave(self._app, writer)

    def _is_open(self, name: str) -> bool:
        return any(each.has_class(name) for each in self._app.screen_stack)

    # Workouts

    def begin(
        self, session: Session, changes: DayChanges = AS_PLANNED, *, at_once: bool = False
    ) -> None:
        """Begin a workout of ``session`` once everything is answered and read before it.

        It is done with a day's ``changes``, and opens on its overview, or ``at_once`` on its
        first set. While another one waits to begin, nothing begins in its place.
        """
        if self._is_beginning:
            return
        try:
            if self._is_under_way():
                self._warn(WORKOUT_UNDER_WAY)
                return
            ready = check_readiness(self._client, session, changes)
            if ready.is_ready:
                self._begin(self._client, ready, ON_THE_CLOCK if at_once else ())
            else:
                self._run(self._confirm_and_begin(ready, at_once=at_once), BEFORE_WORKOUT)
        except StorageError as error:
            self._warn(str(error), "error")

    @property
    def _is_beginning(self) -> bool:
        """Whether a workout waits for what is asked and saved before it."""
        return any(
            each.group == BEFORE_WORKOUT and not each.is_finished for each in self._app.workers
        )

    def _begin_first(self, choice: FirstChoice, briefs: tuple[str, ...]) -> None:
        """Begin the first workout, with nothing between the key and its first set."""
        if not self._is_beginning:
            self._run(self._declare_and_begin(choice, briefs), BEFORE_WORKOUT)

    async def _declare_and_begin(self, choice: FirstChoice, briefs: tuple[str, ...]) -> None:
        """Save what the first screen declares, follow the program, and begin."""
        before = self._client.runner()
        ready = declare_none(self._client, choice.session, briefs)
        await self.profile_service.change(before, ready.runner)
        confirmed = await confirm_ready(self._app, self.profile_service, ready)
        if confirmed is None:
            return
        if choice.program is not None:
            enrolment = Enrolment(choice.program.id, self._client.today)
            await self.profile_service.enrol(enrolment)
        close_down_to(self._app, "-first-run")
        self._begin(self._client, confirmed, AT_ITS_FIRST_SET, is_first=True)

    def rehearse(self, session: Session) -> None:
        """Walk through ``session``; nothing of it is saved."""
        named = replace(session, name=f"Preview run: {session.name}")
        client = self._client.for_rehearsal()
        try:
            if self._is_under_way():
                self._warn(WORKOUT_UNDER_WAY)
            else:
                self._begin(client, check_readiness(client, named))
        except StorageError as error:
            self._warn(str(error), "error")

    def resume(self) -> None:
        """Ask how to resume the workout that was left, and do so."""
        try:
            left = start_workout.find_left_workout(self._client)
        except StorageError as error:
            self._run(self._offer_to_close(str(error)), "unreadable-workout")
            return
        if left is not None:
            self._ask_how_to_resume(left)

    def left_set(self) -> str:
        """The set at which the workout that was left goes on, in words; "" where not known."""
        return start_workout.left_set_text(self._client)

    def _ask_how_to_resume(self, left: LeftWorkout) -> None:
        workout = left.active.workout

        def resume(answer: ResumeChoice | None) -> None:
            if answer is not None:
                open_runner = start_workout.resume_workout(self._client, left)
                self._open_workout(
                    self._client, workout.session, workout.name, open_runner, FIRST_EVENTS[answer]
                )

        self._app.push_screen(session_dialogs.resume_dialog(left), resume)

    async def _offer_to_close(self, reason: str) -> None:
        now = self._client.now()
        dialog = session_dialogs.finish_unreadable_dialog(reason)
        if await self._app.push_screen_wait(dialog):
            await self._client.change(lambda log: log.close_unreadable_workout(now))
            self._came_back()

    async def _confirm_and_begin(self, ready: Readiness, *, at_once: bool) -> None:
        confirmed = await confirm_ready(self._app, self.profile_service, ready)
        if confirmed is not None:
            self._begin(self._client, confirmed, ON_THE_CLOCK if at_once else ())

    def _begin(
        self,
        client: LogClient,
        ready: Readiness,
        first: tuple[RunnerEvent, ...] = (),
        *,
        is_first: bool = False,
    ) -> None:
        session = ready.session
        open_runner = start_workout.begin_workout(
            client, ready, is_first=is_first, leads_into_loads=True
        )
        self._open_workout(client, session.id, session.name, open_runner, first)

    def _open_workout(
        self,
        client: LogClient,
        session: str,
        title: str,
        open_runner: Callable[[Listener], WorkoutRunner],
        first: tuple[RunnerEvent, ...],
    ) -> None:
        self._app.run_worker(self._sound.prepare, thread=True, exit_on_error=False)
        settings = client.settings
        screen = SessionScreen(
            title,
            open_runner,
            self._sound,
            UsedBeside(
                start_workout.VariantFinder(client),
                questions_for(client, self._amend_runner, self._limit_weekdays),
                CardWriter(client),
                self._voice,
            ),
            first,
            self._keymap,
            flashes=settings.flash and self._app.animation_level != "none",
        )
        screen.figures = self._screen_figures()
        screen.add_class("-workout")
        self._app.push_screen(screen, lambda _: self._after_workout(client, session, screen))

    def _screen_figures(self) -> ScreenFigures:
        """The figures as the runner wants them; a choice is kept in the profile."""
        return self._figures.figures(
            lambda is_on: self._amend_runner(lambda runner: replace(runner, figures=is_on))
        )

    def _amend_runner(self, change: Callable[[Runner], Runner]) -> None:
        self._app.run_worker(self._warn_on_error(self.profile_service.amend(change)))

    def _limit_weekdays(self, minutes: int) -> None:
        self._app.run_worker(self._warn_on_error(self.profile_service.limit_weekdays(minutes)))

    def _after_workout(self, client: LogClient, session: str, screen: SessionScreen) -> None:
        """Ask of each swap whether it holds from now on, once the workout is closed."""
        machine = screen.machine
        ending = machine.state.ending
        closed = ending is not None and ending.is_finished
        swaps: tuple[Preference, ...] = ()
        if closed and session != SINGLE and client.holds_lock:
            swaps = lasting_swaps(session, machine.begun, machine.state.planned_sets)
        if swaps:
            self._run(self._ask_about_swaps(swaps, screen.lasts), "swaps")
        else:
            self._came_back()

    async def _ask_about_swaps(
        self, swaps: tuple[Preference, ...], lasts: Callable[[str], bool | None]
    ) -> None:
        """Keep each swap that holds from now on; only where that was not said yet it is asked."""
        exercises = self._client.library.exercises
        for swap in swaps:
            chosen, prescribed = exercises[swap.chosen].name, exercises[swap.prescribed].name
            keeps = lasts(swap.chosen)
            if keeps is None:
                dialog = session_dialogs.from_now_on_dialog(chosen, prescribed)
                keeps = await self._app.push_screen_wait(dialog)
            if keeps:
                await self.profile_service.prefer(swap)
        self._came_back()

    def _is_under_way(self) -> bool:
        return self._is_open("-workout") or self._client.ask(lambda log: log.has_active_workout)

    # Messages

    def _run(self, work: Coroutine[None, None, None], group: str) -> None:
        """Do ``work`` in the background, in the place of other work of its group."""
        self._app.run_worker(self._warn_on_error(work), group=group, exclusive=True)

    async def _warn_on_error(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except StorageError as error:
            self._warn(str(error), "error")

    def _warn(self, text: str, severity: SeverityLevel = "warning") -> None:
        self._app.notify(text, severity=severity, markup=False, timeout=READING_SECONDS)


DRAIN_SECONDS = 5.0
LEAVING = "-leaving"
LOST = "what was done last is not in the log"
SLOW_DISK = "The disk is slow; what was done last is still being saved."
REMEDY = "Open Midstance once there is room: it resumes from the last saved set."


def leave(app: App[None], writer: Writer) -> Worker[None]:
    """Leave ``app`` once everything is saved; where it cannot be, ask what is to be done."""
    work: Callable[[], Coroutine[None, None, None]] = partial(_save_and_leave, app, writer)
    return app.run_worker(work, group=LEAVING, exclusive=True)


async def _save_and_leave(app: App[None], writer: Writer) -> None:
    is_asking = any(screen.has_class(LEAVING) for screen in app.screen_stack)
    if await asyncio.to_thread(writer.drain, DRAIN_SECONDS):
        app.exit()
    elif not is_asking:
        _ask_to_leave(app, writer)


def _ask_to_leave(app: App[None], writer: Writer) -> None:
    def act(leaves: bool | None) -> None:
        if leaves:
            app.exit(return_code=1)
        elif leaves is not None:
            leave(app, writer)

    trouble = writer.trouble
    reason = f"{trouble.what}. {trouble.remedy}" if trouble else SLOW_DISK
    dialog = session_dialogs.unsaved_dialog(f"{reason[:1].upper()}{reason[1:]}")
    dialog.add_class(LEAVING)
    app.push_screen(dialog, act)


def unsaved_error(writer: Writer) -> SaveFailedError | None:
    """The error of a closed ``writer`` that never saved something; None if it saved all."""
    if not writer.pending:
        return None
    trouble = writer.trouble
    what = trouble.what if trouble else "the disk does not respond"
    return SaveFailedError(f"{LOST}: {what}", trouble.where if trouble else "log", REMEDY)
