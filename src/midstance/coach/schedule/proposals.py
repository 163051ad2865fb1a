"""Which program suits a goal, and how many sessions a week suit what comes first.

Beginners and those who come back begin with the foundations whatever the goal. Two strength
sessions a week beside the running, and three where strength comes first, follow the trials in
runners (Blagrove et al. 2018, Sports Med 48:1117-1149); which program goes with which goal is a
choice of this program.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS
from midstance.domain.program import SeasonPhase
from midstance.domain.runner import Goal, Level, Priority

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.attendance import CompletedSession
    from midstance.domain.library import Library
    from midstance.domain.program import Program
    from midstance.domain.runner import Runner

FIRST_PROGRAM = "foundations"
STRENGTH_PROGRAM = "offseason-strength"
GOAL_PROGRAMS: Mapping[Goal, str] = MappingProxyType(
    {
        Goal.GENERAL: "home-maintain",
        Goal.SHORT_RACE: "power-5k10k",
        Goal.HALF_MARATHON: "durable-marathon",
        Goal.MARATHON: "durable-marathon",
        Goal.TRAIL: "trail-stability",
        Goal.POWER: "power-5k10k",
        Goal.ENDURANCE: "durable-marathon",
        Goal.FORM: "durable-marathon",
        Goal.COMING_BACK: FIRST_PROGRAM,
    }
)
MORE_BESIDE = ("core-5", "hip-3")
"""Short routines for a further session in a week."""


@dataclass(frozen=True, slots=True)
class WeekShare:
    """How many strength sessions a week suit, in words and as numbers."""

    words: str
    wanted: int
    most: int


WEEK_SHARES: Mapping[Priority, WeekShare] = MappingProxyType(
    {
        Priority.RUNNING: WeekShare("Running first", 2, 2),
        Priority.BALANCED: WeekShare("Balanced", 2, 3),
        Priority.STRENGTH: WeekShare("Strength first", 3, 3),
    }
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A program for a runner's goal.

    Attributes:
        program: where to begin.
        then: the goal's own program where another one comes before it; None otherwise.
    """

    program: Program
    then: Program | None = None

    @property
    def text(self) -> str:
        """The proposal in a sentence: ``For your goal: Foundations, then Trail stability.``."""
        then = f", then {self.then.name}" if self.then else ""
        return f"For your goal: {self.program.name}{then}."


def propose_program(
    library: Library,
    runner: Runner,
    *,
    is_founded: bool = False,
    days_to_race: int | None = None,
) -> Proposal | None:
    """The program for the runner's goal; None where the library lacks it.

    ``is_founded`` says that the foundations are in the log, ``days_to_race`` how far away the next
    main race is.
    """
    own = _own_program(library, runner, days_to_race)
    first = library.programs.get(FIRST_PROGRAM)
    is_open = runner.level is None and runner.goal is Goal.GENERAL
    if first and not is_founded and (is_open or runner.level is Level.BEGINNER):
        return Proposal(first, own if own is not first else None)
    return Proposal(own) if own else None


def _own_program(library: Library, runner: Runner, days_to_race: int | None) -> Program | None:
    """The program of the goal, or the heavy one where strength comes first and may be lifted."""
    level = runner.level or Level.INTERMEDIATE
    strength = library.programs.get(STRENGTH_PROGRAM)
    if strength is not None and runner.priority is Priority.STRENGTH:
        is_able = strength.levels[0] <= level.highest
        if is_able and not ends_after_race(strength, days_to_race):
            return strength
    return library.programs.get(GOAL_PROGRAMS[runner.goal])


def ends_after_race(program: Program, days_to_race: int | None) -> bool:
    """Whether ``program`` is for the off-season and, begun today, ends after the next main race.

    That heavy lifting belongs in the time without races is coaching practice.
    """
    is_off = program.phase is SeasonPhase.OFF_SEASON
    return is_off and days_to_race is not None and days_to_race < program.weeks * DAYS


def off_season_warning(program: Program, days_to_race: int | None) -> str:
    """That an off-season ``program`` ends after the next main race, as a sentence; else ""."""
    if days_to_race is None or not ends_after_race(program, days_to_race):
        return ""
    return (
        f"It is for the off-season and takes {program.weeks} weeks; your next main race is in "
        f"{_time_text(days_to_race)}."
    )


def _time_text(days: int) -> str:
    if days >= 2 * DAYS:
        return f"{days // DAYS} weeks"
    return "1 day" if days == 1 else f"{days} days"


AFTER_A_DAY_OF_SITTING = (
    "You sit most of the day: getting up every hour, and two minutes of easy hip movement, may "
    "keep the hips loose."
)


def weekly_advice(
    library: Library,
    runner: Runner,
    done_this_week: Iterable[CompletedSession],
    *,
    is_rest_day: bool,
) -> str:
    """What suits the week by what comes first for ``runner``, once its sessions are done.

    On days without a session, who sits most of the day is reminded to move.
    """
    of_week = _advice_on_week(library, runner.priority, done_this_week, is_rest_day=is_rest_day)
    of_day = AFTER_A_DAY_OF_SITTING if runner.desk_work and is_rest_day else ""
    return f"{of_week} {of_day}".strip()


def _advice_on_week(
    library: Library,
    priority: Priority,
    done_this_week: Iterable[CompletedSession],
    *,
    is_rest_day: bool,
) -> str:
    share, done = WEEK_SHARES[priority], len({each.local_date for each in done_this_week})
    if done >= share.most and not is_rest_day:
        return (
            f"{share.words}: {share.most} strength sessions a week are enough, and this week has "
            f"{done}; this one may wait until next week."
        )
    more = [each for each in MORE_BESIDE if each in library.routines]
    if more and is_rest_day and 0 < done < share.wanted:
        return f"{share.words}: this week has room for one more, such as {' or '.join(more)}."
    return ""
