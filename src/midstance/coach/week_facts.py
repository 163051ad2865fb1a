"""What a review asks of the log: so many questions, none of which grows with the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.planning import Choice
from midstance.coach.schedule import Term, planned_in, terms
from midstance.coach.session_weeks import session_weeks
from midstance.coach.streaks import streak

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from midstance.coach.log import ReviewLog
    from midstance.domain.attendance import Planned, Streak
    from midstance.domain.library import Library
    from midstance.domain.program import DoneSession
    from midstance.domain.record import LoggedSet, WorkoutRecord
    from midstance.domain.trend import ExerciseDay
    from midstance.domain.week import Week


@dataclass(frozen=True, slots=True)
class Followed:
    """A program while it was followed: what it asked for, and what was done of it."""

    term: Term
    planned: tuple[Planned, ...]
    done: tuple[DoneSession, ...]


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """All that a review is made from.

    Attributes:
        today: the runner's date, which parts what is missed from what is still to come.
        workouts: those of the week, without their sets, oldest first.
        followed: the programs whose terms touch the week, the newest first.
        before: the last day of each exercise before the week.
    """

    week: Week
    today: date
    sets: tuple[LoggedSet, ...]
    workouts: tuple[WorkoutRecord, ...]
    followed: tuple[Followed, ...]
    before: Mapping[str, Sequence[ExerciseDay]]
    streak: Streak


def week_facts(log: ReviewLog, library: Library, week: Week, today: date) -> WeekFacts:
    """Ask ``log`` for what the review of ``week`` needs."""
    sets = tuple(log.sets(week.first, week.last))
    chosen = terms(Choice(each.program, each.start) for each in log.enrolments())
    counting = {each.set.exercise: None for each in sets if each.set.counts}
    return WeekFacts(
        week,
        today,
        sets,
        tuple(log.workouts_between(week.first, week.last)),
        tuple(
            _followed(log, library, term) for term in chosen if term.touches(week.first, week.last)
        ),
        log.days.last_of(counting, week.first),
        streak(session_weeks(log, library, week, chosen)),
    )


def _followed(log: ReviewLog, library: Library, term: Term) -> Followed:
    until = term.end and term.end - timedelta(days=1)
    done = tuple(log.days.of_program(term.program, term.start, until))
    return Followed(term, planned_in(term, library), done)
