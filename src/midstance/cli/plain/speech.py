"""What the line-by-line guide says: each step, the seconds that matter, what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import clock_text
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel, SaveState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.workout.card import Card
    from midstance.workout.state import State
    from midstance.workout.view import View

MOMENTS = (30, 10, 3, 2, 1)
"""Seconds to go that are said aloud."""
MS_A_SECOND = 1000


def step_of(view: View) -> tuple[object, ...]:
    """What tells one step from the next: while it is the same, nothing is announced again."""
    card = view.card
    return view.word, card.place, card.set_number, card.side, card.exercise, view.interrupted


def step_lines(view: View, *, begins_by_itself: bool) -> Iterator[str]:
    """The lines that announce a step: its word first, then what to do."""
    if view.interrupted is not None:
        yield f"{view.word}  {view.card.name} was interrupted at {view.interrupted.seconds} s."
        yield "Type the seconds really held, or Enter to do it again."
    elif view.word is PhaseLabel.PAUSED:
        yield f"{view.word}  p goes on."
    else:
        yield f"{view.word}  {_what(view)}"
        yield from _details(view, begins_by_itself=begins_by_itself)


def _what(view: View) -> str:
    card = view.card
    match view.phase:
        case Phase.OVERVIEW:
            return "Enter starts."
        case Phase.SET_UP | Phase.WORK:
            return _asked(card)
        case Phase.LEAD_IN:
            return f"{card.name}{_side(card)}, in {view.clock}"
        case Phase.SWITCH:
            return f"{card.side or 'other side'}, in {view.clock}"
        case Phase.REST:
            return f"{view.clock}, then {_asked(card)}"
        case Phase.DONE:
            return f"{view.clock}, {view.sets_done} of {view.sets_total} sets. Enter closes."


def _details(view: View, *, begins_by_itself: bool) -> Iterator[str]:
    if view.phase is Phase.SET_UP:
        yield from _preparation(view.card)
        yield _when(view, begins_by_itself=begins_by_itself)
    elif view.phase is Phase.WORK and view.card.cue:
        yield view.card.cue


def _asked(card: Card) -> str:
    parts = [card.name + _side(card), f"set {card.set_number} of {card.sets}", card.amount]
    tempo = f"tempo {card.tempo}" if card.tempo else ""
    return ", ".join(parts + [part for part in (card.load, card.effort, tempo) if part])


def _side(card: Card) -> str:
    return f", {card.side}" if card.side else ""


def _preparation(card: Card) -> Iterator[str]:
    if card.kit:
        yield f"You need: {card.kit}"
    if card.set_number == 1 and card.caution:
        yield f"Caution: {card.caution}"
    if card.last:
        yield f"Last time: {card.last}"
    if card.note:
        yield card.note


def _when(view: View, *, begins_by_itself: bool) -> str:
    return f"It begins in {view.clock}." if begins_by_itself else "Enter when you are ready."


def seconds_to_go(state: State, now: int) -> int | None:
    """Whole seconds until the running clock ends; None where nothing counts down."""
    if state.re_entry_until is not None:
        return -(-(state.re_entry_until - now) // MS_A_SECOND)
    if state.clock.is_held or state.clock.length is None or state.phase is Phase.DONE:
        return None
    return -(-state.clock.remaining(now) // MS_A_SECOND)


def moment_text(seconds: int) -> str:
    """A moment of the countdown: ``0:30``, ``0:10``, ``3``."""
    return clock_text(seconds) if seconds > MOMENTS[2] else str(seconds)


def changes(before: View, after: View) -> Iterator[str]:
    """What changed inside one step, in words."""
    if after.number is not None and after.number != before.number:
        yield f"{after.number}"
    if after.card.load != before.card.load and after.card.load:
        yield after.card.load
    if after.card.sets != before.card.sets:
        yield f"set {after.card.set_number} of {after.card.sets}"
    yield from _changes_of_set(before, after)


def _changes_of_set(before: View, after: View) -> Iterator[str]:
    if (after.just_saved, after.effort) == (before.just_saved, before.effort):
        return
    effort = [] if after.effort is None else [f"effort {after.effort}"]
    if told := ", ".join([*([after.just_saved] if after.just_saved else []), *effort]):
        yield told


def status_text(view: View) -> str:
    """Where the step stands: what answers a line that changed nothing else to be told."""
    told = str(view.number) if view.number is not None else view.clock
    return f"{view.word}  {told}".rstrip()


def saving_lines(before: View | None, after: View) -> Iterator[str]:
    """How the log stands, said when it changes; ``saved`` only of what is durable."""
    if after.saving is SaveState.NOT_SAVED and (before is None or before.trouble != after.trouble):
        yield f"NOT SAVED: {after.trouble} Type x to try again."
    elif after.saving is SaveState.SAVED and (before is None or not _is_same_count(before, after)):
        yield f"saved {after.saved}"


def _is_same_count(before: View, after: View) -> bool:
    return (before.saving, before.saved) == (after.saving, after.saved)


def all_cues(card: Card) -> Iterator[str]:
    """Everything that is known of how the exercise is done."""
    yield from card.cues
    yield from (f"Not: {mistake}" for mistake in card.mistakes)
    for label, text in (
        ("Breathing", card.breathing),
        ("Why", card.why),
        ("Caution", card.caution),
    ):
        if text:
            yield f"{label}: {text}"
