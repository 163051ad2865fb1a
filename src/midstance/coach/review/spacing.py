"""Hard days of a week, and whether runs and leg work kept apart as the planner would keep them.

A hard day has a long or fast run, or leg work of class moderate or heavy. Leg work that is moderate
or heavy is neither on the day of a long run or a race nor on the day before one, heavy leg work is
not on the day before a fast run, and a clear day lies between two days of leg work.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from statistics import mean
from typing import TYPE_CHECKING

from midstance.coach.review.tally import countable_sets, prescribed_sets
from midstance.domain.volume import LegClass, effort_factor, leg_class
from midstance.domain.weeks.review import SpacingBreak, SpacingRule, WeekSpacing
from midstance.domain.weeks.run import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from midstance.domain.calendar import Week
    from midstance.domain.exercise import Exercise
    from midstance.domain.record import LoggedSet
    from midstance.domain.runner import Level
    from midstance.domain.weeks.run_calendar import ScheduledRun

ONE_DAY = timedelta(days=1)
WORKED = frozenset({LegClass.MODERATE, LegClass.HEAVY})
_LONG = frozenset({RunKind.LONG, RunKind.RACE})


def leg_classes(
    sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise], level: Level
) -> dict[date, LegClass]:
    """How much the legs had to do on each day of ``sets``, at the efforts that were rated."""
    logged = countable_sets(sets)
    days = {each.workout_id: each.local_date for each in logged}
    efforts: dict[str, list[int]] = defaultdict(list)
    for each in logged:
        if each.set.effort is not None:
            efforts[each.set.exercise].append(each.set.effort)
    loads: dict[date, float] = defaultdict(float)
    for (workout, id_), number in prescribed_sets(logged).items():
        exercise = exercises.get(id_)
        if exercise is not None:
            effort = round(mean(efforts[id_])) if efforts[id_] else None
            loads[days[workout]] += number * exercise.leg_load * effort_factor(effort, exercise)
    return {day: leg_class(load, level) for day, load in loads.items()}


def week_spacing(
    week: Week, legs: Mapping[date, LegClass], runs: Sequence[ScheduledRun], today: date
) -> WeekSpacing:
    """The hard days of ``week`` so far and what lay too near, the days beside the week included.

    A run that was planned before ``today`` and not done stood in nobody's way.
    """
    worked = sorted(day for day, each in legs.items() if each in WORKED)
    hard = {*worked, *_days_of_key_runs(each for each in runs if each.is_done)}
    kinds = _kinds_by_day(each for each in runs if each.is_done or each.day >= today)
    near = (found for day in worked for found in _breaks_on(day, legs, kinds))
    inside = set(week.days)
    return WeekSpacing(
        tuple(sorted(hard & inside)),
        tuple(sorted(inside.intersection(worked))),
        tuple(each for each in near if inside & {each.day, each.other}),
    )


def _days_of_key_runs(runs: Iterable[ScheduledRun]) -> Iterator[date]:
    for day, kinds in _kinds_by_day(runs).items():
        if any(each.is_key for each in kinds):
            yield day


def _kinds_by_day(runs: Iterable[ScheduledRun]) -> dict[date, list[RunKind]]:
    """What the runs of each day count as; sports that are no run for the rules are left out."""
    kinds: dict[date, list[RunKind]] = defaultdict(list)
    for each in runs:
        if each.run.counts_as:
            kinds[each.day].append(each.run.counts_as)
    return kinds


def _breaks_on(
    day: date, legs: Mapping[date, LegClass], kinds: Mapping[date, Sequence[RunKind]]
) -> Iterator[SpacingBreak]:
    tomorrow = day + ONE_DAY
    after = kinds.get(tomorrow, ())
    if _LONG.intersection(kinds.get(day, ())):
        yield SpacingBreak(SpacingRule.ON_LONG, day, day)
    if _LONG.intersection(after):
        yield SpacingBreak(SpacingRule.BEFORE_LONG, day, tomorrow)
    elif legs[day] is LegClass.HEAVY and any(each.is_quality for each in after):
        yield SpacingBreak(SpacingRule.BEFORE_FAST, day, tomorrow)
    if legs.get(tomorrow) in WORKED:
        yield SpacingBreak(SpacingRule.IN_A_ROW, day, tomorrow)
