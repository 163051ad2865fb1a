"""Days around a race that take no strength, or less of it: the taper, and the days after.

Strength gains last for weeks, so that stopping early costs little (Berryman et al. 2020, Sports 9),
and two lighter weeks before a race serve running best (Bosquet et al. 2007, Med Sci Sports Exerc
39:1358-1365). An A race has the full taper; a B race is trained through and closes little.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from midstance.domain.calendar import Week
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import Closure
from midstance.domain.weeks.run import RacePriority, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from midstance.domain.weeks.plan import SessionToPlace
    from midstance.domain.weeks.run import Run

SHORT_MINUTES_OF_RACE, HALF_MINUTES = (
    75,
    165,
)  # of a short race, and of one in between
SHORT_METRES, HALF_METRES, TRAIL_METRES = 15_000, 30_000, 21_000
"""The same in metres where no minutes are known; a trail race is long from the last on."""
ONE_RACE_DAYS, NO_LEGS_DAYS, LIGHT_DAYS = 7, 20, 34
"""Days between two A races: run as one, no legs in between, light legs in between."""


@dataclass(frozen=True, slots=True)
class RaceWindow:
    """Days around a kind of race, the race day being 0.

    Attributes:
        heavy, moderate, jumps, legs: from this number of days before the race, that kind of work
            is closed; ``legs`` is any leg load.
        strength: from this number of days before the race, all strength is closed.
        primer: the days before the race on which a primer may go; () for none.
        after: the first day after the race that takes strength again.
        is_long: the first two sessions after it are lighter.
    """

    heavy: int
    moderate: int
    jumps: int
    legs: int
    strength: int
    primer: tuple[int, ...]
    after: int
    is_long: bool = False


SHORT = RaceWindow(heavy=6, moderate=4, jumps=3, legs=3, strength=1, primer=(3,), after=3)
HALF = RaceWindow(
    heavy=9, moderate=6, jumps=5, legs=5, strength=1, primer=(3, 4), after=5, is_long=True
)
LONG = RaceWindow(
    heavy=13, moderate=8, jumps=8, legs=7, strength=1, primer=(4, 5), after=11, is_long=True
)
SHORT_B = RaceWindow(heavy=3, moderate=2, jumps=2, legs=1, strength=0, primer=(), after=2)
LONG_B = RaceWindow(
    heavy=3, moderate=2, jumps=2, legs=1, strength=0, primer=(), after=3, is_long=True
)
_WINDOWS_BY_LENGTH = (SHORT, HALF, LONG)


@dataclass(frozen=True, slots=True)
class Race:
    """A race on its day, with the days that it closes around it."""

    day: date
    window: RaceWindow
    priority: RacePriority


def races_among(runs: Mapping[date, Sequence[Run]]) -> tuple[Race, ...]:
    """All races, by their days.

    A races at most seven days apart count as one: both get the window of the longer.
    """
    found = [
        Race(day, race_window(run), run.priority or RacePriority.A)
        for day, of_day in sorted(runs.items())
        for run in of_day
        if run.kind is RunKind.RACE
    ]
    main = [race for race in found if race.priority is RacePriority.A]
    return tuple(replace(race, window=_joined_window(race, main)) for race in found)


def _joined_window(race: Race, main: Sequence[Race]) -> RaceWindow:
    """The longest window among the A races that count as one with ``race``."""
    if race.priority is not RacePriority.A:
        return race.window
    near = [each for each in main if abs((each.day - race.day).days) <= ONE_RACE_DAYS]
    return max((each.window for each in near), key=lambda window: window.heavy)


def race_window(run: Run) -> RaceWindow:
    """The window of a race, by its expected time, else by its distance; trail counts as longer.

    A race of which neither is known counts as a half marathon.
    """
    row = _row_by_length(run)
    if run.is_trail and (run.metres or 0) >= TRAIL_METRES:
        row = min(row + 1, len(_WINDOWS_BY_LENGTH) - 1)
    if run.priority is RacePriority.B:
        return LONG_B if row else SHORT_B
    return _WINDOWS_BY_LENGTH[row]


def _row_by_length(run: Run) -> int:
    if run.minutes is not None:
        return (run.minutes > SHORT_MINUTES_OF_RACE) + (run.minutes > HALF_MINUTES)
    if run.metres is not None:
        return (run.metres > SHORT_METRES) + (run.metres > HALF_METRES)
    return _WINDOWS_BY_LENGTH.index(HALF)


PRIMER_MINUTES, PRIMER_EFFORT = 20, 5
"""The most that a primer takes; it loads no legs."""


def is_primer(session: SessionToPlace, effort: int, monday: date, races: Iterable[Race]) -> bool:
    """Whether a session of a program's taper is the primer of an A race in the week of ``monday``.

    ``effort`` is the highest of its exercises.
    """
    is_short = session.minutes <= PRIMER_MINUTES and effort <= PRIMER_EFFORT
    return (
        is_short
        and session.legs is LegClass.NONE
        and any(race.window.primer and race.day in Week(monday) for race in races)
    )


def race_closures(day: date, races: Sequence[Race]) -> tuple[Closure, ...]:
    """What the races close on a day; a day is closed when any of them closes it."""
    return (
        *(each for race in races for each in _closed_by(day, race)),
        *_closures_between(day, races),
    )


def closes_jumps(day: date, races: Sequence[Race]) -> bool:
    """Whether jumps would come too near a race on this day."""
    close = any(0 < (race.day - day).days <= race.window.jumps for race in races)
    return close or is_between_races(day, races)


def _closed_by(day: date, race: Race) -> Iterator[Closure]:
    to_race, window = (race.day - day).days, race.window
    if -window.after < to_race < 0:
        text = f"The race was {_days_text(-to_race)} ago; strength goes on from day {window.after}."
        yield Closure(LegClass.NONE, text)
        return
    limits = (
        (window.strength, LegClass.NONE),
        (window.legs, LegClass.LIGHT),
        (window.moderate, LegClass.MODERATE),
        (window.heavy, LegClass.HEAVY),
    )
    closed = next((legs for limit, legs in limits if 0 < to_race <= limit), None)
    if closed is not None:
        left = _days_text(to_race).capitalize()
        text = f"{left} to the race: you cannot get stronger now, only more tired."
        if closed is not LegClass.NONE:
            text = f"{text} Short and light."
        yield Closure(closed, text, allows_primer=to_race in window.primer)


def _days_text(count: int) -> str:
    return "one day" if count == 1 else f"{count} days"


def _closures_between(day: date, races: Sequence[Race]) -> Iterator[Closure]:
    """Between two A races in one season: light legs, or none, or no strength at all."""
    main = [race.day for race in races if race.priority is RacePriority.A]
    for first, second in pairwise(main):
        apart = (second - first).days
        if not first < day < second or apart > LIGHT_DAYS:
            continue
        closed, words = _closed_between(apart)
        yield Closure(closed, f"Two races are {apart} days apart: {words} between them.")


def _closed_between(apart: int) -> tuple[LegClass, str]:
    if apart <= ONE_RACE_DAYS:
        return LegClass.NONE, "they count as one, so there is no strength"
    if apart <= NO_LEGS_DAYS:
        return LegClass.LIGHT, "upper body and core alone"
    return LegClass.MODERATE, "light legs, no jumps and nothing new"


def is_between_races(day: date, races: Sequence[Race]) -> bool:
    """Whether two A races, five weeks apart at most, lie before and after the day."""
    return any(True for _ in _closures_between(day, races))


def advice_on_races(races: Sequence[Race], days: Iterable[date] = ()) -> str:
    """A sentence on two A races that are too close, or between which ``days`` lie; "" for none."""
    main = [race.day for race in races if race.priority is RacePriority.A]
    close = any(
        ONE_RACE_DAYS < (second - first).days <= NO_LEGS_DAYS for first, second in pairwise(main)
    )
    if close:
        return (
            "Two A races within three weeks leave no leg training between them; "
            "the second may serve you better as a B race."
        )
    return next((each.why for day in days for each in _closures_between(day, races)), "")
