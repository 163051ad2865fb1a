"""Weeks to plan in a few words, and what was found for them in as few."""

from __future__ import annotations

from typing import Any

from midstance.domain.calendar import WEEKDAYS
from midstance.domain.runner import Level
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    DayToPlan,
    NeighbourDay,
    PlanStyle,
    SessionToPlace,
    TrainedSession,
    WeekPlan,
    WeekToPlan,
)
from midstance.domain.weeks.run import Run, RunKind

DAYS = tuple(name[:3].capitalize() for name in WEEKDAYS)
ALL = " ".join(DAYS)


def day(name: str) -> int:
    """The number of a day: 0 for Mon."""
    return DAYS.index(name)


def days(names: str) -> frozenset[int]:
    """The numbers of several days."""
    return frozenset(map(day, names.split()))


def runs(text: str) -> tuple[tuple[Run, ...], ...]:
    """The runs of a week: ``Tue intervals, Sun long 90``; a day named twice has two."""
    week: list[list[Run]] = [[] for _ in DAYS]
    for entry in filter(None, map(str.strip, text.split(","))):
        name, kind, *minutes = entry.split()
        week[day(name)].append(Run(RunKind(kind), int(minutes[0]) if minutes else None))
    return tuple(map(tuple, week))


def sessions(text: str) -> tuple[SessionToPlace, ...]:
    """Sessions in their order: ``A heavy, B light legs, C moderate hiit``.

    They share the upper body too, unless ``legs`` follows.
    """
    return tuple(_session(*entry.split()) for entry in text.split(", "))


def _session(id_: str, legs: str, *marks: str) -> SessionToPlace:
    return SessionToPlace(
        id_,
        LegClass(legs),
        has_upper="legs" not in marks,
        is_hiit="hiit" in marks,
        has_jumps="jumps" in marks,
        is_primer="primer" in marks,
        minutes=next((int(mark) for mark in marks if mark.isdecimal()), 45),
    )


def week(
    about_runs: str,
    about_sessions: str,
    level: str = "intermediate",
    style: str = "auto",
    *,
    two_slots: str = "",
    available: str = ALL,
    was: str | None = None,
    **more: Any,
) -> WeekToPlan:
    """A week as a file would hold it; two slots on the days named, or on all with ``all``.

    ``prefer`` and ``avoid`` name days as well; what else there is goes to the week as it is.
    """
    prefer, avoid = more.pop("prefer", "").split(), more.pop("avoid", "").split()
    slots = days(ALL if two_slots == "all" else two_slots)
    return WeekToPlan(
        level=Level(level),
        days=tuple(
            DayToPlan(
                runs=each,
                is_available=number in days(available),
                has_two_slots=number in slots,
                prefers=prefer.count(DAYS[number]),
                avoids=avoid.count(DAYS[number]),
            )
            for number, each in enumerate(runs(about_runs))
        ),
        sessions=sessions(about_sessions),
        style=PlanStyle(style),
        usual_days=None if was is None else days(was),
        **more,
    )


def neighbour(about_runs: str = "", trained: str = "") -> tuple[NeighbourDay, ...]:
    """A week beside the one to plan: its runs, and ``Sat A heavy`` for what was trained."""
    done: dict[int, list[TrainedSession]] = {}
    for entry in filter(None, trained.split(", ")):
        name, id_, legs, *marks = entry.split()
        is_jumping = "jumps" in marks
        one = TrainedSession(id_, LegClass(legs), "legs" not in marks, is_jumping)
        done.setdefault(day(name), []).append(one)
    return tuple(
        NeighbourDay(each, tuple(done.get(number, ())))
        for number, each in enumerate(runs(about_runs))
    )


def short(plan: WeekPlan) -> str:
    """A plan in a line: ``Tue A, Sat B lighter, C left-out: 22``; whole sessions by their id."""
    parts = []
    for each in plan.placements:
        where = "" if each.day is None else f"{DAYS[each.day]} "
        version = "" if each.version.value == "full" else f" {each.version.value}"
        parts.append(f"{where}{each.session}{version}")
    return f"{', '.join(parts)}: {plan.cost:g}"
