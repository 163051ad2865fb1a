"""A week to plan, and its plans: on which day each strength session goes, and in which version.

Days are numbered from 0 (Monday) to 6 (Sunday). The rules and the costs of a plan are
in :mod:`midstance.coach.schedule.planner`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS
from midstance.domain.session import Version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.runner import Level
    from midstance.domain.volume import LegClass
    from midstance.domain.weeks.run import Run

HOURS_A_DAY = 24
MOST_OWED = 4  # points that a session which was left out or made lighter can owe at most


class PlanStyle(StrEnum):
    """``alternate``: strength on days without a run; ``stack``: on the days of hard runs.

    ``auto`` is stack from five days with a run on, and where two long runs are neighbours.
    """

    ALTERNATE = "alternate"
    STACK = "stack"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class SessionToPlace:
    """A strength session of the week.

    Attributes:
        has_upper: it has six sets or more of push and pull together.
        is_hiit: strength and running are mixed; it is the run of its day.
        minutes: how long it takes, in any version.
        owed: points for weeks in which it was cut, 0 to 4.
        last_version: what was done of it last week.
        has_jumps: it has a jump block.
        is_primer: short and light, for the last days before a race alone.
        can_be_leg_free: three exercises and ten minutes are left without its legs.
        is_new: it has leg work that is new to the runner, so its class is higher than its load.
        lighter_legs: the class of its lighter version; None for the one below its own.
        fullest: the fullest version that may be planned; after a missed day it does not grow.
        unfit_days: days on whose place too little of it could be done.
        poor_days: days on whose place a main lift lacks its first-choice equipment.
    """

    id: str
    legs: LegClass
    has_upper: bool = True
    is_hiit: bool = False
    minutes: int = 45
    owed: int = 0
    last_version: Version = Version.FULL
    has_jumps: bool = False
    is_primer: bool = False
    can_be_leg_free: bool = True
    is_new: bool = False
    lighter_legs: LegClass | None = None
    fullest: Version = Version.FULL
    unfit_days: frozenset[int] = frozenset()
    poor_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Closure:
    """Why a day is closed to sessions, by a race, an illness or a check-in.

    Attributes:
        legs: the lowest class of leg load that is closed; ``none`` closes the day to all.
        why: the reason, as a sentence.
        allows_primer: a primer may go there.
    """

    legs: LegClass
    why: str
    allows_primer: bool = False


@dataclass(frozen=True, slots=True)
class DayToPlan:
    """One day of the week to plan.

    Attributes:
        minutes: how long strength may take; None for as long as it needs.
        has_two_slots: strength may follow a run by six hours.
        prefers, avoids: how many wishes there are for and against strength on it.
        closures: what closes it, if anything.
        is_without_jumps: jumps would come too near a race.
        is_over: it lies in the past.
        is_away: it is not available since the runner is away, or keeps it free.
    """

    runs: tuple[Run, ...] = ()
    is_available: bool = True
    minutes: int | None = None
    has_two_slots: bool = False
    prefers: int = 0
    avoids: int = 0
    closures: tuple[Closure, ...] = ()
    is_without_jumps: bool = False
    is_over: bool = False
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class TrainedSession:
    """What was done of a session on a day of last week."""

    session: str
    legs: LegClass
    has_upper: bool
    has_jumps: bool = False


@dataclass(frozen=True, slots=True)
class NeighbourDay:
    """A day of the week before or after: its runs, and the strength that was done on it."""

    runs: tuple[Run, ...] = ()
    trained: tuple[TrainedSession, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursBetween:
    """Two sessions of a program that need a number of hours between them."""

    sessions: tuple[str, str]
    hours: int

    @property
    def days(self) -> int:
        """The least difference between their dates."""
        return -(-self.hours // HOURS_A_DAY)


@dataclass(frozen=True, slots=True)
class SessionLimit:
    """The most sessions that some days of a week may take together, and why, as a sentence."""

    days: frozenset[int]
    most: int
    why: str


@dataclass(frozen=True, slots=True)
class WeekToPlan:
    """All that the plan of one week depends on.

    Attributes:
        days: from Monday to Sunday.
        sessions: in the order in which they should come.
        usual_days: the strength days of the last ordinary week; None where there was none.
        gaps: hours between two sessions of the program.
        before, after: last week and next week, from Monday to Sunday; where both are None, the
            week repeats and Monday follows its own Sunday.
        fixed: day and version of each session that was done or begun already.
        is_shown: the usual days are those of a plan for this week that the runner has seen.
        limits: days before a race that take no more sessions than without it.
    """

    level: Level
    days: tuple[DayToPlan, ...]
    sessions: tuple[SessionToPlace, ...]
    style: PlanStyle = PlanStyle.AUTO
    usual_days: frozenset[int] | None = None
    gaps: tuple[HoursBetween, ...] = ()
    before: tuple[NeighbourDay, ...] | None = None
    after: tuple[NeighbourDay, ...] | None = None
    fixed: Mapping[str, tuple[int, Version]] = field(default_factory=dict)
    is_shown: bool = False
    limits: tuple[SessionLimit, ...] = ()

    def __post_init__(self) -> None:
        """A week has seven days, and so have its neighbours.

        Raises:
            ValueError: one of them has not.
        """
        weeks = (self.days, self.before, self.after)
        if any(week is not None and len(week) != DAYS for week in weeks):
            raise ValueError(f"a week has {DAYS} days")

    @property
    def is_ring(self) -> bool:
        """Whether Monday follows the Sunday of the same week."""
        return self.before is None and self.after is None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a session goes.

    Attributes:
        day: None where it is left out.
        legs: its class in this version.
        minutes: how long it takes; fewer than the session where it is cut to the day.
        has_jumps: its jump block stays in.
        price: what the version, and a cut, cost.
    """

    session: str
    day: int | None
    version: Version
    legs: LegClass
    minutes: int
    has_jumps: bool
    price: int


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """One way to lay out a week.

    Attributes:
        placements: in the order of the week's sessions.
        costs: points by the code of their rule, without zeros.
    """

    placements: tuple[Placement, ...]
    costs: Mapping[str, float]

    @property
    def price(self) -> int:
        """What its versions cost."""
        return sum(each.price for each in self.placements)

    @property
    def cost(self) -> float:
        """All points and prices; the plan with the fewest is best."""
        return round(sum(self.costs.values()) + self.price, 1)


@dataclass(frozen=True, slots=True)
class PlanMove:
    """A session that another day or version was found for, and why, as a sentence."""

    session: str
    before: int | None
    after: int | None
    why: str


@dataclass(frozen=True, slots=True)
class WeekPlans:
    """What was found for a week.

    Attributes:
        feasible: in how many ways every session fits in full.
        plans: the three with the fewest points, best first; fewer where there are no more.
    """

    feasible: int
    plans: tuple[WeekPlan, ...]


@dataclass(frozen=True, slots=True)
class PastWeek:
    """What a week that is over was planned to have; its sessions are named by their letters.

    Attributes:
        program: the id of the program that was followed.
        days: the last day of each session, 0 for Monday.
        before: the day that a session had before it was moved.
    """

    monday: date
    program: str
    days: Mapping[str, int]
    before: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A week of the calendar with its plan.

    Attributes:
        program: the id of the program that is followed.
        week: as it was planned; its sessions are named by their letters.
        plans: what was found for it; without plans, no session fits.
        plan: the plan that holds: the best one, or the best one with what was moved by hand.
        program_weeks: the week of its program that each session belongs to.
        refused: sessions moved by hand to a day that the rules close, which lie elsewhere.
        advice: a sentence on the races ahead, or "".
        moves: what moved today since the plan was shown before.
        moved_from: the days that sessions had before and were not done on, 0 for Monday; they have
            another one now, or none any more.
    """

    monday: date
    program: str
    week: WeekToPlan
    plans: WeekPlans
    plan: WeekPlan | None
    program_weeks: Mapping[str, int]
    refused: tuple[str, ...] = ()
    advice: str = ""
    moves: tuple[PlanMove, ...] = ()
    moved_from: Mapping[str, int] = field(default_factory=dict)

    @property
    def shown_plans(self) -> WeekPlans:
        """What was found, with the plan that holds first."""
        others = tuple(each for each in self.plans.plans if each != self.plan)
        return WeekPlans(self.plans.feasible, (self.plan, *others) if self.plan else ())

    @property
    def days(self) -> dict[str, int]:
        """The sessions that the week has, with their days: done, to do, or without one left now."""
        placed = self.plan.placements if self.plan else ()
        planned = {each.session: each.day for each in placed if each.day is not None}
        fixed = {id_: day for id_, (day, _) in self.week.fixed.items()}
        return {**self.moved_from, **planned, **fixed}

    def to_do_on(self, day: date) -> tuple[Placement, ...]:
        """The sessions that are planned on ``day``, without those that were done or begun."""
        return tuple(
            each
            for each in (self.plan.placements if self.plan else ())
            if each.session not in self.week.fixed and self.day_of(each.session) == day
        )

    def has_day(self, session: str) -> bool:
        """Whether the session with this letter was done in the week, or has a day in it now."""
        return session in self.week.fixed or self.day_of(session) is not None

    def day_of(self, session: str) -> date | None:
        """The date on which the session with this letter is planned; None for no day."""
        for each in self.plan.placements if self.plan else ():
            if each.session == session and each.day is not None:
                return self.monday + timedelta(days=each.day)
        return None
