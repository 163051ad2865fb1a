"""How the runner is today: fatigue, soreness and pain, a digit each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from midstance.domain.weeks.check_in import MOST_SORENESS, CheckIn
from midstance.presentation.blocks import MUTED
from midstance.presentation.planning.check_in import CHECK_IN_QUESTIONS
from midstance.tui.guarded import GuardedDialog
from midstance.tui.widgets.line import KeyLine, StyledLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from midstance.presentation.blocks import StyledText

_KEYS = (("⌫", "one back"), ("Esc", "skip"))
TEN = "x"


class CheckInDialog(GuardedDialog[CheckIn | None]):
    """Three questions, a key each; the last answer closes it, Escape answers nothing."""

    CSS_PATH = "check_in.tcss"
    AUTO_FOCUS: ClassVar[str] = ""

    def __init__(self) -> None:
        """Ask."""
        super().__init__()
        self._answers: list[int] = []

    def compose(self) -> ComposeResult:
        """The questions with their answers, and the keys."""
        with Vertical(id="dialog"):
            yield StyledLine(id="title")
            yield StyledLine(id="rows")
            yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Ask the first question."""
        self.query_one("#title", StyledLine).show(("How do you feel today?", "bold $bright"))
        parts = (((key, "bold $bright"), (f" {does}   ", MUTED)) for key, does in _KEYS)
        keys = self.query_one("#keys", StyledLine)
        keys.show(*(part for each in parts for part in each))
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Answer by key; one that came together with the last answer is too late."""
        event.stop()
        if len(self._answers) == len(CHECK_IN_QUESTIONS):
            return
        question = CHECK_IN_QUESTIONS[len(self._answers)]
        if event.key == "escape":
            self.dismiss(None)
        elif event.key in {"backspace", "left"} and self._answers:
            self._answers.pop()
            self._draw()
        elif event.key == TEN and question.most == MOST_SORENESS:
            self._answer(question.most)
        elif event.key.isdecimal() and question.least <= int(event.key) <= question.most:
            self._answer(int(event.key))

    def _answer(self, number: int) -> None:
        self._answers.append(number)
        if len(self._answers) < len(CHECK_IN_QUESTIONS):
            self._draw()
        else:
            fatigue, soreness, pain = self._answers
            self.dismiss(CheckIn(fatigue, soreness, pain))

    def _draw(self) -> None:
        self.query_one("#rows", StyledLine).show(*self._rows())

    def _rows(self) -> Iterator[StyledText]:
        here = len(self._answers)
        for place, question in enumerate(CHECK_IN_QUESTIONS):
            is_here = place == here
            answer = str(self._answers[place]) if place < here else "·"
            yield f"{'▌' if is_here else ' '} ", "$next"
            yield f"{question.name:<10}{answer:>3}   ", "bold $bright" if is_here else "$text"
            end = "" if place == len(CHECK_IN_QUESTIONS) - 1 else "\n"
            yield f"{question.scale}{end}", "$text" if is_here else MUTED
