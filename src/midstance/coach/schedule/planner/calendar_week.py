"""A week of the calendar made ready for the planner: true neighbours, races, illness, turns.

Sessions that were cut owe points: a lighter version one, its legs or all of it two, up to four.
The session that owes most comes first in the next week, so that none waits for long.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from midstance.coach.schedule.planner.races import (
    advice_on_races,
    closes_jumps,
    is_between_races,
    race_closures,
    races_among,
)
from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.calendar import DAYS, days_later
from midstance.domain.runner import Level, Priority
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    MOST_OWED,
    Closure,
    DayToPlan,
    NeighbourDay,
    PlanStyle,
    SessionLimit,
    WeekToPlan,
)
from midstance.domain.weeks.run import RunKind, settle_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from midstance.coach.schedule.planner.races import Race
    from midstance.domain.weeks.plan import (
        HoursBetween,
        SessionToPlace,
        TrainedSession,
        WeekPlan,
    )
    from midstance.domain.weeks.run import Run

MOST_A_WEEK, MOST_OF_BEGINNERS, MOST_RUNNING_FIRST, MOST_BETWEEN_RACES = 3, 2, 2, 2
"""Sessions a week at most: for all, for beginners, where running comes first, and between races."""
LAST_DAYS = 14
"""Days before a race that take no more sessions than without it."""
MOST_RACES_APART = 3
"""More races ahead than these are looked at as one."""
WHY_NO_MORE = "A race adds no session to the two weeks before it, not even a smaller one."
FEWEST_OPEN_DAYS = 4
"""Fewer days than these open to leg work, and the week has one session."""
LIGHTER_AFTER_A_RACE = 2
"""Sessions after a half marathon or longer that are done lighter."""


class Owed(NamedTuple):
    """What earlier weeks cut of a session: points, 0 to 4, and the version it was last done in."""

    points: int
    last_version: Version


NOTHING_OWED = Owed(0, Version.FULL)


@dataclass(frozen=True, slots=True)
class WeeklyHabits:
    """What is the same in each week of a runner.

    Attributes:
        available: the days of the week on which strength is possible, 0 for Monday.
        minutes: how long strength may take on days that have a limit.
        two_slots, prefer, avoid: days of the week.
    """

    level: Level
    priority: Priority = Priority.BALANCED
    style: PlanStyle = PlanStyle.AUTO
    available: frozenset[int] = frozenset(range(DAYS))
    minutes: Mapping[int, int] = field(default_factory=dict)
    two_slots: frozenset[int] = frozenset()
    prefer: frozenset[int] = frozenset()
    avoid: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """All that the plan of a calendar week depends on.

    Attributes:
        monday: its first day.
        runs: by date, those of the weeks around it and of the races ahead too.
        trained: the strength that was done, by date.
        sessions: the program's sessions of this week, in its order.
        owed: what earlier weeks cut of each session, by its id.
        usual_days: strength days of the last ordinary week, 0 for Monday; None for none.
        away: dates on which no strength is possible, such as a journey.
        today: the days before it are over; None where the week is not planned from a day of it.
        closed: dates closed by illness, pain or a check-in, with what is closed.
        shown: the sessions of the plan that is shown already, in its order; while the week lasts
            they stay its sessions. () before it is planned.
    """

    monday: date
    habits: WeeklyHabits
    runs: Mapping[date, tuple[Run, ...]]
    sessions: tuple[SessionToPlace, ...]
    trained: Mapping[date, tuple[TrainedSession, ...]] = field(default_factory=dict)
    owed: Mapping[str, Owed] = field(default_factory=dict)
    usual_days: frozenset[int] | None = None
    gaps: tuple[HoursBetween, ...] = ()
    away: frozenset[date] = frozenset()
    today: date | None = None
    closed: Mapping[date, Closure] = field(default_factory=dict)
    shown: tuple[str, ...] = ()

    def day(self, number: int) -> date:
        """The date of a day, counted from Monday, negative for last week.

        Beyond the ends of the calendar it is the first or the last day that there is.
        """
        return days_later(self.monday, number)


def week_to_plan(week: CalendarWeek) -> WeekToPlan:
    """The week as the planner takes it: the sessions that fit its cap, in their order.

    In the two weeks before a race there are no more of them than there would be without it.
    """
    asked = _without_limits(week)
    return replace(asked, limits=tuple(_race_limits(week, asked)))


def _race_limits(week: CalendarWeek, asked: WeekToPlan) -> Iterator[SessionLimit]:
    """What each race ahead allows the days before it.

    A race can make a week plan more sessions, smaller ones in place of a heavy one; just then there
    should be less. So the week is planned without the race first; without any of them where they
    are many; a race that changes nothing limits nothing. Where the two weeks begin within this one,
    their days have a limit of their own: no session moves nearer to the race. A primer, which there
    is for a race alone, counts as a session like any other.
    """
    usual = tuple(replace(each, is_primer=False) for each in week.sessions)
    near = [day for day in sorted(week.runs) if _is_race_ahead(week, day)]
    groups = [[day] for day in near] if len(near) <= MOST_RACES_APART else [near]
    for group in groups:
        without = {day: _without_races(runs) for day, runs in week.runs.items() if day in group}
        runs = {**week.runs, **without}
        if _without_limits(replace(week, runs=runs)) == asked:
            continue
        other = replace(week, runs=runs, sessions=usual, today=None)
        plan = next(iter(plan_week(week_to_plan(other)).plans), None)
        yield from _limits_before(week, group[0], days_taken(plan) if plan else frozenset())


def _limits_before(week: CalendarWeek, race: date, taken: frozenset[int]) -> Iterator[SessionLimit]:
    """As many sessions as the days ``taken`` without it, in all and in the last two weeks."""
    ahead = {number: (race - week.day(number)).days for number in range(DAYS)}
    before = frozenset(number for number, days in ahead.items() if days > 0)
    last = frozenset(number for number in before if ahead[number] <= LAST_DAYS)
    for days in dict.fromkeys((before, last)):
        yield SessionLimit(days, len(days & taken), WHY_NO_MORE)


def _is_race_ahead(week: CalendarWeek, day: date) -> bool:
    """Whether the day has a race, with days of this week in the two weeks before it."""
    ahead = (day - week.monday).days
    return 0 < ahead < DAYS + LAST_DAYS and _without_races(week.runs[day]) != week.runs[day]


def _without_races(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.kind is not RunKind.RACE)


def _without_limits(week: CalendarWeek) -> WeekToPlan:
    races = races_among(week.runs)
    runs = _runs_by_day(week)
    days = tuple(_day(week, number, runs, races) for number in range(DAYS))
    habits = week.habits
    return WeekToPlan(
        level=habits.level,
        days=days,
        sessions=_sessions(week, days, races),
        style=habits.style,
        usual_days=week.usual_days,
        gaps=week.gaps,
        before=tuple(
            NeighbourDay(runs[number], week.trained.get(week.day(number), ()))
            for number in range(-DAYS, 0)
        ),
        after=tuple(NeighbourDay(runs[number]) for number in range(DAYS, 2 * DAYS)),
    )


def race_advice(week: CalendarWeek) -> str:
    """A sentence on the races ahead, or on those between which the week lies; "" for nothing."""
    return advice_on_races(races_among(week.runs), map(week.day, range(DAYS)))


def _runs_by_day(week: CalendarWeek) -> dict[int, tuple[Run, ...]]:
    """The runs of last, this and next week by day, each with a kind."""
    found: dict[int, tuple[Run, ...]] = {}
    for first in (-DAYS, 0, DAYS):
        of_week = [(n, run) for n in range(first, first + DAYS) for run in _runs_on(week, n)]
        settled = settle_kinds([run for _, run in of_week])
        for number in range(first, first + DAYS):
            found[number] = tuple(
                run for (n, _), run in zip(of_week, settled, strict=True) if n == number
            )
    return found


def _runs_on(week: CalendarWeek, number: int) -> tuple[Run, ...]:
    return week.runs.get(week.day(number), ())


def _day(
    week: CalendarWeek, number: int, runs: Mapping[int, tuple[Run, ...]], races: Sequence[Race]
) -> DayToPlan:
    day, habits = week.day(number), week.habits
    own = (week.closed[day],) if day in week.closed else ()
    is_over = week.today is not None and day < week.today
    return DayToPlan(
        runs=runs[number],
        is_available=number in habits.available and day not in week.away and not is_over,
        minutes=habits.minutes.get(number),
        has_two_slots=number in habits.two_slots,
        prefers=number in habits.prefer,
        avoids=number in habits.avoid,
        closures=(*own, *race_closures(day, races)),
        is_without_jumps=closes_jumps(day, races),
        is_over=is_over,
        is_away=day in week.away,
    )


def _sessions(
    week: CalendarWeek, days: Sequence[DayToPlan], races: Sequence[Race]
) -> tuple[SessionToPlace, ...]:
    """The sessions of the week: who owes most first, no more than the cap."""
    owing = [_with_debt(week, each) for each in week.sessions]
    if week.shown:
        by_id = {each.id: each for each in owing}
        return tuple(by_id[id_] for id_ in week.shown if id_ in by_id)
    ordered = _most_owed_first(_most_owed(owing, _week_cap(week, days, races)))
    lighter = _count_lighter_after_race(week, races)
    return tuple(
        replace(each, fullest=Version.LIGHTER) if place < lighter else each
        for place, each in enumerate(ordered)
    )


def _most_owed(sessions: list[SessionToPlace], cap: int) -> list[SessionToPlace]:
    """The sessions that owe most, as many as the cap takes, in the program's order.

    So those left out by the cap take turns.
    """
    chosen = sorted(sessions, key=lambda each: -each.owed)[:cap]
    return [each for each in sessions if each in chosen]


def _most_owed_first(sessions: list[SessionToPlace]) -> list[SessionToPlace]:
    """The session that owes most comes to the front; the others keep their order."""
    most = max((each.owed for each in sessions), default=0)
    first = next((each for each in sessions if most and each.owed == most), None)
    return sessions if first is None else [first, *(s for s in sessions if s is not first)]


def _week_cap(week: CalendarWeek, days: Sequence[DayToPlan], races: Sequence[Race]) -> int:
    if sum(_is_open(day) for day in days) < FEWEST_OPEN_DAYS:
        return 1
    cap = session_cap(week.habits, week.sessions)
    is_between = any(is_between_races(week.day(number), races) for number in range(DAYS))
    return min(cap, MOST_BETWEEN_RACES) if is_between else cap


def _with_debt(week: CalendarWeek, session: SessionToPlace) -> SessionToPlace:
    owed = week.owed.get(session.id, NOTHING_OWED)
    return replace(session, owed=owed.points, last_version=owed.last_version)


def _is_open(day: DayToPlan) -> bool:
    """Whether races, illness and pain leave the day open to light leg work."""
    return not any(each.legs in {LegClass.NONE, LegClass.LIGHT} for each in day.closures)


def session_cap(habits: WeeklyHabits, sessions: Sequence[SessionToPlace]) -> int:
    """The most sessions of a week: two, or three where level, goal and sessions allow.

    Two or three a week follow the guidance of Garber et al. 2011 (American College of Sports
    Medicine); beginners have three only where one of three is light.
    """
    light = {LegClass.NONE, LegClass.LIGHT}
    cap = MOST_A_WEEK
    if habits.level is Level.BEGINNER and not any(each.legs in light for each in sessions):
        cap = MOST_OF_BEGINNERS
    return min(cap, MOST_RUNNING_FIRST) if habits.priority is Priority.RUNNING else cap


def _count_lighter_after_race(week: CalendarWeek, races: Sequence[Race]) -> int:
    """How many sessions of the week are lighter because of a long race before it."""
    long_races = [each.day for each in races if each.window.is_long and each.day < week.day(0)]
    if not long_races:
        return 0
    last = max(long_races)
    since = sum(len(done) for day, done in week.trained.items() if last < day < week.day(0))
    return max(0, LIGHTER_AFTER_A_RACE - since)


def owed_after(
    owed: Mapping[str, Owed],
    sessions: Sequence[SessionToPlace],
    done: Mapping[str, Version],
    *,
    was_closed: bool,
) -> dict[str, Owed]:
    """What each session owes after a week; ``done`` are the versions in which they were done.

    Whatever was not done counts as left out. A week with days closed by a race or an illness
    adds nothing, but a session that was done in full owes nothing any more.
    """
    after: dict[str, Owed] = {}
    for session in sessions:
        before = owed.get(session.id, NOTHING_OWED)
        version = done.get(session.id, Version.LEFT_OUT)
        if version is Version.FULL:
            after[session.id] = NOTHING_OWED
        elif was_closed:
            after[session.id] = before
        else:
            points = 1 if version is Version.LIGHTER else min(MOST_OWED, before.points + 2)
            after[session.id] = Owed(points, version)
    return after


LITTLE_LEG_WORK, LESS_LEG_WORK = 1 / 3, 0.8
"""Shares of a session's leg work up to which it was done without legs, and lighter."""


def version_of(planned: float, done: float | None) -> Version:
    """The version that a session amounted to: by the leg work it has, and that of its day.

    Where nothing is known of what was done, all of it was.
    """
    if done is None or not planned or done > LESS_LEG_WORK * planned:
        return Version.FULL
    return Version.LEG_FREE if done <= LITTLE_LEG_WORK * planned else Version.LIGHTER


def has_closed_days(week: WeekToPlan) -> bool:
    """Whether a race, an illness or pain closes a day of the week, be it for heavy legs alone."""
    return any(day.closures for day in week.days)


def days_taken(plan: WeekPlan) -> frozenset[int]:
    """The days of a plan that take strength."""
    return frozenset(each.day for each in plan.placements if each.day is not None)
