"""The bytes of a FIT file: header, definition and data messages, checksum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from midstance.exchange.importers.fit.messages import checksum
from midstance.exchange.importers.fit.strength import MAKER, MAKER_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_FIRST_MOMENT, _LAST_MOMENT = 0x10000000, 0xFFFFFFFE
"""Below the first a number is the age of a device, and no moment; the last means no moment."""
_PROTOCOL, _PROFILE = 0x20, 21171
"""The versions of the protocol and of the profile, as they stand in the header."""
_DEFINITION = 0x40
"""The bit in the head of a message that says it defines fields."""
_MOST_DEFINITIONS = 16
"""Kinds of messages that may be defined at one time: their number has four bits."""
_LONGEST_TEXT = 254
"""Bytes of a text, without the zero byte at its end."""
PRODUCT = 1
"""The number that Midstance gives itself as a product."""
TIMESTAMP, MESSAGE_INDEX = 253, 254
"""The numbers of the fields that many messages share."""
ACTIVITY_FILE = 4
"""The kind of file that holds an activity that was done."""


class MessageNumber(IntEnum):
    """The messages of the protocol that our files hold, by their numbers."""

    FILE_ID = 0
    SPORT = 12
    SESSION = 18
    LAP = 19
    RECORD = 20
    EVENT = 21
    WORKOUT = 26
    WORKOUT_STEP = 27
    ACTIVITY = 34
    SET = 225
    EXERCISE_TITLE = 264


class Kind(Enum):
    """How a value is written: its number in the protocol, and its bytes; texts have as many."""

    ENUM = (0x00, 1)
    U8 = (0x02, 1)
    U16 = (0x84, 2)
    U32 = (0x86, 4)
    U32Z = (0x8C, 4)
    TEXT = (0x07, 0)

    @property
    def largest(self) -> int:
        """The largest number that is a value; the one above it means that there is none."""
        return (1 << 8 * self.value[1]) - 2


@dataclass(frozen=True, slots=True)
class FitField:
    """A value of a message; one of None is left out."""

    number: int
    kind: Kind
    value: int | str | None

    @property
    def content(self) -> bytes:
        """The value's bytes; a number that is too large or too small becomes the nearest."""
        if isinstance(self.value, str):
            return _text_bytes(self.value) + b"\0"
        bounded = max(0, min(self.value or 0, self.kind.largest))
        return bounded.to_bytes(self.kind.value[1], "little")


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the protocol, by its number."""

    number: int
    fields: tuple[FitField, ...]


def fit_file(messages: Iterable[Message]) -> bytes:
    """The file that holds these messages in their order."""
    body = b"".join(_encode(messages))
    head = bytes((14, _PROTOCOL)) + _PROFILE.to_bytes(2, "little")
    head += len(body).to_bytes(4, "little") + b".FIT"
    content = head + checksum(head).to_bytes(2, "little") + body
    return content + checksum(content).to_bytes(2, "little")


def _encode(messages: Iterable[Message]) -> Iterable[bytes]:
    """Each message, and before it how it lies in the file where that is not said yet.

    A file can hold 16 definitions at a time; the oldest gives way to a new one.
    """
    known: dict[bytes, int] = {}
    for message in messages:
        fields = [each for each in message.fields if each.value is not None]
        contents = [each.content for each in fields]
        definition = b"\0\0" + message.number.to_bytes(2, "little") + bytes((len(fields),))
        for each, content in zip(fields, contents, strict=True):
            definition += bytes((each.number, len(content), each.kind.value[0]))
        local = known.get(definition)
        if local is None:
            local = len(known) if len(known) < _MOST_DEFINITIONS else known.pop(next(iter(known)))
            known[definition] = local
            yield bytes((_DEFINITION | local,)) + definition
        yield bytes((local,)) + b"".join(contents)


def _text_bytes(text: str) -> bytes:
    """The text cut to what fits, never inside a character."""
    content = text.replace("\0", " ").encode("utf-8", "replace")[:_LONGEST_TEXT]
    return content.decode("utf-8", "ignore").encode()


def fit_moment(moment: datetime) -> int:
    """Seconds since the protocol's beginning; a moment that no file can hold is the nearest."""
    seconds = (moment - FIT_EPOCH) // timedelta(seconds=1)
    return max(_FIRST_MOMENT, min(seconds, _LAST_MOMENT))


def milliseconds(span: timedelta) -> int:
    """A duration as files hold it."""
    return span // timedelta(milliseconds=1)


def file_id(kind: int, id_: UUID, created: datetime) -> Message:
    """The first message: what kind of file it is, and whose.

    The same workout has the same number and moment each time, so that a second upload of it is
    seen as the same.
    """
    serial = id_.int & 0xFFFFFFFF or 1
    return Message(
        MessageNumber.FILE_ID,
        (
            FitField(0, Kind.ENUM, kind),
            FitField(1, Kind.U16, MAKER_NUMBER),
            FitField(2, Kind.U16, PRODUCT),
            FitField(3, Kind.U32Z, serial),
            FitField(4, Kind.U32, fit_moment(created)),
            FitField(8, Kind.TEXT, MAKER if kind == ACTIVITY_FILE else None),
        ),
    )


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity that was done: when, what, how far, and at which heart rate.

    Attributes:
        timer: the time without pauses.
        offset_minutes: the runner's distance from UTC.
        metres: how far it went, or None.
        sport, sub_sport: numbers of the protocol.
    """

    id: UUID
    name: str
    start: datetime
    end: datetime
    timer: timedelta
    offset_minutes: int
    sport: int
    sub_sport: int
    metres: int | None = None
    mean_bpm: int | None = None
    max_bpm: int | None = None


_TIMER, _LAP, _SESSION, _ACTIVITY = 0, 9, 8, 26
"""What an event or a message is about, by the numbers of the profile."""
_START, _STOP, _STOP_ALL = 0, 1, 4
"""What happened to the timer."""


def activity_file(activity: Activity, inner: Iterable[Message] = ()) -> bytes:
    """The file of an activity, with the messages that only this kind of activity has."""
    start, end = fit_moment(activity.start), fit_moment(activity.end)
    sport = (
        FitField(0, Kind.ENUM, activity.sport),
        FitField(1, Kind.ENUM, activity.sub_sport),
        FitField(3, Kind.TEXT, activity.name or None),
    )
    heart = FitField(3, Kind.U8, activity.mean_bpm)
    return fit_file(
        (
            file_id(ACTIVITY_FILE, activity.id, activity.start),
            _event(start, _START),
            Message(MessageNumber.SPORT, sport),
            Message(MessageNumber.RECORD, (FitField(TIMESTAMP, Kind.U32, start), heart)),
            *inner,
            _event(end, _STOP_ALL),
            Message(MessageNumber.LAP, _summary(activity, _LAP, 25, 39)),
            Message(MessageNumber.SESSION, _session(activity)),
            _activity(activity),
        )
    )


def _event(moment: int, kind: int) -> Message:
    fields = (
        FitField(TIMESTAMP, Kind.U32, moment),
        FitField(0, Kind.ENUM, _TIMER),
        FitField(1, Kind.ENUM, kind),
    )
    return Message(MessageNumber.EVENT, fields)


def _summary(activity: Activity, event: int, sport: int, sub_sport: int) -> tuple[FitField, ...]:
    """What a lap and a session have in common; their sport stands under other numbers."""
    elapsed = activity.end - activity.start
    return (
        FitField(MESSAGE_INDEX, Kind.U16, 0),
        FitField(TIMESTAMP, Kind.U32, fit_moment(activity.end)),
        FitField(0, Kind.ENUM, event),
        FitField(1, Kind.ENUM, _STOP),
        FitField(2, Kind.U32, fit_moment(activity.start)),
        FitField(7, Kind.U32, milliseconds(elapsed)),
        FitField(8, Kind.U32, milliseconds(min(activity.timer, elapsed))),
        FitField(9, Kind.U32, None if activity.metres is None else activity.metres * 100),
        FitField(sport, Kind.ENUM, activity.sport),
        FitField(sub_sport, Kind.ENUM, activity.sub_sport),
    )


def _session(activity: Activity) -> tuple[FitField, ...]:
    return (
        *_summary(activity, _SESSION, 5, 6),
        FitField(16, Kind.U8, activity.mean_bpm),
        FitField(17, Kind.U8, activity.max_bpm),
        FitField(25, Kind.U16, 0),
        FitField(26, Kind.U16, 1),
        FitField(28, Kind.ENUM, 0),
    )


def _activity(activity: Activity) -> Message:
    end = fit_moment(activity.end)
    local = max(_FIRST_MOMENT, end + activity.offset_minutes * 60)
    return Message(
        MessageNumber.ACTIVITY,
        (
            FitField(TIMESTAMP, Kind.U32, end),
            FitField(0, Kind.U32, milliseconds(min(activity.timer, activity.end - activity.start))),
            FitField(1, Kind.U16, 1),
            FitField(2, Kind.ENUM, 0),
            FitField(3, Kind.ENUM, _ACTIVITY),
            FitField(4, Kind.ENUM, _STOP),
            FitField(5, Kind.U32, local),
        ),
    )
