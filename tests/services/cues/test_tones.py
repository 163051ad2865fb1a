"""Cues are heard, and are never fatal."""

import subprocess
import sys
import wave
from itertools import pairwise
from pathlib import Path

import pytest

from midstance.domain.settings import Settings, SoundMode
from midstance.services.cues.tones import (
    MELODIES,
    RATE,
    Note,
    PlayerCommand,
    Sound,
    find_player,
    make_sound,
    samples,
    tone_file,
)
from midstance.workout.effects import CueKind

WRITES_DOWN = (
    "import os,sys; os.write(1, b'x'); os.write(2, b'x'); open(sys.argv[1] + '.played', 'w')"
)
FAILS = "import sys; sys.exit(1)"


class Bell:
    """A bell that counts."""

    def __init__(self) -> None:
        self.rung = 0

    def __call__(self) -> None:
        """Ring."""
        self.rung += 1


def python(program: str) -> PlayerCommand:
    """A player that is a Python program."""
    return (sys.executable, "-I", "-c", program)


def wait_for(sound: Sound) -> None:
    """Wait until every player has ended."""
    for process in sound._playing:
        process.wait()


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        ({"pw-play", "aplay", "ffplay"}, ("/bin/pw-play",)),
        ({"aplay", "ffplay"}, ("/bin/aplay", "-q")),
        ({"ffplay"}, ("/bin/ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet")),
        (set(), None),
    ],
)
def test_the_first_player(installed: set[str], found: PlayerCommand | None) -> None:
    """The first player that is installed is taken; without one there is none."""
    assert find_player({}, lambda name: f"/bin/{name}" if name in installed else None) == found


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_nothing_is_played_over_ssh(variable: str) -> None:
    """Over SSH nothing is played on a machine that nobody hears."""
    assert find_player({variable: "something"}, lambda name: f"/bin/{name}") is None


def test_on_the_path() -> None:
    """Players are looked for on the system's path."""
    found = find_player({})
    assert found is None or Path(found[0]).is_file()


def test_the_player_gets_the_file_and_is_silent_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The player gets the cue's file, and its noise does not reach the terminal."""
    bell = Bell()
    sound = Sound(tmp_path, bell, python(WRITES_DOWN))
    sound.prepare()
    sound.play(CueKind.START)
    wait_for(sound)
    assert [path.name for path in tmp_path.glob("*.played")] == ["start-1.wav.played"]
    assert capfd.readouterr() == ("", "")


def test_the_bell_rings_until_the_player_has_proved_itself(tmp_path: Path) -> None:
    """Until the player has played something to the end the bell rings as well."""
    bell = Bell()
    sound = Sound(tmp_path, bell, python("pass"))
    sound.play(CueKind.START)
    assert bell.rung == 1
    wait_for(sound)
    sound.play(CueKind.END)
    wait_for(sound)
    sound.play(CueKind.SWITCH)
    assert bell.rung == 1
    wait_for(sound)


def test_a_player_that_fails(tmp_path: Path) -> None:
    """After a failure the bell rings alone."""
    bell = Bell()
    sound = Sound(tmp_path, bell, python(FAILS))
    sound.play(CueKind.START)
    wait_for(sound)
    sound.play(CueKind.END)
    assert sound.player is None
    assert bell.rung == 2


def test_a_player_that_is_gone(tmp_path: Path) -> None:
    """A player that cannot be started gives way to the bell."""
    bell = Bell()
    sound = Sound(tmp_path, bell, (str(tmp_path / "gone"),))
    sound.play(CueKind.START)
    assert sound.player is None
    assert bell.rung == 1


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where tones cannot be kept the bell rings."""
    (tmp_path / "file").touch()
    bell = Bell()
    prepared = Sound(tmp_path / "file" / "tones", bell, python("pass"))
    prepared.prepare()
    assert prepared.player is None
    Sound(tmp_path / "file" / "tones", bell, python("pass")).play(CueKind.START)
    assert bell.rung == 1


def test_without_a_player_the_bell_rings(tmp_path: Path) -> None:
    """Without a player the bell rings, and nothing is written."""
    bell = Bell()
    sound = Sound(tmp_path / "tones", bell, None)
    sound.prepare()
    sound.play(CueKind.REST_OVER)
    assert bell.rung == 1
    assert not (tmp_path / "tones").exists()


def test_muted_nothing_sounds(tmp_path: Path) -> None:
    """Muted, nothing sounds."""
    bell = Bell()
    sound = Sound(tmp_path / "tones", bell, python(WRITES_DOWN))
    sound.is_muted = True
    sound.play(CueKind.START)
    assert bell.rung == 0
    assert not (tmp_path / "tones").exists()


@pytest.mark.parametrize(
    ("settings", "is_muted"),
    [
        (Settings(), False),
        (Settings(sound=SoundMode.BELL), False),
        (Settings(sound=SoundMode.OFF), True),
        (Settings(muted=True), True),
    ],
)
def test_the_settings_say_what_sounds(
    tmp_path: Path, settings: Settings, *, is_muted: bool
) -> None:
    """Muted or off nothing does; the bell alone and the far end of SSH need no player."""
    bell = Bell()
    sound = make_sound(settings, tmp_path, bell, {"SSH_TTY": "/dev/pts/1"})
    sound.play(CueKind.START)
    assert (sound.is_muted, sound.player) == (is_muted, None)
    assert bell.rung == int(not is_muted)
    if settings.sound is SoundMode.BELL:
        assert make_sound(settings, tmp_path, bell, {}).player is None


def test_a_melody_begins_and_ends_without_a_click() -> None:
    """Each melody begins and ends in silence and keeps within the scale."""
    for notes in MELODIES.values():
        heard = samples(notes)
        assert heard[0] == 0
        assert abs(heard[-1]) < 600
        assert 10_000 < max(heard) < 32_767


def test_a_tone_is_made_once_in_a_private_folder(tmp_path: Path) -> None:
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


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("midstance.services.cues.tones", {"textual"}),
        ("midstance.tui.app", {"midstance.services.cues.tones", "wave"}),
    ],
)
def test_sounds_load_nothing_at_the_start(module: str, absent: set[str]) -> None:
    """Sounds need no Textual, and the first screen loads nothing that makes sounds."""
    program = f"import sys, {module}; print({absent!r} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_no_two_cues_are_alike() -> None:
    """Every cue has a melody, and no two are alike."""
    assert set(MELODIES) == set(CueKind)
    assert len(set(MELODIES.values())) == len(CueKind)


def test_no_cue_lasts_over_a_second() -> None:
    """No cue lasts longer than a second, so that three can follow each other."""
    assert all(sum(length for _, length in notes) < 1000 for notes in MELODIES.values())


def pitches(kind: CueKind) -> list[float]:
    """The pitches of a cue, without its pauses."""
    notes: tuple[Note, ...] = tuple(MELODIES[kind])
    return [pitch for pitch, _ in notes if pitch]


@pytest.mark.parametrize("kind", [CueKind.START, CueKind.REST_OVER])
def test_what_begins_rises(kind: CueKind) -> None:
    """A set or the end of a rest is heard as something that goes up."""
    assert all(low < high for low, high in pairwise(pitches(kind)))


@pytest.mark.parametrize("kind", [CueKind.END, CueKind.OVERDUE])
def test_what_ends_falls(kind: CueKind) -> None:
    """The end of a set, or a rest that is too long, is heard as something that goes down."""
    assert all(high > low for high, low in pairwise(pitches(kind)))
