"""The eight weeks up to a week: sets, time and load of each, and the one thing to change next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.review import tally
from midstance.domain.calendar import DAYS
from midstance.domain.exercise import VolumeGroup
from midstance.domain.runner import fits_everybody
from midstance.domain.volume import TARGETS, muscle_shares
from midstance.domain.weeks.review import EightWeeks, WeekTip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from midstance.coach.log_queries import ReviewQueries
    from midstance.domain.calendar import Week
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.record import LoggedSet, WorkoutRecord
    from midstance.domain.session import Session

WEEK_COUNT = 8  # how many weeks a review looks back on, its own included


def eight_weeks_until(log: ReviewQueries, library: Library, week: Week) -> EightWeeks:
    """The eight weeks up to ``week``, counted as the review of each of them counts."""
    first = week.shifted(1 - WEEK_COUNT).first
    weeks = _by_week(log.sets(first, week.last), week, library)
    groups = [tally.done_per_group(each, library.exercises) for each in weeks]
    workouts = log.workouts_between(first, week.last)
    return EightWeeks(
        tuple(sum(tally.prescribed_sets(each).values()) for each in weeks),
        {group: tuple(each.get(group, 0.0) for each in groups) for group in VolumeGroup},
        _seconds(workouts, week),
        tuple(tally.tonnage([each.set for each in sets]) for sets in weeks),
        _minutes(workouts, week),
    )


def _by_week(
    sets: Sequence[LoggedSet], week: Week, library: Library
) -> tuple[tuple[LoggedSet, ...], ...]:
    """The sets that count, in the eight weeks."""
    weeks: list[list[LoggedSet]] = [[] for _ in range(WEEK_COUNT)]
    for each in sets:
        weeks[_place(each.local_date, week)].append(each)
    exercises = library.exercises
    return tuple(tally.without_help(tally.countable_sets(each), exercises) for each in weeks)


def _minutes(workouts: Sequence[WorkoutRecord], week: Week) -> Mapping[UUID, int]:
    return {
        each.id: round((each.active_seconds or 0) / 60)
        for each in workouts
        if each.local_date in week
    }


def _place(day: date, week: Week) -> int:
    """The place of a day's week among the eight."""
    return WEEK_COUNT - 1 - (week.last - day).days // DAYS


def _seconds(workouts: Sequence[WorkoutRecord], week: Week) -> tuple[int, ...]:
    total = [0] * WEEK_COUNT
    for each in workouts:
        total[_place(each.local_date, week)] += each.active_seconds or 0
    return tuple(total)


def find_tip(
    eight_weeks: EightWeeks,
    library: Library,
    session: Session,
    recent: Mapping[str, date],
    ahead: Mapping[VolumeGroup, float],
) -> WeekTip | None:
    """What to add to ``session``, which comes next, for the group that is short for longest.

    The exercise is one done before that the session does not have, that of the latest day first
    (``recent``); else one that fits everybody. ``ahead`` is what the plan still gives the groups
    this week, empty once it is over. None where nothing is short, or nothing known would serve.
    """
    there = {item.exercise for item in session.items}
    choices = [each for each in _choices(library, recent) if each.id not in there]
    short = {
        group: weeks for group in TARGETS if (weeks := _weeks_short(eight_weeks, group, ahead))
    }
    for group in sorted(short, key=lambda group: -short[group]):
        found = next((each for each in choices if _trains_fully(each, group)), None)
        if found is not None:
            done = max(eight_weeks.groups[group][-1], ahead.get(group, 0))
            return WeekTip(
                group=group,
                weeks=short[group],
                missing=TARGETS[group].low - done,
                exercise=found.id,
                name=found.name,
                session=session.id,
                session_name=session.name,
                week=session.week,
            )
    return None


def _choices(library: Library, recent: Mapping[str, date]) -> Iterator[Exercise]:
    """Exercises done before, newest first, then those that fit everybody."""
    for id_ in sorted(recent, key=lambda id_: (-recent[id_].toordinal(), id_)):
        if id_ in library.exercises:
            yield library.exercises[id_]
    for each in library.exercises.values():
        if each.id not in recent and not each.equipment and fits_everybody(each, None):
            yield each


def _weeks_short(
    eight_weeks: EightWeeks, group: VolumeGroup, ahead: Mapping[VolumeGroup, float]
) -> int:
    """Weeks in a row up to the last one with too few sets; weeks without any training are none.

    The last one alone is worth a word once it is over and lacks a whole set: of a week that is
    not over nobody knows yet what it lacks.
    """
    low, (*before, now) = TARGETS[group].low, eight_weeks.groups[group]
    now = max(now, ahead.get(group, 0))
    if now >= low:
        return 0
    weeks = 1
    for sets, done in zip(reversed(before), reversed(eight_weeks.sets[:-1]), strict=True):
        if done and sets >= low:
            break
        weeks += bool(done)
    return weeks if weeks > 1 or (not ahead and now <= low - 1) else 0


def _trains_fully(exercise: Exercise, group: VolumeGroup) -> bool:
    return muscle_shares(exercise).get(group) == 1
