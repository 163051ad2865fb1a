"""Typed lines with a deadline: what comes first, a line, another thread's call, or the time."""

from __future__ import annotations

import os
import select
from collections import deque
from typing import TYPE_CHECKING

from midstance.presentation.commands import COMMANDS, Area
from midstance.presentation.key_names import key_text
from midstance.workout import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from midstance.workout.events import RunnerEvent

    Wait = Callable[[Sequence[int], float | None], Sequence[int]]


CHUNK = 4096
MAX_LINE_LENGTH = 2100
"""Characters kept of a line; a note of the longest kind fits."""


def wait_for_input(descriptors: Sequence[int], seconds: float | None) -> Sequence[int]:
    """Wait until one of ``descriptors`` can be read, ``seconds`` at most; answers with those."""
    return select.select(descriptors, [], [], seconds)[0]


class Lines:
    """Lines from a file descriptor, and calls that other threads post in between."""

    def __init__(self, descriptor: int, wait: Wait = wait_for_input) -> None:
        """Read from ``descriptor``; ``wait`` is asked to pass the time."""
        self._descriptor, self._wait = descriptor, wait
        self._unread = b""
        self._is_at_end = False
        self._calls: deque[Callable[[], object]] = deque()
        self._bell, self._ring = os.pipe()
        os.set_blocking(self._ring, False)

    def close(self) -> None:
        """Let go of the pipe that wakes us; what was posted is still done."""
        self.do_calls()
        os.close(self._bell)
        os.close(self._ring)

    def post(self, call: Callable[[], object]) -> None:
        """Let ``call`` be done by whoever reads the lines; any thread may post."""
        self._calls.append(call)
        try:
            os.write(self._ring, b"!")
        except OSError:
            return

    def do_calls(self) -> None:
        """Do what was posted."""
        while self._calls:
            self._calls.popleft()()

    def next(self, seconds: float | None) -> str | None:
        """The next line without its end; None after ``seconds``, or when a posted call was done.

        Raises:
            EOFError: there will be no more lines.
        """
        if (line := self._cut()) is not None:
            return line
        if self._is_at_end:
            raise EOFError
        ready = self._wait((self._descriptor, self._bell), seconds)
        if self._bell in ready:
            os.read(self._bell, CHUNK)
            self.do_calls()
        if self._descriptor in ready:
            self._read()
            return self._cut()
        return None

    def _read(self) -> None:
        try:
            chunk = os.read(self._descriptor, CHUNK)
        except OSError:
            chunk = b""
        self._is_at_end = not chunk
        self._unread += chunk

    def _cut(self) -> str | None:
        line, end, rest = self._unread.partition(b"\n")
        if not end and not (self._is_at_end and line):
            self._unread = line[:MAX_LINE_LENGTH]
            return None
        self._unread = rest
        return line[:MAX_LINE_LENGTH].decode(errors="replace").strip("\r")


EVENTS_BY_COMMAND: Mapping[str, RunnerEvent] = {
    "session.advance": events.AdvancePressed(),
    "session.more": events.NumberStepped(1),
    "session.fewer": events.NumberStepped(-1),
    "session.heavier": events.LoadStepped(1),
    "session.lighter": events.LoadStepped(-1),
    "session.put-off": events.ItemPostponed(),
    "session.pause": events.PauseToggled(),
    "session.undo": events.UndoPressed(),
    "session.longer": events.RestStretched(15),
    "session.shorter": events.RestStretched(-15),
    "session.add-set": events.SetAdded(),
    "session.skip": events.SkipPressed(),
    "session.skip-item": events.SkipPressed(whole_item=True),
    "session.restart": events.StepRestarted(),
}
"""What needs no more than its key."""

WITH_WORDS: Mapping[str, str] = {
    "session.effort": "e 7, or e easy, right, hard, very hard",
    "session.band": "b 60 (centimetres)",
    "session.note": "n TEXT",
    "session.workout-note": "N TEXT",
    "session.hurts": "! WHERE 0-10, such as ! knee 3",
}
"""What needs words behind its key, with an example."""

ASIDE = frozenset({"session.cues", "session.retry", "session.mute", "app.help"})
LEAVE = "session.leave"
EFFORTS = {"easy": 4, "right": 6, "hard": 8, "very hard": 9}
"""Words for how hard a set was, as ratings of perceived exertion."""


class AmbiguousInputError(ValueError):
    """A line that means nothing; the text says what could be typed."""


def command_of(line: str, keymap: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """The command's id that ``line`` names, and the words behind its key.

    Raises:
        UnclearError: there is no such key here.
    """
    head, _, words = line.strip().partition(" ")
    if head.lower() in {"", "space", "enter"}:
        return "session.advance", ""
    if head == "q":
        return LEAVE, words.strip()
    for id_, keys in _offered(keymap):
        if head in keys or head in map(key_text, keys):
            return id_, words.strip()
    raise AmbiguousInputError(f"{head} means nothing here; ? lists what does")


def _offered(keymap: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for command in COMMANDS:
        if (
            command.id in EVENTS_BY_COMMAND
            or command.id in WITH_WORDS
            or command.id in {*ASIDE, LEAVE}
        ):
            yield command.id, keymap.get(command.id, command.keys)


def event_for(id_: str, words: str) -> RunnerEvent:
    """The deed of a command that needs words.

    Raises:
        UnclearError: the words do not fit.
    """
    event = _event(id_, words)
    if event is None:
        raise AmbiguousInputError(f"type {WITH_WORDS[id_]}")
    return event


def _event(id_: str, words: str) -> RunnerEvent | None:
    match id_:
        case "session.effort":
            rpe = EFFORTS.get(words.lower(), _number(words))
            return None if rpe is None else events.EffortRated(rpe)
        case "session.band":
            centimetres = _number(words)
            return None if centimetres is None else events.BandDistanceSet(centimetres)
        case "session.hurts":
            where, _, level = words.rpartition(" ")
            felt = _number(level)
            return events.PainReported(where, felt) if where and felt is not None else None
        case _:
            return events.NoteAdded(words, id_ == "session.workout-note") if words else None


def _number(text: str) -> int | None:
    return int(text[:5]) if text.isascii() and text.isdecimal() else None


def key_lines(keymap: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """What can be typed, and what it does."""
    yield "Enter", "the next sensible thing"
    yield "a number", "that was really done: saves the set, or corrects the one just saved"
    about = {command.id: command for command in COMMANDS if command.area is not Area.LOG}
    for id_, keys in _offered(keymap):
        if id_ not in {"session.advance", LEAVE}:
            yield WITH_WORDS.get(id_, key_text(keys[0])), about[id_].help
    yield "q", "Leave and keep it for later; q finish ends it here, q discard throws it away"
