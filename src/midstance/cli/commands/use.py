"""``midstance use``: chooses the program that Today follows, pauses it and takes it up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.command_context import read_day_option
from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import say
from midstance.cli.parser import complete_programs
from midstance.coach.schedule.proposals import off_season_warning
from midstance.domain.attendance import Enrolment
from midstance.presentation.phrases import plural
from midstance.presentation.programs import enrolment_text, sessions_before_text
from midstance.services.calendar.run_calendar import days_to_main_race
from midstance.services.today import (
    due_today,
    pause_program,
    resume_program,
    sessions_before,
)

if TYPE_CHECKING:
    from datetime import date

    from midstance.cli.command_context import CommandContext
    from midstance.domain.program import Program
    from midstance.storage.training_log import TrainingLog


@click.command("use", short_help="Follow a program; pause or resume it.")
@click.argument("program", required=False, shell_complete=complete_programs)
@click.option("--start", metavar="DAY", help="First day of that week.  [default: today]")
@click.option("--week", type=click.IntRange(1), help="Week to start with.  [default: 1]")
@click.option("--pause", is_flag=True, help="Pause your program from today.")
@click.option("--resume", is_flag=True, help="Resume your program today.")
@click.pass_obj
def command(
    context: CommandContext,
    program: str | None,
    start: str | None,
    week: int | None,
    *,
    pause: bool,
    resume: bool,
) -> None:
    """Choose PROGRAM from the library; what was done before --start does not count for it.

    A paused program owes nothing, and its weeks wait.
    """
    named = [each for each in (program, start, week) if each is not None]
    if not named and pause != resume:
        _pause_or_resume(context, is_pause=pause)
    elif pause or resume:
        raise WrongUsageError("--pause and --resume are used alone: midstance use --pause")
    elif program is None:
        raise WrongUsageError("name a program: midstance use foundations")
    else:
        chosen = context.library().program(program)
        _choose(context, chosen, read_day_option(start or "today", context.today()), week)


def _choose(context: CommandContext, program: Program, day: date, week: int | None) -> None:
    if week is not None and week > program.weeks:
        raise WrongUsageError(f"{program.name} has only {plural(program.weeks, 'week')}")
    enrolment, log = Enrolment(program.id, day, week or 1), context.log_to_change()
    earlier = sessions_before(log, enrolment)
    log.enrol(enrolment, context.now())
    say(f"{enrolment_text(program, enrolment)}.")
    if doubt := off_season_warning(program, days_to_main_race(log, day)):
        say(doubt)
    _say_due(context, log)
    if earlier:
        since = earlier[0].local_date.isoformat()
        say(
            f"{sessions_before_text(earlier)} To count from there: "
            f"midstance use {program.id} --start {since}"
        )
    now = min(enrolment.week_on(context.today()), program.weeks)
    due = due_today(log, context.library(), context.today())
    if week is None and now > due.week > 0:
        say(f"If you are in week {now} now: midstance use {program.id} --week {now}")


def _pause_or_resume(context: CommandContext, *, is_pause: bool) -> None:
    log, library, today = context.log_to_change(), context.library(), context.today()
    chosen = log.enrolment()
    if chosen is None:
        raise CommandFailedError("no program is chosen; choose one: midstance use foundations")
    name = library.programs[chosen.program].name if chosen.program in library.programs else ""
    name = name or chosen.program
    if is_pause:
        start = pause_program(log, today)
        if start is None:
            raise CommandFailedError(f"{name} is already paused; resume it: midstance use --resume")
        say(f"{name} is paused from {start.isoformat()}; nothing is due until you resume it.")
        say("Resume: midstance use --resume")
        return
    if not resume_program(log, today):
        raise CommandFailedError(f"{name} is not paused")
    say(f"{name} resumed.")
    _say_due(context, log)


def _say_due(context: CommandContext, log: TrainingLog) -> None:
    library = context.library()
    due = due_today(log, library, context.today())
    if due.is_rest_day or not due.session:
        say(due.reason)
        return
    week = f", week {due.week}" if due.week > 1 else ""
    name = library.session(due.session, due.week).name
    say(f"Today: {name} ({due.session}){week}. Start: midstance start")
