"""Sessions that are lighter on purpose: after a break, in lighter weeks, on a tired day.

Strength is largely kept for two to three weeks and falls with longer gaps (Bosquet et al. 2013,
Scand J Med Sci Sports 23:e140-e149); after two weeks or more off, guidelines for teams begin with
half of the work (Caterisano et al. 2019, Strength Cond J 41(3):1-23). Reductions never multiply:
the fewest sets and the smallest load hold, each once, and one reason is given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from midstance.domain.session import Purpose, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Block, Item, Prescription, Session


@dataclass(frozen=True, slots=True)
class Lighter:
    """By how much a session is lighter, and why.

    Attributes:
        sets, load, jumps: the shares that are left of them.
        effort: the highest effort that is asked for; None leaves it.
        one_set_less: leg items have one set less, where they have two or more.
        reason: why, as a sentence.
        source: where the rule comes from.
    """

    reason: str
    source: str
    sets: float = 1.0
    load: float = 1.0
    jumps: float = 1.0
    effort: int | None = None
    one_set_less: bool = False

    def count(self, sets: int, *, is_jump: bool = False, is_for_legs: bool = True) -> int:
        """How many of so many sets are left: at least one, and of jumps none where none are."""
        part = min(self.sets, self.jumps) if is_jump else self.sets
        left = ceil(sets * part - 1e-9) if part else 0
        less = sets - 1 if self.one_set_less and is_for_legs and sets > 1 else sets
        return min(left, less)

    def ease(self, prescription: Prescription) -> Prescription:
        """What is prescribed, at no more than its effort."""
        if self.effort is None or (prescription.rpe or 0) <= self.effort:
            return prescription
        return replace(prescription, rpe=self.effort)


def lightest(found: Iterable[Lighter | None]) -> Lighter | None:
    """The fewest sets, the smallest load and the fewest jumps of all, with one reason; or None."""
    every = [each for each in found if each is not None]
    if not every:
        return None
    first = min(every, key=lambda each: (each.sets, each.load, each.jumps))
    efforts = [each.effort for each in every if each.effort is not None]
    return replace(
        first,
        load=min(each.load for each in every),
        jumps=min(each.jumps for each in every),
        effort=min(efforts, default=None),
        one_set_less=any(each.one_set_less for each in every),
    )


SHORT_BREAK, LONG_BREAK, VERY_LONG_BREAK = 14, 29, 57
RHYTHM = range(14, 22)
RHYTHM_GAPS = 3
AFTER_BREAK = (
    "After two weeks or more off, guidelines begin with half of the work "
    "(Caterisano et al. 2019, CSCCa and NSCA)."
)
_AFTER_SHORT = ((0.5, 0.90, 0.0), (0.75, 0.95, 0.5))
_AFTER_LONG = (
    (0.5, 0.80, 0.0),
    (0.5, 0.80, 0.0),
    (0.7, 0.85, 0.0),
    (0.7, 0.85, 0.0),
    (0.8, 0.90, 0.5),
    (0.8, 0.90, 0.5),
    (0.9, 0.95, 1.0),
)
_AFTER_VERY_LONG = ((0.5, 0.70, 0.0), *_AFTER_LONG)
"""Of each session back: the shares of sets, load and jumps."""


def after_break(days: Sequence[date], today: date, *, was_ill: bool = False) -> Lighter | None:
    """How much lighter a session ``today`` is after a break; None where there was none lately.

    Args:
        days: The days with strength training before today, oldest first.
        today: The day of the session.
        was_ill: Whether an illness or an injury was the reason for the break.
    """
    if not days:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise((*days, today))]
    if len(gaps) >= RHYTHM_GAPS and all(gap in RHYTHM for gap in gaps[-RHYTHM_GAPS:]):
        reason = "You train every two to three weeks, so the load is a little lower."
        return Lighter(reason, AFTER_BREAK, load=0.95)
    found = []
    for back, gap in enumerate(reversed(gaps[-len(_AFTER_VERY_LONG) :])):
        stages = _stages(gap, longer=was_ill and back == 0)
        if back < len(stages):
            sets, load, jumps = stages[back]
            reason = f"{_BACK[min(back, len(_BACK) - 1)]} after {gap} days without strength."
            found.append(Lighter(reason, AFTER_BREAK, sets, load, jumps))
    return lightest(found)


_BACK = ("The first session", "The second session", "You are coming back")


def _stages(gap: int, *, longer: bool) -> tuple[tuple[float, float, float], ...]:
    if gap >= VERY_LONG_BREAK or (longer and gap >= LONG_BREAK):
        return _AFTER_VERY_LONG
    if gap >= LONG_BREAK or (longer and gap >= SHORT_BREAK):
        return _AFTER_LONG
    return _AFTER_SHORT if gap >= SHORT_BREAK else ()


_AS_THEY_ARE = frozenset({Purpose.WARM_UP, Purpose.COOL_DOWN})


def change_items(session: Session, change: Callable[[Block, Item], Item | None]) -> Session:
    """``session`` with every item as ``change`` answers; without those for which it is None."""
    blocks = []
    for block in session.blocks:
        items = tuple(item for each in block.items if (item := change(block, each)) is not None)
        if items:
            blocks.append(replace(block, items=items))
    return replace(session, blocks=tuple(blocks))


def make_lighter(session: Session, exercises: Mapping[str, Exercise], by: Lighter) -> Session:
    """``session`` with the sets, rounds, jumps and effort that are left; warm-ups stay whole."""

    def ease(block: Block, item: Item) -> Item | None:
        if block.purpose in _AS_THEY_ARE:
            return item
        exercise, asked = exercises[item.exercise], by.ease(item.prescription)
        is_jump = bool(exercise.plyo_factor)
        sets = asked.sets
        if block.style in {Style.STRAIGHT, Style.SUPERSET}:
            sets = by.count(sets, is_jump=is_jump, is_for_legs=bool(exercise.leg_load))
        elif is_jump and not by.jumps:
            return None
        return replace(item, prescription=replace(asked, sets=sets)) if sets else None

    fewer = change_items(session, ease)
    rounds = (_with_rounds(each, by) for each in fewer.blocks)
    return replace(fewer, blocks=tuple(rounds))


def _with_rounds(block: Block, by: Lighter) -> Block:
    is_rounds = block.style in {Style.CIRCUIT, Style.INTERVAL} and block.purpose.counts
    return replace(block, rounds=by.count(block.rounds)) if is_rounds else block
