"""A voice for closed eyes: sentences read aloud by a speech program, one at a time."""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING

from midstance.domain.settings import SoundMode, VoiceMode
from midstance.services.cues.speech_programs import (
    end_speech,
    find_speech_program,
    hush,
    start_apart,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from subprocess import Popen

    from midstance.domain.settings import Settings
    from midstance.services.cues.speech_programs import SpeechProgram

LATEST_MS = 1000
"""A sentence that cannot be begun within this time is left out."""

MOST_FAILURES = 3
"""After as many in a row a program is left alone, until the voice is turned on again."""

VOICE_ON, VOICE_OFF = "Voice on.", "Voice off."
NO_VOICE = "There is no voice here: midstance doctor says why."


class Voice:
    """Speaks without being waited for; a new sentence ends the one before.

    A thread of its own starts each program and waits for its end, so that no program is ever left
    behind, and none can delay a clock or a key.

    Attributes:
        is_muted: no sound is wanted at all.
    """

    def __init__(
        self,
        program: SpeechProgram | None,
        elapsed_ms: Callable[[], int],
        *,
        is_on: bool,
        is_muted: bool = False,
    ) -> None:
        """Speak by ``program``; None is silent.

        Args:
            program: as `find_speech_program` found it.
            elapsed_ms: a clock that goes on; it says what is late.
            is_on: whether it speaks at first.
            is_muted: whether no sound is wanted at first.
        """
        self._program, self._elapsed_ms = program, elapsed_ms
        self._is_on, self.is_muted = is_on, is_muted
        self._changed = Condition()
        self._waiting: tuple[str, int] | None = None
        self._turn = 0
        self._process: Popen[bytes] | None = None
        self._thread: Thread | None = None
        self._failures = 0
        self._is_closed = False

    @property
    def is_on(self) -> bool:
        """Whether it speaks, where it is not muted and the program works."""
        return self._is_on and self._program is not None

    def toggle(self) -> str:
        """Turn it off or on; answers what to tell the runner."""
        if self._program is None:
            return NO_VOICE
        self._is_on, self._failures = not self._is_on, 0
        if not self._is_on:
            self.speak("")
        return VOICE_ON if self._is_on else VOICE_OFF

    def mute(self, *, is_muted: bool) -> None:
        """Be silent from now on, or no longer."""
        self.is_muted = is_muted
        if is_muted:
            self.speak("")

    def speak(self, text: str) -> None:
        """End the last sentence, and begin this one; "" is silence."""
        with self._changed:
            self._turn += 1
            self._waiting = (text, self._elapsed_ms()) if text and self._is_willing else None
            if self._process is not None:
                end_speech(self._process)
            if self._waiting is not None and self._thread is None:
                self._thread = Thread(target=self._speak_all, name="voice", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    @property
    def _is_willing(self) -> bool:
        return self.is_on and not self.is_muted and self._failures < MOST_FAILURES

    def close(self) -> None:
        """End what is being spoken; nothing is spoken any more."""
        self._is_on, self._is_closed = False, True
        self.speak("")
        if self._thread is not None:
            self._thread.join(LATEST_MS / 1000)

    def _speak_all(self) -> None:
        """Speak each sentence that is asked for, until it is closed."""
        while (asked := self._next()) is not None:
            text, turn, at = asked
            if self._program is not None and self._elapsed_ms() - at <= LATEST_MS:
                self._speak_one(self._program, text, turn)

    def _next(self) -> tuple[str, int, int] | None:
        with self._changed:
            while self._waiting is None and not self._is_closed:
                self._changed.wait()
            if self._waiting is None:
                return None
            (text, at), self._waiting = self._waiting, None
            return text, self._turn, at

    def _speak_one(self, program: SpeechProgram, text: str, turn: int) -> None:
        """Run the program to its end, or to that of its turn."""
        try:
            process = start_apart(program.command, text)
        except (OSError, ValueError):
            self._note_end(turn, failed=True)
            return
        with self._changed:
            self._process = process
            if turn != self._turn:
                end_speech(process)
        code = process.wait()
        end_speech(process)
        if self._note_end(turn, failed=code != 0):
            hush(program)

    def _note_end(self, turn: int, *, failed: bool) -> bool:
        """Count a failure, or forget those before; answers whether the turn was cut short."""
        with self._changed:
            self._process = None
            is_cut_short = turn != self._turn
            if not is_cut_short:
                self._failures = self._failures + 1 if failed else 0
            self._changed.notify_all()
            return is_cut_short


def make_voice(
    settings: Settings,
    environment: Mapping[str, str],
    elapsed_ms: Callable[[], int],
    *,
    is_heard: bool = True,
) -> Voice:
    """The voice as the settings want it; it is silent where nothing can speak.

    Automatically it is on where melodies would sound too, and ``is_heard`` at a terminal.
    """
    is_on = settings.voice is VoiceMode.ON
    if settings.voice is VoiceMode.AUTO:
        is_on = is_heard and settings.sound is SoundMode.AUTO
    program = find_speech_program(settings, environment)
    return Voice(program, elapsed_ms, is_on=is_on, is_muted=settings.muted)
