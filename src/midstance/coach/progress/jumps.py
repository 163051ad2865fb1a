"""How many jumps a week may hold: a little more than the weeks before, and never above the caps.

A week has at most a fifth, or six units, more than the highest of the last three; a third of the
level's weekly cap is always allowed. A unit is one contact of a jump on both legs; lighter hops
count less. The numbers are choices of this program on the careful side.
"""

from __future__ import annotations

import operator
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.progress.change import Change, ChangeKind
from midstance.coach.progress.lighter import change_items
from midstance.domain.quantity import Unit
from midstance.domain.runner import Level
from midstance.domain.session import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import LoggedSet
    from midstance.domain.session import Block, Item, Prescription, Session

RISE, RISE_UNITS = 1.2, 6.0  # times the weeks before, or contact units more than they had
JUMP_WEEKS_BEFORE = 3  # weeks before the current one whose jumps are counted
CAPS: Mapping[Level, float] = MappingProxyType(
    {Level.BEGINNER: 30, Level.INTERMEDIATE: 110, Level.ADVANCED: 160}
)
"""The most contact units of a week."""
UNITS_ALWAYS_ALLOWED: Mapping[Level, float] = MappingProxyType(
    {Level.BEGINNER: 10, Level.INTERMEDIATE: 36, Level.ADVANCED: 53}
)
"""Contact units of a week that need no jumps in the weeks before."""
JUMP_RULE = (
    "Jumps go up by a fifth a week at most: sudden rises are what bone and tendon "
    "take badly (a choice of this program)."
)


def units_of_week(
    sets: Iterable[LoggedSet], exercises: Mapping[str, Exercise], monday: date
) -> float:
    """The contact units that were done in the week that begins on ``monday``."""
    sunday = monday + timedelta(days=6)
    return sum(
        each.set.value * exercises[each.set.exercise].plyo_factor
        for each in sets
        if monday <= each.local_date <= sunday
        and each.set.exercise in exercises
        and each.set.is_done
        and each.set.target.unit is Unit.CONTACTS
    )


def allowed_units(before: Iterable[float], level: Level) -> float:
    """The contact units that a week may hold, from those of the weeks before."""
    highest = max(before, default=0.0)
    rising = max(highest * RISE, highest + RISE_UNITS)
    return min(CAPS[level], max(rising, UNITS_ALWAYS_ALLOWED[level]))


def units_of(prescription: Prescription, exercise: Exercise, sets: int | None = None) -> float:
    """The contact units that are asked for."""
    if prescription.unit is not Unit.CONTACTS:
        return 0.0
    sides = 2 if prescription.per_side else 1
    count = prescription.sets if sets is None else sets
    return count * prescription.amount * sides * exercise.plyo_factor


def limit_jumps(
    session: Session, exercises: Mapping[str, Exercise], left: float, basis: date
) -> tuple[Session, tuple[Change, ...]]:
    """``session`` with at most ``left`` contact units: sets are left off from the last jump on.

    The first drills of the table stay, and one set of the very first in any case.
    """
    jumps = [
        item
        for block in session.blocks
        if block.purpose.counts and block.style in {Style.STRAIGHT, Style.SUPERSET}
        for item in block.items
        if units_of(item.prescription, exercises[item.exercise])
    ]
    sets = _sets_within(jumps, exercises, left)
    cut = {
        id(item): count
        for item, count in zip(jumps, sets, strict=True)
        if count < item.prescription.sets
    }

    def fewer(_: Block, item: Item) -> Item | None:
        count = cut.get(id(item), item.prescription.sets)
        return replace(item, prescription=replace(item.prescription, sets=count)) if count else None

    if not cut:
        return session, ()
    changes = tuple(_fewer_sets_change(item.exercise, basis) for item in jumps if id(item) in cut)
    return change_items(session, fewer), changes


def _sets_within(jumps: list[Item], exercises: Mapping[str, Exercise], left: float) -> list[int]:
    """The sets of each jump that fit into ``left`` contact units."""
    sets = [item.prescription.sets for item in jumps]
    units = [units_of(item.prescription, exercises[item.exercise], 1) for item in jumps]
    for at in reversed(range(len(jumps))):
        fewest = 1 if at == 0 else 0
        while sets[at] > fewest and sum(map(operator.mul, sets, units)) > left:
            sets[at] -= 1
    return sets


def _fewer_sets_change(exercise: str, basis: date) -> Change:
    reason = "Fewer sets of jumps: a week may hold only a little more than the last three did."
    return Change(exercise, ChangeKind.FEWER_JUMPS, basis, reason, JUMP_RULE)
