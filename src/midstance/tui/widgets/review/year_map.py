"""A year of training days as a calendar: a column for each week, a character for each shade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.history import HeatDay, HeatMap

HEIGHT = 9
"""The months, seven days, what the shades mean."""
MAP_BLOCKS = "·░▒▓█"
MAP_ASCII = ".-+*#"
_MARGIN = 4
_MAX_CELLS = 3
"""Cells of a week where there is room."""

_ROOMY = 48
"""From this width on the legend is spaced out."""

MapPiece = tuple[str, str]
"""Text and its component's name."""


class YearMap(Widget):
    """Days shaded by the sets done on them; what has no room at the left is left out.

    The shades differ by character, and by colour where there is any.

    Args:
        heat: The first year.
        in_ascii: Whether to draw with plain characters.
        id: The widget's id.
        classes: Its classes, with spaces between.
    """

    COMPONENT_CLASSES = {"year-map--label", *(f"year-map--shade-{shade}" for shade in range(5))}
    """Words and numbers, and the shades from none to most."""

    DEFAULT_CSS = """
    YearMap {
        width: 1fr; height: 9;
        & > .year-map--label { color: $text-muted; }
        & > .year-map--shade-0 { color: $faint; }
        & > .year-map--shade-1, & > .year-map--shade-2, & > .year-map--shade-3 { color: $go; }
        & > .year-map--shade-4 { color: $go; text-style: bold; }
    }
    """

    heat: reactive[HeatMap | None] = reactive(None, init=False)
    """What is shown."""

    def __init__(
        self,
        heat: HeatMap | None = None,
        *,
        in_ascii: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._shades = MAP_ASCII if in_ascii else MAP_BLOCKS
        self.set_reactive(YearMap.heat, heat)

    def render_line(self, y: int) -> Strip:
        """One line of the calendar.

        Args:
            y: From the widget's top.
        """
        pieces = self._pieces(self.heat, y) if self.heat else ()
        look = self.get_component_rich_style
        strip = Strip([Segment(text, look(f"year-map--{name}")) for text, name in pieces])
        return strip.adjust_cell_length(self.size.width, self.visual_style.rich_style)

    def _pieces(self, heat: HeatMap, y: int) -> Iterator[MapPiece]:
        if y == 0:
            yield self._months(heat), "label"
        elif y < HEIGHT - 1:
            yield from self._days(heat, y - 1)
        elif y == HEIGHT - 1:
            yield from self._legend(heat)

    def _cells(self, heat: HeatMap) -> int:
        """How wide a week is drawn."""
        return max(1, min(_MAX_CELLS, (self.size.width - _MARGIN + 1) // len(heat.weeks)))

    def _left_out(self, heat: HeatMap) -> int:
        """How many weeks have no room."""
        room = (self.size.width - _MARGIN) // self._cells(heat)
        return max(0, len(heat.weeks) - room) if self._cells(heat) == 1 else 0

    def _months(self, heat: HeatMap) -> str:
        """The months over their columns; one that would touch the one before is left out."""
        cells, left_out = self._cells(heat), self._left_out(heat)
        text = " " * _MARGIN
        for column, name in heat.months:
            start = _MARGIN + (column - left_out) * cells
            if column >= left_out and (not text.strip() or start > len(text)):
                text = f"{text:{start}}{name}"
        return text[: self.size.width]

    def _days(self, heat: HeatMap, number: int) -> Iterator[MapPiece]:
        """The same day of every week, named every other line."""
        days = [week[number] for week in heat.weeks[self._left_out(heat) :]]
        first = heat.weeks[0][number]
        name = f"{first.day:%a}" if first and number % 2 == 0 else ""
        yield f"{name:{_MARGIN}}", "label"
        for day in days:
            yield self._day(day, self._cells(heat))

    def _day(self, day: HeatDay | None, cells: int) -> MapPiece:
        if day is None:
            return " " * cells, "label"
        return f"{self._shades[day.shade] * max(1, cells - 1):{cells}}", f"shade-{day.shade}"

    def _legend(self, heat: HeatMap) -> Iterator[MapPiece]:
        gap = 2 if self.size.width >= _ROOMY else 1
        yield " " * (_MARGIN if gap > 1 else 0), "label"
        yield self._shades[0], "shade-0"
        yield " none", "label"
        for shade, least in enumerate(heat.shades, 1):
            if least not in heat.shades[shade:]:
                yield f"{'':{gap}}{self._shades[shade]}", f"shade-{shade}"
                yield f" {least}+", "label"
        yield " sets", "label"
