"""Where a front end asks the world: settings, library, and the log through its writer."""

from __future__ import annotations

import asyncio
from copy import copy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Self, TypeVar

from midstance.domain.profile import runner_from_plain
from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import runner_load_step
from midstance.storage.errors import StorageError
from midstance.storage.writer import Saved, SaveFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from midstance.context import Context
    from midstance.domain.planned_sets import LoadStep
    from midstance.domain.settings import Settings
    from midstance.storage.database.lock import InstanceLock
    from midstance.storage.training_log import TrainingLog
    from midstance.storage.writer import Writer


T = TypeVar("T")
PATIENCE_SECONDS = 20.0


class LogClient:
    """Where a front end gets what it needs.

    Attributes:
        context: the outside world.
        settings: how the runner wants to be guided.
        is_rehearsal: nothing is kept.
        lock: held while this program may guide a workout that is kept; None without.
        writer: the thread that owns the log, once there is one.
    """

    def __init__(
        self,
        context: Context,
        settings: Settings,
        lock: InstanceLock | None,
        *,
        is_rehearsal: bool = False,
    ) -> None:
        """Work with ``context``; without a ``lock`` no workout can be kept."""
        self.context, self.settings = context, settings
        self.is_rehearsal = is_rehearsal
        self.apply_profile(context.log.profile())
        self.lock = lock
        self.writer: Writer | None = None

    @property
    def can_keep(self) -> bool:
        """Whether this program may guide a workout that is kept."""
        return self.lock is not None

    @property
    def read_only_reason(self) -> str:
        """Why the log cannot be corrected here, as a sentence; "" if it can."""
        if self.is_rehearsal:
            return "Read-only: this is a rehearsal."
        return "" if self.can_keep else "Read-only: open in another window."

    def apply_profile(self, profile: Mapping[str, object]) -> None:
        """Show loads in the unit that ``profile`` names; it comes before the settings' own."""
        unit = profile.get("weight_unit")
        if isinstance(unit, str) and unit in set(WeightUnit):
            self.settings = replace(self.settings, weight_unit=WeightUnit(unit))

    def load_step(self) -> LoadStep:
        """The smallest step in load of an exercise, with the runner's equipment as it is now.

        Raises:
            StorageError: the log cannot be read.
        """
        runner = self.ask(lambda log: runner_from_plain(log.profile()).runner)
        return partial(runner_load_step, runner=runner)

    def rehearsing(self) -> Self:
        """The same desk, where nothing is kept."""
        twin = copy(self)
        twin.is_rehearsal, twin.lock = True, None
        return twin

    def attach_writer(self, writer: Writer) -> None:
        """Hand the log over to ``writer``; from now on every question goes through it."""
        self.writer = writer

    def ask(self, query: Callable[[TrainingLog], T]) -> T:
        """What the log answers.

        Raises:
            StorageError: it cannot, or the disk does not answer.
        """
        if self.writer is None:
            return query(self.context.log)
        try:
            return self.writer.ask(query).result(PATIENCE_SECONDS)
        except TimeoutError as error:
            told = f"the disk did not answer for {PATIENCE_SECONDS:.0f} seconds"
            raise StorageError(told, self.context.places.data, "Check the disk.") from error


async def ask(writer: Writer, query: Callable[[TrainingLog], T]) -> T:
    """What the log answers.

    Raises:
        StorageError: it cannot.
    """
    return await asyncio.wrap_future(writer.ask(query))


async def try_change(writer: Writer, change: Callable[[TrainingLog], T]) -> T:
    """Try a change once, in its turn; leaving the program waits for it.

    Raises:
        StorageError: the log could not take it.
    """
    answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def once(log: TrainingLog) -> T | StorageError:
        try:
            return change(log)
        except StorageError as error:
            return error

    def answered(outcome: Saved[T | StorageError] | SaveFailed) -> None:
        said = outcome.value if isinstance(outcome, Saved) else outcome.error
        if answer.done():
            return
        if isinstance(said, StorageError):
            answer.set_exception(said)
        else:
            answer.set_result(said)

    writer.submit(once, answered)
    return await answer
