"""``midstance new``: begins a file of the runner's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from midstance.cli.faults import NotMetError, WrongUseError
from midstance.cli.output import say
from midstance.cli.starter import id_of, program_text

if TYPE_CHECKING:
    from pathlib import Path

    from midstance.cli.prompt import Prompt

LONGEST_NAME = 200


@click.group("new", short_help="Begin a program of your own.")
def command() -> None:
    """Begin a file of your own."""


@command.command("program", short_help="A commented file to change.")
@click.argument("name")
@click.pass_obj
def program_command(prompt: Prompt, name: str) -> None:
    """Write a small, commented program called NAME into the config folder, to be changed."""
    id_ = _checked(prompt, name)
    file = prompt.places.config / "programs" / f"{id_}.toml"
    _write(file, program_text(name, str(file)))
    say(f"Written: {file}")
    say("Change it with any editor, then:")
    say(f"  midstance check {file}")
    say(f"  midstance programs {id_}")


def _checked(prompt: Prompt, name: str) -> str:
    """The id of a new program.

    Raises:
        WrongUseError: the name gives none.
        NotMetError: there is such a program.
    """
    id_ = id_of(name)
    if not id_ or len(name) > LONGEST_NAME or not name.isprintable():
        raise WrongUseError(f"{name!r} is no name for a program; take letters, such as hill-legs")
    if id_ in prompt.library().programs:
        raise NotMetError(f"there is a program {id_!r} already; choose another name")
    return id_


def _write(file: Path, text: str) -> None:
    from midstance.exchange.output_file import write_file

    if os.path.lexists(file):
        raise NotMetError(f"{file} is there already; nothing was written")
    try:
        file.parent.mkdir(0o700, parents=True, exist_ok=True)
        write_file(file, (text,))
    except OSError as error:
        raise NotMetError(f"{file} cannot be written: {error.strerror or error}") from None
