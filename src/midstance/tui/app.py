"""The full screen: opens on Today, guides workouts, and leaves nothing unsaved behind."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ScreenStackError
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import MountError
from textual.worker import WorkerFailed

from midstance.coach.day_changes import AS_PLANNED, DayChanges
from midstance.domain.exercise import Exercise
from midstance.presentation import commands
from midstance.presentation.key_names import Area
from midstance.presentation.phrases import offered_text
from midstance.services.calendar.check_in import RECOVERY_ROUTINE
from midstance.services.calendar.refusals import toggle_change
from midstance.services.calendar.shown_plan import save_shown_plan
from midstance.services.log_client import LogClient
from midstance.services.today import today_plan
from midstance.services.upkeep.daily import clock_problem, make_daily_copy
from midstance.services.upkeep.sharing_choice import SHARE_KEY
from midstance.storage.database.file_safety import make_folder
from midstance.storage.database.lock import InstanceLock
from midstance.storage.definitions.problems import left_out_texts
from midstance.storage.errors import LogInUseError, StorageError
from midstance.storage.writer import Writer
from midstance.tui.guarded import is_leaving
from midstance.tui.screens.command_screen import CommandScreen
from midstance.tui.screens.today import TodayScreen
from midstance.tui.terminal.driver import driver_class
from midstance.tui.terminal.output import PlainSigns
from midstance.tui.terminal.process import CollectionsInPauses, keep_collections_brief
from midstance.tui.theme import THEMES, ThemedApp, theme_in_colours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import PurePath

    from textual.filter import LineFilter
    from textual.screen import Screen

    from midstance.context import Context
    from midstance.domain.session import Session
    from midstance.domain.settings import Settings
    from midstance.services.today import TodayPlan
    from midstance.tui.figures import FigureFinder
    from midstance.tui.navigation import Navigator
    from midstance.tui.screens.palette import PaletteChoice

SECONDS_TO_LEAVE = 30.0
GONE = (MountError, NoMatches, NoScreen, ScreenStackError)
"""What Textual raises where a screen looks for its parts and the program is being left."""


PLAIN_SIGNS = PlainSigns()

ALWAYS_QUITS = "ctrl+q"
"""The key that leaves whatever a key map says, so no command has it besides."""

NOTHING_ADAPTED = "Nothing is adapted today: this is the session as in the program."
HOW_TO_QUIT = "Ctrl+Q quits. A workout under way waits, nothing is lost."


def _own_keys(keys: Iterable[str]) -> str:
    """The keys of a command as Textual takes them, without the one that always leaves."""
    return ",".join(key for key in keys if key != ALWAYS_QUITS)


class MidstanceApp(ThemedApp):
    """Midstance in the whole terminal."""

    TITLE = "Midstance"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["base.tcss", "screens/today.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(_own_keys(each.keys), each.action, each.label, id=each.id, show=False)
            for each in commands.COMMANDS
            if each.area is Area.ANYWHERE
        ),
        Binding(ALWAYS_QUITS, "quit_now", "quit, out of a dialog too", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "stop for now", show=False, priority=True),
    ]

    def __init__(
        self,
        client: LogClient,
        environ: Mapping[str, str],
        session: Session | None = None,
        changes: DayChanges | None = None,
    ) -> None:
        """Work with ``client``; open ``session`` with a day's changes at once if one is given."""
        super().__init__(driver_class=driver_class())
        self._client, self._session, self._changes = client, session, changes or AS_PLANNED
        self._plan = _today(client)
        self._environ = environ
        self._writer: Writer | None = None
        self._has_begun = False
        self._collections = CollectionsInPauses()
        self._offers: tuple[str, ...] = ()
        self.failure: Exception | None = None
        """What went wrong, if anything did: a mistake of ours, or something was never saved."""
        self._keys = commands.usable_keys(client.settings.keymap)
        is_still = environ.get("TEXTUAL_ANIMATIONS", "").lower() == "none"
        may_move = client.settings.animations and not is_still
        self.animation_level = "full" if may_move else "none"
        self.has_plain_signs = client.settings.ascii
        self.theme = theme_in_colours(f"midstance-{client.settings.theme.value}", environ)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and plain signs where the terminal shows no others."""
        return (*super().get_line_filters(), *((PLAIN_SIGNS,) if self.has_plain_signs else ()))

    def get_default_screen(self) -> Screen[None]:
        """Today."""
        exercises = self._client.library.exercises
        unit = self._client.settings.weight_unit
        return TodayScreen(
            self._plan,
            exercises,
            self._notices(),
            self._keys,
            unit,
            clock=self._client.time_of_day,
            in_ascii=self._client.settings.ascii,
        )

    def on_mount(self) -> None:
        """Use the runner's own keys; everything else waits until Today is seen.

        A session that is asked for opens before that, so that Today is not shown for a moment.
        """
        changed = commands.changed_keys(self._keys)
        own = {id_: _own_keys(keys.split(",")) for id_, keys in changed.items()}
        self.set_keymap({id_: keys for id_, keys in own.items() if keys})
        if self._session is not None and not self._can_resume:
            self.call_later(self._begin)
        else:
            self.call_after_refresh(self._begin)

    def _attached(self) -> Writer:
        """The thread that owns the log; the log is handed over to it when this is asked first."""
        if self._writer is None:
            loop = asyncio.get_running_loop()
            self._writer = Writer(
                self._client.context.log,
                lambda call: loop.call_soon_threadsafe(self.call_later, call),
            )
            self._client.attach_writer(self._writer)
        return self._writer

    def _begin(self) -> None:
        """Open what the program was started for, once: a workout, or a new runner's profile."""
        if self._has_begun:
            return
        self._has_begun = True
        self._attached()
        if not self.is_headless:
            keep_collections_brief()
        self.run_worker(self._copy_log(), group="copy", exit_on_error=False)
        self._save_shown_plan()
        self._send_finished()
        if self._client.settings.sync:
            self._navigator.transfers.sync()
        if self._client.ask(lambda log: SHARE_KEY in log.profile()):
            self.run_worker(self._read_offers(), group="offers", exit_on_error=False)
        if self._can_resume:
            self._show_today()
            self._navigator.resume()
        elif self._is_first_start and self._changes == AS_PLANNED:
            self._navigator.first_run(self._session)
        elif self._session is not None:
            self._navigator.begin(self._session, self._changes)

    def on_key(self) -> None:
        """Collect garbage after the key, not while it is handled."""
        if not self.is_headless:
            self._collections.put_off()

    async def _copy_log(self) -> None:
        await make_daily_copy(
            self._client,
            lambda text: self.notify(text, severity="warning", markup=False, timeout=20),
        )

    async def _read_offers(self) -> None:
        """Name on Today what a coach put into the shared folder."""
        offers = await self._navigator.profile_service.coach.offers()
        programs = commands.first_key(commands.BY_ID["app.programs"], self._keys)
        self._offers = tuple(
            f"{offered_text(each.name)} {programs} shows it." for each in offers if not each.fault
        )
        self._show_today()

    @cached_property
    def _navigator(self) -> Navigator:
        """Opens everything but Today; what it needs is loaded when it is asked first."""
        from midstance.tui.navigation import Navigator  # noqa: PLC0415 - after Today

        self._attached()
        client, figures = self._client, self._figures
        return Navigator(self, client, self._environ, self._show_today, figures, self._keys)

    @cached_property
    def _figures(self) -> FigureFinder:
        """Finds the figures of every screen; what it needs is loaded when it is asked first."""
        from midstance.tui.figures import FigureFinder  # noqa: PLC0415 - Today is seen by now

        may_move = self.animation_level != "none"
        return FigureFinder(self._client, self._environ, may_move=may_move)

    def _show_today(self) -> None:
        today = self.screen
        if isinstance(today, TodayScreen):
            plan = _today(self._client, self._plan.changes)
            is_same = (plan.today, plan.wanted) == (self._plan.today, self._plan.wanted)
            self._plan = plan if is_same else _today(self._client)
            if self._can_resume:
                self._plan = replace(self._plan, goes_on_at=self._navigator.left_set())
            today.show_plan(self._plan, self._notices(), self._client.settings.weight_unit)
            self._save_shown_plan()
            self._send_finished()

    def _send_finished(self) -> None:
        """Write what was finished into the folders that the settings name."""
        settings = self._client.settings
        if settings.export_folder or settings.sync:
            self._navigator.transfers.send_finished()

    def _save_shown_plan(self) -> None:
        """Remember the plan of the week as it is shown, so that later moves can be shown."""
        week, client = self._plan.ahead.week, self._client
        if week is None or client.read_only_reason:
            return
        today, now = client.today, client.now()
        work = client.change(lambda log: save_shown_plan(log, (week,), today, now))
        self.run_worker(work, group="keep-plan", exit_on_error=False)

    @property
    def _is_first_start(self) -> bool:
        """Whether nothing is known of the runner yet; without a log there is nothing to ask."""
        client = self._client
        return not client.read_only_reason and not client.ask(lambda log: log.profile())

    @property
    def _can_resume(self) -> bool:
        """Whether a workout was left that can be resumed here."""
        return self._plan.under_way is not None and not self._client.read_only_reason

    def _notices(self) -> tuple[str, ...]:
        texts = left_out_texts(self._client.context.library.problems)
        left_out = tuple(f"{text[0].upper()}{text[1:]}" for text in texts)
        is_free = self._client.holds_lock or self._client.is_rehearsal
        in_use = () if is_free else ("Midstance is open in another window; nothing is saved here.",)
        rehearsal = ("Preview run: nothing is saved.",) if self._client.is_rehearsal else ()
        faults = commands.keymap_problems(self._client.settings.keymap)
        date = clock_problem(self._client.today)
        files = self._client.ask(lambda log: log.file_problems)
        unwritten = tuple(f"Saved in the log, but without a file: {each}" for each in files)
        return (*rehearsal, *in_use, *date, *unwritten, *left_out, *faults, *self._offers)

    def on_today_screen_opened(self, event: TodayScreen.Opened) -> None:
        """The page of an exercise of today's session."""
        self._navigator.exercise(event.exercise)

    def on_today_screen_beside_wanted(self, event: TodayScreen.BesideWanted) -> None:
        """Read what stands beside the list of Today, once that is seen."""
        work = partial(self._read_beside, event.exercises)
        self.call_after_refresh(self.run_worker, work, group="beside", exit_on_error=False)

    async def _read_beside(self, exercises: tuple[Exercise, ...]) -> None:
        beside = await self._figures.beside(exercises)
        screen = self.screen_stack[0]
        if isinstance(screen, TodayScreen):
            screen.show_beside(beside)

    def on_today_screen_refused(self, event: TodayScreen.Refused) -> None:
        """Leave an exercise as it was the last time, or take the change after all."""
        self.run_worker(self._refuse(event.exercise), group="refuse", exit_on_error=False)

    def on_today_screen_easier_asked(self) -> None:
        """Take seven lighter days, or end them."""
        self._navigator.day.take_easier_week(self._plan)

    async def _refuse(self, exercise: Exercise) -> None:
        client, stamp = self._client, self._client.now()
        changes, today = self._plan.targets, self._client.today
        try:
            said = await client.change(
                lambda log: toggle_change(log, exercise.id, changes, today, stamp)
            )
        except StorageError as error:
            said = str(error)
        self._show_today()
        self.notify(said or "Nothing is different from the last time.", markup=False)

    def on_today_screen_started(self) -> None:
        """Begin the session that is due, or go on with the one that was left.

        A key that came before, or while, something else was opened begins nothing besides it.
        """
        opens_by_itself = self._can_resume or self._session is not None
        if not self._has_begun and opens_by_itself:
            self._begin()
        elif len(self.screen_stack) > 1:
            return
        elif self._can_resume:
            self._navigator.resume()
        elif self._plan.wanted is not None:
            self._navigator.begin(self._plan.wanted, self._plan.changes, at_once=True)

    def on_today_screen_changed(self, event: TodayScreen.Changed) -> None:
        """Show the session as the runner wants it today; say so where that changes nothing."""
        before = self._plan
        self._plan = replace(self._plan, changes=event.changes)
        self._show_today()
        is_asked = event.changes.is_original is not before.changes.is_original
        if is_asked and before.decision is None and self._plan.session == before.session:
            self.notify(NOTHING_ADAPTED, markup=False)

    def on_today_screen_moved(self) -> None:
        """Let the session wait for another day, or take that back."""
        self._navigator.day.move(self._plan)

    def on_today_screen_check_in_asked(self) -> None:
        """Ask how the day is."""
        self._navigator.day.check_in(self._plan)

    def on_today_screen_recovery_asked(self) -> None:
        """Easy mobility instead of the session."""
        routine = self._client.library.routines.get(RECOVERY_ROUTINE)
        if routine is not None and not self._can_resume:
            self._navigator.begin(self._client.library.session(routine.id), at_once=True)

    def action_help_quit(self) -> None:
        """Say how to leave, once: Ctrl+C, pressed out of habit, does nothing else."""
        self.clear_notifications()
        self.notify(HOW_TO_QUIT, markup=False)

    def action_today(self) -> None:
        """Back to Today; a workout under way stays where it is."""
        while len(self.screen_stack) > 1 and not self.screen.has_class("-workout"):
            self.pop_screen()
        self._show_today()

    def action_library(self) -> None:
        """Every exercise; a workout under way goes on beneath."""
        self._navigator.library()

    def action_programs(self) -> None:
        """Every program and routine."""
        self._navigator.programs()

    def action_profile(self) -> None:
        """Who trains, where, and with what."""
        self._navigator.profile()

    def action_log(self) -> None:
        """The log; a workout under way goes on beneath."""
        self._navigator.log()

    def action_week(self) -> None:
        """The review of the week."""
        self._navigator.week()

    def action_calendar(self) -> None:
        """The month with its runs."""
        self._navigator.calendar()

    def action_history(self) -> None:
        """The history of the exercises."""
        self._navigator.history()

    def action_help(self) -> None:
        """Every key, those of this screen first."""
        from midstance.tui.screens.help import help_over  # noqa: PLC0415 - after Today

        self.push_screen(help_over(self.screen, self._keys))

    async def action_palette(self) -> None:
        """Find a command or, outside a workout, an exercise by its name."""
        from midstance.tui.screens.palette import palette_over  # noqa: PLC0415 - after Today

        known = await self._navigator.known_exercises()
        self.push_screen(palette_over(self.screen, *known), self._take_choice)

    async def _take_choice(self, choice: PaletteChoice | None) -> None:
        if isinstance(choice, Exercise):
            self._navigator.exercise(choice)
        elif choice is not None:
            await self.run_action(choice.active.binding.action, choice.active.node)

    def action_theme(self) -> None:
        """The next theme."""
        names = [theme_in_colours(each.name, self._environ) for each in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    async def action_quit(self) -> None:
        """Leave if the screen allows it at one key press; ask where something is not saved."""
        is_pending = self._writer is not None and self._writer.pending
        lets = not isinstance(self.screen, CommandScreen) or self.screen.allows_quitting()
        if is_pending or lets:
            await self.action_quit_now()

    async def action_quit_now(self) -> None:
        """Leave; while something is not saved, only when it is or the runner gives it up."""
        if self._writer is None or not self._writer.pending:
            self.exit()
        else:
            self._navigator.leave(self._writer)

    def _handle_exception(self, error: Exception) -> None:
        """Leave in order; :func:`run_app` raises the mistake once the log is closed.

        A screen that was opened as the program was left has no parts any more: no mistake.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if is_leaving(self) and isinstance(cause, GONE):
            return
        if self.failure is None:
            self.failure = error
        self.exit(return_code=1)

    async def on_unmount(self) -> None:
        """Wait until everything is saved, then close the log."""
        if self._writer is None or await asyncio.to_thread(self._writer.close, SECONDS_TO_LEAVE):
            return
        from midstance.tui.navigation import unsaved_error  # noqa: PLC0415 - rarely needed

        self.failure = self.failure or unsaved_error(self._writer)


def run_app(
    context: Context,
    settings: Settings,
    environ: Mapping[str, str],
    session: Session | None = None,
    changes: DayChanges | None = None,
    *,
    is_rehearsal: bool = False,
) -> int:
    """Open the full screen, on ``session`` if one is given; answers with the exit code.

    It begins with the ``changes`` that the runner wants today.

    Raises:
        StorageError: the place of the log cannot be used.
    """
    lock = _lock(context)
    client = LogClient(context, settings, lock, is_rehearsal=is_rehearsal)
    app = MidstanceApp(client, environ, session, changes)
    try:
        app.run()
    finally:
        context.log.close()
        if lock is not None:
            lock.release()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _today(client: LogClient, changes: DayChanges = AS_PLANNED) -> TodayPlan:
    unit = client.settings.weight_unit
    return client.ask(lambda log: today_plan(log, client.library, client.today, changes, unit))


def _lock(context: Context) -> InstanceLock | None:
    """The lock, in the folder that a rehearsal may be the first to need; None if it is taken."""
    make_folder(context.places.data)
    try:
        return InstanceLock(context.places.data)
    except LogInUseError:
        return None
