"""The week: planned against done, what grew, what was left out, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen

from midstance.coach.review import review
from midstance.coach.week_facts import week_facts
from midstance.domain.week import Week
from midstance.tui.command import Area
from midstance.tui.keys import COMMANDS, USUAL, Keymap, keys_for
from midstance.tui.shown import shown
from midstance.tui.week_text import day_parts, finding_parts, total_parts, volume_parts
from midstance.tui.widgets.footer_line import FooterLine
from midstance.tui.widgets.line import MUTED, EdgeLine, Line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from midstance.domain.review import WeekReview
    from midstance.tui.desk import Desk

WIDE = 100
FOOTER = ("week.before", "week.after", "week.now", "app.today", "app.help")


class WeekScreen(Screen[None]):
    """The review of one week; the arrow keys lead to others."""

    CSS_PATH = "week.tcss"
    AUTO_FOCUS = "#scroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(command.keys), command.action, command.label, id=command.id, show=False)
        for command in COMMANDS
        if command.area is Area.WEEK
    ]

    def __init__(self, desk: Desk, keymap: Keymap = USUAL) -> None:
        """Review weeks of what ``desk`` knows, beginning with this one."""
        super().__init__()
        self._desk, self._keymap = desk, keymap
        self._today = desk.context.clock.today()
        self._week = Week.of(self._today, desk.settings.week_start)

    def compose(self) -> ComposeResult:
        """Seven days, the figures, volume on the left, what stands out on the right."""
        yield EdgeLine(id="top")
        with VerticalScroll(id="scroll"):
            with Horizontal(id="days"):
                for number in range(7):
                    yield Line(id=f"day-{number}", classes="day")
            yield Line(id="totals")
            with Horizontal(id="columns"):
                yield Line(id="volume")
                yield Line(id="findings")
        yield FooterLine(id="keys")

    def on_mount(self) -> None:
        """Show this week."""
        self.query_one("#keys", FooterLine).keys = keys_for(FOOTER, self._keymap)
        self._show()

    def on_resize(self) -> None:
        """Put the columns beside or below each other."""
        self.set_class(self.size.width >= WIDE, "-wide")

    def action_command(self, name: str) -> None:
        """Do what a command of the table asks for."""
        match name:
            case "before":
                self._turn(self._week.shifted(-1))
            case "after":
                self._turn(self._week.shifted(1))
            case "now":
                self._turn(Week.of(self._today, self._desk.settings.week_start))
            case _:
                self.dismiss(None)

    def _turn(self, week: Week) -> None:
        self._week = week
        self._show()

    def _review(self) -> WeekReview:
        library = self._desk.context.library.library
        facts = self._desk.ask(lambda log: week_facts(log, library, self._week, self._today))
        return review(facts, library)

    def _show(self) -> None:
        found, unit = self._review(), self._desk.settings.weight_unit
        self.query_one("#top", EdgeLine).show_ends(self._title(), _standing(found))
        for number, day in enumerate(found.days):
            line = self.query_one(f"#day-{number}", Line)
            line.show(*day_parts(day, is_today=day.date == self._today))
        self.query_one("#totals", Line).show(*total_parts(found, unit))
        self.query_one("#volume", Line).show(*volume_parts(found.volume))
        findings = tuple(finding_parts(found, unit))
        empty = (("Nothing stands out: no set counted in this week.", MUTED),)
        self.query_one("#findings", Line).show(*(findings or empty))
        self.refresh(layout=True)

    def _title(self) -> str:
        first, last = self._week.first, self._week.last
        return f"MIDSTANCE   Week {first.day} {first:%b} - {last.day} {last:%b %Y}"


def _standing(found: WeekReview) -> str:
    return shown(f"{found.standing.name} · {found.standing.text}") if found.standing else ""
