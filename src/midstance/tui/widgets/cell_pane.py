"""Widgets that show cells in the palette's colours, and paint only those that differ."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from midstance.tui.theme import PHASES, ThemedApp
from midstance.tui.widgets.big_digits.letters import LetterBlocks
from midstance.tui.widgets.workout.canvas import Look, runs
from midstance.tui.widgets.workout.lettering import drawing_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.geometry import Size

    from midstance.tui.widgets.workout.canvas import CellRow, Rows

AS_GROUND = frozenset("█▀▄▉▊▋▌")
"""Blocks that fill half of a cell or more."""
SOLID = frozenset({*PHASES.values(), "next", "faint"})
"""Colours that say what is on."""


class CellPane(Widget):
    """A pane of cells; whoever draws on it says what they are at a size."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """A pane that shows nothing yet."""
        super().__init__(id=id, classes=classes)
        self._rows: Rows = ()
        self._styles: tuple[Mapping[str, str], dict[Look, Style]] = ({}, {})

    def cells(self, width: int, height: int) -> Rows:  # noqa: ARG002 - for those who draw
        """Every cell at this size; none where there is nothing to show yet."""
        return ()

    def in_signs(self, row: CellRow, y: int) -> CellRow:  # noqa: ARG002 - others look at the place
        """The row ``y`` for a terminal without colours."""
        return without_colours(row)

    def on_resize(self) -> None:
        """Draw for the new room, every cell of it."""
        self._rows = ()
        self.paint()

    def paint(self) -> None:
        """Draw, and paint the cells that differ."""
        width, height = self.size
        if not width or not height:
            return
        blocks = LetterBlocks.ASCII if self._is_plain else LetterBlocks.QUADRANTS
        with drawing_in(blocks):
            before, self._rows = self._rows, self.cells(width, height)
        if [len(row) for row in before] != [len(row) for row in self._rows]:
            self.refresh()
            return
        regions = list(changed_cells(before, self._rows))
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """One row of cells.

        Args:
            y: From the widget's top.
        """
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self._style(Look()))
        row = self._rows[y]
        if self.app.no_color:
            row = self.in_signs(row, y)
        elif self._is_plain:
            row = as_grounds(row)
        cells = [Segment(text, self._style(look)) for text, look in runs(row)]
        return Strip(cells, len(row))

    @property
    def _is_plain(self) -> bool:
        """Whether the terminal shows no block characters."""
        return isinstance(self.app, ThemedApp) and self.app.has_plain_signs

    def _style(self, look: Look) -> Style:
        """The style of a look; those of a theme are made once, while it is the theme."""
        colours = self.app.theme_variables
        if self._styles[0] is not colours:
            self._styles = (colours, {})
        styles = self._styles[1]
        if look not in styles:
            ink, ground = _ink(look.ink, colours), _colour(look.ground, colours)
            styles[look] = _made_style(ink, ground, colours["foreground"], look.bold)
        return styles[look]


class DrawnPane(CellPane):
    """Shows what a function draws at the pane's width; its rows are the pane's height."""

    DEFAULT_CSS = """
    DrawnPane { width: 100%; height: auto; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """A pane that shows nothing yet."""
        super().__init__(id=id, classes=classes)
        self._draw: Callable[[int], Rows] | None = None
        self._drawn: tuple[int, Rows] = (0, ())
        self._height = 0

    def show(self, draw: Callable[[int], Rows]) -> None:
        """Show what ``draw`` answers for a width, now and at every other size."""
        self._draw, self._drawn = draw, (0, ())
        if self.styles.is_auto_height and len(self._at(self.size.width)) != self._height:
            self.refresh(layout=True)
        self.paint()

    def cells(self, width: int, height: int) -> Rows:
        """What is drawn, cut to the room there is."""
        return self._at(width)[:height]

    def _at(self, width: int) -> Rows:
        """What is drawn at a width; for the width that was asked last it is not drawn again."""
        if self._drawn[0] != width:
            self._drawn = (width, self._draw(width) if self._draw and width else ())
        return self._drawn[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual asks so
        """The rows that are drawn at this width."""
        self._height = len(self._at(width))
        return self._height

    def in_signs(self, row: CellRow, y: int) -> CellRow:  # noqa: ARG002 - every row alike
        """Lines and rings without colours: the part to come is left out, a goal is dashed."""
        return tuple((_line_sign(text, look.ink), look) for text, look in row)


def _ink(name: str, colours: Mapping[str, str]) -> str:
    """A colour to write in; a tint is the colour itself where there are no tints."""
    has_tints = colours.get("tints") == "blended"
    return _colour(name if has_tints else name.partition(" ")[0], colours)


def _colour(name: str, colours: Mapping[str, str]) -> str:
    """A colour by its name; ``next 20`` is a tint of it, of 20 % over the ground.

    A terminal of few colours has no tints: they are the ground or the plane.
    """
    token, _, percent = name.partition(" ")
    if not percent:
        return colours[token]
    ground, tints = colours["ground"], colours.get("tints", "blended")
    if tints in colours:
        return colours[tints]
    return Color.parse(ground).blend(Color.parse(colours[token]), int(percent) / 100).hex


@lru_cache(maxsize=512)
def _made_style(ink: str, ground: str, foreground: str, bold: bool) -> Style:
    """A style; a theme that is not ours has a text colour that it leaves to each ground."""
    front = Color.parse(foreground if ink.startswith("auto") else ink)
    return Style(color=front.rich_color, bgcolor=Color.parse(ground).rich_color, bold=bold)


def as_grounds(row: CellRow) -> CellRow:
    """The row with blocks as blanks on a ground of their colour, for terminals without blocks."""
    return tuple(
        (" ", Look(ground=look.ink)) if text in AS_GROUND else (text, look) for text, look in row
    )


def without_colours(row: CellRow, *, has_segments: bool = False) -> CellRow:
    """The row with signs where only a colour said what a cell means.

    What is to come is a line; the segment that is on is a full block, and that of a best has stars.
    """
    return tuple((_sign(text, look, has_segments=has_segments), look) for text, look in row)


def _sign(text: str, look: Look, *, has_segments: bool) -> str:
    if look.ink == "track" or look.ground == "track":
        return "─" if text in " ▄▀█" else text
    if has_segments and text == "▄":
        return "★" if look.ink == "best" else "█" if look.ink in SOLID else text
    return text


def changed_cells(before: Rows, after: Rows) -> list[Region]:
    """For each row that changed, the cells from the first to the last that differ."""
    regions = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        first = next(x for x, cell in enumerate(new) if cell != old[x])
        last = next(x for x in range(len(new) - 1, -1, -1) if new[x] != old[x])
        regions.append(Region(first, y, last - first + 1, 1))
    return regions


BRAILLE = range(0x2800, 0x2900)


def _line_sign(text: str, ink: str) -> str:
    if ink == "track" and text and (text == "━" or ord(text) in BRAILLE):
        return " "
    return "╌" if ink == "faint" and text == "━" else text
