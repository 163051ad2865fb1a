"""The week: planned against done, what grew, what was left out, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from midstance.domain.calendar import DAYS, Week
from midstance.exchange.exporters.markdown import week_markdown
from midstance.presentation.clean import clean
from midstance.presentation.commands import COMMANDS, DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.week import (
    day_line_parts,
    day_parts,
    standing_heading,
    total_parts,
    volume_parts,
    week_heading,
)
from midstance.presentation.week_findings import (
    NOTHING_STANDS_OUT,
    gain_sections,
    gap_sections,
    other_sections,
)
from midstance.services.calendar.reviews import ReviewService
from midstance.storage.errors import StorageError
from midstance.tui.closing import GuardedScreen
from midstance.tui.screens.command_screen import show_workout_above
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.prose import Sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.timer import Timer

    from midstance.domain.weeks.review import WeekReview
    from midstance.presentation.blocks import Section, StyledText
    from midstance.services.log_client import LogClient

COLUMNS_WIDTH = 72
"""Cells from which the days are side by side."""
WIDE_WIDTH, WHOLE_HEIGHT = 110, 36
"""Cells and rows from which everything is side by side, without scrolling."""
COPIED_SECONDS = 6.0
COPIED = "Sent to the clipboard as Markdown"
FOOTER = ("week.before", "week.after", "week.now", "week.copy", "week.back", "app.help")


class WeekScreen(GuardedScreen[None]):
    """The review of one week; the arrow keys lead to others."""

    CSS_PATH = "week.tcss"
    AUTO_FOCUS = "#scroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(command.keys), command.action, command.label, id=command.id, show=False)
        for command in COMMANDS
        if command.area is Area.WEEK
    ]

    def __init__(self, client: LogClient, keymap: Keymap = DEFAULT_KEYMAP) -> None:
        """Review the weeks of the client's log, beginning with this one."""
        super().__init__()
        self._settings, self._keymap = client.settings, keymap
        self._reviews = ReviewService(client)
        self._week = self._this_week
        self._review: WeekReview | None = None
        self._notice_timer: Timer | None = None
        self._commands: dict[str, Callable[[], object]] = {
            "week.before": lambda: self._open(self._week.shifted(-1)),
            "week.after": lambda: self._open(self._week.shifted(1)),
            "week.now": lambda: self._open(self._this_week),
            "week.copy": self._copy,
            "week.back": lambda: self.dismiss(None),
        }

    @property
    def _this_week(self) -> Week:
        return Week.of(self._reviews.today, self._settings.week_start)

    def compose(self) -> ComposeResult:
        """Seven days, the figures, volume and gaps on the left, gains on the right."""
        yield EdgeLine(id="top")
        with VerticalScroll(id="scroll"):
            with Horizontal(id="days"):
                for number in range(DAYS):
                    yield StyledLine(id=f"day-{number}", classes="day")
            yield StyledLine(id="day-lines")
            yield StyledLine(id="totals")
            with Horizontal(id="columns"):
                with Vertical(id="left"):
                    yield StyledLine(id="volume")
                    yield Sections(id="gaps")
                yield Sections(id="gains")
        yield FooterLine(footer_labels(FOOTER, self._keymap), id="keys")

    def on_mount(self) -> None:
        """Show this week."""
        show_workout_above(self)
        self._open(self._week)

    def on_resize(self, event: Resize) -> None:
        """Put the parts beside or below each other."""
        width, height = event.size
        is_whole = width >= WIDE_WIDTH and height >= WHOLE_HEIGHT
        self.set_class(width >= COLUMNS_WIDTH, "-columns")
        self.set_class(width >= WIDE_WIDTH, "-wide")
        self.set_class(is_whole, "-whole")
        for sections in self.query(Sections):
            sections.is_fitted = is_whole
        self._show()

    def action_command(self, name: str) -> None:
        """Run a command of the week by its id."""
        self._commands[name]()

    def _open(self, week: Week) -> None:
        self._week = week
        self._show_top()
        self.run_worker(self._read(week), exclusive=True)

    async def _read(self, week: Week) -> None:
        """Read and show a week; nothing is shown any more once the screen was left."""
        review, problem = None, ""
        try:
            review = await self._reviews.week(week)
        except StorageError as error:
            problem = clean(str(error), 400)
        if self not in self.app.screen_stack:
            return
        self._review = review
        if problem:
            self._say("#totals", (problem, "bold $text-error"))
        self._show()

    def _copy(self) -> None:
        """Hand the week to the terminal's clipboard."""
        if self._review is None:
            return
        lines = week_markdown(self._review, self._settings.weight_unit)
        self.app.copy_to_clipboard("\n".join((*lines, "")))
        self._show_top(COPIED)
        if self._notice_timer:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(COPIED_SECONDS, self._show_top)

    def _show_top(self, notice: str = "") -> None:
        heading, standing = week_heading(self._week), ""
        if self.has_class("-columns"):
            heading = f"MIDSTANCE   {heading}"
            standing = standing_heading(self._review.standing if self._review else None)
        self.query_one("#top", EdgeLine).show_ends(heading, notice or clean(standing))

    def _show(self) -> None:
        self._show_top()
        review, unit = self._review, self._settings.weight_unit
        if review is None:
            return
        self._show_days(review)
        self._say("#totals", *total_parts(review, unit))
        self._say("#volume", *volume_parts(review.volume, self.size.width))
        gaps = _with_lines(gap_sections(review, unit))
        gains = _with_lines((*gain_sections(review, unit), *other_sections(review)))
        self.query_one("#gaps", Sections).show_sections(gaps)
        self.query_one("#gains", Sections).show_sections(
            gains or (() if gaps else (NOTHING_STANDS_OUT,))
        )

    def _show_days(self, review: WeekReview) -> None:
        width, today = self.size.width // DAYS - 1, self._reviews.today
        lines: list[StyledText] = []
        for number, day in enumerate(review.days):
            self._say(f"#day-{number}", *day_parts(day, width, is_today=day.date == today))
            lines += day_line_parts(day, is_today=day.date == today)
        self._say("#day-lines", *lines)

    def _say(self, selector: str, *parts: StyledText) -> None:
        """Show a text that may take more or fewer lines than the one before."""
        line = self.query_one(selector, StyledLine)
        line.show(*parts)
        line.refresh(layout=True)


def _with_lines(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(each for each in sections if each.listed)
