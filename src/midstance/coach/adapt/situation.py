"""What is possible for a runner today: equipment, level, complaints, and how much care they need.

The rules for complaints are those of the library's limitation tags: acute excludes what must be
avoided and offers the rest on the lowest rung; managed allows both, one rung below the usual one
and without jumps for the first two weeks, under the pain rule of Silbernagel et al. 2007, Am J
Sports Med 35:897-906.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from midstance.coach.adapt.gates import lands_hard
from midstance.domain.exercise import Exercise, Limitation
from midstance.domain.runner import (
    ComplaintStage,
    Level,
    Obstacle,
    complaints_needing_care,
    what_rules_out,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

    from midstance.coach.adapt.gates import LandingGate
    from midstance.domain.exercise import Equipment
    from midstance.domain.library import Library
    from midstance.domain.runner import Complaint, Runner

WITHOUT_JUMPS = timedelta(weeks=2)
WITHOUT_JUMPS_ON_BONE = timedelta(days=91)
CAREFUL_EFFORT = 5
EASY_EFFORT = 4
NO_LONG_EFFORT = 7


class CareLevel(Enum):
    """How carefully an exercise may be done."""

    NONE = 0
    LOWER = 1
    LOWEST = 2


@dataclass(frozen=True, slots=True)
class Situation:
    """Who trains where today.

    Attributes:
        passed: exercises whose gate was passed.
        landings: what forbids hard landings; None where the log was not read for it.
    """

    library: Library
    runner: Runner
    today: date
    passed: Container[str] = frozenset()
    landings: LandingGate | None = None

    @property
    def kit(self) -> frozenset[Equipment]:
        """The equipment of the place."""
        return self.runner.equipment

    def obstacle(self, exercise: Exercise, *, is_chosen: bool = False) -> Obstacle | None:
        """What rules ``exercise`` out; its level does not if the runner chose it by hand."""
        result = what_rules_out(exercise, self.runner, self.passed)
        if result is Obstacle.LEVEL and is_chosen:
            return None if exercise.fits(self.kit) else Obstacle.EQUIPMENT
        return result

    def waiting_jumps(self, exercise: Exercise) -> tuple[Complaint, ...]:
        """The managed complaints that forbid this jump at first: two weeks, bone three months."""
        if not exercise.plyo_factor:
            return ()
        return tuple(
            each
            for each in self._complaints_in(exercise, ComplaintStage.MANAGED)
            if self._is_recent(each)
        )

    def _is_recent(self, complaint: Complaint) -> bool:
        """Whether it has not been managed for long enough, or nobody said since when."""
        wait = (
            WITHOUT_JUMPS_ON_BONE if complaint.limitation is Limitation.SHIN_BONE else WITHOUT_JUMPS
        )
        return complaint.since is None or self.today < complaint.since + wait

    def sore(self, exercise: Exercise) -> str:
        """Where it hurt too much lately for the hard landings of ``exercise``, or ""."""
        return self.landings.sore if self.landings and lands_hard(exercise) else ""

    def missing(self, exercise: Exercise, *, is_chosen: bool = False) -> tuple[str, ...]:
        """The gates before its hard landings that were not passed, in words.

        None for the advanced, for a runner of no known level, and for what was chosen by hand.
        """
        applies = self.runner.level in {Level.BEGINNER, Level.INTERMEDIATE} and not is_chosen
        return self.landings.missing(exercise) if self.landings and applies else ()

    def is_open(self, exercise: Exercise, *, is_chosen: bool = False) -> bool:
        """Whether it may be done at all."""
        blocked = self.obstacle(exercise, is_chosen=is_chosen)
        waits = self.waiting_jumps(exercise) or self.sore(exercise)
        return not (blocked or waits or self.missing(exercise, is_chosen=is_chosen))

    def care(self, exercise: Exercise) -> CareLevel:
        """How carefully it may be done; no longer one rung lower once the rung below is passed."""
        if self._complaints_in(exercise, ComplaintStage.ACUTE):
            return CareLevel.LOWEST
        if (
            not self._complaints_in(exercise, ComplaintStage.MANAGED)
            or exercise.easier in self.passed
        ):
            return CareLevel.NONE
        return CareLevel.LOWER

    def complaints_for_care(self, exercise: Exercise) -> tuple[Complaint, ...]:
        """The complaints behind :meth:`care`; only the acute ones if there are any."""
        acute = self._complaints_in(exercise, ComplaintStage.ACUTE)
        return acute or self._complaints_in(exercise, ComplaintStage.MANAGED)

    def _complaints_in(self, exercise: Exercise, course: ComplaintStage) -> tuple[Complaint, ...]:
        complaints = complaints_needing_care(exercise, self.runner)
        return tuple(each for each in complaints if each.course is course)

    def highest_effort(self, exercise: Exercise) -> tuple[int, Complaint] | None:
        """The highest effort (0-10) that complaints allow, and the complaint; None without one.

        5 with care while acute; 7 with high blood pressure; easy (4) with an acute heart condition
        until a doctor has cleared more.
        """
        caps = [
            (CAREFUL_EFFORT, each) for each in self._complaints_in(exercise, ComplaintStage.ACUTE)
        ]
        for each in self.runner.complaints:
            if each.limitation is Limitation.HYPERTENSION:
                caps.append((NO_LONG_EFFORT, each))
            elif each.limitation is Limitation.HEART and each.course is ComplaintStage.ACUTE:
                caps.append((EASY_EFFORT, each))
        return min(caps, key=lambda cap: cap[0], default=None)

    def below(self, exercise: Exercise) -> Iterator[Exercise]:
        """The easier rungs of its own ladder, the nearest first."""
        seen = {exercise.id}
        at: Exercise | None = exercise
        while at and at.easier and at.easier not in seen:
            seen.add(at.easier)
            at = self.library.exercises.get(at.easier)
            if at and at.ladder == exercise.ladder:
                yield at
