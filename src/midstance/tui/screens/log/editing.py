"""What is corrected in the log, and how the runner is asked and told."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from midstance.domain.quantity import Load, QuantityError
from midstance.domain.record import SetDraft, WorkoutStatus
from midstance.presentation.clean import clean
from midstance.presentation.log import set_lines
from midstance.storage.errors import StorageError
from midstance.tui.screens.log import dialogs as log_dialogs
from midstance.tui.screens.log.dialogs import SetProblem
from midstance.tui.screens.session import dialogs as session_dialogs

if TYPE_CHECKING:
    from textual.app import App

    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord
    from midstance.presentation.log import LogTextContext
    from midstance.services.log_editing import LogEditor
    from midstance.tui.dialogs.choice import TextDialog
    from midstance.tui.widgets.workout_pane import WorkoutPane


NOTE_LENGTH = 2000
STILL_UNDER_WAY = "This workout is under way: correct its sets there, or finish it first."
ERROR = "bold $text-error"
LogWork = Callable[[], Coroutine[None, None, None]]
"""Something that takes its time."""


class CorrectionHost(Protocol):
    """The screen on which corrections are made."""

    is_open: bool
    """Whether the keys are about the sets, not about the list of workouts."""

    @property
    def app(self) -> App[Any]:
        """Where questions are asked."""

    @property
    def pane(self) -> WorkoutPane:
        """The workout that is shown."""

    @property
    def workout(self) -> WorkoutRecord | None:
        """The workout that the keys are about; None while it is being read."""

    def say(self, text: str, style: str = "") -> None:
        """Show one line."""

    def start(self, event: LogWork) -> object:
        """Let ``deed`` be done beside the keys."""

    async def read_again(self) -> None:
        """Read what is shown again."""


class Corrections:
    """The corrections of the log; each method is named after its command."""

    def __init__(
        self, place: CorrectionHost, records: LogEditor, text_context: LogTextContext
    ) -> None:
        """Correct what ``place`` shows."""
        self._place, self._records, self._text_context = place, records, text_context

    # Typed directly

    def type(self, digit: int) -> None:
        """One digit more of the number really done."""
        self._change(lambda draft: draft.typed(digit))

    def erase(self) -> None:
        """The last digit taken back."""
        self._change(lambda draft: draft.erased())

    def nudge(self, by: int) -> None:
        """So many more, or less."""
        self._change(lambda draft: draft.nudged(by))

    def reload(self, steps: int) -> None:
        """The load changed by so many of the smallest steps."""
        marked = self._marked()
        exercise = self._text_context.exercises.get(marked.set.exercise) if marked else None
        step = exercise.load_step if exercise else None
        if step is not None:
            self._change(lambda draft: draft.loaded(step, steps))
        elif marked is not None:
            self._place.say("No weight is logged for this exercise.")

    def other_side(self) -> None:
        """The set's other side."""
        if self._place.is_open:
            self._place.pane.other_side()

    def _change(self, how: Callable[[SetDraft], SetDraft]) -> None:
        if self._marked() is not None:
            self._place.pane.change(how)

    def _marked(self) -> LoggedSet | None:
        """The set that may be corrected; if none may be, the runner is told why."""
        workout = self._place.workout
        if not self._place.is_open or workout is None or self._refuses(workout):
            return None
        return self._place.pane.marked

    def _refuses(self, workout: WorkoutRecord) -> bool:
        under_way = STILL_UNDER_WAY if workout.ending is WorkoutStatus.UNDER_WAY else ""
        read_only_reason = self._records.read_only_reason or under_way
        if read_only_reason:
            self._place.say(read_only_reason)
        return bool(read_only_reason)

    # Asked for

    def keep_or_ask(self) -> None:
        """Keep what was typed; with nothing typed, ask what is wrong."""
        draft = self._place.pane.drop()
        if draft is not None:
            self.keep(draft)
        elif marked := self._marked():
            asked = log_dialogs.what_is_wrong(
                self._title(marked), marked.set, self._text_context.unit
            )
            self._place.app.push_screen(asked, self._ask_for)

    def _ask_for(self, wrong: SetProblem | None) -> None:
        asks = {
            SetProblem.NUMBER: self._ask_number,
            SetProblem.LOAD: self._ask_load,
            SetProblem.EFFORT: self.effort,
            SetProblem.NOTE: self.note,
            SetProblem.ALL: self.delete,
        }
        if wrong is not None:
            asks[wrong]()

    def _ask_number(self) -> None:
        def read(draft: SetDraft, text: str) -> SetDraft:
            if not text.strip().isdecimal():
                raise QuantityError(f"{text!r} is no number; write digits, such as 12")
            return draft.nudged(int(text.strip()[:5]) - draft.record.value)

        self._ask_text(log_dialogs.number_dialog, read)

    def _ask_load(self) -> None:
        unit = self._text_context.unit

        def read(draft: SetDraft, text: str) -> SetDraft:
            load = Load.parse(text, unit) if text.strip() else None
            return replace(draft, record=replace(draft.record, load=load))

        self._ask_text(lambda record: log_dialogs.load_dialog(record, unit), read)

    def effort(self) -> None:
        """How hard it was."""
        marked = self._marked()

        def answered(rpe: int | None) -> None:
            if marked is not None and rpe is not None:
                self.keep(SetDraft(marked, replace(self._draft(marked).record, effort=rpe)))

        if marked is not None:
            self._place.app.push_screen(session_dialogs.effort_dialog(), answered)

    def note(self) -> None:
        """A note on the set; where none is marked, on the workout."""

        def read(draft: SetDraft, text: str) -> SetDraft:
            return replace(draft, record=replace(draft.record, note=clean(text, NOTE_LENGTH)))

        if self._place.is_open:
            self._ask_text(
                lambda record: session_dialogs.note_dialog("this set", record.note), read
            )
        else:
            self._ask_workout_note()

    def _ask_workout_note(self) -> None:
        workout = self._place.workout

        def answered(text: str | None) -> None:
            if workout is not None and text is not None:
                noted = replace(workout, note=clean(text, NOTE_LENGTH))
                self._try(partial(self._records.note, noted), "Noted")

        if workout is not None and not self._refuses(workout):
            self._place.app.push_screen(
                session_dialogs.note_dialog("this workout", workout.note), answered
            )

    def _ask_text(
        self, question: Callable[[SetRecord], TextDialog], read: Callable[[SetDraft, str], SetDraft]
    ) -> None:
        marked = self._marked()

        def answered(text: str | None) -> None:
            if marked is None or text is None:
                return
            try:
                self.keep(read(self._draft(marked), text))
            except QuantityError as error:
                self._place.say(f"{error}.", ERROR)

        if marked is not None:
            self._place.app.push_screen(question(marked.set), answered)

    def _draft(self, marked: LoggedSet) -> SetDraft:
        """What was typed for a set so far."""
        draft = self._place.pane.drop()
        return draft if draft and draft.kept.id == marked.id else SetDraft.of(marked)

    # Kept, deleted, undone

    def keep(self, draft: SetDraft) -> None:
        """Let the log take a correction; one that it refuses comes back to be tried again."""
        if draft.is_changed:
            self._place.start(partial(self._keep, draft))

    async def _keep(self, draft: SetDraft) -> None:
        try:
            await self._records.edit(draft.kept, draft.record)
        except StorageError as error:
            self._place.pane.take_back(draft)
            self._place.say(f"NOT SAVED: {correction_keys(error)} Enter tries again.", ERROR)
            return
        await self._place.read_again()
        self._place.say("Corrected. u undoes it.")

    def delete(self) -> None:
        """Delete the set, or in the list the workout, if the runner is sure."""
        workout, marked = self._place.workout, self._place.pane.marked
        if workout is None or self._refuses(workout):
            return
        if not self._place.is_open:
            self._delete(
                log_dialogs.delete_workout_dialog(workout),
                partial(self._records.delete_workout, workout),
            )
        elif marked is not None:
            asked = log_dialogs.delete_set_dialog(self._title(marked), marked)
            self._delete(asked, partial(self._records.delete_set, marked))

    def _delete(self, asked: log_dialogs.ConfirmDialog, delete: LogWork) -> None:
        def answered(sure: bool | None) -> None:
            if sure:
                self._place.pane.drop()
                self._try(delete, "Deleted")

        self._place.app.push_screen(asked, answered)

    def undo(self) -> None:
        """Take back the last correction, whenever it was made."""
        if self._records.read_only_reason:
            self._place.say(self._records.read_only_reason)
        else:
            self._place.start(self._undo)

    async def _undo(self) -> None:
        try:
            undone = await self._records.undo()
        except StorageError as error:
            self._place.say(correction_keys(error))
            return
        await self._place.read_again()
        self._place.say(f"Undone: {undone}.")

    def _try(self, change: LogWork, done: str) -> None:
        self._place.start(partial(self._tried, change, done))

    async def _tried(self, change: LogWork, done: str) -> None:
        try:
            await change()
        except StorageError as error:
            self._place.say(f"NOT SAVED: {correction_keys(error)}", ERROR)
            return
        await self._place.read_again()
        self._place.say(f"{done}. u undoes it.")

    def _title(self, marked: LoggedSet) -> str:
        side = f", {marked.set.side.value} side" if marked.set.side else ""
        return (
            f"{self._text_context.exercise(marked.set.exercise)}, set {marked.set.set_number}{side}"
        )


def correction_keys(error: StorageError) -> str:
    """What is wrong and what to do; the place is ours and known."""
    return f"{error.what[0].upper()}{error.what[1:]}. {error.remedy}".strip()


OPEN_FIRST = "Open the workout first, and mark the set that the forgotten one is like."
NOT_EARLY = "It was not finished early. A forgotten set can be added: Enter, then a."
GOING = "This workout is under way: Today goes on with it."
IN_THE_WAY = "Another workout is open: finish and close it first, then reopen this one."


class Additions(Corrections):
    """The corrections of the log, and what can be added; each method is named after its command."""

    # A forgotten set

    def add(self) -> None:
        """One more set like the marked one, with both sides if it has two."""
        workout = self._place.workout
        if workout is not None and not self._place.is_open and not self._refuses(workout):
            self._place.say(OPEN_FIRST)
        marked = self._marked()
        if marked is None or workout is None:
            return
        draft = self._place.pane.drop()
        if draft is not None:
            self.keep(draft)
        self._place.start(partial(self._add, again(workout, marked, draft)))

    async def _add(self, sides: tuple[LoggedSet, ...]) -> None:
        try:
            first, *_ = await self._records.add(sides)
        except StorageError as error:
            self._place.say(f"NOT SAVED: {correction_keys(error)}", ERROR)
            return
        await self._place.read_again()
        self._mark(first)
        title = self._title(replace(first, set=replace(first.set, side=None)))
        self._place.say(f"Added: {title}. Type what was really done; u undoes it.")

    def _mark(self, added: LoggedSet) -> None:
        """Point at what was added, unless the runner has begun something else meanwhile."""
        pane = self._place.pane
        if pane.draft is None:
            pane.take_back(SetDraft.of(added))
            pane.drop()

    # A workout that was left early

    def reopen(self) -> None:
        """Let the workout go on that was finished early, if the runner is sure."""
        workout = self._place.workout
        if workout is None:
            return
        if read_only_reason := self._refusal_to_reopen(workout):
            self._place.say(read_only_reason)
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._place.pane.drop()
                done = "It is under way again: Today offers to go on"
                self._try(partial(self._records.reopen, workout), done)

        self._place.app.push_screen(log_dialogs.reopen_dialog(workout), answered)

    def _refusal_to_reopen(self, workout: WorkoutRecord) -> str:
        """Why this workout cannot go on now, as a sentence; "" if it can."""
        if self._records.read_only_reason:
            return self._records.read_only_reason
        if workout.ending is WorkoutStatus.UNDER_WAY:
            return GOING
        if workout.ending is not WorkoutStatus.FINISHED_EARLY:
            return NOT_EARLY
        is_covered = any(each.has_class("-workout") for each in self._place.app.screen_stack)
        return IN_THE_WAY if is_covered else ""


def again(
    workout: WorkoutRecord, marked: LoggedSet, draft: SetDraft | None = None
) -> tuple[LoggedSet, ...]:
    """A set like the marked one under the next number, a record for each of its sides.

    What was typed in ``draft`` holds for it too. Its effort and note are not known, and it was
    done: one like a skipped set has the number that was asked for.
    """
    like = next(entry.sets for entry in set_lines(workout) if marked in entry.sets)
    place = marked.set.place
    number = 1 + max(each.set.set_number for each in workout.sets if each.set.place == place)
    return tuple(_again(each, number, draft) for each in like)


def _again(like: LoggedSet, number: int, draft: SetDraft | None) -> LoggedSet:
    record = draft.record if draft and draft.kept.id == like.id else like.set
    value = record.target.amount if record.skipped else record.value
    more = replace(record, set_number=number, value=value, effort=None, note="", skipped=False)
    return replace(like, set=more)
