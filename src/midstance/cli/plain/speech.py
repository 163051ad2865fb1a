"""What the line-by-line guide says: each step, the seconds that matter, what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import clock_text
from midstance.presentation.phrases import best_yet_text
from midstance.presentation.workout import done_of_text, saved_text, short_set_text
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel, SaveState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.workout.card import Card
    from midstance.workout.state import State
    from midstance.workout.view import View

MOMENTS = (30, 10, 3, 2, 1)
"""Seconds left at which a moment is announced."""
MS_A_SECOND = 1000


def step_of(view: View) -> tuple[object, ...]:
    """What distinguishes a step from the next one; a step is announced once."""
    card = view.card
    return view.word, card.place, card.set_number, card.side, card.exercise, view.interrupted


def step_lines(view: View, *, begins_by_itself: bool) -> Iterator[str]:
    """The lines that announce a step: its word first, then what to do."""
    if view.interrupted is not None:
        yield f"{view.word}  {view.card.name} was interrupted at {view.interrupted.seconds} s."
        yield "Type the seconds you held, or press Enter to repeat the set."
    elif view.word is PhaseLabel.PAUSED:
        yield f"{view.word}  p resumes."
    else:
        yield f"{view.word}  {_instruction(view)}"
        yield from _details(view, begins_by_itself=begins_by_itself)


def _instruction(view: View) -> str:
    card = view.card
    match view.phase:
        case Phase.OVERVIEW:
            return "Enter starts."
        case Phase.SET_UP | Phase.WORK:
            return _set_text(card)
        case Phase.LEAD_IN:
            return f"{card.name}{_side(card)}, in {view.clock}"
        case Phase.SWITCH:
            return f"{card.side or 'other side'}, in {view.clock}"
        case Phase.REST:
            return f"{view.clock}, then {_set_text(card)}"
        case Phase.DONE:
            return f"{view.clock}, {done_of_text(view.count)}. Enter closes."


def _details(view: View, *, begins_by_itself: bool) -> Iterator[str]:
    if view.phase is Phase.SET_UP:
        yield from _preparation(view.card)
        yield _start_text(view, begins_by_itself=begins_by_itself)
    elif view.phase is Phase.LEAD_IN and view.card.command:
        yield f"{view.card.command}."
    elif view.phase is Phase.WORK:
        if view.card.glance:
            yield f"{view.card.glance[0].upper()}{view.card.glance[1:]}."
        if view.card.cue:
            yield view.card.cue


def _set_text(card: Card) -> str:
    parts = [card.name + _side(card), f"{card.set_name} of {card.sets}", card.amount]
    tempo = f"tempo {card.tempo}" if card.tempo else ""
    heart = f"heart rate up to {card.ceiling}" if card.ceiling else card.heart
    return ", ".join(parts + [part for part in (card.load, card.effort, tempo, heart) if part])


def _side(card: Card) -> str:
    return f", {card.side}" if card.side else ""


def _preparation(card: Card) -> Iterator[str]:
    if card.kit:
        yield f"You need: {card.kit}"
    if card.set_number == 1 and card.caution:
        yield f"Caution: {card.caution}"
    if card.last:
        yield f"Last time: {card.last}"
    yield from load_lines(card)
    if card.note:
        yield card.note


def load_lines(card: Card) -> Iterator[str]:
    """Where the load comes from, and the plates for it."""
    if line := ", ".join(part for part in (card.plates, card.load_note) if part):
        yield f"Load: {line}"


def _start_text(view: View, *, begins_by_itself: bool) -> str:
    return f"Starts in {view.clock}." if begins_by_itself else "Enter when you are ready."


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
    """Lines for what changed within a step."""
    if after.number is not None and after.number != before.number:
        yield f"{after.number}"
    if after.card.amount != before.card.amount:
        yield f"next set: {after.card.amount}"
    if after.card.load != before.card.load and after.card.load:
        plates = f", {after.card.plates}" if after.card.plates else ""
        yield f"{after.card.load}{plates}"
    if after.fixing != before.fixing:
        yield f"{after.fixing}: {after.just_saved}" if after.fixing else f"kept: {after.just_saved}"
    if after.card.sets != before.card.sets:
        yield f"{after.card.set_name} of {after.card.sets}"
    yield from _set_changes(before, after)


def _set_changes(before: View, after: View) -> Iterator[str]:
    if (after.just_saved, after.effort) == (before.just_saved, before.effort):
        return
    effort = [] if after.effort is None else [f"effort {after.effort}"]
    if line := ", ".join([*([after.just_saved] if after.just_saved else []), *effort]):
        yield line


def best_lines(before: View | None, after: View) -> Iterator[str]:
    """A line for a set that was just done and is a best."""
    if after.best is None:
        return
    if before is None or (before.best, before.just_saved) != (after.best, after.just_saved):
        text = best_yet_text(after.best, after.unit)
        yield f"{text[0].upper()}{text[1:]}."


def short_lines(before: View | None, after: View, key: str) -> Iterator[str]:
    """A line where the set just saved is too short to count, or counts now by the runner's word."""
    was = "" if before is None else before.short
    if after.short and after.short != was:
        yield short_set_text(after.short, key)
    elif before is not None and was and not after.short and before.just_saved == after.just_saved:
        yield f"counted: {after.just_saved}"


def status_text(view: View) -> str:
    """The current position, printed when a typed line changed nothing."""
    position = str(view.number) if view.number is not None else view.clock
    return f"{view.word}  {position}".rstrip()


def saving_lines(before: View | None, after: View) -> Iterator[str]:
    """Lines for a change in what the log has saved; ``saved`` counts only what is durable."""
    if after.saving is SaveState.NOT_SAVED and (before is None or before.trouble != after.trouble):
        yield f"NOT SAVED: {after.trouble} Type x to try again."
    elif after.saving is SaveState.SAVED and (before is None or not _is_same_count(before, after)):
        yield saved_text(after.count)


def _is_same_count(before: View, after: View) -> bool:
    return (before.saving, before.count.saved) == (after.saving, after.count.saved)


def all_cues(card: Card) -> Iterator[str]:
    """Every instruction for the exercise."""
    yield from card.cues
    yield from (f"Avoid: {mistake}" for mistake in card.mistakes)
    for label, text in (
        ("Heart rate", card.ceiling_words),
        ("Breathing", card.breathing),
        ("Why", card.why),
        ("Caution", card.caution),
    ):
        if text:
            yield f"{label}: {text}"
