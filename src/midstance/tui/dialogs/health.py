"""The questions about health, one by one: only y and n answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from midstance.coach.safety import QUESTIONS
from midstance.presentation.blocks import MUTED
from midstance.tui.guarded import GuardedDialog
from midstance.tui.widgets.line import KeyLine, StyledLine

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from textual import events
    from textual.app import ComposeResult

    from midstance.presentation.blocks import StyledText

_KEYS = (
    ("y", "yes"),
    ("n", "no"),
    ("0", "none of these"),
    ("⌫", "one back"),
    ("Esc", "cancel"),
)


class HealthDialog(GuardedDialog[frozenset[str] | None]):
    """Seven questions, the current one in full; answers the ids of those with yes.

    The big keys answer nothing. Escape leaves the answers as they were.
    """

    CSS_PATH = "health.tcss"
    AUTO_FOCUS = ""

    def __init__(self, before: Collection[str] | None) -> None:
        """Ask; ``before`` are the ids that were answered with yes, None where nobody asked."""
        super().__init__()
        self._before = before
        self._answers: list[bool] = []

    def compose(self) -> ComposeResult:
        """The topics with their answers, the question, the keys."""
        with Vertical(id="dialog"):
            yield StyledLine(id="title")
            yield StyledLine(id="topics")
            yield StyledLine(id="question")
            yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Ask the first question."""
        self.query_one("#title", StyledLine).show(("Do any of these apply to you?", "bold $bright"))
        keys = self.query_one("#keys", StyledLine)
        keys.show(
            *(
                part
                for key, does in _KEYS
                for part in ((key, "bold $bright"), (f" {does}   ", MUTED))
            )
        )
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Answer by key; the last answer closes the dialog, and a key beside it is too late."""
        event.stop()
        if len(self._answers) == len(QUESTIONS):
            return
        match event.key:
            case "escape":
                self.dismiss(None)
            case "0":
                self.dismiss(frozenset())
            case "y" | "n":
                self._answer(is_yes=event.key == "y")
            case "backspace" | "left" if self._answers:
                self._answers.pop()
                self._draw()

    def _answer(self, *, is_yes: bool) -> None:
        self._answers.append(is_yes)
        if len(self._answers) < len(QUESTIONS):
            self._draw()
            return
        answered = zip(QUESTIONS, self._answers, strict=True)
        self.dismiss(frozenset(question.id for question, yes in answered if yes))

    def _draw(self) -> None:
        here = len(self._answers)
        self.query_one("#topics", StyledLine).show(*self._topics(here))
        number = f"{here + 1} of {len(QUESTIONS)}   "
        self.query_one("#question", StyledLine).show(
            (number, "bold $next"), (QUESTIONS[here].text, "bold $bright")
        )

    def _topics(self, here: int) -> Iterator[StyledText]:
        for place, question in enumerate(QUESTIONS):
            is_last = place == len(QUESTIONS) - 1
            answer = self._word(place, question.id)
            style = "bold $bright" if place == here else "$text" if place < here else MUTED
            yield f"{'▌' if place == here else ' '} ", "$next"
            yield f"{answer:<5}", "bold $ready" if answer == "yes" else MUTED
            yield question.topic + ("" if is_last else "\n"), style

    def _word(self, place: int, id_: str) -> str:
        if place < len(self._answers):
            return "yes" if self._answers[place] else "no"
        if self._before is None:
            return "·"
        return "yes" if id_ in self._before else "no"
