"""The cues as tones."""

import subprocess
import sys
import wave
from pathlib import Path

from midstance.tui.melodies import MELODIES
from midstance.tui.tones import RATE, samples, tone_file
from midstance.workout.effects import CueKind


def test_no_clicks() -> None:
    """Each melody begins and ends in silence and keeps within the scale."""
    for notes in MELODIES.values():
        heard = samples(notes)
        assert heard[0] == 0
        assert abs(heard[-1]) < 600
        assert 10_000 < max(heard) < 32_767


def test_file(tmp_path: Path) -> None:
    """A tone's file is sound of the right length, in a private folder, and is made once."""
    path = tone_file(tmp_path / "tones", CueKind.START)
    with wave.open(str(path)) as sound:
        assert sound.getframerate() == RATE
        assert sound.getnframes() == len(samples(MELODIES[CueKind.START]))
    made = path.stat().st_mtime_ns
    assert tone_file(tmp_path / "tones", CueKind.START) == path
    assert path.stat().st_mtime_ns == made
    assert [kept.name for kept in path.parent.iterdir()] == ["start-1.wav"]
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_late_imports() -> None:
    """Neither the player nor the tones load anything before they sound."""
    program = (
        "import sys, midstance.tui.sound; "
        "late = {'subprocess', 'wave', 'shutil', 'textual'}; print(late & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
