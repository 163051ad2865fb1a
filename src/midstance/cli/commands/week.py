"""The review of a week: as lines to read, Markdown, a web page or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.command_context import read_day_option
from midstance.cli.errors import WrongUsageError
from midstance.cli.output import say, say_json, say_table, say_text, say_title
from midstance.cli.settings import load_unit, settings_with_warnings
from midstance.domain.calendar import Week
from midstance.exchange.exporters.html import week_html
from midstance.exchange.exporters.json import week_json
from midstance.exchange.exporters.markdown import week_markdown
from midstance.presentation.week import week_sections, week_title
from midstance.services.calendar.reviews import reviewed_week

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.settings import Settings
    from midstance.domain.weeks.review import WeekReview
    from midstance.presentation.blocks import Section


def _read_review(
    context: CommandContext, day: str, settings: Settings, unit: WeightUnit
) -> WeekReview:
    """The review of the week that holds ``day``.

    Raises:
        WrongUsageError: ``day`` is no date.
        StorageError: the log cannot be read.
    """
    week = Week.of(read_day_option(day, context.today()), settings.week_start)
    library = context.library()
    return reviewed_week(context.log(), library, week, context.today(), unit)


def say_week(context: CommandContext, day: str, form: str) -> None:
    """Print the week as ``form`` says: ``text``, ``markdown``, ``html`` or ``json``.

    Raises:
        WrongUsageError: ``day`` is no date.
        StorageError: the log cannot be read.
    """
    settings = settings_with_warnings(context)
    unit = load_unit(context, settings)
    review = _read_review(context, day, settings, unit)
    if form == "json":
        say_json(week_json(review))
    elif form == "text":
        _say_text(review, unit)
    else:
        _say_document(review, unit, form)


def _say_document(review: WeekReview, unit: WeightUnit, form: str) -> None:
    document = week_markdown if form == "markdown" else week_html
    for line in document(review, unit):
        say(line)


def _say_text(review: WeekReview, unit: WeightUnit) -> None:
    say_title(week_title(review))
    for section in week_sections(review, unit):
        say()
        _say_section(section)


def _say_section(section: Section) -> None:
    say_title(section.heading.upper())
    for line in section.lines:
        say_text("", line)
    if section.rows:
        say_table(section.head, section.rows)
    if section.note:
        say_text("", section.note)


@click.command("week", short_help="Review a week: planned and done.")
@click.option(
    "--date",
    "day",
    default="today",
    metavar="DAY",
    help="A day of that week: 2026-11-22, today, yesterday.",
)
@click.option("--json", "forms", flag_value="json", multiple=True, help="Print one JSON document.")
@click.option(
    "--markdown",
    "forms",
    flag_value="markdown",
    multiple=True,
    help="Markdown, to paste into notes.",
)
@click.option("--html", "forms", flag_value="html", multiple=True, help="A web page in one file.")
@click.pass_obj
def command(context: CommandContext, day: str, forms: tuple[str, ...]) -> None:
    """Review a week: planned against done, what grew, what was left out."""
    if len(set(forms)) > 1:
        raise WrongUsageError("choose one of --json, --markdown and --html")
    say_week(context, day, forms[0] if forms else "text")
