"""Charts as SVG: bars, a line over time, a calendar; the page's style sheet colours them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.volume import Verdict
from midstance.presentation.clean import escape_markup
from midstance.presentation.phrases import group_text, number_text, plural
from midstance.presentation.week import verdict_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from midstance.domain.history import DateSpan, HeatMap, Trend
    from midstance.domain.volume import GroupVolume


WIDTH = 720
LABELS, ROW, BAR = 120, 26, 14
"""The bars: the room for names at the left, the height of a row and of its bar."""
LEFT, RIGHT, TOP, HEIGHT, FOOT = 52, 12, 10, 180, 22
"""The line over time: its margins, its height, and the room for dates below."""
CELL, STEP = 11, 13
"""The calendar: the side of a day's square, and the distance from one to the next."""
_CLASSES = {
    Verdict.UNRATED: "none",
    Verdict.BELOW_MINIMUM: "low",
    Verdict.BELOW_TARGET: "low",
    Verdict.ON_TARGET: "good",
    Verdict.ABOVE_TARGET: "low",
    Verdict.ABOVE_CEILING: "high",
}


def svg_document(title: str, width: float, height: float, parts: Iterable[str]) -> str:
    """A picture; screen readers read its title aloud."""
    size = f'viewBox="0 0 {coordinate(width)} {coordinate(height)}"'
    head = f'<svg role="img" {size} {attributes(width=width, height=height)}>'
    caption = f"<title>{escape_markup(title)}</title>"
    return f'<div class="wide">{head}{caption}{"".join(parts)}</svg></div>'


def coordinate(number: float) -> str:
    """A coordinate with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def attributes(**values: float) -> str:
    """Coordinates as attributes: ``x="10" y="2.5"``."""
    return " ".join(f'{name}="{coordinate(value)}"' for name, value in values.items())


def rectangle(kind: str, x: float, y: float, width: float, height: float, title: str = "") -> str:
    """A filled rectangle; its title shows when it is pointed at."""
    caption = f"<title>{escape_markup(title)}</title>" if title else ""
    place = attributes(x=x, y=y, width=max(0.0, width), height=height, rx=2)
    return f'<rect class="{kind}" {place}>{caption}</rect>'


def svg_line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f'<line class="{kind}" {attributes(x1=x1, y1=y1, x2=x2, y2=y2)}/>'


def svg_text(x: float, y: float, text: str, *, anchor: str = "start", kind: str = "") -> str:
    """A text whose baseline starts, or ends or is centred by ``anchor``, at ``x`` and ``y``."""
    how = f'class="{kind}" {attributes(x=x, y=y)} text-anchor="{anchor}"'
    return f"<text {how}>{escape_markup(text)}</text>"


def polyline(places: Iterable[tuple[float, float]]) -> str:
    """A line through places, from the first to the last."""
    points = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in places)
    return f'<polyline class="line" points="{points}"/>'


def svg_dot(x: float, y: float, title: str) -> str:
    """A dot; its title shows when it is pointed at."""
    place = attributes(cx=x, cy=y, r=3)
    return f'<circle class="dot" {place}><title>{escape_markup(title)}</title></circle>'


def volume_chart(volume: Sequence[GroupVolume]) -> str:
    """A bar for each muscle group, its target as a band, and a mark where the plan was."""
    most = max(
        [each.target.ceiling if each.target else 1 for each in volume]
        + [max(each.sets, each.planned) for each in volume],
        default=1,
    )
    scale = (WIDTH - LABELS - 60) / most
    rows = (part for i, each in enumerate(volume) for part in _bar(each, i * ROW, scale))
    title = "Sets of each muscle group; the band is the target, the mark is what was planned"
    return svg_document(title, WIDTH, ROW * len(volume), rows)


def _bar(each: GroupVolume, y: float, scale: float) -> Iterator[str]:
    middle, top = y + ROW / 2, y + (ROW - BAR) / 2
    yield svg_text(LABELS - 10, middle + 4, group_text(each.group), anchor="end", kind="name")
    yield rectangle("track", LABELS, top, WIDTH - LABELS - 60, BAR)
    if each.target:
        start, end = (LABELS + at * scale for at in (each.target.low, each.target.high))
        yield rectangle("band", start, top - 4, end - start, BAR + 8)
    caption = f"{group_text(each.group)}: {plural(each.sets, 'set')}, {verdict_text(each)}"
    kind = _CLASSES[each.verdict]
    yield rectangle(kind, LABELS, top, each.sets * scale, BAR, caption)
    if each.planned:
        x = LABELS + each.planned * scale
        yield svg_line("plan", x, top - 3, x, top + BAR + 3)
    yield svg_text(WIDTH - 50, middle + 4, number_text(each.sets), kind="name")


def trend_chart(trend: Trend) -> str:
    """Points on a line over time, with round marks, dates, and deload weeks shaded."""
    title = f"{trend.quantity.heading}{f' in {trend.unit}' if trend.unit else ''}"
    return svg_document(title, WIDTH, TOP + HEIGHT + FOOT, _Plot(trend).parts())


class _Plot:
    """Where days and values of a trend lie on the picture."""

    def __init__(self, trend: Trend) -> None:
        self._trend = trend
        self._days = [point.day.toordinal() for point in trend.points]
        self._low, self._high = trend.ticks[0].at, trend.ticks[-1].at

    def parts(self) -> Iterator[str]:
        """The shapes, from the back to the front."""
        yield from map(self._shade, self._trend.lighter)
        for tick in self._trend.ticks:
            y = self._y(tick.at)
            yield svg_line("axis", LEFT, y, WIDTH - RIGHT, y)
            yield svg_text(LEFT - 6, y + 4, tick.text, anchor="end")
        for tick in self._trend.dates:
            yield svg_text(self._x(tick.at), TOP + HEIGHT + 16, tick.text, anchor="middle")
        values = self._trend.values
        places = [(self._x(d), self._y(v)) for d, v in zip(self._days, values, strict=True)]
        yield polyline(places)
        for point, value, (x, y) in zip(self._trend.points, values, places, strict=True):
            yield svg_dot(x, y, f"{point.day.isoformat()}: {value:g} {self._trend.unit}".strip())

    def _shade(self, span: DateSpan) -> str:
        start, end = self._x(span.first.toordinal()), self._x(span.last.toordinal() + 1)
        return rectangle("rest", start, TOP, end - start, HEIGHT, "deload week")

    def _x(self, day: float) -> float:
        first, last = self._days[0], self._days[-1]
        share = (min(last, max(first, day)) - first) / (last - first) if last > first else 0.5
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def _y(self, value: float) -> float:
        return TOP + (self._high - value) / (self._high - self._low) * HEIGHT


def heat_chart(heat: HeatMap) -> str:
    """A calendar of 53 weeks: the darker a day, the more sets were done on it."""
    cells = [
        rectangle(
            f"h{day.shade}",
            column * STEP,
            18 + row * STEP,
            CELL,
            CELL,
            f"{day.day.isoformat()}: {plural(day.sets, 'set')}",
        )
        for column, week in enumerate(heat.weeks)
        for row, day in enumerate(week)
        if day is not None
    ]
    months = [svg_text(column * STEP, 12, name) for column, name in heat.months]
    return svg_document("Sets on each day of the year", 53 * STEP, 18 + 7 * STEP, [*months, *cells])
