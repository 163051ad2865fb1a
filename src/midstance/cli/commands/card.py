"""``midstance card``: a workout to show, as text or as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.command_context import read_day_option
from midstance.cli.errors import CommandFailedError
from midstance.cli.output import say
from midstance.cli.settings import load_unit
from midstance.coach.review.bests import find_bests
from midstance.coach.review.tally import prescribed_sets, tonnage
from midstance.domain.calendar import date_text
from midstance.exchange.exporters.card import WorkoutCard, card_lines, card_svg
from midstance.presentation.phrases import brief_set_text, gain_text, tonnage_text
from midstance.storage.files import write_file
from midstance.workout.card import sets_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.cli.command_context import CommandContext
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord


@click.command("card", short_help="Show a workout on a card, as text or a picture.")
@click.argument("day", default="", metavar="[DAY]")
@click.option("--svg", is_flag=True, help="A picture in SVG in place of text.")
@click.option("--output", type=click.Path(path_type=Path), metavar="PATH", help="A new file.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@click.pass_obj
def command(
    context: CommandContext, day: str, output: Path | None, *, svg: bool, force: bool
) -> None:
    """Show the last workout on a card, or the last one of a DAY: today, yesterday, 2026-11-22.

    Its minutes, sets, load and bests, and each exercise. It is printed as text; --svg makes a
    picture, and so does a file whose name ends in .svg.
    """
    card = card_of(context, day)
    is_picture = svg or (output is not None and output.suffix == ".svg")
    lines = card_svg(card) if is_picture else card_lines(card)
    if output is None:
        for line in lines:
            say(line)
        return
    try:
        write_file(output, (f"{line}\n" for line in lines), replace=force)
    except FileExistsError:
        hint = "choose another name, or overwrite it: --force"
        raise CommandFailedError(f"{output} is there already", hint) from None
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
        raise CommandFailedError(f"there is no workout {which}", "see the log: midstance log")
    return _card(context, workout)


def _card(context: CommandContext, workout: WorkoutRecord) -> WorkoutCard:
    exercises, unit = context.library().exercises, load_unit(context)
    done = [each for each in workout.sets if each.set.counts and each.set.is_done]
    ids = dict.fromkeys(each.set.exercise for each in done)
    earlier = context.log().days.results(ids, workout.local_date)
    names = {id_: exercises[id_].name if id_ in exercises else id_ for id_ in ids}
    return WorkoutCard(
        workout.name or workout.session,
        f"{workout.local_date:%a} {date_text(workout.local_date)} {workout.local_date.year}",
        tuple(_facts(workout, done, unit)),
        tuple(
            (each.name, brief_set_text(each.logged.set, unit), gain_text(each.best, unit))
            for each in find_bests(workout.sets, earlier, exercises)
        ),
        tuple((names[id_], sets_text(_sets_of(id_, done), unit)) for id_ in ids),
    )


def _sets_of(exercise: str, done: list[LoggedSet]) -> tuple[SetRecord, ...]:
    return tuple(each.set for each in done if each.set.exercise == exercise)


def _facts(
    workout: WorkoutRecord, done: list[LoggedSet], unit: WeightUnit
) -> Iterator[tuple[str, str]]:
    """Minutes, sets and what was lifted; what there is none of is left out."""
    if minutes := round((workout.active_seconds or 0) / 60):
        yield str(minutes), "minute" if minutes == 1 else "minutes"
    sets = sum(prescribed_sets(done).values())
    yield str(sets), "set" if sets == 1 else "sets"
    lifted = tonnage([each.set for each in done])
    if lifted.grams:
        number, _, word = tonnage_text(lifted, unit).partition(" ")
        yield number, f"{word} lifted"
