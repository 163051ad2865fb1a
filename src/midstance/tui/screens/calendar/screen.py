"""The calendar: a month of runs and strength, and keys that add, move and change a run."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Container, Vertical, VerticalScroll

from midstance.domain.calendar import DAYS, MONTHS, Week
from midstance.domain.quantity import DistanceUnit
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.phrases import day_text
from midstance.presentation.planning.month import (
    SHORT_ROWS,
    TALL_ROWS,
    MonthFrame,
    day_lines,
    phases_in_short,
    week_rows,
    week_total,
)
from midstance.presentation.planning.runs import total_text
from midstance.presentation.planning.today import section_paragraphs
from midstance.services.calendar.month import MonthService, month_after, month_before
from midstance.tui.dialogs.choice import Option
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.screens.calendar.changes import RunChanges
from midstance.tui.screens.calendar.season import season_parts
from midstance.tui.screens.command_screen import CommandScreen, Handlers, Work, bindings_of
from midstance.tui.widgets.big_digits.letters import SMALL_ROWS, LetterBlocks, in_colours, letters
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine, StyledRows
from midstance.tui.widgets.workout.canvas import fitted, padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click, Resize

    from midstance.presentation.blocks import StyledText
    from midstance.presentation.planning.month import MonthDay
    from midstance.services.calendar.month import MonthWeek, SeasonWeek
    from midstance.services.log_client import LogClient

WIDE_COLUMN, WIDE_WIDTH, TALL_HEIGHT = 13, 110, 38
TOTAL_WIDTH = 22
"""Cells of the weeks' totals where there is room for whole bars; less in a narrow terminal."""

Facts = tuple[tuple[str, str, str], ...]
"""A number, what it counts, and its colour, each; the last word of what it counts stands alone."""

MARGIN, MOST_WIDTH = 2, 168
AROUND_GRID, MOST_WEEKS_SHOWN, MOST_ROWS = 10, 6, 8
"""Rows of everything but the weeks, the most weeks of a month, and the most rows of a week."""
BEST_DAY, BEST_DAYS = "day with bests ★", "days with bests ★"
_BRIEF_CAPTIONS = {BEST_DAY: "★ bests", BEST_DAYS: "★ bests"}
_PAIRS = {"→": "←→", "↓": "↑↓"}
SEASON_FOOTER = ("month.day-after", "month.season", "month.back", "app.help")
SEASON_LABELS = {"month.day-after": "weeks", "month.season": "month", "month.back": "month"}


class CalendarScreen(CommandScreen):
    """A month; the season at a glance in its place."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.MONTH)
    FOOTER = (
        "month.after",
        "month.day-after",
        "month.add",
        "month.move",
        "month.type",
        "month.delete",
        "month.template",
        "month.season",
        "month.back",
        "app.help",
    )

    def __init__(self, client: LogClient, keymap: Keymap = DEFAULT_KEYMAP) -> None:
        """Show the month of today."""
        super().__init__(keymap)
        self._service, self._start = MonthService(client), client.settings.week_start
        self._in_ascii = client.settings.ascii
        self.cursor = self._service.today
        self._weeks: tuple[MonthWeek, ...] = ()
        self._season: tuple[SeasonWeek, ...] | None = None
        self._unit = DistanceUnit.KM
        self._changes = RunChanges(self, self._service)

    def handlers(self) -> Handlers:
        """What each command does."""
        changes = self._changes
        return {
            "month.open": lambda: self._start_on_day(changes.open),
            "month.done": lambda: self._start_on_day(changes.toggle_done),
            "month.add": lambda: self._start_on_day(changes.add),
            "month.move": lambda: self._start_on_day(changes.move),
            "month.type": lambda: self._start_on_day(changes.set_kind),
            "month.delete": lambda: self._start_on_day(changes.delete),
            "month.why": lambda: self._start_on_day(self._show_why),
            "month.template": lambda: self.start(changes.set_weekly),
            "month.undo": lambda: self.start(changes.undo),
            "month.season": self._toggle_season,
            "month.day-before": lambda: self._step(-1),
            "month.day-after": lambda: self._step(1),
            "month.week-before": lambda: self._step(-7),
            "month.week-after": lambda: self._step(7),
            "month.before": lambda: self._turn(month_before(self._first)),
            "month.after": lambda: self._turn(month_after(self._first)),
            "month.now": lambda: self.go_to(self._service.today),
            "month.back": self._back,
        }

    def compose(self) -> ComposeResult:
        """The month's name and figures, its days, the day under the cursor, a message, the keys."""
        yield EdgeLine(id="top")
        with Container(id="frame"), Vertical(id="page"):
            yield StyledLine(id="head")
            yield StyledLine(id="weekdays")
            with VerticalScroll(id="scroll", can_focus=False):
                yield StyledRows(id="grid")
            yield StyledLine(id="day")
            yield StyledLine(id="notice")
        yield FooterLine(id="keys")

    def on_mount(self) -> None:
        """Read this month."""
        self.read_month()

    def on_resize(self, event: Resize) -> None:
        """Draw for another size."""
        width, height = event.size
        self.set_class(width >= WIDE_WIDTH and height >= TALL_HEIGHT, "-tall")
        self._show()

    @property
    def _first(self) -> date:
        return self.cursor.replace(day=1)

    @property
    def day(self) -> MonthDay | None:
        """The day under the cursor; None until it is read."""
        days = (each for week in self._weeks for each in week.days)
        return next((each for each in days if each.day == self.cursor), None)

    @property
    def unit(self) -> DistanceUnit:
        """The unit of distances."""
        return self._unit

    def read_month(self) -> None:
        """Read the month of the cursor, or the season where that is shown, and show it."""
        self.read(self._read)

    async def _read(self) -> None:
        first = self._first
        self._unit = await self._service.unit()
        weeks = await self._service.month(first)
        if self._season is not None:
            self._season = await self._service.season()
        if self.is_on_stack and first == self._first:
            self._weeks = weeks
            self._show()

    def _start_on_day(self, work: Work) -> None:
        """Begin a change of the day under the cursor, where a day is shown."""
        if self._season is None:
            self.start(work)
        else:
            self.say("Days are changed in the month; s shows it again.")

    async def _show_why(self) -> None:
        """Why the strength of the week lies where it lies."""
        sections = await self._service.why(self.cursor)
        if not sections:
            self.say("This week has no plan: it is over, or no program is followed then.")
            return
        paragraphs = section_paragraphs(sections)
        close = (Option("e", "close", value=True),)
        await self.app.push_screen_wait(NoticeDialog("Why this week", paragraphs, close))

    def _back(self) -> None:
        if self._season is None:
            self.dismiss(None)
        else:
            self._toggle_season()

    def _toggle_season(self) -> None:
        if self._season is None:
            self._season = ()
            self.read_month()
        else:
            self._season = None
            self._show()
        self.query_one("#scroll").scroll_home(animate=False)

    def _step(self, days: int) -> None:
        """Move the cursor by a number of days; in the season, by rows of weeks."""
        if self._season is not None:
            self.query_one("#scroll").scroll_relative(y=1 if days > 0 else -1, animate=False)
            return
        ordinal = self.cursor.toordinal() + days
        if date.min.toordinal() <= ordinal <= date.max.toordinal():
            self.go_to(date.fromordinal(ordinal))

    def on_click(self, event: Click) -> None:
        """Put the cursor on the day that was clicked; open it where the cursor was there."""
        offset = self.clicked_in(event, "#grid")
        if offset is None or self._season is not None:
            return
        frame = self._frame()
        week, place = offset.y // frame.rows, offset.x // frame.column
        if week < len(self._weeks) and place < DAYS:
            day = self._weeks[week].days[place].day
            if day == self.cursor:
                self.action_command("month.open")
            else:
                self.go_to(day)

    def _turn(self, first: date) -> None:
        """The same day of another month, or its last."""
        last = month_after(first) - timedelta(days=1)
        day = min(self.cursor.day, last.day if last >= first else self.cursor.day)
        self.go_to(first.replace(day=day))

    def go_to(self, day: date) -> None:
        """Put the cursor on ``day``; another month is named at once, and shown when it is read."""
        before, self.cursor = self._first, day
        if before != self._first:
            self._show_top()
            self.read_when_seen(self._read)
        else:
            self._show()

    def _show_top(self) -> None:
        """Name the month, and those before and after it; or the season."""
        heading, ends = "Season", ""
        if self._season is None:
            heading = f"{MONTHS[self.cursor.month - 1].capitalize()} {self.cursor.year}"
            before, after = (
                MONTHS[each.month - 1].capitalize()
                for each in (month_before(self._first), month_after(self._first))
            )
            ends = f"← {before}   {after} →"
        self.query_one("#top", EdgeLine).show_ends(f"MIDSTANCE   {heading}", ends)

    def _show(self) -> None:
        season = self._season is not None
        self._show_top()
        footer = SEASON_FOOTER if season else self.FOOTER
        keys = footer_labels(footer, self.keymap, SEASON_LABELS if season else {})
        pairs = ((_PAIRS.get(key, key), label) for key, label in keys)
        self.query_one("#keys", FooterLine).keys = tuple(pairs)
        self.query_one("#head", StyledLine).show(*self._head(season=season))
        weekdays = () if season else self._weekdays(self._frame().column)
        self.query_one("#weekdays", StyledLine).show(*weekdays)
        grid = self.query_one("#grid", StyledRows)
        grid.show(*(self._season_parts() if season else self._month_parts()))
        self.query_one("#day", StyledLine).show(*(() if season else self._day_parts()))
        if not season:
            self.call_after_refresh(self._keep_in_sight)

    def _season_parts(self) -> Iterator[StyledText]:
        this_week = Week.of(self._service.today, self._start)
        return season_parts(
            self._season or (), this_week, self._room, self._unit,
            in_ascii=self._in_ascii,
        )  # fmt: skip

    def _head(self, *, season: bool) -> tuple[StyledText, ...]:
        """The month's name with what was done in it; of the season the word."""
        word = "SEASON" if season else MONTHS[self.cursor.month - 1].upper()
        facts = () if season or not self._weeks else self._facts()
        if not self.has_class("-tall"):
            heads = (_short_head(word, facts, is_brief=is_brief) for is_brief in (False, True))
            fit = (each for each in heads if _width_of(each) <= self._room)
            return next(fit, _short_head(word, facts[:2], is_brief=True))
        heads = (
            self._large_head(word, facts, is_bold=is_bold, is_brief=is_brief)
            for is_bold, is_brief in ((True, False), (True, True), (False, True))
        )
        fit = (each for each in heads if _width_of(each) <= self._room)
        return next(fit, ((word, "bold $bright"),))

    def _large_head(
        self, word: str, facts: Facts, *, is_bold: bool, is_brief: bool
    ) -> tuple[StyledText, ...]:
        """The month in large letters; brief captions are one word each."""
        blocks = LetterBlocks.ASCII if self._in_ascii else LetterBlocks.HALVES
        parts = [(letters(word, SMALL_ROWS, is_bold=is_bold, blocks=blocks), "$bright")]
        for number, caption, style in facts:
            parts += [(("   ",), ""), (letters(number, SMALL_ROWS, blocks=blocks), style)]
            parts.append(((_brief_caption(caption) if is_brief else caption,), "$quiet"))
        return in_colours(*parts)

    def _facts(self) -> Facts:
        """Sessions done, kilometres, and days with bests: the number, its word, its colour."""
        days = list(self._days_of_month())
        strength = sum(each.attendance.was_done for day in days for each in day.strength)
        total = total_text([run for day in days for run in day.runs], self._unit)
        number, _, rest = total.partition(" ")
        bests = sum(day.has_best for day in days)
        facts = (
            (str(strength), "strength", "$go"),
            (number, rest, "$run"),
            (str(bests or ""), BEST_DAY if bests == 1 else BEST_DAYS, "$best"),
        )
        return tuple(each for each in facts if each[0])

    def _days_of_month(self) -> Iterator[MonthDay]:
        for week in self._weeks:
            for each in week.days:
                if each.day.replace(day=1) == self._first:
                    yield each

    @property
    def _room(self) -> int:
        """The columns of the page between its margins."""
        return min(self.size.width, MOST_WIDTH) - 2 * MARGIN

    def _frame(self) -> MonthFrame:
        is_tall = self.has_class("-tall")
        runs = [run for week in self._weeks for run in week.runs]
        by_day: dict[date, int] = {}
        for each in runs:
            by_day[each.day] = by_day.get(each.day, 0) + (each.run.metres or 0)
        room = self._room
        is_wide = self.size.width >= WIDE_WIDTH
        narrow = max(6, min(WIDE_COLUMN, (room - 13) // 7))
        column = (room - TOTAL_WIDTH - 2) // 7 if is_wide else narrow
        rows = (self.size.height - AROUND_GRID) // MOST_WEEKS_SHOWN
        return MonthFrame(
            column,
            min(max(rows, TALL_ROWS), MOST_ROWS) if is_tall else SHORT_ROWS,
            max(by_day.values(), default=0),
            self._first,
            self._service.today,
            self.cursor,
            self._unit,
            self._in_ascii,
            padded,
        )

    def _month_parts(self) -> Iterator[StyledText]:
        frame = self._frame()
        width = max(0, min(TOTAL_WIDTH, self._room - 7 * frame.column - 1))
        before = ""
        phases = phases_in_short([week.phase for week in self._weeks], width)
        for week, phase in zip(self._weeks, phases, strict=True):
            sets = (week.sets_done, week.sets_planned)
            totals = list(week_total(week.days, sets, phase, frame, width))
            for number, row in enumerate(week_rows(week.days, frame)):
                yield before, ""
                before = "\n"
                yield from row
                yield ("  " if frame.is_tall else ""), ""
                for text, style in totals[number] if width and number < len(totals) else ():
                    yield text if text.startswith(" ") else fitted(clean(text), width), style

    def _weekdays(self, column: int) -> Iterator[StyledText]:
        """The names of the weekdays; today's is blue in the week under them."""
        for day in Week.of(self._first, self._start).days:
            is_today = day == self._service.today
            yield f" {day:%a}".ljust(column), "bold $next" if is_today else "bold $quiet"

    def _day_parts(self) -> Iterator[StyledText]:
        yield f"{day_text(self.cursor)}  ", "bold $text"
        day = self.day
        words = " · ".join(day_lines(day, self._unit)) if day else ""
        nothing = "nothing planned" if day else "reading the log"
        yield clean(words, 300) or nothing, "$text" if words else MUTED

    def _keep_in_sight(self) -> None:
        """Scroll so that the week of the cursor is seen whole."""
        ends = [(week.days[0].day, week.days[-1].day) for week in self._weeks]
        found = (n for n, (first, last) in enumerate(ends) if first <= self.cursor <= last)
        number = next(found, None)
        scroll = self.query_one("#scroll")
        if number is None or not scroll.size.height:
            return
        rows = self._frame().rows
        top = number * rows
        low = max(0, top + rows - scroll.size.height)
        y = max(low, min(scroll.scroll_offset.y, top))
        y = min(top, -(-y // rows) * rows)
        scroll.scroll_to(y=y, animate=False)


def _short_head(word: str, facts: Facts, *, is_brief: bool) -> tuple[StyledText, ...]:
    """The month and its facts in a row; the brief captions are one word each."""
    parts = [(word, "bold $bright")]
    for number, caption, style in facts:
        shown = _brief_caption(caption) if is_brief else caption
        parts.append((f"{' ' if is_brief else '   '}{number} {shown}", f"bold {style}"))
    return tuple(parts)


def _brief_caption(caption: str) -> str:
    return _BRIEF_CAPTIONS.get(caption, caption.rpartition(" ")[2])


def _width_of(parts: tuple[StyledText, ...]) -> int:
    """The cells of the first line."""
    return cell_len("".join(text for text, _ in parts).partition("\n")[0])
