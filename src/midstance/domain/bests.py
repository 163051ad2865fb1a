"""The bests of a week, and what grew against the time before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.estimate import Estimate
    from midstance.domain.record import LoggedSet
    from midstance.domain.trend import Quantity


class BestKind(StrEnum):
    """In what a set was the best of the week."""

    HEAVIEST = "heaviest"
    MOST_REPETITIONS = "most-repetitions"
    LONGEST_HOLD = "longest-hold"
    ESTIMATED_MAXIMUM = "estimated-maximum"

    @property
    def heading(self) -> str:
        """What it is called: ``Longest hold``."""
        return _BEST_HEADINGS[self]


_BEST_HEADINGS = {
    BestKind.HEAVIEST: "Heaviest",
    BestKind.MOST_REPETITIONS: "Most repetitions",
    BestKind.LONGEST_HOLD: "Longest hold",
    BestKind.ESTIMATED_MAXIMUM: "Best estimated maximum",
}


@dataclass(frozen=True, slots=True)
class Best:
    """A best of the week: the set, and the estimate made from it where that is what it is."""

    kind: BestKind
    name: str
    logged: LoggedSet
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """What grew against the last day of the same exercise before this week.

    Attributes:
        before, now: grams for loads and estimates, else what is counted.
        since: the day to which it is compared.
    """

    exercise: str
    name: str
    quantity: Quantity
    before: int
    now: int
    since: date
