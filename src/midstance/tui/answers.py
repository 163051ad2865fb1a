"""Answers of the log that come later, so that no key waits for a disk."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from midstance.storage.errors import StorageError
from midstance.storage.writer import Kept, NotKept

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.storage.log import TrainingLog
    from midstance.storage.writer import Writer

T = TypeVar("T")


async def asked(writer: Writer, query: Callable[[TrainingLog], T]) -> T:
    """What the log answers.

    Raises:
        StorageError: it cannot.
    """
    return await asyncio.wrap_future(writer.ask(query))


async def tried(writer: Writer, change: Callable[[TrainingLog], T]) -> T:
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

    def answered(outcome: Kept[T | StorageError] | NotKept) -> None:
        said = outcome.value if isinstance(outcome, Kept) else outcome.error
        if answer.done():
            return
        if isinstance(said, StorageError):
            answer.set_exception(said)
        else:
            answer.set_result(said)

    writer.submit(once, answered)
    return await answer
