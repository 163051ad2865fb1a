"""Strava: the list of activities in its export; two of its columns bear the same name."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from midstance.exchange.reading.activities import add_activity, whole
from midstance.exchange.reading.findings import ImportedRun
from midstance.exchange.reading.table import ExportTable
from midstance.exchange.reading.values import CellError, metres_in, moment_in, number_in

if TYPE_CHECKING:
    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "Strava"
_DATE = ("activity date", "aktivitätsdatum", "date de l'activité", "fecha de la actividad")
_ID = ("activity id", "aktivitäts-id", "id de l'activité", "id de actividad")
_NAME = ("activity name", "name der aktivität", "nom de l'activité", "nombre de la actividad")
_KIND = ("activity type", "aktivitätsart", "type d'activité", "tipo de actividad")
_DISTANCE = ("distance", "distanz", "distancia")
_MOVING = ("moving time", "bewegungszeit", "durée de déplacement", "tiempo en movimiento")
_ELAPSED = ("elapsed time", "verstrichene zeit", "temps écoulé", "tiempo transcurrido")
_MEAN = ("average heart rate", "durchschnittliche herzfrequenz", "fréquence cardiaque moyenne")
_HIGHEST = ("max heart rate", "max. herzfrequenz", "fréquence cardiaque max.")


def recognises(head: Head) -> bool:
    """Whether the header has the id, the date and the type of an activity."""
    cells = set(head.cells)
    return all(cells.intersection(names) for names in (_ID, _DATE, _KIND))


def read(source: SourceFile, findings: Findings) -> None:
    """Find the runs of the list.

    Raises:
        ImportFileError: the file cannot be read as a table.
    """
    table = ExportTable(source, findings)
    reader = _Reader(table.header, findings)
    for line, cells in table.records():
        try:
            reader.add(cells, line)
        except CellError as error:
            findings.leave_out(str(error), line)


class _Reader:
    """Reads cells by their places: a later column of the same name says it more exactly."""

    def __init__(self, header: tuple[str, ...], findings: Findings) -> None:
        self._header, self._findings = header, findings

    def add(self, cells: list[str], line: int) -> None:
        """Add the activity of a record.

        Raises:
            CellError: a cell cannot be read.
        """
        moment, _ = moment_in(self._last_filled_cell(cells, _DATE))
        run = ImportedRun(
            SOURCE,
            self._last_filled_cell(cells, _ID) or moment.isoformat(),
            moment if moment.tzinfo else moment.replace(tzinfo=UTC),
            seconds=whole(self._number(cells, _MOVING) or self._number(cells, _ELAPSED)),
            metres=self._metres(cells),
            mean_bpm=whole(self._number(cells, _MEAN)),
            max_bpm=whole(self._number(cells, _HIGHEST)),
            name=self._last_filled_cell(cells, _NAME),
        )
        add_activity(self._findings, self._last_filled_cell(cells, _KIND), run, line)

    def _places(self, names: tuple[str, ...]) -> list[int]:
        return [place for place, name in enumerate(self._header) if name in names]

    def _last_filled_cell(self, cells: list[str], names: tuple[str, ...]) -> str:
        """The last filled cell of the columns with such a name."""
        found = (cells[each].strip() for each in self._places(names) if each < len(cells))
        return next((each for each in reversed(tuple(found)) if each), "")

    def _number(self, cells: list[str], names: tuple[str, ...]) -> float | None:
        return number_in(self._last_filled_cell(cells, names))

    def _metres(self, cells: list[str]) -> int | None:
        """The second distance in metres, or the first in the unit of the account."""
        first, *second = self._places(_DISTANCE) or [len(cells)]
        exact = cells[second[-1]].strip() if second and second[-1] < len(cells) else ""
        if exact:
            return metres_in(number_in(exact), "m")
        shown = number_in(cells[first]) if first < len(cells) else None
        return metres_in(shown, self._findings.distance_unit()) if shown else None
