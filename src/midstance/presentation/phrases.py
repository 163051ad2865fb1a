"""How values of a review are written out for people: the same words in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.quantity import Amount, Load, Unit, WeightUnit, clock_text

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.attendance import WeekEntry
    from midstance.domain.history import TrendQuantity
    from midstance.domain.record import SetRecord
    from midstance.domain.volume import SetRange

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SECONDS_A_MINUTE = 60


def day_text(day: date) -> str:
    """A day with the name of its weekday: ``Mon 2026-11-23``."""
    return f"{_DAYS[day.weekday()]} {day.isoformat()}"


def attendance_text(entry: WeekEntry) -> str:
    """What became of a session, with the other day where it was moved."""
    other = day_text(entry.other_day) if entry.other_day else ""
    words = {
        Attendance.PLANNED: "planned",
        Attendance.DONE: "done",
        Attendance.MOVED_AWAY: f"moved to {other}",
        Attendance.MOVED_HERE: f"done, moved from {other}",
        Attendance.MISSED: "missed",
        Attendance.EXTRA: "done, not planned",
        Attendance.UNDER_WAY: "under way",
    }
    return words[entry.attendance] + (", finished early" if entry.is_early else "")


def number_text(value: float) -> str:
    """A number with at most one decimal: ``7``, ``6.5``."""
    return f"{value:.1f}".removesuffix(".0")


def percent_text(share: float) -> str:
    """A share as whole percent."""
    return f"{share:.0%}".replace("%", " %")


def plural(number: int, word: str) -> str:
    """A number with its noun: ``1 set``, ``3 sets``."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def seconds_text(seconds: int) -> str:
    """Seconds up to a minute, then minutes: ``45 s``, ``3:20 min``."""
    return f"{seconds} s" if seconds < SECONDS_A_MINUTE else f"{clock_text(seconds)} min"


def amount_text(amount: int, unit: Unit) -> str:
    """An amount with its unit: ``12 reps``, ``45 s``."""
    return seconds_text(amount) if unit is Unit.SECONDS else Amount(amount, unit).text()


def quantity_text(quantity: TrendQuantity, value: int, unit: WeightUnit) -> str:
    """A value of a trend: a load in ``unit``, or what is counted."""
    if quantity.is_load:
        return Load(value).text(unit)
    counted = next((each for each in Unit if quantity.counted_in(each) is quantity), Unit.REPS)
    return amount_text(value, counted)


def set_text(record: SetRecord, unit: WeightUnit) -> str:
    """What was done in a set: ``8 reps with 60 kg, left``, or ``skipped``."""
    if record.skipped:
        return "skipped"
    load = f" with {record.load.text(unit)}" if record.load else ""
    side = f", {record.side.value}" if record.side else ""
    return f"{amount_text(record.value, record.target.unit)}{load}{side}"


def range_text(target: SetRange | None) -> str:
    """The target of weekly sets: ``6-14``, or nothing where there is none."""
    return f"{target.low}-{target.high}" if target else ""
