"""``midstance card``: a workout to show, as text or as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.command_context import read_day_option
from midstance.cli.errors import CommandFailedError
from midstance.cli.output import say
from midstance.cli.parser import OUTPUT, STANDARD_OUTPUT
from midstance.cli.settings import load_unit
from midstance.exchange.exporters.card import WorkoutCard, card_lines, card_svg
from midstance.services.calendar.workout_card import workout_card
from midstance.storage.figures.book import FigureBook
from midstance.storage.files import write_file
from midstance.storage.places import bundled_assets

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext


@click.command("card", short_help="Show a workout on a card, as text or a picture.")
@click.argument("day", default="", metavar="[DAY]")
@click.option("--svg", is_flag=True, help="A picture in SVG in place of text.")
@click.option("--output", type=OUTPUT, metavar="PATH", help="A new file, or - to print it.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@click.pass_obj
def command(
    context: CommandContext, day: str, output: str | None, *, svg: bool, force: bool
) -> None:
    """Show the last workout on a card, or the last one of a DAY: today, yesterday, 2026-11-22.

    Its minutes, sets, load and bests, and each exercise. It is printed as text; --svg makes a
    picture, and so does a file whose name ends in .svg.
    """
    card = card_of(context, day)
    is_picture = svg or (output is not None and output.endswith(".svg"))
    lines = card_svg(card) if is_picture else card_lines(card)
    if output is None or output == STANDARD_OUTPUT:
        for line in lines:
            say(line)
        return
    path = Path(output)
    if path.is_dir():
        raise CommandFailedError(f"{output} is a folder; name a file in it")
    try:
        write_file(path, (f"{line}\n" for line in lines), replace=force)
    except FileExistsError:
        raise CommandFailedError(
            f"{output} is there already; choose another name, or overwrite it: --force"
        ) from None
    say(f"Written: {output}")


def card_of(context: CommandContext, day: str) -> WorkoutCard:
    """The card of the last workout, or of the last one of ``day``.

    Raises:
        CommandFailedError: there is none.
        WrongUsageError: ``day`` is no date.
        StorageError: the log cannot be read.
    """
    log, on = context.log(), read_day_option(day, context.today()) if day else None
    heads = log.workouts_between(on, on)
    workout = log.workout(heads[-1].id) if heads else None
    if workout is None:
        which = f"on {on.isoformat()}" if on else "yet"
        raise CommandFailedError(f"there is no workout {which}; see the log: midstance log")
    book = FigureBook(bundled_assets(), context.places.config)
    return workout_card(log, context.library(), workout, load_unit(context), book)
