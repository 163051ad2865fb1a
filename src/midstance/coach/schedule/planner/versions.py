"""In which versions a session may be placed: what each has of it, and what it costs to cut it.

A plan that is merely possible is not good enough: a lighter version has its price, and is taken
where the full one would cost the runs more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.days import CLASS_RANKS, MODERATE
from midstance.domain.calendar import DAYS
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import Placement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.coach.schedule.planner.days import PlanDays
    from midstance.domain.weeks.plan import SessionToPlace, WeekToPlan

PRICES = {Version.FULL: 0, Version.LIGHTER: 10, Version.LEG_FREE: 20, Version.LEFT_OUT: 30}
PUT_OFF_PRICE = 8
"""Points added to a lighter version that leaves out new jumps: they are as new the next time."""
VERSION_RANKS = {version: rank for rank, version in enumerate(Version)}
OUT = DAYS
"""The day of a session that is left out: after all others."""
LEAST_MINUTES = 15  # the shortest session worth a day
JUMP_DAYS = 2
"""Days between two sessions with jumps."""
WORTH_MOST, CUT_PRICE, DEEP_CUT_PRICE = 0.6, 5, 10
"""A session cut to the minutes of a day costs less as long as three fifths of it are left."""
_CLASSES = tuple(LegClass)


@dataclass(frozen=True, slots=True, eq=False)
class DayOption:
    """A session in a version on a day.

    Attributes:
        number: the place of the session in the week's list.
        day: :data:`OUT` where it is left out.
        legs: the rank of its class, 0 for none and 3 for heavy.
        is_worked: it is moderate or heavy for the legs.
    """

    number: int
    session: SessionToPlace
    version: Version
    day: int
    legs: int
    has_upper: bool
    is_hiit: bool
    minutes: int
    has_jumps: bool
    price: int

    @property
    def is_worked(self) -> bool:
        """Whether it is moderate or heavy for the legs."""
        return self.legs >= MODERATE

    def placement(self) -> Placement:
        """The same in the words of a plan."""
        return Placement(
            session=self.session.id,
            day=None if self.day == OUT else self.day,
            version=self.version,
            legs=_CLASSES[self.legs],
            minutes=self.minutes,
            has_jumps=self.has_jumps,
            price=self.price,
        )


def options_of(week: WeekToPlan, number: int) -> Iterator[DayOption]:
    """Every version of a session on every day that it could take, before any rule is asked.

    What was done or begun already has one option.
    """
    session = week.sessions[number]
    if session.id in week.fixed:
        day, version = week.fixed[session.id]
        yield _option(week, number, version, day, session.minutes, 0)
        return
    for version in _versions(session):
        for day, limits in enumerate(week.days):
            minutes, price = _cut(session.minutes, limits.minutes)
            if minutes:
                yield _option(week, number, version, day, minutes, price + _price(session, version))
    yield left_out(number, session)


def left_out(number: int, session: SessionToPlace) -> DayOption:
    """The session left out; a primer without its day costs nothing."""
    price = 0 if session.is_primer else PRICES[Version.LEFT_OUT]
    return DayOption(number, session, Version.LEFT_OUT, OUT, 0, False, False, 0, False, price)


def _versions(session: SessionToPlace) -> Iterator[Version]:
    rank = CLASS_RANKS[session.legs]
    for version, exists in (
        (Version.FULL, True),
        (Version.LIGHTER, rank >= MODERATE),
        (Version.LEG_FREE, rank > 0 and session.has_upper and session.can_be_leg_free),
    ):
        if exists and VERSION_RANKS[version] >= _first_rank(session):
            yield version


def _first_rank(session: SessionToPlace) -> int:
    """A session that has no lighter version is light enough where a lighter one is asked for."""
    is_light_anyway = CLASS_RANKS[session.legs] < MODERATE and session.fullest is Version.LIGHTER
    return 0 if is_light_anyway else VERSION_RANKS[session.fullest]


def _lighter_rank(session: SessionToPlace) -> int:
    """The rank of the leg load of the lighter version."""
    if session.lighter_legs is None:
        return CLASS_RANKS[session.legs] - 1
    return CLASS_RANKS[session.lighter_legs]


def _price(session: SessionToPlace, version: Version) -> int:
    """The points of a version, which has less of the session than the whole one."""
    price = PRICES[version]
    if version is Version.LIGHTER and _lighter_rank(session) < CLASS_RANKS[session.legs] - 1:
        return price + PUT_OFF_PRICE
    return price


def _option(
    week: WeekToPlan, number: int, version: Version, day: int, minutes: int, price: int
) -> DayOption:
    session = week.sessions[number]
    rank = CLASS_RANKS[session.legs]
    legs = {Version.FULL: rank, Version.LIGHTER: _lighter_rank(session)}.get(version, 0)
    is_whole = version is Version.FULL and minutes >= session.minutes
    may_jump = day == OUT or not week.days[day].is_without_jumps
    return DayOption(
        number=number,
        session=session,
        version=version,
        day=day,
        legs=max(0, legs),
        has_upper=session.has_upper,
        is_hiit=session.is_hiit and version is not Version.LEG_FREE,
        minutes=minutes,
        has_jumps=session.has_jumps and is_whole and may_jump,
        price=price,
    )


def _cut(wanted: int, limit: int | None) -> tuple[int, int]:
    """The minutes that a session takes on a day with a limit, 0 for too few; and the price."""
    if limit is None or limit >= wanted:
        return wanted, 0
    if limit < LEAST_MINUTES:
        return 0, 0
    return limit, CUT_PRICE if limit >= WORTH_MOST * wanted else DEEP_CUT_PRICE


def option_for(week: WeekToPlan, number: int, day: int, version: Version) -> DayOption | None:
    """A session in a version on a day; None where the day has too few minutes for it."""
    session = week.sessions[number]
    minutes, price = _cut(session.minutes, week.days[day].minutes)
    if not minutes:
        return None
    return _option(week, number, version, day, minutes, price + _price(session, version))


def jumps_apart(days: PlanDays, placements: Sequence[Placement]) -> tuple[Placement, ...]:
    """The placements with jump blocks two days apart; the later one loses its own (H11)."""
    last = max((day for day, each in days.trained_before() if each.has_jumps), default=-DAYS)
    without: set[str] = set()
    for each in sorted(placements, key=lambda placed: OUT if placed.day is None else placed.day):
        if each.day is not None and each.has_jumps:
            if each.day - last < JUMP_DAYS:
                without.add(each.session)
            else:
                last = each.day
    return tuple(
        replace(each, has_jumps=each.has_jumps and each.session not in without)
        for each in placements
    )
