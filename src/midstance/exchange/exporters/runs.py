"""Runs for other programs and for notes: comma-separated values, Markdown and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import DistanceUnit
from midstance.exchange.exporters.csv import table_csv_lines
from midstance.exchange.exporters.html import html_page, html_table
from midstance.exchange.exporters.markdown import markdown_table
from midstance.exchange.exporters.run_json import RUN_COLUMNS, run_to_json
from midstance.presentation.planning.runs import RUN_HEAD, run_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.weeks.run_calendar import ScheduledRun


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
