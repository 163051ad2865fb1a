"""What is never planned, whatever it would gain: the hard rules, by their codes.

Codes are stable; :mod:`midstance.coach.schedule.planner.reasons` says each in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.days import CLASS_RANKS, HEAVY, LEAST_FREE_DAYS, LIGHT
from midstance.coach.schedule.planner.versions import OUT
from midstance.domain.calendar import DAYS
from midstance.domain.runner import Level
from midstance.domain.weeks.run import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.coach.schedule.planner.days import PlanDays
    from midstance.coach.schedule.planner.versions import DayOption
    from midstance.domain.weeks.plan import SessionLimit, WeekToPlan

LONG_DAY_MINUTES = 20  # the longest light session on the day of a long run


def day_rule_broken(days: PlanDays, option: DayOption) -> str:
    """The code of the first hard rule that forbids the option on its day, or ""."""
    if option.day == OUT or option.session.id in days.week.fixed:
        return ""
    return (
        _closed(days, option)
        or _against_runs_of_the_day(days, option)
        or _against_runs_nearby(days, option)
        or ("H8" if option.day == days.no_strength_on else "")
        or _too_near_last_week(days, option)
    )


def _closed(days: PlanDays, option: DayOption) -> str:
    """H10, H9, H12: the day is closed, not available, or its place lacks too much."""
    day, is_primer = days.week.days[option.day], option.session.is_primer
    if is_primer and not any(each.allows_primer for each in day.closures):
        return "H10"
    closures = (each for each in day.closures if not (is_primer and each.allows_primer))
    if any(option.legs >= CLASS_RANKS[each.legs] for each in closures):
        return "H10"
    if not day.is_available:
        return "H9"
    return "H12" if option.day in option.session.unfit_days else ""


def _against_runs_of_the_day(days: PlanDays, option: DayOption) -> str:
    """H5, H6, H13: what the day's own run leaves room for."""
    run = days.kinds[option.day]
    if run is None:
        return ""
    is_small = option.legs <= LIGHT and option.minutes <= LONG_DAY_MINUTES
    if run is RunKind.RACE or (run is RunKind.LONG and not is_small):
        return "H5"
    if option.is_hiit:
        return "H13"
    is_hard_twice = run.is_quality and option.is_worked
    return "H6" if is_hard_twice and not _may_follow(days, option.day) else ""


def _may_follow(days: PlanDays, day: int) -> bool:
    """Whether leg work may follow the day's fast run, six hours later."""
    return days.week.days[day].has_two_slots and days.week.level is not Level.BEGINNER


def _against_runs_nearby(days: PlanDays, option: DayOption) -> str:
    """H1, H3, H14: what the days before and after need."""
    tomorrow = option.day + 1
    is_race_next = days.run_on(tomorrow) is RunKind.RACE
    is_hard = option.is_worked or option.is_hiit
    if (is_hard and days.is_long_or_race(tomorrow)) or (is_race_next and option.legs):
        return "H1"
    if option.legs == HEAVY and days.is_quality(tomorrow):
        return "H3"
    beside = (option.day - 1, tomorrow)
    return "H14" if option.is_hiit and any(map(days.is_quality, beside)) else ""


def _too_near_last_week(days: PlanDays, option: DayOption) -> str:
    """H2 and H15 against the sessions of last week, by date."""
    for day, trained in days.trained_before():
        both_worked = option.is_worked and CLASS_RANKS[trained.legs] > LIGHT
        both_upper = option.has_upper and trained.has_upper
        wanted = days_wanted(days, option.session.id, trained.session)
        if code := _too_near(option.day - day, wanted, both_worked, both_upper):
            return code
    return ""


def _too_near(apart: int, wanted: int, both_worked: bool, both_upper: bool) -> str:
    """H2 and H15 for two sessions ``apart`` days from each other."""
    if apart == 1 and (both_worked or both_upper):
        return "H2"
    return "H15" if both_worked and apart < wanted else ""


def days_wanted(days: PlanDays, one: str, other: str) -> int:
    """The days that a program wants between two of its sessions; 0 where it says nothing."""
    pair = {one, other}
    return max((gap.days for gap in days.week.gaps if set(gap.sessions) == pair), default=0)


def pair_rule_broken(days: PlanDays, one: DayOption, other: DayOption) -> str:
    """The code of the hard rule that forbids two options in the same week, or ""."""
    if OUT in {one.day, other.day}:
        return ""
    if one.day == other.day:
        return "H4"
    if {one.session.id, other.session.id} <= days.week.fixed.keys():
        return ""
    return _too_near(
        days.distance(one.day, other.day),
        days_wanted(days, one.session.id, other.session.id),
        one.is_worked and other.is_worked,
        one.has_upper and other.has_upper,
    )


def leaves_rest(days: PlanDays, strength: Iterable[int]) -> bool:
    """H8: whether strength on these days leaves a day of rest.

    Where the runs leave none, three days without strength are enough. What was done already stays
    where it is, even where it took the last day of rest.
    """
    taken = set(strength)
    done = {day for day, _ in days.week.fixed.values()}
    if days.rest_days - done:
        return not days.rest_days <= taken
    return bool(days.rest_days) or taken <= done or len(taken) <= DAYS - LEAST_FREE_DAYS


def broken_limit(week: WeekToPlan, strength: Iterable[int]) -> SessionLimit | None:
    """The limit before a race (H4) that strength on these days breaks, or None.

    What was done already breaks none.
    """
    taken = set(strength)
    done = {day for day, _ in week.fixed.values()}
    for limit in week.limits:
        if len(taken & limit.days) > max(limit.most, len(done & limit.days)):
            return limit
    return None
