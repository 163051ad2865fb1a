"""A session before it is done: its blocks, adapted to the runner, to rehearse or to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from midstance.coach.adapt.adaptation import adapt
from midstance.domain.planned_sets import lay_out
from midstance.domain.session import is_program_session
from midstance.presentation.blocks import MUTED, Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.planning.session_text import session_detail_text, session_rows
from midstance.tui.screens.command_screen import CommandScreen, Handlers, bindings_of
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.workout.canvas import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.session import Session
    from midstance.services.profile import ProfileService

LONGEST_REASON = 1000
"""Characters of a reason, which may hold two names of 200."""
REASON_MARGINS = 4
AIRY_PREVIEW_HEIGHT = 16
"""Lines below which there is no room for blank ones."""


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
        self._exercise_of: dict[str, str] = {}
        self._reason_of: dict[str, str] = {}

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
        week = f"week {self._session.week}" if is_program_session(self._session.id) else "routine"
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Preview", week)
        of_program, _, letter = self._session.id.partition("/")
        program = self._profile_service.library.programs.get(of_program)
        of = f"   {clean(program.name)}, session {letter}" if program else ""
        self.query_one("#name", StyledLine).show((clean(self._session.name), "bold"), (of, MUTED))
        exercises = self._profile_service.library.exercises
        self._show(self._session, lay_out(self._session, exercises), ())
        self.read(self._read)

    async def _read(self) -> None:
        situation = await self._profile_service.situation()
        adapted = adapt(self._session, situation)
        exercises = situation.library.exercises
        planned_sets = lay_out(adapted.session, exercises, loading=situation.loading)
        self._show(adapted.session, planned_sets, adapted.other_texts(exercises))

    def _show(
        self,
        session: Session,
        planned_sets: tuple[PlannedSet, ...],
        differences: tuple[str, ...],
    ) -> None:
        exercises = self._profile_service.library.exercises
        detail = session_detail_text(session, planned_sets, exercises)
        self.query_one("#detail", StyledLine).show((detail, "$text"))
        blocks = self.query_one("#blocks", RowList)
        rows = tuple(session_rows(session, exercises, self._profile_service.load_unit))
        of_items = [each.key for each in rows if not each.is_heading]
        self._exercise_of = dict(
            zip(of_items, (item.exercise for item in session.items), strict=True)
        )
        self._reason_of = {
            key: item.note for key, item in zip(of_items, session.items, strict=True) if item.note
        }
        changes = tuple(_change_rows(differences))
        self._reason_of |= dict(zip((each.key for each in changes[1:]), differences, strict=True))
        blocks.rows = (*rows, *changes)
        self._show_reason(blocks.highlighted)

    def _open(self) -> None:
        row = self.query_one("#blocks", RowList).highlighted
        if row is not None and row.key in self._exercise_of:
            library = self._profile_service.library
            self._open_exercise(library.exercise(self._exercise_of[row.key]))

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Say in full why the row under the cursor differs from the program."""
        self._show_reason(event.row)

    def on_resize(self, event: Resize) -> None:
        """Keep room for the longest reason at this width, so that the list does not jump."""
        self.set_class(event.size.height < AIRY_PREVIEW_HEIGHT, "-low")
        self._make_room(event.size.width)

    def _show_reason(self, row: Row | None) -> None:
        reason = self._reason_of.get(row.key, "") if row else ""
        self._make_room(self.size.width)
        line = self.query_one("#otherwise", StyledLine)
        line.show((clean(reason, LONGEST_REASON), "$text-warning"))

    def _make_room(self, width: int) -> None:
        reasons = (clean(each, LONGEST_REASON) for each in self._reason_of.values())
        rows = (len(wrapped(each, max(1, width - REASON_MARGINS))) for each in reasons)
        self.query_one("#otherwise", StyledLine).styles.height = max(rows, default=0)

    def on_row_list_chosen(self) -> None:
        """Open the page of the exercise."""
        self._open()


def _change_rows(differences: tuple[str, ...]) -> Iterator[Row]:
    """What differs without a row of its own, such as an exercise that is left out."""
    if differences:
        yield Row("changes", (Span("Changed for you", "muted"),), is_heading=True)
    for number, text in enumerate(differences):
        yield Row(f"change {number}", (Span(text, "warning"),))
