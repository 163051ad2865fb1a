"""``midstance use``: chooses the program that Today follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.command_context import read_day_option
from midstance.cli.output import say
from midstance.cli.parser import complete_programs
from midstance.domain.attendance import Enrolment
from midstance.presentation.phrases import plural
from midstance.services.today import due_today

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext


@click.command("use", short_help="Choose a program from the library.")
@click.argument("program", shell_complete=complete_programs)
@click.option("--start", default="today", help="The day on which week 1 begins.  [default: today]")
@click.pass_obj
def command(context: CommandContext, program: str, start: str) -> None:
    """Choose PROGRAM from the library; what was done before --start does not count for it."""
    library = context.library()
    chosen = library.program(program)
    enrolment = Enrolment(program, read_day_option(start, context.today()))
    log = context.log_to_change()
    log.enrol(enrolment, context.now())
    say(f"{chosen.name} begins on {enrolment.start.isoformat()}: {plural(chosen.weeks, 'week')}.")
    due = due_today(log, library, context.today())
    say(due.reason if due.is_rest_day else f"Today: {due.session}. Go: midstance start")
