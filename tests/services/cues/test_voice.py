"""A voice speaks one sentence at a time, and delays nothing, whatever its program does."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest

from midstance.domain.settings import Settings, SoundMode, VoiceMode
from midstance.services.cues.speech_programs import SpeechProgram
from midstance.services.cues.voice import (
    LATEST_MS,
    MOST_FAILURES,
    NO_VOICE,
    VOICE_OFF,
    VOICE_ON,
    Voice,
    make_voice,
)
from tests.services.cues.stand_in import HANGS, SPEAKS, StandIn


def still() -> int:
    """A clock on which nothing is late."""
    return 0


def voice_of(stand_in: StandIn, elapsed_ms: Callable[[], int] = still) -> Voice:
    """A voice that speaks by a stand-in."""
    return Voice(SpeechProgram(stand_in.command), elapsed_ms, is_on=True)


def children_of(process: int) -> list[str]:
    """The states of all child processes: ``Z`` where one has ended and nobody has looked."""
    states = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after[1]) == process:
            states.append(after[0])
    return states


def test_it_says_what_it_is_given(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As one argument, which no shell reads; its noise does not reach the terminal."""
    stand_in = StandIn(tmp_path, f"echo noise; echo noise >&2\n{SPEAKS}")
    voice = voice_of(stand_in)
    voice.speak("Side plank. Left side. $(touch x) `y`; z")
    assert stand_in.said() == "Side plank. Left side. $(touch x) `y`; z"
    voice.close()
    assert capfd.readouterr() == ("", "")


def test_one_that_hangs_is_ended_before_the_next_sentence(tmp_path: Path) -> None:
    """With everything that it started; asking for a sentence never waits, and none is left."""
    stand_in = StandIn(tmp_path, f"(read word < NEVER) &\n{HANGS}")
    voice = voice_of(stand_in)
    for text in ("One.", "Two.", "Three."):
        voice.speak(text)
        assert stand_in.said() == text
    voice.speak("")
    stand_in.wait_until_all_ended()
    voice.close()
    assert stand_in.is_silent
    assert "Z" not in children_of(os.getpid())


def test_never_two_at_once(tmp_path: Path) -> None:
    """When a sentence begins, the program of the one before is gone, and nothing is left of it."""
    stand_in = StandIn(tmp_path, HANGS.replace('"$*"', '"$*" "$$"'))
    voice = voice_of(stand_in)
    voice.speak("One.")
    first = int(stand_in.said().split()[1])
    voice.speak("Two.")
    assert stand_in.said().startswith("Two.")
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    voice.close()


def test_of_many_at_once_the_last_is_said(tmp_path: Path) -> None:
    """Keys may be quicker than any program: what was not begun is left out."""
    stand_in = StandIn(tmp_path, HANGS)
    voice = voice_of(stand_in)
    for number in range(50):
        voice.speak(f"{number}")
    voice.speak("Last.")
    while stand_in.said() != "Last.":
        pass
    voice.close()
    assert stand_in.is_silent


def test_what_is_late_is_left_out(tmp_path: Path) -> None:
    """More than a second after it was asked for nothing is begun."""
    times = iter([0, LATEST_MS + 1, 2000, 2000 + LATEST_MS])
    looked: Queue[int] = Queue()

    def clock() -> int:
        looked.put(at := next(times))
        return at

    stand_in = StandIn(tmp_path, SPEAKS)
    voice = voice_of(stand_in, clock)
    voice.speak("Late.")
    assert [looked.get(timeout=30), looked.get(timeout=30)] == [0, LATEST_MS + 1]
    voice.speak("In time.")
    assert stand_in.said() == "In time."
    voice.close()
    assert stand_in.is_silent


def wait_for_failures(voice: Voice, number: int) -> None:
    """Wait until the program has failed so often in a row."""
    with voice._changed:
        assert voice._changed.wait_for(lambda: voice._failures == number, 30)


def test_one_that_fails_again_and_again_is_left_alone(tmp_path: Path) -> None:
    """Silence, until the voice is turned off and on."""
    stand_in = StandIn(tmp_path, f"{SPEAKS}\nexit 1")
    voice = voice_of(stand_in)
    for number in range(MOST_FAILURES):
        voice.speak("A try.")
        assert stand_in.said() == "A try."
        wait_for_failures(voice, number + 1)
    voice.speak("Not tried.")
    assert [voice.toggle(), voice.toggle()] == [VOICE_OFF, VOICE_ON]
    voice.speak("Tried again.")
    assert stand_in.said() == "Tried again."
    voice.close()


def test_a_success_forgets_the_failures_before(tmp_path: Path) -> None:
    """Only failures in a row speak against a program."""
    stand_in = StandIn(tmp_path, f'{SPEAKS}\ntest "$*" = Good.')
    voice = voice_of(stand_in)
    for text, failures in (("Bad.", 1), ("Bad.", 2), ("Good.", 0), ("Bad.", 1)):
        voice.speak(text)
        stand_in.said()
        wait_for_failures(voice, failures)
    voice.close()


@pytest.mark.parametrize(
    "command", [("/nowhere/speaker",), ("",), ("/",), (str(Path(__file__)),), ("ec\0ho",)]
)
def test_one_that_cannot_be_started_is_silence(command: tuple[str, ...]) -> None:
    """No such file, a folder, a file that is no program, a name that no file can have."""
    voice = Voice(SpeechProgram(command), still, is_on=True)
    for number in range(MOST_FAILURES):
        voice.speak("A try.")
        wait_for_failures(voice, number + 1)
    voice.speak("Not tried.")
    assert voice._waiting is None
    voice.close()


def test_one_that_writes_without_end_fills_nothing(tmp_path: Path) -> None:
    """What it writes goes nowhere, and the next sentence ends it."""
    stand_in = StandIn(tmp_path, f"exec 3> ALIVE\n{SPEAKS}\nexec cat /dev/zero")
    voice = voice_of(stand_in)
    voice.speak("One.")
    assert stand_in.said() == "One."
    voice.speak("Two.")
    assert stand_in.said() == "Two."
    voice.close()
    stand_in.wait_until_all_ended()


def test_muted_turned_off_or_without_a_program_it_is_silent(tmp_path: Path) -> None:
    """No program is even started; what is being spoken ends at once."""
    stand_in = StandIn(tmp_path, HANGS)
    voice = voice_of(stand_in)
    for silence in (lambda: voice.mute(is_muted=True), voice.toggle):
        voice.speak("Heard.")
        assert stand_in.said() == "Heard."
        silence()
        stand_in.wait_until_all_ended()
        voice.speak("Unheard.")
        assert voice._waiting is None
        voice.mute(is_muted=False)
    assert not voice.is_on
    voice.close()
    assert stand_in.is_silent
    nobody = Voice(None, still, is_on=True)
    assert nobody.toggle() == NO_VOICE
    nobody.speak("Unheard.")
    assert (nobody.is_on, nobody._thread) == (False, None)
    nobody.close()


def test_a_sentence_that_another_process_speaks_is_stopped_by_its_command(tmp_path: Path) -> None:
    """A program that only hands it on says how that is taken back."""
    speaker, stopper = StandIn(tmp_path, HANGS), StandIn(tmp_path, SPEAKS, "stopper")
    program = SpeechProgram(speaker.command, (*stopper.command, "--cancel"))
    voice = Voice(program, still, is_on=True)
    voice.speak("One.")
    assert speaker.said() == "One."
    voice.speak("Two.")
    assert stopper.said() == "--cancel"
    assert speaker.said() == "Two."
    voice.close()


@pytest.mark.parametrize(
    ("settings", "is_heard", "is_on"),
    [
        (Settings(voice=VoiceMode.OFF), True, False),
        (Settings(voice=VoiceMode.ON), False, True),
        (Settings(voice=VoiceMode.ON, sound=SoundMode.OFF), True, True),
        (Settings(voice=VoiceMode.AUTO), True, True),
        (Settings(voice=VoiceMode.AUTO), False, False),
        (Settings(voice=VoiceMode.AUTO, sound=SoundMode.BELL), True, False),
    ],
)
def test_the_settings_say_whether_it_is_on_at_first(
    settings: Settings, is_heard: bool, is_on: bool
) -> None:
    """Off, always, or where melodies sound too and a terminal is there."""
    said = replace(settings, voice_command=("/bin/sh",))
    assert make_voice(said, {}, still, is_heard=is_heard).is_on is is_on
    assert not make_voice(said, {"SSH_TTY": "/dev/pts/1"}, still).is_on
    assert make_voice(replace(said, muted=True), {}, still).is_muted
