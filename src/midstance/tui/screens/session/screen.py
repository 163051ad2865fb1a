"""The guided session: it shows the view of a workout, and sends it what the keys ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.reactive import reactive

from midstance.figures.drawing import FigureInk
from midstance.presentation.commands import (
    BY_ID,
    DEFAULT_KEYMAP,
    Keymap,
    first_key,
)
from midstance.presentation.key_names import Area
from midstance.presentation.workout import ANSWER_KEYS, SENT, effort_question, session_keys
from midstance.services.new_runner.rest_questions import ANSWER_SAVED
from midstance.tui.guarded import is_in_sight
from midstance.tui.screens.command_screen import (
    ERROR_STYLE,
    NOTICE_SECONDS,
    CommandScreen,
    Handlers,
    bindings_of,
)
from midstance.tui.screens.session.dialogs import SessionDialogs
from midstance.tui.widgets.review.week_facts import facts_of_week
from midstance.tui.widgets.workout.grid import grid_of
from midstance.tui.widgets.workout.pane import SessionPane
from midstance.tui.widgets.workout.scene import Scene
from midstance.tui.widgets.workout.side import cue_pages
from midstance.workout import events
from midstance.workout.set_entry import is_entering
from midstance.workout.state import Phase
from midstance.workout.summary import is_half_done

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key
    from textual.timer import Timer

    from midstance.domain.strength.bests import Best
    from midstance.services.calendar.workout_card import CardWriter
    from midstance.services.cues.tones import Sound
    from midstance.services.cues.voice import Voice
    from midstance.services.new_runner.rest_questions import RestQuestion, RestQuestions
    from midstance.services.start_workout import VariantFinder
    from midstance.services.workout_runner import EasierOffer, Listener, WorkoutRunner
    from midstance.tui.figures import ScreenFigures
    from midstance.tui.widgets.figure import ShownFigure
    from midstance.tui.widgets.review.week_facts import WeekFact
    from midstance.workout.effects import CueKind, FinishWorkout
    from midstance.workout.events import Answer, RunnerEvent
    from midstance.workout.machine import Machine
    from midstance.workout.view import View

FLASH_SECONDS, BEST_SECONDS = 0.3, 5.0
EFFORT_KEYS = {"e": 5, "g": 7, "h": 9, "m": 10, "x": 10, **{str(rpe): rpe for rpe in range(1, 10)}}
"""The rating of perceived exertion by the one key that gives it."""
QUIT_AGAIN = "Again to leave Midstance: the workout is kept and goes on from exactly here."
NO_CARD = "Nothing is saved here, so there is no card."


@dataclass(frozen=True, slots=True)
class UsedBeside:
    """What the screen needs beside the workout.

    Attributes:
        finder: answers the variants of a planned set's exercise.
        questions: what is asked of a new runner in the rests.
        cards: makes the card of the workout.
        voice: says what comes.
    """

    finder: VariantFinder
    questions: RestQuestions
    cards: CardWriter
    voice: Voice


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
        uses: UsedBeside,
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
            uses: what it needs beside the workout.
            first: what happens first, in this order, such as the start of the first set.
            keymap: the keys that the footer names.
            flashes: whether the band of a new phase swaps its colours once.
        """
        super().__init__(keymap)
        self._heading = title
        self.figures: ScreenFigures | None = None
        """What shows the movements; None for words alone."""
        self._sound, self._first, self._flashes = sound, first, flashes
        self._uses, self._questions = uses, uses.questions
        self._timer: Timer | None = None
        self._card_offset = self._cue_page = 0
        self._notice = self._best_name = ""
        self._asks_effort = self._is_error = self._is_flashing = self._is_quitting = False
        self._best: Best | None = None
        self._is_floor_mode = self._is_over = False
        self._week: tuple[WeekFact, ...] = ()
        self._workout_runner = open_runner(self)  # last: it may sound a cue at once
        self._dialogs = SessionDialogs(
            self, self._workout_runner, self._do, uses.finder, self._present_scene
        )

    def handlers(self) -> Handlers:
        """What each command does: it sends its event, opens a dialog, or changes what is shown."""
        dialogs = self._dialogs
        return {
            **{id_: partial(self._do, event) for id_, event in SENT.items()},
            "session.advance": self._advance,
            "session.band": dialogs.set_band_distance,
            "session.effort": self._ask_effort,
            "session.variants": lambda: dialogs.choose_variant(self.figures),
            **dialogs.handlers(),
            "session.back": lambda: self._look(-1),
            "session.ahead": lambda: self._look(1),
            "session.cues": self._turn_cues,
            "session.floor": self._toggle_floor,
            "session.figure": self._toggle_figure,
            "session.mute": self._toggle_mute,
            "session.voice": lambda: self.say(self._uses.voice.toggle()),
            "session.card": partial(self.start, self._write_card),
            "session.retry": self._workout_runner.retry,
            "session.leave": self._leave,
        }

    def lasts(self, chosen: str) -> bool | None:
        """Whether the swap for the exercise ``chosen`` holds from now on; None to ask that."""
        return self._dialogs.lasting.get(chosen)

    @property
    def machine(self) -> Machine:
        """The workout."""
        return self._workout_runner.machine

    def compose(self) -> ComposeResult:
        """One pane, drawn cell by cell."""
        yield SessionPane(id="pane")

    def on_mount(self) -> None:
        """Show the workout, and send what is to happen first."""
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

    def speak(self, text: str) -> None:
        """Have a sentence read aloud, unless the voice is off."""
        self._uses.voice.speak(text)

    def on_unmount(self) -> None:
        """Say no sentence to its end when the workout is left."""
        self._uses.voice.speak("")

    def offer(self, swap: EasierOffer) -> None:
        """Ask whether the runner takes the easier exercise."""
        self._dialogs.offer_swap(swap)

    def warn(self, text: str) -> None:
        """Show what follows a strong pain until a key is pressed."""
        self._dialogs.show_warning(text)

    def finished(self, _finish: FinishWorkout) -> None:
        """Leave the screen: the workout is closed."""
        self._stop_timers()
        self._is_over = True
        self.call_later(self._close)

    def on_screen_resume(self) -> None:
        """Leave if the workout was closed under another screen; else show what changed there."""
        if self._is_over:
            self.call_later(self._close)
        else:
            self._show_otherwise()

    def log_answered(self, answer: Answer) -> None:
        """Hand on what the log answered."""
        self._workout_runner.answer(answer)
        if self.is_mounted and self.is_attached:
            self._refresh()

    # What the runner does

    def on_key(self, event: Key) -> None:
        """Digits are numbers, and a point or a comma belongs to a load.

        While the effort is asked for the next key rates it; another key asks no longer. A question
        in a rest takes y and n.
        """
        if self._best is not None:
            self._end_best()
        if self._asks_effort and self._take_effort(event):
            return
        if event.character in ANSWER_KEYS and self._question is not None:
            event.stop()
            event.prevent_default()
            self._questions.answer(is_yes=event.character == "y")
            self.say(ANSWER_SAVED)
            return
        if event.character in {".", ","}:
            event.stop()
            self._do(events.PointTyped())
        if event.character is not None and event.character.isdecimal() and len(event.key) == 1:
            event.stop()
            self._do(events.DigitTyped(int(event.character)))

    @on(SessionPane.SegmentsClicked)
    def _show_whole_session(self) -> None:
        """Show every exercise, to jump to one."""
        self.action_command("session.list")

    @on(SessionPane.SavedSetClicked)
    def _fix_saved_set(self) -> None:
        """Open the set that was saved last, as its key does."""
        self.action_command("session.erase")

    @property
    def _question(self) -> RestQuestion | None:
        """The question that is in sight."""
        is_covered = self._notice or self._asks_effort or self._is_floor_mode
        asked = self._questions.look(self.view) if self.view else None
        return None if is_covered else asked

    def _take_effort(self, event: Key) -> bool:
        """Whether the key rated the effort; Escape leaves it unrated, other keys do their own."""
        self._asks_effort = False
        rpe = EFFORT_KEYS.get(event.character or "")
        if rpe is not None or event.key == "escape":
            event.stop()
            event.prevent_default()
        if rpe is not None:
            self._do(events.EffortRated(rpe))
            return True
        self._show_scene()
        return event.key == "escape"

    def _do(self, event: RunnerEvent) -> None:
        self._card_offset = 0
        if not self._is_error:
            self._notice = ""
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

    def allows_quitting(self) -> bool:
        """While a workout is under way only at the second press, so that no letter ends it."""
        if self._is_quitting or not self.machine.state.is_under_way:
            return True
        self._is_quitting = True
        self.say(QUIT_AGAIN)
        return False

    def _ask_effort(self) -> None:
        self._asks_effort = True
        self._show_scene()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The card's key is another one's before the end."""
        if parameters == ("session.card",) and self.machine.state.phase is not Phase.DONE:
            return False
        return super().check_action(action, parameters)

    async def _write_card(self) -> None:
        """Write the card as a picture, and hand its text to the terminal's clipboard."""
        card = await self._uses.cards.card(self._workout_runner.summary().active_seconds)
        if card is None:
            self.say(NO_CARD)
            return
        self.app.copy_to_clipboard(self._uses.cards.text(card))
        try:
            self.say(f"Card, also copied as text: {self._uses.cards.write(card)}")
        except OSError as error:
            self.say(f"Copied as text; the picture was not written: {error.strerror or error}")

    def _notice_end(self, before: View | None, view: View | None) -> None:
        """Read the week once the workout is over."""
        was_over = before is not None and before.phase is Phase.DONE
        if view is not None and view.phase is Phase.DONE and not was_over:
            self.start(self._review_week)

    async def _review_week(self) -> None:
        """Show what the week amounts to with this workout."""
        review = await self._uses.cards.week(self._workout_runner.summary().active_seconds)
        if review is not None:
            self._week = facts_of_week(review, self._workout_runner.unit)
            self._show_scene()

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

    def say(self, text: str, style: str = "") -> None:
        """Show one line for a few seconds."""
        self._notice, self._is_error = text, style == ERROR_STYLE
        if self._notice_timer:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(NOTICE_SECONDS, self._forget_notice)
        self._show_scene()

    def _forget_notice(self) -> None:
        self._notice, self._is_quitting = "", False
        self._show_scene()

    def _look(self, by: int) -> None:
        self._card_offset = self._workout_runner.nearest(self._card_offset + by)
        self._show_otherwise()

    def _turn_cues(self) -> None:
        """Show the first page of the cues, the next one, or none after the last."""
        runner = self._workout_runner
        card = runner.card_at(self._card_offset) or (self.view or runner.view()).card
        pages = len(cue_pages(card, grid_of(*self.size)))
        self._cue_page = (self._cue_page + 1) % (pages + 1) if self._cue_page <= pages else 0
        self._show_otherwise()

    def _toggle_floor(self) -> None:
        self._is_floor_mode = not self._is_floor_mode
        self._show_otherwise()

    def _toggle_figure(self) -> None:
        if self.figures is not None:
            self.say(self.figures.toggle())
            self._show_otherwise()

    def _toggle_mute(self) -> None:
        self._sound.is_muted = not self._sound.is_muted
        self._uses.voice.mute(is_muted=self._sound.is_muted)
        self.say("Sound off." if self._sound.is_muted else "Sound on.")

    def wake(self) -> None:
        """Let the workout notice what time it is, and show it."""
        self._workout_runner.wake()
        self._refresh()

    def _refresh(self) -> None:
        """Show the view, and be woken when it changes next."""
        self.view = self._workout_runner.view()
        self._show_otherwise()

    def _show_otherwise(self) -> None:
        """Show the same view in another way; a figure that is in sight now may move."""
        self._show_scene()
        self._arm()

    def _arm(self) -> None:
        if self._timer:
            self._timer.stop()
        seconds = self._workout_runner.seconds_to_wake()
        if (frame := self._seconds_to_frame()) is not None:
            seconds = frame if seconds is None else min(seconds, frame)
        self._timer = None if seconds is None else self.set_timer(seconds, self.wake)

    def _seconds_to_frame(self) -> float | None:
        """Seconds until a figure that moves and can be seen has its next frame."""
        is_hidden = self._is_floor_mode or self._cue_page or self._card_offset
        if self.figures is None or self.view is None or is_hidden or not is_in_sight(self):
            return None
        return self.figures.seconds_to_frame(self.view, self._workout_runner.paced_ms())

    def _figure(self, view: View) -> ShownFigure | None:
        if self.figures is None or self._is_floor_mode:
            return None
        if self._best is not None:
            return self.figures.cheering()
        runner = self._workout_runner
        if other := runner.card_at(self._card_offset):
            return self.figures.of_card(other)
        tempo = runner.machine.state.planned_set.tempo
        return self.figures.of_view(view, tempo, runner.paced_ms())

    def _stop_timers(self) -> None:
        for timer in filter(None, (self._timer, self._notice_timer)):
            timer.stop()

    def watch_view(self, before: View | None, view: View | None) -> None:
        """Let a new phase be noticed, and a best be celebrated for a few seconds."""
        if before and view and view.best is not None and view.best != before.best:
            self._best, self._best_name = view.best, before.card.name
            self.set_timer(BEST_SECONDS, self._end_best)
        self._notice_end(before, view)
        if self._flashes and before and view and before.word is not view.word:
            self._is_flashing = True
            self.set_timer(FLASH_SECONDS, self._end_flash)

    def _end_best(self) -> None:
        self._best = None
        self._show_scene()

    def _end_flash(self) -> None:
        self._is_flashing = False
        self._show_scene()

    def _show_scene(self) -> None:
        """Paint what has changed, where it can be seen."""
        if self.view is not None and self.is_attached and is_in_sight(self):
            self.query_one(SessionPane).show(self._scene(self.view))

    def _present_scene(self) -> Scene:
        return self._scene(self.view or self._workout_runner.view())

    def _scene(self, view: View) -> Scene:
        runner, offset = self._workout_runner, self._card_offset
        question, is_floor = self._question, self._is_floor_mode
        return Scene(
            view,
            title=self._heading,
            ends=runner.time_of_day(view.seconds_left),
            is_muted=self._sound.is_muted,
            keys=session_keys(view, self.keymap, is_floor=is_floor, is_asked=question is not None),
            notice=effort_question(view, self.keymap) if self._asks_effort else self._notice,
            is_error=self._is_error,
            retry_key=first_key(BY_ID["session.retry"], self.keymap),
            count_key=first_key(BY_ID["session.count-short"], self.keymap),
            asks_effort=self._asks_effort,
            question=question,
            swaps=self._dialogs.swaps(),
            swap_key=first_key(BY_ID["session.variants"], self.keymap),
            other=runner.card_at(offset),
            other_heading=f"{abs(offset)} {'ahead' if offset > 0 else 'back'}",
            cue_page=self._cue_page,
            is_floor=is_floor,
            is_flashing=self._is_flashing,
            best=self._best,
            best_name=self._best_name,
            summary=runner.summary() if view.phase is Phase.DONE else None,
            week=self._week,
            has_braille=self.figures is None or self.figures.ink is FigureInk.BRAILLE,
            nexts=runner.next_times() if view.phase is Phase.DONE else (),
            exercises=runner.machine.exercises,
            unit=runner.unit,
            figure=self._figure(view),
        )
