"""Which week of a program stands in a week of the calendar, so that its taper ends on the race.

The last week stands on race week. Where fewer weeks are left than the program still has, weeks are
dropped, never those of the taper; where a few more are left, a week comes again. Two lighter
weeks before a race serve running best (Bosquet et al. 2007, Med Sci Sports Exerc 39:1358-1365).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from midstance.domain.program import Program

MOST_REPEATED = 4
"""Weeks that may come again; with more time than that the program ends before the race."""


@dataclass(frozen=True, slots=True)
class WeekBeforeRace:
    """The program's week for a week of the calendar, and a sentence where it is another one.

    ``week`` is None where the program goes on as it is.
    """

    week: int | None = None
    text: str = ""


NOT_SHIFTED = WeekBeforeRace()


def weeks_to_race(races: Iterable[date], monday: date) -> int | None:
    """The weeks from that of ``monday`` to the next race's, 0 in race week; None without a race."""
    first = min((day for day in races if day >= monday), default=None)
    return None if first is None else (first - monday).days // DAYS


def weeks_left_for(program: Program, entry: int, weeks_left: int | None) -> int | None:
    """``weeks_left`` as :func:`week_before_race` takes them, of a build-up that began in ``entry``.

    One that began in the taper, between two near races, never goes back to harder weeks.
    """
    if weeks_left is None or entry not in program.taper:
        return weeks_left
    return min(weeks_left, program.weeks - entry)


def week_before_race(
    program: Program, reached: int, weeks_left: int | None, *, is_begun: bool
) -> WeekBeforeRace:
    """The week of ``program`` that comes, ``weeks_left`` weeks before race week, 0 on it.

    ``reached`` is the week that would come without the race. A program that is not begun yet
    begins with its entry week, unless the taper is due. None left, or no taper: nothing is shifted.
    """
    if weeks_left is None or program.weeks not in program.taper or reached > program.weeks:
        return NOT_SHIFTED
    wanted = program.weeks - weeks_left
    if wanted in program.taper:
        return _week_with_reason(program, reached, wanted, weeks_left)
    if wanted > reached:
        week = wanted if is_begun else reached
        return _week_with_reason(program, reached, week, weeks_left)
    if reached - wanted > MOST_REPEATED:
        between = reached - wanted
        return WeekBeforeRace(
            text=f"The race is {weeks_left} weeks away, and {program.name} ends {between} weeks "
            "before it; Home maintenance may hold your strength in between."
        )
    week = reached if wanted == reached else _ordinary_before(program, reached)
    return _week_with_reason(program, reached, week, weeks_left)


def _ordinary_before(program: Program, reached: int) -> int:
    """The last week before ``reached`` that is not lighter on purpose."""
    lighter = {*program.deload, *program.taper}
    return next((week for week in range(reached - 1, 0, -1) if week not in lighter), reached)


def _week_with_reason(program: Program, reached: int, week: int, weeks_left: int) -> WeekBeforeRace:
    if week == reached:
        return WeekBeforeRace(week)
    when = {0: "this week", 1: "next week"}.get(weeks_left, f"in {weeks_left} weeks")
    comes = "comes once more" if week < reached else "comes now"
    return WeekBeforeRace(
        week,
        f"The race is {when}: week {week} of {program.weeks} {comes}, so that the taper ends on "
        "the race.",
    )
