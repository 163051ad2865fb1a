"""One week of a runner as a coach sees it: what was done of what was planned, and what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS

if TYPE_CHECKING:
    from midstance.domain.exercise import VolumeGroup

LONGEST_RUNNER_NAME = 40
"""Characters of a runner's name for the coach."""


@dataclass(frozen=True, slots=True)
class SharedSets:
    """The sets of a muscle group; ``target`` is the least that is enough, None without one."""

    group: VolumeGroup
    sets: float
    target: int | None


@dataclass(frozen=True, slots=True)
class SharedPain:
    """Where it hurt, how much (0-10), and when."""

    day: date
    region: str
    level: int


@dataclass(frozen=True, slots=True)
class SharedWeek:
    """What a runner lets a coach see of a week.

    Attributes:
        name: what the runner is called there.
        first: the first of the seven days; ``made``: the day on which this was written.
        program: the program with its week in words; "" where none is followed.
        effort: the mean of the ``rated`` sets (1-10), None where none was.
        metres_done, metres_planned: of all runs of the week; what was done was planned as well.
        ahead: what the next week holds, a line each.
        pains: None where the runner does not share them.
        note: what the runner wrote about the week; "" where nothing is shared.
    """

    name: str
    first: date
    made: date
    program: str
    sessions_done: int
    sessions_planned: int
    sessions_extra: int
    sets_done: int
    sets_planned: int
    groups: tuple[SharedSets, ...]
    effort: float | None
    rated: int
    runs_done: int
    runs_planned: int
    metres_done: int
    metres_planned: int
    ahead: tuple[str, ...] = ()
    pains: tuple[SharedPain, ...] | None = None
    note: str = ""

    @property
    def last(self) -> date:
        """The seventh day."""
        return self.first + timedelta(days=DAYS - 1)

    @property
    def is_over(self) -> bool:
        """Whether the week was over, or on its last day, when this was written."""
        return self.made >= self.last


@dataclass(frozen=True, slots=True)
class RunnerAtAGlance:
    """The newest week of a runner, with why a coach may want a word, the weightiest first."""

    week: SharedWeek
    reasons: tuple[str, ...]
    weight: int
