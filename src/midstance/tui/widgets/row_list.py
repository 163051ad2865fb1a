"""A list with a cursor, drawn line by line, so that a thousand rows cost no more than ten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.tui.widgets.prose import ScrollingProse

_POINTER, _BEHIND_LONG = "▌", "  "
WIDE_COLUMNS = 110
MOVES: Mapping[str, int] = MappingProxyType({"j": 1, "k": -1, "n": 1, "N": -1})
"""Rows that a letter moves down, as in other terminal programs; after a search each row is a match.

Letters are no commands: one that is a key of the screen, or of every screen, stays that.
"""
MATCH_LETTERS = frozenset("nN")
LAST = "G"
LETTER_BINDINGS: list[BindingType] = [
    Binding(key, f"letter('{key}')", "through the list", show=False) for key in ("j", "k", LAST)
]
MATCH_BINDINGS: list[BindingType] = [
    Binding(key, f"letter('{key}')", "match", show=False) for key in sorted(MATCH_LETTERS)
]
"""Only where one can search."""
FIND_KEY = "slash"
FIND_BINDINGS: list[BindingType] = [Binding(FIND_KEY, "find", "find", show=False), *MATCH_BINDINGS]
"""For pages to read, in which one can find."""


class RowList(ScrollView, can_focus=True):
    """Rows under a cursor; up, down, the page keys, Home and End move it, Enter chooses.

    A click moves it as well, and a click on the row under it chooses.

    Args:
        rows: The first rows.
        empty: The text where there is no row.
        id: The widget's id.
        classes: Its classes, with spaces between.
    """

    COMPONENT_CLASSES = {
        "row-list--cursor",
        "row-list--heading",
        "row-list--strong",
        "row-list--muted",
        "row-list--accent",
        "row-list--good",
        "row-list--warning",
    }
    """The row under the cursor, a heading, and the looks of a row's pieces."""

    DEFAULT_CSS = """
    RowList {
        height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1;
        & > .row-list--heading, & > .row-list--strong { text-style: bold; }
    }
    """

    BINDINGS = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "a page up", show=False),
        Binding("pagedown", "page(1)", "a page down", show=False),
        Binding("home", "first", "first", show=False),
        Binding("end", "last", "last", show=False),
        Binding("enter", "choose", "choose", show=False),
    ]

    @dataclass
    class Highlighted(Message):
        """The cursor came to another row."""

        row_list: "RowList"
        """The list."""

        row: Row
        """The row under the cursor."""

        @property
        def control(self) -> "RowList":
            """The list, for `@on` with a selector."""
            return self.row_list

    @dataclass
    class Chosen(Message):
        """A row was chosen by Enter or a click on it."""

        row_list: "RowList"
        """The list."""

        row: Row
        """The row."""

        @property
        def control(self) -> "RowList":
            """The list, for `@on` with a selector."""
            return self.row_list

    rows: reactive[tuple[Row, ...]] = reactive((), repaint=False, init=False)
    """What is listed."""

    cursor: reactive[int | None] = reactive(None, repaint=False, init=False)
    """The place of the row under the cursor; None where no row can be chosen."""

    def __init__(
        self,
        rows: tuple[Row, ...] = (),
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._empty = empty
        self.set_reactive(RowList.rows, rows)
        self.set_reactive(RowList.cursor, next(_choosable(rows), None))

    def on_mount(self) -> None:
        """Set the height that scrolls."""
        self.virtual_size = Size(0, len(self.rows))

    @property
    def highlighted(self) -> Row | None:
        """The row under the cursor."""
        return None if self.cursor is None else self.rows[self.cursor]

    def watch_rows(self, before: tuple[Row, ...], after: tuple[Row, ...]) -> None:
        """Draw all rows, with the cursor on the row that it was on, or near it."""
        self.virtual_size = Size(0, len(after))
        place = self.cursor
        key = before[place].key if place is not None and place < len(before) else ""
        self.set_reactive(RowList.cursor, _place_of(key, after, place or 0))
        self.refresh()
        self._keep_in_sight()
        self._post_highlighted(key)

    def validate_cursor(self, cursor: int | None) -> int | None:
        """Keep the cursor on a row that can be chosen: the nearest one."""
        return None if cursor is None else _nearest(self.rows, cursor)

    def watch_cursor(self, before: int | None, after: int | None) -> None:
        """Draw the two rows that changed."""
        for place in (before, after):
            if place is not None:
                self.refresh_line(place)
        self._keep_in_sight()
        self._post_highlighted("")

    def action_move(self, rows: int) -> None:
        """Move the cursor.

        Args:
            rows: How many rows that can be chosen, downwards.
        """
        if self.cursor is None:
            return
        places = list(_choosable(self.rows))
        target = places.index(self.cursor) + rows
        self.cursor = places[min(max(target, 0), len(places) - 1)]

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in sight.

        Args:
            pages: How many, downwards.
        """
        if self.cursor is not None:
            self.cursor = self.cursor + pages * max(self.size.height - 1, 1)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self.rows) - 1

    def action_choose(self) -> None:
        """Choose the row under the cursor; an empty list leaves the key to the screen."""
        if not self.rows:
            raise SkipAction
        if self.highlighted is not None:
            self.post_message(self.Chosen(self, self.highlighted))

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row that was clicked, and choose it where the cursor was there."""
        offset = event.get_content_offset(self)
        place = -1 if offset is None else offset.y + self.scroll_offset.y
        if not 0 <= place < len(self.rows) or self.rows[place].is_heading:
            return
        if place == self.cursor:
            self.action_choose_by_click()
        self.cursor = place

    def action_choose_by_click(self) -> None:
        """Choose the row under the cursor, which was clicked."""
        self.action_choose()

    def render_line(self, y: int) -> Strip:
        """One row.

        Args:
            y: From the top of what is in sight.
        """
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if not self.rows and y == 0:
            row = Row("", (Span(self._empty, "muted"),))
        elif place < len(self.rows):
            row = self.rows[place]
        else:
            return Strip.blank(width, self.visual_style.rich_style)
        return self._strip(row, width, is_under_cursor=place == self.cursor)

    def _strip(self, row: Row, width: int, *, is_under_cursor: bool) -> Strip:
        ground = self._ground(row, is_under_cursor=is_under_cursor)
        bar = Segment(" ", ground)
        if is_under_cursor:
            accent = self.get_component_rich_style("row-list--accent")
            bar = Segment(_POINTER, ground + Style(color=accent.color))
        margin = Segment(" " * (self._gutter - 1), ground)
        left = Strip([bar, margin, *self._segments(row.left, ground)])
        right = Strip([*self._segments(row.right, ground), Segment(" ", ground)])
        room = max(width - right.cell_length, 0)
        if left.cell_length > room:
            left = Strip([*left.crop(0, max(room - 2, 0)), Segment("… ", ground)])
        return Strip([*left.adjust_cell_length(room, ground), *right]).crop(0, width)

    @property
    def _gutter(self) -> int:
        """Columns before a row, the cursor's bar in the first of them."""
        is_wide = self.app.size.width >= WIDE_COLUMNS and not self.screen.is_modal
        return 3 if is_wide else 2

    def _ground(self, row: Row, *, is_under_cursor: bool) -> Style:
        """The style of a row before the looks of its pieces."""
        if is_under_cursor:
            return self.get_component_rich_style("row-list--cursor")
        if row.is_heading:
            return self.get_component_rich_style("row-list--heading")
        return self.visual_style.rich_style

    def _segments(self, spans: tuple[Span, ...], ground: Style) -> Iterator[Segment]:
        for span in spans:
            yield Segment(_in_column(clean(span.text), span.column), ground + self._look(span))

    def _look(self, span: Span) -> Style:
        """The style that a piece adds to that of its row."""
        if span.look == "plain":
            return Style.null()
        look = self.get_component_rich_style(f"row-list--{span.look}")
        return Style(color=look.color, bold=look.bold)

    def on_resize(self) -> None:
        """Keep the cursor in sight where there are fewer rows than before."""
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll as little as shows the cursor, and to the very top for the first row."""
        if self.cursor is None:
            return
        if self.cursor == next(_choosable(self.rows), None):
            self.scroll_to(y=0, animate=False)
        else:
            self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)

    def _post_highlighted(self, before: str) -> None:
        if self.highlighted is not None and self.highlighted.key != before:
            self.post_message(self.Highlighted(self, self.highlighted))


def _in_column(text: str, cells: int) -> str:
    room = cells - cell_len(text)
    return f"{text}{' ' * room if room > 0 or not cells else _BEHIND_LONG}"


def _choosable(rows: tuple[Row, ...]) -> Iterator[int]:
    return (place for place, row in enumerate(rows) if not row.is_heading)


def _nearest(rows: tuple[Row, ...], place: int) -> int | None:
    return min(_choosable(rows), key=lambda other: abs(other - place), default=None)


def _place_of(key: str, rows: tuple[Row, ...], place: int) -> int | None:
    """Where a row is now, or else the row nearest to where it was."""
    same = (other for other in _choosable(rows) if rows[other].key == key)
    return next(same, _nearest(rows, place))


def what_moves(screen: Screen[Any]) -> Widget | None:
    """The list or page that the letters move: that with the focus, else the first list in sight."""
    if isinstance(screen.focused, RowList | ScrollingProse):
        return screen.focused
    return next((each for each in screen.query(RowList) if each.display), None)


def move_by_letter(screen: Screen[Any], letter: str) -> str:
    """Move through the list or the page of ``screen`` as ``letter`` asks.

    Answers what there is to say of it: on a page, which match it is.
    """
    match what_moves(screen):
        case RowList() as rows:
            if letter == LAST:
                rows.action_last()
            else:
                rows.action_move(MOVES[letter])
        case ScrollingProse() as page:
            if letter in MATCH_LETTERS:
                return page.go_to_match(MOVES[letter]) if page.sought else ""
            if letter == LAST:
                page.scroll_end(animate=False)
            else:
                page.scroll_relative(y=MOVES[letter], animate=False)
    return ""
