"""The week and the history as web pages in one file: light and dark, no script, nothing fetched."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, WeightUnit
from midstance.exchange.exporters.figure import figure_style, figure_svg
from midstance.exchange.exporters.svg import heat_chart, trend_chart, volume_chart
from midstance.presentation.clean import escape_markup
from midstance.presentation.phrases import amount_text, plural
from midstance.presentation.week import VOLUME, week_sections, week_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from midstance.domain.history import ExerciseHistory, YearHistory
    from midstance.domain.record import ExerciseDay, WorkoutRecord
    from midstance.domain.weeks.review import WeekReview
    from midstance.figures.figure import Figure
    from midstance.presentation.blocks import Section


HISTORY_HEAD = ("day", "sets", "in all", "best set", "heaviest", "estimated maximum")
STYLE = """
:root { color-scheme: light dark; --ground: #fbfaf7; --ink: #1d2330; --quiet: #5b6372;
  --line: #d9d7d0; --band: #a9d9bf; --good: #1f7a4d; --low: #a05a00; --high: #b3261e;
  --mark: #2b5fb8; --rest: #efe9dc; --h0: #ebe9e3; --h1: #bfe3cd; --h2: #7cc59c; --h3: #3b9d6c;
  --h4: #146241; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171d; --ink: #e8e6e1;
  --quiet: #a3a9b5; --line: #343a45; --band: #2c6b4c; --good: #5fcf97; --low: #f0b45b;
  --high: #ff8f86; --mark: #86b4ff; --rest: #2a2f3a; --h0: #22262f; --h1: #1d4a34;
  --h2: #2a7650; --h3: #46a876; --h4: #86e3b4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; background: var(--ground);
  color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; font-weight: 600; }
p, ul { margin: .35rem 0; }
ul { padding-left: 1.2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .9rem .25rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
td:first-child, td:last-child { white-space: nowrap; }
th { color: var(--quiet); font-weight: 600; }
.note { color: var(--quiet); font-size: .9rem; }
svg { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--quiet); font: 12px system-ui, sans-serif; }
svg .name { fill: var(--ink); }
.axis { stroke: var(--line); stroke-width: 1; }
.track { fill: var(--h0); }
.band { fill: var(--band); }
.rest { fill: var(--rest); }
.good { fill: var(--good); }
.low { fill: var(--low); }
.high { fill: var(--high); }
.none { fill: var(--quiet); }
.plan { stroke: var(--ink); stroke-width: 2; }
.line { fill: none; stroke: var(--mark); stroke-width: 2; stroke-linejoin: round; }
.dot { fill: var(--mark); }
.h0 { fill: var(--h0); } .h1 { fill: var(--h1); } .h2 { fill: var(--h2); }
.h3 { fill: var(--h3); } .h4 { fill: var(--h4); }
details { margin: .35rem 0; }
summary { cursor: pointer; color: var(--quiet); }
@media print { body { max-width: none; } }
"""
FIGURES = figure_style("var(--ink)", "var(--quiet)", "var(--good)", "var(--high)")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(title: str, body: Iterable[str]) -> Iterator[str]:
    """The lines of a whole page around ``body``, which is HTML already."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape_markup(title)}</title><style>{STYLE}{FIGURES}</style></head><body>"
    yield f"<h1>{escape_markup(title)}</h1>"
    yield from body
    yield "</body></html>"


def section_lines(section: Section, charts: Mapping[str, str]) -> Iterator[str]:
    """A section as HTML; ``charts`` are pictures by the heading of their section."""
    yield f"<h2>{escape_markup(section.heading)}</h2>"
    if section.lines:
        items = "".join(f"<li>{escape_markup(each)}</li>" for each in section.lines)
        yield f"<ul>{items}</ul>"
    yield charts.get(section.heading, "")
    if section.rows:
        yield from html_table(section.head, section.rows)
    if section.note:
        yield f'<p class="note">{escape_markup(section.note)}</p>'


def html_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table that scrolls by itself where it is wider than the page."""
    yield '<div class="wide"><table>'
    yield _row("th", head)
    yield from (_row("td", row) for row in rows)
    yield "</table></div>"


def _row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape_markup(each)}</{tag}>' for each in cells)}</tr>"


def week_html(review: WeekReview, unit: WeightUnit = WeightUnit.KG) -> Iterator[str]:
    """The lines of the week's page, loads in ``unit``."""
    charts = {VOLUME: volume_chart(review.volume)}
    body = (
        line for section in week_sections(review, unit) for line in section_lines(section, charts)
    )
    yield from html_page(week_title(review), body)


def history_html(
    year: YearHistory,
    exercises: Iterable[ExerciseHistory],
    unit: WeightUnit = WeightUnit.KG,
    more: Iterable[str] = (),
    figure_of: Callable[[str], Figure | None] = lambda _: None,
) -> Iterator[str]:
    """The lines of the history's page, loads in ``unit``; an exercise never done is left out.

    ``more`` is HTML that stands at its end; ``figure_of`` is what shows the exercise with an id.
    """
    yield from html_page("Training history", chain(_body(year, exercises, unit, figure_of), more))


def _body(
    year: YearHistory,
    exercises: Iterable[ExerciseHistory],
    unit: WeightUnit,
    figure_of: Callable[[str], Figure | None],
) -> Iterator[str]:
    yield "<h2>The last year</h2>"
    yield heat_chart(year.heat)
    days, row = plural(year.training_days, "day"), plural(year.streak.weeks, "week")
    yield (
        f"<p>{days} with training. {row} in a row with the planned sessions; "
        f"the longest row was {plural(year.longest, 'week')}.</p>"
    )
    for history in exercises:
        if history.days:
            yield from _exercise(history, unit, figure_of(history.exercise))


def heart_rates_html_part(workouts: Iterable[WorkoutRecord]) -> Iterator[str]:
    """A heading and a table of the heart rates that were noted; nothing without any."""
    rows = [
        (each.local_date.isoformat(), each.session, *map(_bpm, (rate.mean, rate.highest)))
        for each in workouts
        if (rate := each.heart_rate).is_noted
    ]
    if rows:
        yield "<h2>Heart rates</h2>"
        yield from html_table(("day", "session", "mean", "maximum"), reversed(rows))


def _bpm(bpm: int | None) -> str:
    return "" if bpm is None else f"{bpm} bpm"


def _exercise(history: ExerciseHistory, unit: WeightUnit, figure: Figure | None) -> Iterator[str]:
    yield f"<h2>{escape_markup(history.name)}</h2>"
    if figure is not None:
        yield figure_svg(figure, history.name)
    for trend in history.trends:
        caption = f"{trend.quantity.heading}{f', {trend.unit}' if trend.unit else ''}"
        yield f"<h3>{escape_markup(caption)}</h3>"
        yield trend_chart(trend)
    if any(trend.lighter for trend in history.trends):
        yield '<p class="note">Shaded: deload weeks.</p>'
    yield f"<details><summary>{plural(len(history.days), 'day')} as a table</summary>"
    yield from html_table(HISTORY_HEAD, (_day(each, unit) for each in reversed(history.days)))
    yield "</details>"


def _day(day: ExerciseDay, unit: WeightUnit) -> tuple[str, ...]:
    return (
        day.day.isoformat(),
        str(day.sets),
        amount_text(day.amount, day.unit),
        amount_text(day.best_amount, day.unit),
        _load(day.heaviest_grams, unit),
        _load(day.best_e1rm_grams, unit),
    )


def _load(grams: int | None, unit: WeightUnit) -> str:
    return "" if grams is None else Load(grams).text(unit)
