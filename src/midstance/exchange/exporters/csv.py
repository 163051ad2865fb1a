"""The sets of the log as comma-separated values, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from midstance.presentation.clean import escape_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""Begins a CSV file, so that a double click opens it as UTF-8; never on standard output."""
CSV_COLUMNS = (
    "local_date",
    "done_at",
    "session",
    "block",
    "exercise",
    "prescribed_exercise",
    "set_number",
    "side",
    "reps",
    "seconds",
    "metres",
    "load_kg",
    "band_cm",
    "effort",
    "target_amount",
    "target_unit",
    "target_open_ended",
    "skipped",
    "counts",
    "note",
    "id",
    "workout_id",
    "short",
    "load_is",
    "workout_mean_bpm",
    "workout_max_bpm",
)


def csv_lines(sets: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The columns' names, then a line for each set, each with the line break of RFC 4180.

    Args:
        sets: as ``set_to_json`` makes them.
    """
    return table_csv_lines(CSV_COLUMNS, map(_with_target_columns, sets))


def table_csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The columns' names, then a line for each row, each with the line break of RFC 4180.

    A value that a row does not have is an empty cell.
    """
    writer = csv.writer(_LineEcho(), lineterminator="\r\n")
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([escape_cell(row.get(column)) for column in columns])


class _LineEcho:
    """A file for the csv module, whose ``writerow`` returns what ``write`` returns."""

    def write(self, line: str) -> str:
        """Give the line back."""
        return line


def _with_target_columns(row: Mapping[str, object]) -> Mapping[str, object]:
    """The set with its target's values as columns of their own."""
    target = row.get("target")
    inner = target.items() if isinstance(target, dict) else ()
    return {**row, **{f"target_{key}": value for key, value in inner}}
