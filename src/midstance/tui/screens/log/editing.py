"""Corrections of the log: by key, by dialog, and what the runner reads about them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from midstance.domain.calendar import DateTextError, parse_day
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import QuantityError, TypedLoad, whole_number
from midstance.domain.record import MAX_WORKOUT_MINUTES, HeartRate, SetDraft, WorkoutStatus
from midstance.domain.session import is_program_session
from midstance.domain.strength.ramp_up import set_name
from midstance.presentation.clean import clean
from midstance.presentation.log import set_lines
from midstance.storage.errors import StorageError
from midstance.tui.screens.command_screen import ERROR_STYLE
from midstance.tui.screens.log import dialogs as log_dialogs
from midstance.tui.screens.log.dialogs import SetProblem
from midstance.tui.screens.session import dialogs as session_dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import App

    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord
    from midstance.presentation.log import LogTextContext
    from midstance.services.logbook.log_editing import LogEditor
    from midstance.tui.dialogs.choice import ChoiceDialog, TextDialog
    from midstance.tui.screens.command_screen import Work
    from midstance.tui.widgets.logged_workout import LoggedWorkout


MAX_NOTE = 2000
"""Characters of a note; the rest is cut off."""

STILL_UNDER_WAY = "This workout is in progress: correct its sets there, or finish it first."
NOT_EARLY = "It was not finished early. A forgotten set can be added: Enter, then a."
RESUME_ON_TODAY = "This workout is in progress: resume it from Today."
OTHER_IS_OPEN = "Another workout is open: finish and close it first, then reopen this one."


class CorrectionHost(Protocol):
    """The screen on which corrections are made."""

    is_workout_open: bool
    """Whether the keys are about the sets, not about the list of workouts."""

    @property
    def app(self) -> App[Any]:
        """Opens the dialogs."""

    @property
    def pane(self) -> LoggedWorkout:
        """The workout that is shown."""

    @property
    def workout(self) -> WorkoutRecord | None:
        """The workout that the keys are about; None while it is being read."""

    def say(self, text: str, style: str = "") -> None:
        """Show one line."""

    def start(self, work: Work) -> object:
        """Begin ``work`` beside the keys; it goes on to its end."""

    async def read_again(self) -> None:
        """Read what is shown again."""


class LogCorrections:
    """What the commands of the log do with the marked set or workout."""

    def __init__(
        self, host: CorrectionHost, editor: LogEditor, text_context: LogTextContext
    ) -> None:
        """Correct what ``host`` shows, through ``editor``."""
        self._host, self._editor, self._text_context = host, editor, text_context

    # Typed directly

    def type_digit(self, digit: int) -> None:
        """Add a digit to the number really done."""
        self._change(lambda draft: draft.type_digit(digit))

    def erase_digit(self) -> None:
        """Take the last typed digit back."""
        self._change(lambda draft: draft.erase_digit())

    def step_number(self, by: int) -> None:
        """Raise the number really done by ``by``, or lower it."""
        self._change(lambda draft: draft.change_value(by))

    def step_load(self, steps: int) -> None:
        """Raise the load by this many of the exercise's smallest steps, or lower it."""
        marked = self._correctable_set()
        exercise = self._text_context.exercises.get(marked.set.exercise) if marked else None
        loading = self._editor.loading_of(exercise) if exercise else None
        if loading is not None:
            self._change(lambda draft: draft.step_load(loading, steps))
        elif marked is not None:
            self._host.say("No weight is logged for this exercise.")

    def mark_other_side(self) -> None:
        """Mark the set's other side."""
        if self._host.is_workout_open:
            self._host.pane.mark_other_side()

    def _change(self, how: Callable[[SetDraft], SetDraft]) -> None:
        if self._correctable_set() is not None:
            self._host.pane.change(how)

    def _correctable_set(self) -> LoggedSet | None:
        """The marked set; None, after saying why, where it may not be corrected."""
        workout = self._host.workout
        if not self._host.is_workout_open or workout is None or self._refuses(workout):
            return None
        return self._host.pane.marked

    def _refuses(self, workout: WorkoutRecord) -> bool:
        """Whether the workout may not be corrected; says why."""
        under_way = STILL_UNDER_WAY if workout.ending is WorkoutStatus.UNDER_WAY else ""
        reason = self._editor.read_only_reason or under_way
        if reason:
            self._host.say(reason)
        return bool(reason)

    # By dialog

    def save_or_ask(self) -> None:
        """Save what was typed; with nothing typed, ask what is wrong."""
        draft = self._host.pane.drop()
        if draft is not None:
            self.save(draft)
        elif marked := self._correctable_set():
            dialog = log_dialogs.problem_dialog(
                self._title(marked), marked.set, self._text_context.unit, self._host.workout
            )
            self._host.app.push_screen(dialog, self._ask_about)
        elif (workout := self._host.workout) and not workout.sets and not self._refuses(workout):
            self._host.app.push_screen(log_dialogs.workout_dialog(workout), self._ask_about)

    def _ask_about(self, problem: SetProblem | None) -> None:
        dialogs = {
            SetProblem.NUMBER: self._ask_number,
            SetProblem.LOAD: self._ask_load,
            SetProblem.EFFORT: self.ask_effort,
            SetProblem.NOTE: self.ask_note,
            SetProblem.DURATION: self._ask_duration,
            SetProblem.HEART: self._ask_heart_rate,
            SetProblem.ALL: self.delete,
        }
        if problem is not None:
            dialogs[problem]()

    def _ask_number(self) -> None:
        def parse(draft: SetDraft, text: str) -> SetDraft:
            number = whole_number(text)
            if number is None:
                raise QuantityError(f"{text!r} is not a number; write digits, such as 12")
            return draft.change_value(number - draft.record.value)

        self._ask_text(log_dialogs.number_dialog, parse)

    def _ask_load(self) -> None:
        unit = self._text_context.unit

        def parse(draft: SetDraft, text: str) -> SetDraft:
            if text == draft.record.load_text(unit):
                return draft
            load = TypedLoad.parse(text, unit) if text.strip() else None
            exercise = self._text_context.exercises.get(draft.record.exercise)
            loading = self._editor.loading_of(exercise) if exercise else None
            record = draft.record.with_load(load, loading.load_is if loading else None)
            if exercise is not None:
                exercise.check_load(record.load, record.load_is)
            return replace(draft, record=record)

        self._ask_text(lambda record: log_dialogs.load_dialog(record, unit), parse)

    def ask_effort(self) -> None:
        """Ask how hard the set was."""
        marked = self._correctable_set()

        def answered(rpe: int | None) -> None:
            if marked is not None and rpe is not None:
                self.save(SetDraft(marked, replace(self._draft(marked).record, effort=rpe)))

        if marked is not None:
            self._host.app.push_screen(session_dialogs.effort_dialog(), answered)

    def ask_note(self) -> None:
        """Ask for a note on the marked set, or in the list on the workout."""

        def parse(draft: SetDraft, text: str) -> SetDraft:
            return replace(draft, record=replace(draft.record, note=clean(text, MAX_NOTE)))

        if self._host.is_workout_open:
            self._ask_text(
                lambda record: session_dialogs.note_dialog("this set", record.note), parse
            )
        else:
            self._ask_workout_note()

    def _ask_workout_note(self) -> None:
        workout = self._host.workout

        def answered(text: str | None) -> None:
            if workout is not None and text is not None:
                noted = replace(workout, note=clean(text, MAX_NOTE))
                self._try(partial(self._editor.amend, noted), "Noted")

        if workout is not None and not self._refuses(workout):
            self._host.app.push_screen(
                session_dialogs.note_dialog("this workout", workout.note), answered
            )

    def _ask_duration(self) -> None:
        workout = self._host.workout

        def answered(text: str | None) -> None:
            if workout is None or text is None:
                return
            minutes = whole_number(text)
            if minutes is None or minutes > MAX_WORKOUT_MINUTES:
                typed = clean(text.strip(), 20)
                self._host.say(f"{typed!r} is not a number of minutes.", ERROR_STYLE)
                return
            changed = replace(workout, active_seconds=minutes * 60)
            self._try(partial(self._editor.amend, changed), "Corrected")

        if workout is not None and not self._refuses(workout):
            self._host.app.push_screen(log_dialogs.duration_dialog(workout), answered)

    def _ask_heart_rate(self) -> None:
        workout = self._host.workout

        def answered(text: str | None) -> None:
            if workout is None or text is None:
                return
            try:
                changed = replace(workout, heart_rate=HeartRate.parse(text))
            except QuantityError as error:
                self._host.say(f"{error}.", ERROR_STYLE)
                return
            self._try(partial(self._editor.amend, changed), "Corrected")

        if workout is not None and not self._refuses(workout):
            initial = workout.heart_rate.figures
            self._host.app.push_screen(session_dialogs.heart_rate_dialog(initial), answered)

    def _ask_text(
        self, dialog: Callable[[SetRecord], TextDialog], parse: Callable[[SetDraft, str], SetDraft]
    ) -> None:
        marked = self._correctable_set()

        def answered(text: str | None) -> None:
            if marked is None or text is None:
                return
            try:
                self.save(parse(self._draft(marked), text))
            except QuantityError as error:
                self._host.say(f"{error}.", ERROR_STYLE)

        if marked is not None:
            self._host.app.push_screen(dialog(marked.set), answered)

    def _draft(self, marked: LoggedSet) -> SetDraft:
        draft = self._host.pane.drop()
        return draft if draft and draft.kept.id == marked.id else SetDraft.of(marked)

    # Saved, deleted, undone

    def save(self, draft: SetDraft) -> None:
        """Save a correction; one that the log refuses comes back into the pane."""
        if draft.is_changed:
            self._host.start(partial(self._save, draft))

    async def _save(self, draft: SetDraft) -> None:
        try:
            await self._editor.edit(draft.kept, draft.record)
        except StorageError as error:
            self._host.pane.take_back(draft)
            self._host.say(f"NOT SAVED: {_error_text(error)} Enter tries again.", ERROR_STYLE)
            return
        await self._host.read_again()
        self._host.say("Corrected. u undoes it.")

    def delete(self) -> None:
        """Delete the set, or in the list the workout, if the runner is sure."""
        workout, marked = self._host.workout, self._host.pane.marked
        if workout is None or self._refuses(workout):
            return
        if not self._host.is_workout_open:
            self._delete(
                log_dialogs.delete_workout_dialog(workout),
                partial(self._editor.delete_workout, workout),
            )
        elif marked is not None:
            dialog = log_dialogs.delete_set_dialog(self._title(marked), marked)
            self._delete(dialog, partial(self._editor.delete_set, marked))

    def _delete(self, dialog: ChoiceDialog[bool], delete: Work) -> None:
        def answered(sure: bool | None) -> None:
            if sure:
                self._host.pane.drop()
                self._try(delete, "Deleted")

        self._host.app.push_screen(dialog, answered)

    def undo(self) -> None:
        """Take back the last correction, whenever it was made."""
        if self._editor.read_only_reason:
            self._host.say(self._editor.read_only_reason)
        else:
            self._host.start(self._undo)

    async def _undo(self) -> None:
        try:
            undone = await self._editor.undo()
        except StorageError as error:
            self._host.say(_error_text(error))
            return
        await self._host.read_again()
        self._host.say(f"Undone: {undone}.")

    def _try(self, change: Work, done: str) -> None:
        self._host.start(partial(self._apply, change, done))

    async def _apply(self, change: Work, done: str) -> None:
        try:
            await change()
        except StorageError as error:
            self._host.say(f"NOT SAVED: {_error_text(error)}", ERROR_STYLE)
            return
        await self._host.read_again()
        self._host.say(f"{done}. u undoes it.")

    def _title(self, marked: LoggedSet) -> str:
        side = f", {marked.set.side.value} side" if marked.set.side else ""
        name = self._text_context.exercise(marked.set.exercise)
        return f"{name}, {set_name(marked.set.set_number)}{side}"

    # A session done elsewhere

    def add(self) -> None:
        """Add a set like the marked one; in the list, a session done without Midstance."""
        if self._host.is_workout_open:
            self.add_set()
        elif self._editor.read_only_reason:
            self._host.say(self._editor.read_only_reason)
        else:
            self._host.start(self._ask_session)

    async def _ask_session(self) -> None:
        app, today = self._host.app, self._editor.today
        session = await app.push_screen_wait(
            log_dialogs.session_dialog(await self._editor.next_session())
        )
        if session is None:
            return
        text = await app.push_screen_wait(log_dialogs.day_dialog(today))
        if text is None:
            return
        try:
            day = _parse_past_day(text, today)
            done = await self._editor.add_session(session.strip(), day)
        except (DateTextError, UnknownIdError) as error:
            self._host.say(f"{error}.", ERROR_STYLE)
            return
        except StorageError as error:
            self._host.say(f"NOT SAVED: {_error_text(error)}", ERROR_STYLE)
            return
        await self._host.read_again()
        week = f", week {done.week}" if is_program_session(done.session) else ""
        self._host.say(f"Added as done, without sets: {done.name}{week}. u undoes it.")

    # A forgotten set

    def add_set(self) -> None:
        """Add a set like the marked one, with both sides if it has two."""
        workout = self._host.workout
        marked = self._correctable_set()
        if marked is None or workout is None:
            return
        draft = self._host.pane.drop()
        if draft is not None:
            self.save(draft)
        self._host.start(partial(self._add, sets_like(workout, marked, draft)))

    async def _add(self, sides: tuple[LoggedSet, ...]) -> None:
        try:
            first, *_ = await self._editor.add(sides)
        except StorageError as error:
            self._host.say(f"NOT SAVED: {_error_text(error)}", ERROR_STYLE)
            return
        await self._host.read_again()
        self._mark(first)
        title = self._title(replace(first, set=replace(first.set, side=None)))
        self._host.say(f"Added; u undoes it. Type what was done: {title}.")

    def _mark(self, added: LoggedSet) -> None:
        """Mark what was added, unless the runner has begun a correction meanwhile."""
        pane = self._host.pane
        if pane.draft is None:
            pane.take_back(SetDraft.of(added))
            pane.drop()

    # A workout that was left early

    def reopen(self) -> None:
        """Reopen the workout that was finished early, if the runner is sure."""
        workout = self._host.workout
        if workout is None:
            return
        if reason := self._reason_not_to_reopen(workout):
            self._host.say(reason)
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._host.pane.drop()
                done = "It is under way again: Today offers to go on"
                self._try(partial(self._editor.reopen, workout), done)

        self._host.app.push_screen(log_dialogs.reopen_dialog(workout), answered)

    def _reason_not_to_reopen(self, workout: WorkoutRecord) -> str:
        """Why this workout cannot go on now, as a sentence; "" if it can."""
        if self._editor.read_only_reason:
            return self._editor.read_only_reason
        if workout.ending is WorkoutStatus.UNDER_WAY:
            return RESUME_ON_TODAY
        if workout.ending is not WorkoutStatus.FINISHED_EARLY:
            return NOT_EARLY
        is_covered = any(each.has_class("-workout") for each in self._host.app.screen_stack)
        return OTHER_IS_OPEN if is_covered else ""


def _parse_past_day(text: str, today: date) -> date:
    day = parse_day(text, today)
    if day > today:
        raise DateTextError(f"{text!r} is still to come; write {today.isoformat()} or yesterday")
    return day


def _error_text(error: StorageError) -> str:
    """What is wrong and what to do, without the place: the runner knows that it is the log."""
    return f"{error.what[0].upper()}{error.what[1:]}. {error.remedy}".strip()


def sets_like(
    workout: WorkoutRecord, marked: LoggedSet, draft: SetDraft | None = None
) -> tuple[LoggedSet, ...]:
    """A set like the marked one with the next set number, a record for each of its sides.

    It takes over what was typed in ``draft``, but neither effort nor note. One like a skipped or
    short set counts as done with the prescribed number.
    """
    like = next(entry.sets for entry in set_lines(workout) if marked in entry.sets)
    item = marked.set.place
    number = 1 + max(
        each.set.set_number
        for each in workout.sets
        if each.set.place == item and each.set.block == marked.set.block
    )
    return tuple(_set_like(each, number, draft) for each in like)


def _set_like(like: LoggedSet, number: int, draft: SetDraft | None) -> LoggedSet:
    record = draft.record if draft and draft.kept.id == like.id else like.set
    value = record.value if record.is_done else record.target.amount
    done = replace(record.as_counted(), value=value, skipped=False)
    more = replace(done, set_number=number, effort=None, note="")
    return replace(like, set=more)
