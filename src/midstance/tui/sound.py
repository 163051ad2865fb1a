"""Cues for the ear: a player of the system's, or else the terminal's bell; never fatal."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from midstance.tui.tones import tone_file
from midstance.workout.effects import CueKind

if TYPE_CHECKING:
    from subprocess import Popen

Command = tuple[str, ...]
"""A program and its arguments; the file to play comes after them."""

WINDOWS: Command = ("winsound",)
"""Stands for the standard library's player on Windows."""

_PLAYERS: Sequence[Command] = (
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
    ("afplay",),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
)


def find_player(
    environment: Mapping[str, str], which: Callable[[str], str | None] | None = None
) -> Command | None:
    """The first player that this machine has; None over SSH, where it would play out of earshot.

    Args:
        environment: For `SSH_CONNECTION`.
        which: Finds a program's path by its name; the system's `PATH` if left out.
    """
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return None
    if sys.platform == "win32":
        return WINDOWS
    path_of = which or _on_path
    found = ((path_of(name), arguments) for name, *arguments in _PLAYERS)
    return next(((path, *arguments) for path, arguments in found if path), None)


def _on_path(name: str) -> str | None:
    from shutil import which  # noqa: PLC0415 - only once something sounds

    return which(name)


class Sound:
    """Plays cues without waiting for them.

    A player is trusted once it has played something to the end. Until then the bell rings as well,
    and after a failure the bell rings alone.

    Args:
        folder: Where the tones are kept.
        ring: Rings the terminal's bell through the app's driver.
        player: As `find_player` found it; None for the bell alone.
    """

    def __init__(self, folder: Path, ring: Callable[[], None], player: Command | None) -> None:
        self.is_muted = False
        """Whether nothing sounds."""
        self._folder = folder
        self._ring = ring
        self._player = player
        self._is_trusted = player == WINDOWS
        self._playing: list[Popen[bytes]] = []

    @property
    def player(self) -> Command | None:
        """What plays; None where only the bell does."""
        return self._player

    def prepare(self) -> None:
        """Make all tones; takes a moment, and may be done in a thread of its own."""
        try:
            for kind in CueKind if self._player else ():
                tone_file(self._folder, kind)
        except OSError:
            self._player = None

    def play(self, kind: CueKind) -> None:
        """Sound a cue.

        Args:
            kind: Which; whether it is not too late for it is the caller's to decide.
        """
        if self.is_muted:
            return
        self._hear_of_those_that_ended()
        if not self._has_started(kind) or not self._is_trusted:
            self._ring()

    def _hear_of_those_that_ended(self) -> None:
        ended = [process.poll() for process in self._playing]
        self._playing = [process for process in self._playing if process.returncode is None]
        if any(code for code in ended):
            self._player = None
        elif 0 in ended:
            self._is_trusted = True

    def _has_started(self, kind: CueKind) -> bool:
        if self._player is None:
            return False
        try:
            self._start(self._player, tone_file(self._folder, kind))
        except (OSError, RuntimeError):
            self._player = None
        return self._player is not None

    def _start(self, player: Command, file: Path) -> None:
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415 - only once something sounds

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(str(file), flags)
        else:
            self._playing.append(_started(player, file))


def _started(player: Command, file: Path) -> "Popen[bytes]":
    """A player at work, with no way to the terminal: audio libraries write to what they inherit."""
    from subprocess import DEVNULL, Popen  # noqa: PLC0415 - only once something sounds

    return Popen(  # noqa: S603 - a program found on the PATH and a file of ours
        [*player, str(file)],
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=DEVNULL,
        start_new_session=True,
    )
