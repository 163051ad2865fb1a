"""How repetitions and seconds go up: within a range, and when a program is repeated.

In a range such as 8-12 the amount goes up by one a session until its upper end, and begins again
below with the next load. Where a program is done again, what was done complete the last time asks
for two repetitions or five seconds more, and never for more than three above its gate.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.coach.progress.change import Change, ChangeKind
from midstance.coach.progress.exposure import SessionVerdict
from midstance.domain.exercise import Pattern
from midstance.domain.quantity import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from midstance.coach.progress.exposure import Exposure
    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Prescription

ONE_MORE, TWO_MORE = 1, 2  # repetitions or seconds by which the amount of a range goes up
WIDE_RANGE = 10
"""From this lower end on the amount of a range goes up by two."""
MORE_REPETITIONS, MORE_SECONDS = 2, 5  # added where a program is done again
ABOVE_GATE = 3  # repetitions or seconds above the gate up to which an amount without a range grows
LONGEST_HOLD_SECONDS = 60  # what a hold grows up to where its pattern has no limit below
LONGEST_HOLDS_OF = {Pattern.CORE_ANTI_LATERAL: 45, Pattern.CALF: 45, Pattern.BALANCE: 40}
"""Seconds of a hold at most: planks a minute, side planks and calf holds less, balance least."""
RANGE_RULE = "Common coaching practice: first more repetitions within the range, then more load."
AGAIN_RULE = "The program's own rule for doing it again: two repetitions or five seconds more."


def climb_range(
    prescription: Prescription,
    exercise: Exercise,
    exposures: Sequence[Exposure],
    load_change: Change | None,
    refused: frozenset[tuple[date, ChangeKind]] = frozenset(),
) -> tuple[Prescription, Change | None]:
    """The range with the amount to start from now; unchanged when the load has just changed."""
    last = _last_in_range(prescription, exposures)
    if last is None or load_change is not None:
        return prescription, None
    high = prescription.up_to or prescription.amount
    more = TWO_MORE if prescription.amount >= WIDE_RANGE else ONE_MORE
    amount = min(high, last.asked.amount + (more if _rises(last, refused) else 0))
    asked = replace(prescription, amount=amount, up_to=high if amount < high else None)
    if amount == last.asked.amount:
        return asked, None
    reason = f"All sets of {last.asked.amount} were done, so {amount} are asked for."
    return asked, Change(exercise.id, ChangeKind.AMOUNT_UP, last.day, reason, RANGE_RULE)


def _last_in_range(prescription: Prescription, exposures: Sequence[Exposure]) -> Exposure | None:
    """The last session that asked for an amount of the range; None after a fail."""
    last = _last_full_session(exposures)
    if prescription.up_to is None or last is None or last.verdict is SessionVerdict.FAIL:
        return None
    return last if prescription.amount <= last.asked.amount <= prescription.up_to else None


def _last_full_session(exposures: Sequence[Exposure]) -> Exposure | None:
    return next((each for each in reversed(exposures) if not each.is_lighter), None)


def _rises(last: Exposure, refused: frozenset[tuple[date, ChangeKind]]) -> bool:
    return last.is_complete and (last.day, ChangeKind.AMOUNT_UP) not in refused


def ask_again(
    prescription: Prescription,
    exercise: Exercise,
    exposures: Sequence[Exposure],
    place: tuple[str, int],
    refused: frozenset[tuple[date, ChangeKind]] = frozenset(),
) -> tuple[Prescription, Change | None]:
    """More of an exercise without a load, where its session and week (``place``) come again."""
    cycle = [each for each in exposures if (each.session, each.week) == place]
    last = _last_full_session(exposures)
    if not cycle or last is None or not _can_ask_more(prescription, exercise, exposures):
        return prescription, None
    is_timed = prescription.unit is Unit.SECONDS
    before = max(prescription.amount, cycle[-1].asked.amount)
    most = max(before, _most_again(exercise))
    more = MORE_SECONDS if is_timed else MORE_REPETITIONS
    amount = min(most, before + more) if _rises(last, refused) else before
    asked = replace(prescription, amount=amount)
    if amount == before:
        return asked, None
    word = " s" if is_timed else ""
    reason = (
        f"The last time this week asked for {before}{word} and all was done, "
        f"so {amount}{word} are asked for."
    )
    return asked, Change(exercise.id, ChangeKind.AMOUNT_UP, last.day, reason, AGAIN_RULE)


def _can_ask_more(
    prescription: Prescription, exercise: Exercise, exposures: Sequence[Exposure]
) -> bool:
    """Whether more of it is the way on: it has no load, no range, and is below its gate."""
    is_counted = prescription.unit in {Unit.REPS, Unit.SECONDS} and not exercise.plyo_factor
    if not is_counted or prescription.up_to is not None or exercise.up is None:
        return False
    is_loaded = any(each.grams for each in exposures)
    return not is_loaded and prescription.amount <= _most_again(exercise)


def _most_again(exercise: Exercise) -> int:
    """The most that is asked for again: a little above its gate, and no hold for too long."""
    most = (exercise.up.amount if exercise.up else 0) + ABOVE_GATE
    return min(most, longest_hold(exercise)) if exercise.measure.unit is Unit.SECONDS else most


def longest_hold(exercise: Exercise) -> int:
    """Seconds above which a harder rung serves better than a longer hold."""
    return LONGEST_HOLDS_OF.get(exercise.pattern, LONGEST_HOLD_SECONDS)
