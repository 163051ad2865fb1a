"""What a workout amounted to, as a few aligned lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from midstance.domain.quantity import duration_text
from midstance.presentation.blocks import MUTED, StyledText
from midstance.presentation.clean import clean
from midstance.presentation.phrases import best_yet_text
from midstance.presentation.session import (
    saved_text,
    short_set_text,
    summary_totals,
    summary_values,
)
from midstance.tui.widgets.big_digits.layout import draw_text
from midstance.tui.widgets.big_digits.widget import BigDigits
from midstance.tui.widgets.line import StyledLine
from midstance.tui.widgets.workout.progress_bar import ProgressBar
from midstance.workout.state import Phase
from midstance.workout.view import SaveState, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from midstance.domain.quantity import WeightUnit
    from midstance.workout.card import Card
    from midstance.workout.summary import ExerciseSummary, Summary


NAME_WIDTH = 30
NOTICEABLE = 0.15
"""A difference between sides from which it is named (programs, "Tests")."""


def summary_parts(summary: Summary, unit: WeightUnit) -> Iterator[StyledText]:
    """The totals in one line, then a line for each exercise."""
    yield from _totals(summary, unit)
    for exercise in summary.exercises:
        yield from _line(exercise, unit)


def _totals(summary: Summary, unit: WeightUnit) -> Iterator[StyledText]:
    first, *others = summary_totals(summary, unit)
    yield first, "bold $text"
    for text in others:
        yield f" · {text}", "$text"
    yield "\n\n", ""


def _line(exercise: ExerciseSummary, unit: WeightUnit) -> Iterator[StyledText]:
    yield clean(exercise.name, NAME_WIDTH).ljust(NAME_WIDTH), "$text"
    done = f"{exercise.done}/{exercise.planned}"
    yield (
        f"  {done:>5}  ",
        "$text-success" if exercise.done >= exercise.planned else "$text-warning",
    )
    yield summary_values(exercise).ljust(16), MUTED
    best = f"  {best_yet_text(exercise.best, unit)}" if exercise.best else ""
    yield f"{best or _sides(exercise)}\n", "bold $text-accent"


def _sides(exercise: ExerciseSummary) -> str:
    left, right = exercise.left, exercise.right
    if left is None or right is None or not max(left, right):
        return ""
    weaker = "left" if left < right else "right"
    return f"  {weaker} less" if abs(left - right) / max(left, right) > NOTICEABLE else ""


TALL, LOW, TITLE_ROWS, LEGIBLE_ROWS = 26, 9, 5, 3
ROWS_FOR_THE_LOAD = 11


class Stage(Vertical):
    """What the runner sees from two metres away."""

    retry_key = "x"
    """The key that tries to save again, as it is printed on the keyboard."""
    count_key = "y"
    """The key that counts a short set all the same."""

    def compose(self) -> ComposeResult:
        """The lines of the stage, from the word of the phase down to the log's answer."""
        yield StyledLine(id="word")
        yield BigDigits(id="title")
        yield StyledLine(id="name")
        yield StyledLine(id="detail")
        yield StyledLine(id="glance")
        yield StyledLine(id="load")
        yield BigDigits(id="big")
        yield StyledLine(id="summary")
        yield ProgressBar(id="bar")
        yield StyledLine(id="then")
        yield StyledLine(id="log")

    def show_view(self, view: View) -> None:
        """Show ``view``."""
        self.query_one("#word", StyledLine).show((view.word.value, ""))
        self._show_name(view)
        self.query_one("#detail", StyledLine).show(*_detail(view))
        self._show_load(view)
        self.query_one("#big", BigDigits).text = view.entry or view.big
        self.query_one("#bar", ProgressBar).fraction = view.fraction
        self.query_one("#then", StyledLine).show(*_then(view))
        self.query_one("#log", StyledLine).show(*_log(view, self.retry_key, self.count_key))

    def _show_load(self, view: View) -> None:
        load = self.query_one("#load", StyledLine)
        load.show(*_load(view))
        at_rest = view.interrupted or view.phase in {Phase.OVERVIEW, Phase.DONE}
        says = view.card.load_note or view.card.plates
        load.display = bool(says) and not at_rest and self.size.height >= ROWS_FOR_THE_LOAD

    def show_summary(self, summary: Summary, unit: WeightUnit) -> None:
        """Show what the workout amounted to, loads in ``unit``."""
        self.query_one("#summary", StyledLine).show(*summary_parts(summary, unit))

    def _show_name(self, view: View) -> None:
        """Show the name large while there is time to read it, and at work the cue at a glance.

        What has no room to be large is a line of text.
        """
        name = "" if view.phase is Phase.DONE else clean(view.card.name)
        waits = view.phase in {Phase.SET_UP, Phase.REST}
        glance = clean(_glance(view), 80)
        large = (name.partition(" (")[0] if waits else glance.replace(", ", " - ")).upper()
        fits = self.size.height >= TALL and (
            len(draw_text(large, self.size.width - 4, TITLE_ROWS)) >= LEGIBLE_ROWS
        )
        title, line = self.query_one("#title", BigDigits), self.query_one("#name", StyledLine)
        title.display, line.display = fits, not (fits and waits)
        title.text = large if fits else ""
        line.show((name, "bold"))
        below = self.query_one("#glance", StyledLine)
        below.display = bool(glance) and not fits and self.size.height >= LOW
        below.show((glance, "bold $text-accent"))


def _glance(view: View) -> str:
    """What to think of now: one word before it begins, a few words while it goes on."""
    if view.interrupted:
        return ""
    match view.phase:
        case Phase.LEAD_IN | Phase.SWITCH:
            return view.card.command or view.card.glance
        case Phase.WORK:
            return view.card.glance
        case _:
            return ""


def _detail(view: View) -> Iterator[StyledText]:
    card = view.card
    if view.phase is Phase.DONE:
        return
    if view.interrupted:
        yield _interruption(view), "$text-warning bold"
        return
    yield f"set {card.set_number} of {card.sets}", MUTED
    if card.side and view.phase is not Phase.REST:
        yield " · ", MUTED
        yield card.side.upper(), "bold $text-accent"
    yield f" · {card.amount}", "bold $text"
    for extra in _extras(card):
        yield f" · {extra}", "$text"


def _extras(card: Card) -> Iterator[str]:
    yield from (text for text in (card.load, card.band, card.effort, card.kit) if text)


def _load(view: View) -> Iterator[StyledText]:
    """What the load is made of, and where it comes from."""
    parts = (text for text in (view.card.plates, view.card.load_note) if text)
    yield " · ".join(parts), MUTED


def _interruption(view: View) -> str:
    cut = view.interrupted
    if cut is None:
        return ""
    gone = duration_text(cut.slept_ms // 1000)
    return f"interrupted after {cut.seconds} s · away for {gone}"


def _entry(view: View) -> str:
    """What is being typed or fixed, and the keys that end it; "" without."""
    if view.load_entry is not None:
        return f"load {view.load_entry} · Space sets it, ⌫ erases"
    if view.fixing:
        digits = f" {view.entry} for" if view.entry else ""
        return f"{view.fixing}:{digits} {view.just_saved} · Space keeps, Esc drops"
    if view.entry and view.phase is not Phase.WORK:
        return f"{view.entry} · Space: for the next set · k: its load · ⌫ erases"
    return f"{view.entry} · Space saves it, ⌫ erases" if view.entry else ""


def _then(view: View) -> Iterator[StyledText]:
    if entry := _entry(view):
        yield entry, "bold $text-accent"
        return
    if view.interrupted:
        yield "Space does it again · or type the seconds, then Space", "bold $text"
        return
    if view.clock and view.phase is not Phase.DONE:
        yield ("resting " if view.is_rest_clock and view.big != view.clock else ""), MUTED
        yield view.clock, "bold $text"
        yield "   ", ""
    if view.tempo_now:
        yield f"{view.tempo_now}   ", "bold $text-accent"
    if view.effort:
        yield f"effort {view.effort}   ", "$text"
    yield view.then, MUTED


def _log(view: View, retry_key: str, count_key: str) -> Iterator[StyledText]:
    if view.short:
        yield f"{short_set_text(view.short, count_key)}   ", "bold $text-warning"
    elif view.just_saved:
        yield f"{view.just_saved}   ", "$text"
    if view.best:
        yield f"{best_yet_text(view.best, view.unit)}   ", "bold $text-accent"
    match view.saving:
        case SaveState.SAVING:
            yield "saving", MUTED
        case SaveState.SAVED:
            yield saved_text(view.count), "$text-success"
        case SaveState.NOT_SAVED:
            yield f"NOT SAVED ({view.waiting})", "bold $text-error"
            yield f" · {retry_key} tries again: {clean(view.trouble, 300)}", "$text-error"
        case SaveState.NOTHING:
            return
