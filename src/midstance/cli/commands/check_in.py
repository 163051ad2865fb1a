"""``midstance check-in`` and ``midstance skip``: how the day is, and that a session is to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.commands.today import say_today
from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import say
from midstance.cli.parser import TEXT
from midstance.domain.weeks.check_in import CheckIn, SkipReason
from midstance.presentation.planning.check_in import LONGEST_REGION, check_in_text
from midstance.services.calendar.check_in import (
    save_check_in,
    skip_session,
    skipped_on,
    take_skip_back,
)
from midstance.services.calendar.day_plan import save_todays_plan
from midstance.services.today import today_plan

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext

WAY_BACK = "Undo: midstance log undo"


@click.command("check-in", short_help="Say how you feel today; the session follows.")
@click.argument("fatigue", type=click.IntRange(1, 5))
@click.argument("soreness", type=click.IntRange(0, 10))
@click.argument("pain", type=click.IntRange(0, 10), default=0)
@click.option("--where", type=TEXT, default="", help="Where it hurts: knee, Achilles, back.")
@click.pass_obj
def command(context: CommandContext, fatigue: int, soreness: int, pain: int, where: str) -> None:
    """Say how you feel: FATIGUE 1 (fresh) to 5, SORENESS 0 to 10, and PAIN 0 to 10."""
    if where and not pain:
        raise WrongUsageError("--where says where it hurts; name how much too, from 1 to 10.")
    if len(where) > LONGEST_REGION:
        raise WrongUsageError(f"--where takes {LONGEST_REGION} characters at most.")
    answer = CheckIn(fatigue, soreness, pain, where)
    log = context.log_to_change()
    save_todays_plan(log, context.library(), context.today(), context.now())
    save_check_in(log, context.today(), answer, context.now())
    say(f"Saved: {check_in_text(answer)}. {WAY_BACK}")
    say()
    say_today(context, as_json=False)


@click.command("skip", short_help="Let today's session wait, for a reason.")
@click.option(
    "--because",
    "reason",
    type=click.Choice([each.value for each in SkipReason]),
    default=SkipReason.OTHER.value,
    show_default=True,
    help="Why it waits.",
)
@click.option("--back", "takes_back", is_flag=True, help="Do it today after all.")
@click.pass_obj
def skip_command(context: CommandContext, reason: str, *, takes_back: bool) -> None:
    """Let today's session wait; the plan finds its next day, and nothing is done twice."""
    log, library, today = context.log_to_change(), context.library(), context.today()
    if takes_back:
        if not take_skip_back(log, today, context.now()):
            raise CommandFailedError("nothing of today was skipped.")
    elif skipped_on(log, today) is not None:
        raise CommandFailedError("today's session waits already. Take that back: skip --back")
    else:
        due = today_plan(log, library, today).due
        if due.is_rest_day or not due.session:
            raise CommandFailedError(f"nothing is due today. {due.reason}")
        save_todays_plan(log, library, today, context.now())
        skip_session(log, due.session, today, SkipReason(reason), context.now())
        say(f"{due.session} waits. Undo: midstance skip --back")
    say_today(context, as_json=False)
