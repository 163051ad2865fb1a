"""``midstance runs``: the runs of some days, planned and done, with days away or ill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.command_context import read_day_option
from midstance.cli.errors import WrongUsageError
from midstance.cli.output import say, say_json_list, say_table, say_text, say_title
from midstance.cli.settings import distance_unit
from midstance.domain.calendar import Week
from midstance.exchange.exporters.run_json import run_to_json
from midstance.presentation.planning.runs import RUN_HEAD, absence_text, run_rows, total_text
from midstance.services.calendar.run_calendar import absences, scheduled_runs

if TYPE_CHECKING:
    from datetime import date

    from midstance.cli.command_context import CommandContext
    from midstance.domain.weeks.run_calendar import ScheduledRun

WEEKS_AHEAD = 3
"""Weeks after this one that are listed where nothing else is asked for."""

NO_RUNS = (
    "No runs. Add one: midstance run add tomorrow easy 8km, or those of each week: "
    'midstance run template "Tue intervals, Sun long"'
)


@click.command("runs")
@click.option("--since", metavar="DAY", help="From this day on.  [default: this Monday]")
@click.option("--until", metavar="DAY", help="Up to this day.  [default: four weeks]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def command(
    context: CommandContext, since: str | None, until: str | None, *, as_json: bool
) -> None:
    """List runs, planned and done, by their days; change them with: midstance run."""
    first, last = _span(context.today(), since, until)
    runs = scheduled_runs(context.log(), first, last)
    if as_json:
        say_json_list(map(run_to_json, runs))
    else:
        _say_runs(context, runs, first, last)


def _span(today: date, since: str | None, until: str | None) -> tuple[date, date]:
    first = read_day_option(since, today) if since else Week.of(today).first
    if until:
        last = read_day_option(until, today)
    else:
        last = Week.of(max(first, today)).shifted(WEEKS_AHEAD).last
    if last < first:
        raise WrongUsageError(f"--until {last} is before --since {first}")
    return first, last


def _say_runs(
    context: CommandContext, runs: tuple[ScheduledRun, ...], first: date, last: date
) -> None:
    unit = distance_unit(context)
    away = absences(context.log(), first, last)
    say_title(f"RUNS  {first.isoformat()} to {last.isoformat()}")
    if runs:
        say_table(RUN_HEAD, run_rows(runs, unit))
    elif not away:
        say_text("", NO_RUNS)
    if total := total_text(runs, unit):
        say()
        say_text("", f"In all: {total}.")
    for each in away:
        say_text("", f"{absence_text(each)}.")
