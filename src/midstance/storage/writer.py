"""One thread owns the log: it saves changes in order, tries again, and answers queries."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Condition, Thread, Timer
from typing import TYPE_CHECKING, Any, Generic, TypeVar, assert_never

from midstance.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from midstance.storage.training_log import TrainingLog

T = TypeVar("T")

PATIENCE = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before each new try of a change that could not be saved; the last repeats."""


@dataclass(frozen=True, slots=True)
class Saved(Generic[T]):
    """A change is durable; ``value`` is what its job answered."""

    value: T


@dataclass(frozen=True, slots=True)
class SaveFailed:
    """A change could not be saved; it stays first in line and is tried again.

    Attributes:
        waiting: how many changes wait, this one included.
    """

    error: StorageError
    waiting: int


@dataclass(frozen=True, slots=True)
class _Change:
    number: int
    job: Callable[[TrainingLog], Any]
    answer: Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class _Question:
    number: int
    query: Callable[[TrainingLog], Any]
    future: Future[Any]


class Writer:
    """Takes changes from a front end and saves them one after the other in a thread of its own.

    A change that cannot be saved stays first in line: order is never lost and nothing is dropped.
    It is tried again after a while, or at once with :meth:`retry`. Questions are answered in
    their turn, and also while a change waits to be tried again.
    """

    def __init__(
        self,
        log: TrainingLog,
        post: Callable[[Callable[[], object]], object],
        patience: Sequence[float] = PATIENCE,
    ) -> None:
        """Take over ``log``; from now on only this thread may use it.

        ``post`` hands a call over to the front end's own loop; it is called in the thread.
        """
        self._log, self._post, self._patience = log, post, patience
        self._state = Condition()
        self._changes: deque[_Change] = deque()
        self._questions: deque[_Question] = deque()
        self._number = 0
        self._failures = self._streak = 0
        self._may_try = True
        self._is_closing = False
        self.trouble: StorageError | None = None
        """Why the change that is first in line could not be saved; None while all is well."""
        self._timer: Timer | None = None
        self._thread = Thread(target=self._work, name="log writer", daemon=True)
        self._thread.start()

    @property
    def pending(self) -> int:
        """How many changes are not durable yet."""
        return len(self._changes)

    def submit(
        self, job: Callable[[TrainingLog], T], answer: Callable[[Saved[T] | SaveFailed], object]
    ) -> None:
        """Save what ``job`` changes; it may run several times, and must do its work once.

        ``answer`` is posted with :class:`SaveFailed` at each failure, and once with :class:`Saved`.
        """
        with self._state:
            self._number += 1
            self._changes.append(_Change(self._number, job, answer))
            self._state.notify_all()

    def ask(self, query: Callable[[TrainingLog], T]) -> Future[T]:
        """What ``query`` answers, once every change submitted before is saved or has failed."""
        future: Future[T] = Future()
        with self._state:
            self._number += 1
            self._questions.append(_Question(self._number, query, future))
            self._state.notify_all()
        return future

    def retry(self) -> None:
        """Try at once what could not be saved."""
        with self._state:
            self._may_try = True
            self._state.notify_all()

    def drain(self, timeout: float) -> bool:
        """Wait until every change is durable, or one fails again; answers whether all are.

        ``timeout`` is in seconds.
        """
        with self._state:
            self._may_try = True
            self._state.notify_all()
            before = self._failures
            self._state.wait_for(lambda: self._is_settled(before), timeout)
            return not self._changes

    def _is_settled(self, failures: int) -> bool:
        return not self._changes or self._failures > failures or self._is_closing

    def close(self, timeout: float) -> bool:
        """Drain, close the log and end the thread; answers whether every change is durable."""
        is_drained = self.drain(timeout)
        with self._state:
            self._is_closing = True
            self._state.notify_all()
        self._thread.join(timeout)
        return is_drained and not self._thread.is_alive()

    def _work(self) -> None:
        while task := self._next():
            match task:
                case _Change():
                    self._try(task)
                case _Question():
                    self._reply(task)
                case _:
                    assert_never(task)
        self._leave()

    def _next(self) -> _Change | _Question | None:
        """The next thing to do, waited for; None when the thread must end."""
        with self._state:
            self._state.wait_for(lambda: self._is_closing or self._due())
            return None if self._is_closing else self._due()

    def _due(self) -> _Change | _Question | None:
        change = self._changes[0] if self._changes and self._may_try else None
        question = self._questions[0] if self._questions else None
        if change and question:
            return change if change.number < question.number else question
        return change or question

    def _try(self, change: _Change) -> None:
        try:
            value = change.job(self._log)
        except StorageError as error:
            self._postpone(change, error)
        except Exception as error:  # noqa: BLE001  # whatever it is, nothing may be dropped
            self._postpone(change, _unexpected_error(error))
        else:
            with self._state:
                self._changes.popleft()
                self._streak = 0
                self.trouble = None
                self._state.notify_all()
            self._post_answer(change, Saved(value))

    def _postpone(self, change: _Change, error: StorageError) -> None:
        with self._state:
            self._failures += 1
            self._streak += 1
            self.trouble = error
            self._may_try = False
            self._set_timer(self._patience[min(self._streak, len(self._patience)) - 1])
            self._state.notify_all()
        self._post_answer(change, SaveFailed(error, self.pending))

    def _set_timer(self, seconds: float) -> None:
        self._stop_timer()
        self._timer = Timer(seconds, self.retry)
        self._timer.daemon = True
        self._timer.start()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _post_answer(self, change: _Change, outcome: Saved[Any] | SaveFailed) -> None:
        with suppress(RuntimeError):  # the front end's loop may be gone by now
            self._post(partial(change.answer, outcome))

    def _reply(self, question: _Question) -> None:
        with self._state:
            self._questions.popleft()
        if not question.future.set_running_or_notify_cancel():
            return
        try:
            question.future.set_result(question.query(self._log))
        except BaseException as error:  # noqa: BLE001  # it is the caller's
            question.future.set_exception(error)

    def _leave(self) -> None:
        self._stop_timer()
        for question in self._questions:
            question.future.cancel()
        self._log.close()


def _unexpected_error(error: Exception) -> StorageError:
    return StorageError(
        f"the log could not be written ({type(error).__name__}: {error})",
        "log",
        "Try again; if it stays, leave: what was saved before is safe.",
    )
