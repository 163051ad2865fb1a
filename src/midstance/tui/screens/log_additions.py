"""What is added to the log afterwards: a forgotten set, and the rest of a workout left early."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from midstance.domain.record import Ending
from midstance.storage.errors import StorageError
from midstance.tui.draft import Draft
from midstance.tui.log_rows import entries_of
from midstance.tui.screens import log_questions
from midstance.tui.screens.log_corrections import ERROR, Correcting, words

if TYPE_CHECKING:
    from midstance.domain.record import LoggedSet, WorkoutRecord

OPEN_FIRST = "Open the workout first, and mark the set that the forgotten one is like."
NOT_EARLY = "It was not finished early. A forgotten set can be added: Enter, then a."
GOING = "This workout is under way: Today goes on with it."
IN_THE_WAY = "Another workout is open: finish and close it first, then reopen this one."


class Adding(Correcting):
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
            self._place.say(f"NOT SAVED: {words(error)}", ERROR)
            return
        await self._place.read_again()
        self._mark(first)
        title = self._title(replace(first, set=replace(first.set, side=None)))
        self._place.say(f"Added: {title}. Type what was really done; u undoes it.")

    def _mark(self, added: LoggedSet) -> None:
        """Point at what was added, unless the runner has begun something else meanwhile."""
        pane = self._place.pane
        if pane.draft is None:
            pane.take_back(Draft.of(added))
            pane.drop()

    # A workout that was left early

    def reopen(self) -> None:
        """Let the workout go on that was finished early, if the runner is sure."""
        workout = self._place.workout
        if workout is None:
            return
        if refusal := self._refusal_to_reopen(workout):
            self._place.say(refusal)
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._place.pane.drop()
                done = "It is under way again: Today offers to go on"
                self._try(partial(self._records.reopen, workout), done)

        self._place.app.push_screen(log_questions.reopen(workout), answered)

    def _refusal_to_reopen(self, workout: WorkoutRecord) -> str:
        """Why this workout cannot go on now, as a sentence; "" if it can."""
        if self._records.refusal:
            return self._records.refusal
        if workout.ending is Ending.UNDER_WAY:
            return GOING
        if workout.ending is not Ending.FINISHED_EARLY:
            return NOT_EARLY
        is_covered = any(each.has_class("-workout") for each in self._place.app.screen_stack)
        return IN_THE_WAY if is_covered else ""


def again(
    workout: WorkoutRecord, marked: LoggedSet, draft: Draft | None = None
) -> tuple[LoggedSet, ...]:
    """A set like the marked one under the next number, a record for each of its sides.

    What was typed in ``draft`` holds for it too. Its effort and note are not known, and it was
    done: one like a skipped set has the number that was asked for.
    """
    like = next(entry.sets for entry in entries_of(workout) if marked in entry.sets)
    place = marked.set.place
    number = 1 + max(each.set.set_number for each in workout.sets if each.set.place == place)
    return tuple(_again(each, number, draft) for each in like)


def _again(like: LoggedSet, number: int, draft: Draft | None) -> LoggedSet:
    record = draft.record if draft and draft.kept.id == like.id else like.set
    value = record.target.amount if record.skipped else record.value
    more = replace(record, set_number=number, value=value, effort=None, note="", skipped=False)
    return replace(like, set=more)
