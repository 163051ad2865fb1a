"""The cues as short melodies, and the files that a player can play."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from midstance.workout.effects import CueKind

Note = tuple[float, int]
"""A pitch in Hz, 0 for silence, and how long it sounds, in ms."""

RATE = 22_050
"""Samples a second."""

RAMP_MS = 20
"""How long a note swells and fades, so that it does not click."""

EDITION = 1
"""Stands in the files' names; to be raised when a melody changes."""

_LOUDNESS = 0.6
_FULL_SCALE = 32_767
_C5, _E5, _G5, _A5, _C6, _E6, _G6 = 523.25, 659.26, 783.99, 880.0, 1046.5, 1318.5, 1568.0
_PAUSE = (0.0, 40)

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


def tone_file(folder: Path, kind: CueKind) -> Path:
    """The file of a cue, made if it is not there.

    Args:
        folder: Where it is kept; made if it is not there.
        kind: Which cue.

    Raises:
        OSError: The folder cannot be written to.
    """
    path = folder / f"{kind}-{EDITION}.wav"
    if not path.is_file():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(_wave_file(MELODIES[kind]))
        fresh.replace(path)
    return path


def samples(notes: Sequence[Note]) -> list[int]:
    """A melody as 16-bit samples, `RATE` of them a second.

    Args:
        notes: One after the other.
    """
    return list(chain.from_iterable(_note(pitch, length) for pitch, length in notes))


def _note(pitch: float, length: int) -> list[int]:
    from math import pi, sin  # noqa: PLC0415 - only once something sounds

    count, ramp = RATE * length // 1000, RATE * RAMP_MS // 1000
    turn = 2 * pi * pitch / RATE
    top = _LOUDNESS * _FULL_SCALE
    return [
        round(top * min(1.0, place / ramp, (count - place) / ramp) * sin(turn * place))
        for place in range(count)
    ]


def _wave_file(notes: Sequence[Note]) -> bytes:
    import wave  # noqa: PLC0415 - only once something sounds
    from array import array  # noqa: PLC0415 - only where a player is
    from io import BytesIO  # noqa: PLC0415 - only where a player is

    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(array("h", samples(notes)).tobytes())
    return file.getvalue()
