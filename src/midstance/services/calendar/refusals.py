"""The changes that a runner does not want: kept in the profile, and taken after all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.progress.change import LOOK_BACK, REFUSALS_KEY, Change, Refusals

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.record import Timestamp
    from midstance.storage.training_log import TrainingLog

CANNOT_REFUSE = "This rule keeps you safe and stays; in the session you may swap the exercise."
REFUSED_LATELY = timedelta(days=28)
"""A refusal that is no older can be taken back."""


def toggle_change(
    log: TrainingLog, exercise: str, changes: tuple[Change, ...], today: date, stamp: Timestamp
) -> str:
    """Leave an exercise as it was; again takes the change after all. Answers what was done.

    ``changes`` are those of today's session. "" where there is nothing to refuse or to take.

    Raises:
        StorageError: the log could not take it.
    """
    refused = read_refusals(log)
    change = next((each for each in changes if each.exercise == exercise), None)
    if change is not None and not change.kind.can_be_refused:
        return CANNOT_REFUSE
    if change is not None:
        after = refused.toggle(change)
    else:
        lately = [
            entry
            for entry in refused.entries
            if entry[0] == exercise and today - entry[1] < REFUSED_LATELY
        ]
        if not lately:
            return ""
        newest = max(lately, key=lambda entry: entry[1])
        after = replace(refused, entries=refused.entries - {newest})
    log.set_profile_value(REFUSALS_KEY, after.since(today - LOOK_BACK).to_plain(), stamp)
    return "Left as it was." if change else "Taken after all."


def read_refusals(log: TrainingLog) -> Refusals:
    """The changes that the runner did not want.

    Raises:
        StorageError: the log cannot be read.
    """
    return Refusals.from_plain(log.profile().get(REFUSALS_KEY))
