"""The sets of the log as comma-separated values, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.presentation.clean import escape_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
)


class _Lines:
    """Takes what the writer of the csv module writes, and gives it back."""

    def __init__(self) -> None:
        self.last = ""

    def write(self, line: str) -> None:
        """Keep ``line`` until it is asked for."""
        self.last = line


def csv_lines(sets: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """A head and a line for each set as its JSON has it, ended as RFC 4180 has it."""
    import csv  # noqa: PLC0415 - only where it is asked for

    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    yield lines.last
    for each in sets:
        values = _flat(each)
        writer.writerow([escape_cell(values.get(column)) for column in CSV_COLUMNS])
        yield lines.last


def _flat(row: Mapping[str, object]) -> Mapping[str, object]:
    """The set with its target's values beside the others."""
    target = row.get("target")
    inner = target.items() if isinstance(target, dict) else ()
    return {**row, **{f"target_{key}": value for key, value in inner}}
