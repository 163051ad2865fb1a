"""The end of a workout as a page: what it amounts to, and what is asked about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.quantity import clock_text
from midstance.presentation.key_names import key_text
from midstance.tui.guarded import GuardedDialog
from midstance.tui.widgets.workout.grid import USUAL_COLUMNS
from midstance.tui.widgets.workout.pane import SessionPane
from midstance.workout.events import RunnerEvent
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key, Resize

    from midstance.presentation.workout import Ending
    from midstance.tui.widgets.workout.scene import Scene

FORWARD = ("space", "enter", "pagedown")
"""Keys that give the first answer, which counts and destroys nothing."""


class EndingScreen(GuardedDialog[RunnerEvent | None]):
    """The summary of a workout that ends, with the answers as keys; Escape goes back to it."""

    AUTO_FOCUS = ""

    def __init__(self, ending: Ending, scene: Scene) -> None:
        """Ask what ``ending`` asks, under the summary of ``scene``."""
        super().__init__()
        self._ending, self._ended = ending, scene

    def compose(self) -> ComposeResult:
        """One pane, drawn cell by cell."""
        yield SessionPane(id="ending")

    def on_resize(self, event: Resize) -> None:
        """Show the page, with shorter answers where there is little room."""
        is_narrow = event.size.width < USUAL_COLUMNS
        scene = ending_scene(self._ended, self._ending, is_narrow=is_narrow)
        self.query_one(SessionPane).show(scene)

    def on_key(self, event: Key) -> None:
        """Answer by key; any other key does nothing."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
            return
        for number, answer in enumerate(self._ending.answers):
            if event.key == answer.key or (not number and event.key in FORWARD):
                self.dismiss(answer.event)
                return


def ending_scene(scene: Scene, ending: Ending, *, is_narrow: bool) -> Scene:
    """The last page of a workout that is not over yet, with what is asked and its answers.

    ``scene`` holds the summary, and what comes the next time.
    """
    view, summary = scene.view, scene.summary
    if summary is not None:
        view = replace(
            view,
            phase=Phase.DONE,
            word=PhaseLabel.DONE,
            clock=clock_text(summary.active_seconds),
            paused="",
            fixing="",
            count=replace(view.count, done=summary.sets_done),
            rows=tuple(replace(row, is_now=False) for row in view.rows),
        )
    answers = tuple(
        (key_text(each.key), (is_narrow and each.brief) or each.label) for each in ending.answers
    )
    return replace(
        scene,
        view=view,
        keys=(*answers, (key_text("escape"), "back")),
        notice=ending.question,
        is_error=False,
        asks_effort=False,
        question=None,
        other=None,
        cue_page=0,
        is_floor=False,
        is_flashing=False,
        best=None,
        figure=None,
    )
