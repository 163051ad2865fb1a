"""Garmin Connect: the list of activities as its website exports it; times are the runner's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from midstance.exchange.reading.activities import add_activity, whole
from midstance.exchange.reading.findings import ImportedRun
from midstance.exchange.reading.table import ExportTable
from midstance.exchange.reading.values import (
    DECIMAL_COMMA,
    CellError,
    metres_in,
    moment_in,
    seconds_in,
)

if TYPE_CHECKING:
    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import ExportRow, Head

SOURCE = "Garmin Connect"
_KIND = ("activity type", "aktivitätstyp", "type d'activité", "tipo de actividad")
_DATE = ("date", "datum", "fecha")
_TITLE = ("title", "titel", "titre", "título")
_DISTANCE = ("distance", "distanz", "distancia")
_TIME = ("time", "zeit", "durée", "tiempo", "heure")
_MOVING = ("moving time", "zeit in bewegung", "temps de déplacement", "tiempo en movimiento")
_MEAN = ("avg hr", "ø hf", "fréquence cardiaque moyenne", "frecuencia cardiaca media")
_HIGHEST = ("max hr", "maximale hf", "fréquence cardiaque maximale", "fc máxima")
_IN_METRES = re.compile(r"swim|schwimm|natation|track|bahn")
"""Sports whose distances are metres in the list."""
_FEWEST_METRES = 100
"""A larger number in the list is metres in such a sport, a smaller one is not."""


def recognises(head: Head) -> bool:
    """Whether the header has type, date, title and time of an activity."""
    cells = set(head.cells)
    return all(cells.intersection(names) for names in (_KIND, _DATE, _TITLE, _TIME, _DISTANCE))


def read(source: SourceFile, findings: Findings) -> None:
    """Find the runs of the list.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    table = ExportTable(source, findings)
    date = next(each for each in _DATE if table.has(each))
    day_first = table.day_first(date)
    table.decimal_comma = any(
        DECIMAL_COMMA.fullmatch(row.text(*_DISTANCE)) for row in table.rows(quietly=True)
    )
    for row in table.rows():
        try:
            _add(findings, row, day_first=day_first)
        except CellError as error:
            findings.leave_out(str(error), row.line)


def _add(findings: Findings, row: ExportRow, *, day_first: bool) -> None:
    start, has_time = moment_in(row.text(*_DATE), day_first=day_first)
    seconds = seconds_in(row.text(*_MOVING)) or seconds_in(row.text(*_TIME))
    run = ImportedRun(
        SOURCE,
        start.isoformat(),
        start,
        has_time,
        seconds,
        _metres(findings, row),
        whole(row.number(*_MEAN)),
        whole(row.number(*_HIGHEST)),
        row.text(*_TITLE),
    )
    add_activity(findings, row.text(*_KIND), run, row.line)


def _metres(findings: Findings, row: ExportRow) -> int | None:
    distance = row.number(*_DISTANCE)
    if not distance:
        return None
    is_metres = _IN_METRES.search(row.text(*_KIND).casefold()) and distance > _FEWEST_METRES
    return metres_in(distance, "m" if is_metres else findings.distance_unit())
