"""One workout of the log: what it was, its sets, and the correction that is being typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

from midstance.domain.record import SetDraft
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.log import (
    LogTextContext,
    SetLine,
    remarks_text,
    set_lines,
    set_rows,
    workout_detail_text,
)
from midstance.tui.widgets.line import StyledLine
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from midstance.domain.record import LoggedSet, WorkoutRecord


class LoggedWorkout(Vertical):
    """A workout with its sets under a cursor.

    Args:
        text_context: The exercises and the unit that texts need.
        id: The widget's id.
    """

    DEFAULT_CSS = """
    LoggedWorkout StyledLine { width: 100%; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    @dataclass
    class MovedOn(Message):
        """The cursor left a set whose correction is not saved yet."""

        draft: SetDraft
        """The correction."""

    def __init__(self, text_context: LogTextContext, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._text_context = text_context
        self._side = 0
        self._entries: dict[str, SetLine] = {}
        self.workout: WorkoutRecord | None = None
        """What is shown."""
        self.draft: SetDraft | None = None
        """The correction that is being typed."""

    def compose(self) -> ComposeResult:
        """The name, when it was, what was noted, the sets."""
        yield StyledLine(id="name")
        yield StyledLine(id="detail")
        yield StyledLine(id="remarks")
        yield RowList(id="sets")

    @property
    def list(self) -> RowList:
        """The sets."""
        return self.query_one("#sets", RowList)

    @property
    def marked(self) -> LoggedSet | None:
        """The set that a key would correct, or that side of it."""
        row = self.list.highlighted
        entry = self._entries.get(row.key) if row else None
        return entry.sets[min(self._side, len(entry.sets) - 1)] if entry else None

    def show_workout(self, workout: WorkoutRecord | None) -> None:
        """Show a workout, or nothing; the cursor stays where it was if it is the same one."""
        if workout is None or self.workout is None or workout.id != self.workout.id:
            self._side, self.draft = 0, None
            self.list.rows = ()
        self.workout = workout
        self._entries = {entry.key: entry for entry in set_lines(workout)} if workout else {}
        self.query_one("#name", StyledLine).show((clean(workout.name) if workout else "", "bold"))
        self.query_one("#detail", StyledLine).show(
            (workout_detail_text(workout) if workout else "", MUTED)
        )
        remarks = self.query_one("#remarks", StyledLine)
        remarks.show((clean(remarks_text(workout)) if workout else "", "$text-accent"))
        remarks.display = bool(workout and remarks_text(workout))
        self.draw()

    def point_at(self, exercise: str) -> None:
        """Put the cursor on the first set of an exercise."""
        places = (
            place for place, row in enumerate(self.list.rows) if self._is_of(row.key, exercise)
        )
        self.list.cursor = next(places, self.list.cursor)

    def change(self, how: Callable[[SetDraft], SetDraft]) -> None:
        """Change the correction of the marked set, or begin one."""
        marked = self.marked
        if marked is None:
            return
        draft = self.draft or SetDraft.of(marked)
        if draft.kept.id != marked.id:
            self.post_message(self.MovedOn(draft))
            draft = SetDraft.of(marked)
        self.draft = how(draft)
        self.draw()

    def drop(self) -> SetDraft | None:
        """Drop the correction; answers it if it changed anything."""
        draft, self.draft = self.draft, None
        self.draw()
        return draft if draft and draft.is_changed else None

    def take_back(self, draft: SetDraft) -> None:
        """Go on with a correction that was not saved, with the cursor on its set."""
        for key, entry in self._entries.items():
            ids = [each.id for each in entry.sets]
            if draft.kept.id in ids:
                self._side, self.draft = ids.index(draft.kept.id), draft
                keys = [row.key for row in self.list.rows]
                self.list.cursor = keys.index(key)
        self.draw()

    def mark_other_side(self) -> None:
        """Mark the set's other side."""
        self._leave_draft()
        self._side = 1 - self._side
        self.draw()

    def on_row_list_highlighted(self) -> None:
        """Mark another set."""
        marked = self.marked
        if self.draft and marked and self.draft.kept.id != marked.id:
            self._leave_draft()
        self.draw()

    def draw(self) -> None:
        """Draw the sets, with the correction that is being typed."""
        rows = set_rows(self._entries.values(), self._text_context, self.marked, self.draft)
        self.list.rows = tuple(rows)

    def _leave_draft(self) -> None:
        if draft := self.drop():
            self.post_message(self.MovedOn(draft))

    def _is_of(self, key: str, exercise: str) -> bool:
        entry = self._entries.get(key)
        return entry is not None and entry.sets[0].set.exercise == exercise
