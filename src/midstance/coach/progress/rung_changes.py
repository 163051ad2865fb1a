"""The rung of a ladder that a session moves to, as a change with its reason.

Which rung a row is done on is decided where a session is adapted to its runner. Here it is only
said what is different from the last time, so that it can be explained and refused.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.progress.change import Change, ChangeKind, Refusals

if TYPE_CHECKING:
    from datetime import date

    from midstance.coach.progress.book import ExposureBook
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.session import Item

REFUSED_FOR = timedelta(days=28)
"""How long a refused rung is not offered again."""
GATE_RULE = (
    "The library's gates: the amount and effort in two sessions after which the next rung of a "
    "ladder opens."
)
DOWN_RULE = (
    "The library's rule for going back: two sessions in a row that fall short bring the rung below "
    "until its gate is passed again."
)


def rung_change(item: Item, library: Library, book: ExposureBook) -> Change | None:
    """By which rung ``item`` differs from the last time; None where it is the same one."""
    exercise = library.exercises[item.exercise]
    if item.prescribed:
        below = library.exercises.get(item.prescribed)
        is_up = below is not None and _is_above(exercise, below)
        return _up(item, exercise, below, book) if below is not None and is_up else None
    return _down(exercise, library, book)


def held_rungs(refused: Refusals, today: date) -> frozenset[str]:
    """The exercises whose next rung was refused in the last four weeks."""
    return frozenset(
        name
        for name, day, kind in refused.entries
        if kind is ChangeKind.RUNG_UP and today - day < REFUSED_FOR
    )


def _is_above(exercise: Exercise, below: Exercise) -> bool:
    same = exercise.ladder is not None and exercise.ladder == below.ladder
    return same and (exercise.rung or 0) > (below.rung or 0)


def _up(item: Item, exercise: Exercise, below: Exercise, book: ExposureBook) -> Change | None:
    before, here = book.of(below), book.of(exercise)
    if here and not (before and here[-1].day < before[-1].day):
        return None
    reason = f"{item.note[:1].upper()}{item.note[1:]}."
    return Change(exercise.id, ChangeKind.RUNG_UP, book.today, reason, GATE_RULE, before=below.id)


def _down(exercise: Exercise, library: Library, book: ExposureBook) -> Change | None:
    """The way back, where the last time this row was done on a rung above."""
    own = book.of(exercise)
    for above in library.exercises.values():
        if not _is_above(above, exercise):
            continue
        moved = [e for e in book.sets(above.id) if e.set.prescribed_exercise == exercise.id]
        if moved and not (own and own[-1].day > moved[-1].local_date):
            reason = f"{above.name} fell short twice, so {exercise.name} comes back."
            basis = moved[-1].local_date
            return Change(exercise.id, ChangeKind.RUNG_DOWN, basis, reason, DOWN_RULE)
    return None
