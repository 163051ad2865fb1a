"""Cues for the ear: a melody for each, played by what the machine has, or the terminal's bell."""

import sys
import wave
from array import array
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from itertools import chain
from math import pi, sin
from pathlib import Path
from shutil import which
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.settings import Settings, SoundMode
from midstance.services.cues.speech_programs import is_remote, start_apart
from midstance.storage.files import make_private, write_file
from midstance.workout.effects import CueKind

if TYPE_CHECKING:
    from subprocess import Popen

if sys.platform == "win32":
    import winsound

Note = tuple[float, int]
"""A pitch in Hz, 0 for silence, and how long it sounds, in ms."""

EDITION = 1
"""Part of the names of the tone files; to be raised when a melody changes."""

_C5, _E5, _G5, _A5, _C6, _E6, _G6 = 523.25, 659.26, 783.99, 880.0, 1046.5, 1318.5, 1568.0
"""Notes, in hertz."""
_PAUSE = (0.0, 40)
"""A rest of 40 ms between two notes, written as a note without a pitch."""

MELODIES: Mapping[CueKind, Sequence[Note]] = MappingProxyType(
    {
        CueKind.LEAD_IN: ((_A5, 120),),
        CueKind.START: ((_C6, 120), (_G6, 320)),
        CueKind.HALF_WAY: ((_E6, 90), _PAUSE, (_E6, 90)),
        CueKind.LAST_THREE: ((_A5, 90),),
        CueKind.END: ((_G6, 120), (_C6, 380)),
        CueKind.SWITCH: ((_C6, 110), _PAUSE, (_E6, 110), _PAUSE, (_C6, 110)),
        CueKind.REST_OVER: ((_C5, 110), (_E5, 110), (_G5, 110), (_C6, 300)),
        CueKind.OVERDUE: ((_E5, 160), _PAUSE, (_C5, 260)),
    }
)
"""What each cue sounds like: rising to begin, falling to end, and none like another."""

RATE = 22_050
"""Samples a second."""

RAMP_MS = 20
"""How long a note swells and fades, so that it does not click."""

_LOUDNESS = 0.6
"""The share of the full scale of 16-bit samples."""
_FULL_SCALE = 32_767


def tone_file(folder: Path, kind: CueKind) -> Path:
    """The file of a cue, made if it is not there.

    Args:
        folder: Where the files are; made if it is not there.
        kind: Which cue.

    Raises:
        OSError: The folder cannot be written to.
    """
    path = folder / f"{kind}-{EDITION}.wav"
    if not path.is_file():
        make_private(folder)
        write_file(path, (_wave_file(MELODIES[kind]),), replace=True)
    return path


def samples(notes: Sequence[Note]) -> list[int]:
    """A melody as 16-bit samples, `RATE` of them a second.

    Args:
        notes: One after the other.
    """
    return list(chain.from_iterable(_note(pitch, length) for pitch, length in notes))


def _note(pitch: float, length: int) -> list[int]:
    count, ramp = RATE * length // 1000, RATE * RAMP_MS // 1000
    radians = 2 * pi * pitch / RATE
    top = _LOUDNESS * _FULL_SCALE
    return [
        round(top * min(1.0, index / ramp, (count - index) / ramp) * sin(radians * index))
        for index in range(count)
    ]


def _wave_file(notes: Sequence[Note]) -> bytes:
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(array("h", samples(notes)).tobytes())
    return file.getvalue()


PlayerCommand = tuple[str, ...]
"""A program and its arguments; the file to play comes after them."""

WINDOWS: PlayerCommand = ("winsound",)
"""On Windows the standard library plays."""

_PLAYERS: Sequence[PlayerCommand] = (
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
    ("afplay",),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
)


def find_player(
    environment: Mapping[str, str], path_of: Callable[[str], str | None] = which
) -> PlayerCommand | None:
    """The first player that this machine has; None over SSH, where it would play out of earshot.

    Args:
        environment: For `SSH_CONNECTION`.
        path_of: Finds a program's path by its name.
    """
    if is_remote(environment):
        return None
    if sys.platform == "win32":
        return WINDOWS
    players = ((path_of(name), arguments) for name, *arguments in _PLAYERS)
    return next(((path, *arguments) for path, arguments in players if path), None)


class Sound:
    """Plays cues without waiting for them.

    A player is trusted once it has played something to the end. Until then the bell rings as well,
    and after a failure the bell rings alone.

    Args:
        folder: Where the tone files are.
        ring: Rings the terminal's bell through the app's driver.
        player: As `find_player` found it; None for the bell alone.
    """

    def __init__(
        self, folder: Path, ring: Callable[[], None], player: PlayerCommand | None
    ) -> None:
        self.is_muted = False
        """Whether nothing sounds."""
        self._folder = folder
        self._ring = ring
        self._player = player
        self._is_trusted = player == WINDOWS
        self._playing: list[Popen[bytes]] = []

    @property
    def player(self) -> PlayerCommand | None:
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
        self._collect_ended()
        if not self._starts_player(kind) or not self._is_trusted:
            self._ring()

    def _collect_ended(self) -> None:
        ended = [process.poll() for process in self._playing]
        self._playing = [process for process in self._playing if process.returncode is None]
        if any(code for code in ended):
            self._player = None
        elif 0 in ended:
            self._is_trusted = True

    def _starts_player(self, kind: CueKind) -> bool:
        if self._player is None:
            return False
        try:
            self._start(self._player, tone_file(self._folder, kind))
        except (OSError, RuntimeError):
            self._player = None
        return self._player is not None

    def _start(self, player: PlayerCommand, file: Path) -> None:
        if sys.platform == "win32":
            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(str(file), flags)
        else:
            self._playing.append(start_apart(player, str(file)))


def make_sound(
    settings: Settings, folder: Path, ring: Callable[[], None], environment: Mapping[str, str]
) -> Sound:
    """The sound as the settings want it.

    Args:
        settings: which sound, and whether it is muted.
        folder: where the tone files are.
        ring: rings the terminal's bell.
        environment: for `SSH_CONNECTION`.
    """
    player = find_player(environment) if settings.sound is SoundMode.AUTO else None
    sound = Sound(folder, ring, player)
    sound.is_muted = settings.muted or settings.sound is SoundMode.OFF
    return sound
