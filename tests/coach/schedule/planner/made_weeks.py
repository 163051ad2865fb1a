"""Weeks made up by chance, for what must hold of every week."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    Closure,
    DayToPlan,
    HoursBetween,
    NeighbourDay,
    PlanStyle,
    SessionLimit,
    SessionToPlace,
    TrainedSession,
    WeekToPlan,
)
from midstance.domain.weeks.run import Run, RunKind

IDS = tuple("ABCDEFG")
MINUTES = (20, 30, 45, 60)
USUAL = (RunKind.EASY, RunKind.EASY, RunKind.RECOVERY, RunKind.INTERVALS, RunKind.LONG)


@st.composite
def made_runs(draw: st.DrawFn) -> Run:
    """A run of any kind, or other training."""
    kind = draw(st.sampled_from((*USUAL, *RunKind)))
    return Run(
        kind,
        minutes=draw(st.none() | st.sampled_from((25, 40, 75, 120))),
        effort=draw(st.none() | st.integers(0, 10)),
        is_hard=kind in {RunKind.OTHER, RunKind.CROSS} and draw(st.booleans()),
        is_on_legs=kind is RunKind.OTHER and draw(st.booleans()),
    )


@st.composite
def made_days(draw: st.DrawFn) -> DayToPlan:
    """A day with up to two runs."""
    count = draw(st.sampled_from((0, 0, 1, 1, 1, 2)))
    return DayToPlan(
        runs=tuple(draw(made_runs()) for _ in range(count)),
        is_available=draw(st.sampled_from((True, True, True, False))),
        has_two_slots=draw(st.booleans()),
        prefers=draw(st.sampled_from((0, 0, 0, 1))),
        avoids=draw(st.sampled_from((0, 0, 0, 1))),
    )


@st.composite
def made_sessions(draw: st.DrawFn, id_: str) -> SessionToPlace:
    """A session of any kind, owed or not."""
    owed = draw(st.sampled_from((0, 0, 1, 2, 4)))
    versions = (Version.LIGHTER, Version.LEG_FREE, Version.LEFT_OUT)
    return SessionToPlace(
        id_,
        draw(st.sampled_from(LegClass)),
        has_upper=draw(st.booleans()),
        is_hiit=draw(st.sampled_from((False, False, False, True))),
        minutes=draw(st.sampled_from(MINUTES)),
        owed=owed,
        last_version=draw(st.sampled_from(versions)) if owed else Version.FULL,
    )


@st.composite
def made_weeks(draw: st.DrawFn, most: int = 3) -> WeekToPlan:
    """A week as a file could hold it."""
    ids = IDS[: draw(st.integers(1, most))]
    usual = st.none() | st.frozensets(st.integers(0, 6), max_size=3)
    gaps = (HoursBetween(("A", ids[-1]), draw(st.sampled_from((48, 72)))),)
    return WeekToPlan(
        level=draw(st.sampled_from(Level)),
        days=tuple(draw(made_days()) for _ in range(7)),
        sessions=tuple(draw(made_sessions(id_)) for id_ in ids),
        style=draw(st.sampled_from(PlanStyle)),
        usual_days=draw(usual),
        gaps=gaps if len(ids) > 1 and draw(st.booleans()) else (),
    )


@st.composite
def made_neighbours(draw: st.DrawFn, ids: tuple[str, ...]) -> tuple[NeighbourDay, ...]:
    """A week beside the one to plan; a session was trained on some of its days."""
    days = []
    for _ in range(7):
        runs = (draw(made_runs()),) * draw(st.sampled_from((0, 1)))
        done = TrainedSession(
            draw(st.sampled_from(ids)),
            draw(st.sampled_from(LegClass)),
            draw(st.booleans()),
            draw(st.booleans()),
        )
        days.append(NeighbourDay(runs, (done,) * draw(st.sampled_from((0, 0, 1)))))
    return tuple(days)


@st.composite
def made_calendar_weeks(draw: st.DrawFn) -> WeekToPlan:
    """A week of the calendar: true neighbours, closed and short days, places, jumps, a limit."""
    week = draw(made_weeks())
    ids = tuple(each.id for each in week.sessions)
    closures = st.sampled_from((None, None, None, *LegClass))
    days = tuple(
        replace(
            day,
            minutes=draw(st.sampled_from((None, None, None, 10, 20, 35))),
            closures=tuple(Closure(legs, "Closed.") for legs in (draw(closures),) if legs),
            is_without_jumps=draw(st.booleans()),
        )
        for day in week.days
    )
    sessions = tuple(
        replace(
            each,
            has_jumps=draw(st.booleans()),
            unfit_days=draw(st.frozensets(st.integers(0, 6), max_size=2)),
            poor_days=draw(st.frozensets(st.integers(0, 6), max_size=2)),
        )
        for each in week.sessions
    )
    limit = SessionLimit(
        frozenset(range(draw(st.integers(1, 7)))), draw(st.integers(0, 2)), "Race."
    )
    return replace(
        week,
        days=days,
        sessions=sessions,
        before=draw(made_neighbours(ids)),
        after=draw(made_neighbours(ids)),
        limits=(limit,) * draw(st.sampled_from((0, 0, 1))),
    )


@st.composite
def made_full_weeks(draw: st.DrawFn, most: int = 5) -> WeekToPlan:
    """A week that leaves the most to choose from: many sessions, and the same runs on each day."""
    kind = draw(st.sampled_from((RunKind.EASY, RunKind.RECOVERY, RunKind.TEMPO)))
    runs = (Run(kind, minutes=40),) * draw(st.sampled_from((0, 1, 2)))
    return WeekToPlan(
        level=draw(st.sampled_from(Level)),
        days=(DayToPlan(runs=runs, has_two_slots=True),) * 7,
        sessions=tuple(draw(made_sessions(id_)) for id_ in IDS[: draw(st.integers(3, most))]),
        style=draw(st.sampled_from(PlanStyle)),
    )
