"""The entry point: runs the command that was typed, and ends the process with its exit code."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from midstance import __version__
from midstance.cli.command_context import CommandContext
from midstance.cli.errors import DONE, NOT_MET, WrongUsageError
from midstance.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from midstance.cli.plain.input import Wait
    from midstance.context import Clock

EARLY_COLLECTIONS = (500_000, 50, 50)
"""Thresholds of the garbage collector: a start makes 100 000 objects that stay."""
COMPLETION = "_MIDSTANCE_COMPLETE"
"""Set in the environment when a shell asks click for completions."""


def main() -> NoReturn:
    """Run the command that was typed, and end the process with its exit code.

    The interpreter's own clean-up is skipped: everything is closed by then, and it takes long.
    """
    gc.set_threshold(*EARLY_COLLECTIONS)
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str], clock: Clock | None = None, wait: Wait | None = None) -> int:
    """Run one command against the world, or another ``clock`` and ``wait``; gives the exit code.

    No exception leaves this function.
    """
    context, output = CommandContext(clock, wait), sys.stdout
    try:
        _make_output_tolerant()
        code = _run_command(list(arguments), context)
        context.send_finished()
        context.warn_of_damage()
        _flush()
    except BaseException as error:  # noqa: BLE001 - the one place where every error ends
        is_replaced = sys.stdout is not output  # click does so when the reader has gone
        sys.stdout = output
        return _report(BrokenPipeError() if is_replaced else error, arguments, context)
    else:
        return code
    finally:
        context.close()


def _run_command(arguments: list[str], context: CommandContext) -> int:
    """Answer ``--version`` and the bare call without loading click, and all else through it."""
    if arguments == ["--version"]:
        say(f"midstance {__version__}")
        return DONE
    if not arguments and COMPLETION not in os.environ:
        from midstance.cli.screen import open_full_screen, with_repairs_offered

        return with_repairs_offered(context, partial(open_full_screen, context))
    if COMPLETION in os.environ:
        _check_completion(os.environ)
    from midstance.cli.parser import midstance

    code = midstance.main(arguments, "midstance", standalone_mode=False, obj=context)
    return code if isinstance(code, int) else DONE


def _check_completion(environ: Mapping[str, str]) -> None:
    """Refuse a request for completions that no shell makes.

    Raises:
        WrongUsageError: what a shell sets with it is missing.
    """
    is_request = environ[COMPLETION].endswith("_complete")
    if is_request and not ("COMP_WORDS" in environ and environ.get("COMP_CWORD", "").isdecimal()):
        raise WrongUsageError(
            f"{COMPLETION} is set, but COMP_WORDS and COMP_CWORD, which a shell sets with it, "
            f"are not. Unset it: unset {COMPLETION}"
        )


def _make_output_tolerant() -> None:
    """Print a question mark for a character that the output's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _report(error: BaseException, arguments: Sequence[str], context: CommandContext) -> int:
    """Print what went wrong on standard error; gives the exit code."""
    from midstance.cli.error_report import explain, report, write_crash_file

    explanation = explain(error)
    if explanation is None:
        line = write_crash_file(
            error, arguments, lambda: context.places.data, lambda: context.now().utc
        )
        explanation = (line,), NOT_MET
    lines, code = explanation
    _discard_unread_output()
    report(lines)
    return code


def _discard_unread_output() -> None:
    """Send output that nobody reads to the null device, so that closing it raises nothing."""
    try:
        _flush()
    except OSError:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
