"""A trend on one page: its name and number in large letters, the chart, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.presentation.clean import clean
from midstance.tui.widgets.big_digits.letters import SMALL_ROWS, LetterBlocks, letters
from midstance.tui.widgets.review.chart import (
    CHART_ASCII,
    CHART_BLOCKS,
    MIN_CHART_HEIGHT,
    TOO_SMALL,
    ChartArea,
    best_places,
    draw_chart,
)
from midstance.tui.widgets.workout.canvas import Canvas, fitted, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.domain.history import Trend
    from midstance.tui.widgets.review.chart import WeekBars
    from midstance.tui.widgets.workout.canvas import Rows

WIDE_PAGE, USUAL_PAGE = 78, 44
"""Columns from which on the page has its wide and its usual margins."""
HIGH_PAGE = 20
"""Rows from which on the name stands in large letters."""
SIGNS_FROM = 76
"""Columns from which on the signs are explained before the sentences."""
GAP, UNIT_GAP = 3, 2
"""Cells between the name and the number, and before its unit."""
MOST_NAME_LINES, LEAST_NAME = 3, 16
"""Rows that a name may take, and columns that it needs beside a large number."""


FootPiece = tuple[str, str]
"""A text under the chart, and its colour."""


@dataclass(frozen=True, slots=True)
class TrendPage:
    """What the page of a trend says.

    Attributes:
        name, short_name: of what went up or down; the short one for large letters.
        value: the newest value, and its unit if it has one.
        is_best: whether that is the best there ever was.
        caption: what the chart shows, in parts of which the last ones may be left out.
        change: the change of four weeks, in short; ``is_up`` where it is for the better.
        sentences: what the chart says.
        bars: the weeks under the chart.
    """

    name: str
    short_name: str
    trend: Trend | None
    value: tuple[str, ...] = ()
    is_best: bool = False
    caption: tuple[str, ...] = ()
    change: str = ""
    is_up: bool = False
    sentences: tuple[str, ...] = ()
    bars: WeekBars | None = None
    in_ascii: bool = False


def draw_trend_page(page: TrendPage, width: int, height: int, empty: str = "") -> Rows:
    """The page in this room; ``empty`` is said where there is nothing to draw."""
    canvas = Canvas(width, height)
    left, right = _margins(width)
    is_high = height >= HIGH_PAGE
    y = _draw_head(canvas, page, left, right, is_high=is_high)
    if page.trend is None:
        canvas.text(left, y, empty, "quiet", room=right - left)
        return canvas.rows()
    lines = _foot_lines(page, right - left, height - y - 2 * is_high)
    room = height - y - len(lines) - bool(lines) - is_high
    area = ChartArea(left, y + is_high, right - left, room)
    if not draw_chart(canvas, area, page.trend, page.bars, in_ascii=page.in_ascii):
        canvas.text(left, y, TOO_SMALL, "quiet", room=right - left)
    for place, line in enumerate(lines, height - len(lines)):
        x = left
        for text, ink in line:
            x = canvas.text(x, place, text, ink)
    return canvas.rows()


def draw_trend_head(page: TrendPage, height: int, width: int) -> Rows:
    """Name and number alone, for what is no chart, in rows of their own."""
    canvas = Canvas(width, SMALL_ROWS + 4 if height >= HIGH_PAGE else MOST_NAME_LINES + 1)
    left, right = _margins(width)
    y = _draw_head(canvas, page, left, right, is_high=height >= HIGH_PAGE)
    return canvas.rows()[: y + (height >= HIGH_PAGE)]


def _margins(width: int) -> tuple[int, int]:
    """The first column of the page, and the one after its last."""
    if width >= WIDE_PAGE:
        return 5, width - 3
    return (2, width - 2) if width >= USUAL_PAGE else (1, width - 1)


def _foot_lines(page: TrendPage, width: int, height: int) -> list[Sequence[FootPiece]]:
    """The signs and the sentences in lines, as many as leave the chart its room."""
    signs = _signs(page)
    lines: list[Sequence[FootPiece]] = []
    for place, sentence in enumerate(page.sentences):
        ink = "quiet" if place > 1 else "text"
        lines += [((line, ink),) for line in wrapped(sentence, width)]
    if lines and width >= SIGNS_FROM:
        lines[0] = (*signs, *lines[0])
    most = max(0, height // 3 if height >= HIGH_PAGE else (height - MIN_CHART_HEIGHT - 2) // 3)
    return lines[:most]


def _signs(page: TrendPage) -> Iterator[FootPiece]:
    """What the signs of the chart mean."""
    ink = CHART_ASCII if page.in_ascii else CHART_BLOCKS
    if page.trend and best_places(page.trend.values):
        yield ink.best, "best"
        yield " best so far   ", "quiet"
    if page.trend and page.trend.lighter:
        yield f"{ink.lighter} deload   ", "quiet"


def _draw_head(canvas: Canvas, page: TrendPage, left: int, right: int, *, is_high: bool) -> int:
    """Draw name, number and caption; answers the row after them."""
    ink = "best" if page.is_best else "bright"
    y = _draw_large(canvas, page, left, right, ink) if is_high else 0
    if not y:
        y = _draw_plain(canvas, page, left, right, ink, top=int(is_high))
    if not page.caption:
        return y + 1
    x = right
    if page.change:
        ink = "go" if page.is_up else "quiet"
        x = canvas.text_before(right, y, page.change, ink, bold=page.is_up)
    room = x - left - 2
    caption = next((text for text in _captions(page) if len(text) <= room), page.caption[0])
    canvas.text(left, y, caption, "quiet", room=room)
    return y + 1


def _captions(page: TrendPage) -> Iterator[str]:
    """The caption, then with less and less of it, the first part last."""
    for number in range(len(page.caption), 0, -1):
        yield " · ".join(page.caption[:number])


def _draw_large(canvas: Canvas, page: TrendPage, left: int, right: int, ink: str) -> int:
    """Draw the number three rows high, and the name if it fits so; the row after them.

    0 where the number has no such letters, or leaves the name no room.
    """
    parts = _number_parts(page, ink)
    end = right - sum(len(each[0]) + UNIT_GAP for each, _ in parts) + UNIT_GAP * bool(parts)
    room = end - GAP - left if parts else right - left
    if any(len(each) == 1 for each, _ in parts) or room < LEAST_NAME:
        return 0
    if name := _large_name(page, room):
        canvas.letters(left, 2, name, "bright")
    else:
        _draw_name(canvas, page.name, left, room, top=1)
    for drawn, part in parts:
        canvas.letters(end, 2, drawn, part)
        end += len(drawn[0]) + UNIT_GAP
    return SMALL_ROWS + 2


def _number_parts(page: TrendPage, ink: str) -> list[tuple[tuple[str, ...], str]]:
    """The number and its unit in letters, each with its colour; nothing without a number."""
    blocks = LetterBlocks.ASCII if page.in_ascii else LetterBlocks.QUADRANTS
    drawn = [
        letters(text, SMALL_ROWS, is_bold=not place, blocks=blocks)
        for place, text in enumerate(page.value)
    ]
    return [(each, "quiet" if place else ink) for place, each in enumerate(drawn) if each]


def _large_name(page: TrendPage, room: int) -> tuple[str, ...]:
    """The name in the boldest letters that have room, in full before in short."""
    blocks = LetterBlocks.ASCII if page.in_ascii else LetterBlocks.QUADRANTS
    for is_bold in (True, False):
        for text in (page.name, page.short_name):
            drawn = letters(clean(text), SMALL_ROWS, is_bold=is_bold, blocks=blocks)
            if len(drawn) > 1 and len(drawn[0]) <= room:
                return drawn
    return ()


def _draw_plain(
    canvas: Canvas, page: TrendPage, left: int, right: int, ink: str, *, top: int
) -> int:
    """Draw name and number as text; the row after them."""
    x = right
    if page.value:
        x = canvas.text_before(right, top, " ".join(page.value), ink, bold=True) - GAP
    return _draw_name(canvas, page.name, left, x - left, top=top)


def _draw_name(canvas: Canvas, name: str, left: int, room: int, *, top: int) -> int:
    """Draw a name in as many rows as it needs, three at most; answers the row after them."""
    lines = wrapped(clean(name, 400), max(1, room))
    if len(lines) > MOST_NAME_LINES:
        rest = " ".join(lines[MOST_NAME_LINES - 1 :])
        lines = [*lines[: MOST_NAME_LINES - 1], fitted(rest, room)]
    for y, line in enumerate(lines, top):
        canvas.text(left, y, line, "bright", bold=True)
    return top + len(lines)
