"""A program week by week: exercises down, weeks across, and a cursor on one of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import clamp
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from midstance.presentation.clean import clean
from midstance.tui.widgets.line import press
from midstance.tui.widgets.workout.canvas import padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.events import Click

    from midstance.presentation.blocks import WeekRow


_GAP = 2
_MIN_LABEL = 14
_NOTHING = "·"


class WeekTable(Widget, can_focus=True):
    """The table; arrow keys move the cursor over lines and weeks, the table follows.

    Args:
        id: The widget's id.
    """

    COMPONENT_CLASSES = {
        "week-table--head",
        "week-table--heading",
        "week-table--muted",
        "week-table--cursor",
        "week-table--cell",
    }
    """Names of weeks, of sessions, what matters less, the cursor's line, and its cell."""

    DEFAULT_CSS = """
    WeekTable {
        height: 1fr;
        & > .week-table--head, & > .week-table--heading, & > .week-table--cell { text-style: bold; }
    }
    """

    BINDINGS = [
        Binding("up", "move(-1, 0)", "up", show=False),
        Binding("down", "move(1, 0)", "down", show=False),
        Binding("left", "move(0, -1)", "a week back", show=False),
        Binding("right", "move(0, 1)", "a week on", show=False),
        Binding("pageup", "move(-10, 0)", "up", show=False),
        Binding("pagedown", "move(10, 0)", "down", show=False),
        Binding("home", "move(-1000, 0)", "first line", show=False),
        Binding("end", "move(1000, 0)", "last line", show=False),
    ]

    weeks: reactive[tuple[str, ...]] = reactive(())
    """The names of the weeks."""

    rows: reactive[tuple[WeekRow, ...]] = reactive(())
    """The lines."""

    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    """The line and the week of the cell under the cursor, both from 0."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._top = self._first = 0

    @property
    def marked(self) -> tuple[str, int] | None:
        """The session and the week (from 1) under the cursor; None in an empty table."""
        line, week = self.cursor
        return (self.rows[line].session, week + 1) if self.rows else None

    def action_move(self, lines: int, weeks: int) -> None:
        """Move the cursor.

        Args:
            lines: How many, downwards.
            weeks: How many, onwards.
        """
        line, week = self.cursor
        self.cursor = (
            clamp(line + lines, 0, max(0, len(self.rows) - 1)),
            clamp(week + weeks, 0, max(0, len(self.weeks) - 1)),
        )

    def on_click(self, event: Click) -> None:
        """Put the cursor on the cell that was clicked, and open it where the cursor was there."""
        offset = event.get_content_offset(self)
        if offset is None or not 0 < offset.y <= len(self.rows) - self._top:
            return
        week, x = self.cursor[1], self._label_width
        for each in self._visible():
            week = each if x <= offset.x else week
            x += self._column_width(each)
        place = (offset.y - 1 + self._top, week)
        if place == self.cursor:
            press(self.app, "Enter")
        self.cursor = place

    def watch_cursor(self) -> None:
        """Follow the cursor."""
        self._keep_in_sight()

    def on_resize(self) -> None:
        """Keep the cursor in sight at another size."""
        self._keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """The names of the weeks, or a line of the table.

        Args:
            y: From the widget's top.
        """
        width = self.size.width
        place = y - 1 + self._top
        if y and place >= len(self.rows):
            return Strip.blank(width, self.visual_style.rich_style)
        segments = self._line(place) if y else self._head()
        return Strip(segments).adjust_cell_length(width, self.visual_style.rich_style)

    @property
    def _label_width(self) -> int:
        longest = max((len(row.label) + 2 * (not row.is_heading) for row in self.rows), default=0)
        return min(longest + 2, max(_MIN_LABEL, self.size.width // 3))

    def _column_width(self, week: int) -> int:
        longest = max((len(row.cells[week]) for row in self.rows), default=0)
        return max(longest, len(self.weeks[week])) + _GAP

    def _visible(self) -> range:
        """The weeks that have room, from the first one that is shown."""
        room = self.size.width - self._label_width - _GAP
        last = self._first
        while last < len(self.weeks) and (room := room - self._column_width(last)) >= 0:
            last += 1
        return range(self._first, min(max(last, self._first + 1), len(self.weeks)))

    def _keep_in_sight(self) -> None:
        """Scroll as little as shows the cursor, and not past the last line."""
        if not self.rows or not self.size:
            return
        line, week = self.cursor
        height = max(1, self.size.height - 1)
        self._top = clamp(self._top, line - height + 1, line)
        self._top = clamp(self._top, 0, max(0, len(self.rows) - height))
        self._first = min(self._first, week)
        while week not in self._visible():
            self._first += 1

    def _head(self) -> Iterator[Segment]:
        look = self.get_component_rich_style("week-table--head")
        weeks = self._visible()
        back, on = ("←" if weeks.start else ""), ("→" if weeks.stop < len(self.weeks) else "")
        yield Segment(f"{back:>{self._label_width}}", look)
        for week in weeks:
            yield Segment(f"{self.weeks[week]:>{self._column_width(week)}}", look)
        yield Segment(f"{on:>{_GAP}}", look)

    def _line(self, place: int) -> Iterator[Segment]:
        row = self.rows[place]
        ground = self._ground(row, is_under_cursor=place == self.cursor[0])
        pointer = "▸ " if place == self.cursor[0] else "  "
        indent = "" if row.is_heading else "  "
        room = self._label_width - 2
        yield Segment(pointer + padded(clean(indent + row.label), room), ground)
        for week in self._visible():
            yield self._cell(row, place, week, ground)

    def _ground(self, row: WeekRow, *, is_under_cursor: bool) -> Style:
        style = self.visual_style.rich_style
        if row.is_heading:
            style = style + self.get_component_rich_style("week-table--heading")
        return style + self._cursor_look() if is_under_cursor else style

    def _cursor_look(self) -> Style:
        return self.get_component_rich_style("week-table--cursor").background_style

    def _cell(self, row: WeekRow, place: int, week: int, ground: Style) -> Segment:
        is_marked = (place, week) == self.cursor
        text = row.cells[week] or _NOTHING
        pointed = f"▸{text}" if is_marked else text
        return Segment(f"{pointed:>{self._column_width(week)}}", ground + self._look(row, week))

    def _look(self, row: WeekRow, week: int) -> Style:
        """Bold in the cursor's week, for the lines of its session."""
        line, here = self.cursor
        is_here = week == here and row.session == self.rows[line].session
        name = "cell" if is_here else "muted" if not row.cells[week] else ""
        if not name:
            return Style.null()
        look = self.get_component_rich_style(f"week-table--{name}")
        return Style(color=look.color, bold=look.bold)
