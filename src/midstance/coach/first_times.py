"""The first two times of an exercise that makes muscles sore: fewer sets, and a heavier leg class.

New jumps and slow lowering make muscles sore for some days, and much less when they come again
within half a year: the repeated bout effect (Nosaka et al. 2001, Med Sci Sports Exerc
33:1490-1495). So an exercise begins with one set less where it has three or more, and its session
counts as one class heavier for the legs, which keeps it away from hard runs. In the first sessions
of a program all leg work that is new counts so, where the session is light. The numbers are choices
of this program.
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
"""The times for which an exercise is new, and the sessions for which a program is."""
FEWEST_SETS_TO_CUT = 3
"""Sets from which the first times have one less."""
SLOW_LOWERING = 3
"""Seconds of lowering from which an exercise makes legs sore."""
WHY_LESS = "A set less the first two times: new jumps and slow lowering may leave you sore."
SOURCE = (
    "What makes sore while it is new does so much less when it comes again within half a year "
    "(Nosaka et al. 2001, Med Sci Sports Exerc 33:1490-1495); a set less is a choice of this "
    "program."
)
SORE_WEEK = "New exercises this week: expect some soreness for one to three days."


@dataclass(frozen=True, slots=True)
class FirstTime:
    """An exercise of a session that is new to the runner and may make sore.

    Attributes:
        asked: the sets that are prescribed.
        sets: the most sets to do this time.
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
    """Whether it is a jump, or is lowered slowly and above the easiest level."""
    return bool(exercise.plyo_factor) or (exercise.level > 1 and lowers_slowly(exercise.tempo))


def find_first_times(
    session: Session, exercises: Exercises, times: TimesDone
) -> tuple[FirstTime, ...]:
    """The new exercises of ``session`` that may make sore, in its order; the warm-up is no part.

    ``times`` says how often an exercise was done before.
    """
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
    """``session`` with no more sets of each new exercise than the ``first_times`` allow."""
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
    """A sentence on the new exercises that ``session`` still has; nothing without one."""
    left = {item.exercise for item in session.items}
    new = [exercises[each.exercise].name for each in first_times if each.exercise in left]
    if not new:
        return ()
    what = f"{new[0]} is" if len(new) == 1 else f"{len(new)} exercises are"
    return (f"{what} new to you and may leave you sore for one to three days.",)


def is_sore_after(
    session: Session, exercises: Exercises, times: TimesDone, *, of_any_kind: bool
) -> bool:
    """Whether ``session`` has leg work that is new to the runner and may make sore.

    That is new jumps and slow lowering, and new leg work ``of_any_kind`` where that is asked for.
    ``times`` says how often an exercise was done before.
    """
    return any(
        times(exercise) < FIRST_TIMES
        for _, item in _work(session)
        if (exercise := exercises[item.exercise]).leg_load or exercise.plyo_factor
        if of_any_kind or may_make_sore(exercise)
    )


def one_class_higher(legs: LegClass) -> LegClass:
    """The next class of leg load; the highest stays, and so does a session without legs."""
    classes = tuple(LegClass)
    at = classes.index(legs)
    return legs if legs is LegClass.NONE else classes[min(at + 1, len(classes) - 1)]


def one_class_lower(legs: LegClass) -> LegClass:
    """The class of leg load before this one, but never none; a session without legs stays so."""
    classes = tuple(LegClass)
    return legs if legs is LegClass.NONE else classes[max(1, classes.index(legs) - 1)]
