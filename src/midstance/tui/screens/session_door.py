"""The way into a workout: begin one, or go on with the one that was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.fitting import situation
from midstance.coach.preferences import preferring, swaps
from midstance.coach.single import SINGLE
from midstance.coach.variants import variants_of
from midstance.domain.profile import changed, from_plain
from midstance.domain.record import Ending
from midstance.domain.settings import Sound as Wanted
from midstance.storage.errors import StorageError
from midstance.tui import guiding, returning
from midstance.tui.keys import USUAL, Keymap
from midstance.tui.screens import questions
from midstance.tui.screens.questions import GoOn
from midstance.tui.screens.session import SessionScreen
from midstance.tui.sound import Sound, find_player
from midstance.workout.events import (
    Advanced,
    FinishedEarly,
    StepRestarted,
    UnreadableDeedError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App

    from midstance.coach.variants import Variant
    from midstance.domain.runner import Preference
    from midstance.domain.session import Session
    from midstance.domain.steps import Turn
    from midstance.storage.log import TrainingLog
    from midstance.tui.desk import Desk
    from midstance.tui.partners import Listener
    from midstance.tui.performer import Performer
    from midstance.tui.returning import Return
    from midstance.workout.events import Deed

FIRST: dict[GoOn, Deed | None] = {
    GoOn.HERE: None,
    GoOn.AGAIN: StepRestarted(),
    GoOn.FINISH: FinishedEarly(),
}


class SessionDoor:
    """Opens the session screen."""

    def __init__(
        self,
        app: App[None],
        desk: Desk,
        environ: Mapping[str, str],
        came_back: Callable[[], None],
        keymap: Keymap = USUAL,
    ) -> None:
        """Open over ``app``; ``came_back`` is called when the runner leaves a workout."""
        self._app, self._desk, self._came_back = app, desk, came_back
        self._sound = _sound(app, desk, environ)
        self._keymap = keymap

    def begin(self, session: Session, *, at_once: bool = False) -> None:
        """Begin a workout of ``session``, on its overview or ``at_once`` on its first set."""
        opened = guiding.begin(self._desk, session)
        self._open(session.id, session.name, opened, Advanced() if at_once else None)

    def go_on(self) -> None:
        """Ask how to go on with the workout that was left, and do so."""
        back = self._left()
        if back is None:
            return
        left = back.course.workout

        def answered(answer: GoOn | None) -> None:
            if answer is not None:
                self._open(left.session, left.name, guiding.go_on(self._desk, back), FIRST[answer])

        self._app.push_screen(questions.go_on(back), answered)

    def _left(self) -> Return | None:
        try:
            return returning.left(self._desk)
        except (StorageError, UnreadableDeedError) as error:
            self._offer_to_close(str(error))
            return None

    def _offer_to_close(self, why: str) -> None:
        stamp = self._desk.context.clock.now()

        def answered(answer: bool | None) -> None:
            if answer:
                self._desk.ask(lambda log: log.close_as_it_stands(stamp))
                self._came_back()

        self._app.push_screen(questions.finish_as_it_stands(why), answered)

    def _open(
        self,
        session: str,
        title: str,
        opened: Callable[[Listener], Performer],
        first: Deed | None,
    ) -> None:
        self._app.run_worker(self._sound.prepare, thread=True, exit_on_error=False)
        own = self._desk.settings
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
        closed = machine.state.ending in {Ending.COMPLETED, Ending.FINISHED_EARLY}
        is_prescribed = closed and session != SINGLE
        made = swaps(session, machine.begun, machine.state.turns) if is_prescribed else ()
        self._ask_of(made if self._desk.can_keep else ())

    def _ask_of(self, made: tuple[Preference, ...]) -> None:
        if not made:
            self._came_back()
            return
        first, *others = made
        exercises = self._desk.context.library.library.exercises

        def answered(answer: bool | None) -> None:
            if answer:
                self._keep(first)
            self._ask_of(tuple(others))

        chosen, prescribed = exercises[first.chosen].name, exercises[first.prescribed].name
        self._app.push_screen(questions.from_now_on(chosen, prescribed), answered)

    def _variants(self, turn: Turn) -> tuple[Variant, ...]:
        library, today = self._desk.context.library.library, self._desk.context.clock.today()
        return self._desk.ask(lambda log: variants_of(turn, situation(log, library, today), log))

    def _keep(self, preference: Preference) -> None:
        """Let a swap hold for every later session of its program."""
        stamp = self._desk.context.clock.now()

        def keep(log: TrainingLog) -> None:
            before = from_plain(log.profile()).runner
            for key, value in changed(before, preferring(before, preference)).items():
                log.put_profile(key, value, stamp)

        self._desk.ask(keep)


def _sound(app: App[None], desk: Desk, environ: Mapping[str, str]) -> Sound:
    """What makes the cues, as the settings want it."""
    own = desk.settings
    player = find_player(environ) if own.sound is Wanted.AUTO else None
    sound = Sound(desk.context.places.cache, app.bell, player)
    sound.is_muted = own.muted or own.sound is Wanted.OFF
    return sound
