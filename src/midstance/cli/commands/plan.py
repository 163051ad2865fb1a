"""``midstance plan``: which days of a week take strength, around the runs, and why."""

from __future__ import annotations

from pathlib import Path

import click

from midstance.cli.errors import DONE, NOT_MET
from midstance.cli.output import say, say_json, say_table, say_text, say_title
from midstance.coach.schedule.planner.search import plan_week
from midstance.exchange.week_file import read_week_file
from midstance.presentation.phrases import plural
from midstance.presentation.planning.plan import plan_sections, plans_to_plain, reasons_to_plain


def say_week_file(file: Path, *, as_json: bool, why: bool) -> int:
    """Plan the week in ``file`` and print the plan; 1 where no session fits.

    Raises:
        DefinitionFileError: the file cannot be used; every mistake is named.
    """
    week = read_week_file(file)
    plans = plan_week(week)
    if as_json:
        say_json(plans_to_plain(plans) | (reasons_to_plain(week, plans) if why else {}))
    else:
        say_title(f"WEEK  {file.name}: {plural(len(week.sessions), 'session')} to place")
        for section in plan_sections(week, plans, why=why):
            say()
            say_title(section.heading.upper())
            for line in section.lines:
                say_text("", line)
            if section.rows:
                say_table(section.head, section.rows)
    return DONE if plans.plans else NOT_MET


@click.command("plan", short_help="Say which days take strength, and why.")
@click.option(
    "--from",
    "file",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A week written to a file; the log is not touched.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option("--why", is_flag=True, help="Every rule, with its source, and every other day.")
def command(file: Path, *, as_json: bool, why: bool) -> int:
    """Say which days of a week take strength, around the runs, and why."""
    return say_week_file(file, as_json=as_json, why=why)
