"""Easier weeks that the runner takes before a deload is due: kept in the profile, and ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.coach.progress.change import LOOK_BACK
from midstance.coach.progress.early_deload import EasierWeek

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.record import Timestamp
    from midstance.storage.training_log import TrainingLog

EASIER_KEY = "easier_weeks"
"""The key of the profile that holds the first and the last day of each."""


def read_easier_weeks(log: TrainingLog) -> tuple[EasierWeek, ...]:
    """The easier weeks, the oldest first; an entry that cannot be read is left out.

    Raises:
        StorageError: the log cannot be read.
    """
    plain = log.profile().get(EASIER_KEY)
    return tuple(_read(plain if isinstance(plain, list) else []))


def _read(plain: list[object]) -> Iterator[EasierWeek]:
    for each in plain:
        match each:
            case [str(first), str(last)]:
                try:
                    yield EasierWeek(date.fromisoformat(first), date.fromisoformat(last))
                except ValueError:
                    continue


def toggle_easier_week(log: TrainingLog, today: date, stamp: Timestamp) -> str:
    """Take seven easier days from today on, or end those that go on; answers what was done.

    Raises:
        StorageError: the log could not take it.
    """
    known = [each for each in read_easier_weeks(log) if each.last > today - LOOK_BACK]
    now = next((each for each in known if today in each), None)
    if now is None:
        taken = EasierWeek.of(today)
        kept, said = [*known, taken], f"{taken.lighter.reason} Again ends it."
    else:
        kept = [each for each in known if each is not now]
        if now.first < today:
            kept.append(replace(now, last=today - timedelta(days=1)))
        said = "The easier week is over: sessions are as planned again."
    plain = [[each.first.isoformat(), each.last.isoformat()] for each in kept]
    log.set_profile_value(EASIER_KEY, plain, stamp)
    return said
