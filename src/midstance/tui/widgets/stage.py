"""The stage: the phase, the exercise, the big number and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from midstance.tui.shown import shown
from midstance.tui.widgets.big_time import BigTime
from midstance.tui.widgets.line import Line, Part
from midstance.tui.widgets.progress_bar import ProgressBar
from midstance.workout.state import Phase
from midstance.workout.view import Saving, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from midstance.workout.cards import Card

EFFORTS = {4: "easy", 6: "right", 8: "hard", 9: "very hard"}


class Stage(Vertical):
    """What the runner sees from two metres away."""

    def compose(self) -> ComposeResult:
        """The lines of the stage, from the word of the phase down to the log's answer."""
        yield Line(id="word")
        yield Line(id="name")
        yield Line(id="detail")
        yield BigTime(id="big")
        yield ProgressBar(id="bar")
        yield Line(id="then")
        yield Line(id="log")

    def show_view(self, view: View) -> None:
        """Show ``view``."""
        self.query_one("#word", Line).show((view.word.value, ""))
        self.query_one("#name", Line).show((shown(view.card.name), "bold"))
        self.query_one("#detail", Line).show(*_detail(view))
        self.query_one("#big", BigTime).text = view.entry or view.big
        self.query_one("#bar", ProgressBar).fraction = view.fraction
        self.query_one("#then", Line).show(*_then(view))
        self.query_one("#log", Line).show(*_log(view))


def _detail(view: View) -> Iterator[Part]:
    card = view.card
    if view.interrupted:
        yield _interruption(view), "$text-warning bold"
        return
    yield f"set {card.set_number} of {card.sets}", "$text-muted"
    if card.side and view.phase is not Phase.REST:
        yield " · ", "$text-muted"
        yield card.side.upper(), "bold $text-accent"
    yield f" · {card.amount}", "bold $text"
    for extra in _extras(card):
        yield f" · {extra}", "$text"


def _extras(card: Card) -> Iterator[str]:
    yield from (text for text in (card.load, card.band, card.effort, card.kit) if text)


def _interruption(view: View) -> str:
    cut = view.interrupted
    if cut is None:
        return ""
    minutes, seconds = divmod(cut.slept_ms // 1000, 60)
    gone = f"{minutes} min" if minutes else f"{seconds} s"
    return (
        f"interrupted after {cut.seconds} s: away for {gone}. "
        "Type the seconds and press Space, or Space to do it again"
    )


def _then(view: View) -> Iterator[Part]:
    if view.entry:
        yield f"{view.entry} · Space saves it, ⌫ erases", "bold $text-accent"
        return
    if view.clock and view.big != view.clock:
        yield ("resting " if view.is_rest_clock else ""), "$text-muted"
        yield view.clock, "bold $text"
        yield "   ", ""
    if view.tempo_now:
        yield f"{view.tempo_now}   ", "bold $text-accent"
    if view.effort:
        yield f"effort {view.effort}   ", "$text"
    yield view.then, "$text-muted"


def _log(view: View) -> Iterator[Part]:
    if view.just_saved:
        yield f"{view.just_saved}   ", "$text"
    match view.saving:
        case Saving.SAVING:
            yield "saving", "$text-muted"
        case Saving.SAVED:
            yield f"saved {view.saved}", "$text-success"
        case Saving.NOT_SAVED:
            yield f"NOT SAVED: {shown(view.trouble, 120)}", "bold $text-error"
            yield f" · {view.waiting} waiting · w tries again", "$text-error"
        case Saving.NOTHING:
            return
