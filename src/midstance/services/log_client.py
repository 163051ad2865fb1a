"""How a front end reaches the log: asked directly, or through the thread that owns it."""

from __future__ import annotations

import asyncio
from copy import copy
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Self, TypeVar

from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import loading_of, runner_load_step
from midstance.storage.definitions.loader import load_library
from midstance.storage.errors import StorageError
from midstance.storage.writer import Saved, SaveFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from midstance.context import Context
    from midstance.domain.library import Library
    from midstance.domain.planned_sets import LoadingOf, LoadStep
    from midstance.domain.record import Timestamp
    from midstance.domain.runner import Runner
    from midstance.domain.settings import Settings
    from midstance.storage.database.lock import InstanceLock
    from midstance.storage.training_log import TrainingLog
    from midstance.storage.writer import Writer


T = TypeVar("T")
ANSWER_SECONDS = 20.0
"""How long a query may take before the disk counts as hung."""


class ChangeRefusedError(StorageError):
    """A change that is not possible here or today; the text is a sentence that says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, "", "")

    def __str__(self) -> str:
        return self.what


class LogClient:
    """The log, the library, the clock and the settings for one front end.

    Attributes:
        context: the outside world.
        settings: how the runner wants to be guided.
        is_rehearsal: nothing is saved.
        lock: held while this program may guide a workout that is saved; None without.
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
        """Work with ``context``; without a ``lock`` no workout can be saved."""
        self.context, self.settings = context, settings
        self.is_rehearsal = is_rehearsal
        self.apply_profile(context.log.profile())
        self.lock = lock
        self.writer: Writer | None = None
        self._library = context.library.library

    @property
    def library(self) -> Library:
        """All that can be trained."""
        return self._library

    async def reload_library(self) -> None:
        """Read the library again, with a program that was not there before.

        A workout that is under way goes on as it was laid out.
        """
        loaded = await asyncio.to_thread(load_library, self.context.places)
        self._library = loaded.library

    @property
    def today(self) -> date:
        """The runner's date."""
        return self.context.clock.today()

    def now(self) -> Timestamp:
        """The moment on the wall clock."""
        return self.context.clock.now()

    def time_of_day(self, seconds_ahead: int) -> str:
        """The runner's time of day a number of seconds from now, such as `18:07`."""
        now = self.now()
        local = now.utc + timedelta(minutes=now.offset_minutes, seconds=seconds_ahead)
        return f"{local:%H:%M}"

    @property
    def holds_lock(self) -> bool:
        """Whether no other window may guide a workout that is saved."""
        return self.lock is not None

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be saved here, as a sentence; "" if it can."""
        if self.is_rehearsal:
            return "Read-only: this is a preview run."
        return "" if self.holds_lock else "Read-only: open in another window."

    def apply_profile(self, profile: Mapping[str, object]) -> None:
        """Take from ``profile`` the unit of loads and whether figures are shown, if it says so."""
        if unit := WeightUnit.named_in(profile):
            self.settings = replace(self.settings, weight_unit=unit)
        figures = profile.get("figures")
        if isinstance(figures, bool):
            self.settings = replace(self.settings, figures=figures)

    def runner(self) -> Runner:
        """Who is training, as the profile says now.

        Raises:
            StorageError: the log cannot be read.
        """
        return self.ask(lambda log: log.profile_reading().runner)

    def load_step(self) -> LoadStep:
        """The smallest step in load of an exercise, with the runner's equipment as it is now.

        Raises:
            StorageError: the log cannot be read.
        """
        return partial(runner_load_step, runner=self.runner())

    def loadings(self) -> LoadingOf:
        """How the load of an exercise is made, with the runner's equipment as it is now.

        Raises:
            StorageError: the log cannot be read.
        """
        return partial(loading_of, runner=self.runner(), unit=self.settings.weight_unit)

    def for_rehearsal(self) -> Self:
        """A copy of this client that saves nothing."""
        copied = copy(self)
        copied.is_rehearsal, copied.lock = True, None
        return copied

    def attach_writer(self, writer: Writer) -> None:
        """Hand the log over to ``writer``; from now on everything goes through its thread."""
        self.writer = writer

    def ask(self, query: Callable[[TrainingLog], T]) -> T:
        """What the log answers; the caller waits for it.

        Raises:
            StorageError: it cannot, or the disk does not respond.
        """
        if self.writer is None:
            return query(self.context.log)
        try:
            return self.writer.ask(query).result(ANSWER_SECONDS)
        except TimeoutError as error:
            reason = f"the disk did not respond for {ANSWER_SECONDS:.0f} seconds"
            raise StorageError(reason, self.context.places.data, "Check the disk.") from error

    async def query(self, query: Callable[[TrainingLog], T]) -> T:
        """What the log answers, while the screen goes on.

        Raises:
            StorageError: it cannot.
        """
        if self.writer is None:
            return query(self.context.log)
        return await asyncio.wrap_future(self.writer.ask(query))

    async def change(self, change: Callable[[TrainingLog], T]) -> T:
        """Try a change once, in its turn, while the screen goes on; leaving waits for it.

        Raises:
            ChangeRefusedError: nothing can be saved here.
            StorageError: the log could not be written.
        """
        if self.read_only_reason:
            raise ChangeRefusedError(self.read_only_reason)
        if self.writer is None:
            return change(self.context.log)
        return await _changed_in_turn(self.writer, change)


async def _changed_in_turn(writer: Writer, change: Callable[[TrainingLog], T]) -> T:
    answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def once(log: TrainingLog) -> T | StorageError:
        try:
            return change(log)
        except StorageError as error:
            return error

    def resolve(outcome: Saved[T | StorageError] | SaveFailed) -> None:
        result = outcome.value if isinstance(outcome, Saved) else outcome.error
        if answer.done():
            return
        if isinstance(result, StorageError):
            answer.set_exception(result)
        else:
            answer.set_result(result)

    writer.submit(once, resolve)
    return await answer
