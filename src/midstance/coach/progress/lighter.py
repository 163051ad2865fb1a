"""Sessions that are lighter on purpose: after a break, in lighter weeks, on a tired day.

Strength is largely kept for two to three weeks and falls with longer gaps (Bosquet et al. 2013,
Scand J Med Sci Sports 23:e140-e149); after two weeks or more off, guidelines for teams begin with
half of the work (Caterisano et al. 2019, Strength Cond J 41(3):1-23). Reductions never multiply:
the fewest sets and the smallest load hold, each once, and one reason is given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise, takewhile
from math import ceil
from typing import TYPE_CHECKING

from midstance.domain.session import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Block, Item, Session


FEWEST_SETS_SHARE = 0.75
"""A session with at most this share of its sets is not cut for another reason as well."""


@dataclass(frozen=True, slots=True)
class Lighter:
    """By how much a session is lighter, and why.

    Attributes:
        sets, load, jumps: the shares that are left of them.
        reason: why, as a sentence.
        source: where the rule comes from.
    """

    reason: str
    source: str
    sets: float = 1.0
    load: float = 1.0
    jumps: float = 1.0

    def sets_left(self, sets: int, *, is_jump: bool = False) -> int:
        """How many of ``sets`` are left: at least one, but no jumps where their share is 0."""
        part = min(self.sets, self.jumps) if is_jump else self.sets
        return ceil(sets * part - 1e-9) if part else 0

    @property
    def is_return(self) -> bool:
        """Whether it leaves less work, so that it says nothing of the next load."""
        return self.sets < 1

    @property
    def has_cut_sets(self) -> bool:
        """Whether it leaves so few sets that no other reason takes one more."""
        return self.sets <= FEWEST_SETS_SHARE


def lightest(found: Iterable[Lighter | None]) -> Lighter | None:
    """The fewest sets, the smallest load and the fewest jumps of all, with one reason; or None."""
    every = [each for each in found if each is not None]
    if not every:
        return None
    first = min(every, key=lambda each: (each.sets, each.load, each.jumps))
    return replace(
        first,
        load=min(each.load for each in every),
        jumps=min(each.jumps for each in every),
    )


SHORT_BREAK, LONG_BREAK, VERY_LONG_BREAK = 14, 29, 57
"""Days without strength from which the shares of each table below hold."""
RHYTHM, RHYTHM_GAPS = range(14, 22), 3
"""Gaps of these lengths in days, this number of them in a row, are the runner's own rhythm."""
AFTER_BREAK = (
    "After two weeks or more off, guidelines begin with half of the work "
    "(Caterisano et al. 2019, CSCCa and NSCA)."
)
_Shares = tuple[float, float, float]
"""What is left of the sets, of the load and of the jumps."""
_AFTER_SHORT: tuple[_Shares, ...] = ((0.5, 0.90, 0.0), (0.75, 0.95, 0.5))
"""The shares of the first session after a short break and of the second."""
_AFTER_LONG: tuple[_Shares, ...] = (
    (0.5, 0.80, 0.0),
    (0.5, 0.80, 0.0),
    (0.7, 0.85, 0.0),
    (0.7, 0.85, 0.0),
    (0.8, 0.90, 0.5),
    (0.8, 0.90, 0.5),
    (0.9, 0.95, 1.0),
)
"""The shares of the first session after a long break, of the second, and so on."""
_AFTER_VERY_LONG: tuple[_Shares, ...] = ((0.5, 0.70, 0.0), *_AFTER_LONG)
"""The shares of the first session after a break, of the second, and so on."""
_WHICH_SESSION = ("The first session", "The second session", "You are coming back")


def after_break(
    days: Sequence[date], today: date, ill: Container[date] = frozenset()
) -> Lighter | None:
    """How much lighter a session ``today`` is after a break; None where there was none lately.

    Who trains every two to three weeks, three times running, has that rhythm: the load is a
    little lower once, and from there it moves by the usual rules.

    Args:
        days: The days with strength training before today, oldest first.
        today: The day of the session.
        ill: Days of illness; a break with one of them counts as the next longer one.
    """
    if not days:
        return None
    gaps = list(pairwise((*days, today)))
    lengths = [(later - earlier).days for earlier, later in gaps]
    in_rhythm = len(list(takewhile(RHYTHM.__contains__, reversed(lengths))))
    if in_rhythm > RHYTHM_GAPS:
        return None
    if in_rhythm == RHYTHM_GAPS:
        reason = "You train every two to three weeks, so the load is a little lower."
        return Lighter(reason, AFTER_BREAK, load=0.95)
    found = []
    for session, (earlier, later) in enumerate(reversed(gaps[-len(_AFTER_VERY_LONG) :])):
        length, was_ill = (later - earlier).days, _was_ill(earlier, later, ill)
        shares = _shares_after(length, longer=was_ill)
        if session < len(shares):
            which = _WHICH_SESSION[min(session, len(_WHICH_SESSION) - 1)]
            illness = " and an illness" if was_ill else ""
            less = _shares_text(*shares[session])
            reason = f"{which} after {length} days without strength{illness}: {less}."
            found.append(Lighter(reason, AFTER_BREAK, *shares[session]))
    return lightest(found)


def _shares_text(sets: float, load: float, jumps: float) -> str:
    """What is left: ``50 % of the sets, 90 % of the loads, no jumps``."""
    left = f"{round(sets * 100)} % of the sets, {round(load * 100)} % of the loads"
    if not jumps:
        return f"{left}, no jumps"
    return left if jumps == 1 else f"{left}, {round(jumps * 100)} % of the jumps"


def _was_ill(earlier: date, later: date, ill: Container[date]) -> bool:
    """Whether a break, if it is one, has a day of illness in it."""
    length = (later - earlier).days
    days = (earlier + timedelta(days=number) for number in range(1, length + 1))
    return length >= SHORT_BREAK and any(day in ill for day in days)


def _shares_after(gap: int, *, longer: bool) -> tuple[_Shares, ...]:
    if gap >= VERY_LONG_BREAK or (longer and gap >= LONG_BREAK):
        return _AFTER_VERY_LONG
    if gap >= LONG_BREAK or (longer and gap >= SHORT_BREAK):
        return _AFTER_LONG
    return _AFTER_SHORT if gap >= SHORT_BREAK else ()


def change_items(session: Session, change: Callable[[Block, Item], Item | None]) -> Session:
    """``session`` with every item as ``change`` answers; without those for which it is None."""
    blocks = []
    for block in session.blocks:
        items = tuple(item for each in block.items if (item := change(block, each)) is not None)
        if items:
            blocks.append(replace(block, items=items))
    return replace(session, blocks=tuple(blocks))


def make_lighter(
    session: Session, exercises: Mapping[str, Exercise], by: Lighter, usual: Session | None = None
) -> Session:
    """``session`` with the sets, rounds and jumps that are left; warm-ups stay whole.

    The share of its loads is that of the break, or one that it has already where that is less.
    Where its week is lighter already, the share is one of the ``usual`` week, and the fewer sets
    of both are left.
    """
    sets_before = _sets_of(usual) if usual else {}

    def ease(block: Block, item: Item) -> Item | None:
        if block.purpose.is_around_work:
            return item
        asked, is_jump = item.prescription, bool(exercises[item.exercise].plyo_factor)
        sets = asked.sets
        if block.style in {Style.STRAIGHT, Style.SUPERSET}:
            before = sets_before.get(item.prescribed or item.exercise, sets)
            sets = min(sets, by.sets_left(before, is_jump=is_jump))
        elif is_jump and not by.jumps:
            return None
        return replace(item, prescription=replace(asked, sets=sets)) if sets else None

    fewer = change_items(session, ease)
    rounds_before = {each.purpose: each.rounds for each in usual.blocks} if usual else {}
    rounds = (
        _with_rounds(each, by, rounds_before.get(each.purpose, each.rounds))
        for each in fewer.blocks
    )
    return replace(fewer, blocks=tuple(rounds), load_share=min(session.load_share, by.load))


def _sets_of(session: Session) -> dict[str, int]:
    return {item.exercise: item.prescription.sets for item in session.items}


def _with_rounds(block: Block, by: Lighter, before: int) -> Block:
    is_rounds = block.style in {Style.CIRCUIT, Style.INTERVAL} and block.purpose.counts
    return replace(block, rounds=min(block.rounds, by.sets_left(before))) if is_rounds else block
