"""What is prescribed over weeks: programs with their sessions, and routines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from midstance.domain.quantity import NO_REST, RestWindow, Tempo
from midstance.domain.session import Block, Item, Prescription, Purpose, Style


@dataclass(frozen=True, slots=True)
class ProgramItem:
    """An exercise over the weeks: ``weeks`` holds one prescription a week, None where it rests.

    Without any it rests in every week, so that a file that is being checked stops nothing.
    """

    exercise: str
    weeks: tuple[Prescription | None, ...]
    rest: RestWindow = NO_REST
    change: int | None = None
    tempo: Tempo | None = None
    note: str = ""

    def in_week(self, week: int, change: int | None) -> Item | None:
        """The item in ``week`` (1-based; the last column repeats); None when it rests that week."""
        prescription = self.weeks[min(week, len(self.weeks)) - 1] if self.weeks else None
        if prescription is None:
            return None
        own = change if self.change is None else self.change
        return Item(self.exercise, prescription, self.rest, own, self.tempo, self.note)


@dataclass(frozen=True, slots=True)
class ProgramBlock:
    """A block over the weeks: its own items, or a routine taken whole.

    Attributes:
        change: seconds on the clock between items; None waits for the runner.
        only_weeks: the weeks that have this block; empty for all.
    """

    purpose: Purpose
    items: tuple[ProgramItem, ...] = ()
    style: Style = Style.STRAIGHT
    rounds: int = 1
    rest: RestWindow = NO_REST
    change: int | None = None
    every: int | None = None
    cap: int | None = None
    routine: str = ""
    only_weeks: tuple[int, ...] = ()
    note: str = ""

    def is_in_week(self, week: int) -> bool:
        """Whether ``week`` has this block."""
        return not self.only_weeks or week in self.only_weeks

    def in_week(self, week: int, routine: str = "") -> Block | None:
        """The block in ``week``; None when it has nothing to do then."""
        items = tuple(item for plan in self.items if (item := plan.in_week(week, self.change)))
        if not items or not self.is_in_week(week):
            return None
        return Block(
            self.purpose,
            items,
            self.style,
            self.rounds,
            self.rest,
            self.every,
            self.cap,
            routine,
            self.note,
        )


@dataclass(frozen=True, slots=True)
class ProgramSession:
    """A session of a program over its weeks; ``id`` is its letter."""

    id: str
    name: str
    blocks: tuple[ProgramBlock, ...]


@dataclass(frozen=True, slots=True)
class Routine:
    """A session of its own, which programs may also include as a block.

    Attributes:
        weeks: how many versions it has; most have one.
        heart_rate_cap: highest share of maximal heart rate, in percent, or None.
    """

    id: str
    name: str
    purpose: str
    blocks: tuple[ProgramBlock, ...]
    weeks: int = 1
    level: int = 1
    heart_rate_cap: int | None = None
    note: str = ""
    seeds: tuple[str, ...] = ()


class SeasonPhase(StrEnum):
    """The part of the year that a program is for."""

    ANY = "any"
    OFF_SEASON = "off-season"
    IN_SEASON = "in-season"


@dataclass(frozen=True, slots=True)
class Program:
    """Sessions over weeks.

    Attributes:
        per_week: sessions a week.
        phase: the part of the year that it is for.
        deload, taper: the weeks that are lighter on purpose.
        entry, in_the_week, progression, finish, swaps: what a coach would say, as text.
    """

    id: str
    name: str
    summary: str
    weeks: int
    per_week: int
    sessions: tuple[ProgramSession, ...]
    levels: tuple[int, int] = (1, 5)
    impact: str = "none"
    equipment: str = ""
    deload: tuple[int, ...] = ()
    taper: tuple[int, ...] = ()
    entry: str = ""
    in_the_week: str = ""
    progression: str = ""
    finish: str = ""
    swaps: str = ""
    seeds: tuple[str, ...] = ()
    phase: SeasonPhase = SeasonPhase.ANY

    @property
    def lighter_weeks(self) -> tuple[int, ...]:
        """The deload and taper weeks."""
        return *self.deload, *self.taper
