"""``midstance squad``: a coach's runners at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.errors import DONE, NOT_MET, WrongUsageError
from midstance.cli.output import say, say_aside, say_json_list, say_table, say_text
from midstance.cli.parser import FOLDER
from midstance.cli.settings import settings_with_warnings
from midstance.domain.calendar import Week
from midstance.exchange.exporters.squad import runner_to_json, squad_markdown
from midstance.presentation.planning.squad import NOTHING_SHARED, SQUAD_HEAD, squad_rows
from midstance.services.upkeep.sharing import squad_at_a_glance

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.cli.command_context import CommandContext


@click.command("squad", short_help="See your runners at a glance, as a coach.")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print a Markdown table.")
@click.pass_obj
def command(
    context: CommandContext, folders: tuple[Path, ...], *, as_json: bool, as_markdown: bool
) -> int:
    """List the runners who share a week in these FOLDERs, whoever may need a word first."""
    if as_json and as_markdown:
        raise WrongUsageError("--json and --markdown exclude each other")
    start = settings_with_warnings(context).week_start
    week = Week.of(context.today(), start)
    runners, problems = squad_at_a_glance(folders, week.last)
    for problem in problems:
        say_aside(f"left out: {problem}")
    if as_json:
        say_json_list(map(runner_to_json, runners))
    elif as_markdown:
        for line in squad_markdown(runners):
            say(line)
    elif runners:
        say_table(SQUAD_HEAD, squad_rows(runners))
    else:
        say_text("", NOTHING_SHARED)
    return NOT_MET if problems and not runners else DONE
