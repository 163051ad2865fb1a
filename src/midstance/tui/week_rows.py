"""A program week by week, as the lines of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.tui.program_text import minutes
from midstance.tui.widgets.week_table import WeekRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.domain.library import Library
    from midstance.domain.program import Program, SessionPlan
    from midstance.domain.session import Session


def week_names(program: Program) -> tuple[str, ...]:
    """What the weeks are called in the table: ``1``, ``4 deload``."""
    return tuple(_week_name(program, week) for week in range(1, program.weeks + 1))


def _week_name(program: Program, week: int) -> str:
    if week in program.deload:
        return f"{week} deload"
    return f"{week} taper" if week in program.taper else f"week {week}"


def table_rows(library: Library, program: Program) -> Iterator[WeekRow]:
    """The table: each session with its minutes, and its exercises with what is asked."""
    for plan in program.sessions:
        by_week = {
            week: session
            for week in range(1, program.weeks + 1)
            for session in library.week_sessions(program, week)
            if session.id == f"{program.id}/{plan.id}"
        }
        yield from _session_rows(library, program, plan, by_week)


def _session_rows(
    library: Library, program: Program, plan: SessionPlan, by_week: Mapping[int, Session]
) -> Iterator[WeekRow]:
    weeks = range(1, program.weeks + 1)
    taken = {week: f"{minutes(library, session)} min" for week, session in by_week.items()}
    id_ = f"{program.id}/{plan.id}"
    yield WeekRow(
        id_, f"{plan.id}  {plan.name}", tuple(taken.get(w, "") for w in weeks), is_heading=True
    )
    asked: dict[str, dict[int, str]] = {}
    for week, session in by_week.items():
        for label, said in _cells(library, session):
            cells = asked.setdefault(label, {})
            cells[week] = f"{cells[week]}, {said}" if week in cells else said
    order = {name: place for place, name in reversed([*enumerate(_names(library, plan))])}
    for label, cells in sorted(asked.items(), key=lambda row: order.get(row[0], len(order))):
        yield WeekRow(id_, label, tuple(cells.get(week, "") for week in weeks))


def _names(library: Library, plan: SessionPlan) -> Iterator[str]:
    """What a session asks in any week, in its order; each routine again wherever it stands."""
    for block in plan.blocks:
        if block.routine:
            yield library.routines[block.routine].name
        yield from (library.exercises[item.exercise].name for item in block.items)


def _cells(library: Library, session: Session) -> Iterator[tuple[str, str]]:
    """What a session asks; a routine that it takes in counts as one line."""
    taken: set[str] = set()
    for block in session.blocks:
        if block.routine:
            if block.routine not in taken:
                taken.add(block.routine)
                yield library.routines[block.routine].name, "✓"
            continue
        for item in block.items:
            yield library.exercises[item.exercise].name, item.prescription.text()
