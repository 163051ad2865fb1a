"""Speech programs are found, and each state of one has its word."""

from pathlib import Path

import pytest

from midstance.domain.settings import Settings, VoiceMode
from midstance.services.cues.speech_programs import (
    SpeechProgram,
    find_speech_program,
    is_remote,
    voice_state,
)
from tests.services.cues.stand_in import HANGS, SPEAKS, StandIn

ON = VoiceMode.ON
COUNTS = "i=0; while [ $i -lt 50000 ]; do i=$((i + 1)); done"
"""Takes some hundredths of a second."""

SPD_SAY = SpeechProgram(("/bin/spd-say", "--wait"), ("spd-say", "--cancel"))


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        ({"espeak-ng", "say", "spd-say"}, SpeechProgram(("/bin/espeak-ng",))),
        ({"say", "spd-say"}, SpeechProgram(("/bin/say",))),
        ({"spd-say"}, SPD_SAY),
        (set(), None),
    ],
)
def test_the_first_program_that_is_installed(
    installed: set[str], found: SpeechProgram | None
) -> None:
    """In a fixed order; the one that hands sentences on has a command to stop them."""
    path_of = {name: f"/bin/{name}" for name in installed}.get
    assert find_speech_program(Settings(voice=ON), {}, path_of) == found


def test_the_runners_own_command_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its arguments as they are; a missing one is not replaced by another program."""
    monkeypatch.setenv("HOME", str(tmp_path))
    speaker = StandIn(tmp_path, SPEAKS)
    own = Settings(voice=ON, voice_command=("~/speaker", "-s", "~"))
    assert find_speech_program(own, {}) == SpeechProgram((*speaker.command, "-s", "~"))
    for nothing in ("not-there", "~nobody-has-this-home/speaker"):
        missing = Settings(voice=ON, voice_command=(nothing,))
        assert find_speech_program(missing, {}) is None


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_nothing_is_spoken(variable: str) -> None:
    """Nobody sits beside the machine that would speak."""
    environment = {variable: "something"}
    assert is_remote(environment)
    assert find_speech_program(Settings(voice=ON), environment, lambda name: f"/{name}") is None
    assert voice_state(Settings(voice=ON), environment) == "remote"


@pytest.mark.parametrize(
    ("text", "limits", "word"),
    [
        (SPEAKS, (30, 60), "works"),
        (f"{SPEAKS}\nexit 3", (30, 60), "fails"),
        (f"{SPEAKS}\n{COUNTS}", (0.001, 60), "slow"),
        (HANGS, (0.01, 0.02), "hangs"),
    ],
)
def test_each_state_has_its_word(
    tmp_path: Path, text: str, limits: tuple[float, float], word: str
) -> None:
    """It is tried with its name, and ended where it does not end."""
    stand_in = StandIn(tmp_path, text)
    settings = Settings(voice=ON, voice_command=stand_in.command)
    assert voice_state(settings, {}, limits) == word
    assert word == "hangs" or stand_in.said() == "Midstance."


def test_what_is_not_tried_has_its_word_too(tmp_path: Path) -> None:
    """Off, muted, missing, and one that cannot be started; none of them speaks."""
    stand_in = StandIn(tmp_path, SPEAKS)
    assert voice_state(Settings(voice_command=stand_in.command), {}) == "off"
    muted = Settings(voice=ON, muted=True, voice_command=stand_in.command)
    assert voice_state(muted, {}) == "muted"
    assert voice_state(Settings(voice=ON, voice_command=("not-there",)), {}) == "missing"
    assert stand_in.is_silent
    stand_in.path.write_text("#!/not/there\n")
    assert voice_state(Settings(voice=ON, voice_command=stand_in.command), {}) == "fails"
