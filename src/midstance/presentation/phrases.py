"""Values written out for people, each in one place: days, amounts, loads, sets, equipment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS, date_text
from midstance.domain.quantity import Amount, Load, Unit, WeightUnit, clock_text, spoken_load
from midstance.domain.strength.bests import BestKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from midstance.domain.attendance import Streak
    from midstance.domain.exercise import Equipment, VolumeGroup
    from midstance.domain.history import TrendQuantity
    from midstance.domain.record import SetRecord
    from midstance.domain.strength.bests import Best
    from midstance.domain.volume import SetRange

ESTIMATED = "Epley, for 2-10 reps counting those left in reserve"
"""How a maximum is estimated, and for what it holds, in short."""
SECONDS_A_MINUTE = 60

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FORTNIGHT, _YEAR = 14, 365
"""Days."""


def day_text(day: date) -> str:
    """A day with its weekday, in a form that sorts: ``Mon 2026-11-23``."""
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()}"


def weekday_text(day: date) -> str:
    """A day within a week that is known: ``Mon 23``."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day}"


def ago_text(day: date, today: date) -> str:
    """How long ago a day was: ``today``, ``9 days ago``, ``3 Feb``, ``Feb 2024``."""
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days < _FORTNIGHT:
        return f"{days} days ago"
    return date_text(day) if days < _YEAR else f"{date_text(day).partition(' ')[2]} {day.year}"


def moves_on_text(day: date | None, today: date) -> str:
    """Where a session goes that was not done on its day: ``→ today``, ``→ Sat``, ``→ Mon 30``."""
    if day is None:
        return "→ next"
    if day == today:
        return "→ today"
    is_this_week = (day - today).days < DAYS - today.weekday()
    return f"→ {_WEEKDAYS[day.weekday()] if is_this_week else weekday_text(day)}"


IN_A_ROW = " in a row"


def streak_text(streak: Streak) -> str:
    """Weeks with all their sessions: ``1 week in a row``, ``52 weeks or more in a row``."""
    more = " or more" if streak.goes_on else ""
    return f"{plural(streak.weeks, 'week')}{more}{IN_A_ROW}"


def number_text(value: float) -> str:
    """A number with at most one decimal: ``7``, ``6.5``."""
    return f"{value:.1f}".removesuffix(".0")


def percent_text(share: float) -> str:
    """A share as whole percent: ``15 %``."""
    return f"{share:.0%}".replace("%", " %")


def plural(number: float, word: str) -> str:
    """A number with its noun: ``1 set``, ``1.5 sets``, ``2 stretches``."""
    ending = "es" if word.endswith("ch") else "s"
    return f"{number_text(number)} {word}{'' if number == 1 else ending}"


def seconds_text(seconds: int) -> str:
    """Seconds up to a minute, then minutes: ``45 s``, ``3:20 min``."""
    return f"{seconds} s" if seconds < SECONDS_A_MINUTE else f"{clock_text(seconds)} min"


def amount_text(amount: int, unit: Unit) -> str:
    """An amount with its unit: ``12 reps``, ``45 s``, ``3:20 min``."""
    return seconds_text(amount) if unit is Unit.SECONDS else Amount(amount, unit).text()


def quantity_text(quantity: TrendQuantity, value: int, unit: WeightUnit) -> str:
    """A value of a trend: grams as a load in ``unit``, anything else as what is counted."""
    if quantity.is_load:
        return Load(value).text(unit)
    counted = next((each for each in Unit if quantity.counted_in(each) is quantity), Unit.REPS)
    return amount_text(value, counted)


KILOGRAMS_A_TONNE = 1000


def tonnage_text(load: Load, unit: WeightUnit) -> str:
    """What was lifted in all: ``840 kg``, ``2.4 t``, ``5280 lb``."""
    return " ".join(tonnage_parts(load, unit))


def tonnage_parts(load: Load, unit: WeightUnit) -> tuple[str, str]:
    """The number of it, and its unit."""
    number = load.number(unit)
    if unit is WeightUnit.KG and number >= KILOGRAMS_A_TONNE:
        return number_text(number / KILOGRAMS_A_TONNE), "t"
    return f"{number:.0f}", unit.value


def has_brief_load(record: SetRecord) -> bool:
    """Whether the load is part of a set in the fewest characters."""
    return bool(record.load) and record.target.unit is Unit.REPS


def brief_set_text(record: SetRecord, unit: WeightUnit) -> str:
    """A set in the fewest characters: ``5 × 82.5 kg``, ``14 reps``, ``45 s``."""
    if has_brief_load(record):
        return f"{record.value} × {record.load_text(unit)}"
    return done_text(record, unit)


def set_text(record: SetRecord, unit: WeightUnit) -> str:
    """A set in a table: ``8 reps with 60 kg, left``, ``2 s, short``, or ``skipped``."""
    if record.skipped:
        return "skipped"
    load = f" with {spoken_load(record.load, record.meaning, unit)}" if record.load else ""
    side = f", {record.side.value}" if record.side else ""
    short = ", short" if record.short else ""
    return f"{amount_text(record.value, record.target.unit)}{load}{side}{short}"


def done_text(record: SetRecord, unit: WeightUnit) -> str:
    """What was done in a set, in short and without its side: ``8 reps @ 60 kg``."""
    load = f" @ {record.load_text(unit)}" if record.load else ""
    return amount_text(record.value, record.target.unit) + load


def gain_text(best: Best, unit: WeightUnit) -> str:
    """By how much a best is better: ``+2.5 kg``, ``+2 reps``, ``+10 s``, ``5 kg less help``."""
    if not best.kind.is_load:
        counted = Unit.SECONDS if best.kind is BestKind.LONGEST_HOLD else Unit.REPS
        return f"+{amount_text(best.gain, counted)}"
    more = Load(best.now).number(unit) - Load(best.before).number(unit)
    number = f"{abs(more):.2f}".rstrip("0").rstrip(".")
    if best.kind is BestKind.LEAST_HELP:
        return f"{number} {unit.value} less help"
    return f"+{number} {unit.value}"


def best_yet_text(best: Best, unit: WeightUnit) -> str:
    """A set that was a best, in a few words: ``best yet, +2.5 kg``."""
    what = "best estimate" if best.kind is BestKind.ESTIMATED_MAXIMUM else "best yet"
    return f"{what}, {gain_text(best, unit)}"


_GROUPS = {
    "hip-lateral": "side hip",
    "adductors": "inner thigh",
    "hip-front": "hip flexors",
    "shin-foot": "shin and foot",
    "core": "trunk",
    "back-extensors": "lower back",
}


def group_text(group: VolumeGroup) -> str:
    """A muscle group as gyms call it: ``side hip``, ``lower back``."""
    return _GROUPS.get(group.value, group.value)


def range_text(target: SetRange | None) -> str:
    """A weekly target in sets: ``6-14``; "" where no number is known."""
    return f"{target.low}-{target.high}" if target else ""


def items_text(items: Iterable[Equipment]) -> str:
    """Items of equipment in words: ``dumbbell, bench``."""
    return ", ".join(item.plain for item in items)


def alternatives_text(choices: Iterable[Iterable[Equipment]]) -> str:
    """Alternatives of equipment in words: ``dumbbell and bench, or barbell``."""
    return ", or ".join(" and ".join(item.plain for item in choice) for choice in choices)


def load_change_text(grams: int, unit: WeightUnit) -> str:
    """By how much a load changes: ``2.5 kg more``; "" for nothing."""
    if not grams:
        return ""
    return f"{Load(abs(grams)).text(unit)} {'more' if grams > 0 else 'less'}"


def change_with_reason(grams: int, reason: str, unit: WeightUnit) -> str:
    """The change of a load before its reason: ``2.5 kg more. All sets were done.``."""
    change = load_change_text(grams, unit)
    return f"{change}. {reason}" if change else reason


def offered_text(name: str) -> str:
    """That a coach offers the program with this name, as a sentence."""
    return f"Your coach offers a program: {name}."
