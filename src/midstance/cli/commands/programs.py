"""``midstance programs``: the list, one program week by week, one routine, and all as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.output import say, say_json, say_table, say_text, say_title
from midstance.cli.parser import complete_programs
from midstance.cli.settings import load_unit
from midstance.coach.heart_rate import ceiling_lines, session_ceilings
from midstance.domain.program import SeasonPhase
from midstance.presentation.phrases import plural
from midstance.presentation.planning.session_text import (
    block_rows,
    session_blocks,
    session_equipment,
    session_minutes,
)
from midstance.services.today import proposed_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.cli.command_context import CommandContext
    from midstance.coach.schedule.proposals import Proposal
    from midstance.domain.library import Library
    from midstance.domain.program import Program, ProgramBlock, ProgramSession, Routine
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.runner import Runner
    from midstance.domain.session import Block, Session

NOTHING_PRESCRIBED = "-"
TABLE_SIGNS = "In the tables: @6 is RPE 6, ~75% of 1RM, c jumps, x as the routine has it."


@click.command("programs")
@click.argument("program", required=False, metavar="[ID]", shell_complete=complete_programs)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def command(context: CommandContext, program: str | None, *, as_json: bool) -> None:
    """List programs and routines, or show one."""
    library = context.library()
    if program is None:
        if as_json:
            say_json(library_to_json(library))
        else:
            say_list(library, proposed_program(context.log(), library, context.today()))
    elif program in library.routines:
        routine = library.routines[program]
        if as_json:
            say_json(routine_to_json(library, routine))
        else:
            session, runner = library.session(program), context.log().profile_reading().runner
            say_routine(library, routine, load_unit(context), runner)
            for words in ceiling_lines(session, library, runner, context.today()):
                say_text("", words)
    elif as_json:
        say_json(program_to_json(library, library.program(program)))
    else:
        say_program(library, library.program(program), load_unit(context))


def say_list(library: Library, proposal: Proposal | None = None) -> None:
    """Print the proposal for the runner's goal, every program, then every routine."""
    if proposal is not None:
        say_text("", proposal.text)
        say()
    say_table(
        ("program", "name", "weeks", "a week", "minutes", "for whom"),
        [
            (p.id, p.name, str(p.weeks), str(p.per_week), _span(library, p), p.summary)
            for p in library.programs.values()
        ],
    )
    say()
    say_table(
        ("routine", "name", "minutes", "for"),
        [
            (r.id, r.name, str(session_minutes(library, library.session(r.id))), r.purpose)
            for r in library.routines.values()
        ],
    )


def _span(library: Library, program: Program) -> str:
    """The shortest and the longest session, in minutes: ``28-39``."""
    minutes = [
        session_minutes(library, session)
        for week in range(1, program.weeks + 1)
        for session in library.week_sessions(program, week)
    ]
    return f"{min(minutes)}-{max(minutes)}" if minutes else NOTHING_PRESCRIBED


def say_program(library: Library, program: Program, unit: WeightUnit) -> None:
    """Print what a program is for, and a table of its weeks for each session, loads in ``unit``."""
    say_title(f"{program.name}  ({program.id})")
    say_text("", program.summary)
    length, a_week = plural(program.weeks, "week"), plural(program.per_week, "session")
    impact = "no" if program.impact == "none" else program.impact
    season = "" if program.phase is SeasonPhase.ANY else f", {program.phase.value}"
    say(f"{length}, {a_week} a week, {impact} impact{season}")
    for label, text in (
        ("Equipment", program.equipment),
        ("Prerequisites", program.entry),
        ("Weekly schedule", program.in_the_week),
        ("Progression", program.progression),
        ("After the program", program.finish),
        ("Swaps", program.swaps),
        ("Deload", _weeks(program.deload)),
        ("Taper", _weeks(program.taper)),
    ):
        if text:
            say_text(f"{label + ':':<19}", text)
    for plan in program.sessions:
        say()
        say_title(f"{program.id}/{plan.id}  {plan.name}")
        weeks = tuple(f"week {week}" for week in range(1, program.weeks + 1))
        say_table(("block", "exercise", *weeks), _week_rows(library, program, plan, unit), repeat=2)

    say()
    say_text("", TABLE_SIGNS)


def _weeks(numbers: tuple[int, ...]) -> str:
    return f"week {', '.join(map(str, numbers))}" if numbers else ""


def _week_rows(
    library: Library, program: Program, plan: ProgramSession, unit: WeightUnit
) -> list[tuple[str, ...]]:
    """A row for each exercise with its prescription in every week, and one for the minutes."""
    by_week = _by_week(library, program, plan)
    prescribed: dict[tuple[str, str], dict[int, str]] = {}
    for week, session in by_week.items():
        for key, text in _cells(session, unit).items():
            prescribed.setdefault(key, {})[week] = text
    order = [name for block in plan.blocks for name in _names(library, block)]
    in_order = sorted(prescribed.items(), key=lambda row: order.index(row[0][1]))
    rows = [
        (heading, _name(library, id_), *_in_weeks(program, cells))
        for (heading, id_), cells in in_order
    ]
    minutes = {week: str(session_minutes(library, session)) for week, session in by_week.items()}
    return [*rows, ("minutes", "", *_in_weeks(program, minutes))]


def _by_week(library: Library, program: Program, plan: ProgramSession) -> dict[int, Session]:
    return {
        week: session
        for week in range(1, program.weeks + 1)
        for session in library.week_sessions(program, week)
        if session.id == f"{program.id}/{plan.id}"
    }


def _in_weeks(program: Program, cells: Mapping[int, str]) -> list[str]:
    return [cells.get(week, NOTHING_PRESCRIBED) for week in range(1, program.weeks + 1)]


def _names(library: Library, block: ProgramBlock) -> Iterator[str]:
    """The rows of a block in order: its exercises, or its routine and the routines in that."""
    if not block.routine:
        yield from (item.exercise for item in block.items)
        return
    for part in library.routines[block.routine].blocks:
        yield from _names(library, part) if part.routine else (block.routine,)


def _cells(session: Session, unit: WeightUnit) -> dict[tuple[str, str], str]:
    """A session's prescriptions by block heading and exercise; a routine counts as one row."""
    cells: dict[tuple[str, str], str] = {}
    for block in session.blocks:
        for item in block.items:
            key = (block.purpose.heading, block.routine or item.exercise)
            text = "x" if block.routine else item.prescription.text(unit)
            cells[key] = cells[key] + ", " + text if key in cells and not block.routine else text
    return cells


def _name(library: Library, id_: str) -> str:
    return (library.exercises if id_ in library.exercises else library.routines)[id_].name


def say_routine(library: Library, routine: Routine, unit: WeightUnit, runner: Runner) -> None:
    """Print what a routine is for, its exercises, and the ceilings that ``runner`` has in it.

    Loads are in ``unit``.
    """
    versions = [library.session(routine.id, week) for week in range(1, routine.weeks + 1)]
    session = versions[0]
    say_title(f"{routine.name}  ({routine.id})")
    say_text("", routine.purpose)
    minutes = dict.fromkeys(session_minutes(library, each) for each in versions)
    span = "-".join(map(str, minutes))
    say(plural(int(span), "minute") if span.isdigit() else f"{span} minutes")
    for percent in session_ceilings(session, library, runner):
        say(f"at most {percent} % of your maximum heart rate")
    if kit := session_equipment(library, session):
        say_text("You need: ", ", ".join(kit))
    if routine.note:
        say_text("", routine.note)
    for each in versions:
        say()
        if routine.weeks > 1:
            say_title(f"Week {each.week}")
        for line in filter(None, map(_rounds_text, each.blocks)):
            say(line)
        say_table(("block", "exercise", "target"), block_rows(library, each, unit))


def _rounds_text(block: Block) -> str:
    """How a block goes round, ``2 rounds, 30 s to change, 90 s between rounds``; "" for one."""
    if block.rounds == 1:
        return ""
    change = block.items[0].change
    parts = [
        f"{block.rounds} rounds",
        f"{change} s to change" if change else "",
        f"{block.rest.text()} between rounds" if block.rest.high else "",
    ]
    return ", ".join(filter(None, parts))


def library_to_json(library: Library) -> dict[str, object]:
    """Every program and every routine, as ``--json`` has them."""
    return {
        "programs": [program_to_json(library, each) for each in library.programs.values()],
        "routines": [routine_to_json(library, each) for each in library.routines.values()],
    }


def program_to_json(library: Library, program: Program) -> dict[str, object]:
    """A program with all its weeks, as ``--json`` has it."""
    return {
        "id": program.id,
        "name": program.name,
        "summary": program.summary,
        "weeks": program.weeks,
        "per_week": program.per_week,
        "levels": list(program.levels),
        "impact": program.impact,
        "phase": program.phase.value,
        "equipment": program.equipment,
        "deload": list(program.deload),
        "taper": list(program.taper),
        "entry": program.entry,
        "in_the_week": program.in_the_week,
        "progression": program.progression,
        "finish": program.finish,
        "swaps": program.swaps,
        "sessions": [
            _session_to_json(library, session)
            for week in range(1, program.weeks + 1)
            for session in library.week_sessions(program, week)
        ],
    }


def routine_to_json(library: Library, routine: Routine) -> dict[str, object]:
    """A routine as ``--json`` has it."""
    session = _session_to_json(library, library.session(routine.id))
    return session | {"id": routine.id, "purpose": routine.purpose, "level": routine.level}


def _session_to_json(library: Library, session: Session) -> dict[str, object]:
    return {
        "session": session.id,
        "name": session.name,
        "week": session.week,
        "minutes": session_minutes(library, session),
        "equipment": session_equipment(library, session),
        "blocks": session_blocks(library, session),
    }
