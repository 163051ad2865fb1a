"""``midstance export``: the log in another format, on standard output or in a new file."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import say, say_aside, say_part
from midstance.cli.parser import OUTPUT, STANDARD_OUTPUT
from midstance.cli.settings import distance_unit, load_unit, settings_with_warnings
from midstance.coach.review.history import exercise_history, year_history
from midstance.domain.record import NO_HEART_RATE
from midstance.exchange.exporters.csv import BYTE_ORDER_MARK, csv_lines
from midstance.exchange.exporters.days import (
    day_to_json,
    days_csv_lines,
    days_html,
    days_html_part,
    days_markdown,
)
from midstance.exchange.exporters.fit.planned import STEPS_OF_A_WATCH
from midstance.exchange.exporters.html import heart_rates_html_part, history_html
from midstance.exchange.exporters.json import json_lines, set_to_json
from midstance.exchange.exporters.markdown import log_markdown
from midstance.exchange.exporters.run_json import run_to_json
from midstance.exchange.exporters.runs import (
    runs_csv_lines,
    runs_html,
    runs_html_part,
    runs_markdown,
)
from midstance.presentation.clean import clean
from midstance.presentation.phrases import plural
from midstance.services.calendar.check_in import noted_days
from midstance.services.calendar.run_calendar import every_run
from midstance.services.today import today_plan
from midstance.services.upkeep.activity_files import (
    FIT,
    PLATFORM_FORMATS,
    activity_files,
    planned_file,
)
from midstance.storage.figures.book import FigureBook
from midstance.storage.files import make_private, write_file
from midstance.storage.places import bundled_assets
from midstance.storage.training_log import WORKOUTS_FOLDER
from midstance.storage.workout_files.pending import all_entry_files, all_workout_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.cli.command_context import CommandContext
    from midstance.domain.record import WorkoutRecord
    from midstance.exchange.exporters.json import SetJson
    from midstance.figures.figure import Figure

SETS = "sets"
"""The table that is written where neither --runs nor --days is asked for."""
FORMATS = ("csv", "json", "toml", "markdown", "html", "fit", "strava")
_ENDINGS = {"markdown": "md"}
MOST_NAMED = 3
"""Of what was left out, how many are named."""
FORCE = "choose another name, or overwrite it: --force"


@click.command("export")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True, help="How."
)
@click.option(
    "--output",
    "--to",
    type=OUTPUT,
    metavar="PATH",
    help="A new file, or a folder.",
)
@click.option("--runs", "table", flag_value="runs", help="The runs in place of the sets.")
@click.option(
    "--days", "table", flag_value="days", help="Check-ins, skipped sessions, days ill and away."
)
@click.option("--planned", is_flag=True, help="With fit: today's session, for a watch's folder.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@click.pass_obj
def command(
    context: CommandContext,
    form: str,
    output: str | None,
    table: str | None,
    *,
    planned: bool,
    force: bool,
) -> None:
    """Write the whole log out: csv, json, toml (the workouts' own files), markdown or html.

    fit and strava are a file for each workout and each run, for watches and platforms; fit
    --planned is today's session as a workout for a watch, whose folder is GARMIN/NewFiles.
    Markdown, html and toml hold the runs and days too; for csv and json they are tables of their
    own: --runs, and --days with how you were and why a session waited. A CSV file begins with a
    byte-order mark, by which spreadsheets know UTF-8; standard output has none.
    """
    path = _path(output)
    if planned:
        _export_planned(context, form, path, table, force=force)
    else:
        export(context, form, path, table or SETS, force=force)


def _path(typed: str | None) -> Path | None:
    """The file or folder that was named; one that ends in a slash is a folder, and is made."""
    if typed is None or typed == STANDARD_OUTPUT:
        return None
    if typed.endswith("/"):
        make_private(Path(typed))
    return Path(typed)


def export(
    context: CommandContext, form: str, output: Path | None, table: str = SETS, *, force: bool
) -> None:
    """Write the whole log as ``form`` to ``output``, a file or a folder, or print it.

    Raises:
        WrongUsageError: ``toml``, ``fit`` or ``strava``, a file for each workout, without a folder,
            or with a ``table`` that they cannot be.
        CommandFailedError: there is such a file already.
        StorageError: the log cannot be read.
        OSError: the file could not be written.
    """
    if form == "toml":
        _export_files(context, output, table, force=force)
    elif form in PLATFORM_FORMATS:
        _export_activities(context, form, output, table, force=force)
    elif output is None:
        for part in parts(context, form, table):
            say_part(part)
    else:
        path = output / _name(context, form, table) if output.is_dir() else output
        chunks = parts(context, form, table)
        _write(path, chain((BYTE_ORDER_MARK,), chunks) if form == "csv" else chunks, force=force)
        say(f"Written: {path}")


def _name(context: CommandContext, form: str, table: str) -> str:
    kind = "" if table == SETS else f"{table}-"
    return f"midstance-{kind}{context.today().isoformat()}.{_ENDINGS.get(form, form)}"


def parts(context: CommandContext, form: str, table: str = SETS) -> Iterator[str]:
    """The document piece by piece, so that a log of any size can be written.

    Raises:
        StorageError: the log cannot be read.
    """
    if table == "runs":
        return _run_parts(context, form)
    if table == "days":
        return _day_parts(context, form)
    match form:
        case "csv":
            return csv_lines(_sets(context))
        case "json":
            return json_lines(_sets(context))
        case "markdown":
            return _markdown(context)
        case _:
            return _html(context)


def _run_parts(context: CommandContext, form: str) -> Iterator[str]:
    """Every run, planned and done."""
    runs, unit = every_run(context.log(), context.today()), distance_unit(context)
    match form:
        case "csv":
            return runs_csv_lines(runs)
        case "json":
            return json_lines(map(run_to_json, runs))
        case "markdown":
            return (f"{line}\n" for line in runs_markdown(runs, unit))
        case _:
            return (f"{line}\n" for line in runs_html(runs, unit))


def _day_parts(context: CommandContext, form: str) -> Iterator[str]:
    """Every check-in and skipped session, and the days ill and away."""
    days = noted_days(context.log())
    match form:
        case "csv":
            return days_csv_lines(days)
        case "json":
            return json_lines(map(day_to_json, days))
        case "markdown":
            return (f"{line}\n" for line in days_markdown(days))
        case _:
            return (f"{line}\n" for line in days_html(days))


def _sets(context: CommandContext) -> Iterator[SetJson]:
    log = context.log()
    rates = log.heart_rates()
    for each in log.iter_sets():
        yield set_to_json(each, rates.get(each.workout_id, NO_HEART_RATE))


def _markdown(context: CommandContext) -> Iterator[str]:
    unit, runs = load_unit(context), every_run(context.log(), context.today())
    days = noted_days(context.log())
    lines = chain(
        log_markdown(_workouts(context), unit, context.library().exercises),
        ("", *runs_markdown(runs, distance_unit(context), 2)) if runs else (),
        ("", *days_markdown(days, 2)) if days else (),
    )
    return (f"{line}\n" for line in lines)


def _workouts(context: CommandContext) -> Iterator[WorkoutRecord]:
    log = context.log()
    for head in log.workouts_between():
        if whole := log.workout(head.id):
            yield whole


def _html(context: CommandContext) -> Iterator[str]:
    settings = settings_with_warnings(context)
    log, library, unit = context.log(), context.library(), load_unit(context, settings)
    year = year_history(log, library, context.today(), settings.week_start)
    histories = (
        exercise_history(log, library, each, week_start=settings.week_start, unit=unit)
        for each in log.days.exercises()
    )
    runs, days = every_run(log, context.today()), noted_days(log)
    more = chain(
        heart_rates_html_part(log.workouts_between()),
        runs_html_part(runs, distance_unit(context)) if runs else (),
        days_html_part(days) if days else (),
    )
    book = FigureBook(bundled_assets(), context.places.config)

    def figure_of(id_: str) -> Figure | None:
        exercise = library.exercises.get(id_)
        return book.figure(exercise.figure) if exercise else None

    return (f"{line}\n" for line in history_html(year, histories, unit, more, figure_of))


def _export_files(context: CommandContext, folder: Path | None, table: str, *, force: bool) -> None:
    """Write each workout's own file into ``folder``; the same file may lie there already."""
    if table != SETS:
        raise WrongUsageError(f"toml holds the whole log, a file for each; leave out --{table}")
    if folder is None:
        raise WrongUsageError("toml writes a file for each workout; name a folder: --output FOLDER")
    make_private(folder)
    number = 0
    log, own = context.log(), context.places.data / WORKOUTS_FOLDER
    for name, content in all_workout_files(log.database, own):
        _write_once(folder / name, content, force=force)
        number += 1
    others = 0
    for content, path in all_entry_files(log.database, folder, own):
        _write_once(path, content, force=force)
        others += 1
    with_runs = f" and {plural(others, 'file')} of runs and days" if others else ""
    say(f"Written: {plural(number, 'workout')}{with_runs} to {folder}")


def _export_activities(
    context: CommandContext, form: str, folder: Path | None, table: str, *, force: bool
) -> None:
    """Write a file for each workout and each run that was done into ``folder``."""
    if table == "days":
        raise WrongUsageError(f"{form} has workouts and runs; write --days as csv, json or html")
    if folder is None:
        raise WrongUsageError(
            f"{form} writes a file for each workout; name a folder: --output FOLDER"
        )
    make_private(folder)
    unit, now, number = load_unit(context), context.now(), 0
    left_out = list[str]()
    for name, content in activity_files(
        context.log(), context.library(), form, unit, now, only_runs=table == "runs"
    ):
        if content is None:
            left_out.append(name)
            continue
        _write_once(folder / name, content, force=force)
        number += 1
    say(f"Written: {plural(number, 'file')} to {folder}")
    if left_out:
        named = ", ".join(clean(each) for each in left_out[:MOST_NAMED])
        more = f" and {len(left_out) - MOST_NAMED} more" if len(left_out) > MOST_NAMED else ""
        say(
            f"Left out, without a set, a time or a distance: {named}{more}. "
            "Add sets: midstance log add EXERCISE AMOUNT --date DAY"
        )


def _export_planned(
    context: CommandContext, form: str, output: Path | None, table: str | None, *, force: bool
) -> None:
    """Write today's session, or the next one where none is due, as a workout for a watch."""
    if form != FIT or output is None or table is not None:
        raise WrongUsageError(
            "a planned session is written for a watch: --format fit --planned --output FOLDER"
        )
    if not output.is_dir() and output.suffix != f".{FIT}":
        raise CommandFailedError(
            f"there is no folder {output}; connect the watch, or name a file that ends in .{FIT}"
        )
    library = context.library()
    plan = today_plan(context.log(), library, context.today())
    found = planned_file(plan, library, load_unit(context))
    if found is None:
        raise CommandFailedError(f"no session is due. {plan.due.reason}")
    name, content, steps = found
    path = output / name if output.is_dir() else output
    _write_once(path, content, force=force)
    say(f"Written: {path}")
    if plan.due.is_rest_day:
        say(f"It is the next session, and not due today. {plan.due.reason}")
    if steps > STEPS_OF_A_WATCH:
        say_aside(
            f"midstance: it has {steps} steps; many watches take no more than {STEPS_OF_A_WATCH}"
        )


def _write_once(path: Path, content: bytes, *, force: bool) -> None:
    if path.is_symlink() or not path.is_file() or path.read_bytes() != content:
        _write(path, (content,), force=force)


def _write(path: Path, chunks: Iterable[str | bytes], *, force: bool) -> None:
    try:
        write_file(path, chunks, replace=force)
    except FileExistsError:
        raise CommandFailedError(f"{path} already exists; {FORCE}") from None
