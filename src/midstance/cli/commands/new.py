"""``midstance new``: begins a file of the runner's own."""

from __future__ import annotations

import os
import re
import unicodedata
from string import Template
from typing import TYPE_CHECKING

import click

from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import say
from midstance.cli.parser import TEXT
from midstance.storage.errors import from_os
from midstance.storage.files import make_private, write_file
from midstance.storage.places import bundled_assets

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.cli.command_context import CommandContext

MAX_PROGRAM_NAME = 200
LONGEST_ID = 60
TEMPLATE = "templates", "program.toml"
"""Where the first file of a program lies among the assets."""
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


@click.group("new")
def command() -> None:
    """Begin a file of your own."""


@command.command("program", short_help="A commented file to edit.")
@click.argument("name", type=TEXT)
@click.pass_obj
def program_command(context: CommandContext, name: str) -> None:
    """Write a small, commented program called NAME into the config folder, to be changed."""
    id_ = _check_name(context, name)
    file = context.places.config / "programs" / f"{id_}.toml"
    _write(file, program_text(name, str(file)))
    say(f"Written: {file}")
    say("Edit it with any editor, then:")
    say(f"  midstance check {file}")
    say(f"  midstance programs {id_}")


def _check_name(context: CommandContext, name: str) -> str:
    """The id of a new program.

    Raises:
        WrongUsageError: the name gives none.
        CommandFailedError: there is such a program.
    """
    id_ = id_of(name)
    if not id_ or len(name) > MAX_PROGRAM_NAME or not name.isprintable():
        raise WrongUsageError(
            f"{name!r} is not a name for a program; use letters, such as hill-legs"
        )
    if id_ in context.library().programs:
        raise CommandFailedError(f"there is a program {id_!r} already; choose another name")
    return id_


def id_of(name: str) -> str:
    """The id that a name gives: small letters, digits and hyphens; "" where it has none of them."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_IN_IDS.sub("-", plain.lower()).strip("-")[:LONGEST_ID].strip("-")


def program_text(name: str, file: str) -> str:
    """The first file of a program called ``name``: small and complete, with comments.

    It is the template among the assets, with the names and ``file``, where it will lie, filled in.
    """
    template = Template(bundled_assets().joinpath(*TEMPLATE).read_text(encoding="utf-8"))
    title = " ".join(name.split())
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return template.substitute(name=title, title=quoted, id=id_of(name), file=file)


def _write(file: Path, text: str) -> None:
    if os.path.lexists(file):
        raise CommandFailedError(f"{file} already exists; nothing was written")
    try:
        make_private(file.parent)
        write_file(file, (text,))
    except OSError as error:
        what, where, remedy = from_os(error, file)
        raise CommandFailedError(f"{file} cannot be written. {where}: {what}. {remedy}") from None
