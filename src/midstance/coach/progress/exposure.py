"""One exercise in one session: what was asked, what was done, and how that is to be judged.

Whoever rates at most the effort that was asked for could have done more; a rating of 10, two sets
that fall short, form that broke, or pain above 3 of 10 say that it was too much. The scale is that
of Zourdos et al. 2016, J Strength Cond Res 30:267-275.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from midstance.coach.adapt.ladders.gates import NOTHING_LEFT
from midstance.domain.pain import MILD_PAIN
from midstance.domain.quantity import Unit

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Prescription

TOO_MUCH_PAIN = 3  # A pain above this (0-10) counts as a fail: up to 3 may be trained with
USUAL_EFFORT = 7
"""What is asked for where neither the program nor the exercise names an effort."""
SHORT_BY, SHORT_SHARE = 2, 0.2
"""A set falls short by this number of repetitions, or by this share of its time."""
SETS_SHORT = 2
"""Sets that fall short until the session counts as a fail."""
A_WEEK = timedelta(days=7)
FAILS_COUNT_FOR = 3
"""A fail within this number of sessions after another counts as its repeat."""


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What is asked of an exercise: ``sets`` of ``amount``, up to ``up_to``, at ``effort``.

    Attributes:
        percent: the share of the maximum that the table names, in percent; or None.
    """

    sets: int
    amount: int
    effort: int
    unit: Unit = Unit.REPS
    up_to: int | None = None
    percent: int | None = None

    @property
    def high(self) -> int:
        """The upper end of what is asked for."""
        return self.up_to or self.amount

    def asks_the_same(self, other: AskedRow) -> bool:
        """Whether a set of both asks for the same."""
        mine = self.unit, self.amount, self.effort, self.percent
        return mine == (other.unit, other.amount, other.effort, other.percent)


def asked_row(asked: Prescription, exercise: Exercise, rounds: int = 1) -> AskedRow:
    """What a prescription asks of an exercise, at its usual effort where it names none."""
    usual = exercise.default.rpe or USUAL_EFFORT
    effort = usual if asked.rpe is None else asked.rpe
    sets = asked.sets * max(1, rounds)
    return AskedRow(sets, asked.amount, effort, asked.unit, asked.up_to, asked.percent)


@dataclass(frozen=True, slots=True)
class SetDone:
    """A set as it was done: of two sides the one that did less, and the higher effort.

    Attributes:
        grams: the load as it is made today; None without one.
        is_form_broken: the runner said that form broke in it.
    """

    amount: int
    effort: int | None = None
    grams: int | None = None
    is_form_broken: bool = False


class SessionVerdict(Enum):
    """What a session says of the next one."""

    BEST = "best"
    OK = "ok"
    HOLD = "hold"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Exposure:
    """An exercise in one session.

    Attributes:
        day: the runner's date of the session.
        asked: what was asked for then.
        pain: the highest pain (0-10) in this exercise.
        is_lighter: it was lighter on purpose, so that it says nothing of the next load.
        session, week: the id of the session, and the week of its program.
    """

    day: date
    asked: AskedRow
    sets: tuple[SetDone, ...]
    pain: int = 0
    is_lighter: bool = False
    session: str = ""
    week: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether all that was asked for was done."""
        return self.verdict in {SessionVerdict.BEST, SessionVerdict.OK}

    @property
    def effort(self) -> int | None:
        """The highest effort that was rated; None where none was."""
        return max((each.effort for each in self.sets if each.effort is not None), default=None)

    @property
    def margin(self) -> int | None:
        """By how much the highest effort stayed below the one asked for; None where not rated."""
        return None if self.effort is None else self.asked.effort - self.effort

    @property
    def is_hard(self) -> bool:
        """Whether it took more effort than was asked for."""
        return self.margin is not None and self.margin < 0

    def reached(self, amount: int) -> bool:
        """Whether every set that was asked for has this amount."""
        return sum(each.amount >= amount for each in self.sets) >= self.asked.sets

    @property
    def is_form_broken(self) -> bool:
        """Whether form broke in any set."""
        return any(each.is_form_broken for each in self.sets)

    @property
    def verdict(self) -> SessionVerdict:
        """What it says of the next one; unrated and complete is ok, never best."""
        if self._failed:
            return SessionVerdict.FAIL
        if self.pain > MILD_PAIN or not self.reached(self.asked.amount):
            return SessionVerdict.HOLD
        if self.margin is not None and self.margin >= 0 and self.reached(self.asked.high):
            return SessionVerdict.BEST
        return (
            SessionVerdict.OK if self.margin is None or self.margin >= -1 else SessionVerdict.HOLD
        )

    @property
    def _failed(self) -> bool:
        at_the_end = self.effort == NOTHING_LEFT and self.asked.effort < NOTHING_LEFT
        short = sum(self._is_short(each) for each in self.sets)
        is_too_much = at_the_end or self.is_form_broken
        return is_too_much or short >= SETS_SHORT or self.pain > TOO_MUCH_PAIN

    def _is_short(self, done: SetDone) -> bool:
        amount = self.asked.amount
        is_timed = self.asked.unit is Unit.SECONDS
        return amount - done.amount >= (amount * SHORT_SHARE if is_timed else SHORT_BY)

    @property
    def as_done(self) -> AskedRow:
        """The row with the amount that every set reached, at most the one asked for."""
        least = min((each.amount for each in self.sets if each.amount), default=1)
        return replace(self.asked, amount=min(least, self.asked.amount))

    @property
    def grams(self) -> int | None:
        """The load that counts for the session: the heaviest of a set done as asked, or below.

        Where there is none, the one of most sets.
        """
        loaded = [each for each in self.sets if each.grams]
        good = [
            each.grams or 0
            for each in loaded
            if each.amount >= self.asked.amount and (each.effort or 0) <= self.asked.effort
        ]
        if good:
            return max(good)
        of_all = [each.grams or 0 for each in loaded]
        return max(of_all, key=lambda grams: (of_all.count(grams), grams), default=None)
