"""Decodes the few messages of a FIT file that are wanted, and steps over all others.

A general decoder makes values of every record of every second, and takes a hundred times as long
for a year of runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_ID, SPORT, SESSION, WORKOUT, SET, TITLE = 0, 12, 18, 26, 225, 264
"""The numbers of the messages that are decoded."""
_WANTED = frozenset({FILE_ID, SPORT, SESSION, WORKOUT, SET, TITLE})
MOST_MESSAGES = 20_000
"""Of one kind in a file; a watch writes some dozens in a workout."""
_DEFINITION, _DEVELOPER, _COMPRESSED = 0x40, 0x20, 0x80
"""Bits in the head of a message: it defines fields, some of them a developer's own, or it is
short and has the seconds of its time in itself."""
_TEXT = 0x07
"""The type of a text."""
_SIZES: Mapping[int, int] = {0x83: 2, 0x84: 2, 0x8B: 2, 0x85: 4, 0x86: 4, 0x8C: 4}
"""Bytes of a number by its type, where it has more than one; a field may hold several numbers."""
_NUMBER_SIZES = frozenset({1, 2, 4})
POLYNOMIAL = 0xA001
"""Of the protocol's checksum, its bits reversed."""


class CutFitError(Exception):
    """The file ends in the middle of a message, or has a message that was never defined."""


@dataclass(frozen=True, slots=True)
class FitValues:
    """The values of one message by the numbers of their fields; what is not known is not there."""

    numbers: Mapping[int, int]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Definition:
    """How the messages of one local type lie in the file.

    Attributes:
        fields: number, size and type of each field, in their order.
        size: bytes of a message, those of developers' fields too.
    """

    number: int
    is_big_endian: bool
    fields: tuple[tuple[int, int, int], ...]
    size: int


@dataclass(slots=True)
class FitDecoder:
    """Walks through the messages of one file from ``place`` to ``end``.

    Attributes:
        found: the messages that are wanted, by their number.
        passed_over: how many of them there were beyond the limit.
    """

    content: bytes
    place: int
    end: int
    found: dict[int, list[FitValues]] = field(default_factory=dict)
    passed_over: int = 0
    _definitions: dict[int, _Definition] = field(default_factory=dict)

    def run(self) -> None:
        """Walk to the end.

        Raises:
            CutFitError: the file ends before, or is no FIT further on; what was found stays.
        """
        while self.place < self.end:
            header = self._read_bytes(1)[0]
            if header & _COMPRESSED:
                self._message(header >> 5 & 0x3)
            elif header & _DEFINITION:
                self._define(header & 0xF, has_more=bool(header & _DEVELOPER))
            else:
                self._message(header & 0xF)

    def _read_bytes(self, count: int) -> bytes:
        piece = self.content[self.place : self.place + count]
        if len(piece) < count or self.place + count > self.end:
            raise CutFitError
        self.place += count
        return piece

    def _define(self, local: int, *, has_more: bool) -> None:
        _, order, low, high, count = self._read_bytes(5)
        number = low << 8 | high if order else high << 8 | low
        described = self._read_bytes(3 * count)
        fields = tuple(
            (described[n], described[n + 1], described[n + 2]) for n in range(0, 3 * count, 3)
        )
        size = sum(length for _, length, _ in fields)
        if has_more:
            others = self._read_bytes(3 * self._read_bytes(1)[0])
            size += sum(others[1::3])
        self._definitions[local] = _Definition(number, bool(order), fields, size)

    def _message(self, local: int) -> None:
        definition = self._definitions.get(local)
        if definition is None:
            raise CutFitError
        content = self._read_bytes(definition.size)
        if definition.number not in _WANTED:
            return
        messages = self.found.setdefault(definition.number, [])
        if len(messages) < MOST_MESSAGES:
            messages.append(_values(definition, content))
        else:
            self.passed_over += 1


def _values(definition: _Definition, content: bytes) -> FitValues:
    """The first number of each field, and the texts; bytes of ones say that nothing is known."""
    numbers: dict[int, int] = {}
    texts: dict[int, str] = {}
    place = 0
    for number, size, kind in definition.fields:
        raw = content[place : place + size]
        place += size
        if kind == _TEXT:
            texts[number] = raw.partition(b"\0")[0].decode("utf-8", "replace")
            continue
        first = raw[: _SIZES.get(kind, size)]
        if len(first) in _NUMBER_SIZES and first != b"\xff" * len(first):
            numbers[number] = int.from_bytes(first, "big" if definition.is_big_endian else "little")
    return FitValues(numbers, texts)


def checksum(content: bytes) -> int:
    """The protocol's checksum, a CRC of 16 bits."""
    value = 0
    for byte in content:
        value = value >> 8 ^ _TABLE[(value ^ byte) & 0xFF]
    return value


def _remainder(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ POLYNOMIAL if byte & 1 else byte >> 1
    return byte


_TABLE = tuple(map(_remainder, range(256)))
