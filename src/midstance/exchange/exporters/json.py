"""Sets and the week as JSON for other programs: ``log --json``, ``week --json``, exports.

Every key is written out here; what is stored or shown under another name does not change it.
"""

from __future__ import annotations

import json
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import Unit
from midstance.domain.record import NO_HEART_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from midstance.domain.attendance import AttendanceDay, WeekEntry
    from midstance.domain.quantity import Load
    from midstance.domain.record import HeartRate, LoggedSet, Timestamp
    from midstance.domain.volume import GroupVolume
    from midstance.domain.weeks.review import (
        Balance,
        MovedTarget,
        PainNote,
        PersonalBest,
        SetGrowth,
        WeekReview,
        WorkoutHeartRate,
    )


Json = dict[str, Any]
GRAMS = 1000


class TargetJson(TypedDict):
    """What was prescribed for a set."""

    amount: int
    unit: str
    open_ended: bool


class SetJson(TypedDict):
    """A set; ``band_cm`` is there with a band, ``short`` where it is not done.

    ``load_is`` is there where it is known what its load means, and the heart rate of the whole
    workout where it was noted.
    """

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
    short: NotRequired[bool]
    load_is: NotRequired[str]
    workout_mean_bpm: NotRequired[int]
    workout_max_bpm: NotRequired[int]


def set_to_json(logged: LoggedSet, rate: HeartRate = NO_HEART_RATE) -> SetJson:
    """The set with plain values: loads in kilograms, the moment with the runner's offset.

    ``rate`` is the heart rate of its workout.
    """
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
    if record.short:
        plain["short"] = True
    if record.load is not None and record.said_meaning is not None:
        plain["load_is"] = record.said_meaning.value
    if rate.mean is not None:
        plain["workout_mean_bpm"] = rate.mean
    if rate.highest is not None:
        plain["workout_max_bpm"] = rate.highest
    return plain


def local_text(stamp: Timestamp) -> str:
    """A moment as the runner's clock showed it, to the second: ``2026-11-22T18:02:11+01:00``."""
    zone = timezone(timedelta(minutes=stamp.offset_minutes))
    return stamp.utc.astimezone(zone).isoformat(timespec="seconds")


def json_lines(entries: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The lines of an array with an entry a line, written while the entries are read."""
    before = "["
    for entry in entries:
        yield f"{before}\n"
        before = f"{json.dumps(entry, allow_nan=False)},"
    if before == "[":
        yield "[]\n"
    else:
        yield f"{before.removesuffix(',')}\n]\n"


def week_json(review: WeekReview) -> Json:
    """The whole review: loads in kilograms, ISO dates; an empty part is ``[]`` or ``None``."""
    return {
        "first": review.week.first.isoformat(),
        "last": review.week.last.isoformat(),
        "days": [_day(each) for each in review.days],
        "work": _totals(review),
        "volume": [_volume(each) for each in review.volume],
        "effort": _effort(review),
        "session_loads": _loads(review),
        "balance": [_balance(each) for each in review.balance],
        "bests": [_best(each) for each in review.bests],
        "growth": [_growth(each) for each in review.growth],
        "focus": _focus(review),
        "pains": [_pain(each) for each in review.pains],
        "program": _program(review),
        "streak": _streak(review),
        **_skipped_and_swapped(review),
        "runs": list(review.runs),
        "next_week": list(review.next_week),
        "note": review.note,
        "course": _eight_weeks(review),
        "heart_rates": [_heart_rate(each) for each in review.heart_rates],
        "tip": _tip(review),
        "spacing": _spacing(review),
        "targets_moved": [_moved_target(each) for each in review.moved],
        "easier_days": [each.isoformat() for each in review.easier_days],
    }


def _day(day: AttendanceDay) -> Json:
    sessions = [_entry(each) for each in day.entries]
    return {"date": day.date.isoformat(), "sets": day.sets, "sessions": sessions}


def _moved_target(each: MovedTarget) -> Json:
    return {
        "date": each.day.isoformat(),
        "exercise": each.exercise,
        "kind": each.kind,
        "kilograms": each.grams / GRAMS,
        "reason": each.reason,
        "source": each.source,
    }


def _spacing(review: WeekReview) -> Json | None:
    spacing = review.spacing
    if spacing is None:
        return None
    return {
        "hard_days": [each.isoformat() for each in spacing.hard_days],
        "strength_days": [each.isoformat() for each in spacing.strength_days],
        "breaks": [
            {
                "rule": each.rule.value,
                "day": each.day.isoformat(),
                "other": each.other.isoformat(),
            }
            for each in spacing.breaks
        ],
    }


def _eight_weeks(review: WeekReview) -> Json | None:
    eight_weeks = review.eight_weeks
    if eight_weeks is None:
        return None
    return {
        "sets": list(eight_weeks.sets),
        "seconds": list(eight_weeks.seconds),
        "tonnage_kg": [each.kilograms for each in eight_weeks.tonnage],
        "groups": {group.value: list(sets) for group, sets in eight_weeks.groups.items()},
    }


def _tip(review: WeekReview) -> Json | None:
    tip = review.tip
    if tip is None:
        return None
    return {
        "group": tip.group.value,
        "weeks": tip.weeks,
        "missing": tip.missing,
        "exercise": tip.exercise,
        "session": tip.session,
        "week": tip.week,
        "added": tip.is_taken,
    }


def _kilograms(load: Load | None) -> float | None:
    return None if load is None else load.kilograms


def _entry(entry: WeekEntry) -> Json:
    return {
        "session": entry.session,
        "name": entry.name,
        "week": entry.week,
        "status": entry.attendance.value,
        "other_date": entry.other_day.isoformat() if entry.other_day else None,
        "workout_id": str(entry.workout) if entry.workout else None,
        "finished_early": entry.is_early,
    }


def _totals(review: WeekReview) -> Json:
    work = review.work
    return {
        "sessions_planned": work.sessions_planned,
        "sessions_done": work.sessions_done,
        "sessions_extra": work.sessions_extra,
        "sets_planned": work.sets_planned,
        "sets_done": work.sets_done,
        "sets_extra": work.sets_extra,
        "reps": work.reps,
        "hold_seconds": work.hold_seconds,
        "moving_seconds": work.moving_seconds,
        "contacts": work.landings.contacts,
        "contact_units": work.landings.units,
        "tonnage_kg": work.tonnage.kilograms,
    }


def _volume(volume: GroupVolume) -> Json:
    target = volume.target
    return {
        "group": volume.group.value,
        "sets": volume.sets,
        "planned": volume.planned,
        "target": target and [target.low, target.high],
        "minimum": target and target.minimum,
        "ceiling": target and target.ceiling,
        "verdict": volume.verdict.value,
    }


def _effort(review: WeekReview) -> Json | None:
    effort = review.effort
    if effort is None:
        return None
    return {
        "ratings": effort.rated,
        "mean": round(effort.mean, 2),
        "spread": round(effort.spread, 2),
        "lowest": effort.lowest,
        "highest": effort.highest,
    }


def _loads(review: WeekReview) -> list[Json]:
    return [
        {
            "workout_id": str(each.workout),
            "session": each.session,
            "date": each.day.isoformat(),
            "effort": round(each.effort, 2),
            "minutes": round(each.minutes, 2),
            "load": round(each.load, 1),
        }
        for each in review.loads
    ]


def _heart_rate(each: WorkoutHeartRate) -> Json:
    return {
        "workout_id": str(each.workout),
        "session": each.session,
        "date": each.day.isoformat(),
        "mean_bpm": each.rate.mean,
        "max_bpm": each.rate.highest,
    }


def _balance(balance: Balance) -> Json:
    divisor = GRAMS if balance.has_load else 1
    return {
        "exercise": balance.exercise,
        "unit": f"kg-{balance.unit.value}" if balance.has_load else balance.unit.value,
        "left": balance.left / divisor,
        "right": balance.right / divisor,
        "difference": round(balance.difference, 4),
        "weaker": balance.weaker and balance.weaker.value,
    }


def _best(best: PersonalBest) -> Json:
    record, estimate, why = best.logged.set, best.estimate, best.best
    divisor = GRAMS if why.kind.is_load else 1
    return {
        "kind": why.kind.value,
        "exercise": record.exercise,
        "set_id": str(best.logged.id),
        "date": best.logged.local_date.isoformat(),
        "amount": record.value,
        "unit": record.target.unit.value,
        "load_kg": _kilograms(record.load),
        "side": record.side and record.side.value,
        "before": why.before / divisor,
        "now": why.now / divisor,
        "estimate": estimate
        and {
            "kg": estimate.load.kilograms,
            "formula": "epley",
            "repetitions": estimate.repetitions,
            "confidence": estimate.confidence.value,
            "brzycki_kg": estimate.cross_check.kilograms,
        },
    }


def _unit_of(quantity: TrendQuantity) -> Unit:
    return next(unit for unit in Unit if TrendQuantity.counted_in(unit) is quantity)


def _growth(growth: SetGrowth) -> Json:
    divisor = GRAMS if growth.quantity.is_load else 1
    return {
        "exercise": growth.exercise,
        "quantity": growth.quantity.value,
        "unit": "kg" if growth.quantity.is_load else _unit_of(growth.quantity).value,
        "before": growth.before / divisor,
        "now": growth.now / divisor,
        "since": growth.since.isoformat(),
    }


def _focus(review: WeekReview) -> list[Json]:
    return [
        {
            "focus": each.focus.value,
            "exercise": each.exercise,
            "sets": each.sets,
            "amount": each.amount,
            "unit": each.unit.value,
        }
        for each in review.focus
    ]


def _pain(note: PainNote) -> Json:
    return {
        "date": note.day.isoformat(),
        "session": note.session,
        "region": note.pain.region,
        "level": note.pain.level,
        "rule": note.rule.value,
        "exercise": note.pain.exercise,
        "sets": note.sets,
        "amount": note.amount,
        "unit": note.unit and note.unit.value,
        "load_kg": _kilograms(note.load),
        "times": note.times,
    }


def _program(review: WeekReview) -> Json | None:
    standing = review.standing
    if standing is None:
        return None
    return {
        "program": standing.program,
        "week": standing.week,
        "weeks": standing.weeks,
        "done": standing.done,
        "total": standing.total,
        "behind": standing.behind,
        "ahead": standing.ahead,
        "deload": standing.is_deload,
        "taper": standing.is_taper,
        "text": standing.text,
    }


def _streak(review: WeekReview) -> Json:
    streak = review.streak
    return {"weeks": streak.weeks, "wanted": streak.wanted, "this_week": streak.this_week}


def _skipped_and_swapped(review: WeekReview) -> Json:
    left = [
        {
            "date": each.day.isoformat(),
            "session": each.session,
            "exercise": each.exercise,
            "sets": each.sets,
        }
        for each in review.left_out
    ]
    swaps = [{"exercise": e.exercise, "prescribed_exercise": e.prescribed} for e in review.swaps]
    return {"left_out": left, "swaps": swaps, "not_in_library": list(review.unknown_exercises)}
