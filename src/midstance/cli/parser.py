"""The command line as it is read: options before the command, and one command a file."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from midstance import __version__
from midstance.cli.errors import unknown_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.cli.command_context import CommandContext
    from midstance.domain.library import Library

MINUTES_THERE_ARE = click.option(
    "--minutes",
    type=click.IntRange(5, 180),
    help="How much time there is; the session is cut to fit.",
)
LIGHTER_DAY = click.option(
    "--light", "is_light", is_flag=True, help="For heavy legs: a set less of each, RPE 6."
)
ORIGINAL_SESSION = click.option(
    "--original",
    "is_original",
    is_flag=True,
    help="As the program has it, without what plan and check-in change.",
)
COMMAND_HELP: Mapping[str, tuple[str, str]] = {
    "start": ("start.command", "Start a session: today's, foundations/A, core-5, a file."),
    "today": ("today.command", "Show what is due today, and why."),
    "check-in": ("check_in.command", "Say how you feel today; the session follows."),
    "skip": ("check_in.skip_command", "Let today's session wait, for a reason."),
    "week": ("week.command", "Review a week: planned and done."),
    "card": ("card.command", "Show a workout on a card, as text or a picture."),
    "plan": ("plan.command", "Plan strength days around the runs of a week."),
    "runs": ("runs.command", "List runs, planned and done."),
    "run": ("run.command", "Add, change or move a run; set the runs of each week."),
    "log": ("log.command", "List completed sets, or correct one."),
    "import": ("import_.command", "Take in what other programs exported: sets and runs."),
    "export": ("export.command", "Export the log: CSV, JSON, TOML, Markdown, HTML, FIT, Strava."),
    "share": ("share.command", "Share a week with your coach, in a folder."),
    "squad": ("squad.command", "See your runners at a glance, as a coach."),
    "exercises": ("exercises.command", "List or search exercises, or show one."),
    "programs": ("programs.command", "List programs and routines, or show one."),
    "use": ("use.command", "Follow a program; pause or resume it."),
    "profile": ("profile.command", "Show your profile, or change it."),
    "new": ("new.command", "Create a program of your own."),
    "check": ("check.command", "Check your own files for mistakes."),
    "keys": ("keys.command", "List all keys."),
    "backup": ("backup.command", "Back up the log, or list the backups."),
    "restore": ("backup.restore_command", "Restore the log from a backup."),
    "doctor": ("doctor.command", "Check the log and your files."),
}
"""Each command with its module in ``cli/commands`` and its name there, and its line in the help."""


class _Named(click.Path):
    """A file or folder that is named: "" is no name, although it would mean where one is."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:  # noqa: ANN401 - as click has it
        """The file or folder as a path."""
        if value == "":
            what = "a file or a folder" if self.file_okay else "a folder"
            self.fail(f"name {what}; . is the folder you are in", param, ctx)
        return super().convert(value, param, ctx)  # type: ignore[arg-type]  # click gives text


FOLDER = _Named(file_okay=False, path_type=Path)
FILE_OR_FOLDER = _Named(path_type=Path)


class TextToStore(click.types.StringParamType):
    """Text that is stored: bytes that are no text in the terminal's encoding are refused."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The text as it was typed."""
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(
                "it contains bytes that are not valid text in this terminal's encoding", param, ctx
            )
        return text


TEXT = TextToStore()
STANDARD_OUTPUT = "-"


class _OutputPath(TextToStore):
    """A file or folder to write to; standard output by whichever of its names becomes ``-``."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The path as it was typed; a device, a pipe or a socket is never replaced by a file."""
        text = super().convert(value, param, ctx)
        if text in {STANDARD_OUTPUT, "/dev/stdout", "/dev/fd/1"}:
            return STANDARD_OUTPUT
        if not text:
            self.fail("name a file or a folder; . is the folder you are in", param, ctx)
        path = Path(text)
        if os.path.exists(path) and not (path.is_file() or path.is_dir()):  # noqa: PTH110  # raises nothing
            self.fail(f"{text} is not an ordinary file; - is standard output", param, ctx)
        return text


OUTPUT = _OutputPath()


class LazyCommands(click.Group):
    """Commands whose modules are loaded when they are used, and not for the list of them all."""

    places: ClassVar[Mapping[str, tuple[str, str]]] = COMMAND_HELP

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command."""
        del ctx
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, or None."""
        del ctx
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name][0].partition(".")
        command: click.Command = getattr(import_module(f"midstance.cli.commands.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of all commands."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in self.places.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; an unknown one is refused with the nearest known name."""
        if args[0] not in self.places and not args[0].startswith("-") and not ctx.resilient_parsing:
            ctx.fail(unknown_text("command", args[0], tuple(self.places)))
        return super().resolve_command(ctx, args)


@click.command(
    cls=LazyCommands,
    name="midstance",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command the full screen opens on Today.",
)
@click.option("--data-dir", type=FOLDER, help="Folder of the log, instead of MIDSTANCE_DATA_DIR.")
@click.option(
    "--config-dir",
    type=FOLDER,
    help="Folder of settings and your own files, instead of MIDSTANCE_CONFIG_DIR.",
)
@click.version_option(__version__, message="midstance %(version)s")
@click.pass_context
def midstance(ctx: click.Context, data_dir: Path | None, config_dir: Path | None) -> int | None:
    """Midstance leads a runner through strength sessions in the terminal."""
    context: CommandContext = ctx.obj
    context.choose_places(data_dir, config_dir)
    if ctx.invoked_subcommand is not None:
        return None
    from midstance.cli.screen import open_full_screen

    return open_full_screen(context)


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
    return _starting_with(incomplete, session_ids(_library(ctx)))


def complete_exercises(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Exercises that begin with what is typed."""
    del param
    return _starting_with(incomplete, _library(ctx).exercises)


def complete_programs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Programs that begin with what is typed."""
    del param
    return _starting_with(incomplete, _library(ctx).programs)


def _library(ctx: click.Context) -> Library:
    context: CommandContext = ctx.obj
    return context.loaded_library().library


def _starting_with(incomplete: str, ids: Iterable[str]) -> list[str]:
    return [each for each in ids if each.startswith(incomplete)]
