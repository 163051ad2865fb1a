"""A program: what it is for, its weeks in a table, and the way to follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from midstance.coach.program_fit import fit_of
from midstance.domain.library import UnknownIdError
from midstance.tui.command import Area
from midstance.tui.keys import USUAL, Keymap, keys_for
from midstance.tui.log_rows import day_text
from midstance.tui.program_text import (
    about_program,
    minutes,
    sessions_of,
)
from midstance.tui.screens.program_questions import choose
from midstance.tui.screens.study import WIDE_WIDTH, StudyScreen, bindings_of
from midstance.tui.shown import shown
from midstance.tui.week_rows import table_rows, week_names
from midstance.tui.widgets.footer_line import FooterLine
from midstance.tui.widgets.line import EdgeLine, Line
from midstance.tui.widgets.prose import Prose, Reading
from midstance.tui.widgets.week_table import WeekTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from midstance.domain.attendance import Standing
    from midstance.domain.program import Program
    from midstance.domain.session import Session
    from midstance.tui.dossier import Dossier

FOOTER = (
    "programs.open",
    "programs.choose",
    "programs.rehearse",
    "programs.about",
    "programs.back",
    "app.help",
)


class ProgramScreen(StudyScreen):
    """One program, week by week."""

    CSS_PATH = "program.tcss"
    AUTO_FOCUS = "#weeks"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.PROGRAMS)

    def __init__(
        self,
        dossier: Dossier,
        program: Program,
        preview: Callable[[Session], None],
        rehearse: Callable[[Session], None],
        keymap: Keymap = USUAL,
    ) -> None:
        """Show ``program``; ``preview`` and ``rehearse`` are told which session."""
        super().__init__(keymap)
        self._dossier, self._program = dossier, program
        self._preview, self._rehearse = preview, rehearse
        self._now: Standing | None = None
        library = dossier.library
        taken = [minutes(library, each) for each in sessions_of(library, program)]
        self._span = (min(taken, default=0), max(taken, default=0))

    @property
    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """What each command does."""
        return {
            "open": lambda: self._with_session(self._preview),
            "choose": lambda: self.start(self._choose(), "choosing"),
            "rehearse": lambda: self._with_session(self._rehearse),
            "about": self._turn_over,
            "back": lambda: self.dismiss(None),
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with a program."""
        return action != "command" or parameters[0] in self.deeds

    def compose(self) -> ComposeResult:
        """What it is for, the weeks, keys."""
        yield EdgeLine(id="top")
        with Container(id="body"):
            with Reading(id="side"):
                yield Prose(id="about")
            yield WeekTable(id="weeks")
        yield Line(id="notice")
        yield FooterLine(keys_for(FOOTER, self.keymap, {"programs.open": "preview"}), id="keys")

    def on_mount(self) -> None:
        """Show the program, and read how it stands."""
        table = self.query_one("#weeks", WeekTable)
        table.weeks = week_names(self._program)
        table.rows = tuple(table_rows(self._dossier.library, self._program))
        self._show()
        self.start(self._read())

    def _show(self) -> None:
        told = about_program(self._program, self._span, self._now)
        self.query_one("#about", Prose).tell(told)
        is_chosen = self._now is not None and self._now.program == self._program.id
        has_room = self.app.size.width >= WIDE_WIDTH
        standing = f"● {self._now.text}" if is_chosen and self._now and has_room else ""
        self.query_one("#top", EdgeLine).show_ends(
            f"MIDSTANCE   Programs · {shown(self._program.name)}", standing
        )

    async def _read(self) -> None:
        self._now = await self._dossier.standing()
        self._show()

    def _with_session(self, use: Callable[[Session], None]) -> None:
        marked = self.query_one("#weeks", WeekTable).marked
        if marked is None:
            return
        ref, week = marked
        try:
            use(self._dossier.library.session(ref, week))
        except UnknownIdError:
            self.say(f"Week {week} has no such session; choose another week with ← and →.")

    async def _choose(self) -> None:
        """Ask what has to be asked, and follow the program."""
        situation = await self._dossier.situation()
        fit = fit_of(self._program, situation)
        start = await choose(self.app, self._program, fit, situation)
        if start is None:
            return
        await self._dossier.enrol(self._program.id, start)
        self.say(f"{self._program.name} is your program now; week 1 begins on {day_text(start)}.")
        await self._read()

    def _turn_over(self) -> None:
        """Go from the table to what the program is for, and back."""
        self.toggle_class("-about")
        is_about = self.has_class("-about") and not self.has_class("-wide")
        self.call_after_refresh(self.query_one("#side" if is_about else "#weeks").focus)

    def on_resize(self, event: Resize) -> None:
        """Put what it is for beside the table where there is room."""
        self.set_class(event.size.width >= WIDE_WIDTH, "-wide")
