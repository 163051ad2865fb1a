"""The guided session: it shows the view of a workout, and sends it what the keys ask for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.reactive import reactive

from midstance.domain.quantity import clock_text
from midstance.presentation.clean import clean
from midstance.presentation.commands import (
    BY_ID,
    COMMANDS,
    DEFAULT_KEYMAP,
    Keymap,
    first_key,
    footer_keys,
)
from midstance.presentation.key_names import Area
from midstance.presentation.phrases import plural
from midstance.presentation.session import done_of_text, set_of_text
from midstance.tui.screens.command_screen import WIDE_WIDTH, CommandScreen, Handlers, bindings_of
from midstance.tui.screens.session.dialogs import SessionDialogs
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.workout.cue_panel import CuePanel
from midstance.tui.widgets.workout.session_strip import SessionStrip
from midstance.tui.widgets.workout.stage import Stage
from midstance.workout import events
from midstance.workout.next_set import is_entering
from midstance.workout.state import Phase
from midstance.workout.summary import is_half_done

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key, Resize
    from textual.timer import Timer

    from midstance.coach.adapt.variants import Variant
    from midstance.domain.planned_sets import PlannedSet
    from midstance.services.workout_runner import EasierOffer, Listener, WorkoutRunner
    from midstance.tui.sound import Sound
    from midstance.workout.effects import CueKind, FinishWorkout
    from midstance.workout.events import Answer, RunnerEvent
    from midstance.workout.machine import Machine
    from midstance.workout.view import View


def session_head(view: View, done_by: str, *, is_muted: bool) -> str:
    """The current set, the time so far, and the time of day of the end, ``done_by``."""
    count = view.count
    if view.phase is Phase.OVERVIEW:
        return f"{plural(count.planned, count.noun)} · about {round(view.seconds_left / 60)} min"
    time = clock_text(view.active_seconds)
    if view.phase is Phase.DONE:
        return f"{done_of_text(count)} · {time}"
    mute = "muted · " if is_muted else ""
    return f"{mute}{set_of_text(view)} · {time} · done by {done_by}"


FLASH_SECONDS = 0.2
SMALL_WIDTH, SMALL_HEIGHT = 60, 16


class SessionScreen(CommandScreen):
    """A workout under way."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.SESSION)

    view: reactive[View | None] = reactive(None, layout=False, repaint=False)
    """What is shown; an equal view paints nothing."""

    def __init__(
        self,
        title: str,
        open_runner: Callable[[Listener], WorkoutRunner],
        sound: Sound,
        variants: Callable[[PlannedSet], tuple[Variant, ...]],
        first: tuple[RunnerEvent, ...] = (),
        keymap: Keymap = DEFAULT_KEYMAP,
        *,
        flashes: bool = True,
    ) -> None:
        """A session called ``title``.

        Args:
            title: printed at the top.
            open_runner: begins or resumes the workout, which then reports to this screen.
            sound: plays the cues.
            variants: answers the variants of a planned set's exercise.
            first: what happens first, in this order, such as the start of the first set.
            keymap: the keys that the footer names.
            flashes: whether a new phase flashes in floor mode.
        """
        super().__init__(keymap)
        self._heading = title
        self._workout_runner = open_runner(self)
        self._sound, self._first, self._flashes = sound, first, flashes
        self._timer: Timer | None = None
        self._card_offset = 0
        self._shows_all_cues = False
        self._is_floor_mode = False
        self._dialogs = SessionDialogs(self, self._workout_runner, self._do, variants)

    def handlers(self) -> Handlers:
        """What each command does: it sends its event, opens a dialog, or changes what is shown."""
        dialogs = self._dialogs
        return {
            **{each.id: partial(self._do, each.event) for each in COMMANDS if each.event},
            "session.advance": self._advance,
            "session.band": dialogs.set_band_distance,
            "session.effort": dialogs.rate_effort,
            "session.variants": dialogs.choose_variant,
            "session.note": dialogs.write_note,
            "session.workout-note": dialogs.write_workout_note,
            "session.hurts": dialogs.report_pain,
            "session.back": lambda: self._look(-1),
            "session.ahead": lambda: self._look(1),
            "session.cues": self._toggle_cues,
            "session.floor": self._toggle_floor,
            "session.mute": self._toggle_mute,
            "session.retry": self._workout_runner.retry,
            "session.leave": self._leave,
        }

    @property
    def machine(self) -> Machine:
        """The workout."""
        return self._workout_runner.machine

    def compose(self) -> ComposeResult:
        """Top line, strip, stage, cues, one line for messages, keys."""
        yield EdgeLine(id="top")
        with Container(id="body"):
            yield SessionStrip(id="strip")
            yield Stage(id="stage")
            yield CuePanel(id="panel")
        yield StyledLine(id="notice")
        yield FooterLine(id="keys")

    def on_mount(self) -> None:
        """Show the workout, and send what is to happen first."""
        stage = self.query_one("#stage", Stage)
        stage.retry_key = first_key(BY_ID["session.retry"], self.keymap)
        stage.count_key = first_key(BY_ID["session.count-short"], self.keymap)
        self._refresh()
        for event in self._first:
            if isinstance(event, events.FinishedEarly):
                self._dialogs.finish()
            else:
                self._do(event)

    # What the workout says

    def cue(self, kind: CueKind) -> None:
        """Sound a signal, unless muted."""
        self._sound.play(kind)

    def offer(self, swap: EasierOffer) -> None:
        """Ask whether the runner takes the easier exercise."""
        self._dialogs.offer_swap(swap)

    def warn(self, text: str) -> None:
        """Show what follows a strong pain until a key is pressed."""
        self._dialogs.show_warning(text)

    def finished(self, _finish: FinishWorkout) -> None:
        """Leave the screen: the workout is closed."""
        self._stop_timers()
        self.call_later(self._close)

    def log_answered(self, answer: Answer) -> None:
        """Hand on what the log answered."""
        self._workout_runner.answer(answer)
        if self.is_mounted and self.is_attached:
            self._refresh()

    # What the runner does

    def on_key(self, event: Key) -> None:
        """Digits are numbers, and a point or a comma belongs to a load."""
        if event.character in {".", ","}:
            event.stop()
            self._do(events.PointTyped())
        if event.character is not None and event.character.isdecimal() and len(event.key) == 1:
            event.stop()
            self._do(events.DigitTyped(int(event.character)))

    def _do(self, event: RunnerEvent) -> None:
        self._card_offset = 0
        self._workout_runner.do(event)
        if self.is_attached:
            self._refresh()

    def _advance(self) -> None:
        """Go on; at the end of a workout of which little was done, ask how it ends."""
        machine = self.machine
        is_over = machine.state.phase is Phase.DONE and not is_entering(machine.state)
        if is_over and not is_half_done(machine):
            self._dialogs.finish()
        else:
            self._do(events.AdvancePressed())

    def _close(self) -> None:
        self.dismiss(None)

    def _leave(self) -> None:
        if is_entering(self._workout_runner.machine.state):
            self._do(events.EntryDropped())
        elif self._workout_runner.machine.state.is_under_way:
            self._dialogs.leave(self._keep_for_later)
        else:
            self._close()

    def _keep_for_later(self) -> None:
        self._stop_timers()
        self._close()

    # How it is shown

    def _look(self, by: int) -> None:
        self._card_offset = self._workout_runner.nearest(self._card_offset + by)
        self._refresh()

    def _toggle_cues(self) -> None:
        self._shows_all_cues ^= True
        self._refresh()

    def _toggle_floor(self) -> None:
        self._is_floor_mode = not self._is_floor_mode
        self._arrange(self.size.width, self.size.height)

    def _toggle_mute(self) -> None:
        self._sound.is_muted = not self._sound.is_muted
        self.say("Sound off." if self._sound.is_muted else "Sound on.")

    def on_resize(self, event: Resize) -> None:
        """Arrange the screen for its new size."""
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, width: int, height: int) -> None:
        small = width < SMALL_WIDTH or height < SMALL_HEIGHT
        self.set_class(self._is_floor_mode or small, "-floor")
        self.set_class(width >= WIDE_WIDTH and not self._is_floor_mode, "-wide")
        self.set_class(height < SMALL_HEIGHT, "-short")
        self.call_after_refresh(self._refresh)

    def wake(self) -> None:
        """Let the workout notice what time it is, and show it."""
        self._workout_runner.wake()
        self._refresh()

    def _refresh(self) -> None:
        """Show the view, and be woken when it changes next."""
        self.view = self._workout_runner.view()
        self._draw_panel(self.view)
        self._arm()

    def _arm(self) -> None:
        if self._timer:
            self._timer.stop()
        seconds = self._workout_runner.seconds_to_wake()
        self._timer = None if seconds is None else self.set_timer(seconds, self.wake)

    def _stop_timers(self) -> None:
        for timer in (self._timer, self._notice_timer):
            if timer:
                timer.stop()

    def watch_view(self, before: View | None, view: View | None) -> None:
        """Paint what has changed."""
        if view is None:
            return
        if before is None or before.word is not view.word:
            self._change_phase(before, view)
        head = session_head(
            view, self._workout_runner.time_of_day(view.seconds_left), is_muted=self._sound.is_muted
        )
        title = f"MIDSTANCE   {clean(self._heading, 60)}"
        self.query_one("#top", EdgeLine).show_ends(title, head)
        self.query_one("#strip", SessionStrip).show_rows(view.rows)
        stage = self.query_one("#stage", Stage)
        stage.show_view(view)
        if view.phase is Phase.DONE:
            stage.show_summary(self._workout_runner.summary(), self._workout_runner.unit)

    def _draw_panel(self, view: View) -> None:
        card, heading = self._workout_runner.card_at(self._card_offset), ""
        if self._card_offset:
            heading = f"{abs(self._card_offset)} {'ahead' if self._card_offset > 0 else 'back'}"
        panel = self.query_one("#panel", CuePanel)
        panel.show_card(card or view.card, heading, everything=self._shows_all_cues)

    def _change_phase(self, before: View | None, view: View) -> None:
        if before is not None:
            self.remove_class(_phase_class(before))
            if self._flashes and self.has_class("-floor"):
                self.add_class("-flash")
                self.set_timer(FLASH_SECONDS, lambda: self.remove_class("-flash"))
        self.add_class(_phase_class(view))
        self.query_one("#keys", FooterLine).keys = footer_keys(view.phase, self.keymap)


def _phase_class(view: View) -> str:
    return f"-phase-{view.word.value.lower().replace(' ', '-')}"
