"""FIT: the summary of an activity as watches write it; the records of its course are passed over.

Only the session messages are decoded. That is why the decoder is written here: a general one makes
values of every record of every second, and takes a hundred times as long for a year of runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from midstance.exchange.reading.activities import add_activity
from midstance.exchange.reading.findings import ImportedRun, ImportFileError
from midstance.exchange.reading.sources import MOST_TRACK_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "FIT"
_SESSION = 18
_START, _SPORT, _SUB_SPORT, _ELAPSED, _TIMER, _DISTANCE = 2, 5, 6, 7, 8, 9
_MEAN_BPM, _MAX_BPM = 16, 17
_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_SHORTEST_HEADER, _LONGEST_HEADER = 12, 14
_DEFINITION, _DEVELOPER, _COMPRESSED = 0x40, 0x20, 0x80
_SPORTS: Mapping[int, str] = {
    0: "other",
    1: "running",
    2: "cycling",
    4: "elliptical",
    5: "swimming",
    11: "walking",
    12: "nordic skiing",
    15: "rowing",
    17: "hiking",
}
_TRAINING, _STRENGTH, _TRAIL = 10, 20, 3
POLYNOMIAL = 0xA001
"""Of the protocol's checksum, its bits reversed."""


class _CutError(Exception):
    """The file ends in the middle of a message, or has a message that was never defined."""


@dataclass(frozen=True, slots=True)
class _Definition:
    """How the messages of one local type lie in the file.

    Attributes:
        fields: number and size of each field, in their order.
        size: bytes of a message, those of developers' fields too.
    """

    number: int
    order: str
    fields: tuple[tuple[int, int], ...]
    size: int


@dataclass(slots=True)
class _Decoder:
    """Walks through the messages of one file, and keeps the sessions."""

    content: bytes
    place: int
    end: int
    definitions: dict[int, _Definition] = field(default_factory=dict)
    sessions: list[dict[int, int]] = field(default_factory=list)

    def run(self) -> None:
        """Walk to the end.

        Raises:
            _CutError: the file ends before, or is no FIT further on; ``sessions`` stay.
        """
        while self.place < self.end:
            header = self._take(1)[0]
            if header & _COMPRESSED:
                self._message(header >> 5 & 0x3)
            elif header & _DEFINITION:
                self._define(header & 0xF, has_more=bool(header & _DEVELOPER))
            else:
                self._message(header & 0xF)

    def _take(self, count: int) -> bytes:
        piece = self.content[self.place : self.place + count]
        if len(piece) < count or self.place + count > self.end:
            raise _CutError
        self.place += count
        return piece

    def _define(self, local: int, *, has_more: bool) -> None:
        _, order, low, high, count = self._take(5)
        byte_order = "big" if order else "little"
        number = low << 8 | high if order else high << 8 | low
        described = self._take(3 * count)
        fields = tuple((described[n], described[n + 1]) for n in range(0, 3 * count, 3))
        size = sum(length for _, length in fields)
        if has_more:
            others = self._take(3 * self._take(1)[0])
            size += sum(others[1::3])
        self.definitions[local] = _Definition(number, byte_order, fields, size)

    def _message(self, local: int) -> None:
        definition = self.definitions.get(local)
        if definition is None:
            raise _CutError
        content = self._take(definition.size)
        if definition.number == _SESSION:
            self.sessions.append(_values(definition, content))


def _values(definition: _Definition, content: bytes) -> dict[int, int]:
    """The whole numbers of a message, without those that say that nothing is known."""
    values, place = {}, 0
    for number, size in definition.fields:
        raw = content[place : place + size]
        place += size
        if size in {1, 2, 4} and raw != b"\xff" * size:
            values[number] = int.from_bytes(raw, "big" if definition.order == "big" else "little")
    return values


def recognises(head: Head) -> bool:
    """Whether it has the mark of FIT in its header."""
    return head.start[8:12] == b".FIT"


def read(source: SourceFile, findings: Findings) -> None:
    """Find the activities of the file; several files may follow each other in one.

    Raises:
        ImportFileError: nothing of it can be read, or it holds no activity.
    """
    content = source.content(MOST_TRACK_BYTES)
    sessions, place, is_cut = list[dict[int, int]](), 0, False
    while content[place + 8 : place + 12] == b".FIT" and not is_cut:
        size = content[place]
        if size < _SHORTEST_HEADER:
            break
        end = place + size + int.from_bytes(content[place + 4 : place + 8], "little")
        decoder = _Decoder(content, place + size, end)
        try:
            decoder.run()
        except _CutError:
            is_cut = True
        else:
            _check(findings, source, content[place : end + 2])
        sessions += decoder.sessions
        place = end + 2
    if not sessions:
        what = "the file is cut" if is_cut else "it holds no activity that was done"
        raise ImportFileError(what, source.name, "Copy it from the watch again.")
    if is_cut:
        findings.notes.append(f"{source.name}: the file is cut; what was there was read")
    for number, session in enumerate(sessions):
        _add(findings, session, number)


def _check(findings: Findings, source: SourceFile, content: bytes) -> None:
    """Note a wrong checksum; a file that can be read is used all the same."""
    if len(content) > 1 and checksum(content[:-2]) != int.from_bytes(content[-2:], "little"):
        findings.notes.append(f"{source.name}: its checksum is wrong; look at what was read")


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


def _add(findings: Findings, session: dict[int, int], number: int) -> None:
    if _START not in session:
        findings.leave_out("an activity without a start")
        return
    start = _EPOCH + timedelta(seconds=session[_START])
    milliseconds = session.get(_TIMER, session.get(_ELAPSED, 0))
    run = ImportedRun(
        SOURCE,
        f"{start.isoformat()}/{number}" if number else start.isoformat(),
        start,
        seconds=round(milliseconds / 1000),
        metres=round(session.get(_DISTANCE, 0) / 100),
        mean_bpm=session.get(_MEAN_BPM),
        max_bpm=session.get(_MAX_BPM),
    )
    add_activity(findings, _sport(session), run)


def _sport(session: dict[int, int]) -> str:
    sport, sub_sport = session.get(_SPORT, 0), session.get(_SUB_SPORT, 0)
    if sub_sport == _STRENGTH:
        return "strength training"
    name = _SPORTS.get(sport, "training" if sport == _TRAINING else f"sport {sport}")
    return f"trail {name}" if sub_sport == _TRAIL and name == "running" else name
