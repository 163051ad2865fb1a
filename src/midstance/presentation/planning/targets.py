"""Today's session as rows: each target with its load, what changed, and the last time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load
from midstance.domain.session import Purpose
from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.phrases import plural
from midstance.presentation.session import asked_text
from midstance.workout.card import sets_text

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from midstance.coach.progress.change import Change
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import ExercisePast
    from midstance.domain.session import Item, Session

UP, DOWN = "▲", "▼"


def change_mark(change: Change, unit: WeightUnit) -> str:
    """The change in a few characters: ``▲ 2.5``; of what is no load only the sign."""
    sign = UP if change.kind.is_up else DOWN
    number = f" {Load(abs(change.grams)).number(unit):g}" if change.grams else ""
    return f"{sign}{number}"


def change_note(change: Change, unit: WeightUnit) -> str:
    """The change of a load beside it: ``2.5 kg more``; "" of what is no load."""
    if not change.grams:
        return ""
    more = "more" if change.grams > 0 else "less"
    return f"{Load(abs(change.grams)).text(unit)} {more}"


def moved_text(change: Change, exercises: Mapping[str, Exercise], unit: WeightUnit) -> str:
    """The change in a line: ``Back squat: 2.5 kg more. All sets were done …``."""
    known = exercises.get(change.exercise)
    name = known.name if known else clean(change.exercise)
    note = change_note(change, unit)
    return f"{name}: {note}. {change.reason}" if note else f"{name}: {change.reason}"


def change_to_plain(change: Change) -> dict[str, object]:
    """The change as plain values, the load in kilograms."""
    return {
        "exercise": change.exercise,
        "kind": change.kind.value,
        "kilograms": change.grams / 1000,
        "basis": change.basis.isoformat(),
        "before": change.before or None,
        "reason": change.reason,
        "source": change.source,
    }


@dataclass(frozen=True, slots=True)
class BesideTargets:
    """What stands beside the targets of a session.

    Attributes:
        past: what the log knows of each exercise, by id.
        changes: what is different from the last time.
        ramped: the exercises that begin with ramp-up sets, by id.
    """

    past: Mapping[str, ExercisePast]
    changes: tuple[Change, ...] = ()
    ramped: Container[str] = ()


def today_rows(
    session: Session,
    exercises: Mapping[str, Exercise],
    beside: BesideTargets,
    unit: WeightUnit,
    *,
    is_airy: bool = True,
    is_narrow: bool = False,
) -> Iterator[Row]:
    """Each exercise with its target, its load and the last time; warm-up and cool-down in a row.

    Args:
        session: As the runner would do it.
        exercises: By id.
        beside: What stands beside the targets.
        unit: That of loads.
        is_airy: Whether an empty row stands between two blocks.
        is_narrow: Whether there is room for the target alone.
    """
    shown: set[Purpose] = set()
    for number, block in enumerate(session.blocks):
        if block.purpose in _IN_ONE_ROW and block.purpose in shown:
            continue
        if shown and is_airy:
            yield Row(f"b{number}", (Span(""),), is_heading=True)
        shown.add(block.purpose)
        if block.purpose in _IN_ONE_ROW:
            row = _block_row(session, block.purpose)
            yield replace(row, right=row.right[:1]) if is_narrow else row
            continue
        for place, item in enumerate(block.items):
            asked = asked_text(item.prescription) + " + ramp-up" * (item.exercise in beside.ramped)
            right = tuple(_target_spans(item, asked, beside, unit))
            right = (Span(asked, "strong"),) if is_narrow else right
            yield Row(f"{number}.{place}", (Span(exercises[item.exercise].name),), right)


_IN_ONE_ROW = frozenset({Purpose.WARM_UP, Purpose.COOL_DOWN})
_ASKED_WIDTH, _LOAD_WIDTH, _MARK_WIDTH, _LAST_WIDTH = 17, 9, 6, 18


def _target_spans(
    item: Item, asked: str, beside: BesideTargets, unit: WeightUnit
) -> Iterator[Span]:
    """What is asked, with which load, what changed, and the last time; or what it replaces."""
    past = beside.past.get(item.exercise)
    change = next((each for each in beside.changes if each.exercise == item.exercise), None)
    yield Span(f" {asked:<{_ASKED_WIDTH}}", "strong")
    if item.note and not (past and past.last):
        width = _LOAD_WIDTH + _MARK_WIDTH + _LAST_WIDTH
        yield Span(clean(item.note, width).rjust(width), "warning")
        return
    load = item.prescription.load.text(unit) if item.prescription.load else ""
    yield Span(load.ljust(_LOAD_WIDTH), "strong")
    mark = change_mark(change, unit) if change else ""
    yield Span(mark.ljust(_MARK_WIDTH), "accent")
    before = clean(sets_text(past.last, unit), _LAST_WIDTH) if past and past.last else ""
    yield Span(before.rjust(_LAST_WIDTH), "muted")


def _block_row(session: Session, purpose: Purpose) -> Row:
    """The blocks of a purpose whose exercises are not looked at one by one before them."""
    blocks = [block for block in session.blocks if block.purpose is purpose]
    items = sum(len(block.items) for block in blocks)
    if purpose is Purpose.WARM_UP:
        return _muted_row(purpose, plural(items, "move"), "k  skip, already warm")
    return _muted_row(purpose, plural(items, "stretch").replace("stretchs", "stretches"))


def _muted_row(purpose: Purpose, count: str, hint: str = "") -> Row:
    width = _LOAD_WIDTH + _MARK_WIDTH + _LAST_WIDTH
    spans = (f" {count:<{_ASKED_WIDTH}}", hint.rjust(width))
    right = tuple(Span(each, "muted") for each in spans)
    return Row(f"block:{purpose.value}", (Span(purpose.heading, "muted"),), right)


WARM_UP_SKIPPED = _muted_row(Purpose.WARM_UP, "skipped", "k  do it after all")
"""The row in the place of a warm-up that is skipped."""
