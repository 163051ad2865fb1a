"""A run, or other training, as the week's plan sees it: its kind, its day, how much it asks.

A day with several runs counts by the highest kind on it, in the order of :class:`RunKind`: a long
run with intervals in it is a long run. A long or fast run is a key run: strength is placed so that
the legs are rested for it and have time after it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class RunKind(StrEnum):
    """What a run is for, highest first; ``other`` and ``cross`` are other sports.

    ``hiit`` is high-intensity intervals of strength and running mixed, ``cross`` is endurance
    without impact (bicycle, swimming, elliptical), ``other`` is a class, a team sport or
    physical work.
    """

    RACE = "race"
    LONG = "long"
    HIIT = "hiit"
    INTERVALS = "intervals"
    TEMPO = "tempo"
    HILLS = "hills"
    OTHER = "other"
    CROSS = "cross"
    EASY = "easy"
    RECOVERY = "recovery"

    @property
    def is_other_sport(self) -> bool:
        """Whether it is a sport other than running."""
        return self in {RunKind.CROSS, RunKind.OTHER}

    @property
    def plain(self) -> str:
        """What a runner calls it in a sentence: ``long run``, ``intervals``."""
        return _PLAIN[self]

    @property
    def is_quality(self) -> bool:
        """Whether it is fast: intervals, tempo, hills, a race."""
        return self in _QUALITY

    @property
    def is_key(self) -> bool:
        """Whether the week's plan protects it: it is long or fast."""
        return self is RunKind.LONG or self.is_quality


class DayPart(StrEnum):
    """When on its day a run is planned or was done."""

    MORNING = "morning"
    MIDDAY = "midday"
    EVENING = "evening"


class RacePriority(StrEnum):
    """``A``: the season aims at it, with a full taper. ``B``: trained through."""

    A = "A"
    B = "B"


_PLAIN: Mapping[RunKind, str] = MappingProxyType(
    {
        RunKind.RACE: "race",
        RunKind.LONG: "long run",
        RunKind.HIIT: "interval circuit",
        RunKind.INTERVALS: "intervals",
        RunKind.TEMPO: "tempo run",
        RunKind.HILLS: "hill run",
        RunKind.OTHER: "other training",
        RunKind.CROSS: "cross-training",
        RunKind.EASY: "easy run",
        RunKind.RECOVERY: "recovery run",
    }
)
_QUALITY = frozenset({RunKind.RACE, RunKind.HIIT, RunKind.INTERVALS, RunKind.TEMPO, RunKind.HILLS})
_RANK = {kind: rank for rank, kind in enumerate(RunKind)}
_USUAL_MINUTES: Mapping[RunKind, int] = MappingProxyType(
    {RunKind.EASY: 45, RunKind.RECOVERY: 30, RunKind.CROSS: 30}
)
TIRING_EFFORT = 5
"""From this effort on, other work leaves no day of rest."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run or other training on some day, planned or done.

    Attributes:
        kind: None where nobody said it; :func:`settle_kinds` finds it from the week.
        minutes, metres: how long and how far; None where nobody said.
        effort: how hard, from 0 to 10; None where nobody said.
        is_hard: read for ``cross`` and ``other`` alone; a hard one counts as a tempo run.
        is_on_legs: read for ``other`` alone; without it the legs had no part in it.
        part: when on its day; None where nobody said.
        priority: of a race; a race without one is an A race.
        is_trail: a race on trails takes more out of the legs than its distance says.
        name: what the runner calls it, or "".
    """

    kind: RunKind | None
    minutes: int | None = None
    metres: int | None = None
    effort: int | None = None
    is_hard: bool = False
    is_on_legs: bool = False
    part: DayPart | None = None
    priority: RacePriority | None = None
    is_trail: bool = False
    name: str = ""

    @property
    def counts_as(self) -> RunKind | None:
        """The kind by which the rules take it; None where it is no run for them.

        A run of no known kind counts as easy.
        """
        match self.kind:
            case None:
                return RunKind.EASY
            case RunKind.OTHER:
                return RunKind.TEMPO if self.is_hard and self.is_on_legs else None
            case RunKind.CROSS:
                return RunKind.TEMPO if self.is_hard else RunKind.RECOVERY
            case _:
                return self.kind

    @property
    def is_tiring_work(self) -> bool:
        """Whether it is other work, no run, after which its day was no day of rest."""
        return self.counts_as is None and (self.effort or 0) >= TIRING_EFFORT

    @property
    def load(self) -> int | None:
        """Minutes times effort (Foster et al. 2001, J Strength Cond Res 15:109-115), or None."""
        if self.minutes is None or self.effort is None:
            return None
        return self.minutes * self.effort

    @property
    def usual_minutes(self) -> int:
        """Its minutes, or where nobody said them what an easy run of its kind takes."""
        if self.minutes is not None:
            return self.minutes
        return _USUAL_MINUTES.get(self.kind or RunKind.EASY, 0)


def main_run(runs: Sequence[Run]) -> RunKind | None:
    """The kind by which a day counts: that of its highest run; None on a day without a run."""
    found = [(_rank(run), run.counts_as) for run in runs if run.counts_as is not None]
    return min(found)[1] if found else None


def _rank(run: Run) -> int:
    """Hard other sports stand above easy runs, easy ones below all runs."""
    if run.kind is RunKind.CROSS and not run.is_hard:
        return len(_RANK)
    return _RANK[run.kind or RunKind.EASY]


def is_double(runs: Sequence[Run]) -> bool:
    """Whether a day has two runs or more."""
    return sum(run.counts_as is not None for run in runs) > 1


def day_minutes(runs: Sequence[Run]) -> int:
    """The minutes of all runs of an easy day."""
    return sum(run.usual_minutes for run in runs if run.counts_as is not None)


LONG_MINUTES = 75  # minutes from which a run is long, whatever the others are
LONGER_THAN_OTHERS = 1.3  # times the mean of the others from which a shorter run is long too
NEARLY_AS_LONG = 0.9  # the share of the longest run from which another one is long too
FEWEST_TO_COMPARE = 3  # runs of a week below which their lengths are not compared
FAST_EFFORT = 7  # the effort (0-10) from which a run is fast
SHORT_MINUTES, LIGHT_EFFORT = 30, 2  # a run below both (0-10) is recovery
METRES_A_MINUTE = 160
"""An easy pace (6:15 a kilometre), where a run has a distance and no minutes."""


def settle_kinds(week: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of one week, each with a kind; those that have one keep it.

    The longest run, and any other nearly as long, is long where it lasts 75 minutes or, among
    three runs or more, 1.3 times the mean of the others; an effort of 7 or more is fast; a short
    light run is recovery.
    """
    lengths = {
        number: _estimate_minutes(run)
        for number, run in enumerate(week)
        if run.kind not in _NEVER_COMPARED
    }
    least = _least_of_long_runs(tuple(lengths.values()))
    return tuple(
        run if run.kind is not None else replace(run, kind=_guess_kind(run, lengths[number], least))
        for number, run in enumerate(week)
    )


_NEVER_COMPARED = frozenset({RunKind.RACE, RunKind.CROSS, RunKind.OTHER})


def _estimate_minutes(run: Run) -> float:
    if run.minutes is not None:
        return run.minutes
    return run.metres / METRES_A_MINUTE if run.metres is not None else run.usual_minutes


def _least_of_long_runs(lengths: Sequence[float]) -> float:
    """The minutes from which a run of this week is long."""
    longest = max(lengths, default=0.0)
    others = (sum(lengths) - longest) / max(1, len(lengths) - 1)
    if len(lengths) >= FEWEST_TO_COMPARE and longest >= LONGER_THAN_OTHERS * others:
        return min(longest, max(LONG_MINUTES, NEARLY_AS_LONG * longest))
    return max(LONG_MINUTES, NEARLY_AS_LONG * longest)


def _guess_kind(run: Run, minutes: float, least_of_long: float) -> RunKind:
    if minutes >= least_of_long:
        return RunKind.LONG
    if (run.effort or 0) >= FAST_EFFORT:
        return RunKind.TEMPO
    if minutes < SHORT_MINUTES and run.effort is not None and run.effort <= LIGHT_EFFORT:
        return RunKind.RECOVERY
    return RunKind.EASY
