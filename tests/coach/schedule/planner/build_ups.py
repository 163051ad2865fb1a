"""Sixteen weeks up to a race, planned again each week as life goes: illness, journeys, missed days.

What is promised of them is asked in other words than the planner's own, with tables of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from hypothesis import strategies as st

from midstance.coach.schedule.planner.calendar_week import (
    CalendarWeek,
    Owed,
    WeeklyHabits,
    days_taken,
    has_closed_days,
    owed_after,
    week_to_plan,
)
from midstance.coach.schedule.planner.replanning import plan_again
from midstance.coach.schedule.planner.search import plan_week
from midstance.coach.schedule.week_changes import waiting_for_legs
from midstance.domain.runner import Level, Priority
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    Closure,
    SessionToPlace,
    TrainedSession,
    WeekPlan,
    WeekToPlan,
)
from midstance.domain.weeks.run import RacePriority, Run, RunKind, main_run
from tests.coach.schedule.planner.hard_rules import broken

WEEKS = 16
START = date(2026, 11, 30)
WORKED = {LegClass.MODERATE, LegClass.HEAVY}
Done = Mapping[str, tuple[int, Version]]


class Event(StrEnum):
    """What becomes of a week."""

    NOTHING = "nothing"
    ILL = "ill"
    MISSED = "missed"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class BuildUp:
    """A runner's weeks up to a race.

    Attributes:
        template: the runs of every week, from Monday to Sunday.
        races: by the number of days from the start.
        events: what becomes of each week, and on which day of it.
    """

    habits: WeeklyHabits
    sessions: tuple[SessionToPlace, ...]
    template: tuple[tuple[Run, ...], ...]
    races: Mapping[int, Run]
    events: tuple[tuple[Event, int], ...]


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """One week of a build-up: as it was first asked, then became, and was planned and done."""

    calendar: CalendarWeek
    first: WeekToPlan
    asked: WeekToPlan
    shown: WeekPlan | None
    done: Done
    is_ordinary: bool
    restless: tuple[str, ...]


@dataclass(slots=True)
class _State:
    trained: dict[date, tuple[TrainedSession, ...]] = field(default_factory=dict)
    owed: dict[str, Owed] = field(default_factory=dict)
    usual: frozenset[int] | None = None


@st.composite
def made_build_ups(draw: st.DrawFn) -> BuildUp:
    """A runner with one to eight runs a week, two or three sessions, races and some bad luck."""
    level = draw(st.sampled_from(Level))
    events = (Event.NOTHING,) * 6 + (Event.ILL, Event.MISSED, Event.MISSED, Event.AWAY)
    days = st.frozensets(st.integers(0, 6), min_size=1)
    return BuildUp(
        habits=WeeklyHabits(
            level,
            draw(st.sampled_from(Priority)),
            available=draw(st.sampled_from((frozenset(range(7)),) * 2) | days),
            two_slots=draw(st.sampled_from((frozenset(), frozenset(range(7))))),
        ),
        sessions=draw(_made_program()),
        template=draw(_made_template()),
        races=draw(_made_races()),
        events=tuple(
            (draw(st.sampled_from(events)), draw(st.integers(0, 6))) for _ in range(WEEKS)
        ),
    )


@st.composite
def _made_program(draw: st.DrawFn) -> tuple[SessionToPlace, ...]:
    classes = st.sampled_from((LegClass.LIGHT, LegClass.MODERATE, LegClass.HEAVY))
    return tuple(
        SessionToPlace(f"p/{letter}", draw(classes), has_upper=True, has_jumps=draw(st.booleans()))
        for letter in "ABC"[: draw(st.sampled_from((2, 2, 3)))]
    )


@st.composite
def _made_template(draw: st.DrawFn) -> tuple[tuple[Run, ...], ...]:
    week: list[tuple[Run, ...]] = [()] * 7
    week[draw(st.sampled_from((5, 6)))] = (Run(RunKind.LONG, 100),)
    kinds = (RunKind.EASY, RunKind.EASY, RunKind.INTERVALS, RunKind.TEMPO, RunKind.RECOVERY)
    days = draw(st.frozensets(st.integers(0, 4), min_size=1) | st.just(frozenset(range(7))))
    for day in sorted(days):
        week[day] = week[day] or (Run(draw(st.sampled_from(kinds)), 50),)
    for day in draw(st.just(frozenset[int]()) | st.frozensets(st.integers(0, 4), max_size=2)):
        week[day] = (*week[day], Run(RunKind.EASY, 30))
    return tuple(week)


METRES = (5_000, 10_000, 15_000, 21_098, 42_195)


@st.composite
def _made_races(draw: st.DrawFn) -> dict[int, Run]:
    """The race at the end, on any day of its week, and others before it, main ones among them."""
    last = WEEKS * 7 - 1 - draw(st.sampled_from((0, 0, 1, 3, 6)))
    races = {last: _race(draw(st.sampled_from(METRES)), RacePriority.A)}
    if draw(st.booleans()):
        day = draw(st.integers(20, last - 10))
        races[day] = _race(draw(st.sampled_from(METRES[:-1])), RacePriority.B)
    if draw(st.sampled_from((False, False, True))):
        day = last - draw(st.sampled_from((3, 7, 8, 14, 20, 21, 28, 34, 35, 49)))
        races[day] = _race(draw(st.sampled_from(METRES)), RacePriority.A)
    return races


def _race(metres: int, priority: RacePriority) -> Run:
    return Run(RunKind.RACE, metres=metres, priority=priority)


def live(build_up: BuildUp) -> Iterator[PlannedWeek]:
    """The weeks one after the other, each planned from what was done before it."""
    state = _State()
    for number, event in enumerate(build_up.events):
        week = _live_week(build_up, number, event, state)
        _remember(week, event[0], state)
        yield week


def _live_week(
    build_up: BuildUp, number: int, event: tuple[Event, int], state: _State
) -> PlannedWeek:
    calendar = CalendarWeek(
        monday=START + timedelta(weeks=number),
        habits=build_up.habits,
        runs=runs_of(build_up),
        sessions=build_up.sessions,
        trained=dict(state.trained),
        owed=dict(state.owed),
        usual_days=state.usual,
    )
    if event[0] is Event.AWAY:
        gone = frozenset(calendar.day(day) for day in range(7))
        calendar = replace(calendar, away=gone)
    asked = week_to_plan(calendar)
    shown = next(iter(plan_week(asked).plans), None)
    if shown is None:
        return PlannedWeek(calendar, asked, asked, None, {}, False, ())
    changed = replace(
        _changed(calendar, event), shown=tuple(each.session for each in shown.placements)
    )
    now = week_to_plan(changed)
    done, restless = _live_days(asked, now, shown, event)
    ordinary = event[0] is Event.NOTHING and not has_closed_days(asked)
    return PlannedWeek(changed, asked, now, shown, done, ordinary, restless)


def runs_of(build_up: BuildUp) -> dict[date, tuple[Run, ...]]:
    """The template's runs on their dates; a race takes the place of its day's runs."""
    days = {START + timedelta(n): build_up.template[n % 7] for n in range((WEEKS + 1) * 7)}
    races = {START + timedelta(n): (race,) for n, race in build_up.races.items()}
    return days | races


def _changed(calendar: CalendarWeek, event: tuple[Event, int]) -> CalendarWeek:
    if event[0] is not Event.ILL:
        return calendar
    ill = {calendar.day(day): Closure(LegClass.NONE, "You are ill.") for day in range(event[1], 7)}
    return replace(calendar, closed=ill)


def _live_days(
    asked: WeekToPlan, changed: WeekToPlan, shown: WeekPlan, event: tuple[Event, int]
) -> tuple[Done, tuple[str, ...]]:
    """What was done by Sunday, and what moved on mornings on which nothing had changed."""
    done: dict[str, tuple[int, Version]] = {}
    plan: WeekPlan | None = shown
    restless: list[str] = []
    for day in range(7):
        is_ill = event[0] is Event.ILL and day >= event[1]
        if plan is not None and (day or is_ill):
            now = plan_again(changed if is_ill else asked, plan, day, done)
            is_news = is_ill or (event[0] is Event.MISSED and day > event[1])
            if not is_news:
                restless += [each.why for each in now.moves]
            plan = now.plan
        today = [each for each in plan.placements if each.day == day] if plan else []
        for each in today:
            if each.session not in done and event != (Event.MISSED, day):
                done[each.session] = (day, each.version)
    return done, tuple(restless)


def _remember(week: PlannedWeek, event: Event, state: _State) -> None:
    sessions = {each.id: each for each in week.asked.sessions}
    for id_, (day, version) in week.done.items():
        on = week.calendar.day(day)
        legs = _legs_of(sessions[id_], version)
        done = TrainedSession(id_, legs, sessions[id_].has_upper)
        state.trained[on] = (*state.trained.get(on, ()), done)
    if week.shown is None:
        return
    closed = has_closed_days(week.asked)
    versions = {id_: version for id_, (_, version) in week.done.items()}
    state.owed = owed_after(state.owed, week.calendar.sessions, versions, was_closed=closed)
    if event in {Event.ILL, Event.AWAY}:
        state.usual = None
    elif not closed:
        state.usual = days_taken(week.shown)


def _legs_of(session: SessionToPlace, version: Version) -> LegClass:
    classes = list(LegClass)
    rank = classes.index(session.legs)
    ranks = {Version.FULL: rank, Version.LIGHTER: rank - 1}
    return classes[ranks.get(version, 0)]


CLOSED_BEFORE = {
    (5_000, "A"): (6, 4, 3),
    (10_000, "A"): (6, 4, 3),
    (15_000, "A"): (6, 4, 3),
    (21_098, "A"): (9, 6, 5),
    (42_195, "A"): (13, 8, 7),
}
"""Days before a race with no heavy, no moderate and no leg load at all; B races close (3, 2, 1)."""
CLOSED_AFTER = {
    (5_000, "A"): 3,
    (10_000, "A"): 3,
    (15_000, "A"): 3,
    (21_098, "A"): 5,
    (42_195, "A"): 11,
    (5_000, "B"): 2,
    (10_000, "B"): 2,
    (15_000, "B"): 2,
    (21_098, "B"): 3,
}


def too_near_a_race(build_up: BuildUp, weeks: list[PlannedWeek]) -> Iterator[str]:
    """Strength that was done nearer to a race than its table allows."""
    for number, race in build_up.races.items():
        key = (race.metres or 0, (race.priority or RacePriority.A).value)
        if key[1] == "A":
            key = max(_counted_with(build_up, number))
        heavy, moderate, legs = CLOSED_BEFORE.get(key, (3, 2, 1))
        for day, load in _loads(weeks):
            before = number - day
            limits = {LegClass.HEAVY: heavy, LegClass.MODERATE: moderate, LegClass.LIGHT: legs}
            if 0 < before <= limits.get(load, 1 if key[1] == "A" else 0):
                yield f"{load.value} legs {before} days before a race of {race.metres} m"
            if -CLOSED_AFTER[key] < before <= 0:
                yield f"strength {-before} days after a race of {race.metres} m"


def _counted_with(build_up: BuildUp, number: int) -> Iterator[tuple[int, str]]:
    """The A races at most a week away, which count as one, the longest deciding."""
    for day, race in build_up.races.items():
        if race.priority is RacePriority.A and abs(day - number) <= 7:
            yield race.metres or 0, "A"


def between_races(build_up: BuildUp, weeks: list[PlannedWeek]) -> Iterator[str]:
    """Strength between two A races beyond what their days apart allow."""
    main = sorted(day for day, race in build_up.races.items() if race.priority is RacePriority.A)
    for first, second in pairwise(main):
        done = [load for day, load in _loads(weeks) if first < day < second]
        apart = second - first
        if apart <= 7 and done:
            yield f"strength between two races {apart} days apart"
        if apart <= 20 and any(load is not LegClass.NONE for load in done):
            yield f"leg work between two races {apart} days apart"
        if apart <= 34 and WORKED & set(done):
            yield f"more than light legs between two races {apart} days apart"


def _loads(weeks: list[PlannedWeek]) -> Iterator[tuple[int, LegClass]]:
    for week in weeks:
        sessions = {each.id: each for each in week.asked.sessions}
        for id_, (day, version) in week.done.items():
            number = (week.calendar.monday - START).days + day
            yield number, _legs_of(sessions[id_], version)


def unrested(weeks: list[PlannedWeek]) -> Iterator[str]:
    """Hard rules asked again by date: eves, races, the same muscles, one session a day."""
    runs = {day: main_run(each) for week in weeks for day, each in week.calendar.runs.items()}
    loads = dict(_dates(weeks))
    for day, load in loads.items():
        tomorrow = runs.get(day + timedelta(1))
        if runs.get(day) is RunKind.RACE:
            yield f"strength on race day, {day}"
        if tomorrow in {RunKind.LONG, RunKind.RACE} and load in WORKED:
            yield f"{load.value} legs on the eve of a {tomorrow}, {day}"
        if tomorrow is not None and tomorrow.is_quality and load is LegClass.HEAVY:
            yield f"heavy legs on the eve of {tomorrow}, {day}"
        if day + timedelta(1) in loads:
            yield f"the same muscles on two days in a row, {day}"


def _dates(weeks: list[PlannedWeek]) -> Iterator[tuple[date, LegClass]]:
    for number, load in _loads(weeks):
        yield START + timedelta(number), load


def ruleless(weeks: list[PlannedWeek]) -> Iterator[str]:
    """Weeks that broke a hard rule when they were shown."""
    for number, week in enumerate(weeks):
        for rule in broken(week.first, week.shown) if week.shown else ():
            yield f"week {number}: {rule}"


def starved(weeks: list[PlannedWeek]) -> int:
    """The most ordinary weeks in a row in which a session had no legs while another had them.

    Among sessions that share the legs, which is from moderate on. Where more than two share a week
    that has room for fewer, the points can leave one out for longer; then the runner is told.
    """
    worst = 0
    worked = {each.id for week in weeks for each in week.asked.sessions if each.legs in WORKED}
    for session in weeks[0].calendar.sessions if weeks else ():
        row = 0
        for week in weeks:
            fed = {
                id_
                for id_, (_, version) in week.done.items()
                if version in _WITH_LEGS and id_ in worked
            }
            is_measured = week.is_ordinary and session.legs in WORKED and fed
            waits = session.id not in fed and not _is_shut_out(week.asked, session.id)
            waits = waits and not (len(worked) > TWO and _is_told(week, session.id))
            row = row + 1 if is_measured and waits else 0
            worst = max(worst, row)
    return worst


_WITH_LEGS = {Version.FULL, Version.LIGHTER}


TWO = 2


def _is_told(week: PlannedWeek, session: str) -> bool:
    """Whether the runner reads that the session waits for its legs, and what would help."""
    return week.shown is not None and session in waiting_for_legs(week.first, week.shown)


def _is_shut_out(week: WeekToPlan, session: str) -> bool:
    """Whether the session has no legs even as the only one of its week: turns do not help then.

    The runs leave its legs no day, or none that is worth it, which the runner is told.
    """
    alone = tuple(each for each in week.sessions if each.id == session)
    plan = next(iter(plan_week(replace(week, sessions=alone, fixed={})).plans), None)
    has_legs = plan is not None and any(each.version in _WITH_LEGS for each in plan.placements)
    return bool(alone) and not has_legs


def flips(weeks: list[PlannedWeek]) -> Iterator[str]:
    """Ordinary weeks in a row whose days go to and fro, although every session is done in full.

    Where runs or the cap leave too little room for all sessions, they take turns; that is no flip,
    so only weeks with the same sessions are compared.
    """
    for first, second, third in zip(weeks, weeks[1:], weeks[2:], strict=False):
        shown = [each.shown for each in (first, second, third) if _is_settled(each)]
        days = [days_taken(plan) for plan in shown if plan is not None]
        asked = {
            frozenset(one.id for one in each.asked.sessions) for each in (first, second, third)
        }
        if len(asked) == 1 and len(days) == 3 and days[0] == days[2] != days[1]:
            yield f"from {sorted(days[0])} to {sorted(days[1])} and back"


def _is_settled(week: PlannedWeek) -> bool:
    return week.is_ordinary and week.shown is not None and not week.shown.price


def broken_promises(build_up: BuildUp) -> list[str]:
    """Everything that is wrong in a build-up, in words."""
    weeks = list(live(build_up))
    found = [*too_near_a_race(build_up, weeks), *between_races(build_up, weeks)]
    found += [*unrested(weeks), *flips(weeks), *ruleless(weeks)]
    found += [why for week in weeks for why in week.restless]
    waited = starved(weeks)
    return [*found, *([f"a session waited {waited} weeks"] if waited > MOST_WAITING else [])]


MOST_WAITING = 2
"""Ordinary weeks in a row in which a session may have no legs while another has them."""
