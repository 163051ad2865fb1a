"""What a workout needs to go on after any end of the program: its planned sets, options, events."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from midstance.domain.planned_sets import GateOffer, PlannedSet
from midstance.domain.quantity import (
    Load,
    LoadMeaning,
    RestWindow,
    Side,
    Tempo,
    Unit,
    check_plain_fields,
)
from midstance.domain.record import LoggedEvent
from midstance.domain.runner import Loading
from midstance.domain.session import Prescription, Purpose, Style
from midstance.storage.database.tables import timestamp_columns, timestamp_from_columns
from midstance.storage.errors import UNREADABLE, UnreadableWorkoutError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from midstance.domain.record import Timestamp, WorkoutRecord
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import Columns, Plain


@dataclass(frozen=True, slots=True)
class ActiveWorkout:
    """A workout under way, as the log has it.

    Attributes:
        workout: its head with the sets and pains kept so far.
        planned_sets: the session as it was laid out when the workout began.
        options: those it was started with, as plain values.
        events: all that happened, in order.
        last_stamp: when the last event was recorded, or the start without any.
        last_alive: when a program guiding it was last known to run, or None.
    """

    workout: WorkoutRecord
    planned_sets: tuple[PlannedSet, ...]
    options: Mapping[str, object]
    events: tuple[LoggedEvent, ...]
    last_stamp: Timestamp
    last_alive: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """An event with the moment at which it was recorded."""

    event: LoggedEvent
    stamp: Timestamp


_LARGEST = 64 * 1024 * 1024
"""Bytes of the longest workout's events, and many times more."""


def compress(plain: object) -> bytes:
    """Plain values as compressed JSON."""
    return zlib.compress(compact_json(plain).encode())


def decompress(content: bytes) -> Any:  # noqa: ANN401  # JSON may be anything; the caller checks it
    """The values that :func:`compress` wrote.

    Raises:
        ValueError, TypeError, RecursionError: they are broken, or larger than any workout.
    """
    packed = zlib.decompressobj()
    try:
        text = packed.decompress(content, _LARGEST)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not packed.eof:
        raise ValueError("it is not whole, or too large")
    return json.loads(text)


def compact_json(plain: object) -> str:
    """Plain values as JSON in one line without spaces."""
    return json.dumps(plain, separators=(",", ":"))


def unreadable_error(where: Path, error: Exception) -> UnreadableWorkoutError:
    """The mistake that says why a workout cannot go on."""
    return UnreadableWorkoutError(
        f"what was planned for the workout under way cannot be read ({error})",
        where,
        "Its sets are safe; finish it here and start a new one.",
    )


def timed_event_to_plain(kept: TimedEvent) -> list[object]:
    """An event with its moment as a list of plain values."""
    event = kept.event
    return [
        event.sequence,
        event.at_ms,
        *timestamp_columns(kept.stamp),
        event.name,
        dict(event.fields),
    ]


def timed_event_from_plain(plain: Iterable[Any]) -> TimedEvent:
    """The event that :func:`timed_event_to_plain` wrote.

    Raises:
        ValueError, TypeError: it is broken.
    """
    sequence, at_ms, utc, offset, zone, name, values = plain
    if not isinstance(values, dict):
        raise ValueError(f"the fields of deed {sequence} are broken")  # noqa: TRY004  # see Raises
    timed = TimedEvent(
        LoggedEvent(sequence, at_ms, name, values), timestamp_from_columns(utc, offset, zone)
    )
    check_plain_fields(timed)
    if at_ms < 0:
        raise ValueError(f"deed {sequence} lies before the workout's start")
    return timed


EVENT_COLUMNS = "sequence, at_ms, utc, utc_offset, zone, name, fields"
_ALL = ("workout_id", *EVENT_COLUMNS.split(", "))


def events_of(database: Database, workout_id: UUID) -> tuple[TimedEvent, ...]:
    """All events of a workout under way, in order.

    Raises:
        ValueError, TypeError, RecursionError: they are broken.
    """
    rows = database.rows(
        f"SELECT {EVENT_COLUMNS} FROM deed WHERE workout_id = ? ORDER BY sequence",
        (workout_id.bytes,),
    )
    return tuple(timed_event_from_plain((*row[:6], json.loads(row[6]))) for row in rows)


def packed_events(database: Database, workout_id: UUID) -> tuple[TimedEvent, ...]:
    """All events of a workout that has ended, in order; none if they are not known.

    Raises:
        UnreadableWorkoutError: they are broken.
    """
    row = database.row("SELECT deeds FROM course WHERE workout_id = ?", (workout_id.bytes,))
    if row is None or row[0] is None:
        return ()
    try:
        return tuple(timed_event_from_plain(plain) for plain in decompress(row[0]))
    except UNREADABLE as error:
        raise unreadable_error(database.path, error) from error


def pack_events(database: Database, workout_id: UUID) -> None:
    """Pack the rows of a workout's events into one value."""
    store_packed(
        database,
        workout_id,
        [timed_event_to_plain(kept) for kept in events_of(database, workout_id)],
    )


def store_packed(database: Database, workout_id: UUID, folded: list[list[Any]]) -> None:
    """Store the packed events of a workout, and delete their rows."""
    database.run(
        "UPDATE course SET deeds = ? WHERE workout_id = ?", (compress(folded), workout_id.bytes)
    )
    database.run("DELETE FROM deed WHERE workout_id = ?", (workout_id.bytes,))


def unpack_events(database: Database, workout_id: UUID) -> list[Columns]:
    """The packed events of a workout as rows by column, so that it can go on.

    Raises:
        UnreadableWorkoutError: they are broken.
    """
    return [
        dict(zip(_ALL, (workout_id.bytes, *_row(kept)), strict=True))
        for kept in packed_events(database, workout_id)
    ]


def _row(kept: TimedEvent) -> tuple[Any, ...]:
    *head, values = timed_event_to_plain(kept)
    return (*head, compact_json(values))


PLAN_FORMAT = 1
"""The version of the columns in which a workout's planned sets are stored."""
_REQUIRED = (
    *("place", "block", "purpose", "style", "exercise", "prescribed", "set_number", "sets"),
    *("round", "target", "sides", "seconds"),
)
_DEFAULTS: Mapping[str, object] = MappingProxyType(
    {
        "up_to": None,
        "alternating": False,
        "is_hold": False,
        "rpe": None,
        "percent": None,
        "load": None,
        "load_step": None,
        "band_cm": None,
        "tempo": None,
        "rest": [0, 0],
        "change": None,
        "set_up": 0,
        "every": None,
        "cap": None,
        "note": "",
        "bar": None,
        "load_reason": "",
        "load_is": None,
        "gate": None,
        "heart_percent": None,
    }
)
"""What a field means that is left out: frozen, as the names are."""
PLANNED_SET_FIELDS = (*_REQUIRED, *_DEFAULTS)
"""The name of each field in the log, whatever its name in the class."""


def planned_sets_to_plain(planned_sets: Iterable[PlannedSet]) -> dict[str, object]:
    """Planned sets as plain values; what has its default is left out."""
    return {
        "format": PLAN_FORMAT,
        "turns": [_to_plain(planned_set) for planned_set in planned_sets],
    }


def planned_sets_from_plain(plain: Any, where: Path) -> tuple[PlannedSet, ...]:  # noqa: ANN401  # parsed JSON
    """The planned sets that :func:`planned_sets_to_plain` wrote.

    Raises:
        UnreadableWorkoutError: they were written by another version, or are broken.
    """
    try:
        return tuple(_to_planned_set(planned_set) for planned_set in _of_this_format(plain))
    except UNREADABLE as error:
        raise unreadable_error(where, error) from error


def _of_this_format(plain: Any) -> Iterable[Mapping[str, Any]]:  # noqa: ANN401  # parsed JSON
    if plain["format"] != PLAN_FORMAT:
        raise ValueError(f"its form {plain['format']} is not {PLAN_FORMAT}")
    return plain["turns"]  # type: ignore[no-any-return]  # checked while it is read


def _to_plain(planned_set: PlannedSet) -> Plain:
    prescription = planned_set.prescription
    plain: Plain = {
        "place": planned_set.place,
        "block": planned_set.block,
        "purpose": planned_set.purpose.value,
        "style": planned_set.style.value,
        "exercise": planned_set.exercise,
        "prescribed": planned_set.prescribed,
        "set_number": planned_set.set_number,
        "sets": prescription.sets,
        "round": planned_set.round,
        "target": [prescription.amount, prescription.unit.value, prescription.open_ended],
        "sides": [side and side.value for side in planned_set.sides],
        "seconds": planned_set.seconds,
        "up_to": prescription.up_to,
        "alternating": planned_set.alternating,
        "is_hold": planned_set.is_hold,
        "rpe": prescription.rpe,
        "percent": prescription.percent,
        "load": prescription.load and prescription.load.grams,
        "band_cm": planned_set.band_cm,
        "tempo": planned_set.tempo and planned_set.tempo.text(),
        "rest": [planned_set.rest.low, planned_set.rest.high],
        "change": planned_set.change,
        "set_up": planned_set.set_up,
        "every": planned_set.every,
        "cap": planned_set.cap,
        "note": planned_set.note,
        "load_reason": planned_set.load_reason,
        "gate": planned_set.gate and [planned_set.gate.amount, planned_set.gate.effort],
        "heart_percent": planned_set.heart_percent,
        **_loading_to_plain(planned_set.loading),
    }
    return {
        name: plain[name]
        for name in PLANNED_SET_FIELDS
        if name in _REQUIRED or plain[name] != _DEFAULTS[name]
    }


def _to_planned_set(plain: Mapping[str, Any]) -> PlannedSet:
    if unknown := plain.keys() - set(PLANNED_SET_FIELDS):
        raise ValueError(f"{', '.join(sorted(unknown))} is not known")
    values = {**_DEFAULTS, **plain}
    sides = tuple(None if side is None else Side(side) for side in values["sides"])
    planned_set = PlannedSet(
        place=values["place"],
        block=values["block"],
        purpose=Purpose(values["purpose"]),
        style=Style(values["style"]),
        exercise=values["exercise"],
        prescribed=values["prescribed"],
        set_number=values["set_number"],
        round=values["round"],
        prescription=_to_prescription(values, sides),
        sides=sides,
        seconds=values["seconds"],
        alternating=values["alternating"],
        is_hold=values["is_hold"],
        loading=_to_loading(values),
        band_cm=values["band_cm"],
        tempo=None if values["tempo"] is None else Tempo.parse(values["tempo"]),
        rest=RestWindow(*values["rest"]),
        change=values["change"],
        set_up=values["set_up"],
        every=values["every"],
        cap=values["cap"],
        note=values["note"],
        load_reason=values["load_reason"],
        gate=values["gate"] and GateOffer(*values["gate"]),
        heart_percent=values["heart_percent"],
    )
    check_plain_fields(planned_set)
    if not sides:
        raise ValueError(f"set {planned_set.set_number} has no side")
    return planned_set


def _to_prescription(values: Mapping[str, Any], sides: tuple[Side | None, ...]) -> Prescription:
    """The log holds it in the fields of its set; how the sides are done follows from these."""
    amount, unit, open_ended = values["target"]
    is_timed = Unit(unit) is Unit.SECONDS
    return Prescription(
        sets=values["sets"],
        amount=amount,
        unit=Unit(unit),
        per_side=len(sides) > 1 or (values["alternating"] and not is_timed),
        up_to=values["up_to"],
        open_ended=open_ended,
        alternating=values["alternating"] and is_timed,
        load=_load(values["load"]),
        rpe=values["rpe"],
        percent=values["percent"],
    )


def _loading_to_plain(loading: Loading | None) -> Plain:
    if loading is None:
        return {"load_step": None, "bar": None, "load_is": None}
    return {
        "load_step": loading.step.grams,
        "bar": loading.bar and loading.bar.grams,
        "load_is": loading.load_is and loading.load_is.value,
    }


def _to_loading(values: Mapping[str, Any]) -> Loading | None:
    if values["load_step"] is None:
        return None
    load_is = values["load_is"]
    return Loading(
        Load(values["load_step"]),
        _load(values["bar"]),
        None if load_is is None else LoadMeaning(load_is),
    )


def _load(grams: int | None) -> Load | None:
    return None if grams is None else Load(grams)
