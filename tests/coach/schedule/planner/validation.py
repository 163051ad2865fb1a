"""What is promised where a plan changes, asked of one runner's weeks at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from midstance.coach.schedule.planner.calendar_week import CalendarWeek, week_to_plan
from midstance.coach.schedule.planner.replanning import plan_again
from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.weeks.plan import WeekToPlan
from midstance.domain.weeks.run import RacePriority, Run, RunKind, main_run
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
    """A week of a build-up as it is asked on its Monday, nothing trained before it."""
    runs = runs_of(replace(build_up, races=races))
    return CalendarWeek(START + timedelta(weeks=number), build_up.habits, runs, build_up.sessions)


def more_before_a_race(build_up: BuildUp, day: int, race: Run) -> Iterator[str]:
    """Weeks that get more sessions by a race that is added, in the last fourteen days before it."""
    for number in {(day - back) // 7 for back in range(LAST_DAYS)}:
        without = _strength_dates(calendar_week(build_up, number, {}))
        with_race = _strength_dates(calendar_week(build_up, number, {day: race}))
        if len(with_race) > len(without):
            yield f"week {number}: {sorted(without)} becomes {sorted(with_race)} by {race}"


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
