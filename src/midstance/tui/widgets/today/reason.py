"""What Today says in sentences: the weightiest that have room, while a key shows them all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.planning.targets import moved_text
from midstance.presentation.planning.today import ahead_lines, check_in_lines, food_text
from midstance.tui.widgets.workout.canvas import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.coach.progress.change import Change
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import WeightUnit
    from midstance.presentation.blocks import StyledText
    from midstance.services.today import TodayPlan

LONGEST = 600
_SENTENCE_END = re.compile(r"(?<=\w\w\w[.!?]) (?=[A-Z])")


class Weight(IntEnum):
    """How much a sentence matters; the first the most."""

    NOTICE = 0
    DIFFERENCE = 1
    TODAY = 2
    TOMORROW = 3
    FOOD = 4
    REASON = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the style of its text and of what stands before its first colon."""

    text: str
    weight: Weight
    style: str = "$text"
    head_style: str = ""


def sentences_of(
    plan: TodayPlan,
    notices: Iterable[str],
    change: Change | None,
    exercises: Mapping[str, Exercise],
    unit: WeightUnit,
) -> Iterator[Sentence]:
    """Everything that Today has to say, in the order in which it reads.

    Args:
        plan: what is due.
        notices: lines that the runner should read.
        change: what is different in the exercise under the cursor; None for nothing.
        exercises: by id.
        unit: that of loads.
    """
    for text in notices:
        yield Sentence(text, Weight.NOTICE, "$text-warning")
    for text in check_in_lines(plan.decision, is_original=plan.changes.is_original):
        yield Sentence(text, Weight.DIFFERENCE)
    yield from _differences(plan)
    if change is not None:
        text = moved_text(change, exercises, unit)
        yield Sentence(text, Weight.TODAY, "$text", "bold $bright")
    *today, tomorrow = (*ahead_lines(plan.ahead, plan.distance_unit),) or ("",)
    for text in today:
        yield Sentence(text, Weight.TODAY)
    yield from _due_sentences(plan)
    for text in plan.heart:
        yield Sentence(text, Weight.REASON, MUTED)
    yield Sentence(tomorrow, Weight.TOMORROW)
    has_strength = plan.ahead.strength is not None
    yield Sentence(food_text(plan.ahead, has_strength=has_strength), Weight.FOOD, MUTED)


def as_sentence(text: str) -> str:
    """A line as a sentence that others can follow: with a capital, and a stop at its end."""
    stop = "" if text.endswith((".", "!", "?")) else "."
    return f"{text[:1].upper()}{text[1:]}{stop}"


def _differences(plan: TodayPlan) -> Iterator[Sentence]:
    """What is done instead of what is prescribed; not what stands in a row of the list."""
    items = plan.session.items if plan.session else ()
    notes = {item.note for item in items if item.note}
    for text in plan.differences:
        if not any(note in text for note in notes):
            weight = Weight.REASON if text == plan.soreness else Weight.DIFFERENCE
            yield Sentence(as_sentence(text), weight, "$text-warning")


def _due_sentences(plan: TodayPlan) -> Iterator[Sentence]:
    """Why the session is due, or why today is free of it: the first sentence matters most."""
    first, *more = _SENTENCE_END.split(plan.due.reason)
    yield Sentence(first, Weight.DIFFERENCE if plan.due.is_rest_day else Weight.TODAY, MUTED)
    for text in (*more, plan.due.advice):
        yield Sentence(text, Weight.REASON, MUTED)


@dataclass(frozen=True, slots=True)
class ReasonRoom:
    """The room that the sentences have.

    Attributes:
        width: in cells.
        rows: for what may be left out.
        most: the most there are, for what should not be left out; None for any number.
        always_from: what weighs as much as this should not be left out.
        more: what the last words are where it is left out all the same, such as ``e more``.
    """

    width: int
    rows: int
    most: int | None = None
    always_from: Weight = Weight.NOTICE
    more: str = ""


def as_fits(sentences: Iterable[Sentence], room: ReasonRoom) -> Iterator[StyledText]:
    """The weightiest sentences for which there is room, in their order; one at least.

    Notices are there whatever room they need. No sentence ends in the middle, but one that has
    no room alone; where something that weighs is left out, the last words say so.
    """
    candidates = [each for each in sentences if each.text]
    chosen = _chosen(candidates, room, "")
    more = room.more if _lacks_weight(candidates, chosen) else ""
    if more:
        chosen = _chosen(candidates, room, more)
    if _is_too_long(candidates, chosen, room, more):
        yield _cut(candidates[chosen[0]], room), candidates[chosen[0]].style
        return
    for number, place in enumerate(chosen):
        yield (" " if number else "", "")
        yield from _parts(candidates[place])
    if more:
        yield f" … {more}", MUTED


def _lacks_weight(candidates: Sequence[Sentence], chosen: Sequence[int]) -> bool:
    """Whether something is left out that differs today, or should be noticed."""
    left = (each for place, each in enumerate(candidates) if place not in chosen)
    return any(each.weight <= Weight.DIFFERENCE for each in left)


def _chosen(candidates: Sequence[Sentence], room: ReasonRoom, more: str) -> list[int]:
    """The places of the sentences that fit, together with the words after them."""
    chosen: list[int] = []
    for place in sorted(range(len(candidates)), key=lambda place: candidates[place].weight):
        weight = candidates[place].weight
        needed = _rows_of(candidates, [*chosen, place], room, more)
        most = room.most or needed
        is_wanted = weight <= room.always_from and needed <= most
        if not chosen or needed <= room.rows or is_wanted or weight is Weight.NOTICE:
            chosen.append(place)
    return sorted(chosen)


def _rows_of(
    candidates: Sequence[Sentence], places: Iterable[int], room: ReasonRoom, more: str
) -> int:
    shown = [candidates[each].text for each in sorted(places)]
    text = " ".join((*shown, f"… {more}") if more else shown)
    return len(wrapped(clean(text, 9 * LONGEST), room.width))


def _is_too_long(
    candidates: Sequence[Sentence], chosen: Sequence[int], room: ReasonRoom, more: str
) -> bool:
    """Whether the one sentence that is shown has no room alone, and is no notice."""
    if len(chosen) != 1 or candidates[chosen[0]].weight is Weight.NOTICE:
        return False
    return room.most is not None and _rows_of(candidates, chosen, room, more) > room.most


def _cut(sentence: Sentence, room: ReasonRoom) -> str:
    """As many whole words of one sentence as there is room for, and that there is more."""
    words = clean(sentence.text, 9 * LONGEST).split(" ")
    most = room.most or room.rows
    end = f"… {room.more}".rstrip()
    while words and len(wrapped(" ".join((*words, end)), room.width)) > most:
        words.pop()
    return " ".join((*words, end))


def _parts(sentence: Sentence) -> Iterator[StyledText]:
    head, colon, rest = clean(sentence.text, LONGEST).partition(": ")
    if sentence.head_style and colon:
        yield f"{head}: ", sentence.head_style
        yield rest, sentence.style
    else:
        yield clean(sentence.text, LONGEST), sentence.style
