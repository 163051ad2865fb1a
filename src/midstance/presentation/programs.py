"""Programs and routines in words, as rows of a list, and week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.program import SeasonPhase
from midstance.domain.quantity import WeightUnit
from midstance.presentation.blocks import (
    BLANK,
    MUTED,
    Paragraph,
    Row,
    Span,
    WeekRow,
    paragraph,
    section,
)
from midstance.presentation.phrases import plural
from midstance.presentation.planning.session_text import session_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.coach.schedule.proposals import Proposal
    from midstance.domain.attendance import CompletedSession, Enrolment, ProgramStanding
    from midstance.domain.library import Library
    from midstance.domain.program import Program, ProgramSession, Routine
    from midstance.domain.session import Session


ROOM_FOR_MINUTES = 84
"""Cells that a list needs before it shows how long sessions take."""

OFFER_ROW = "offer:"
"""What the keys of rows with an offered program begin with."""

Minutes = dict[str, "tuple[int, int]"]
"""The shortest and the longest session of each program or routine, in minutes."""


def all_minutes(library: Library) -> Minutes:
    """How long the sessions of every program and routine take."""
    spans: Minutes = {}
    for program in library.programs.values():
        taken = [session_minutes(library, each) for each in sessions_of(library, program)]
        spans[program.id] = (min(taken, default=0), max(taken, default=0))
    for routine in library.routines.values():
        taken = [
            session_minutes(library, library.session(routine.id, 1 + w))
            for w in range(routine.weeks)
        ]
        spans[routine.id] = (min(taken), max(taken))
    return spans


def sessions_of(library: Library, program: Program) -> Iterator[Session]:
    """Every session of a program, week by week."""
    for week in range(1, program.weeks + 1):
        yield from library.week_sessions(program, week)


def minutes_range_text(span: tuple[int, int]) -> str:
    """How long: ``28-39 min``."""
    low, high = span
    return f"{low} min" if low == high else f"{low}-{high} min"


def program_rows(
    library: Library,
    spans: Minutes,
    now: ProgramStanding | None,
    width: int,
    proposal: Proposal | None = None,
    offers: Sequence[tuple[str, str]] = (),
) -> Iterator[Row]:
    """A row for each program, the chosen one with its standing, and for each routine.

    The ``proposal`` for the runner's goal is the first line. ``offers`` are the files and names of
    the programs that a coach offers.
    """
    if offers:
        yield Row("#offers", (Span("From your coach", "muted"),), is_heading=True)
    for file, name in offers:
        yield Row(f"{OFFER_ROW}{file}", (Span(name or file, "accent"),), (Span("new", "accent"),))
    if proposal is not None:
        yield Row("#proposal", (Span(proposal.text, "accent"),), is_heading=True)
    yield Row("#programs", (Span("Programs", "muted"),), is_heading=True)
    for program in library.programs.values():
        yield _program_row(program, spans, now, width)
    yield Row("#routines", (Span("Routines, each by itself", "muted"),), is_heading=True)
    for routine in library.routines.values():
        right = (Span(minutes_range_text(spans[routine.id]), "muted"),)
        yield Row(routine.id, (Span(routine.name),), right)


def enrolment_text(program: Program, enrolment: Enrolment) -> str:
    """From when a program is followed: ``Foundations begins on 2026-11-23: 6 weeks``."""
    day = enrolment.start.isoformat()
    if enrolment.week == 1:
        return f"{program.name} begins on {day}: {plural(program.weeks, 'week')}"
    return f"Week {enrolment.week} of {program.weeks} of {program.name} begins on {day}"


def sessions_before_text(done: Sequence[CompletedSession]) -> str:
    """That sessions of a program are in the log and do not count, as its start comes later."""
    since = done[0].local_date.isoformat()
    if len(done) == 1:
        return f"One session of it, done on {since}, is in the log and does not count."
    return f"{len(done)} sessions of it since {since} are in the log and do not count."


def _program_row(program: Program, spans: Minutes, now: ProgramStanding | None, width: int) -> Row:
    is_chosen = now is not None and now.program == program.id
    left = [Span(program.name, "strong" if is_chosen else "plain")]
    if is_chosen and now is not None:
        left.append(Span(f"  ● {now.text}", "good"))
    right = f"  {plural(program.weeks, 'week')} · {program.per_week} a week"
    if width >= ROOM_FOR_MINUTES:
        right += f" · {minutes_range_text(spans[program.id]):>9}"
    elif is_chosen:
        right = ""
    return Row(program.id, tuple(left), (Span(right, "muted"),))


def program_paragraphs(
    program: Program, span: tuple[int, int], now: ProgramStanding | None
) -> Iterator[Paragraph]:
    """What a program is for, how it grows, and when to begin and end it."""
    yield paragraph(program.name, "bold")
    low, high = program.levels
    facts = (
        plural(program.weeks, "week"),
        f"{plural(program.per_week, 'session')} a week",
        minutes_range_text(span),
        f"levels {low} to {high}",
        f"impact {program.impact}",
        *([] if program.phase is SeasonPhase.ANY else [program.phase.value]),
    )
    yield paragraph(" · ".join(facts), MUTED)
    yield BLANK
    if now is not None and now.program == program.id:
        yield from (paragraph(f"● Your program: {now.text}.", "bold $text-success"), BLANK)
    yield from (paragraph(program.summary), BLANK)
    for heading, text in (
        ("Equipment", program.equipment),
        ("Prerequisites", program.entry),
        ("Weekly schedule", program.in_the_week),
        ("Progression", program.progression),
        ("After the program", program.finish),
        ("Swaps", program.swaps),
        ("Deload and taper", _weeks(program)),
    ):
        if text:
            yield from section(heading, paragraph(text))


def _weeks(program: Program) -> str:
    named = (("deload", program.deload), ("taper", program.taper))
    return ", ".join(f"{name} in week {_numbers(weeks)}" for name, weeks in named if weeks)


def _numbers(weeks: tuple[int, ...]) -> str:
    return " and ".join(map(str, weeks))


def offer_paragraphs(
    name: str, file: str, fault: str, findings: Iterable[str]
) -> Iterator[Paragraph]:
    """A program that a coach offers: how to take it, or why that is not possible."""
    yield paragraph(name or file, "bold")
    yield BLANK
    if fault:
        yield paragraph(f"It cannot be used: {fault}", "$text-warning")
        yield from (BLANK, paragraph("Ask your coach to mend it."))
        return
    yield paragraph("Your coach put it into the folder that you share. Enter: take it.")
    for each in findings:
        yield from (BLANK, paragraph(each, "$text-warning"))


def routine_paragraphs(routine: Routine, span: tuple[int, int]) -> Iterator[Paragraph]:
    """What a routine is for."""
    yield paragraph(routine.name, "bold")
    facts = [minutes_range_text(span), f"level {routine.level} of 5"]
    if routine.heart_rate_cap:
        facts.append(f"heart rate up to {routine.heart_rate_cap} %")
    yield paragraph(" · ".join(facts), MUTED)
    yield BLANK
    yield paragraph(routine.purpose)
    if routine.note:
        yield from (BLANK, paragraph(routine.note))


def week_names(program: Program) -> tuple[str, ...]:
    """What the weeks are called in the table: ``1``, ``4 deload``."""
    return tuple(_week_name(program, week) for week in range(1, program.weeks + 1))


def _week_name(program: Program, week: int) -> str:
    if week in program.deload:
        return f"{week} deload"
    return f"{week} taper" if week in program.taper else f"week {week}"


def week_table_rows(
    library: Library, program: Program, unit: WeightUnit = WeightUnit.KG
) -> Iterator[WeekRow]:
    """The table: each session with its minutes, and its exercises with what is prescribed."""
    for plan in program.sessions:
        by_week = {
            week: session
            for week in range(1, program.weeks + 1)
            for session in library.week_sessions(program, week)
            if session.id == f"{program.id}/{plan.id}"
        }
        yield from _session_rows(library, program, plan, by_week, unit)


def _session_rows(
    library: Library,
    program: Program,
    plan: ProgramSession,
    by_week: Mapping[int, Session],
    unit: WeightUnit,
) -> Iterator[WeekRow]:
    weeks = range(1, program.weeks + 1)
    taken = {week: f"{session_minutes(library, session)} min" for week, session in by_week.items()}
    id_ = f"{program.id}/{plan.id}"
    yield WeekRow(
        id_, f"{plan.id}  {plan.name}", tuple(taken.get(w, "") for w in weeks), is_heading=True
    )
    prescribed: dict[str, dict[int, str]] = {}
    for week, session in by_week.items():
        for label, text in _cells(library, session, unit):
            cells = prescribed.setdefault(label, {})
            cells[week] = f"{cells[week]}, {text}" if week in cells else text
    order = {name: place for place, name in reversed([*enumerate(_names(library, plan))])}
    for label, cells in sorted(prescribed.items(), key=lambda row: order.get(row[0], len(order))):
        yield WeekRow(id_, label, tuple(cells.get(week, "") for week in weeks))


def _names(library: Library, plan: ProgramSession) -> Iterator[str]:
    """The lines of a session over all weeks, in its order; a routine each time it comes."""
    for block in plan.blocks:
        if block.routine:
            yield library.routines[block.routine].name
        yield from (library.exercises[item.exercise].name for item in block.items)


def _cells(library: Library, session: Session, unit: WeightUnit) -> Iterator[tuple[str, str]]:
    """What a session prescribes in one week; a routine within it is one line."""
    taken: set[str] = set()
    for block in session.blocks:
        if block.routine:
            if block.routine not in taken:
                taken.add(block.routine)
                yield library.routines[block.routine].name, "✓"
            continue
        for item in block.items:
            yield library.exercises[item.exercise].name, item.prescription.text(unit)
