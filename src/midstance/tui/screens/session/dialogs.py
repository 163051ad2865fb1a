"""The dialogs of a workout, and the events that their answers become."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from midstance.domain.pain import (
    LEVEL_MEANINGS,
    MAX_PAIN,
    MILD_PAIN,
    MODERATE_PAIN,
    RED_FLAGS_IN_SHORT,
    STRONG_PAIN_TITLE,
)
from midstance.domain.quantity import QuantityError, whole_number
from midstance.domain.record import HeartRate, WorkoutStatus
from midstance.domain.strength.one_rep_max import repetitions_in_reserve
from midstance.presentation.blocks import BLANK, paragraph
from midstance.presentation.clean import clean
from midstance.presentation.exercise import swaps_in_short
from midstance.presentation.phrases import plural
from midstance.presentation.workout import NO_WARM_UP_LEFT, ending_of, strip_rows, summary_lines
from midstance.services.workout_runner import swap_event
from midstance.storage.errors import StorageError
from midstance.tui.dialogs.choice import ChoiceDialog, Option, TextDialog
from midstance.tui.dialogs.lists import ListDialog, NoticeDialog
from midstance.tui.screens.session.ending import EndingScreen
from midstance.tui.screens.session.swap import SwapChoice, SwapScreen
from midstance.workout import events
from midstance.workout.recording import last_recorded_sets
from midstance.workout.set_count import count_if_ended
from midstance.workout.state import Phase
from midstance.workout.summary import is_half_done
from midstance.workout.transitions import STILL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from midstance.domain.planned_sets import PlannedSet
    from midstance.presentation.workout import Ending
    from midstance.services.start_workout import LeftWorkout, VariantFinder
    from midstance.services.workout_runner import EasierOffer, WorkoutRunner
    from midstance.tui.figures import ScreenFigures
    from midstance.tui.screens.command_screen import CommandScreen, Handlers
    from midstance.tui.widgets.workout.scene import Scene
    from midstance.workout.events import RunnerEvent


REGIONS = (
    ("a", "Achilles or calf"),
    ("f", "foot or toe"),
    ("s", "shin"),
    ("k", "knee"),
    ("t", "thigh or hamstring"),
    ("h", "hip or groin"),
    ("b", "back"),
    ("n", "neck"),
    ("u", "shoulder"),
    ("w", "elbow or wrist"),
    ("o", "somewhere else"),
)
HEART_RATE_EXAMPLE = "In beats a minute, such as 132 158; the mean alone will do. Empty: none."
NUMBER_KEYS = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "x")


class ResumeChoice(StrEnum):
    """What to do with a workout that was left."""

    HERE = "here"
    AGAIN = "again"
    FINISH = "finish"


def resume_dialog(left: LeftWorkout) -> ChoiceDialog[ResumeChoice]:
    """A workout was left under way: go on, and how?"""
    return ChoiceDialog(
        f"Resume {left.active.workout.name}?",
        (
            Option("c", "Continue", ResumeChoice.HERE, "from exactly there"),
            Option("s", "Restart this set", ResumeChoice.AGAIN),
            Option("f", "Finish here", ResumeChoice.FINISH, "keeps every set that is done"),
        ),
        text=f"{left.position}; {left.ago}.",
    )


def finish_unreadable_dialog(reason: str) -> ChoiceDialog[bool]:
    """A workout was left that cannot go on: finish it with the sets that it has?"""
    return ChoiceDialog(
        "This workout cannot go on",
        (
            Option("f", "Finish it as it stands", value=True, detail="keeps every set done"),
            Option("l", "Leave it for now", value=False),
        ),
        text=reason,
    )


def effort_dialog() -> ChoiceDialog[int]:
    """How hard was it? Answers 1-10 (rating of perceived exertion)."""
    words = (("e", "easy", 5), ("g", "good", 7), ("h", "hard", 9), ("m", "max", 10))
    named = (Option(key, label, value, _effort_text(value)) for key, label, value in words)
    numbers = (Option(key, key, value) for value, key in enumerate(NUMBER_KEYS) if value)
    return ChoiceDialog(
        "RPE: how hard was it?",
        tuple(named),
        text="Or a digit from 1 to 9, x for 10.",
        selected=1,
        more=tuple(numbers),
    )


def _effort_text(rpe: int) -> str:
    """A rating of perceived exertion by what is left: ``RPE 7: 3 reps in reserve``."""
    return f"RPE {rpe}: {plural(repetitions_in_reserve(rpe), 'rep')} in reserve"


def region_dialog() -> ChoiceDialog[str]:
    """Where does it hurt?"""
    return ChoiceDialog(
        "Where does it hurt?",
        tuple(Option(key, label, label) for key, label in REGIONS),
        text=RED_FLAGS_IN_SHORT,
    )


def pain_level_dialog(where: str) -> ChoiceDialog[int]:
    """How much does it hurt? Answers 0-10, on a scale of three lines."""
    meaning = {level: text.rpartition(": ")[2] for level, text in LEVEL_MEANINGS}
    meaning[MAX_PAIN] = "stop (x = 10)"
    ends = {MILD_PAIN, MODERATE_PAIN, MAX_PAIN}
    return ChoiceDialog(
        f"{where[0].upper()}{where[1:]}: how much pain, 0 to 10?",
        tuple(
            Option(key, str(level), level, meaning.get(level, ""), joins=level not in ends)
            for level, key in enumerate(NUMBER_KEYS)
        ),
        text=RED_FLAGS_IN_SHORT,
        selected=2,
    )


def offered_dialog(swap: EasierOffer) -> ChoiceDialog[bool]:
    """Take the easier exercise that is offered?"""
    return ChoiceDialog(
        f"{swap.name} instead?",
        (
            Option("y", "Yes, for the sets that are left", value=True),
            Option("n", "No, keep this one", value=False),
        ),
        text=swap.reason,
    )


def leave_dialog() -> ChoiceDialog[WorkoutStatus]:
    """Leave the workout: keep it for later, finish it here, or throw it away."""
    finish = "keeps every set that is done"
    return ChoiceDialog(
        "Leave this workout?",
        (
            Option("k", "Save and quit", WorkoutStatus.UNDER_WAY, "resume from here later"),
            Option("f", "Finish here", WorkoutStatus.FINISHED_EARLY, finish),
            Option("x", "Discard workout", WorkoutStatus.THROWN_AWAY, "asks once more"),
        ),
    )


def ending_dialog(ending: Ending, lines: Iterable[str]) -> NoticeDialog[RunnerEvent]:
    """How a workout ends in which nothing was done; Escape goes back to it."""
    answers = tuple(Option(each.key, each.label, each.event) for each in ending.answers)
    return NoticeDialog(ending.question, (paragraph(line) for line in lines), answers)


def from_now_on_dialog(chosen: str, instead_of: str) -> ChoiceDialog[bool]:
    """Shall the swap hold for today only, or from now on?"""
    return ChoiceDialog(
        f"{chosen} instead of {instead_of}",
        (
            Option("t", "Today only", value=False),
            Option("f", "From now on", value=True, detail="in this program"),
        ),
    )


def discard_dialog(sets: int) -> ChoiceDialog[bool]:
    """Really discard the workout, with the ``sets`` that were done?"""
    gone = f"Yes, discard {plural(sets, 'saved set')}" if sets else "Yes, discard it"
    return ChoiceDialog(
        "Really discard this workout?",
        (
            Option("n", "No, go back", value=False),
            Option("x", gone, value=True),
        ),
    )


def unsaved_dialog(reason: str) -> ChoiceDialog[bool]:
    """Leave although something could not be saved? True leaves, False tries again."""
    return ChoiceDialog(
        "Not everything is saved",
        (
            Option("r", "Try again, then leave", value=False),
            Option("x", "Leave, and lose it", value=True),
        ),
        text=f"{reason} Esc goes back.",
    )


def note_dialog(about: str, initial: str) -> TextDialog:
    """A note on a set or on the workout."""
    return TextDialog(f"Note on {about}", initial)


def heart_rate_dialog(initial: str, text: str = HEART_RATE_EXAMPLE) -> TextDialog:
    """The mean and the maximum heart rate of the workout."""
    return TextDialog("Heart rate: mean and maximum", initial, text=text)


def band_dialog(initial: str) -> TextDialog:
    """The distance to the band's anchor, in centimetres."""
    return TextDialog("Distance to the anchor, in cm", initial)


MAX_TYPED_NOTE = 2000
T = TypeVar("T")


class SessionDialogs:
    """Opens the dialogs of a session, and sends the events that their answers become."""

    def __init__(
        self,
        screen: CommandScreen,
        workout_runner: WorkoutRunner,
        send: Callable[[RunnerEvent], None],
        finder: VariantFinder,
        scene: Callable[[], Scene],
    ) -> None:
        """Dialogs over ``screen``.

        Args:
            screen: the screen of the session.
            workout_runner: the workout that they are about.
            send: takes the events.
            finder: answers the variants of a planned set's exercise.
            scene: what the screen shows at the moment.
        """
        self._screen, self._workout_runner, self._send = screen, workout_runner, send
        self._finder, self._scene, self._say = finder, scene, screen.say
        self._looked_at: PlannedSet | None = None
        self._swaps: tuple[tuple[str, str, str, str], ...] = ()
        self.lasting: dict[str, bool | None] = {}
        """For each exercise that took another's place whether it does so from now on."""

    def handlers(self) -> Handlers:
        """What the commands do that only ask, or only tell, whatever the screen shows."""
        return {
            "session.note": self.write_note,
            "session.workout-note": self.write_workout_note,
            "session.hurts": self.report_pain,
            "session.form": self._workout_runner.note_form,
            "session.heart": self.note_heart_rate,
            "session.list": self.jump,
            "session.skip-warm-up": self.skip_warm_up,
        }

    def _ask(
        self,
        dialog: ChoiceDialog[T]
        | NoticeDialog[T]
        | TextDialog
        | ListDialog
        | SwapScreen
        | EndingScreen,
        answered: Callable[[T | None], None]
        | Callable[[str | None], None]
        | Callable[[SwapChoice | None], None]
        | Callable[[RunnerEvent | None], None],
        *,
        always_pauses: bool = False,
    ) -> None:
        """Open ``dialog``; a clock that would run on behind it waits until it is closed."""
        is_paused = self._pause(always=always_pauses)

        def closed(answer: Any) -> None:  # noqa: ANN401  # the answer of either kind of dialog
            state = self._workout_runner.machine.state
            if is_paused and state.is_paused and not state.goes_on:
                self._send(events.PauseToggled())
            answered(answer)

        self._screen.app.push_screen(dialog, closed)

    def _pause(self, *, always: bool) -> bool:
        """Pause what a clock ends, or anything that runs; says whether it was running."""
        state = self._workout_runner.machine.state
        runs = not state.clock.is_held or state.goes_on
        by_clock = state.phase in {Phase.LEAD_IN, Phase.SWITCH} or (
            state.phase is Phase.WORK and state.planned_set.is_timed
        )
        pauses = runs and (by_clock or (always and state.phase not in STILL))
        if pauses:
            self._send(events.PauseToggled())
        return pauses

    def jump(self) -> None:
        """The whole session; the exercise that is chosen comes next."""
        view = self._workout_runner.view()
        here = next((str(row.place) for row in view.rows if row.is_now), "")

        def answered(place: str | None) -> None:
            if place is not None and place != here:
                self._send(events.ItemChosen(int(place)))

        text = "Enter jumps to it."
        self._ask(
            ListDialog("The whole session", strip_rows(view.rows), at=here, text=text), answered
        )

    def skip_warm_up(self) -> None:
        """Skip what is left of the warm-up; a line says so where nothing is."""
        if not self._workout_runner.skip_warm_up():
            self._say(NO_WARM_UP_LEFT)

    def report_pain(self) -> None:
        """Where does it hurt, and how much?"""

        def answered_level(where: str, level: int | None) -> None:
            if level is not None:
                self._send(events.PainReported(where, level))

        def answered_region(where: str | None) -> None:
            if where is not None:
                level = pain_level_dialog(where)
                self._ask(level, lambda answer: answered_level(where, answer), always_pauses=True)

        self._ask(region_dialog(), answered_region, always_pauses=True)

    def write_note(self) -> None:
        """A note on the set."""
        state = self._workout_runner.machine.state
        last = last_recorded_sets(state)
        written = last[-1].note if last else state.set_note
        self._open_note(note_dialog("this set", written), on_workout=False)

    def write_workout_note(self) -> None:
        """A note on the workout."""
        initial = self._workout_runner.machine.state.note
        self._open_note(note_dialog("this workout", initial), on_workout=True)

    def _open_note(self, dialog: TextDialog, *, on_workout: bool) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                self._send(events.NoteAdded(clean(text, MAX_TYPED_NOTE), on_workout))

        self._ask(dialog, answered)

    def note_heart_rate(self, typed: str = "", text: str = HEART_RATE_EXAMPLE) -> None:
        """The heart rate of the workout; what is none is asked for again, and why."""
        known = self._workout_runner.machine.state.heart_rate.figures

        def answered(answer: str | None) -> None:
            if answer is None:
                return
            try:
                rate = HeartRate.parse(answer)
            except QuantityError as error:
                self.note_heart_rate(answer, f"{error}.")
            else:
                self._send(events.HeartRateNoted(rate.mean, rate.highest))

        self._ask(heart_rate_dialog(typed or known, text), answered)

    def set_band_distance(self) -> None:
        """The distance to the band's anchor."""

        def answered(text: str | None) -> None:
            if (centimetres := whole_number(text or "")) is not None:
                self._send(events.BandDistanceSet(centimetres))

        self._ask(band_dialog(""), answered)

    def swaps(self) -> tuple[tuple[str, str, str, str], ...]:
        """What could be done instead of the set that is set up, in short; () in any other phase."""
        state = self._workout_runner.machine.state
        if state.phase is not Phase.SET_UP or self._looked_at is state.work_set:
            return self._swaps if state.phase is Phase.SET_UP else ()
        self._looked_at, self._swaps = state.work_set, ()
        with suppress(StorageError):
            found = self._finder.around(state.work_set)
            taken = {each.exercise for each in state.planned_sets}
            self._swaps = swaps_in_short(found, self._workout_runner.unit, taken)
        return self._swaps

    def choose_variant(self, figures: ScreenFigures | None = None) -> None:
        """What could be done instead? ``figures`` show the movements."""
        planned_set = self._workout_runner.machine.state.work_set
        exercise = self._workout_runner.machine.exercises[planned_set.exercise]

        def answered(chosen: SwapChoice | None) -> None:
            if chosen is None or chosen.variant.exercise.id == planned_set.exercise:
                return
            self._send(swap_event(planned_set.place, chosen.variant))
            self.lasting[chosen.variant.exercise.id] = chosen.lasts

        try:
            swap = SwapScreen(planned_set, exercise, self._finder, self._screen, self._scene)
        except StorageError as error:
            self._say(str(error))
            return
        swap.figures = figures
        self._ask(swap, answered)

    def offer_swap(self, offer: EasierOffer) -> None:
        """Take the easier exercise that is offered after pain?"""

        def answered(answer: bool | None) -> None:
            if answer:
                self._send(offer.event)

        self._ask(offered_dialog(offer), answered)

    def show_warning(self, text: str) -> None:
        """What follows a strong pain, in full: go on with what is left, or finish here."""

        def answered(finishes: bool | None) -> None:
            if finishes:
                self.finish()

        answers = (
            Option("enter", "Continue the session", value=False),
            Option("f", "Finish here", value=True),
        )
        said = (each for line in text.splitlines() for each in (paragraph(line), BLANK))
        dialog = NoticeDialog(STRONG_PAIN_TITLE, said, answers)
        self._ask(dialog, answered, always_pauses=True)

    def leave(self, keep_for_later: Callable[[], None]) -> None:
        """Keep the workout for later, finish it here, or throw it away."""

        def answered(ending: WorkoutStatus | None) -> None:
            match ending:
                case WorkoutStatus.UNDER_WAY:
                    keep_for_later()
                case WorkoutStatus.FINISHED_EARLY:
                    self.finish()
                case WorkoutStatus.THROWN_AWAY:
                    self._discard()
                case _:
                    return

        self._ask(leave_dialog(), answered)

    def finish(self) -> None:
        """Show what the workout amounts to, ask what is to be asked, and end it.

        What was done has a page of its own; nothing done is a short question.
        """
        runner = self._workout_runner
        summary = runner.summary()
        ending = ending_of(
            summary, runner.session, runner.name, is_half_done=is_half_done(runner.machine)
        )

        def answered(event: RunnerEvent | None) -> None:
            if event is not None:
                self._send(event)

        if summary.sets_done:
            scene = replace(self._scene(), summary=summary, nexts=runner.next_times())
            self._ask(EndingScreen(ending, scene), answered, always_pauses=True)
        else:
            lines = summary_lines(summary, runner.unit)
            self._ask(ending_dialog(ending, lines), answered, always_pauses=True)

    def _discard(self) -> None:
        def answered(sure: bool | None) -> None:
            if sure:
                self._send(events.WorkoutDiscarded())

        sets = count_if_ended(self._workout_runner.machine.state).done
        self._ask(discard_dialog(sets), answered)
