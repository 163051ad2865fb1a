"""Runs for other programs and for notes: JSON, comma-separated values, Markdown and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import DistanceUnit
from midstance.exchange.exporters.csv import table_csv_lines
from midstance.exchange.exporters.html import html_page, html_table
from midstance.exchange.exporters.markdown import markdown_table
from midstance.presentation.planning.runs import RUN_HEAD, run_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.weeks.run_calendar import CalendarEntry, ScheduledRun

RUN_COLUMNS = (
    "date",
    "kind",
    "kind_is_guessed",
    "state",
    "metres",
    "minutes",
    "effort",
    "hard",
    "legs",
    "part",
    "priority",
    "trail",
    "name",
    "mean_bpm",
    "max_bpm",
    "note",
    "id",
    "weekly",
    "weekly_date",
)


def run_to_json(scheduled: ScheduledRun) -> dict[str, Any]:
    """A run, planned or done.

    ``weekly`` is the id of the weekly run that it comes from, and ``weekly_date`` the day on which
    that has it; both are null for a run of its own.
    """
    entry, run = scheduled.entry, scheduled.run
    return {
        "date": entry.day.isoformat(),
        "kind": scheduled.kind.value,
        "kind_is_guessed": scheduled.is_guessed,
        "state": entry.state.value,
        "metres": run.metres,
        "minutes": run.minutes,
        "effort": run.effort,
        "hard": run.is_hard,
        "legs": run.is_on_legs,
        "part": run.part and run.part.value,
        "priority": run.priority and run.priority.value,
        "trail": run.is_trail,
        "name": run.name,
        "mean_bpm": entry.mean_bpm,
        "max_bpm": entry.max_bpm,
        "note": entry.note,
        "id": str(entry.id),
        "weekly": entry.weekly and str(entry.weekly),
        "weekly_date": entry.weekly_day and entry.weekly_day.isoformat(),
    }


def weekly_to_json(entry: CalendarEntry) -> dict[str, Any]:
    """A weekly run: its weekday, from when on, until when (null without an end), and the run."""
    run = entry.run
    return {
        "id": str(entry.id),
        "weekday": f"{entry.day:%a}",
        "from": entry.day.isoformat(),
        "until": entry.until and entry.until.isoformat(),
        "kind": run.kind and run.kind.value,
        "metres": run.metres,
        "minutes": run.minutes,
        "effort": run.effort,
        "name": run.name,
    }


def runs_csv_lines(runs: Iterable[ScheduledRun]) -> Iterator[str]:
    """The columns' names, then a line for each run, each with the line break of RFC 4180."""
    return table_csv_lines(RUN_COLUMNS, map(run_to_json, runs))


def runs_markdown(
    runs: Iterable[ScheduledRun], unit: DistanceUnit = DistanceUnit.KM, level: int = 1
) -> Iterator[str]:
    """A heading of this level and a table of the runs, line by line."""
    yield f"{'#' * level} Runs"
    yield ""
    yield from markdown_table(_without_empty_cell(RUN_HEAD), run_rows(runs, unit))


def runs_html_part(
    runs: Iterable[ScheduledRun], unit: DistanceUnit = DistanceUnit.KM
) -> Iterator[str]:
    """A heading and a table of the runs, as a part of a page."""
    yield "<h2>Runs</h2>"
    yield from html_table(_without_empty_cell(RUN_HEAD), run_rows(runs, unit))


def runs_html(runs: Iterable[ScheduledRun], unit: DistanceUnit = DistanceUnit.KM) -> Iterator[str]:
    """A page with the runs alone, line by line."""
    yield from html_page("Runs", runs_html_part(runs, unit))


def _without_empty_cell(head: tuple[str, ...]) -> tuple[str, ...]:
    """A head without an empty cell, which a document on paper cannot explain."""
    return tuple(each or "state" for each in head)
