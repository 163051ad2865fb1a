"""What a week amounted to, from what the log knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach import tally
from midstance.coach.attendance import Attended
from midstance.coach.balance import balances
from midstance.coach.bests import bests, growth
from midstance.coach.effort import effort_of, session_loads
from midstance.coach.focus import focus_work
from midstance.coach.group_volume import volume
from midstance.coach.left_out import left_out, swaps
from midstance.coach.pains import pain_notes
from midstance.coach.standing import standing
from midstance.domain.review import WeekReview, Work
from midstance.domain.volume import work_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from midstance.coach.week_facts import WeekFacts
    from midstance.domain.attendance import Day, Planned, Standing
    from midstance.domain.library import Library
    from midstance.domain.record import LoggedSet
    from midstance.domain.session import Session


def review(facts: WeekFacts, library: Library) -> WeekReview:
    """The review of one week; warm-up and cool-down never count."""
    done = tally.counting(facts.sets)
    planned = tuple(
        each for held in facts.followed for each in held.planned if each.day in facts.week
    )
    sessions = _sessions(planned, library)
    days = _days(facts, done)
    exercises = library.exercises
    return WeekReview(
        week=facts.week,
        days=days,
        work=_work(days, done, sessions, library),
        volume=volume(done, sessions, exercises),
        effort=effort_of(done),
        loads=session_loads(facts.workouts, done),
        balance=balances(done, exercises),
        bests=bests(done, exercises),
        growth=growth(done, facts.before, exercises),
        focus=focus_work(done, exercises),
        pains=pain_notes(facts.workouts, facts.sets, exercises),
        standing=_standing(facts, library),
        streak=facts.streak,
        left_out=left_out(facts.workouts, facts.sets, library),
        swaps=swaps(done, exercises),
        strange=tuple(sorted({each.set.exercise for each in done} - set(exercises))),
    )


def _sessions(planned: Sequence[Planned], library: Library) -> tuple[Session, ...]:
    return tuple(library.session(each.session, each.week) for each in planned)


def _days(facts: WeekFacts, done: Sequence[LoggedSet]) -> tuple[Day, ...]:
    attended = Attended(
        (each for held in facts.followed for each in held.planned),
        (each for held in facts.followed for each in held.done),
        facts.today,
    )
    return attended.days(facts.week, facts.workouts, tally.sets_of_days(done))


def _work(
    days: Sequence[Day],
    done: Sequence[LoggedSet],
    planned: Sequence[Session],
    library: Library,
) -> Work:
    records = [each.set for each in done]
    held, moving = tally.seconds(records, library.exercises)
    return Work(
        sessions_planned=len(planned),
        sessions_done=sum(entry.attendance.was_done for day in days for entry in day.entries),
        sets_planned=sum(work_sets(session) for session in planned),
        sets_done=sum(tally.work_sets(done).values()),
        reps=tally.repetitions(records),
        hold_seconds=held,
        moving_seconds=moving,
        landings=tally.landings(records, library.exercises),
        tonnage=tally.tonnage(records),
    )


def _standing(facts: WeekFacts, library: Library) -> Standing | None:
    """How the program stands at the end of the week, or today if that is earlier."""
    day = min(facts.week.last, facts.today)
    known = [held for held in facts.followed if held.term.program in library.programs]
    now = next((held for held in known if day in held.term), known[0] if known else None)
    if now is None:
        return None
    program = library.programs[now.term.program]
    return standing(now.term, program, now.planned, now.done, day, is_over=day < facts.today)
