"""The way in: runs the command that was typed, and ends the process well."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from midstance import __version__
from midstance.cli import errors
from midstance.cli.command_context import CommandContext
from midstance.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from midstance.cli.plain.input import Wait
    from midstance.context import Clock

EARLY_COLLECTIONS = (100_000, 50, 50)
"""Garbage is looked for rarely while modules load; a start makes little of it."""
COMPLETION = "_MIDSTANCE_COMPLETE"
"""In the environment where a shell asks click what could follow."""


def main() -> NoReturn:
    """Run the command that was typed, and end the process with its exit code.

    The interpreter is not taken apart: everything is closed by then, and that takes its time.
    """
    gc.set_threshold(*EARLY_COLLECTIONS)
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str], clock: Clock | None = None, wait: Wait | None = None) -> int:
    """Run one command against the world, or another ``clock`` and ``wait``; gives the exit code.

    Nothing that goes wrong comes out of here as an exception.
    """
    prompt, output = CommandContext(clock, wait), sys.stdout
    try:
        _make_output_tolerant()
        code = _answer(list(arguments), prompt)
        _flush()
    except BaseException as error:  # noqa: BLE001 - the one place where every error ends
        was_left = sys.stdout is not output  # click has put an end to what nobody reads any more
        sys.stdout = output
        return _ended(BrokenPipeError() if was_left else error, arguments, prompt)
    else:
        return code
    finally:
        prompt.close()


def _answer(arguments: list[str], prompt: CommandContext) -> int:
    """Answer what is typed most without loading click, and hand the rest to it."""
    if arguments == ["--version"]:
        say(f"midstance {__version__}")
        return errors.DONE
    if not arguments and COMPLETION not in os.environ:
        from midstance.cli.screen import open_full_screen

        return open_full_screen(prompt)
    from midstance.cli.parser import midstance

    code = midstance.main(arguments, "midstance", standalone_mode=False, obj=prompt)
    return code if isinstance(code, int) else errors.DONE


def _make_output_tolerant() -> None:
    """Let a terminal that lacks a character show another one, rather than end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _ended(error: BaseException, arguments: Sequence[str], prompt: CommandContext) -> int:
    """Tell what went wrong, as far as anybody still listens; answers with the exit code."""
    found = errors.explain(error)
    if found is None:
        from midstance.cli.errors import write_crash_file

        told = write_crash_file(error, arguments, prompt.places.data, prompt.now().utc)
        found = (told,), errors.NOT_MET
    lines, code = found
    _let_go_of_output()
    errors.report(lines)
    return code


def _let_go_of_output() -> None:
    """Send what nobody reads any more nowhere, so that the interpreter's end is quiet too."""
    try:
        _flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
