"""Reads whatever other programs export: finds the files, knows their formats, asks the importer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from midstance.exchange.importers import (
    apple_health,
    fitnotes,
    fitnotes_backup,
    garmin,
    gpx,
    hevy,
    hevy_api,
    ics,
    jefit,
    liftlog,
    liftosaur,
    strava,
    strong,
    stronglifts,
    tcx,
    wger,
)
from midstance.exchange.importers.fit import activity as fit
from midstance.exchange.reading.findings import Findings, ImportFileError, ReadOptions
from midstance.exchange.reading.sources import Progress, find_sources
from midstance.exchange.reading.table import Head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.exchange.reading.sources import SourceFile


class Importer(Protocol):
    """One format: a module of ``importers``."""

    SOURCE: str

    def recognises(self, head: Head) -> bool:
        """Whether a file that begins so is of this format."""

    def read(self, source: SourceFile, findings: Findings) -> None:
        """Add what the file holds to ``findings``.

        Raises:
            ImportFileError: nothing of it can be taken.
        """


IMPORTERS: tuple[Importer, ...] = (
    *(strong, hevy, hevy_api, fitnotes, fitnotes_backup, jefit, liftosaur, liftlog, stronglifts),
    *(wger, apple_health, strava, garmin, gpx, tcx, fit, ics),
)
"""Every format that is known; the first that recognises a file reads it."""
NO_FORMAT = "it is in no format that is known here"
NOTHING_IN_IT = "there is no file that could be an export"
MOST_UNKNOWN = 3
"""Files of no known format that are named one by one."""
UNKNOWN = (
    "Known are the exports of "
    f"{', '.join(each.SOURCE for each in IMPORTERS)}. If the columns are in another language, set "
    "the other program to English and export again."
)


def read_exports(
    paths: Iterable[Path], options: ReadOptions, progress: Progress | None = None
) -> Findings:
    """All that the files, folders and archives of ``paths`` hold.

    A file of which nothing can be taken is noted among what is left out; where it is the only one,
    the error itself comes out.

    Raises:
        ImportFileError: there is no such file, or nothing can be taken of any.
    """
    paths = tuple(paths)
    found, problems = Findings(options), list[ImportFileError]()
    for source in find_sources(paths, progress or Progress()):
        try:
            found.add(_read(source, options))
        except ImportFileError as error:
            problems.append(error)
    if not found.formats:
        raise problems[0] if problems else _nothing_in(paths)
    for problem in _join_unknown_formats(problems):
        found.file = problem.where
        found.leave_out(problem.what)
    found.file = ""
    return found


def _nothing_in(paths: tuple[Path, ...]) -> ImportFileError:
    return ImportFileError(NOTHING_IN_IT, ", ".join(map(str, paths)), UNKNOWN)


def _join_unknown_formats(problems: list[ImportFileError]) -> list[ImportFileError]:
    """The problems, with one for all files of no known format where an archive has many."""
    unknown = [each for each in problems if each.what == NO_FORMAT]
    if len(unknown) <= MOST_UNKNOWN:
        return problems
    names = ", ".join(Path(each.where).name for each in unknown[:MOST_UNKNOWN])
    what = f"{len(unknown)} files are in no format that is known here: {names} and others"
    others = [each for each in problems if each.what != NO_FORMAT]
    return [*others, ImportFileError(what, "", UNKNOWN)]


def _read(source: SourceFile, options: ReadOptions) -> Findings:
    head = Head.of(source)
    importer = next((each for each in IMPORTERS if each.recognises(head)), None)
    if importer is None:
        what = NO_FORMAT if head.start else "the file is empty"
        raise ImportFileError(what, source.name, UNKNOWN)
    findings = Findings(options, source.name)
    findings.formats.append((source.name, importer.SOURCE))
    importer.read(source, findings)
    return findings
