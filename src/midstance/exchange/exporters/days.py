"""How days were, for other programs: check-ins, skipped sessions, days ill, away and lighter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from midstance.exchange.exporters.csv import table_csv_lines
from midstance.exchange.exporters.html import html_page, html_table
from midstance.exchange.exporters.markdown import markdown_table
from midstance.presentation.phrases import day_text
from midstance.presentation.planning.check_in import check_in_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.weeks.run_calendar import CalendarEntry

DAY_COLUMNS = (
    "date",
    "until",
    "kind",
    "result",
    "fatigue",
    "soreness",
    "pain",
    "region",
    "session",
    "reason",
    "id",
)
DAY_HEAD = ("day", "until", "what", "how or why")


def day_to_json(entry: CalendarEntry) -> dict[str, Any]:
    """A check-in, a skipped session, or days ill, away or lighter; null for what it has not."""
    answer = entry.check_in
    return {
        "date": entry.day.isoformat(),
        "until": entry.until and entry.until.isoformat(),
        "kind": entry.kind.value,
        "result": answer and answer.result.value,
        "fatigue": answer and answer.fatigue,
        "soreness": answer and answer.soreness,
        "pain": answer and answer.pain,
        "region": (answer and answer.region) or None,
        "session": entry.session or None,
        "reason": entry.reason and entry.reason.value,
        "id": str(entry.id),
    }


def days_csv_lines(days: Iterable[CalendarEntry]) -> Iterator[str]:
    """The columns' names, then a line for each day, each with the line break of RFC 4180."""
    return table_csv_lines(DAY_COLUMNS, map(day_to_json, days))


def days_markdown(days: Iterable[CalendarEntry], level: int = 1) -> Iterator[str]:
    """A heading of this level and a table of the days, line by line."""
    yield f"{'#' * level} Days"
    yield ""
    yield from markdown_table(DAY_HEAD, map(_row, days))


def days_html_part(days: Iterable[CalendarEntry]) -> Iterator[str]:
    """A heading and a table of the days, as a part of a page."""
    yield "<h2>Days</h2>"
    yield from html_table(DAY_HEAD, map(_row, days))


def days_html(days: Iterable[CalendarEntry]) -> Iterator[str]:
    """A page with the days alone, line by line."""
    yield from html_page("Days", days_html_part(days))


def _row(entry: CalendarEntry) -> tuple[str, ...]:
    until = day_text(entry.until) if entry.until is not None else ""
    return day_text(entry.day), until, *_what_and_why(entry)


def _what_and_why(entry: CalendarEntry) -> tuple[str, str]:
    if entry.check_in is not None:
        return f"check-in: {entry.check_in.result}", check_in_text(entry.check_in)
    if entry.session:
        return f"skipped {entry.session}", entry.reason.value if entry.reason else ""
    return entry.kind.value, ""
