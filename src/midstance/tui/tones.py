"""The melodies of the cues as files that a player can play."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from midstance.tui.melodies import EDITION, MELODIES, Note
from midstance.workout.effects import CueKind

RATE = 22_050
"""Samples a second."""

RAMP_MS = 20
"""How long a note swells and fades, so that it does not click."""

_LOUDNESS = 0.6
_FULL_SCALE = 32_767


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
