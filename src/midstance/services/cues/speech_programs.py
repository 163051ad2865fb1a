"""Speech programs: which one this machine has, how it is run and ended, and whether it works."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, Popen, TimeoutExpired
from typing import TYPE_CHECKING

from midstance.domain.settings import VoiceMode
from midstance.storage.places import from_home

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from midstance.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class SpeechProgram:
    """What reads aloud.

    Attributes:
        command: a program and its arguments; the sentence comes after them, and the program ends
            when it is spoken.
        hush: a command that stops a sentence which another process speaks; empty where ending the
            program stops it.
    """

    command: tuple[str, ...]
    hush: tuple[str, ...] = ()


TRIAL = "Midstance."
_PROGRAMS = (
    SpeechProgram(("espeak-ng",)),
    SpeechProgram(("say",)),
    SpeechProgram(("spd-say", "--wait"), ("spd-say", "--cancel")),
)


def is_remote(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is at the other end of SSH, out of earshot of this machine."""
    return bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))


def find_speech_program(
    settings: Settings,
    environment: Mapping[str, str],
    path_of: Callable[[str], str | None] = which,
) -> SpeechProgram | None:
    """The runner's own command, else the first program that this machine has; None over SSH.

    Args:
        settings: for the runner's own command.
        environment: for `SSH_CONNECTION`.
        path_of: finds a program's path by its name.
    """
    if is_remote(environment):
        return None
    own = settings.voice_command
    programs = (SpeechProgram((str(from_home(Path(own[0]))), *own[1:])),) if own else _PROGRAMS
    for program in programs:
        name, *arguments = program.command
        if path := path_of(name):
            return SpeechProgram((path, *arguments), program.hush)
    return None


def start_apart(command: tuple[str, ...], *text: str) -> Popen[bytes]:
    """Start a program that sounds, apart from the terminal, as the leader of its own group.

    Audio libraries write to the terminal that they inherit.

    Raises:
        OSError: it cannot be started.
        ValueError: an argument cannot be handed to a program.
    """
    return Popen(  # noqa: S603 - the runner's own command, or a program found on the PATH
        [*command, *text],
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=DEVNULL,
        start_new_session=True,
    )


def end_speech(process: Popen[bytes]) -> None:
    """End a program with all that it has started, where they still run."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


SLOW_FROM, HANGS_FROM = 3.0, 8.0
"""Seconds that a program may take for one word."""


def voice_state(
    settings: Settings,
    environment: Mapping[str, str],
    limits: tuple[float, float] = (SLOW_FROM, HANGS_FROM),
) -> str:
    """The voice in one word; where it is turned on, it says its name to find that out.

    ``off``, ``remote`` over SSH, ``muted``, ``missing``, ``fails``, ``slow``, ``hangs`` or
    ``works``. ``limits`` are the seconds from which it is slow, and from which it hangs.
    """
    if settings.voice is VoiceMode.OFF:
        return "off"
    if is_remote(environment):
        return "remote"
    if settings.muted:
        return "muted"
    program = find_speech_program(settings, environment)
    return "missing" if program is None else _tried(program, *limits)


def _tried(program: SpeechProgram, slow_from: float, hangs_from: float) -> str:
    try:
        process = start_apart(program.command, TRIAL)
    except (OSError, ValueError):
        return "fails"
    is_slow = not ends_within(process, slow_from)
    if is_slow and not ends_within(process, hangs_from - slow_from):
        end_speech(process)
        process.wait()
        return "hangs"
    if process.returncode:
        return "fails"
    return "slow" if is_slow else "works"


def ends_within(process: Popen[bytes], seconds: float) -> bool:
    """Whether a program ends by itself in a number of seconds."""
    try:
        process.wait(seconds)
    except TimeoutExpired:
        return False
    return True


def hush(program: SpeechProgram) -> None:
    """Stop what another process speaks for the program; that takes a second at most."""
    if not program.hush:
        return
    with suppress(OSError):
        process = start_apart(program.hush)
        if not ends_within(process, 1):
            end_speech(process)
            process.wait()
