"""Guides a session line by line: for screen readers, pipes and terminals that cannot draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.cli.plain import speech
from midstance.cli.plain.input import (
    DROP,
    FIX,
    LEAVE_COMMAND,
    VARIANTS_COMMAND,
    WITH_WORDS,
    AmbiguousInputError,
    command_of,
    event_for,
    key_lines,
    typed_load,
)
from midstance.domain.quantity import whole_number
from midstance.domain.record import WorkoutStatus
from midstance.presentation.commands import BY_ID, first_key
from midstance.presentation.exercise import variant_line
from midstance.presentation.planning.next_time import next_lines
from midstance.presentation.workout import NO_WARM_UP_LEFT, SENT, ending_of, summary_lines
from midstance.services.new_runner.rest_questions import ANSWER_SAVED
from midstance.services.workout_runner import swap_event
from midstance.storage.errors import StorageError
from midstance.workout.effects import CueKind
from midstance.workout.events import (
    AdvancePressed,
    DigitErased,
    DigitTyped,
    EntryDropped,
    FinishedAsDone,
    NoteAdded,
    WorkoutDiscarded,
)
from midstance.workout.set_entry import MAX_NOTE_LENGTH, NOTE_WAS_CUT, is_entering
from midstance.workout.state import Phase
from midstance.workout.summary import is_half_done
from midstance.workout.transitions import begins_by_itself, phase_deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from midstance.cli.plain.input import Lines
    from midstance.coach.adapt.variants import Variant
    from midstance.presentation.workout import Ending
    from midstance.services.cues.voice import Voice
    from midstance.services.new_runner.rest_questions import RestQuestion, RestQuestions
    from midstance.services.start_workout import VariantFinder
    from midstance.services.workout_runner import EasierOffer, Listener, WorkoutRunner
    from midstance.workout.effects import FinishWorkout
    from midstance.workout.events import Answer, RunnerEvent
    from midstance.workout.view import View

CUE_TEXTS = {CueKind.HALF_WAY: "half-way", CueKind.REST_OVER: "Rest is over. Enter when ready."}
BELL_CUES = frozenset({CueKind.START, CueKind.END, CueKind.SWITCH, CueKind.REST_OVER})


@dataclass(frozen=True, slots=True)
class _Listed:
    """The variants that were printed last, by their number, and the item that they are about."""

    place: int = -1
    variants: tuple[Variant, ...] = ()


class PlainGuide:
    """Prints what the workout shows, and carries out what is typed.

    Attributes:
        is_over: the workout is closed, not only left.
    """

    def __init__(
        self,
        lines: Lines,
        say: Callable[[str], None],
        ring: Callable[[], None],
        keymap: Mapping[str, tuple[str, ...]],
        finder: VariantFinder,
        voice: Voice,
    ) -> None:
        """Guide a workout at the prompt.

        Args:
            lines: what is typed.
            say: prints a line.
            ring: rings the bell.
            keymap: the runner's own keys.
            finder: answers what could be done instead of a set.
            voice: says what comes.
        """
        self._finder, self._listed, self._voice = finder, _Listed(), voice
        self._lines, self._print, self._ring, self._keymap = lines, say, ring, keymap
        self._count_key = first_key(BY_ID["session.count-short"], keymap)
        self._lines_said = 0
        self._workout_runner: WorkoutRunner | None = None
        self._before: View | None = None
        self._questions: RestQuestions | None = None
        self._asked: RestQuestion | None = None
        self._announced_seconds: int | None = None
        self._offer: EasierOffer | None = None
        self._ending: Ending | None = None
        self._is_muted = self._is_discarding = self._is_left = self.is_over = False

    def guide(
        self,
        open_runner: Callable[[Listener], WorkoutRunner],
        first: RunnerEvent | None = None,
        questions: RestQuestions | None = None,
    ) -> None:
        """Guide a workout until it is closed or left; the end of the lines leaves it for later.

        A new runner is asked ``questions`` in the rests.
        """
        self._questions = questions
        self._workout_runner = open_runner(self)
        if first is not None:
            self._workout_runner.do(first)
        self._report_changes()
        while not (self.is_over or self._is_left):
            self._step(self._workout_runner)

    def last_view(self) -> View | None:
        """What the workout shows in the end; None if none was begun."""
        return None if self._workout_runner is None else self._workout_runner.view()

    def _step(self, workout_runner: WorkoutRunner) -> None:
        """Wait for a line, a posted call or the next deadline, and respond."""
        try:
            line = self._lines.next(workout_runner.seconds_to_wake())
        except EOFError:
            self._stop(workout_runner)
            return
        if line is None:
            workout_runner.wake()
            self._report_changes()
        else:
            self._answer(workout_runner, line)

    def _stop(self, workout_runner: WorkoutRunner) -> None:
        """There will be no more lines: finish where that was asked for, else leave for later."""
        if self._ending is None:
            self._is_left = True
        else:
            workout_runner.do(self._ending.answers[0].event)

    def _answer(self, workout_runner: WorkoutRunner, line: str) -> None:
        """Carry out a typed line; where that prints nothing, print the current position."""
        before = self._lines_said
        self._carry_out(workout_runner, line)
        self._report_changes()
        if self._lines_said == before and not (self.is_over or self._is_left):
            self.say(speech.status_text(workout_runner.view()))

    def say(self, text: str) -> None:
        """One line for the runner."""
        self._lines_said += 1
        self._print(text)

    def cue(self, kind: CueKind) -> None:
        """A signal that is due now."""
        if kind in CUE_TEXTS:
            self.say(CUE_TEXTS[kind])
        if kind in BELL_CUES and not self._is_muted:
            self._ring()

    def speak(self, text: str) -> None:
        """A sentence to be read aloud."""
        self._voice.speak(text)

    def offer(self, swap: EasierOffer) -> None:
        """An easier exercise is offered; ``y`` takes it."""
        self._offer = swap
        self.say(f"{swap.name} instead? {swap.reason} Type y to swap.")

    def warn(self, text: str) -> None:
        """A text to be read in full; the next line that is typed goes on."""
        for line in text.splitlines():
            self.say(line)
        self.say("Type q finish to finish here; anything else continues the workout.")

    def finished(self, finish: FinishWorkout) -> None:
        """The workout is closed; a line says so if it does not count as done."""
        self.is_over = True
        if self._workout_runner is None or finish.ending is WorkoutStatus.THROWN_AWAY:
            return
        state = self._workout_runner.machine.state
        if not any(each.is_done for each in state.sets):
            self.say("Nothing was done; it is not counted.")
        elif not finish.by_word and not is_half_done(self._workout_runner.machine):
            self.say("Less than half is done: it does not count as done.")

    def log_answered(self, answer: Answer) -> None:
        """The log answered."""
        if self._workout_runner is not None:
            self._workout_runner.answer(answer)
            self._report_changes()

    def _carry_out(self, workout_runner: WorkoutRunner, line: str) -> None:
        if self._ending is not None:
            self._answer_ending(workout_runner, self._ending, line)
            return
        if line.isascii() and line.isdecimal():
            self._enter_number(workout_runner, line)
            return
        if line in {"y", "n"} and self._answer_question(workout_runner, is_yes=line == "y"):
            return
        try:
            event = self._typed_event(workout_runner, line)
            if event is not None:
                workout_runner.do(event)
                return
            id_, words = command_of(line, self._keymap)
            self._do(workout_runner, id_, words)
        except (AmbiguousInputError, StorageError) as error:
            self.say(f"{error}.")

    def _enter_number(self, workout_runner: WorkoutRunner, digits: str) -> None:
        """Enter the number really done, then advance."""
        for digit in digits[:4]:
            before = workout_runner.machine.state.entry
            workout_runner.do(DigitTyped(int(digit)))
            if workout_runner.machine.state.entry == before:
                return
        workout_runner.do(AdvancePressed())

    def _typed_event(self, workout_runner: WorkoutRunner, line: str) -> RunnerEvent | None:
        """The event of a word or a load that is typed as it is spoken."""
        words: dict[str, RunnerEvent] = {FIX: DigitErased(), DROP: EntryDropped()}
        return words.get(line.strip().lower()) or typed_load(line, workout_runner.unit)

    def _answer_question(self, workout_runner: WorkoutRunner, *, is_yes: bool) -> bool:
        """Answer what is asked at the moment; False where nothing is."""
        if is_yes and self._offer is not None:
            offered, self._offer = self._offer, None
            workout_runner.do(offered.event)
            return True
        if self._asked is None or self._questions is None:
            return False
        self._questions.answer(is_yes=is_yes)
        self.say(ANSWER_SAVED)
        return True

    def _do(self, workout_runner: WorkoutRunner, id_: str, words: str) -> None:
        event = SENT.get(id_)
        if id_ == "session.advance" and workout_runner.machine.state.phase is Phase.DONE:
            self._close(workout_runner)
        elif event is not None and id_ not in WITH_WORDS:
            workout_runner.do(event)
        elif id_ in WITH_WORDS:
            self._do_with_words(workout_runner, id_, words)
        elif id_ == LEAVE_COMMAND:
            self._leave(workout_runner, words)
        elif id_ == VARIANTS_COMMAND:
            self._swap(workout_runner, words)
        else:
            self._do_other(workout_runner, id_)

    def _do_with_words(self, workout_runner: WorkoutRunner, id_: str, words: str) -> None:
        if words and id_ == "session.note":
            words = workout_runner.beside_form(words)
        event = event_for(id_, words)
        if isinstance(event, NoteAdded) and len(event.text) > MAX_NOTE_LENGTH:
            self.say(f"{NOTE_WAS_CUT[:1].upper()}{NOTE_WAS_CUT[1:]}.")
        workout_runner.do(event)

    def _do_other(self, workout_runner: WorkoutRunner, id_: str) -> None:
        match id_:
            case "session.cues":
                for text in speech.all_cues(workout_runner.view().card):
                    self.say(text)
            case "session.retry" | "session.form":
                is_form = id_ == "session.form"
                (workout_runner.note_form if is_form else workout_runner.retry)()
            case "session.skip-warm-up" if not workout_runner.skip_warm_up():
                self.say(NO_WARM_UP_LEFT)
            case "session.skip-warm-up":
                pass
            case "session.mute" | "session.voice":
                self.say(self._toggle_sound(id_))
            case _:
                for key, does in key_lines(self._keymap):
                    self.say(f"{key}: {does}")

    def _toggle_sound(self, id_: str) -> str:
        """Turn all sound or the voice off or on; answers what to say of it."""
        if id_ == "session.voice":
            return self._voice.toggle()
        self._is_muted = not self._is_muted
        self._voice.mute(is_muted=self._is_muted)
        return "Sound off." if self._is_muted else "Sound on."

    def _swap(self, workout_runner: WorkoutRunner, words: str) -> None:
        """List what could be done instead, search for ``words``, or take a number of the list."""
        planned_set = workout_runner.machine.state.planned_set
        if self._listed.place != planned_set.place:
            self._listed = _Listed(planned_set.place, self._finder.around(planned_set))
        if (number := whole_number(words)) is not None:
            self._take_variant(workout_runner, number)
            return
        heading, found = (
            self._finder.called(words, planned_set)
            if words
            else ("", self._finder.around(planned_set))
        )
        if not found:
            self.say(f"No exercise is called {words}.")
            return
        self._listed = _Listed(planned_set.place, found)
        if heading:
            self.say(f"{heading}:")
        for number, variant in enumerate(found, 1):
            self.say(variant_line(number, variant, workout_runner.unit))
        self.say("v and a number takes one: same sets and rest. v and a name searches.")

    def _take_variant(self, workout_runner: WorkoutRunner, number: int) -> None:
        variants = self._listed.variants
        if not 0 < number <= len(variants):
            self.say(f"There is no number {number} in the list; v lists what there is.")
            return
        variant = variants[number - 1]
        if variant.fits:
            workout_runner.do(swap_event(self._listed.place, variant))
        else:
            self.say(f"{variant.exercise.name} is not for today: {variant.why_not}.")

    def _leave(self, workout_runner: WorkoutRunner, words: str) -> None:
        match words:
            case "":
                self._is_left = True
            case "finish":
                self._finish(workout_runner)
            case "done":
                workout_runner.do(FinishedAsDone())
            case "discard" if self._is_discarding:
                workout_runner.do(WorkoutDiscarded())
            case "discard":
                self._is_discarding = True
                self.say("This discards the whole workout. To confirm, type q discard")
            case _:
                raise AmbiguousInputError("type q, q finish, q done or q discard")

    def _close(self, workout_runner: WorkoutRunner) -> None:
        """Enter at the end: keep a set that is being fixed, else close the workout."""
        machine = workout_runner.machine
        if is_entering(machine.state) or is_half_done(machine):
            workout_runner.do(AdvancePressed())
        else:
            self._finish(workout_runner)

    def _finish(self, workout_runner: WorkoutRunner) -> None:
        """Print what the workout amounted to, and end it, or ask how where little was done."""
        summary, machine = workout_runner.summary(), workout_runner.machine
        ending = ending_of(
            summary,
            workout_runner.session,
            workout_runner.name,
            is_half_done=is_half_done(machine),
        )
        if machine.state.phase is not Phase.DONE:
            self._say_summary(workout_runner)
        if not ending.question:
            workout_runner.do(ending.answers[0].event)
            return
        self._ending = ending
        answers = (f"{each.word or 'Enter'}: {each.label}" for each in ending.answers)
        self.say(f"{ending.question} {', '.join(answers)}; anything else goes back.")

    def _say_summary(self, workout_runner: WorkoutRunner) -> None:
        """Print what the workout amounted to, and what moves the next time."""
        exercises, unit = workout_runner.machine.exercises, workout_runner.unit
        for line in summary_lines(workout_runner.summary(), unit):
            self.say(line)
        for line in next_lines(workout_runner.next_times(), exercises, unit):
            self.say(line)

    def _answer_ending(self, workout_runner: WorkoutRunner, ending: Ending, line: str) -> None:
        """End the workout as typed; what is no answer goes back to it."""
        self._ending = None
        typed = line.strip().lower().removeprefix("q ")
        events = {key: each.event for each in ending.answers for key in (each.word, each.key)}
        if typed in events:
            workout_runner.do(events[typed])
        else:
            self.say("Continuing.")

    def _report_changes(self) -> None:
        """Print what changed since the last time."""
        workout_runner = self._workout_runner
        if workout_runner is None or self.is_over:
            return
        before, view = self._before, workout_runner.view()
        self._before = view
        for line in speech.saving_lines(before, view):
            self._print(line)
        for line in speech.best_lines(before, view):
            self.say(line)
        if before is None or speech.step_of(before) != speech.step_of(view):
            self._announce(workout_runner, view)
        else:
            for line in speech.changes(before, view):
                self.say(line)
            self._count(workout_runner)
        for line in speech.short_lines(before, view, self._count_key):
            self.say(line)
        self._ask_in_rest(view)

    def _ask_in_rest(self, view: View) -> None:
        """Print a question that has come up, once."""
        asked = self._questions.look(view) if self._questions else None
        if asked is not None and asked is not self._asked:
            self.say(f"{asked.text} y: {asked.yes}, n: {asked.no}; anything else leaves it open.")
        self._asked = asked

    def _announce(self, workout_runner: WorkoutRunner, view: View) -> None:
        state = workout_runner.machine.state
        by_itself = begins_by_itself(state) and phase_deadline(state) is not None
        for line in speech.step_lines(view, begins_by_itself=by_itself):
            self.say(line)
        self._announced_seconds = speech.seconds_to_go(state, workout_runner.now)
        if view.phase is Phase.DONE:
            self._say_summary(workout_runner)

    def _count(self, workout_runner: WorkoutRunner) -> None:
        """Announce the moments of a countdown, each once."""
        seconds = speech.seconds_to_go(workout_runner.machine.state, workout_runner.now)
        if seconds == self._announced_seconds:
            return
        self._announced_seconds = seconds
        if seconds in speech.MOMENTS:
            self.say(speech.moment_text(seconds))
