"""Opens the full screen, or says why it cannot be opened here and what to use instead."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from midstance.cli.errors import NOT_MET, WrongUsageError
from midstance.cli.output import say_aside
from midstance.storage.errors import DamagedLogError, NotALogError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from midstance.cli.command_context import CommandContext
    from midstance.coach.day_changes import DayChanges
    from midstance.context import Context
    from midstance.domain.session import Session

INSTEAD = "Use midstance today, midstance log, or midstance start --plain."


def has_terminal() -> bool:
    """Whether standard input and standard output are both a terminal."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def can_draw(environ: Mapping[str, str]) -> bool:
    """Whether the terminal can move its cursor, by the name that ``TERM`` gives it."""
    return environ.get("TERM", "") not in {"", "dumb", "unknown"}


def open_full_screen(
    context: CommandContext,
    session: Session | None = None,
    changes: DayChanges | None = None,
    *,
    is_rehearsal: bool = False,
) -> int:
    """Open the full screen on Today, or on ``session`` with a day's changes; gives the exit code.

    Raises:
        WrongUsageError: there is no terminal that it could be drawn on.
        StorageError: the log cannot be used.
    """
    if not has_terminal():
        raise WrongUsageError(f"the full screen needs a terminal. {INSTEAD}")
    if not can_draw(os.environ):
        kind = os.environ.get("TERM") or "not set"
        reason = f"the full screen needs a terminal that can move its cursor; TERM is {kind}."
        raise WrongUsageError(f"{reason} {INSTEAD}")
    from midstance.tui.app import run_app

    opened = open_context(context, is_rehearsal=is_rehearsal)
    settings = opened.settings.settings
    return run_app(opened, settings, os.environ, session, changes, is_rehearsal=is_rehearsal)


def with_repairs_offered(context: CommandContext, work: Callable[[], int]) -> int:
    """Do ``work`` on the full screen; where the log is damaged, let a repair be chosen first.

    Answers with the exit code.

    Raises:
        StorageError: the log is damaged, and there is no terminal to ask on; or something else is
            wrong with it.
    """
    try:
        return work()
    except (DamagedLogError, NotALogError) as error:
        if not (has_terminal() and can_draw(os.environ)):
            raise
        damage = error
    from midstance.tui.damaged_log import ask_about_damage

    context.close()
    going_on = ask_about_damage(damage, context.places, context.clock, os.environ)
    if going_on is None:
        say_aside(f"midstance: {damage}")
        return NOT_MET
    if going_on.data != context.places.data:
        context.choose_places(going_on.data, context.places.config)
    code = with_repairs_offered(context, work)
    if going_on.last_word:
        say_aside(f"midstance: {going_on.last_word}")
    return code


def open_context(context: CommandContext, *, is_rehearsal: bool) -> Context:
    """The outside world for a front end; a rehearsal only reads the log.

    Mistakes in the runner's own files are printed on standard error.

    Raises:
        StorageError: the log cannot be used.
    """
    from midstance.context import Context
    from midstance.storage.database.connection import Access
    from midstance.storage.definitions.settings import load_settings

    context.close()
    context.library()
    settings = load_settings(context.places, default_keys())
    for problem in settings.problems:
        say_aside(f"midstance: {problem.text()}")
    access = Access.READ if is_rehearsal else Access.WRITE
    library = context.loaded_library()
    opened = Context.open(context.places, context.clock, access, settings=settings, library=library)
    if not is_rehearsal:
        context.follow(opened.log)
    return opened


def default_keys() -> dict[str, tuple[str, ...]]:
    """The keys of every command before anybody changed them."""
    from midstance.presentation.commands import COMMANDS

    return {command.id: command.keys for command in COMMANDS}
