"""The season at a glance: a line a week with its phase, its kilometres, its strength, its races."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.calendar import date_text
from midstance.domain.quantity import DistanceUnit
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.phrases import weekday_text
from midstance.presentation.planning.run_text import distance_text
from midstance.presentation.planning.runs import kind_text, metres_of, total_text
from midstance.tui.widgets.workout.canvas import fitted, padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.domain.calendar import Week
    from midstance.presentation.blocks import StyledText
    from midstance.services.calendar.month import SeasonWeek

DATE_WIDTH, KM_WIDTH, STRENGTH_WIDTH, SIGN_WIDTH = 7, 13, 11, 2
KM_NARROW = 10
BAR_WIDE, BAR_NARROW = 24, 6
PHASE_WIDE, PHASE_USUAL, PHASE_NARROW = 32, 15, 10
WIDE, USUAL = 110, 76
"""Columns from which on a week has its wide bar and phase, and from which on its usual phase."""
STRENGTH_FROM = 48
"""Columns from which on a week says how many sessions were done."""


def season_parts(
    weeks: Sequence[SeasonWeek],
    this_week: Week,
    width: int,
    unit: DistanceUnit = DistanceUnit.KM,
    *,
    in_ascii: bool = False,
) -> Iterator[StyledText]:
    """The weeks, a line each; this week is marked, and what is to come is grey."""
    columns = _Columns.of(width)
    most = max((metres_of(each.runs) for each in weeks), default=0)
    for number, each in enumerate(weeks):
        yield "\n" if number else "", ""
        yield _date(each, this_week, in_ascii=in_ascii)
        yield _phase(each, columns)
        yield from _bar(each, most, columns.bar, in_ascii=in_ascii)
        km = total_text(each.runs, unit)
        km = km.replace(" of ", "/") if columns.is_narrow else km
        yield f"{km:<{columns.km}}", "$quiet" if each.week > this_week else "bold $run"
        yield _strength(each, columns.strength)
        marks = fitted(clean(_marks(each, unit, columns)), max(1, width - columns.used))
        yield marks, "bold $best" if each.races else MUTED


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the parts of a week are."""

    bar: int
    phase: int
    km: int
    strength: int
    is_wide: bool
    is_narrow: bool

    @classmethod
    def of(cls, width: int) -> _Columns:
        """Those of a page of this width."""
        is_narrow = width < USUAL
        strength = STRENGTH_WIDTH if width >= STRENGTH_FROM else 0
        if width >= WIDE:
            return cls(BAR_WIDE, PHASE_WIDE, KM_WIDTH, strength, is_wide=True, is_narrow=False)
        phase, km = (PHASE_NARROW, KM_NARROW) if is_narrow else (PHASE_USUAL, KM_WIDTH)
        return cls(BAR_NARROW, phase, km, strength, is_wide=False, is_narrow=is_narrow)

    @property
    def used(self) -> int:
        """The columns before the races."""
        parts = (self.bar, self.phase, self.km, self.strength)
        return SIGN_WIDTH + DATE_WIDTH + sum(parts) + 1


def _strength(week: SeasonWeek, width: int) -> StyledText:
    done = f"{week.sessions_done} strength" if week.sessions_done else ""
    return f"{done[:width]:<{width}}", "bold $go"


def _date(week: SeasonWeek, this_week: Week, *, in_ascii: bool) -> StyledText:
    """The week's first day, and a sign before this week's."""
    date = f"{date_text(week.week.first):<{DATE_WIDTH}}"
    if week.week != this_week:
        return f"  {date}", "$text"
    return f"{'>' if in_ascii else '▸'} {date}", "bold $next"


def _phase(week: SeasonWeek, columns: _Columns) -> StyledText:
    width = columns.phase
    phase = week.phase if columns.is_wide else week.phase.partition(", ")[2] or week.phase
    phase = phase if len(phase) < width else phase.removeprefix("week ")
    return padded(fitted(clean(phase), width - 1), width), MUTED


def _bar(week: SeasonWeek, most: int, width: int, *, in_ascii: bool) -> Iterator[StyledText]:
    """What was done in the colour of runs, the rest of what is planned faint."""
    done = metres_of(each for each in week.runs if each.is_done)
    whole = round(metres_of(week.runs) / most * width) if most else 0
    part = round(done / most * width) if most else 0
    mark, open_mark = ("=", "-") if in_ascii else ("▀", "▀")
    yield mark * part, "$run"
    yield open_mark * (whole - part), "$faint"
    yield " " * (width - whole + 1), ""


def _marks(week: SeasonWeek, unit: DistanceUnit, columns: _Columns) -> str:
    """Races by their day, and days away or ill; in a narrow terminal the day alone."""
    races = []
    for race in week.races:
        far = "" if race.run.metres is None else f" {distance_text(race.run.metres, unit)}"
        name = f" {race.run.name}" if race.run.name and columns.is_wide else ""
        day = (
            weekday_text(race.day).rpartition(" ")[2]
            if columns.is_narrow
            else weekday_text(race.day)
        )
        races.append(f"{kind_text(race)} {day}{name}{'' if columns.is_narrow else far}")
    return ", ".join((*races, *(each.kind.value for each in week.absences)))
