"""A set as other programs read it: the JSON of ``midstance log --json``."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from midstance.domain.record import LoggedSet
    from midstance.domain.stamp import Stamp


class TargetJson(TypedDict):
    """What a set was meant to be."""

    amount: int
    unit: str
    open_ended: bool


class SetJson(TypedDict):
    """A completed set; ``band_cm`` is there only when a band was used."""

    id: str
    workout_id: str
    session: str
    block: str
    exercise: str
    prescribed_exercise: str
    set_number: int
    side: str | None
    reps: int | None
    seconds: float | None
    metres: int | None
    load_kg: float | None
    effort: int | None
    target: TargetJson
    skipped: bool
    counts: bool
    note: str
    done_at: str
    local_date: str
    band_cm: NotRequired[int]


def set_to_json(logged: LoggedSet) -> SetJson:
    """The set with plain values: loads in kilograms, the moment with the runner's offset."""
    record = logged.set
    plain: SetJson = {
        "id": str(logged.id),
        "workout_id": str(logged.workout_id),
        "session": logged.session,
        "block": record.block,
        "exercise": record.exercise,
        "prescribed_exercise": record.prescribed_exercise,
        "set_number": record.set_number,
        "side": record.side and record.side.value,
        "reps": record.reps,
        "seconds": None if record.seconds is None else float(record.seconds),
        "metres": record.metres,
        "load_kg": None if record.load is None else record.load.kilograms,
        "effort": record.effort,
        "target": {
            "amount": record.target.amount,
            "unit": record.target.unit.value,
            "open_ended": record.target.open_ended,
        },
        "skipped": record.skipped,
        "counts": record.counts,
        "note": record.note,
        "done_at": local_text(logged.done_at),
        "local_date": logged.local_date.isoformat(),
    }
    if record.band_cm is not None:
        plain["band_cm"] = record.band_cm
    return plain


def local_text(stamp: Stamp) -> str:
    """A moment as the runner's clock showed it, to the second: ``2026-11-22T18:02:11+01:00``."""
    zone = timezone(timedelta(minutes=stamp.offset_minutes))
    return stamp.utc.astimezone(zone).isoformat(timespec="seconds")
