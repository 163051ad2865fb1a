"""Typed lines with a deadline, and the commands and events that they mean."""

from __future__ import annotations

import os
import re
import select
import sys
from codecs import getincrementaldecoder
from collections import deque
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, QuantityError, whole_number
from midstance.domain.record import HeartRate
from midstance.presentation.commands import COMMANDS, first_key
from midstance.presentation.key_names import key_text
from midstance.presentation.workout import SENT
from midstance.workout import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from midstance.domain.quantity import WeightUnit
    from midstance.presentation.commands import Keymap
    from midstance.workout.events import RunnerEvent

    Wait = Callable[[Sequence[int], float | None], Sequence[int]]


CHUNK = 4096
MAX_LINE_LENGTH = 8100
"""Bytes read of a line; the longest note fits, at four bytes a character."""

TERMINAL_LINE_LENGTH = 4095
"""Bytes that a terminal passes on of a line; it drops what is typed behind them."""

WAS_CUT = (
    f"This terminal passes on only {TERMINAL_LINE_LENGTH} bytes of a line; its end may be missing."
)
NO_TEXT = "That line is not valid {}, this terminal's encoding. Type it again."


def wait_for_input(descriptors: Sequence[int], seconds: float | None) -> Sequence[int]:
    """Wait until one of ``descriptors`` can be read, ``seconds`` at most; answers with those."""
    return select.select(descriptors, [], [], seconds)[0]


class Lines:
    """Lines from a file descriptor, and calls that other threads post in between."""

    def __init__(
        self,
        descriptor: int,
        wait: Wait = wait_for_input,
        say: Callable[[str], object] = lambda _: None,
        encoding: str = "",
    ) -> None:
        """Read from ``descriptor``; ``wait`` lets the time pass until one can be read.

        What is typed is read in ``encoding``, or as the arguments of the command line are. A line
        that is no text in it is not taken; ``say`` asks for it again.
        """
        self._descriptor, self._wait, self._say = descriptor, wait, say
        self._encoding = encoding or sys.getfilesystemencoding()
        self._unread = b""
        self._is_at_end = False
        self._calls: deque[Callable[[], object]] = deque()
        self._bell, self._ring = os.pipe()
        os.set_blocking(self._ring, False)

    def close(self) -> None:
        """Close the pipe that wakes the reader, after the calls that were posted."""
        self.do_calls()
        os.close(self._bell)
        os.close(self._ring)

    def post(self, call: Callable[[], object]) -> None:
        """Have the reader of the lines make a call; any thread may post."""
        self._calls.append(call)
        try:
            os.write(self._ring, b"!")
        except OSError:
            return

    def do_calls(self) -> None:
        """Make the calls that were posted."""
        while self._calls:
            self._calls.popleft()()

    def next(self, seconds: float | None) -> str | None:
        """The next line without its end; None without one.

        There is none after ``seconds``, when a posted call was done, or when a line was no text.

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
            self._unread = line[: MAX_LINE_LENGTH + 1]
            return None
        self._unread = rest
        if len(line) >= TERMINAL_LINE_LENGTH and os.isatty(self._descriptor):
            self._say(WAS_CUT)
        return self._decode(line)

    def _decode(self, line: bytes) -> str | None:
        """``line`` as text; a character that its greatest length cuts in two is left out."""
        decoder, is_whole = getincrementaldecoder(self._encoding)(), len(line) <= MAX_LINE_LENGTH
        try:
            return decoder.decode(line[:MAX_LINE_LENGTH], is_whole).strip("\r")
        except UnicodeDecodeError:
            self._say(NO_TEXT.format(self._encoding.upper()))
            return None


WITH_WORDS: Mapping[str, str] = {
    "session.effort": "e 7, or e easy (4), good (7), hard (8), max (10)",
    "session.load": "k 82.5, or 82.5k",
    "session.band": "b 60 (centimetres)",
    "session.note": "n TEXT",
    "session.workout-note": "N TEXT",
    "session.heart": "h MEAN MAXIMUM, such as h 132 158, or h none",
    "session.hurts": "! WHERE 0-10, such as ! knee 3",
}
"""Commands that need words behind their key, each with an example."""

VARIANTS_COMMAND = "session.variants"
VARIANTS_HINT = "v lists, v 2 takes the second, v hip thrust searches"
ASIDE = frozenset(
    {
        *(VARIANTS_COMMAND, "session.cues", "session.retry", "session.mute"),
        *("session.skip-warm-up", "session.voice", "session.form", "app.help"),
    }
)
LEAVE_COMMAND = "session.leave"
ON_THE_SCREEN_ONLY = frozenset({"session.erase"})
"""Commands with an event that are of no use here: a number is typed whole, not digit by digit."""

TYPEABLE = tuple(
    command
    for command in COMMANDS
    if command.id in {*WITH_WORDS, *ASIDE, LEAVE_COMMAND}
    or (command.id in SENT and command.id not in ON_THE_SCREEN_ONLY)
)
"""The commands that can be typed, in the order of the table."""

FIX, DROP = "fix", "drop"
"""Words that open the set just saved to be fixed, and leave it as it was."""
_TYPED_LOAD = re.compile(
    r"k\s*([-−+]?\s*[\d.,].*)"
    r"|([-−+]?\s*[\d.,].*?(?:k|kg|kgs|kilos?|kilograms?|lbs?|pounds?|\#)\.?)"
    r"|(\d*[.,]\d+)",
    re.IGNORECASE,
)


def typed_load(line: str, unit: WeightUnit) -> RunnerEvent | None:
    """The load that ``line`` names: ``82.5k``, ``k 82,5``, ``180 lb``; None for any other line.

    Raises:
        AmbiguousInputError: it names a load that cannot be read; the text says how to write one.
    """
    match = _TYPED_LOAD.fullmatch(line.strip())
    if match is None:
        return None
    try:
        load = Load.parse(next(filter(None, match.groups())), unit)
    except QuantityError as error:
        raise AmbiguousInputError(str(error)) from None
    return events.LoadSet(load.grams)


EFFORTS = {"easy": 4, "right": 6, "good": 7, "hard": 8, "very hard": 9, "max": 10}
"""Words for how hard a set was, as ratings of perceived exertion."""


class AmbiguousInputError(ValueError):
    """A line that means nothing; the text says what could be typed."""


def command_of(line: str, keymap: Keymap) -> tuple[str, str]:
    """The command's id that ``line`` names, and the words behind its key.

    Raises:
        AmbiguousInputError: there is no such key here.
    """
    head, _, words = line.strip().partition(" ")
    if head.lower() in {"", "space", "enter"}:
        return "session.advance", ""
    if head == "q":
        return LEAVE_COMMAND, words.strip()
    for command in TYPEABLE:
        keys = keymap.get(command.id, command.keys)
        if head in keys or head in map(key_text, keys):
            return command.id, words.strip()
    raise AmbiguousInputError(f"{head} is not a command here; ? lists the commands")


def event_for(id_: str, words: str) -> RunnerEvent:
    """The event of a command that needs words.

    Raises:
        AmbiguousInputError: the words do not fit.
    """
    event = _event(id_, words)
    if event is None:
        raise AmbiguousInputError(f"type {WITH_WORDS[id_]}")
    return event


def _event(id_: str, words: str) -> RunnerEvent | None:
    match id_:
        case "session.effort":
            rpe = EFFORTS.get(words.lower(), whole_number(words))
            return None if rpe is None else events.EffortRated(rpe)
        case "session.band":
            centimetres = whole_number(words)
            return None if centimetres is None else events.BandDistanceSet(centimetres)
        case "session.hurts":
            return _pain(words)
        case "session.heart" if words:
            return _heart_rate(words)
        case "session.note" | "session.workout-note" if words:
            return events.NoteAdded(words, id_ == "session.workout-note")
        case _:
            return None


def _pain(words: str) -> events.PainReported | None:
    where, _, level = words.rpartition(" ")
    felt = whole_number(level)
    return events.PainReported(where, felt) if where and felt is not None else None


def _heart_rate(words: str) -> events.HeartRateNoted:
    try:
        rate = HeartRate.parse(words)
    except QuantityError as error:
        raise AmbiguousInputError(str(error)) from None
    return events.HeartRateNoted(rate.mean, rate.highest)


def key_lines(keymap: Keymap) -> Iterator[tuple[str, str]]:
    """What can be typed, and what it does."""
    yield "Enter", "next: start, save the set, end the rest"
    yield "a number", "what you did: saves the set; in a rest, repetitions for the next set"
    yield FIX, f"corrects the set just saved: a number, a load, e; Enter saves it, {DROP} cancels"
    for command in TYPEABLE:
        if command.id not in {"session.advance", LEAVE_COMMAND}:
            hints = {**WITH_WORDS, VARIANTS_COMMAND: VARIANTS_HINT}
            yield hints.get(command.id, first_key(command, keymap)), command.help
    yield (
        "q",
        "Save and quit; q finish finishes here, q done counts it as done, q discard discards it",
    )
