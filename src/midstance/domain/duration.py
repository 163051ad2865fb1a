"""How long a session takes, as the programs count it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from midstance.domain.session import Style
from midstance.domain.steps import Between, between

if TYPE_CHECKING:
    from midstance.domain.steps import Turn


def between_seconds(done: Turn, ahead: Turn) -> float:
    """Estimated seconds between two turns, set-up included."""
    kind, window = between(done, ahead)
    match kind:
        case Between.REST:
            same_station = 0 if done.style is Style.STRAIGHT else (done.change or 0)
            return (window.low + window.high) / 2 + same_station
        case Between.SLOT:
            return max(0.0, window.low - done.seconds)
        case Between.NOTHING | Between.CHANGE | Between.SET_UP:
            return (done.change or 0) + ahead.set_up
        case _:
            assert_never(kind)


def estimated_seconds(turns: tuple[Turn, ...]) -> float:
    """How long ``turns`` take: every set, rest, change and set-up, as the programs count them."""
    if not turns:
        return 0
    capped = {turn.block: turn.cap for turn in turns if turn.cap is not None}
    total = float(sum(capped.values()))
    total += turns[0].set_up + (turns[-1].change or 0)
    for done, ahead in pairwise(turns):
        if done.block != ahead.block or done.block not in capped:
            total += between_seconds(done, ahead)
    return total + sum(turn.seconds for turn in turns if turn.block not in capped)
