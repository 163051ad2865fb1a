"""``midstance start``: straight into a guided session."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.errors import CommandFailedError, unknown_text
from midstance.cli.output import say_aside
from midstance.cli.parser import (
    LIGHTER_DAY,
    MINUTES_THERE_ARE,
    ORIGINAL_SESSION,
    complete_sessions,
    session_ids,
)
from midstance.cli.screen import can_draw, has_terminal, open_full_screen, with_repairs_offered
from midstance.coach.day_changes import AS_PLANNED, DayChanges
from midstance.domain.session import program_of
from midstance.services.new_runner.first_run import FIRST_CHOICES
from midstance.services.today import today_plan

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext
    from midstance.domain.session import Session


@click.command("start", short_help="Start a session: today's, foundations/A, core-5, a file.")
@click.argument("session", required=False, metavar="[SESSION]", shell_complete=complete_sessions)
@click.option("--week", type=click.IntRange(1), help="Week of the program.  [default: 1]")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes.")
@click.option("--rehearse", is_flag=True, help="Preview run: go through it without saving.")
@MINUTES_THERE_ARE
@LIGHTER_DAY
@ORIGINAL_SESSION
@click.pass_obj
def command(
    context: CommandContext,
    session: str | None,
    week: int | None,
    minutes: int | None,
    *,
    plain: bool,
    rehearse: bool,
    is_light: bool,
    is_original: bool,
) -> int:
    """Guide a session: today's, a program's (foundations/A), a routine (core-5) or a TOML file."""
    if not plain and has_terminal() and not can_draw(os.environ):
        say_aside("midstance: this terminal cannot draw the full screen; continuing line by line.")
        plain = True
    changes = DayChanges(is_light=is_light, minutes=minutes, is_original=is_original)
    asked = partial(_start, context, session, week, changes, rehearse=rehearse)
    if plain:
        return asked(plain=True)
    return with_repairs_offered(context, lambda: asked(plain=False))


def _start(
    context: CommandContext,
    session: str | None,
    week: int | None,
    changes: DayChanges,
    *,
    plain: bool,
    rehearse: bool,
) -> int:
    """Choose the session, and open the full screen or the guide line by line."""
    is_first = session is None and not rehearse and _is_first_start(context)
    if is_first:
        if not plain:
            return open_full_screen(context, None)
        session = FIRST_CHOICES[0]
    chosen = _chosen(context, session, week, changes, is_rehearsal=rehearse)
    if chosen is None and changes != AS_PLANNED:
        say_aside("midstance: a workout is under way and stays as it was begun.")
    if not plain:
        return open_full_screen(context, chosen, changes, is_rehearsal=rehearse)
    from midstance.cli.plain.start import guide_plainly

    return guide_plainly(context, chosen, changes, is_rehearsal=rehearse, is_first=is_first)


def _is_first_start(context: CommandContext) -> bool:
    """Whether nothing is known of the runner, and the log is empty."""
    log = context.log()
    known = log.profile() or log.enrolment() or log.under_way_head() or log.newest_set()
    return not known and FIRST_CHOICES[0] in context.library().routines


def _chosen(
    context: CommandContext,
    named: str | None,
    week: int | None,
    changes: DayChanges,
    *,
    is_rehearsal: bool,
) -> Session | None:
    """The session that was asked for; None to go on with the one that is under way.

    Raises:
        CommandFailedError: nothing is due today, or another workout is under way.
        UnknownIdError, DefinitionFileError: there is no such session.
    """
    active = None if is_rehearsal else context.log().under_way_head()
    if named is None:
        return None if active is not None else _due(context, changes)
    session = _session_called(context, named, week)
    if active is None:
        return session
    if active.session != session.id:
        raise CommandFailedError(
            f"{active.name} is under way since {active.local_date}; "
            "resume, finish or discard it first: midstance start"
        )
    return None


def _due(context: CommandContext, changes: DayChanges) -> Session:
    plan = today_plan(context.log(), context.library(), context.today(), changes)
    due = plan.due
    if due.is_rest_day or plan.wanted is None:
        anyway = f" Do it anyway: {_command(due.session, due.week)}" if due.session else ""
        raise CommandFailedError(f"nothing is due today. {due.reason}{anyway}")
    if plan.missing_program:
        say_aside(f"midstance: {due.reason}")
    if due.advice:
        say_aside(f"midstance: {due.advice}")
    return plan.wanted


def _command(session: str, week: int) -> str:
    return f"midstance start {session}" + (f" --week {week}" if week > 1 else "")


def _session_called(context: CommandContext, named: str, week: int | None) -> Session:
    library = context.library()
    if named.endswith(".toml"):
        from midstance.storage.definitions.check_file import read_session_file

        return read_session_file(Path(named), library, week=week or 1)
    known = session_ids(library)
    if named not in known and program_of(named) not in library.programs:
        raise CommandFailedError(unknown_text("session", named, known))
    if named in library.programs:
        letters = " or ".join(id_ for id_ in known if id_.startswith(f"{named}/"))
        raise CommandFailedError(f"{named} is a program; name one of its sessions: {letters}")
    return library.session(named, week or 1)
