"""The next time in words: what is asked of each exercise then, what moves, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.presentation.clean import clean
from midstance.presentation.phrases import load_change_text
from midstance.presentation.planning.session_text import asked_text
from midstance.presentation.planning.targets import change_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from midstance.coach.progress.change import Change
    from midstance.coach.progress.next_time import NextTime
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Load, WeightUnit

NOTHING_MOVES = "Next time: the same loads and sets."
NEXT_AS_PLANNED = "Next time, as planned:"


def next_heading(nexts: Sequence[NextTime]) -> str:
    """The heading of a column: ``NEXT TIME``, with the word of a lighter week."""
    word = next((each.word for each in nexts if each.word), "")
    return f"NEXT: {word.upper()}" if word else "NEXT TIME"


def next_text(
    following: NextTime, exercises: Mapping[str, Exercise], unit: WeightUnit, width: int
) -> str:
    """What comes next, in at most ``width`` characters: ``3 × 5 @ 82.5 kg ▲``, or the rung.

    The sign is always there; spaces, "a side", and then sets and repetitions give way first.
    """
    mark = change_mark(following.change, unit).partition(" ")[0] if following.change else ""
    if following.item.exercise != following.exercise:
        known = exercises.get(following.item.exercise)
        words = [clean(known.name if known else following.item.exercise)]
    else:
        load = following.item.prescription.load
        asked = asked_text(following.item.prescription)
        brief = asked.removesuffix(" a side")
        words = [*_with_load(asked, load, unit), *_with_load(brief, load, unit)]
        words = [*words, load.text(unit)] if load else words[:2]
    room = width - len(mark) - bool(mark)
    fitting = next((each for each in words if len(each) <= room), words[-1][:room].rstrip())
    return f"{fitting} {mark}".rstrip()


def _with_load(asked: str, load: Load | None, unit: WeightUnit) -> tuple[str, str]:
    """What is asked with its load, as it is written and without the spaces around the sign."""
    text = f"{asked} @ {load.text(unit)}" if load else asked
    return text, text.replace(" × ", "×")


def next_lines(
    nexts: Sequence[NextTime], exercises: Mapping[str, Exercise], unit: WeightUnit
) -> Iterator[str]:
    """What moves the next time and why, a line each; one line where nothing does."""
    word = next((each.word for each in nexts if each.word), "")
    if word:
        yield f"Next time is a {word} week: lighter on purpose."
    moved = [(each, each.change) for each in nexts if each.change is not None]
    for each, change in moved:
        yield f"Next time {_moved_text(each, change, exercises, unit)} {change.reason}"
    if nexts and not word:
        yield from _by_the_program(nexts, exercises, unit)


def _by_the_program(
    nexts: Sequence[NextTime], exercises: Mapping[str, Exercise], unit: WeightUnit
) -> Iterator[str]:
    """What another week of the program asks for otherwise; that all stays, where nothing moves."""
    others = [each for each in nexts if each.change is None and not each.is_as_now]
    if others:
        rows = "; ".join(_asked_text(each, exercises, unit) for each in others)
        yield f"{NEXT_AS_PLANNED} {rows}."
    elif all(each.change is None for each in nexts):
        yield NOTHING_MOVES


def _moved_text(
    following: NextTime, change: Change, exercises: Mapping[str, Exercise], unit: WeightUnit
) -> str:
    """The exercise with its new target: ``Back squat 3 × 5, 82.5 kg, 2.5 kg more.``."""
    note = load_change_text(change.grams, unit)
    return f"{', '.join(filter(None, (_asked_text(following, exercises, unit), note)))}."


def _asked_text(following: NextTime, exercises: Mapping[str, Exercise], unit: WeightUnit) -> str:
    """The exercise with what is asked of it: ``Back squat 3 × 5, 82.5 kg``."""
    item = following.item
    known = exercises.get(item.exercise)
    name, load = known.name if known else item.exercise, item.prescription.load
    asked = f"{clean(name)} {asked_text(item.prescription)}"
    return f"{asked}, {load.text(unit)}" if load else asked
