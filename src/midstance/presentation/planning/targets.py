"""Today's session as rows: each target with its load, what changed, and the last time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load
from midstance.domain.session import Purpose
from midstance.presentation.blocks import MUTED, Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.phrases import load_change_text, plural
from midstance.presentation.session import asked_text
from midstance.workout.card import brief_sets_text, sets_text

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from midstance.coach.progress.change import Change
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import ExercisePast
    from midstance.domain.session import Item, Session
    from midstance.presentation.blocks import StyledText

UP, DOWN = "▲", "▼"


def change_mark(change: Change, unit: WeightUnit) -> str:
    """The change in a few characters: ``▲ 2.5``; of what is no load only the sign."""
    sign = UP if change.kind.is_up else DOWN
    number = f" {Load(abs(change.grams)).number(unit):g}" if change.grams else ""
    return f"{sign}{number}"


def change_note(change: Change, unit: WeightUnit) -> str:
    """The change of a load beside it: ``2.5 kg more``; "" of what is no load."""
    return load_change_text(change.grams, unit)


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
        opened: those whose last set goes on as long as form lasts, by id.
    """

    past: Mapping[str, ExercisePast]
    changes: tuple[Change, ...] = ()
    ramped: Container[str] = ()
    opened: Container[str] = ()

    def change_of(self, item: Item) -> Change | None:
        """What is different from the last time; None for nothing."""
        return next((each for each in self.changes if each.exercise == item.exercise), None)

    def asked(self, item: Item) -> str:
        """The target of an exercise in words: ``3 × 8+``, ``3 × 5 + ramp-up``."""
        asked = asked_text(item.prescription, is_open=item.exercise in self.opened)
        return asked + " + ramp-up" * (item.exercise in self.ramped)


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
        if block.purpose.is_around_work and block.purpose in shown:
            continue
        if shown and is_airy:
            yield Row(f"b{number}", (Span(""),), is_heading=True)
        shown.add(block.purpose)
        if block.purpose.is_around_work:
            row = _block_row(session, block.purpose)
            yield replace(row, right=row.right[:1]) if is_narrow else row
            continue
        for place, item in enumerate(block.items):
            left = (Span(exercises[item.exercise].name),)
            right = _target_spans(item, beside, unit, is_narrow=is_narrow)
            yield Row(f"{number}.{place}", left, tuple(right))


_ASKED_WIDTH, _LOAD_WIDTH, _MARK_WIDTH, _LAST_WIDTH = 16, 9, 5, 17
_BESIDE_WIDTH = _LOAD_WIDTH + _MARK_WIDTH + _LAST_WIDTH
TARGET_HEADINGS = Row(
    "heading",
    (),
    (
        Span(f" {'TODAY':<{_ASKED_WIDTH}}", "muted"),
        Span("LAST TIME".rjust(_BESIDE_WIDTH), "muted"),
    ),
    is_heading=True,
)
"""What stands over the columns of the rows."""


def _target_spans(
    item: Item, beside: BesideTargets, unit: WeightUnit, *, is_narrow: bool
) -> Iterator[Span]:
    """What is asked, with which load, what changed, and the last time; or what it replaces."""
    if is_narrow:
        yield Span(beside.asked(item), "strong")
        return
    past, change = beside.past.get(item.exercise), beside.change_of(item)
    yield Span(f" {beside.asked(item):<{_ASKED_WIDTH}}", "strong")
    if item.note and not (past and past.last):
        note = clean(item.note, _BESIDE_WIDTH)
        yield Span(note.rjust(_BESIDE_WIDTH), "warning")
        return
    load = item.prescription.load.text(unit) if item.prescription.load else ""
    yield Span(load.ljust(_LOAD_WIDTH), "strong")
    mark = change_mark(change, unit) if change else ""
    yield Span(mark.ljust(_MARK_WIDTH), "accent")
    before = brief_sets_text(past.last, unit, _LAST_WIDTH - 1) if past and past.last else ""
    yield Span(before.rjust(_LAST_WIDTH), "muted")


def _block_row(session: Session, purpose: Purpose) -> Row:
    """The blocks of a purpose whose exercises are not looked at one by one before them."""
    blocks = [block for block in session.blocks if block.purpose is purpose]
    items = sum(len(block.items) for block in blocks)
    if purpose is Purpose.WARM_UP:
        return _muted_row(purpose, plural(items, "move"), "k skip, already warm")
    return _muted_row(purpose, plural(items, "stretch").replace("stretchs", "stretches"))


def _muted_row(purpose: Purpose, count: str, hint: str = "") -> Row:
    spans = (f" {count:<{_ASKED_WIDTH}}", hint.rjust(_BESIDE_WIDTH))
    right = tuple(Span(each, "muted") for each in spans)
    return Row(f"block:{purpose.value}", (Span(purpose.heading, "muted"),), right)


WARM_UP_SKIPPED = _muted_row(Purpose.WARM_UP, "skipped", "k do it after all")
"""The row in the place of a warm-up that is skipped."""


_MOST_CUES = 3


def exercise_lines(
    item: Item, exercise: Exercise, beside: BesideTargets, unit: WeightUnit, width: int
) -> Iterator[StyledText]:
    """An exercise of today beside the list: its numbers, what changed and why, its first cues."""
    past, change = beside.past.get(item.exercise), beside.change_of(item)
    yield f"{clean(exercise.name, width)}\n", "bold $bright"
    for line in wrap(clean(item.note, 120), width):
        yield f"{line}\n", "$ready"
    yield "\n", ""
    for label, text in _numbers(item, beside.asked(item), past, unit):
        yield f"{label:<11}", MUTED
        yield f"{clean(text, width - 11)}\n", "$text"
    if change is not None:
        yield f"\n{change_mark(change, unit)}\n", "bold $next"
        for line in wrap(f"{change.reason} {change.source}", width):
            yield f"{line}\n", "$text"
    yield "\n", ""
    for cue in exercise.cues[:_MOST_CUES]:
        for number, line in enumerate(wrap(clean(cue, 200), width - 2)):
            yield "  " if number else "● ", "$next"
            yield f"{line}\n", "$text"


def _numbers(
    item: Item, asked: str, past: ExercisePast | None, unit: WeightUnit
) -> Iterator[tuple[str, str]]:
    """What is asked, what was done last, and the best, each with its label."""
    load = item.prescription.load.text(unit) if item.prescription.load else ""
    effort = f"RPE {item.prescription.rpe}" if item.prescription.rpe else ""
    yield "today", " · ".join(filter(None, (asked, load, effort)))
    if past and past.last:
        yield "last time", sets_text(past.last, unit)
    if past and past.best:
        yield "best", sets_text((past.best,), unit)
