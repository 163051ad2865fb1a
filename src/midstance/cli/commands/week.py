"""``midstance week``: what a week amounted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.faults import WrongUseError
from midstance.cli.week import say_week

if TYPE_CHECKING:
    from midstance.cli.prompt import Prompt


@click.command("week", short_help="Review a week: planned against done.")
@click.option(
    "--date", "day", default="today", metavar="DAY", help="A day of the week that is meant."
)
@click.option("--json", "forms", flag_value="json", multiple=True, help="One JSON document.")
@click.option(
    "--markdown", "forms", flag_value="markdown", multiple=True, help="To paste into notes."
)
@click.option("--html", "forms", flag_value="html", multiple=True, help="A web page in one file.")
@click.pass_obj
def command(prompt: Prompt, day: str, forms: tuple[str, ...]) -> None:
    """Review a week: planned against done, what grew, what was left out."""
    if len(set(forms)) > 1:
        raise WrongUseError("choose one of --json, --markdown and --html")
    say_week(prompt, day, forms[0] if forms else "text")
