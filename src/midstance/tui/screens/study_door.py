"""The way to exercises, programs and the profile, and from there into a workout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.storage.errors import StorageError
from midstance.tui.dossier import Dossier
from midstance.tui.keys import USUAL, Keymap
from midstance.tui.screens.threshold import cross, is_due

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import App
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Session
    from midstance.tui.desk import Desk
    from midstance.tui.screens.session_door import SessionDoor

UNDER_WAY = "A workout is under way: finish it first, or go on with it from Today."
READING_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways into a workout.

    Attributes:
        usual: to one that is kept.
        at: to one at another desk, such as one of a rehearsal.
    """

    usual: Callable[[], SessionDoor]
    at: Callable[[Desk], SessionDoor]


class StudyDoor:
    """Opens the screens about what there is to train, each loaded when it is opened first."""

    def __init__(
        self,
        app: App[None],
        desk: Desk,
        doors: Doors,
        came_back: Callable[[], None],
        keymap: Keymap = USUAL,
    ) -> None:
        """Open over ``app``; ``came_back`` is called on the way out."""
        self._app, self._desk, self._doors, self._came_back = app, desk, doors, came_back
        self._keymap = keymap
        self._dossier = Dossier(desk)

    def library(self) -> None:
        """Every exercise."""
        from midstance.tui.screens.library import LibraryScreen  # noqa: PLC0415 - when it is asked for

        self._open(LibraryScreen(self._dossier, self.exercise, self._keymap), "-library")

    def exercise(self, exercise: Exercise) -> None:
        """The page of an exercise."""
        from midstance.tui.screens.exercise import ExerciseScreen  # noqa: PLC0415 - when it is asked for

        in_ascii = self._desk.settings.ascii
        screen = ExerciseScreen(
            self._dossier, exercise, self.begin, self._keymap, in_ascii=in_ascii
        )
        self._open(screen, "-exercise")

    def programs(self) -> None:
        """Every program and routine."""
        from midstance.tui.screens.programs import ProgramsScreen  # noqa: PLC0415 - when it is asked for

        self._open(ProgramsScreen(self._dossier, self._program, self._keymap), "-programs")

    def _program(self, id_: str) -> None:
        """A program's weeks, or a routine's one session."""
        library = self._dossier.library
        if id_ in library.routines:
            self._preview(library.session(id_))
            return
        from midstance.tui.screens.program import ProgramScreen  # noqa: PLC0415 - when it is asked for

        screen = ProgramScreen(
            self._dossier, library.program(id_), self._preview, self.rehearse, self._keymap
        )
        self._open(screen, "-program")

    def _preview(self, session: Session) -> None:
        from midstance.tui.screens.preview import PreviewScreen  # noqa: PLC0415 - when it is asked for

        deeds = {"start": self.begin, "rehearse": self.rehearse}
        screen = PreviewScreen(self._dossier, session, deeds, self.exercise, self._keymap)
        self._open(screen, "-preview")

    def profile(self, *, is_first: bool = False) -> None:
        """Who trains; asked for the first time, or to be changed."""
        from midstance.tui.screens.profile import ProfileScreen  # noqa: PLC0415 - when it is asked for

        config = self._desk.context.places.config
        screen = ProfileScreen(self._dossier, config, self._keymap, is_first=is_first)
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
            self._warn(UNDER_WAY)
        elif self._desk.refusal or not is_due(self._desk, session):
            self._doors.usual().begin(session, at_once=at_once)
        else:
            self._run(self._begin(session, at_once=at_once))

    def _is_under_way(self) -> bool:
        on_screen = any(each.has_class("-workout") for each in self._app.screen_stack)
        return on_screen or self._desk.ask(lambda log: log.is_under_way)

    async def _begin(self, session: Session, *, at_once: bool) -> None:
        if await cross(self._app, self._dossier, session):
            self._doors.usual().begin(session, at_once=at_once)

    def rehearse(self, session: Session) -> None:
        """Go through ``session``; nothing of it is kept."""
        named = replace(session, name=f"Rehearsal: {session.name}")
        try:
            if self._is_under_way():
                self._warn(UNDER_WAY)
            else:
                self._doors.at(self._desk.rehearsing()).begin(named)
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
