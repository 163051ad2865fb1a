"""``midstance share``: a week for a coach, and the programs that the coach offers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.command_context import read_day_option
from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import (
    clean_for_terminal,
    say,
    say_text,
)
from midstance.cli.parser import FOLDER, TEXT
from midstance.cli.settings import settings_with_warnings
from midstance.domain.calendar import Week
from midstance.domain.weeks.shared_week import LONGEST_RUNNER_NAME
from midstance.presentation.clean import clean
from midstance.presentation.planning.squad import (
    shared_lines,
)
from midstance.services.upkeep.offered_programs import (
    PROGRAMS,
    offered_programs,
    take_program,
)
from midstance.services.upkeep.sharing import is_name_taken, shared_week
from midstance.services.upkeep.sharing_choice import SharingChoice, save_sharing, sharing_of
from midstance.storage.places import from_home
from midstance.storage.workout_files.shared_week import write_shared_week

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext


@click.command("share", short_help="Share a week with your coach, in a folder.")
@click.option("--to", "folder", type=FOLDER, help="The shared folder; it is kept.")
@click.option("--name", type=TEXT, default="", help="What your coach calls you; it is kept.")
@click.option("--week", "day", metavar="DAY", default="", help="A day of the week to share.")
@click.option("--pains/--no-pains", default=None, help="Share pains too; it is kept.")
@click.option("--note/--no-note", default=None, help="Share your note on the week; it is kept.")
@click.option(
    "--mine", "way", flag_value="mine", help="The weeks of this name there are yours already."
)
@click.option("--show", "way", flag_value="show", help="Only show what would be shared.")
@click.option("--take", metavar="PROGRAM", help="Take a program that your coach offers.")
@click.pass_obj
def command(
    context: CommandContext,
    folder: Path | None,
    name: str,
    day: str,
    pains: bool | None,
    note: bool | None,
    *,
    way: str | None,
    take: str | None,
) -> None:
    """Write a small file with this week into a shared folder: planned and done, and what comes.

    Sessions, sets a muscle group, effort, kilometres. Pains and your note only if you say so.
    """
    kept = sharing_of(context.log())
    chosen = SharingChoice(
        (name or kept.name).strip(),
        str(from_home(folder).absolute()) if folder else kept.folder,
        kept.has_pains if pains is None else pains,
        kept.has_note if note is None else note,
    )
    if take is not None:
        _take_offered_program(context, chosen, take)
        return
    _check(chosen, is_shown=way == "show")
    if way is None and is_name_taken(chosen, kept):
        raise CommandFailedError(
            f"a runner called {chosen.name} shares in that folder; choose another name with "
            "--name, or say that it is you, on another machine: --mine"
        )
    _share(context, chosen, day, is_shown=way == "show")


def _share(context: CommandContext, chosen: SharingChoice, day: str, *, is_shown: bool) -> None:
    """Print what is shared of the week that holds ``day``, and write it unless it is only shown.

    Raises:
        WrongUsageError: ``day`` is no date.
        StorageError: the log cannot be read, or the folder not be written.
    """
    start = settings_with_warnings(context).week_start
    week = Week.of(read_day_option(day, context.today()) if day else context.today(), start)
    shared = shared_week(context.log(), context.library(), week, context.today(), chosen)
    for line in shared_lines(shared):
        say_text("", line)
    if is_shown:
        return
    path = write_shared_week(Path(chosen.folder), shared)
    save_sharing(context.log_to_change(), chosen, context.now())
    say(f"Written: {path}")


def _check(chosen: SharingChoice, *, is_shown: bool) -> None:
    """Refuse what cannot be shared.

    Raises:
        WrongUsageError: the name or the folder is missing, or the name is none.
    """
    if not chosen.name or chosen.name != clean(chosen.name, LONGEST_RUNNER_NAME):
        raise WrongUsageError(
            f"say what your coach calls you, in {LONGEST_RUNNER_NAME} letters at most: --name Anna"
        )
    if not chosen.folder and not is_shown:
        raise WrongUsageError("name the folder that you share with your coach: --to FOLDER")


def _take_offered_program(context: CommandContext, chosen: SharingChoice, id_: str) -> None:
    """Copy a program that the coach offers.

    Raises:
        CommandFailedError: there is none of this name.
        StorageError: it cannot be used, or not be written.
    """
    own, library = context.places.config / PROGRAMS, context.library()
    folder = chosen.folder
    offers = offered_programs(Path(folder), own, library) if folder else ()
    offer = next((each for each in offers if id_ in {each.id, each.path.stem}), None)
    if offer is None:
        named = ", ".join(each.id for each in offers if each.id)
        hint = f"there are: {named}" if named else "there is none at present"
        raise CommandFailedError(f"your coach offers no program {id_!r}; {hint}")
    path = take_program(offer, own)
    say(f"Written: {path}")
    for problem in offer.findings:
        say(clean_for_terminal(problem.text(), 2000))
    say(f"Look at it: midstance programs {offer.id}")
    say(f"Follow it: midstance use {offer.id}")
