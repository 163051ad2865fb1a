"""The season at a glance: a line a week with its phase, its kilometres, its strength, its races."""

from __future__ import annotations

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
BAR_WIDE, BAR_NARROW = 24, 6
PHASE_WIDE, PHASE_USUAL, PHASE_NARROW = 32, 15, 10
WIDE, USUAL = 110, 76
"""Columns from which on a week has its wide bar and phase, and from which on its usual phase."""


def season_parts(
    weeks: Sequence[SeasonWeek],
    this_week: Week,
    width: int,
    unit: DistanceUnit = DistanceUnit.KM,
    *,
    in_ascii: bool = False,
) -> Iterator[StyledText]:
    """The weeks, a line each; this week is marked, and what is to come is grey."""
    is_wide = width >= WIDE
    narrow = BAR_NARROW, PHASE_USUAL if width >= USUAL else PHASE_NARROW
    widths = (BAR_WIDE, PHASE_WIDE) if is_wide else narrow
    used = SIGN_WIDTH + DATE_WIDTH + sum(widths) + 1 + KM_WIDTH + STRENGTH_WIDTH
    most = max((metres_of(each.runs) for each in weeks), default=0)
    for number, each in enumerate(weeks):
        yield "\n" if number else "", ""
        yield _date(each, this_week, in_ascii=in_ascii)
        yield _phase(each, widths[1], is_wide=is_wide)
        yield from _bar(each, most, widths[0], in_ascii=in_ascii)
        is_ahead = each.week > this_week
        km = f"{total_text(each.runs, unit):<{KM_WIDTH}}"
        yield km, "$quiet" if is_ahead else "bold $run"
        done = f"{each.sessions_done} strength" if each.sessions_done else ""
        yield f"{done:<{STRENGTH_WIDTH}}", "bold $go"
        marks = fitted(clean(_marks(each, unit, is_wide=is_wide)), max(1, width - used))
        yield marks, "bold $best" if each.races else MUTED


def _date(week: SeasonWeek, this_week: Week, *, in_ascii: bool) -> StyledText:
    """The week's first day, and a sign before this week's."""
    date = f"{date_text(week.week.first):<{DATE_WIDTH}}"
    if week.week != this_week:
        return f"  {date}", "$text"
    return f"{'>' if in_ascii else '▸'} {date}", "bold $next"


def _phase(week: SeasonWeek, width: int, *, is_wide: bool) -> StyledText:
    phase = week.phase if is_wide else week.phase.partition(", ")[2] or week.phase
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


def _marks(week: SeasonWeek, unit: DistanceUnit, *, is_wide: bool) -> str:
    """Races by their day, and days away or ill."""
    races = []
    for race in week.races:
        far = "" if race.run.metres is None else f" {distance_text(race.run.metres, unit)}"
        name = f" {race.run.name}" if race.run.name and is_wide else ""
        races.append(f"{kind_text(race)} {weekday_text(race.day)}{name}{far}")
    return ", ".join((*races, *(each.kind.value for each in week.absences)))
