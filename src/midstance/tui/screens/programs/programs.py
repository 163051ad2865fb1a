"""Every program and routine: what it is for, and how the chosen one stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container

from midstance.presentation.commands import DEFAULT_KEYMAP, Area, Keymap, keys_for
from midstance.presentation.programs import (
    Minutes,
    all_minutes,
    program_paragraphs,
    program_rows,
    routine_paragraphs,
)
from midstance.tui.screens.command_screen import WIDE_WIDTH, CommandScreen, bindings_of
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.prose import Prose, ScrollingProse
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from midstance.domain.attendance import ProgramStanding
    from midstance.presentation.blocks import Paragraph
    from midstance.services.profile import ProfileService

FOOTER = ("programs.open", "programs.back", "app.library", "app.profile", "app.today", "app.help")


class ProgramsScreen(CommandScreen):
    """What there is to follow."""

    CSS_PATH = "programs.tcss"
    AUTO_FOCUS = "#programs"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.PROGRAMS)

    def __init__(
        self,
        profile_service: ProfileService,
        opened: Callable[[str], None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Show what ``dossier`` holds; ``opened`` is told which program or routine to open."""
        super().__init__(keymap)
        self._profile_service, self._opened = profile_service, opened
        self._now: ProgramStanding | None = None

    @property
    def events(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {"open": self._open, "back": lambda: self.dismiss(None)}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with a list."""
        return action != "command" or parameters[0] in self.events

    @cached_property
    def _minutes(self) -> Minutes:
        return all_minutes(self._profile_service.library)

    def compose(self) -> ComposeResult:
        """The list, what the one under the cursor is for, keys."""
        yield EdgeLine(id="top")
        with Container(id="body"):
            yield RowList(id="programs")
            with ScrollingProse(id="side", can_focus=False):
                yield Prose(id="about")
        yield StyledLine(id="notice")
        yield FooterLine(keys_for(FOOTER, self.keymap), id="keys")

    def on_mount(self) -> None:
        """Show the list."""
        self._show()

    @property
    def list(self) -> RowList:
        """The programs and routines."""
        return self.query_one("#programs", RowList)

    def on_screen_resume(self) -> None:
        """Read how the chosen one stands; it may be another one now."""
        self.start(self._read())

    async def _read(self) -> None:
        self._now = await self._profile_service.standing()
        self._show()

    def _show(self) -> None:
        if not self.is_open:
            return
        width = self.list.size.width or self.app.size.width
        library = self._profile_service.library
        self.list.rows = tuple(program_rows(library, self._minutes, self._now, width))
        count = f"{len(library.programs)} and {len(library.routines)} routines"
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Programs", count)
        self._show_about()

    @on(RowList.Highlighted)
    def _show_about(self) -> None:
        row = self.list.highlighted
        self.query_one("#about", Prose).tell(self._about(row.key) if row else ())
        self.query_one("#side").scroll_home(animate=False)

    def _about(self, id_: str) -> Iterator[Paragraph]:
        library = self._profile_service.library
        if id_ in library.programs:
            return program_paragraphs(library.programs[id_], self._minutes[id_], self._now)
        return routine_paragraphs(library.routines[id_], self._minutes[id_])

    @on(RowList.Chosen)
    def _open(self) -> None:
        if row := self.list.highlighted:
            self._opened(row.key)

    def on_resize(self, event: Resize) -> None:
        """Put what it is for beside the list where there is room, else below it."""
        self.set_class(event.size.width >= WIDE_WIDTH, "-wide")
        self.call_after_refresh(self._show)
