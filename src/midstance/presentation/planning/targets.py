"""Today's session as rows: each target with its load, what changed, and the last time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, LoadMeaning
from midstance.domain.session import Purpose
from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.phrases import change_with_reason, plural
from midstance.presentation.planning.session_text import asked_text
from midstance.workout.card import brief_sets_text, sets_text

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from midstance.coach.progress.change import Change
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import ExercisePast
    from midstance.domain.session import Block, Item, Session

NO_SECONDS = MappingProxyType[Purpose, float]({})
UP, DOWN = "▲", "▼"
MOST_RISE = 0.25
"""The share of last time's load up to which more of it is named."""


def change_mark(change: Change, unit: WeightUnit) -> str:
    """The change in a few characters: ``▲ 2.5``; of what is no load only the sign."""
    sign = UP if change.kind.is_up else DOWN
    number = f" {Load(abs(change.grams)).number(unit):g}" if change.grams else ""
    return f"{sign}{number}"


def moved_text(change: Change, exercises: Mapping[str, Exercise], unit: WeightUnit) -> str:
    """The change in a line: ``Back squat: 2.5 kg more. All sets were done …``."""
    known = exercises.get(change.exercise)
    name = known.name if known else clean(change.exercise)
    return f"{name}: {change_with_reason(change.grams, change.reason, unit)}"


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
        warm_up_key: what skips the warm-up, as it is printed on the keyboard; "" for no hint.
        is_warm: the warm-up is skipped; a row in its place says so.
    """

    past: Mapping[str, ExercisePast]
    changes: tuple[Change, ...] = ()
    ramped: Container[str] = ()
    opened: Container[str] = ()
    warm_up_key: str = ""
    is_warm: bool = False

    def change_of(self, item: Item) -> Change | None:
        """What is different from the last time; None for nothing."""
        return next((each for each in self.changes if each.exercise == item.exercise), None)

    def key_to_begin(self, session: Session) -> str:
        """The key of the row to look at first: what changes its load, else the first exercise."""
        items = [
            (f"{number}.{place}", item)
            for number, block in _shown_blocks(session)
            if not block.purpose.is_around_work
            for place, item in enumerate(block.items)
        ]
        changed = (key for key, item in items if (change := self.change_of(item)) and change.grams)
        return next(changed, items[0][0] if items else "")

    def asked(self, item: Item) -> str:
        """The target of an exercise in words: ``3 × 8+``, ``3 × 5 + ramp-up``."""
        return f"{self.work_text(item)}{self.ramp_up_text(item)}"

    def work_text(self, item: Item) -> str:
        """The sets that count, in words: ``3 × 8+``."""
        return asked_text(item.prescription, is_open=item.exercise in self.opened)

    def ramp_up_text(self, item: Item) -> str:
        """What an exercise with ramp-up sets adds: `` + ramp-up``; "" without them."""
        return " + ramp-up" * (item.exercise in self.ramped)

    def mark(self, item: Item, unit: WeightUnit) -> str:
        """What is different from the last time in a few characters: ``▲ 2.5``; "" for nothing."""
        change = self.change_of(item)
        if change is not None:
            return change_mark(change, unit)
        return self._load_mark(item, unit)

    def _load_mark(self, item: Item, unit: WeightUnit) -> str:
        """How much more the load is than the heaviest of the last time; "" where it is not.

        The weeks of a program ask for other shares of the maximum, which is no change of the
        target. A much larger difference is another kit, in which the number means something else.
        """
        past, load = self.past.get(item.exercise), item.prescription.load
        last = past.last if past else ()
        before = [each.load.grams for each in last if each.load]
        is_help = any(each.meaning is LoadMeaning.HELP for each in last)
        if load is None or not before or is_help:
            return ""
        more = load.grams - max(before)
        return f"{UP} {Load(more).number(unit):g}" if 0 < more <= max(before) * MOST_RISE else ""


def today_rows(
    session: Session,
    exercises: Mapping[str, Exercise],
    beside: BesideTargets,
    unit: WeightUnit,
    *,
    seconds: Mapping[Purpose, float] = NO_SECONDS,
    is_airy: bool = True,
    is_narrow: bool = False,
    is_brief: bool = False,
) -> Iterator[Row]:
    """Each exercise with its target, its load and the last time; warm-up and cool-down in a row.

    Args:
        session: As the runner would do it.
        exercises: By id.
        beside: What stands beside the targets.
        unit: That of loads.
        seconds: How long warm-up and cool-down take.
        is_airy: Whether an empty row stands between two blocks; exercises that stand alone in
            theirs go together.
        is_narrow: Whether there is no room for columns; what replaces another is not said.
        is_brief: Whether there is room for the target with its load alone.
    """
    yield from _skipped_warm_up(beside)
    before: Block | None = None
    for number, block in _shown_blocks(session):
        if before and is_airy and not _goes_with(before, block):
            yield Row(f"b{number}", (Span(""),), is_heading=True)
        before = block
        if block.purpose.is_around_work:
            row = _block_row(
                session, block.purpose, seconds.get(block.purpose, 0), beside.warm_up_key
            )
            yield replace(row, right=row.right[: 1 if is_narrow else None])
            continue
        for place, item in enumerate(block.items):
            left = (Span(exercises[item.exercise].name),)
            spans = _narrow_spans if is_narrow else _target_spans
            right = list(spans(item, beside, unit))[: 1 if is_brief else None]
            yield Row(f"{number}.{place}", left, tuple(right))


def _skipped_warm_up(beside: BesideTargets) -> Iterator[Row]:
    if beside.is_warm:
        yield _muted_row(Purpose.WARM_UP, "skipped", f"{beside.warm_up_key} do it after all")


def _shown_blocks(session: Session) -> Iterator[tuple[int, Block]]:
    """The blocks with their places; all of the warm-up, and of the cool-down, are one."""
    shown: set[Purpose] = set()
    for number, block in enumerate(session.blocks):
        if not block.purpose.is_around_work or block.purpose not in shown:
            yield number, block
        shown.add(block.purpose)


def _goes_with(before: Block, block: Block) -> bool:
    """Whether both are single exercises of the work, which need no gap between them."""
    blocks = (before, block)
    return all(len(each.items) == 1 and not each.purpose.is_around_work for each in blocks)


_ASKED_WIDTH, _LOAD_WIDTH, _MARK_WIDTH, _LAST_WIDTH = 16, 9, 5, 17
"""Cells of the columns beside an exercise's name."""
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


def _narrow_spans(item: Item, beside: BesideTargets, unit: WeightUnit) -> Iterator[Span]:
    """What is asked with its load, without ramp-up sets, and the last time."""
    past, load = beside.past.get(item.exercise), item.prescription.load
    asked = asked_text(item.prescription, is_open=item.exercise in beside.opened)
    yield Span(f" {asked}{f' @ {load.text(unit)}' if load else ''}", "strong")
    before = brief_sets_text(past.last, unit, _LAST_WIDTH - 1) if past and past.last else ""
    yield Span(before.rjust(_LAST_WIDTH), "muted")


def _target_spans(item: Item, beside: BesideTargets, unit: WeightUnit) -> Iterator[Span]:
    """What is asked, with which load, what changed, and the last time; or what it replaces."""
    past = beside.past.get(item.exercise)
    asked, ramp_up = beside.work_text(item), beside.ramp_up_text(item)
    yield Span(f" {asked}", "strong")
    yield Span(ramp_up.ljust(_ASKED_WIDTH - len(asked)), "muted")
    if item.note and not (past and past.last):
        note = clean(item.note, _BESIDE_WIDTH)
        yield Span(note.rjust(_BESIDE_WIDTH), "warning")
        return
    load = item.prescription.load.text(unit) if item.prescription.load else ""
    yield Span(load.ljust(_LOAD_WIDTH), "strong")
    mark = beside.mark(item, unit)
    yield Span(mark.ljust(_MARK_WIDTH), "accent")
    before = brief_sets_text(past.last, unit, _LAST_WIDTH - 1) if past and past.last else ""
    yield Span(before.rjust(_LAST_WIDTH), "muted")


def _block_row(session: Session, purpose: Purpose, seconds: float, warm_up_key: str) -> Row:
    """The blocks of a purpose whose exercises are not looked at one by one before them."""
    blocks = [block for block in session.blocks if block.purpose is purpose]
    items = sum(len(block.items) for block in blocks)
    time = f", {round(seconds / 60)} min" if seconds >= 60 else ""  # noqa: PLR2004 - a minute
    if purpose is Purpose.WARM_UP:
        hint = f"{warm_up_key} skip, already warm" if warm_up_key else ""
        return _muted_row(purpose, plural(items, "move") + time, hint)
    return _muted_row(purpose, plural(items, "stretch") + time)


def _block_key(purpose: Purpose) -> str:
    return f"block:{purpose.value}"


WARM_UP_KEY = _block_key(Purpose.WARM_UP)
"""The row of the warm-up."""


def _muted_row(purpose: Purpose, count: str, hint: str = "") -> Row:
    spans = (
        f" {count:<{_ASKED_WIDTH}}",
        hint.rjust(_BESIDE_WIDTH - max(0, len(count) - _ASKED_WIDTH)),
    )
    right = tuple(Span(each, "muted") for each in spans)
    return Row(_block_key(purpose), (Span(purpose.heading, "muted"),), right)


@dataclass(frozen=True, slots=True)
class ExerciseOfToday:
    """An exercise of today beside the list.

    Attributes:
        asked: what is asked: ``3 × 5 · 82.5 kg · RPE 7``.
        note: why it is another one than the program has; "" where it is the same.
        numbers: the last time and the best, each with its label.
        mark: the sign of what changed; "" where nothing did.
        cues: the most useful first.
    """

    name: str
    asked: str
    note: str
    numbers: tuple[tuple[str, str], ...]
    mark: str
    cues: tuple[str, ...]


def exercise_of_today(
    item: Item, exercise: Exercise, beside: BesideTargets, unit: WeightUnit
) -> ExerciseOfToday:
    """What is known of an exercise of today, its loads in ``unit``."""
    past = beside.past.get(item.exercise)
    load = item.prescription.load.text(unit) if item.prescription.load else ""
    effort = f"RPE {item.prescription.rpe}" if item.prescription.rpe else ""
    numbers = {
        "last time": sets_text(past.last, unit) if past and past.last else "",
        "best": sets_text((past.best,), unit) if past and past.best else "",
    }
    return ExerciseOfToday(
        exercise.name,
        " · ".join(filter(None, (beside.asked(item), load, effort))),
        item.note or "",
        tuple((label, text) for label, text in numbers.items() if text),
        beside.mark(item, unit),
        tuple(exercise.cues),
    )
