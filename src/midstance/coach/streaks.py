"""Weeks in a row with the planned number of sessions: a rest day breaks nothing."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from midstance.domain.attendance import Streak

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_WEEKS = 520
"""Ten years: no further back is looked, so that no log is too long to open."""


def streak(weeks: Iterable[tuple[int, int]]) -> Streak:
    """The row up to the first of ``weeks``, which come newest first: sessions done and wanted.

    The first week is under way: it adds to the row once it has its sessions, and breaks nothing.
    No more of ``weeks`` are asked for than the row is long, nor more than ten years of them.
    """
    newest_first = iter(weeks)
    this_week, wanted = next(newest_first)
    row = sum(1 for _ in takewhile(_is_kept, islice(newest_first, MOST_WEEKS)))
    is_full = _is_kept((this_week, wanted))
    return Streak(row + is_full, wanted, this_week, goes_on=row == MOST_WEEKS)


def longest(weeks: Iterable[tuple[int, int]]) -> int:
    """The longest row anywhere in ``weeks``."""
    best = row = 0
    for week in weeks:
        row = row + 1 if _is_kept(week) else 0
        best = max(best, row)
    return best


def _is_kept(week: tuple[int, int]) -> bool:
    done, wanted = week
    return done >= wanted
