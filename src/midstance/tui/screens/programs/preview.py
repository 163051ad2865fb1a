"""A session before it is done: its blocks, adapted to the runner, to rehearse or to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from midstance.coach.adapt.adaptation import adapt
from midstance.domain.planned_sets import lay_out
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.session import session_detail_text, session_rows
from midstance.tui.screens.command_screen import CommandScreen, Handlers, bindings_of
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.session import Session
    from midstance.presentation.blocks import Row
    from midstance.services.profile import ProfileService


class PreviewScreen(CommandScreen):
    """One session of a program, or a routine."""

    CSS_PATH = "preview.tcss"
    AUTO_FOCUS = "#blocks"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.PROGRAMS)
    FOOTER = (
        "programs.open",
        "programs.start",
        "programs.rehearse",
        "programs.back",
        "app.help",
    )

    def __init__(
        self,
        profile_service: ProfileService,
        session: Session,
        begin: Mapping[str, Callable[[Session], None]],
        open_exercise: Callable[[Exercise], None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Show ``session``.

        Args:
            profile_service: answers who trains, and with what.
            session: as the program has it.
            begin: the ways to begin it, ``start`` and ``rehearse``.
            open_exercise: opens the page of an exercise.
            keymap: the keys that the footer names.
        """
        super().__init__(keymap)
        self._profile_service, self._session = profile_service, session
        self._begin, self._open_exercise = begin, open_exercise
        self._exercises: list[str] = []
        self._notes: list[str] = []
        self._differences: tuple[str, ...] = ()

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "programs.open": self._open,
            "programs.start": lambda: self._begin["start"](self._session),
            "programs.rehearse": lambda: self._begin["rehearse"](self._session),
            "programs.back": lambda: self.dismiss(None),
        }

    def compose(self) -> ComposeResult:
        """The name, how long it takes, the blocks, what differs for the runner, keys."""
        yield EdgeLine(id="top")
        yield StyledLine(id="name")
        yield StyledLine(id="detail")
        yield RowList(id="blocks")
        yield StyledLine(id="otherwise")
        yield StyledLine(id="notice")
        labels = {"programs.open": "its page"}
        yield FooterLine(footer_labels(self.FOOTER, self.keymap, labels), id="keys")

    def on_mount(self) -> None:
        """Show the session as the program has it, then adapted to the runner."""
        week = f"week {self._session.week}" if "/" in self._session.id else "routine"
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Preview", week)
        name = (clean(self._session.name), "bold"), (f"   {clean(self._session.id)}", MUTED)
        self.query_one("#name", StyledLine).show(*name)
        exercises = self._profile_service.library.exercises
        self._show(self._session, lay_out(self._session, exercises), ())
        self.read(self._read)

    async def _read(self) -> None:
        situation = await self._profile_service.situation()
        adapted = adapt(self._session, situation)
        notes = {item.note for item in adapted.session.items if item.note}
        texts = adapted.texts(situation.library.exercises)
        others = (line for line in texts if not any(note in line for note in notes))
        exercises = situation.library.exercises
        planned_sets = lay_out(adapted.session, exercises, loading=situation.loading)
        self._show(adapted.session, planned_sets, tuple(others))

    def _show(
        self,
        session: Session,
        planned_sets: tuple[PlannedSet, ...],
        differences: tuple[str, ...],
    ) -> None:
        exercises = self._profile_service.library.exercises
        detail = session_detail_text(session, planned_sets, exercises)
        self.query_one("#detail", StyledLine).show((detail, "$text"))
        self._exercises = [item.exercise for item in session.items]
        self._notes = [item.note for item in session.items]
        self._differences = differences
        blocks = self.query_one("#blocks", RowList)
        blocks.rows = tuple(session_rows(session, exercises, self._profile_service.load_unit))
        self._show_differences(blocks.highlighted)

    def _open(self) -> None:
        rows = self.query_one("#blocks", RowList)
        if rows.highlighted is not None:
            index = self._item_index(rows.highlighted)
            self._open_exercise(self._profile_service.library.exercise(self._exercises[index]))

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Say in full what differs with the exercise under the cursor."""
        self._show_differences(event.row)

    def _show_differences(self, row: Row | None) -> None:
        note = self._notes[self._item_index(row)] if row else ""
        lines = (note, *self._differences) if note else self._differences
        self.query_one("#otherwise", StyledLine).show(
            *((f"{clean(line, 300)}\n", "$text-warning") for line in lines)
        )

    def _item_index(self, row: Row) -> int:
        rows = self.query_one("#blocks", RowList).rows
        return [each for each in rows if not each.is_heading].index(row)

    def on_row_list_chosen(self) -> None:
        """Open the page of the exercise."""
        self._open()
