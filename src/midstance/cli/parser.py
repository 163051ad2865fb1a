"""The command line as it is read: options before the command, and one command a file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance import __version__
from midstance.cli.errors import unknown_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.cli.command_context import CommandContext
    from midstance.domain.library import Library


COMMAND_NAMES = (
    "start",
    "today",
    "week",
    "log",
    "export",
    "exercises",
    "programs",
    "use",
    "profile",
    "new",
    "check",
    "keys",
    "backup",
    "restore",
    "doctor",
)
FOLDER = click.Path(file_okay=False, path_type=Path)


class LazyCommands(click.Group):
    """Commands that are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, the ones used most first."""
        del ctx
        return list(COMMAND_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, or None."""
        del ctx
        if cmd_name not in COMMAND_NAMES:
            return None
        found: click.Command = import_module(f"midstance.cli.commands.{cmd_name}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; one that is not there is told with the nearest that is."""
        if (
            args[0] not in COMMAND_NAMES
            and not args[0].startswith("-")
            and not ctx.resilient_parsing
        ):
            ctx.fail(unknown_text("command", args[0], COMMAND_NAMES))
        return super().resolve_command(ctx, args)


@click.command(
    cls=LazyCommands,
    name="midstance",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command the full screen opens on Today.",
)
@click.option("--data-dir", type=FOLDER, help="Where the log lies, instead of MIDSTANCE_DATA_DIR.")
@click.option(
    "--config-dir",
    type=FOLDER,
    help="Where settings and own files lie, instead of MIDSTANCE_CONFIG_DIR.",
)
@click.version_option(__version__, message="midstance %(version)s")
@click.pass_context
def midstance(ctx: click.Context, data_dir: Path | None, config_dir: Path | None) -> int | None:
    """Midstance takes a runner through a strength session in the terminal."""
    prompt: CommandContext = ctx.obj
    prompt.choose_places(data_dir, config_dir)
    if ctx.invoked_subcommand is not None:
        return None
    from midstance.cli.screen import open_full_screen

    return open_full_screen(prompt)


def session_ids(library: Library) -> tuple[str, ...]:
    """Every session that can be started by its id."""
    of_programs = (
        f"{program.id}/{plan.id}"
        for program in library.programs.values()
        for plan in program.sessions
    )
    return (*of_programs, *library.routines)


def complete_sessions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Sessions and routines that begin with what is typed."""
    del param
    return _beginning(session_ids(_library(ctx)), incomplete)


def complete_exercises(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Exercises that begin with what is typed."""
    del param
    return _beginning(_library(ctx).exercises, incomplete)


def complete_programs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Programs that begin with what is typed."""
    del param
    return _beginning(_library(ctx).programs, incomplete)


def _library(ctx: click.Context) -> Library:
    prompt: CommandContext = ctx.obj
    return prompt.loaded_library().library


def _beginning(ids: Iterable[str], incomplete: str) -> list[str]:
    return [each for each in ids if each.startswith(incomplete)]
