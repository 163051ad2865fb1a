"""Every program and routine: what it is for, and how far the chosen one is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container

from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.programs import (
    OFFER_ROW,
    Minutes,
    all_minutes,
    offer_paragraphs,
    program_paragraphs,
    program_rows,
    routine_paragraphs,
)
from midstance.tui.screens.command_screen import WIDE_WIDTH, CommandScreen, Handlers, bindings_of
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.prose import Prose, ScrollingProse
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from midstance.coach.schedule.proposals import Proposal
    from midstance.domain.attendance import ProgramStanding
    from midstance.presentation.blocks import Paragraph
    from midstance.services.profile import ProfileService
    from midstance.services.upkeep.offered_programs import OfferedProgram


class ProgramsScreen(CommandScreen):
    """The programs and routines to choose from."""

    CSS_PATH = "programs.tcss"
    AUTO_FOCUS = "#programs"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.PROGRAMS)
    FOOTER = (
        "programs.open",
        "programs.back",
        "app.library",
        "app.profile",
        "app.today",
        "app.help",
    )

    def __init__(
        self,
        profile_service: ProfileService,
        open_program: Callable[[str], None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Show every program; ``open_program`` opens the program or routine with an id."""
        super().__init__(keymap)
        self._profile_service, self._open_program = profile_service, open_program
        self._standing: ProgramStanding | None = None
        self._proposal: Proposal | None = None
        self._offers: dict[str, OfferedProgram] = {}

    def handlers(self) -> Handlers:
        """What each command does."""
        return {"programs.open": self._open, "programs.back": lambda: self.dismiss(None)}

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
        yield FooterLine(footer_labels(self.FOOTER, self.keymap), id="keys")

    def on_mount(self) -> None:
        """Show the list."""
        self._show()

    @property
    def list(self) -> RowList:
        """The programs and routines."""
        return self.query_one("#programs", RowList)

    def on_screen_resume(self) -> None:
        """Read how far the chosen one is; it may be another one now."""
        self.read(self._read)

    async def _read(self) -> None:
        self._standing = await self._profile_service.standing()
        self._proposal = await self._profile_service.proposal()
        self._show()
        offers = await self._profile_service.coach.offers()
        self._offers = {f"{OFFER_ROW}{each.path.name}": each for each in offers}
        self._show()

    def _show(self) -> None:
        if not self.is_on_stack:
            return
        width = self.list.size.width or self.app.size.width
        library = self._profile_service.library
        offers = [(each.path.name, each.name) for each in self._offers.values()]
        rows = program_rows(library, self._minutes, self._standing, width, self._proposal, offers)
        self.list.rows = tuple(rows)
        count = f"{len(library.programs)} programs, {len(library.routines)} routines"
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Programs", count)
        self._show_about()

    @on(RowList.Highlighted)
    def _show_about(self) -> None:
        row = self.list.highlighted
        self.query_one("#about", Prose).show_paragraphs(self._paragraphs_of(row.key) if row else ())
        self.query_one("#side").scroll_home(animate=False)

    def _paragraphs_of(self, id_: str) -> Iterator[Paragraph]:
        library = self._profile_service.library
        if offer := self._offers.get(id_):
            findings = (each.text() for each in offer.findings)
            return offer_paragraphs(offer.name, offer.path.name, offer.fault, findings)
        if id_ in library.programs:
            return program_paragraphs(library.programs[id_], self._minutes[id_], self._standing)
        return routine_paragraphs(library.routines[id_], self._minutes[id_])

    @on(RowList.Chosen)
    def _open(self) -> None:
        row = self.list.highlighted
        if row and (offer := self._offers.get(row.key)):
            if not offer.fault:
                self.start(lambda: self._take_offer(offer))
        elif row:
            self._open_program(row.key)

    async def _take_offer(self, offer: OfferedProgram) -> None:
        await self._profile_service.coach.take(offer)
        del self._minutes
        self.app.notify(f"{offer.name} is yours. Enter shows it.", markup=False, timeout=15)
        await self._read()
        keys = [row.key for row in self.list.rows]
        self.list.cursor = keys.index(offer.id) if offer.id in keys else self.list.cursor

    def on_resize(self, event: Resize) -> None:
        """Put what it is for beside the list where there is room, else below it."""
        self.set_class(event.size.width >= WIDE_WIDTH, "-wide")
        self.call_after_refresh(self._show)
