"""What is possible for a runner today: equipment, level, complaints, and how much care they need.

The rules for complaints are those of the library's limitation tags: acute excludes what must be
avoided and offers the rest on the lowest rung; managed allows both, one rung below the usual one
and without jumps for the first two weeks, under the pain rule of Silbernagel et al. 2007, Am J
Sports Med 35:897-906. What goes beyond the tags is in
:mod:`midstance.coach.adapt.complaint_rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from midstance.coach.adapt.complaint_rules import (
    CAPPED_ONLY,
    CAREFUL_EFFORT,
    delays,
    effort_cap,
    forbids,
    is_acute,
)
from midstance.coach.adapt.ladders.gates import lands_hard
from midstance.domain.exercise import Limitation
from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import (
    AFTER_A_GATE,
    ComplaintStage,
    Level,
    Obstacle,
    complaints_needing_care,
    loading_of,
    needs_experience,
    what_rules_out,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

    from midstance.coach.adapt.ladders.gates import ExperienceGate, LandingGate
    from midstance.coach.adapt.ladders.ladder_log import LadderLog
    from midstance.domain.exercise import Equipment, Exercise
    from midstance.domain.library import Library
    from midstance.domain.runner import Complaint, Loading, Runner


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
        experience: what the log shows of a runner of unknown level; None as for ``landings``.
        effort: the effort (0-10) asked of the exercise in question; None for its usual one.
        unit: the unit of loads, on which the usual steps depend.
        ladder: what the log shows of ladders; None as for ``landings``.
        in_program: whether a program asks for it: a routine is chosen by hand.
        held: exercises whose next rung the runner refused lately.
        is_back: whether the session is one of the first after a break.
    """

    library: Library
    runner: Runner
    today: date
    passed: Container[str] = frozenset()
    landings: LandingGate | None = None
    experience: ExperienceGate | None = None
    effort: int | None = None
    unit: WeightUnit = WeightUnit.KG
    ladder: LadderLog | None = None
    in_program: bool = False
    held: frozenset[str] = frozenset()
    is_back: bool = False

    @property
    def kit(self) -> frozenset[Equipment]:
        """The equipment of the place."""
        return self.runner.equipment

    def loading(self, exercise: Exercise) -> Loading | None:
        """How the load of ``exercise`` is made here; None where no weight can be logged."""
        return loading_of(exercise, self.runner, self.unit)

    def obstacle(self, exercise: Exercise, *, is_chosen: bool = False) -> Obstacle | None:
        """What rules ``exercise`` out; its level does not if the runner chose it by hand."""
        if self.forbidding(exercise):
            return Obstacle.COMPLAINT
        result = what_rules_out(exercise, self.runner, self.passed)
        if result is Obstacle.LEVEL and is_chosen:
            return None if exercise.fits(self.kit) else Obstacle.EQUIPMENT
        return result

    def forbidding(self, exercise: Exercise) -> tuple[Complaint, ...]:
        """The acute complaints that rule ``exercise`` out, by a tag or by a rule of their own."""
        return tuple(each for each in self.runner.complaints if forbids(each, exercise))

    @property
    def has_sore_bone(self) -> bool:
        """Whether an acute bone pain may be a stress injury."""
        complaints = self.runner.complaints
        return any(e.limitation is Limitation.SHIN_BONE and is_acute(e) for e in complaints)

    def waiting_jumps(self, exercise: Exercise) -> tuple[Complaint, ...]:
        """The managed complaints for which the landings of ``exercise`` still wait."""
        return tuple(each for each in self.runner.complaints if delays(each, exercise, self.today))

    def sore(self, exercise: Exercise) -> str:
        """Where it hurt too much lately for the hard landings of ``exercise``, or ""."""
        return self.landings.sore if self.landings and lands_hard(exercise) else ""

    def missing(self, exercise: Exercise, *, is_chosen: bool = False) -> tuple[str, ...]:
        """The gates before its hard landings that were not passed, in words.

        None for what was chosen by hand. The advanced need no weeks of strength work in the log.
        """
        if self.landings is None or is_chosen:
            return ()
        is_advanced = self.runner.level is Level.ADVANCED
        return self.landings.missing(exercise, without_weeks=is_advanced)

    def needs_experience(self, exercise: Exercise, *, is_chosen: bool = False) -> bool:
        """Whether it waits until the runner's experience is set or the log shows it.

        Nothing waits that was chosen by hand.
        """
        if self.experience is None or is_chosen or self.runner.level is not None:
            return False
        waits = needs_experience(exercise, self.kit, self.effort)
        return waits and not self.experience.shows(exercise)

    def waits_for(self, exercise: Exercise, *, is_chosen: bool = False) -> Exercise | None:
        """The exercise whose gate comes first in a program; None where nothing waits.

        Nothing waits that was chosen by hand or is known, and nothing for the advanced.
        """
        first = self.library.exercises.get(AFTER_A_GATE.get(exercise.id, ""))
        if first is None or is_chosen or not self.in_program or self.ladder is None:
            return None
        is_free = self.runner.level is Level.ADVANCED or first.id in self.passed
        return None if is_free or self.ladder.is_known(exercise) else first

    def is_open(self, exercise: Exercise, *, is_chosen: bool = False) -> bool:
        """Whether it may be done at all."""
        blocked = self.obstacle(exercise, is_chosen=is_chosen)
        waits = self.waiting_jumps(exercise) or self.sore(exercise)
        early = self.missing(exercise, is_chosen=is_chosen)
        untried = self.needs_experience(exercise, is_chosen=is_chosen)
        gated = self.waits_for(exercise, is_chosen=is_chosen)
        return not (blocked or waits or early or untried or gated)

    def is_open_without_care(self, exercise: Exercise) -> bool:
        """Whether it may be done, and no complaint asks for care with it."""
        return self.is_open(exercise) and self.care(exercise) is CareLevel.NONE

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

    def _complaints_in(self, exercise: Exercise, stage: ComplaintStage) -> tuple[Complaint, ...]:
        complaints = complaints_needing_care(exercise, self.runner)
        return tuple(
            each
            for each in complaints
            if each.stage is stage and each.limitation not in CAPPED_ONLY
        )

    def highest_effort(
        self, exercise: Exercise, instead_of: Exercise | None = None
    ) -> tuple[int, Complaint] | None:
        """The highest effort (0-10) that complaints allow, and the complaint; None without one.

        5 with care while acute, also for what is done ``instead_of`` an exercise that an acute
        complaint concerns; for the rest see
        :func:`midstance.coach.adapt.complaint_rules.effort_cap`.
        """
        careful = [*self._complaints_in(exercise, ComplaintStage.ACUTE)]
        if instead_of is not None:
            careful += self._complaints_in(instead_of, ComplaintStage.ACUTE)
            careful += self.forbidding(instead_of)
        caps = [(CAREFUL_EFFORT, each) for each in careful if each.limitation not in CAPPED_ONLY]
        own = ((effort_cap(each), each) for each in self.runner.complaints)
        caps += [(effort, each) for effort, each in own if effort is not None]
        return min(caps, key=lambda cap: cap[0], default=None)

    def breathing_complaint(self) -> Complaint | None:
        """The complaint with which nobody should hold the breath; None without one."""
        return next((e for e in self.runner.complaints if e.limitation in CAPPED_ONLY), None)

    def below(self, exercise: Exercise) -> Iterator[Exercise]:
        """The easier rungs of its own ladder, the nearest first."""
        seen = {exercise.id}
        at: Exercise | None = exercise
        while at and at.easier and at.easier not in seen:
            seen.add(at.easier)
            at = self.library.exercises.get(at.easier)
            if at and at.ladder == exercise.ladder:
                yield at
