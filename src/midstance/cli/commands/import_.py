"""``midstance import``: histories and runs of other programs, looked at first, then taken in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypedDict

import click

from midstance.cli.errors import CommandFailedError
from midstance.cli.output import clean_for_terminal, say, say_aside, say_json, say_text
from midstance.cli.parser import FILE_OR_FOLDER
from midstance.cli.settings import load_unit
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import DistanceUnit, WeightUnit
from midstance.presentation.search.names import exercise_called
from midstance.services.upkeep.importing.importing import (
    answer_names,
    carry_out,
    keep_units,
    prepare_import,
    read_options,
)
from midstance.services.upkeep.importing.names import NameOrigin
from midstance.services.upkeep.importing.preview import plan_to_json, preview_lines

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Unpack

    from midstance.cli.command_context import CommandContext
    from midstance.domain.library import Library
    from midstance.exchange.reading.findings import ReadOptions
    from midstance.services.upkeep.importing.importing import OnProgress
    from midstance.services.upkeep.importing.plan import ImportPlan
    from midstance.storage.training_log import TrainingLog

NOTHING_NEW = "Nothing new: all of it is in the log already, or was left out."
UNDO_IMPORT = "Undo: midstance log undo"
LIKELY_KEPT = (
    "Names that are only likely were kept as your own exercises. To take them for the exercises "
    "shown, import again with --accept; their sets in the log are renamed then."
)
_ORDERS = {"dmy": True, "mdy": False}
_WIDTH = 30


class ImportChoices(TypedDict):
    """The options of ``midstance import``."""

    dry_run: bool
    as_json: bool
    yes: bool
    accept: bool
    unit: str | None
    distance: str | None
    dates: str | None


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=FILE_OR_FOLDER, metavar="PATH…")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--json", "as_json", is_flag=True, help="The preview as one JSON document.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--accept", is_flag=True, help="Take each likely exercise for a name, unasked.")
@click.option(
    "--unit", type=click.Choice([each.value for each in WeightUnit]), help="Of weights without one."
)
@click.option(
    "--distance",
    type=click.Choice([each.value for each in DistanceUnit]),
    help="Of distances without one.",
)
@click.option("--dates", type=click.Choice(list(_ORDERS)), help="What 4/3/2026 begins with.")
@click.pass_obj
def command(
    context: CommandContext, /, paths: tuple[Path, ...], **given: Unpack[ImportChoices]
) -> None:
    """Take in what other programs exported: files, folders, zip archives.

    Shows first what would change, and asks. The import is one change: midstance log undo takes
    all of it back. Doing it twice adds nothing.
    """
    log = context.log() if given["dry_run"] else context.log_to_change()
    config, library, options = context.places.config, context.library(), _options(context, given)
    plan = prepare_import(log, library, config, paths, options, context.now(), _shown("Reading"))
    if given["accept"] and not given["dry_run"]:
        answer_names(plan, config, dict(_proposed_names(plan)))
    _say_plan(context, plan, as_json=given["as_json"])
    if not given["dry_run"]:
        done = _carried_out(context, log, plan, given)
        if not given["as_json"]:
            say(done)


def _options(context: CommandContext, given: ImportChoices) -> ReadOptions:
    weight, distance = given["unit"], given["distance"]
    return read_options(
        context.log(),
        load_unit(context),
        WeightUnit(weight) if weight else None,
        DistanceUnit(distance) if distance else None,
        day_first=_ORDERS.get(given["dates"] or ""),
    )


def _carried_out(
    context: CommandContext, log: TrainingLog, plan: ImportPlan, given: ImportChoices
) -> str:
    """Take everything in, after a question on a terminal; says what became of it."""
    if plan.is_empty and not _proposed_names(plan):
        return NOTHING_NEW
    if _may_ask(given):
        _ask_names(context, plan)
    if plan.is_empty:
        return NOTHING_NEW
    if _may_ask(given) and not click.confirm("Import this?", default=True):
        raise CommandFailedError("nothing was imported")
    waiting = bool(_proposed_names(plan))
    keep_units(plan, context.places.config)
    title = carry_out(log, context.library(), plan, _shown("Saving"))
    for problem in log.file_problems[:1]:
        say_aside(f"midstance: saved, but a workout file could not be written: {problem}")
    done = f"Imported {title.removeprefix('of ')}. {UNDO_IMPORT}"
    return f"{done}\n{LIKELY_KEPT}" if waiting else done


def _say_plan(context: CommandContext, plan: ImportPlan, *, as_json: bool) -> None:
    if as_json:
        say_json(plan_to_json(plan))
        return
    options = {each.about: each.option for each in plan.findings.guesses.values()}
    for label, text, about in preview_lines(plan, context.library().exercises):
        instead = f". Else: {options[about]}" if about in options else ""
        say_text(label.ljust(10), text + instead)


def _may_ask(given: ImportChoices) -> bool:
    is_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    return is_terminal and not given["yes"] and not given["as_json"]


def _proposed_names(plan: ImportPlan) -> list[tuple[str, str]]:
    """The names with a proposal, each with the exercise that is proposed."""
    return [
        (name, each.exercise)
        for name, each in plan.names.items()
        if each.origin is NameOrigin.PROPOSED
    ]


def _ask_names(context: CommandContext, plan: ImportPlan) -> None:
    """Ask once for each likely name; the answers are kept for later imports."""
    likely, library = _proposed_names(plan), context.library()
    if likely:
        say("Enter takes the proposal; n keeps the name as your own; or type another exercise.")
    answers = {name: _answer_to(library, name, proposed) for name, proposed in likely}
    answer_names(plan, context.places.config, answers)


def _answer_to(library: Library, name: str, proposed: str) -> str:
    """The id of the exercise that a name means, or "" for the runner's own; asked until it fits."""
    shown = f"{clean_for_terminal(name)} is {library.exercises[proposed].name}?"
    while True:
        typed = click.prompt(shown, default="yes", show_default=False, prompt_suffix=" ").strip()
        if typed.casefold() in {"y", "yes"}:
            return proposed
        if typed.casefold() in {"n", "no"}:
            return ""
        try:
            return exercise_called(library, typed).id
        except UnknownIdError as error:
            say(f"{str(error).capitalize()}.{_near_text(error)}")


def _near_text(error: UnknownIdError) -> str:
    return f" Near it: {', '.join(error.near)}." if error.near else ""


def _shown(what: str) -> OnProgress | None:
    """A bar on standard error that follows a long import; none without a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    before = -1

    def show(done: int, whole: int) -> None:
        nonlocal before
        percent = 100 * done // whole if whole else 100
        if percent != before:
            before = percent
            filled = "#" * (percent * _WIDTH // 100)
            end = "\r\x1b[K" if percent == 100 else ""  # noqa: PLR2004  # all of it
            sys.stderr.write(f"\r{what} [{filled:<{_WIDTH}}] {percent:>3}%{end}")
            sys.stderr.flush()

    return show
