"""One import for a screen: files are read beside the keys, and the log is asked in its turn."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from midstance.domain.quantity import DistanceUnit, WeightUnit
from midstance.exchange.read_exports import read_exports
from midstance.exchange.reading.findings import ImportFileError, U
from midstance.exchange.reading.sources import Progress
from midstance.services.upkeep.importing.importing import (
    answer_names,
    carry_out,
    keep_units,
    plan_import,
    read_options,
)
from midstance.services.upkeep.importing.names import NameOrigin
from midstance.storage.errors import StorageError
from midstance.storage.import_names import read_answers, read_units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.exchange.reading.findings import ReadOptions
    from midstance.services.log_client import LogClient
    from midstance.services.upkeep.importing.importing import OnProgress
    from midstance.services.upkeep.importing.names import NameMeaning
    from midstance.services.upkeep.importing.plan import ImportPlan


def typed_path(text: str) -> Path:
    """The path that was typed, or dropped on the terminal: without its quotes and escapes.

    A leading ``~`` is the home folder.
    """
    plain = text.strip()
    if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "'\"":
        plain = plain[1:-1]
    path = Path(plain)
    if not path.exists():
        path = Path(plain.removeprefix("file://").replace("\\ ", " ").replace("%20", " "))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _other_unit(units: type[U], guessed: str, usual: U) -> U:
    """The unit that a file was not read in."""
    read_in = guessed or usual.value
    return next(each for each in units if each.value != read_in)


class ImportSession:
    """An import from its file to the log.

    Attributes:
        plan: what it would change; None until it is known.
    """

    def __init__(self, client: LogClient, path: Path) -> None:
        """Import ``path`` through ``client``."""
        self._client, self._path = client, path
        self._options: ReadOptions | None = None
        self.plan: ImportPlan | None = None

    @property
    def name(self) -> str:
        """What is imported."""
        return self._path.name

    @property
    def library(self) -> Library:
        """What a name may mean."""
        return self._client.library

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """The exercises of the library by their ids."""
        return self.library.exercises

    async def prepare(self, show: OnProgress) -> ImportPlan:
        """Read the files, and find out what they would change; ``show`` hears of the progress.

        Whatever ``show`` raises ends the reading, and comes out.

        Raises:
            StorageError: nothing can be taken, or the log cannot answer.
        """
        client = self._client
        options = await self._read_options()
        try:
            answers = read_answers(client.context.places.config)
            progress = Progress(show)
            found = await asyncio.to_thread(read_exports, (self._path,), options, progress)
        except ImportFileError as error:
            raise StorageError(error.what, error.where, error.remedy) from error
        now, exercises = client.now(), self.exercises
        self.plan = await client.query(lambda log: plan_import(log, exercises, answers, found, now))
        return self.plan

    async def _read_options(self) -> ReadOptions:
        if self._options is None:
            unit = self._client.settings.weight_unit
            options = await self._client.query(lambda log: read_options(log, unit))
            kept = read_units(self._client.context.places.config)
            self._options = replace(options, said_before=kept)
        return self._options

    def take_other_guess(self, about: str) -> None:
        """Read the files the other way next time: in the other unit, or order of dates."""
        options = self._options
        if options is None:
            return
        if about == "weights":
            other = _other_unit(
                WeightUnit, self._guessed(about), options.weight or options.usual_weight
            )
            self._options = replace(options, weight=other)
        elif about == "distances":
            usual = options.distance or options.usual_distance
            self._options = replace(
                options, distance=_other_unit(DistanceUnit, self._guessed(about), usual)
            )
        else:
            is_km = options.usual_distance is DistanceUnit.KM
            day_first = is_km if options.day_first is None else options.day_first
            self._options = replace(options, day_first=not day_first)

    def _guessed(self, about: str) -> str:
        """The unit or order of dates that was guessed; "" where nothing was."""
        guesses = self.plan.findings.guesses.values() if self.plan else ()
        return next((each.answer for each in guesses if each.about == about), "")

    @property
    def likely(self) -> tuple[NameMeaning, ...]:
        """The names that wait for an answer."""
        names = self.plan.names.values() if self.plan else ()
        return tuple(each for each in names if each.origin is NameOrigin.PROPOSED)

    def answer(self, name: str, exercise: str) -> None:
        """Keep what a name means: the id of an exercise, or "" for one of the runner's own.

        Raises:
            StorageError: the file of the answers could not be written.
        """
        if self.plan is not None:
            answer_names(self.plan, self._client.context.places.config, {name: exercise})

    async def carry_out(self, show: OnProgress) -> str:
        """Take everything in as one change; gives what it is called in an undo.

        Raises:
            StorageError: the log could not take it; then nothing of it is there.
        """
        if self.plan is None:
            return ""
        library = self._client.library
        keep_units(self.plan, self._client.context.places.config)
        return await self._client.change(
            partial(carry_out, library=library, plan=self.plan, show=show)
        )
