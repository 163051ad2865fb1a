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
    """The move to another rung than the last time; None where it is the same one."""
    exercise = library.exercises[item.exercise]
    if item.prescribed:
        below = library.exercises.get(item.prescribed)
        is_up = below is not None and exercise.is_above(below)
        return _rung_up(item, exercise, below, book) if below is not None and is_up else None
    return _rung_down(exercise, library, book)


def held_rungs(refused: Refusals, today: date) -> frozenset[str]:
    """The exercises whose next rung was refused in the last four weeks."""
    return frozenset(
        name
        for name, day, kind in refused.entries
        if kind is ChangeKind.RUNG_UP and today - day < REFUSED_FOR
    )


def _rung_up(item: Item, exercise: Exercise, below: Exercise, book: ExposureBook) -> Change | None:
    on_rung_below, on_new_rung = book.of(below), book.of(exercise)
    if on_new_rung and not (on_rung_below and on_new_rung[-1].day < on_rung_below[-1].day):
        return None
    reason = f"{item.note[:1].upper()}{item.note[1:]}."
    return Change(exercise.id, ChangeKind.RUNG_UP, book.today, reason, GATE_RULE, before=below.id)


def _rung_down(exercise: Exercise, library: Library, book: ExposureBook) -> Change | None:
    """The way back, where the last time this row was done on a rung above."""
    own = book.of(exercise)
    for above in library.on_ladder(exercise.ladder):
        if not above.is_above(exercise):
            continue
        on_rung_above = [e for e in book.sets(above.id) if e.set.prescribed_exercise == exercise.id]
        if on_rung_above and not (own and own[-1].day > on_rung_above[-1].local_date):
            reason = f"{above.name} fell short twice, so {exercise.name} comes back."
            basis = on_rung_above[-1].local_date
            return Change(exercise.id, ChangeKind.RUNG_DOWN, basis, reason, DOWN_RULE)
    return None
