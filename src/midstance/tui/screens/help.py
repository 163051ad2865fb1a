"""Every key, those of the screen beneath first."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from midstance.coach.safety import NOTICE
from midstance.coach.schedule.due import CLEAR_DAY_SOURCE
from midstance.domain.pain import PAIN_RULE, RED_FLAGS
from midstance.presentation.blocks import BLANK, MUTED, Paragraph, paragraph
from midstance.presentation.commands import BY_ID, COMMANDS, DEFAULT_KEYMAP, Keymap
from midstance.presentation.key_names import OTHER_KEYS, Area, key_text
from midstance.tui.dialogs.choice import find_in_page
from midstance.tui.guarded import GuardedDialog
from midstance.tui.widgets.line import KeyLine
from midstance.tui.widgets.prose import Prose, ScrollingProse
from midstance.tui.widgets.row_list import FIND_BINDINGS, LETTER_BINDINGS, move_by_letter
from midstance.workout.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.screen import Screen

    from midstance.presentation.key_names import Command
    from midstance.workout.state import Phase

COLUMN_WIDTH = 50
"""Cells that a column of keys wants."""

MAX_COLUMNS, GUTTER = 3, 4
PLACES = frozenset(Area) - {Area.ANYWHERE}
KEYS_WIDTHS = ((70, 16), (45, 11), (0, 6))
"""Cells for the keys, by the width of their column."""

DIGITS = {
    Area.SESSION.value: "What you did; Space saves it",
    Area.LOG.value: "What you did; Enter saves it",
}
HEALTH_TEXTS = (
    ("If something hurts", PAIN_RULE),
    ("Stop, and get medical help for", f"{', '.join(RED_FLAGS)}."),
    ("Not medical advice", NOTICE),
    ("A day between strength sessions", CLEAR_DAY_SOURCE),
)
HEADING = "bold $text-accent"


class HelpScreen(GuardedDialog[None]):
    """The keys by area, those of this screen first."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "close"),
        Binding(",".join(BY_ID["app.help"].keys), "close", "close", id="app.help"),
        *LETTER_BINDINGS,
        *FIND_BINDINGS,
    ]

    def action_close(self) -> None:
        """End a search, or else close."""
        if self._page.end_search():
            self._show_in_title("")
        else:
            self.dismiss(None)

    def action_letter(self, letter: str) -> None:
        """Scroll through the keys, or go to the next or last match."""
        if said := move_by_letter(self, letter):
            self._show_in_title(said)

    def action_find(self) -> None:
        """Ask what to find among the keys."""
        find_in_page(self._page, self._show_in_title)

    @property
    def _page(self) -> ScrollingProse:
        return self.query_one("#list", ScrollingProse)

    def _show_in_title(self, text: str) -> None:
        title = self.query_one("#title", KeyLine)
        if text:
            title.show(("All keys   ", "bold"), (text, "bold $text-accent"))
            return
        keys = (("Esc", "bold $text-accent"), (" closes   ", MUTED), ("/", "bold $text-accent"))
        title.show(("All keys   ", "bold"), *keys, (" finds", MUTED))

    def __init__(
        self, area: Area, phase: Phase | None = None, keymap: Keymap = DEFAULT_KEYMAP
    ) -> None:
        """The keys of ``area`` come first, and among them those of ``phase``."""
        super().__init__()
        self._area, self._phase, self._keymap = area, phase, keymap

    def compose(self) -> ComposeResult:
        """A title, and columns of keys that scroll together."""
        with Vertical(id="dialog"):
            yield KeyLine(id="title")
            with ScrollingProse(id="list"), Horizontal(id="columns"):
                for _ in range(MAX_COLUMNS):
                    yield Prose()

    def on_resize(self, event: Resize) -> None:
        """Set the keys in as many columns as there is room for."""
        if not self._page.sought:
            self._show_in_title("")
        room = self.query_one("#list").scrollable_content_region.width or event.size.width
        count = max(1, min(MAX_COLUMNS, room // COLUMN_WIDTH))
        texts = [*self._columns(count, room // count - GUTTER), *([[]] * MAX_COLUMNS)]
        for column, text in zip(self.query("#columns Prose").results(Prose), texts, strict=False):
            column.show_paragraphs(text)
            column.display = bool(text)

    def _columns(self, count: int, width: int) -> list[list[Paragraph]]:
        items = [tuple(item) for item in self._items(width)]
        height = -(-sum(map(len, items)) // count)
        columns: list[list[Paragraph]] = [[]]
        for item in items:
            if len(columns) < count and len(columns[-1]) + len(item) > height:
                columns.append([])
            columns[-1] += item
        return columns

    def _items(self, width: int) -> Iterator[Iterable[Paragraph]]:
        """The lines of each heading and each command; they stay together."""
        for heading, commands in self._groups():
            yield [paragraph(heading, HEADING)]
            for command in commands:
                keys = " ".join(map(key_text, self._keymap.get(command.id, command.keys)))
                yield _lines(keys, command.help, width)
            if heading in DIGITS:
                yield _lines("0-9", DIGITS[heading], width)
            if heading == Area.ANYWHERE.value:
                yield from (_lines(keys, text, width) for keys, text in OTHER_KEYS)
            yield [BLANK]
        for heading, text in HEALTH_TEXTS:
            lines = wrap(text, max(12, width - 2))
            yield [paragraph(heading, HEADING), *map(paragraph, lines)]
            yield [BLANK]

    def _groups(self) -> Iterator[tuple[str, list[Command]]]:
        now = [c for c in COMMANDS if c.area is self._area and self._phase in c.phases]
        if now:
            yield "Now", now
        for area in sorted(Area, key=lambda each: each is not self._area):
            others = [c for c in COMMANDS if c.area is area and c not in now]
            if others:
                yield area.value, others


def _lines(keys: str, text: str, width: int) -> Iterator[Paragraph]:
    """The keys and what they do; what does not fit comes beneath."""
    indent = next(keys for enough, keys in KEYS_WIDTHS if max(0, width) >= enough)
    first, *more = wrap(text, max(12, width - indent - 2))
    head, *others = keys.split(" ")
    for other in others:
        head = f"{head} {other}" if len(head) + len(other) < indent else head
    yield Paragraph(((first, "$text"),), f"{head:>{indent}}  ", "bold $primary")
    for line in more:
        yield paragraph(line, mark=f"{'':{indent}}  ")


def help_over(screen: Screen[Any], keymap: Keymap) -> HelpScreen:
    """The keys, those of ``screen`` first."""
    ids = [active.binding.id or "" for active in screen.active_bindings.values()]
    areas = [BY_ID[id_].area for id_ in ids if id_ in BY_ID and BY_ID[id_].area in PLACES]
    view = getattr(screen, "view", None)
    phase = view.phase if isinstance(view, View) else None
    return HelpScreen(areas[0] if areas else Area.ANYWHERE, phase, keymap)
