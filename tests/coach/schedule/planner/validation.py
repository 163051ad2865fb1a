"""What is promised where a plan changes, asked of one runner's weeks at a time."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from hypothesis import strategies as st

from midstance.coach.schedule.planner.calendar_week import CalendarWeek, week_to_plan
from midstance.coach.schedule.planner.replanning import plan_again
from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.calendar import WEEKDAYS
from midstance.domain.session import Version
from midstance.domain.weeks.plan import Placement, WeekPlan, WeekPlans, WeekToPlan
from midstance.domain.weeks.run import RacePriority, Run, RunKind, main_run
from midstance.exchange.week_file import read_week
from midstance.storage.definitions.toml_file import parse
from tests.coach.schedule.planner.build_ups import START, BuildUp, runs_of

LAST_DAYS = 14
METRES = (5_000, 10_000, 21_098, 42_195)


def made_races() -> st.SearchStrategy[Run]:
    """A race of any length, A or B."""
    return st.builds(
        Run,
        st.just(RunKind.RACE),
        metres=st.sampled_from(METRES),
        priority=st.sampled_from(RacePriority),
    )


def calendar_week(build_up: BuildUp, number: int, races: Mapping[int, Run]) -> CalendarWeek:
    """A week of a build-up as it is asked on its Monday, nothing trained before it.

    A race is one run more on its day, as where a runner adds one.
    """
    runs = runs_of(replace(build_up, races={}))
    for day, race in races.items():
        runs[START + timedelta(day)] = (*runs[START + timedelta(day)], race)
    return CalendarWeek(START + timedelta(weeks=number), build_up.habits, runs, build_up.sessions)


def more_before_a_race(
    build_up: BuildUp, day: int, race: Run, others: Mapping[int, Run] = MappingProxyType({})
) -> Iterator[str]:
    """The more sessions that a race brings, among ``others``, to the fourteen days before it.

    They are counted in all, and in each of the weeks.
    """
    last = START + timedelta(day)
    days = {last - timedelta(back) for back in range(1, LAST_DAYS + 1)}
    found = {True: set[date](), False: set[date]()}
    for number in sorted({(each - START).days // 7 for each in days}):
        without = _strength_dates(calendar_week(build_up, number, others))
        with_race = _strength_dates(calendar_week(build_up, number, {**others, day: race}))
        found[False] |= without
        found[True] |= with_race
        if sum(each < last for each in with_race) > sum(each < last for each in without):
            yield f"week {number}: {sorted(without)} becomes {sorted(with_race)} by {race}"
    if len(found[True] & days) > len(found[False] & days):
        yield f"{sorted(found[False] & days)} becomes {sorted(found[True] & days)} by {race}"


def _strength_dates(week: CalendarWeek) -> set[date]:
    plan = next(iter(plan_week(week_to_plan(week)).plans), None)
    placed = () if plan is None else plan.placements
    return {week.day(each.day) for each in placed if each.day is not None}


def touched_too_early(build_up: BuildUp, today: int, target: int) -> Iterator[str]:
    """Sessions that a long run moved on ``today`` to ``target`` puts on days gone by or changes."""
    week = calendar_week(build_up, 0, {})
    asked = week_to_plan(week)
    shown = next(iter(plan_week(asked).plans), None)
    if shown is None:
        return
    done = {
        each.session: (each.day, each.version)
        for each in shown.placements
        if each.day is not None and each.day < today
    }
    new = plan_again(_with_long_on(week, target), shown, today, done).plan
    for each in () if new is None else new.placements:
        if each.session in done and (each.day, each.version) != done[each.session]:
            yield f"{each.session} was done on {done[each.session]} and lies on {each.day}"
        if each.session not in done and each.day is not None and each.day < today:
            yield f"{each.session} goes to a day that is gone, {each.day} before {today}"


def _with_long_on(week: CalendarWeek, target: int) -> WeekToPlan:
    """The week with the runs of its long day and of ``target`` exchanged."""
    long = next(n for n in range(7) if main_run(week.runs[week.day(n)]) is RunKind.LONG)
    one, other = week.day(long), week.day(target)
    runs = {**week.runs, one: week.runs[other], other: week.runs[one]}
    return week_to_plan(replace(week, runs=runs))


def cheaper_without(week: WeekToPlan, day: int) -> str:
    """What a week gains by losing a day, which must be nothing; ""."""
    days = tuple(
        replace(each, is_available=each.is_available and number != day)
        for number, each in enumerate(week.days)
    )
    before, after = plan_week(week).plans, plan_week(replace(week, days=days)).plans
    if after and (not before or after[0].cost < before[0].cost):
        return f"without day {day} for {after[0].cost}, with it {[each.cost for each in before]}"
    return ""


def planned_in_a_row(week: WeekToPlan, count: int) -> list[WeekPlan]:
    """The plans of the same week again and again, each with what the one before left owing."""
    found = []
    for _ in range(count):
        plan = plan_week(week).plans[0]
        found.append(plan)
        days = frozenset(each.day for each in plan.placements if each.day is not None)
        sessions = tuple(
            replace(one, owed=_owed_after(one.owed, done), last_version=done.version)
            for one, done in zip(week.sessions, plan.placements, strict=True)
        )
        week = replace(week, usual_days=days, sessions=sessions)
    return found


def _owed_after(before: int, done: Placement) -> int:
    return {Version.FULL: 0, Version.LIGHTER: 1}.get(done.version, min(4, before + 2))


def as_file(week: WeekToPlan) -> bytes:
    """A week as a runner would write it to a file."""
    numbers = range(len(week.days))
    lines = [
        f'level = "{week.level}"',
        f'style = "{week.style}"',
        f"available = {_names(n for n in numbers if week.days[n].is_available)}",
        f"two_slots = {_names(n for n in numbers if week.days[n].has_two_slots)}",
        f"prefer = {_names(n for n in numbers for _ in range(week.days[n].prefers))}",
        f"avoid = {_names(n for n in numbers for _ in range(week.days[n].avoids))}",
    ]
    if week.usual_days is not None:
        lines.append(f"was = {_names(sorted(week.usual_days))}")
    owing = [each for each in week.sessions if each.owed]
    owed = ", ".join(f'{each.id} = [{each.owed}, "{each.last_version}"]' for each in owing)
    lines.append(f"owed = {{ {owed} }}")
    for number in numbers:
        for run in week.days[number].runs:
            lines += ["[[run]]", f'day = "{WEEKDAYS[number]}"', *_as_lines(run)]
    for each in week.sessions:
        shares = ["legs", *(["upper"] if each.has_upper else [])]
        lines += ["[[session]]", f'id = "{each.id}"', f'legs = "{each.legs}"']
        lines += [f"shares = {json.dumps(shares)}", f"hiit = {json.dumps(each.is_hiit)}"]
        lines.append(f"minutes = {each.minutes}")
    for gap in week.gaps:
        lines += ["[[gap]]", f"between = {json.dumps(gap.sessions)}", f"hours = {gap.hours}"]
    return "\n".join([*lines, ""]).encode()


def _names(days: Iterable[int]) -> str:
    return json.dumps([WEEKDAYS[day] for day in days])


def _as_lines(run: Run) -> Iterator[str]:
    yield f'kind = "{run.kind}"'
    if run.minutes is not None:
        yield f"minutes = {run.minutes}"
    if run.effort is not None:
        yield f"effort = {run.effort}"
    yield f"hard = {json.dumps(run.is_hard)}"
    yield f"legs = {json.dumps(run.is_on_legs)}"


def planned_from_its_file(week: WeekToPlan) -> WeekPlans:
    """The plans of the week as it comes back from a file."""
    return plan_week(read_week(parse("week.toml", as_file(week))))
