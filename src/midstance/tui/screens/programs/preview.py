"""A session before it is done: its blocks as the runner would do them, to rehearse or to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from midstance.coach.adapt.adaptation import adapt
from midstance.domain.planned_sets import lay_out
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Area, Keymap, keys_for
from midstance.presentation.session import session_detail_text, session_rows
from midstance.tui.screens.command_screen import CommandScreen, bindings_of
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Session
    from midstance.presentation.blocks import Row
    from midstance.services.profile import ProfileService

FOOTER = ("programs.open", "programs.start", "programs.rehearse", "programs.back", "app.help")


class PreviewScreen(CommandScreen):
    """One session of a program, or a routine."""

    CSS_PATH = "preview.tcss"
    AUTO_FOCUS = "#blocks"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.PROGRAMS)

    def __init__(
        self,
        profile_service: ProfileService,
        session: Session,
        events: Mapping[str, Callable[[Session], None]],
        opened: Callable[[Exercise], None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Show ``session``; ``deeds`` are what can be done with it, ``opened`` an exercise's page.

        The keys of ``deeds`` are ``start`` and ``rehearse``.
        """
        super().__init__(keymap)
        self._profile_service, self._session, self._opened = profile_service, session, opened
        self._uses = events
        self._exercises: list[str] = []
        self._notes: list[str] = []
        self._otherwise: tuple[str, ...] = ()

    @property
    def events(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "open": self._open,
            "start": lambda: self._uses["start"](self._session),
            "rehearse": lambda: self._uses["rehearse"](self._session),
            "back": lambda: self.dismiss(None),
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with a session."""
        return action != "command" or parameters[0] in self.events

    def compose(self) -> ComposeResult:
        """The name, how long it takes, the blocks, what is otherwise, keys."""
        yield EdgeLine(id="top")
        yield StyledLine(id="name")
        yield StyledLine(id="detail")
        yield RowList(id="blocks")
        yield StyledLine(id="otherwise")
        yield StyledLine(id="notice")
        labels = {"programs.open": "its page"}
        yield FooterLine(keys_for(FOOTER, self.keymap, labels), id="keys")

    def on_mount(self) -> None:
        """Show the session as it is written, then as the runner would do it."""
        week = f"week {self._session.week}" if "/" in self._session.id else "routine"
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Preview", week)
        name = (clean(self._session.name), "bold"), (f"   {clean(self._session.id)}", MUTED)
        self.query_one("#name", StyledLine).show(*name)
        self._show(self._session, ())
        self.start(self._read())

    async def _read(self) -> None:
        situation = await self._profile_service.situation()
        adapted = adapt(self._session, situation)
        shown_already = {item.note for item in adapted.session.items if item.note}
        texts = adapted.texts(situation.library.exercises)
        rest = (line for line in texts if not any(note in line for note in shown_already))
        self._show(adapted.session, tuple(rest))

    def _show(self, session: Session, otherwise: tuple[str, ...]) -> None:
        exercises = self._profile_service.library.exercises
        detail = session_detail_text(session, lay_out(session, exercises), exercises)
        self.query_one("#detail", StyledLine).show((detail, "$text"))
        self._exercises = [item.exercise for item in session.items]
        self._notes = [item.note for item in session.items]
        self._otherwise = otherwise
        blocks = self.query_one("#blocks", RowList)
        blocks.rows = tuple(session_rows(session, exercises))
        self._tell(blocks.highlighted)

    def _open(self) -> None:
        rows = self.query_one("#blocks", RowList)
        if rows.highlighted is not None:
            place = self._place_of(rows.highlighted)
            self._opened(self._profile_service.library.exercise(self._exercises[place]))

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Say in full what is otherwise with the exercise under the cursor."""
        self._tell(event.row)

    def _tell(self, row: Row | None) -> None:
        note = self._notes[self._place_of(row)] if row else ""
        lines = (note, *self._otherwise) if note else self._otherwise
        self.query_one("#otherwise", StyledLine).show(
            *((f"{clean(line, 300)}\n", "$text-warning") for line in lines)
        )

    def _place_of(self, row: Row) -> int:
        rows = self.query_one("#blocks", RowList).rows
        return [each for each in rows if not each.is_heading].index(row)

    def on_row_list_chosen(self) -> None:
        """Open the page of the exercise."""
        self._open()
