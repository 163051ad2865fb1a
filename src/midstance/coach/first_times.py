"""The first two times of an exercise that makes sore: fewer sets, and a heavier day for the legs.

Jumps and slow lowering make muscles sore for some days when they are new, and much less when they
come again within half a year: the repeated bout effect (Nosaka et al. 2001, Med Sci Sports Exerc
33:1490-1495). So each begins with a set less where there are three or more, and a session with
them counts for the legs as one class heavier, so that the days around it spare the runs. Other leg
work that is new, at the start of a program, counts as moderate at least. The numbers are choices of
this program.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.session import Style
from midstance.domain.volume import LegClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Tempo
    from midstance.domain.session import Block, Item, Session

    Exercises = Mapping[str, Exercise]
    TimesDone = Callable[[Exercise], int]

FIRST_TIMES = 2
"""How often an exercise is new, and how many sessions of a program are."""
FEWEST_SETS_TO_CUT = 3
SLOW_LOWERING = 3
"""Seconds of lowering from which an exercise makes legs sore."""
WHY_LESS = "A set less the first two times, since jumps and slow lowering make sore while new."
SOURCE = (
    "What makes sore while it is new does so much less when it comes again within half a year "
    "(Nosaka et al. 2001, Med Sci Sports Exerc 33:1490-1495); a set less is a choice of this "
    "program."
)
NEW_AND_SORE = "new to you and may leave you sore for one to three days."
SORE_WEEK = "New exercises this week: expect some soreness for one to three days."


@dataclass(frozen=True, slots=True)
class FirstTime:
    """An exercise of a session that is new to the runner and may make sore.

    Attributes:
        asked: the sets that the table has for it.
        sets: the most sets of it now.
    """

    exercise: str
    asked: int
    sets: int

    @property
    def has_fewer_sets(self) -> bool:
        """Whether a set is left off."""
        return self.sets < self.asked


def lowers_slowly(tempo: Tempo | None) -> bool:
    """Whether the lowering takes three seconds or more."""
    return tempo is not None and tempo.lowering >= SLOW_LOWERING


def may_make_sore(exercise: Exercise) -> bool:
    """Whether it is a jump, or lowered slowly by its nature.

    The gentlest exercises make nobody sore for days.
    """
    return bool(exercise.plyo_factor) or (exercise.level > 1 and lowers_slowly(exercise.tempo))


def find_first_times(
    session: Session, exercises: Exercises, times: TimesDone
) -> tuple[FirstTime, ...]:
    """What is new in the work of ``session``, in its order; ``times`` counts earlier sessions."""
    found = (
        _first_time(block, item)
        for block, item in _work(session)
        if may_make_sore(exercises[item.exercise]) and times(exercises[item.exercise]) < FIRST_TIMES
    )
    return tuple({each.exercise: each for each in found}.values())


def _first_time(block: Block, item: Item) -> FirstTime:
    asked = item.prescription.sets
    is_cut = asked >= FEWEST_SETS_TO_CUT and block.style in {Style.STRAIGHT, Style.SUPERSET}
    return FirstTime(item.exercise, asked, asked - is_cut)


def _work(session: Session) -> Iterator[tuple[Block, Item]]:
    return (
        (block, item) for block in session.blocks if block.purpose.counts for item in block.items
    )


def begin_gently(session: Session, first_times: Iterable[FirstTime]) -> Session:
    """``session`` with at most the sets of the ``first_times``; what has fewer already stays."""
    most = {each.exercise: each.sets for each in first_times if each.has_fewer_sets}

    def limited(item: Item) -> Item:
        asked = item.prescription
        sets = min(asked.sets, most.get(item.exercise, asked.sets))
        return replace(item, prescription=replace(asked, sets=sets))

    blocks = (
        replace(block, items=tuple(map(limited, block.items))) if block.purpose.counts else block
        for block in session.blocks
    )
    return replace(session, blocks=tuple(blocks)) if most else session


def soreness_texts(
    session: Session, first_times: Iterable[FirstTime], exercises: Exercises
) -> tuple[str, ...]:
    """That what is left of the ``first_times`` in ``session`` may make sore; or nothing."""
    left = {item.exercise for item in session.items}
    every = [each for each in first_times if each.exercise in left]
    if not every:
        return ()
    only = exercises[every[0].exercise].name
    what = f"{only} is" if len(every) == 1 else f"{len(every)} exercises are"
    return (f"{what} {NEW_AND_SORE}",)


def is_sore_after(
    session: Session, exercises: Exercises, times: TimesDone, *, of_any_kind: bool
) -> bool:
    """Whether ``session`` has leg work that is new to the runner and may make sore.

    That is jumps and slow lowering; work ``of_any_kind`` where all of it may.
    """
    return any(
        times(exercise) < FIRST_TIMES
        for _, item in _work(session)
        if (exercise := exercises[item.exercise]).leg_load or exercise.plyo_factor
        if of_any_kind or may_make_sore(exercise)
    )


def one_class_higher(legs: LegClass) -> LegClass:
    """The next class of leg load; without any, and the highest, stay what they are."""
    classes = tuple(LegClass)
    at = classes.index(legs)
    return legs if legs is LegClass.NONE else classes[min(at + 1, len(classes) - 1)]


def one_class_lower(legs: LegClass) -> LegClass:
    """The class of leg load before this one; what loads the legs at all stays light at least."""
    classes = tuple(LegClass)
    return legs if legs is LegClass.NONE else classes[max(1, classes.index(legs) - 1)]
