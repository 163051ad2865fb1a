"""The week: what was achieved, what is new, the muscles, and one thing to do, on one screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import clamp
from textual.widgets import Static

from midstance.domain.calendar import DAYS, Week
from midstance.exchange.exporters.markdown import week_markdown
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.week_findings import gain_sections, gap_sections, other_sections
from midstance.services.calendar.reviews import ReviewService
from midstance.services.log_client import ChangeRefusedError
from midstance.tui.dialogs.choice import TextDialog
from midstance.tui.screens.command_screen import CommandScreen, Handlers, bindings_of
from midstance.tui.terminal.process import open_page, page_opener
from midstance.tui.widgets.cell_pane import DrawnPane
from midstance.tui.widgets.line import FooterLine, StyledLine
from midstance.tui.widgets.prose import Sections
from midstance.tui.widgets.review.week_frame import WeekHead, draw_tip, draw_week_head
from midstance.tui.widgets.review.week_page import WeekPage, draw_week
from midstance.tui.widgets.week_strip import day_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click, Resize

    from midstance.domain.weeks.review import WeekReview, WeekTip
    from midstance.services.log_client import LogClient
    from midstance.storage.errors import StorageError

DAY_ROWS = 6
"""Rows of the strip at the top of the page in which a click meets a day."""
WHOLE_HEIGHT = 36
"""Rows from which on the tip is three rows high."""
COPIED = "Copied to the clipboard as Markdown"
NO_DESKTOP = "No desktop to show it on. The page is {}"
NOT_OPENED = "The browser could not be started. The page is {}"
FOOTER = (
    "week.open",
    "week.above",
    "week.details",
    "week.note",
    "week.copy",
    "week.page",
    "app.calendar",
    "app.history",
    "week.back",
    "app.help",
)


class WeekScreen(CommandScreen):
    """The review of one week; the arrow keys lead to others, and to its days."""

    CSS_PATH = "week.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(Area.WEEK),
        Binding("pagedown", "scroll_page(1)", "page down", show=False),
        Binding("pageup", "scroll_page(-1)", "page up", show=False),
    ]

    def __init__(
        self,
        client: LogClient,
        open_workout: Callable[[UUID], None],
        environ: Mapping[str, str],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Review the weeks of the client's log, beginning with this one.

        Args:
            client: has the log.
            open_workout: shows a workout with its sets.
            environ: the environment, in which a browser may be found.
            keymap: the keys that the footer names.
        """
        super().__init__(keymap)
        self._client, self._settings = client, client.settings
        self._open_workout, self._environ = open_workout, environ
        self._reviews = ReviewService(client)
        self._week = self._this_week
        self._review: WeekReview | None = None
        self._day: int | None = None
        self._notice = ""

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "week.before": lambda: self._open(self._week.shifted(-1)),
            "week.after": lambda: self._open(self._week.shifted(1)),
            "week.now": lambda: self._open(self._this_week),
            "week.open": self._do_it,
            "week.above": lambda: self._move(-1),
            "week.below": lambda: self._move(1),
            "week.details": self._show_details,
            "week.note": self._write_note,
            "week.copy": self._copy,
            "week.page": self._show_page,
            "week.back": lambda: self.dismiss(None),
        }

    @property
    def _this_week(self) -> Week:
        return Week.of(self._reviews.today, self._settings.week_start)

    @property
    def tip(self) -> WeekTip | None:
        """What the tip offers to do; None where there is nothing to do."""
        return self._review.tip if self._review else None

    def compose(self) -> ComposeResult:
        """The head, the page with its details under it, the tip, the keys."""
        yield DrawnPane(id="head")
        with VerticalScroll(id="scroll", can_focus=False):
            yield StyledLine(id="trouble")
            yield DrawnPane(id="page")
            yield Sections(id="details")
        yield DrawnPane(id="tip")
        yield Static(id="gap")
        yield FooterLine(id="keys")

    def on_mount(self) -> None:
        """Show this week."""
        self._show_head()
        self._show_in_place_of_page("reading the log", MUTED)
        self.call_after_refresh(self.read, self._read)

    def on_resize(self, event: Resize) -> None:
        """Give the tip more room where there is some."""
        self.set_class(event.size.height >= WHOLE_HEIGHT, "-whole")
        self.call_after_refresh(self._show)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll down by a number of pages."""
        scroll = self.query_one("#scroll", VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    # What is read

    def _open(self, week: Week) -> None:
        """Name the week at once; what was done in it is read when that is seen."""
        self._week, self._day = week, None
        self._show_head()
        self.read_when_seen(self._read)

    async def _read(self) -> None:
        week = self._week
        self._review = await self._reviews.week(week)
        self.query_one("#trouble", StyledLine).display = False
        self._show()

    def show_error(self, error: StorageError) -> None:
        """Say what is wrong; nothing of the week is known then."""
        if isinstance(error, ChangeRefusedError):
            self.say(str(error))
            return
        self._show_in_place_of_page(clean(str(error), 400), "bold $text-error")

    def _show_in_place_of_page(self, text: str, style: str) -> None:
        line = self.query_one("#trouble", StyledLine)
        line.display = True
        line.show((text, style))
        line.refresh(layout=True)

    # What is shown

    def say(self, text: str, style: str = "bold $text-accent") -> None:  # noqa: ARG002 - one style here
        """Show one line at the top for a few seconds."""
        self._notice = clean(text, 400)
        self._show_head()
        if self._notice_timer:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(6.0, self._drop_notice)

    def _drop_notice(self) -> None:
        self._notice = ""
        self._show_head()

    def _show_head(self) -> None:
        standing = self._review.standing if self._review else None
        clock = self._client.time_of_day(0)
        head = WeekHead(self._week, standing, self._reviews.today, clock, self._notice)
        self.query_one("#head", DrawnPane).show(partial(draw_week_head, head))

    def _show(self) -> None:
        self._show_head()
        review = self._review
        if review is None or not self.is_mounted:
            return
        unit, in_ascii = self._settings.weight_unit, self._settings.ascii
        if self._day is None and review.tip is None:
            self._day = min(DAYS - 1, max(0, (self._reviews.today - review.week.first).days))
        page = WeekPage(review, self._reviews.today, unit, self._day, in_ascii)
        self.query_one("#page", DrawnPane).show(partial(draw_week, page))
        sections = (
            *gap_sections(review, unit),
            *gain_sections(review, unit),
            *other_sections(review, unit),
        )
        self.query_one("#details", Sections).show_sections(each for each in sections if each.listed)
        is_high = self.has_class("-whole")
        self.query_one("#tip", DrawnPane).show(
            partial(draw_tip, review.tip, is_chosen=self._day is None, is_high=is_high)
        )
        self._show_keys()

    def _show_keys(self) -> None:
        word = "undo it" if self.tip and self.tip.is_taken else "do it"
        labels = {"week.open": word if self._day is None else "open the day"}
        keys = footer_labels(FOOTER, self.keymap, labels)
        self.query_one("#keys", FooterLine).keys = keys

    # What the runner does

    def _move(self, by: int) -> None:
        """Move between the days and the tip, which comes after the last day."""
        last = DAYS - 1 + (self.tip is not None)
        place = clamp((DAYS if self._day is None else self._day) + by, 0, last)
        self._day = None if place == DAYS else place
        self.query_one("#scroll").scroll_home(animate=False)
        self._show()

    def on_click(self, event: Click) -> None:
        """Put the cursor on the day or the tip that was clicked; open it where it was there."""
        at = self.clicked_in(event, "#page")
        day = day_at(self.size.width, at.x) if at is not None and at.y < DAY_ROWS else None
        is_tip = self.tip is not None and self.clicked_in(event, "#tip") is not None
        if day is None and not is_tip:
            return
        if day == self._day:
            self._do_it()
        else:
            self._day = day
            self._show()

    def _do_it(self) -> None:
        """Do what the tip says, undo it, or open the day under the cursor."""
        if self._day is not None:
            self._open_day(self._day)
        elif tip := self.tip:
            self.start(partial(self._take_tip, tip))

    async def _take_tip(self, tip: WeekTip) -> None:
        is_in = await self._reviews.toggle_tip(tip)
        await self._read()
        self.say(f"{tip.name} {'added to' if is_in else 'taken out of'} the next session.")

    def _open_day(self, place: int) -> None:
        entries = self._review.days[place].entries if self._review else ()
        workouts = [each.workout for each in entries if each.workout is not None]
        if workouts:
            self._open_workout(workouts[-1])
        else:
            self.say("No workout on this day.")

    def _show_details(self) -> None:
        """Scroll to the details under the page, and back."""
        scroll = self.query_one("#scroll", VerticalScroll)
        if scroll.scroll_y:
            scroll.scroll_home(animate=False)
        else:
            scroll.scroll_to_widget(self.query_one("#details"), animate=False, top=True)

    def _write_note(self) -> None:
        week = self._week

        def answered(text: str | None) -> None:
            if text is not None:
                self.start(partial(self._save_note, week, text))

        before = self._review.note.replace("\n", " ") if self._review else ""
        self.app.push_screen(TextDialog("A note on this week", before), answered)

    async def _save_note(self, week: Week, text: str) -> None:
        await self._reviews.write_note(week, text)
        await self._read()

    def _copy(self) -> None:
        """Hand the week to the terminal's clipboard."""
        if self._review is not None:
            lines = week_markdown(self._review, self._settings.weight_unit)
            self.app.copy_to_clipboard("\n".join((*lines, "")))
            self.say(COPIED)

    def _show_page(self) -> None:
        """Write the week as a page, and show it in the browser where there is a desktop."""
        if self._review is None:
            return
        try:
            path = self._reviews.write_page(self._review)
        except OSError as error:
            self.say(f"The page was not written: {error.strerror or error}")
            return
        opener = page_opener(self._environ)
        if opener is None:
            self.say(NO_DESKTOP.format(path))
            return
        try:
            open_page(opener, path)
        except OSError:
            self.say(NOT_OPENED.format(path))
        else:
            self.say(f"Opened {path}")
