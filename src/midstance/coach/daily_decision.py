"""What a check-in changes in the day's session: green goes on, amber goes lighter, red rests.

Amber takes a set off each leg exercise, about 7 % off the loads and half of the jumps; with a key
run tomorrow it leaves the legs out. Red rests. Sore legs leave jumps and slow lowering for later.
Pain follows Silbernagel et al. 2007, Am J Sports Med 35:897-906. The rest is this program's own
choice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.coach.day_changes import as_planned, ease_legs, only_items
from midstance.coach.first_times import lowers_slowly
from midstance.domain.exercise import names_text
from midstance.domain.pain import (
    ASK_YOURSELF,
    MILD_PAIN,
    MODERATE_PAIN,
    NO_ADVICE,
    SEE_SOMEONE,
    STOP_FOR,
    limitations_at,
)
from midstance.domain.runner import ComplaintStage, add_complaint
from midstance.domain.session import Version
from midstance.domain.weeks.check_in import SORE, CheckInResult

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.domain.runner import Runner
    from midstance.domain.session import Block, Item, Session
    from midstance.domain.weeks.check_in import CheckIn

    Exercises = Mapping[str, Exercise]

NO_LONGER_SORE = 3  # the highest soreness (0-10) of a later check-in that ends an earlier one
SORE_DAYS = 5
"""For how many days soreness of an earlier check-in is remembered."""


class DayAction(StrEnum):
    """What a check-in asks for."""

    GO = "go"
    LIGHT = "amber-light"
    WITHOUT_LEGS = "amber-shift"
    REST = "red-rest"
    STOP = "pain-stop"


@dataclass(frozen=True, slots=True)
class DayDecision:
    """What becomes of a day.

    Attributes:
        key_run: what is run tomorrow where that is a key run, such as ``long run``; "" for none.
        is_sore: jumps and slow lowering wait until the soreness is 3 or less.
        is_from_workout: no question was answered; the pain was noted in a workout.
    """

    check_in: CheckIn
    action: DayAction
    key_run: str = ""
    is_sore: bool = False
    is_from_workout: bool = False

    @property
    def result(self) -> CheckInResult:
        """Green, amber or red."""
        return self.check_in.result

    @property
    def is_rest(self) -> bool:
        """Whether the day is for recovery alone."""
        return self.action in {DayAction.REST, DayAction.STOP}

    @property
    def is_strong_pain(self) -> bool:
        """Whether it hurts more than the runner may overrule."""
        return self.action is DayAction.STOP

    @property
    def painful_region(self) -> str:
        """Where it hurts so much that what loads it is left out or replaced; "" for nowhere."""
        return self.check_in.region if self.check_in.pain > MILD_PAIN else ""

    def eases(self, session: Session) -> bool:
        """Whether it takes a set off leg exercises; not where the plan of the week does so."""
        return self.action is DayAction.LIGHT and session.version is Version.FULL

    @property
    def text(self) -> str:
        """What the check-in asks for, in a sentence or two."""
        return f"{self.result.value.capitalize()} today: {_SENTENCES[self.action]}".replace(
            "{run}", self.key_run
        )


_SENTENCES = {
    DayAction.GO: "as planned.",
    DayAction.LIGHT: (
        "a leg set less, loads about 7 % lower and half the jumps may serve you better."
    ),
    DayAction.WITHOUT_LEGS: (
        "tomorrow's {run} needs fresh legs, so today goes without them, and their turn comes first."
    ),
    DayAction.REST: "rest or easy mobility may serve you better; the session waits.",
    DayAction.STOP: f"no session. {SEE_SOMEONE} {STOP_FOR}",
}


def decide(recent: Sequence[CheckIn], key_run: str) -> DayDecision | None:
    """What today's check-in asks for; None without one.

    ``recent`` are the check-ins up to today, the newest first, the first one of today.
    """
    if not recent:
        return None
    today, is_sore = recent[0], _is_sore(recent)
    return DayDecision(today, _action_for(today, key_run), key_run, is_sore)


def _action_for(today: CheckIn, key_run: str) -> DayAction:
    match today.result:
        case CheckInResult.GREEN:
            return DayAction.GO
        case CheckInResult.AMBER:
            return DayAction.WITHOUT_LEGS if key_run else DayAction.LIGHT
        case CheckInResult.RED:
            return DayAction.STOP if today.pain > MODERATE_PAIN else DayAction.REST


def _is_sore(recent: Sequence[CheckIn]) -> bool:
    """Whether legs that were sore, from 5 of 10 on, have not come down to 3 since."""
    for each in recent:
        if each.soreness >= SORE:
            return True
        if each.soreness <= NO_LONGER_SORE:
            return False
    return False


LIGHTER_ALREADY = "Amber today: the session is lighter already, which may be enough."


def change_by_check_in(
    session: Session, exercises: Exercises, decision: DayDecision, *, is_lighter: bool = False
) -> tuple[Session, tuple[str, ...]]:
    """``session`` as the check-in asks for it, and a sentence for each change.

    A session that the plan of the week made lighter, or that ``is_lighter`` for another reason, is
    made no lighter. Pain is not part of it: what loads the region is replaced where the session is
    fitted to the runner.
    """
    changed, texts = session, []
    eases = decision.eases(session)
    match decision.action:
        case DayAction.LIGHT if eases and not is_lighter:
            changed = ease_legs(session, exercises)
        case DayAction.WITHOUT_LEGS | DayAction.REST | DayAction.STOP:
            changed = as_planned(replace(session, version=Version.LEG_FREE), exercises)
    if decision.action is not DayAction.GO:
        texts.append(LIGHTER_ALREADY if eases and is_lighter else decision.text)
    if decision.is_sore:
        calm = _spare_sore_legs(changed, exercises)
        if calm != changed:
            changed = calm
            texts.append(f"{SORE_LEGS} {NO_ADVICE}")
    return changed, tuple(texts)


def with_pain(runner: Runner, region: str, today: date) -> Runner:
    """The runner as one whose ``region`` is acute today."""
    for limitation in sorted(limitations_at(region)):
        if all(each.limitation is not limitation for each in runner.complaints):
            runner = add_complaint(runner, limitation, ComplaintStage.ACUTE, today)
    return runner


def spares_landings(
    runner: Runner, jog: Exercise, decision: DayDecision | None, today: date
) -> bool:
    """Whether an acute complaint, or the pain of today's check-in, is one that running may worsen.

    ``jog`` is easy running as an exercise of the library, which names those complaints. Not with
    strong pain: that calls for rest and a doctor, not for another sport.
    """
    if decision is not None and decision.is_strong_pain:
        return False
    if decision is not None and decision.painful_region:
        runner = with_pain(runner, decision.painful_region, today)
    watched = {*jog.avoid_if, *jog.care_if}
    return any(
        each.stage is ComplaintStage.ACUTE and each.limitation in watched
        for each in runner.complaints
    )


def pain_text(decision: DayDecision, usual: Session, spared: Session, exercises: Exercises) -> str:
    """What the pain of today leaves out and replaces, in a sentence or two."""
    where = decision.painful_region
    pain = f"Pain {decision.check_in.pain} of 10, {where}"
    had = {item.exercise for item in usual.items}
    has = {item.exercise for item in spared.items}
    gone = [exercises[id_].name for id_ in sorted(had - has)]
    new = [exercises[id_].name for id_ in sorted(has - had)]
    if not limitations_at(where):
        return f"{pain}: {ASK_YOURSELF[:1].lower()}{ASK_YOURSELF[1:]} {NO_ADVICE}"
    if not gone:
        return f"{pain}: nothing of the session has to go. {NO_ADVICE}"
    instead = f"; {names_text(new)} instead" if new else ""
    return f"{pain}: without {names_text(gone)}{instead}. {NO_ADVICE}"


SORE_LEGS = "Sore legs: no jumps and no slow lowering until the soreness is 3 of 10 or less."


def _spare_sore_legs(session: Session, exercises: Exercises) -> Session:
    def stays(block: Block, item: Item) -> bool:
        exercise = exercises[item.exercise]
        is_slow = exercise.leg_load and lowers_slowly(item.tempo or exercise.tempo)
        spares = not exercise.plyo_factor and not is_slow
        return spares or not block.purpose.counts

    calm = only_items(session, stays)
    return calm if any(block.purpose.counts for block in calm.blocks) else session
